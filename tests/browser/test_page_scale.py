"""A graph of twenty thousand nodes: small enough, whole, and every view of it opens. How fast: benchmarks/page.py."""

from __future__ import annotations

import pytest
from driving import Open, html, nodes, settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def large() -> str:
    return html("many")


@pytest.fixture
def page(open_page: Open, large: str) -> Page:
    return open_page(large)


def test_size(large: str) -> None:
    assert len(large.encode("utf-8")) < 25_000_000


def test_shows_some_and_has_all(page: Page) -> None:
    assert len(nodes(page)) == 150
    expect(page.locator("#graph-note")).to_contain_text("20002")


def test_expands_a_node(page: Page) -> None:
    page.locator("#q").fill("第777區水庫")
    expect(page.locator("#hits [role=option]").first).to_contain_text("第777區")
    page.locator("#q").press("Enter")
    settled(page)
    page.get_by_role("button", name="展開相關").click()
    settled(page)
    assert len(nodes(page)) >= 155
    assert any("777" in str(node["label"]) for node in nodes(page).values())


def test_local_graph(page: Page) -> None:
    page.locator("#q").fill("第777區第0次會議")
    expect(page.locator("#hits [role=option]").first).to_contain_text("第777區第0次會議")
    page.locator("#q").press("Enter")
    page.locator("#depth").select_option("1")
    settled(page)
    assert 1 < len(nodes(page)) < 10


def test_labels_that_show_do_not_overlap(page: Page) -> None:
    boxes = page.evaluate("""kgPage.nodes().filter((node) => node.label).map(({ box }) => box)""")
    assert len(boxes) > 30
    clashes = [
        (a, b)
        for at, a in enumerate(boxes)
        for b in boxes[:at]
        if a["left"] < b["right"] - 2
        and b["left"] < a["right"] - 2
        and a["top"] < b["bottom"] - 2
        and b["top"] < a["bottom"] - 2
    ]
    assert clashes == []


def test_every_view_opens_a_part_and_more_on_demand(page: Page) -> None:
    page.locator('#views [data-view="table"]').click()
    rows = page.locator("#view-table tbody tr")
    expect(rows).to_have_count(200)
    page.locator("#view-table .more").click()
    expect(rows).to_have_count(400)
    page.locator('#views [data-view="timeline"]').click()
    expect(page.locator("#view-timeline .row")).to_have_count(200)
    page.locator('#views [data-view="article"]').click()
    page.locator("#reading").select_option("500")
    expect(page.locator("#text")).to_contain_text("工程引發爭論")
