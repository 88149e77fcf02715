"""Oxigraph in this process, through pyoxigraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rdflib import Literal, URIRef

from kg.collection import no_collection
from kg.engines import Answer, Engine, Triple
from kg.engines.ordering import order_of
from kg.engines.solutions import Terms, words_of
from kg.engines.terms import ox, to_ox, triple_from_ox
from kg.errors import KgError, QueryError, ReadError
from kg.ontology import PREFIXES
from kg.query.planning import one_by_one, scanned

if TYPE_CHECKING:
    from rdflib.term import Node


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be run: {' '.join(str(error).split())[:200]}") from error
    except OSError as error:
        raise ReadError(f"the store cannot be read: {' '.join(str(error).split())[:200]}") from error


class OxigraphEngine(Engine):
    """Reads a `pyoxigraph.Store`; plain patterns match its default graph."""

    def __init__(self, store: ox.Store) -> None:
        super().__init__()
        self.store = store

    def ask(self, sparql: str) -> Answer:
        with _errors(), no_collection():
            answer = self.store.query(sparql, prefixes=PREFIXES)
            if isinstance(answer, ox.QueryBoolean):
                return Answer(truth=bool(answer))
            if isinstance(answer, ox.QueryTriples):
                found = {triple_from_ox(t.subject, t.predicate, t.object) for t in answer}
                return Answer(triples=tuple(found))
            variables = tuple(variable.value for variable in answer.variables)
            return Answer(variables=variables, rows=tuple(Terms().rows(words_of(answer))))

    def ask_catalogue(
        self, sparql: str, variables: Sequence[str], by: Sequence[tuple[str, bool]], narrow: bool
    ) -> Answer:
        with _errors(), no_collection():
            answer = self.store.query(one_by_one(sparql) if narrow else scanned(sparql), prefixes=PREFIXES)
            assert isinstance(answer, ox.QuerySolutions)
            found = words_of(answer)
            at = {variable.value: number for number, variable in enumerate(answer.variables)}
            terms = Terms()
            order = order_of(found.columns, found.rows, [(at[name], down) for name, down in by], terms.key)
            rows = terms.rows(found)
            return Answer(variables=tuple(at), rows=tuple([rows[number] for number in order]))

    def has_graph(self, name: str) -> bool:
        return self.store.contains_named_graph(ox.NamedNode(name))

    def find(self, subject: Node | None, predicate: Node | None, value: Node | None) -> Iterator[Triple]:
        if isinstance(subject, Literal) or not isinstance(predicate, URIRef | None):
            return
        try:
            wanted: list[Any] = [None if term is None else to_ox(term) for term in (subject, predicate, value)]
        except KgError:
            return  # what is no IRI is in no store
        for quad in self.store.quads_for_pattern(wanted[0], wanted[1], wanted[2], ox.DefaultGraph()):
            yield triple_from_ox(quad.subject, quad.predicate, quad.object)

    def __len__(self, context: object = None) -> int:
        solutions = self.store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        assert isinstance(solutions, ox.QuerySolutions)
        return int(next(solutions)["n"].value)
