"""Files as people send them: what they should be, and what acts by itself."""

import io
import zipfile
import zlib
from base64 import b64decode

from kakehashi.portal.documents.content import Type

CONTENT_TYPES = '<Types><Override ContentType="application/vnd.openxmlformats{}+xml"/></Types>'


def archive(**parts: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/"), text)
    return file.getvalue()


def office(main: str, types: str = "", **more: str | bytes) -> bytes:
    parts = {"[Content_Types].xml": CONTENT_TYPES.format(types), main: "<x/>", **more}
    return archive(**parts)


def pdf(body: bytes = b"1 0 obj << /Type /Catalog >> endobj\n") -> bytes:
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def packed_objects(objects: bytes) -> bytes:
    packed = zlib.compress(objects)
    return b"2 0 obj << /Type /ObjStm /Length %d >>\nstream\n%s\nendstream endobj\n" % (len(packed), packed)


def pixels(raw: bytes) -> bytes:
    return b"3 0 obj << /Subtype /Image >>\nstream\n%s\nendstream endobj\n" % raw


def segment(marker: int, held: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes([0xFF, marker]) + (len(held) + 2).to_bytes(2, "big") + held


def chunk(kind: bytes, held: bytes) -> bytes:
    """A chunk of a PNG."""
    return len(held).to_bytes(4, "big") + kind + held + zlib.crc32(kind + held).to_bytes(4, "big")


def box(kind: bytes, held: bytes) -> bytes:
    """A box of HEIF."""
    return (len(held) + 8).to_bytes(4, "big") + kind + held


ONE_CODE = bytes([1, *[0] * 15, 0])
"""A table of one code, a single bit: "nothing more"."""
FRAME = bytes([8, 0, 8, 0, 8, 1, 1, 0x11, 0])
JPEG = b"".join(
    (
        b"\xff\xd8",
        segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xDB, bytes([0, *[1] * 64])),
        segment(0xC0, FRAME),
        segment(0xC4, b"\x00" + ONE_CODE),
        segment(0xC4, b"\x10" + ONE_CODE),
        segment(0xDA, bytes([1, 1, 0, 0, 63, 0])),
        b"\x3f\xff\xd9",
    )
)
"""Eight by eight grey pixels."""
PNG_SIZE = b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"
PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", PNG_SIZE) + chunk(b"IDAT", zlib.compress(b"\0\x7f")) + chunk(b"IEND", b"")
WEBP = b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
ABOUT = b"\0" * 4 + box(b"ispe", b"\0" * 4 + b"\0\0\0\x08" * 2)
HEIF = box(b"ftyp", b"heic" + b"\0" * 4 + b"mif1heic") + box(b"meta", ABOUT) + box(b"mdat", b"\x01" * 20)
GOOD = {
    Type.PDF: pdf(),
    Type.JPEG: JPEG,
    Type.PNG: PNG,
    Type.WEBP: WEBP,
    Type.HEIF: HEIF,
    Type.DOCX: office("word/document.xml"),
    Type.XLSX: office("xl/workbook.xml"),
    Type.ODT: archive(mimetype=Type.ODT.value, **{"content.xml": "<x/>"}),
    Type.ODS: archive(mimetype=Type.ODS.value, **{"content.xml": "<x/>"}),
}
VBA_XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "_VBA_PROJECT_CUR".encode("utf-16-le") + b"\0" * 600
ACTS = {
    "docm": office("word/document.xml", **{"word/vbaProject.bin": b"\xd0\xcf"}),
    "renamed docm without its project": office("word/document.xml", ".ms-word.document.macroEnabled.main"),
    "xlsm": office("xl/workbook.xml", **{"xl/vbaProject.bin": b"\xd0\xcf"}),
    "macro sheet of Excel 4": office("xl/workbook.xml", **{"xl/macrosheets/sheet1.xml": "<x/>"}),
    "ActiveX": office("word/document.xml", **{"word/activeX/activeX1.xml": "<x/>"}),
    "embedded program": office("word/document.xml", **{"word/embeddings/oleObject1.bin": b"MZ"}),
    "template from elsewhere": office(
        "word/document.xml",
        **{
            "word/_rels/settings.xml.rels": '<Relationship Type="x/attachedTemplate" Target="http://x" '
            'TargetMode="External"/>'
        },
    ),
    "Basic of LibreOffice": archive(mimetype=Type.ODT.value, **{"Basic/Standard/Module1.xml": "<x/>"}),
    "Python of LibreOffice": archive(mimetype=Type.ODS.value, **{"Scripts/python/a.py": "x"}),
    "script at an event": archive(
        mimetype=Type.ODT.value, **{"content.xml": '<script:event-listener script:event-name="dom:load"/>'}
    ),
    "JavaScript in a PDF": pdf(b"1 0 obj << /S /JavaScript /JS (app.alert) >> endobj\n"),
    "its name hidden": pdf(b"1 0 obj << /S /J#61vaScript >> endobj\n"),
    "its object packed": pdf(packed_objects(b"4 0 << /S /JavaScript >>")),
    "a program started by a PDF": pdf(b"1 0 obj << /S /Launch /F (calc.exe) >> endobj\n"),
    "a file inside a PDF": pdf(b"1 0 obj << /Type /EmbeddedFile >> endobj\n"),
}
