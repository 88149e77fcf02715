"""Tells the reporter's own voice from a speaker's words that run on without a new attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.document import Document, Sentence
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.lexicon.context import alternation, pattern
from kg.lexicon.fold import fold
from kg.lexicon.table import read_rows
from kg.model import How, Precision, Span, TimeExpression

# 依兩岸條例第9條之3，…: what a law or rule says is cited in speech as much as by reporters.
_BY_LAW = pattern(r"^(?:根据|依据|依照|按照|依|按)[^，。「]{0,24}?<rule-noun>[^，。「]{0,10}，")
_SHOWN = pattern(r"^[^，。「」]{0,24}<record-noun>显示")  # 航運資料顯示，
_SILENT = pattern(r"<negation><silent-adverb>{0,2}(?:<silent-verb>|<kept-back>)")
# 但未透露: the speaker withholds it. 但沒有回應 may be what he accuses another of, unless he is named again: 但他沒有回應.
_SILENT_CLAUSE = pattern(
    r"(?:但|惟|不过|然而|却|可是)?(?:他|她)(?:都|均|仍|也|并)?<negation><silent-adverb>{0,2}(?:<silent-verb>|<kept-back>)"
    r"|(?:但|惟|不过|然而|却|可是)(?:都|均|仍|也|并)?<negation><silent-adverb>{0,2}<kept-back>"
    r"|<negation><silent-adverb>{1,2}<kept-back>"  # 未多作說明
)
# 有分析認為, 朝鮮媒體報導稱, 不少觀察人士指出: what some say whom nobody names
_OF_PAPER = re.compile(r"的[㐀-鿿]{0,4}(?:声明|公报|报告|通报|新闻稿|文告|发言人)")  # 參謀本部的聲明沒有提供細節
_SOME_SAY = pattern(
    r"^(?:不过|但|而|另外|此外|同时)?，?[^，。；：「」他她]{0,10}(?:<unnamed-speakers>|分析|观点|人士|意见|舆论)们?"
    r"[^，。；：「」他她]{0,6}(?:认为|指出|表示|称|说|报[导道]|质疑|担心|批评|担忧|预期|预料)"
)
_CREDIT = re.compile(r"[（【][^）】]{1,40}[）】][。\s]*")  # a sentence that is a picture's credit: （圖／某某某攝）
_WHEN = re.compile(r"^[^，「」]{2,12}(?:时|后|前|之际|前夕|期间|当下)，")  # 會談結束後，


@cache
def _markers() -> tuple[tuple[re.Pattern[str], float], ...]:
    """Patterns that speak for the speaker's words (positive weight) or for the reporter's (negative weight).

    The table's rows for the beginning of a clause (`place` ``clause``) are left out: they decide alone.
    """
    by_key: dict[tuple[str, float], list[str]] = {}
    for row in read_rows("voice.tsv"):
        if row["place"] == "clause":
            continue
        by_key.setdefault((row["place"], float(row["weight"])), []).append(fold(row["form"]))
    return tuple(
        (re.compile(("^" if place == "start" else "") + alternation(forms)), weight)
        for (place, weight), forms in sorted(by_key.items())
    )


@cache
def _clause_openings() -> re.Pattern[str]:
    return re.compile(alternation(fold(row["form"]) for row in read_rows("voice.tsv") if row["place"] == "clause"))


def reporter_opens(text: str, at: int) -> bool:
    """Whether the clause at `at` of a folded text is the reporter's by its first words: 被認為是…, 但他拒絕透露…."""
    return _clause_openings().match(text, at) is not None or _SILENT_CLAUSE.match(text, at) is not None


_OWN_SIDE = re.compile(r"(?:(?:对此|同时|此外|面对[^，。]{1,20})，)?([㐀-鿿]方)(?!面)")
_CONTRAST = re.compile(r"(?:（[^）]*）)?(?:则|也(?!是)|今天|昨天|今日|昨日|随后|稍早|日前)")  # 某某某則…, 某某某昨天…
_THE_DAY = re.compile(
    r"(?:也|则)?(?:今(?![年后非])|昨|前天|(?:[0-9]{1,2}月)?[0-9]{1,2}日|(?:上?周|上?星期|礼拜)[一二三四五六日天])"
)
# 這是川普第二任期第二次…: the reporter ranks what happened.
_RANK = re.compile(
    r"^(?:这|此)(?:是|也是|次|回)[^，。「」]{0,30}(?:首度|首次|头一次|第[一二三四五六七八九十0-9]+[次度位任名]|以来)"
)


def returns_to_reporter(
    doc: Document,
    sentence: Sentence,
    actors: MentionIndex,
    times: Sequence[TimeExpression],
    speaker: ActorMention | None,
    *,
    bias: float = 0.5,
) -> bool:
    """Whether a sentence without attribution, after a statement, is the reporter's own.

    The decision sums weights of words that belong to speech (我, 應該, 難道, …) and to narration (dates, 據了解, other
    people who act). A tie goes to the speaker: in Chinese news a statement usually runs on to its paragraph's end.

    Args:
        bias: what speaks for the speaker before the sentence is looked at.
    """
    text = doc.norm[sentence.span.start : sentence.span.end]
    if text.startswith("「"):
        return False
    if _CREDIT.fullmatch(text):
        return True
    side = _OWN_SIDE.match(text)
    dated = side is not None and any(t.span.start == sentence.span.start + side.end() for t in times)
    if side and not dated and _is_own_side(actors, sentence.span.start + side.start(1), speaker, doc.article.region):
        return False  # …。對此，中方堅決反對: a spokesman of China's goes on
    score = bias
    for marker, weight in _markers():
        if abs(weight) < 1:
            hits = sum(
                _is_whole(doc, sentence.span.start + m.start(), sentence.span.start + m.end())
                for m in marker.finditer(text)
            )
        else:
            hits = int(bool(marker.search(text)))
        score += weight * min(hits, 2)
    if _WHEN.match(text):
        score -= 1.0
    if _SOME_SAY.match(text):
        score -= 3.0
    if _RANK.match(text) or _SHOWN.match(text):
        score -= 3.0
    if _BY_LAW.match(text):
        score += 3.0
    first = sentence.clauses[0].span if sentence.clauses else sentence.span
    inside = [m for m in actors.within(sentence.span.start, sentence.span.end) if not m.modifier]
    leading = [m for m in inside if m.phrase.start - sentence.span.start <= 2]
    paper = _OF_PAPER.match(doc.norm, leading[0].phrase.end) if leading else None
    if leading and _SILENT.match(doc.norm, paper.end() if paper else leading[0].phrase.end):
        score -= 3.0  # 白宮發言人沒有立即回應置評請求
    days = [t for t in times if sentence.span.start <= t.span.start < sentence.span.end and not _is_bare_year(t)]
    if leading and _acts_on_a_day(doc, leading[0]) and (speaker is None or leading[0].key != speaker.key):
        return True  # …。駐美大使館今（30）日發布通知
    if any(t.span.end <= first.end for t in days):
        score -= 1.5
    elif days:
        score -= 0.75
    if leading and leading[0].how is not How.PRONOUN:
        score -= 0.5
        if leading[0].is_person and leading[0].how is How.NAME:
            score -= 0.75  # somebody else acts
        if (leading[0].how is How.NAME or leading[0].anonymous) and _CONTRAST.match(doc.norm, leading[0].phrase.end):
            score -= 2.0
        if speaker is not None and leading[0].key == speaker.key and speaker.key and speaker.is_person:
            score -= 1.0
    return score < 0


def _acts_on_a_day(doc: Document, mention: ActorMention) -> bool:
    """Whether today, yesterday or a day of the month stands right after who leads a sentence by name."""
    return mention.how is How.NAME and _THE_DAY.match(doc.norm, mention.phrase.end) is not None


def _is_own_side(actors: MentionIndex, at: int, speaker: ActorMention | None, region: str) -> bool:
    """Whether 中方 at an offset is the country that a speaker speaks for (`region` where nothing tells his)."""
    side = next(iter(actors.beginning(at, at + 1)), None)
    if side is None or speaker is None or not speaker.is_person:
        return False
    return side.country == (speaker.country or region)


def _is_bare_year(time: TimeExpression) -> bool:
    """Whether a time is a year, which plans and claims name as often as reports do."""
    return time.precision is Precision.YEAR


def _is_whole(doc: Document, start: int, end: int) -> bool:
    """Whether a marker of one character is a word, not a part of one (會 in 會談)."""
    return end - start > 1 or len(doc.word_at(start)) == 1


def without_aside(doc: Document, span: Span) -> Span:
    """A stretch of words without a last clause in which the reporter speaks again: …，也未獲採納."""
    text = doc.norm[span.start : span.end].rstrip("。！？」")
    cut = text.rfind("，")
    if cut <= 0 or ("「" in text[cut:].rstrip("」") and not text[cut + 1 :].startswith("「")):
        return span
    last = text[cut + 1 :]
    if len(last) <= 24 and _asides().search(last):
        return Span(span.start, span.start + cut)
    return span


@cache
def _asides() -> re.Pattern[str]:
    """Words that only the reporter uses, wherever they stand."""
    rows = [r for r in read_rows("voice.tsv") if r["place"] == "any" and float(r["weight"]) <= -1.5]
    forms = [fold(r["form"]) for r in rows]
    return re.compile(alternation(f for f in forms if f != "记者") + "|(?<![名外媒位])记者(?!会)")  # 27名外媒記者


def same_words(words: str, longer: str) -> bool:
    """Whether a short quotation repeats words of a longer one: most of its character pairs stand there."""
    if words in longer:
        return True
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    there = {longer[i : i + 2] for i in range(len(longer) - 1)}
    return len(words) >= 6 and len(pairs & there) >= 0.75 * len(pairs)
