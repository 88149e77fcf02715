"""The timeline: certain days as points, uncertain dates as spans, nothing dated that the text does not date."""

from __future__ import annotations

from driving import Open
from playwright.sync_api import Page, expect


def row(page: Page, words: str):  # type: ignore[no-untyped-def]
    return page.locator("#view-timeline .row").filter(has=page.locator(".words", has_text=words))


def test_events_by_date(open_page: Open) -> None:
    page = open_page("both", "#v=timeline")
    dates = page.locator("#view-timeline ol").first.locator(".date span:first-child").all_inner_texts()
    assert dates == ["2031-02", "2031-02-21～02-28", "2031-03-04", "2031-03-06", "2031-03-06", "2031-09-01～11-30"]


def test_uncertain_dates_are_spans(open_page: Open) -> None:
    page = open_page("both", "#v=timeline")
    day = row(page, "备询").locator(".bar")
    month = row(page, "日本代表團來訪").locator(".bar")
    some_days = row(page, "台日會談").locator(".bar")
    assert "point" in str(day.get_attribute("class"))
    assert "vague" in str(month.get_attribute("class"))
    widths = [locator.bounding_box()["width"] for locator in (some_days, month)]  # type: ignore[index]
    assert widths[0] < widths[1], "eight days are shorter than a month"
    assert "open" in str(row(page, "台日再次會面").locator(".bar").get_attribute("class")), "only planned"
    expect(row(page, "台日再次會面")).to_contain_text("預定")


def test_what_has_no_date_stands_apart(open_page: Open) -> None:
    page = open_page("both", "#v=timeline")
    undated = page.locator("#view-timeline .undated .row")
    expect(undated).to_have_count(1)
    expect(undated).to_contain_text("廢線拆除")


def test_what_only_sources_say_is_marked(open_page: Open) -> None:
    page = open_page("both", "#v=timeline")
    expect(row(page, "日本代表團來訪")).to_contain_text("僅據財政官員")
    expect(row(page, "备询").locator(".according")).to_have_count(0)


def test_statements_stand_at_the_day_they_were_reported(open_page: Open) -> None:
    page = open_page("both", "#v=timeline")
    group = row(page, "10 則陳述")
    expect(group).to_contain_text("報導日")
    group.locator(".words").first.click()
    expect(group.locator(".group li")).to_have_count(10)
    group.locator(".group .words", has_text="錢從哪裡來").click()
    expect(page.locator("#panel blockquote.big")).to_have_text("錢從哪裡來")


def test_a_row_chooses_the_event(open_page: Open) -> None:
    page = open_page("both", "#v=timeline")
    row(page, "台日會談").locator(".words").click()
    expect(page.locator("#panel h2")).to_have_text("台日會談")
    expect(row(page, "台日會談").locator(".words")).to_have_attribute("aria-current", "true")


def test_rows_say_which_articles_carry_them(open_page: Open) -> None:
    page = open_page("both", "#v=timeline")
    expect(row(page, "日本代表團來訪").locator(".arts .link")).to_have_count(2)


def test_filters(open_page: Open) -> None:
    page = open_page("both", "#v=timeline&from=2031-03-05&to=2031-03-31&u=0")
    expect(page.locator("#view-timeline .row")).to_have_count(2)
