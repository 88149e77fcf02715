"""What a store knows of all its articles, beside their graphs: the notes on each, and how the merge names their things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rdflib import URIRef

from kg.engines.terms import ox
from kg.merge.again import Former
from kg.merge.copies import copies_of_sketches
from kg.merge.decisions import decide_on
from kg.merge.patch import Renames
from kg.merge.rebuild import replaced
from kg.merge.terms import KG, Triple
from kg.store.ledger import read_names, read_records
from kg.store.records import Record


@dataclass(frozen=True)
class State:
    """What is known of all articles at a time, and how the merge names their things."""

    records: Mapping[URIRef, Record]
    renames: Renames
    copies: Mapping[URIRef, URIRef]
    open: frozenset[tuple[URIRef, URIRef]]

    def name(self, article: URIRef, thing: URIRef) -> URIRef:
        return self.renames.get((article, thing), thing)

    @cached_property
    def former(self) -> dict[URIRef, set[URIRef]]:
        """Merged name → the names that articles have for it, where they differ."""
        found: dict[URIRef, set[URIRef]] = {}
        for (_, old), new in self.renames.items():
            found.setdefault(new, set()).add(old)
        return found

    @cached_property
    def renamed_in(self) -> dict[URIRef, dict[str, str]]:
        """Article → its names for things → theirs in the merged graph, where they differ."""
        found: dict[URIRef, dict[str, str]] = {}
        for (article, old), new in self.renames.items():
            found.setdefault(article, {})[str(old)] = str(new)
        return found

    @cached_property
    def names(self) -> set[URIRef]:
        """The names of all things that several articles may tell of."""
        return {self.name(article, thing) for article, record in self.records.items() for thing in record.shared}

    def global_triples(self) -> set[Triple]:
        """What is told of names and texts, not of things."""
        found: set[Triple] = set(replaced(self.renames, self.names))
        found.update((article, KG.nearCopyOf, first) for article, first in self.copies.items())
        found.update((left, KG.possiblySameAs, right) for left, right in self.open)
        return found


def state_of(database: ox.Store) -> State | None:
    """What a store knows; None if that is not all, or of articles that are not plain."""
    records, iri = read_records(database)
    if records is None or not all(record.plain for record in records.values()):
        return None
    copies = {iri(s): iri(o) for s, o in _pairs(database, KG.nearCopyOf)}
    unsure = frozenset((iri(s), iri(o)) for s, o in _pairs(database, KG.possiblySameAs))
    return State(records, read_names(database, iri), copies, unsure)


def _pairs(database: ox.Store, predicate: URIRef) -> Iterator[tuple[str, str]]:
    for quad in database.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
        yield quad.subject.value, quad.object.value  # type: ignore[union-attr]


def state_after(before: State, records: Mapping[URIRef, Record], changed: Iterable[URIRef]) -> State:
    """What it will know once some articles have changed: `records` are those of all, in the order of their IRIs."""
    former = Former(before.name, frozenset(changed))
    gone = [before.records[article].told for article in changed if article in before.records]
    decisions = decide_on([record.told for record in records.values()], None, former, gone)
    days = {article: record.days[0] for article, record in records.items() if record.days}
    copies = copies_of_sketches({article: record.sketch for article, record in records.items()}, days)
    return State(records, decisions.renames, copies, frozenset(decisions.open))
