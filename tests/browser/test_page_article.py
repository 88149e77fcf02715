"""The article view: the text as it was read, lit up, with the speakers in the margin."""

from __future__ import annotations

import pytest
import stories
from driving import TEXT, Open
from playwright.sync_api import Page, expect

from kg import view


def mark(page: Page, kind: str, words: str, nth: int = 0):  # type: ignore[no-untyped-def]
    return page.locator(f"#text .m-{kind}").get_by_text(words, exact=True).nth(nth)


@pytest.mark.parametrize(("name", "article", "text"), [("one", 0, stories.FIRST), ("both", 1, stories.SECOND)])
def test_the_text_is_whole_and_unchanged(open_page: Open, name: str, article: int, text: str) -> None:
    page = open_page(name, "#v=article")
    if article:
        page.locator("#reading").select_option(str(article))
    assert page.evaluate(TEXT) == text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("official", "林若谷"),
        ("official", "財政官員"),
        ("person", "蘇靜文"),
        ("org", "交通部"),
        ("country", "日方"),
        ("event", "再次會面"),
        ("budget", "沿海鐵路六年預算"),
        ("budget", "1800億元"),  # stands after a character outside the BMP: offsets count code points
        ("time", "2月下旬的" [:-1]),
    ],
)  # fmt: skip
def test_every_class_is_lit(open_page: Open, kind: str, words: str) -> None:
    page = open_page("one", "#v=article")
    expect(mark(page, kind, words)).to_be_visible()
    colour = mark(page, kind, words).evaluate("node => getComputedStyle(node).backgroundColor")
    assert colour not in ("rgba(0, 0, 0, 0)", "transparent")


def test_statements_have_their_speaker_in_the_margin(open_page: Open) -> None:
    page = open_page("one", "#v=article")
    said = page.locator("#text .st", has_text="實際經費恐達")
    side = said.locator(".side")
    expect(side).to_contain_text("財政官員")
    expect(side).to_contain_text("透露")
    text = page.locator("#text .line.par").first.bounding_box()
    box = side.bounding_box()
    assert text is not None
    assert box is not None
    assert box["x"] + box["width"] <= text["x"] + 5


def test_a_statement_inside_a_statement(open_page: Open) -> None:
    page = open_page("one", "#v=article")
    expect(page.locator("#text .st .st")).to_contain_text("鐵路廢線才剛拆完")


def test_hovering_shows_the_node(open_page: Open) -> None:
    page = open_page("one", "#v=article")
    mark(page, "official", "高橋真也").hover()
    expect(page.locator("#tip")).to_contain_text("日本")
    mark(page, "time", "上個月").hover()
    expect(page.locator("#tip")).to_contain_text("2031-02")


def test_a_click_goes_to_the_node_and_back(open_page: Open) -> None:
    page = open_page("one", "#v=article")
    mark(page, "official", "何遠山").click()
    expect(page.locator("#panel h2")).to_have_text("何遠山")
    shown = {node["id"]: node for node in page.evaluate("kgPage.nodes()")}
    assert shown["official/何遠山"]["opacity"] == 1
    assert shown["event/2031-09-meeting-JP-TW"]["opacity"] < 0.5, "the graph beside lights what was chosen"
    page.locator("#panel").get_by_role("button", name="在圖上看").click()
    expect(page.locator("#view-graph")).to_be_visible()
    page.go_back()
    expect(page.locator("#view-article")).to_be_visible()
    expect(mark(page, "official", "何遠山")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#panel h2")).not_to_have_text("何遠山")


def test_a_click_on_words_chooses_the_statement(open_page: Open) -> None:
    page = open_page("one", "#v=article")
    x, y = page.evaluate("""() => {
      const said = [...document.querySelectorAll("#text .st")].find((node) => node.textContent.includes("合作不受"));
      const range = document.createRange();
      range.selectNodeContents(said.lastChild);
      const { x, y, width, height } = range.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    }""")
    page.mouse.click(x, y)
    expect(page.locator("#panel blockquote.big")).to_have_text("合作不受選舉影響")


def test_a_second_click_chooses_what_is_around(open_page: Open) -> None:
    page = open_page("one", "#v=article")
    mark(page, "event", "拆完").click()
    expect(page.locator("#panel h2")).to_have_text("廢線拆除")
    mark(page, "event", "拆完").click()
    expect(page.locator("#panel blockquote.big")).to_have_text("鐵路廢線才剛拆完")


def test_evidence_leads_to_its_place(open_page: Open) -> None:
    page = open_page("one", "#s=n:event/demolition", height=420)
    page.locator("#panel .evidence .link").last.click()
    expect(page.locator("#view-article")).to_be_visible()
    expect(mark(page, "event", "拆完")).to_be_in_viewport()


def test_the_tab_leads_to_what_is_chosen(open_page: Open) -> None:
    page = open_page("both", "#s=n:org/立法院", height=420)
    page.locator('#views [data-view="article"]').click()
    expect(mark(page, "org", "立法院")).to_be_in_viewport()


def test_by_keyboard(open_page: Open) -> None:
    page = open_page("one", "#v=article")
    mark(page, "official", "高橋真也").focus()
    expect(page.locator("#tip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("高橋真也")


def test_the_legend_puts_lights_out(open_page: Open) -> None:
    page = open_page("one", "#v=article")
    page.locator('[data-filter="kinds:country"]').uncheck()
    expect(page.locator("#text .m-country")).to_have_count(0)
    page.locator('[data-filter="speakers:anon"]').uncheck()
    expect(page.locator("#text .st", has_text="實際經費恐達")).to_have_count(0)
    assert page.evaluate(TEXT) == stories.FIRST


def test_articles_are_picked(open_page: Open) -> None:
    page = open_page("both", "#v=article")
    expect(page.locator("#text")).to_contain_text("昨天（3日）")
    page.get_by_role("button", name="下一篇").click()
    expect(page.locator("#text")).to_contain_text("立法院备询")
    expect(page.locator(".about")).to_contain_text("示范社")


def test_the_original_is_linked_to_only_on_the_web(open_page: Open) -> None:
    page = open_page("one", "#v=article")
    link = page.locator(".about a")
    expect(link).to_have_attribute("href", "https://example.org/news/1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_without_the_text_the_passages_show(open_page: Open) -> None:
    page = open_page("without_text", "#v=article")
    expect(page.locator("#view-article")).to_contain_text("沒有這篇報導的全文")
    said = page.locator("#text .st", has_text="實際經費恐達1800億元")
    expect(said.locator(".side")).to_contain_text("財政官員")
    expect(said.locator(".m-budget")).to_have_text("1800億元")
    page.locator("#text .m-official").get_by_text("何遠山").click()
    expect(page.locator("#panel h2")).to_have_text("何遠山")


def crossing() -> stories.Graph:
    """Two mentions that cross, one that spans a line break, many in one another."""
    graph = stories.Graph()
    text = "甲乙丙丁戊己\n庚辛壬癸" + "深" * 80
    d = stories.Draft(graph, text, "", "")
    d.agent("org/a", "甲乙丙丁", "甲乙丙丁")
    d.agent("org/b", "丙丁戊己", "丙丁戊己\n庚")
    for size in range(1, 60):
        d.agent(f"org/deep{size}", "深", "")
        d.put(stories.URIRef(f"{stories.BASE}org/deep{size}"), stories.KG.evidence, d.evidence(11, 11 + size))
    return graph


def test_crossing_and_deep_marks_lose_no_text(open_page: Open) -> None:
    page = open_page(view.render(crossing()), "#v=article")
    assert page.evaluate(TEXT) == "甲乙丙丁戊己\n庚辛壬癸" + "深" * 80
    assert page.locator("#text [data-key]").get_by_text("庚", exact=True).count() == 1


def test_offsets_that_do_not_fit_mark_nothing(open_page: Open) -> None:
    graph = stories.one()
    wrong = stories.URIRef(f"{stories.BASE}org/錯")
    d = stories.Draft(graph, stories.FIRST, "", "")
    d.agent("org/錯", "錯")
    d.put(wrong, stories.KG.evidence, d.evidence(5, 9))
    exact = next(graph.subjects(stories.OA.exact, stories.Literal(stories.FIRST[5:9])))
    graph.set((exact, stories.OA.exact, stories.Literal("別的話")))
    page = open_page(view.render(graph), "#s=n:org/錯")
    expect(page.locator("#panel .evidence mark")).to_have_text("別的話")
    expect(page.locator("#panel .evidence")).to_contain_text("無可對應的位置")


def test_a_statement_that_is_cut_has_its_speaker_once(open_page: Open) -> None:
    graph = stories.Graph()
    d = stories.Draft(graph, "甲說，天要下雨\n路要滑。", "雨", "2031-01-01")
    speaker = d.agent("official/甲", "甲", "甲")
    d.agent("org/乙", "乙", "說，天要")  # crosses the statement's beginning
    d.say("天要下雨\n路要滑", speaker, "說")
    page = open_page(view.render(graph), "#v=article")
    expect(page.locator("#text .st")).to_have_count(3)
    expect(page.locator("#text .side")).to_have_count(1)
