from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.documents import queries as documents
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.programmes import actions, bridge, queries, tasks
from kakehashi.portal.programmes.models import Letter, LetterFile, Programme
from tests.portal.make import make_organisation, make_user
from tests.portal.programmes.make import DAY, keep_draft, make_draft, make_programme, officer_of, programme_file


def opened(**changed):
    return actions.open_programme(
        key="kumamoto",
        file=programme_file(**changed),
        ministry=make_organisation(Organisation.Kind.MINISTRY),
        prefecture_office=make_organisation(Organisation.Kind.PREFECTURE),
        on=DAY,
        by=None,
    )


def settle(programme, by=None, clauses=("lapse",), seen=None, **values):
    return actions.settle_letter(
        programme=programme,
        values=values,
        clauses=clauses,
        by=by or officer_of(programme),
        seen=seen or programme.settled_digest,
    )


def test_opening_a_programme_keeps_its_caps_its_pathways_and_its_file_and_writes_one_line():
    programme = opened()

    programme.refresh_from_db()
    assert [(cap.kind, cap.key, cap.seats) for cap in programme.caps.all()] == [
        ("field", "agriculture", 45),
        ("field", "care", 0),
    ]
    assert (programme.prefecture_code, programme.pathways) == ("JP-43", ["esd", "ssw1"])
    assert programme.file["fair"][0] == {
        "place": "Jakarta",
        "date": "2027-02-05",
        "opens": "08:30:00",
        "closes": "16:30:00",
    }
    assert Line.objects.get(deed=Deed.PROGRAMME_OPENED).detail["caps"] == 2


def test_a_scheme_stands_for_each_of_its_pathways():
    assert opened(pathways=["ssw"]).pathways == ["ssw1", "ssw2"]


def test_every_fault_of_a_file_is_told_at_once_and_nothing_is_opened():
    faulty = {
        "prefecture": "JP-99",
        "pathways": ["holiday"],
        "caps": [],
        "cap": [
            {"kind": "field", "key": "agricultur", "seats": -1},
            {"kind": "village", "key": "", "seats": True},
            {"kind": "region", "key": "JP-43", "seats": 3},
            {"kind": "region", "key": "JP-43", "seats": 4},
        ],
        "letter": {"lapse": 3},
    }

    with pytest.raises(actions.ProgrammeRefused) as refused:
        opened(**faulty)

    told = "\n".join(refused.value.faults)
    for part in (
        "JP-99",
        "holiday",
        "'caps'",
        "agriculture",
        "-1",
        "village",
        "key is ''",
        "True",
        "already",
        "'lapse'",
    ):
        assert part in told
    assert not Programme.objects.exists()
    assert not Line.objects.filter(deed=Deed.PROGRAMME_OPENED).exists()


def test_a_key_in_use_a_key_with_spaces_and_the_wrong_kind_of_party_are_told():
    opened()
    centre = make_organisation(Organisation.Kind.TRAINING_CENTRE)

    def told(key):
        with pytest.raises(actions.ProgrammeRefused) as refused:
            actions.open_programme(
                key=key, file=programme_file(), ministry=centre, prefecture_office=centre, on=DAY, by=None
            )
        return " ".join(refused.value.faults)

    assert "'kumamoto' is a programme's already" in told("kumamoto")
    assert "letters, digits and hyphens" in told("ku ma")
    assert "at most 50" in told("k" * 51)
    assert "give one of the kind prefecture" in told("other")


def test_caps_that_are_no_tables_are_told():
    with pytest.raises(actions.ProgrammeRefused) as refused:
        opened(cap=[3])

    assert "write each cap as a table" in refused.value.faults[0]


def test_a_draft_lists_what_is_open_and_invents_nothing():
    programme = make_programme()

    letter = make_draft(programme)

    open_keys = {value["key"] for value in letter.open_values}
    assert {"prefecture_signatory", "ministry_signatory", "prevailing", "lapse_months"} <= open_keys
    assert not open_keys & {"fields", "next_months", "pathways"}
    signatures = next(clause for clause in letter.text if clause["role"] == "signature")["signatures"]
    blank = bridge.kept(bridge.BLANK)
    assert all(side[key] == blank for side in signatures for key in ("name", "capacity", "place", "day"))
    assert all(duty["due"] is None for duty in letter.obligations)


def test_a_pathway_that_sits_with_the_other_ministry_is_a_caution_with_mark_and_source():
    letter = keep_draft(make_programme())

    caution = letter.cautions[0]
    assert caution["key"] == "pathway_with_other_ministry"
    assert caution["mark"] == "open"
    assert set(caution["source"]) == {"id", "ja", "en"}


def test_drafting_again_leaves_the_earlier_draft_as_it_was():
    programme = make_programme()
    first = make_draft(programme)
    before = (first.text, first.open_values, [file.document.sha256 for file in first.printed.all()])
    settle(programme, prefecture_signatory="架橋 太郎")
    programme.refresh_from_db()

    second = make_draft(programme)

    first.refresh_from_db()
    assert (first.draft, second.draft) == (1, 2)
    assert (first.text, first.open_values, [file.document.sha256 for file in first.printed.all()]) == before
    assert "架橋 太郎" in str(second.text)
    assert "架橋 太郎" not in str(first.text)
    assert first.printed.first().document.data() != second.printed.first().document.data()


def test_two_drafts_cannot_bear_one_number():
    letter = keep_draft(make_programme())

    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(
            programme=letter.programme,
            draft=1,
            on=DAY,
            settled={},
            text=[],
            made_by=letter.made_by,
            made_at=letter.made_at,
        )


def test_a_draft_whose_number_was_taken_while_it_was_printed_takes_the_next_one():
    programme = make_programme()
    drawn = bridge.drawn(programme.file, number=1, on=DAY)
    officer = keep_draft(programme).made_by

    kept = actions._keep(programme, drawn, number=1, owner=programme.ministry, by=officer, on=DAY)

    assert kept is None
    assert make_draft(programme).draft == 2


def test_the_first_draft_bears_the_number_that_the_file_names():
    assert make_draft(make_programme(letter={"draft": 4})).draft == 4


def test_the_files_belong_to_who_drafts_and_are_lent_to_the_other_side_alone():
    programme = make_programme()
    officer = officer_of(programme, Role.PREFECTURE)

    letter = make_draft(programme, by=officer)

    files = list(letter.files.all())
    assert len(files) == 8
    assert {file.owner for file in files} == {programme.prefecture_office}
    assert set(files) <= set(documents.visible_to(officer_of(programme, Role.MINISTRY)))
    assert not documents.visible_to(make_user(Role.MINISTRY)).exists()
    columns = letter.printed.get(edition=LetterFile.Edition.COLUMNS, ending="pdf")
    assert columns.document.data().startswith(b"%PDF")


def test_nobody_else_drafts_a_programmes_letter():
    with pytest.raises(ValueError, match="ministry and prefecture"):
        make_draft(make_programme(), by=make_user(Role.PREFECTURE))


def test_a_draft_writes_one_line_that_stands_on_the_programme():
    programme = make_programme()
    officer = officer_of(programme)

    letter = make_draft(programme, by=officer)

    line = Line.objects.get(deed=Deed.LETTER_DRAFTED)
    assert (line.actor, line.subject_id, line.detail["draft"]) == (officer, str(letter.pk), 1)
    assert [footing.subject_id for footing in line.footings.all()] == [str(programme.pk)]


def test_settling_values_keeps_them_and_names_in_the_ledger_what_changed_but_not_the_words():
    programme = make_programme()
    officer = officer_of(programme)
    words = {"id": "Gubernur", "ja": "知事", "en": "Governor"}

    settle(programme, by=officer, prefecture_capacity=words, pathways=["ssw1"], ministry_signed_on=DAY)

    programme.refresh_from_db()
    assert programme.file["letter"]["parameters"] == {"prefecture_capacity": words, "ministry_signed_on": "2026-11-24"}
    assert programme.pathways == programme.file["pathways"] == ["ssw1"]
    line = Line.objects.get(deed=Deed.LETTER_SETTLED)
    assert {"prefecture_capacity", "pathways", "clauses"} <= set(line.detail["changed"])
    assert "Governor" not in str(line.detail)


def test_settling_what_is_settled_already_writes_nothing():
    programme = settle(make_programme(), next_months=12)

    settle(programme, next_months=12)

    assert Line.objects.filter(deed=Deed.LETTER_SETTLED).count() == 1


def test_who_did_not_see_the_newest_values_cannot_replace_them():
    programme = make_programme()
    seen = programme.settled_digest
    settle(programme, next_months=6)

    with pytest.raises(actions.ChangedMeanwhile):
        settle(programme, seen=seen, next_months=9)

    programme.refresh_from_db()
    assert programme.file["letter"]["parameters"] == {"next_months": 6}


def test_a_value_that_cannot_stand_is_refused_and_nothing_is_kept():
    programme = make_programme()

    with pytest.raises(bridge.LETTER_REFUSED):
        settle(programme, next_months=-1)

    assert not Line.objects.filter(deed=Deed.LETTER_SETTLED).exists()


def test_the_worker_drafts_what_was_asked_for_once():
    programme = make_programme()
    officer = officer_of(programme)

    asked, asked_again = (actions.ask_for_draft(programme=programme) for _ in range(2))
    tasks.draft_letter.call(str(programme.pk), str(officer.pk), DAY.isoformat())

    programme.refresh_from_db()
    assert (asked, asked_again) == (True, False)
    assert queries.letter_of(programme).made_by == officer
    assert programme.drafting_since is None


def test_a_draft_that_does_not_come_may_be_asked_for_again():
    programme = make_programme()
    Programme.objects.filter(pk=programme.pk).update(drafting_since=timezone.now() - timedelta(minutes=3))
    programme.refresh_from_db()

    assert programme.draft_overdue
    assert actions.ask_for_draft(programme=programme)


def test_why_a_draft_could_not_be_made_is_kept_for_its_page():
    programme = settle(make_programme(), prefecture_signatory="ทดสอบ")

    tasks.draft_letter.call(str(programme.pk), str(officer_of(programme).pk), DAY.isoformat())

    programme.refresh_from_db()
    assert programme.drafting_faults
    assert not programme.letters.exists()
