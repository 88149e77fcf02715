"""Whose office a bare title is, and offices that only the table of persons knows. All but the tables' persons are invented."""

from datetime import date

import pytest

from kg.article import parse_article
from kg.extractors import extract
from kg.lexicon import people

# Text, who, the office, and the organisation's name ("" if none is named).
BARE = [
    ("外交部今天開記者會。發言人林佑辰表示遺憾。", "林佑辰", "外交部發言人", "外交部"),
    (
        "國台辦上午開記者會，因外賓到訪而延後。發言人周維正說，不作評論。",
        "周維正",
        "國台辦發言人",
        "國務院台灣事務辦公室",
    ),
    (
        "國台辦開記者會，談國民黨副主席高文彬訪陸。發言人周維正說，歡迎。",
        "周維正",
        "國台辦發言人",
        "國務院台灣事務辦公室",
    ),
    ("民眾黨團下午提出修正。總召葉品妤說，版本不變。", "葉品妤", "民眾黨團總召", "民眾黨立法院黨團"),
    ("國民黨下午召開會議。書記長羅振宇說，版本不變。", "羅振宇", "國民黨團書記長", "國民黨"),
    ("海巡署昨天出動。副署長郭建宏表示，人員平安。", "郭建宏", "海巡署副署長", "海巡署"),
    ("經濟部公布數據。次長何承翰指出，電價不變。", "何承翰", "經濟部次長", "經濟部"),
    ("中央社報導，局長簡子揚說，天氣將轉涼。", "簡子揚", "局長", ""),  # no 局 is spoken of
    ("行政院長高文彬說，預算不能拖。", "高文彬", "行政院長", "行政院"),
    ("藍委羅振宇質詢時追問進度。", "羅振宇", "國民黨立委", "國民黨"),
    ("總統府前諮議陳素惠到案。", "陳素惠", "總統府前諮議", "總統府"),
    ("總統府前諮議陳素惠到案。總統府諮議是無給職。", "陳素惠", "前總統府諮議", "總統府"),
    ("外交部亞東太平洋司司長蕭雅文說明。", "蕭雅文", "外交部亞東太平洋司司長", "外交部"),
    ("外交部说明，国家发展援助合作署副署长陈思远将出席。", "陈思远", "国家发展援助合作署副署长", ""),
]


@pytest.mark.parametrize(("text", "who", "office", "organization"), BARE, ids=[f"{row[2]} {row[1]}" for row in BARE])
def test_office_of_a_bare_title(text: str, who: str, office: str, organization: str) -> None:
    facts = extract(parse_article(text, published=date(2025, 9, 26)))
    agent = next(a for a in facts.agents if a.name == who)
    names = {a.ref: a.name for a in facts.agents}
    assert [(o.role, names.get(o.organization or "", ""), o.inferred) for o in agent.offices] == [
        (office, organization, False)
    ]


# Day of the article, text, who, and the office inferred: none where the text has one, or the table does not know.
INFERRED = [
    ("2025-09-26", "川普今天抵達。", "川普", "總統"),
    ("2022-09-26", "蔡英文今天抵達。", "蔡英文", "總統"),
    ("2025-09-26", "蔡英文今天抵達。", "蔡英文", "前總統"),
    ("2025-09-26", "特朗普今天抵达。", "川普", "总统"),
    ("2031-09-26", "川普今天抵達。", "川普", None),
    ("2015-09-26", "川普今天抵達。", "川普", None),
]


@pytest.mark.parametrize(("day", "text", "who", "office"), INFERRED, ids=[f"{row[2]} {row[0]}" for row in INFERRED])
def test_office_by_the_table(day: str, text: str, who: str, office: str | None) -> None:
    agent = next(
        a for a in extract(parse_article(text, published=date.fromisoformat(day))).agents if a.ref.endswith(who)
    )
    assert [(o.role, o.inferred) for o in agent.offices] == ([(office, True)] if office else [])


def test_a_stated_office_stands_alone() -> None:
    agents = extract(parse_article("美國前總統川普今天抵達。", published=date(2022, 9, 26))).agents
    held = next(a for a in agents if a.name == "川普").offices
    assert [(o.role, o.inferred) for o in held] == [("前總統", False)]


def test_no_end_of_term_before_its_beginning() -> None:
    held = [office for person in people() for office in person.offices]
    assert [o for o in held if o.start and o.end and o.end < o.start[: len(o.end)]] == []
