from datetime import date, timedelta

from django.db import connection

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions, bridge, queries
from kakehashi.portal.candidates.models import Assessment, Candidate, Reveal, SealedValue
from kakehashi.portal.candidates.words import PATHWAYS
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.vocabulary import Pathway, categories
from tests.portal.candidates.make import DAY, assess, make_candidate, person_row, taken_in, workbook
from tests.portal.make import make_user

CROP = categories()["agriculture.crop"].lane


def current(person: Candidate, pathway: str = Pathway.SSW1) -> Assessment:
    return person.assessments.get(pathway=pathway, current=True)


def test_a_person_who_has_every_paper_due_in_the_pool_meets_the_conditions_in_that_category_alone():
    person = make_candidate(make_user(Role.MINISTRY))

    kept = current(person)

    assert kept.yes == 1 << CROP
    assert (kept.stage, kept.at_least, kept.on) == ("pool", "claimed", DAY)
    assert (kept.book_version, kept.book_digest) == bridge.book()[:2]


def test_a_blank_cell_is_unknown_and_never_no():
    person = make_candidate(make_user(Role.MINISTRY), tests="")

    kept = current(person)

    assert kept.yes == 0
    assert not kept.no >> CROP & 1
    assert bridge.answer_in(kept, 1 << CROP) == "unknown"


def test_a_missing_language_test_is_not_yet_because_a_step_can_change_it():
    person = make_candidate(make_user(Role.MINISTRY), tests="ssw1_skill agriculture.crop 2026-07-10 passed")

    kept = current(person)

    assert bridge.answer_in(kept, 1 << CROP) == "not_yet"
    assert bridge.lacking_in(kept, 1 << CROP) == ["japan.ssw1.has_basic_japanese"]


def test_evidence_is_kept_recorded_and_the_person_assessed_again_at_once():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    before = current(person)

    actions.record_evidence(candidate=person, keys=["tests.0"], level="verified", paper=None, by=officer, on=DAY)

    assert current(person).pk != before.pk
    whole = queries.whole(Candidate.objects.filter(pk=person.pk)).get()
    assert bridge.person_of(whole)["tests"][0]["evidence"] == "verified"
    line = Line.objects.get(deed=Deed.EVIDENCE_RECORDED)
    assert [footing.subject_id for footing in line.footings.all()] == [str(person.pk)]


def test_a_passport_stands_nowhere_in_the_database_in_clear():
    make_candidate(make_user(Role.MINISTRY), passport="C1234567X", nik="3374015703000001")

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
            text = repr(cursor.fetchall())
            assert "C1234567X" not in text
            assert "3374015703000001" not in text


def test_showing_a_sealed_number_opens_it_and_keeps_who_when_and_why():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer, nik="3374015703000001")
    value = SealedValue.objects.get(candidate=person, kind="nik")

    shown = actions.show_sensitive(value=value, by=officer, reason="CoE application")

    assert shown == "3374015703000001"
    assert value.masked.count("•") == 10
    assert Reveal.objects.get().reason == "CoE application"
    assert Line.objects.get(deed=Deed.SENSITIVE_SHOWN).detail == {"kind": "nik"}


def test_equal_numbers_have_equal_hashes_and_other_numbers_others():
    officer = make_user(Role.MINISTRY)
    for nik in ("3374015703000001", "3374015703000001", "3374015703000002"):
        make_candidate(officer, nik=nik)

    hashes = list(SealedValue.objects.order_by("candidate__number").values_list("hashed", flat=True))

    assert hashes[0] == hashes[1] != hashes[2]


def test_a_fact_that_changed_puts_a_new_verdict_beside_the_old_one():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    person.facts["tests"] = []
    person.save()

    actions.judge_again(candidate=person, on=DAY)

    kept = person.assessments.filter(pathway=Pathway.SSW1)
    assert kept.count() == 2
    assert kept.get(current=True).yes == 0
    assert kept.get(current=False).yes == 1 << CROP


def test_the_same_verdict_of_the_same_facts_is_confirmed_and_not_written_again():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    whole = list(queries.whole(Candidate.objects.filter(pk=person.pk)))
    next_day = DAY + timedelta(2)

    for on in (DAY + timedelta(1), next_day):
        actions.keep_assessments(candidates=whole, on=on, pathways=PATHWAYS)

    kept = current(person)
    assert (kept.on, kept.confirmed_on) == (DAY, next_day)
    assert person.assessments.filter(pathway=Pathway.SSW1).count() == 1


def test_a_verdict_of_the_same_words_on_other_facts_is_another_verdict():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    person.born = date(1999, 3, 17)
    person.save()

    assess(officer)

    first, second = person.assessments.filter(pathway=Pathway.SSW1).order_by("pk")
    assert first.yes == second.yes
    assert first.facts_digest != second.facts_digest


def test_at_night_only_stale_verdicts_are_made_anew_and_after_an_import_only_those_of_the_new():
    officer = make_user(Role.MINISTRY)
    taken_in(officer, workbook([person_row(), person_row()]))
    pool = officer.organisation

    counts = [actions.assess_pool(pool=pool, on=DAY, pathways=PATHWAYS, by=None) for _ in range(2)]
    taken_in(officer, workbook([person_row()]))
    counts.append(actions.assess_pool(pool=pool, on=DAY, pathways=PATHWAYS, by=None))
    counts.append(actions.assess_pool(pool=pool, on=DAY + timedelta(1), pathways=PATHWAYS, by=None))

    assert counts == [2, 0, 1, 3]
    assert set(Candidate.objects.values_list("judged_on", flat=True)) == {DAY + timedelta(1)}


def test_another_edition_of_the_book_makes_every_verdict_stale():
    officer = make_user(Role.MINISTRY)
    make_candidate(officer)
    people = Candidate.objects.all()

    assert queries.stale(people, on=DAY, book_digest=bridge.book()[1]).count() == 0
    assert queries.stale(people, on=DAY, book_digest="of another edition").count() == 1


def test_assessing_the_pool_writes_one_line_with_the_book_it_used():
    officer = make_user(Role.MINISTRY)
    taken_in(officer, workbook([person_row(), person_row()]))
    Line.objects.filter(deed=Deed.POOL_ASSESSED)

    count = actions.assess_pool(pool=officer.organisation, on=DAY, pathways=[Pathway.SSW1], by=officer)

    line = Line.objects.filter(deed=Deed.POOL_ASSESSED).latest("pk")
    assert count == line.detail["people"] == 2
    assert line.detail["book_digest"] == bridge.book()[1]


def test_the_last_fact_that_was_told_can_be_taken_out_again():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer, tests="", stays="", refusal_ground="")

    actions.change_facts(candidate=person, values={"in_japan": None}, by=officer, on=DAY)

    assert Candidate.objects.get(pk=person.pk).facts == {}
