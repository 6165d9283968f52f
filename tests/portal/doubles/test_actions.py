"""Pairs: found, decided once, reversible, in the ledger."""

from datetime import date

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import holdings, rights
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.queries import keys_of, visible_to
from kakehashi.portal.candidates.registrations import NotJoined
from kakehashi.portal.doubles import actions, bridge, queries
from kakehashi.portal.doubles.models import ForbiddenMove, Pair, Question, State
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.make import person_row, read, taken_in, workbook
from tests.portal.doubles.make import NIK, found, make_centre, registered, twice
from tests.portal.make import make_user, signed_in

TODAY = date(2026, 11, 24)


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def again(officer) -> int:
    return actions.find(pool=officer.organisation)


# --- finding


def test_one_person_of_two_centres_is_found_with_what_each_field_says(officer):
    pair = found(officer)

    fields = {one.field: one for one in bridge.evidence_of(pair)}
    assert pair.probability > 0.9
    assert {pair.left.number, pair.right.number} == {"K-0001", "K-0002"}
    assert fields["nik"].sense.name == "FOR"
    assert fields["phone"].bits < 0
    assert pair.model_on == bridge.model_on()


def test_two_people_who_share_nothing_but_a_province_are_no_pair(officer):
    registered(officer.organisation, "K-1")
    registered(officer.organisation, "K-2", name="Bagus Prakoso", born=date(1998, 7, 2), sex="male", phone="+62811")

    assert again(officer) == 0
    assert not Pair.objects.exists()


def test_people_of_another_pool_are_never_compared(officer):
    registered(officer.organisation, "K-1", nik=NIK)
    registered(make_user(Role.MINISTRY).organisation, "K-1", nik=NIK)

    assert again(officer) == 0


def test_kept_findings_hold_no_value_of_anybody(officer):
    pair = found(officer)

    told = str(pair.findings)
    assert not [value for value in (NIK, "Wahyuni", "6281234567890", "2000") if value in told]


def test_the_same_run_again_adds_nothing_and_writes_its_line(officer):
    found(officer)

    assert again(officer) == 0
    lines = Line.objects.filter(deed=Deed.DOUBLES_FOUND).order_by("pk")
    assert [line.detail["added"] for line in lines] == [1, 0]
    assert Pair.objects.count() == 1


def test_a_pair_nobody_touched_goes_when_a_record_was_corrected(officer):
    pair = found(officer)
    pair.right.sealed_values.all().delete()
    Candidate.objects.filter(pk=pair.right_id).update(name="Bagus Prakoso", born=date(1990, 1, 2), sex="male")

    again(officer)

    assert not Pair.objects.exists()


# --- one person


def test_joined_records_are_one_person_in_the_pool_and_nothing_is_deleted(officer):
    pair = found(officer)

    actions.join(pair=pair, stays=pair.left, by=officer, reason="seen both cards")

    leaves = Candidate.objects.get(pk=pair.right_id)
    assert leaves.same_as_id == pair.left_id
    assert leaves.sealed_values.count() == 1
    assert keys_of(officer.organisation) == [pair.left_id]
    assert list(visible_to(officer).values_list("pk", flat=True)) == [pair.left_id]
    line = Line.objects.get(deed=Deed.DOUBLE_JOINED)
    assert line.actor == officer
    assert "seen both cards" not in str(line.detail)


def test_a_joined_pair_is_not_asked_about_again(officer):
    pair = found(officer)
    actions.join(pair=pair, stays=pair.left, by=officer)

    assert again(officer) == 0
    assert queries.to_decide(officer) == 0


def test_joining_can_be_undone_and_both_stand_in_the_pool_with_verdicts(officer):
    pair = found(officer)
    pair = actions.join(pair=pair, stays=pair.right, by=officer)

    actions.reopen(pair=pair, by=officer, on=TODAY)

    pair.refresh_from_db()
    assert (pair.state, pair.stays, pair.decided_by) == (State.OPEN, None, None)
    assert set(keys_of(officer.organisation)) == {pair.left_id, pair.right_id}
    assert pair.left.assessments.filter(current=True).exists()
    assert Line.objects.filter(deed=Deed.DOUBLE_REOPENED).count() == 1


def test_a_record_with_an_account_does_not_leave_the_pool(officer):
    pair = found(officer)
    pair.right.account = make_user(Role.CANDIDATE)
    pair.right.save()

    with pytest.raises(NotJoined, match="signs in"):
        actions.join(pair=pair, stays=pair.left, by=officer)

    pair.refresh_from_db()
    assert pair.state == State.OPEN
    actions.join(pair=pair, stays=pair.right, by=officer)
    assert Candidate.objects.get(pk=pair.left_id).same_as_id == pair.right_id


def test_who_is_slower_is_told_so_and_changes_nothing(officer):
    pair = found(officer)
    actions.keep_apart(pair=pair, by=officer)

    with pytest.raises(ForbiddenMove, match="'apart' cannot become 'same'"):
        actions.join(pair=pair, stays=pair.left, by=officer)

    assert not Candidate.objects.filter(same_as__isnull=False).exists()


def test_an_import_on_which_a_decision_stands_is_not_undone_until_the_decision_is(officer):
    kept = taken_in(officer, workbook([person_row(id="A", nik=NIK), person_row(id="B", nik=NIK)]))
    again(officer)
    pair = actions.keep_apart(pair=Pair.objects.get(), by=officer)

    with pytest.raises(intake.StillStoodOn):
        intake.undo(kept=kept, by=officer)

    actions.reopen(pair=pair, by=officer, on=TODAY)
    intake.undo(kept=kept, by=officer)
    assert not Pair.objects.exists()


# --- different people


def test_people_kept_apart_are_never_asked_about_again(officer):
    pair = found(officer)

    actions.keep_apart(pair=pair, by=officer, reason="twins")

    assert again(officer) == 0
    assert queries.to_decide(officer) == 0
    assert Pair.objects.get().state == State.APART
    assert len(keys_of(officer.organisation)) == 2


def test_who_was_kept_apart_from_one_registration_is_apart_from_the_persons_others(officer):
    one, other = twice(officer)
    third = registered(officer.organisation, "K-0003", nik=NIK, training_centre=make_centre())
    again(officer)
    pairs = {frozenset((pair.left_id, pair.right_id)): pair for pair in Pair.objects.all()}
    actions.keep_apart(pair=pairs[frozenset((other.pk, third.pk))], by=officer)
    Pair.objects.filter(pk=pairs[frozenset((one.pk, third.pk))].pk).delete()

    actions.join(pair=pairs[frozenset((one.pk, other.pk))], stays=one, by=officer)

    assert again(officer) == 0


# --- a question


def test_a_question_waits_for_the_centre_and_its_answer_brings_the_pair_back(officer):
    pair = found(officer)
    asked = actions.ask(pair=pair, candidate=pair.left, text="Is she with you twice?", by=officer)
    waiting = queries.to_decide(officer)

    centre = make_user(Role.TRAINING_CENTRE, organisation=pair.left.training_centre)
    actions.answer(question=asked, said=Question.Answer.SAME, note="", by=centre)

    pair.refresh_from_db()
    assert waiting == 0
    assert pair.state == State.ANSWERED
    assert queries.to_decide(officer) == 1
    assert Line.objects.get(deed=Deed.DOUBLE_ANSWERED).actor == centre


def test_an_answer_that_comes_after_the_decision_is_kept_and_changes_nothing(officer):
    pair = found(officer)
    asked = actions.ask(pair=pair, candidate=pair.left, text="?", by=officer)
    actions.keep_apart(pair=pair, by=officer)

    actions.answer(question=asked, said=Question.Answer.SAME, note="", by=officer)

    pair.refresh_from_db()
    assert pair.state == State.APART
    assert pair.questions.get().answer == Question.Answer.SAME


# --- copies and erasures


def test_a_copy_tells_the_persons_other_registrations_and_nothing_of_the_other_half_of_an_open_pair(officer):
    pair = found(officer)
    open_copy = str(holdings.held_on(pair.left))

    actions.join(pair=pair, stays=pair.left, by=officer, reason="words about both")
    joined = holdings.held_on(pair.left)

    assert str(pair.right_id) not in open_copy
    assert joined["other_registrations"][0]["candidates.candidate"]["number"] == pair.right.number
    assert "words about both" not in str(joined["doubles.pair"])


def test_erasing_a_person_erases_every_registration_and_every_pair(officer):
    pair = found(officer)
    actions.join(pair=pair, stays=pair.left, by=officer)

    rights.erase(candidate=pair.left, ground="wish", by=officer)

    assert not Pair.objects.exists()
    assert Candidate.objects.filter(erased_at__isnull=False).count() == 2
    assert not Candidate.objects.filter(same_as__isnull=False).exists()


# --- before an import is taken in


def test_a_preview_says_which_rows_look_like_whom_and_joins_nothing(officer):
    taken_in(officer, workbook([person_row(id="OLD-1", nik=NIK)]))
    row = {"name": "Wahyuni Kusumastuti", "nik": "3374015703000099", "born": "1999-05-05"}

    kept = read(officer, workbook([person_row(id="NEW-1", nik=NIK), person_row(id="NEW-2", **row)]))

    warned = kept.faults.filter(code="likely_double")
    assert [(one.row, one.value) for one in warned] == [(2, "OLD-1")]
    assert kept.accepted == 2
    assert not Pair.objects.exists()


def test_the_same_file_again_is_not_said_to_hold_doubles_of_itself(officer):
    rows = workbook([person_row(id="OLD-1", nik=NIK)])
    taken_in(officer, rows)

    assert not read(officer, rows).faults.filter(code="likely_double").exists()


def test_one_person_in_two_rows_of_one_file_is_said(officer):
    kept = read(officer, workbook([person_row(id="A", nik=NIK), person_row(id="B", nik=NIK)]))

    warned = kept.faults.get(code="likely_double")
    assert warned.row == 3
    assert "row 2" in warned.reason["en"]


def test_a_centre_learns_nothing_of_another_centres_people_from_a_preview(officer):
    taken_in(officer, workbook([person_row(id="OLD-1", nik=NIK, training_centre="LPK A")]))
    centre = make_user(Role.TRAINING_CENTRE)

    kept = read(centre, workbook([person_row(id="NEW-1", nik=NIK)]))

    assert not kept.faults.filter(code="likely_double").exists()


def test_many_rows_are_foreseen_by_one_run_with_the_same_words(officer, monkeypatch):
    taken_in(officer, workbook([person_row(id="OLD-1", nik=NIK)]))
    monkeypatch.setattr("kakehashi.portal.doubles.tasks.FEW", 0)

    kept = read(officer, workbook([person_row(id="NEW-1", nik=NIK)]))

    assert [(one.row, one.value) for one in kept.faults.filter(code="likely_double")] == [(2, "OLD-1")]


def test_a_row_is_warned_of_once_however_many_it_looks_like(officer):
    rows = [person_row(id=f"A-{number}", name="Wahyuni Kusumastuti", nik=NIK) for number in range(30)]

    kept = read(officer, workbook(rows))

    assert [one.row for one in kept.faults.filter(code="likely_double")] == list(range(3, 32))


def test_no_more_pairs_wait_than_can_be_looked_at_and_the_others_come_later(officer, monkeypatch):
    for number in range(4):
        registered(officer.organisation, f"K-{number}", nik=NIK)
    monkeypatch.setattr(actions, "AT_MOST", 2)

    first = again(officer)
    page = signed_in(officer).get("/candidates/doubles/").content.decode()
    for pair in Pair.objects.all():
        actions.keep_apart(pair=pair, by=officer)

    assert "More pairs were found than wait here" in page
    assert (first, again(officer)) == (2, 2)
