import pytest
from django.test import Client

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.employers import actions
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.employers.make import (
    DAY,
    below_the_law,
    make_employer,
    make_officer,
    make_programme,
    make_vacancies,
    make_vacancy,
    past_the_horizon,
    taken_in,
    vacancy_row,
)
from tests.portal.make import make_user, signed_in


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def officer(programme):
    return make_officer(programme)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def correction(**more: str) -> dict[str, str]:
    boxes = {"basis": "hourly", "base": "1300", "annual_scheduled": "2000", "weekly": "37.5", "daily": "7.5"}
    return {**boxes, "first": "2027-01-10", "last": "2027-09-30", "specified_industry": "", **more}


def test_the_list_counts_what_must_change_and_links_to_it(programme, officer):
    make_vacancies(programme, [vacancy_row(seats="3"), below_the_law(), past_the_horizon(), vacancy_row(base="")])
    taken_in(officer, [vacancy_row()])

    page = shown(signed_in(officer), "/vacancies/")

    assert "<h1>5 of 5 vacancies</h1>" in page
    assert "With 11 seats in all" in page
    for answer, count in (("violation", 1), ("unknown", 2), ("ok", 1), ("unchecked", 1)):
        assert f'<a href="?answer={answer}">{count}</a>' in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("answer=violation", 1),
        ("answer=unknown", 1),
        ("answer=ok&answer=violation", 3),
        ("answer=unchecked", 0),
        ("field=care", 1),
        ("region=玉名", 1),
        ("state=published", 1),
        ("state=draft&answer=ok", 1),
        ("answer=nonsense&field=nonsense&employer=nonsense", 4),
    ],
)
def test_filters_narrow_the_list_and_combine(programme, officer, query, count):
    published, *_others = make_vacancies(
        programme,
        [vacancy_row(), below_the_law(), past_the_horizon(region="玉名"), vacancy_row(category="介護", business="")],
    )
    actions.publish(vacancy=published, by=officer, on=DAY)

    assert f"<h1>{count} of 4 vacancies</h1>" in shown(signed_in(officer), f"/vacancies/?{query}")


def test_an_officer_narrows_the_list_to_one_employer(programme, officer):
    make_vacancies(programme, [vacancy_row(), vacancy_row(employer="川島食品㈱")])
    employer = Vacancy.objects.get(employer__name="川島食品㈱").employer

    assert "<h1>1 of 2 vacancies</h1>" in shown(signed_in(officer), f"/vacancies/?employer={employer.pk}")


def test_an_empty_list_says_why_and_the_way_on(programme, officer):
    ministry = make_user(Role.MINISTRY, organisation=programme.ministry)

    assert "/imports/new/vacancies/" in shown(signed_in(officer), "/vacancies/")
    assert "No vacancy has been published yet" in shown(signed_in(ministry), "/vacancies/")


def test_a_list_of_sixty_and_a_vacancy_take_at_most_thirty_queries(programme, officer, django_assert_max_num_queries):
    vacancies = make_vacancies(programme, [past_the_horizon(employer=f"農園{n}") for n in range(60)])
    client = signed_in(officer)

    with django_assert_max_num_queries(30):
        client.get("/vacancies/")
    with django_assert_max_num_queries(30):
        client.get(f"/vacancies/{vacancies[0].pk}/")


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        (vacancy_row(), "May be published: nothing to correct"),
        (below_the_law(), "Cannot be published: 1 to correct"),
        (below_the_law(to=""), "Cannot be published: 1 to correct, 1 to confirm"),
        (past_the_horizon(), "May be published; 1 to confirm first"),
    ],
)
def test_the_heading_says_whether_it_may_be_published(programme, officer, row, heading):
    vacancy = make_vacancy(programme, row)

    assert f"<h1>{heading}</h1>" in shown(signed_in(officer), f"/vacancies/{vacancy.pk}/")


def test_a_vacancy_that_was_not_checked_yet_says_so_and_cannot_be_published(programme, officer):
    taken_in(officer, [vacancy_row()])
    address = f"/vacancies/{Vacancy.objects.get().pk}/"

    page = shown(signed_in(officer), address)

    assert "<h1>Not checked yet</h1>" in page
    assert "Publish" not in page
    assert signed_in(officer).post(f"{address}publish/").url == address
    assert Vacancy.objects.get().state == "draft"


def test_a_finding_shows_shape_reason_shortfall_period_rule_level_mark_and_what_to_do(programme, officer):
    vacancy = make_vacancy(programme, below_the_law())

    page = shown(signed_in(officer), f"/vacancies/{vacancy.pk}/")

    for part in ("■ Violation", "92 yen an hour short", "is 92 yen below", "the whole term", "JP-01", "level: law"):
        assert part in page
    assert 'class="mark mark-' in page
    assert "→ Raise the basic pay to 1,092 yen an hour or more." in page
    assert f"/vacancies/{vacancy.pk}/correct/" in page
    assert "Publish the vacancy" not in page


def test_days_on_which_the_answer_changes_stand_in_a_table(programme, officer):
    vacancy = make_vacancy(programme, past_the_horizon())

    page = shown(signed_in(officer), f"/vacancies/{vacancy.pk}/")

    table = page.partition("When the answer changes</h2>")[2].partition("</table>")[0]
    assert "10 January 2027" in table
    assert "1 October 2027" in table


@pytest.mark.parametrize(("language", "word"), [("id", "Pelanggaran"), ("ja", "違反")])
def test_the_pages_speak_the_readers_language(programme, language, word):
    vacancy = make_vacancy(programme, below_the_law())
    client = signed_in(make_officer(programme, language=language))

    assert f"■ {word}" in shown(client, "/vacancies/")
    assert f"■ {word}" in shown(client, f"/vacancies/{vacancy.pk}/")
    assert word in shown(client, f"/vacancies/{vacancy.pk}/correct/")


def test_a_warning_of_the_reading_is_shown(programme, officer):
    vacancy = make_vacancy(programme)
    vacancy.terms["pay"]["bas"] = 1
    vacancy.save()

    assert "The key “pay.bas” is not known" in shown(signed_in(officer), f"/vacancies/{vacancy.pk}/")


def test_an_officer_publishes_what_has_no_open_points_with_one_button(programme, officer):
    vacancy = make_vacancy(programme)
    client, address = signed_in(officer), f"/vacancies/{vacancy.pk}/"

    answer = client.post(f"{address}publish/")

    assert answer.url == address
    page = shown(client, address)
    assert "<h1>Published</h1>" in page
    assert "The vacancy is published." in page
    assert "Vacancy published" in page
    assert "/correct/" not in page


def test_open_points_need_the_tick_and_without_it_the_page_says_what_to_do(programme, officer):
    vacancy = make_vacancy(programme, past_the_horizon())
    client, address = signed_in(officer), f"/vacancies/{vacancy.pk}/publish/"

    without = client.post(address).content.decode()
    done = client.post(address, {"asked": "on"})

    assert "<title>Error:" in without
    assert "Ask about the open points, then tick the box" in without
    assert done.status_code == 302
    vacancy.refresh_from_db()
    assert vacancy.state == "published"


def test_publishing_asks_first_and_names_what_follows(programme, officer):
    vacancy = make_vacancy(programme, past_the_horizon())

    page = shown(signed_in(officer), f"/vacancies/{vacancy.pk}/publish/")

    assert "<h1>Publish “トマトの栽培”?</h1>" in page
    assert "1 point is still open." in page


def test_what_stands_in_violation_is_not_published_from_the_page_either(programme, officer):
    vacancy = make_vacancy(programme, below_the_law())

    answer = signed_in(officer).post(f"/vacancies/{vacancy.pk}/publish/", {"asked": "on"})

    assert answer.url == f"/vacancies/{vacancy.pk}/"
    assert not Line.objects.filter(deed=Deed.VACANCY_PUBLISHED).exists()


def test_a_violation_found_at_the_last_moment_is_told(programme, officer):
    vacancy = make_vacancy(programme)
    Vacancy.objects.filter(pk=vacancy.pk).update(terms={**vacancy.terms, "pay": {"basis": "hourly", "base": 900}})
    client = signed_in(officer)

    client.post(f"/vacancies/{vacancy.pk}/publish/")

    page = shown(client, f"/vacancies/{vacancy.pk}/")
    assert "so it was not published" in page
    assert "Cannot be published: 1 to correct" in page


def test_a_correction_starts_from_what_is_stated_and_is_checked_at_once(programme, officer):
    vacancy = make_vacancy(programme, below_the_law())
    client, address = signed_in(officer), f"/vacancies/{vacancy.pk}/correct/"

    before = shown(client, address)
    client.post(address, correction())

    assert 'value="1000"' in before
    assert 'value="30 September 2027"' in before
    assert "Raise the basic pay to 1,092 yen an hour or more." in before
    vacancy.refresh_from_db()
    assert vacancy.terms["pay"]["base"] == 1300
    assert vacancy.terms["hours"] == {"annual_scheduled": 2000, "weekly": 37.5, "daily": 7.5}
    assert "May be published" in shown(client, f"/vacancies/{vacancy.pk}/")


@pytest.mark.parametrize(
    ("boxes", "told"),
    [
        ({"last": "2026-12-31"}, "The last day lies before the first"),
        ({"base": "0"}, "greater than or equal to 1"),
        ({"daily": "25"}, "less than or equal to 24"),
        ({"basis": "by the moon"}, "by the moon"),
    ],
)
def test_a_faulty_correction_says_what_is_wrong_and_keeps_what_was_typed(programme, officer, boxes, told):
    vacancy = make_vacancy(programme)

    page = signed_in(officer).post(f"/vacancies/{vacancy.pk}/correct/", correction(**boxes)).content.decode()

    assert "There is a problem" in page
    assert told in page
    assert 'value="37.5"' in page
    assert not Line.objects.filter(deed=Deed.VACANCY_CORRECTED).exists()


def test_an_employer_corrects_its_own_and_publishes_nothing(programme):
    employer = make_employer("㈱髙木農園")
    own, other = make_vacancies(programme, [below_the_law(), below_the_law(employer="川島食品㈱")])
    client = signed_in(employer)

    done = client.post(f"/vacancies/{own.pk}/correct/", correction())

    assert done.url == f"/vacancies/{own.pk}/"
    assert "Publish the vacancy" not in shown(client, f"/vacancies/{own.pk}/")
    assert client.post(f"/vacancies/{own.pk}/publish/").status_code == 403
    assert client.get(f"/vacancies/{other.pk}/").status_code == 404
    assert client.post(f"/vacancies/{other.pk}/correct/", correction()).status_code == 404
    page = shown(client, "/vacancies/")
    assert "<h1>1 of 1 vacancies</h1>" in page
    assert "川島食品㈱" not in page


def test_another_prefecture_finds_nothing_of_it(programme):
    vacancy = make_vacancy(programme)
    client = signed_in(make_officer(make_programme(prefecture_code="JP-04")))

    assert "<h1>0 of 0 vacancies</h1>" in shown(client, "/vacancies/")
    assert client.get(f"/vacancies/{vacancy.pk}/").status_code == 404
    assert client.post(f"/vacancies/{vacancy.pk}/publish/").status_code == 404
    assert client.post(f"/vacancies/{vacancy.pk}/correct/", correction()).status_code == 404


def test_the_ministry_reads_what_its_programmes_have_published_and_changes_nothing(programme, officer):
    published, draft = make_vacancies(programme, [vacancy_row(), vacancy_row()])
    actions.publish(vacancy=published, by=officer, on=DAY)
    client = signed_in(make_user(Role.MINISTRY, organisation=programme.ministry))
    stranger = signed_in(make_user(Role.MINISTRY))

    assert "<h1>1 of 1 vacancies</h1>" in shown(client, "/vacancies/")
    assert "Correct the offer" not in shown(client, f"/vacancies/{published.pk}/")
    assert client.get(f"/vacancies/{draft.pk}/").status_code == 404
    assert client.post(f"/vacancies/{published.pk}/correct/").status_code == 403
    assert client.post(f"/vacancies/{draft.pk}/publish/").status_code == 403
    assert stranger.get(f"/vacancies/{published.pk}/").status_code == 404


@pytest.mark.parametrize("role", [Role.TRAINING_CENTRE, Role.CANDIDATE, Role.AUDITOR])
def test_no_other_role_opens_the_pages(programme, role):
    vacancy = make_vacancy(programme)
    client = signed_in(make_user(role))

    assert client.get("/vacancies/").status_code == 403
    assert client.get(f"/vacancies/{vacancy.pk}/").status_code == 403


def test_only_officers_and_employers_may_import_vacancies(programme, officer):
    assert signed_in(officer).get("/imports/new/vacancies/").status_code == 200
    assert signed_in(make_employer("㈱髙木農園")).get("/imports/new/vacancies/").status_code == 200
    assert signed_in(make_user(Role.MINISTRY)).get("/imports/new/vacancies/").status_code == 403
