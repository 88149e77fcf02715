"""What adding or removing a few articles changes in a store's merged graph, without merging all of it again.

Decisions are made on all articles, from what the store noted of each (`kg.store.records`), so they are those of a load of
everything. Of the merged graph, only those things are made again that the decisions name otherwise than before, that the
changed articles tell of, or whose counts depend on them. All other triples stay, as they depend on nothing that changed.

This holds for articles that are `plain`: none of their triples can come into the merged graph from elsewhere too. With
others, with judgements, or with notes of another kg, there is nothing for it but to merge all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import Literal, URIRef

from kg.engines.terms import ox, to_ox, triple_from_ox
from kg.merge.rebuild import Rebuilt, computed_counts
from kg.merge.terms import DCTERMS, KG, PROV, RDF, SCHEMA, Triple
from kg.store.articles import ArticleGraph
from kg.store.ledger import LEDGER, named_anew, noted_record
from kg.store.merged import Decided, passed_on
from kg.store.parts import Part, read_article
from kg.store.state import State, state_after, state_of

_DEFAULT = ox.DefaultGraph()
_GROUNDS = frozenset(map(str, (KG.evidence, KG.accordingTo)))
_COUNTED = frozenset((KG.Event, KG.Budget, KG.Claim))

Changed = Mapping[ox.NamedNode, ArticleGraph | None]
"""The article graphs that change, and how they then are; None for one that goes."""


def changes(database: ox.Store, graphs: Changed) -> tuple[set[ox.Quad], set[ox.Quad]] | None:
    """Quads to delete and to insert, beside the article graphs' own; None if all must be merged again."""
    before = state_of(database)
    if before is None:
        return None
    gone = {URIRef(name.value) for name in graphs}
    records = {article: record for article, record in before.records.items() if article not in gone}
    for name, graph in graphs.items():
        if graph is not None:
            record, _ = read_article(Part(name, graph.triples))
            if record is None or not record.plain:
                return None
            records[record.told.article] = record
    after = state_after(before, dict(sorted(records.items())), gone)
    work = _Work(database, graphs, before, after)
    out, into = work.triples(before), work.triples(after)
    deleted, inserted = {_quad(triple) for triple in out - into}, {_quad(triple) for triple in into - out}
    if any(quad not in database for quad in deleted) or any(quad in database for quad in inserted):
        return None  # the notes are not those of this graph
    return deleted | set(work.notes_before()), inserted | set(work.notes_after())


def _quad(triple: Triple) -> ox.Quad:
    subject, predicate, value = triple
    return ox.Quad(to_ox(subject), to_ox(predicate), to_ox(value), _DEFAULT)  # type: ignore[arg-type]


class _Work:
    """What of the merged graph is to be made again, and what it is before and after."""

    def __init__(self, database: ox.Store, graphs: Changed, before: State, after: State) -> None:
        self._database = database
        self._before, self._after = before, after
        self._changed = {URIRef(name.value): graph for name, graph in graphs.items()}
        self._scanned: dict[URIRef, list[tuple[URIRef, ox.Triple]]] = {}
        self._fresh: dict[URIRef, list[tuple[URIRef, ox.Triple]]] = {}
        for article, graph in self._changed.items():
            for triple in graph.triples if graph is not None else ():
                self._fresh.setdefault(URIRef(triple.subject.value), []).append((article, triple))  # type: ignore[union-attr]
        self._moved = self._moved_keys()
        self._touched = self._touched_names()

    # -- what is to be made again --

    def _moved_keys(self) -> set[tuple[URIRef, URIRef]]:
        """Things that get another name, in articles that stay as they are."""
        old, new = self._before.renames, self._after.renames
        return {key for key in {*old, *new} if key[0] not in self._changed and old.get(key) != new.get(key)}

    def _touched_names(self) -> set[URIRef]:
        found: set[URIRef] = set()
        regrouped = self._regrouped()
        for state in (self._before, self._after):
            for article in self._changed:
                told = state.records[article].shared if article in state.records else ()
                found.update(state.name(article, thing) for thing in told if not self._adds_nothing(article, thing))
            for article, thing in self._moved:
                found.add(state.name(article, thing))
                found.update(state.name(article, other) for other in self._referring(article, thing))
            for article in regrouped:
                known = state.records[article].told
                found.update(state.name(article, event.iri) for event in known.events)
                found.update(state.name(article, budget.iri) for budget in known.budgets)
        return found

    def _adds_nothing(self, article: URIRef, thing: URIRef) -> bool:
        """Whether a new article only says of a thing what is in the merged graph already, which then stays: a voice more
        for a name or value that was chosen does not change the choice. Of events and budgets, each voice is counted."""
        if article in self._before.records:
            return False
        name = ox.NamedNode(self._after.name(article, thing))
        for teller, triple in self._fresh[thing]:
            value = triple.object
            if teller != article or triple.predicate.value in _GROUNDS:
                continue
            if isinstance(value, ox.NamedNode):
                if URIRef(value.value) in _COUNTED:
                    return False
                value = ox.NamedNode(self._after.name(article, URIRef(value.value)))
            if ox.Quad(name, triple.predicate, value, _DEFAULT) not in self._database:
                return False
        return True

    def _referring(self, article: URIRef, thing: URIRef) -> Iterator[URIRef]:
        """Other shared things of which an article says something with a thing in it."""
        shared = set(self._before.records[article].shared)
        quads = self._database.quads_for_pattern(None, None, ox.NamedNode(thing), ox.NamedNode(article))
        subjects = (URIRef(quad.subject.value) for quad in quads)  # type: ignore[union-attr]
        yield from (subject for subject in subjects if subject in shared)

    def _regrouped(self) -> list[URIRef]:
        """Articles that stay, but count as one source with others of them than before."""
        parts = [self._sources(state) for state in (self._before, self._after)]
        return [article for article in parts[0] if parts[0][article] != parts[1][article]]

    def _sources(self, state: State) -> dict[URIRef, frozenset[URIRef]]:
        groups: dict[URIRef, set[URIRef]] = {}
        staying = [article for article in state.records if article not in self._changed]
        for article in staying:
            groups.setdefault(state.copies.get(article, article), set()).add(article)
        whole = {first: frozenset(group) for first, group in groups.items()}
        return {article: whole[state.copies.get(article, article)] for article in staying}

    # -- what it is --

    def triples(self, state: State) -> set[Triple]:
        """The merged graph's triples as they are in a state, as far as they may differ between the two."""
        told: dict[URIRef, set[Triple]] = {}
        tellers: dict[URIRef, set[URIRef]] = {}
        for old in {former for name in self._touched for former in (name, *state.former.get(name, ()))}:
            for article, triple in self._about(old, state):
                name = state.name(article, old)
                predicate = triple.predicate.value
                if name not in self._touched:
                    continue
                if predicate == str(KG.evidence):
                    tellers.setdefault(name, set()).add(article)
                elif predicate != str(KG.accordingTo):
                    told.setdefault(article, set()).add(_triple(triple))
        for article, facts in told.items():
            facts.update((article, SCHEMA.datePublished, Literal(day)) for day in state.records[article].days)
        rebuilt = Rebuilt({a: frozenset(facts) for a, facts in told.items()}, state.renames)
        made = {t for t in rebuilt.triples if t[0] not in told and t[1] != DCTERMS.isReplacedBy}
        made |= set(self._counts(state, made, tellers))
        return state.global_triples() | made | set(self._passed(state))

    def _about(self, thing: URIRef, state: State) -> Iterator[tuple[URIRef, ox.Triple]]:
        """What each article says of a thing of that name."""
        if thing not in self._scanned:
            quads = self._database.quads_for_pattern(ox.NamedNode(thing), None, None, None)
            self._scanned[thing] = [
                (URIRef(quad.graph_name.value), quad.triple)
                for quad in quads
                if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name != LEDGER
            ]
        if state is self._before:
            yield from self._scanned[thing]
        else:
            yield from ((article, t) for article, t in self._scanned[thing] if article not in self._changed)
            yield from self._fresh.get(thing, ())

    def _counts(self, state: State, made: set[Triple], tellers: Mapping[URIRef, set[URIRef]]) -> Iterable[Triple]:
        """How many tell of events, budgets and claims. What vouches for it is the article itself, as that is enough."""
        facts = {(s, p, o) for s, p, o in made if p == RDF.type and o in _COUNTED}
        of = {thing: tellers.get(thing, set()) for thing, _, _ in facts}
        for article in self._changed:
            if article in state.records:
                for claim in self._claims(article, state):
                    facts.add((claim, RDF.type, KG.Claim))
                    of[claim] = {article}
        for thing, articles in of.items():
            facts.update((thing, KG.evidence, article) for article in articles)
        for article in set().union(*of.values()):
            record = state.records[article]
            facts.add((article, PROV.wasDerivedFrom, article))
            facts.update((article, SCHEMA.publisher, Literal(outlet)) for outlet in record.publishers)
            facts.update((article, SCHEMA.datePublished, Literal(day)) for day in record.days)
        return computed_counts(facts, state.copies)

    def _claims(self, article: URIRef, state: State) -> Iterator[URIRef]:
        """The claims of an article that have evidence."""
        triples = list(self._whole(article, state))
        evidenced = {t.subject.value for t in triples if t.predicate.value == str(KG.evidence)}  # type: ignore[union-attr]
        for t in triples:
            is_claim = t.predicate.value == str(RDF.type) and t.object == ox.NamedNode(KG.Claim)
            if is_claim and t.subject.value in evidenced:  # type: ignore[union-attr]
                yield URIRef(t.subject.value)  # type: ignore[union-attr]

    def _passed(self, state: State) -> Iterator[Triple]:
        """What is passed on from the articles that change, or in which a thing gets another name."""
        for article in {*self._changed, *(article for article, _ in self._moved)}:
            if article in state.records:
                names = state.renamed_in.get(article, {})
                made = Decided({str(article): {old: ox.NamedNode(new) for old, new in names.items()}})
                for triple in passed_on(Part(ox.NamedNode(article), self._whole(article, state)), made):
                    yield _triple(triple)

    def _whole(self, article: URIRef, state: State) -> Iterator[ox.Triple]:
        graph = self._changed.get(article) if state is self._after else None
        if graph is not None:
            yield from graph.triples
        else:
            quads = self._database.quads_for_pattern(None, None, None, ox.NamedNode(article))
            yield from (quad.triple for quad in quads)

    # -- what the store notes --

    def notes_before(self) -> Iterator[ox.Quad]:
        """The notes that no longer hold; those of the changed articles go with their graphs."""
        for article in {article for article, _ in self._moved}:
            yield from named_anew(article, self._before.renamed_in.get(article, {}))

    def notes_after(self) -> Iterator[ox.Quad]:
        for article, graph in self._changed.items():
            if graph is not None:
                yield noted_record(article, self._after.records[article])
        for article in {*self._changed, *(article for article, _ in self._moved)}:
            yield from named_anew(article, self._after.renamed_in.get(article, {}))


def _triple(triple: ox.Triple) -> Triple:
    return triple_from_ox(triple.subject, triple.predicate, triple.object)  # type: ignore[return-value]
