"""N-Quads: one line a triple with its graph, sorted."""

from __future__ import annotations

from rdflib import Dataset, Graph

from kg.iri import DEFAULT_BASE
from kg.writers.terms import full
from kg.writers.turtle import named


def write(graph: Graph | Dataset, base: str = DEFAULT_BASE) -> str:
    """A dataset as sorted N-Quads (a graph alone as N-Triples, which they include)."""
    lines = []
    for name, triples in named(graph):
        end = " .\n" if name is None else f" {full(name)} .\n"
        lines += [f"{full(s)} {full(p)} {full(o)}{end}" for s, p, o in triples]
    return "".join(sorted(set(lines)))
