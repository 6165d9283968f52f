import csv
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

import kakehashi
from kakehashi.figures import Measure, read_series
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.statistics import tasks
from kakehashi.portal.statistics.models import Drawing, Width
from kakehashi.vocabulary import Language
from tests.portal.make import make_user, signed_in
from tests.portal.statistics.make import KUMAMOTO, MIYAGI, TOKYO, make_drawings, make_programme

PAGE = "/statistics/"
DRAWING = "The chart is being drawn"


def read(address: str = PAGE, language: str = "en", client: Client | None = None) -> str:
    answer = (client or Client()).get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def heading(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    return found[1] if found else ""


def rows(page: str) -> list[list[str]]:
    """The cells of every table row as a reader sees them."""
    cells = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells.findall(row)]
        for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    ]


def asked() -> int:
    return DBTaskResult.objects.filter(task_path=tasks.draw_charts.module_path).count()


@pytest.mark.parametrize(
    ("language", "people", "day"),
    [
        ("id", "5.032", "31 Desember 2025"),
        ("ja", "5,032", "令和7年(2025年)12月31日"),
        ("en", "5,032", "31 December 2025"),
    ],
)
def test_the_heading_answers_with_number_day_and_rank_in_each_language(language, people, day):
    make_programme()

    said = heading(read(language=language))

    assert people in said
    assert day in said
    assert re.search(r"peringkat 2|2位|rank 2", said)


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_the_same_page_as_the_public(role):
    make_programme()

    page = read(client=signed_in(make_user(role)))

    assert heading(page) == heading(read())
    assert f'href="{PAGE}" aria-current="page"' in page


def test_each_number_of_the_community_stands_beside_its_measure_day_rank_and_source():
    make_programme()

    found = rows(read())

    counted = "Foreign residents counted by the Immigration Services Agency (ISA)"
    notified = "Foreign workers notified by employers"
    agency = "Immigration Services Agency (ISA) secondary"
    bureau = "Kumamoto Labour Bureau (published 31 January 2025) secondary"
    assert [counted, "31 December 2024", "3,628", "3", agency] in found
    assert [counted, "31 December 2025", "5,032", "2", agency] in found
    assert [notified, "31 October 2024", "2,890", "3", bureau] in found


def test_a_number_that_was_not_found_is_said_to_be_not_found_and_never_zero():
    make_programme()

    found = rows(read())

    measure = "Foreign workers notified by employers"
    assert [measure, "31 October 2025", "not found", "not found", "not found"] in found


def test_a_rank_the_source_does_not_give_is_not_made_up():
    make_programme("tokyo", TOKYO)

    found = rows(read())

    assert [row[3] for row in found if row[1:3] == ["31 December 2024", "12,837"]] == ["not given"]


@pytest.mark.parametrize("measure", [Measure.WORKERS_NOTIFIED, Measure.RESIDENTS_IN_REGISTER])
def test_a_chart_never_comes_without_a_table_of_the_same_numbers(measure):
    make_programme()

    found = rows(read())

    for point in read_series(measure, KUMAMOTO).points:
        day = f"{point.date.day} {point.date:%B %Y}"
        assert [day, f"{point.value:,}"] in found


def test_the_page_says_why_two_counts_of_residents_are_never_joined():
    make_programme()

    page = read()

    assert "The resident register and the Immigration Services Agency's count are two measures of residents" in page


def test_a_table_whose_numbers_have_one_source_names_it_once_above_them():
    make_programme()

    page = read()

    assert "Source: Ministry of Internal Affairs and Communications (MIC)" in page


def test_without_a_programme_the_page_says_why_it_is_empty_and_asks_for_no_chart():
    page = read()

    assert heading(page) == "No programme has been opened yet"
    assert asked() == 0


@pytest.mark.parametrize("address", ["/statistics/nowhere/", "/statistics/nowhere/workers_notified.csv"])
def test_a_programme_that_does_not_exist_is_not_found(address):
    make_programme()

    assert Client().get(address).status_code == 404


def test_of_several_programmes_the_first_is_shown_and_each_other_prefecture_is_one_link_away():
    make_programme("kumamoto", KUMAMOTO)
    make_programme("miyagi", MIYAGI)
    make_programme("miyagi-care", MIYAGI)

    page = read()

    links = re.findall(r'<a href="(/statistics/[^"]+/)">', page)
    assert "Kumamoto" in heading(page)
    assert links == ["/statistics/miyagi/"]
    assert "Miyagi" in heading(read("/statistics/miyagi-care/"))


def test_with_every_chart_drawn_both_widths_are_shown_and_no_id_stands_twice():
    make_programme()
    make_drawings()

    page = read()

    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count('<div class="chart-wide"><svg') == page.count('<div class="chart-narrow"><svg') == 2
    assert (page.count("640 pixels"), page.count("328 pixels")) == (2, 2)
    assert DRAWING not in page
    assert asked() == 0


def test_a_page_without_its_charts_shows_the_tables_says_so_and_has_them_drawn_once():
    make_programme()

    first, second = read(), read()

    assert first.count(DRAWING) == second.count(DRAWING) == 2
    assert "24,076" in first
    assert asked() == 1
    assert not Drawing.objects.exists()


def test_a_chart_in_another_language_is_not_shown():
    make_programme()
    make_drawings(language=Language.JAPANESE)

    assert DRAWING in read(language="en")
    assert DRAWING not in read(language="ja")


def test_a_chart_of_other_numbers_than_the_table_is_not_shown():
    make_programme()
    make_drawings(series_digest="0" * 64)

    page = read()

    assert "<title>640 pixels</title>" not in page
    assert page.count(DRAWING) == 2
    assert asked() == 1


def test_half_a_pair_of_charts_is_not_shown():
    make_programme()
    make_drawings()
    Drawing.objects.filter(width=Width.NARROW, measure=Measure.WORKERS_NOTIFIED).delete()

    page = read()

    assert (page.count("640 pixels"), page.count(DRAWING)) == (1, 1)


@pytest.mark.parametrize(
    ("status", "minutes", "again"),
    [
        (TaskResultStatus.READY, 60, 0),
        (TaskResultStatus.RUNNING, 1, 0),
        (TaskResultStatus.RUNNING, 60, 1),
        (TaskResultStatus.FAILED, 1, 0),
        (TaskResultStatus.FAILED, 60, 1),
        (TaskResultStatus.SUCCESSFUL, 1, 1),
    ],
)
def test_drawing_is_asked_for_again_only_when_none_waits_and_none_failed_just_now(status, minutes, again):
    make_programme()
    tasks.draw_charts.enqueue()
    DBTaskResult.objects.update(status=status, enqueued_at=timezone.now() - timedelta(minutes=minutes))

    read()

    assert asked() == 1 + again


def test_no_page_needs_the_library_that_draws(monkeypatch):
    make_programme()
    for name in ("altair", "vl_convert"):
        monkeypatch.setitem(sys.modules, name, None)

    assert "5,032" in read()
    assert Client().get("/statistics/kumamoto/workers_notified.csv").status_code == 200


def test_the_process_that_answers_pages_does_not_load_the_library_that_draws(tmp_path):
    program = (
        "import sys, kakehashi.portal.wsgi, kakehashi.portal.urls as urls\n"
        "from django.urls import get_resolver\n"
        "get_resolver().url_patterns\n"
        "assert 'kakehashi.portal.statistics.pages' in sys.modules\n"
        "assert not {'altair', 'vl_convert'} & set(sys.modules)\n"
    )

    command = [sys.executable, "-c", program]
    environment = {"KAKEHASHI_HOME": str(tmp_path), "PYTHONPATH": str(Path(kakehashi.__file__).parents[1])}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr


def test_sixty_programmes_cost_five_queries_at_most(django_assert_max_num_queries):
    for number in range(60):
        make_programme(f"programme-{number}", f"JP-{number % 47 + 1:02d}")
    make_drawings("JP-01")

    with django_assert_max_num_queries(5):
        page = read("/statistics/programme-0/")

    assert len(re.findall(r'<a href="/statistics/programme-\d+/">', page)) == 46


@pytest.mark.parametrize(
    ("language", "measure", "missing"),
    [
        ("id", "jumlah pekerja asing yang dilaporkan pemberi kerja", "tidak ditemukan"),
        ("ja", "届出のあった外国人労働者数", "未入手"),
        ("en", "foreign workers notified by employers", "not found"),
    ],
)
def test_a_table_comes_as_a_spreadsheet_file_in_the_readers_language(language, measure, missing):
    make_programme()

    answer = Client().get("/statistics/kumamoto/indonesians.csv", headers={"accept-language": language})

    lines = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="kumamoto-indonesians-{language}.csv"' in answer["Content-Disposition"]
    assert [row[4:6] for row in lines if row[0] == measure] == [[missing, ""], ["2890", "3"], [missing, ""]]
    assert all(row[3] for row in lines)


@pytest.mark.parametrize("measure", [Measure.WORKERS_NOTIFIED, Measure.RESIDENTS_IN_REGISTER])
def test_the_file_of_a_chart_holds_every_day_of_its_series_with_the_source(measure):
    make_programme()

    answer = Client().get(f"/statistics/kumamoto/{measure}.csv")

    _, *lines = csv.reader(answer.content.decode("utf-8-sig").splitlines())
    expected = [[point.date.isoformat(), str(point.value)] for point in read_series(measure, KUMAMOTO).points]
    assert [row[3:5] for row in lines] == expected
    assert all(row[8] for row in lines)


def test_every_table_of_the_page_can_be_downloaded_from_it():
    make_programme()

    links = re.findall(r'href="(/statistics/kumamoto/[^"]+\.csv)"', read())

    assert len(links) == 3
    assert {Client().get(link).status_code for link in links} == {200}


def test_a_table_that_does_not_exist_is_not_found():
    make_programme()

    assert Client().get("/statistics/kumamoto/residents_counted.csv").status_code == 404
