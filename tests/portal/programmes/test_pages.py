import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.programmes import tasks
from kakehashi.portal.programmes.models import Programme
from tests.portal.make import make_organisation, make_user, signed_in
from tests.portal.programmes.make import keep_draft, make_draft, make_programme, officer_of, values_on

PAGES = ("", "letter/", "letter/values/")


@pytest.fixture
def programme():
    return make_programme()


def at(programme, page="letter/"):
    return f"/programmes/{programme.pk}/{page}"


def text_of(client, address):
    return client.get(address).content.decode()


def test_the_list_holds_the_offices_own_programmes_and_no_others(programme):
    make_programme()
    client = signed_in(officer_of(programme))

    page = text_of(client, "/programmes/")

    assert "<h1>1 programme</h1>" in page
    assert "not drafted yet" in page


def test_a_list_of_sixty_takes_no_more_queries_than_a_list_of_one(django_assert_max_num_queries):
    ministry = make_organisation()
    for _ in range(60):
        make_programme(ministry=ministry)
    client = signed_in(make_user(Role.MINISTRY, organisation=ministry))

    with django_assert_max_num_queries(30):
        page = text_of(client, "/programmes/")

    assert "<h1>60 programmes</h1>" in page
    assert page.count("<tr>") == 51


def test_an_office_without_a_programme_is_told_why_the_list_is_empty():
    assert "takes part in no programme yet" in text_of(signed_in(make_user(Role.MINISTRY)), "/programmes/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.MINISTRY, Role.PREFECTURE])
def test_both_parties_read_every_page(programme, page, role):
    assert signed_in(officer_of(programme, role)).get(at(programme, page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.MINISTRY, Role.PREFECTURE])
def test_the_officers_of_another_programme_find_nothing(programme, page, role):
    stranger = officer_of(make_programme(), role)

    assert signed_in(stranger).get(at(programme, page)).status_code == 404
    assert signed_in(stranger).post(at(programme, "letter/draft/")).status_code == 404


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.TRAINING_CENTRE, Role.EMPLOYER, Role.CANDIDATE])
def test_no_other_role_may_read_a_programme(programme, page, role):
    assert signed_in(make_user(role)).get(at(programme, page)).status_code == 403


def test_an_auditor_reads_and_changes_nothing(programme):
    keep_draft(programme)
    client = signed_in(make_user(Role.AUDITOR))

    page = text_of(client, at(programme))

    assert "values are undecided" in page
    assert "/documents/" not in page
    assert "Draft again" not in page
    assert client.get(at(programme, "letter/values/")).status_code == 403
    assert client.post(at(programme, "letter/draft/")).status_code == 403


def test_a_programme_shows_its_caps_with_their_seats(programme):
    page = text_of(signed_in(officer_of(programme)), at(programme, ""))

    assert "Agriculture" in page
    assert '<td class="count" data-label="People at most">45</td>' in page
    assert '<td class="count" data-label="People at most">0</td>' in page


def test_a_programme_without_caps_says_what_limits_it_then():
    programme = make_programme(cap=None)

    assert "names no cap" in text_of(signed_in(officer_of(programme)), at(programme, ""))


def test_before_the_first_draft_the_page_says_how_to_get_one(programme):
    page = text_of(signed_in(officer_of(programme)), at(programme))

    assert "No letter of intent has been drafted yet" in page
    assert "Draft the letter" in page


def test_a_letter_stands_in_both_languages_with_its_blanks_and_sources(programme, django_assert_max_num_queries):
    keep_draft(programme)
    client = signed_in(officer_of(programme))

    with django_assert_max_num_queries(30):
        page = text_of(client, at(programme))

    assert re.search(r"<h1>Letter of intent, draft 1: \d+ values are undecided\s*</h1>", page)
    assert '<div lang="ja">' in page
    assert "第1条（目的）" in page
    assert "Pasal 1<br>Tujuan" in page
    assert "<mark>[belum ditentukan]</mark>" in page
    assert "Article 1" not in page
    assert "Name of the prefecture&#x27;s signatory" in page
    assert 'class="mark mark-open"' in page
    assert "Where our wording comes from" in page
    assert "counted from the signatures, still undecided" in page
    assert page.count("/documents/") == 8


def test_the_english_text_is_shown_where_it_is_asked_for(programme):
    keep_draft(programme)

    page = text_of(signed_in(officer_of(programme)), at(programme, "letter/?with=en"))

    assert "Article 1<br>Purpose" in page
    assert "Without the English text" in page


def test_the_readers_own_language_comes_first(programme):
    keep_draft(programme)
    reader = make_user(Role.PREFECTURE, organisation=programme.prefecture_office, language="ja")

    page = text_of(signed_in(reader), at(programme))

    assert page.index("第1条") < page.index("Pasal 1")


def test_words_of_the_letter_cannot_bring_markup_into_the_page():
    programme = make_programme(letter={"parameters": {"prefecture_signatory": "<script>Budi</script>"}})
    keep_draft(programme)

    page = text_of(signed_in(officer_of(programme)), at(programme))

    assert "<script>" not in page
    assert "&lt;script&gt;Budi" in page


def test_both_parties_may_open_the_files_and_strangers_may_not(programme):
    letter = keep_draft(programme)
    address = f"/documents/{letter.printed.first().document_id}/file/"

    answer = signed_in(officer_of(programme, Role.MINISTRY)).get(address)

    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith('letter-1-columns.docx"')
    assert signed_in(make_user(Role.MINISTRY)).get(address).status_code == 404


def test_an_earlier_draft_can_be_read_and_says_that_there_is_a_newer_one(programme):
    keep_draft(programme)
    keep_draft(programme)
    client = signed_in(officer_of(programme))

    page = text_of(client, at(programme, "letter/?draft=1"))

    assert "This is draft 1 as it was made. There is a newer one." in page
    assert "Draft again" not in page


@pytest.mark.parametrize("draft", ["0", "2", "x", "", "99999999999999999999"])
def test_a_draft_that_does_not_exist_is_not_found(programme, draft):
    keep_draft(programme)

    assert signed_in(officer_of(programme)).get(at(programme, f"letter/?draft={draft}")).status_code == 404


def test_drafting_again_is_left_to_the_worker_and_the_page_says_so(programme):
    client = signed_in(officer_of(programme))

    answer = client.post(at(programme, "letter/draft/"))
    client.post(at(programme, "letter/draft/"))
    page = text_of(client, at(programme))

    assert answer.url == at(programme)
    assert "The letter of intent is being drafted" in page
    assert "Stop looking again" in page
    assert "Draft the letter</button>" not in page
    assert not programme.letters.exists()
    assert DBTaskResult.objects.filter(task_path=tasks.draft_letter.module_path).count() == 1


def test_a_draft_is_not_asked_for_by_following_a_link(programme):
    assert signed_in(officer_of(programme)).get(at(programme, "letter/draft/")).status_code == 405


def test_a_draft_that_has_not_come_is_said_to_be_overdue(programme):
    Programme.objects.filter(pk=programme.pk).update(drafting_since=timezone.now() - timedelta(minutes=5))

    page = text_of(signed_in(officer_of(programme)), at(programme))

    assert "has not come" in page
    assert "Draft the letter</button>" in page


def test_why_a_draft_could_not_be_made_stands_on_the_page(programme):
    Programme.objects.filter(pk=programme.pk).update(drafting_faults=["a letter is not in the font."])

    page = text_of(signed_in(officer_of(programme)), at(programme))

    assert "could not be made" in page
    assert "a letter is not in the font." in page


def test_every_value_of_the_library_has_its_field_filled_with_what_is_settled(programme):
    page = text_of(signed_in(officer_of(programme)), at(programme, "letter/values/"))

    sent = values_on(page)
    assert sent["fields"] == ["manufacturing", "agriculture"]
    assert sent["next_months"] == "12"
    assert sent["prevailing"] == ""
    assert sent["ministry_signed_on"] == ""
    assert {"prefecture_capacity_id", "prefecture_capacity_ja", "prefecture_capacity_en"} <= set(sent)
    assert sent["clauses"] == ["contact_points", "lapse", "languages"]


def test_sending_the_form_unchanged_changes_nothing(programme):
    client = signed_in(officer_of(programme))
    before = programme.settled

    answer = client.post(at(programme, "letter/values/"), values_on(text_of(client, at(programme, "letter/values/"))))

    programme.refresh_from_db()
    assert answer.status_code == 302
    assert programme.settled == before
    assert not Line.objects.filter(deed=Deed.LETTER_SETTLED).exists()


def test_values_are_settled_from_the_page_and_the_next_draft_carries_them(programme):
    make_draft(programme)
    officer = officer_of(programme)
    client = signed_in(officer)
    sent = values_on(text_of(client, at(programme, "letter/values/")))
    sent |= {
        "prefecture_signatory": "架橋 太郎",
        "prefecture_capacity_id": "Gubernur\nPrefektur",
        "prefecture_capacity_ja": "知事",
        "prefecture_capacity_en": "Governor",
        "ministry_signed_on": "2027-01-15",
        "originals": "2",
        "prevailing": "en",
        "fields": ["agriculture", "care"],
        "clauses": ["lapse"],
        "next_months": "",
    }

    page = client.post(at(programme, "letter/values/"), sent, follow=True).content.decode()

    programme.refresh_from_db()
    assert programme.file["letter"]["clauses"] == ["lapse"]
    assert programme.file["letter"]["parameters"] == {
        "prefecture_signatory": "架橋 太郎",
        "prefecture_capacity": {"id": "Gubernur Prefektur", "ja": "知事", "en": "Governor"},
        "fields": ["agriculture", "care"],
        "next_instrument": "memorandum_of_understanding",
        "originals": 2,
        "prevailing": "en",
        "ministry_signed_on": "2027-01-15",
    }
    assert "The values are kept." in page
    assert "Values were changed after this draft" in page
    letter = make_draft(programme, by=officer)
    assert "prefecture_signatory" not in {value["key"] for value in letter.open_values}
    assert "next_months" in {value["key"] for value in letter.open_values}
    assert "Values were changed after this draft" not in text_of(client, at(programme))


@pytest.mark.parametrize(
    ("faulty", "told"),
    [
        ({"next_months": "0"}, "write a whole number, 1 or more."),
        ({"next_months": "soon"}, "write a whole number, 1 or more."),
        ({"next_months": "5000"}, "more than an instrument can hold"),
        ({"ministry_signed_on": "2027-02-31"}, "2027-02-31 does not exist"),
        ({"prefecture_place_ja": "熊本"}, "write it in English too"),
        ({"prevailing": "latin"}, "latin"),
        ({"fields": ["gold"]}, "gold"),
        ({"pathways": ["holiday"]}, "holiday"),
        ({"clauses": ["nonsense"]}, "nonsense"),
    ],
)
def test_a_value_that_cannot_stand_is_told_at_its_field_and_nothing_typed_is_lost(programme, faulty, told):
    client = signed_in(officer_of(programme))
    sent = values_on(text_of(client, at(programme, "letter/values/")))

    page = client.post(
        at(programme, "letter/values/"), {**sent, "ministry_signatory": "Budi", **faulty}
    ).content.decode()

    programme.refresh_from_db()
    assert "<title>Error:" in page
    assert told in page
    assert 'value="Budi"' in page
    assert "ministry_signatory" not in programme.file["letter"]["parameters"]


def test_who_is_slower_is_told_who_was_faster_and_what_it_says_now_and_may_then_save(programme):
    faster, slower = officer_of(programme, Role.MINISTRY), officer_of(programme)
    client, address = signed_in(slower), at(programme, "letter/values/")
    sent = values_on(text_of(client, address))
    signed_in(faster).post(address, {**sent, "next_months": "6", "clauses": []})

    told = client.post(address, {**sent, "next_months": "9"}).content.decode()
    again = client.post(address, values_on(told))

    programme.refresh_from_db()
    assert f"{faster.full_name} changed these values" in told
    assert "now it says “6”" in told
    assert "Optional clauses that are in now: none." in told
    assert 'value="9"' in told
    assert again.status_code == 302
    assert programme.file["letter"]["parameters"]["next_months"] == 9


def test_a_form_that_does_not_say_what_its_writer_saw_is_not_kept(programme):
    client, address = signed_in(officer_of(programme)), at(programme, "letter/values/")
    sent = values_on(text_of(client, address))
    del sent["seen"]

    page = client.post(address, {**sent, "next_months": "9"}).content.decode()

    assert "These values were changed meanwhile" in page
    assert not Line.objects.filter(deed=Deed.LETTER_SETTLED).exists()
