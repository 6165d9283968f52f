"""Which wishes may be planned: who agrees that it is done, at which vacancies, and with which kept verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kakehashi.portal.candidates import bridge as law
from kakehashi.portal.candidates import words
from kakehashi.portal.candidates.models import Assessment
from kakehashi.portal.employers.models import Scheme
from kakehashi.portal.fairs.models import PATHWAYS, VACANCY_CLOSED, Gap, Why, Wish, in_languages
from kakehashi.vocabulary import Language, Text, categories_meant

YES = "yes"
_NOT_AGREED = {"prefecture": Gap.NOT_AGREED_PREFECTURE, "employer": Gap.NOT_AGREED_EMPLOYER}
"""What a person must agree to before an interview or a place is planned, since both are told of it; and what lacks."""

WITHOUT_CONSENT = Text(
    "Pilihan Anda tidak diikutkan dalam putaran ini karena persetujuan Anda belum ada.",
    "同意がないため、あなたの希望は今回のマッチングに含まれていません。",
    "Your wishes were not part of this round, because your consent is missing.",
)
NOT_IN_THIS_ROUND = Text(
    "Tidak diikutkan dalam putaran ini. Yang perlu dijawab:",
    "今回のマッチングに含まれていません。確認が必要な点:",
    "Not part of this round. To be answered:",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A wish with its answer: `yes`, or why not (a value of Why); `rules` decide it, the weightiest first."""

    wish: Wish
    answer: str
    rules: tuple[str, ...] = ()

    @property
    def because(self) -> list[dict[str, str]]:
        """The deciding rules' questions, as they are kept."""
        return [in_languages(VACANCY_CLOSED)] if self.answer == Why.CLOSED else [asked_by(rule) for rule in self.rules]

    @property
    def named_rules(self) -> tuple[str, ...]:
        """The rules as a certificate names them: an answer that is not known is named as such."""
        return tuple(f"unknown:{rule}" if self.answer == Why.ASK_FIRST else rule for rule in self.rules)


def asked_by(rule: str) -> dict[str, str]:
    """The question of a rule, as it is kept; the id itself where today's book has it no more."""
    text = Gap(rule).text if rule in Gap.values else law.rule_text(rule)
    return in_languages(text) if isinstance(text, Text) else {language.value: rule for language in Language}


def judged(
    wishes: Iterable[Wish],
    verdicts: Mapping[tuple[UUID, str], Assessment],
    open_vacancies: set[UUID] | None,
    agreed: Mapping[str, set[UUID]],
) -> list[Judged]:
    """Every wish with the answer of the kept verdict (stage pool) for the vacancy's pathway and category.

    Where a vacancy names a whole field, one category of it with "yes" is enough, as in the filter of the pool.  A
    vacancy that is not in `open_vacancies` is closed, whoever wishes it; None: this is not asked.  `agreed` holds for
    each purpose of a fair who agrees to it: of others nothing is judged, since nothing may be planned with their data.
    """
    found = []
    for wish in wishes:
        if lacking := [purpose for purpose in _NOT_AGREED if wish.candidate_id not in agreed[purpose]]:
            found.append(Judged(wish, Why.NO_CONSENT.value, tuple(_NOT_AGREED[purpose].value for purpose in lacking)))
        elif open_vacancies is not None and wish.vacancy_id not in open_vacancies:
            found.append(Judged(wish, Why.CLOSED.value))
        else:
            found.append(_judged(wish, verdicts))
    return found


def _judged(wish: Wish, verdicts: Mapping[tuple[UUID, str], Assessment]) -> Judged:
    pathway = PATHWAYS.get(Scheme(wish.vacancy.scheme)) if wish.vacancy.scheme else None
    if pathway is None:
        return Judged(wish, Why.ASK_FIRST.value, (Gap.NO_PATHWAY.value,))
    kept = verdicts.get((wish.candidate_id, pathway.value))
    if kept is None:
        return Judged(wish, Why.ASK_FIRST.value, (Gap.NOT_ASSESSED.value,))
    lanes = words.lanes_of(categories_meant(wish.vacancy.category))
    answer = words.answer_in(kept, lanes)
    if answer == YES:
        return Judged(wish, YES)
    if not kept.applies & lanes:
        return Judged(wish, Why.NO.value, (Gap.NOT_SPOKEN_OF.value,))
    deciding = lanes & kept.applies & ~(kept.yes | kept.no) if answer == "unknown" else lanes & kept.no
    why = Why.ASK_FIRST if answer == "unknown" else Why(answer)
    return Judged(wish, why.value, tuple(words.lacking_in(kept, deciding)))
