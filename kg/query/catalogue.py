"""The query catalogue: one file a query in `ontology/queries/`, each a `sh:SPARQLSelectExecutable`.

A query's text runs as it stands in any SPARQL engine: each parameter is a line ``VALUES ?country { UNDEF }`` (any
value) or ``VALUES ?minimum { 1 }`` (a default). To set a parameter is to put RDF terms into those braces.

A line ``FILTER (!BOUND(?country) || EXISTS { pattern })`` says what holds if the parameter is set. Engines try a filter on
one solution after the other; with the parameter set, the pattern in the filter's place says the same, as the queries
drop what is found twice, or count it once. Engines with an optimiser then begin with it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.ontology import DCTERMS, KG, RDFS, SCHEMA, SH, SKOS, XSD, shorten
from kg.resources import ontology_path

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_KINDS = {
    KG + "Actor": "actor",
    KG + "Budget": "budget",
    KG + "Country": "country",
    KG + "Event": "event or event type",
    RDFS + "Resource": "anything",
    SKOS + "Concept": "concept",
    XSD + "date": "date",
    XSD + "integer": "number",
    XSD + "string": "text",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a catalogue query that can be set.

    `type` is the IRI of a class (a thing of that class is meant) or of an XSD datatype. `default` is the value in
    SPARQL's notation where the query has one; without it, an optional parameter that is not set matches anything.
    """

    name: str
    type: str
    required: bool
    default: str | None
    descriptions: Mapping[str, str]

    @property
    def kind(self) -> str:
        """The type in a word: ``country``, ``date`` …"""
        return _KINDS.get(self.type) or shorten(self.type)

    @property
    def names_things(self) -> bool:
        """Whether its values are things of the graph, and not days, words, or concepts that a great many things have."""
        return self.type != SKOS + "Concept" and not self.type.startswith(XSD)

    def description(self, language: str = "en") -> str:
        return self.descriptions.get(language, "")


@dataclass(frozen=True, slots=True)
class Query:
    """A query of the catalogue. Titles and descriptions are in ``en`` and ``zh-Hant``."""

    name: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    keywords: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    needs_vocabulary: bool  # reads the ontology's triples too

    def title(self, language: str = "en") -> str:
        return self.titles.get(language, self.name)

    def description(self, language: str = "en") -> str:
        return self.descriptions.get(language, "")

    def with_values(self, values: Mapping[str, Iterable[Node]], narrowed: bool = False) -> str:
        """The query's text with RDF terms in the place of parameters' defaults.

        Terms are written by rdflib's own N3 serialisation, which escapes them; what users write gets here in one line and
        without braces, so that it is never taken for a part of the query (see `kg.query.planning`).

        Args:
            narrowed: put what must hold for the values that are set in the place of the filters that say so.
        """

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name not in values:
                return match[0]
            return f"VALUES ?{name} {{ {' '.join(map(_written, values[name]))} }}"

        def narrow(match: re.Match[str]) -> str:
            return f"{match[2]} ." if match[1] in values else match[0]

        return SLOT.sub(fill, CONDITION.sub(narrow, self.text) if narrowed else self.text)

    @property
    def variables(self) -> tuple[str, ...]:
        """The columns of its answer."""
        clause = re.sub(
            r"\([^()]*(?:\([^()]*\)[^()]*)*\bAS\s+(\?\w+)\s*\)", r"\1", self.text[: self.text.index("WHERE")]
        )
        return tuple(re.findall(r"\?(\w+)", clause))


def _written(term: Node) -> str:
    return term.n3().replace("\n", r"\n").replace("{", r"\u007B").replace("}", r"\u007D")


SLOT = re.compile(r"VALUES \?(\w+) \{ [^{}]* \}")
"""The place of a parameter in a query's text; its group is the parameter's name."""

CONDITION = re.compile(r"FILTER \(!BOUND\(\?(\w+)\) \|\| EXISTS \{ ([^{}]*) \}\)")
"""What holds if a parameter (the first group) is set: the pattern (the second)."""


@cache
def catalogue() -> list[Query]:
    """All queries of the catalogue, sorted by name. They are read once a process."""
    return [_read(path) for path in sorted(ontology_path("queries").glob("*.ttl"))]


def find(name: str) -> Query:
    """The query of that name. Raises QueryError, with the nearest names, if there is none."""
    queries = {query.name: query for query in catalogue()}
    if name in queries:
        return queries[name]
    near = nearest(name, queries)
    hint = f"did you mean {' or '.join(near)}?" if near else "see `kg query --list`"
    raise QueryError(f"no query is named {name!r}: {hint}")


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Up to `count` of the known names that are like `name`, best first: by spelling, by parts, by inclusion."""
    names = sorted(set(known))
    close = difflib.get_close_matches(name, names, n=count, cutoff=0.6)
    parts = {part for part in re.split(r"[-_\s]+", name.lower()) if len(part) > 2}
    shared = [other for other in names if parts & set(other.lower().split("-"))]
    inside = [other for other in names if name and (name in other or other in name)]
    return list(dict.fromkeys([*close, *inside, *shared]))[:count]


def _read(path: Path) -> Query:
    from rdflib import RDF, Graph, URIRef

    graph = Graph().parse(path, format="turtle")
    query = graph.value(predicate=RDF.type, object=URIRef(SH + "SPARQLSelectExecutable"))
    if query is None:
        raise QueryError(f"{path}: holds no sh:SPARQLSelectExecutable")
    order = URIRef(SH + "order")
    parameters = sorted(graph.objects(query, URIRef(SH + "parameter")), key=lambda p: int(str(graph.value(p, order))))
    return Query(
        name=path.stem,
        titles=_texts(graph, query, RDFS + "label"),
        descriptions=_texts(graph, query, RDFS + "comment"),
        keywords=tuple(sorted(str(word) for word in graph.objects(query, URIRef(SCHEMA + "keywords")))),
        parameters=tuple(_parameter(graph, node) for node in parameters),
        text=str(graph.value(query, URIRef(SH + "select"))).strip() + "\n",
        needs_vocabulary=(query, URIRef(DCTERMS + "requires"), None) in graph,
    )


def _parameter(graph: Graph, node: Node) -> Parameter:
    from rdflib import URIRef

    def value(local: str) -> Node | None:
        return graph.value(node, URIRef(SH + local))

    default = value("defaultValue")
    return Parameter(
        name=str(value("path")).rpartition("#")[2],
        type=str(value("class") or value("datatype")),
        required=str(value("optional")) != "true",
        default=None if default is None else str(default),
        descriptions=_texts(graph, node, SH + "description"),
    )


def _texts(graph: Graph, subject: Node, predicate: str) -> dict[str, str]:
    from rdflib import Literal, URIRef

    found = {
        text.language: str(text)
        for text in graph.objects(subject, URIRef(predicate))
        if isinstance(text, Literal) and text.language
    }
    return dict(sorted(found.items()))
