"""What an offer, a contract or a payslip says, key by key as in the exchange format.

A None is unknown: the paper is silent.  A list that stands here is complete, `()` is "none", and a list that is None
is unknown.  A table that the paper does not have is a table of Nones.  Money is whole yen (or the whole unit of the
currency named beside it); hours, percent and square metres are exact fractions.

The fields carry what a reader of files must know: `key`, the word of the exchange format where Python keeps it for
itself (`from`, `to`, `for`), `above` and `most`, the bounds a number can have at all.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

Scheme = Literal["titp", "ssw1", "ssw2", "esd", "other"]
Basis = Literal["hourly", "daily", "monthly", "piece"]
AllowanceType = Literal["commuting", "perfect_attendance", "family", "housing", "skill", "position", "other"]
Period = Literal["hour", "day", "month", "quarter", "half_year", "year", "once"]
HoursSystem = Literal["normal", "month_variable", "year_variable", "none"]
DeductionType = Literal["tax", "social_insurance", "rent", "utilities", "meals", "savings", "loan", "other"]
TicketPayer = Literal["worker", "employer", "supervising_body", "sending_body"]

FROM, TO, FOR = {"key": "from"}, {"key": "to"}, {"key": "for"}
OF_A_DAY = {"above": 0, "most": 24}
OF_A_WEEK = {"above": 0, "most": 7 * 24}
OF_A_YEAR = {"above": 0, "most": 366 * 24}


@dataclass(frozen=True, slots=True)
class Allowance:
    """A fixed sum beside the basic pay, `amount` yen per `per`; `flat`: not tied to real cost."""

    type: AllowanceType | None = None
    amount: int | None = None
    per: Period | None = None
    flat: bool | None = None


@dataclass(frozen=True, slots=True)
class FixedOvertime:
    """Overtime pay fixed in advance: `amount` yen for `hours` hours a month."""

    amount: int | None = None
    hours: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """Yen per hour, day or month (`basis`); `base` is without `fixed_overtime`."""

    basis: Basis | None = None
    base: int | None = None
    allowances: tuple[Allowance, ...] | None = None
    fixed_overtime: FixedOvertime = FixedOvertime()
    usual_overtime_pay: int | None = None


@dataclass(frozen=True, slots=True)
class ComparablePay(Pay):
    """What a Japanese worker earns, and whether for the same work with the same experience."""

    same_work_and_experience: bool | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Scheduled hours in a year, a week and a day, and the system they follow."""

    annual_scheduled: Fraction | None = dataclasses.field(default=None, metadata=OF_A_YEAR)
    weekly: Fraction | None = dataclasses.field(default=None, metadata=OF_A_WEEK)
    daily: Fraction | None = dataclasses.field(default=None, metadata=OF_A_DAY)
    system: HoursSystem | None = None
    calendar_in_worker_language: bool | None = None
    agreement_filed: bool | None = None
    rest_days: Any = None
    statutory_rest_day: Any = None


@dataclass(frozen=True, slots=True)
class Premiums:
    """Percent added to the hour's pay; hours a month and a year that overtime may reach."""

    overtime: Fraction | None = None
    overtime_over_60: Fraction | None = None
    statutory_holiday: Fraction | None = None
    night: Fraction | None = None
    any_rest_day: Fraction | None = None
    overtime_and_night: Fraction | None = None
    overtime_month_max: Fraction | None = None
    overtime_year_max: Fraction | None = None
    special_clause: bool | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """A sum taken from the wage."""

    type: DeductionType | None = None
    amount: int | None = None
    per: Period | None = None
    labour_management_agreement: bool | None = None
    actual_cost: int | None = None
    explained_and_agreed: bool | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class LeaseParts:
    """What a lease costs a month, by part, in yen."""

    rent: int | None = None
    management: int | None = None
    common: int | None = None


@dataclass(frozen=True, slots=True)
class Housing:
    """Where the worker lives: square metres, yen, persons, months."""

    type: Literal["owned", "leased"] | None = None
    bedroom_m2_per_person: Fraction | None = None
    total_m2_per_person: Fraction | None = None
    bedroom_m2: Fraction | None = None
    closet_m2: Fraction | None = None
    living_m2: Fraction | None = None
    rent: int | None = None
    lease_cost: int | None = None
    lease_parts: LeaseParts = LeaseParts()
    deposit: int | None = None
    key_money: int | None = None
    building_cost: int | None = None
    useful_months: int | None = None
    sharers: int | None = None
    employer_had_it_before: bool | None = None
    worker_wishes_to_stay: bool | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """Money that somebody paid or pays for the placement."""

    payer: str | None = None
    payee: str | None = None
    purpose: str | None = dataclasses.field(default=None, metadata=FOR)
    amount: int | None = None
    currency: str | None = None
    on: date | None = None
    per: str | None = None
    itemised_receipt: bool | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the paper by its kind (`penalty`, `passport_custody`, ...) and in its own words."""

    kind: str | None = None
    text: str | None = None
    consented: bool | None = None
    amount: int | None = None
    by: str | None = None
    promised_by: str | None = None
    promised_to: str | None = None
    months: int | None = None
    raise_after_year_1: bool | None = None
    career_plan: bool | None = None


@dataclass(frozen=True, slots=True)
class Loan:
    """Money lent to the worker."""

    lender: str | None = None
    tied_to_employer: bool | None = None
    amount: int | None = None
    repaid_from: str | None = None


@dataclass(frozen=True, slots=True)
class PrivateLimit:
    """A limit that a body prints for itself; never law."""

    by: str | None = None
    purpose: str | None = dataclasses.field(default=None, metadata=FOR)
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """When a worker can ask for advice: days a week, clock times as printed."""

    working_days: int | None = None
    days_off: int | None = None
    begins: Any = dataclasses.field(default=None, metadata=FROM)
    ends: Any = dataclasses.field(default=None, metadata=TO)


@dataclass(frozen=True, slots=True)
class Support:
    """The support of a specified skilled worker (i)."""

    items: tuple[str, ...] | None = None
    interview_every_months: Fraction | None = None
    interview_online: bool | None = None
    interview_online_consent: bool | None = None
    consultation: Consultation = Consultation()


@dataclass(frozen=True, slots=True)
class Trip:
    """A journey and who pays for it."""

    trip: Literal["outbound", "return", "temporary_return"] | None = None
    when: Any = None
    payer: str | None = None
    arranged_by: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the worker's file."""

    kind: str | None = None
    label: str | None = None
    present: bool | None = None
    issued: date | None = None
    by: str | None = None
    countersigned_by_village_head: bool | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """An offer, a contract or a payslip; `begins` and `ends` are the first and the last day of its term."""

    scheme: Scheme | None = None
    field: str | None = None
    category: str | None = None
    prefecture: str | None = None
    specified_industry: str | None = None
    sector: str | None = None
    workplace_main_business: str | None = None
    begins: date | None = dataclasses.field(default=None, metadata=FROM)
    ends: date | None = dataclasses.field(default=None, metadata=TO)
    signed: date | None = None
    firm_size: Literal["small", "large"] | None = None
    workers_at_site: int | None = None
    full_time_staff: int | None = None
    employment_form: Literal["direct", "dispatch"] | None = None
    channel: Literal["p_to_p", "g_to_g", "direct", "trainee"] | None = None
    pay: Pay = Pay()
    comparable_japanese_pay: ComparablePay = ComparablePay()
    hours: Hours = Hours()
    premiums: Premiums = Premiums()
    deductions: tuple[Deduction, ...] | None = None
    housing: Housing = Housing()
    fees: tuple[Fee, ...] | None = None
    loans: tuple[Loan, ...] | None = None
    clauses: tuple[Clause, ...] | None = None
    private_limits: tuple[PrivateLimit, ...] | None = None
    support: Support = Support()
    travel: tuple[Trip, ...] | None = None
    documents: tuple[Document, ...] | None = None
    written_items: tuple[str, ...] | None = None
    contract_contents: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    leave_days_at_6_months: int | None = None
    return_ticket_payer: TicketPayer | None = None
    outbound_ticket_payer: str | None = None
    medical_check_payer: str | None = None
    new_arrival: bool | None = None
    changed_from: str | None = None
    worker: Mapping[str, Any] | None = None
