from kakehashi.contract import cases, verify
from kakehashi.contract.timeline import CHAPTERS


def test_every_case_of_the_book_holds():
    verified = verify()

    assert verified.failed == ()
    assert verified.held == verified.cases > 30


def test_a_case_that_does_not_hold_is_told_with_what_was_found():
    case = cases.cases_of(CHAPTERS[0])[0] | {"expect": {"at_least_the_minimum_wage": "violation"}, "shortfall": "1/2"}

    said = cases._differs(case, CHAPTERS[0])

    assert said == (
        "Exactly the rate of the day is enough: expected {'at_least_the_minimum_wage': 'violation'}, short by 1/2; "
        "found {'at_least_the_minimum_wage': 'ok'}, short by {'at_least_the_minimum_wage': None}"
    )
