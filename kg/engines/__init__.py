"""Engines that answer SPARQL instead of rdflib: an Oxigraph store in this process, or an endpoint on the net.

An engine is an rdflib store, so that a `Graph` over it can be read like any other, triple by triple; whole queries
are passed to it as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rdflib import Graph
from rdflib.store import Store

if TYPE_CHECKING:
    from rdflib.term import Node

Triple = tuple["Node", "Node", "Node"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answers: a truth value, rows of terms under variables, or triples. The others are None."""

    truth: bool | None = None
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] | None = None
    triples: tuple[Triple, ...] | None = None


class Engine(Store):
    """An rdflib store that cannot be written to and that answers SPARQL itself."""

    def ask(self, sparql: str) -> Answer:
        """Answer a query; the prefixes of `kg.ontology.PREFIXES` need no declaration.

        Raises:
            QueryError: the engine does not take the query.
            ReadError: the engine cannot be reached.
        """
        raise NotImplementedError

    def ask_catalogue(
        self, sparql: str, variables: Sequence[str], by: Sequence[tuple[str, bool]], narrow: bool
    ) -> Answer:
        """Answer a SELECT query of the catalogue, as `ask` does.

        Args:
            sparql: the query without ORDER BY.
            variables: those that it projects.
            by: the variables by which the rows are to be ordered, each with whether it descends; all others break ties.
            narrow: whether the query is about few things, so that it is quick to begin with them.
        """
        first = " ".join(f"DESC(?{name})" if descending else f"?{name}" for name, descending in by)
        rest = " ".join(f"?{name}" for name in variables)
        return self.ask(f"{sparql}ORDER BY {first} {rest}\n")

    def has_graph(self, name: str) -> bool:
        """Whether there is a named graph of that IRI."""
        raise NotImplementedError

    def find(self, subject: Node | None, predicate: Node | None, value: Node | None) -> Iterator[Triple]:
        """The triples of the default graph that match; None matches anything."""
        raise NotImplementedError

    def excerpt(self, things: Iterable[Node], predicates: Iterable[str]) -> Graph | None:
        """These things' values of these properties, fetched at once; None where looking them up singly costs little."""
        return None

    # -- what rdflib calls --

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        for found in self.find(*triple_pattern):
            yield found, iter([context])

    def __len__(self, context: Any = None) -> int:
        return sum(1 for _ in self.find(None, None, None))


def graph_over(engine: Engine) -> Graph:
    """The engine's default graph as an rdflib graph."""
    from kg.ontology import PREFIXES

    graph = Graph(store=engine, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph


def engine_of(graph: Graph) -> Engine | None:
    """The engine behind a graph, if it has one."""
    store = graph.store
    return store if isinstance(store, Engine) else None
