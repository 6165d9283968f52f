"""What the Indonesian procedure asks of the person: who it is for, the channel, the papers and the contract."""

from datetime import date
from functools import partial

from kakehashi.law.book.indonesia import steps
from kakehashi.law.book.indonesia.home_procedure import home_procedure
from kakehashi.law.book.indonesia.home_procedure import questions as asks
from kakehashi.law.book.indonesia.person import papers
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.stage import Stage
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark

START = date(2017, 11, 22)
COPY = "text copy of the law, ngada.org/uu18-2017.htm"
SCAN = "the law's pages on Indonesian Wikisource, Undang-Undang Nomor 18 Tahun 2017, page 8"
KOMPAS = "Kompas 2022-03-07, money.kompas.com/read/2022/03/07/084912526"
VOICE = "VOICE Indonesia 2025-11-15, voiceindonesia.co/ketenagakerjaan/15/11/2025/64348"
P_TO_P = "Medcom.id 2023-06-08, medcom.id/ekonomi/bisnis/akWXaJXK ; Indonesiakini 2023-06-08, indonesiakini.go.id"
ART_13 = "Law 18/2017 of Indonesia, art. 13"

done_on_the_way = partial(home_procedure.rule, only_when_due=True)
"""A rule on a step or paper: while it is still to be taken or got it refuses nobody before it is due."""

statutory_paper = partial(
    done_on_the_way, article=ART_13, source=SCAN, since=START, mark=Mark.OFFICIAL, condition="ID-11"
)
"""A rule on one of the papers that art. 13 names."""


@home_procedure.rule(
    article="Law 18/2017 of Indonesia (State Gazette 2017/242); what held before was not read",
    source=SCAN,
    since=None,
    asks=asks.LAW_OF_THE_DAY_IS_KNOWN,
    step=None,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    mark_when_unknown=Mark.OPEN,
    condition="ID-05",
)
def law_of_the_day_is_known(person: Facts, value: Values) -> Ternary:
    """The day asked about is not before the law's first day; what held before it was not read."""
    return (person.number(DAY_ASKED) >= value.day("in_force_from")) | person.open()


@home_procedure.rule(
    article="Law 18/2017 of Indonesia, art. 1",
    source=COPY,
    since=START,
    asks=asks.IS_INDONESIAN,
    step=None,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="ID-05",
)
def is_indonesian(person: Facts, value: Values) -> Ternary:
    """The law speaks of Indonesian citizens alone."""
    del value
    return person.code("nationality").is_("ID")


@home_procedure.rule(
    article="Law 18/2017 of Indonesia, art. 5",
    source=KOMPAS,
    since=START,
    asks=asks.OLD_ENOUGH,
    step=steps.WAIT_FOR_BIRTHDAY,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ID-09",
)
def old_enough(person: Facts, value: Values) -> Ternary:
    """The birthday that is needed comes by the day of departure; the law asks it of workers, not of trainees."""
    del value
    old = person.number("departure") >= person.number("of_age_for_placement")
    return old | ~person.truth("is_protected_worker")


@home_procedure.rule(
    article="no article read: the sending channel for workers under ESD",
    source="neither a regulation nor a memorandum on ESD was found by 2026-11-24 ; two answers are thought of: P3MI "
    "under KP2MI, or LPK-SO under Kemnaker",
    since=START,
    asks=asks.CHANNEL_IS_SETTLED,
    step=None,
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ID-08",
    assumes="esd_memorandum_assumed",
)
def channel_is_settled(person: Facts, value: Values) -> Ternary:
    """Settled for departures before ESD begins; whether ESD goes by LPK-SO or by P3MI was not found."""
    del value
    return ~person.truth("may_be_under_esd") | person.open()


@home_procedure.rule(
    article="agreement of both governments on private placement for SSW; the text was not read",
    source=P_TO_P,
    since=START,
    asks=asks.P_TO_P_IS_OPEN,
    step=None,
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ID-18b",
)
def p_to_p_is_open(person: Facts, value: Values) -> Ternary:
    """In effect since March 2023, the day in that month not told; other channels are not asked."""
    leaves = person.number("departure")
    perhaps = (leaves >= value.day("p_to_p_not_before")) & person.open()
    return ~person.code("channel").is_("p_to_p") | (leaves >= value.day("p_to_p_surely_from")) | perhaps


@done_on_the_way(
    article="Law 18/2017 of Indonesia, art. 12",
    source=SCAN,
    since=START,
    asks=asks.NOT_TOLD_UNDONE,
    step=steps.DO_HOME_PROCEDURE,
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="ID-10",
)
def not_told_undone(person: Facts, value: Values) -> Ternary:
    """What is told of the whole settles it only where neither steps nor papers are told one by one."""
    del value
    return papers.told_one_by_one(person) | person.truth("home_procedure")


@home_procedure.rule(
    article="Minister of P2MI Regulation 31/2025 (P3MI); licence of sending organisations (LPK-SO): the article was "
    "not read",
    source="Permen P2MI 31/2025 and 1/2025, pasal.id ; LPK-SO: Ohayo Jepang (Kompas) 2024-09, "
    "ohayojepang.kompas.com/amp/2846",
    since=START,
    asks=asks.SENDING_BODY_IS_LICENSED,
    step=steps.CHECK_LICENCE,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="ID-20",
)
def sending_body_is_licensed(person: Facts, value: Values) -> Ternary:
    """SIP3MI for a placement company, a sending licence for a training centre; others need none."""
    licensed = papers.or_as_a_whole(person, person.truth("sending_body_approved"))
    needs_none = ~person.code("channel").is_in(value.words("channels_with_licensed_body"))
    return licensed | needs_none | ~person.truth("leaves_home")


@done_on_the_way(
    article="private placement for SSW: verification by the Indonesian embassy; the article was not read",
    source="makeone-kk.com 2024-10-02 ; tenp-v.com (page on Indonesia)",
    since=date(2023, 3, 1),
    asks=asks.JOB_ORDER_WAS_VERIFIED,
    step=steps.VERIFY_JOB_ORDER,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="ID-36",
)
def job_order_was_verified(person: Facts, value: Values) -> Ternary:
    """Offer, cooperation contract of P3MI and placement business, and contract were before the embassy."""
    del value
    verified = papers.did(person, "job_order_verified") | ~person.code("channel").is_("p_to_p")
    return papers.where_asked(person, verified)


@home_procedure.rule(
    article="Law 18/2017 of Indonesia, art. 5",
    source=KOMPAS,
    since=START,
    asks=asks.IS_FIT,
    step=steps.BE_EXAMINED,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="ID-09",
)
def is_fit(person: Facts, value: Values) -> Ternary:
    """A doctor certifies good health."""
    del value
    return papers.where_asked(person, person.truth("health.fit"))


@statutory_paper(
    asks=asks.HAS_CONTRACT,
    step=steps.SIGN_CONTRACT,
    stage=Stage.APPLICATION,
)
def has_contract(person: Facts, value: Values) -> Ternary:
    """The work contract with the employer is among the papers."""
    del value
    return papers.where_asked(person, papers.holds(person, "employment_contract"))


@done_on_the_way(
    article="Law 18/2017 of Indonesia, arts 14-15",
    source=SCAN,
    since=START,
    asks=asks.CONTRACT_HAS_SEVEN_CONTENTS,
    step=steps.COMPLETE_CONTRACT,
    stage=Stage.APPLICATION,
    mark=Mark.OFFICIAL,
    condition="ID-14",
)
def contract_has_seven_contents(person: Facts, value: Values) -> Ternary:
    """Judged where the contents are told here; the contract's own check asks for them otherwise."""
    whole = papers.contract_names_all(person, value.words("contents_of_the_contract"))
    return papers.where_asked(person, whole | ~person.list("contract_contents").told())


@done_on_the_way(
    article=ART_13,
    source=f"{VOICE} ; Permenaker 9/2019, docplayer.info/219322937",
    since=START,
    asks=asks.HAS_PLACEMENT_AGREEMENT,
    step=steps.SIGN_PLACEMENT_AGREEMENT,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="ID-12",
)
def has_placement_agreement(person: Facts, value: Values) -> Ternary:
    """Asked only where P3MI or the government places the worker."""
    del value
    held = papers.holds(person, "placement_agreement") | ~person.truth("uses_placement_body")
    return papers.where_asked(person, held)


@done_on_the_way(
    article="apprenticeship abroad (pemagangan): agreement of the trainee; the article was not read",
    source="workflow of trainees: Ohayo Jepang (Kompas) 2024-09, ohayojepang.kompas.com/amp/2846 ; the step itself "
    "is known in part only",
    since=START,
    asks=asks.HAS_TRAINEE_AGREEMENT,
    step=steps.SIGN_TRAINEE_AGREEMENT,
    stage=Stage.APPLICATION,
    mark=Mark.UNCONFIRMED,
    condition="ID-18e",
)
def has_trainee_agreement(person: Facts, value: Values) -> Ternary:
    """The step is told, or the agreement is among the papers."""
    del value
    signed = papers.did(person, "trainee_agreement_signed") | papers.holds(person, "trainee_agreement")
    return papers.where_trainee(person, signed)


@done_on_the_way(
    article="Memorandum of cooperation on SSW of 2019-06-25",
    source=f"jopus.net/en/news/goj-goi-ssw.html ; Alinea.id 2023-07-17, alinea.id/bisnis ; {SCAN}",
    since=date(2019, 6, 25),
    asks=asks.IS_REGISTERED,
    step=steps.REGISTER,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-34",
)
def is_registered(person: Facts, value: Values) -> Ternary:
    """Every worker registers, also one who is in Japan already."""
    del value
    registered = papers.or_as_a_whole(person, papers.did(person, "registered"))
    return registered | ~person.truth("is_protected_worker")


@statutory_paper(
    asks=asks.HAS_MARITAL_STATEMENT,
    step=steps.GET_MARITAL_STATEMENT,
    stage=Stage.LANDING,
)
def has_marital_statement(person: Facts, value: Values) -> Ternary:
    """The marital-status statement is among the papers."""
    del value
    return papers.where_asked(person, papers.holds(person, "marital_status"))


@statutory_paper(
    asks=asks.HAS_FAMILY_PERMISSION,
    step=steps.GET_FAMILY_PERMISSION,
    stage=Stage.LANDING,
)
def has_family_permission(person: Facts, value: Values) -> Ternary:
    """The permission, and the countersignature of kepala desa or lurah on it."""
    del value
    return papers.where_asked(person, papers.holds_permission(person))


@statutory_paper(
    asks=asks.HAS_COMPETENCE_CERTIFICATE,
    step=steps.GET_COMPETENCE_CERTIFICATE,
    stage=Stage.LANDING,
)
def has_competence_certificate(person: Facts, value: Values) -> Ternary:
    """The competence certificate is among the papers."""
    del value
    return papers.where_asked(person, papers.holds(person, "competence_certificate"))


@statutory_paper(
    asks=asks.HAS_HEALTH_STATEMENT,
    step=steps.BE_EXAMINED,
    stage=Stage.LANDING,
)
def has_health_statement(person: Facts, value: Values) -> Ternary:
    """The health statement is among the papers."""
    del value
    return papers.where_asked(person, papers.holds(person, "health_certificate"))


@done_on_the_way(
    article="Law 18/2017 of Indonesia, art. 13; visa requirements of Japan's missions",
    source=f"{SCAN} ; Consulate-General of Japan in Surabaya 2024-06-06, "
    "surabaya.id.emb-japan.go.jp/itpr_ja/visakhususSSW.html ; trainees: help of the immigration office Pamekasan",
    since=START,
    asks=asks.HAS_PASSPORT,
    step=steps.GET_PASSPORT,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-11",
)
def has_passport(person: Facts, value: Values) -> Ternary:
    """A passport among the papers, of everyone who leaves: without it nobody gets a visa."""
    del value
    return papers.or_as_a_whole(person, papers.holds_passport(person)) | ~person.truth("leaves_home")


@done_on_the_way(
    article="no article read: practice of immigration offices, passport of a trainee",
    source="immigration office Pamekasan, imigrasi-pamekasan.com",
    since=START,
    asks=asks.RECOMMENDED_BY_KEMNAKER,
    step=steps.GET_KEMNAKER_RECOMMENDATION,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-18e",
)
def recommended_by_kemnaker(person: Facts, value: Values) -> Ternary:
    """The step is told, or the letter is among the papers."""
    del value
    given = papers.did(person, "recommended_by_kemnaker") | papers.holds(person, "kemnaker_recommendation")
    return papers.where_trainee(person, given)


@done_on_the_way(
    article="Law 18/2017 of Indonesia, art. 12; BP2MI Regulation 7/2022",
    source=f"{SCAN} ; help desk of Kemnaker 2020-07-20, bantuan.kemnaker.go.id/support/solutions/articles/43000586029",
    since=START,
    asks=asks.PAPERS_WERE_VERIFIED,
    step=steps.HAVE_PAPERS_VERIFIED,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-10",
)
def papers_were_verified(person: Facts, value: Values) -> Ternary:
    """The papers but the visa were verified."""
    del value
    return papers.where_asked(person, papers.did(person, "documents_verified"))


@done_on_the_way(
    article="Law 18/2017 of Indonesia, art. 5; Minister of Manpower Regulation 4/2023 (before 2023-02-22: 18/2018)",
    source=f"{KOMPAS} ; inforegulasi.com/2023/03/permenaker-nomor-4-tahun-2023-tentang.html ; Permenaker 4/2023, "
    "pasal.id",
    since=START,
    asks=asks.HAS_SOCIAL_SECURITY,
    step=steps.PAY_SOCIAL_SECURITY,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-44",
)
def has_social_security(person: Facts, value: Values) -> Ternary:
    """Accident and death cover: the payment, or the proof of it, is there."""
    del value
    return papers.where_asked(person, papers.insured(person))


@done_on_the_way(
    article="Government Regulation 59/2021 of Indonesia, arts 1 and 4; memorandum of cooperation on SSW of 2019-06-25",
    source="PP 59/2021, basishukum.com/pp/59/2021/II/kesatu ; jopus.net/en/news/goj-goi-ssw.html",
    since=date(2019, 6, 25),
    asks=asks.ATTENDED_ORIENTATION,
    step=steps.ATTEND_ORIENTATION,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-16",
)
def attended_orientation(person: Facts, value: Values) -> Ternary:
    """The orientation was attended, or its certificate is there."""
    del value
    return papers.where_asked(person, papers.oriented(person))


@done_on_the_way(
    article="papers of the individual route for the electronic card; the article was not read",
    source=f"{VOICE} ; the list for SSW is cut off after photo, passport, contract and e-KTP",
    since=date(2025, 11, 15),
    asks=asks.HAS_INDIVIDUAL_PAPERS,
    step=steps.GET_INDIVIDUAL_PAPERS,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ID-19",
)
def has_individual_papers(person: Facts, value: Values) -> Ternary:
    """The list for SSW was not read to its end: open, unless the procedure is told as done as a whole."""
    del value
    return papers.where_asked(person, person.truth("holds_individual_papers"))


@done_on_the_way(
    article="visa requirements of Japan's missions in Indonesia, SSW; not in Law 18/2017, art. 13",
    source="Consulate-General of Japan in Surabaya 2024-06-06, "
    "surabaya.id.emb-japan.go.jp/itpr_ja/visakhususSSW.html ; iNews Medan 2023-07-25, medan.inews.id/read/324851 ; "
    "Permen P2MI 34/2025, pasal.id",
    since=date(2019, 4, 1),
    asks=asks.HAS_CARD,
    step=steps.GET_CARD,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ID-38",
)
def has_card(person: Facts, value: Values) -> Ternary:
    """The visa post asks for its print-out; whether also of the government channel was not found."""
    del value
    return papers.or_as_a_whole(person, papers.has_card(person)) | ~person.truth("is_protected_worker")


@done_on_the_way(
    article="Law 18/2017 of Indonesia, art. 13; visa requirements of Japan's missions",
    source=f"{SCAN} ; trainees: Ohayo Jepang (Kompas) 2024-09, ohayojepang.kompas.com/amp/2846",
    since=START,
    asks=asks.HAS_VISA,
    step=steps.GET_VISA,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-11",
)
def has_visa(person: Facts, value: Values) -> Ternary:
    """Due before the departure, not before the papers are verified: the visa post asks for the card that follows."""
    del value
    return papers.or_as_a_whole(person, papers.holds(person, "visa")) | ~person.truth("leaves_home")


@home_procedure.rule(
    article="no article read: the order of the steps",
    source="Consulate-General of Japan in Surabaya 2024-06-06, surabaya.id.emb-japan.go.jp ; help desk of Kemnaker "
    "2020-07-20, bantuan.kemnaker.go.id/support/solutions/articles/43000586029 ; asianhr-journal.net",
    since=START,
    asks=asks.TOOK_STEPS_IN_ORDER,
    step=steps.CORRECT_ORDER,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-38",
)
def took_steps_in_order(person: Facts, value: Values) -> Ternary:
    """No step is dated before one that it needs; where sources differ in the order none is asked for."""
    visa = papers.in_order(person, value.words("before_visa"), "visa_issued")
    departure = papers.in_order(person, value.words("before_departure"), "departed")
    return papers.where_asked(person, person.truth("readied_before_card") & visa & departure)


@home_procedure.rule(
    article="no article read: the order of the steps of a trainee",
    source="Ohayo Jepang (Kompas) 2024-09, ohayojepang.kompas.com/amp/2846 ; the rest is known in part only",
    since=START,
    asks=asks.TRAINEE_STEPS_IN_ORDER,
    step=steps.CORRECT_ORDER,
    stage=Stage.LANDING,
    mark=Mark.UNCONFIRMED,
    condition="ID-18e",
)
def trainee_steps_in_order(person: Facts, value: Values) -> Ternary:
    """Agreement before the plan, plan and CoE before the visa, all before the departure."""
    plan = papers.in_order(person, value.words("before_the_trainee_plan"), "plan_accredited")
    visa = papers.in_order(person, value.words("before_the_trainee_visa"), "visa_issued")
    departure = papers.in_order(person, value.words("before_the_trainee_departure"), "departed")
    return papers.where_trainee(person, plan & visa & departure)


@done_on_the_way(
    article="no article read: change to SSW inside Japan, steps at the Indonesian embassy",
    source="lighthouse-sogo.com (Indonesian procedures for SSW)",
    since=date(2019, 6, 25),
    asks=asks.REPORTED_TO_EMBASSY,
    step=steps.REPORT_TO_EMBASSY,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="ID-39",
)
def reported_to_embassy(person: Facts, value: Values) -> Ternary:
    """Who changes to SSW inside Japan reports there: it is recommended and no filing condition, so a gap stays open."""
    del value
    reported = papers.or_as_a_whole(person, papers.did(person, "reported_to_embassy"))
    return reported | person.open() | ~papers.changes_in_japan(person) | ~person.truth("is_protected_worker")
