"""A programme's own number is one person's within a pool: what is done for one leaves another ministry's alone."""

import io
import json
import zipfile

from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.candidates import queries, rights, tasks
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.intake.models import Import
from tests.portal.candidates.make import person_row, read, taken_in, workbook
from tests.portal.make import make_organisation, make_user


def ministry(name: str) -> User:
    return make_user(Role.MINISTRY, organisation=make_organisation(name=name))


def written_in(kept: Import) -> bytes:
    with zipfile.ZipFile(io.BytesIO(Import.objects.get(pk=kept.pk).document.data())) as sheet:
        return b"".join(sheet.read(name) for name in sheet.namelist())


def two_with_one_number() -> tuple[User, Candidate, Import]:
    """An officer and their person; and the other ministry's list, where somebody else bears that number."""
    one, other = ministry("Ministry A"), ministry("Ministry B")
    row = person_row(name="Orang Sini")
    mine = taken_in(one, workbook([row]))
    theirs = taken_in(other, workbook([person_row(id=row["id"], name="Orang Sana"), person_row()]))
    return one, Candidate.objects.get(came_by=mine), theirs


def test_the_copy_that_one_is_given_holds_no_row_of_the_other():
    officer, person, _theirs = two_with_one_number()

    archive = rights.hand_out(candidate=person, by=officer)

    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        held = json.loads(opened.read("person.json"))
    assert [one["file"] for one in held["intake.row"]] == [person.came_by.document.filename]
    assert "Orang Sana" not in json.dumps(held)


def test_erasing_one_leaves_the_row_of_the_other_in_its_list(django_capture_on_commit_callbacks):
    officer, person, theirs = two_with_one_number()
    mine = person.came_by

    with django_capture_on_commit_callbacks(execute=True):
        erasure = rights.erase(candidate=person, ground="wish", by=officer)
    tasks.redact_files.call(erasure.pk)

    assert b"Orang Sini" not in written_in(mine)
    assert b"Orang Sana" in written_in(theirs)


def test_a_centres_list_belongs_to_the_pool_that_it_filled_and_one_not_taken_in_to_the_pool_it_would_fill():
    centre = make_user(Role.TRAINING_CENTRE)
    first = ministry("Ministry B").organisation
    filled = taken_in(centre, workbook([person_row()]))
    second = ministry("Ministry A").organisation  # from now on the first by name
    waiting = read(centre, workbook([person_row()]))

    assert set(queries.lists_for(first)) == {filled}
    assert set(queries.lists_for(second)) == {waiting}
