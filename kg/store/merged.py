"""The merged graph of a store: the same as `kg.merge` makes, without holding all articles at once.

What is decided on (who and what is the same) needs only what articles say of actors, events, budgets: the `core`. That
is merged by `kg.merge`. Statements and evidence, nine tenths of the triples, belong to one article each: they are
passed on as they are, under the names decided on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.engines.terms import from_ox, ox, to_ox, triple_from_ox
from kg.merge.copies import Sketch, copies_of_sketches, sketch
from kg.merge.corpus import Corpus
from kg.merge.decisions import decide
from kg.merge.rebuild import Rebuilt, computed_counts
from kg.merge.terms import CLASSES, KG, OWN, PROV, RDF, SCHEMA, predicates

if TYPE_CHECKING:
    from rdflib import URIRef
    from rdflib.term import Node

    from kg.merge.judgements import Judgement

_OWN = frozenset(map(str, OWN))
_CLASSES = frozenset(map(str, CLASSES))
_TYPE = str(RDF.type)
_EVIDENCE = str(KG.evidence)
_ACCORDING_TO = str(KG.accordingTo)
_BODY = str(SCHEMA.articleBody)
_TOLD_OF_ARTICLES = frozenset(map(str, (RDF.type, SCHEMA.datePublished, SCHEMA.publisher, SCHEMA.headline)))

Names = dict[str, ox.NamedNode]
"""IRI in an article's graph → in the merged graph, where they differ."""


@dataclass
class Decided:
    """What a merge of the cores decides: new names in each article, the triples about shared things, and judgements on
    what the articles do not have."""

    names: dict[str, Names] = field(default_factory=dict)
    triples: list[ox.Triple] = field(default_factory=list)
    unused: list[Judgement] = field(default_factory=list)


class Cores:
    """What the articles' graphs hold for decisions, collected one graph after the other."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._cores: dict[URIRef, frozenset[tuple[Node, Node, Node]]] = {}
        self._sketches: dict[URIRef, Sketch] = {}
        self._judgements = tuple(judgements)
        # A judgement may be on a mention: then that piece of evidence has a say.
        self._judged = frozenset(iri for judgement in self._judgements for iri in (judgement.left, judgement.right))

    def add(self, name: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        """Take in an article graph; one without an article of its name has no say."""
        part = _Part(triples)
        if name.value in part.articles:
            article, core = part.core(name, self._judged)
            self._cores[article] = core
            self._sketches[article] = sketch(part.body)

    def decide(self) -> Decided:
        """Merge them.

        Raises:
            KgError: judgements contradict each other, or would join what can never be one.
        """
        cores = self._cores
        corpus = Corpus(cores)  # type: ignore[arg-type]
        decisions = decide(corpus, self._judgements)
        made = Decided(unused=decisions.unused)
        for (article, old), new in decisions.renames.items():
            made.names.setdefault(str(article), {})[str(old)] = ox.NamedNode(str(new))
        rebuilt = Rebuilt(corpus.articles, decisions.renames)
        # Articles, claims and evidence are passed on whole.
        found: set[tuple[Node, Node, Node]] = {
            t
            for t in rebuilt.triples
            if t[0] not in cores and str(t[1]) != _EVIDENCE and not (str(t[1]) == _TYPE and t[2] in OWN)
        }
        found.update((left, KG.possiblySameAs, right) for left, right in decisions.open)
        copied = self._copies()
        found.update((article, KG.nearCopyOf, first) for article, first in copied.items())
        found.update(self._counts(rebuilt, copied))
        made.triples = [ox.Triple(to_ox(s), to_ox(p), to_ox(o)) for s, p, o in found]  # type: ignore[arg-type]
        return made

    def _copies(self) -> dict[URIRef, URIRef]:
        published = SCHEMA.datePublished
        days = {s: str(o) for core in self._cores.values() for s, p, o in core if p == published}
        return copies_of_sketches(self._sketches, days)  # type: ignore[arg-type]

    def _counts(self, rebuilt: Rebuilt, copied: Mapping[URIRef, URIRef]) -> Iterator[tuple[Node, Node, Node]]:
        """Numbers of articles, outlets and sources: one piece of evidence an article is enough for them."""
        facts = set(rebuilt.triples)
        evidence, derived = KG.evidence, PROV.wasDerivedFrom
        for article, core in self._cores.items():
            facts.update((o, derived, article) for _, p, o in core if p == evidence)  # type: ignore[misc]
        yield from computed_counts(facts, copied)


def decided(
    graphs: Iterable[tuple[ox.NamedNode, Iterable[ox.Triple]]], judgements: Iterable[Judgement] = ()
) -> Decided:
    """Merge the cores of article graphs (name and triples)."""
    cores = Cores(judgements)
    for name, triples in graphs:
        cores.add(name, triples)
    return cores.decide()


class _Part:
    """An article graph's triples, told apart: others' own, its article's statements and evidence, and shared things'."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.rows = [(t.subject, t.predicate, t.object, t) for t in triples]
        self.classes: dict[str, set[str]] = {}
        for subject, predicate, value, _ in self.rows:
            if predicate.value == _TYPE and isinstance(value, ox.NamedNode):
                self.classes.setdefault(subject.value, set()).add(value.value)  # type: ignore[union-attr]
        article = str(SCHEMA.NewsArticle)
        self.articles = {thing for thing, classes in self.classes.items() if article in classes}
        self.body = ""

    def core(
        self, name: ox.NamedNode, judged: frozenset[str] = frozenset()
    ) -> tuple[URIRef, frozenset[tuple[Node, Node, Node]]]:
        """What decisions need: what is said of shared things, which of them have evidence, and the article's date.

        Args:
            judged: evidence that is needed too.
        """
        known = _predicates()
        core = set()
        evidenced = {}
        for subject, predicate, value, triple in self.rows:
            classes = self.classes.get(subject.value, set())  # type: ignore[union-attr]
            property_ = predicate.value
            if not classes & _CLASSES or not _is_ours(property_, value, known):
                continue
            if property_ in (_EVIDENCE, _ACCORDING_TO):
                if property_ == _EVIDENCE and classes & _COUNTED:
                    evidenced[subject.value] = triple  # type: ignore[union-attr]
                if property_ == _EVIDENCE and isinstance(value, ox.NamedNode) and value.value in judged:
                    core.add(triple)
            elif (
                not classes & _OWN
                or (subject == name and property_ in _TOLD_OF_ARTICLES)
                or (property_ == _TYPE and classes & _COUNTED)
            ):
                core.add(triple)
            elif subject == name and property_ == _BODY:
                self.body = value.value  # type: ignore[union-attr]
        core.update(evidenced.values())
        terms = frozenset(triple_from_ox(t.subject, t.predicate, t.object) for t in core)
        return from_ox(name), terms  # type: ignore[return-value]


_COUNTED = frozenset(map(str, (KG.Event, KG.Budget, KG.Claim)))


@cache
def _predicates() -> frozenset[str]:
    return frozenset(map(str, predicates()))


def _is_ours(predicate: str, value: object, known: frozenset[str]) -> bool:
    """As in `kg.merge.terms.ours`, of a subject of one of the ontology's classes."""
    if predicate == _TYPE:
        return isinstance(value, ox.NamedNode) and value.value in _CLASSES
    return predicate in known


def passed_on(name: ox.NamedNode, triples: Iterable[ox.Triple], made: Decided) -> Iterator[ox.Triple]:
    """The triples of an article graph that go into the merged graph one by one, under the names decided on."""
    part = _Part(triples)
    if name.value not in part.articles:
        yield from (row[3] for row in part.rows)
        return
    names = made.names.get(name.value, {})
    known = _predicates()
    for subject, predicate, value, triple in part.rows:
        classes = part.classes.get(subject.value, set())  # type: ignore[union-attr]
        property_ = predicate.value
        if not classes & _CLASSES or not _is_ours(property_, value, known):
            yield triple
            continue
        own = bool(classes & _OWN)
        if not own and property_ not in (_EVIDENCE, _ACCORDING_TO):
            continue
        new_subject = subject if own else names.get(subject.value, subject)  # type: ignore[union-attr]
        new_value = names.get(value.value, value) if isinstance(value, ox.NamedNode) else value
        changed = new_subject is not subject or new_value is not value
        yield ox.Triple(new_subject, predicate, new_value) if changed else triple
