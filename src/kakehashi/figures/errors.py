"""The error of this kernel."""

from kakehashi.vocabulary import KakehashiError


class FiguresError(KakehashiError):
    """A figure would not be honest, or cannot be drawn or counted, as it was asked for."""

    title = "This cannot stand as a figure"
