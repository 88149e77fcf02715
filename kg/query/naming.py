"""Names of things in a graph: how a reader is shown an IRI, and which IRIs a reader's word means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.ontology import BASE, KG, OA, SCHEMA, SKOS, labels, shorten

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_LANGUAGES = ("zh-hant", "zh-hans", "zh", "en")
_TAGS = ("zh-Hant", "zh-Hans", "zh", "zh-TW", "zh-CN", "en")
SHOWN = (SKOS + "prefLabel", SCHEMA + "headline", SCHEMA + "text", OA + "exact")
"""The properties whose values can stand for a thing, best first."""

_CALLED = (SKOS + "prefLabel", SKOS + "altLabel", SCHEMA + "headline")


def display_name(graph: Graph, thing: Node, language: str = "zh-Hant") -> str:
    """What a reader is shown for an IRI: its label in the graph, the ontology's label, or its shortened IRI."""
    from rdflib import Literal, URIRef

    order = (language.lower(), *_LANGUAGES)
    for predicate in SHOWN:
        texts = [text for text in graph.objects(thing, URIRef(predicate)) if isinstance(text, Literal)]
        if texts:
            return str(min(texts, key=lambda text: (_rank(text.language, order), str(text))))
    known = labels().get(str(thing))
    return (known.get(language) if known else None) or short_name(str(thing))


class Names(Mapping[str, str]):
    """What a reader is shown for each IRI in some rows, looked up in the graph when it is asked for."""

    def __init__(self, graph: Graph, rows: Iterable[Iterable[Node | None]]) -> None:
        self._graph = graph
        self._rows = rows
        self._found: dict[str, str] = {}

    @cached_property
    def _things(self) -> set[str]:
        from rdflib import URIRef

        return {str(term) for row in self._rows for term in row if isinstance(term, URIRef)}

    @cached_property
    def _source(self) -> Graph:
        """The graph, or the part of it that has all the names, where that is got at once."""
        from rdflib import URIRef

        from kg.engines import engine_of

        engine = engine_of(self._graph)
        excerpt = engine.excerpt(map(URIRef, sorted(self._things)), SHOWN) if engine is not None else None
        return self._graph if excerpt is None else excerpt

    def __getitem__(self, iri: str) -> str:
        from rdflib import URIRef

        if iri not in self._found:
            if iri not in self._things:
                raise KeyError(iri)
            self._found[iri] = display_name(self._source, URIRef(iri))
        return self._found[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._things))

    def __len__(self) -> int:
        return len(self._things)


def short_name(iri: str) -> str:
    """``kg:call``, ``country/TW``, ``official/川普``; the whole IRI where it is of another namespace."""
    return unquote(shorten(iri)) if iri.startswith(BASE) else shorten(iri)


def printable(text: str) -> str:
    """Text from articles must not steer the terminal or break the row."""
    return "".join(" " if c in "\t\r\n" else "\N{REPLACEMENT CHARACTER}" if _is_control(c) else c for c in text)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs")


def _rank(language: str | None, order: tuple[str, ...]) -> int:
    tag = (language or "").lower()
    return order.index(tag) if tag in order else len(order)


class Index:
    """Finds the things of a graph by their names, exactly or in the other script."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    @cached_property
    def _by_name(self) -> dict[str, set[Node]]:
        from rdflib import URIRef

        found: dict[str, set[Node]] = {}
        for predicate in _CALLED:
            for thing, name in self._graph.subject_objects(URIRef(predicate)):
                found.setdefault(str(name), set()).add(thing)
        return found

    @cached_property
    def _by_folded_name(self) -> dict[str, set[Node]]:
        found: dict[str, set[Node]] = {}
        for name, things in self._by_name.items():
            found.setdefault(_fold(name), set()).update(things)
        return found

    def called(self, name: str) -> set[Node]:
        """Things of that name; if none has it as it stands, those that have it in the other script or case."""
        return self.exactly(name) or self.otherwise(name)

    def otherwise(self, name: str) -> set[Node]:
        """Things that have the name in an unusual language, in the other script or in other capitals."""
        return self._by_name.get(name) or self._by_folded_name.get(_fold(name), set())

    def exactly(self, name: str) -> set[Node]:
        """Things that have the name in one of the usual languages: a look-up, where `_by_name` reads all names."""
        from rdflib import Literal, URIRef

        names = [Literal(name), *(Literal(name, lang=tag) for tag in _TAGS)]
        return {
            thing
            for predicate in _CALLED
            for literal in names
            for thing in self._graph.subjects(URIRef(predicate), literal)
        }

    def mentioned_as(self, words: str) -> set[Node]:
        """Things that some article's text calls exactly so: 北京 for China, 這通電話 for a call."""
        from rdflib import Literal, URIRef

        return {
            thing
            for evidence in self._graph.subjects(URIRef(OA + "exact"), Literal(words))
            for thing in self._graph.subjects(URIRef(KG + "evidence"), evidence)
        }

    def names(self, of: Iterable[Node]) -> set[str]:
        """All names of the given things."""
        wanted = set(of)
        return {name for name, things in self._by_name.items() if things & wanted}


def _fold(name: str) -> str:
    from kg.lexicon.fold import fold

    return fold(name).casefold().strip()
