"""`kakehashi nightly`: what a timer starts each night; the worker does it."""

import os

import typer

from kakehashi.cli.home import enter

app = typer.Typer(add_completion=False)


@app.command()
def nightly() -> None:
    """Enqueue a fresh assessment of every pool, a comparison of everybody, a check of every vacancy, and the rest."""
    enter()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
    import django

    django.setup()
    from kakehashi.portal.candidates.tasks import assess_every_pool, finish_erasures
    from kakehashi.portal.doubles.tasks import find_everywhere
    from kakehashi.portal.employers.tasks import check_every_programme
    from kakehashi.portal.ledger.tasks import seal_lines
    from kakehashi.portal.selfservice.tasks import clear_drafts
    from kakehashi.portal.statistics.tasks import draw_soon

    pools, programmes = assess_every_pool(), check_every_programme()
    compared, erasures = find_everywhere(), finish_erasures()
    draw_soon()
    clear_drafts.enqueue()
    seal_lines.enqueue()
    print(
        f"Enqueued: {pools} pools to assess, {compared} to compare for doubles, "
        f"the vacancies of {programmes} programmes to check, "
        f"the files of {erasures} erasures, charts, old drafts, seals"
    )
