"""The table of statements: it sorts, filters and copies."""

from __future__ import annotations

from driving import Open
from playwright.sync_api import Page, expect


def column(page: Page, name: str) -> list[str]:
    return [text.strip() for text in page.locator(f"#view-table tbody .c-{name}").all_inner_texts()]


def test_all_statements_with_all_columns(open_page: Open) -> None:
    page = open_page("both", "#v=table")
    expect(page.locator("#view-table tbody tr")).to_have_count(12)
    line = page.locator("#view-table tbody tr", has_text="實際經費恐達")
    for words in ("財政官員", "透露", "沿海鐵路預算", "日本代表團來訪", "交通部長林若谷", "2031-03-04"):
        expect(line).to_contain_text(words)


def test_sorts_up_and_down_and_back(open_page: Open) -> None:
    page = open_page("both", "#v=table")
    original = column(page, "date")
    header = page.locator("#view-table th.c-date")
    header.locator("button").click()
    assert column(page, "date") == sorted(original)
    expect(header).to_have_attribute("aria-sort", "ascending")
    header.locator("button").click()
    assert column(page, "date") == sorted(original, reverse=True)
    expect(header).to_have_attribute("aria-sort", "descending")
    header.locator("button").click()
    expect(header).to_have_attribute("aria-sort", "none")
    page.locator("#view-table thead th.c-speaker button").click()
    speakers = column(page, "speaker")
    runs = [speaker for at, speaker in enumerate(speakers) if at == 0 or speakers[at - 1] != speaker]
    assert len(runs) == len(set(speakers)), "equal speakers stand together"


def test_filters_in_either_script(open_page: Open) -> None:
    page = open_page("both", "#v=table")
    page.locator("#find").fill("铁路 预算")
    expect(page.locator("#view-table .found")).to_have_text("5／12 則")
    texts = page.locator("#view-table tbody tr").all_inner_texts()
    assert any("沿海铁路预算没有追加" in text for text in texts)
    assert any("沿海鐵路六年預算" in text for text in texts)


def test_follows_the_legend(open_page: Open) -> None:
    page = open_page("both", "#v=table")
    page.locator('[data-filter="speakers:anon"]').uncheck()
    expect(page.locator("#view-table tbody tr")).to_have_count(11)
    page.locator('[data-filter="speakers:gov"]').uncheck()
    expect(page.locator("#view-table tbody tr")).to_have_count(10)
    page.locator("#pick").select_option("1")
    expect(page.locator("#view-table tbody tr")).to_have_count(2)


def test_a_row_chooses_the_statement(open_page: Open) -> None:
    page = open_page("both", "#v=table")
    page.locator("#view-table .words", has_text="公開合約").click()
    expect(page.locator("#panel blockquote.big")).to_have_text("公開合約")
    expect(page.locator("#view-table tr.on")).to_contain_text("公開合約")


def test_leads_to_the_place_in_the_article(open_page: Open) -> None:
    page = open_page("both", "#v=table")
    page.locator("#view-table tbody tr", has_text="日本代表团为什么来访").locator(".c-article .link").click()
    expect(page.locator("#text .st", has_text="日本代表团为什么来访")).to_be_in_viewport()


def test_copies(open_page: Open) -> None:
    page = open_page("both", "#v=table")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#find").fill("合約")
    expect(page.locator("#view-table tbody tr")).to_have_count(1)
    page.locator("#copy").click()
    expect(page.locator("#toast")).to_contain_text("1 列")
    copied = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert copied[0].split("\t") == ["發言者", "引述詞", "內容", "談及", "報導", "日期"]
    assert copied[1].split("\t")[:4] == ["何遠山", "要求", "公開合約", "交通部"]
    assert len(copied) == 2


def test_is_a_table_to_a_screen_reader(open_page: Open) -> None:
    page = open_page("both", "#v=table")
    expect(page.get_by_role("table")).to_have_count(1)
    expect(page.get_by_role("columnheader")).to_have_count(6)
    expect(page.get_by_role("rowheader")).to_have_count(12)
