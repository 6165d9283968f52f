"""Consent and its end, and a copy of everything: what the two countries' laws give a person."""

import io
import json
import zipfile
from collections import Counter

import pytest

from kakehashi.portal.accounts import sealed
from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.candidates import actions, bridge, holdings, queries, rights, tasks
from kakehashi.portal.candidates.models import Candidate, Consent, SealedValue
from kakehashi.portal.candidates.purposes import Purpose, edition, purposes
from kakehashi.portal.candidates.words import PATHWAYS
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.held import NIK, PASSPORT, ROW, make_somebody
from tests.portal.candidates.make import (
    DAY,
    HEADERS,
    person_row,
    read,
    workbook,
)
from tests.portal.documents.make import JPEG
from tests.portal.make import make_user, signed_in


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def person(officer):
    return make_somebody(officer)


# --- consent


def test_every_purpose_is_worded_in_three_languages_with_its_recipient_and_what_the_laws_want_told():
    for one in purposes().values():
        for text in (one.what_for, one.recipient, one.data, one.law, one.measures):
            assert len({text.indonesian, text.japanese, text.english}) == 3
    assert {one.key for one in purposes().values() if one.abroad} == {"prefecture", "employer", "home"}


def test_a_person_gives_and_withdraws_a_consent_on_one_page_with_one_press_each(person):
    own = signed_in(person.account)
    address = f"/candidates/{person.pk}/consents/"
    pages: Counter[str] = Counter()
    for deed in ("give", "withdraw"):
        page = own.get(address).content.decode()
        pages[deed] += 1
        assert f'value="{deed}:employer"' in page
        answer = own.post(address, {"deed": f"{deed}:employer"})
        pages[deed] += 1
        assert answer.url == address

    kept = Consent.objects.get(candidate=person, purpose="employer")
    assert pages["withdraw"] <= pages["give"]
    assert (kept.on_paper, kept.edition, kept.given_by) == (False, edition(), person.account)
    assert kept.withdrawn_at > kept.given_at
    assert not queries.agreed("employer").exists()


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_the_words_and_the_language_in_which_they_were_read_are_kept(person, language):
    User.objects.filter(pk=person.account.pk).update(language=language)
    own = signed_in(User.objects.get(pk=person.account.pk))
    address = f"/candidates/{person.pk}/consents/"

    page = own.get(address).content.decode()
    own.post(address, {"deed": "give:home"})

    for one in purposes().values():
        for text in (one.what_for, one.recipient, one.law):
            assert text.said_in(language).replace("'", "&#x27;") in page
    assert Consent.objects.get(purpose="home").language == language
    detail = Line.objects.filter(deed=Deed.CONSENT_GIVEN).latest("pk").detail
    assert detail == {"purpose": "home", "edition": edition(), "language": language, "on_paper": False}


def test_an_officer_writes_a_consent_down_only_with_the_signed_form(officer, person):
    client, address = signed_in(officer), f"/candidates/{person.pk}/consents/"

    without = client.post(address, {"deed": "give:employer"}).content.decode()
    given = client.post(address, {"deed": "give:employer", "signed": "1"})

    assert without.count("Tick that you hold the form") == 2
    assert 'href="#signed-employer"' in without
    assert given.status_code == 302
    assert Consent.objects.get(purpose="employer").on_paper is True


def test_a_purpose_that_nobody_asks_about_is_not_agreed_to(person):
    own = signed_in(person.account)

    for deed in ("give:everything", "give", "withdraw:employer:more", ""):
        own.post(f"/candidates/{person.pk}/consents/", {"deed": deed})

    assert not Consent.objects.exclude(purpose="prefecture").exists()


def test_agreeing_twice_is_one_consent_and_newer_words_are_agreed_to_anew(officer, person, monkeypatch):
    rights.give_consent(candidate=person, purpose="prefecture", language="id", by=officer)
    before = Consent.objects.filter(purpose="prefecture").count()
    monkeypatch.setattr("kakehashi.portal.candidates.purposes.edition", lambda: 2)

    rights.give_consent(candidate=person, purpose="prefecture", language="ja", by=officer)

    kept = Consent.objects.filter(purpose="prefecture").order_by("given_at")
    assert before == 1
    assert [(one.edition, one.withdrawn_at is None) for one in kept] == [(1, False), (2, True)]


def test_who_agrees_is_found_by_purpose(person):
    assert list(queries.agreed("prefecture")) == [person]
    assert not queries.agreed("employer").exists()


def test_a_person_reads_nobody_elses_consents_papers_or_copy(person):
    other = Candidate.objects.exclude(pk=person.pk).get()
    own = signed_in(person.account)

    codes = {own.get(f"/candidates/{other.pk}/{page}/").status_code for page in ("consents", "papers", "export")}

    assert codes == {404}


def test_a_purpose_has_a_country_where_its_data_leave_one():
    assert all(isinstance(one, Purpose) and one.country in {"", "ID", "JP"} for one in purposes().values())


def test_who_withdraws_the_consent_to_be_judged_is_judged_no_more_and_the_verdicts_are_gone(officer, person):
    rights.give_consent(candidate=person, purpose="assessment", language="id", by=officer)
    assert person.assessments.exists()

    rights.withdraw_consent(candidate=person, purpose="assessment", by=officer)
    tasks.assess_pool.call(str(officer.organisation.pk), DAY.isoformat())

    assert not person.assessments.exists()
    assert Candidate.objects.exclude(pk=person.pk).get().assessments.exists()
    assert "has withdrawn the consent to it" in signed_in(officer).get(f"/candidates/{person.pk}/").content.decode()
    rights.give_consent(candidate=person, purpose="assessment", language="id", by=officer)
    assert person.pk in queries.keys_of(officer.organisation)


def test_a_statement_on_health_is_not_used_once_the_consent_to_it_is_withdrawn(officer, person):
    told = sealed.seal(json.dumps({"fit": False, "examined": "2026-07-01"}))
    SealedValue.objects.create(candidate=person, kind="health", sealed=told)
    mine = Candidate.objects.filter(pk=person.pk)
    rights.give_consent(candidate=person, purpose="health", language="id", by=officer)
    used = [bridge.person_of(of(mine).get()).get("health") for of in (queries.whole, queries.judged)]

    rights.withdraw_consent(candidate=person, purpose="health", by=officer)

    assert used == [{"fit": False, "examined": "2026-07-01"}] * 2
    assert [bridge.person_of(of(mine).get()).get("health") for of in (queries.whole, queries.judged)] == [None, None]
    assert "health" in {one["kind"] for one in holdings.held_on(person)["candidates.sealedvalue"]}


@pytest.mark.parametrize("says", ["the person", "an officer"])
def test_who_agrees_again_to_be_judged_has_verdicts_at_once(officer, person, says):
    rights.give_consent(candidate=person, purpose="assessment", language="id", by=officer)
    rights.withdraw_consent(candidate=person, purpose="assessment", by=officer)
    by = signed_in(person.account if says == "the person" else officer)

    by.post(f"/candidates/{person.pk}/consents/", {"deed": "give:assessment", "signed": "1"})

    assert set(person.assessments.filter(current=True).values_list("pathway", flat=True)) == set(PATHWAYS)
    assert person.to_show.exists()
    assert Candidate.objects.get(pk=person.pk).pattern is not None


def test_a_consent_to_be_judged_leaves_the_verdicts_that_stand(officer, person):
    before = set(person.assessments.values_list("pk", "on"))

    rights.give_consent(candidate=person, purpose="assessment", language="id", by=officer)

    assert set(person.assessments.values_list("pk", "on")) == before


def test_the_verdict_changes_at_once_with_the_consent_to_use_the_statement_on_health(officer, person):
    told = sealed.seal(json.dumps({"fit": False, "examined": "2026-07-01"}))
    SealedValue.objects.create(candidate=person, kind="health", sealed=told)
    rights.give_consent(candidate=person, purpose="health", language="id", by=officer)
    actions.judge_again(candidate=person, on=DAY)
    deciding = [_deciding(person)]

    rights.withdraw_consent(candidate=person, purpose="health", by=officer)
    deciding.append(_deciding(person))
    rights.give_consent(candidate=person, purpose="health", language="id", by=officer)

    assert ["japan.ssw1.healthy" in rules for rules in [*deciding, _deciding(person)]] == [True, False, True]


def _deciding(person):
    return set(person.assessments.get(pathway="ssw1", current=True).deciding)


def test_after_the_last_day_of_the_rule_book_a_consent_is_kept_without_a_verdict(officer, person, settings):
    rights.give_consent(candidate=person, purpose="assessment", language="id", by=officer)
    rights.withdraw_consent(candidate=person, purpose="assessment", by=officer)
    settings.DEMO_TODAY = "2099-01-01"

    rights.give_consent(candidate=person, purpose="assessment", language="id", by=officer)

    assert person.consents.filter(purpose="assessment", withdrawn_at=None).exists()
    assert not person.assessments.exists()


def test_many_consents_at_once_are_as_many_lines_and_those_that_stand_are_kept(officer, person):
    people = list(Candidate.objects.order_by("number"))

    counts = [
        rights.give_consents(candidates=people, wanted=["prefecture", "home"], language="ja", by=officer)
        for _ in range(2)
    ]

    assert counts == [3, 0]
    assert Consent.objects.get(candidate=person, purpose="prefecture").language == "id"
    assert Line.objects.filter(deed=Deed.CONSENT_GIVEN).count() == 4


# --- a copy of everything


def copied(answer) -> tuple[dict, dict[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(files.pop("person.json")), files


def test_the_copy_holds_every_value_every_paper_and_every_table_that_points_to_the_person(person):
    answer = signed_in(person.account).post(f"/candidates/{person.pk}/export/")

    told, files = copied(answer)
    text = json.dumps(told, ensure_ascii=False)
    assert {"about.txt", f"papers/{person.papers.get().pk.hex[:8]}-KTP_Zulfikarwati.jpg"} == set(files)
    assert JPEG in files.values()
    for value in ("UNIK-0777", "Zulfikarwati Qadarsih", NIK, PASSPORT, "1999-03-17", "2019-07-07", "zulfikarwati.q"):
        assert value in text
    for name, rows in holdings.rows_of(person):
        assert len(told[name]) == len(rows)
    assert told["candidates.consent"][0]["purpose"] == "prefecture"
    assert "agriculture.crop" in told["candidates.assessment"][0]["answers"]["yes"]
    assert {line["deed"] for line in told["ledger.line"]} >= {Deed.CONSENT_GIVEN, Deed.PAPER_ADDED}
    assert "hashed" not in text


def test_the_copy_holds_the_rows_as_they_were_sent_also_those_that_were_refused(person, officer):
    again = read(officer, workbook([ROW | {"sex": "?", "home": "Papua"}, person_row()]), "kedua.xlsx")

    told, _files = copied(signed_in(person.account).post(f"/candidates/{person.pk}/export/"))

    first, second = told["intake.row"]
    assert (first["file"], first["row"]) == ("calon.xlsx", person.row)
    assert first["cells"][HEADERS["home"]] == "Papua Barat"
    assert first["cells"][HEADERS["nik"]] == NIK
    assert first["cells"][HEADERS["tests"]] == ROW["tests"]
    assert (second["file"], second["cells"][HEADERS["sex"]], second["cells"][HEADERS["home"]]) == (
        "kedua.xlsx", "?", "Papua",
    )  # fmt: skip
    assert again.refused == 1
    assert len(told["intake.row"]) == 2


def test_a_person_who_came_by_no_file_has_no_rows_in_the_copy(person):
    Candidate.objects.filter(pk=person.pk).update(came_by=None, row=0, number="K-new")
    SealedValue.objects.filter(candidate=person).delete()

    told, _files = copied(signed_in(person.account).post(f"/candidates/{person.pk}/export/"))

    assert told["intake.row"] == []


def test_making_the_copy_is_a_deed_that_names_its_digest_and_no_value(person, officer):
    client, address = signed_in(officer), f"/candidates/{person.pk}/export/"

    without = client.post(address, {}).content.decode()
    given = client.post(address, {"asked": "on"})

    line = Line.objects.get(deed=Deed.PERSON_EXPORTED)
    assert "Tick that the person asked" in without
    assert line.detail["size"] == len(given.content)
    assert given["Cache-Control"] == "no-store"


def test_every_table_that_points_to_a_person_is_in_the_copy_also_those_of_later_apps():
    tables = {relation.related_model._meta.label_lower for relation in holdings.relations()}

    assert tables >= {
        "candidates.sealedvalue", "candidates.evidence", "candidates.paper", "candidates.consent",
        "candidates.reveal", "candidates.assessment", "fairs.wish", "fairs.ranking", "fairs.meeting",
        "fairs.notheld", "fairs.outcome",
    }  # fmt: skip
