"""What a merge works on: the facts of each article as they were read, and the triples of others.

A merged graph can be taken apart into the same articles again (see `kg.merge.patch`), so that whatever is merged, in
whatever order and groups, the result is that of merging all articles at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from kg import ontology
from kg.engines.tags import usual_tag
from kg.merge.patch import is_merged, take_apart
from kg.merge.terms import KG, PROV, RDF, SCHEMA, Things, Triple, ours


@dataclass(frozen=True)
class Corpus:
    """Each article's own facts by its IRI, and others' triples by the name of their graph (None: no name)."""

    articles: Mapping[URIRef, frozenset[Triple]] = field(default_factory=dict)
    foreign: Mapping[URIRef | None, frozenset[Triple]] = field(default_factory=dict)

    @classmethod
    def union(cls, parts: Iterable[Corpus]) -> Corpus:
        """All that the parts have: an article that several have has the facts of each."""
        articles: dict[URIRef, frozenset[Triple]] = {}
        foreign: dict[URIRef | None, frozenset[Triple]] = {}
        for part in parts:
            _add(articles, part.articles)
            _add(foreign, part.foreign)
        return cls(articles, foreign)

    def without(self, article: URIRef) -> Corpus:
        return Corpus({a: facts for a, facts in self.articles.items() if a != article}, self.foreign)


K = TypeVar("K")
_GROUNDS = frozenset((KG.evidence, PROV.wasDerivedFrom, KG.accordingTo))


def _add(to: dict[K, frozenset[Triple]], more: Mapping[K, frozenset[Triple]]) -> None:
    for name, triples in more.items():
        to[name] = to[name] | triples if name in to else triples


def corpus_of(graph: Graph) -> Corpus:
    """The articles in a graph or dataset: a merged one is taken apart, another is read as it stands."""
    if not isinstance(graph, Dataset):
        return _part(_named_nodes(graph), None)
    named: dict[URIRef | None, list[tuple[Node, ...]]] = {}
    for *triple, name in graph.quads((None, None, None, None)):
        known = None if name is None or name == DATASET_DEFAULT_GRAPH_ID else URIRef(str(name))
        named.setdefault(known, []).append(tuple(triple))
    default = _part(_named_nodes(named.pop(None, [])), None)
    # An article that the default graph has, has been merged into it.
    parts = [_part(_named_nodes(named[name]), name) for name in sorted(named, key=str) if name not in default.articles]
    return Corpus.union([default, *parts])


def _part(triples: frozenset[Triple], name: URIRef | None) -> Corpus:
    if is_merged(triples):
        articles, foreign = take_apart(triples)
        return Corpus(articles, {name: foreign} if foreign else {})
    things = Things(triples)
    found = things.of_class(SCHEMA.NewsArticle)
    if not found:
        return Corpus({}, {name: triples} if triples else {})
    mine = frozenset(t for t in triples if ours(t, things))
    rest = triples - mine
    if len(found) == 1:
        shared = {found[0]: mine}
    else:
        shared = _by_article(mine, things, found)
        rest |= mine.difference(*shared.values())
    kept = None if name in found else name
    return Corpus(shared, {kept: rest} if rest else {})


def _by_article(triples: frozenset[Triple], things: Things, articles: list[URIRef]) -> dict[URIRef, frozenset[Triple]]:
    """The facts of each article in a plain union of graphs: as far as evidence and references tell.

    What two articles say of one thing cannot be told apart there: each is taken to say all of it.
    """
    tellers: dict[URIRef, set[URIRef]] = {article: {article} for article in articles}
    for thing in things:
        sources = set(things.refs(thing, PROV.wasDerivedFrom))
        for evidence in things.refs(thing, KG.evidence):
            sources.update(things.refs(evidence, PROV.wasDerivedFrom))
        if read_from := sources & set(articles):
            tellers.setdefault(thing, set()).update(read_from)
    links = [(s, o) for s, _, o in triples if isinstance(o, URIRef) and o in things]
    grounded = set(tellers)
    changed = True
    while changed:  # roles, places, countries: told by whoever tells of what refers to them
        changed = False
        for subject, referent in links:
            if referent not in grounded and tellers.get(subject, set()) - tellers.get(referent, set()):
                tellers.setdefault(referent, set()).update(tellers[subject])
                changed = True
    told: dict[URIRef, set[Triple]] = {article: set() for article in articles}
    for triple in triples:
        subject, predicate, value = triple
        told_by = tellers.get(subject, set())
        if predicate in _GROUNDS and isinstance(value, URIRef) and value in tellers:
            told_by = told_by & tellers[value]
        for article in told_by:
            told[article].add(triple)
    return {article: frozenset(facts) for article, facts in told.items()}


def _named_nodes(triples: Iterable[tuple[Node, ...]]) -> frozenset[Triple]:
    """The triples with blank nodes named by what is said of them and language tags in one spelling, so that the same
    ones merge."""
    found = [(s, p, _usual(o)) for s, p, o in triples]
    with_blanks = [t for t in found if isinstance(t[0], BNode) or isinstance(t[2], BNode)]
    if not with_blanks:
        return frozenset((s, p, o) for s, p, o in found)  # type: ignore[misc]
    from rdflib.compare import to_canonical_graph

    blank = Graph()
    for triple in with_blanks:
        blank.add(triple)
    named = [
        tuple(URIRef(f"{ontology.BASE}.well-known/genid/{n}") if isinstance(n, BNode) else n for n in triple)
        for triple in to_canonical_graph(blank)
    ]
    rest = [t for t in found if not (isinstance(t[0], BNode) or isinstance(t[2], BNode))]
    return frozenset((s, p, o) for s, p, o in [*rest, *named])  # type: ignore[misc]


def _usual(value: Node) -> Node:
    """``@zh-hant``, as some servers write it, as ``@zh-Hant``: rdflib holds them equal, and keeps the one it saw first."""
    if isinstance(value, Literal) and value.language:
        tag = usual_tag(value.language)
        return value if tag == value.language else Literal(str(value), lang=tag)
    return value


def articles_in(corpus: Corpus) -> list[URIRef]:
    return sorted(a for a, facts in corpus.articles.items() if (a, RDF.type, SCHEMA.NewsArticle) in facts)
