"""Properties that hold for every text: offsets point into it, nothing raises, the same text gives the same facts."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import parse_article
from kg.extractors import extract
from kg.model import Facts, Span

_PIECES = [
    "美國總統", "川普", "習近平", "一名不具名官員", "該官員", "他", "外交部發言人林佑辰", "表示", "指出，", "並強調，", "說：", "「", "」", "『", "』",
    "，", "。", "；", "：", "？", "！", "\n", "\n\n", "　", " ", "（", "）", "《", "》", "昨天（4日）", "去年11月", "通話", "美中", "對台軍售", "8年1.25兆元",
    "特別預算", "3800億", "記者王小明／台北報導", "▲", "date 2026-02-05", "被", "引述", "根據", "兩通電話", "訪美", "韓國瑜", "陈建国说", "，", ",", "\"", "a",
]  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=60).map("".join),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120),
).filter(lambda text: bool(text.strip("\ufeff \t\r\n\u3000")))


def spans(facts: Facts) -> list[Span]:
    """Every stretch that any fact points at."""
    found = [t.span for t in facts.times]
    found += [s for c in facts.countries for s in c.mentions]
    found += [m.span for a in facts.agents for m in a.mentions]
    found += [s for x in facts.statements for s in x.spans]
    found += [s for x in (*facts.events, *facts.budgets) for s in x.mentions]
    found += [m.span for b in facts.budgets for m in b.amounts]
    found += [s for c in facts.claims for s in c.evidence]
    return found


@settings(max_examples=150, deadline=None)
@given(texts)
def test_spans_lie_in_the_text_and_hold_something(text: str) -> None:
    article = parse_article(text, source="x.txt", published=date(2026, 2, 5))
    for span in spans(extract(article)):
        assert 0 <= span.start < span.end <= len(article.text)
        assert span.of(article.text).strip()


@settings(max_examples=40, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    article = parse_article(text, source="x.txt", published=date(2026, 2, 5))
    assert extract(article) == extract(article)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_refs_of_facts_are_known(text: str) -> None:
    facts = extract(parse_article(text, source="x.txt", published=date(2026, 2, 5)))
    agents = {a.ref for a in facts.agents}
    statements = {s.ref for s in facts.statements}
    events = {e.ref for e in facts.events}
    for statement in facts.statements:
        assert statement.speaker is None or statement.speaker in agents or statement.speaker.startswith("country/")
        assert statement.within is None or statement.within in statements
    for event in facts.events:
        assert all(p in agents or p.startswith("country/") for p in event.participants)
        assert set(event.according_to) <= statements
        assert event.held_during is None or event.held_during in events
    for claim in facts.claims:
        assert claim.subject in events
        assert claim.according_to in statements


def test_anonymous_sources_of_two_articles_are_never_one() -> None:
    one = extract(parse_article("一名不具名的國防部官員說，他不同意這項安排。", published=date(2026, 2, 5)))
    two = extract(parse_article("一名不具名的國防部官員說，他同意這項安排。", published=date(2026, 2, 5)))
    refs = [{a.ref for a in facts.agents if a.anonymous} for facts in (one, two)]
    assert refs[0]
    assert refs[1]
    assert not refs[0] & refs[1]


def test_no_date_of_publication_resolves_no_relative_date() -> None:
    facts = extract(parse_article("外交部昨天表示，將持續與友邦合作。2025年3月1日雙方曾會談。"))
    assert [t.span.of(facts.article.text) for t in facts.times] == ["2025年3月1日"]
    assert facts.warnings


def test_the_days_of_a_transcript_are_reckoned_from_its_own() -> None:
    text = "2024年3月5日外交部發言人林佑辰主持例行記者會\n林佑辰說，雙方昨天通話。"
    facts = extract(parse_article(text, published=date(2024, 3, 20)))
    assert [t.start for t in facts.times] == [date(2024, 3, 5), date(2024, 3, 4)]


def test_the_days_of_a_dispatch_are_reckoned_from_its_own() -> None:
    text = "（法新社特拉維夫29日電） 總理今天公布計畫。"
    facts = extract(parse_article(text, published=date(2025, 9, 30)))
    assert [t.start for t in facts.times] == [date(2025, 9, 29)]
    facts = extract(parse_article(text, published=date(2025, 9, 20)))  # no day of the days before
    assert [t.start for t in facts.times] == [date(2025, 9, 20)]


# Texts without a full stop, with thousands of marks, dots, names or reporting words in one sentence.
_LONG = {
    "no stops": "行政院長高文彬說預算不能拖立委要求道歉希望各方冷靜" * 500,
    "commas only": "行政院長高文彬說，預算不能拖，立委要求道歉，希望各方冷靜，" * 430,
    "reporting words only": "他說" * 6000,
    "quotations": "「預算」說" * 2400,
    "quotations left open": "「預算，說" * 2400,
    "stray marks": "「預算』說" * 2400,
    "brackets left open": "立委（民）（" * 2000,
    "dots": "總統約翰·史密斯說，" * 1200,
    "spaces": "行政院長 " * 2400,
    "titles": "外交部長" * 2000,
    "surrogates": "\ud800高文彬說，不行。\udfff" * 1100,
    "carriage returns": "高文彬說，\r\n" * 1700,
}


@pytest.mark.parametrize("text", _LONG.values(), ids=_LONG)
def test_long_texts_take_seconds(text: str) -> None:
    article = parse_article(text, source="x.txt", published=date(2026, 2, 5))
    start = time.process_time()
    found = spans(extract(article))
    assert time.process_time() - start < 20  # where each mark looked at all others, it was a minute
    assert all(0 <= span.start < span.end <= len(article.text) for span in found)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_nothing_is_found_twice_or_empty(text: str) -> None:
    article = parse_article(text, source="x.txt", published=date(2026, 2, 5))
    facts = extract(article)
    mentions = [m.span for a in facts.agents for m in a.mentions]
    assert len(mentions) == len(set(mentions))
    words = [s.spans for s in facts.statements]
    assert all(words)
    assert len(words) == len(set(words))
    assert all(span.of(article.text).strip("，。；：、？！「」『』 \n\u3000") for found in words for span in found)
    for found in words:
        assert all(a.end <= b.start for a, b in pairwise(found))
