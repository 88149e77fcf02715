"""Search: by names, aliases and words, in either script, by keyboard."""

from __future__ import annotations

import pytest
from driving import Open
from playwright.sync_api import Page, expect


def first_hit(page: Page, query: str) -> str:
    page.locator("#q").fill(query)
    hit = page.locator("#hits [role=option]").first
    expect(hit).to_be_visible()
    return hit.locator(".name").inner_text()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("林若谷", "林若谷"),
        ("若谷", "林若谷"),
        ("林部長", "林若谷"),  # an alias
        ("林部长", "林若谷"),  # the alias, typed in Simplified
        ("财政官员", "財政官員"),  # Simplified finds Traditional
        ("何远山", "何遠山"),
        ("備詢", "备询"),  # Traditional finds Simplified
        ("japan", "日本"),
        ("ＪＡＰＡＮ", "日本"),  # full width
        ("浪費", "林若谷"),  # words of a statement: its speaker is shown
        ("鐵路 預算", "沿海鐵路預算"),  # several words
    ],
)
def test_finds(open_page: Open, query: str, found: str) -> None:
    assert first_hit(open_page("both"), query) == found


def test_finds_nothing_where_there_is_nothing(open_page: Open) -> None:
    page = open_page("both")
    page.locator("#q").fill("沒有這個人")
    expect(page.locator("#hits")).to_contain_text("找不到")


def test_arrow_keys_and_enter(open_page: Open) -> None:
    page = open_page("both")
    page.keyboard.press("/")
    page.keyboard.type("日本")
    expect(page.locator("#hits [role=option]").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    second = page.locator("#hits [role=option]").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(page.locator("#q")).to_have_attribute("aria-activedescendant", str(second.get_attribute("id")))
    name = second.locator(".name").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#hits")).to_be_hidden()
    expect(page.locator("#panel")).to_contain_text(name)


def test_escape_closes(open_page: Open) -> None:
    page = open_page("both")
    page.locator("#q").fill("日本")
    expect(page.locator("#hits")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#hits")).to_be_hidden()


def test_what_was_not_shown_comes_by_search(open_page: Open) -> None:
    page = open_page("both", max_nodes=2)
    page.locator("#q").fill("蘇靜文")
    page.keyboard.press("Enter")
    assert "person/蘇靜文" in {node["id"] for node in page.evaluate("kgPage.nodes()")}
