"""`kakehashi law`: who may go where on a day, and why; the book's cases; the reference pages."""

import typer

from kakehashi.cli.law.assessing import assess_people
from kakehashi.cli.law.book import cover_conditions, verify_book, write_reference
from kakehashi.cli.law.differing import compare_days
from kakehashi.cli.law.explaining import explain_person, remaining_steps
from kakehashi.cli.law.question import QuestionNotUsable
from kakehashi.cli.law.replaying import replay_assessment

__all__ = ["QuestionNotUsable", "app"]

app = typer.Typer(help="What the law of a day says of people: verdicts, reasons, cases, reference.")
app.command("explain")(explain_person)
app.command("remaining")(remaining_steps)
app.command("assess")(assess_people)
app.command("screen", help="The same as `assess`: screen a pool of people.")(assess_people)
app.command("diff")(compare_days)
app.command("replay")(replay_assessment)
app.command("verify")(verify_book)
app.command("coverage")(cover_conditions)
app.command("reference")(write_reference)
