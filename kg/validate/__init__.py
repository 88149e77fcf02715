"""Checks a graph against the rules of the ontology, with messages that say which thing is wrong, how and where.

The rules are the SHACL shapes of `ontology/shapes.ttl`, run without inference, and a few that need the article's text
or the comparison of texts, which are checked here.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.callable_module import call_as
from kg.loading import union_view
from kg.ontology import KG, RDF, SCHEMA, SH, shapes
from kg.validate.checks import CHECKS, passages
from kg.validate.report import Finding, Report, Severity, finding, term

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["Finding", "Report", "Severity", "validate"]


def validate(graph: Graph) -> Report:
    """Check a graph, or each article's graph of a Dataset by itself and then what ties them together.

    Args:
        graph: a Graph or Dataset that follows the ontology. It is not changed.
    Returns:
        A report whose findings are sorted: violations first, then by thing.
    """
    graph = union_view(graph)
    findings = [found for part in _parts(graph) for found in _check_shapes(part, graph)]
    for check in CHECKS:
        findings += check(graph)
    compared = sum(1 for _ in passages(graph))
    unique = {found.key: found for found in findings}
    order = sorted(unique.values(), key=lambda f: (f.severity is not Severity.VIOLATION, f.key))
    return Report(tuple(order), compared, _counts(graph))


def _parts(graph: Graph) -> list[Graph]:
    from rdflib import Dataset

    if not isinstance(graph, Dataset):
        return [graph]
    parts = [part for part in graph.graphs() if len(part)]
    return sorted(parts, key=lambda part: str(part.identifier))


def _check_shapes(part: Graph, whole: Graph) -> Iterator[Finding]:
    from pyshacl import validate as check
    from rdflib import Graph as PlainGraph
    from rdflib import Literal

    data = PlainGraph()
    for triple in part.triples((None, None, None)):
        data.add(triple)
    with warnings.catch_warnings():  # rdflib 7 compares what cannot be compared, as a date with an ill-typed one, so
        warnings.simplefilter("ignore", DeprecationWarning)
        _, results, _ = check(data, shacl_graph=shapes(), inference="none", advanced=False, inplace=True)
    assert isinstance(results, PlainGraph)
    for report in results.subjects(term(RDF + "type"), term(SH + "ValidationReport")):
        for result in results.objects(report, term(SH + "result")):
            focus = results.value(result, term(SH + "focusNode"))
            path = results.value(result, term(SH + "resultPath"))
            value = results.value(result, term(SH + "value"))
            severity = results.value(result, term(SH + "resultSeverity"))
            messages = {
                str(text.language or "en"): str(text)
                for text in results.objects(result, term(SH + "resultMessage"))
                if isinstance(text, Literal)
            }
            assert focus is not None
            warning = severity != term(SH + "Violation")
            yield finding(whole, focus, messages, value if value != focus else None, path, warning)


def _counts(graph: Graph) -> dict[str, int]:
    classes = {
        "articles": SCHEMA + "NewsArticle",
        "statements": KG + "Statement",
        "events": KG + "Event",
        "budgets": KG + "Budget",
        "officials": KG + "Official",
        "countries": KG + "Country",
    }
    return {name: len(set(graph.subjects(term(RDF + "type"), term(c)))) for name, c in classes.items()}


call_as(__name__, validate)
