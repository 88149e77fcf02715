"""A SPARQL 1.1 endpoint on the net."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from rdflib import Graph, Literal, URIRef
from rdflib.plugins.sparql.results.jsonresults import parseJsonTerm

from kg.engines import Answer, Engine, Triple
from kg.engines.http import send, without_user
from kg.engines.integers import restored
from kg.errors import ReadError
from kg.ontology import PREFIXES
from kg.query.wording import query_form

if TYPE_CHECKING:
    from rdflib.term import Node

_PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_BATCH = 200  # things a request


class EndpointEngine(Engine):
    """Asks the endpoint at `url`; its default graph is what plain patterns match."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    def ask(self, sparql: str) -> Answer:
        text = _PROLOGUE + sparql
        if query_form(sparql) in ("CONSTRUCT", "DESCRIBE"):
            graph = self._graph(text)
            return Answer(triples=tuple(_restored(graph)))
        document = self._json(text)
        if "boolean" in document:
            return Answer(truth=bool(document["boolean"]))
        variables = tuple(map(str, document["head"]["vars"]))
        rows = tuple(
            tuple(parseJsonTerm(row[name]) if name in row else None for name in variables)
            for row in document["results"]["bindings"]
        )
        return Answer(variables=variables, rows=rows)

    def has_graph(self, name: str) -> bool:
        return bool(self.ask(f"ASK {{ GRAPH {URIRef(name).n3()} {{ ?s ?p ?o }} }}").truth)

    def find(self, subject: Node | None, predicate: Node | None, value: Node | None) -> Iterator[Triple]:
        if isinstance(subject, Literal) or not isinstance(predicate, URIRef | None):
            return
        pattern = (subject, predicate, value)
        parts = [f"?{name}" if term is None else term.n3() for name, term in zip("spo", pattern, strict=True)]
        if None not in pattern:
            if self.ask(f"ASK {{ {' '.join(parts)} }}").truth:
                yield subject, predicate, value  # type: ignore[misc]
            return
        answer = self.ask(f"SELECT * {{ {' '.join(parts)} }}")
        for row in answer.rows or ():
            found = dict(zip(answer.variables, row, strict=True))
            triple: list[Any] = [found.get(n, t) for n, t in zip("spo", pattern, strict=True)]
            yield triple[0], triple[1], restored(str(triple[1]), triple[2])

    def excerpt(self, things: Iterable[Node], predicates: Iterable[str]) -> Graph:
        wanted = sorted(thing.n3() for thing in things)
        properties = " ".join(f"<{predicate}>" for predicate in predicates)
        graph = Graph(bind_namespaces="none")
        for at in range(0, len(wanted), _BATCH):
            batch = " ".join(wanted[at : at + _BATCH])
            answer = self.ask(f"SELECT ?s ?p ?o {{ VALUES ?s {{ {batch} }} VALUES ?p {{ {properties} }} ?s ?p ?o }}")
            for row in answer.rows or ():
                graph.add(row)  # type: ignore[arg-type]
        return graph

    def everything(self) -> Graph:
        """The default graph, copied."""
        graph = Graph(bind_namespaces="none")
        for triple in _restored(self._graph("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")):
            graph.add(triple)
        return graph

    def _graph(self, text: str) -> Graph:
        graph = Graph(bind_namespaces="none")
        body = self._post(text, "application/n-triples, text/turtle;q=0.5")
        logger = logging.getLogger("rdflib.term")
        before = logger.level
        logger.setLevel(logging.CRITICAL)  # ill-typed literals are for `kg validate` to tell
        try:
            graph.parse(io.BytesIO(body), format="turtle")  # N-Triples are Turtle
        except Exception as error:  # rdflib's parsers share no error class
            raise ReadError(f"{without_user(self.url)}: its answer is no RDF; is this a SPARQL endpoint?") from error
        finally:
            logger.setLevel(before)
        return graph

    def _json(self, text: str) -> dict[str, Any]:
        try:
            document = json.loads(self._post(text, "application/sparql-results+json"))
            if "boolean" in document or ("head" in document and "results" in document):
                return dict(document)
        except (ValueError, TypeError):
            pass
        raise ReadError(f"{without_user(self.url)}: its answer is no SPARQL result; is this a SPARQL endpoint?")

    def _post(self, text: str, accept: str) -> bytes:
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        return send(self.url, method="POST", data=urlencode({"query": text}).encode(), headers=headers)


def _restored(triples: Iterable[tuple[Node, ...]]) -> Iterator[Triple]:
    for subject, predicate, value in triples:
        yield subject, predicate, restored(str(predicate), value)
