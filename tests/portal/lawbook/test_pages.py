"""The public pages of the rule book: whole, in three languages, findable, honest about what is not known."""

import re
from collections import Counter
from html import escape, unescape

import pytest
from django.test import Client

from kakehashi.contract import CHAPTERS
from kakehashi.law import cases_of, coverage, readings
from kakehashi.law.book import BOOK
from kakehashi.portal.accounts.models import Role
from kakehashi.vocabulary import Language, Mark, Text
from tests.portal.make import make_user, signed_in

LANGUAGES = [language.value for language in Language]
PROVISIONS = [(one, each) for one in BOOK.instruments for each in one.provisions()]
RULE = "/law/japan.ssw1/has_basic_japanese/"
HOSTILE = "<script>alert('x')</script>\"><img src=x>"
READ = readings(BOOK)
COVERED = coverage(BOOK).conditions


def read(address: str, language: str = "en", status: int = 200, client: Client | None = None) -> str:
    answer = (client or Client()).get(address, headers={"accept-language": language})
    assert answer.status_code == status, address
    return answer.content.decode()


def text_of(page: str) -> str:
    """What a reader sees in the main part of a page."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    assert main
    return " ".join(unescape(re.sub(r"<wbr>", "", re.sub(r"<(?!wbr)[^>]+>", " ", main[0]))).split())


def sources_of(page: str) -> list[str]:
    """Every source of a page as it is printed."""
    runs = re.findall(r'<span class="source" lang="en">(.*?)</span>', page, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", run)) for run in runs]


def heading(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    return unescape(found[1]) if found else ""


def found_in(page: str) -> set[str]:
    """The ids of the entries whose pages the list leads to."""
    rows = re.findall(r'<th scope="row"><a href="/law/([^/"]+)/([^/"]+)/">', page)
    return {f"{instrument}.{name}" for instrument, name in rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_fact_and_note_of_the_book_has_a_page_that_says_all_of_it(language):
    client = Client()
    for one, each in PROVISIONS:
        page = read(f"/law/{one.id}/{each.name}/", language, client=client)
        text = text_of(page)

        assert heading(page) == each.asks.said_in(language)
        assert f"<title>{escape(each.asks.said_in(language))} – Kakehashi" in page
        for said in (*(each.asks.said_in(other) for other in LANGUAGES), each.cited.said_in(language)):
            assert " ".join(said.split()) in text, each.id
        assert each.id in text
        assert each.condition in text
        assert each.mark.text.said_in(language) in text
        assert each.source in sources_of(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", BOOK.instruments, ids=lambda one: one.id)
def test_a_part_of_the_book_lists_all_that_is_in_it_and_what_it_does_not_judge(one, language):
    page = read(f"/law/{one.id}/", language)
    text = text_of(page)

    assert heading(page) == one.title.said_in(language)
    assert found_in(page) == {each.id for each in one.provisions()}
    assert all(f'<tr id="{each.name}">' in page for each in one.provisions())
    assert all(f'href="/law/condition/{condition}/"' in page for condition in one.not_judged)
    assert all(name in text for name in one.values.by_name)


def test_the_front_counts_marks_as_the_book_itself_does():
    page = read("/law/")
    counted = {
        (one.id, mark): count
        for one in BOOK.instruments
        for mark, count in Counter(
            max(each.mark, getattr(each, "mark_when_unknown", each.mark)) for each in one.provisions()
        ).items()
    }

    links = re.findall(r'href="/law/\?part=([\w.]+)&amp;mark=(\w+)">(\d+)', page)

    assert {(part, Mark.named(mark)): int(count) for part, mark, count in links} == counted


def test_each_count_of_a_mark_leads_to_a_list_of_so_many():
    links = re.findall(r'href="(/law/\?part=[\w.]+&amp;mark=\w+)">(\d+)', read("/law/"))

    assert links
    for address, count in links:
        assert len(found_in(read(unescape(address)))) == int(count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_names_every_part_its_edition_and_what_it_is_not(language):
    text = text_of(read("/law/", language))
    no_authority = {"id": "bukan naskah resmi", "ja": "法令の条文そのものではありません", "en": "not the official text"}

    assert all(one.title.said_in(language) in text for one in BOOK.instruments)
    assert str(BOOK.version) in text
    assert str(BOOK.checked.year) in text
    assert no_authority[language] in text


def test_a_rule_page_shows_its_values_its_worked_cases_and_what_it_reads():
    page = read(RULE)
    text = text_of(page)
    cases = [case for case in cases_of(BOOK.instrument("japan.ssw1")) if "has_basic_japanese" in case.expect]

    assert "200 JFT-Basic points, of 250" in text
    assert all(case.title in text for case in cases)
    rows = page[page.index('id="cases"') :].count("<tr>") - 1
    assert rows == len(cases)
    assert "score 199" in text
    assert 'href="/law/japan.person/reached_a2/"' in page
    assert "▲ not met yet" in text


@pytest.mark.parametrize("language", ["id", "ja"])
def test_worked_cases_are_words_of_the_reader_and_no_english_titles(language):
    text = text_of(read(RULE, language))

    assert {"id": "nilai 199", "ja": "199点"}[language] in text
    assert not any(
        case.title in text for case in cases_of(BOOK.instrument("japan.ssw1")) if "has_basic_japanese" in case.expect
    )


def test_a_computed_fact_names_the_rules_that_read_it():
    page = read("/law/japan.person/reached_a2/")

    assert f'href="{RULE}"' in page
    assert "What reads it" in page


def test_a_source_prints_its_address_as_its_words():
    links = re.findall(r'<a href="(https?://[^"]+)" rel="external noreferrer">(.*?)</a>', read(RULE))

    assert links
    assert all(address == words for address, words in links)


def test_the_text_of_a_rule_is_never_given_out_as_the_official_one():
    for one, each in PROVISIONS[::20]:
        assert "programme's own words, not the official text" in text_of(read(f"/law/{one.id}/{each.name}/"))


def test_an_id_leads_to_its_page():
    answer = Client().get("/law/rule/japan.ssw1.has_basic_japanese/")

    assert answer.status_code == 302
    assert answer["Location"] == RULE


@pytest.mark.parametrize(
    "address",
    ["/law/nowhere/", "/law/japan.ssw1/nothing/", "/law/rule/japan.ssw1.nothing/", "/law/condition/XX-99/"],
)
def test_what_the_book_does_not_hold_is_said_to_be_nowhere(address):
    assert "Nothing is kept at this address" in read(address, status=404)


@pytest.mark.parametrize("covered", COVERED, ids=lambda covered: covered.condition.id)
def test_every_condition_leads_to_all_that_encodes_it_or_to_the_reason_why_nothing_does(covered):
    page = read(f"/law/condition/{covered.condition.id}/")
    text = text_of(page)

    assert found_in(page) == {place.id for place in covered.places if place.what != "value"}
    for place in (place for place in covered.places if place.what == "value"):
        assert place.id.rpartition(".")[2] in text
    assert covered.condition.name in text
    assert ("The rule book leaves it out" in text) == (covered.condition.reason is not None)
    assert (covered.condition.reason or "") in text
    assert ("No rule, fact or note stands for it yet." in text) == (covered.places == ())


@pytest.mark.parametrize("typed", ["{}", " {} "])
def test_a_condition_that_the_book_leaves_out_is_found_by_its_id(typed):
    left_out = next(each.condition.id for each in COVERED if not each.places)
    page = Client().get("/law/", {"q": typed.format(left_out.lower())}).content.decode()

    assert found_in(page) == set()
    assert f'<a href="/law/condition/{left_out}/">Condition {left_out}</a>' in page
    assert 'class="empty"' not in page


def test_an_entry_that_encodes_several_conditions_leads_to_each():
    for one, each in PROVISIONS:
        page = read(f"/law/{one.id}/{each.name}/")
        assert all(f'href="/law/condition/{key}/"' in page for key in each.condition.split(", "))


def test_a_condition_that_is_not_judged_says_where():
    for one in BOOK.instruments:
        for condition in one.not_judged:
            text = text_of(read(f"/law/condition/{condition}/"))
            assert "Not judged yet, or not in full, in:" in text
            assert one.title.english in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [
        "日本語の試験を免除",
        "Japanese at JFT-Basic",
        "kemampuan bahasa Jepang mencapai JFT-Basic",
        "上陸基準省令 JFT",
        "Peraturan Menteri Kehakiman Jepang JLPT",
        "SSW1-P-04",
        "ssw1-p-04",
        "japan.ssw1.has_basic_japanese",
        "has_basic_japanese",
        "ＪＦＴ－Ｂａｓｉｃ",
        "shikauchi.jp",
    ],
)
def test_a_rule_is_found_by_words_of_any_language_whatever_the_page_speaks(words, language):
    answer = Client().get("/law/", {"q": words}, headers={"accept-language": language})

    assert "japan.ssw1.has_basic_japanese" in found_in(answer.content.decode())


def test_every_word_must_be_found_and_nothing_found_says_how_to_go_on():
    page = read("/law/?q=jft+zzzz")

    assert found_in(page) == set()
    assert heading(page) == f"0 of {len(PROVISIONS)} rules, facts and notes"
    assert "Try one word instead of several" in text_of(page)
    assert 'href="/law/"' in page


@pytest.mark.parametrize(("language", "words"), [("id", "upah minimum"), ("ja", "最低賃金"), ("en", "JP-01")])
def test_a_rule_on_contracts_is_found_and_says_where_it_is_judged(language, words):
    answer = Client().get("/law/", {"q": words}, headers={"accept-language": language}).content.decode()
    (rule,) = (rule for chapter in CHAPTERS for rule in chapter.rules if rule.condition == "JP-01")

    for page in (answer, read("/law/condition/JP-01/", language), read("/law/", language)):
        assert rule.asks.said_in(language) in text_of(page)
        assert rule.cited.said_in(language) in text_of(page)
    assert 'class="empty"' not in answer
    assert {"id": "Aturan tentang perjanjian kerja", "ja": "契約に関する規則", "en": "Rules on contracts"}[
        language
    ] in answer


@pytest.mark.parametrize("query", ["mark=open", "part=japan.ssw1", "q=JFT"])
def test_a_rule_on_contracts_that_does_not_fit_is_not_shown(query):
    assert 'id="contracts"' not in read(f"/law/?{query}")


def test_the_day_decides_which_rules_are_found():
    before, after = (found_in(read(f"/law/?q=JFT&on={day}")) for day in ("31-03-2027", "1 April 2027"))

    assert "japan.esd.has_a1_or_takes_course" in after - before
    assert "japan.ssw1.has_basic_japanese" in before & after


def test_a_day_is_read_as_its_writer_is_used_to():
    pages = {day: found_in(read(f"/law/?q=JFT&on={day}", "ja")) for day in ("R9.4.1", "令和9年4月1日", "2027-04-01")}

    assert len({frozenset(found) for found in pages.values()}) == 1


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("mark=firm", "There is no mark “firm”. Choose among those on the page"),
        ("part=japan.ssw3", "The book has no part “japan.ssw3”. Choose among those on the page"),
        ("on=31-2-2026", "31-2-2026 does not exist"),
        ("on=tomorrow", "tomorrow"),
        (f"q={'x' * 101}", "Write at most 100 characters; these are 101"),
        ("q=a%00b", "Null characters"),
    ],
)
def test_what_cannot_be_searched_for_is_told_beside_its_box_and_the_book_stays_in_sight(query, told):
    page = read(f"/law/?{query}")
    target = re.search(r'<li><a href="#([^"]+)">', page)

    assert told in text_of(page)
    assert "<title>Error:" in page
    assert target
    assert f'id="{target[1]}"' in page
    assert all(one.title.english in text_of(page) for one in BOOK.instruments)


def test_several_faults_are_told_at_once():
    page = read("/law/?mark=firm&on=31-2-2026&part=x")

    assert page.count('<li><a href="#') == 3


@pytest.mark.parametrize("field", ["q", "mark", "on", "part"])
def test_hostile_words_are_shown_as_words(field):
    page = Client().get("/law/", {field: HOSTILE}).content.decode()

    assert HOSTILE not in page
    assert "<img src=x>" not in page
    assert "<script>alert" not in page


def test_hostile_words_are_kept_in_the_box_as_they_were_typed():
    page = Client().get("/law/", {"q": HOSTILE}).content.decode()
    box = re.search(r'<input type="search" name="q" value="([^"]*)"', page)

    assert box
    assert unescape(box[1]) == HOSTILE


def test_a_long_list_is_turned_and_keeps_its_filter():
    page = read("/law/?mark=secondary")
    second = re.search(r'rel="next" href="([^"]+)"', page)

    assert len(found_in(page)) == 50
    assert second
    assert found_in(read("/law/" + unescape(second[1]))).isdisjoint(found_in(page))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_finds_the_law_among_its_rooms(role):
    page = read("/law/", client=signed_in(make_user(role)))

    assert '<a href="/law/" aria-current="page">Law</a>' in page


def test_who_has_no_account_finds_the_law_from_every_foot_and_from_the_front():
    assert '<a href="/law/">' in read("/help/")
    assert '<a href="/law/">The law, rule by rule</a>' in read("/")


def test_no_page_of_the_book_asks_the_database(django_assert_num_queries):
    client = Client()
    with django_assert_num_queries(0):
        for address in ("/law/", "/law/?q=jft", "/law/japan.ssw1/", RULE, "/law/condition/D-15/"):
            read(address, client=client)


def test_a_mark_is_said_with_what_it_means():
    meaning = Text(
        "Sumber sekunder sudah dibaca.",
        "公的な本文そのものではなく、それを説明する別の資料を読んで確認しました。",
        "A secondary source was read.",
    )

    assert all(meaning.said_in(language) in text_of(read(RULE, language)) for language in LANGUAGES)


def test_what_a_page_says_is_read_is_what_the_rule_reads():
    page = read("/law/japan.ssw1/old_enough/")

    assert READ["japan.ssw1.old_enough"].derived == ("age_on_landing",)
    assert 'href="/law/japan.person/age_on_landing/"' in page
    assert "minimum_age" in text_of(page)


def test_a_rule_that_asks_whether_a_scheme_is_in_force_does_not_look_as_if_it_always_were():
    text = text_of(read("/law/japan.esd/in_force/"))

    assert "In force asked on every day" in text
    assert "1 April 2027 first day of ESD" in text


def test_the_book_says_of_which_days_it_speaks_and_refuses_others():
    assert "This edition speaks of the days from 1 April 2019 to 31 December 2029." in text_of(read("/law/"))
    assert "この版が対象とするのは、" in text_of(read("/law/", "ja"))
    assert "1 January 2030 is outside the days" in unescape(read("/law/?on=2030-01-01"))
