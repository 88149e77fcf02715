"""Finds the words that may name or tell an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.document import Document
from kg.extractors.events.model import Trigger, triggers
from kg.extractors.mentions import CountryMention
from kg.lexicon import Match
from kg.model import Span

_VISIT = Trigger("访", "visit", "trip", False, True, True)
_TRIP = Trigger("赴", "visit", "trip", False, True, False)
_JOURNEY = Trigger("行", "visit", "trip", True, False, True)
_TRIP_BEFORE = re.compile(r"(?:飞抵|抵达|赴|抵|启程前往|出发前往)$")
_TRIP_AFTER = re.compile(r"之?行(?![政为程动使业长径走驶人情列销家])")
_NOT_TAIWAN = tuple("海中南东电积塑")
_MEETS = tuple("谈见晤面商")
_COUNTING = frozenset("这那该一两二三四五几首本每前后0123456789")
_NO_VISIT = re.compile(r"[采受查走民暗专互家探出到造来回]")


def find_triggers(doc: Document, block: Span, countries: Sequence[CountryMention]) -> Iterator[tuple[Span, Trigger]]:
    """The trigger words of a block, and 訪 before a country."""
    norm = doc.norm
    for match in _matches(doc, block):
        span = Span(match.start, match.end)
        if norm[span.end - 1] == "台" and norm[span.end : span.end + 1] in _NOT_TAIWAN:
            continue  # 來台海周邊, 訪台中業者
        if norm[span.end - 1 : span.end + 1] == "华府":
            continue  # 訪華府: what is visited is another country
        if match.key.form == "通电话" and norm[span.start - 1] in _COUNTING:
            yield Span(span.start + 1, span.end), triggers().get("电话") or match.key  # 這通電話: 通 counts
            continue
        yield span, match.key
    yield from _visits(doc, block, countries)


def _matches(doc: Document, block: Span) -> Iterator[Match[Trigger]]:
    """The triggers of a block that are no end of one word and beginning of the next: no 換人 in 交換人質, no 開會 in 展開會談.

    川普會 is no summit in 川普會談.
    """
    at = block.start
    while (match := next(triggers().find(doc.norm, at, block.end), None)) is not None:
        span = Span(match.start, match.end)
        first, last = doc.word_at(span.start), doc.word_at(span.end - 1)
        crosses = first.start < span.start and first != last and last.end > span.end
        crosses = crosses or (doc.norm[span.end - 1] == "会" and doc.norm[span.end : span.end + 1] in _MEETS)
        if crosses or (len(span) == 1 and first != span):
            at = span.start + 1
            continue
        yield match
        at = span.end


def _visits(doc: Document, block: Span, countries: Sequence[CountryMention]) -> Iterator[tuple[Span, Trigger]]:
    """訪, 赴 and the like before a country, and 行 after it: 訪德, 赴印尼, 美國行."""
    norm = doc.norm
    for country in (c for c in countries if c.span in block):
        at, end = country.span.start, country.span.end
        if norm[at - 1 : at] == "访" and not _NO_VISIT.search(norm[at - 2 : at - 1]):
            start, found = at - 1, _VISIT
        elif before := _TRIP_BEFORE.search(norm, max(block.start, at - 5), at):
            start, found = before.start(), _TRIP
        elif len(country.span) > 1 and (after := _TRIP_AFTER.match(norm, end, block.end)):
            start, end, found = at, after.end(), _JOURNEY
        else:
            continue
        if triggers().get(norm[start:end]) is None:
            yield Span(start, end), found
