"""Finds public money: amounts beside words of budgeting, names of budgets without an amount, and joins their mentions."""

from __future__ import annotations

from collections.abc import Sequence

from kg import amounts
from kg.document import Document
from kg.extractors.budgets import payers, words
from kg.extractors.budgets.clauses import around, is_money, otherwise_used
from kg.extractors.budgets.joining import join
from kg.extractors.budgets.lists import among_others, items
from kg.extractors.budgets.model import BudgetMention
from kg.extractors.budgets.phrases import candidate
from kg.extractors.mentions import CountryMention
from kg.lexicon import fold
from kg.model import Money, Role, Span

__all__ = ["BudgetMention", "find"]

_BARE = "萬億兆"
_LEAST = 100  # 2元乘車優惠 is no budget


def find(doc: Document, countries: Sequence[CountryMention]) -> list[BudgetMention]:
    """The budgets of a document in order of their first mention."""
    candidates: list[BudgetMention] = []
    loose: list[tuple[Money, Money | None]] = []
    home, told = payers.home(doc.article), amounts.currency_told(doc.article.text)
    for block in doc.blocks:
        if block.role in (Role.BYLINE, Role.META, Role.KEYWORDS):
            continue
        text = block.span.of(doc.article.text)
        monies = [
            *amounts.find(text, region=home, told=told, offset=block.span.start),
            *(bare.money(home, told=told) for bare in amounts.find_bare(text, units=_BARE, offset=block.span.start)),
        ]
        for money, converted in _with_conversions(doc, sorted(monies, key=lambda m: m.span)):
            if money.value < _LEAST or not is_money(doc, money):
                continue
            phrase = candidate(doc, money, converted, countries)
            if phrase is not None:
                candidates.append(phrase)
            elif not otherwise_used(doc, around(doc, money, converted)):
                loose.append((money, converted))
        for match in words.named().finditer(doc.norm, block.span.start, block.span.end):
            span = Span(match.start(), match.end())
            if match.group() in words.UNSPECIFIC and not any(match.group() in fold(c.name) for c in candidates):
                continue
            if not any(span.overlaps(m) for c in candidates for m in c.mentions):
                payer = payers.of_named(doc, span, countries)
                candidates.append(BudgetMention(span.of(doc.article.text), (span,), payer=payer))
    parts = items(doc, candidates, [money for money, _ in loose], countries)
    taken = {m for part in parts for m in part.amounts}
    candidates += parts
    candidates += among_others(doc, candidates, [pair for pair in loose if pair[0] not in taken], countries)
    return join(doc, sorted(candidates, key=lambda c: c.mentions[0]))


def _with_conversions(doc: Document, monies: Sequence[Money]) -> list[tuple[Money, Money | None]]:
    """Each amount with what it comes to in another currency: 111億美元（約3500億台幣）is one amount, told twice."""
    pairs: list[tuple[Money, Money | None]] = []
    for money in monies:
        before = pairs[-1][0] if pairs else None
        if before is not None and words.CONVERTED.fullmatch(doc.norm, before.span.end, money.span.start):
            pairs[-1] = before, money
        else:
            pairs.append((money, None))
    return pairs
