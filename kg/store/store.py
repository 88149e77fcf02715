"""Adds articles to a store and takes them out again; whatever happens, wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.collection import give_back, no_collection
from kg.engines.terms import ox
from kg.errors import KgError
from kg.loading import graph_files
from kg.ontology import BASE
from kg.store.articles import ArticleGraph, read_articles
from kg.store.bulk import load, quad_lines, triple_lines
from kg.store.changing import Changed, changes
from kg.store.folder import storage_errors
from kg.store.ledger import LEDGER, digests, is_derived, judged, judgements, named_anew, noted, noted_record
from kg.store.merged import Cores, Decided, passed_on
from kg.store.parts import Part
from kg.store.pending import Pending
from kg.store.reader import Reader

if TYPE_CHECKING:
    from kg.merge.judgements import Judgement
    from kg.store.records import Record

LARGE = 30_000_000
"""Bytes of graph files from which on a load makes a new database instead of one transaction."""

MANY = 400_000
"""Likewise, triples that the merged graph has already."""

CHUNK = 10_000
"""Triples that are written at a time. Several chunks wait while the database takes in earlier ones."""

_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article graph: ``added``, ``replaced`` or ``unchanged``; or the error of a file."""

    name: str
    source: str
    what: str
    error: KgError | None = None


class Store(Reader):
    """An open store, to be read and, if opened so, written to."""

    unused: tuple[Judgement, ...] = ()
    """Judgements on things that the store did not have when it was last written to."""

    def judgements(self) -> tuple[Judgement, ...]:
        """Users' judgements of what is the same, by which the store's articles are merged."""
        return judgements(self.database, str(self.folder.path))

    def add(self, paths: Iterable[str | Path], given: Iterable[Judgement] | None = None) -> list[Added]:
        """Add the articles of graph files; one that the store has already is replaced. All that can be read is added at
        once, and the merged graph made anew: either all of it is in the store afterwards, or the store is as it was.

        Files that cannot be read are told and passed over.

        Args:
            given: judgements that take the place of those that the store has, which hold until others are given.

        Raises:
            ReadError: a path is no file and no folder of graphs.
            KgError: judgements contradict each other; the store cannot be written to (rights, full disk).
        """
        files = list(graph_files(paths))
        known = self.judgements()
        ruling = known if given is None else tuple(given)
        if sum(_size(file) for file in files) < LARGE:
            told, fresh, notes = self._read(files)
            afresh = list(judged(known)) != list(judged(ruling))
            if not fresh and not afresh:
                return told
            if self._change(fresh, notes, ruling):
                return told
        return self._add_anew(files, ruling)

    def _read(self, files: list[Path]) -> tuple[list[Added], dict[ox.NamedNode, ArticleGraph | None], list[ox.Quad]]:
        """What becomes of the files' article graphs, those that are new or other than before, and what is noted of
        them."""
        told: list[Added] = []
        fresh: dict[ox.NamedNode, ArticleGraph | None] = {}
        notes: list[ox.Quad] = []
        for article, digest in self._changed(files, dict(digests(self.database)), told):
            fresh[article.name] = article
            notes += noted(article, digest)
        return told, fresh, notes

    def _add_anew(self, files: list[Path], ruling: tuple[Judgement, ...]) -> list[Added]:
        """In a new database that takes the place of the current one when it is complete."""
        told: list[Added] = []
        with storage_errors(self.folder.path), self.folder.replacement() as path:
            with no_collection():
                self._fill(path, files, told, ruling)
            self._release()
        self._database = self.folder.database()
        return told

    def _fill(self, path: Path, files: list[Path], told: list[Added], ruling: tuple[Judgement, ...]) -> None:
        """Make a new database of what the store has and what the files bring."""
        old, new = self.database, ox.Store(str(path))
        known = dict(digests(old))
        kept = set(known)
        cores, pending = Cores(ruling), Pending()

        def read() -> Iterator[bytes]:
            yield quad_lines(judged(ruling))
            for article, digest in self._changed(files, known, told):
                known[article.name.value] = digest
                kept.discard(article.name.value)
                yield quad_lines(noted(article, digest))
                yield from taken_in(article.name, article.triples)
            for name in sorted(kept):
                node = ox.NamedNode(name)
                ledger = old.quads_for_pattern(node, None, None, LEDGER)
                yield quad_lines(quad for quad in ledger if not is_derived(quad))
                yield from taken_in(node, [quad.triple for quad in old.quads_for_pattern(None, None, None, node)])

        def taken_in(name: ox.NamedNode, triples: Sequence[ox.Triple]) -> Iterator[bytes]:
            part = Part(name, triples)
            yield triple_lines(triples, name)
            yield triple_lines(pending.add(part))
            yield quad_lines(recorded(name, cores.add(part)))

        load(new, read())
        made = cores.decide()
        self.unused = tuple(made.unused)
        give_back()  # what the decisions took

        def merged() -> Iterator[bytes]:
            yield quad_lines(quad for article in made.names for quad in noted_names(article, made))
            while made.triples:  # let go as they are written
                yield triple_lines(made.triples[-CHUNK:])
                del made.triples[-CHUNK:]
            yield from (triple_lines(triples) for triples in pending.decided(made))

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
        size = sum(1 for node in nodes for _ in self.database.quads_for_pattern(None, None, None, node))
        self._change(dict.fromkeys(nodes), [], self.judgements(), anyhow=True)
        return size

    def _named(self, name: str) -> ox.NamedNode:
        """The article graph of that IRI, or of that IRI below the data namespace."""
        known = {graph for graph, _ in digests(self.database)}
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
        self, graphs: Changed, notes: list[ox.Quad], ruling: tuple[Judgement, ...], *, anyhow: bool = False
    ) -> bool:
        """Put article graphs in the place of those of their names, in one transaction, together with what that changes
        in the merged graph. Returns whether that could be done: where all must be merged, not if that is much.

        Args:
            notes: what is noted of the graphs.
            ruling: the judgements by which all are then merged.
            anyhow: do it even if it is much.
        """
        known = self.judgements()
        out = [quad for name in graphs for quad in self._own(name)]
        into = [quad for graph in graphs.values() if graph is not None for quad in named_quads(graph)] + notes
        few = self.merged_size() < MANY
        with storage_errors(self.folder.path):
            found = None
            if not (few or known or ruling):
                with no_collection():
                    found = changes(self.database, graphs)
            if found is None:
                if not few and not anyhow:
                    return False
                found = self._all_merged(graphs, ruling)
            self._write({*out, *judged(known), *found[0]}, {*into, *judged(ruling), *found[1]})
        return True

    def _all_merged(self, graphs: Changed, ruling: tuple[Judgement, ...]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """What is to be deleted and inserted if all article graphs are merged."""
        after = {name: tuple(triples) for name, triples in _graphs(self.database) if name not in graphs}
        after |= {name: article.triples for name, article in graphs.items() if article is not None}
        cores = Cores(ruling)
        parts = [Part(name, triples) for name, triples in after.items()]
        records = {part.name: cores.add(part) for part in parts}
        made = cores.decide()
        self.unused = tuple(made.unused)
        wanted = set(made.triples)
        for part in parts:
            wanted.update(passed_on(part, made))
        present = {quad.triple for quad in self.database.quads_for_pattern(None, None, None, _DEFAULT)}
        derived = {quad for name, record in records.items() for quad in recorded(name, record)}
        derived |= {quad for article in made.names for quad in noted_names(article, made)}
        noted_before = {q for q in self.database.quads_for_pattern(None, None, None, LEDGER) if is_derived(q)}
        out = {*_merged(present - wanted), *(noted_before - derived)}
        return out, {*_merged(wanted - present), *(derived - noted_before)}

    def _write(self, deleted: set[ox.Quad], inserted: set[ox.Quad]) -> None:
        """In one transaction."""
        deleted = deleted - inserted
        if not deleted:
            self.database.extend(inserted)
        else:
            parts = [f"DELETE DATA {{ {_data(deleted)} }}", f"INSERT DATA {{ {_data(inserted)} }}" if inserted else ""]
            self.database.update(" ;\n".join(part for part in parts if part))
        self.database.flush()


def named_quads(article: ArticleGraph) -> Iterator[ox.Quad]:
    """An article's triples in its own graph."""
    for triple in article.triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, article.name)


def recorded(name: ox.NamedNode, record: Record | None) -> Iterator[ox.Quad]:
    """What is noted of an article graph for later loads, if it has an article."""
    if record is not None:
        yield noted_record(name.value, record)


def noted_names(article: str, made: Decided) -> Iterator[ox.Quad]:
    """What is noted of the names that an article's things have in the merged graph."""
    return named_anew(article, {old: new.value for old, new in made.names[article].items()})


def _merged(triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    for triple in triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, _DEFAULT)


def _graphs(database: ox.Store) -> Iterator[tuple[ox.NamedNode, Iterator[ox.Triple]]]:
    """Each article graph, in the order of names."""
    for name, _ in sorted(digests(database)):
        node = ox.NamedNode(name)
        yield node, (quad.triple for quad in database.quads_for_pattern(None, None, None, node))


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
