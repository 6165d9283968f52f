import io

from openpyxl import load_workbook

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.intake import tasks
from kakehashi.portal.intake.models import Import
from tests.portal.api.ask import ROOT, Program, codes
from tests.portal.candidates.make import person_row, workbook
from tests.portal.make import make_user


def sent(program, rows, name="calon.xlsx"):
    file = io.BytesIO(workbook(rows))
    file.name = name
    status, told = program.sends("imports", file=file, kind="candidates")
    if status == 202:
        tasks.read_file.call(told["key"])
    return status, told


def own_header(row, header):
    """A sheet with one person and a column under a header that no reader knows."""
    book = load_workbook(io.BytesIO(workbook([row])))
    sheet = book.active
    column = sheet.max_column + 1
    sheet.cell(1, column, header)
    sheet.cell(2, column, "0812-3456-7890")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_a_file_is_read_previewed_and_taken_in_when_that_is_decided():
    program = Program()
    status, told = sent(program, [person_row(), person_row(), person_row(born="31-02-2001")])

    assert (status, told["state"]) == (202, "reading")
    _status, preview = program.get(f"imports/{told['key']}")
    assert (preview["state"], preview["read"], preview["accepted"], preview["refused"]) == ("preview", 3, 2, 1)
    assert not Candidate.objects.exists()

    decided, _told = program.post(f"imports/{told['key']}/commit")
    tasks.take_in.call(told["key"])

    assert decided == 202
    _status, done = program.get(f"imports/{told['key']}")
    assert (done["state"], done["added"], done["known"]) == ("done", 2, 0)
    assert Candidate.objects.count() == 2


def test_the_same_file_again_is_the_same_import():
    program = Program()
    row = person_row()
    _status, first = sent(program, [row])

    data = Import.objects.get().document.data()
    file = io.BytesIO(data)
    file.name = "nama-lain.xlsx"
    status, again = program.sends("imports", file=file, kind="candidates")
    program.post(f"imports/{first['key']}/discard")
    file.seek(0)
    anew, other = program.sends("imports", file=file, kind="candidates")

    assert (status, again["key"]) == (200, first["key"])
    assert (anew, other["key"] != first["key"]) == (202, True)


def test_faults_come_page_by_page_in_the_language_asked_for():
    user = make_user(Role.MINISTRY)
    program, japanese = Program(user), Program(user, language="ja")
    _status, told = sent(program, [person_row(born="31-02-2001", name="NULL"), person_row(sex="X")])
    key = told["key"]

    _status, first = program.get(f"imports/{key}/faults", limit=2)
    _status, rest = program.get(f"imports/{key}/faults", limit=2, after=first["next"])
    _status, said = japanese.get(f"imports/{key}/faults", limit=2)

    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (2, 1, None)
    assert [one["code"] for one in first["items"]] == [one["code"] for one in said["items"]]
    assert first["items"][0]["fix"] != said["items"][0]["fix"]


def test_the_refused_rows_come_back_marked():
    program = Program()
    _status, told = sent(program, [person_row(), person_row(born="31-02-2001")])

    refused, marked = (program.asks("get", f"imports/{told['key']}/{which}") for which in ("refused", "marked"))

    assert (refused.status_code, marked.status_code) == (200, 200)
    rows = [load_workbook(io.BytesIO(answer.content)).active.max_row for answer in (refused, marked)]
    assert rows[0] < rows[1]


def test_a_header_of_the_senders_own_is_told_once_and_remembered():
    program = Program()
    row, header = person_row(), "Bawaan"
    file = io.BytesIO(own_header(row, header))
    file.name = "calon.xlsx"
    status, told = program.sends("imports", file=file, kind="candidates")
    tasks.read_file.call(told["key"])
    at = f"imports/{told['key']}/columns"

    _status, seen = program.get(at)
    unknown = [one["header"] for one in seen["columns"] if one["unknown"]]
    wrong, fault = program.post(at, {"meanings": {"Tidak ada": "phone"}})
    twice, second = program.post(at, {"meanings": {header: "name"}})
    named, again = program.post(at, {"meanings": {header: "phone"}})

    assert (status, unknown, "phone" in seen["keys"]) == (202, [header], True)
    assert (wrong, codes(fault)) == (422, [("unknown_header", "body.told.meanings.Tidak ada")])
    assert twice == 422
    assert second["faults"][0]["code"] == "invalid"
    assert (named, again["state"]) == (202, "reading")
    tasks.read_file.call(told["key"])
    assert Import.objects.get().mapping == {header: "phone"}
    assert [one["key"] for one in program.get(at)[1]["columns"] if one["header"] == header] == ["phone"]
    program.post(f"imports/{told['key']}/commit")
    assert program.get(at)[0] == 409


def test_a_step_that_cannot_follow_names_the_state_and_changes_nothing():
    program = Program()
    _status, told = sent(program, [person_row()])

    early, fault = program.post(f"imports/{told['key']}/undo")
    program.post(f"imports/{told['key']}/discard")
    late, _fault = program.post(f"imports/{told['key']}/commit")

    assert (early, codes(fault), fault["faults"][0]["value"]) == (409, [("state", "path.key")], "preview")
    assert late == 409
    assert Import.objects.get().state == "discarded"


def test_an_import_that_something_rests_on_is_not_undone_and_the_answer_says_what():
    program = Program()
    _status, told = sent(program, [person_row()])
    program.post(f"imports/{told['key']}/commit")
    tasks.take_in.call(told["key"])
    person = Candidate.objects.get()
    program.post(f"candidates/{person.pk}/evidence", {"facts": ["born"], "level": "seen"})

    status, fault = program.post(f"imports/{told['key']}/undo")

    assert (status, codes(fault)) == (409, [("stood_on", "path.key")])
    assert Candidate.objects.filter(pk=person.pk).exists()


def test_an_empty_file_and_one_with_a_macro_are_refused_in_the_words_of_the_page():
    program = Program()
    empty = io.BytesIO(b"")
    empty.name = "kosong.xlsx"

    status, told = program.sends("imports", file=empty, kind="candidates")
    nothing, missing = program.sends("imports", kind="candidates")

    assert (status, codes(told)) == (422, [("invalid", "form.file")])
    assert nothing == 422
    assert [where for _code, where in codes(missing)] == ["file.file"]
    assert not Import.objects.exists()


def test_each_organisation_imports_what_its_page_lets_it_import_and_sees_its_own_alone():
    mine, employer = Program(), Program(make_user(Role.EMPLOYER))
    _status, told = sent(mine, [person_row()])
    file = io.BytesIO(workbook([person_row()]))
    file.name = "calon.xlsx"

    assert employer.sends("imports", file=file, kind="candidates")[0] == 403
    assert codes(employer.sends("imports", file=file, kind="nothing")[1]) == [("literal_error", "form.kind")]
    assert employer.get(f"imports/{told['key']}")[0] == 404
    assert employer.get("imports")[1] == {"items": [], "next": None}
    assert [one["key"] for one in mine.get("imports")[1]["items"]] == [told["key"]]


def test_a_body_that_is_too_large_is_told_in_the_one_shape():
    program = Program()

    answer = program.client.post(
        f"{ROOT}imports", headers={"Authorization": f"Bearer {program.token}"}, CONTENT_LENGTH=str(2**30)
    )

    assert (answer.status_code, codes(answer.json())) == (413, [("too_large", None)])


def test_an_import_that_a_later_one_counts_on_is_not_undone_before_it():
    program = Program()
    row = person_row()
    keys = [sent(program, rows)[1]["key"] for rows in ([row], [row, person_row()])]
    for key in keys:
        program.post(f"imports/{key}/commit")
        tasks.take_in.call(key)

    refused, fault = program.post(f"imports/{keys[0]}/undo")
    done = [program.post(f"imports/{key}/undo")[0] for key in reversed(keys)]

    assert (refused, codes(fault), fault["faults"][0]["value"]) == (409, [("counted_on", "path.key")], keys[1])
    assert done == [200, 200]
