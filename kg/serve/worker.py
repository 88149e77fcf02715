"""The process that reads the database for the server: it can be ended whenever it takes too long or too much."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any

from kg.engines.terms import ox, triple_from_ox
from kg.errors import KgError
from kg.ontology import PREFIXES
from kg.query.wording import query_form, reaches_out
from kg.serve import results
from kg.serve.negotiation import ROWS, TRIPLES

_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may take: seconds, rows (or triples), bytes of text, bytes of memory."""

    seconds: float = 30.0
    rows: int = 10_000
    size: int = 50_000_000
    memory: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the server: HTTP status, media type, body, whether something was left out because of the limits."""

    status: int
    media: str
    body: bytes
    cut: bool = False


def refuse(status: int, message: str) -> Reply:
    return Reply(status, "text/plain", (message + "\n").encode("utf-8"))


def serve(connection: Connection, database: str, limits: Limits) -> None:
    """Answer requests, each a method's name and its arguments, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the connection
    _limit_memory(limits.memory)
    worker = Worker(ox.Store.read_only(database), limits)
    methods: dict[str, Callable[..., Any]] = {
        "query": worker.query,
        "thing": worker.thing,
        "describe": worker.describe,
        "overview": worker.overview,
        "page": worker.page,
    }
    while True:
        try:
            name, arguments = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = methods[name](*arguments)
        except KgError as error:
            answer = refuse(400, str(error))
        except MemoryError:
            answer = refuse(413, "the answer takes too much memory; ask for less")
        except Exception as error:  # whatever it is, the server goes on
            answer = refuse(500, f"unexpected {type(error).__name__}: {' '.join(str(error).split())[:200]}")
        connection.send(answer)


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


class Worker:
    """Answers from a database that nobody writes to."""

    def __init__(self, store: ox.Store, limits: Limits) -> None:
        self.store = store
        self.limits = limits

    def query(
        self, text: str, rows_form: str | None, triples_form: str | None, default: list[str], named: list[str]
    ) -> Reply:
        """Answer a SPARQL query.

        Args:
            rows_form, triples_form: the formats that the client takes; None if it takes none for that form of answer.
            default, named: IRIs of the graphs that the protocol's parameters give instead of the store's own.
        """
        if reaches_out(text):
            return refuse(400, "SERVICE is not available: queries never reach out to the net")
        wanted = triples_form if query_form(text) in ("CONSTRUCT", "DESCRIBE") else rows_form
        if wanted is None:
            return refuse(
                406, f"no format that is accepted; there are {', '.join([*ROWS.values(), *TRIPLES.values()])}"
            )
        try:
            answer = self.store.query(
                text,
                prefixes=PREFIXES,
                default_graph=[ox.NamedNode(iri) for iri in default] or None,
                named_graphs=[ox.NamedNode(iri) for iri in named] or None,
            )
            if isinstance(answer, ox.QueryTriples):
                return self._triples(answer, wanted)
            if isinstance(answer, ox.QueryBoolean):
                return _reply(wanted, results.truth_as(wanted, bool(answer)))
            names = [variable.value for variable in answer.variables]
            rows = (list(row) for row in answer)
            body, cut = results.rows_as(wanted, names, rows, self.limits.rows, self.limits.size)
            return _reply(wanted, body, cut)
        except SyntaxError as error:
            return refuse(400, _syntax_error(text, " ".join(str(error.msg).split())))
        except (ValueError, RuntimeError, OSError) as error:
            return refuse(400, f"the query cannot be run: {' '.join(str(error).split())[:300]}")

    def _triples(self, found: Iterator[ox.Triple], form: str) -> Reply:
        kept = list(islice(found, self.limits.rows + 1))
        cut = len(kept) > self.limits.rows
        return Reply(200, TRIPLES[form], _written(kept[: self.limits.rows], form), cut)

    def describe(self, iris: list[str], form: str) -> Reply:
        """What is said of the first of the IRIs that the graph knows, in an RDF format."""
        thing = self._first_known(iris)
        if thing is None:
            return refuse(404, f"the graph says nothing of <{iris[0]}>")
        own = self.store.quads_for_pattern(thing, None, None, ox.DefaultGraph())
        of_it = self.store.quads_for_pattern(None, None, thing, ox.DefaultGraph())
        return self._triples((quad.triple for part in (own, of_it) for quad in part), form)

    def thing(self, iris: list[str], language: str) -> dict[str, Any] | None:
        """What a page about the first known of the IRIs shows; None if the graph knows none of them."""
        from kg.serve.things import describe

        thing = self._first_known(iris)
        return None if thing is None else describe(self.store, thing, language)

    def _first_known(self, iris: list[str]) -> ox.NamedNode | None:
        default = ox.DefaultGraph()
        for iri in iris:
            try:
                thing = ox.NamedNode(iri)
            except ValueError:
                continue
            for subject, value in ((thing, None), (None, thing)):
                if next(iter(self.store.quads_for_pattern(subject, None, value, default)), None) is not None:
                    return thing
        return None

    def overview(self) -> dict[str, Any]:
        from kg.serve.things import overview

        return overview(self.store)

    def page(self, article: str | None, language: str, most: int) -> Reply:
        """The interactive page, of one article's graph or of everything if that is no more than `most` triples."""
        from kg.engines import graph_over
        from kg.engines.oxigraph import OxigraphEngine
        from kg.view import render

        if article is None:
            graph = graph_over(OxigraphEngine(self.store))
            if next(islice(self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()), most, None), None):
                return refuse(413, f"the graph has more than {most} triples, too many for one page; open an article's")
        else:
            from kg.graph import empty_graph

            graph = empty_graph()
            for quad in self.store.quads_for_pattern(None, None, None, ox.NamedNode(article)):
                graph.add(triple_from_ox(quad.subject, quad.predicate, quad.object))
            if not graph:
                return refuse(404, f"no graph of an article is named <{article}>")
        return Reply(200, "text/html", render(graph, lang=language).encode("utf-8"))


def _written(triples: list[ox.Triple], form: str) -> bytes:
    """Sorted, in our own writers' way where that can be."""
    from kg.graph import empty_graph
    from kg.writers import serialize

    if any(isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode) for t in triples):
        return ox.serialize(sorted(set(triples), key=str), format=_FORMATS[form], prefixes=PREFIXES) or b""
    graph = empty_graph()
    for triple in triples:
        graph.add(triple_from_ox(triple.subject, triple.predicate, triple.object))
    if form == "rdf":
        return graph.serialize(format="xml", encoding="utf-8")
    ours = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nquads"}[form]
    return serialize(graph, ours).encode("utf-8", "replace")


def _reply(form: str, body: str, cut: bool = False) -> Reply:
    return Reply(200, ROWS[form], body.encode("utf-8", "replace"), cut)


def _syntax_error(text: str, reason: str) -> str:
    place = re.search(r"at (\d+):(\d+)", reason)
    where = f" at line {place[1]}, column {place[2]}" if place else ""
    first = text.lstrip()[:8].upper()
    if first.startswith(("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")):
        return "this server only reads: no updates"
    if "Prefix not found" in reason:
        return f"SPARQL error{where}: a prefix that is not declared; ready-made are {', '.join(PREFIXES)}"
    return f"SPARQL syntax error{where}: {reason[:300]}"
