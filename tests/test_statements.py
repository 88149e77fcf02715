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
    # who the subject is: no occasion inside a word, no object of the clause before, who is made to speak
    ("經濟部長何承翰當時僅回應「尊重審查」，並未給出答案。", [("何承翰", "尊重審查")]),
    (
        "外交部長趙啟文在會談中感謝立委許庭瑋的支持，期許彼此能在農業領域加強合作。",
        [("趙啟文", "彼此能在農業領域加強合作")],
    ),
    ("立委許庭瑋拿出第四只提燈，讓部長何承翰直言「給我喘息的機會」。", [("何承翰", "給我喘息的機會")]),
    ("國民黨立委羅振宇辦公室主任郭建宏指出，質詢稿已經備妥。", [("郭建宏", "質詢稿已經備妥")]),
    ("英國《金融時報》21日刊文稱，談判已經破裂。", [("金融時報", "談判已經破裂")]),
    ("曾任國安會副秘書長的郭建宏則認為，罪證相當明確。", [("郭建宏", "罪證相當明確")]),
    (
        "國防部長周維正批評，北京說一套、做一套，絕不會後退，並宣布將增派艦艇。",
        [("周維正", "北京說一套、做一套，絕不會後退"), ("周維正", "將增派艦艇")],
    ),
    ("菲方稱中方的行動威脅到船員安全。", [("c:PH", "中方的行動威脅到船員安全")]),
    ("外交部長趙啟文出席論壇。他又稱雙方要共同努力，不斷擴大合作。", [("趙啟文", "雙方要共同努力，不斷擴大合作")]),
    ("新華社報道，國防部長周維正前晚要求中央單位全力救災。", [("新華社", "國防部長周維正前晚要求中央單位全力救災"), ("周維正", "中央單位全力救災")]),
    # documents and sources that speak
    (
        "台北地方法院昨天宣判。判決指出，黃國政涉案情節重大。",
        [("台北地方法院", "黃國政涉案情節重大")],
    ),
    ("路透社先前披露此事。報導指出，協議即將簽署。", [("路透社", "協議即將簽署")]),
    ("「此事影響惡劣，必須嚴肅處理。」《西岸郵報》社論寫道。", [("西岸郵報", "此事影響惡劣，必須嚴肅處理")]),
    ("根據外交部網站消息，代表團明天啟程。", [("外交部", "代表團明天啟程")]),
    # where words end
    ("經濟部長何承翰笑說「可以回家了」；外傳他早已請辭。", [("何承翰", "可以回家了")]),
    ("市長簡子揚還說出雙關語「我期望甚深」。", [("簡子揚", "我期望甚深")]),
    ("美國國務院宣布，已批准對台軍售案。這是總統任內第二次對台軍售。", [("美國國務院", "已批准對台軍售案")]),
    (
        "外交部長趙啟文說，絕不退讓，陸委會副主委郭建宏今天下午在記者會說明政策。",
        [("趙啟文", "絕不退讓")],
    ),
    (
        "德國總理博格納表示希望深化合作，定期訪問中國：「我希望延續這一傳統。」",
        [("博格納", "希望深化合作，定期訪問中國：「我希望延續這一傳統。」")],
    ),
    (
        "行政院副院長高文彬：「飛機上才知道，因為院長交代同仁不能告訴我，所以我很緊張。」",
        [("高文彬", "飛機上才知道，因為院長交代同仁不能告訴我，所以我很緊張")],
    ),
    (
        "據新華社報導，外交部長趙啟文表示，合作符合雙方利益。雙方要讓2026年成為合作的一年。",
        [
            ("新華社", "外交部長趙啟文表示，合作符合雙方利益。雙方要讓2026年成為合作的一年"),
            ("趙啟文", "合作符合雙方利益。雙方要讓2026年成為合作的一年"),
        ],
    ),
    # headlines
    ("高文彬「深感遺憾」：將冷靜應對\n\n行政院長高文彬今天赴立法院備詢。", [("高文彬", "深感遺憾」：將冷靜應對")]),
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
