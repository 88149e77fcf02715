"""Texts as copying left them: what is read of them is as if they were clean, and stands where it stood (own wording)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import parse_article
from kg.explain import explain
from kg.extractors import extract
from kg.model import Facts, Role, Span
from kg.reading.mending import mend

BODY = (
    "外交部發言人林佑辰5日表示，雙方下月恢復磋商，「門一直是開著的」，外界不必過度解讀。"
    "國防部長何懷謙則說，採購案編列3年125億元，立法院應儘速審查；他並強調，「晚一天就少一天」。\n"
    "立法院程序委員會6日決定，國防特別條例草案交付外交及國防委員會審查，行政院長宋以寧隨後致謝。"
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("外交部\u200b發言人\ufeff說", "外交部發言人說"),
        ("<p>外交部說，</p><p>門開著。</p>", "\n外交部說，門開著。\n"),
        ("<p>外交部說。</p><p>門開著。</p>", "\n外交部說。\n\n門開著。\n"),
        ('外交部<a href="x" target=_blank>發言人</a>說<BR/>好', "外交部發言人說\n好"),
        ("預算案<!-- 廣告 -->通過<script>var a = '<b>';</script>了", "預算案通過了"),
        ("他說&ldquo;好&rdquo;，&quot;行&quot;", '他說“好”，"行"'),
        ("外交部&nbsp;說&amp;nbsp;好", "外交部 說 好"),
        ("福蘭克&middot;沃爾夫&#8226;說", "福蘭克·沃爾夫•說"),
        ("會議結束。\\n\\n外交部說明", "會議結束。\n\n外交部說明"),
        ("１１４年度１２．５億元，Ｆ－１６戰機，２５％", "114年度12.5億元，F-16戰機，25%"),
        ("外交部說， 門開著、 不必解讀", "外交部說，門開著、不必解讀"),
        ("外交部說, 門開著: 不必解讀 。", "外交部說,門開著:不必解讀。"),
        ("2026 年 2 月 5 日外交部主持例行記者會", "2026年2月5日外交部主持例行記者會"),
        ("財長 5 日說，2 月 1 日起加徵 10% 關稅", "財長5日說，2月1日起加徵10%關稅"),
        ("周雷耶 (Jose Reyes) 主席說，「 好。 」", "周雷耶(Jose Reyes)主席說，「好。」"),
        ("外交部發言人\n，說", "外交部發言人，說"),
        ("外交部發言人說，\n\n門開著", "外交部發言人說，門開著"),
        ("官員說「\n門開著", "官員說「門開著"),
    ],
)
def test_what_is_read(text: str, read: str) -> None:
    mended = mend(text)
    assert mended is not None
    assert mended.text == read


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "外交部說。 門開著",
        "外交部發言人說\n門開著",
        "川普會見習近平 5日釜山登場",
        "G7 日本登場",
        "A < B 且 a<5 或 b>c 之間",
        "研發 R&D 與 AT&T",
        "報告標題\n第二行，\n▲說明文字。（圖／路透）",
        "C:\\new 路徑",
        "磋商將恢復\n門開著\n下月見\n不解讀\n林佑辰說明\n" + BODY,
    ],
)
def test_what_is_read_as_it_is(text: str) -> None:
    assert mend(text) is None


def _wrapped(text: str, width: int, indent: str = "", between: str = "\n") -> str:
    """Wraps each paragraph to a width; no mark of punctuation begins a line."""
    paragraphs = []
    for paragraph in text.split("\n"):
        rest, rows = indent + paragraph, []
        while len(rest) > width:
            cut = width
            while rest[cut : cut + 1] and rest[cut] in "，。、；：！？」）":
                cut += 1
            rows.append(rest[:cut])
            rest = rest[cut:]
        paragraphs.append("\n".join((*rows, rest)) if rest else "\n".join(rows))
    return between.join(paragraphs)


@pytest.mark.parametrize("width", [20, 28, 35])
@pytest.mark.parametrize(("indent", "between"), [("", "\n\n"), ("\u3000\u3000", "\n")])
def test_texts_wrapped_to_a_width_are_read_by_paragraphs(width: int, indent: str, between: str) -> None:
    article = parse_article("磋商將恢復\n\n" + _wrapped(f"{BODY}\n{BODY}", width, indent, between))
    paragraphs = [block.span.of(article.text) for block in article.blocks if block.role is Role.PARAGRAPH]
    assert ["".join(paragraph.split()) for paragraph in paragraphs] == 2 * BODY.split("\n")


def test_a_full_headline_is_not_joined_with_the_day_below_it() -> None:
    head = "外交部說明磋商下月恢復時程未定官員籲外界勿過度解讀等待"
    article = parse_article(f"{head}\n2026/02/05 18:42\n" + _wrapped(f"{BODY}\n{BODY}", len(head), between="\n\n"))
    assert article.headline == head
    assert article.published is not None


def _told(facts: Facts) -> list[tuple[str | None, str]]:
    """Who says what, as the text itself has it, but for white space and tags."""
    text = facts.article.text
    return [
        (statement.speaker, "".join("".join(span.of(text).split()) for span in statement.spans))
        for statement in facts.statements
    ]


@pytest.mark.parametrize(
    "given_text",
    [
        _wrapped(BODY, 25, between="\n\n"),
        BODY.replace("，", "， ").replace("。", "。\u200b"),
        "".join(f"<p>{line}</p>" for line in BODY.split("\n")),
    ],
    ids=["wrapped", "spaces", "tags"],
)
def test_facts_stand_where_the_text_has_them(given_text: str) -> None:
    clean, facts = extract(parse_article(BODY)), extract(parse_article(given_text))
    assert facts.article.text == given_text
    assert facts.statements
    assert [(who, said.replace("\u200b", "")) for who, said in _told(facts)] == _told(clean)
    assert [b.amounts[0].span.of(given_text) for b in facts.budgets] == [
        b.amounts[0].span.of(BODY) for b in clean.budgets
    ]
    for statement in facts.statements:
        assert statement.ref.startswith(f"statement/{facts.article.id}/{statement.spans[0].start}-")


def test_explained_sentences_stand_where_the_text_has_them() -> None:
    text = f"<p>{BODY}</p>"
    sentences = explain(parse_article(text))
    assert next(s.span.of(text) for s in sentences).startswith("外交部發言人")
    assert all(finding.span.of(text) for s in sentences for finding in s.findings)


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("「」，。：；、,:<>&;/\\npbr \n\u3000\u200b甲乙說１２a1"),
            st.characters(exclude_categories=("Cs",)),
        ),
        max_size=80,
    )
)
def test_every_character_has_its_place(text: str) -> None:
    mended = mend(text)
    if mended is None:
        return
    at = 0
    for i in range(len(mended.text)):
        span = mended.back(Span(i, i + 1))
        assert at <= span.start < span.end <= len(text)
        assert mended.forth(span) == Span(i, i + 1)
        at = span.end
