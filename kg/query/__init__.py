"""Answers SPARQL over a graph: one's own text, or a query of the catalogue by name.

    from kg.loading import load
    from kg.query import render, run

    graph = load(["output/"])
    print(render(run(graph, name="statements-about", bindings={"country": "CN"}), "table"))

Nothing is ever fetched from the net, and the graph is never changed.
"""

from __future__ import annotations

from kg.callable_module import call_as
from kg.query.catalogue import Parameter, Query, catalogue, find
from kg.query.execution import Result, run
from kg.query.rendering import FORMATS, render, render_catalogue

__all__ = ["FORMATS", "Parameter", "Query", "Result", "catalogue", "find", "render", "render_catalogue", "run"]

call_as(__name__, run)
