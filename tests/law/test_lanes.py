"""Lanes are append-only: words that were stored years ago must still say the same."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from kakehashi.law.lanes import (
    OCCUPATIONS,
    TITP_OCCUPATIONS,
    WORK_CATEGORIES,
    across_fields,
    field_told,
    open_on,
    opened_by_occupation,
    own_lane,
    surely_meant,
)
from kakehashi.law.ternary import Ternary, number_of
from kakehashi.vocabulary import UnknownKey

FROZEN = (Path(__file__).parent / "lanes.txt").read_text(encoding="utf-8").split()
FROZEN_OCCUPATIONS = (Path(__file__).parent / "occupations.txt").read_text(encoding="utf-8").splitlines()


def test_no_lane_ever_moves():
    assert list(WORK_CATEGORIES.keys[: len(FROZEN)]) == FROZEN
    assert len(WORK_CATEGORIES.keys) == len(FROZEN), "a new lane was appended: append it to lanes.txt too"


def test_no_occupation_ever_moves():
    assert list(TITP_OCCUPATIONS.keys[: len(FROZEN_OCCUPATIONS)]) == FROZEN_OCCUPATIONS
    assert len(TITP_OCCUPATIONS.keys) == len(FROZEN_OCCUPATIONS), "an occupation was appended: append it there too"


def test_occupations_take_two_pages_and_categories_one():
    assert (TITP_OCCUPATIONS.pages, TITP_OCCUPATIONS.shape(5)) == (2, (2, 5))
    assert (WORK_CATEGORIES.pages, WORK_CATEGORIES.shape(5)) == (1, (5,))
    assert TITP_OCCUPATIONS.named(TITP_OCCUPATIONS.all) == TITP_OCCUPATIONS.keys


def test_a_word_of_occupations_names_those_it_was_made_of_on_either_page():
    few = ("Crop farming", OCCUPATIONS[63], OCCUPATIONS[64], OCCUPATIONS[-1])

    word = TITP_OCCUPATIONS.word(few)

    assert word.shape == (2, 1)
    assert TITP_OCCUPATIONS.named(word) == few
    assert TITP_OCCUPATIONS.named(number_of(word)) == few


def test_each_occupation_has_its_own_lane_and_no_other():
    yes, no = own_lane()

    for code, key in enumerate(OCCUPATIONS):
        assert TITP_OCCUPATIONS.named(yes[:, code]) == (key,)
        assert key not in TITP_OCCUPATIONS.named(no[:, code])
    assert (yes | no == ~np.uint64(0)).all()


def test_what_is_said_of_a_whole_person_is_said_on_every_page():
    whole = Ternary.always(2)

    yes, no = TITP_OCCUPATIONS.numbers_in(whole, row=1)
    assert TITP_OCCUPATIONS.named(yes) == TITP_OCCUPATIONS.keys
    assert no == 0
    assert TITP_OCCUPATIONS.numbers_in(~whole, row=0) == (no, yes)


def test_a_field_stands_for_all_its_categories():
    word = WORK_CATEGORIES.word(["agriculture"])

    assert WORK_CATEGORIES.named(word) == ("agriculture.crop", "agriculture.livestock")


def test_a_wrong_category_names_the_nearest():
    with pytest.raises(UnknownKey, match=r"agriculture\.crop"):
        WORK_CATEGORIES.lane("agriculture.corp")


def test_all_lanes_fit_in_one_word():
    assert int(WORK_CATEGORIES.all).bit_count() == len(FROZEN)


def test_a_truth_of_one_category_is_carried_across_its_field():
    crop, livestock = WORK_CATEGORIES.word(["agriculture.crop"]), WORK_CATEGORIES.word(["agriculture.livestock"])
    care = WORK_CATEGORIES.word(["care"])

    truth = across_fields(Ternary(np.array([crop, 0], np.uint64), np.array([~crop, ~(livestock | care)], np.uint64)))

    assert WORK_CATEGORIES.named(truth.yes[0]) == ("agriculture.crop", "agriculture.livestock")
    assert truth.no[0] == ~truth.yes[0]
    assert WORK_CATEGORIES.named(truth.yes[1]) == ()
    assert WORK_CATEGORIES.named(~truth.no[1]) == ("care", "agriculture.crop", "agriculture.livestock")


def test_of_a_told_field_the_field_is_known_and_the_category_is_not():
    both = np.array([WORK_CATEGORIES.word(["agriculture"])], np.uint64)
    told = Ternary(surely_meant(both), ~both)

    assert not told.yes.any()
    assert WORK_CATEGORIES.named(field_told(told).yes[0]) == ("agriculture.crop", "agriculture.livestock")
    assert field_told(told).no[0] == ~both[0]
    assert not field_told(Ternary.unknown(1)).yes.any()


def test_an_occupation_opens_the_categories_of_its_table_and_no_other():
    yes, no = opened_by_occupation()

    formwork = OCCUPATIONS.index("Formwork")

    assert WORK_CATEGORIES.named(yes[formwork]) == ("construction.civil", "construction.building")
    assert int(yes[formwork]) & int(no[formwork]) == 0


def test_a_pair_that_was_not_verified_is_neither_yes_nor_no():
    yes, no = opened_by_occupation()

    rolling = OCCUPATIONS.index("Aluminium rolling and extrusion products")

    assert WORK_CATEGORIES.named(~(yes[rolling] | no[rolling]) & WORK_CATEGORIES.all) == ("manufacturing.machining",)


def test_a_row_that_was_not_read_can_be_left_out_and_says_then_only_that_it_opens_nothing():
    yes, no = opened_by_occupation(0)

    weaving, formwork = OCCUPATIONS.index("Weaving"), OCCUPATIONS.index("Formwork")

    assert WORK_CATEGORIES.named(yes[weaving]) == ()
    assert WORK_CATEGORIES.named(no[weaving]) == ("manufacturing.textiles",)
    assert WORK_CATEGORIES.named(yes[formwork]) == ("construction.civil", "construction.building")
    assert no[formwork] == ~yes[formwork]


def test_a_category_without_an_opening_day_is_unknown_for_ever():
    truth = open_on(date(2040, 1, 1), 1)

    unknown = ~(truth.yes | truth.no) & WORK_CATEGORIES.all
    assert "linen_supply" in WORK_CATEGORIES.named(unknown[0])
    assert "care" in WORK_CATEGORIES.named(truth.yes[0])


@pytest.mark.parametrize("on", [date(2019, 4, 1), date(2022, 5, 25), date(2022, 8, 29), date(2023, 12, 31)])
def test_no_category_is_shut_while_others_that_were_cut_differently_held_its_work(on):
    truth = open_on(on, 1)

    recut = WORK_CATEGORIES.word(["construction", "shipbuilding", *WORK_CATEGORIES.keys[2:5]])
    assert WORK_CATEGORIES.named(truth.no[0] & recut) == ()


def test_a_category_that_is_also_a_field_is_named_once_among_the_known_ones():
    with pytest.raises(UnknownKey) as error:
        WORK_CATEGORIES.lane("xxxx")

    assert str(error.value).count("accommodation") == 1


def test_before_ssw_every_category_is_shut():
    assert WORK_CATEGORIES.named(open_on(date(2019, 3, 31), 1).no[0]) == WORK_CATEGORIES.keys
