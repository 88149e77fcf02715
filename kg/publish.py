"""Sends graphs to a server that speaks the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from kg.engines.http import is_address, send
from kg.errors import KgError
from kg.sources import is_store

MOST = 100_000
"""Triples a request: servers limit how much they take at once."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A graph that the server has taken: its name (None is the default graph) and number of triples."""

    name: str | None
    triples: int


def publish(
    paths: Iterable[str | Path], endpoint: str, *, into: str | None = None, replace: bool = False
) -> Iterator[Sent]:
    """Send graphs, one after the other, and tell of each when the server has taken it.

    Args:
        paths: files, folders, stores, endpoints. Their named graphs (an article each) take the place of the server's
            graphs of the same name; their default graph is added to the server's.
        endpoint: the address of the Graph Store Protocol, such as ``http://localhost:7878/store``.
        into: instead, one named graph that everything is sent to.
        replace: the default graph (or that of `into`) takes the place of the server's too.

    Raises:
        KgError: the endpoint is no address, `into` no absolute IRI, or a graph has blank nodes.
        ReadError: a graph cannot be read, or the server cannot be reached or refuses.
    """
    if not is_address(endpoint):
        raise KgError(f"--endpoint {endpoint!r}: give an address such as http://localhost:7878/store")
    if into is not None and not (":" in into and set(into).isdisjoint(' <>"{}|\\^`')):
        raise KgError(f"--into {into!r}: give an absolute IRI such as https://example.org/graphs/news")
    begun: set[str | None] = set()
    for name, lines in _graphs(paths):
        target = into if into is not None else name
        overwrite = target not in begun and (replace or (into is None and name is not None))
        begun.add(target)
        yield Sent(target, _send(endpoint, target, lines, overwrite))


def _send(endpoint: str, name: str | None, lines: Iterator[str], overwrite: bool) -> int:
    mark = "&" if "?" in endpoint else "?"
    url = endpoint + mark + ("default" if name is None else "graph=" + quote(name, safe=""))
    count = 0
    while chunk := list(islice(lines, MOST)):
        data = "".join(chunk).encode("utf-8")
        method = "PUT" if overwrite and count == 0 else "POST"
        send(url, method=method, data=data, headers={"Content-Type": "application/n-triples"}, timeout=600)
        count += len(chunk)
    return count


def _graphs(paths: Iterable[str | Path]) -> Iterator[tuple[str | None, Iterator[str]]]:
    """Each graph as N-Triples lines, the default graphs last."""
    from kg.loading import load
    from kg.writers.terms import full
    from kg.writers.turtle import named

    stores = [path for path in paths if is_store(path)]
    others = [path for path in paths if not is_store(path)]
    for path in stores:
        from kg.store import Store

        with Store.open(path) as store:
            for name in [*store.names(), None]:
                yield name, store.lines(name)
    if not others:
        return
    graphs = named(load(others))
    for graph, triples in graphs[1:] + graphs[:1] if graphs and graphs[0][0] is None else graphs:
        yield (None if graph is None else str(graph)), (f"{full(s)} {full(p)} {full(o)} .\n" for s, p, o in triples)
