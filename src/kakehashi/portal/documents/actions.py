"""Writes about files."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.documents.content import PAPERS, Type, checked
from kakehashi.portal.documents.models import Document
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed

SHORTEST_WORD = 3
"""Letters of a word from which on it is looked for in the names of files."""


def _plain_name(filename: str) -> str:
    """The last part of what the sender called it, without control signs, at most 200 letters."""
    last = PurePosixPath(filename.replace("\\", "/")).name
    return "".join(sign for sign in last if sign.isprintable())[-200:] or "file"


def keep(
    *,
    data: bytes,
    filename: str,
    media_type: str,
    owner: Organisation,
    by: User | None,
    shared_with: Iterable[Organisation] = (),
) -> Document:
    """Store the bytes under a name of our own, then write the row; a row that fails leaves no file behind."""
    document = Document(
        id=uuid4(),
        filename=_plain_name(filename),
        media_type=media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        owner=owner,
        kept_by=by,
        kept_at=timezone.now(),
    )
    document.stored_as = default_storage.save(f"{document.id.hex[:2]}/{document.id.hex}", ContentFile(data))
    try:
        with transaction.atomic():
            document.full_clean()
            document.save(force_insert=True)
            document.shared_with.set(shared_with)
            record(
                deed=Deed.FILE_UPLOADED,
                subject=document,
                actor=by,
                detail={"sha256": document.sha256, "size": document.size},
            )
    except BaseException:
        default_storage.delete(document.stored_as)
        raise
    return document


def keep_sent(
    *,
    data: bytes,
    filename: str,
    owner: Organisation,
    by: User,
    accepted: frozenset[Type] = PAPERS,
) -> Document:
    """Keep what somebody sent: its type is read from its content, whatever its name or its sender says.

    Raises FileNotKept for what is empty, too large, of another type, locked, damaged, or carries a macro or a script.
    """
    found = checked(data, limit=settings.UPLOAD_BYTES, accepted=accepted)
    return keep(data=data, filename=filename, media_type=found.value, owner=owner, by=by)


@transaction.atomic
def destroy(*, document: Document, by: User | None) -> None:
    """Delete a file: its row now, its bytes as soon as the caller's transaction stands; the ledger keeps the digest."""
    record(deed=Deed.FILE_DESTROYED, subject=document, actor=by, detail={"sha256": document.sha256})
    stored_as = document.stored_as
    document.delete()
    transaction.on_commit(lambda: default_storage.delete(stored_as))


@transaction.atomic
def put_in_place_of(*, document: Document, data: bytes, by: User | None) -> None:
    """Keep other bytes for a document: the same file without what had to go; the old bytes are deleted.

    The ledger keeps both digests.  The file is an .xlsx from now on, by its name too, whatever it was.
    """
    before, old = document.sha256, document.stored_as
    document.stored_as = default_storage.save(f"{document.id.hex[:2]}/{uuid4().hex}", ContentFile(data))
    document.sha256, document.size = hashlib.sha256(data).hexdigest(), len(data)
    document.media_type = Type.XLSX.value
    document.filename = f"{PurePosixPath(document.filename).stem}.xlsx"
    try:
        document.save(update_fields=["stored_as", "sha256", "size", "media_type", "filename"])
        detail = {"before_sha256": before, "sha256": document.sha256, "size": document.size}
        record(deed=Deed.FILE_REDACTED, subject=document, actor=by, detail=detail)
    except BaseException:
        default_storage.delete(document.stored_as)
        raise
    transaction.on_commit(lambda: default_storage.delete(old))


def forget_names(*, several: Iterable[Document], values: Iterable[str]) -> None:
    """Call files by a plain name whose own shows one of these values, as of a list that was sent for one person."""
    words = {word.casefold() for value in values for word in value.split() if len(word) > SHORTEST_WORD}
    for document in several:
        if any(word in document.filename.casefold() for word in words):
            document.filename = f"file{PurePosixPath(document.filename).suffix}"
            document.save(update_fields=["filename"])


@transaction.atomic
def open_for(*, document: Document, by: User) -> bytes:
    """Give the bytes out and write down to whom."""
    record(deed=Deed.FILE_OPENED, subject=document, actor=by, detail={"sha256": document.sha256})
    return document.data()
