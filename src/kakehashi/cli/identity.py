"""`kakehashi identity`: which people of a file look like one person."""

import csv
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json
from kakehashi.cli.registrations import people_in
from kakehashi.vocabulary import Text

app = typer.Typer(no_args_is_help=True, help="Find people who stand in a file twice.")

COLUMNS = ("id_left", "id_right", "probability")

_DONE = Text(
    "Dibaca {read} orang; {pairs} pasangan mungkin orang yang sama (peluang {at_least} atau lebih): {out}",
    "{read}人を読み込み、同一人物の可能性がある組は{pairs}組です(確率{at_least}以上): {out}",
    "{read} people read; {pairs} pairs may be one person (probability {at_least} or more): {out}",
)
_REFUSED = Text(
    "{refused} baris ditolak dan tidak dibandingkan; alasannya ada di `kakehashi sheets check`.",
    "{refused}行は受け付けられず、比較していません。理由は`kakehashi sheets check`で確認できます。",
    "{refused} rows were refused and are not compared; `kakehashi sheets check` says why.",
)
_DECIDE = Text(
    "Ini dugaan, bukan keputusan: periksa kedua data sebelum menggabungkannya.",
    "推定であり決定ではありません。統合の前に両方の記録を確認してください。",
    "This is a likelihood, not a decision: look at both records before merging them.",
)


@app.callback()
def identity() -> None:
    """Who is who in a file of people."""


@app.command()
def link(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="People: .csv, .xlsx, .json or .parquet.")],
    out: Annotated[Path, typer.Option("--out", metavar="PAIRS.csv", help="The file of pairs to write.")],
    at_least: Annotated[
        float | None,
        typer.Option(
            "--at-least",
            min=0.0,
            max=1.0,
            metavar="P",
            help="Write pairs of this probability or more; without it the model's own threshold.",
        ),
    ] = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Write each pair that may be one person, likeliest first: `id_left`, `id_right`, `probability`."""
    from kakehashi import identity

    people, refused = people_in(file, date.today())  # noqa: DTZ011, TID251 - the command line knows today
    told = identity.model().threshold if at_least is None else at_least
    pairs = identity.link(people, at_least=told)
    try:
        with out.open("w", encoding="utf-8", newline="") as written:
            writer = csv.writer(written)
            writer.writerow(COLUMNS)
            writer.writerows((pair.left, pair.right, f"{pair.probability:.6f}") for pair in pairs)
    except OSError as error:
        raise FileNotUsable([f"{out} cannot be written ({error.strerror}); name another file with --out."]) from None
    if as_json:
        print_json(
            {
                "read": len(people),
                "refused": refused,
                "pairs": len(pairs),
                "at_least": told,
                "model": identity.model().trained_on,
                "out": str(out),
            }
        )
        return
    language = language_or_system(lang)
    print(_DONE.filled(read=len(people), pairs=len(pairs), at_least=told, out=out).said_in(language))
    if refused:
        print(_REFUSED.filled(refused=refused).said_in(language))
    print(_DECIDE.said_in(language))
