"""An open store and what can be read from it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.engines.terms import line_of, ox, triple_from_ox
from kg.errors import KgError
from kg.store.folder import Folder, storage_errors
from kg.store.ledger import LEDGER, Entry, digests, entries

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import Node

_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of a store: graphs, triples in them, triples of the merged graph, and things by their class there."""

    graphs: int
    triples: int
    merged: int
    classes: tuple[tuple[str, int], ...]


class Reader:
    """An open store, to be read. Close it, or use it in a `with` statement."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._database: ox.Store | None = folder.database()

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, create: bool = False) -> Self:
        """Open the store in the folder `path`, to be written to, and to be made if missing, if so asked.

        Raises:
            KgError: it is no store, is locked, damaged, or cannot be read or written.
        """
        folder = Folder(path, write=write, create=create)
        try:
            return cls(folder)
        except BaseException:
            folder.close()
            raise

    @property
    def database(self) -> ox.Store:
        if self._database is None:
            raise KgError(f"{self.folder.path}: is closed")
        return self._database

    def close(self) -> None:
        self._release()
        self.folder.close()

    def _release(self) -> None:
        """pyoxigraph closes a database when nothing refers to it any more."""
        self._database = None
        gc.collect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, RuntimeError):  # as pyoxigraph tells of damage that it finds while it reads
            with storage_errors(self.folder.path):
                raise error

    def graph(self) -> Graph:
        """The merged graph as an rdflib graph, which reads from the store as long as that is open."""
        from kg.engines import graph_over
        from kg.engines.oxigraph import OxigraphEngine

        return graph_over(OxigraphEngine(self.database))

    def entries(self) -> list[Entry]:
        """The article graphs, the latest published first."""
        return entries(self.database)

    def stats(self) -> Stats:
        graphs = sum(1 for _ in digests(self.database))
        merged = self.merged_size()
        named = self._count(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != {LEDGER}) }}")
        answer = self.database.query("SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c")
        assert isinstance(answer, ox.QuerySolutions)
        classes = [(row[0].value, int(row[1].value)) for row in answer]
        return Stats(graphs, named, merged, tuple(sorted(classes, key=lambda c: (-c[1], c[0]))))

    def merged_size(self) -> int:
        """Triples of the merged graph."""
        return self._count("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")

    def _count(self, query: str) -> int:
        answer = self.database.query(query)
        assert isinstance(answer, ox.QuerySolutions)
        return int(next(answer)[0].value)

    def names(self) -> list[str]:
        """The IRIs of the article graphs, sorted."""
        return sorted(name for name, _ in digests(self.database))

    def lines(self, name: str | None) -> Iterator[str]:
        """The triples of an article graph, or of the merged graph (None), as lines of N-Triples in no order."""
        graph = _DEFAULT if name is None else ox.NamedNode(name)
        for quad in self.database.quads_for_pattern(None, None, None, graph):
            yield line_of(quad) + " .\n"

    def export(self, format: str = "nquads") -> Iterator[str]:
        """All article graphs as ``nquads``, or the merged graph as ``nt``: sorted lines."""
        if format == "nt":
            yield from sorted(self.lines(None))
            return
        for name in self.names():
            end = f" {ox.NamedNode(name)} .\n"
            yield from sorted(line[:-3] + end for line in self.lines(name))

    def triples(self) -> Iterator[tuple[str, tuple[Node, Node, Node]]]:
        """The triples of each article graph, with its name."""
        for name in self.names():
            for quad in self.database.quads_for_pattern(None, None, None, ox.NamedNode(name)):
                yield name, triple_from_ox(quad.subject, quad.predicate, quad.object)

    def dataset(self) -> Dataset:
        """A copy of all article graphs, as named graphs of a dataset."""
        from rdflib import Dataset, URIRef

        from kg.ontology import PREFIXES

        copy = Dataset()
        for prefix, namespace in PREFIXES.items():
            copy.bind(prefix, namespace, override=True, replace=True)
        for name, triple in self.triples():
            copy.graph(URIRef(name)).add(triple)
        return copy
