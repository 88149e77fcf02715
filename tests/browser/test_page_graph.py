"""The graph view."""

from __future__ import annotations

import pytest
import stories
from driving import Open, nodes, point, settled
from playwright.sync_api import Page, expect

from kg import view

MINISTER, MEMBER, BUDGET = "official/林若谷", "official/何遠山", "budget/TW-沿海鐵路"


def source_of(page: Page) -> str:
    """The id of the anonymous source's node."""
    return next(ref for ref in nodes(page) if ref.startswith("official/anon/"))


def overlaps(boxes: list[dict[str, float]]) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a, one in enumerate(boxes)
        for b, other in enumerate(boxes[:a])
        if one["left"] < other["right"] - 1
        and other["left"] < one["right"] - 1
        and one["top"] < other["bottom"] - 1
        and other["top"] < one["bottom"] - 1
    ]


def test_every_class_is_shown_and_explained(open_page: Open) -> None:
    page = open_page("one")
    assert {node["kind"] for node in nodes(page).values()} == {
        "official",
        "person",
        "org",
        "country",
        "event",
        "budget",
    }
    for kind in ("官員", "人物", "組織", "國家", "事件", "預算"):
        expect(page.locator("#legend").get_by_text(kind, exact=True)).to_be_visible()


def test_events_carry_their_date_and_missing_dates_stay_missing(open_page: Open) -> None:
    shown = nodes(open_page("one"))
    assert str(shown["event/2031-02-visit-JP-TW"]["label"]).endswith("\n2031-02")
    assert str(shown["event/2031-02-21-meeting-JP-TW"]["label"]).endswith("\n2031-02-21～02-28")
    assert shown["event/demolition"]["label"] == "廢線拆除"


def test_hovering_shows_the_node_and_dims_what_is_not_near(open_page: Open) -> None:
    page = open_page("one")
    page.mouse.move(*point(page, BUDGET))
    expect(page.locator("#tip")).to_contain_text("沿海鐵路預算")
    settled(page)
    shown = nodes(page)
    assert shown[BUDGET]["opacity"] == shown[MINISTER]["opacity"] == 1
    assert shown["person/蘇靜文"]["opacity"] < 0.5  # type: ignore[operator]
    page.mouse.move(300, 850)
    settled(page)
    assert all(node["opacity"] == 1 for node in nodes(page).values())


def test_a_click_shows_the_sentences(open_page: Open) -> None:
    page = open_page("one")
    page.mouse.click(*point(page, MEMBER))
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("何遠山")
    expect(panel).to_contain_text("錢從哪裡來")
    mention = panel.locator(".evidence", has_text="立委").first
    expect(mention.locator("mark")).to_have_text("何遠山")
    expect(mention).to_contain_text("立委何遠山質疑，「錢從哪裡來」")


def test_at_most_so_many_nodes_at_first_the_important_ones(open_page: Open) -> None:
    page = open_page("both", max_nodes=4)
    shown = nodes(page)
    assert len(shown) == 4
    assert MINISTER in shown
    assert BUDGET in shown
    expect(page.locator("#graph-note")).to_contain_text("4")


def test_expanding_adds_the_neighbours(open_page: Open) -> None:
    page = open_page("one", max_nodes=3)
    page.mouse.dblclick(*point(page, BUDGET))
    settled(page)
    shown = nodes(page)
    assert len(shown) > 3
    source = source_of(page)
    assert MEMBER in shown
    page.locator("#less").click()
    settled(page)
    assert source not in nodes(page)


def test_the_panel_expands_too(open_page: Open) -> None:
    page = open_page("one", "#s=n:budget/TW-沿海鐵路", max_nodes=2)
    page.get_by_role("button", name="展開相關").click()
    settled(page)
    assert MEMBER in nodes(page)


def test_local_graph_by_depth(open_page: Open) -> None:
    page = open_page("one", "#s=n:person/蘇靜文")
    page.locator("#depth").select_option("1")
    settled(page)
    assert set(nodes(page)) == {"person/蘇靜文", "event/demolition", MEMBER}
    page.locator("#depth").select_option("2")
    settled(page)
    assert BUDGET in nodes(page)
    page.locator("#depth").select_option("0")
    settled(page)
    assert len(nodes(page)) == 13


def test_statements_are_lines_from_afar_and_boxes_from_near(open_page: Open) -> None:
    page = open_page("one")
    assert page.evaluate("kgPage.scale()") < 1.2 or page.evaluate("kgPage.boxes().length") > 0
    page.locator("#said").select_option("line")
    settled(page)
    assert page.evaluate("kgPage.boxes()") == []
    said = [edge for edge in page.evaluate("kgPage.edges()") if edge["id"].endswith(":said")]
    assert len(said) >= 5
    page.locator("#said").select_option("auto")
    for _ in range(4):
        page.locator("#zoom-in").click()
    settled(page)
    assert page.evaluate("kgPage.boxes().length") > 0
    for _ in range(8):
        page.locator("#zoom-out").click()
    settled(page)
    assert page.evaluate("kgPage.boxes()") == []


def test_boxes_hold_the_words_and_do_not_overlap(open_page: Open) -> None:
    page = open_page("one", "#said=box")
    boxes = page.evaluate("kgPage.boxes()")
    assert "合作不受選舉影響" in {box["text"] for box in boxes}
    assert overlaps([box["box"] for box in boxes]) == []
    edges = {edge["id"] for edge in page.evaluate("kgPage.edges()")}
    assert any(":about" in edge for edge in edges)


@pytest.mark.parametrize(
    ("switch", "gone", "kept"),
    [
        ("kinds:event", "event/demolition", BUDGET),
        ("kinds:country", "country/JP", MINISTER),
        ("speakers:anon", "official/anon", MINISTER),
    ],
)
def test_the_legend_switches_nodes(open_page: Open, switch: str, gone: str, kept: str) -> None:
    page = open_page("one")
    before = nodes(page)
    page.locator(f'[data-filter="{switch}"]').uncheck()
    settled(page)
    left = nodes(page)
    assert any(ref.startswith(gone) for ref in before)
    assert not any(ref.startswith(gone) for ref in left)
    assert kept in left
    page.locator(f'[data-filter="{switch}"]').check()
    settled(page)
    assert {ref: node["at"] for ref, node in nodes(page).items()} == {ref: node["at"] for ref, node in before.items()}


@pytest.mark.parametrize("name", ["said", "participant", "officeOf", "claim", "budgetOf", "subEventOf", "memberOf"])
def test_the_legend_switches_relations(open_page: Open, name: str) -> None:
    page = open_page("one", "#said=line")
    kinds = lambda: {edge["id"].rsplit(":", 1)[-1] for edge in page.evaluate("kgPage.edges()")}  # noqa: E731
    assert name in kinds()
    page.locator(f'[data-filter="relations:{name}"]').uncheck()
    settled(page)
    assert name not in kinds()


def test_the_legend_filters_by_article(open_page: Open) -> None:
    page = open_page("both")
    page.locator("#pick").select_option("1")
    settled(page)
    shown = nodes(page)
    assert "org/立法院" in shown
    assert "person/蘇靜文" not in shown
    page.locator("#reset").click()
    settled(page)
    assert "person/蘇靜文" in nodes(page)


def test_the_legend_filters_by_date(open_page: Open) -> None:
    page = open_page("both")
    page.locator("#from").fill("2031-09-15")
    page.locator("#from").dispatch_event("change")
    settled(page)
    shown = nodes(page)
    assert "event/2031-09-meeting-JP-TW" in shown, "it may lie in the range"
    assert "event/2031-02-visit-JP-TW" not in shown
    assert "event/demolition" in shown, "nothing is known of its date"
    page.locator("#undated").uncheck()
    settled(page)
    assert "event/demolition" not in nodes(page)


def test_claims_are_told_from_what_is_asserted(open_page: Open) -> None:
    page = open_page("one", "#s=n:event/2031-02-21-meeting-JP-TW")
    claim = next(edge for edge in page.evaluate("kgPage.edges()") if edge["id"].endswith(":claim"))
    assert claim["label"] == "據稱發起"


def test_places_are_the_same_in_every_run(open_page: Open) -> None:
    places = [{ref: node["at"] for ref, node in nodes(open_page("both")).items()} for _ in range(2)]
    assert places[0] == places[1]


@pytest.mark.parametrize("name", ["one", "both"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_overlaps_at_first(open_page: Open, name: str, lang: str) -> None:
    page = open_page(name, "#said=line", lang=lang)
    assert overlaps([node["box"] for node in nodes(page).values()]) == []  # type: ignore[misc]


def test_a_dragged_node_stays(open_page: Open) -> None:
    page = open_page("one")
    x, y = point(page, "person/蘇靜文")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    settled(page)
    page.locator('[data-filter="kinds:person"]').uncheck()
    page.locator('[data-filter="kinds:person"]').check()
    settled(page)
    moved = point(page, "person/蘇靜文")
    assert moved == pytest.approx((x + 60, y + 40), abs=3)


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("one")
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate("kgPage.state().sel")
    assert first
    page.keyboard.press("ArrowLeft")
    second = page.evaluate("kgPage.state().sel")
    assert second != first
    expect(page.locator("#live")).not_to_be_empty()
    before = page.evaluate("kgPage.scale()")
    page.keyboard.press("+")
    assert page.evaluate("kgPage.scale()") > before
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.locator("#canvas").focus()
    page.keyboard.press("Escape")
    assert page.evaluate("kgPage.state().sel") is None


def test_an_empty_graph(open_page: Open) -> None:
    page = open_page(view.render(stories.Graph()))
    for name in ("article", "timeline", "table", "graph"):
        page.locator(f'#views [data-view="{name}"]').click()
    assert nodes(page) == {}
