"""Every address as every role, with the ids of an organisation that is not the reader's: nothing is given away."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates.actions import add_paper
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.demo import Demonstration
from kakehashi.portal.doubles import actions as doubles
from kakehashi.portal.doubles.models import Pair
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.fairs.models import Meeting
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake.models import SILENCE, Import, State
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.pool.actions import save_view
from kakehashi.portal.privacy import actions as privacy
from kakehashi.portal.selfservice.actions import correct, invite
from kakehashi.portal.tokens.actions import make
from tests.portal.candidates.make import DAY, begun, person_row, read, taken_in, workbook
from tests.portal.documents.make import JPEG
from tests.portal.make import make_user, signed_in

FOLDER = Path(__file__).parents[2] / "examples" / "miyagi"
NOTHING = {302, 403, 404, 405}
READ_BY_AUDITORS = {"desks", "programmes", "fairs:round", "fairs:certificate_file"}
"""An auditor reads every programme, round and deed; no dossier, no import, no other file."""
LAW = {"lawbook:lawbook", "lawbook:instrument", "lawbook:provision", "lawbook:condition"}
"""Pages of the rule book, which everybody may read."""
WAY_IN = {"selfservice:link", "selfservice:code"}
"""Where a candidate comes in: whoever opens it is shown a form and nothing of anybody."""
PUBLIC_DATA = {"statistics:statistics", "statistics:table_file", "interface:reference", *LAW}
"""Pages that show published figures, the law and the description of the HTTP interface to everybody."""


def addresses(resolver: URLResolver | None = None, names: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver) and pattern.namespace == "api":
            continue  # asked with a token, not signed in: tests/portal/api
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
    token, _shown = make(name="HR system", may_write=False, last_day=date(2027, 1, 31), by=demonstration.ministry)
    made = invite(candidate=meeting.candidate, by=demonstration.ministry)
    word = correct(
        candidate=meeting.candidate,
        key="name",
        said="Budi",
        words="",
        by=meeting.candidate.account,
        on=demonstration.day,
    )
    paper = add_paper(candidate=meeting.candidate, data=JPEG, filename="a.jpg", kind="test", by=demonstration.ministry)
    pair = pair_of(meeting.candidate, by=demonstration.ministry)
    now = timezone.now()
    asked = privacy.ask(candidate=meeting.candidate, kind="copy", words="", came_at=now, by=demonstration.ministry)
    breach = privacy.report(by=demonstration.ministry, known_at=now, what="A list was sent to the wrong office")
    return {
        "paper_id": paper.pk,
        "token_id": token.pk,
        "token": made.token,
        "account_id": demonstration.ministry.pk,
        "fact": "name",
        "correction_id": word.pk,
        "pair_id": pair.pk,
        "question_id": pair.questions.get().pk,
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
        "key": "tests.0",
        "request_id": asked.pk,
        "breach_id": breach.pk,
        "line": Line.objects.first().pk,
        "instrument_id": "japan.ssw1",
        "entry_name": "has_basic_japanese",
        "rule_id": "japan.ssw1.has_basic_japanese",
        "condition": "SSW1-P-04",
    }


def pair_of(candidate: Candidate, *, by: User) -> Pair:
    """A pair of that person and one of another centre, which a centre was asked about."""
    others = Candidate.objects.filter(pool=candidate.pool).exclude(training_centre=candidate.training_centre)
    one, other = sorted((candidate, others.earliest("number")), key=lambda each: each.pk)
    pair = Pair.objects.create(
        pool=candidate.pool,
        left=one,
        right=other,
        probability=0.9,
        findings=[["name", "same_rare", 9.0], ["born", "other", -3.0]],
        model_on=DAY,
        found_at=timezone.now(),
    )
    doubles.ask(pair=pair, candidate=candidate, text="Twice?", by=by)
    return pair


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
            if not pattern.pattern.converters or name in PUBLIC_DATA | WAY_IN | {"intake:new", "intake:template_file"}:
                continue
            if role == Role.AUDITOR and (name.split(":")[0] in READ_BY_AUDITORS or name in READ_BY_AUDITORS):
                continue
            for method, address in product(("get", "post"), addresses_of(name, pattern, values)):
                answer = getattr(client, method)(address)
                if answer.status_code not in NOTHING:
                    given_away.append(f"{role} {method} {name}: {answer.status_code}")

    assert given_away == []


def test_a_way_in_shows_nothing_of_the_person_it_is_for(filled):
    values = known(filled)
    person = Candidate.objects.get(pk=values["candidate_id"])
    client = Client()

    for address in (f"/me/in/{values['token']}/", "/me/"):
        page = client.get(address).content.decode()
        assert not [one for one in (person.name, person.number, person.phone) if one and one in page]


def test_another_candidate_is_given_nothing_of_this_one(filled):
    values = known(filled)
    person = Candidate.objects.get(pk=values["candidate_id"])
    other = Candidate.objects.exclude(pk=person.pk).filter(account__isnull=True).first()
    invite(candidate=other, by=filled.ministry)
    other.refresh_from_db()
    client = signed_in(other.account)

    told = [
        name
        for name, pattern in ADDRESSES
        for address in addresses_of(name, pattern, values)
        if name != "accounts:sign_out"
        and any(one in client.get(address).content.decode() for one in (person.name, person.number))
    ]

    assert told == []


def test_nobody_without_an_account_sees_more_than_the_public_pages(filled):
    values = known(filled)
    client = Client()

    seen = {
        name
        for name, pattern in ADDRESSES
        if any(client.get(address).status_code == 200 for address in addresses_of(name, pattern, values))
    }

    assert seen == {"desks:front", "desks:help", "accounts:sign_in", *WAY_IN, *PUBLIC_DATA}


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
        "selfservice:take_back",
        "doubles:likely",
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
