"""Filters that combine: each person is judged here one by one, as the page of that person would, and counted."""

from dataclasses import replace
from itertools import chain, product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions, bridge, queries, registrations, rights
from kakehashi.portal.candidates.models import Candidate, Pattern
from kakehashi.portal.candidates.narrowing import ANSWERS, LEVELS, ONE_STEP, Narrowed, PoolFilter
from kakehashi.portal.candidates.words import PATHWAYS, answer_in, is_one_step_away, lanes_of
from kakehashi.vocabulary import categories_meant
from tests.portal.candidates.make import DAY, assess, make_candidate, person_row, taken_in, workbook
from tests.portal.make import make_user, signed_in

JLPT, SKILL = "jlpt N4 2025-12-07", "ssw1_skill agriculture.crop 2026-07-10 passed"
TESTS = (f"{JLPT}; {SKILL}", SKILL, JLPT, "", "tidak ada", f"{JLPT}; ssw1_skill agriculture.crop 2026-07-10 failed")


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def people(officer):
    rows = [
        person_row(tests=tests, home=home, training_centre=centre)
        for tests, home, centre in product(TESTS, ("Bali", "Jawa Tengah"), ("LPK A", "LPK B", ""))
    ]
    taken_in(officer, workbook(rows))
    assess(officer)
    shown = Candidate.objects.filter(home="ID-BA").order_by("number").first()
    keys = ["born", "tests", "stays", "in_japan", "refusal_ground"]
    actions.record_evidence(candidate=shown, keys=keys, level="seen", paper=None, by=officer, on=DAY)
    taken_in(officer, workbook([person_row(home="Bali")]))
    return queries.visible_to(officer)


FILTERS = (
    {},
    {"answers": ["yes"]},
    {"answers": ["not_yet", "unknown"]},
    {"lacking": "japan.ssw1.has_basic_japanese"},
    {"lacking": "japan.ssw1.has_skill", "answers": ["not_yet"]},
    {"one_step": "any"},
    {"one_step": "not_met", "provinces": ["ID-BA"]},
    {"one_step": "not_known"},
    {"evidence": "seen"},
    {"evidence": "verified"},
    {"provinces": ["ID-JT"], "answers": ["yes", "no"]},
    {"provinces": ["ID-BA"], "lacking": "japan.ssw1.has_skill", "name": "wahyuni"},
)


def fits(person, by):
    """Whether one person fits, from their own stored verdict."""
    kept = next(iter(person.assessments.filter(pathway=by.pathway, current=True)), None)
    if by.provinces and person.home not in by.provinces:
        return False
    if by.centres and person.training_centre not in by.centres:
        return False
    if not by.asks_of_patterns:
        return True
    if kept is None:
        return False
    answer = answer_in(kept, by.lanes)
    held = (kept.deciding.get(by.lacking, 0) if by.lacking else kept.applies) & by.lanes
    if by.one_step:
        held &= kept.alone if is_one_step_away(kept, by.lanes) else 0
        held &= {"any": -1, "not_met": kept.no, "not_known": ~kept.no}[by.one_step]
    if by.evidence:
        yes, no, _mendable = person.pattern.words[by.pathway]["levels"][1 + LEVELS.index(by.evidence)]
        settled = {"yes": yes & by.lanes, "unknown": 0}.get(answer, not kept.applies & by.lanes & ~no)
        if not settled:
            return False
    return (not by.answers or answer in by.answers) and (not (by.lacking or by.one_step) or bool(held))


@pytest.mark.parametrize("more", FILTERS)
@pytest.mark.parametrize("category", ["agriculture.crop", "agriculture", ""])
def test_a_list_holds_exactly_those_whose_own_verdict_fits(people, more, category):
    for pathway in PATHWAYS:
        lanes = lanes_of(categories_meant(category)) if category else bridge.every_open_lane(pathway)
        by = PoolFilter(pathway=pathway, lanes=lanes & bridge.every_open_lane(pathway), **more)

        found = Narrowed(people, by)

        expected = {person.pk for person in people if fits(person, by)}
        assert {person.pk for person in found.people} == expected
        assert found.total == len(expected)


@pytest.mark.parametrize("more", FILTERS)
def test_the_count_beside_each_choice_is_that_of_the_list_it_leads_to(people, more):
    by = PoolFilter(pathway="ssw1", lanes=lanes_of(categories_meant("agriculture")), **more)
    counts = Narrowed(people, by).every

    def led_to(**other):
        return Narrowed(people, replace(by, **other)).total

    assert counts.answers == {answer: led_to(answers=[answer]) for answer in ANSWERS}
    assert counts.one_step == {**{step: led_to(one_step=step) for step in ONE_STEP}, "": counts.one_step[""]}
    assert counts.evidence == {level: led_to(evidence=level) for level in LEVELS}
    assert counts.lacking == {rule: led_to(lacking=rule) for rule in counts.lacking}
    assert counts.provinces == {home: count for home in ("ID-BA", "ID-JT") if (count := led_to(provinces=[home]))}
    centres = queries.centres_of(people)
    assert counts.centres == {one.pk: count for one in centres if (count := led_to(centres=[one]))}


def test_who_was_never_assessed_is_in_the_list_until_a_verdict_is_asked_for(people):
    by = PoolFilter(pathway="ssw1", lanes=bridge.every_open_lane("ssw1"))

    assert Narrowed(people, by).counts.not_assessed == 1
    assert Narrowed(people, by).total == people.count()
    assert Narrowed(people, replace(by, answers=ANSWERS)).total == people.count() - 1


def test_people_with_the_same_answers_share_one_pattern(people):
    assert Pattern.objects.count() < people.count() / 2


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Soekarno", "Sukarno"),
        ("Sukarno", "Soekarno"),
        ("Muhammad Rizki", "Mohamad Rizki"),
        ("Moh. Rizki", "Muhammad Rizki"),
        ("M. Rizki", "Mohammed Rizki"),
        ("Ahmad bin Sulaiman", "Ahmad Sulaiman"),
        ("Siti binti Umar", "Umar Siti"),
        ("Hj. Siti Aminah, S.Pd.", "Siti Aminah"),
        ("Siti Aminah", "Aminah Siti"),
        ("Siti N. Aminah", "Siti Nurhaliza Aminah"),
        ("Siti Nurhaliza Aminah", "Siti N Aminah"),
        ("Tjokro", "Cokro"),
        ("Rizki", "Rizky"),
        ("Rizky", "Riski"),
        ("Slamet", "Selamet"),
        ("Selamet", "Slamet"),
        ("Iqbal", "Ikbal"),
        ("Wahyudi", "Wahjudi"),
        ("Wahjudi", "Wahyudi"),
        ("Cahyo", "Tjahjo"),
        ("Tjahjo", "Cahyo"),
        ("Djaja", "Jaya"),
        ("Jaya", "Djaja"),
        ("Yusuf", "Jusuf"),
        ("Jusuf", "Yoesoef"),
        ("Yoesoef", "Yusup"),
        ("Dewi", "Dewy"),
        ("Njoman", "Nyoman"),
        ("Sjahrir", "Syahrir"),
        ("Choirul", "Khairul"),
        ("Fitri", "Pitri"),
        ("Abdurrahman", "Abdul Rahman"),
        ("Abdul Rahman", "Abdurahman"),
        ("Nurhasanah", "Nur Hasanah"),
        ("Wahyudi Santoso", "W. Santoso"),
        ("J. Widodo", "Joko Widodo"),
        ("Wahyudi", "ahjud"),
        ("Suparti", "Suparti Suparti"),
        (
            "Muhammad Abdurrahman Wahid Hasyim Asyari Kusumawarda",
            "Muhammad Abdurrahman Wahid Hasyim Asyari Kusumawardana",
        ),
        (
            "Muhammad Abdurrahman Wahid Hasyim Asyari Kusumawar",
            "Muhammad Abdurrahman Wahid Hasyim Asyari Kusumawardana",
        ),
    ],
)
def test_a_name_is_found_in_every_spelling_of_its_family(officer, written, asked):
    make_candidate(officer, name=written)
    make_candidate(officer, name="Wayan")

    page = signed_in(officer).get("/candidates/", {"name": asked}).content.decode()

    assert "<h1>1 of 2 candidates</h1>" in page


@pytest.mark.parametrize("asked", ["%", "_", "'", '"', "%_%", "2", "．"])
def test_a_name_asked_for_without_a_letter_is_an_error_and_lists_nobody(officer, asked):
    make_candidate(officer)

    page = signed_in(officer).get("/candidates/", {"name": asked}).content.decode()

    assert "Write at least one letter of the name." in page
    assert "<h1>0 of 1 candidate" in page


def test_a_list_is_in_the_order_of_letters_and_not_of_sounds(officer):
    for name in ("Wahyudi", "Zainal", "Cahyo", "Joko", "Kartini", "Indah", "Umar"):
        make_candidate(officer, name=name)

    rows = signed_in(officer).get("/candidates/").context["rows"]

    assert [row.candidate.name for row in rows] == ["Cahyo", "Indah", "Joko", "Kartini", "Umar", "Wahyudi", "Zainal"]


def test_initials_alone_find_nobody_who_is_named_otherwise(officer):
    make_candidate(officer, name="S. N. Wati")

    page = signed_in(officer).get("/candidates/", {"name": "Siti Nurhaliza"}).content.decode()

    assert "<h1>0 of 1 candidate" in page


def test_the_whole_list_is_read_from_row_to_row_and_back(officer):
    taken_in(officer, workbook([person_row(name="Sukarno") for _ in range(120)]))
    client = signed_in(officer)
    address, read = "/candidates/", []
    while address:
        page = client.get(address)
        read.append([row.candidate.number for row in page.context["rows"]])
        address = f"/candidates/?after={page.context['page'].last}" if page.context["page"].has_next else ""
    back = client.get(f"/candidates/?before={page.context['page'].first}").context

    assert [len(rows) for rows in read] == [50, 50, 20]
    assert list(chain.from_iterable(read)) == sorted(Candidate.objects.values_list("number", flat=True))
    assert [row.candidate.number for row in back["rows"]] == read[1]
    assert back["page"].has_previous


@pytest.mark.parametrize("place", ["after=nobody", "after=00000000-0000-4000-8000-000000000000", "before="])
def test_a_place_in_the_list_that_does_not_exist_shows_its_beginning(officer, place):
    make_candidate(officer)

    assert len(signed_in(officer).get(f"/candidates/?{place}").context["rows"]) == 1


def test_the_place_of_another_offices_person_is_no_place_in_this_list(officer):
    make_candidate(officer, name="Aan")
    other = make_user(Role.MINISTRY)
    stranger = make_candidate(other, name="Zaki")

    assert len(signed_in(officer).get(f"/candidates/?after={stranger.pk}").context["rows"]) == 1


def test_each_choice_has_its_count_and_what_leaves_nobody_is_not_offered(officer, people):
    page = signed_in(officer).get("/candidates/?category=agriculture.crop").content.decode()

    assert "Bali (19)" in page
    assert "Jawa Tengah (18)" in page or "Central Java (18)" in page
    assert "LPK A (12)" in page
    assert "(0)</option>" not in page[page.index('name="lacking"') : page.index('name="one_step"')]


def test_a_list_says_of_which_day_its_answers_are_once_that_day_is_past(officer, settings):
    settings.DEMO_TODAY = DAY.isoformat()
    make_candidate(officer)
    today = signed_in(officer).get("/candidates/").content.decode()
    settings.DEMO_TODAY = "2026-11-26"

    later = signed_in(officer).get("/candidates/").content.decode()

    assert "as of 24 November 2026" not in today
    assert "as of 24 November 2026" in later
    assert "All are made anew each night." in later


@pytest.mark.parametrize("more", FILTERS)
def test_few_of_a_name_are_counted_and_listed_as_many_would_be(people, more, monkeypatch):
    lanes = bridge.every_open_lane("ssw1")
    by = PoolFilter(pathway="ssw1", lanes=lanes, **({"name": "wahyuni"} | more))
    few, listed = Narrowed(people, by).every, list(Narrowed(people, by).people)

    monkeypatch.setattr("kakehashi.portal.candidates.narrowing.FEW", 0)

    assert Narrowed(people, by).every == few
    assert list(Narrowed(people, by).people) == listed
    assert people.count() >= few.total == len(listed)


def test_one_walk_through_the_names_that_sqlite_does_in_an_index_alone_counts_who_bears_one(people):
    by = PoolFilter(pathway="ssw1", lanes=bridge.every_open_lane("ssw1"), name="wahyuni", provinces=["ID-BA"])

    with CaptureQueriesContext(connection) as asked:
        Narrowed(people, by).every  # noqa: B018 - it asks

    (sql,) = [one["sql"] for one in asked if "LIKE" in one["sql"]]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            assert any("USING COVERING INDEX pool_" in row[3] for row in cursor.fetchall()), sql


@pytest.mark.parametrize("more", [{}, {"answers": ["yes"], "provinces": ["ID-BA"]}])
def test_a_pool_is_counted_by_two_questions_that_sqlite_answers_from_indexes_alone(people, more):
    with CaptureQueriesContext(connection) as asked:
        Narrowed(people, PoolFilter(pathway="ssw1", lanes=bridge.every_open_lane("ssw1"), **more)).every  # noqa: B018 - it asks

    counting = [one["sql"] for one in asked if "GROUP BY" in one["sql"]]
    assert len(counting) == 2
    with connection.cursor() as cursor:
        for sql in counting if connection.vendor == "sqlite" else ():
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            assert any("USING COVERING INDEX pool_" in row[3] for row in cursor.fetchall()), sql


def test_who_may_not_be_judged_has_no_answer_and_a_second_registration_stands_in_no_list_nor_count(officer, people):
    everybody = PoolFilter(pathway="ssw1", lanes=bridge.every_open_lane("ssw1"))
    before = Narrowed(people, everybody).every
    judged = list(people.filter(pattern__isnull=False).order_by("number"))
    rights.give_consent(candidate=judged[0], purpose="assessment", language="id", by=officer)

    rights.withdraw_consent(candidate=judged[0], purpose="assessment", by=officer)
    registrations.join(candidate=judged[1], person=judged[2])
    actions.assess_pool(pool=officer.organisation, on=DAY, pathways=PATHWAYS, by=None)

    after = Narrowed(queries.visible_to(officer), everybody)
    assert after.total == before.total - 1
    assert after.every.not_assessed == 1
    assert sum(after.every.answers.values()) == before.total - 2
    assert sum(after.every.provinces.values()) == before.total - 1
    assert not {judged[1].pk} & set(after.people.values_list("pk", flat=True))


def test_a_way_that_opens_makes_another_verdict_though_all_other_words_are_the_same(officer):
    person = make_candidate(officer)
    kept = person.assessments.get(pathway="ssw1", current=True)
    type(kept).objects.filter(pk=kept.pk).update(offered={"a way": 1})

    assess(officer)

    now = person.assessments.get(pathway="ssw1", current=True)
    assert now.pk != kept.pk
    assert now.offered == kept.offered
    assert person.assessments.get(pk=kept.pk).offered == {"a way": 1}
