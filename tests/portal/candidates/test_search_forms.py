"""Stored search forms follow the kernel's."""

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions, bridge
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.queries import visible_to
from tests.portal.doubles.make import registered
from tests.portal.make import make_user


def test_a_form_of_an_earlier_edition_is_brought_up_to_date_and_the_person_is_found_again():
    officer = make_user(Role.MINISTRY)
    for number in range(5):
        registered(officer.organisation, f"K-{number}", name="Soekarno")
    Candidate.objects.filter(number__in=["K-1", "K-4"]).update(name_searched="soekarno")

    changed = actions.refill_searched(size=2)

    assert changed == 2
    assert visible_to(officer).filter(name_searched=bridge.searched("Sukarno")).count() == 5
    assert actions.refill_searched(size=2) == 0
