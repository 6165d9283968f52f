"""An officer types a candidate in who is in the pool already: told on leaving the box, and again without a script."""

from playwright.sync_api import expect

NAME, BORN = "[name=name]", "[name=born]"


def somebody(page, base):
    """Name and birthday of the first in the pool, as their dossier has them."""
    page.goto(base + "/candidates/")
    page.click("tbody th a >> nth=0")
    name = page.locator("h1").inner_text()
    born = page.locator("p.lead").inner_text().split("born ")[1].split(" · ")[0]
    return name, born


def test_whom_it_may_be_is_said_on_leaving_the_box(open_as, demonstration):
    page = open_as("ministry", "en", width=360)
    name, born = somebody(page, demonstration.base)

    page.goto(demonstration.base + "/candidates/new/")
    page.fill(NAME, name)
    page.fill(BORN, born)
    page.focus("[name=phone]")

    expect(page.locator("#likely a").first).to_contain_text(name, ignore_case=True, timeout=10_000)
    assert page.url.endswith("/candidates/new/")


def test_without_a_script_it_is_said_when_the_form_is_sent(browser, demonstration, open_as):
    name, born = somebody(open_as("ministry", "en"), demonstration.base)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demonstration.base + "/account/sign-in/")
    page.fill("[name=username]", "ministry")
    page.fill("[name=password]", "kakehashi-demo")
    page.click("main button")

    page.goto(demonstration.base + "/candidates/new/")
    page.fill(NAME, name)
    page.fill(BORN, born)
    page.check("[name=sex] >> nth=0")
    page.select_option("[name=home]", index=1)
    page.click("main form button.button")

    expect(page.locator("[role=alert] li a").first).to_contain_text(name, ignore_case=True)
    expect(page.locator("[role=alert] button[name=go_on]")).to_be_visible()
    context.close()
