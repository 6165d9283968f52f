import re
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.statistics import actions, tasks
from kakehashi.portal.statistics.models import Drawing, Width
from kakehashi.vocabulary import Language, UnknownKey
from tests.portal.make import make_user
from tests.portal.statistics.make import KUMAMOTO, MIYAGI, make_drawings, make_programme

CHARTS = 2 * len(Language) * len(Width)
"""Two measures are drawn, each for every language and width."""


def drawn_lines() -> list[Line]:
    return list(Line.objects.filter(deed=Deed.CHARTS_DRAWN).order_by("pk"))


def make_all_drawings(place: str = KUMAMOTO) -> None:
    for language in Language:
        make_drawings(place, language)


def test_the_first_time_every_chart_is_drawn_and_written_down_in_one_line():
    make_programme()
    by = make_user(Role.PREFECTURE)

    drawn = actions.draw_charts(places=[KUMAMOTO, KUMAMOTO], by=by)

    (line,) = drawn_lines()
    page = Client().get("/statistics/", headers={"accept-language": "ja"}).content.decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert drawn == Drawing.objects.count() == CHARTS
    assert (line.actor, line.detail["places"], line.detail["drawings"]) == (by, [KUMAMOTO], CHARTS)
    assert sorted(line.detail["series_digests"]) == sorted({drawing.series_digest for drawing in Drawing.objects.all()})
    assert page.count("<svg") == 4
    assert len(ids) == len(set(ids))
    assert " style=" not in page
    for drawing in Drawing.objects.all():
        root = ET.fromstring(drawing.svg)  # noqa: S314 - our own drawing
        assert (root.get("width"), root.get("lang")) == (str(drawing.width), drawing.language)


def test_what_is_drawn_already_is_not_drawn_again_and_leaves_no_line():
    make_all_drawings()

    drawn = actions.draw_charts(places=[KUMAMOTO], by=None)

    assert drawn == 0
    assert drawn_lines() == []


def test_only_the_outdated_chart_is_drawn_again_and_takes_its_old_place():
    make_all_drawings()
    outdated = Drawing.objects.filter(language="id", width=Width.NARROW).first()
    Drawing.objects.filter(pk=outdated.pk).update(series_digest="0" * 64)

    drawn = actions.draw_charts(places=[KUMAMOTO], by=None)

    again = Drawing.objects.get(pk=outdated.pk)
    assert drawn == 1
    assert Drawing.objects.count() == CHARTS
    assert (again.series_digest, again.svg[:4]) == (outdated.series_digest, "<svg")
    assert again.svg != outdated.svg
    assert [line.subject_id for line in drawn_lines()] == [str(outdated.pk)]


def test_a_place_that_is_no_prefecture_is_refused_and_nothing_is_written():
    with pytest.raises(UnknownKey):
        actions.draw_charts(places=[KUMAMOTO, "JP-99"], by=None)

    assert not Drawing.objects.exists()
    assert drawn_lines() == []


def test_the_background_task_draws_for_the_prefecture_of_every_programme():
    make_programme("kumamoto", KUMAMOTO)
    make_programme("kumamoto-care", KUMAMOTO)
    make_programme("miyagi", MIYAGI)
    make_all_drawings(KUMAMOTO)
    make_all_drawings(MIYAGI)
    Drawing.objects.filter(language="ja", width=Width.WIDE, place=MIYAGI).delete()

    drawn = tasks.draw_charts.call()

    (line,) = drawn_lines()
    assert drawn == 2
    assert (line.actor, line.detail["places"]) == (None, [MIYAGI])


def test_without_a_programme_the_background_task_draws_nothing():
    assert tasks.draw_charts.call() == 0
    assert drawn_lines() == []
