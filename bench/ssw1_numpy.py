"""SSW (i) written by hand in NumPy: what the kernel's general machinery costs beside code for this one pathway.

Truths about the whole person are pairs of (n,) bool, those by category pairs of (n,) uint64 words; each rule gives the
lanes in which it says yes, and no.  Reads the same packed columns, in blocks of the same size.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kakehashi.law import days
from kakehashi.law.book.japan.person import applications
from kakehashi.law.book.japan.person import person as japan_person
from kakehashi.law.book.japan.ssw1 import ssw1
from kakehashi.law.columns import FARTHEST
from kakehashi.law.facts import Facts
from kakehashi.law.lanes import WORK_CATEGORIES, field_told, opened_by_occupation
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import categories
from ssw1_numpy_lists import (
    NONE,
    Entries,
    Pair,
    Words,
    both,
    chosen,
    either,
    kept,
    last_of,
    left_out,
    opposite,
    same_occupation,
    wide,
    widened,
)

BLOCK = 16_384
PASS_MARK = 100
KINDS_OF_STAY = ("titp2", "esd", "epa_care", "student", "designated", "ssw1")
ALL = WORK_CATEGORIES.all


def rules(facts: Facts, on: date) -> dict[str, Pair]:  # noqa: PLR0915  # one pathway by hand, line after line
    """What each rule says of the people in one block, as words; yes in lanes where it asks nothing."""
    law, common = ssw1.values.on(on), japan_person.values.on(on)
    today, people, column = days.number(on), len(facts), facts.columns
    tests, stays, courses, work, licences, leaves = (
        Entries(column[name]) for name in ("tests", "stays", "courses", "experience", "licences", "leaves")
    )
    nobody = np.zeros(people, np.bool_)
    unknown: Pair = nobody, nobody

    def told(name: str) -> Pair:
        given: Any = column[name]
        return given.yes != 0, given.no != 0

    land_low, land_high = (np.maximum(bound, today) for bound in kept(column["enters_on"], (today, today)))
    sat, passed = tests.by("on", today), tests.truth("passed")
    if column["steps"].given.any() or column["documents"].given.any():
        raise ValueError("steps or papers are told one by one, which is not written here; leave both keys out")

    # Language and skill by test.
    untold = ~(passed[0] | passed[1])
    below_mark = tests.reaches("percent_of_pass_mark", PASS_MARK)[1]
    listed = passed[0] | (untold & ~below_mark), passed[1] | (untold & below_mark)
    is_jlpt = tests.is_in("test", ["jlpt"])
    jlpt = both(is_jlpt, listed)
    any_passed = chosen(is_jlpt, listed, passed)
    score, later = (
        tests.reaches("score", common["jft_basic_for_a2"]),
        days.number(common.day("jft_basic_reports_a1_from")),
    )
    one_mark = ~(score[0] | score[1]) & (tests.column["on"].high < later)
    score = score[0] | (passed[0] & one_mark), score[1] | (passed[1] & one_mark)
    jft = both(tests.is_in("test", ["jft_basic"]), score)
    n4, n3 = (both(jlpt, tests.is_in("level", common.words(f"jlpt_levels_for_{level}"))) for level in ("a2", "b1"))
    a2, b1 = tests.any(both(either(jft, n4), sat)), tests.any(both(n3, sat))
    done = both(passed, sat)
    care_test = tests.any(both(tests.is_in("test", ["care_japanese"]), done))
    category: Any = tests.column["category"]
    skill = both(widened(both(tests.is_in("test", ["ssw1_skill"]), done)), (category.yes, category.no))
    trade = both(both(tests.is_in("test", ["trade_grade"]), done), tests.is_in("grade", law.words("grade_3_or_higher")))
    practical = both(trade, tests.is_in("part", ["practical"]))
    written = both(trade, tests.is_in("part", ["written"]))
    opens = [np.append(words, NONE) for words in opened_by_occupation()]
    occupation = tests.column["occupation"].code.astype(np.intp)
    answers = opens[0][occupation], opens[1][occupation]
    in_practice = tests.any_in_lanes(both(widened(practical), answers))
    in_writing = tests.any_in_lanes(both(widened(written), answers))
    stands = law.lanes("grade_3_stands_for_the_skill_test")
    grade_3 = both(in_practice, in_writing)
    skill = either(tests.any_in_lanes(skill), (grade_3[0] & stands, grade_3[1] | ~stands))

    # Training, EPA, school.
    status_is = {name: stays.is_in("status", [name]) for name in KINDS_OF_STAY}
    completed, begun, until = stays.truth("completed"), stays.column["from"], stays.column["to"]
    end_low, end_high = (
        np.minimum(until.low + 1, land_low[stays.owner]),
        np.minimum(until.high + 1, land_high[stays.owner]),
    )
    spent_low, spent_high = np.maximum(end_low - begun.high, 0), np.maximum(end_high - begun.low, 0)
    training = stays.is_in("status", common.words("training_statuses"))
    done = both(status_is["titp2"], completed)
    same = same_occupation(stays, stays, done)
    counts = either(either(completed, same), (np.zeros_like(done[0]), np.zeros_like(done[0])))
    trained = stays.total(spent_low, spent_high, both(training, counts))
    first = stays.earliest("from", training)
    months = common["months_of_training"]
    needed = days.months_after(first[0], months) - first[1], days.months_after(first[1], months) - first[0]
    long_enough = trained[0] >= needed[1], trained[1] < needed[0]
    paper = either(either(stays.truth("evaluation_report"), same_occupation(stays, tests, practical)),
                   stays.truth("same_employer_goes_on"))  # fmt: skip
    ended = until.high <= land_low[stays.owner], np.zeros(stays.size, np.bool_)
    well = both(both(done, ended), paper)
    trade_of, of_stay = stays.column["occupation"].code.astype(np.intp), stays.column["category"]
    here = opens[0][trade_of], opens[1][trade_of]
    known = here[0] | here[1]
    here = here[0] | (of_stay.yes & ~known), here[1] | (of_stay.no & ~known)
    in_category = both(stays.any_in_lanes(both(widened(well), here)), widened(long_enough))
    titp2 = both(stays.any(well), long_enough)
    four_years = 12 * common["epa_years"]
    long = end_low >= days.months_after(begun.high, four_years), end_high < days.months_after(begun.low, four_years)
    epa = stays.any(both(both(status_is["epa_care"], completed), long))
    over = both(courses.by("to", today), opposite(courses.truth("booked")))
    care_school = both(courses.is_in("course", ["care_training_school"]), courses.is_in("where", ["japan"]))
    school_begun, school_until = courses.column["from"], courses.column["to"].low + 1
    two_years = school_until >= days.months_after(school_begun.high, common["months_of_care_school"])
    none = np.zeros(courses.size, np.bool_)
    school = courses.any(both(both(care_school, over), (two_years, none)))
    broken_off = stays.truth("completed")[1]
    student = both(status_is["student"], (~broken_off, broken_off))
    care = widened(either(epa, both(school, stays.any(student))))
    in_care = law.lanes("care")
    care_only = care[0] & in_care, care[1] | ~in_care
    after_esd = stays.any_in_lanes(
        both(widened(both(both(status_is["esd"], completed), ended)), (of_stay.yes, of_stay.no))
    )

    # The stay that is left.
    counts = stays.is_in("status", law.words("statuses_counted"))
    counts = counts[0], counts[1] & status_is["designated"][1]
    absent = leaves.is_in("reason", law.words("leaves_left_out"))
    since = stays.earliest("from", counts)
    left = left_out(leaves, absent, law, since, today)
    claim = stays.is_in("excluded_reason", law.words("leaves_left_out"))
    claim = np.zeros(stays.size, np.bool_), claim[1] | counts[1]
    claimed = stays.total(stays.column["excluded_days"].low, stays.column["excluded_days"].high, claim)
    stayed = stays.total(spent_low, spent_high, counts)
    low, high = stayed[0] - left[1] - claimed[1], stayed[1] - left[0] - claimed[0]

    def below(years: int) -> Pair:
        least = days.months_after(since[0], 12 * years) - since[1]
        most = days.months_after(since[1], 12 * years) - since[0]
        return high < least, low >= most

    last = (np.zeros(tests.size, np.bool_), np.ones(tests.size, np.bool_))
    for each in ("ssw2_skill", "jlpt", "business_career"):
        last = either(last, last_of(tests, tests.is_in("test", [each]), sat))
    near_mark = tests.reaches("percent_of_pass_mark", law["near_pass_percent"])
    near_mark = widened(both(near_mark, (last[0], np.zeros(tests.size, np.bool_))))
    late, dated = (
        widened(tests.reaches("on", days.number(law.day("sittings_count_from")))),
        law.lanes("sittings_are_dated"),
    )
    near_mark = both(near_mark, (late[0] & dated, late[1] & dated))
    ssw2_here = both(widened(tests.is_in("test", ["ssw2_skill"])), (category.yes, category.no))
    n3_or_higher = either(
        tests.is_in("level", law.words("jlpt_n3")),
        both(tests.is_in("level", law.words("jlpt_above_n3")), (any_passed[0], np.zeros(tests.size, np.bool_))),
    )
    named, above = (tests.is_in("grade", law.words(f"business_career_{which}")) for which in ("needed", "above"))
    managing = both(tests.is_in("test", ["business_career"]), (named[0], named[1] & above[1]))
    in_jlpt, in_career = law.lanes("n3_beside_the_ssw2_test"), law.lanes("business_career_beside_the_ssw2_test")

    def in_every_test(result: Pair) -> Pair:
        had = both(result, widened(sat))
        language = tests.any_in_lanes(both(widened(both(is_jlpt, n3_or_higher)), had))
        career = tests.any_in_lanes(both(widened(managing), had))
        beside = both((language[0] | ~in_jlpt, language[1] & in_jlpt), (career[0] | ~in_career, career[1] & in_career))
        return both(tests.any_in_lanes(both(ssw2_here, had)), beside)

    promised = widened(both(told("sixth_year.undertaking"), told("sixth_year.employer_keeps_and_coaches")))
    wide_passed = widened(any_passed)
    failed = opposite(in_every_test(wide_passed))
    sixth = both(both(in_every_test(either(wide_passed, near_mark)), failed), promised)
    kind: Any = column["application"]
    coe_code = kind.names.index("coe")
    code = np.where((kind.code < 0) & told("in_japan")[1], coe_code, kind.code)

    def asked(words: Iterable[str]) -> Pair:
        yes = np.isin(code, [kind.names.index(word) for word in words])
        return yes, ~yes & (code >= 0)

    sixth = both(sixth, widened((asked(law.words("applications_for_a_sixth_year"))[0], nobody)))
    prolonged = both(widened(below(law["longest_stay_prolonged"])), sixth)

    # What runs, what was asked for, health.
    def running(low_then: Any, high_then: Any) -> Pair:
        return both((begun.high <= low_then, begun.low > high_then), (until.low >= high_then, until.high < low_then))

    unfinished = both(running(land_low[stays.owner], land_high[stays.owner]), (completed[1], completed[0]))
    in_plan = stays.any(both(stays.is_in("status", common.words("titp_statuses")), unfinished))
    in_esd = stays.any(both(status_is["esd"], unfinished))
    visitor = stays.is_in("status", ["visitor"])
    bound = both((visitor[0], visitor[1] & status_is["designated"][1]), running(today, today))
    no_reason, no_excuse = ((told(name)[1], nobody) for name in ("change_reason", "expelled_reason"))
    dropped_out = both(told("expelled_student"), no_excuse)
    ground = both(either(either(told("absconded"), dropped_out), stays.any(bound)), no_reason)
    coe = asked(["coe"])
    dated: list[Any] = [column[name] for name in ("coe_applied_on", "change_applied_on")]
    of_issue: Any = column["coe_issued_on"].high
    issued = of_issue <= today
    by_issue = np.where(issued, -FARTHEST, today), np.where(issued, of_issue, today)
    certificate, change = (kept(each, other) for each, other in zip(dated, (by_issue, (today, today)), strict=True))
    in_hand = coe[0] & issued, coe[1] | ~issued
    applied_low, applied_high = (
        np.where(coe[0], one, np.where(coe[1], other, farther(one, other)))
        for one, other, farther in zip(certificate, change, (np.minimum, np.maximum), strict=True)
    )
    has_applied = either(chosen(coe, *((each.low == each.high, nobody) for each in dated)), in_hand)
    examined: Any = column["health.examined"]

    def inside(months: int) -> Pair:
        return (applied_high < days.months_after(examined.low + 1, months),
                applied_low >= days.months_after(examined.high + 1, months))  # fmt: skip

    abroad, here_in_japan = (
        inside(common["months_of_certificate_abroad"]),
        inside(common["months_of_certificate_in_japan"]),
    )
    recent = either(either(both(coe, abroad), both(opposite(coe), here_in_japan)), both(abroad, here_in_japan))
    recent = both(recent, (examined.high <= applied_low, nobody))
    recent = either(either(recent, asked(common.words("applications_without_examination"))), in_hand)
    state: Any = column["nationality"]
    indonesian = state.code == state.names.index("ID")
    as_trainee = column["channel"].code == column["channel"].names.index("trainee")
    stays_away = told("in_japan")[1] | asked(["change_of_status"])[1] | ((state.code >= 0) & ~indonesian)
    refused, doubtful = (
        np.isin(state.code, [state.names.index(word) for word in common.words(name)])
        for name in ("states_not_cooperating", "states_named_in_one_account")
    )
    born: Any = column["born"]
    age_low, age_high = days.years_between(born.high, land_low), days.years_between(born.low, land_high)
    whole = both(courses.is_in("where", ["japan"]), courses.reaches("hours", law["hours_of_initial_care_course"]))
    course = courses.any(both(both(courses.is_in("course", ["care_initial"]), over), (whole[0], none)))
    done_in = work.column["category"]
    done_care = (done_in.yes & in_care) != 0, (done_in.no & in_care) == in_care
    worked = work.total(work.column["months"].low, work.column["months"].high, done_care)
    least = law["home_visit_months"]
    ready = both(course, (worked[0] >= least, nobody))
    visits_open = today >= days.number(law.day("home_visits_open_from"))
    japanese_licence = licences.is_in("country", ["JP"])
    truck, class_2 = (
        widened(licences.any(both(japanese_licence, licences.is_in("class", law.words(name)))))
        for name in ("truck_licences", "class_2_licences")
    )
    for_truck, for_2 = law.lanes("truck"), law.lanes("taxi_and_bus")
    stop = days.number(law.day("no_certificate_from"))
    reported = days.number(law.day("stop_last_reported_on"))
    lasting = either((applied_high <= reported, applied_low > reported), (nobody, nobody))
    stopped = both(coe, both((applied_low >= stop, applied_high < stop), lasting))
    when_low, when_high = change
    holds = both(status_is["ssw1"], running(when_low[stays.owner], when_high[stays.owner]))

    def asks_for(*words: str) -> NDArray[np.bool_]:
        return np.isin(kind.code, [kind.names.index(word) for word in words])

    in_ssw1, going_on = stays.any(holds), asks_for("renewal", "change_of_employer")
    of_esd = asks_for(*applications.OF_ESD)
    fitting = either((~going_on, going_on), in_ssw1)
    within = of_esd | asks_for(*applications.INSIDE)
    fitting = both(both(fitting, either((~within, within), told("in_japan"))), (~of_esd, nobody))
    of_field = field_told(Ternary(of_stay.yes, of_stay.no))
    same_field = Ternary(*stays.any_in_lanes(both(widened(holds), (of_field.yes, of_field.no))))
    renewing = asks_for("renewal")
    fitting = both(widened(fitting), either(widened((~renewing, renewing)), (same_field.yes, same_field.no)))
    in_field = both(status_is["ssw1"], running(today, today))
    held = stays.any_in_lanes(both(widened(in_field), (of_stay.yes, of_stay.no)))
    goes_on = wide(asked(law.words("applications_not_stopped"))[0]) & held[0], wide(nobody)
    known = categories().values()
    is_open = sum(1 << each.lane for each in known if each.opened is not None and on >= each.opened.last)
    is_shut = sum(1 << each.lane for each in known if on < each.none_before)
    may_do = unknown if law["lower_level_may_do"] else (nobody, ~nobody)

    has_skill = either(either(skill, both(after_esd, in_practice)), either(in_category, care_only))
    over_then = column["passport.valid_until"].high < land_low
    found: dict[str, Pair] = {
        "in_force": ((today >= days.number(law.day("in_force_from"))) | nobody, nobody),
        "old_enough": (age_low >= law["minimum_age"], age_high < law["minimum_age"]),
        "has_skill": (has_skill[0] | law.lanes("no_test_found"), has_skill[1] & ~law.lanes("no_test_found")),
        "has_skill_where_no_test_was_found": (skill[0] | in_category[0], np.zeros(people, np.uint64)),
        "has_basic_japanese": either(widened(either(a2, titp2)), care_only),
        "has_care_japanese": either(either(widened(care_test), in_category), care),
        "has_drivers_japanese": either(b1, both(a2, may_do)),
        "has_crew_japanese": b1,
        "has_licence": (
            (truck[0] & for_truck) | (class_2[0] & for_2),
            (truck[1] | ~for_truck) & (class_2[1] | ~for_2),
        ),
        "trained_as_new_driver": told("new_driver_training"),
        "has_stay_left": either(widened(below(law["longest_stay"])), prolonged),
        "outside_training_plan": opposite(in_plan),
        "outside_esd_plan": opposite(in_esd),
        "home_visits_are_open": either(
            opposite(told("home_visits")), (nobody | visits_open, nobody | (not visits_open))
        ),
        "ready_for_home_visits": either(opposite(told("home_visits")), ready),
        "free_of_deposit": opposite(told("deposit_or_penalty")),
        "agreed_to_fees": told("fees_and_deductions_agreed"),
        "healthy": both(told("health.fit"), either(recent, opposite(has_applied))),
        "did_home_procedure": (told("home_procedure")[0] & ~as_trainee, told("home_procedure")[1] & stays_away),
        "has_accepted_passport": ((state.code >= 0) & ~refused & ~doubtful, refused),
        "application_fits_status": fitting,
        "may_change_status": either(opposite(asked(["change_of_status"])), opposite(ground)),
        "field_not_suspended": both(
            widened(either(opposite(stopped), (nobody, in_hand[1]))),
            (goes_on[0] | wide(in_hand[0]), goes_on[1]),
        ),
        "category_is_open": (np.full(people, np.uint64(is_open)), np.full(people, np.uint64(is_shut))),
        "passport_lasts": either((~over_then, over_then), told("in_japan")),
        "free_to_land": opposite(told("refusal_ground")),
    }
    return {name: _asked_in(name, pair, law) for name, pair in found.items()}


APPLIES: Mapping[str, str] = {
    "has_skill_where_no_test_was_found": "no_test_found",
    "has_care_japanese": "care",
    "has_drivers_japanese": "taxi_and_bus",
    "has_crew_japanese": "transport_crew",
    "has_licence": "road_transport",
    "trained_as_new_driver": "taxi_and_bus",
    "home_visits_are_open": "care",
    "ready_for_home_visits": "care",
    "field_not_suspended": "suspended_categories",
}


def _asked_in(name: str, pair: Pair, law: Any) -> Pair:
    """The rule as words, yes where it asks nothing."""
    yes, no = pair if pair[0].dtype == np.uint64 else widened(pair)
    lanes = law.lanes(APPLIES[name]) if name in APPLIES else ALL
    return yes | ~lanes, no & lanes


def verdicts(facts: Facts, on: date) -> tuple[Words, Words]:
    """The lanes in which each person may, and may not, take SSW (i) on landing; (n,) uint64 each."""
    yes, no = np.empty(len(facts), np.uint64), np.empty(len(facts), np.uint64)
    for start in range(0, len(facts), BLOCK):
        rows = slice(start, start + BLOCK)
        block = Facts(len(range(len(facts))[rows]), {name: each[rows] for name, each in facts.columns.items()})
        may, may_not = np.full(len(block), ALL), np.zeros(len(block), np.uint64)
        for rule_yes, rule_no in rules(block, on).values():
            may &= rule_yes
            may_not |= rule_no
        yes[rows], no[rows] = may & ~may_not, may_not & ALL
    return yes, no
