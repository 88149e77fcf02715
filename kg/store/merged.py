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
from kg.merge.copies import copies_of_sketches, sketch
from kg.merge.corpus import Corpus
from kg.merge.decisions import Judged, decide_on
from kg.merge.rebuild import Rebuilt, computed_counts
from kg.merge.terms import (
    CLASSES,
    COMPUTED,
    COMPUTED_CLASSES,
    DCTERMS,
    KG,
    OWN,
    PROV,
    RDF,
    SCHEMA,
    SHARED,
    Things,
    predicates,
)
from kg.merge.told import told_by
from kg.store.records import Record

if TYPE_CHECKING:
    from rdflib import URIRef
    from rdflib.term import Node

    from kg.merge.judgements import Judgement

_OWN = frozenset(map(str, OWN))
_SHARED = frozenset(map(str, SHARED))
_COMPUTED = frozenset(map(str, (*COMPUTED, DCTERMS.isReplacedBy)))
_COMPUTED_CLASSES = frozenset(map(str, COMPUTED_CLASSES))
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
        self._records: dict[URIRef, Record] = {}
        self._judgements = tuple(judgements)
        # A judgement may be on a mention: then that piece of evidence has a say.
        self._judged = frozenset(iri for judgement in self._judgements for iri in (judgement.left, judgement.right))

    def add(self, name: ox.NamedNode, triples: Iterable[ox.Triple]) -> Record | None:
        """Take in an article graph, and return what is to be noted of it; one without an article of its name has no
        say."""
        record, core = read_article(name, triples, self._judged)
        if record is not None:
            self._cores[record.told.article] = core
            self._records[record.told.article] = record
        return record

    def decide(self) -> Decided:
        """Merge them. They are let go, so that their memory is free for what follows.

        Raises:
            KgError: judgements contradict each other, or would join what can never be one.
        """
        cores = self._cores
        corpus = Corpus(cores)  # type: ignore[arg-type]
        judged = cores if self._judgements else {}
        rules = Judged({article: Things(judged[article]) for article in sorted(judged)}, self._judgements)  # type: ignore[arg-type]
        decisions = decide_on([self._records[article].told for article in sorted(cores)], rules)
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
        self._cores, self._records = {}, {}
        made.triples = [ox.Triple(to_ox(s), to_ox(p), to_ox(o)) for s, p, o in found]  # type: ignore[arg-type]
        return made

    def _copies(self) -> dict[URIRef, URIRef]:
        days = {article: record.days[0] for article, record in self._records.items() if record.days}
        return copies_of_sketches({article: record.sketch for article, record in self._records.items()}, days)

    def _counts(self, rebuilt: Rebuilt, copied: Mapping[URIRef, URIRef]) -> Iterator[tuple[Node, Node, Node]]:
        """Numbers of articles, outlets and sources: one piece of evidence an article is enough for them."""
        facts = set(rebuilt.triples)
        evidence, derived = KG.evidence, PROV.wasDerivedFrom
        for article, core in self._cores.items():
            facts.update((o, derived, article) for _, p, o in core if p == evidence)  # type: ignore[misc]
        yield from computed_counts(facts, copied)


def read_article(
    name: ox.NamedNode, triples: Iterable[ox.Triple], judged: frozenset[str] = frozenset()
) -> tuple[Record | None, frozenset[tuple[Node, Node, Node]]]:
    """What is to be noted of an article graph, and what is merged of it; None of one without an article of its name.

    Args:
        judged: evidence that judgements are on.
    """
    part = _Part(triples)
    if name.value not in part.articles:
        return None, frozenset()
    article, core = part.core(name, judged)
    things = Things(core)  # type: ignore[arg-type]
    shared = tuple(sorted(thing for thing in things if not things.classes(thing) & OWN))
    days, publishers = (tuple(things.texts(article, p)) for p in (SCHEMA.datePublished, SCHEMA.publisher))
    return Record(told_by(article, things), sketch(part.body), days, publishers, shared, part.is_plain(name)), core


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

    def is_plain(self, name: ox.NamedNode) -> bool:
        """Whether it is one article with nothing but the ontology's facts, and with its own statements and evidence
        under its own name: then no other graph has a triple that is passed on from this one."""
        known = _predicates()
        base, found, identifier = name.value.rpartition("article/")
        if self.articles != {name.value} or not found:
            return False
        mine = (name.value + "#", f"{base}statement/{identifier}/", f"{base}claim/{identifier}/")
        reserved = tuple(base + kind for kind in ("article/", "statement/", "claim/", "fact/"))
        for subject, predicate, value, _ in self.rows:
            property_ = predicate.value
            classes = self.classes.get(subject.value, set())  # type: ignore[union-attr]
            if not classes & _CLASSES or not _is_ours(property_, value, known) or property_ in _COMPUTED:
                return False
            own = subject == name or subject.value.startswith(mine)  # type: ignore[union-attr]
            if own != bool(classes & _OWN) or (own and classes & _SHARED) or classes & _COMPUTED_CLASSES:
                return False
            if not own and subject.value.startswith(reserved):  # type: ignore[union-attr]
                return False
            if property_ in (_EVIDENCE, _ACCORDING_TO) and not (value == name or value.value.startswith(mine)):  # type: ignore[union-attr]
                return False
        return True


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
