"""Decides which countries act themselves, and which characters of personal names only look like countries."""

from __future__ import annotations

from collections.abc import Sequence

from kg.document import Document
from kg.extractors.gazetteer import gazetteer
from kg.extractors.mentions import COUNTRY, ActorMention, CountryMention
from kg.extractors.names import follows_a_name
from kg.model import AgentKind, How, Span
from kg.spans import SpanIndex

_GOVERNMENT = ("自治政府", "政府", "当局", "官方", "方面", "军方", "海军", "空军", "陆军", "军", "海警", "警方")


def outside_names(nations: Sequence[CountryMention], people: Sequence[ActorMention]) -> tuple[CountryMention, ...]:
    """Leave out characters of personal names that look like countries (佛瑞德里克森), and Brussels for the Union."""
    capitals = {n.span.start for n in nations if n.code == "BE"}
    names = [
        p.span
        for p in people
        if p.how is How.NAME and (p.kind is not AgentKind.ORGANIZATION or p.span.start in capitals)
    ]
    index = SpanIndex(names, lambda span: span)
    return tuple(n for n in nations if not index.overlapping(n.span.start, n.span.end))


def acting_countries(
    doc: Document, nations: Sequence[CountryMention], people: Sequence[ActorMention]
) -> tuple[ActorMention, ...]:
    """Countries that can speak or take part themselves: named outside of any other phrase.

    A country before what cannot follow a speaker (台灣經濟表示) only modifies it.
    """
    phrases = SpanIndex([p.phrase for p in people if p.how is not How.PRONOUN], lambda span: span)
    table, found = gazetteer(), []
    for nation in nations:
        span = nation.span
        if (nation.place and not nation.region) or phrases.covering(span.start, span.end):
            continue
        phrase = Span(span.start, span.end + _government_length(doc, span.end))
        modifier = not follows_a_name(doc.norm, phrase.end, len(doc.norm), table)
        key = COUNTRY + nation.code
        found.append(ActorMention(span, phrase, None, How.NAME, key, nation.code, modifier=modifier))
    return tuple(found)


def _government_length(doc: Document, at: int) -> int:
    """How many characters of 政府, 當局, 官方, 方面 and the like follow a country's name."""
    return next((len(word) for word in _GOVERNMENT if doc.norm.startswith(word, at)), 0)
