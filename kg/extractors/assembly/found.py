"""What the extractors found in a document, and what the steps of this package look it up by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.document import Document
from kg.extractors.budgets import BudgetMention
from kg.extractors.coreference import Resolution
from kg.extractors.events import EventMention
from kg.extractors.mentions import COUNTRY, CountryMention, MentionIndex, StatementMention
from kg.model import Ref, Span, Statement, TimeExpression
from kg.spans import SpanIndex

WordsIndex = SpanIndex[tuple[Span, Ref]]


@dataclass(frozen=True)
class Found:
    """Everything found in one document, not yet linked."""

    doc: Document
    times: Sequence[TimeExpression]
    nations: Sequence[CountryMention]
    actors: MentionIndex
    spoken: Sequence[StatementMention]
    who: Resolution
    happenings: Sequence[EventMention]
    money: Sequence[BudgetMention]

    def ref_at(self, span: Span, refs: Mapping[str, Ref]) -> Ref | None:
        """The ref of what the mention at a span refers to."""
        return ref_of(refs, self.who.of.get(span))


def ref_of(refs: Mapping[str, Ref], key: str | None) -> Ref | None:
    """The ref of a key: a country's by itself, an agent's if it is among `refs`."""
    if key is None:
        return None
    return country_ref(key.removeprefix(COUNTRY)) if key.startswith(COUNTRY) else refs.get(key)


def country_ref(code: str) -> Ref:
    """The ref of a country by its ISO 3166-1 code."""
    return "country/" + code


def words_of(statements: Sequence[Statement]) -> WordsIndex:
    """The stretches of all statements, each with its statement's ref."""
    return SpanIndex([(span, s.ref) for s in statements for span in s.spans], lambda w: w[0])


def vouching(spans: Sequence[Span], words: WordsIndex) -> tuple[Ref, ...]:
    """The statements that hold all of a thing's evidence between them; empty if the article itself has some."""
    holders = []
    for span in spans:
        inside = words.covering(span.start, span.end)
        if not inside:
            return ()
        holders.append(min(inside, key=lambda w: len(w[0]))[1])
    return tuple(sorted(set(holders)))
