"""Who names administrators, whom, and that no organisation is left without one by accident."""

import pytest

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.layout.context import today
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.offices import actions, queries
from kakehashi.portal.tokens.actions import make
from tests.portal.doubles.make import make_centre, officer_of, registered
from tests.portal.employers.make import make_programme, make_vacancy
from tests.portal.make import make_organisation, make_user, signed_in

LIST = "/tokens/administrators/"


def administrator(role: Role = Role.MINISTRY, **more) -> User:
    return make_user(role, administers=True, **more)


def colleague(user: User, **more) -> User:
    return make_user(Role(user.role), organisation=user.organisation, **more)


def sends(by: User, person: User, deed: str):
    return signed_in(by).post(f"{LIST}{person.pk}/", {"deed": deed})


def administers(person: User) -> bool:
    return User.objects.get(pk=person.pk).administers


def test_an_administrator_names_a_colleague_who_can_then_make_tokens_and_the_ledger_says_who_named_whom():
    user = administrator()
    person = colleague(user)

    page = signed_in(user).get(f"{LIST}{person.pk}/").content.decode()
    answer = sends(user, person, "name")

    assert f"Name {person.full_name} administrator?" in page
    assert answer["Location"] == LIST
    assert signed_in(person).get("/tokens/").status_code == 200
    line = Line.objects.get(deed=Deed.ADMINISTRATOR_NAMED)
    assert (line.actor, line.subject_id, line.detail) == (
        user,
        str(person.pk),
        {"organisation": str(user.organisation_id)},
    )


def test_who_stops_makes_no_token_any_more_and_the_page_says_how_many_of_theirs_stay_good():
    user = administrator()
    person = colleague(user, administers=True)
    make(name="HR system", may_write=False, last_day=today(), by=person)

    page = signed_in(user).get(f"{LIST}{person.pk}/").content.decode()
    sends(user, person, "end")

    assert "1 token that this person made stays good" in page
    assert signed_in(person).get("/tokens/").status_code == 403
    assert Line.objects.get(deed=Deed.ADMINISTRATOR_ENDED).actor == user


def test_the_only_administrator_cannot_stop_and_is_told_to_name_another_first():
    user = administrator()
    make(name="HR system", may_write=False, last_day=today(), by=user)  # its account is no person and no administrator
    colleague(user, administers=True, is_active=False)

    page = signed_in(user).get(f"{LIST}{user.pk}/").content.decode()
    sends(user, user, "end")

    assert "is the only administrator" in page
    assert 'value="end"' not in page
    assert administers(user)
    assert not Line.objects.filter(deed=Deed.ADMINISTRATOR_ENDED).exists()


def test_of_two_administrators_who_take_back_each_others_right_one_stays():
    one = administrator()
    other = colleague(one, administers=True)

    actions.end_administrator(person=one, by=other)
    with pytest.raises(actions.LastAdministrator, match="name another first"):
        actions.end_administrator(person=other, by=one)

    assert administers(other)


def test_one_of_two_may_stop_by_themselves_and_is_led_to_the_desk():
    user = administrator()
    colleague(user, administers=True)

    answer = sends(user, user, "end")

    assert answer["Location"] == "/desk/"
    assert signed_in(user).get(LIST).status_code == 403


def test_a_button_pressed_twice_writes_one_line_and_turns_nothing_round():
    user = administrator()
    person = colleague(user)

    sends(user, person, "name")
    sends(user, person, "name")

    assert administers(person)
    assert Line.objects.filter(deed=Deed.ADMINISTRATOR_NAMED).count() == 1


def test_a_ministry_names_those_of_the_centres_of_its_pool_and_of_centres_that_have_nobody_yet():
    user = administrator(organisation=make_organisation(name="A ministry that comes first"))
    centre, fresh = make_centre(), make_centre()
    registered(user.organisation, "K-0001", training_centre=centre)

    for person in (officer_of(centre), officer_of(fresh)):
        assert sends(user, person, "name").status_code == 302
        assert administers(person)


def test_a_ministry_may_leave_a_centre_without_one_and_is_told_so():
    user = administrator()
    centre = make_centre()
    registered(user.organisation, "K-0001", training_centre=centre)
    person = make_user(Role.TRAINING_CENTRE, organisation=centre, administers=True)

    page = signed_in(user).get(f"{LIST}{person.pk}/").content.decode()
    sends(user, person, "end")

    assert "This organisation then has no administrator" in page
    assert not administers(person)


def test_a_prefecture_names_those_of_the_employers_of_its_programmes_and_of_no_other():
    programme = make_programme()
    user = administrator(Role.PREFECTURE, organisation=programme.prefecture_office)
    employer = make_user(Role.EMPLOYER, organisation=make_vacancy(programme).employer)
    stranger = make_user(Role.EMPLOYER)

    assert sends(user, employer, "name").status_code == 302
    assert sends(user, stranger, "name").status_code == 404
    assert (administers(employer), administers(stranger)) == (True, False)


def test_neither_side_of_a_programme_names_the_administrators_of_the_other():
    programme = make_programme()
    ministry = administrator(organisation=programme.ministry)
    prefecture = administrator(Role.PREFECTURE, organisation=programme.prefecture_office)

    assert sends(ministry, prefecture, "end").status_code == 404
    assert sends(prefecture, ministry, "end").status_code == 404


def test_another_ministrys_people_and_centres_are_not_there():
    user, other = administrator(), administrator()
    centre = make_centre()
    registered(other.organisation, "K-0001", training_centre=centre)
    others = [other, officer_of(centre)]

    page = signed_in(user).get(LIST).content.decode()

    assert not [one for one in others if one.full_name in page]
    assert {sends(user, one, "name").status_code for one in others} == {404}


def test_whoever_does_not_administer_sees_neither_the_list_nor_a_person():
    user = make_user(Role.MINISTRY)
    person = colleague(user)

    assert signed_in(user).get(LIST).status_code == 403
    assert sends(user, person, "name").status_code == 403
    assert signed_in(make_user(Role.AUDITOR, administers=True)).get(LIST).status_code == 403


def test_the_list_shows_the_own_office_first_and_neither_programs_nor_closed_accounts():
    user = administrator(organisation=make_organisation(name="Z"))
    centre = make_organisation(Organisation.Kind.TRAINING_CENTRE, name="A")
    registered(user.organisation, "K-0001", training_centre=centre)
    person, closed = officer_of(centre), colleague(user, is_active=False)
    token, _shown = make(name="HR system", may_write=False, last_day=today(), by=user)

    listed = list(queries.people(user))

    assert listed == [user, person]
    assert closed not in listed
    assert token.account not in listed
    assert Candidate.objects.count() == 1


def test_the_banner_says_who_administers_what_in_the_readers_language():
    office = make_organisation(name="Kemnaker", name_japanese="インドネシア労働省")
    user = administrator(organisation=office, language="ja")
    client, person = signed_in(user), colleague(user)

    page = client.post(f"{LIST}{person.pk}/", {"deed": "name"}, follow=True).content.decode()

    assert f"{person.full_name}さんをインドネシア労働省の管理者に指定しました" in page


@pytest.mark.parametrize(("language", "words"), [("id", "administrator"), ("ja", "管理者"), ("en", "Administrators")])
def test_the_pages_speak_the_readers_language(language, words):
    user = administrator(language=language)
    person = colleague(user)

    for address in (LIST, f"{LIST}{person.pk}/", f"{LIST}{user.pk}/"):
        assert words.lower().rstrip("s") in signed_in(user).get(address).content.decode().lower()
