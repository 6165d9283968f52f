import json
import re
from datetime import date

import pytest
from django.utils import translation

from kakehashi.law import DayOutsideBook
from kakehashi.law.questions import COURSES, GRADES, LICENCES, STATUSES, TESTS
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.accounts.sealed import seal
from kakehashi.portal.candidates import actions, bridge
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.candidates.templatetags.facts import fact_lines
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.vocabulary import Pathway
from tests.portal.candidates.make import DAY, assess, make_candidate, person_row, taken_in, workbook
from tests.portal.make import make_user, signed_in


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def pool(officer, rows):
    taken_in(officer, workbook(rows))
    assess(officer)
    return signed_in(officer)


def test_the_pool_says_how_many_it_has_and_what_each_lacks(officer):
    client = pool(officer, [person_row(), person_row(tests="ssw1_skill agriculture.crop 2026-07-10 passed")])

    page = client.get("/candidates/?category=agriculture.crop").content.decode()

    assert "<h1>2 of 2 candidates</h1>" in page
    assert "● Meets the conditions" in page
    assert "▲ Not yet" in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("answer=yes", 1),
        ("answer=not_yet", 1),
        ("answer=unknown", 1),
        ("answer=no", 0),
        ("answer=yes&answer=unknown", 2),
        ("province=ID-BA", 1),
        ("name=soekarno", 1),
        ("lacking=japan.ssw1.has_basic_japanese", 1),
        ("pathway=nonsense&answer=nonsense", 0),
        ("one_step=any", 1),
        ("one_step=not_met", 1),
        ("one_step=not_known", 0),
        ("one_step=not_met&lacking=japan.ssw1.has_basic_japanese", 1),
        ("one_step=not_met&lacking=japan.ssw1.has_skill", 0),
    ],
)
def test_filters_narrow_the_pool_and_combine(officer, query, count):
    rows = [
        person_row(name="Sukarno"),
        person_row(tests="ssw1_skill agriculture.crop 2026-07-10 passed", home="Bali"),
        person_row(tests=""),
    ]
    client = pool(officer, rows)

    page = client.get(f"/candidates/?category=agriculture.crop&{query}").content.decode()

    assert f"<h1>{count} of 3 candidates</h1>" in page


def test_a_list_of_sixty_takes_no_more_queries_than_a_list_of_one(officer, django_assert_max_num_queries):
    client = pool(officer, [person_row() for _ in range(60)])

    with django_assert_max_num_queries(30):
        client.get("/candidates/")


def test_a_dossier_shows_the_verdict_with_reason_rule_and_mark(officer, django_assert_max_num_queries):
    person = make_candidate(officer, tests="ssw1_skill agriculture.crop 2026-07-10 passed", nik="3374015703000001")

    with django_assert_max_num_queries(34):
        page = signed_in(officer).get(f"/candidates/{person.pk}/?category=agriculture.crop").content.decode()

    assert "▲ Not yet" in page
    assert "SSW1-P-04" in page
    assert 'class="mark mark-' in page
    assert "3374 •••• •••• ••01" in page
    assert "3374015703000001" not in page


def test_every_rule_that_a_dossier_names_leads_to_its_page_in_the_rule_book(officer):
    person = make_candidate(officer, tests="ssw1_skill agriculture.crop 2026-07-10 passed")
    page = signed_in(officer).get(f"/candidates/{person.pk}/?category=agriculture.crop").content.decode()

    addresses = re.findall(r'href="(/law/rule/[^"]+)"', page)

    assert "/law/rule/japan.ssw1.has_basic_japanese/" in addresses
    assert "/law/rule/japan.person.reached_a2/" in addresses
    for address in set(addresses):
        assert signed_in(officer).get(address, follow=True).status_code == 200


def test_a_training_centre_sees_its_own_people_and_no_others(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    taken_in(officer, workbook([person_row()]))
    own = make_candidate(officer, training_centre=centre.organisation.name)
    other = Candidate.objects.exclude(pk=own.pk).get()
    client = signed_in(centre)

    assert client.get(f"/candidates/{own.pk}/").status_code == 200
    assert client.get(f"/candidates/{other.pk}/").status_code == 404
    assert "<h1>1 of 1 candidate" in client.get("/candidates/").content.decode()


def test_another_ministrys_pool_is_not_found(officer):
    person = make_candidate(officer)

    answer = signed_in(make_user(Role.MINISTRY)).get(f"/candidates/{person.pk}/")

    assert answer.status_code == 404


@pytest.mark.parametrize("role", [Role.PREFECTURE, Role.EMPLOYER, Role.CANDIDATE, Role.AUDITOR])
def test_no_other_role_reads_the_pool(officer, role):
    person = make_candidate(officer)
    client = signed_in(make_user(role))

    assert client.get("/candidates/").status_code == 403
    assert client.get(f"/candidates/{person.pk}/").status_code == 403


def test_a_number_is_shown_only_with_a_reason(officer):
    person = make_candidate(officer, nik="3374015703000001")
    client, address = signed_in(officer), f"/candidates/{person.pk}/reveal/nik/"

    without = client.post(address, {"reason": ""}).content.decode()
    given = client.post(address, {"reason": "CoE application"})

    assert "3374015703000001" not in without
    assert "Say why you need the number" in without
    assert "3374015703000001" in given.content.decode()
    assert given["Cache-Control"] == "no-store"


def test_the_statement_on_health_is_shown_with_a_reason_and_as_fit_or_not(officer):
    person = make_candidate(officer)
    told = json.dumps({"fit": False, "examined": "2026-07-01"})
    SealedValue.objects.create(candidate=person, kind="health", sealed=seal(told))
    client, address = signed_in(officer), f"/candidates/{person.pk}/reveal/health/"

    dossier = client.get(f"/candidates/{person.pk}/").content.decode()
    shown = client.post(address, {"reason": "medical advice"}).content.decode()

    assert address in dossier
    assert "Not fit for work" not in dossier
    assert "Not fit for work · examined on 1 July 2026" in shown
    assert Line.objects.get(deed=Deed.SENSITIVE_SHOWN).detail == {"kind": "health"}


def test_evidence_is_recorded_from_the_page(officer):
    person = make_candidate(officer)
    client = signed_in(officer)

    faulty = client.post(f"/candidates/{person.pk}/evidence/", {}).content.decode()
    done = client.post(f"/candidates/{person.pk}/evidence/", {"facts": ["tests.0", "born"], "level": "seen"})

    assert "Choose at least one fact" in faulty
    assert done.status_code == 302
    assert sorted(person.evidence.values_list("key", flat=True)) == ["born", "tests.0"]


CODES = [
    *(("licences", "class", kind) for kind in LICENCES),
    *(("stays", "status", kind) for kind in STATUSES),
    *(("courses", "course", kind) for kind in COURSES),
    *(("tests", "test", kind) for kind in TESTS),
    *(("tests", "grade", kind) for kind in GRADES),
]


@pytest.mark.parametrize(("key", "part", "code"), CODES)
def test_every_code_of_a_fact_is_written_in_words(officer, key, part, code):
    candidate = make_candidate(officer)
    candidate.facts[key] = [{part: code}]

    with translation.override("ja"):
        text = next(line.text for line in fact_lines(candidate) if line.key == f"{key}.0")

    assert text != code
    assert not re.search("[a-z]_|_[a-z]", text)


def test_a_count_is_of_the_list_it_leads_to(officer):
    rows = [person_row(home="Bali"), person_row(home="Jawa Tengah"), person_row(home="Jawa Tengah", tests="")]
    client = pool(officer, rows)

    page = client.get("/candidates/?province=ID-JT&answer=unknown").content.decode()
    led_to = client.get("/candidates/?province=ID-JT&answer=yes").content.decode()

    assert '<a href="?province=ID-JT&amp;answer=yes">1</a>' in page
    assert "<h1>1 of 3 candidates</h1>" in led_to


def test_provinces_are_named_in_the_readers_language(officer):
    pool(officer, [person_row(home="Jawa Tengah")])
    officer.language = "ja"
    officer.save()

    assert "中部ジャワ州</td>" in signed_in(officer).get("/candidates/").content.decode()


def test_who_lacks_one_fact_is_one_step_away_by_a_question_and_not_by_a_refusal(officer):
    client = pool(officer, [person_row(tests="jlpt N4 2025-12-07; ssw1_skill agriculture.crop 2026-07-10")])

    asked = client.get("/candidates/?category=agriculture.crop&one_step=not_known").content.decode()
    refused = client.get("/candidates/?category=agriculture.crop&one_step=not_met").content.decode()

    assert "<h1>1 of 1 candidate" in asked
    assert "<h1>0 of 1 candidate" in refused


def test_one_step_away_is_only_who_meets_no_category_asked_about(officer):
    client = pool(officer, [person_row()])

    everywhere = client.get("/candidates/?one_step=any").content.decode()
    livestock = client.get("/candidates/?one_step=any&category=agriculture.livestock").content.decode()

    assert "<h1>0 of 1 candidate" in everywhere
    assert "<h1>1 of 1 candidate" in livestock


def test_what_is_missing_is_asked_of_the_categories_chosen(officer):
    client = pool(officer, [person_row()])

    crop = client.get("/candidates/?category=agriculture.crop&lacking=japan.ssw1.has_skill").content.decode()
    field = client.get("/candidates/?category=agriculture&lacking=japan.ssw1.has_skill").content.decode()

    assert "<h1>0 of 1 candidate" in crop
    assert "<h1>1 of 1 candidate" in field


def test_the_list_says_the_earliest_day_where_one_birthday_is_in_the_way(officer):
    client = pool(officer, [person_row(born="2009-03-17"), person_row(born="2009-03-17", tests="")])

    page = client.get("/candidates/?category=agriculture.crop").content.decode()

    assert page.count(">17 March 2027</td>") == 1
    assert page.count("one step away</span>") == 1


def test_a_list_of_equal_names_keeps_its_order(officer):
    client = pool(officer, [person_row(name="Sukarno") for _ in range(3)])

    first, again = (client.get("/candidates/").content.decode() for _ in range(2))

    numbers = re.findall(r"K-\d{5}", first)
    assert numbers == sorted(numbers) == re.findall(r"K-\d{5}", again)


def test_a_dossier_shows_the_answer_at_each_level_of_evidence_and_what_is_still_to_be_shown(officer):
    person = make_candidate(officer)
    client = signed_in(officer)
    actions.record_evidence(
        candidate=person,
        keys=["born", "tests.0", "tests.1", "stays", "in_japan", "refusal_ground"],
        level="seen",
        paper=None,
        by=officer,
        on=DAY,
    )

    page = client.get(f"/candidates/{person.pk}/?category=agriculture.crop&pathway=ssw1&on=2026-11-24").content.decode()

    row = page[page.index("The answer by how well the facts are shown</h2>") :]
    row = row[: row.index("</table>")]
    claimed, seen, verified = re.findall(r"<td data-label=.*?</td>", row, re.DOTALL)
    assert "● Meets the conditions" in claimed
    assert "● Meets the conditions" in seen
    assert "◆? Cannot tell" in verified
    assert "What is the date of birth?" in verified


@pytest.mark.parametrize(
    ("stays", "in_japan", "shown"),
    [
        ("tidak ada", "tidak", {"ssw1", "esd"}),
        ("ssw1 agriculture.crop 2022-01-10 2024-01-09", "tidak", {"ssw1", "ssw2", "esd"}),
        ("", "tidak", {"ssw1", "esd"}),
        ("", "ya", {"ssw1", "ssw2", "esd", "esd_transfer"}),
    ],
)
def test_a_dossier_shows_the_pathways_that_speak_of_the_person(officer, stays, in_japan, shown):
    person = make_candidate(officer, stays=stays, in_japan=in_japan)

    assert set(bridge.ways_into_japan(person)) == shown
    assert set(bridge.pathways_of(person)) == shown | {Pathway.HOME_PROCEDURE}


def test_a_pathway_that_does_not_speak_of_the_person_is_shown_when_asked_for(officer):
    person = make_candidate(officer)
    client = signed_in(officer)

    unasked = client.get(f"/candidates/{person.pk}/").content.decode()
    asked = client.get(f"/candidates/{person.pk}/?pathway=ssw2").content.decode()

    assert "Specified Skilled Worker (ii), " not in unasked
    assert "Specified Skilled Worker (ii), " in asked
    assert "Specified Skilled Worker (i), " not in asked


def test_technical_intern_training_is_shown_for_the_occupation_asked_for_and_needs_one(officer):
    person = make_candidate(officer)
    client = signed_in(officer)

    shown = client.get(f"/candidates/{person.pk}/?pathway=titp1&occupation=Crop+farming").content.decode()
    untold = client.get(f"/candidates/{person.pk}/?pathway=titp1").content.decode()
    later = client.get(f"/candidates/{person.pk}/?pathway=titp3&occupation=Care+worker&on=2026-11-24").content.decode()

    assert "Technical intern training (i), Crop farming" in shown
    assert "TITP-P-04" in shown
    assert "Choose the occupation: this pathway is judged by it." in untold
    assert "Technical intern training (iii)" in later


def test_open_categories_are_those_that_the_pathway_speaks_of():
    opened = {way: {one.key for one in bridge.open_categories(way)} for way in Pathway}

    assert "care" not in opened[Pathway.SSW2]
    assert "aviation.maintenance" in opened[Pathway.SSW2]
    assert "aviation.maintenance" not in opened[Pathway.ESD] | opened[Pathway.ESD_TRANSFER]
    assert opened[Pathway.SSW1] > opened[Pathway.ESD] == opened[Pathway.ESD_TRANSFER]
    assert opened[Pathway.TITP1] == set()


@pytest.mark.parametrize("on", ["2019-03-31", "2030-01-01", "31-12-2049"])
def test_a_day_of_which_the_rule_book_does_not_speak_is_refused_and_the_dossier_shows_today(officer, settings, on):
    settings.DEMO_TODAY = DAY.isoformat()
    person = make_candidate(officer)

    page = signed_in(officer).get(f"/candidates/{person.pk}/?on={on}").content.decode()

    assert "is outside the days of which this edition of the rule book speaks" in page
    assert "<h2>On 24 November 2026</h2>" in page


def test_a_dossier_answers_nothing_once_the_edition_has_run_out(officer, settings):
    settings.DEMO_TODAY = DAY.isoformat()
    person = make_candidate(officer)
    client = signed_in(officer)
    before = client.get(f"/candidates/{person.pk}/").content.decode()
    settings.DEMO_TODAY = "2030-01-01"

    page = client.get(f"/candidates/{person.pk}/").content.decode()

    assert "is outside the days of which this edition of the rule book speaks" not in before
    assert "is outside the days of which this edition of the rule book speaks" in page
    assert '<section class="verdict' in before
    assert '<section class="verdict' not in page


def test_no_verdict_is_kept_for_a_day_outside_the_book():
    with pytest.raises(DayOutsideBook):
        bridge.assessed([{}], on=date(2030, 1, 1), pathways=[Pathway.SSW1])


def test_a_dossier_says_that_a_pathway_does_not_speak_of_the_category_asked_about(officer):
    client = pool(officer, [person_row()])
    candidate = Candidate.objects.get()

    page = client.get(f"/candidates/{candidate.pk}/?pathway=esd&category=auto_transport.truck").content.decode()

    assert "does not speak of Truck driver: nobody can go by this pathway in it" in page
    assert "No pathway speaks of this category" not in page


@pytest.mark.parametrize("category", ["linen_supply", "railway.cleaning", "food_manufacturing.seafood"])
def test_a_planned_category_is_a_choice_of_the_dossier_and_marked_as_planned(officer, category):
    person = make_candidate(officer, tests="ssw1_skill agriculture.crop 2026-07-10 passed")
    asked = {"on": "2026-11-24", "category": category, "pathway": "ssw1"}

    page = signed_in(officer).get(f"/candidates/{person.pk}/", asked)

    assert not page.context["form"].errors
    assert "(planned, not open yet)" in page.content.decode()
    assert [panel.verdict.category for panel in page.context["panels"]] == [category]


def test_a_memorandum_that_is_open_is_not_said_to_be_settled_by_facts(officer):
    person = make_candidate(officer, tests="ssw1_skill agriculture.crop 2026-07-10 passed")
    asked = {"on": "2027-04-05", "category": "agriculture.crop", "pathway": "esd"}

    page = signed_in(officer).get(f"/candidates/{person.pk}/", asked).content.decode()

    assert "who can settle it: the two governments" in page
    assert "These facts would settle it:" not in page


def test_a_dossier_says_what_cannot_be_true(officer):
    client = pool(officer, [person_row()])
    candidate = Candidate.objects.get()
    candidate.facts["experience"] = [{"category": "care", "months": 9999}]
    candidate.save(update_fields=["facts"])

    page = client.get(f"/candidates/{candidate.pk}/").content.decode()

    assert "These facts cannot be true; please correct them" in page
    assert "experience[0].months is 9999 and must be from 0 to 720" in page


def test_a_dossier_names_what_a_paper_shows_of_who_the_person_is():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    client = signed_in(officer)
    at = f"/candidates/{person.pk}/"
    before = client.get(at).content.decode()

    asked = client.get(f"{at}evidence/").content.decode()
    answer = client.post(f"{at}evidence/", {"facts": ["name", "sex"], "level": "seen"})

    assert "Full name as in the passport" not in before
    assert f"Full name as in the passport: {person.name}" in asked
    assert "Home province: Central Java" in asked
    assert answer.status_code == 302
    assert sorted(person.evidence.values_list("key", flat=True)) == ["name", "sex"]
    assert "Full name as in the passport</th>" in client.get(at).content.decode()
