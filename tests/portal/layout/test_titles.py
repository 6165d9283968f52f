"""Who hears a page's title first hears there that something is to be mended."""

import pytest

from kakehashi.portal.accounts.models import Role
from tests.portal.candidates.make import make_candidate
from tests.portal.make import make_user, signed_in


@pytest.mark.parametrize(("language", "begins"), [("id", "Kesalahan:"), ("ja", "エラー:"), ("en", "Error:")])
@pytest.mark.parametrize(
    "address",
    ["/candidates/{person}/?on=2027-02-30", "/candidates/to-verify/?fact=nothing", "/candidates/doubles/?show=nothing"],
)
def test_the_title_of_a_page_with_a_fault_begins_with_the_word_for_it(address, language, begins):
    officer = make_user(Role.MINISTRY, language=language)
    person = make_candidate(officer)
    client = signed_in(officer)

    page = client.get(address.format(person=person.pk)).content.decode()

    assert f"<title>{begins} " in page
