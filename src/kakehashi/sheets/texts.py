"""From the bytes of a text to raw cells: CSV in UTF-8, UTF-16, CP932, EUC-JP or Windows-1252; comma, semicolon or tab.

Bytes that are no character of their encoding become U+FFFD, each in its cell, where they are few; the cell's row is
refused for them later, and the encoding that was assumed is said.  Otherwise the text is refused.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from kakehashi.sheets.archive import check_place
from kakehashi.sheets.cells import Cell, is_unseen
from kakehashi.sheets.faults import SheetError
from kakehashi.sheets.headers import ROWS_LOOKED_AT

LONGEST_CELL = 32_767
"""Characters a cell of Excel can hold."""

_MARKUP = re.compile(r"^\s*<(?:!doctype|html|\?xml|table|head|meta)", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_TWO_HIGH_BYTES = re.compile(rb"[\x80-\xff]{2}")
_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]")
_KANA = re.compile("[\u3041-\u30fe]")
_NOT_IN_CP932 = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LOST = "\ufffd"
_CHARACTERS_PER_LOST = 20
"""A text in an encoding known by its mark, or in Latin letters, may have lost one character in so many."""
_JAPANESE_PER_LOST = 4
"""Where a Japanese encoding is inferred: so many characters beyond ASCII must hold for each that does not."""
_THIN = 10
"""So few characters beyond ASCII are thin evidence for a Japanese encoding: two bytes gone astray can look like one."""
_END = "\x1f"
"""A line put behind the text; where it is not the last record by itself, a quotation mark was left open."""

Likeness = Callable[[Sequence[Sequence[Cell]]], int]
"""How many columns of the kind asked for the best of some rows names."""


@dataclass(frozen=True, slots=True)
class TextRows:
    """The rows of a text (number as Excel shows it, cells), its encoding and what parts its cells.

    `lost` is how many characters could not be read; `guessed` says that nothing but the lack of a better one speaks
    for the encoding, so that each character beyond ASCII is a guess.
    """

    rows: list[tuple[int, list[Cell]]]
    encoding: str
    delimiter: str
    lost: int
    guessed: bool


def read_text(data: bytes, likeness: Likeness) -> TextRows:
    """Read a text; SheetError wrong_type, empty_sheet, encoding_not_understood, quote_not_closed, cell_too_long."""
    data = data.rstrip(b"\x1a")
    encoding, text = _decoded(data, likeness)
    if _MARKUP.match(text) or _CONTROLS.search(text):
        raise SheetError.of("wrong_type")
    if not text.strip(" \t\r\n,;"):
        raise SheetError.of("empty_sheet")
    delimiter = _delimiter(text, likeness)
    rows = list(_records(text, delimiter))
    if not rows:
        raise SheetError.of("empty_sheet")
    lost = text.count(_LOST)
    if lost and _strictly(data, encoding) is not None:
        lost = 0  # they were lost before the file was saved: the cells say so
    return TextRows(rows, encoding, delimiter, lost, _is_guessed(encoding, text))


def _delimiter(text: str, likeness: Likeness) -> str:
    tried = {delimiter: _first_records(text, delimiter) for delimiter in ",;\t"}
    return max(tried, key=lambda one: (likeness(tried[one]), max(map(len, tried[one]), default=0)))


def _first_records(text: str, delimiter: str) -> list[list[str]]:
    with_delimiter = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [record for record in islice(with_delimiter, 3 * ROWS_LOOKED_AT) if any(record)][:ROWS_LOOKED_AT]
    except csv.Error:
        return []


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[Cell]]]:
    """Every record that holds something, numbered as Excel numbers its rows.

    A quotation mark that is left open would swallow the rows behind it without a word; it is looked for here.
    """
    ended = text if text.endswith(("\n", "\r")) else text + "\n"
    number, width = 0, 2
    try:
        records = csv.reader(io.StringIO(f"{ended}{_END}\n", newline=""), delimiter=delimiter)
        for record in takewhile([_END].__ne__, records):
            number += 1
            width = max(width, len(record))
            check_place(number - 1, len(record) - 1)
            for cell in record:
                if len(cell) > LONGEST_CELL or "\n" in cell or "\r" in cell:
                    _check_long(cell, number, delimiter, width)
            if any(cell and not is_unseen(cell) for cell in record):
                yield number, [*record]
    except csv.Error:
        raise SheetError.of("quote_not_closed" if '"' in text else "cell_too_long", row=number + 1) from None


def _check_long(cell: str, row: int, delimiter: str, width: int) -> None:
    """Refuse a cell that holds whole rows, the end of the file, or more than a cell of Excel can."""
    inner = cell.splitlines()[1:]
    if _END in cell or any(line.count(delimiter) >= width // 2 for line in inner[:-1]):
        raise SheetError.of("quote_not_closed", row=row)
    if len(cell) > LONGEST_CELL:
        raise SheetError.of("cell_too_long", row=row)


def _decoded(data: bytes, likeness: Likeness) -> tuple[str, str]:
    """The name of the encoding and the text.

    1. A mark at the beginning names the encoding; so do zero bytes (UTF-16 without a mark).
    2. UTF-8, where it holds; where a few bytes do not, and far more do.
    3. Windows-1252, where no two high bytes meet: Japanese has them in pairs.
    4. CP932 and EUC-JP share their bytes: the one whose headers are known, else the one with fewer half-width kana.
    5. The same two with a few broken bytes.
    6. UTF-8 with a few broken bytes, where hardly anything else stands beyond ASCII.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return encoding, _nearly(data, encoding)
    sample = data[:4096]
    if b"\0" in sample:
        encoding = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        text = _strictly(data, encoding)
        if text is None or _CONTROLS.search(text):
            raise SheetError.of("wrong_type")
        return encoding, text
    text = _strictly(data, "utf-8")
    if text is not None:
        return "utf-8", text
    mended = data.decode("utf-8", "replace")
    if _is_rather_utf_8(mended):
        return "utf-8", mended
    if _TWO_HIGH_BYTES.search(data) is None:
        return "cp1252", _nearly(data, "cp1252")
    return _japanese(data, likeness)


def _japanese(data: bytes, likeness: Likeness) -> tuple[str, str]:
    cp932, euc = _strictly(data, "cp932"), _strictly(data, "euc_jp")
    if cp932 is not None and _NOT_IN_CP932.search(cp932):
        cp932 = None
    if cp932 is not None and euc is not None:
        return ("euc_jp", euc) if _is_rather_euc(cp932, euc, likeness) else ("cp932", cp932)
    if cp932 is not None:
        return "cp932", cp932
    if euc is not None:
        return "euc_jp", euc
    tried = {
        "cp932": _NOT_IN_CP932.sub(_LOST, data.decode("cp932", "replace")),
        "euc_jp": data.decode("euc_jp", "replace"),
    }
    encoding, text = min(tried.items(), key=lambda one: one[1].count(_LOST))
    lost = text.count(_LOST)
    if _beyond_ascii(text) < _JAPANESE_PER_LOST * lost:
        return "utf-8", _nearly(data, "utf-8")
    return encoding, text


def _is_guessed(encoding: str, text: str) -> bool:
    return encoding == "cp1252" or (encoding in {"cp932", "euc_jp"} and _beyond_ascii(text) < _THIN)


def _is_rather_euc(cp932: str, euc: str, likeness: Likeness) -> bool:
    known = [likeness(_first_records(text, _delimiter(text, likeness))) for text in (cp932, euc)]
    if known[0] != known[1]:
        return known[1] > known[0]
    odd = len(_HALF_WIDTH_KANA.findall(cp932))
    return odd > len(_KANA.findall(cp932)) < len(_KANA.findall(euc))


def _nearly(data: bytes, encoding: str) -> str:
    """The text in an encoding that is beyond doubt, with U+FFFD for what is none of its characters."""
    text = data.decode(encoding, "replace")
    if text.count(_LOST) * _CHARACTERS_PER_LOST > len(text):
        raise SheetError.of("encoding_not_understood")
    return text


def _is_rather_utf_8(text: str) -> bool:
    """Whether more than half of what stands beyond ASCII is UTF-8: in other encodings hardly anything is, by chance."""
    lost, held = text.count(_LOST), _beyond_ascii(text)
    return held > 0 and held >= 2 * lost - 1


def _beyond_ascii(text: str) -> int:
    return len(_BEYOND_ASCII.findall(text)) - text.count(_LOST)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
