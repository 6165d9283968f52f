"""Nobody is shown to a prefecture or an employer, or planned for, without the consent to it."""

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates import rights
from kakehashi.portal.fairs import actions
from kakehashi.portal.fairs.models import Meeting, NotHeld, Outcome, Why
from tests.portal.candidates.make import DAY
from tests.portal.fairs.make import CROP_YES, Bench
from tests.portal.make import make_user, signed_in

NAMES = ("Agrees Everything", "Agrees Prefecture", "Agrees Employer", "Agrees Nothing")


class Agreed(Bench):
    """Four people who wish the same vacancy, of whom one agrees to all that a fair needs."""

    def __init__(self) -> None:
        super().__init__()
        (self.vacancy,) = self.employers(1, seats="4")
        agree = (("prefecture", "employer"), ("prefecture",), ("employer",), ())
        self.all = [
            self.people(CROP_YES, agree=purposes, name=name)[0] for name, purposes in zip(NAMES, agree, strict=True)
        ]
        self.wishes([(person, 1, self.vacancy) for person in self.all])
        self.rankings([(self.vacancy, rank, person) for rank, person in enumerate(self.all, start=1)])
        self.employer = make_user(Role.EMPLOYER, organisation=self.vacancy.employer)
        self.address = f"/fairs/{self.programme.pk}/"

    def plan(self) -> None:
        actions.make_timetable(programme=self.programme, by=self.prefecture, on=DAY)
        actions.run_round(programme=self.programme, by=self.prefecture, on=DAY, seed=1)


@pytest.fixture
def agreed():
    return Agreed()


def named_on(user, address: str) -> list[str]:
    answer = signed_in(user).get(address)
    assert answer.status_code == 200, address
    page = answer.content.decode()
    return [name for name in NAMES if name in page]


def test_only_who_agrees_to_both_recipients_is_interviewed_and_no_wish_is_lost(agreed):
    agreed.plan()

    whole = agreed.all[0]
    assert [meeting.candidate for meeting in Meeting.objects.all()] == [whole]
    kept = NotHeld.objects.filter(why=Why.NO_CONSENT).order_by("candidate__number")
    assert [one.candidate for one in kept] == agreed.all[1:]
    assert [len(one.because) for one in kept] == [1, 1, 2]
    assert "given to the prefecture" in kept[1].because[0]["en"]


def test_only_who_agrees_is_in_the_market_and_its_certificate_and_the_others_are_told_so(agreed):
    agreed.plan()

    outcomes = Outcome.objects.order_by("candidate__number")
    certificate = outcomes[0].round.certificate.data().decode()
    assert [one.vacancy is not None for one in outcomes] == [True, False, False, False]
    assert [person.number in certificate for person in agreed.all] == [True, False, False, False]
    assert outcomes[3].result["en"] == "Your wishes were not part of this round, because your consent is missing."
    assert [one["kind"] for one in outcomes[3].reasons] == ["not_agreed"]
    assert {"kind": "not_agreed", "count": 3} in outcomes[0].round.reasons


def test_a_round_in_which_nobody_agrees_is_run_and_gives_nobody_a_place(agreed):
    rights.withdraw_consent(candidate=agreed.all[0], purpose="employer", by=agreed.ministry)

    agreed.plan()

    assert not Outcome.objects.filter(vacancy__isnull=False).exists()
    assert Outcome.objects.count() == 4
    assert not Meeting.objects.exists()


def test_a_prefecture_reads_only_the_names_of_who_agrees_to_it(agreed):
    agreed.plan()

    assert named_on(agreed.prefecture, f"{agreed.address}?show=no_consent") == [NAMES[1]]
    assert named_on(agreed.prefecture, f"{agreed.address}?show=people") == [NAMES[0]]
    assert named_on(agreed.prefecture, f"{agreed.address}round/") == list(NAMES[:2])
    assert "2 lines are not shown" in signed_in(agreed.prefecture).get(f"{agreed.address}round/").content.decode()
    for page in ("candidate", "round", "calendar"):
        for person in agreed.all[2:]:
            assert signed_in(agreed.prefecture).get(f"{agreed.address}{page}/{person.pk}/").status_code == 404


def test_the_ministry_reads_all_names_and_whom_to_ask(agreed):
    agreed.plan()

    assert named_on(agreed.ministry, f"{agreed.address}?show=no_consent") == list(NAMES[1:])
    assert "3 wished interviews wait for the consent" in signed_in(agreed.ministry).get("/desk/").content.decode()
    assert "wait for the consent" not in signed_in(agreed.prefecture).get("/desk/").content.decode()


@pytest.mark.parametrize("withdrawn", ["prefecture", "employer"])
def test_a_consent_that_is_withdrawn_hides_the_person_at_once_from_its_recipient_and_no_other(agreed, withdrawn):
    agreed.plan()
    whole = agreed.all[0]
    pages = {
        agreed.prefecture: (f"booth/{agreed.vacancy.employer.pk}/", "round/", "?show=people"),
        agreed.employer: (f"booth/{agreed.vacancy.employer.pk}/",),
    }
    shown_before = {user: [named_on(user, agreed.address + page) for page in of] for user, of in pages.items()}

    rights.withdraw_consent(candidate=whole, purpose=withdrawn, by=agreed.ministry)

    hidden_from = agreed.prefecture if withdrawn == "prefecture" else agreed.employer
    for user, of in pages.items():
        for page, before in zip(of, shown_before[user], strict=True):
            assert NAMES[0] in before
            assert (NAMES[0] in named_on(user, agreed.address + page)) == (user is not hidden_from), page
    assert named_on(agreed.employer, "/fairs/own/") == ([] if withdrawn == "employer" else [NAMES[0]])
    assert named_on(agreed.ministry, f"{agreed.address}?show=people") == [NAMES[0]]


def test_an_employer_is_told_that_an_interview_is_not_listed_and_not_of_whom(agreed):
    agreed.plan()
    rights.withdraw_consent(candidate=agreed.all[0], purpose="employer", by=agreed.ministry)

    page = signed_in(agreed.employer).get(f"{agreed.address}booth/{agreed.vacancy.employer.pk}/").content.decode()

    assert "1 interview is not listed" in page
    assert "no interview yet" not in page
    assert agreed.all[0].number not in page


def test_consent_to_older_words_does_not_count_until_it_is_given_again(agreed, monkeypatch):
    monkeypatch.setattr("kakehashi.portal.candidates.purposes.edition", lambda: 2)
    agreed.plan()
    before = Meeting.objects.count()

    rights.give_consents(candidates=agreed.all, wanted=["prefecture", "employer"], language="ja", by=agreed.ministry)
    agreed.plan()

    assert before == 0
    assert Meeting.objects.filter(timetable__current=True).count() == 4


def test_a_person_who_has_not_agreed_reads_on_the_own_page_what_is_to_be_answered(agreed):
    agreed.plan()
    account = make_user(Role.CANDIDATE)
    candidates.open_account_for(candidate=agreed.all[3], account=account)

    shown = signed_in(account).get(f"{agreed.address}round/{agreed.all[3].pk}/").content.decode()

    assert "because your consent is missing" in shown
    assert "given to the employers of the wished vacancies?" in shown


def test_who_takes_the_consent_back_is_told_what_becomes_of_the_interviews_and_the_offices_plan_again(agreed):
    agreed.plan()
    whole = agreed.all[0]
    account = make_user(Role.CANDIDATE)
    candidates.open_account_for(candidate=whole, account=account)
    own = ("/desk/", "/fairs/own/", f"{agreed.address}candidate/{whole.pk}/")
    before = [signed_in(account).get(address).content.decode() for address in own]

    rights.withdraw_consent(candidate=whole, purpose="employer", by=account)

    after = [signed_in(account).get(address).content.decode() for address in own]
    assert ["these interviews do not take place" in page for page in before + after] == [False] * 3 + [True] * 3
    for officer in (agreed.ministry, agreed.prefecture):
        assert "1 interview stands with a person who took the consent back" in (
            signed_in(officer).get("/desk/").content.decode()
        )
    actions.make_timetable(programme=agreed.programme, by=agreed.prefecture, on=DAY)
    assert "took the consent back" not in signed_in(agreed.ministry).get("/desk/").content.decode()
