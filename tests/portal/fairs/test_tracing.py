"""Every wish and every place in an order leads back to the cells it was read from, until its person is erased."""

import io
import json
import zipfile

import pytest
from django.urls import reverse

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import rights
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.fairs.models import Ranking, Wish
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake.bridge import origins_of
from kakehashi.portal.intake.models import Cells
from tests.portal.fairs.make import CROP_YES, Bench, taken_in
from tests.portal.make import make_user, signed_in


@pytest.fixture
def bench() -> Bench:
    return Bench()


def cells(one: Wish | Ranking) -> dict[str, tuple[str, str, str]]:
    return {
        key: (origin.column, origin.header, origin.value) for key, (origin,) in origins_of(one.came_by, one.row).items()
    }


def test_a_wish_and_a_ranking_lead_back_to_row_letter_header_and_cell(bench):
    (person,), (first, second) = bench.people(CROP_YES), bench.employers(2)
    named = [(person.number, " １ ", second.number), (person.number, 2, first.number)]
    taken_in(bench.ministry, "wishes", ("Kandidat", "Urutan", "Lowongan"), named)
    bench.rankings([(second, 1, person)])

    wish, ranking = Wish.objects.get(vacancy=second), Ranking.objects.get()

    assert (wish.row, Wish.objects.get(vacancy=first).row, ranking.row) == (2, 3, 2)
    assert wish.rank == 1
    assert {key: one[:2] for key, one in cells(wish).items()} == {
        "candidate": ("A", "Kandidat"),
        "rank": ("B", "Urutan"),
        "vacancy": ("C", "Lowongan"),
    }
    assert (cells(wish)["candidate"][2], cells(wish)["rank"][2].strip(), cells(wish)["vacancy"][2]) == (
        person.number,
        "１",
        second.number,
    )
    assert cells(ranking)["rank"] == ("B", "rank", "1")


def test_a_wish_that_was_known_keeps_its_first_row_and_no_second_copy(bench):
    (person,), (first, second) = bench.people(CROP_YES), bench.employers(2)
    bench.wishes([(person, 1, first)])

    again = bench.wishes([(person, 1, first), (person, 2, second)])

    assert origins_of(again, 2) == {}
    assert Wish.objects.get(vacancy=first).came_by != again
    assert cells(Wish.objects.get(vacancy=second))["vacancy"][2] == second.number


def test_an_undone_import_of_wishes_keeps_no_cell(bench):
    (person,), (first,) = bench.people(CROP_YES), bench.employers(1)
    kept = bench.wishes([(person, 1, first)])

    intake.undo(kept=kept, by=bench.ministry)

    assert not kept.cells.exists()
    assert not Wish.objects.exists()


def test_each_office_reads_on_the_persons_page_the_cells_of_its_own_sheet_only(bench):
    (person,), (first,) = bench.people(CROP_YES), bench.employers(1)
    bench.wishes([(person, 1, first)])
    bench.rankings([(first, 1, person)])
    address = reverse("fairs:candidate", args=[bench.programme.pk, person.pk])

    told = {user.role: signed_in(user).get(address).content.decode() for user in (bench.ministry, bench.prefecture)}

    assert ("row 2 of wishes.csv" in told[Role.MINISTRY], "row 2 of rankings.csv" in told[Role.MINISTRY]) == (
        True,
        False,
    )
    assert ("row 2 of wishes.csv" in told[Role.PREFECTURE], "row 2 of rankings.csv" in told[Role.PREFECTURE]) == (
        False,
        True,
    )


def test_a_centre_is_told_no_cells(bench):
    centre = make_user(Role.TRAINING_CENTRE)
    (person,), (first,) = bench.people(CROP_YES), bench.employers(1)
    bench.wishes([(person, 1, first)])
    Candidate.objects.filter(pk=person.pk).update(training_centre=centre.organisation)

    answer = signed_in(centre).get(reverse("fairs:candidate", args=[bench.programme.pk, person.pk]))

    assert answer.status_code == 200
    assert "wishes.csv" not in answer.content.decode()


def test_erasing_a_person_takes_their_cells_and_nobody_elses_out_of_every_import(bench):
    (person, other), (first,) = bench.people(CROP_YES, CROP_YES), bench.employers(1)
    bench.wishes([(person, 1, first), (other, 1, first)])
    bench.rankings([(first, 1, person), (first, 2, other)])
    number = person.number

    rights.erase(candidate=person, ground="wish", by=bench.ministry)

    assert not [block for block in Cells.objects.all() if number in json.dumps(block.rows)]
    assert cells(Wish.objects.get(candidate=other))["candidate"][2] == other.number
    assert cells(Ranking.objects.get(candidate=other))["candidate"][2] == other.number


def test_the_copy_that_a_person_is_given_holds_the_cells_of_their_wishes(bench):
    (person, other), (first,) = bench.people(CROP_YES, CROP_YES), bench.employers(1)
    bench.wishes([(person, 1, first), (other, 1, first)])

    archive = rights.hand_out(candidate=Candidate.objects.get(pk=person.pk), by=bench.ministry)

    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        held = json.loads(opened.read("person.json"))
    (one,) = [each for each in held["intake.cells"] if each["file"] == "wishes.csv"]
    assert (one["row"], one["cells"]) == (
        2,
        {"candidate": [person.number], "rank": ["1"], "vacancy": [first.number]},
    )
