"""Where graphs come from: files, folders of them, stores, SPARQL endpoints.

`open_graph` gives a graph to be asked, which may answer from where it is; `kg.loading.load` one to be read whole.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.engines.http import is_address
from kg.ontology import KG, SCHEMA

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

MARK = "kg-store.json"
"""The file by which a folder is known to be a store."""

LARGE = 3_000_000
"""Bytes of graph files from which on pyoxigraph, where it is installed, reads and answers; rdflib needs 10 s for them."""


def is_store(path: str | Path) -> bool:
    """Whether the path is a folder that `kg store` made. Needs no pyoxigraph."""
    try:
        return Path(path).joinpath(MARK).is_file()
    except (OSError, ValueError):
        return False


def is_elsewhere(path: str | Path) -> bool:
    """Whether the graph lies in a store or at an endpoint rather than in files."""
    return is_address(str(path)) or is_store(path)


def open_graph(paths: Iterable[str | Path]) -> Graph | Dataset:
    """A graph to be asked: a single store or endpoint answers itself; files are loaded, large ones into pyoxigraph.

    Raises:
        ReadError, KgError: as `kg.loading.load` does.
    """
    from kg.loading import load

    wanted = list(paths)
    if len(wanted) == 1 and is_address(str(wanted[0])):
        from kg.engines import graph_over
        from kg.engines.endpoint import EndpointEngine

        return graph_over(EndpointEngine(str(wanted[0])))
    if len(wanted) == 1 and is_store(wanted[0]):
        return _stored(wanted[0])
    if not any(map(is_elsewhere, wanted)) and _size(wanted) >= LARGE and _has_pyoxigraph():
        return _in_memory(wanted)
    return load(wanted)


def read_whole(path: str | Path) -> Graph:
    """The merged graph of a store, or the default graph of an endpoint, to be read triple by triple."""
    if is_address(str(path)):
        from kg.engines.endpoint import EndpointEngine

        return EndpointEngine(str(path)).everything()
    return _stored(path)


def _stored(path: str | Path) -> Graph:
    from kg.store import Store

    store = Store.open(path)
    atexit.register(store.close)  # it has to stay open as long as somebody reads the graph
    return store.graph()


def _in_memory(paths: list[str | Path]) -> Graph:
    """The files in an Oxigraph store in memory: all their triples in its default graph, named graphs as such too (and
    in the default graph only if that is not their merge)."""
    from kg.engines import graph_over
    from kg.engines.oxigraph import OxigraphEngine
    from kg.engines.terms import ox
    from kg.loading import graph_files
    from kg.store.articles import parse

    store = ox.Store()
    default = ox.DefaultGraph()
    note, article = ox.NamedNode(KG + "asRead"), ox.NamedNode(SCHEMA + "NewsArticle")
    parts = [list(parse(file)) for file in graph_files(paths)]
    merged = [{q.subject for q in quads if q.predicate == note and q.graph_name == default} for quads in parts]
    known = set().union(*merged)
    for quads, found in zip(parts, merged, strict=True):
        articles = {q.subject for q in quads if q.object == article}
        if known and not found and articles and articles <= known:
            continue  # a merged graph has them already; see kg.loading
        store.bulk_extend(quads)
        named = [ox.Quad(q.subject, q.predicate, q.object, default) for q in quads if q.graph_name != default]
        if named and not found:
            store.bulk_extend(named)
    return graph_over(OxigraphEngine(store))


def _size(paths: Iterable[str | Path]) -> int:
    from kg.loading import graph_files

    return sum(file.stat().st_size for file in graph_files(paths) if str(file) != "-")


def _has_pyoxigraph() -> bool:
    from importlib.util import find_spec

    return find_spec("pyoxigraph") is not None
