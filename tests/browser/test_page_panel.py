"""The side panel: evidence in context, who vouches for what, amounts side by side."""

from __future__ import annotations

from driving import Open, section, side_by_side
from playwright.sync_api import expect

BUDGET = "#s=n:budget/TW-沿海鐵路"


def test_at_first_what_the_story_is_about(open_page: Open) -> None:
    page = open_page("one")
    expect(section(page, "誰說得最多")).to_contain_text("林若谷")
    expect(section(page, "發生了什麼")).to_contain_text("台日會談")
    expect(section(page, "多少錢")).to_contain_text("1500億 TWD / 約1800億 TWD")
    expect(section(page, "只是據稱")).to_contain_text("發起")


def test_evidence_in_context_with_offsets(open_page: Open) -> None:
    page = open_page("one", "#s=n:official/高橋真也")
    passage = section(page, "原文提及").locator(".evidence")
    expect(passage.locator("mark")).to_have_text("高橋真也")
    expect(passage.locator("blockquote")).to_contain_text("日本外務省發言人高橋真也說")
    import stories

    start = stories.FIRST.index("高橋真也")
    expect(passage).to_contain_text(f"第 {start}–{start + 4} 字元")


def test_statements_with_cue_and_mode(open_page: Open) -> None:
    page = open_page("one", "#s=n:official/何遠山")
    said = section(page, "說過的話").locator(".said").first
    expect(said).to_contain_text("質疑")
    expect(said).to_contain_text("直接引語")
    expect(said).to_contain_text("錢從哪裡來")


def test_contested_amounts_side_by_side(open_page: Open) -> None:
    page = open_page("one", BUDGET)
    amounts = section(page, "金額說法不一").locator(".amount")
    expect(amounts).to_have_count(2)
    expect(amounts.nth(0)).to_contain_text("1500億 TWD")
    expect(amounts.nth(1)).to_contain_text("約1800億 TWD")
    expect(amounts.nth(1)).to_contain_text("在財政官員的話裡")
    expect(amounts.nth(1)).to_contain_text("幣別係推定")
    assert side_by_side(amounts.nth(0), amounts.nth(1))


def test_amounts_in_english(open_page: Open) -> None:
    page = open_page("one", BUDGET + "&lang=en")
    expect(page.locator("#panel .money").first).to_have_text("150,000,000,000 TWD")


def test_asserted_or_only_according_to(open_page: Open) -> None:
    page = open_page("one", BUDGET)
    expect(page.locator("#panel .asserted")).to_contain_text("報導本身")
    page = open_page("one", "#s=n:event/2031-02-visit-JP-TW")
    expect(page.locator("#panel .notice")).to_contain_text("報導本身未證實")
    expect(page.locator("#panel .according").first).to_be_visible()
    expect(section(page, "誰說的")).to_contain_text("財政官員")


def test_claims_with_who_makes_them_and_how_surely(open_page: Open) -> None:
    page = open_page("one", "#s=n:event/2031-02-21-meeting-JP-TW")
    claim = section(page, "據稱").locator(".claim")
    expect(claim).to_contain_text("發起")
    expect(claim).to_contain_text("日本")
    expect(claim).to_contain_text("不確定")
    expect(claim.locator(".vouched")).to_contain_text("林若谷")


def test_facts_of_an_official_and_of_a_budget(open_page: Open) -> None:
    page = open_page("one", "#s=n:official/林若谷")
    facts = page.locator("#panel dl")
    expect(facts).to_contain_text("林部長")
    expect(facts).to_contain_text("交通部長")
    page = open_page("one", BUDGET)
    facts = page.locator("#panel dl")
    for words in ("6 年", "鐵路", "提案", "台灣"):
        expect(facts).to_contain_text(words)


def test_dates_as_precise_as_the_text(open_page: Open) -> None:
    page = open_page("one", "#s=n:event/2031-02-visit-JP-TW")
    expect(page.locator("#panel dl")).to_contain_text("2031-02（月）")
    expect(page.locator("#panel dl")).to_contain_text("原文：上個月")
    page = open_page("one", "#s=n:event/demolition")
    expect(page.locator("#panel dl")).to_contain_text("原文未載明")


def test_nested_statements_know_each_other(open_page: Open) -> None:
    page = open_page("one", "#s=n:person/蘇靜文")
    section(page, "說過的話").locator(".words").click()
    expect(section(page, "轉述於")).to_contain_text("何遠山")
    section(page, "轉述於").locator(".words").click()
    expect(section(page, "其中轉述")).to_contain_text("鐵路廢線才剛拆完")


def test_which_articles_carry_a_fact(open_page: Open) -> None:
    page = open_page("both", "#s=n:event/2031-02-visit-JP-TW")
    expect(section(page, "2 篇中有 2 篇").locator("li")).to_have_count(2)
    page = open_page("both", "#s=n:org/立法院")
    carried = section(page, "2 篇中有 1 篇")
    expect(carried).to_contain_text("示范社")
    carried.locator(".link").click()
    expect(page.locator("#text")).to_contain_text("立法院备询")


def test_an_unknown_speaker_is_said_to_be_unknown(open_page: Open) -> None:
    import stories

    from kg import view

    graph = stories.Graph()
    d = stories.Draft(graph, "有人說，天要下雨。", "天", "2031-01-01")
    d.say("天要下雨", None, "說")
    page = open_page(view.render(graph), "#v=table")
    expect(page.locator("#view-table tbody tr")).to_contain_text("發言者不明")


def test_long_lists_open_on_demand(open_page: Open) -> None:
    import stories

    from kg import view

    graph = stories.Graph()
    text = "".join(f"甲說，第{n}點如此。" for n in range(30))
    d = stories.Draft(graph, text, "多", "2031-01-01")
    speaker = d.agent("official/甲", "甲", "甲")
    for n in range(30):
        d.say(f"第{n}點如此", speaker, "說")
    page = open_page(view.render(graph), "#s=n:official/甲")
    said = section(page, "說過的話")
    few = said.locator(".said").count()
    assert few < 30
    said.locator(".more").click()
    expect(said.locator(".said")).to_have_count(30)
