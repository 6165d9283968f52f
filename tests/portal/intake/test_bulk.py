"""Many rows at once are stored as one by one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.intake.bulk import insert
from tests.portal.make import make_user


def person(pool, **more) -> Candidate:
    given = {"number": "K-1", "name": "SUPARTI", "name_searched": "suparti", "born": date(2000, 1, 31), "sex": "female"}
    facts = {"tests": [{"test": "jlpt", "on": "2025-12-07"}], "in_japan": None, "kota": "熊本\t\\N"}
    return Candidate(pool=pool, home="ID-JT", facts=facts, **(given | more))


@pytest.fixture
def pool():
    return make_user(Role.MINISTRY).organisation


def values(one: Candidate) -> dict:
    row = Candidate.objects.filter(pk=one.pk).values().get()
    return {key: value for key, value in row.items() if key not in {"id", "number"}}


def test_a_row_of_every_type_of_column_is_the_same_as_one_that_django_saved(pool):
    saved, inserted = person(pool, number="K-1"), person(pool, number="K-2")

    saved.save()
    insert([inserted])

    assert values(inserted) == values(saved)


def test_keys_that_the_database_gives_are_given(pool):
    one = person(pool)
    insert([one])

    insert([SealedValue(candidate_id=one.pk, kind=kind, sealed="x") for kind in ("nik", "passport")])

    assert len(set(one.sealed_values.values_list("pk", flat=True))) == 2


def test_what_the_database_refuses_is_refused_whole(pool):
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([person(pool), person(pool)])

    assert not Candidate.objects.exists()


def test_no_rows_are_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert([])
