"""Files of verdicts: what `law assess` writes and `law replay` reads.

.json holds words, two a person and pathway; .parquet and .csv hold one row a person, pathway and work category, of TITP
occupation, and leave the other column empty.  A .parquet of `--words` holds one row a person: columns `ssw1_yes`,
`ssw1_no`, `ssw1_mendable`, and of TITP, whose occupations take two machine words, `titp1_yes_0` and `titp1_yes_1` in
place of one; bit k of column p stands for occupation 64 p + k.  What was asked, of which people and of which edition of
the book stands in the file itself; beside a .csv, which has no place for it, in a second file of the same name and
`.meta.json`.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import Any

from kakehashi.cli.options import FileNotUsable, read_json
from kakehashi.law import TITP_OCCUPATIONS, WORK_CATEGORIES, LaneTable, Stored, StoredAnswers

ENDINGS = (".parquet", ".csv", ".json")

KINDS = (WORK_CATEGORIES.kind, TITP_OCCUPATIONS.kind)
"""The columns that name the lane of a line, one of them empty."""

KEY = b"kakehashi"
"""Where a parquet file keeps what was asked."""

HELD = "words"
"""What a file of words says besides, of each pathway: the lanes it speaks of, the columns, and what each bit means."""

_TABLES = {table.name: table for table in (WORK_CATEGORIES, TITP_OCCUPATIONS)}


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
        asked = json.loads((table.schema.metadata or {}).get(KEY, b"null"))
    question = asked if isinstance(asked, dict) else {}
    if isinstance(question.get(HELD), dict):
        return Stored.from_value(question | _words_of_people(table, question, path)), question
    _refuse_missing({"id", "person", "pathway", *KINDS, "answer"}, table, path)
    tables = question.get("lanes")
    tables = tables if isinstance(tables, dict) else {}
    _refuse_without_table(pc.unique(table["pathway"]).to_pylist(), tables, path)
    return Stored.from_value(question | _words(table, tables, path)), question


def _refuse_missing(needed: Iterable[str], table: Any, path: Path) -> None:
    missing = set(needed) - set(table.column_names)
    if missing:
        raise FileNotUsable(
            [f"{path} has no column {', '.join(sorted(missing))}; give a file that `law assess` wrote."]
        )


def _refuse_without_table(pathways: Iterable[Any], tables: Mapping[str, str], path: Path) -> None:
    which = ", ".join(str(pathway) for pathway in pathways if tables.get(pathway) not in _TABLES)
    if which:
        raise FileNotUsable([f"{path} does not say in which lane table {which} is answered; it was changed."])


def word_columns(pathway: str, name: str, lanes: LaneTable) -> list[str]:
    """The columns of a file of words that hold the word `name` of `pathway`, one for each page of its lanes."""
    return [f"{pathway}_{name}" + (f"_{page}" if lanes.pages > 1 else "") for page in range(lanes.pages)]


def asked_of(verdicts: Path) -> Path:
    """The file beside a .csv of verdicts that says what was asked."""
    return verdicts.with_name(f"{verdicts.name}.meta.json")


def digest_of(people: Path) -> str:
    """SHA-256 of the file, byte by byte, never more than a part of it in memory."""
    with people.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _read_csv(path: Path) -> Any:
    """The rows; numbers of people stay texts (`007`)."""
    import pyarrow as pa
    import pyarrow.csv

    texts = dict.fromkeys(("id", "pathway", *KINDS, "answer", "rule", "condition"), pa.string())
    options = pyarrow.csv.ConvertOptions(column_types=texts | {"person": pa.int64()})
    return pyarrow.csv.read_csv(path, convert_options=options)


def _opened(reader: Any, path: Path) -> Any:
    import pyarrow as pa

    try:
        return reader(path)
    except pa.ArrowInvalid as error:
        raise FileNotUsable([f"{path} cannot be read: {error}."]) from None


def _words_of_people(table: Any, question: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """A file of words as a stored assessment has them."""
    import numpy as np

    held, tables = question[HELD], question.get("lanes")
    tables = tables if isinstance(tables, dict) else {}
    _refuse_without_table(held, tables, path)
    columns = {
        (pathway, name): word_columns(pathway, name, _TABLES[tables[pathway]])
        for pathway in held
        for name in ("yes", "no")
    }
    _refuse_missing({"id", *(column for each in columns.values() for column in each)}, table, path)
    pathways = {}
    for pathway, said in held.items():
        lanes = _TABLES[tables[pathway]]
        yes, no = (
            np.stack([np.asarray(table[column], np.uint64) for column in columns[pathway, name]]).reshape(
                lanes.shape(table.num_rows)
            )
            for name in ("yes", "no")
        )
        written = StoredAnswers(lanes, lanes.word([]), yes, no).as_value()
        pathways[pathway] = written | {"speaks_of": said.get("speaks_of") if isinstance(said, dict) else None}
    return {"ids": [name or "" for name in table["id"].to_pylist()], "pathways": pathways}


def _words(table: Any, tables: Mapping[str, str], path: Path) -> dict[str, Any]:
    """The rows of a table of verdicts as a stored assessment has them: ids, and the words of each pathway."""
    import numpy as np

    person = np.asarray(table["person"], np.int64)
    people = int(person.max()) + 1 if len(person) else 0
    ids = [""] * people
    coded = {name: _coded(table[name]) for name in ("pathway", *KINDS, "answer", "id")}
    named, code = ({name: each[part] for name, each in coded.items()} for part in (0, 1))
    strange = [key for each in _TABLES.values() for key in named[each.kind] if key and key not in each.keys]
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
        lane, keys = code[lanes.kind], named[lanes.kind]
        spoken = [key for kind, key in enumerate(keys) if key and np.any(rows & (lane == kind))]
        words = {answer: np.zeros(lanes.shape(people), np.uint64) for answer in ("yes", "no")}
        for answer, said in words.items():
            answered = rows & (code["answer"] == _place(named["answer"], answer))
            for key in spoken:
                said[..., person[answered & (lane == keys.index(key))]] |= lanes.word([key])
        pathways[pathway] = StoredAnswers(lanes, lanes.word(spoken), words["yes"], words["no"]).as_value()
    return {"ids": ids, "pathways": pathways}


def _coded(column: Any) -> tuple[list[Any], Any]:
    """The distinct words of a column, and for each row which it has; -1 where it has none."""
    import numpy as np
    import pyarrow as pa

    words = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    whole = words.unify_dictionaries().combine_chunks()
    return whole.dictionary.to_pylist(), np.asarray(whole.indices.fill_null(-1))


def _place(names: list[str], name: str) -> int:
    """Where `name` stands; a place that no row has where it does not stand."""
    return names.index(name) if name in names else len(names)
