import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from kakehashi.portal.ledger import actions, chain, queries
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line, Seal
from tests.portal.make import make_organisation, make_user


def record_some(count: int) -> list[Line]:
    user = make_user()
    return [
        actions.record(deed=Deed.FILE_UPLOADED, subject=user.organisation, actor=user, detail={"n": n})
        for n in range(count)
    ]


def test_a_deed_is_recorded_with_who_when_and_on_what():
    user = make_user()

    line = actions.record(deed=Deed.FILE_UPLOADED, subject=user.organisation, actor=user, detail={"size": 3})

    kept = Line.objects.get()
    assert kept == line
    assert (kept.actor, kept.organisation_id) == (user, user.organisation_id)
    assert (kept.subject_kind, kept.subject_id) == ("accounts.organisation", str(user.organisation_id))
    assert kept.named_deed is Deed.FILE_UPLOADED


@pytest.mark.parametrize("table", ["ledger_line", "ledger_seal"])
@pytest.mark.parametrize("deed", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_the_database_itself_refuses_to_change_or_delete_a_sealed_line(table, deed):
    from django.db import connection

    record_some(1)
    actions.seal()
    column = "detail" if table == "ledger_line" else "hash"

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed.format(table, column, column))

    assert Line.objects.count() == 1
    assert Seal.objects.count() == 1


def test_sealing_chains_every_line_once_and_in_order():
    record_some(5)

    first, second = actions.seal(limit=3), actions.seal()

    assert (first, second, actions.seal()) == (3, 2, 0)
    seals = list(Seal.objects.order_by("position"))
    assert [seal.position for seal in seals] == [1, 2, 3, 4, 5]
    assert [seal.previous for seal in seals] == [chain.START, *[seal.hash for seal in seals[:-1]]]


def test_the_exported_chain_is_checked_by_a_program_that_needs_nothing_of_ours(tmp_path: Path):
    record_some(4)
    actions.seal()
    export = tmp_path / "ledger.jsonl"
    export.write_text("".join(json.dumps(line) + "\n" for line in queries.exported()), encoding="utf-8")

    told = subprocess.run([sys.executable, "-I", chain.__file__, export], capture_output=True, text=True, check=False)

    assert told.returncode == 0
    assert told.stdout.strip() == "4 lines, the chain holds"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda lines: lines.pop(1), "missing or out of order"),
        (lambda lines: lines[2]["content"].update(actor="somebody else"), "position 3: the content is not what"),
        (lambda lines: lines[1].update(previous="f" * 64), "position 2: does not stand on"),
    ],
)
def test_a_spoilt_export_is_found_out_at_its_place(spoil, told):
    record_some(4)
    actions.seal()
    lines = list(queries.exported())

    spoil(lines)

    assert told in "\n".join(chain.faults(lines))


def test_a_deed_that_rests_on_a_row_is_found_under_that_row():
    rested, other = make_organisation(), make_organisation()
    user = make_user()

    line = actions.record(deed=Deed.FILE_UPLOADED, subject=user, actor=user, rests_on=[rested])

    found = queries.standing_on("accounts.organisation", [rested.pk, other.pk])
    assert [footing.line for footing in found] == [line]
    assert not queries.standing_on("accounts.organisation", [other.pk])
