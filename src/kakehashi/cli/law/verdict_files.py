"""Files of verdicts: what `law assess` writes and `law replay` reads.

.json holds words, two a person and pathway; .parquet and .csv hold one row a person, pathway and category.  What was
asked, of which people and of which edition of the book stands in the file itself; beside a .csv, which has no place for
it, in a second file of the same name and `.meta.json`.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from kakehashi.cli.options import FileNotUsable, read_json
from kakehashi.law import TITP_OCCUPATIONS, WORK_CATEGORIES, Assessment, Facts, Stored, StoredAnswers, lane_of
from kakehashi.law.book import BOOK

ENDINGS = (".parquet", ".csv", ".json")

_TABLES = {table.name: table for table in (WORK_CATEGORIES, TITP_OCCUPATIONS)}
_KEY = b"kakehashi"
"""Where a parquet file keeps what was asked."""


def write(assessment: Assessment, facts: Facts, people: Path, out: Path) -> int:
    """Write the verdicts on the people of the file `people`, and what was asked; gives how many verdicts there are."""
    stored = Stored.of(assessment, facts, BOOK.digest)
    asked = stored.header() | {
        "law_checked": assessment.law_checked.isoformat(),
        "people_file": str(people.resolve()),
        "people_digest": digest_of(people),
        "lanes": {pathway.value: answers.lanes.name for pathway, answers in stored.pathways.items()},
    }
    if out.suffix == ".json":
        out.write_text(json.dumps(stored.as_value() | asked) + "\n", encoding="utf-8")
        return sum(len(facts) * len(answers.lanes.named(answers.speaks_of)) for answers in stored.pathways.values())
    table = _verdict_table(assessment, facts)
    if out.suffix == ".parquet":
        import pyarrow.parquet

        pyarrow.parquet.write_table(table.replace_schema_metadata({_KEY: json.dumps(asked)}), out)
    else:
        import pyarrow.csv

        with out.open("wb") as file:
            file.write(b"\xef\xbb\xbf")
            pyarrow.csv.write_csv(table, file)
        asked_of(out).write_text(json.dumps(asked, indent=2) + "\n", encoding="utf-8")
    return int(table.num_rows)


def read(path: Path) -> tuple[Stored, Mapping[str, Any]]:
    """The stored assessment in `path`, and all that stands beside it; FileNotUsable or StoredError where it is none."""
    if path.suffix not in ENDINGS:
        raise FileNotUsable([f"{path} ends in none of {', '.join(ENDINGS)}; give a file that `law assess` wrote."])
    if path.suffix == ".json":
        value = read_json(path)
        return Stored.from_value(value), value
    if not path.exists():
        raise FileNotUsable([f"{path} does not exist; check the name and the folder."])
    import pyarrow.compute as pc
    import pyarrow.parquet

    if path.suffix == ".csv":
        asked = read_json(asked_of(path))
        table = _opened(_read_csv, path)
    else:
        table = _opened(pyarrow.parquet.read_table, path)
        asked = json.loads((table.schema.metadata or {}).get(_KEY, b"null"))
    missing = {"id", "person", "pathway", "category", "answer"} - set(table.column_names)
    if missing:
        raise FileNotUsable(
            [f"{path} has no column {', '.join(sorted(missing))}; give a file that `law assess` wrote."]
        )
    question = asked if isinstance(asked, dict) else {}
    tables = question.get("lanes")
    tables = tables if isinstance(tables, dict) else {}
    faults = [pathway for pathway in pc.unique(table["pathway"]).to_pylist() if tables.get(pathway) not in _TABLES]
    if faults:
        which = ", ".join(map(str, faults))
        raise FileNotUsable([f"{path} does not say in which lane table {which} is answered; it was changed."])
    return Stored.from_value(question | _words(table, tables, path)), question


def asked_of(verdicts: Path) -> Path:
    """The file beside a .csv of verdicts that says what was asked."""
    return verdicts.with_name(f"{verdicts.name}.meta.json")


def digest_of(people: Path) -> str:
    """SHA-256 of the file, byte by byte."""
    return sha256(people.read_bytes()).hexdigest()


def _read_csv(path: Path) -> Any:
    """The rows; numbers of people stay texts (`007`)."""
    import pyarrow as pa
    import pyarrow.csv

    texts = dict.fromkeys(("id", "pathway", "category", "answer", "rule", "condition"), pa.string())
    options = pyarrow.csv.ConvertOptions(column_types=texts | {"person": pa.int64()})
    return pyarrow.csv.read_csv(path, convert_options=options)


def _opened(reader: Any, path: Path) -> Any:
    import pyarrow as pa

    try:
        return reader(path)
    except pa.ArrowInvalid as error:
        raise FileNotUsable([f"{path} cannot be read: {error}."]) from None


def _words(table: Any, tables: Mapping[str, str], path: Path) -> dict[str, Any]:
    """The rows of a table of verdicts as a stored assessment has them: ids, and the words of each pathway."""
    import numpy as np

    person = np.asarray(table["person"], np.int64)
    people = int(person.max()) + 1 if len(person) else 0
    ids = [""] * people
    coded = {name: table[name].combine_chunks().dictionary_encode() for name in ("pathway", "category", "answer", "id")}
    named = {name: column.dictionary.to_pylist() for name, column in coded.items()}
    code = {name: np.asarray(column.indices.fill_null(-1)) for name, column in coded.items()}
    known = {key for table in _TABLES.values() for key in table.keys}
    strange = [key for key in named["category"] if key not in known]
    strange += [answer for answer in named["answer"] if answer not in {"yes", "no", "unknown"}]
    if strange or person.min(initial=0) < 0:
        raise FileNotUsable([f"{path} holds {', '.join(map(str, strange)) or 'a negative person'}; it was changed."])
    first = np.unique(person, return_index=True)[1]
    for row, place in enumerate(code["id"][first].tolist()):
        ids[row] = "" if place < 0 else str(named["id"][place])
    pathways = {}
    for place, pathway in enumerate(named["pathway"]):
        rows = code["pathway"] == place
        lanes = _TABLES[tables[pathway]]
        spoken = [key for kind, key in enumerate(named["category"]) if (rows & (code["category"] == kind)).any()]
        words = {answer: np.zeros(lanes.shape(people), np.uint64) for answer in ("yes", "no")}
        for answer, said in words.items():
            answered = rows & (code["answer"] == _place(named["answer"], answer))
            for key in spoken:
                who = person[answered & (code["category"] == named["category"].index(key))]
                said[..., who] |= lanes.word([key])
        pathways[pathway] = StoredAnswers(lanes, lanes.word(spoken), words["yes"], words["no"]).as_value()
    return {"ids": ids, "pathways": pathways}


def _place(names: list[str], name: str) -> int:
    """Where `name` stands; a place that no row has where it does not stand."""
    return names.index(name) if name in names else len(names)


def _verdict_table(assessment: Assessment, facts: Facts) -> Any:
    import numpy as np
    import pyarrow as pa

    people = np.arange(len(facts), dtype=np.int64)
    ids = pa.array([name or None for name in facts.ids], pa.string())
    parts = []
    for pathway, answer in assessment.pathways.items():
        rules = pa.array([None, *(rule.id for rule in answer.rules)], pa.string())
        conditions = pa.array([None, *(rule.condition for rule in answer.rules)], pa.string())
        for lane, key in enumerate(answer.instrument.lanes.keys):
            if not answer.speaks_of_lane(lane):
                continue
            yes, no = (lane_of(words, lane).astype(np.int64) for words in (answer.yes, answer.no))
            number = answer.first_numbers(lane)
            said = pa.array(["unknown", "yes", "no"]).take(pa.array(yes + 2 * no))
            parts.append(
                pa.table(
                    {
                        "id": ids,
                        "person": people,
                        "pathway": pa.repeat(pathway.value, len(facts)),
                        "category": pa.repeat(key, len(facts)),
                        "answer": said,
                        "rule": rules.take(pa.array(number)),
                        "condition": conditions.take(pa.array(number)),
                    }
                )
            )
    return pa.concat_tables(parts)
