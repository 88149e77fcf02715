"""The stretch between two marks around an amount, and what is no money or nobody's budget by it."""

from __future__ import annotations

import re

from kg.document import Document
from kg.extractors.budgets import words
from kg.model import Money, Span

_BEFORE, _AFTER = 14, 12  # how many characters beside an amount tell what it is
_QUOTED_NAME = re.compile(r"「[^「」，。]{2,16}」")  # 60億歐元的「東方之盾」防空基金
_STARTS, _ENDS = "，；。：！？、（「", "，；。：！？、）」"


def around(doc: Document, money: Money, converted: Money | None) -> Span:
    """The amount with what it comes to in another currency: 111億美元（約3500億台幣）."""
    closed = words.CONVERTED_END.match(doc.norm, converted.span.end) if converted else None
    return Span(money.span.start, closed.end() if closed else money.span.end)


def clause_of(doc: Document, span: Span) -> Span:
    """The stretch around an amount between two marks of its sentence."""
    sentence = doc.sentence_at(span.start)
    if sentence is None:
        return span
    start, end = span.start, span.end
    while start > sentence.span.start and doc.norm[start - 1] not in _STARTS:
        start -= 1
    while end < sentence.span.end and doc.norm[end] not in _ENDS:
        quoted = _QUOTED_NAME.match(doc.norm, end, sentence.span.end)
        end = quoted.end() if quoted else end + 1
    return Span(start, end)


def is_money(doc: Document, money: Money) -> bool:
    """Whether a number without a currency is money: 2000萬噸 and 3億人 are not, 1萬 is only where it is given or cut."""
    if not money.inferred or doc.norm[money.span.end - 1] not in words.BARE_END:
        return True
    if words.COUNTED.match(doc.norm, money.span.end):
        return False
    if money.value >= words.LARGE or words.BUDGETED.match(doc.norm, money.span.end):
        return True
    given = words.GIVEN.search(doc.norm, max(0, money.span.start - 5), money.span.start)
    return given is not None and words.NO_THING.match(doc.norm, money.span.end) is not None


def otherwise_used(doc: Document, whole: Span) -> bool:
    """Whether words beside an amount say that it is no public money (罰款, 營收, 市值)."""
    clause = clause_of(doc, whole)
    before = doc.norm[max(clause.start, whole.start - _BEFORE) : whole.start]
    after = doc.norm[whole.end : min(clause.end, whole.end + _AFTER)]
    if words.OTHER.search(before) or words.OTHER.search(after) or words.DIFFERENCE.search(before):
        return True
    return any(words.OTHER_BESIDE.search(side) for side in (before, after))
