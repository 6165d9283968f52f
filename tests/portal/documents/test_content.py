"""A file is what its bytes are; what acts by itself is not kept."""

import pytest
from django.core.files.storage import default_storage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.documents import actions
from kakehashi.portal.documents.content import PAPERS, FileNotKept, Type, acts, checked, type_of
from kakehashi.portal.documents.models import Document
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.documents.make import (
    ACTS,
    FRAME,
    GOOD,
    JPEG,
    PNG,
    VBA_XLS,
    archive,
    chunk,
    office,
    pdf,
    pixels,
    segment,
)
from tests.portal.make import make_user

MEGABYTE = 1024 * 1024
REFUSED = {
    "empty": (b"", "empty"),
    "too large": (b"\xff\xd8\xff" + b"\0" * MEGABYTE, "too_large"),
    "a program": (b"MZ\x90\0" + b"\0" * 99, "unknown"),
    "a page of the web": (b"<html><script>1</script></html>", "unknown"),
    "a drawing with a script": (b"<svg onload='x'/>", "unknown"),
    "a text": (b"Sukarno", "unknown"),
    "an archive of files": (archive(**{"a.exe": b"MZ"}), "unknown"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unknown"),
    "a locked workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
    "a locked PDF": (pdf(b"5 0 obj << /Encrypt 6 0 R >> endobj\n"), "locked"),
    "half a PDF": (pdf()[:40], "broken"),
    "half an archive": (office("word/document.xml")[:-30], "broken"),
    "a growing archive": (office("word/document.xml", **{"word/media/a.bmp": b"\0" * 30 * MEGABYTE}), "broken"),
    "a PDF with a macro in an archive behind it": (pdf() + archive(**{"word/vbaProject.bin": b"\xd0\xcf"}), "hides"),
    "a photograph with an archive behind it": (JPEG + archive(**{"a.txt": "x"}), "hides"),
    "the head of a photograph": (JPEG[:14], "broken"),
    "a photograph without its end": (JPEG[:-2], "broken"),
    "a photograph without a size": (JPEG.replace(segment(0xC0, FRAME), b""), "broken"),
    "a photograph of no height": (JPEG.replace(FRAME, FRAME[:1] + b"\0\0" + FRAME[3:]), "broken"),
    "a PNG with a changed pixel": (PNG.replace(b"IDAT\x78", b"IDAT\x79"), "broken"),
    "a PNG without pixels": (PNG[: PNG.index(b"IDAT") - 4] + chunk(b"IEND", b""), "broken"),
    "a PNG of no width": (PNG[:8] + chunk(b"IHDR", b"\0" * 13) + PNG[33:], "broken"),
    "half a WebP": (GOOD[Type.WEBP][:-4], "broken"),
    "a WebP without a picture": (GOOD[Type.WEBP].replace(b"VP8L", b"EXIF"), "broken"),
    "half a HEIF": (GOOD[Type.HEIF][:-1], "broken"),
    "a HEIF without a size": (GOOD[Type.HEIF].replace(b"ispe", b"none"), "broken"),
    "a HEIF without pixels": (GOOD[Type.HEIF].replace(b"mdat", b"free"), "broken"),
    "a PDF whose packed objects are none": (
        pdf(b"2 0 obj << /Type /ObjStm >>\nstream\nno\nendstream endobj\n"),
        "broken",
    ),
}


def outcome(data: bytes) -> str:
    """The type of a file that is kept, else the code of what is wrong."""
    try:
        return checked(data, limit=MEGABYTE)
    except FileNotKept as refused:
        return refused.refusal.code


@pytest.mark.parametrize("kind", GOOD)
def test_a_paper_is_known_by_its_content(kind):
    assert checked(GOOD[kind], limit=MEGABYTE) is kind


@pytest.mark.parametrize("name", ACTS)
def test_what_acts_by_itself_is_refused(name):
    with pytest.raises(FileNotKept) as refused:
        checked(ACTS[name], limit=MEGABYTE)

    assert refused.value.refusal.code == "acts"


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_paper_is_refused_with_what_to_do(name):
    data, code = REFUSED[name]

    with pytest.raises(FileNotKept) as refused:
        checked(data, limit=MEGABYTE)

    assert refused.value.refusal.code == code
    assert "{" not in refused.value.refusal.text.japanese


def test_a_picture_in_a_pdf_whose_pixels_happen_to_spell_a_script_is_no_script():
    assert checked(pdf(pixels(b"\0/JS \0/Launch ")), limit=MEGABYTE) is Type.PDF


def test_a_spreadsheet_of_old_excel_with_a_macro_is_known_as_one():
    assert type_of(VBA_XLS) is Type.XLS
    assert acts(VBA_XLS, Type.XLS)
    assert not acts(VBA_XLS.replace("_VBA".encode("utf-16-le"), b"\0" * 8), Type.XLS)


@pytest.mark.parametrize("kind", [Type.JPEG, Type.PNG])
def test_what_a_telephone_writes_behind_a_picture_is_left_alone(kind):
    assert checked(GOOD[kind] + b"\0\0\0\x18ftypmp42" + b"\0" * 400, limit=MEGABYTE) is kind


@pytest.mark.parametrize("kind", [Type.JPEG, Type.PNG, Type.WEBP, Type.HEIF])
def test_a_picture_that_was_cut_off_anywhere_is_not_kept(kind):
    assert {outcome(GOOD[kind][:end]) for end in range(16, len(GOOD[kind]))} == {"broken"}


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from([b"", *(data[:60] for data in GOOD.values())]), tail=st.binary(max_size=400))
def test_any_bytes_are_a_known_type_or_refused_in_words(start, tail):
    assert outcome(start + tail) in {*PAPERS, "empty", "unknown", "locked", "broken", "acts", "hides"}


@pytest.mark.parametrize("kind", [Type.DOCX, Type.ODT, Type.PDF, Type.JPEG, Type.PNG, Type.WEBP, Type.HEIF])
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 400), sign=st.binary(min_size=1, max_size=3))
def test_a_damaged_paper_breaks_nothing(kind, place, sign):
    data = GOOD[kind]

    assert outcome(data[:place] + sign + data[place + len(sign) :]) in {kind, "broken", "unknown", "locked", "acts"}


def test_what_is_sent_is_kept_under_the_type_of_its_content_and_a_name_of_our_own():
    user = make_user(Role.MINISTRY)

    document = actions.keep_sent(data=JPEG, filename="ktp.pdf.exe", owner=user.organisation, by=user)

    assert document.media_type == "image/jpeg"
    assert "ktp" not in document.stored_as


def test_what_is_refused_leaves_neither_row_nor_file():
    user = make_user(Role.MINISTRY)

    with pytest.raises(FileNotKept):
        actions.keep_sent(data=ACTS["docm"], filename="a.docx", owner=user.organisation, by=user)

    assert not Document.objects.exists()


def test_a_destroyed_file_leaves_its_digest_in_the_ledger_and_nothing_else(django_capture_on_commit_callbacks):
    user = make_user(Role.MINISTRY)
    document = actions.keep_sent(data=JPEG, filename="a.jpg", owner=user.organisation, by=user)
    stored_as, digest = document.stored_as, document.sha256

    with django_capture_on_commit_callbacks(execute=True):
        actions.destroy(document=document, by=user)

    assert not Document.objects.exists()
    assert not default_storage.exists(stored_as)
    assert Line.objects.get(deed=Deed.FILE_DESTROYED).detail == {"sha256": digest}


def test_bytes_put_in_place_of_others_leave_both_digests_and_only_the_new_file(django_capture_on_commit_callbacks):
    user = make_user(Role.MINISTRY)
    document = actions.keep_sent(data=JPEG, filename="a.jpg", owner=user.organisation, by=user)
    old, before = document.stored_as, document.sha256

    with django_capture_on_commit_callbacks(execute=True):
        actions.put_in_place_of(document=document, data=GOOD[Type.XLSX], by=user)

    document.refresh_from_db()
    assert document.data() == GOOD[Type.XLSX]
    assert document.filename == "a.xlsx"
    assert not default_storage.exists(old)
    detail = Line.objects.get(deed=Deed.FILE_REDACTED).detail
    assert (detail["before_sha256"], detail["sha256"]) == (before, document.sha256)
