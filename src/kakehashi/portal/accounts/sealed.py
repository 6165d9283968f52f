"""Sensitive values: encrypted with a key that is not in the database, and found again by a keyed hash."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from kakehashi.vocabulary import KakehashiError


class SealBroken(KakehashiError):
    """A sealed value that none of the keys opens."""

    title = "A sealed value cannot be opened"


@cache
def _derived(key: str, purpose: bytes) -> bytes:
    return hmac.new(bytes.fromhex(key), purpose, hashlib.sha256).digest()


@cache
def _box() -> MultiFernet:
    return MultiFernet([Fernet(urlsafe_b64encode(_derived(key, b"seal"))) for key in settings.SEALING_KEYS])


def seal(value: str) -> str:
    """Encrypt `value` with the newest key."""
    return _box().encrypt(value.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The value again; SealBroken where no key fits."""
    try:
        return _box().decrypt(sealed.encode("ascii")).decode()
    except InvalidToken:
        raise SealBroken(["no key in the file `keys` opens it; restore the key file that was in use then."]) from None


def keyed_hash(value: str) -> str:
    """Equal for equal values and useless without the oldest key: for "is this number known already?"."""
    return hmac.new(_derived(settings.SEALING_KEYS[-1], b"hash"), value.encode(), hashlib.sha256).hexdigest()
