"""What a file is, by its content and never by its name, and whether it carries something that acts by itself.

Names the types that are kept, and refuses macros, scripts, embedded programs, locked files, archives that grow or hide,
and pictures that are not whole.
Standard library alone.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kakehashi.portal.documents import pictures
from kakehashi.vocabulary import KakehashiError, Text

MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 4_000
MOST_RATIO = 200
"""Unpacked to packed, looked at above ten megabytes."""

_SMALL = 10 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEIF = frozenset({b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc"})
_PDF_ACTS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z0-9])")
_PDF_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PDF_LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_PDF_DICTIONARY = 1_000
"""Bytes before a stream in which its dictionary is looked for."""
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_MACRO_PARTS = re.compile(
    r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml|macrosheets/|activex/|basic/|scripts/)", re.IGNORECASE
)
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings/.*\.(?:bin|exe|vbs|js|bat|cmd)|oleobject\d*\.bin)$", re.IGNORECASE)
_OUTSIDE_TEMPLATE = re.compile(rb"attachedTemplate[^>]*TargetMode\s*=\s*[\"']External", re.IGNORECASE)


class Type(StrEnum):
    """A type of file that is kept; the value is its media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIF = "image/heif"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    XLS = "application/vnd.ms-excel"
    TEXT = "text/plain"


PAPERS = frozenset({Type.PDF, Type.JPEG, Type.PNG, Type.WEBP, Type.HEIF, Type.DOCX, Type.XLSX, Type.ODT, Type.ODS})
"""What a paper of a person may be: a scan, a photograph, or what an office writes in."""

_REFUSALS = {
    "empty": Text(
        "Berkas ini kosong. Simpan atau pindai sekali lagi, lalu pilih",
        "このファイルは空です。もう一度保存又はスキャンしてから選んでください",
        "This file is empty. Save or scan it again, then choose it",
    ),
    "too_large": Text(
        "Berkas ini lebih besar dari {limit} MB. Pindai dengan resolusi lebih rendah, atau bagi berkasnya",
        "このファイルは{limit}MBを超えています。解像度を下げてスキャンするか、ファイルを分けてください",
        "This file is larger than {limit} MB. Scan it at a lower resolution, or split it",
    ),
    "unknown": Text(
        "Jenis berkas ini tidak diterima. Kirim sebagai PDF, foto (JPEG, PNG, HEIC), .docx, .xlsx, .odt, atau .ods",
        "この種類のファイルは受け付けていません。PDF、写真(JPEG、PNG、HEIC)、.docx、.xlsx、.odt、.odsで送ってください",
        "This type of file is not taken. Send a PDF, a photograph (JPEG, PNG, HEIC), .docx, .xlsx, .odt or .ods",
    ),
    "acts": Text(
        "Berkas ini memuat makro, skrip, atau program. Simpan sebagai PDF tanpa makro, lalu unggah lagi",
        "このファイルにはマクロ、スクリプト又はプログラムが含まれています。マクロのないPDFとして保存し直してください",
        "This file carries a macro, a script or a program. Save it as a PDF without them, then upload it again",
    ),
    "hides": Text(
        "Di dalam berkas ini tersembunyi berkas lain. Simpan atau pindai sekali lagi sebagai PDF atau foto",
        "このファイルには別のファイルが隠れています。もう一度PDF又は写真として保存又はスキャンしてください",
        "Another file is hidden in this one. Save or scan it again as a PDF or a photograph",
    ),
    "locked": Text(
        "Berkas ini terkunci dengan kata sandi. Simpan tanpa kata sandi, lalu unggah lagi",
        "このファイルはパスワードで保護されています。パスワードを外して保存し直してください",
        "This file is locked with a password. Save it without one, then upload it again",
    ),
    "broken": Text(
        "Berkas ini rusak atau terpotong. Simpan atau pindai sekali lagi, lalu unggah lagi",
        "このファイルは壊れているか、途中で切れています。もう一度保存又はスキャンしてください",
        "This file is damaged or cut off. Save or scan it again, then upload it again",
    ),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not kept: `code` is a key of `_REFUSALS`, `text` says what to do."""

    code: str
    text: Text


class FileNotKept(KakehashiError):
    """A file that is not kept; `refusal` says why."""

    title = "The file is not kept"

    def __init__(self, refusal: Refusal) -> None:
        super().__init__([refusal.text.english])
        self.refusal = refusal


def _not_kept(code: str, **values: object) -> FileNotKept:
    text = _REFUSALS[code]
    return FileNotKept(Refusal(code, text.filled(**values) if values else text))


def checked(data: bytes, *, limit: int, accepted: frozenset[Type] = PAPERS) -> Type:
    """The type of a file that may be kept.

    Shapes:  `limit` in bytes; `accepted` the types of which it must be one.
    Raises:  FileNotKept, whose `refusal` says what is wrong and what to do.
    Cost:    time linear in the size unpacked, which is bounded by MOST_UNPACKED; memory one part.
    """
    if not data:
        raise _not_kept("empty")
    if len(data) > limit:
        raise _not_kept("too_large", limit=limit // (1024 * 1024))
    found = type_of(data)
    if found is None or found not in accepted:
        raise _not_kept("locked" if data.startswith(_OLE) and _LOCKED in data else "unknown")
    if acts(data, found):
        raise _not_kept("acts")
    if not _WHOLE.get(found, _is_whole)(data):
        raise _not_kept("broken")
    if found not in _ARCHIVES and _is_archive_too(data):
        raise _not_kept("hides")
    return found


def type_of(data: bytes) -> Type | None:
    """What the bytes are; None for what this module does not know.  Raises FileNotKept for a damaged archive."""
    if data.startswith(b"%PDF-"):
        if b"%%EOF" not in data[-2048:]:
            raise _not_kept("broken")
        if any(_PDF_LOCKED.search(piece) for piece in _pdf_pieces(data)):
            raise _not_kept("locked")
        return Type.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _type_of_archive(data)
    if data.startswith(_OLE):
        return Type.XLS if _LOCKED not in data else None
    return _type_of_picture(data) or (Type.TEXT if b"\0" not in data[:4096] and _is_text(data) else None)


def _type_of_picture(data: bytes) -> Type | None:
    if data.startswith(b"\xff\xd8\xff"):
        return Type.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Type.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Type.WEBP
    return Type.HEIF if data[4:8] == b"ftyp" and data[8:12] in _HEIF else None


def acts(data: bytes, found: Type) -> bool:
    """Whether the file carries something that runs when it is opened: macros, scripts, programs, far templates.

    What cannot be looked into is refused elsewhere (locked, damaged) or kept as a picture that no program runs.
    """
    if found is Type.PDF:
        return any(_PDF_ACTS.search(_plain_names(piece)) for piece in _pdf_pieces(data))
    if found is Type.XLS:
        return _VBA in data
    if found in {Type.DOCX, Type.XLSX, Type.ODT, Type.ODS}:
        return _archive_acts(data)
    return False


_ARCHIVES = frozenset({Type.DOCX, Type.XLSX, Type.ODT, Type.ODS})
_WHOLE = {
    Type.JPEG: pictures.whole_jpeg,
    Type.PNG: pictures.whole_png,
    Type.WEBP: pictures.whole_webp,
    Type.HEIF: pictures.whole_heif,
}


def _is_whole(_data: bytes) -> bool:
    """What is no picture was looked through to its end when it was asked what it is and whether it acts."""
    return True


def _is_archive_too(data: bytes) -> bool:
    """Whether programs that open archives find one behind the end of what the file is shown as."""
    try:
        return bool(zipfile.ZipFile(io.BytesIO(data)).infolist())
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, RuntimeError):
        return False


def _is_text(data: bytes) -> bool:
    for encoding in ("utf-8", "cp932", "euc_jp", "cp1252"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _opened(data: bytes) -> zipfile.ZipFile:
    """The archive, its parts counted and its growth bounded by what its directory announces and by what comes out."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, RuntimeError):
        raise _not_kept("broken") from None
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise _not_kept("locked")
    most = max(_SMALL, min(MOST_UNPACKED, len(data) * MOST_RATIO))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most:
        raise _not_kept("broken")
    return archive


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        raise _not_kept("broken") from None


def _type_of_archive(data: bytes) -> Type | None:
    archive = _opened(data)
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        if "word/document.xml" in names:
            return Type.DOCX
        return Type.XLSX if "xl/workbook.xml" in names else None
    said = _part(archive, "mimetype")[:100].strip()
    return {Type.ODT.value.encode(): Type.ODT, Type.ODS.value.encode(): Type.ODS}.get(said)


def _archive_acts(data: bytes) -> bool:
    archive = _opened(data)
    names = archive.namelist()
    if any(_MACRO_PARTS.search(name) or _EMBEDDED.search(name) for name in names):
        return True
    if b"macroenabled" in _part(archive, "[Content_Types].xml").lower():
        return True
    relations = (name for name in names if name.endswith(".rels"))
    if any(_OUTSIDE_TEMPLATE.search(_part(archive, name)) for name in relations):
        return True
    return any(b"<script:event-listener" in _part(archive, name) for name in ("content.xml", "styles.xml"))


def _plain_names(piece: bytes) -> bytes:
    """The bytes with `#xx` in PDF names written out, which would otherwise hide /J#61vaScript."""
    return _HEX_IN_NAME.sub(lambda found: bytes([int(found[1], 16)]), piece) if b"#" in piece else piece


def _pdf_pieces(data: bytes) -> Iterator[bytes]:
    """All that may hold an action: what stands between the streams, and the streams that pack objects, unpacked.

    Pixels, fonts and text streams are passed over: no action stands in them, and chance writes `/JS` into pixels.
    """
    left, behind = MOST_UNPACKED, 0
    for start in _PDF_STREAM.finditer(data):
        if start.start() < behind:
            continue
        before = data[max(behind, start.start() - _PDF_DICTIONARY) : start.start()]
        yield data[behind : start.start()]
        end = data.find(b"endstream", start.end())
        behind = len(data) if end < 0 else end
        if b"/ObjStm" in _plain_names(before):
            piece = _inflated(data[start.end() : behind], left)
            left -= len(piece)
            yield piece
    yield data[behind:]


def _inflated(packed: bytes, limit: int) -> bytes:
    try:
        piece = zlib.decompressobj().decompress(packed, limit + 1)
    except zlib.error:
        raise _not_kept("broken") from None
    if len(piece) > limit:
        raise _not_kept("broken")
    return piece
