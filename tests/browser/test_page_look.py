"""For everyone: contrast, colours and shapes, both themes and languages, small screens, paper, little motion."""

from __future__ import annotations

from itertools import combinations

import pytest
from driving import Open, nodes, point, settled
from playwright.sync_api import expect

from kg.page.tables import palette, texts

# Every visible text that stands out too little from what is behind it, transparent layers included.
CONTRASTS = """() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (text) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = text;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      layers.push(rgb(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 255) break;
    }
    const over = (under, [r, g, b, a]) => [r, g, b].map((v, i) => (v * a) / 255 + under[i] * (1 - a / 255));
    return layers.reverse().reduce(over, [255, 255, 255]);
  };
  const linear = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const out = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode.data.trim();
    const node = walk.currentNode.parentElement;
    if (!words || !node.checkVisibility() || node.closest(".unseen, script, style, button:disabled")) continue;
    const style = getComputedStyle(node);
    const [more, less] = [light(rgb(style.color)), light(behind(node))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700) ? 3 : 4.5;
    const ratio = (more + 0.05) / (less + 0.05);
    if (ratio < least) out.add(`${ratio.toFixed(2)} ${node.className || node.tagName}: ${words.slice(0, 30)}`);
  }
  return [...out];
}"""

CONTROLS = """() => [...document.querySelectorAll("button, input, select, a, [role=link], [tabindex]")]
  .filter((node) => node.checkVisibility() && node.getAttribute("tabindex") !== "-1")
  .filter((node) => !(node.textContent.trim() || node.ariaLabel || node.title || node.labels?.length))
  .map((node) => node.outerHTML.slice(0, 80))"""


def test_the_measure_of_contrast_measures(open_page: Open) -> None:
    page = open_page("one", "#v=table")
    page.evaluate("document.documentElement.style.setProperty('--soft', '#b0b0b0')")
    assert page.evaluate(CONTRASTS) != []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#s=n:budget/TW-沿海鐵路",
        "#s=n:event/2031-02-visit-JP-TW",
        "#v=article&s=n:official/林若谷",
        "#v=timeline",
        "#v=table",
    ],
)
def test_texts_stand_out(open_page: Open, theme: str, fragment: str) -> None:
    page = open_page("both", fragment, theme=theme)
    assert page.evaluate(CONTRASTS) == []


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "paper"), [("light", "#fbfbfa"), ("dark", "#14191f")])
def test_every_shape_stands_out_from_the_paper(theme: str, paper: str) -> None:
    for kind, row in palette().items():
        assert contrast(row[f"{theme}_edge"], paper) >= 3, kind


# Machado, Oliveira, Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency",
# severity 1.0, for linear RGB.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """CIELAB of a colour as somebody with that vision sees it."""
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    red, green, blue = (min(max(sum(row[at] * linear[at] for at in range(3)), 0.0), 1.0) for row in matrix)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("vision", BLINDNESS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_told_apart_by_the_colour_blind(vision: str, theme: str) -> None:
    kinds = [kind for kind in palette() if kind not in ("statement", "time")]
    for one, other in combinations(kinds, 2):
        a, b = (lab(palette()[kind][f"{theme}_fill"], BLINDNESS[vision]) for kind in (one, other))
        distance = sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5
        assert distance >= 10, f"{one} and {other}: {distance:.1f}"


def test_shapes_are_told_apart_too() -> None:
    shapes = [row["shape"] for kind, row in palette().items() if kind != "time"]
    assert len(set(shapes)) == len(shapes)


def test_every_word_is_there_in_both_languages() -> None:
    words = texts()
    assert set(words["zh"]) == set(words["en"])
    for lang in words:
        assert [key for key, text in words[lang].items() if not text] == []
    for key in words["zh"]:
        marks = [{part.split("}")[0] for part in words[lang][key].split("{")[1:]} for lang in words]
        assert marks[0] == marks[1], key


def test_every_word_that_is_used_is_there_and_every_word_is_used() -> None:
    import re
    from importlib.resources import files

    from kg.page.rendering import SCRIPTS

    page = files("kg.page")
    source = page.joinpath("page.html").read_text(encoding="utf-8")
    source += "".join(page.joinpath("js", name).read_text(encoding="utf-8") for name in SCRIPTS)
    used = set(re.findall(r"""\bt\("([\w.-]+)"|data-t(?:-\w+)?="([\w.-]+)\"""", source))
    keys = {a or b for a, b in used}
    known = set(texts()["zh"])
    assert keys - known == set()
    families = tuple(f"{name}." for name in re.findall(r"`([\w.]+)\.\$\{", source))
    quoted = set(re.findall(r'"([a-z][\w.-]*)"', source))
    singular = {f"{key}.one" for key in quoted} if "`${key}.one`" in source else set()  # of words with a count
    assert {key for key in known - keys - quoted - singular if not key.startswith(families)} == set()


def test_the_language_switches(open_page: Open) -> None:
    page = open_page("both")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    assert nodes(page)["country/JP"]["label"] == "日本"
    page.locator("#lang").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#views")).to_contain_text("Timeline")
    settled(page)
    assert nodes(page)["country/JP"]["label"] == "Japan"
    for view in ("article", "timeline", "table"):
        page.locator(f'#views [data-view="{view}"]').click()
    expect(page.locator("#view-table thead")).to_contain_text("Speaker")


def test_opens_in_english(open_page: Open) -> None:
    page = open_page("both", lang="en")
    expect(page.locator("#legend")).to_contain_text("Country")


def test_the_theme_follows_the_system_and_the_reader(open_page: Open) -> None:
    page = open_page("one", theme="dark")
    ground = lambda: page.evaluate("getComputedStyle(document.body).backgroundColor")  # noqa: E731
    dark = ground()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("#theme").click()
    assert ground() != dark
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("fragment", ["", "#v=article", "#v=timeline", "#v=table"])
def test_fits_a_telephone(open_page: Open, fragment: str) -> None:
    page = open_page("both", fragment, width=390, height=844, touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    view = fragment.removeprefix("#v=") or "graph"
    assert page.evaluate(f"document.getElementById('view-{view}').scrollWidth") <= 390
    for box in page.locator("#views button, #sheets button").all():
        size = box.bounding_box()
        assert size is not None
        assert size["height"] >= 44


def test_by_touch(open_page: Open) -> None:
    page = open_page("both", width=390, height=844, touch=True)
    page.touchscreen.tap(*point(page, "official/林若谷"))
    expect(page.locator("#panel h2")).to_have_text("林若谷")
    expect(page.locator("#panel")).to_be_in_viewport()
    page.locator("#panel .close").tap()
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#open-legend").tap()
    page.locator('[data-filter="kinds:org"]').tap()
    page.locator("#open-legend").tap()
    settled(page)
    assert not any(ref.startswith("org/") for ref in nodes(page))
    page.locator('#views [data-view="article"]').tap()
    page.locator("#text .m-official", has_text="財政官員").tap()
    expect(page.locator("#panel h2")).to_have_text("財政官員")


@pytest.mark.parametrize(("motion", "glides"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_those_who_want_it_still(open_page: Open, motion: str, glides: bool) -> None:
    page = open_page("one", motion=motion)
    steps = page.evaluate("""async () => {
      const seen = new Set([kgPage.scale()]);
      document.getElementById("zoom-in").click();
      for (let frame = 0; frame < 15; frame += 1) {
        await new Promise(requestAnimationFrame);
        seen.add(kgPage.scale());
      }
      return seen.size;
    }""")
    assert (steps > 2) == glides


@pytest.mark.parametrize("view", ["article", "timeline", "table"])
def test_prints_the_view_without_the_controls(open_page: Open, view: str) -> None:
    page = open_page("both", f"#v={view}", theme="dark")
    page.emulate_media(media="print")
    for part in ("#finder", "#views", "#tools", "#legend", "#dock"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(f"#view-{view}")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    whole = page.evaluate(f"document.getElementById('view-{view}').scrollHeight")
    assert page.locator(f"#view-{view}").bounding_box()["height"] >= whole - 2, "nothing is cut off"  # type: ignore[index]
    assert page.pdf()[:4] == b"%PDF"


def test_every_control_has_a_name_and_can_be_reached(open_page: Open) -> None:
    for fragment in ("#s=n:budget/TW-沿海鐵路", "#v=article", "#v=timeline", "#v=table"):
        page = open_page("both", fragment)
        nameless = page.evaluate(CONTROLS)
        assert nameless == []


def test_keyboard_alone_from_search_to_sentence_to_article(open_page: Open) -> None:
    page = open_page("both")
    page.keyboard.press("/")
    page.keyboard.type("高橋真也")
    expect(page.locator("#hits [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.locator("#canvas").focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "看原文":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#view-article")).to_be_visible()
    expect(page.locator("#text .m-official").get_by_text("高橋真也")).to_be_in_viewport()
