"""What a merge computes, in the side panel: who reports a thing, near copies, where articles and sources differ."""

from __future__ import annotations

import pytest
from driving import Open, section, side_by_side
from playwright.sync_api import expect
from stories import FIRST, Draft, Graph

BUDGET = "#s=n:budget/TW-沿海鐵路"
VISIT = "#s=n:event/2031-02-visit-JP-TW"
TALKS = "#s=n:event/2031-02-21-meeting-JP-TW"
ORIGINAL = Draft(Graph(), FIRST, "", "").id


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (BUDGET, "2 篇報導、2 家媒體、1 個獨立來源；最早 2031-03-04"),
        (BUDGET + "&lang=en", "2 articles, 2 outlets, 1 independent source; first on 2031-03-04"),
        (VISIT, "2 篇報導、2 家媒體、2 個獨立來源；最早 2031-03-04"),
    ],
)
def test_how_many_tell_of_it_in_words(open_page: Open, where: str, words: str) -> None:
    expect(open_page("merged", where).locator("#panel .told")).to_have_text(words)


def test_the_articles_are_linked_and_near_copies_marked(open_page: Open) -> None:
    page = open_page("merged", BUDGET)
    items = section(page, "3 篇中有 2 篇提及").locator("li")
    expect(items).to_have_count(2)
    expect(items.nth(0)).to_contain_text("示範日報 2031-03-04")
    expect(items.nth(0).locator(".copy")).to_have_count(0)
    expect(items.nth(1).locator(".copy")).to_contain_text("近似轉載自 交通部長林若谷")
    items.nth(1).locator(".link").first.click()
    expect(page.locator("#view-article .copy")).to_contain_text("近似轉載自")
    expect(page.locator("#text")).to_contain_text("2月25日")


def test_dates_that_differ_stand_side_by_side_with_their_articles(open_page: Open) -> None:
    page = open_page("merged", TALKS)
    stands = section(page, "各篇報導說法不一").locator(".position")
    expect(stands).to_have_count(2)
    expect(stands.nth(0)).to_contain_text("2031-02-21～02-28（期間）")
    expect(stands.nth(0)).to_contain_text("示範日報")
    expect(stands.nth(1)).to_contain_text("2031-02-25")
    expect(stands.nth(1)).to_contain_text("轉載晚報")
    expect(stands.nth(1).locator(".copy")).to_be_visible()
    assert side_by_side(stands.nth(0), stands.nth(1))


def test_other_values_that_differ_in_the_readers_words(open_page: Open) -> None:
    for lang, title, words in (("zh", "各篇報導說法不一", "預定"), ("en", "Where articles differ", "Planned")):
        page = open_page("merged", f"{VISIT}&lang={lang}")
        expect(section(page, title).locator(".position").nth(1)).to_contain_text(words)


def test_parties_that_only_some_articles_name(open_page: Open) -> None:
    page = open_page("merged", TALKS)
    parties = section(page, "只有部分報導提到").locator(".partly")
    expect(parties).to_have_count(1)
    expect(parties).to_contain_text("日本")
    expect(parties).to_contain_text("2 篇中 1 篇")


def test_rival_claims_side_by_side_with_who_makes_them(open_page: Open) -> None:
    page = open_page("merged", TALKS)
    rivals = section(page, "相互矛盾的主張").locator(".rival")
    expect(rivals).to_have_count(2)
    expect(rivals.filter(has_text="日本").first).to_contain_text("林若谷")
    expect(rivals.filter(has_text="何遠山")).to_contain_text("轉載：沿海鐵路預算")
    expect(section(page, "據稱")).to_have_count(0)


def test_the_same_words_of_another_speaker(open_page: Open) -> None:
    page = open_page("merged", "#s=n:official/林若谷")
    section(page, "說過的話").locator(".words", has_text="一毛錢").click()
    expect(section(page, "歸於他人")).to_contain_text("何遠山")


def test_what_may_be_the_same_is_told_of_both(open_page: Open) -> None:
    page = open_page("merged", "#s=n:official/高橋真也")
    section(page, "可能是同一個").locator(".chip").click()
    expect(page.locator("#panel h2")).to_contain_text("何遠山")
    expect(section(page, "可能是同一個")).to_contain_text("高橋真也")


def test_at_first_what_is_contested(open_page: Open) -> None:
    page = open_page("merged")
    expect(section(page, "說法不一")).to_contain_text("台日會談")
    expect(section(page, "報導").locator(".copy")).to_have_count(1)


@pytest.mark.parametrize("where", ["", BUDGET, VISIT, TALKS, "#s=n:official/何遠山"])
def test_of_one_article_there_is_nothing_to_say(open_page: Open, where: str) -> None:
    page = open_page("one", where)
    expect(page.locator("#panel")).not_to_be_empty()
    expect(page.locator("#panel .told, #panel .copy, #panel .position, #panel .partly")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_telephone_nothing_runs_over_the_edge(open_page: Open, width: int) -> None:
    page = open_page("merged", TALKS, width=width, height=800)
    expect(page.locator("#panel .rival").first).to_be_visible()
    assert page.evaluate("document.querySelector('#panel').scrollWidth <= document.querySelector('#panel').clientWidth")


def test_a_measure_as_the_size_of_nodes_is_named(open_page: Open) -> None:
    from driving import nodes
    from stories import merged

    from kg import view

    page = open_page(view.render(merged(), size_by="spoken-of"), "#s=n:country/JP")
    expect(page.locator("#size")).to_contain_text("節點大小：被他人談論次數")
    expect(page.locator("#panel dl")).to_contain_text("被他人談論次數")
    assert nodes(page)
