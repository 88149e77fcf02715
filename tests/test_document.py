"""Texts made ready for reading: folding, quotation marks, sentences, clauses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import document
from kg.article import parse_article
from kg.document import normalise, pair_quotes, split_clauses, split_sentences
from kg.model import Span

texts = st.text(
    alphabet=st.one_of(
        st.sampled_from('「」『』“”‘’"，。；：！？、（）《》,.:;!? \n　甲乙丙說1a'),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("國防部說", "国防部说"),
        ("国防部说", "国防部说"),
        ("他說:“好。”", "他说：「好。」"),
        ('他說:"好。"又說:"行。"', "他说：「好。」又说：「行。」"),
        ("﹁好﹂﹃行﹄", "「好」『行』"),
        ("他說『好』，又說『「行」也好』", "他说「好」，又说「『行』也好」"),
        ("他說:‘好。’", "他说：「好。」"),
        ("他說「『好』是什麼」", "他说「『好』是什么」"),
        ("對此,外交部回應", "对此，外交部回应"),
        ("預算1,250億", "预算1,250亿"),
        ("晚間18:42開始", "晚间18:42开始"),
        ("佔3.5%", "占3.5%"),
        ("結束.", "结束。"),
        ("結束. 明天", "结束。 明天"),
        ("他說「結束.」後", "他说「结束。」后"),
        ("Tom,Dick", "Tom,Dick"),
        ("真的嗎?好!", "真的吗？好！"),
        ("外交部(台北)", "外交部（台北）"),
        ("陳秀寳與傅崐萁", "陈秀宝与傅昆萁"),
        ("福蘭克.沃爾夫說。", "福兰克·沃尔夫说。"),
        ("馬可.盧比歐", "马可.卢比欧"),
        ("一.前言。", "一.前言。"),
        ("馬可‧盧比歐", "马可·卢比欧"),
        ('第一行"甲\n第二行"乙"', "第一行「甲\n第二行「乙」"),
        ("", ""),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(texts)
def test_normalising_keeps_the_length_and_does_not_change_what_is_normal(text: str) -> None:
    once = normalise(text)
    assert len(once) == len(text)
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他說「好」。", [("「好」", 1)]),
        ("「甲『乙』丙」", [("「甲『乙』丙」", 1), ("『乙』", 2)]),
        ("「甲」與「乙」", [("「甲」", 1), ("「乙」", 1)]),
        ("「甲「乙」丙」", [("「甲「乙」丙」", 1), ("「乙」", 2)]),
        ("他說「好，", [("「好，", 1)]),  # never closed: to the end
        ("甲」乙", []),  # never opened
        ("「甲』乙」", [("「甲』乙」", 1)]),  # a stray mark of the other kind
        ("無引號", []),
    ],
)
def test_quotations_are_paired(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(q.outer.of(text), q.depth) for q in pair_quotes(text, Span(0, len(text)))] == expected


@given(texts)
def test_a_quotation_holds_its_inside_and_is_held_by_the_outer_ones(text: str) -> None:
    norm = normalise(text)
    quotes = pair_quotes(norm, Span(0, len(norm)))
    for quote in quotes:
        assert quote.inner in quote.outer
        assert norm[quote.outer.start] in "「『"
        outer = [q for q in quotes if q is not quote and quote.outer in q.outer]
        assert len(outer) == quote.depth - 1


def sentences(text: str, *, at_spaces: bool = False) -> list[str]:
    quotes = pair_quotes(text, Span(0, len(text)))
    return [s.of(text) for s in split_sentences(text, Span(0, len(text)), quotes, at_spaces=at_spaces)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲來了。乙走了。", ["甲來了。", "乙走了。"]),
        ("真的？！不會吧。", ["真的？！", "不會吧。"]),
        ("他說「甲。乙。」然後走了。", ["他說「甲。乙。」", "然後走了。"]),
        ("他說「甲。乙。」，然後走了。", ["他說「甲。乙。」，然後走了。"]),
        ("「甲。」的說法不對。", ["「甲。」的說法不對。"]),
        ("甲（乙。丙）丁。戊。", ["甲（乙。丙）丁。", "戊。"]),
        ("甲來了\n乙走了", ["甲來了", "乙走了"]),
        ("　甲來了。 乙走了。 ", ["甲來了。", "乙走了。"]),
        ("甲；乙，丙：丁。", ["甲；乙，丙：丁。"]),
        ("。", ["。"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("院會三讀　在野黨杯葛", ["院會三讀", "在野黨杯葛"]),
        ("「院會 三讀」 在野黨杯葛", ["「院會 三讀」", "在野黨杯葛"]),
        ("院會三讀", ["院會三讀"]),
    ],
)
def test_headlines_are_cut_at_spaces(text: str, expected: list[str]) -> None:
    assert sentences(text, at_spaces=True) == expected


@given(texts, st.booleans())
def test_sentences_cover_a_block_without_overlap(text: str, at_spaces: bool) -> None:
    norm = normalise(text)
    block = Span(0, len(norm))
    found = split_sentences(norm, block, pair_quotes(norm, block), at_spaces=at_spaces)
    for one, two in pairwise(found):
        assert one.end <= two.start
    covered = {i for s in found for i in range(s.start, s.end)}
    assert all(norm[i].isspace() for i in range(len(norm)) if i not in covered)
    assert all(s.of(norm) == s.of(norm).strip() != "" for s in found)


def clauses(text: str) -> list[tuple[str, str]]:
    whole = Span(0, len(text))
    return [(c.span.of(text), c.stop) for c in split_clauses(text, whole, pair_quotes(text, whole))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲說，乙來；丙走。", [("甲說", "，"), ("乙來", "；"), ("丙走", "。")]),
        ("甲：乙、丙", [("甲", "："), ("乙、丙", "")]),
        ("甲說「乙，丙」，丁。", [("甲說「乙，丙」", "，"), ("丁", "。")]),
        ("甲（乙，丙）丁，戊", [("甲（乙，丙）丁", "，"), ("戊", "")]),
        ("「甲，乙」", [("「甲", "，"), ("乙」", "")]),  # nothing but a quotation: its own clauses
        ("，甲", [("甲", "")]),
        ("", []),
    ],
)
def test_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert clauses(text) == expected


@given(texts)
def test_clauses_lie_in_order_and_leave_out_only_stops_and_space(text: str) -> None:
    norm = normalise(text)
    whole = Span(0, len(norm))
    found = split_clauses(norm, whole, pair_quotes(norm, whole))
    for one, two in pairwise(found):
        assert one.span.end < two.span.start
        assert one.stop != ""
    covered = {i for c in found for i in range(c.span.start, c.span.end)}
    assert all(norm[i].isspace() or norm[i] in document.CLAUSE_STOPS for i in range(len(norm)) if i not in covered)


def test_what_covers_an_offset() -> None:
    text = "外交部說明進度\n\n外交部長林佑辰說：「我們『很有』信心。」記者會隨後結束。"
    doc = document.read(parse_article(text, source="x.txt"))
    inside, after = text.index("很有"), text.index("記者會")
    assert doc.quote_at(inside) == doc.quotes[0]
    assert doc.innermost_quote(inside) == doc.quotes[1]
    assert doc.quote_at(after) is None
    assert doc.quote_from(*_ends(text, "「我們『很有』信心。」")) == doc.quotes[0]
    sentence = doc.sentence_at(after)
    assert sentence is not None
    assert sentence.span.of(text) == "記者會隨後結束。"
    assert doc.sentence_at(text.index("\n")) is None
    assert doc.word_at(after).of(text) == "記者會"
    assert [w.of(text) for w in doc.words_in(Span(after, after + 4))] == ["記者會", "隨後"]


def _ends(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)
