"""A ministry officer takes a spreadsheet in: chooses it, sees what is wrong with it, decides, and may undo."""

import re

from playwright.sync_api import expect

from tests.portal.candidates.make import person_row, workbook


def write_file(folder, name, rows):
    path = folder / name
    path.write_bytes(workbook(rows))
    return str(path)


def test_the_faults_are_read_before_anything_is_taken_in(open_as, tmp_path):
    rows = [person_row(id=f"J-{n}") for n in range(40)] + [person_row(id="J-x", born="31-02-2001")]
    page = open_as("ministry", "id")

    page.goto(page.url.split("/desk")[0] + "/imports/new/candidates/")
    page.set_input_files("[name=file]", write_file(tmp_path, "calon-baru.xlsx", rows))
    page.click("main button.button")
    page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}/"))
    expect(page.locator("h1")).to_contain_text("40", timeout=20_000)

    faults = page.locator("table.faults")
    expect(faults).to_contain_text("31-02-2001")
    expect(faults).to_contain_text("Tanggal lahir")
    expect(faults.locator("tbody tr")).to_have_count(1)

    page.click("main form button.button")
    expect(page.locator("h1")).to_contain_text("40", timeout=20_000)
    expect(page.locator("a[href$='/undo/']")).to_be_visible(timeout=20_000)

    page.click("a[href$='/undo/']")
    page.click("button.button-danger")
    expect(page.locator("[role=status]")).to_be_visible()


def test_a_file_that_is_none_is_named_as_such_in_the_readers_language(open_as, tmp_path):
    path = tmp_path / "foto.xlsx"
    path.write_bytes(b"\xff\xd8\xff\xe0 not a spreadsheet")
    page = open_as("ministry", "ja")

    page.goto(page.url.split("/desk")[0] + "/imports/new/candidates/")
    page.set_input_files("[name=file]", str(path))
    page.click("main button.button")

    expect(page.locator("table.faults tbody tr")).to_have_count(1, timeout=20_000)
    expect(page.locator("table.faults")).to_contain_text(re.compile("[ぁ-ん]"))
