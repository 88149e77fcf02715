"""Graphs as text: Turtle, TriG, N-Quads and JSON-LD, the same bytes for the same graph in every run.

rdflib's own writers order some of their output by hash and take many times as long; these sort, and are checked
against rdflib's readers. They write graphs without blank nodes, which this project's graphs never have.
"""

from __future__ import annotations

from collections.abc import Callable

from rdflib import Dataset, Graph

from kg.errors import KgError
from kg.iri import DEFAULT_BASE
from kg.writers import jsonld, nquads, turtle

#: Format name → file extension.
EXTENSIONS = {"turtle": ".ttl", "trig": ".trig", "nquads": ".nq", "json-ld": ".jsonld"}

_WRITERS: dict[str, Callable[[Graph | Dataset, str], str]] = {
    "turtle": turtle.write,
    "trig": turtle.write_trig,
    "nquads": nquads.write,
    "json-ld": jsonld.write,
}


def serialize(graph: Graph | Dataset, format: str = "turtle", base: str = DEFAULT_BASE) -> str:
    """A graph, or a dataset of named graphs, as text.

    Args:
        graph: what to write. Turtle has no named graphs: a dataset's are written as one.
        format: ``turtle``, ``trig``, ``nquads`` or ``json-ld``.
        base: the data namespace; IRIs in it are written short where the format allows.

    Raises:
        KgError: the format is none of these, or the graph has blank nodes.
    """
    writer = _WRITERS.get(format)
    if writer is None:
        raise KgError(f"format {format!r}: choose one of {', '.join(_WRITERS)}")
    return writer(graph, base)
