"""How each country numbers articles, paragraphs and lists, and the few words that a printed page itself needs."""

from kakehashi.vocabulary import Language, Text

PAGE_OF = Text(
    indonesian="Halaman {page} dari {pages}", japanese="{page} / {pages} ページ", english="Page {page} of {pages}"
)
PLACE = Text(indonesian="Tempat", japanese="場所", english="Place")
DAY = Text(indonesian="Tanggal", japanese="日付", english="Date")
NAME = Text(indonesian="Nama", japanese="氏名", english="Name")
SIGNATURE = Text(indonesian="Tanda tangan", japanese="署名", english="Signature")
SEAL = Text(indonesian="Cap dinas", japanese="公印", english="Official seal")
DUTY_STAMP = Text(
    indonesian="Meterai (bila diperlukan)",
    japanese="印紙（メテライ）（必要な場合）",
    english="Duty stamp (if required)",
)

_ARTICLE = Text(indonesian="Pasal {number}", japanese="第{number}条", english="Article {number}")


def number_article(number: int, title: str, language: Language) -> tuple[str, ...]:
    """The lines above an article: Pasal 3 over its title, or 第3条（目的） in one line."""
    head = _ARTICLE.said_in(language).format(number=number)
    return (f"{head}（{title}）",) if language is Language.JAPANESE else (head, title)


def number_paragraph(index: int, count: int, language: Language) -> str:
    """The mark before paragraph `index` (from 0) of `count`: ayat (1), a bare 2 from the second 項 on, or 1.

    A paragraph that stands alone has none, nor has the first one in Japanese.
    """
    if count < 2:
        return ""
    match language:
        case Language.INDONESIAN:
            return f"({index + 1})"
        case Language.JAPANESE:
            return f"{index + 1}" if index else ""
        case _:
            return f"{index + 1}."


def number_item(index: int, language: Language) -> str:
    """The mark before item `index` (from 0) of a list: huruf a., 号 (1), or (a)."""
    match language:
        case Language.INDONESIAN:
            return f"{_letters(index)}."
        case Language.JAPANESE:
            return f"({index + 1})"
        case _:
            return f"({_letters(index)})"


def _letters(index: int) -> str:
    """The letters of a list: a, b, … z, aa, ab and so on."""
    letters = ""
    left = index + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters
