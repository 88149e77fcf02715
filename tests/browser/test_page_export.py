"""What can be taken away: PNG, SVG, Turtle, CSV, a link."""

from __future__ import annotations

import csv
import io
import struct
from pathlib import Path
from xml.etree import ElementTree

import stories
from driving import Open
from playwright.sync_api import Page, expect
from rdflib import Graph
from rdflib.compare import isomorphic

SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, name: str) -> Path:
    page.locator("#export").click()
    with page.expect_download() as download:
        page.locator(f"#export-{name}").click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def test_turtle_is_the_graph(open_page: Open) -> None:
    file = saved(open_page("both"), "ttl")
    assert file.suffix == ".ttl"
    assert isomorphic(Graph().parse(file, format="turtle"), stories.both())


def test_svg_shows_every_node_with_its_name(open_page: Open) -> None:
    page = open_page("one", "#said=line")
    file = saved(page, "svg")
    drawing = ElementTree.parse(file).getroot()
    texts = ["".join(text.itertext()) for text in drawing.iter(f"{SVG}text")]
    for name in ("林若谷", "財政官員", "沿海鐵路預算", "日本"):
        assert name in texts
    shapes = [node for tag in ("circle", "polygon", "rect") for node in drawing.iter(SVG + tag)]
    assert len(shapes) > len(page.evaluate("kgPage.nodes()"))
    assert not list(drawing.iter(f"{SVG}script"))


def test_png_is_a_picture_of_it(open_page: Open) -> None:
    file = saved(open_page("one"), "png")
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width > 600
    assert height > 400
    assert len(data) > 20_000, "it is not blank"


def test_csv_is_the_table(open_page: Open) -> None:
    file = saved(open_page("both"), "csv")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("\ufeff"), "spreadsheets take it for UTF-8"
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0] == ["發言者", "引述詞", "內容", "談及", "報導", "日期"]
    assert len(rows) == 13
    assert ["財政官員", "透露", "實際經費恐達1800億元，而且日本代表團上個月已經來訪"] in [row[:3] for row in rows]


def test_csv_holds_what_the_table_shows(open_page: Open) -> None:
    file = saved(open_page("both", "#v=table&f=合約"), "csv")
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2


def test_a_link_to_the_view(open_page: Open) -> None:
    page = open_page("both", "#v=timeline")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#export").click()
    page.locator("#export-link").click()
    expect(page.locator("#toast")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_menu_by_keyboard(open_page: Open) -> None:
    page = open_page("one")
    page.locator("#export").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#export-png")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#export-svg")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#export")).to_be_focused()
    expect(page.locator("#export-menu")).to_be_hidden()
