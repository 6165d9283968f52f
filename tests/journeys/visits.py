"""The list of every page with whom to look at it as, and of every state of a page that no link leads to."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page

SIGN_INS = {
    "ministry": "ministry",
    "prefecture": "prefecture",
    "training_centre": "centre",
    "employer": "employer",
    "candidate": "candidate",
    "auditor": "auditor",
}
"""The demonstration's account of each role; who has none is ""."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at a page: as which account, at what, in which state (""  = as it usually is).

    `things` are the address's parameters, each by the name that `staging` gives to what is meant.
    `does` is what is done there before the look; `status` is what the server answers in the end; `shows` selects what
    is to be seen in that state.  Pages that wait are seen with `?still=1`: they would look again by themselves.
    """

    sign_in: str
    name: str
    things: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    query: str = ""
    does: Callable[[Page], None] | None = None
    status: int = 200
    shows: str = "h1"

    def address(self, known: Mapping[str, Mapping[str, str]]) -> str:
        """Where it is in the demonstration in which `known` was staged."""
        own = {**known[""], **known.get(self.sign_in, {})}
        given = {key: own.get(thing, thing) for key, thing in self.things.items()}
        return reverse(self.name, kwargs=given) + (f"?{self.query}" if self.query else "")

    @property
    def stem(self) -> str:
        """What its picture is called."""
        words = (self.sign_in or "anybody", self.name.replace(":", "-"), self.state.replace(" ", "-"))
        return "-".join(filter(None, words))


def sends(**filled: str) -> Callable[[Page], None]:
    """Fill boxes of the page's form and send it past the browser's own checks, as a browser without them would."""

    def send(page: Page) -> None:
        for name, value in filled.items():
            page.fill(f"main [name={name}]", value)
        page.eval_on_selector("main form[method=post]", "form => { form.noValidate = true; }")
        page.click("main form[method=post] button")

    return send


def presses(deed: str) -> Callable[[Page], None]:
    """Press the button of the page that stands for one deed among several."""

    def press(page: Page) -> None:
        page.click(f"main button[value='{deed}']")

    return press


def presses_for(state: str) -> Callable[[Page], None]:
    """Say of a list that there is none, or that it is not known, and press."""

    def press(page: Page) -> None:
        page.check(f"main [name=state][value={state}]")
        page.click("main button[value=save]")

    return press


def sends_too_late(page: Page) -> None:
    """Send a form that was opened on what the record does not say any more."""
    page.eval_on_selector("main [name=opened]", "box => { box.value = 'older'; }")
    sends(born="1-2-1999")(page)


def sends_too_much(page: Page) -> None:
    """Send a file larger than any may be."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.truncate(66 * 1024 * 1024)
        page.set_input_files("main [name=file]", Path(file.name))
        page.click("main form[method=post] button")


def page(name: str, sign_ins: str, **things: str) -> list[Visit]:
    """One page as each of these accounts."""
    return [Visit(sign_in, name, things) for sign_in in sign_ins.split() or [""]]


def state(state: str, sign_in: str, name: str, shows: str, **more: Any) -> Visit:
    """One page as one account, in a state that has a name and can be seen; what is no field of Visit is its things."""
    given = {key: more.pop(key) for key in ("query", "does", "status") if key in more}
    return Visit(sign_in, name, more, state, shows=shows, **given)


NOBODY = "00000000-0000-4000-8000-000000000000"
FAULTY = ".error-summary a"
NARROWED = "ul.tags a"
EMPTY = ".empty"
FALLS = ".banner-warning li"
ONE = {"programme_id": "programme"}
NEXT = {"programme_id": "next_programme"}
PERSON = {"candidate_id": "person"}
PAPER = {"candidate_id": "person", "paper_id": "paper"}
PASSPORT_PAPER = {"candidate_id": "person", "paper_id": "passport_paper"}
PASSPORT = {"candidate_id": "sealed", "kind": "passport"}
TWO_FAULTS = {"entry-0-on": "31-2-2026", "entry-0-score": "many"}
OFFICES = "ministry prefecture centre employer"
VISITS = (
    *page("desks:front", ""),
    *page("desks:help", ""),
    *page("desks:home", f"{OFFICES} candidate auditor"),
    *page("accounts:sign_in", ""),
    state("failed", "", "accounts:sign_in", ".error-summary li", does=sends(username="nobody", password="wrong")),
    state("waits", "", "accounts:sign_in", ".error-summary", does=sends(username="hasty", password="no"), status=429),
    *page("statistics:statistics", ""),
    state("chosen", "", "statistics:statistics", "table", programme_key="key"),
    state("404", "", "statistics:statistics", "h1", programme_key="nowhere", status=404),
    # the rule book
    *page("lawbook:lawbook", ""),
    state("found", "", "lawbook:lawbook", NARROWED, query="q=JFT&mark=secondary&on=24-11-2026"),
    state("none", "", "lawbook:lawbook", EMPTY, query="q=zzzz"),
    state("faulty", "", "lawbook:lawbook", FAULTY, query="mark=firm&on=31-2-2026"),
    *page("lawbook:instrument", "", instrument_id="japan.ssw1"),
    state("not judged", "", "lawbook:instrument", ".banner-warning", instrument_id="japan.esd"),
    *page("lawbook:provision", "", instrument_id="japan.ssw1", entry_name="has_basic_japanese"),
    state("computed", "", "lawbook:provision", "#cases", instrument_id="japan.person", entry_name="reached_a2"),
    state("note", "", "lawbook:provision", ".source", instrument_id="japan.ssw1", entry_name="family_stays_behind"),
    state("404", "", "lawbook:provision", "h1", instrument_id="japan.ssw1", entry_name="nothing", status=404),
    *page("lawbook:condition", "", condition="SSW1-P-04"),
    state("left out", "", "lawbook:condition", ".banner-warning", condition="D-02"),
    state("by date", "", "lawbook:condition", "table", condition="D-15"),
    state("not judged", "", "lawbook:condition", ".banner-warning", condition="ESD-P-07"),
    # programs
    *page("interface:reference", ""),
    *page("tokens:tokens", OFFICES),
    *page("tokens:new", OFFICES),
    state("faulty", "ministry", "tokens:new", FAULTY, does=sends()),
    state("shown", "ministry", "tokens:new", "code.token", does=sends(name="HR system")),
    *page("tokens:withdraw", OFFICES, token_id="token"),
    *page("offices:administrators", OFFICES),
    *page("offices:administrator", OFFICES, account_id="account"),
    state("only one", "ministry", "offices:administrator", "a.button", account_id="only_one"),
    # the pool
    *page("candidates:pool", "ministry centre"),
    state("narrowed", "ministry", "candidates:pool", NARROWED, query="answer=not_yet&answer=unknown&province=ID-JT"),
    state("one step", "ministry", "candidates:pool", NARROWED, query="one_step=any"),
    state("none", "ministry", "candidates:pool", EMPTY, query="name=Wolfgang"),
    state("faulty", "ministry", "candidates:pool", FAULTY, query="province=JP-43"),
    state("403", "prefecture", "candidates:pool", "h1", status=403),
    *page("candidates:dossier", "ministry centre", **PERSON),
    state("faulty", "ministry", "candidates:dossier", FAULTY, **PERSON, query="on=2027-02-30"),
    state("404", "ministry", "candidates:dossier", "h1", candidate_id=NOBODY, status=404),
    *page("candidates:evidence", "ministry centre", **PERSON),
    state("faulty", "ministry", "candidates:evidence", FAULTY, **PERSON, does=sends()),
    *page("candidates:reveal", "ministry centre", **PASSPORT),
    state("faulty", "ministry", "candidates:reveal", FAULTY, **PASSPORT, does=sends()),
    state("shown", "ministry", "candidates:reveal", ".lead .cell", **PASSPORT, does=sends(reason="visa")),
    state("health", "ministry", "candidates:reveal", ".lead", candidate_id="healthy", kind="health"),
    *page("editing:facts", "ministry centre", **PERSON),
    *page("editing:fact", "ministry centre", **PERSON, fact="tests"),
    state("one box", "ministry", "editing:fact", "[name=born]", **PERSON, fact="born"),
    state("sealed", "ministry", "editing:fact", "[name=nothing]", candidate_id="sealed", fact="passport"),
    state("stays", "ministry", "editing:fact", "[name=entry-0-status]", **PERSON, fact="stays"),
    state("faulty", "ministry", "editing:fact", FAULTY, **PERSON, fact="born", does=sends(born="31-2-1999")),
    state("many faults", "ministry", "editing:fact", FAULTY, **PERSON, fact="tests", does=sends(**TWO_FAULTS)),
    state("falls away", "ministry", "editing:fact", FALLS, **PERSON, fact="tests", does=presses_for("none")),
    state("changed since", "ministry", "editing:fact", ".error-summary", **PERSON, fact="born", does=sends_too_late),
    state("404", "ministry", "editing:fact", "h1", **PERSON, fact="nothing", status=404),
    *page("candidates:to_verify", "ministry centre"),
    state("narrowed", "ministry", "candidates:to_verify", NARROWED, query="level=verified&fact=tests"),
    state("faulty", "ministry", "candidates:to_verify", FAULTY, query="fact=nothing"),
    *page("candidates:inquiries", "ministry centre"),
    state("none", "ministry", "candidates:inquiries", EMPTY, query="state=confirmed"),
    state("faulty", "ministry", "candidates:inquiries", FAULTY, query="state=lost"),
    *page("candidates:certificate", "ministry centre", **PERSON, key="tests.0"),
    state("not asked", "ministry", "candidates:certificate", "main form", **PERSON, key="tests.1"),
    state("faulty", "ministry", "candidates:certificate", FAULTY, **PERSON, key="tests.0", does=sends()),
    state("404", "ministry", "candidates:certificate", "h1", **PERSON, key="born", status=404),
    *page("candidates:running_out", "ministry centre"),
    *page("candidates:papers", "ministry centre candidate", **PERSON),
    state("faulty", "ministry", "candidates:papers", FAULTY, **PERSON, does=sends()),
    *page("candidates:paper", "ministry centre candidate", **PAPER),
    state("asked why", "ministry", "candidates:paper", FAULTY, **PASSPORT_PAPER, does=sends()),
    *page("candidates:remove_paper", "ministry centre", **PASSPORT_PAPER),
    state("stood on", "ministry", "candidates:remove_paper", ".banner-error li", **PAPER),
    *page("candidates:consents", "ministry centre candidate", **PERSON),
    state("not signed", "ministry", "candidates:consents", FAULTY, **PERSON, does=presses("give:home")),
    *page("candidates:export", "ministry centre candidate", **PERSON),
    state("faulty", "ministry", "candidates:export", FAULTY, **PERSON, does=sends()),
    *page("candidates:erase", "ministry", **PERSON),
    state("faulty", "ministry", "candidates:erase", FAULTY, **PERSON, does=sends()),
    # requests about personal data, and breaches
    *page("privacy:requests", "ministry centre"),
    *page("privacy:ask", "ministry centre candidate", **PERSON),
    state("faulty", "ministry", "privacy:ask", FAULTY, **PERSON, does=sends(hour="99:99")),
    *page("privacy:answer", "ministry centre", request_id="request"),
    state("answered", "ministry", "privacy:answer", "dl.facts", request_id="answered"),
    state("faulty", "ministry", "privacy:answer", FAULTY, request_id="request", does=sends()),
    *page("privacy:breaches", "ministry centre prefecture"),
    *page("privacy:new_breach", "ministry centre prefecture"),
    state("faulty", "prefecture", "privacy:new_breach", FAULTY, does=sends()),
    *page("privacy:breach", "ministry centre prefecture", breach_id="breach"),
    state("faulty", "ministry", "privacy:breach", FAULTY, breach_id="breach", does=sends()),
    *page("privacy:breach_facts", "ministry centre prefecture", breach_id="breach"),
    # a candidate's own pages, and what officers see of them
    *page("selfservice:code", ""),
    state("faulty", "", "selfservice:code", FAULTY, does=sends()),
    state("wrong", "", "selfservice:code", FAULTY, does=sends(number="KMC-9999", code="0000 0000")),
    *page("selfservice:link", "", token="link"),
    state("wrong", "", "selfservice:link", FAULTY, token="link", does=sends(born="1-1-1990")),
    state("over", "", "selfservice:link", "main .button", token="none"),
    *page("selfservice:facts", "candidate"),
    *page("selfservice:correct", "candidate", fact="name"),
    state("faulty", "candidate", "selfservice:correct", FAULTY, fact="born", does=sends(value="31-2-1999")),
    state("which test", "candidate", "selfservice:correct", "[name=test]", fact="tests"),
    state("one test", "candidate", "selfservice:correct", "[name=level]", fact="tests", query="test=jlpt"),
    state("own words", "candidate", "selfservice:correct", "textarea", fact="stays"),
    *page("selfservice:upload", "candidate"),
    state("faulty", "candidate", "selfservice:upload", FAULTY, does=sends()),
    *page("selfservice:invite", "ministry centre", **PERSON),
    state("made", "ministry", "selfservice:invite", ".code", **PERSON, does=sends()),
    *page("selfservice:corrections", "ministry centre"),
    *page("selfservice:correction", "ministry centre", correction_id="correction"),
    state("faulty", "ministry", "selfservice:correction", FAULTY, correction_id="correction", does=sends()),
    # likely doubles
    *page("doubles:doubles", "ministry centre"),
    state("none", "ministry", "doubles:doubles", EMPTY, query="show=apart"),
    state("faulty", "ministry", "doubles:doubles", FAULTY, query="show=nothing"),
    *page("doubles:pair", "ministry", pair_id="pair"),
    *page("doubles:pair", "centre", pair_id="own_pair"),
    state("faulty", "ministry", "doubles:pair", FAULTY, pair_id="pair", does=sends()),
    state("joined", "ministry", "doubles:pair", ".banner button", pair_id="joined"),
    state("asked", "ministry", "doubles:pair", "ul.plain li", pair_id="asked"),
    *page("doubles:question", "ministry centre", question_id="question"),
    state("faulty", "centre", "doubles:question", FAULTY, question_id="question", does=sends()),
    *page("doubles:new", "ministry centre"),
    state("faulty", "ministry", "doubles:new", FAULTY, does=sends(born="31-2-2001")),
    # what is done with a list
    *page("pool:chart", "ministry centre"),
    state("narrowed", "ministry", "pool:chart", NARROWED, query="by=province&answer=not_yet"),
    state("none", "ministry", "pool:chart", EMPTY, query="by=province&name=Wolfgang"),
    *page("pool:views", "ministry centre"),
    state("faulty", "ministry", "pool:views", FAULTY, query="answer=yes", does=sends()),
    *page("pool:export", "ministry centre"),
    state("faulty", "ministry", "pool:export", FAULTY, does=sends()),
    # one deed for many
    *page("bulk:choose", "ministry centre"),
    state("narrowed", "ministry", "bulk:choose", NARROWED, query="answer=not_yet&province=ID-JT"),
    state("nobody ticked", "ministry", "bulk:choose", ".error-summary li", query="ticked=1"),
    state("faulty", "ministry", "bulk:preview", FAULTY, query="deed=assign"),
    state("invite", "centre", "bulk:preview", "main form .button", query="deed=invite"),
    state("nobody", "ministry", "bulk:preview", EMPTY, query="deed=invite&name=Wolfgang"),
    state("those who stay", "ministry", "bulk:preview", "tbody td", query="deed=invite&show=has_a_way_in"),
    *page("bulk:preview", "ministry centre"),
    *page("bulk:deeds", "ministry centre"),
    *page("bulk:deed", "ministry centre", deed_id="invited"),
    state("undone", "ministry", "bulk:deed", "dl.facts", deed_id="assigned"),
    state("404", "ministry", "bulk:deed", "h1", deed_id=NOBODY, status=404),
    # the outlook of the pool
    *page("outlook:one_step", "ministry centre prefecture"),
    state("narrowed", "ministry", "outlook:one_step", NARROWED, query="pathway=esd&field=agriculture"),
    state("faulty", "ministry", "outlook:one_step", FAULTY, query="field=nowhere"),
    state("403", "employer", "outlook:one_step", "h1", status=403),
    *page("outlook:pool_before_and_after", "ministry centre prefecture"),
    state(
        "listed", "ministry", "outlook:pool_before_and_after", "#listed li", query="pathway=esd&turn=becomes_unknown"
    ),
    state("faulty", "ministry", "outlook:pool_before_and_after", FAULTY, query="on=2027-02-30"),
    state("403", "employer", "outlook:pool_before_and_after", "h1", status=403),
    *page("outlook:before_and_after", "ministry centre", **PERSON),
    state("faulty", "ministry", "outlook:before_and_after", FAULTY, **PERSON, query="on=2027-04-01&then=2027-03-31"),
    state("404", "ministry", "outlook:before_and_after", "h1", candidate_id=NOBODY, status=404),
    # imports
    *page("intake:imports", OFFICES),
    *page("intake:new", "ministry centre", kind="candidates"),
    *page("intake:new", "prefecture employer", kind="vacancies"),
    state("faulty", "ministry", "intake:new", FAULTY, kind="wishes", does=sends()),
    state("413", "ministry", "intake:new", "h1", kind="candidates", does=sends_too_much, status=413),
    *page("intake:progress", OFFICES, import_id="import"),
    state("reading", "ministry", "intake:progress", "h1 + .lead + p", import_id="reading", query="still=1"),
    state("refused", "ministry", "intake:progress", "table.faults", import_id="refused"),
    state("preview", "ministry", "intake:progress", "table.faults", import_id="preview"),
    state("discarded", "ministry", "intake:progress", "table.faults", import_id="discarded"),
    state("running", "ministry", "intake:progress", "progress", import_id="running", query="still=1"),
    state("interrupted", "ministry", "intake:progress", ".banner-warning button", import_id="interrupted"),
    state("stood on", "ministry", "intake:progress", "table.faults", import_id="stood_on"),
    state("undone", "ministry", "intake:progress", "table.faults", import_id="undone"),
    *page("intake:columns", "ministry", import_id="preview"),
    *page("intake:columns", "centre prefecture employer", import_id="unread"),
    state("unknown", "ministry", "intake:columns", ".banner-warning li", import_id="unknown_columns"),
    state("faulty", "ministry", "intake:columns", FAULTY, import_id="unknown_columns", does=sends()),
    state("unknown", "ministry", "intake:progress", "a.button", import_id="unknown_columns"),
    *page("intake:undo", OFFICES, import_id="import"),
    state("stood on", "ministry", "intake:undo", "main ul li", import_id="stood_on"),
    state("counted on", "ministry", "intake:undo", "main ul li a", import_id="counted_on"),
    state("counted on", "ministry", "intake:progress", "main p a", import_id="counted_on"),
    # vacancies
    *page("employers:vacancies", "prefecture employer ministry"),
    state("narrowed", "prefecture", "employers:vacancies", NARROWED, query="answer=violation&state=draft"),
    state("none", "prefecture", "employers:vacancies", EMPTY, query="answer=ok&state=draft"),
    state("faulty", "prefecture", "employers:vacancies", FAULTY, query="region=nowhere"),
    *page("employers:vacancy", "prefecture employer", vacancy_id="draft"),
    *page("employers:vacancy", "ministry", vacancy_id="published"),
    state("violating", "prefecture", "employers:vacancy", ".verdict-no", vacancy_id="violating"),
    *page("employers:correct", "prefecture employer", vacancy_id="draft"),
    state("faulty", "prefecture", "employers:correct", FAULTY, vacancy_id="draft", does=sends(last="2026-01-01")),
    *page("employers:publish", "prefecture", vacancy_id="draft"),
    state("faulty", "prefecture", "employers:publish", FAULTY, vacancy_id="draft", does=sends()),
    # programmes and letters
    *page("programmes:programmes", "ministry prefecture auditor"),
    *page("programmes:programme", "ministry prefecture auditor", **ONE),
    *page("programmes:letter", "ministry prefecture auditor", **ONE),
    state("in English too", "ministry", "programmes:letter", "#text", **ONE, query="with=en"),
    state("none", "prefecture", "programmes:letter", EMPTY, **NEXT),
    *page("programmes:letter_values", "ministry prefecture", **ONE),
    state("faulty", "prefecture", "programmes:letter_values", FAULTY, **ONE, does=sends(next_months="0")),
    # fairs and rounds
    *page("fairs:fairs", "ministry prefecture auditor"),
    *page("fairs:own", "centre employer candidate"),
    *page("fairs:fair", "ministry prefecture", **ONE),
    state("people", "prefecture", "fairs:fair", "tbody", **ONE, query="show=people"),
    state("interpreters", "prefecture", "fairs:fair", "tbody", **ONE, query="show=interpreters"),
    state("ask first", "prefecture", "fairs:fair", "tbody", **ONE, query="show=ask_first"),
    state("not made", "prefecture", "fairs:fair", ".banner-error li", **NEXT),
    *page("fairs:booth", "ministry prefecture employer", **ONE, employer_id="employer"),
    *page("fairs:candidate", "ministry prefecture centre candidate", **ONE, **PERSON),
    state("not told", "employer", "fairs:booth", "table ~ p.quiet", **ONE, employer_id="employer"),
    state("no consent", "prefecture", "fairs:fair", EMPTY, **ONE, query="show=no_consent"),
    *page("fairs:interpreter", "ministry prefecture", **ONE, interpreter_id="interpreter"),
    *page("fairs:round", "ministry prefecture auditor", **ONE),
    state("being run", "prefecture", "fairs:round", ".banner", **NEXT, query="still=1"),
    *page("fairs:explanation", "ministry prefecture candidate", **ONE, **PERSON),
    # the ledger
    *page("desks:ledger", "auditor"),
    state("narrowed", "auditor", "desks:ledger", NARROWED, query="deed=matching:run"),
    state("faulty", "auditor", "desks:ledger", FAULTY, query=f"subject={'0' * 65}"),
    *page("desks:deed", "auditor", line="line"),
)
"""Every page once as each account that its gate lets in, and what else a page can show."""


POSTED = "it is only posted to: it acts, and leads to a page that is listed"
LEADS = "it has nothing of its own to show: it leads to a page that is listed"
SAVED = "it answers with a file to save, which is no page"
IMPORT = {"import_id": "import"}
NO_PAGE = (
    (Visit("ministry", "accounts:sign_out"), POSTED),
    (Visit("ministry", "accounts:language"), POSTED),
    (Visit("ministry", "intake:commit", IMPORT), POSTED),
    (Visit("ministry", "intake:discard", IMPORT), POSTED),
    (Visit("ministry", "intake:resume", IMPORT), POSTED),
    (Visit("ministry", "programmes:draft_letter", ONE), POSTED),
    (Visit("ministry", "selfservice:take_back", PERSON), POSTED),
    (Visit("ministry", "doubles:likely"), "it is a part of the form of one candidate, which is listed"),
    (Visit("ministry", "pool:drop_view", {"view_id": NOBODY}), POSTED),
    (Visit("ministry", "bulk:undo", {"deed_id": NOBODY}), POSTED),
    (Visit("ministry", "bulk:slips", {"deed_id": NOBODY}), "it is shown once, on pressing a button of a page listed"),
    (Visit("ministry", "bulk:csv", {"deed_id": NOBODY}), "it answers once with a file, on pressing that button"),
    (Visit("auditor", "desks:ledger_export"), SAVED),
    (Visit("ministry", "documents:file", {"document_id": "document"}), SAVED),
    (Visit("ministry", "fairs:calendar_file", ONE | PERSON), SAVED),
    (Visit("auditor", "fairs:certificate_file", ONE | {"number": "1"}), SAVED),
    (Visit("ministry", "intake:refused", IMPORT), SAVED),
    (Visit("ministry", "intake:marked", IMPORT), SAVED),
    (Visit("ministry", "intake:template_file", {"kind": "candidates"}), SAVED),
    (Visit("", "lawbook:rule", {"rule_id": "japan.ssw1.has_basic_japanese"}), LEADS),
    (Visit("", "statistics:table_file", {"programme_key": "key", "table": "indonesians"}), SAVED),
)
"""What the URL configuration names and is no page to look at, each with the reason and with where that can be seen."""


def addresses(resolver: URLResolver | None = None, above: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Every name of a page of the URL configuration with what stands behind it; the HTTP interface has no pages."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver) and pattern.namespace == "api":
            continue
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, (*above, pattern.namespace or ""))
        else:
            yield ":".join([*filter(None, above), pattern.name or ""]), pattern


def pages_of_the_portal() -> set[tuple[str, str]]:
    """Each page with each account that its gate lets in, once with "" where it is open to all."""
    none = {one.name for one, _reason in NO_PAGE}
    return {
        (name, SIGN_INS.get(role, role))
        for name, pattern in addresses()
        if name not in none
        for role in getattr(pattern.callback, "roles", None) or {""}
    }
