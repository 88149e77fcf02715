"""Amounts without a word of budgeting of their own: what a budget is made of, and others of a known budget's size."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.document import Document
from kg.extractors.budgets import payers
from kg.extractors.budgets.clauses import clause_of
from kg.extractors.budgets.model import BudgetMention
from kg.extractors.budgets.terms import term_of
from kg.extractors.mentions import CountryMention
from kg.model import Money, Span

MADE_OF = re.compile(r"包括|包含|涵盖|其中|分别|分为|内含")
_OF_WHICH = re.compile(r"其中")
_NO_ITEM = re.compile(r"是|有|约|大概|估|为|达|这|其|承诺|投资|提供|宣布|预计")
_ITEM_LEAD = re.compile(r"(?:包括|包含|涵盖|其中|分别为|分别是|以及|及|和|与|还有|另有|另外|每[人户家校名月年])*")
_TIMES = 8  # amounts are of one size where neither is more than so many times the other
_NEAR = 40  # how many characters apart two amounts of one size may stand in a sentence to be of one kind
_SEVERAL = 2  # or how many of its size an article has to name
_AND_MORE = re.compile(r"[+＋]N")  # 3800億+N


def items(
    doc: Document, candidates: Sequence[BudgetMention], loose: Sequence[Money], countries: Sequence[CountryMention]
) -> list[BudgetMention]:
    """What a budget is made of: 追加預算878億元，包括提升國軍待遇59億元，加強外交11億元."""
    found = []
    for money in loose:
        wholes = [
            m.span.end
            for c in candidates
            for m in c.amounts
            if m.span.start in _reach(doc, money) and m.currency == money.currency and m.value > money.value
        ]
        if not wholes or not MADE_OF.search(doc.norm, min(wholes), money.span.start):
            continue
        clause = clause_of(doc, money.span)
        said = _ITEM_LEAD.match(doc.norm, clause.start, money.span.start)
        start = said.end() if said else clause.start
        name = doc.article.text[start : money.span.start].rstrip("約共計")
        if _NO_ITEM.search(doc.norm, start, money.span.start):
            name, start = "", money.span.start  # 這部分大概有, 初步估算是: no name of what it is for
        span = Span(start, money.span.end)
        found.append(BudgetMention(name, (span,), (money,), payer=payers.payer(doc, span, money, countries)))
    return found


def _reach(doc: Document, money: Money) -> Span:
    """Where the whole stands that an amount is a part of: before it in its sentence, or of 其中有1億元 in its block."""
    sentence, block = doc.sentence_at(money.span.start), doc.block_of(money.span.start)
    if sentence is None or block is None:
        return Span(money.span.start, money.span.start)
    of_which = _OF_WHICH.match(doc.norm, clause_of(doc, money.span).start, money.span.start)
    return Span(doc.blocks[block].span.start if of_which else sentence.span.start, money.span.start)


def among_others(
    doc: Document,
    candidates: Sequence[BudgetMention],
    loose: Sequence[tuple[Money, Money | None]],
    countries: Sequence[CountryMention],
) -> list[BudgetMention]:
    """Amounts without a word of budgeting in an article on budgets: those it has named before, and others of their size.

    盧秀燕說過美方希望有9000億元, in a story on bills of 3800億 and 1.25兆. Each comes with what it is converted to.
    """
    known = [m for c in candidates for m in c.amounts + c.converted]
    found = []
    for money, converted in loose:
        ways = (money, converted) if converted else (money,)
        same = any(m.value == way.value and m.currency == way.currency for m in known for way in ways)
        alike = [
            m for m in known if m.currency == money.currency and m.value / _TIMES <= money.value <= m.value * _TIMES
        ]
        near = any(
            abs(m.span.start - money.span.start) < _NEAR
            and "。" not in doc.norm[min(m.span.end, money.span.end) : max(m.span.start, money.span.start)]
            for m in alike
        )
        if same or near or len(alike) >= _SEVERAL:
            term = term_of(doc, money.span)
            start = term.start if term and term.start is not None else money.span.start
            plus = _AND_MORE.match(doc.norm, money.span.end)
            span = Span(start, plus.end() if plus else money.span.end)
            payer = payers.payer(doc, span, money, countries)
            years, also = term.years if term else None, (converted,) if converted else ()
            found.append(BudgetMention("", (span,), (money,), years, payer, converted=also))
    return found
