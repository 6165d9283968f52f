"""What a reader may see of programmes."""

from django.db.models import Max, Prefetch, Q, QuerySet

from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.programmes.models import Letter, LetterFile, Programme


def visible_to(user: User) -> QuerySet[Programme]:
    """The programmes of the reader's ministry or prefecture; all of them for an auditor; none for others."""
    programmes = Programme.objects.select_related("ministry", "prefecture_office")
    if user.role == Role.AUDITOR:
        return programmes
    if user.organisation_id is None:
        return programmes.none()
    return programmes.filter(Q(ministry=user.organisation_id) | Q(prefecture_office=user.organisation_id))


def listed(programmes: QuerySet[Programme]) -> QuerySet[Programme]:
    """The same programmes with their caps and the number of the newest draft (`newest_draft`, None without one)."""
    return programmes.annotate(newest_draft=Max("letters__draft")).prefetch_related("caps").order_by("key")


def letters_of(programme: Programme) -> QuerySet[Letter]:
    """Every draft, newest first, with who made it; its text is left in the database until somebody reads it."""
    return programme.letters.select_related("made_by").defer("text").order_by("-draft")


def letter_of(programme: Programme, draft: int | None = None) -> Letter | None:
    """One draft with its files, the newest where none is named; None where there is no such draft."""
    files = Prefetch("printed", LetterFile.objects.select_related("document").order_by("pk"))
    letters = programme.letters.select_related("made_by").prefetch_related(files).order_by("-draft")
    return (letters if draft is None else letters.filter(draft=draft)).first()


def last_settled(programme: Programme) -> Line | None:
    """Who changed the letter's values last, and when."""
    return ledger.history_of("programmes.programme", programme.pk).filter(deed=Deed.LETTER_SETTLED).first()


def next_draft(programme: Programme) -> int:
    """The number of the draft to come: one more than the last, or the first that the programme's file names."""
    last = programme.letters.aggregate(last=Max("draft"))["last"]
    return int(programme.file["letter"].get("draft") or 1) if last is None else int(last) + 1
