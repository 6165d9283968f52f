"""A ministry officer signs in, narrows the pool and opens a dossier without touching a mouse."""

from playwright.sync_api import Page, expect


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")


def test_from_signing_in_to_a_dossier(browser, demonstration):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    page = context.new_page()
    page.goto(demonstration.base + "/account/sign-in/")

    tab_to(page, "[name=username]")
    page.keyboard.type("ministry")
    tab_to(page, "[name=password]")
    page.keyboard.type("kakehashi-demo")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    tab_to(page, "a[href='/candidates/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/candidates/")
    tab_to(page, "[name=name]")
    page.keyboard.type("sukarno")
    page.keyboard.press("Enter")
    page.wait_for_url("**name=sukarno**")
    page.goto(demonstration.base + "/candidates/")
    tab_to(page, "tbody th a")
    page.keyboard.press("Enter")

    expect(page.locator(".verdict").first).to_be_visible()
    outline = page.evaluate("getComputedStyle(document.querySelector('.skip-link')).position")
    assert outline == "absolute"
    context.close()


def test_the_first_tab_offers_to_skip_to_the_content(open_as):
    page = open_as("auditor", "en")
    page.goto(page.url)

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "skip-link"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
