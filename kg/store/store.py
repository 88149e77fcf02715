"""Adds articles to a store and takes them out again; whatever happens, wholly or not at all."""

from __future__ import annotations

import contextlib
import datetime
import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kg.engines.terms import line_of, ox, triple_from_ox
from kg.errors import KgError
from kg.loading import graph_files
from kg.ontology import BASE, DCTERMS, SCHEMA, XSD
from kg.store.articles import ArticleGraph, read_articles
from kg.store.bulk import lines_of, load
from kg.store.folder import Folder, storage_errors
from kg.store.merged import Cores, decided, passed_on

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import Node

LEDGER = ox.NamedNode(BASE + "store")
"""The graph that tells of each article graph its file, when and by which version of kg it was added, and its digest."""

LARGE = 30_000_000
"""Bytes of graph files from which on a load makes a new database instead of one transaction."""

MANY = 400_000
"""Likewise, triples that the merged graph has already."""

_SOURCE = ox.NamedNode(DCTERMS + "provenance")
_VERSION = ox.NamedNode(SCHEMA + "softwareVersion")
_ADDED = ox.NamedNode(DCTERMS + "dateAccepted")
_DIGEST = ox.NamedNode(DCTERMS + "identifier")
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article graph: ``added``, ``replaced`` or ``unchanged``; or the error of a file."""

    name: str
    source: str
    what: str
    error: KgError | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An article graph in the store. What it does not tell is empty."""

    name: str
    headline: str
    published: str
    outlet: str
    source: str
    version: str
    added: str


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of a store: graphs, triples in them, triples of the merged graph, and things by their class there."""

    graphs: int
    triples: int
    merged: int
    classes: tuple[tuple[str, int], ...]


class Store:
    """An open store. Close it, or use it in a `with` statement."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._database: ox.Store | None = folder.database()

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, create: bool = False) -> Store:
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

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- writing --

    def add(self, paths: Iterable[str | Path]) -> list[Added]:
        """Add the articles of graph files; one that the store has already is replaced. All that can be read is added at
        once, and the merged graph made anew: either all of it is in the store afterwards, or the store is as it was.

        Files that cannot be read are told and passed over.

        Raises:
            ReadError: a path is no file and no folder of graphs.
            KgError: the store cannot be written to (rights, full disk).
        """
        files = list(graph_files(paths))
        if sum(_size(file) for file in files) < LARGE and self._count(_MERGED) < MANY:
            return self._add_in_place(files)
        return self._add_anew(files)

    def _add_in_place(self, files: list[Path]) -> list[Added]:
        """In one transaction."""
        told: list[Added] = []
        known = dict(_digests(self.database))
        fresh: dict[ox.NamedNode, ArticleGraph] = {}
        for article, digest in self._changed(files, known, told):
            fresh[article.name] = article
            known[article.name.value] = digest
        if fresh:
            out = [quad for name in fresh for quad in self._own(name)]
            into = [q for a in fresh.values() for q in [*named_quads(a), *_ledger(a, known[a.name.value])]]
            with storage_errors(self.folder.path):
                self._change(out, into, fresh)
                self.database.flush()
        return told

    def _add_anew(self, files: list[Path]) -> list[Added]:
        """In a new database that takes the place of the current one when it is complete."""
        told: list[Added] = []
        with storage_errors(self.folder.path), self.folder.replacement() as path:
            with _no_collection():
                self._fill(path, files, told)
            self._release()
        self._database = self.folder.database()
        return told

    def _fill(self, path: Path, files: list[Path], told: list[Added]) -> None:
        """Make a new database of what the store has and what the files bring."""
        old, new = self.database, ox.Store(str(path))
        known = dict(_digests(old))
        kept = set(known)
        cores = Cores()

        def named() -> Iterator[bytes]:
            for article, digest in self._changed(files, known, told):
                known[article.name.value] = digest
                cores.add(article.name, article.triples)
                kept.discard(article.name.value)
                yield lines_of(named_quads(article))
                yield lines_of(_ledger(article, digest))
            for name in sorted(kept):
                node = ox.NamedNode(name)
                cores.add(node, (quad.triple for quad in old.quads_for_pattern(None, None, None, node)))
                yield lines_of(old.quads_for_pattern(None, None, None, node))
                yield lines_of(old.quads_for_pattern(node, None, None, LEDGER))

        load(new, named())
        made = cores.decide()

        def merged() -> Iterator[bytes]:
            for at in range(0, len(made.triples), 100_000):
                yield lines_of(_merged(made.triples[at : at + 100_000]))
            for name, triples in _graphs(new):
                yield lines_of(_merged(passed_on(name, triples, made)))

        load(new, merged())
        new.flush()
        new.optimize()

    def _changed(
        self, files: list[Path], known: dict[str, str], told: list[Added]
    ) -> Iterator[tuple[ArticleGraph, str]]:
        """The article graphs of the files that the store does not have as they are, with their digests."""
        seen: dict[str, str] = {}
        for found in read_articles(files):
            if isinstance(found, KgError):
                told.append(Added("", "", "failed", found))
                continue
            for article in found:
                name, digest = article.name.value, article.digest()
                if seen.setdefault(name, digest) != digest:
                    error = KgError(
                        f"{article.source}: <{name}> is in another of these files with other facts; keep one"
                    )
                    told.append(Added(name, article.source, "failed", error))
                    continue
                old = known.get(name)
                what = "added" if old is None else "unchanged" if old == digest else "replaced"
                told.append(Added(name, article.source, what))
                if what != "unchanged":
                    yield article, digest

    def remove(self, names: Iterable[str]) -> int:
        """Take articles out, all at once; what other articles say too stays in the merged graph.

        Args:
            names: their IRIs, or what follows the data namespace in them.
        Returns:
            The number of triples that their graphs had.
        Raises:
            KgError: there is no such article (the nearest IRI is named).
        """
        nodes = [self._named(name) for name in dict.fromkeys(names)]
        out = [quad for node in nodes for quad in self._own(node)]
        with storage_errors(self.folder.path):
            self._change(out, [], dict.fromkeys(nodes))
            self.database.flush()
        return sum(1 for quad in out if quad.graph_name != LEDGER)

    def _named(self, name: str) -> ox.NamedNode:
        """The article graph of that IRI, or of that IRI below the data namespace."""
        known = {graph for graph, _ in _digests(self.database)}
        for candidate in (name, BASE + name, BASE + "article/" + name):
            if candidate in known:
                return ox.NamedNode(candidate)
        from kg.query.catalogue import nearest

        near = nearest(name, known, 1)
        hint = f"; there is {near[0]}" if near else f"; see: kg store {self.folder.path} list"
        raise KgError(f"{self.folder.path}: no article <{name}>{hint}")

    def _own(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The quads of an article's graph, and what the ledger tells of it."""
        ledger = self.database.quads_for_pattern(name, None, None, LEDGER)
        return [*self.database.quads_for_pattern(None, None, None, name), *ledger]

    def _change(
        self, out: Iterable[ox.Quad], into: Iterable[ox.Quad], graphs: Mapping[ox.NamedNode, ArticleGraph | None]
    ) -> None:
        """Remove and insert in one transaction, together with what that changes in the merged graph.

        Args:
            graphs: the article graphs that change, and how they then are; None for one that goes.
        """
        after = {name: tuple(triples) for name, triples in _graphs(self.database) if name not in graphs}
        after |= {name: article.triples for name, article in graphs.items() if article is not None}
        made = decided(after.items())
        wanted = set(made.triples)
        for name, triples in after.items():
            wanted.update(passed_on(name, triples, made))
        present = {quad.triple for quad in self.database.quads_for_pattern(None, None, None, _DEFAULT)}
        inserted = {*into, *_merged(wanted - present)}
        deleted = {*out, *_merged(present - wanted)} - inserted
        if not deleted:
            self.database.extend(inserted)
            return
        parts = [f"DELETE DATA {{ {_data(deleted)} }}", f"INSERT DATA {{ {_data(inserted)} }}" if inserted else ""]
        self.database.update(" ;\n".join(part for part in parts if part))

    # -- reading --

    def graph(self) -> Graph:
        """The merged graph as an rdflib graph, which reads from the store as long as that is open."""
        from kg.engines import graph_over
        from kg.engines.oxigraph import OxigraphEngine

        return graph_over(OxigraphEngine(self.database))

    def entries(self) -> list[Entry]:
        """The article graphs, the latest published first."""
        answer = self.database.query(_ENTRIES)
        assert isinstance(answer, ox.QuerySolutions)
        found = [Entry(*("" if term is None else term.value for term in row)) for row in answer]
        return sorted(found, key=lambda entry: (entry.published, entry.name), reverse=True)

    def stats(self) -> Stats:
        graphs = sum(1 for _ in _digests(self.database))
        merged = self._count(_MERGED)
        named = self._count(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != {LEDGER}) }}")
        answer = self.database.query("SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c")
        assert isinstance(answer, ox.QuerySolutions)
        classes = [(row[0].value, int(row[1].value)) for row in answer]
        return Stats(graphs, named, merged, tuple(sorted(classes, key=lambda c: (-c[1], c[0]))))

    def _count(self, query: str) -> int:
        answer = self.database.query(query)
        assert isinstance(answer, ox.QuerySolutions)
        return int(next(answer)[0].value)

    def names(self) -> list[str]:
        """The IRIs of the article graphs, sorted."""
        return sorted(name for name, _ in _digests(self.database))

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


_MERGED = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_ENTRIES = f"""
SELECT ?graph (SAMPLE(?h) AS ?headline) (SAMPLE(?d) AS ?day) (SAMPLE(?o) AS ?outlet) ?source ?version ?added {{
  GRAPH {LEDGER} {{ ?graph {_SOURCE} ?source ; {_VERSION} ?version ; {_ADDED} ?added }}
  OPTIONAL {{ ?graph <{SCHEMA}headline> ?h }}
  OPTIONAL {{ ?graph <{SCHEMA}datePublished> ?d }}
  OPTIONAL {{ ?graph <{SCHEMA}publisher> ?o }}
}} GROUP BY ?graph ?source ?version ?added
"""


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Spare the search for unused cycles among millions of live terms, which takes a fifth of a large load's time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _digests(database: ox.Store) -> Iterator[tuple[str, str]]:
    for quad in database.quads_for_pattern(None, _DIGEST, None, LEDGER):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            yield quad.subject.value, quad.object.value


def named_quads(article: ArticleGraph) -> Iterator[ox.Quad]:
    """An article's triples in its own graph."""
    for triple in article.triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, article.name)


def _merged(triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    for triple in triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, _DEFAULT)


def _graphs(database: ox.Store) -> Iterator[tuple[ox.NamedNode, Iterator[ox.Triple]]]:
    """Each article graph, in the order of names."""
    for name, _ in sorted(_digests(database)):
        node = ox.NamedNode(name)
        yield node, (quad.triple for quad in database.quads_for_pattern(None, None, None, node))


def _ledger(article: ArticleGraph, digest: str) -> Iterator[ox.Quad]:
    import kg

    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    for predicate, value in (
        (_SOURCE, ox.Literal(article.source)),
        (_VERSION, ox.Literal(kg.__version__)),
        (_ADDED, ox.Literal(now, datatype=ox.NamedNode(XSD + "dateTime"))),
        (_DIGEST, ox.Literal(digest)),
    ):
        yield ox.Quad(article.name, predicate, value, LEDGER)


def _data(quads: Iterable[ox.Quad]) -> str:
    """Quads as SPARQL updates write them."""
    by_graph: dict[object, list[str]] = {}
    for quad in quads:
        by_graph.setdefault(quad.graph_name, []).append(f"{quad.triple} .")
    return "\n".join(
        "\n".join(lines) if graph == _DEFAULT else f"GRAPH {graph} {{\n" + "\n".join(lines) + "\n}"
        for graph, lines in by_graph.items()
    )


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
