"""The pages of doubles: who sees which pair, what they show, what they keep."""

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.doubles import actions
from kakehashi.portal.doubles.models import Pair, Question, State
from tests.portal.candidates.make import person_row, read, taken_in, workbook
from tests.portal.doubles.make import NIK, found, make_centre, officer_of, registered
from tests.portal.make import make_user, signed_in


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def page_of(pair: Pair) -> str:
    return f"/candidates/doubles/{pair.pk}/"


def seen(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_says_how_many_pairs_wait_and_shows_the_likeliest_first(officer):
    found(officer)
    registered(officer.organisation, "K-0003", training_centre=make_centre())
    actions.find(pool=officer.organisation)

    page = seen(signed_in(officer), "/candidates/doubles/")

    likelihoods = list(Pair.objects.values_list("probability", flat=True))
    count = len(likelihoods)
    assert count > 1
    assert f"{count} pairs of records may be one person each" in page
    assert likelihoods == sorted(likelihoods, reverse=True)
    assert page.count("<tr>") == count + 1


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_two_records_stand_side_by_side_with_the_differing_fields_first_and_numbers_masked(officer, language):
    pair = found(officer)
    officer.language = language
    officer.save()

    page = seen(signed_in(officer), page_of(pair))

    differs = {"id": "berbeda", "ja": "相違", "en": "differs"}[language]
    assert page.index(differs) < page.index("<details>") < page.index(pair.left.sealed_values.get().masked)
    assert "K-0001" in page
    assert "K-0002" in page
    assert NIK not in page
    assert "81234567890" not in page


@pytest.mark.parametrize(("language", "heading"), [("id", "Isian"), ("ja", "項目"), ("en", "Field")])
def test_what_is_compared_is_not_headed_by_the_word_for_an_industry(officer, language, heading):
    pair = found(officer)
    officer.language = language
    officer.save()

    page = seen(signed_in(officer), page_of(pair))

    assert f'<th scope="col">{heading}</th>' in page


def test_the_evidence_says_for_each_field_which_way_it_speaks(officer):
    page = seen(signed_in(officer), page_of(found(officer)))

    assert "speaks strongly for one person" in page
    assert "speaks for two people" in page or "speaks strongly for two people" in page


def test_a_decision_is_kept_shown_and_undone_on_the_same_page(officer):
    pair, client = found(officer), signed_in(officer)

    client.post(page_of(pair), {"decision": "same:left", "reason": "both cards seen"})
    decided = seen(client, page_of(pair))
    client.post(page_of(pair), {"deed": "reopen"})
    again = seen(client, page_of(pair))

    assert "These two records are one person" in decided
    assert "both cards seen" in decided
    assert "Are these one person?" in again
    assert not Candidate.objects.filter(same_as__isnull=False).exists()


def test_without_a_choice_nothing_is_decided_and_the_page_says_what_to_do(officer):
    pair, client = found(officer), signed_in(officer)

    answer = client.post(page_of(pair), {"decision": ""}).content.decode()

    pair.refresh_from_db()
    assert pair.state == State.OPEN
    assert "Choose what the two records are" in answer


def test_a_question_without_words_is_not_sent(officer):
    pair, client = found(officer), signed_in(officer)

    answer = client.post(page_of(pair), {"decision": "ask:left", "reason": ""}).content.decode()

    assert "Write what you ask" in answer
    assert not Question.objects.exists()


def test_who_decides_second_is_told_how_it_stands(officer, monkeypatch):
    pair, client = found(officer), signed_in(officer)
    stale = Pair.objects.get(pk=pair.pk)
    actions.keep_apart(pair=pair, by=officer)
    monkeypatch.setattr("kakehashi.portal.doubles.pages._mine", lambda *_: stale)

    client.post(page_of(pair), {"decision": "same:left", "reason": ""})
    monkeypatch.undo()
    page = seen(client, page_of(pair))

    assert "Somebody decided this pair before you" in page
    assert "These are different people" in page


def test_why_a_record_with_an_account_cannot_leave_is_said(officer):
    pair, client = found(officer), signed_in(officer)
    Candidate.objects.filter(pk=pair.right_id).update(account=make_user(Role.CANDIDATE))

    page = client.post(page_of(pair), {"decision": "same:left", "reason": ""}).content.decode()

    assert "Choose that record as the one that stays" in page
    assert not Candidate.objects.filter(same_as__isnull=False).exists()


def test_a_dossier_says_under_which_numbers_the_person_is_registered_too(officer):
    pair = found(officer)
    actions.join(pair=pair, stays=pair.left, by=officer)
    client = signed_in(officer)

    assert pair.right.number in seen(client, f"/candidates/{pair.left_id}/")
    assert client.get(f"/candidates/{pair.right_id}/").status_code == 404


# --- who sees what


def test_a_pair_of_two_centres_is_shown_to_neither_of_them(officer):
    pair = found(officer)

    for centre in (pair.left.training_centre, pair.right.training_centre):
        client = signed_in(officer_of(centre))
        assert client.get(page_of(pair)).status_code == 404
        assert "K-000" not in seen(client, "/candidates/doubles/")


def test_a_centre_decides_a_pair_of_its_own_people_and_asks_nobody(officer):
    centre = make_centre()
    pair = found(officer)
    Candidate.objects.update(training_centre=centre)
    client = signed_in(officer_of(centre))

    page = seen(client, page_of(pair))
    client.post(page_of(pair), {"decision": "apart", "reason": ""})

    pair.refresh_from_db()
    assert "Not sure: ask" not in page
    assert pair.state == State.APART


def test_another_ministry_and_a_stranger_see_no_pair(officer):
    pair = found(officer)

    assert signed_in(make_user(Role.MINISTRY)).get(page_of(pair)).status_code == 404
    for role in (Role.PREFECTURE, Role.EMPLOYER, Role.CANDIDATE, Role.AUDITOR):
        assert signed_in(make_user(role)).get(page_of(pair)).status_code == 403


def test_a_centre_is_asked_about_its_own_person_and_sees_nothing_of_the_other(officer):
    pair = found(officer)
    signed_in(officer).post(page_of(pair), {"decision": "ask:left", "reason": "Is this person with you twice?"})
    asked = Question.objects.get()
    client = signed_in(officer_of(asked.centre))
    other = pair.beside(asked.candidate)

    listed = seen(client, "/candidates/doubles/")
    page = seen(client, f"/candidates/doubles/questions/{asked.pk}/")
    client.post(f"/candidates/doubles/questions/{asked.pk}/", {"said": "same", "note": "two cards"})

    assert "Is this person with you twice?" in listed
    assert asked.candidate.number in page
    assert other.number not in page + listed
    asked.refresh_from_db()
    assert (asked.answer, asked.note) == ("same", "two cards")
    answered = seen(signed_in(officer), page_of(pair))
    assert "two cards" in answered


def test_a_centre_that_was_not_asked_reads_no_question(officer):
    pair = found(officer)
    asked = actions.ask(pair=pair, candidate=pair.left, text="?", by=officer)

    other = signed_in(officer_of(pair.right.training_centre))

    assert other.get(f"/candidates/doubles/questions/{asked.pk}/").status_code == 404


def test_the_desks_say_what_waits(officer):
    pair = found(officer)
    desk = seen(signed_in(officer), "/desk/")
    actions.ask(pair=pair, candidate=pair.left, text="?", by=officer)
    centre = seen(signed_in(officer_of(pair.left.training_centre)), "/desk/")

    assert "1 pair of records may be one person" in desk
    assert "registered twice?" in centre


def test_a_preview_counts_the_rows_that_look_like_somebody_known(officer):
    taken_in(officer, workbook([person_row(id="OLD-1", nik=NIK)]))

    kept = read(officer, workbook([person_row(id="NEW-1", nik=NIK)]))
    page = seen(signed_in(officer), f"/imports/{kept.pk}/")

    assert "<dt>Likely doubles of people in the pool</dt><dd>1</dd>" in page
    assert "This may be OLD-1, who is in the pool already" in page
