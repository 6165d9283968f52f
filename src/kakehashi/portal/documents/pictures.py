"""Whether a picture is whole: its parts follow each other to the end, and it has a size.  Standard library alone.

Nothing is decoded: a picture whose parts are whole is shown or not by the reader's program, and runs nothing.  What
stands behind the end is left alone: telephones write a second picture or a short film there.
"""

import re
import struct
import zlib
from collections.abc import Iterator

_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers of a JPEG that stand without a length."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers that give the size of a JPEG."""
_SCAN, _END = 0xDA, 0xD9
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_PNG_HEAD = 8
_CONTAINERS = 8
"""Bytes of a box of HEIF before what it holds."""
_SIZE_TO_END, _SIZE_IN_64_BITS = 0, 1


def whole_jpeg(data: bytes) -> bool:
    """Whether segments lead from the start over a size and a scan to the end marker."""
    at, sized, scanned = 2, False, False
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker == _END:
            return sized and scanned
        else:
            length = int.from_bytes(data[at + 2 : at + 4], "big")
            segment = data[at + 4 : at + 2 + length]
            if length < 2 or len(segment) != length - 2:
                return False
            sized |= marker in _FRAMES and len(segment) > 5 and any(segment[1:3]) and any(segment[3:5])
            at += 2 + length
            if marker == _SCAN:
                found = _NEXT_MARKER.search(data, at)
                if found is None:
                    return False
                scanned, at = True, found.start()
    return False


def whole_png(data: bytes) -> bool:
    """Whether chunks, each with its right check sum, lead from a size over pixels to the end chunk."""
    at, seen = _PNG_HEAD, set[bytes]()
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, held = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        sum_ = data[at + 8 + length : at + 12 + length]
        if len(sum_) != 4 or zlib.crc32(kind + held) != int.from_bytes(sum_, "big"):
            return False
        if not seen and (kind != b"IHDR" or len(held) != 13 or not any(held[:4]) or not any(held[4:8])):
            return False
        if kind == b"IEND":
            return b"IDAT" in seen
        seen.add(kind)
        at += 12 + length
    return False


def whole_webp(data: bytes) -> bool:
    """Whether its chunks fill the length that the head tells, and one of them is a picture."""
    (length,) = struct.unpack_from("<I", data, 4)
    at, end, pictures = 12, 8 + length, 0
    if end > len(data):
        return False
    while at + 8 <= end:
        kind = data[at : at + 4]
        (held,) = struct.unpack_from("<I", data, at + 4)
        body = data[at + 8 : at + 8 + held]
        if at + 8 + held > end:
            return False
        pictures += kind == b"ANMF" or (kind == b"VP8L" and body[:1] == b"\x2f")
        pictures += kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a"
        at += 8 + held + held % 2
    return bool(pictures)


def whole_heif(data: bytes) -> bool:
    """Whether its boxes lead to the end of the file, and tell a size and where the pixels are."""
    boxes = list(_boxes(data))
    if None in boxes:
        return False
    kinds = {box[0]: box[1] for box in boxes if box is not None}
    about = kinds.get(b"meta", b"")
    place = about.find(b"ispe")
    size = about[place + 8 : place + 16]
    return place > 0 and any(size[:4]) and any(size[4:]) and (b"mdat" in kinds or b"idat" in about)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes] | None]:
    """Each box of the outermost level with what it holds; None for one that reaches beyond the end."""
    at = 0
    while at < len(data):
        size, head = int.from_bytes(data[at : at + 4], "big"), _CONTAINERS
        if size == _SIZE_IN_64_BITS:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 2 * _CONTAINERS
        elif size == _SIZE_TO_END:
            size = len(data) - at
        if size < head or at + size > len(data):
            yield None
            return
        yield data[at + 4 : at + 8], data[at + head : at + size]
        at += size
