"""Finds public money: amounts beside words of budgeting, names of budgets without an amount, and joins their mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import amounts
from kg.document import Document
from kg.extractors.budgets import payers, words
from kg.extractors.budgets.clauses import around, is_money, otherwise_used
from kg.extractors.budgets.joining import join
from kg.extractors.budgets.lists import MADE_OF, among_others, items
from kg.extractors.budgets.model import BudgetMention
from kg.extractors.budgets.phrases import candidate
from kg.extractors.mentions import ActorMention, CountryMention
from kg.lexicon import fold
from kg.model import Block, Money, Role, Span

__all__ = ["BudgetMention", "find"]

_BARE = "萬億兆"
_YUAN = frozenset({"TWD", "HKD", "MOP", "CNY", "SGD"})  # whose newspapers write 元 for them
_LEAST = 100  # 2元乘車優惠 is no budget


def find(
    doc: Document, countries: Sequence[CountryMention], actors: Sequence[ActorMention] = ()
) -> list[BudgetMention]:
    """The budgets of a document in order of their first mention. `actors` may pay for their countries."""
    parties: tuple[CountryMention, ...] = ()
    candidates: list[BudgetMention] = []
    loose: list[tuple[Money, Money | None]] = []
    home, told = payers.home(doc.article), amounts.currency_told(doc.article.text)
    for block in doc.blocks:
        if block.role in (Role.BYLINE, Role.META, Role.KEYWORDS):
            continue
        monies = _monies(doc, block, home, told)
        named = list(words.NAMED.finditer(doc.norm, block.span.start, block.span.end))
        if (monies or named) and not parties:  # most articles tell of no money
            parties = payers.parties(countries, actors)
        for low, money, converted in _readings(doc, monies):
            if money.value < _LEAST or not is_money(doc, money):
                continue
            phrase = candidate(doc, money, converted, countries, parties)
            if phrase is not None:
                candidates.append(_with_low_end(phrase, low) if low else phrase)
            elif not otherwise_used(doc, around(doc, money, converted)):
                loose.append((money, converted))
        for match in named:
            span = Span(match.start(), match.end())
            if match.group() in words.UNSPECIFIC and not any(match.group() in fold(c.name) for c in candidates):
                continue
            if not any(span.overlaps(m) for c in candidates for m in c.mentions):
                payer = payers.of_named(doc, span, parties)
                candidates.append(BudgetMention(span.of(doc.article.text), (span,), payer=payer))
    parts = items(doc, candidates, [money for money, _ in loose], parties)
    taken = {m for part in parts for m in part.amounts}
    candidates += parts
    candidates += among_others(doc, candidates, [pair for pair in loose if pair[0] not in taken], parties)
    return join(doc, sorted(candidates, key=lambda c: c.mentions[0]))


def _monies(doc: Document, block: Block, home: str, told: str | None) -> list[Money]:
    """The amounts of a block in order, those without a currency too."""
    text, start = block.span.of(doc.article.text), block.span.start
    found = amounts.find(text, region=home, told=told, offset=start)
    bare = [b.money(home, told=told) for b in amounts.find_bare(text, units=_BARE, offset=start)]
    return _told_before(doc, sorted([*found, *bare], key=lambda m: m.span))


def _told_before(doc: Document, monies: Sequence[Money]) -> list[Money]:
    """A bare 元 is what the 元 before it in its sentence is, and a part is in what the whole is in.

    6076億元新台幣，其中1457億元…; 330億美元，其中200億….
    """
    told: list[Money] = []
    for money in monies:
        before = told[-1] if told else None
        if money.inferred and before is not None and before.currency != money.currency:
            sentence = doc.sentence_at(money.span.start)
            bare = doc.norm[money.span.end - 1] in words.BARE_END
            part = bare and MADE_OF.search(doc.norm, before.span.end, money.span.start)
            beside = sentence is not None and before.span.start in sentence.span
            if part or (beside and before.currency in _YUAN):
                money = replace(money, currency=before.currency)
        told.append(money)
    return told


def _readings(doc: Document, monies: Sequence[Money]) -> list[tuple[Money | None, Money, Money | None]]:
    """Each amount with the lower end of its range, and with what it comes to in another currency.

    10億至15億美元 and 111億美元（約3500億台幣）are one amount each.
    """
    readings: list[tuple[Money | None, Money, Money | None]] = []
    for money in monies:
        low, before, _ = readings[-1] if readings else (None, None, None)
        if before is not None and words.CONVERTED.fullmatch(doc.norm, before.span.end, money.span.start):
            readings[-1] = low, before, money
        elif before is not None and words.TO.fullmatch(doc.norm, before.span.end, money.span.start):
            readings[-1] = before, money, None
        else:
            readings.append((None, money, None))
    return readings


def _with_low_end(phrase: BudgetMention, low: Money) -> BudgetMention:
    """A budget with the lower end of its range."""
    (mention,) = phrase.mentions
    mention = Span(min(low.span.start, mention.start), mention.end)
    return replace(phrase, mentions=(mention,), amounts=(low, *phrase.amounts))
