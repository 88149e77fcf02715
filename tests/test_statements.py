"""Labelled sentences: who is said to say what. One row a case; names are invented, offices are real."""

from __future__ import annotations

from datetime import date

import pytest

from kg.article import parse_article
from kg.extractors import extract

# (text, [(speaker's name or country code, words, …)]) in order of the words
CASES = [
    # a cue with a stop
    ("外交部發言人林佑辰表示，台灣樂見雙方對話。", [("林佑辰", "台灣樂見雙方對話")]),
    ("國防部長周維正今天在立法院受訪時指出，演訓照表操課，不受影響。", [("周維正", "演訓照表操課，不受影響")]),
    ("总统府发言人陈思远星期三在例行记者会上回应说，两岸应当对话。", [("陈思远", "两岸应当对话")]),
    ("行政院長高文彬說：「預算不能再拖。」", [("高文彬", "預算不能再拖")]),
    # words that follow at once
    ("立委許庭瑋質疑國防部隱匿報告內容。", [("許庭瑋", "國防部隱匿報告內容")]),
    ("中方要求日方收回錯誤言論，停止挑釁。", [("c:CN", "日方收回錯誤言論，停止挑釁")]),
    ("德國政府認為這項安排違反協議。", [("c:DE", "這項安排違反協議")]),
    # a dropped subject
    (
        "外交部長趙啟文表示，雙方溝通順暢，並強調台灣會持續支持民主夥伴。",
        [("趙啟文", "雙方溝通順暢"), ("趙啟文", "台灣會持續支持民主夥伴")],
    ),
    (
        "立委許庭瑋批評，條文寫得太粗糙。她也呼籲各黨團回到談判桌。",
        [("許庭瑋", "條文寫得太粗糙"), ("許庭瑋", "各黨團回到談判桌")],
    ),
    # running on
    (
        "國安局長簡子揚說，對岸的手法一再翻新。我們必須料敵從寬，否則會付出代價。",
        [("簡子揚", "對岸的手法一再翻新。我們必須料敵從寬，否則會付出代價")],
    ),
    (
        "經濟部長何承翰指出，電價不會調漲。經濟部去年12月曾召開審議會，決議凍漲。",
        [("何承翰", "電價不會調漲")],
    ),
    # the quotation first
    ("「這是國會的職權。」立委許庭瑋說。", [("許庭瑋", "這是國會的職權")]),
    (
        "「我們不會退讓，」外交部長趙啟文說，「也不會挑釁。」",
        [("趙啟文", "我們不會退讓 / 也不會挑釁")],
    ),
    # anonymous sources
    (
        "一名不願具名的國防部官員透露，採購案已經延誤。該官員坦言，最快明年才能交貨。",
        [("國防部官員", "採購案已經延誤"), ("國防部官員", "最快明年才能交貨")],
    ),
    # headlines
    ("高文彬：預算一毛都不能少\n\n行政院長高文彬今天赴立法院備詢。", [("高文彬", "預算一毛都不能少")]),
    # media that cite others
    (
        "路透社引述一名美國官員的話說，談判仍在進行。",
        [("路透社", "一名美國官員的話說，談判仍在進行"), ("美國官員", "談判仍在進行")],
    ),
    (
        "據新華社報導，外交部長趙啟文強調，合作符合雙方利益。",
        [("新華社", "外交部長趙啟文強調，合作符合雙方利益"), ("趙啟文", "合作符合雙方利益")],
    ),
    # pronouns
    (
        "外交部長趙啟文今天會見法國議員團。他表示，歐洲是台灣的重要夥伴。",
        [("趙啟文", "歐洲是台灣的重要夥伴")],
    ),
    # two speakers
    (
        "國民黨團書記長羅振宇說，經費應該逐年編列；民進黨團幹事長葉品妤則反駁，逐年編列等於自廢武功。",
        [("羅振宇", "經費應該逐年編列"), ("葉品妤", "逐年編列等於自廢武功")],
    ),
    # half-width punctuation
    (
        '外交部發言人林佑辰表示,台灣樂見雙方對話,並說:"我們準備好了。"',
        [("林佑辰", "台灣樂見雙方對話"), ("林佑辰", "我們準備好了")],
    ),
]  # fmt: skip

# Sentences in which nobody is said to say anything.
SILENT = [
    "外交部長趙啟文昨天抵達東京，展開三天訪問。",
    "國防部長周維正沒有回應記者提問。",
    "行政院長高文彬的說法引發討論。",
    "這份報告顯示經濟正在復甦。",
    "立委許庭瑋遭批評，行程隨即取消。",
    "外交部發言人林佑辰不願透露細節。",
]


def statements(text: str) -> list[tuple[str, str]]:
    """(speaker, words) of each statement found; several stretches are joined by a slash."""
    facts = extract(parse_article(text, source="case.txt", published=date(2026, 3, 4)))
    names = {agent.ref: agent for agent in facts.agents}
    found = []
    for statement in facts.statements:
        speaker = statement.speaker or ""
        agent = names.get(speaker)
        if agent is not None:
            speaker = next(m.span.of(text) for m in agent.mentions) if agent.kind == "x" else agent.name
            written = {m.span.of(text) for m in agent.mentions}
            speaker = speaker if speaker in written else sorted(written, key=len)[-1]
        elif speaker.startswith("country/"):
            speaker = "c:" + speaker.removeprefix("country/")
        found.append((speaker, " / ".join(span.of(text) for span in statement.spans)))
    return found


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:16] for text, _ in CASES])
def test_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_nobody_speaks(text: str) -> None:
    assert statements(text) == []
