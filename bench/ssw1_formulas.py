"""Every SSW (i) rule on a person with the facts it reads, for engines that have no lanes: OpenFisca and Polars.

A category-level fact is one column (or pair of variables) a category; what is said of the whole person is one.  Lists
are slots: the first test, the second test and so on, as many as the longest list has.  `b` is the engine: it reads
facts, compares, and keeps named results; truths know `&`, `|` and `~`, and unknown is a value of its own.
"""

from collections.abc import Callable, Iterable
from functools import partial, reduce
from operator import and_, or_
from typing import Any

from kakehashi.law import WORK_CATEGORIES, days
from kakehashi.law.columns import FARTHEST, FOREVER
from kakehashi.law.lanes import OCCUPATIONS, opened_by_occupation
from kakehashi.vocabulary import categories
from ssw1_applications import (
    certificate_issued,
    fits_status,
    healthy,
    holds,
    home_procedure,
    landing,
    may_change_status,
    not_stopped,
)
from ssw1_spans import (
    Span,
    after,
    after_by,
    any_of,
    at_least,
    covered,
    earliest,
    exactly,
    minus,
    running,
    total,
)

KEYS = WORK_CATEGORIES.keys
PASS_MARK = 100


Result = Callable[[Any, Any], Any]
"""What is asked of the result of a test."""


def refuse_steps(names: Iterable[str]) -> None:
    """Raise ValueError where steps or papers of the procedure at home are told: its law is not written here."""
    if {"steps", "documents"} & set(names):
        raise ValueError("steps or papers are told one by one, which is not written here; leave both keys out")


def opened(key: str) -> tuple[list[str], list[str]]:
    """The occupations that surely, and that perhaps, answer to a category."""
    yes, no = opened_by_occupation()
    lane = KEYS.index(key)
    surely = [name for name, word in zip(OCCUPATIONS, yes, strict=True) if int(word) >> lane & 1]
    never = {name for name, word in zip(OCCUPATIONS, no, strict=True) if int(word) >> lane & 1}
    return surely, [name for name in OCCUPATIONS if name not in never and name not in surely]


def sat(b: Any, test: Any) -> Any:
    """Was the test sat by the day asked about?"""
    return at_least(b, exactly(b.today), test.number("on"))


def spent(b: Any, stay: Any) -> Span:
    """The days of a stay before the landing."""
    until, end = stay.number("to"), landing(b)
    ended = Span(b.least(until.low + 1, end.low), b.least(until.high + 1, end.high))
    days = minus(ended, stay.number("from"))
    return Span(b.most(days.low, 0), b.most(days.high, 0))


def counted(b: Any, stay: Any) -> Any:
    """Does a stay count towards the total?"""
    on_the_way = stay.is_in("status", ["designated"]) & b.open()
    return stay.is_in("status", b.ssw1.words("statuses_counted")) | on_the_way


def answers_to(b: Any, entry: Any, key: str) -> Any:
    """Does the entry's occupation answer to the category?"""
    surely, perhaps = opened(key)
    return entry.is_in("occupation", surely) | (entry.is_in("occupation", perhaps) & b.open())


def grade_3(b: Any, test: Any, part: str) -> Any:
    """Is it a trade test passed at grade 3 or higher, in that part?"""
    trade = test.is_in("test", ["trade_grade"]) & test.is_in("grade", b.ssw1.words("grade_3_or_higher"))
    return trade & test.is_in("part", [part]) & test.truth("passed") & sat(b, test)


def listed(b: Any, test: Any) -> Any:
    """Was it passed, unless a failure or a result below the pass mark is told?"""
    reached = at_least(b, test.number("percent_of_pass_mark"), exactly(PASS_MARK))
    return b.or_else(test.truth("passed"), b.unless_no(reached))


def passed(b: Any, test: Any) -> Any:
    """Was it passed?  JLPT that is listed was, unless the entry tells otherwise."""
    is_jlpt, one, other = test.is_in("test", ["jlpt"]), listed(b, test), test.truth("passed")
    return (is_jlpt & one) | (~is_jlpt & other) | (one & other)


def jlpt(b: Any, test: Any, levels: Iterable[str]) -> Any:
    """Is it JLPT at such a level, and passed?"""
    return test.is_in("test", ["jlpt"]) & test.is_in("level", levels) & listed(b, test)


def passed_or_near(b: Any, test: Any, *, dated: bool = False) -> Any:
    """Was it passed, or nearly at the last sitting of its kind?  At an earlier one, and where it is not dated, open."""
    from_day = exactly(days.number(b.ssw1.day("sittings_count_from")))
    counts = at_least(b, test.number("on"), from_day) if dated else b.open()
    near = counts & at_least(b, test.number("percent_of_pass_mark"), exactly(b.ssw1["near_pass_percent"]))
    kinds = [last_of(b, test, kind) for kind in ("ssw2_skill", "jlpt", "business_career")]
    return passed(b, test) | (near & (reduce(or_, kinds) | b.open()))


def last_of(b: Any, test: Any, kind: str) -> Any:
    """Is it a test of that kind, and the last of them to be sat?"""

    def later(other: Any) -> Any:
        on = at_least(b, test.number("on"), other.number("on"))
        return other.is_in("test", [kind]) & sat(b, other) & ~on

    return test.is_in("test", [kind]) & ~any_of(b, "tests", later)


def n3_with(b: Any, result: Result) -> Any:
    """Has JLPT N3 such a result, or N2 or N1 passed?"""

    def had(test: Any) -> Any:
        higher = test.is_in("level", b.ssw1.words("jlpt_above_n3")) & (passed(b, test) | b.open())
        level = test.is_in("level", b.ssw1.words("jlpt_n3")) | higher
        return test.is_in("test", ["jlpt"]) & level & result(b, test) & sat(b, test)

    return any_of(b, "tests", had)


def career_with(b: Any, result: Result) -> Any:
    """Has the Business Career test such a result; in a higher grade it is open."""

    def had(test: Any) -> Any:
        above = test.is_in("grade", b.ssw1.words("business_career_above")) & b.open()
        grade = test.is_in("grade", b.ssw1.words("business_career_needed")) | above
        return test.is_in("test", ["business_career"]) & grade & result(b, test) & sat(b, test)

    return any_of(b, "tests", had)


# --- facts about the whole person ---------------------------------------------------------------------------------


def reached_a2(b: Any) -> Any:
    """A2 by JFT-Basic or JLPT."""

    def shows(test: Any) -> Any:
        later = exactly(days.number(b.person.day("jft_basic_reports_a1_from")))
        one_mark, result = ~at_least(b, test.number("on"), later), test.truth("passed")
        by_result = (one_mark & result) | (~one_mark & b.open()) | (result & b.open())
        score = b.or_else(at_least(b, test.number("score"), exactly(b.person["jft_basic_for_a2"])), by_result)
        shown = test.is_in("test", ["jft_basic"]) & score
        return (shown | jlpt(b, test, b.person.words("jlpt_levels_for_a2"))) & sat(b, test)

    return any_of(b, "tests", shows)


def reached_b1(b: Any) -> Any:
    """B1 by JLPT."""
    return any_of(b, "tests", lambda test: jlpt(b, test, b.person.words("jlpt_levels_for_b1")) & sat(b, test))


def trained_long_enough(b: Any) -> Any:
    """Stages 1 and 2 together are long enough."""

    def trained(stay: Any) -> Any:
        return stay.is_in("status", b.person.words("training_statuses"))

    def completed(stay: Any) -> Any:
        return stay.is_in("status", ["titp2"]) & stay.truth("completed")

    def counts(stay: Any) -> Any:
        same = any_of(b, "stays", lambda other: b.equal(stay, other, "occupation") & completed(other))
        return trained(stay) & (stay.truth("completed") | same | b.open())

    first = earliest(b, "stays", "from", trained)
    days = total(b, "stays", lambda stay: spent(b, stay), counts)
    return at_least(b, days, minus(after(b, first, b.person["months_of_training"]), first))


def completed_well(b: Any, stay: Any) -> Any:
    """Was stage 2 completed well in this stay?"""
    tested = any_of(b, "tests", lambda test: b.equal(stay, test, "occupation") & grade_3(b, test, "practical"))
    paper = stay.truth("evaluation_report") | tested | stay.truth("same_employer_goes_on")
    return stay.is_in("status", ["titp2"]) & completed_by_landing(b, stay) & paper


def completed_by_landing(b: Any, stay: Any) -> Any:
    """Was it completed?  Of one that goes on after the landing nobody knows it yet."""
    return stay.truth("completed") & (at_least(b, landing(b), stay.number("to")) | b.open())


def completed_titp2_well(b: Any) -> Any:
    """Stage 2 completed well, in any occupation."""
    return any_of(b, "stays", lambda stay: completed_well(b, stay)) & b.fact("trained_long_enough")


def epa(b: Any) -> Any:
    """Four years as an EPA candidate."""

    def worked(stay: Any) -> Any:
        until, end = stay.number("to"), landing(b)
        ended = Span(b.least(until.low + 1, end.low), b.least(until.high + 1, end.high))
        long = at_least(b, ended, after(b, stay.number("from"), 12 * b.person["epa_years"]))
        return stay.is_in("status", ["epa_care"]) & stay.truth("completed") & long

    return any_of(b, "stays", worked)


def course_ended(b: Any, course: Any, name: str) -> Any:
    """Was the course taken, and is it over?"""
    over = at_least(b, exactly(b.today), course.number("to"))
    return course.is_in("course", [name]) & ~course.truth("booked") & over


def care_waiver(b: Any) -> Any:
    """Four years under EPA, or a care school."""

    def graduated(course: Any) -> Any:
        until = course.number("to")
        two_years = after(b, course.number("from"), b.person["months_of_care_school"])
        long = at_least(b, Span(until.low + 1, until.high + 1), two_years) | b.open()
        return course_ended(b, course, "care_training_school") & course.is_in("where", ["japan"]) & long

    school = any_of(b, "courses", graduated)
    student = any_of(b, "stays", lambda stay: stay.is_in("status", ["student"]) & b.unless_no(stay.truth("completed")))
    return b.fact("epa") | (school & student)


def leave_days(b: Any) -> Span:
    """Absences left out of the count."""
    value = b.ssw1
    first = earliest(b, "stays", "from", lambda stay: counted(b, stay))

    def accepted(leave: Any) -> Any:
        ended = leave.number("to")
        least = after_by(b, leave.number("from"), leave.code("reason"), value.table("shortest_leave"),
                         value["no_shortest_leave"])  # fmt: skip
        long = ~at_least(b, least, Span(ended.low + 1, ended.high + 1))
        listed = leave.is_in("reason", value.words("leaves_left_out"))
        on = leave.number("exclusion_applied_on")
        in_time = ~at_least(b, on, after(b, first, 12 * value["longest_stay"])) | b.open()
        asked = at_least(b, exactly(b.today), on) & in_time
        return listed & leave.truth("proof") & long & asked & at_least(b, leave.number("from"), first)

    def period(leave: Any) -> tuple[Span, Span]:
        ended, longest = leave.number("to"), value.table("longest_leave")
        most = after_by(b, leave.number("from"), leave.code("reason"), longest, FOREVER)
        past = Span(b.least(ended.low, b.today) + 1, b.least(ended.high, b.today) + 1)
        until = Span(b.least(past.low, most.low), b.least(past.high, most.high))
        return leave.number("from"), until

    surely, perhaps = [], []
    for slot in b.slots("leaves"):
        counts, (begun, until) = slot.present & accepted(slot), period(slot)
        surely.append((b.surely(counts), begun.high, until.low))
        perhaps.append((b.perhaps(counts), begun.low, until.high))
    return Span(covered(b, surely), b.where(b.given("leaves"), covered(b, perhaps), FARTHEST))


def days_counted(b: Any) -> Span:
    """Days in SSW (i) that count."""

    def claimed(stay: Any) -> Any:
        return stay.is_in("excluded_reason", b.ssw1.words("leaves_left_out")) & b.open() & counted(b, stay)

    stayed = total(b, "stays", lambda stay: spent(b, stay), lambda stay: counted(b, stay))
    left = total(b, "stays", lambda stay: stay.number("excluded_days"), claimed)
    return minus(minus(stayed, leave_days(b)), left)


def shorter_than(b: Any, value: str) -> Any:
    """Do the days counted stay below so many years from the first?"""
    first = earliest(b, "stays", "from", lambda stay: counted(b, stay))
    return ~at_least(b, days_counted(b), minus(after(b, first, 12 * b.ssw1[value]), first))


def accepted_passport(b: Any) -> Any:
    """The notice does not name the person's state."""
    state = b.code("nationality")
    doubtful = b.is_in(state, b.person.words("states_named_in_one_account")) & b.open()
    return ~(b.is_in(state, b.person.words("states_not_cooperating")) | doubtful)


def outside_plan(b: Any, statuses: Iterable[str]) -> Any:
    """No stay in such a status runs uncompleted on the day of landing."""

    def unfinished(stay: Any) -> Any:
        runs = running(b, stay, landing(b)) & ~stay.truth("completed")
        return stay.is_in("status", statuses) & runs

    return ~any_of(b, "stays", unfinished)


def home_visits(b: Any) -> Any:
    """Ready for home visits, where the question is about them."""

    def taken(course: Any) -> Any:
        hours = at_least(b, course.number("hours"), exactly(b.ssw1["hours_of_initial_care_course"]))
        return course_ended(b, course, "care_initial") & ((course.is_in("where", ["japan"]) & hours) | b.open())

    months = total(b, "experience", lambda work: work.number("months"), lambda work: work.is_in("category", ["care"]))
    worked = at_least(b, months, exactly(b.ssw1["home_visit_months"])) | b.open()
    ready = any_of(b, "courses", taken) & worked
    if b.ssw1.on < b.ssw1.day("home_visits_open_from"):
        ready = b.never()
    return ~b.truth("home_visits") | ready


def age(b: Any) -> Any:
    """Old enough on the day of landing."""
    born, then = b.number("born"), landing(b)
    years = Span(b.years_between(born.high, then.low), b.years_between(born.low, then.high))
    return at_least(b, years, exactly(b.ssw1["minimum_age"]))


def licence(b: Any, value: str) -> Any:
    """A Japanese licence of such a class."""
    wanted = b.ssw1.words(value)
    return any_of(b, "licences", lambda each: each.is_in("country", ["JP"]) & each.is_in("class", wanted))


def care_test(b: Any) -> Any:
    """The care language test."""
    return any_of(b, "tests", lambda test: test.is_in("test", ["care_japanese"]) & test.truth("passed") & sat(b, test))


PERSON: dict[str, Callable[[Any], Any]] = {
    "reached_a2": reached_a2,
    "reached_b1": reached_b1,
    "trained_long_enough": trained_long_enough,
    "completed_titp2_well": completed_titp2_well,
    "epa": epa,
    "care_waiver": care_waiver,
    "care_test": care_test,
    "ordinary_stay": lambda b: shorter_than(b, "longest_stay"),
    "prolonged_stay": lambda b: shorter_than(b, "longest_stay_prolonged"),
    "licence_truck": lambda b: licence(b, "truck_licences"),
    "licence_2": lambda b: licence(b, "class_2_licences"),
    "home": home_visits,
    "not_stopped": not_stopped,
    "certificate_issued": certificate_issued,
    "examined_though_stopped": lambda b: b.application_is(b.ssw1.words("applications_not_stopped")),
    "n3_passed": lambda b: n3_with(b, passed),
    "n3_near": lambda b: n3_with(b, passed_or_near),
    "career_passed": lambda b: career_with(b, passed),
    "career_near": lambda b: career_with(b, passed_or_near),
    "everybody": lambda b: reduce(
        and_,
        [
            age(b),
            ~b.truth("deposit_or_penalty"),
            b.truth("fees_and_deductions_agreed"),
            home_procedure(b),
            ~b.truth("refusal_ground"),
            b.unless_no(at_least(b, b.number("passport.valid_until"), landing(b))) | b.truth("in_japan"),
            outside_plan(b, b.person.words("titp_statuses")),
            outside_plan(b, ["esd"]),
            healthy(b),
            accepted_passport(b),
            may_change_status(b),
            fits_status(b),
        ],
    ),
}
"""Facts of the whole person by name, each after those it reads; "everybody" is every rule that asks all alike."""


def completed_in(b: Any, key: str) -> Any:
    """Stage 2 completed well in an occupation that answers to the category."""

    def well(stay: Any) -> Any:
        return completed_well(b, stay) & b.or_else(answers_to(b, stay, key), stay.is_in("category", [key]))

    return any_of(b, "stays", well) & b.fact("trained_long_enough")


def in_category(b: Any, key: str) -> Any:  # noqa: C901  # as many branches as fields with rules of their own
    """The verdict in one category: every rule that asks anything there."""
    lanes = {name: set(WORK_CATEGORIES.named(b.ssw1.lanes(name))) for name in
             ("care", "taxi_and_bus", "transport_crew", "road_transport", "truck", "suspended_categories",
              "grade_3_stands_for_the_skill_test", "n3_beside_the_ssw2_test",
              "business_career_beside_the_ssw2_test", "no_test_found", "sittings_are_dated")}  # fmt: skip
    stands = key in lanes["grade_3_stands_for_the_skill_test"]

    def tested(kind: str) -> Callable[[Any], Any]:
        return lambda test: test.is_in("test", [kind]) & test.is_in("category", [key]) & sat(b, test)

    def practical(test: Any) -> Any:
        return grade_3(b, test, "practical") & answers_to(b, test, key)

    def written(test: Any) -> Any:
        return grade_3(b, test, "written") & answers_to(b, test, key)

    def esd_done(stay: Any) -> Any:
        return stay.is_in("status", ["esd"]) & completed_by_landing(b, stay) & stay.is_in("category", [key])

    def held(stay: Any) -> Any:
        here = stay.is_in("status", ["ssw1"]) & stay.is_in("category", [key])
        return here & running(b, stay, exactly(b.today))

    def in_every_ssw2_test(result: Result, told: str) -> Any:
        had = any_of(b, "tests", lambda test: tested("ssw2_skill")(test) & result(b, test))
        if key in lanes["n3_beside_the_ssw2_test"]:
            had = had & b.fact(f"n3_{told}")
        return had & b.fact(f"career_{told}") if key in lanes["business_career_beside_the_ssw2_test"] else had

    skill = any_of(b, "tests", lambda test: tested("ssw1_skill")(test) & test.truth("passed"))
    in_practice, completed = any_of(b, "tests", practical), completed_in(b, key)
    skill = skill | (any_of(b, "stays", esd_done) & in_practice) | completed
    if stands:
        skill = skill | (in_practice & any_of(b, "tests", written))
    if key in lanes["no_test_found"]:
        skill = skill | b.open()
    japanese = b.fact("reached_a2") | b.fact("completed_titp2_well")
    near = partial(passed_or_near, dated=key in lanes["sittings_are_dated"])
    sixth = in_every_ssw2_test(near, "near") & ~in_every_ssw2_test(passed, "passed")
    sixth = sixth & (b.application_is(b.ssw1.words("applications_for_a_sixth_year")) | b.open())
    sixth = sixth & b.truth("sixth_year.undertaking") & b.truth("sixth_year.employer_keeps_and_coaches")
    more = []
    if key in lanes["care"]:
        skill, japanese = skill | b.fact("care_waiver"), japanese | b.fact("care_waiver")
        more += [b.fact("care_test") | completed | b.fact("care_waiver"), b.fact("home")]
    if key in lanes["taxi_and_bus"]:
        lower = b.fact("reached_a2") & (b.open() if b.ssw1["lower_level_may_do"] else b.never())
        more += [b.fact("reached_b1") | lower, b.truth("new_driver_training"), b.fact("licence_2")]
    elif key in lanes["truck"]:
        more += [b.fact("licence_truck")]
    elif key in lanes["road_transport"]:
        more += [b.never()]
    if key in lanes["transport_crew"]:
        more += [b.fact("reached_b1")]
    if key in lanes["suspended_categories"]:
        examined = b.fact("examined_though_stopped") & any_of(b, "stays", held)
        more += [b.fact("not_stopped") & (examined | b.fact("certificate_issued") | b.open())]
    one = categories()[key]
    if one.opened is None or b.ssw1.on < one.opened.last:
        more += [b.never() if b.ssw1.on < one.none_before else b.open()]
    of_field = [each.key for each in categories().values() if each.field.key == categories()[key].field.key]
    here = any_of(b, "stays", lambda stay: holds(b, stay) & stay.is_in("category", of_field))
    more += [~b.only_yes(b.asked_for(["renewal"])) | here]
    stay = b.fact("ordinary_stay") | (b.fact("prolonged_stay") & sixth)
    return reduce(and_, [b.fact("everybody"), skill, japanese, stay, *more])
