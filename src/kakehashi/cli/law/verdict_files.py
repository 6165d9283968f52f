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
from kakehashi.law import WORK_CATEGORIES, Assessment, Facts, Stored, StoredAnswers
from kakehashi.law.book import BOOK

ENDINGS = (".parquet", ".csv", ".json")

_KEY = b"kakehashi"
"""Where a parquet file keeps what was asked."""


def write(assessment: Assessment, facts: Facts, people: Path, out: Path) -> int:
    """Write the verdicts on the people of the file `people`, and what was asked; gives how many verdicts there are."""
    stored = Stored.of(assessment, facts, BOOK.digest)
    asked = stored.header() | {
        "law_checked": assessment.law_checked.isoformat(),
        "people_file": str(people.resolve()),
        "people_digest": digest_of(people),
    }
    if out.suffix == ".json":
        out.write_text(json.dumps(stored.as_value() | asked) + "\n", encoding="utf-8")
        return sum(len(facts) * answers.speaks_of.bit_count() for answers in stored.pathways.values())
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
    return Stored.from_value(question | _words(table, path)), question


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


def _words(table: Any, path: Path) -> dict[str, Any]:
    """The rows of a table of verdicts as a stored assessment has them: ids, and the words of each pathway."""
    import numpy as np

    person = np.asarray(table["person"], np.int64)
    people = int(person.max()) + 1 if len(person) else 0
    ids = [""] * people
    coded = {name: table[name].combine_chunks().dictionary_encode() for name in ("pathway", "category", "answer", "id")}
    named = {name: column.dictionary.to_pylist() for name, column in coded.items()}
    code = {name: np.asarray(column.indices.fill_null(-1)) for name, column in coded.items()}
    strange = [key for key in named["category"] if key not in WORK_CATEGORIES.number]
    strange += [answer for answer in named["answer"] if answer not in {"yes", "no", "unknown"}]
    if strange or person.min(initial=0) < 0:
        raise FileNotUsable([f"{path} holds {', '.join(map(str, strange)) or 'a negative person'}; it was changed."])
    first = np.unique(person, return_index=True)[1]
    for row, place in enumerate(code["id"][first].tolist()):
        ids[row] = "" if place < 0 else str(named["id"][place])
    bits = np.array([1 << WORK_CATEGORIES.lane(key) for key in named["category"]], np.uint64)[code["category"]]
    pathways = {}
    for place, pathway in enumerate(named["pathway"]):
        rows = code["pathway"] == place
        words = {}
        for answer in ("yes", "no"):
            words[answer] = np.zeros(people, np.uint64)
            said = rows & (code["answer"] == _place(named["answer"], answer))
            np.bitwise_or.at(words[answer], person[said], bits[said])
        spoken = int(np.bitwise_or.reduce(bits[rows]))
        pathways[pathway] = StoredAnswers(spoken, words["yes"], words["no"]).as_value()
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
            if not int(answer.speaks_of) >> lane & 1:
                continue
            yes, no = (word >> np.uint64(lane) & np.uint64(1) for word in (answer.yes, answer.no))
            number = np.zeros(len(facts), np.int64)
            for plane, word in enumerate(answer.planes):
                number |= (word >> np.uint64(lane) & np.uint64(1)).astype(np.int64) << plane
            said = pa.array(["unknown", "yes", "no"]).take(pa.array((yes + 2 * no).astype(np.int64)))
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
