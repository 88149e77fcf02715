"""The phrase around an amount: whether words beside it make it public money, and what they tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import amounts
from kg.document import Document
from kg.extractors.budgets import payers, words
from kg.extractors.budgets.model import BudgetMention
from kg.extractors.mentions import CountryMention
from kg.model import Money, Span


def around(doc: Document, money: Money, converted: Money | None) -> Span:
    """The amount with what it comes to in another currency: 111億美元（約3500億台幣）."""
    closed = words.CONVERTED_END.match(doc.norm, converted.span.end) if converted else None
    return Span(money.span.start, closed.end() if closed else money.span.end)


def candidate(
    doc: Document, money: Money, converted: Money | None, countries: Sequence[CountryMention]
) -> BudgetMention | None:
    """The budget that an amount is by the words beside it, or None."""
    norm = doc.norm
    whole = around(doc, money, converted)
    clause = clause_of(doc, whole)
    before, after = norm[clause.start : money.span.start], norm[whole.end : clause.end]
    start, end = money.span.start, whole.end
    years = amounts.years_before(doc.article.text, start)
    name = ""
    tail = words.after_amount().match(norm, end)
    head_after = tail is not None and tail.end() <= max(clause.end, end) + 2
    if head_after and tail is not None:
        skipped = re.match(r"(?:元|圆|\+N|＋N)?的?「?", norm[end : tail.end()])
        name = doc.article.text[end + (skipped.end() if skipped else 0) : tail.end()].rstrip("」")
    if not name and otherwise_used(doc, whole):
        return None
    lead = words.before_amount().search(norm[max(clause.start, start - 16) : start])
    near = before[-16:] + "|" + after[:14]
    if not name and not words.head().search(near) and not words.verb().search(near) and not years:
        return None
    end = tail.end() if head_after and tail is not None else money.span.end
    if years is not None:
        start = min(start, years[1].start)
    elif lead is not None and lead.group():
        start -= len(lead.group())
    if not name:
        heads = list(words.head().finditer(norm, clause.start, start))
        if not heads:  # 總預算歲出3兆: a name right before the amount; 經費上限 is none
            beside = words.head().finditer(norm, start, money.span.start)
            heads = [match for match in beside if match.group().endswith("预算")]
        name = doc.article.text[heads[-1].start() : heads[-1].end()] if heads else ""
    span, context = Span(start, end), norm[clause.start : clause.end]
    payer = payers.payer(doc, span, money, countries)
    status = next((status for status, told in words.STATUS if told.search(context)), None)
    return BudgetMention(
        name, (span,), (money,), years[0] if years else None, payer, status, (converted,) if converted else ()
    )


def clause_of(doc: Document, span: Span) -> Span:
    sentence = doc.sentence_at(span.start)
    if sentence is None:
        return span
    start, end = span.start, span.end
    while start > sentence.span.start and doc.norm[start - 1] not in "，；。：！？、（「":
        start -= 1
    while end < sentence.span.end and doc.norm[end] not in "，；。：！？、）」":
        end += 1
    return Span(start, end)


def counts_something(doc: Document, span: Span) -> bool:
    """Whether a number in 億 or 兆 without a currency counts something else: 2000萬噸, 3億人."""
    written = doc.norm[span.start : span.end]
    return written[-1] in words.BARE_END and bool(words.UNIT.match(doc.norm[span.end : span.end + 3]))


def otherwise_used(doc: Document, whole: Span) -> bool:
    """Whether words beside an amount say that it is no public money (罰款, 營收, 市值)."""
    clause = clause_of(doc, whole)
    before, after = doc.norm[clause.start : whole.start], doc.norm[whole.end : clause.end]
    if words.other().search(before[-14:]) or words.other().search(after[:12]):
        return True
    return words.other_after().search(after[:12]) is not None
