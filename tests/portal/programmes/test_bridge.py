import io
import json
from datetime import UTC, date, time

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.fair import read_fair
from kakehashi.portal.programmes import bridge
from kakehashi.portal.programmes.models import LetterFile
from tests.portal.programmes.make import DAY, drawn_once, programme_file

MOMENTS = st.datetimes(timezones=st.just(UTC))
TOML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.times() | MOMENTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def file_of(edition: str, ending: str) -> bytes:
    return next(one.data for one in drawn_once().files if (one.edition, one.ending) == (edition, ending))


def words_of_docx(data: bytes) -> str:
    file = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


def words_of_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        return "".join(page.get_textpage().get_text_range() for page in file)


@given(TOML)
@settings(max_examples=60, deadline=None)
def test_whatever_a_toml_file_holds_becomes_json_and_stays_as_it_is_when_done_again(value):
    made = bridge.plain(value)

    assert json.loads(json.dumps(made)) == made
    assert bridge.plain(made) == made


def test_days_and_times_of_a_fair_can_be_read_back_from_the_kept_file():
    day = {
        "date": date(2027, 2, 5),
        "zone": "Asia/Jakarta",
        "opens": time(8, 30),
        "closes": time(16),
        "slot_minutes": 15,
    }

    kept = bridge.plain({"days": [day], "organisations": [], "candidates": [], "interpreters": [], "meetings": []})

    assert kept["days"][0]["date"] == "2027-02-05"
    assert read_fair(json.loads(json.dumps(kept))).days[0].opens == time(8, 30)


def test_every_draft_is_printed_in_two_columns_and_in_each_language_as_docx_and_pdf():
    printed = {(one.edition, one.ending) for one in drawn_once().files}

    assert printed == {(edition, ending) for edition in LetterFile.Edition for ending in ("docx", "pdf")}


@pytest.mark.parametrize(
    ("edition", "article", "blank"),
    [("id", "Pasal 1", "[belum ditentukan]"), ("ja", "第1条（目的）", "［未定］"), ("en", "Article 1", "[undecided]")],
)
def test_the_files_of_one_language_hold_every_article_and_every_visible_blank(edition, article, blank):
    heads = [clause["head"][edition].split("\n") for clause in drawn_once().text if clause["role"] == "article"]
    written, printed = words_of_docx(file_of(edition, "docx")), words_of_pdf(file_of(edition, "pdf"))

    assert all(line in written for head in heads for line in head)
    assert article in printed
    assert blank in written
    assert blank in printed


def test_the_file_in_columns_holds_all_three_languages():
    written = words_of_docx(file_of("columns", "docx"))

    assert all(head in written for head in ("Pasal 1", "第1条（目的）", "Article 1"))


def test_the_page_says_what_the_paper_says_paragraph_by_paragraph():
    written = words_of_docx(file_of("en", "docx"))

    for clause in drawn_once().text:
        for paragraph in clause["paragraphs"]:
            assert paragraph["text"]["en"] in written
            assert all(item["text"]["en"] in written for item in paragraph["items"])


def test_paragraphs_are_numbered_in_articles_alone():
    numbered = {clause["role"] for clause in drawn_once().text for one in clause["paragraphs"] if one["mark"]["id"]}

    assert numbered == {"article"}


def test_our_wording_is_never_said_to_be_that_of_a_precedent():
    notes = [clause["precedent"]["note"]["en"] for clause in drawn_once().text]

    assert all("our own" in note for note in notes)


def test_settling_nothing_new_changes_no_value_and_keeps_the_rest_of_the_file():
    file = bridge.plain(programme_file())
    letter = bridge.read(file)
    given_now = {value.key: value.given for value in bridge.values_of(letter) if value.given is not None}
    clauses = [key for key, _title, is_in in bridge.optional_clauses(letter) if is_in]

    after = bridge.settled(file, values=given_now, clauses=clauses)

    assert bridge.changed_between(file, after) == []
    assert {key: after[key] for key in ("prefecture", "ministry", "cap", "fair")} == {
        key: file[key] for key in ("prefecture", "ministry", "cap", "fair")
    }


def test_a_value_left_out_is_undecided_and_another_clause_is_named_as_a_change():
    file = bridge.plain(programme_file())

    after = bridge.settled(file, values={"lapse_months": 24}, clauses=["lapse"])

    assert bridge.changed_between(file, after) == [
        "pathways",
        "fields",
        "next_instrument",
        "next_months",
        "lapse_months",
        "clauses",
    ]
    assert bridge.pathways_of(bridge.read(after)) == []


def test_a_letter_does_not_depend_on_when_it_is_printed():
    again = bridge.drawn(programme_file(), number=1, on=DAY)

    assert [one.data for one in again.files] == [one.data for one in drawn_once().files]
