import io

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Paper
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.api.ask import Program, codes
from tests.portal.candidates.make import make_candidate
from tests.portal.documents.make import JPEG
from tests.portal.make import make_user


def jpeg(name="sertifikat.jpg"):
    file = io.BytesIO(JPEG)
    file.name = name
    return file


def test_a_paper_is_uploaded_once_and_shows_facts_until_its_day():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    program = Program(officer)
    at = f"candidates/{person.pk}"

    made, paper = program.sends(f"{at}/papers", file=jpeg(), kind="test", issuer="Japan Foundation")
    again, same = program.sends(f"{at}/papers", file=jpeg("lagi.jpg"), kind="test")
    shown = {"facts": ["tests.0"], "level": "verified", "paper": paper["key"], "valid_until": "2027-12-06"}
    status, told = program.post(f"{at}/evidence", shown)

    assert (made, again, same["key"]) == (201, 200, paper["key"])
    assert Paper.objects.count() == 1
    assert status == 200
    assert [(one["fact"], one["level"], one["paper"], one["valid_until"]) for one in told["items"]] == [
        ("tests.0", "verified", paper["key"], "2027-12-06")
    ]
    assert program.get(f"{at}/papers")[1]["items"][0]["shows"] == ["tests.0"]
    assert program.get(at)[1]["person"]["tests"][0]["evidence"] == "verified"
    assert Line.objects.get(deed=Deed.EVIDENCE_RECORDED).actor.token.name == "HR system"


def test_a_fact_that_is_not_told_and_a_paper_of_another_person_show_nothing():
    officer = make_user(Role.MINISTRY)
    person, other = make_candidate(officer), make_candidate(officer)
    program = Program(officer)
    paper = program.sends(f"candidates/{other.pk}/papers", file=jpeg(), kind="test")[1]

    wrong = {"facts": ["tests.9"], "level": "seen", "paper": paper["key"]}
    status, told = program.post(f"candidates/{person.pk}/evidence", wrong)

    assert status == 422
    assert {where for _code, where in codes(told)} == {"body.shown.facts", "body.shown.paper"}
    assert not person.evidence.exists()


def test_a_file_that_is_no_paper_is_refused_in_the_words_of_the_page():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    program = Program(officer)
    file = io.BytesIO(b"MZ\x90\x00" * 100)
    file.name = "sertifikat.pdf"

    status, told = program.sends(f"candidates/{person.pk}/papers", file=file, kind="test")
    kind, fault = program.sends(f"candidates/{person.pk}/papers", file=jpeg(), kind="letter")

    assert (status, codes(told)) == (422, [("invalid", "form.file")])
    assert (kind, [where for _code, where in codes(fault)]) == (422, ["form.kind"])


def test_assessing_now_keeps_verdicts_of_today_and_writes_a_deed():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    program = Program(officer)
    person.assessments.all().delete()

    status, told = program.post(f"candidates/{person.pk}/verdicts")

    assert (status, sorted(one["pathway"] for one in told["items"])) == (200, ["esd", "ssw1"])
    for one in told["items"]:
        lists = [one[answer] for answer in ("yes", "not_yet", "no", "unknown")]
        assert len({key for keys in lists for key in keys}) == sum(map(len, lists)) > 0
    line = Line.objects.filter(deed=Deed.POOL_ASSESSED, subject_id=str(person.pk)).get()
    assert line.detail["people"] == 1


def test_a_key_with_a_slip_in_its_name_is_refused_and_the_evidence_is_not_kept_without_its_day():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    shown = {"facts": ["born"], "level": "seen", "valid_untill": "2027-12-06"}

    status, told = Program(officer).post(f"candidates/{person.pk}/evidence", shown)

    assert (status, [where for _code, where in codes(told)]) == (422, ["body.valid_untill"])
    assert not person.evidence.exists()


def test_an_identity_card_shows_who_the_person_is_and_what_changes_afterwards_is_claimed_again():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer, nik="3374015703000021")
    program = Program(officer)
    at = f"candidates/{person.pk}"
    program.patch(at, {"phone": "0812-3456-7890"})
    paper = program.sends(f"{at}/papers", file=jpeg("ktp.jpg"), kind="identity")[1]
    facts = ["name", "born", "sex", "home", "phone", "nik"]

    status, told = program.post(f"{at}/evidence", {"facts": facts, "level": "seen", "paper": paper["key"]})

    assert status == 200, told
    assert program.get(at)[1]["person"]["evidence"] == dict.fromkeys(facts, "seen")
    assert program.get(f"{at}/explanation", pathway="ssw1", category="agriculture.crop")[1]["warnings"] == []
    program.patch(at, {"name": "SUPARTI WAHYUNI", "nik": None})
    assert sorted(program.get(at)[1]["person"]["evidence"]) == ["born", "home", "phone", "sex"]


def test_a_telephone_that_nobody_told_is_shown_by_no_paper():
    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)

    status, told = Program(officer).post(f"candidates/{person.pk}/evidence", {"facts": ["phone"], "level": "seen"})

    assert (status, codes(told)) == (422, [("invalid_choice", "body.shown.facts")])
