"""Every address as every role, with the ids of an organisation that is not the reader's: nothing is given away."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates.actions import add_paper
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.demo import Demonstration
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.fairs.models import Meeting
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake.models import SILENCE, Import, State
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.pool.actions import save_view
from tests.portal.candidates.make import begun, person_row, read, taken_in, workbook
from tests.portal.documents.make import JPEG
from tests.portal.make import make_user, signed_in

FOLDER = Path(__file__).parents[2] / "examples" / "miyagi"
NOTHING = {302, 403, 404, 405}
READ_BY_AUDITORS = {"desks", "programmes", "fairs:round", "fairs:certificate_file"}
"""An auditor reads every programme, round and deed; no dossier, no import, no other file."""
LAW = {"lawbook:lawbook", "lawbook:instrument", "lawbook:provision", "lawbook:condition"}
"""Pages of the rule book, which everybody may read."""
PUBLIC_DATA = {"statistics:statistics", "statistics:table_file", *LAW}
"""Pages that show published figures and the law to everybody."""


def addresses(resolver: URLResolver | None = None, names: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, (*names, pattern.namespace or ""))
        else:
            yield ":".join([*(name for name in names if name), pattern.name or ""]), pattern


ADDRESSES = list(addresses())


@pytest.fixture
def filled(settings) -> Demonstration:
    """The programme of Miyagi, whole, with every account of the demonstration and an import in every state."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.DEMO = True
    demonstration = Demonstration(FOLDER, worker=lambda: None)
    for name, step in demonstration.steps():
        if name != "Charts":
            step()
    import_in_every_state(demonstration.ministry)
    return demonstration


def import_in_every_state(by: User) -> None:
    """One import of the ministry in each state, and one interrupted while it was read, one while it was taken in."""

    def file() -> bytes:
        return workbook([person_row(), person_row(born="31-02-2001")])

    begun(by, file())
    read(by, b"no spreadsheet at all")
    read(by, file())
    intake.discard(kept=read(by, file()), by=by)
    intake.decide(kept=read(by, file()))
    taken_in(by, file())
    intake.undo(kept=taken_in(by, file()), by=by)
    for silent in (begun(by, file()), intake.decide(kept=read(by, file()))):
        Import.objects.filter(pk=silent.pk).update(sign_of_life_at=silent.sign_of_life_at - 2 * SILENCE)
    assert set(Import.objects.values_list("state", flat=True)) == set(State.values)


def known(demonstration: Demonstration) -> dict[str, Any]:
    """One value for each parameter an address may have, and every import, all of the filled programme."""
    meeting = Meeting.objects.filter(candidate__account__isnull=False).first()
    assert meeting is not None
    person = SealedValue.objects.filter(kind="passport").first()
    assert person is not None
    paper = add_paper(candidate=meeting.candidate, data=JPEG, filename="a.jpg", kind="test", by=demonstration.ministry)
    return {
        "paper_id": paper.pk,
        "view_id": save_view(name="Yes", query="answer=yes", shared=True, by=demonstration.ministry).pk,
        "import_id": [one.pk for one in Import.objects.all()],
        "document_id": demonstration.programme.letters.get().files.first().pk,
        "candidate_id": meeting.candidate_id,
        "vacancy_id": Vacancy.objects.first().pk,
        "programme_id": demonstration.programme.pk,
        "employer_id": meeting.vacancy.employer_id,
        "interpreter_id": Meeting.objects.exclude(interpreter="").first().interpreter,
        "programme_key": demonstration.programme.key,
        "kind": "passport",
        "table": "indonesians",
        "number": 1,
        "line": Line.objects.first().pk,
        "instrument_id": "japan.ssw1",
        "entry_name": "has_basic_japanese",
        "rule_id": "japan.ssw1.has_basic_japanese",
        "condition": "SSW1-P-04",
    }


def addresses_of(name: str, pattern: URLPattern, values: dict[str, Any]) -> list[str]:
    wanted = pattern.pattern.converters
    missing = wanted.keys() - values.keys()
    assert not missing, f"{name}: give this test a value for {missing}"
    given = {key: values[key] for key in wanted}
    if name in {"intake:new", "intake:template_file"}:
        given["kind"] = "candidates"
    if "import_id" not in wanted:
        return [reverse(name, kwargs=given)]
    return [reverse(name, kwargs={**given, "import_id": one}) for one in values["import_id"]]


def strangers() -> dict[Role, User]:
    """Somebody of every role, of organisations that have nothing."""
    return {role: make_user(role) for role in Role}


def test_a_stranger_of_any_role_is_given_nothing_of_another_organisation(filled):
    values = known(filled)
    given_away = []
    for role, stranger in strangers().items():
        client = signed_in(stranger)
        for name, pattern in ADDRESSES:
            if not pattern.pattern.converters or name in PUBLIC_DATA or name in {"intake:new", "intake:template_file"}:
                continue
            if role == Role.AUDITOR and (name.split(":")[0] in READ_BY_AUDITORS or name in READ_BY_AUDITORS):
                continue
            for method, address in product(("get", "post"), addresses_of(name, pattern, values)):
                answer = getattr(client, method)(address)
                if answer.status_code not in NOTHING:
                    given_away.append(f"{role} {method} {name}: {answer.status_code}")

    assert given_away == []


def test_nobody_without_an_account_sees_more_than_the_public_pages(filled):
    values = known(filled)
    client = Client()

    seen = {
        name
        for name, pattern in ADDRESSES
        if any(client.get(address).status_code == 200 for address in addresses_of(name, pattern, values))
    }

    assert seen == {"desks:front", "desks:help", "accounts:sign_in", *PUBLIC_DATA}


def test_every_page_answers_to_somebody_of_the_programme_and_breaks_for_nobody(filled):
    values = known(filled)
    answered: dict[str, set[int]] = {name: set() for name, _pattern in ADDRESSES}
    for account in User.objects.filter(is_demo=True):
        client = signed_in(account)
        for name, pattern in ADDRESSES:
            if name != "accounts:sign_out":
                answered[name] |= {client.get(address).status_code for address in addresses_of(name, pattern, values)}

    assert {name for name, codes in answered.items() if any(code >= 500 for code in codes)} == set()
    only_posted = {
        "accounts:sign_out",
        "accounts:language",
        "intake:commit",
        "intake:discard",
        "intake:resume",
        "programmes:draft_letter",
        "pool:drop_view",
    }
    redirecting = {"desks:front", "lawbook:rule", "employers:correct", "employers:publish"}
    silent = {name for name, codes in answered.items() if 200 not in codes}
    assert silent - only_posted - redirecting == set()


@pytest.mark.parametrize("role", [Role.PREFECTURE, Role.EMPLOYER, Role.AUDITOR])
def test_no_page_of_who_reads_no_dossier_holds_a_number_of_a_paper(filled, role):
    account = User.objects.get(is_demo=True, role=role)
    client = signed_in(account)
    values = known(filled)
    phones = set(Candidate.objects.exclude(phone="").values_list("phone", flat=True))

    for name, pattern in ADDRESSES:
        for address in addresses_of(name, pattern, values):
            answer = client.get(address)
            if answer.status_code == 200 and not answer.get("Content-Disposition"):
                text = answer.content.decode()
                assert not [phone for phone in phones if phone in text], name


def test_organisations_of_the_demonstration_are_what_they_say(filled):
    kinds = set(Organisation.objects.values_list("kind", flat=True))

    assert kinds == set(Organisation.Kind.values)
