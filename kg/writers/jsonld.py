"""JSON-LD with a context of this project's prefixes, things and keys sorted."""

from __future__ import annotations

import json
from typing import Any

from rdflib import RDF, Dataset, Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg.iri import DEFAULT_BASE
from kg.ontology import PREFIXES
from kg.writers.terms import Triple, natural, object_key
from kg.writers.turtle import named


def write(graph: Graph | Dataset, base: str = DEFAULT_BASE) -> str:
    """A graph as one list of things; in a dataset, a thing of its own for each named graph."""
    things: list[Any] = []
    for name, triples in named(graph):
        nodes = _nodes(triples)
        things += nodes if name is None else [{"@id": str(name), "@graph": nodes}]
    document = {"@context": dict(PREFIXES), "@graph": things}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _nodes(triples: list[Triple]) -> list[dict[str, Any]]:
    subjects: dict[URIRef, dict[URIRef, set[URIRef | Literal]]] = {}
    for subject, predicate, value in triples:
        subjects.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    nodes = []
    for subject in sorted(subjects, key=lambda s: natural(str(s))):
        node: dict[str, Any] = {"@id": str(subject)}
        for predicate in sorted(subjects[subject]):
            values = sorted(subjects[subject][predicate], key=object_key)
            if predicate == RDF.type:
                node["@type"] = [_compact(str(value)) for value in values]
            else:
                node[_compact(str(predicate))] = [_value(value) for value in values]
        nodes.append(node)
    return nodes


def _compact(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        local = iri[len(namespace) :]
        if iri.startswith(namespace) and local.isascii() and local.replace("-", "").isalnum():
            return f"{prefix}:{local}"
    return iri


def _value(term: URIRef | Literal) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"@id": str(term)}
    if term.language:
        return {"@value": str(term), "@language": term.language}
    if term.datatype is not None and term.datatype != XSD.string:
        return {"@value": str(term), "@type": _compact(str(term.datatype))}
    return {"@value": str(term)}
