"""Writes about the administrators of organisations, and the accounts of offices that an operator opens."""

from collections.abc import Callable, Mapping

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from kakehashi.portal.accounts import actions as accounts
from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.offices import queries
from kakehashi.vocabulary import KakehashiError


class LastAdministrator(KakehashiError):
    """Somebody who cannot stop administering their organisation: nobody else does."""

    title = "The administrator stays"

    def __init__(self, person: User) -> None:
        super().__init__(
            [f"{person.sign_in!r} is the only administrator of {person.organisation}; name another first."]
        )


class NotOpened(KakehashiError):
    """An account that cannot be opened."""

    title = "The account is not opened"


KIND_OF: Mapping[Role, Organisation.Kind] = {
    Role.MINISTRY: Organisation.Kind.MINISTRY,
    Role.PREFECTURE: Organisation.Kind.PREFECTURE,
    Role.TRAINING_CENTRE: Organisation.Kind.TRAINING_CENTRE,
    Role.EMPLOYER: Organisation.Kind.EMPLOYER,
    Role.AUDITOR: Organisation.Kind.AUDIT,
}
"""For which kind of organisation somebody of a role signs in."""


@transaction.atomic
def name_administrator(*, person: User, by: User | None) -> bool:
    """Let a person administer their organisation; False, and nothing written, where they do already.

    `by` is None where the operator of the service does it.
    """
    person = _locked(person)
    if person.administers:
        return False
    _keep(person, by, administers=True)
    return True


@transaction.atomic
def end_administrator(*, person: User, by: User | None) -> bool:
    """Take that back; False, and nothing written, where they do not administer.  Their tokens stay good.

    Raises LastAdministrator where nobody of the organisation would be left to make or withdraw a token; whoever looks
    after it from another organisation may do it all the same, and can name another.
    """
    person = _locked(person)
    if not person.administers:
        return False
    from_outside = by is not None and by.organisation_id != person.organisation_id
    if not from_outside and queries.is_last(person):
        raise LastAdministrator(person)
    _keep(person, by, administers=False)
    return True


def _locked(person: User) -> User:
    """The person as kept now; two who take back each other's right at one moment come one after the other."""
    Organisation.objects.select_for_update(of=("self",)).get(people=person)
    return User.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=person.pk)


def _keep(person: User, by: User | None, *, administers: bool) -> None:
    person.administers = administers
    person.save(update_fields=["administers"])
    deed = Deed.ADMINISTRATOR_NAMED if administers else Deed.ADMINISTRATOR_ENDED
    record(deed=deed, subject=person, actor=by, detail={"organisation": str(person.organisation_id)})


@transaction.atomic
def open_office_account(
    *,
    sign_in: str,
    password: str,
    full_name: str,
    role: Role,
    office: str,
    names: Mapping[str, str],
    place: str,
    language: str,
    administers: bool,
) -> User:
    """Open somebody's account on the server, and register their organisation where it is not known yet.

    `names` are the organisation's Indonesian and Japanese names under "id" and "ja"; they and `place` are read only
    where the organisation is new.  Raises NotOpened with every fault.
    """
    if role not in KIND_OF:
        raise NotOpened(["a candidate is invited on the pages and has no account of an office; choose another role."])
    faults: list[str] = []
    organisation = Organisation(
        kind=KIND_OF[role],
        name=office.strip(),
        name_indonesian=names.get("id", ""),
        name_japanese=names.get("ja", ""),
        place=place,
    )
    kept = Organisation.objects.filter(kind=organisation.kind, name=organisation.name).first()
    if kept is None:
        faults += _faults_of(organisation.full_clean)
        kept = organisation
    person = User(
        sign_in=sign_in.strip().lower(), full_name=full_name.strip(), role=role, language=language, organisation=kept
    )
    # the password is told by name where it cannot be used, and the organisation may not be kept yet
    faults += _faults_of(lambda: person.full_clean(exclude=["password", "organisation"], validate_constraints=False))
    faults += [f"password: {told}" for told in _faults_of(lambda: validate_password(password, person))]
    if administers and role not in queries.OFFICES:
        faults.append("administers: an auditor's office has no programs; leave it out.")
    if faults:
        raise NotOpened(faults)
    kept.save()
    opened = accounts.open_account(
        sign_in=person.sign_in,
        password=password,
        full_name=person.full_name,
        role=role,
        organisation=kept,
        language=language,
    )
    record(
        deed=Deed.ACCOUNT_OPENED,
        subject=opened,
        actor=None,
        detail={"role": role.value, "organisation": str(kept.pk)},
    )
    if administers:
        name_administrator(person=opened, by=None)
        opened.administers = True
    return opened


def _faults_of(check: Callable[[], None]) -> list[str]:
    """What a check of Django's says, field by field; nothing where it holds."""
    try:
        check()
    except ValidationError as refused:
        if hasattr(refused, "error_dict"):
            return [f"{key}: {' '.join(told)}" for key, told in refused.message_dict.items()]
        return list(refused.messages)
    return []
