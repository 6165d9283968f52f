"""What may be read here: all of it, by everybody.  The figures are published, and so is which programmes there are."""

from collections.abc import Iterable

from django.db.models import QuerySet

from kakehashi.portal.programmes.models import Programme
from kakehashi.portal.statistics.models import Drawing
from kakehashi.vocabulary import Language


def programmes() -> QuerySet[Programme]:
    """Every programme; the first by key is the one shown to who names none."""
    return Programme.objects.order_by("key")


def elsewhere(programme: Programme) -> list[Programme]:
    """One programme for each other prefecture: two programmes of one prefecture share its figures."""
    others = programmes().exclude(prefecture_code=programme.prefecture_code)
    first: dict[str, Programme] = {}
    for other in others:
        first.setdefault(other.prefecture_code, other)
    return list(first.values())


def places() -> list[str]:
    """The prefectures of all programmes, each once, by code."""
    codes = Programme.objects.order_by("prefecture_code").values_list("prefecture_code", flat=True)
    return list(codes.distinct())


def drawings_of(place: str, language: Language) -> QuerySet[Drawing]:
    """The charts of a prefecture in one language, of whatever numbers they show."""
    return Drawing.objects.filter(place=place, language=language.value)


def drawings_in(places: Iterable[str]) -> QuerySet[Drawing]:
    """The charts of several prefectures without the pictures themselves."""
    return Drawing.objects.filter(place__in=list(places)).defer("svg")
