"""`kakehashi worker`: takes up interrupted imports, then does what is queued, until it is stopped."""

import os

import typer

app = typer.Typer(add_completion=False)


@app.command()
def worker(
    interval: float = typer.Option(0.5, help="Seconds between two looks at an empty queue."),
) -> None:
    """Work in the background: imports, verdicts, timetables, matching rounds, letters, charts, seals."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
    import django
    from django.core.management import call_command

    django.setup()
    from kakehashi.portal.intake.tasks import go_on_with_all

    if resumed := go_on_with_all():
        print(f"{resumed} interrupted imports go on", flush=True)
    call_command("db_worker", interval=interval)
