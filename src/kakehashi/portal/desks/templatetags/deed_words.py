"""What the ledger writes in short, in the auditor's words."""

from datetime import date, datetime

from django import template
from django.utils.translation import gettext as _

from kakehashi.portal.candidates.models import Erasure
from kakehashi.portal.candidates.purposes import purposes
from kakehashi.portal.doubles.models import Question, State
from kakehashi.portal.fairs.models import Why
from kakehashi.portal.layout.templatetags.spoken import both_zones, day, number, said
from kakehashi.portal.privacy.models import Notice, Request
from kakehashi.portal.selfservice.models import Correction
from kakehashi.vocabulary import Pathway, prefectures

register = template.Library()


def _subjects() -> dict[str, str]:
    return {
        "accounts.user": _("Account"),
        "accounts.organisation": _("Organisation"),
        "documents.document": _("Document"),
        "tokens.token": _("Access token"),
        "intake.import": _("Import"),
        "candidates.candidate": _("Candidate"),
        "bulk.bulkdeed": _("Deed for many candidates"),
        "privacy.breach": _("Breach of personal data"),
        "doubles.pair": _("Likely double"),
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
        "named": _("Columns named"),
        "left_out": _("Columns left out"),
        "people": _("People assessed"),
        "people_listed": _("People listed"),
        "people_digest": _("Digest of the people changed (SHA-256)"),
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
        "mark": _("Beginning of the token"),
        "may_write": _("may write"),
        "last_day": _("Last day"),
        "row_digest": _("Digest of what was told (SHA-256)"),
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
        "probability": _("Likelihood"),
        "pairs": _("Pairs found"),
        "model_on": _("Day of the model"),
        "stays": _("Record that stays"),
        "leaves": _("Record that leaves the pool"),
        "centre": _("Training centre"),
        "was": _("Decision before"),
        "answer": _("Answer"),
        "papers": _("Papers"),
        "came_at": _("Came"),
        "due": _("Answer by"),
        "in_time": _("In time"),
        "known_at": _("Became known"),
        "given_at": _("Given"),
        "sensitive": _("Sensitive data"),
        "money": _("Loss of money possible"),
        "wrongful": _("Meant to do wrong"),
        "encrypted": _("Strongly encrypted"),
        "asked_on": _("Asked on"),
        "answered_on": _("Answered on"),
        "why": _("Why it ended"),
        "until": _("Works until"),
        "by": _("Signed in with"),
        "before_sha256": _("Digest before (SHA-256)"),
    }


def _words() -> dict[str, str]:
    """What details are made of: answers, reasons without an interview, pathways, prefectures."""
    return {
        **{why.value: str(why.label) for why in Why},
        **{state.value: str(state.label) for state in Correction.State},
        "link": _("link"),
        "code": _("code"),
        "tries": _("tried too often"),
        "taken_back": _("ended by an officer"),
        "slips": _("printed slips"),
        "violation": _("breaks the law"),
        "unknown": _("Cannot tell"),
        "ok": _("in order"),
        "unchecked": _("not checked yet"),
        **{pathway.value: said(pathway.text) for pathway in Pathway},
        **{ground.value: str(ground.label) for ground in Erasure.Ground},
        **{kind.value: str(kind.label) for kind in (*Request.Kind, *Request.Answer, *Notice.Kind)},
        **{state.value: str(state.label) for state in State},
        **{answer.value: str(answer.label) for answer in Question.Answer if answer != Question.Answer.UNKNOWN},
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


MOMENTS = frozenset({"came_at", "due", "known_at", "given_at"})
"""Details that are a moment."""
DAYS = frozenset({"model_on", "on", "asked_on", "answered_on", "last_day"})
"""Details that are a day."""


@register.filter
def plainly_as(value: object, key: str) -> str:
    """The value of the detail `key`: a name in digits stays as it is, a day is written as the reader writes it."""
    if key in NAMES_IN_DIGITS:
        return str(value)
    if value is None:
        return _("not known yet")
    if key in MOMENTS:
        return both_zones(datetime.fromisoformat(str(value)))
    if key in DAYS:
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
