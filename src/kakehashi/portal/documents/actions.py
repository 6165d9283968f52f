"""Writes about files."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.documents.models import Document
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed


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


@transaction.atomic
def open_for(*, document: Document, by: User) -> bytes:
    """Give the bytes out and write down to whom."""
    record(deed=Deed.FILE_OPENED, subject=document, actor=by, detail={"sha256": document.sha256})
    return document.data()
