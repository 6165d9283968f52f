"""What the ledger writes in short, in the auditor's words."""

from datetime import date

from django import template
from django.utils.translation import gettext as _

from kakehashi.portal.candidates.models import Erasure
from kakehashi.portal.candidates.purposes import purposes
from kakehashi.portal.fairs.models import Why
from kakehashi.portal.layout.templatetags.spoken import day, number, said
from kakehashi.vocabulary import Pathway, prefectures

register = template.Library()


def _subjects() -> dict[str, str]:
    return {
        "accounts.user": _("Account"),
        "accounts.organisation": _("Organisation"),
        "documents.document": _("Document"),
        "intake.import": _("Import"),
        "candidates.candidate": _("Candidate"),
        "employers.vacancy": _("Vacancy"),
        "programmes.programme": _("Programme"),
        "programmes.letter": _("Letter of intent"),
        "fairs.timetable": _("Timetable"),
        "fairs.round": _("Matching round"),
        "fairs.wish": _("Record of a wish"),
        "fairs.ranking": _("Record of an employer's order"),
        "statistics.drawing": _("Chart"),
    }


def _details() -> dict[str, str]:
    return {
        "sha256": _("Digest (SHA-256)"),
        "certificate_sha256": _("Digest of the certificate (SHA-256)"),
        "digest": _("Digest of the market (SHA-256)"),
        "rows_digest": _("Digest of the rows (SHA-256)"),
        "book_digest": _("Digest of the rule book (SHA-256)"),
        "file_digest": _("Digest of the programme file (SHA-256)"),
        "size": _("Size in bytes"),
        "rows": _("Rows"),
        "read": _("Rows read"),
        "accepted": _("Taken in"),
        "refused": _("Refused"),
        "added": _("New"),
        "people": _("People assessed"),
        "people_listed": _("People listed"),
        "form": _("Form of the file"),
        "candidates": _("Candidates"),
        "vacancies": _("Vacancies"),
        "placed": _("Matched"),
        "held": _("Interviews held"),
        "asked": _("Interviews asked for"),
        "bound": _("At most possible"),
        "wishes": _("Wishes"),
        "seed": _("Seed of the lottery"),
        "code": _("Proof code"),
        "number": _("Number"),
        "on": _("Day asked about"),
        "book_version": _("Rule book"),
        "answers": _("Answers"),
        "not_held": _("Without an interview"),
        "tries": _("Tries"),
        "kind": _("Kind"),
        "level": _("How it is known"),
        "facts": _("Facts"),
        "changed": _("Changed"),
        "terms": _("Terms corrected"),
        "open_points": _("Points to be confirmed"),
        "with_open_points": _("Published with points to be confirmed"),
        "draft": _("Number of the draft"),
        "open_values": _("Values not decided"),
        "cautions": _("Cautions"),
        "text_digest": _("Digest of the text (SHA-256)"),
        "settled_digest": _("Digest of the values (SHA-256)"),
        "caps": _("Caps"),
        "pathways": _("Pathways covered"),
        "places": _("Prefectures"),
        "drawings": _("Charts"),
        "series_digests": _("Digests of the figures (SHA-256)"),
        "refused_file": _("Refused as a whole"),
        "purpose": _("Purpose and recipient"),
        "edition": _("Edition of the words"),
        "language": _("Language in which they were read"),
        "on_paper": _("signed on paper"),
        "ground": _("Why the data are erased"),
        "papers": _("Papers"),
        "before_sha256": _("Digest before (SHA-256)"),
    }


def _words() -> dict[str, str]:
    """What details are made of: answers, reasons without an interview, pathways, prefectures."""
    return {
        **{why.value: str(why.label) for why in Why},
        "violation": _("breaks the law"),
        "unknown": _("Cannot tell"),
        "ok": _("in order"),
        "unchecked": _("not checked yet"),
        **{pathway.value: said(pathway.text) for pathway in Pathway},
        **{ground.value: str(ground.label) for ground in Erasure.Ground},
        **{purpose.key: said(purpose.recipient) for purpose in purposes().values()},
        **{code: said(prefecture.text) for code, prefecture in prefectures().items()},
    }


@register.filter
def subject(kind: str) -> str:
    """A kind of subject in words; the ledger's own name where there is none."""
    return _subjects().get(kind, kind)


@register.filter
def detail(key: str) -> str:
    """The name of a detail in words; the ledger's own where there is none."""
    return _details().get(key, key)


NAMES_IN_DIGITS = frozenset({"seed", "number", "book_version"})
"""Details whose digits are a name and no amount: written as they are, so that they can be typed again."""


@register.filter
def plainly_as(value: object, key: str) -> str:
    """The value of the detail `key`: a name in digits stays as it is, a day is written as the reader writes it."""
    if key in NAMES_IN_DIGITS:
        return str(value)
    if key == "on":
        return day(date.fromisoformat(str(value)))
    return plainly(value)


@register.filter
def plainly(value: object) -> str:
    """A value of a detail: numbers with separators, lists and tables as a line."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int):
        return number(value)
    if isinstance(value, dict):
        words = _words()
        return " · ".join(f"{words.get(key, key)}: {plainly(one)}" for key, one in value.items())
    if isinstance(value, list):
        return " · ".join(plainly(one) for one in value)
    return _words().get(str(value), str(value))
