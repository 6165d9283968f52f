"""Who reads what of the outlook; that its counts are those of the law and of the lists they lead to."""

import re
from datetime import date
from html import unescape

import pytest

from kakehashi.law import Answer, Stage, assess, columns
from kakehashi.law.book import BOOK
from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.candidates import bridge, queries
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.outlook.bridge import switch_days
from kakehashi.portal.programmes.models import Programme
from kakehashi.vocabulary import Pathway, categories
from tests.portal.candidates.make import DAY, make_candidate, person_row, taken_in, workbook
from tests.portal.candidates.make import assess as assess_all
from tests.portal.make import make_user, signed_in

JAPANESE_ONLY = "jlpt N4 2025-12-07"
SKILL_ONLY = "ssw1_skill agriculture.crop 2026-07-10 passed"
RESULT_UNKNOWN = "jlpt N4 2025-12-07; ssw1_skill agriculture.crop 2026-07-10"
HELD_BY_JAPANESE = "japan.ssw1.has_basic_japanese"


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture(autouse=True)
def today(settings):
    settings.DEMO_TODAY = DAY.isoformat()


def filled(officer: User, rows):
    taken_in(officer, workbook(rows))
    assess_all(officer)
    return signed_in(officer)


def prefecture_of(officer: User) -> User:
    reader = make_user(Role.PREFECTURE)
    Programme.objects.create(
        key="kumamoto",
        prefecture_code="JP-43",
        ministry=officer.organisation,
        prefecture_office=reader.organisation,
        opened_on=DAY,
    )
    return reader


def read(client, address, **query):
    answer = client.get(address, query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def cells(page: str, heading: str) -> list[str]:
    """The text of the cells of the table row whose heading holds these words."""
    row = next(row for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if heading in row.partition("</th>")[0])
    return [re.sub("<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]


# What only one condition holds back


def test_each_count_by_category_is_that_of_a_recount_by_the_law(officer):
    rows = [
        *(person_row(tests=JAPANESE_ONLY) for _ in range(3)),
        *(person_row(tests=SKILL_ONLY) for _ in range(2)),
        person_row(tests=RESULT_UNKNOWN),
        person_row(tests=""),
        person_row(),
    ]
    client = filled(officer, rows)
    people = [bridge.person_of(each) for each in queries.whole(Candidate.objects.all())]
    said = assess(columns(people), BOOK, on=DAY, stage=Stage.POOL, pathways=[Pathway.SSW1])[Pathway.SSW1]
    recount = said.held_back_only_by()
    lane = categories()["agriculture.crop"].lane

    page = read(client, "/candidates/one-step/")

    skill, japanese = recount["japan.ssw1.has_skill"], recount[HELD_BY_JAPANESE]
    table = page[page.index("By work category</h2>") :]
    heads = [re.sub("<[^>]+>", "", head) for head in re.findall(r"<th scope=\"col\".*?</th>", table, re.DOTALL)][1:]
    shown = dict(zip(heads, cells(table, "Crop farming"), strict=True))
    assert shown["▲ " + BOOK.rules["japan.ssw1.has_skill"].asks.english] == str(skill[Answer.NO][lane])
    assert shown["◆? " + BOOK.rules["japan.ssw1.has_skill"].asks.english] == str(skill[Answer.UNKNOWN][lane])
    assert shown["▲ " + BOOK.rules[HELD_BY_JAPANESE].asks.english] == str(japanese[Answer.NO][lane])
    assert shown["◆? Cannot tell"] == str(said.counts()[Answer.UNKNOWN][lane])
    assert (skill[Answer.NO][lane], skill[Answer.UNKNOWN][lane], japanese[Answer.NO][lane]) == (3, 1, 2)


def test_who_lacks_facts_is_counted_on_a_line_of_its_own_and_asked(officer):
    client = filled(officer, [person_row(tests=""), person_row(tests="")])

    page = read(client, "/candidates/one-step/")

    assert "Nobody is kept back by one condition alone." in page
    assert "Not known yet: ask, do not refuse" in page
    assert re.search(r'answer=unknown">2</a> – people of whom no category is met', page)


def test_every_count_leads_to_a_list_of_as_many_people(officer):
    rows = [person_row(tests=JAPANESE_ONLY), person_row(tests=SKILL_ONLY), person_row(tests=RESULT_UNKNOWN)]
    client = filled(officer, [*rows, person_row(), person_row(tests="")])

    page = read(client, "/candidates/one-step/")

    links = re.findall(r'<a href="(/candidates/\?[^"]+)">([\d,]+)</a>', page)
    assert len(links) > 10
    for address, count in links:
        assert f"<h1>{count} of 5 candidates</h1>" in client.get(address).content.decode(), address


def test_a_field_narrows_people_and_categories(officer):
    client = filled(officer, [person_row(tests=SKILL_ONLY), person_row()])

    care = read(client, "/candidates/one-step/", field="care")
    farming = read(client, "/candidates/one-step/", field="agriculture")

    assert "Livestock farming" in farming
    assert "Livestock farming" not in care
    assert cells(farming, BOOK.rules[HELD_BY_JAPANESE].asks.english)[:2] == ["1", "1"]
    assert "<h1>1 person is one step away: Pass JFT-Basic (A2.2) or JLPT N4</h1>" in farming
    assert "<h1>What only one condition holds back</h1>" in care


def test_esd_waits_for_its_first_day(officer):
    client = filled(officer, [person_row()])

    page = read(client, "/candidates/one-step/", pathway="esd")

    assert "Wait until the scheme is in force – from 1 April 2027" in page


def test_a_field_that_there_is_not_is_told(officer):
    page = read(filled(officer, [person_row()]), "/candidates/one-step/", field="magic")

    assert "There is a problem" in page


def test_a_training_centre_counts_its_own_people_only(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    filled(officer, [person_row(tests=SKILL_ONLY) for _ in range(3)])
    make_candidate(officer, tests=SKILL_ONLY, training_centre=centre.organisation.name)

    page = read(signed_in(centre), "/candidates/one-step/")

    assert cells(page, BOOK.rules[HELD_BY_JAPANESE].asks.english)[:2] == ["1", "1"]


def test_a_prefecture_reads_numbers_without_names_links_or_small_counts(officer):
    rows = [*(person_row(tests=SKILL_ONLY) for _ in range(7)), *(person_row(tests=JAPANESE_ONLY) for _ in range(3))]
    filled(officer, rows)

    page = read(signed_in(prefecture_of(officer)), "/candidates/one-step/")

    assert cells(page, BOOK.rules["japan.ssw1.has_skill"].asks.english)[:2] == ["x", "x"]
    assert "x = hidden" in page
    assert "/candidates/?" not in page
    assert "Wahyuni" not in page
    counts = {int(count) for count in re.findall(r'class="count"[^>]*>(\d+)<', page)}
    assert not counts & {1, 2, 3, 4}


def test_a_prefecture_reads_a_count_that_is_large_enough(officer):
    filled(officer, [person_row(tests=SKILL_ONLY) for _ in range(7)])

    page = read(signed_in(prefecture_of(officer)), "/candidates/one-step/")

    assert cells(page, BOOK.rules[HELD_BY_JAPANESE].asks.english)[:2] == ["7", "7"]
    assert "x = hidden" not in page


def test_a_prefecture_that_narrows_to_a_field_reads_the_same_cells_and_no_new_totals(officer):
    filled(officer, [person_row(tests=SKILL_ONLY) for _ in range(7)])

    page = read(signed_in(prefecture_of(officer)), "/candidates/one-step/", field="agriculture")

    assert len(cells(page, BOOK.rules[HELD_BY_JAPANESE].asks.english)) == 1
    assert cells(page, "Crop farming")[0] == "7"


def test_a_prefecture_counts_the_pools_of_its_own_programmes_only(officer):
    filled(officer, [person_row(tests=SKILL_ONLY) for _ in range(7)])
    stranger = make_user(Role.PREFECTURE)

    page = read(signed_in(stranger), "/candidates/one-step/")

    assert "Nobody was assessed yet." in page
    assert "Nobody is kept back by one condition alone." in page


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.CANDIDATE, Role.AUDITOR])
@pytest.mark.parametrize("address", ["/candidates/one-step/", "/candidates/before-and-after/"])
def test_no_other_role_reads_the_outlook_of_the_pool(role, address):
    assert signed_in(make_user(role)).get(address).status_code == 403


def test_the_page_reads_words_and_assesses_nobody(officer, monkeypatch, django_assert_max_num_queries):
    client = filled(officer, [person_row(tests=SKILL_ONLY) for _ in range(40)])
    monkeypatch.setattr(bridge, "person_of", None)

    with django_assert_max_num_queries(15):
        page = read(client, "/candidates/one-step/")

    assert cells(page, BOOK.rules[HELD_BY_JAPANESE].asks.english)[0] == "40"


# Before and after, one person


def test_the_days_are_those_of_the_switch_unless_others_are_typed(officer):
    person = make_candidate(officer)
    client = signed_in(officer)
    address = f"/candidates/{person.pk}/before-and-after/"

    switch = read(client, address)
    typed = read(client, address, on="R8.11.24", then="1-6-2027")

    assert "judged on 31 March 2027 and on 1 April 2027" in switch
    assert "judged on 24 November 2026 and on 1 June 2027" in typed


def test_the_second_day_must_not_be_before_the_first(officer):
    person = make_candidate(officer)

    page = read(signed_in(officer), f"/candidates/{person.pk}/before-and-after/", on="2027-04-01", then="2027-03-31")

    assert "The second day is before the first; give the earlier day first" in page


def test_esd_is_told_as_the_law_stands_and_apart_from_it_under_the_assumption(officer):
    person = make_candidate(officer, home_procedure="")

    page = read(signed_in(officer), f"/candidates/{person.pk}/before-and-after/")

    stands, assumed = page.split("Assumed, not the law as it stands")
    assert "Is there an ESD memorandum with the home country" in assumed.partition("</h2>")[0]
    assert "no longer refused, and not yet certain" in stands
    assert "comes to meet the conditions" not in stands
    assert "Specified Skilled Worker (i)" in stands
    assert "<h3>Employment for skill development (ESD)</h3>" in assumed
    assert "<h3>Specified Skilled Worker (i)</h3>" not in assumed
    assert "Is ESD in force?" in stands


def test_what_must_be_filed_by_when_stands_on_the_page_with_its_mark(officer):
    person = make_candidate(officer)

    page = read(signed_in(officer), f"/candidates/{person.pk}/before-and-after/")

    assert cells(page, "31 March 2027")[0] == "File a new plan of technical intern training"
    assert "official" in cells(page, "31 March 2027")[2]


def test_another_centres_person_has_no_outlook(officer):
    person = make_candidate(officer)
    address = f"/candidates/{person.pk}/before-and-after/"

    assert signed_in(make_user(Role.TRAINING_CENTRE)).get(address).status_code == 404
    assert signed_in(prefecture_of(officer)).get(address).status_code == 403
    assert signed_in(make_user(Role.EMPLOYER)).get(address).status_code == 403


def test_the_dossier_leads_to_before_and_after(officer):
    person = make_candidate(officer)

    assert f"/candidates/{person.pk}/before-and-after/" in read(signed_in(officer), f"/candidates/{person.pk}/")


# Before and after, the pool


def test_who_turns_is_counted_by_pathway_and_each_count_lists_its_people(officer):
    client = filled(officer, [person_row(name="Sukarno"), person_row(name="Suharto", born="2015-03-17")])

    page = read(client, "/candidates/before-and-after/")

    asked, gains, loses, unsure, newly, settled, same = cells(page, "Employment for skill development (ESD)")
    assert (asked, gains, loses, unsure, newly, settled, same) == ("2", "0", "0", "1", "0", "0", "1")
    address = re.search(r'href="(\?told=&pathway=esd&turn=becomes_unknown)#listed"', page)
    listed = read(client, f"/candidates/before-and-after/{address[1]}")
    section = listed[listed.index('id="listed"') : listed.index("</section>")]
    assert "Sukarno" in section
    assert "Suharto" not in section


def test_a_count_by_category_lists_as_many(officer):
    client = filled(officer, [person_row() for _ in range(3)])

    page = read(client, "/candidates/before-and-after/")

    links = dict(re.findall(r'href="(\?told=[^"#]*)#listed">(\d+)<', page))
    assert any("category=agriculture.crop" in address for address in links)
    for address, count in list(links.items())[:6]:
        assert f"<h2>{count} people</h2>" in read(client, f"/candidates/before-and-after/{address}"), address


def test_pathways_after_a_stay_count_only_who_was_in_japan(officer):
    back = person_row(stays="ssw1 agriculture.crop 2022-01-10 2024-01-09")
    client = filled(officer, [back, person_row(), person_row()])

    page = read(client, "/candidates/before-and-after/")

    assert cells(page, "Specified Skilled Worker (ii)")[0] == "1"
    assert cells(page, "Specified Skilled Worker (i)")[0] == "3"


def test_a_prefecture_reads_numbers_of_the_switch_days_only(officer):
    rows = [*(person_row() for _ in range(9)), *(person_row(born="2015-03-17") for _ in range(2))]
    filled(officer, rows)
    client = signed_in(prefecture_of(officer))

    page = read(client, "/candidates/before-and-after/", on="2026-01-01", then="2026-02-01", pathway="esd")

    assert "judged on 31 March 2027 and on 1 April 2027" in page
    asked, _gains, _loses, unsure, _newly, _settled, same = cells(page, "Employment for skill development (ESD)")
    assert (asked, unsure, same) == ("11", "x", "x")
    assert "Wahyuni" not in page
    assert "#listed" not in page


def test_a_prefecture_reads_how_many_turn_where_none_is_few(officer):
    filled(officer, [*(person_row() for _ in range(9)), *(person_row(born="2015-03-17") for _ in range(6))])

    page = read(signed_in(prefecture_of(officer)), "/candidates/before-and-after/")

    asked, _gains, _loses, unsure, _newly, _settled, same = cells(page, "Employment for skill development (ESD)")
    assert (asked, unsure, same) == ("15", "9", "6")
    assert cells(page, "Livestock farming") == ["0", "0", "9", "0", "0"]


def test_an_empty_pool_has_an_outlook_of_nobody(officer):
    page = read(signed_in(officer), "/candidates/before-and-after/")

    assert set(cells(page, "Specified Skilled Worker (i)")) == {"0"}


def test_the_outlook_speaks_the_readers_language(officer):
    person = make_candidate(officer)
    officer.language = "ja"
    officer.save()
    client = signed_in(officer)

    for address in ("one-step/", "before-and-after/", f"{person.pk}/before-and-after/"):
        page = read(client, f"/candidates/{address}")
        main = re.sub("<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])
        assert not re.search(r"\b(the|before|people|nothing)\b", main), address


def test_the_switch_day_is_the_day_on_which_esd_comes_into_force():
    assert switch_days() == (date(2027, 3, 31), date(2027, 4, 1))


def test_two_days_are_compared_only_where_the_rule_book_speaks_of_both(officer):
    person = make_candidate(officer)

    page = read(signed_in(officer), f"/candidates/{person.pk}/before-and-after/", on="2026-11-24", then="2030-01-01")

    assert "1 January 2030 is outside the days of which this edition of the rule book speaks" in page
