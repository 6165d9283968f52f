"""Asking an issuer whether a certificate stands, and keeping the answer."""

from datetime import date

from django.db import transaction

from kakehashi.portal.accounts.models import User
from kakehashi.portal.candidates import actions
from kakehashi.portal.candidates.issuers import entry_of
from kakehashi.portal.candidates.models import Candidate, Evidence, Inquiry, Paper
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.vocabulary import KakehashiError


class NoCertificate(KakehashiError):
    """A fact that no certificate shows, or that is asked about already."""

    title = "This certificate cannot be asked about"


class NothingAsked(KakehashiError):
    """An answer to a question that nobody has put, or that was answered."""

    title = "There is nothing to answer"


@transaction.atomic
def ask(*, candidate: Candidate, key: str, issuer: str, reference: str, asked_on: date, by: User) -> Inquiry:
    """Write down that an issuer was asked; NoCertificate where there is no such fact, or an answer is awaited.

    The verdicts stay as they are: who waits for an answer is judged by what is shown so far.
    """
    Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
    if entry_of(candidate, key) is None:
        raise NoCertificate([f"{key!r} is no entry of this person's tests or courses; name one, as in `tests.0`."])
    if candidate.inquiries.filter(key=key, state=Inquiry.State.ASKED).exists():
        raise NoCertificate([f"an answer about {key!r} is awaited; keep that answer first."])
    asked = Inquiry.objects.create(
        candidate=candidate, key=key, issuer=issuer, reference=reference, asked_on=asked_on, asked_by=by
    )
    detail = {"facts": [key], "asked_on": asked_on.isoformat()}
    record(deed=Deed.CERTIFICATE_ASKED, subject=candidate, actor=by, detail=detail, rests_on=[candidate])
    return asked


@transaction.atomic
def keep_answer(
    *,
    inquiry: Inquiry,
    confirmed: bool,
    answered_on: date,
    by: User,
    on: date,
    paper: Paper | None = None,
    valid_until: date | None = None,
) -> Inquiry:
    """Keep what the issuer answered, and judge the person again at once.

    Confirmed, the fact counts as verified; not confirmed, its result counts as not known, whatever was seen before.
    NothingAsked where the inquiry was answered already.
    """
    kept = Inquiry.objects.select_for_update(of=("self",)).get(pk=inquiry.pk)
    if kept.state != Inquiry.State.ASKED:
        raise NothingAsked([f"the inquiry about {kept.key!r} was answered; ask the issuer again first."])
    kept.state = Inquiry.State.CONFIRMED if confirmed else Inquiry.State.NOT_CONFIRMED
    kept.answered_on, kept.answered_by = answered_on, by
    kept.save(update_fields=["state", "answered_on", "answered_by"])
    candidate = kept.candidate
    detail = {"facts": [kept.key], "answered_on": answered_on.isoformat()}
    deed = Deed.CERTIFICATE_CONFIRMED if confirmed else Deed.CERTIFICATE_NOT_CONFIRMED
    record(deed=deed, subject=candidate, actor=by, detail=detail, rests_on=[candidate])
    if confirmed:
        verified = Evidence.Level.VERIFIED.value
        actions.record_evidence(
            candidate=candidate, keys=[kept.key], level=verified, paper=paper, valid_until=valid_until, by=by, on=on
        )
    else:
        actions.judge_again(candidate=candidate, on=on)
    return kept
