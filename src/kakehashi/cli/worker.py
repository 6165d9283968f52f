"""`kakehashi worker`: takes up interrupted imports, then does what is queued, until it is stopped."""

import os
from threading import Thread

import typer

from kakehashi.cli.home import enter, hold

app = typer.Typer(add_completion=False)


@app.command()
def worker(
    interval: float = typer.Option(0.5, help="Seconds between two looks at an empty queue."),
) -> None:
    """Work in the background: imports, verdicts, timetables, matching rounds, letters, charts, seals."""
    hold(enter(below_demo=True))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
    import django
    from django.core.management import call_command

    django.setup()
    from kakehashi.portal.candidates.tasks import refill_searched
    from kakehashi.portal.intake.tasks import go_on_with_all
    from kakehashi.portal.ledger.tasks import keep_sealing

    if resumed := go_on_with_all():
        print(f"{resumed} interrupted imports go on", flush=True)
    refill_searched.enqueue()
    Thread(target=keep_sealing, daemon=True).start()
    call_command("db_worker", interval=interval)
