"""Puts what the extractors found together into facts with refs. `assemble` is the flow."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extractors.assembly import agents, events, statements
from kg.extractors.assembly.budgets import budgets_of
from kg.extractors.assembly.found import Found
from kg.extractors.assembly.reported import reported_values
from kg.extractors.mentions import CountryMention
from kg.model import Country, Facts, Span

__all__ = ["Found", "assemble"]

_NO_DAY = "no date of publication in the text, and none given with --published: relative dates stay unresolved"


def assemble(found: Found) -> Facts:
    """All facts of a document, sorted, with refs."""
    people, refs = agents.agents_of(found)
    spoken = statements.statements_of(found, refs)
    budgets = budgets_of(found.money, spoken)
    happened = events.held_during(found.doc, events.events_of(found, refs, people, spoken))
    happened, initiated = events.with_initiators(found, refs, happened, spoken)
    happened, denied = events.with_denials(found, happened, spoken)
    return Facts(
        article=found.doc.article,
        times=tuple(found.times),
        countries=_countries(found.nations),
        agents=people,
        statements=statements.with_topics(found, refs, spoken, happened, budgets),
        events=happened,
        budgets=budgets,
        claims=(*initiated, *denied, *reported_values(found, happened, budgets, spoken)),
        warnings=() if found.doc.article.published else (_NO_DAY,),
    )


def _countries(nations: Sequence[CountryMention]) -> tuple[Country, ...]:
    """One country a code, without the capitals that only say where."""
    spans: dict[str, list[Span]] = {}
    for nation in nations:
        if not nation.place:
            spans.setdefault(nation.code, []).append(nation.span)
    return tuple(Country(code, tuple(sorted(found))) for code, found in sorted(spans.items()))
