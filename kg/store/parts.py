"""An article graph's triples, told apart by what becomes of them in the merged graph.

Nine tenths of them are about things that belong to that article alone (statements, evidence, the article itself): each
goes into the merged graph by itself. What is said of shared things is the `core`, on which it is decided who and what
is the same, and which `kg.merge` merges.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rdflib import URIRef

from kg.engines.terms import OxTerm, ox, triple_from_ox
from kg.merge.copies import sketch
from kg.merge.terms import (
    CLASSES,
    COMPUTED,
    COMPUTED_CLASSES,
    DCTERMS,
    KG,
    OWN,
    RDF,
    SCHEMA,
    SHARED,
    Things,
    predicates,
)
from kg.merge.told import told_by
from kg.store.records import Record

if TYPE_CHECKING:
    from rdflib.term import Node

Core: TypeAlias = "frozenset[tuple[Node, Node, Node]]"
"""What decisions are made on, as triples of rdflib."""

_OWN = frozenset(map(str, OWN))
_SHARED = frozenset(map(str, SHARED))
_COMPUTED = frozenset(map(str, (*COMPUTED, DCTERMS.isReplacedBy)))
_COMPUTED_CLASSES = frozenset(map(str, COMPUTED_CLASSES))
_CLASSES = frozenset(map(str, CLASSES))
_COUNTED = frozenset(map(str, (KG.Event, KG.Budget, KG.Claim)))
_ARTICLE = str(SCHEMA.NewsArticle)
_TYPE = str(RDF.type)
_EVIDENCE = str(KG.evidence)
_GROUNDS = frozenset((_EVIDENCE, str(KG.accordingTo)))
_BODY = str(SCHEMA.articleBody)
_TOLD_OF_ARTICLES = frozenset(map(str, (RDF.type, SCHEMA.datePublished, SCHEMA.publisher, SCHEMA.headline)))


class _Kind(NamedTuple):
    """What a thing is by its classes: one that the ontology knows, one article's own, shared, counted, computed."""

    ours: bool
    own: bool
    shared: bool
    counted: bool
    computed: bool


@cache
def _kind(classes: frozenset[str]) -> _Kind:
    return _Kind(*(bool(classes & known) for known in (_CLASSES, _OWN, _SHARED, _COUNTED, _COMPUTED_CLASSES)))


_NO_KIND = _kind(frozenset())


class _Fact(NamedTuple):
    """A triple that speaks the ontology of a thing that the ontology knows."""

    subject: str
    kind: _Kind
    predicate: str
    value: OxTerm
    triple: ox.Triple


class PassedOn(NamedTuple):
    """What goes into the merged graph one by one: with no shared thing in it, so that it goes there as it is; from the
    article's own things to shared ones; and what vouches for shared ones."""

    settled: list[ox.Triple]
    leading: list[ox.Triple]
    grounds: list[ox.Triple]


class Part:
    """An article graph, told apart."""

    def __init__(self, name: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        self.name = name
        rows = [(t.subject.value, t.predicate.value, t.object, t) for t in triples]  # type: ignore[union-attr]
        classes: dict[str, set[str]] = {}
        for subject, predicate, value, _ in rows:
            if predicate == _TYPE and isinstance(value, ox.NamedNode):
                classes.setdefault(subject, set()).add(value.value)
        self._articles = {thing for thing, told in classes.items() if _ARTICLE in told}
        self._kinds = {thing: _kind(frozenset(told)) for thing, told in classes.items()}
        self._facts: list[_Fact] = []
        self._foreign: list[ox.Triple] = []
        known = _predicates()
        for subject, predicate, value, triple in rows:
            kind = self._kinds.get(subject, _NO_KIND)
            if kind.ours and (predicate in known if predicate != _TYPE else _is_class(value)):
                self._facts.append(_Fact(subject, kind, predicate, value, triple))  # type: ignore[arg-type]
            else:
                self._foreign.append(triple)
        self._shared = frozenset(thing for thing, kind in self._kinds.items() if kind.shared)

    @property
    def has_article(self) -> bool:
        """Whether the article that it is named by is in it: if not, all its triples are others' own."""
        return self.name.value in self._articles

    def passed_on(self) -> PassedOn:
        """What goes into the merged graph one by one."""
        if not self.has_article:
            return PassedOn([*self._foreign, *(fact.triple for fact in self._facts)], [], [])
        told = PassedOn([*self._foreign], [], [])
        for _, kind, predicate, value, triple in self._facts:
            if kind.own:
                leads = isinstance(value, ox.NamedNode) and value.value in self._shared
                (told.leading if leads else told.settled).append(triple)
            elif predicate in _GROUNDS:
                told.grounds.append(triple)
        return told

    # -- what decisions are made on --

    def core(self, judged: frozenset[str] = frozenset()) -> Core:
        """What decisions need: what is said of shared things, which of them have evidence, and the article's date.

        Args:
            judged: evidence that is needed too.
        """
        core = set()
        evidenced = {}
        for subject, kind, predicate, value, triple in self._facts:
            if predicate in _GROUNDS:
                if predicate == _EVIDENCE and kind.counted:
                    evidenced[subject] = triple
                if predicate == _EVIDENCE and isinstance(value, ox.NamedNode) and value.value in judged:
                    core.add(triple)
            elif (
                not kind.own
                or (predicate in _TOLD_OF_ARTICLES and subject == self.name.value)
                or (predicate == _TYPE and kind.counted)
            ):
                core.add(triple)
        core.update(evidenced.values())
        return frozenset(triple_from_ox(t.subject, t.predicate, t.object) for t in core)

    def body(self) -> str:
        """The article's text."""
        article = self.name.value
        told = (fact.value for fact in self._facts if fact.predicate == _BODY and fact.subject == article)
        return min((value.value for value in told if isinstance(value, ox.Literal)), default="")

    def is_plain(self) -> bool:
        """Whether it is one article with nothing but the ontology's facts, and with its own statements and evidence
        under its own name: then no other graph has a triple that is passed on from this one."""
        article = self.name.value
        base, found, identifier = article.rpartition("article/")
        if self._foreign or self._articles != {article} or not found:
            return False
        below = (article + "#", f"{base}statement/{identifier}/", f"{base}claim/{identifier}/")
        reserved = tuple(base + kind for kind in ("article/", "statement/", "claim/", "fact/"))
        for thing, kind in self._kinds.items():
            own = thing == article or thing.startswith(below)
            if own != kind.own or (own and kind.shared) or kind.computed or (not own and thing.startswith(reserved)):
                return False
        grounds = {value.value for _, _, predicate, value, _ in self._facts if predicate in _GROUNDS}
        if any(fact.predicate in _COMPUTED for fact in self._facts):
            return False
        return all(ground == article or ground.startswith(below) for ground in grounds)


def read_article(part: Part, judged: frozenset[str] = frozenset()) -> tuple[Record | None, Core]:
    """What is to be noted of an article graph, and what is merged of it; None of one without an article of its name.

    Args:
        judged: evidence that judgements are on.
    """
    if not part.has_article:
        return None, frozenset()
    core = part.core(judged)
    article, things = URIRef(part.name.value), Things(core)  # type: ignore[arg-type]
    shared = tuple(sorted(thing for thing in things if not things.classes(thing) & OWN))
    days, publishers = (tuple(things.texts(article, p)) for p in (SCHEMA.datePublished, SCHEMA.publisher))
    return Record(told_by(article, things), sketch(part.body()), days, publishers, shared, part.is_plain()), core


@cache
def _predicates() -> frozenset[str]:
    return frozenset(map(str, predicates()))


def _is_class(value: object) -> bool:
    return isinstance(value, ox.NamedNode) and value.value in _CLASSES
