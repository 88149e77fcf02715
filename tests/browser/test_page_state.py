"""The address carries what the reader chose: a link restores it, Back returns."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from driving import Open, nodes, settled
from playwright.sync_api import Page, expect

KEYS = ("view", "sel", "article", "reading", "kinds", "relations", "speakers", "from", "to", "undated", "depth", "said")


def choose(page: Page) -> None:
    """Change a bit of everything."""
    page.locator("#pick").select_option("0")
    page.locator('[data-filter="kinds:place"], [data-filter="kinds:org"]').first.uncheck()
    page.locator('[data-filter="relations:officeOf"]').uncheck()
    page.locator('[data-filter="speakers:gov"]').uncheck()
    page.locator("#from").fill("2031-02-01")
    page.locator("#from").dispatch_event("change")
    page.locator("#undated").uncheck()
    page.locator("#q").fill("何遠山")
    page.keyboard.press("Enter")
    page.locator("#depth").select_option("2")
    page.locator("#said").select_option("line")


def test_a_link_restores_everything(open_page: Open) -> None:
    page = open_page("both")
    choose(page)
    settled(page)
    before = page.evaluate("kgPage.state()")
    fragment = page.evaluate("location.hash")
    again = open_page("both", fragment)
    after = again.evaluate("kgPage.state()")
    assert {key: after[key] for key in KEYS} == {key: before[key] for key in KEYS}
    assert set(nodes(again)) == set(nodes(page))
    assert "n:official/何遠山" in unquote(fragment)


@pytest.mark.parametrize("view", ["article", "timeline", "table"])
def test_a_link_opens_the_view(open_page: Open, view: str) -> None:
    page = open_page("both", f"#v={view}&find=x&s=n:official/林若谷&lang=en&theme=dark")
    expect(page.locator(f"#view-{view}")).to_be_visible()
    expect(page.locator("#panel h2")).to_have_text("林若谷")
    expect(page.locator(f'#views [data-view="{view}"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_expanded_nodes_are_restored_in_their_places(open_page: Open) -> None:
    page = open_page("both", "#s=n:budget/TW-沿海鐵路", max_nodes=2)
    page.get_by_role("button", name="展開相關").click()
    settled(page)
    again = open_page("both", page.evaluate("location.hash"), max_nodes=2)
    places = lambda of: {ref: node["at"] for ref, node in nodes(of).items()}  # noqa: E731
    assert places(again) == places(page)
    assert len(places(page)) > 2


def test_back_and_forward(open_page: Open) -> None:
    page = open_page("both")
    page.locator('#views [data-view="table"]').click()
    page.locator("#view-table .words").first.click()
    page.go_back()
    expect(page.locator("#panel blockquote.big")).to_have_count(0)
    page.go_back()
    expect(page.locator("#view-graph")).to_be_visible()
    page.go_forward()
    expect(page.locator("#view-table")).to_be_visible()


@pytest.mark.parametrize(
    "fragment",
    [
        "#v=nothing&s=n:nobody&a=none&d=99&from=yesterday&x=gone",
        "#__proto__=1&v=__proto__&s=constructor",
        "#%E0%A4%A",
        "#k=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    ],
)
def test_a_broken_link_does_no_harm(open_page: Open, fragment: str) -> None:
    page = open_page("both", fragment)
    expect(page.locator("#view-graph")).to_be_visible()
    assert len(nodes(page)) > 3
