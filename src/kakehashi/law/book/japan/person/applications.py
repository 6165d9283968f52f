"""Whether what is asked of immigration is open to the person at all: a renewal, a change, a certificate."""

from datetime import date

from kakehashi.law.book.condition import Condition
from kakehashi.law.book.japan.person.stays import running_then
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.stage import Stage
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

INSIDE = ("renewal", "change_of_status", "change_of_employer")
"""What only somebody who stays in Japan asks for."""
OF_ESD = ("transfer_own_wish", "transfer_unavoidable", "extension")
"""What only somebody under ESD asks for; in the words of other pathways it is no application at all."""


def asked_in_status(condition: str, *, since: date) -> Condition:
    """That what is asked of immigration is open to the person in the status held, as `condition` of a pathway."""
    return Condition(
        article="Immigration Control and Refugee Recognition Act, art. 20 (change), art. 21 (renewal)",
        source="art. 20 as quoted in full, https://ichiishinji.com/category34/entry113.html ; art. 21 as quoted in "
        "full, https://rihito-gyosei.com/?p=973",
        since=since,
        asks=Text(
            "Apakah permohonan ini dapat diajukan dengan status izin tinggal yang dimiliki sekarang?",
            "現に有する在留資格及び在留の状況からみて、この申請を行うことができること",
            "Is the application one that can be made in the status held now?",
        ),
        step=None,
        stage=Stage.APPLICATION,
        mark=Mark.SECONDARY,
        condition=condition,
    )


def passport_lasts(*, since: date) -> Condition:
    """That the passport is not told to end before the landing: asked of everybody who is to land."""
    return Condition(
        article="Immigration Control and Refugee Recognition Act, arts. 6-7",
        source="law text in the e-Gov form, copy of 2026-02-08",
        since=since,
        asks=Text(
            "Apakah paspornya berlaku sampai hari mendarat?",
            "旅券の有効期限が上陸の日以後であること",
            "Does the passport last to the day of landing?",
        ),
        step=None,
        stage=Stage.LANDING,
        mark=Mark.OFFICIAL,
        condition="TITP-P-17",
    )


def lands_with_passport(person: Facts) -> Ternary:
    """Does it last to the landing?  One whose end is not told holds nobody back, and who is in Japan does not land."""
    lasts = person.number("passport.valid_until") >= person.number("landing")
    return lasts.unless_no() | person.truth("in_japan")


def held(person: Facts, status: str) -> Ternary:
    """For each stay: is it one in `status` that ran when the application was made, or on the day asked about?"""
    applied = person.number("change_applied_on").or_else(person.number(DAY_ASKED))
    return person.list("stays").codes("status").is_(status) & running_then(person, applied)


def certificate_issued(person: Facts) -> Ternary:
    """Is the certificate in hand: is one asked for, and told to be issued by the day asked about?"""
    issued = (person.number("coe_issued_on") <= person.number(DAY_ASKED)).only_yes()
    return person.code("application_kind").is_("coe") & issued


def fits(person: Facts, status: str) -> Ternary:
    """Is it asked for by somebody who can ask for it?  Where nothing is told of an application, one that can be.

    A certificate is for who is to land; a renewal or a change of employer for who holds `status`, a change of status
    for who stays in Japan.  What belongs to ESD is open in other pathways.
    """
    asked, holder = person.code("application"), person.list("stays").any(held(person, status))
    goes_on = asked.is_in(("renewal", "change_of_employer")).only_yes()
    esd = asked.is_in(OF_ESD).only_yes()
    inside = asked.is_in((*INSIDE, *OF_ESD)).only_yes()
    own = holder if status == "esd" else person.open()
    return (~goes_on | holder) & (~inside | person.truth("in_japan")) & (~esd | own)
