"""`kakehashi law` in a shell."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kakehashi.cli.law import QuestionNotUsable, app
from kakehashi.cli.law.question import lane_name
from kakehashi.cli.options import FileNotUsable
from kakehashi.law import DayOutsideBook, FactsError, reference
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Language, UnknownKey
from tests.law.make import CROP, make_person

ON = ("--on", "2027-04-05")


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def write(tmp_path):
    def written(value, name="person.json") -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(value), encoding="utf-8")
        return path

    return written


def test_explain_prints_the_verdicts_of_the_exchange_format(write):
    result = run("explain", write(make_person(tests=[])), *ON, "--json")

    value = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (value["on"], value["law_checked"]) == ("2027-04-05", "2026-11-24")
    crop = next(line for line in value["verdicts"] if (line["pathway"], line.get("category")) == ("ssw1", CROP))
    assert crop["answer"] == "no"
    assert crop["deciding"] == ["japan.ssw1.has_skill", "japan.ssw1.has_basic_japanese"]
    assert crop["conditions"] == ["SSW1-P-03", "SSW1-P-04"]
    sit = crop["remaining"][1]
    assert (sit["step"], sit["earliest"], sit["rule"]) == ("sit_jft_basic", None, "japan.ssw1.has_basic_japanese")
    assert (sit["way"], sit["lead_time"]["at_most"], sit["lead_time"]["unit"]) == ("jft_basic", 6, "months")
    assert (sit["cost"], sit["lead_time"]["mark"], sit["lead_time"]["as_of"]) == (None, "secondary", "2024-09-25")
    (other,) = sit["alternatives"]
    assert (other["way"], other["earliest"], other["cost"]["unit"]) == ("jlpt_n4", "2027-12-01", "IDR")
    assert (crop["stage"], crop["mark"], crop["assumed"], crop["earliest_yes"]) == ("landing", "secondary", [], None)


def test_explain_reads_toml_and_answers_for_one_category_of_one_pathway(tmp_path):
    path = tmp_path / "person.toml"
    path.write_text("born = 2009-06-01\n[health]\nfit = true\n", encoding="utf-8")

    result = run("explain", path, *ON, "--pathway", "ssw1", "--category", "agriculture", "--stage", "pool", "--json")

    lines = json.loads(result.stdout)["verdicts"]
    assert [(line["pathway"], line["category"]) for line in lines] == [
        ("ssw1", CROP),
        ("ssw1", "agriculture.livestock"),
    ]
    (wait,) = (left for left in lines[0]["remaining"] if left["step"] == "wait_until_birthday")
    assert (wait["earliest"], wait["rule"]) == ("2027-06-01", "japan.ssw1.old_enough")
    assert (wait["way"], wait["lead_time"], wait["cost"], wait["alternatives"]) == (None, None, None, [])


def test_an_occupation_stands_for_the_categories_it_answers_to(write):
    result = run("explain", write({}), *ON, "--pathway", "ssw1", "--occupation", "Formwork", "--json")

    assert [line["category"] for line in json.loads(result.stdout)["verdicts"]] == [
        "construction.civil",
        "construction.building",
    ]


def test_an_occupation_is_asked_about_beside_the_categories_it_answers_to(write):
    result = run("explain", write({}), *ON, "--occupation", "Formwork", "--json")

    lines = json.loads(result.stdout)["verdicts"]
    assert [line["occupation"] for line in lines if line["pathway"] == "titp1"] == ["Formwork"]
    assert all(("category" in line) != ("occupation" in line) for line in lines)
    assert {line["category"] for line in lines if "category" in line} == {"construction.civil", "construction.building"}


def test_a_category_stands_for_the_occupations_that_answer_to_it(write):
    result = run("explain", write({}), *ON, "--pathway", "titp1", "--category", "care", "--json")

    assert [line["occupation"] for line in json.loads(result.stdout)["verdicts"]] == ["Care worker"]


def test_an_occupation_on_the_second_page_is_explained_in_words(write):
    result = run("explain", write({}), *ON, "--pathway", "titp1", "--occupation", "Care worker", "--lang", "ja")

    assert "介護" in result.stdout
    assert "(TITP-P-10)" in result.stdout


def test_the_indonesian_procedure_is_explained_as_a_pathway_and_alike_in_every_category(write):
    person = make_person(home_procedure=None, channel="P3MI", documents=[], steps=[])

    value = json.loads(run("explain", write(person), *ON, "--pathway", "home_procedure", "--json").stdout)
    text = run("explain", write(person), *ON, "--pathway", "home_procedure", "--lang", "id").stdout

    assert len(value["verdicts"]) == 51
    assert {line["answer"] for line in value["verdicts"]} == {"no"}
    assert "ID-12" in value["verdicts"][0]["conditions"]
    assert text.count("Prosedur penempatan Indonesia ·") == 1
    assert text.splitlines()[1] == "  semua kategori pekerjaan yang dicakup"
    assert "→ Meminta surat izin suami, istri, orang tua, atau wali, diketahui kepala desa atau lurah" in text


def test_only_what_is_the_same_in_every_category_is_said_of_all(write):
    whole = run("explain", write(make_person()), *ON, "--pathway", "ssw1", "--lang", "en").stdout
    field = run(
        "explain",
        write(make_person(born="2012-01-01")),
        *ON,
        "--pathway",
        "ssw2",
        "--category",
        "agriculture",
        "--lang",
        "en",
    ).stdout

    assert "all work categories" not in whole
    assert "  Crop farming\n" in whole
    assert "all work categories" not in field
    assert "  Crop farming, Livestock farming\n" in field


def test_an_answer_that_rests_on_an_open_point_says_so_and_no_other_does(write):
    papers = [
        {"kind": kind, "present": True, "countersigned_by_village_head": True}
        for kind in (
            "marital_status",
            "competence_certificate",
            "health_certificate",
            "employment_contract",
            "family_permission",
            "passport",
            "e_kpmi",
        )
    ]
    steps = [
        {"kind": kind, "on": "2025-05-01"}
        for kind in ("registered", "documents_verified", "social_security_paid", "orientation")
    ]
    told = {"health": {"fit": True, "examined": "2025-10-01"}, "documents": papers, "steps": steps}
    tests = [{"test": "jlpt", "level": "N4", "on": "2023-12-03"}, make_person()["tests"][1] | {"on": "2024-07-10"}]
    alone, placed = (make_person(channel=channel, tests=tests, **told) for channel in ("direct", "g_to_g"))
    asked = ("--on", "2025-11-14", "--pathway", "ssw1", "--category", CROP, "--lang", "en")

    open_text = run("explain", write(alone), *asked).stdout
    other_text = run("explain", write(placed), *asked).stdout

    assert "yes (meets the conditions) [open]" in open_text
    assert "! this answer rests on a point on which sources conflict or are silent: ask the authority" in open_text
    assert "! this answer" not in other_text


@pytest.mark.parametrize(
    ("key", "names"),
    [
        (CROP, ("pertanian tanaman secara umum", "耕種農業全般", "Crop farming")),
        ("Formwork", ("Formwork", "型枠施工", "Formwork")),
    ],
)
def test_a_lane_has_the_name_that_its_table_has(key, names):
    assert tuple(lane_name(key, language) for language in Language) == names


def test_an_assumption_is_printed_with_the_law_as_it_stands(write):
    person = write(make_person(esd_memorandum_assumed=True))

    result = run("explain", person, *ON, "--pathway", "esd", "--category", CROP, "--json")

    line = json.loads(result.stdout)["verdicts"][0]
    assert (line["answer"], line["assumed"]) == ("yes", ["esd_memorandum_assumed"])
    assert line["answer_as_the_law_stands"] == "unknown"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("id", "belum dapat dipastikan"),
        ("ja", "判定できない"),
        ("en", "What is the date of birth?"),
    ],
)
def test_the_text_is_in_the_language_asked_for(write, lang, said):
    result = run("explain", write(make_person(born=None)), *ON, "--category", CROP, "--lang", lang)

    assert result.exit_code == 0
    assert said in result.stdout


def test_the_text_shows_reason_step_assumption_and_what_is_to_come(write):
    person = write(make_person(tests=[], refusal_ground=None, esd_memorandum_assumed=True, bron="x"))

    result = run("explain", person, *ON, "--stage", "pool", "--lang", "en")

    assert "(SSW1-P-04)" in result.stdout
    assert "→ Pass JFT-Basic (A2.2) or JLPT N4" in result.stdout
    assert "… still to come: No ground for refusal of landing? (SSW1-P-21)" in result.stdout
    assert "assumed: esd_memorandum_assumed; as the law stands:" in result.stdout
    assert "5 April 2027" not in result.stdout
    assert "24 November 2026" in result.stdout
    assert "the nearest known one is born" in result.stderr


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "id",
            (
                "4–6 bulan",
                "      atau Lulus JLPT N4: 6 bulan",
                "Rp5.550.000",
                "ujian pertama sesudah masa itu pada Desember 2027",
            ),
        ),
        (
            "ja",
            (
                "4–6か月",
                "      又は 日本語能力試験(JLPT)N4に合格する: 6か月",
                "5,550,000ルピア",
                "その期間の後の最初の試験は令和9年(2027年)12月",
            ),
        ),
        (
            "en",
            (
                "4–6 months",
                "      or Pass JLPT N4: 6 months",
                "IDR 5,550,000",
                "first sitting after that time in December 2027",
            ),
        ),
    ],
)
def test_the_ways_to_take_a_step_stand_below_it_with_time_price_and_sittings(write, lang, said):
    asked = (*ON, "--pathway", "ssw1", "--category", CROP, "--lang", lang)

    text = run("explain", write(make_person(tests=[])), *asked).stdout

    assert all(words in text for words in said)


def test_a_test_whose_day_was_not_read_is_told_by_its_months(write):
    crew = make_person(tests=[{"test": "ssw1_skill", "category": "railway.crew", "passed": True, "on": "2026-06-02"}])
    asked = ("--on", "2026-12-02", "--pathway", "ssw1", "--category", "railway.crew", "--lang", "en")

    (left,) = (
        each
        for each in json.loads(run("explain", write(crew), *asked, "--json").stdout)["verdicts"][0]["remaining"]
        if each["step"] == "sit_jlpt_n3"
    )
    text = run("explain", write(crew), *asked).stdout

    assert (left["earliest"], left["earliest_is"]) == ("2026-12-02", "month")
    assert "  → Pass JLPT N3 (next sitting in December 2026 or July 2027)" in text
    assert "first sitting after that time in December 2027 or July 2028" in text


def test_ways_of_which_nothing_is_known_say_so_and_a_lone_one_says_nothing(write):
    repair = ("--pathway", "ssw2", "--category", "auto_repair.maintenance", "--lang", "en")

    text = run("explain", write(make_person(fees_and_deductions_agreed=False)), *ON, *repair).stdout

    assert "      or Get the level-2 mechanic certificate: time and cost not known" in text
    assert text.count("time and cost not known") == 1
    assert "  → Read and agree to the fees and deductions\n\n" in text


def test_a_birthday_to_wait_for_is_written_out(write):
    result = run("explain", write(make_person(born="2009-06-01")), *ON, "--category", CROP, "--lang", "id")

    assert "Menunggu sampai mencapai usia minimum" in result.stdout
    assert "1 Juni 2027" in result.stdout


def test_weak_evidence_may_be_left_out(write):
    result = run("explain", write(make_person()), *ON, "--at-least", "seen", "--category", CROP, "--json")

    assert json.loads(result.stdout)["verdicts"][0]["answer"] == "unknown"


def test_the_levels_of_evidence_stand_side_by_side_with_what_is_left_to_show(write):
    person = write(make_person(evidence={"born": "verified"}))
    asked = (*ON, "--pathway", "ssw1", "--category", "agriculture", "--levels")

    (crop, livestock) = json.loads(run("explain", person, *asked, "--json").stdout)["levels"]
    text = run("explain", person, *asked, "--lang", "en").stdout

    assert (crop["claimed"], crop["seen"], crop["verified"]) == ("yes", "unknown", "unknown")
    assert "tests" in crop["to_show"]["seen"]
    assert "born" not in crop["to_show"]["verified"]
    assert (livestock["claimed"], livestock["to_show"]["verified"]) == ("no", crop["to_show"]["verified"])
    assert "claimed: yes (meets the conditions) · seen: unknown · verified: unknown" in text
    assert "? seen: Which tests were taken, when, and with what result?" in text
    assert text.rstrip().endswith("24 November 2026")


def test_levels_are_not_asked_together_with_one_of_them(write):
    result = run("explain", write({"bron": 1}), *ON, "--levels", "--at-least", "seen")

    assert isinstance(result.exception, QuestionNotUsable)
    assert "leave --at-least seen out" in str(result.exception)


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        (("--stage", "poool"), QuestionNotUsable, "pool, offer, application, landing"),
        (("--at-least", "sure"), QuestionNotUsable, "claimed, seen, verified"),
        (("--category", "agriculture.corp"), UnknownKey, "agriculture.crop"),
        (("--occupation", "Formwrok"), UnknownKey, "Formwork"),
    ],
)
def test_a_question_that_names_nothing_is_refused(write, options, error, said):
    result = run("explain", write({}), *ON, *options)

    assert isinstance(result.exception, error)
    assert said in str(result.exception)


def test_facts_at_fault_give_no_verdict(write):
    result = run("explain", write({"born": "2001-02-31"}), *ON, "--json")

    assert isinstance(result.exception, FactsError)
    assert result.stdout == ""


@pytest.mark.parametrize("text", ["[]", "{", None])
def test_a_file_that_is_no_person_is_refused(tmp_path, text):
    path = tmp_path / "person.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    assert isinstance(run("explain", path, *ON).exception, FileNotUsable)


@pytest.mark.parametrize("text", ["born = ", None])
def test_a_toml_file_that_cannot_be_read_is_refused(tmp_path, text):
    path = tmp_path / "person.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    assert isinstance(run("explain", path, *ON).exception, FileNotUsable)


def test_reference_writes_the_pages_of_the_book(tmp_path):
    result = run("reference", "--out", tmp_path / "law")

    assert result.exit_code == 0
    for name, text in reference(BOOK).items():
        assert (tmp_path / "law" / name).read_text(encoding="utf-8") == text


def test_without_a_day_the_day_is_today(write):
    result = run("explain", write({}), "--category", "care", "--pathway", "ssw1", "--json")

    assert date.fromisoformat(json.loads(result.stdout)["on"]) >= date(2026, 1, 1)


@pytest.mark.parametrize("on", ["2019-03-31", "2030-01-01", "9999-12-31"])
def test_a_day_of_which_the_book_does_not_speak_is_refused_and_not_answered(write, on):
    for form in ((), ("--json",), ("--levels",)):
        result = run("explain", write(make_person()), "--on", on, *form)

        assert isinstance(result.exception, DayOutsideBook)
        assert result.stdout == ""


@pytest.mark.parametrize("on", ["2019-04-01", "2029-12-31"])
def test_the_first_and_the_last_day_of_the_book_are_answered(write, on):
    result = run("explain", write(make_person()), "--on", on, "--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["on"] == on


def test_two_days_outside_the_book_are_told_at_once(write):
    result = run("diff", write(make_person()), "--on", "2019-03-31", "--and", "2030-01-01")

    assert isinstance(result.exception, DayOutsideBook)
    assert len(result.exception.faults) == 2


def test_assess_writes_nothing_for_a_day_outside_the_book(write, tmp_path):
    out = tmp_path / "verdicts.csv"

    result = run("assess", write([make_person()], "people.json"), "--on", "2031-01-01", "--out", out)

    assert isinstance(result.exception, DayOutsideBook)
    assert not out.exists()


def test_explain_says_that_a_pathway_does_not_speak_of_what_was_asked_in_text_and_json(write):
    asked = ("explain", write({"born": "2000-01-01"}), *ON, "--pathway", "esd", "--category", "auto_transport.truck")

    text = run(*asked, "--lang", "en").stdout
    value = json.loads(run(*asked, "--json").stdout)

    assert "(ESD) does not speak of Truck driver: nobody can go by this pathway in it" in text
    assert "17 ESD fields" in text
    assert value["verdicts"] == []
    (closed,) = value["not_spoken_of"]
    assert (closed["pathway"], closed["category"], closed["value"], closed["mark"]) == (
        "esd", "auto_transport.truck", "japan.esd.esd_categories", "secondary",
    )  # fmt: skip


def test_levels_say_it_too(write):
    asked = ("explain", write({"born": "2000-01-01"}), *ON, "--pathway", "esd", "--category", "aviation", "--levels")

    assert "tidak mencakup" in run(*asked, "--lang", "id").stdout
    assert len(json.loads(run(*asked, "--json").stdout)["not_spoken_of"]) == 2


def test_what_is_spoken_of_is_never_said_to_be_closed(write):
    asked = ("explain", write({"born": "2000-01-01"}), *ON, "--pathway", "esd", "--category", CROP, "--json")

    assert json.loads(run(*asked).stdout)["not_spoken_of"] == []


def test_explain_names_stage_rule_mark_and_source_and_on_request_the_tree(write):
    asked = (write(make_person(tests=[])), *ON, "--pathway", "ssw1", "--category", "agriculture.crop", "--lang", "en")

    plain, tree = run("explain", *asked).stdout, run("explain", *asked, "--tree").stdout

    assert "  judged for the stage: landing in Japan" in plain
    assert "      japan.ssw1.has_basic_japanese [" in plain
    assert "japan.person.reached_a2: " in tree
    assert "japan.person.reached_a2: " not in plain


def test_remaining_says_the_steps_and_nothing_else(write):
    asked = (write(make_person(tests=[])), *ON, "--pathway", "ssw1", "--category", "agriculture.crop", "--lang", "en")

    text, value = run("remaining", *asked).stdout, json.loads(run("remaining", *asked, "--json").stdout)

    assert "→ " in text
    assert "SSW1-P-04" not in text
    (verdict,) = value["verdicts"]
    assert {left["step"] for left in verdict["remaining"]} >= {"sit_jft_basic"}
    assert "deciding" not in verdict


def test_screen_is_assess_under_another_name(write, tmp_path):
    screened, assessed = tmp_path / "screened.csv", tmp_path / "assessed.csv"

    run("screen", write(make_person()), *ON, "--out", str(screened))
    run("assess", write(make_person()), *ON, "--out", str(assessed))

    assert screened.read_text(encoding="utf-8") == assessed.read_text(encoding="utf-8")
