"""Everything in a graph is hostile: nothing of it may run, load, or be lost."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import stories
from driving import TEXT, Open, nodes, point, settled
from playwright.sync_api import Page, expect
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, SKOS

from kg import view

MINE = "globalThis.harmed=1"
PAYLOADS = [
    f"<script>{MINE}</script>",
    f"</script><script>{MINE}</script>",
    f"</SCRIPT ><script>{MINE}</script>",
    f"<!--<script>{MINE}</script>",
    f"--><script>{MINE}</script>",
    f"]]><script>{MINE}</script>",
    f"</style><script>{MINE}</script>",
    f"</title><script>{MINE}</script>",
    f"</textarea><script>{MINE}</script>",
    f"</noscript><img src=x onerror={MINE}>",
    f"<img src=x onerror={MINE}>",
    f'"><img src=x onerror={MINE}>',
    f"'><img src=x onerror={MINE}>",
    f"<img src='https://example.org/seen.png'>",  # noqa: F541
    f"<svg onload={MINE}>",
    f"<svg><script>{MINE}</script></svg>",
    f"<svg><animate onbegin={MINE} attributeName=x dur=1s>",
    f"<body onload={MINE}>",
    f"<iframe srcdoc='<script>parent.{MINE}</script>'></iframe>",
    f"<iframe src=javascript:parent.{MINE}></iframe>",
    "<iframe src=https://example.org/></iframe>",
    f"<object data=javascript:{MINE}>",
    "<embed src=https://example.org/x>",
    f"<a href='javascript:{MINE}'>x</a>",
    f"javascript:{MINE}",
    f"JaVaScRiPt:{MINE}",
    f"\tjavascript:{MINE}",
    f"data:text/html,<script>{MINE}</script>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<style>@import url(https://example.org/x.css)</style>",
    "<style>*{background:url(https://example.org/x)}</style>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<base href=https://example.org/>",
    f"<form action=javascript:{MINE}><button>x</button></form>",
    f"<input autofocus onfocus={MINE}>",
    f"<details open ontoggle={MINE}>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={MINE}>",
    f"&lt;script&gt;{MINE}&lt;/script&gt;",
    f"&#60;img src=x onerror={MINE}&#62;",
    f"\\u003cscript\\u003e{MINE}\\u003c/script\\u003e",
    f"%3Cscript%3E{MINE}%3C/script%3E",
    f"{{{{constructor.constructor('{MINE}')()}}}}",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    f"${{{MINE}}}`+{MINE}+`",
    f"';{MINE};//",
    f'";{MINE};//',
    f"\u2028{MINE}\u2029",
    "\u202e反過來\u202c\u200b\ufeff",
    "__proto__",
    "constructor",
    "=HYPERLINK(\"https://example.org/\",\"x\")",
    "+1-1|cmd",
    "@SUM(A1)",
    "a\\nb\\\\c\\",
    "😀𠮷👩‍👩‍👧",
    "e\u0301 ﬁ Ａ",
    "  雙  空  格  ",
]  # fmt: skip
LANGUAGES = ["constructor", "hasOwnProperty", "x-onload", "toString", "zh-Hant", "en"]


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 40


@cache
def hostile() -> tuple[Graph, str]:
    """A graph with every payload in every field, and its article's text."""
    graph = Graph()
    text = "\n".join(f"{number}．某人說：{payload}。" for number, payload in enumerate(PAYLOADS))
    d = stories.Draft(graph, text, PAYLOADS[1], "2031-01-02")
    graph.set((d.article, stories.SCHEMA.inLanguage, Literal(PAYLOADS[10])))
    for number, payload in enumerate(PAYLOADS):
        language = LANGUAGES[number % len(LANGUAGES)]
        for predicate in (DCTERMS.source, stories.SCHEMA.author, stories.SCHEMA.publisher, stories.SCHEMA.keywords):
            d.put(d.article, predicate, Literal(payload))
        d.put(d.article, stories.SCHEMA.url, Literal(payload))
        country = d.country(f"H{number}", payload, payload)
        for kind in ("official", "person", "org"):
            thing = URIRef(f"{stories.BASE}{kind}/h{number}")
            d.agent(f"{kind}/h{number}", payload, payload, country=country)
            graph.remove((thing, SKOS.prefLabel, None))
            d.put(thing, SKOS.prefLabel, Literal(payload, lang=language))
            d.put(thing, SKOS.altLabel, Literal(payload))
            d.put(thing, stories.KG.sector, Literal(payload))
        official = URIRef(f"{stories.BASE}official/h{number}")
        role = URIRef(f"{stories.BASE}role/h{number}")
        member = URIRef(f"{stories.BASE}membership/h{number}")
        d.put(member, RDF.type, stories.ORG.Membership)
        d.put(member, stories.ORG.member, official)
        d.put(member, stories.ORG.role, role)
        d.put(member, stories.KG.officeOf, country)
        d.put(role, SKOS.prefLabel, Literal(payload, lang=language))
        event = d.event(f"h{number}", "call", payload, payload, parties=[official, country])
        d.dated(event, "2031-01-01", "2031-01-31", "month", payload)
        d.put(event, stories.KG.eventType, Literal(payload))
        d.put(event, stories.KG.eventStatus, Literal(payload))
        place = URIRef(f"{stories.BASE}place/h{number}")
        d.put(place, RDF.type, stories.SCHEMA.Place)
        d.put(place, SKOS.prefLabel, Literal(payload))
        d.put(event, stories.KG.place, place)
        budget = d.budget(f"h{number}", payload, country, payload)
        for predicate in (stories.KG.purpose, stories.KG.budgetPeriod, stories.KG.budgetStatus):
            d.put(budget, predicate, Literal(payload))
        d.amount(budget, str(number), payload)
        amount = URIRef(f"{stories.BASE}amount/h{number}/{number}-TWD")
        d.put(amount, stories.SCHEMA.value, Literal(payload))
        graph.set((amount, stories.SCHEMA.currency, Literal(payload)))
        said = d.say(payload, official, payload, about=[event, budget], mode="direct", who=payload)
        d.claim(event, "initiator", country, said, "certain", payload)
        claim = URIRef(f"{stories.BASE}claim/{d.id}/h{number}")
        d.put(claim, RDF.type, stories.KG.Claim)
        d.put(claim, RDF.subject, event)
        d.put(claim, RDF.predicate, Literal(payload))
        d.put(claim, RDF.object, Literal(payload))
        d.put(claim, stories.KG.accordingTo, said)
        d.put(claim, stories.KG.factuality, Literal(payload))
    for number, iri in enumerate(
        (
            f"javascript:{MINE}",
            "data:text/html,%3Cscript%3E",
            f"https://example.org/%3Cimg%20src=x%20onerror={MINE}%3E",
            "https://example.org/'onmouseover='x",
            "https://example.org/#__proto__",
        )
    ):
        d.put(URIRef(iri), RDF.type, (stories.KG.Official, stories.KG.Event, stories.KG.Budget)[number % 3])
        d.marked(URIRef(iri), ["某人"])
    return graph, text


@cache
def hostile_page() -> str:
    return view.render(hostile()[0], title="".join(PAYLOADS), max_nodes=400)


class Outline(HTMLParser):
    """The elements of a page with their attributes' names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


def test_the_file_has_the_same_elements_whatever_the_graph() -> None:
    assert Outline(hostile_page()).found == Outline(view.render(Graph())).found


def test_the_file_refers_to_nothing_outside() -> None:
    head = hostile_page().split("<style", 1)[0]
    assert re.findall(r"""(?:src|href)=["']?(?!data:,)[^"'> ]+""", head.split("<title>")[0]) == []


def test_the_policy_forbids_all_but_our_own_scripts() -> None:
    page = view.render(stories.one())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    nonce = re.search(r'<script nonce="([^"]+)"', page)
    assert nonce is not None
    assert len(nonce[1]) >= 22
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'none'"
    assert rules["script-src"] == f"'nonce-{nonce[1]}'"
    assert rules["base-uri"] == "'none'"
    assert rules["form-action"] == "'none'"
    other = re.search(r'<script nonce="([^"]+)"', view.render(stories.both()))
    assert other is not None
    assert other[1] != nonce[1], "another text, another nonce"


DANGEROUS = """[...document.querySelectorAll("*")].flatMap((node) => [...node.attributes]
  .filter(({ name, value }) => name.startsWith("on")
    || (/^(href|src|srcdoc|action|formaction|data|xlink:href)$/.test(name) && !/^(data:,|#|blob:|https?:)/.test(value)))
  .map(({ name, value }) => `${name}=${value}`))"""


def unharmed(page: Page) -> None:
    assert page.evaluate("globalThis.harmed") is None
    assert page.evaluate(DANGEROUS) == []
    assert page.evaluate("document.querySelectorAll('script').length") == 6
    assert page.evaluate("document.querySelectorAll('style').length") == 1
    assert page.evaluate("Object.prototype.harmed") is None


def test_the_policy_holds_in_the_browser(open_page: Open) -> None:
    page = open_page("one", expected="Content Security Policy")
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.harmed = 1";
      try { document.body.append(script); } finally { script.remove(); }
    }""")
    assert page.evaluate("globalThis.harmed") is None


@pytest.mark.slow
def test_loads_hovers_clicks_and_loses_nothing(open_page: Open) -> None:
    page = open_page(hostile_page(), height=900)
    assert "".join(page.title().split()) == "".join("".join(PAYLOADS).split())
    unharmed(page)
    shown = nodes(page)
    for number, payload in enumerate(PAYLOADS):
        for kind in ("official", "event", "budget"):
            page.evaluate("(id) => { location.hash = '#s=' + encodeURIComponent('n:' + id); }", f"{kind}/h{number}")
            page.wait_for_function(
                "(words) => document.querySelector('#panel h2')?.textContent === words", arg=payload, timeout=5000
            )
        unharmed(page)
    for ref in list(shown)[::25]:
        page.evaluate("(id) => { location.hash = '#d=1&s=' + encodeURIComponent('n:' + id); }", ref)
        settled(page)
        page.mouse.move(*point(page, ref))
        page.mouse.click(*point(page, ref))
    unharmed(page)


@pytest.mark.slow
def test_the_views_show_every_text_as_it_is(open_page: Open) -> None:
    text = hostile()[1]
    page = open_page(hostile_page(), "#v=article", height=900)
    assert page.evaluate(TEXT) == text
    for mark in page.locator("#text .m").all()[::40]:
        mark.dispatch_event("mouseover", {"bubbles": True})
        mark.dispatch_event("click", {"bubbles": True})
    unharmed(page)
    page.locator('#views [data-view="table"]').click()
    cells = page.locator("#view-table .c-words .words").evaluate_all("nodes => nodes.map((node) => node.textContent)")
    assert set(PAYLOADS) <= set(cells)
    cues = page.locator("#view-table .c-cue").evaluate_all("nodes => nodes.map((node) => node.textContent)")
    assert set(PAYLOADS) <= set(cues)
    page.locator('#views [data-view="timeline"]').click()
    page.locator("#view-timeline .words[aria-expanded]").first.click()
    labels = page.locator("#view-timeline .words").evaluate_all("nodes => nodes.map((node) => node.textContent)")
    assert set(PAYLOADS) <= set(labels)
    unharmed(page)


@pytest.mark.slow
def test_searches_and_filters(open_page: Open) -> None:
    page = open_page(hostile_page(), height=900)
    for payload in PAYLOADS:
        page.locator("#q").fill(payload)
        page.wait_for_timeout(80)
        wanted = payload.strip()
        if wanted and not wanted.startswith("\u202e"):
            assert page.locator("#hits [role=option]").count() > 0, payload
        page.evaluate("(text) => kgPage.find(text)", payload)
    page.keyboard.press("Enter")
    unharmed(page)
    page.locator('#views [data-view="table"]').click()
    for payload in PAYLOADS[::6]:
        page.locator("#find").fill(payload)
        page.wait_for_timeout(100)
    for switch in page.locator("#legend [data-filter]").all()[::3]:
        switch.click()
    page.locator("#lang").click()
    page.locator("#theme").click()
    unharmed(page)


@pytest.mark.slow
def test_exports_hold_what_went_in(open_page: Open) -> None:
    page = open_page(hostile_page(), "#v=table", height=900)

    def saved(name: str) -> Path:
        page.locator("#export").click()
        with page.expect_download(timeout=30_000) as download:
            page.locator(f"#export-{name}").click()
        return Path(download.value.path())

    assert isomorphic(Graph().parse(saved("ttl"), format="turtle"), hostile()[0])
    rows = list(csv.reader(io.StringIO(saved("csv").read_bytes().decode("utf-8-sig"), newline="")))
    words = [row[2] for row in rows[1:]]
    for payload in PAYLOADS:
        neutral = "'" + payload if payload[0] in "=+-@\t\r" else payload
        assert neutral in words, "a cell that a spreadsheet would compute is made text"
    drawing = saved("svg").read_text(encoding="utf-8")
    assert "<script" not in drawing
    assert "onerror=" not in re.sub(r">[^<]*<", "><", drawing)
    saved("png")
    unharmed(page)


@pytest.mark.slow
def test_links_lead_to_the_web_only(open_page: Open) -> None:
    for payload in [*PAYLOADS[22:30], "https://example.org/a b", "HTTP://example.org/"]:
        graph = Graph()
        d = stories.Draft(graph, "天要下雨。", "天", "2031-01-01")
        d.about(url=payload)
        page = open_page(view.render(graph), "#v=article")
        links = page.locator(".about a")
        if re.match(r"https?://", payload, re.IGNORECASE):
            expect(links).to_have_count(1)
        else:
            expect(links).to_have_count(0)


def test_half_characters_break_nothing(open_page: Open) -> None:
    graph = Graph()
    d = stories.Draft(graph, "半\ud83d個\udc00字\x00說\x1f。", "題\ud83d", "2031-01-01")
    d.agent("official/半", "半\ud83d", "半\ud83d")
    page = open_page(view.render(graph), "#v=article")
    expect(page.locator("#text .m-official")).to_have_count(1)
    assert page.evaluate("document.querySelector('#text').textContent.length") == 9
