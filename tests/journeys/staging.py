"""`python -m tests.journeys.staging` in the environment of a demonstration: sets up the states that no link leads to.

Writes what a visit can name, as JSON: for each account, and under "" for all of them, the ids of its things.
"""

import json
import os
import sys
from datetime import timedelta
from typing import Any

FIRM = "蛍端水産加工株式会社"


def stage() -> dict[str, dict[str, str]]:
    """Set everything up and say what it is called."""
    import django

    django.setup()
    from django.test.utils import override_settings

    with override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}):
        known = {"": found() | more_imports() | next_programme()}
        own = account("candidate").candidate
        somebody_takes_the_consent_back()
        known[""] |= papers_of(own) | health_of(own) | requests_of(own, "ministry") | breach_of("ministry")
        known[""] |= own_word_of(own, account("candidate")) | way_in()
        known[""] |= doubles() | invited_together("ministry") | assigned_and_undone()
        known |= {"employer": own_import("employer"), "prefecture": own_import("prefecture"), "centre": of_a_centre()}
        known[""] |= a_token("ministry") | {"account": account("centre").pk, "only_one": account("ministry").pk}
        for role in ("employer", "prefecture", "centre"):
            known[role] |= a_token(role) | {"account": account(role).pk}
        known["centre"] |= invited_together("centre")
        known["prefecture"] |= breach_of("prefecture")
    return {role: {key: str(one) for key, one in things.items()} for role, things in known.items()}


def account(sign_in: str) -> Any:
    from kakehashi.portal.accounts.models import User

    return User.objects.get(sign_in=sign_in)


def a_token(role: str) -> dict[str, Any]:
    """A token of an organisation, which a program has used, and one that was withdrawn."""
    from kakehashi.portal.layout.context import today
    from kakehashi.portal.tokens import actions

    by, last_day = account(role), today() + timedelta(days=90)
    old, _shown = actions.make(name="Uji coba", may_write=True, last_day=last_day, by=by)
    actions.withdraw(token=old, by=by)
    token, _shown = actions.make(name="Sistem informasi pelatihan", may_write=False, last_day=last_day, by=by)
    actions.count_request(token=token)
    return {"token": token.pk}


def found() -> dict[str, Any]:
    """What the demonstration holds already; the person is the candidate who signs in, the employer the one who does."""
    from django.utils import timezone

    from kakehashi.portal.accounts.models import FailedSignIn
    from kakehashi.portal.accounts.queries import TRIES
    from kakehashi.portal.candidates.models import Candidate, SealedValue
    from kakehashi.portal.employers.models import State, Vacancy
    from kakehashi.portal.employers.queries import without_violation
    from kakehashi.portal.fairs.models import Meeting
    from kakehashi.portal.intake.models import Import
    from kakehashi.portal.ledger.models import Line
    from kakehashi.portal.programmes.models import Programme

    FailedSignIn.objects.create(name="hasty", since=timezone.now() + timedelta(days=2), tries=TRIES)
    programme = Programme.objects.get()
    drafts = Vacancy.objects.filter(state=State.DRAFT)
    return {
        "programme": programme.pk,
        "key": programme.key,
        "person": Candidate.objects.get(account=account("candidate")).pk,
        "sealed": SealedValue.objects.filter(kind=SealedValue.Kind.PASSPORT).order_by("pk").first().candidate_id,
        "employer": account("employer").organisation_id,
        "interpreter": Meeting.objects.exclude(interpreter="").order_by("pk").first().interpreter,
        "document": programme.letters.earliest("draft").files.order_by("pk").first().pk,
        "line": Line.objects.filter(deed="matching:run").first().pk,
        "violating": drafts.exclude(pk__in=without_violation(drafts)).order_by("number").first().pk,
        "published": Vacancy.objects.filter(state=State.PUBLISHED).order_by("number").first().pk,
        "stood_on": Import.objects.get(document__filename="candidates.xlsx").pk,
    }


def papers_of(person: Any) -> dict[str, Any]:
    """A certificate of a person that shows a fact for a while longer, a passport that runs out, and a consent."""
    from kakehashi.portal.candidates import actions, certificates, rights
    from kakehashi.portal.layout.context import today
    from tests.portal.documents.make import JPEG

    by, key = account("ministry"), "tests.0" if person.facts.get("tests") else "born"
    soon = today() + timedelta(days=30)
    kept = {"candidate": person, "data": JPEG, "by": by}
    shows = actions.add_paper(**kept, filename="sertifikat_JFT-Basic_2026.jpg", kind="test", issuer="Japan Foundation")
    runs_out = actions.add_paper(**kept, filename="paspor.jpg", kind="passport", valid_until=soon)
    until = today() + timedelta(days=90)
    actions.record_evidence(
        candidate=person, keys=[key], level="seen", paper=shows, by=by, on=today(), valid_until=until
    )
    if person.facts.get("tests"):
        certificates.ask(
            candidate=person, key=key, issuer="Japan Foundation", reference="24/2026", asked_on=today(), by=by
        )
    rights.give_consents(candidates=[person], wanted=["assessment", "home"], language="id", by=by)
    rights.withdraw_consent(candidate=person, purpose="home", by=by)
    return {"paper": shows.pk, "passport_paper": runs_out.pk}


def own_word_of(person: Any, by: Any) -> dict[str, Any]:
    """What a person says about their name, and an officer has still to look at."""
    from kakehashi.portal.layout.context import today
    from kakehashi.portal.selfservice.actions import correct

    said = f"{person.name} Santoso"
    return {"correction": correct(candidate=person, key="name", said=said, words="", by=by, on=today()).pk}


def way_in() -> dict[str, Any]:
    """The token of a link that nobody has used."""
    from kakehashi.portal.candidates.models import Candidate
    from kakehashi.portal.selfservice.actions import invite

    person = Candidate.objects.filter(account__isnull=True).order_by("number").last()
    return {"link": invite(candidate=person, by=account("ministry")).token}


def invited_together(sign_in: str) -> dict[str, Any]:
    """Two people invited by an account's office, whose links and codes wait to be given out."""
    from uuid import uuid4

    from kakehashi.portal.bulk import actions
    from kakehashi.portal.bulk.models import BulkDeed
    from kakehashi.portal.bulk.queries import Plan, ticked_of
    from kakehashi.portal.candidates.queries import visible_to

    by = account(sign_in)
    some = visible_to(by).filter(account__isnull=True).order_by("number").values_list("pk", flat=True)[:2]
    plan = Plan(ticked_of(by, list(some)), BulkDeed.Kind.INVITE)
    return {"invited": actions.do(key=uuid4(), plan=plan, shown=plan.digest, query="", by=by).pk}


def assigned_and_undone() -> dict[str, Any]:
    """Two people whom the ministry assigned to another training centre, which was undone."""
    from uuid import uuid4

    from kakehashi.portal.bulk import actions, queries
    from kakehashi.portal.bulk.models import BulkDeed
    from kakehashi.portal.candidates.models import Candidate

    by = account("ministry")
    some = list(Candidate.objects.filter(pool=by.organisation).order_by("number").values_list("pk", flat=True)[:2])
    centre = queries.centres().exclude(trainees__in=some).first()
    plan = queries.Plan(queries.ticked_of(by, some), BulkDeed.Kind.ASSIGN, centre)
    deed = actions.do(key=uuid4(), plan=plan, shown=plan.digest, query="", by=by)
    return {"assigned": actions.undo(deed=deed, by=by).pk}


def health_of(person: Any) -> dict[str, Any]:
    """A person whose statement on health is sealed."""
    from kakehashi.portal.accounts.sealed import seal
    from kakehashi.portal.candidates.models import SealedValue

    told = json.dumps({"fit": True, "examined": "2026-07-01"})
    SealedValue.objects.get_or_create(candidate=person, kind="health", defaults={"sealed": seal(told)})
    return {"healthy": person.pk}


def requests_of(person: Any, sign_in: str) -> dict[str, Any]:
    """What a person asks about their data, long overdue, and another request that was just answered."""
    from django.utils import timezone

    from kakehashi.portal.privacy import actions

    by, now = account(sign_in), timezone.now()
    words = "Tanggal lahir saya salah: seharusnya 17-03-2000."
    late, soon = now - timedelta(days=4), now - timedelta(hours=5)
    asked = actions.ask(candidate=person, kind="correction", words=words, came_at=late, by=by)
    done = actions.ask(candidate=person, kind="copy", words="", came_at=soon, by=by)
    actions.answer(request=done, answer="done", reason="", by=by)
    return {"request": asked.pk, "answered": done.pk}


def breach_of(sign_in: str) -> dict[str, Any]:
    """A breach of an account's organisation, of which one office was told and something is not known yet."""
    from django.utils import timezone

    from kakehashi.portal.privacy import actions

    by, now = account(sign_in), timezone.now()
    what = "Daftar kandidat terkirim ke alamat surel lembaga lain; penerima diminta menghapusnya."
    told: dict[str, Any] = {"people": 37, "sensitive": None, "money": False, "wrongful": False, "encrypted": False}
    breach = actions.report(by=by, known_at=now - timedelta(hours=60), what=what, **told)
    actions.give_notice(breach=breach, kind="told_agency", given_at=now, by=by)
    return {"breach": breach.pk}


OWN_HEADERS = b"Siswa,Tgl lahir,L/P,Provinsi,Panggilan\nSUPARTI,14-02-2001,P,Bali,Parti\n"


def more_imports() -> dict[str, Any]:
    """The ministry's imports: one in each state, and one interrupted; those at work never end."""
    from kakehashi.portal.intake import actions
    from kakehashi.portal.intake.models import SILENCE, Import
    from tests.portal.candidates.make import begun, person_row, read, taken_in, workbook

    by = account("ministry")
    faulty = {"born": "31-02-2001", "nik": "33130", "sex": "tidak diketahui"}

    def file(name: str, people: int = 9) -> bytes:
        rows = [person_row(id=f"{name}-{n}") for n in range(people)]
        return workbook([*rows, *(person_row(id=f"{name}-x{n}", **{key: faulty[key]}) for n, key in enumerate(faulty))])

    made = {
        "preview": read(by, file("P"), "daftar_calon_pekerja_migran_kabupaten_kulon_progo_2026_revisi_terakhir.xlsx"),
        "discarded": actions.discard(kept=read(by, file("D")), by=by),
        "undone": actions.undo(kept=taken_in(by, file("U")), by=by),
        "counted_on": taken_in(by, twice := file("S")),
        "counting": taken_in(by, twice),
        "import": taken_in(by, file("T")),
        "refused": read(by, b"\xff\xd8\xff\xe0 a photograph", "foto-absensi.xlsx"),
        "unknown_columns": read(by, OWN_HEADERS, "siswa.csv"),
        "reading": begun(by, file("R")),
        "running": actions.decide(kept=read(by, file("C", 200))),
        "interrupted": actions.decide(kept=read(by, file("I", 200))),
    }
    moment = made["running"].sign_of_life_at
    for name in ("running", "interrupted"):
        Import.objects.filter(pk=made[name].pk).update(committed=100, added=100)
    Import.objects.filter(pk__in=[made["reading"].pk, made["running"].pk]).update(
        sign_of_life_at=moment + timedelta(days=2)
    )
    Import.objects.filter(pk=made["interrupted"].pk).update(sign_of_life_at=moment - 2 * SILENCE)
    return {name: kept.pk for name, kept in made.items()}


def doubles() -> dict[str, Any]:
    """People registered twice: a pair of two centres, one joined, one asked about, one of a centre's own people."""
    from kakehashi.portal.accounts.models import Organisation
    from kakehashi.portal.candidates.models import Candidate
    from kakehashi.portal.doubles import actions
    from kakehashi.portal.doubles.models import Pair
    from tests.portal.doubles.make import registered

    by, centre = account("ministry"), account("centre").organisation
    other = Organisation.objects.filter(kind=Organisation.Kind.TRAINING_CENTRE).exclude(pk=centre.pk).first()
    names = {"pair": "Siti Maisaroh", "joined": "Endang Purwati", "asked": "Dewi Anggraeni", "own_pair": "Ratna Juwita"}
    for place, (name, called) in enumerate(names.items()):
        second = centre if name == "own_pair" else other
        nik = f"331301570300{place:04}"
        facts = {"tests": [{"test": "jlpt", "level": "N4", "on": "2025-12-07"}], "stays": []}
        told = {"name": called, "nik": nik}
        registered(by.organisation, f"G-{name}-1", training_centre=centre, facts=facts, **told)
        registered(by.organisation, f"G-{name}-2", training_centre=second, phone="+6285550001111", **told)
    actions.find(pool=by.organisation)
    found = {name: Pair.objects.get(left__name=called, right__name=called) for name, called in names.items()}
    actions.join(pair=found["joined"], stays=found["joined"].left, by=by, reason="KTP keduanya sama")
    own = Candidate.objects.get(number="G-asked-1")
    asked = actions.ask(pair=found["asked"], candidate=own, text="Apakah orang ini terdaftar dua kali?", by=by)
    return {**{name: pair.pk for name, pair in found.items()}, "question": asked.pk}


def next_programme() -> dict[str, Any]:
    """The same offices' programme of the next year: nobody has wishes yet, a timetable could not be made."""
    from django.utils import timezone

    from kakehashi.portal.fairs.models import Order
    from kakehashi.portal.layout.context import today
    from kakehashi.portal.programmes.actions import open_programme
    from kakehashi.portal.programmes.models import Programme

    first = Programme.objects.get()
    programme = open_programme(
        key=f"{first.key}-next",
        file=first.file,
        ministry=first.ministry,
        prefecture_office=first.prefecture_office,
        on=today(),
        by=account("prefecture"),
    )
    asked = {"programme": programme, "on": today(), "by": account("prefecture")}
    why = {
        "id": "Belum ada hari yang ditetapkan untuk bursa kerja ini.",
        "ja": "面接会の開催日がまだ決まっていません。",
        "en": "No day is set for this fair yet.",
    }
    Order.objects.create(**asked, work="timetable", at=timezone.now(), ended_at=timezone.now(), faults=[why])
    Order.objects.create(**asked, work="round", at=timezone.now() + timedelta(days=2))
    return {"next_programme": programme.pk}


def own_import(sign_in: str) -> dict[str, Any]:
    """Vacancies that an account took in: drafts with a point still open, and nothing is built on them yet."""
    from kakehashi.portal.employers.models import Vacancy
    from kakehashi.portal.intake import actions, tasks
    from tests.portal.employers.make import DAY, past_the_horizon, sheet

    by = account(sign_in)
    employer = by.organisation.name if sign_in == "employer" else FIRM
    rows = [past_the_horizon(id=f"KMV-{sign_in}-{n}", employer=employer) for n in range(2)]
    kept = actions.begin(kind="vacancies", data=sheet(rows), filename="求人.csv", media_type="text/csv", by=by, day=DAY)
    tasks.read_file.call(str(kept.pk))
    kept.refresh_from_db()
    tasks.take_in.call(str(actions.decide(kept=kept).pk))
    data = sheet([past_the_horizon(id=f"KMV-{sign_in}-u", employer=employer)])
    unread = actions.begin(kind="vacancies", data=data, filename="求人2.csv", media_type="text/csv", by=by, day=DAY)
    tasks.read_file.call(str(unread.pk))
    return {
        "unread": unread.pk,
        "import": kept.pk,
        "draft": Vacancy.objects.filter(came_by=kept).order_by("number").first().pk,
    }


def somebody_takes_the_consent_back() -> None:
    """One of the people whom the employer meets no longer agrees that employers are told of them."""
    from kakehashi.portal.candidates import rights
    from kakehashi.portal.fairs.models import Meeting

    met = Meeting.objects.filter(
        timetable__current=True, vacancy__employer=account("employer").organisation, candidate__account=None
    )
    person = met.order_by("candidate__number").first().candidate
    rights.withdraw_consent(candidate=person, purpose="employer", by=account("ministry"))


def of_a_centre() -> dict[str, Any]:
    """A centre's own import, one of its people who has wishes, and one whose passport's number is sealed."""
    from kakehashi.portal.candidates.models import Candidate
    from tests.portal.candidates.make import person_row, read, taken_in, workbook

    by = account("centre")
    trainees = Candidate.objects.filter(training_centre=by.organisation).order_by("number")
    return {
        "unread": read(by, workbook([person_row(id="L-3")])).pk,
        "import": taken_in(by, workbook([person_row(id="L-1"), person_row(id="L-2", born="31-02-2001")])).pk,
        "person": trainees.filter(wishes__isnull=False).first().pk,
        "sealed": trainees.filter(sealed_values__kind="passport").first().pk,
        **papers_of(trainees.filter(wishes__isnull=False).first()),
        **requests_of(trainees.filter(wishes__isnull=False).first(), "centre"),
        **breach_of("centre"),
        **own_word_of(trainees.filter(wishes__isnull=False).first(), by),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
    sys.stdout.write(json.dumps(stage()))
