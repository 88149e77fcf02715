"""Oxigraph keeps all kinds of integers as xsd:integer; which kind one was, its property tells."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS, XSD

if TYPE_CHECKING:
    from rdflib.term import Node


def restored(predicate: str, value: Node) -> Node:
    """The object of a triple, with the kind of integer that its property has."""
    if isinstance(value, Literal) and value.datatype == XSD.integer:
        return Literal(str(value), datatype=integer_kind(predicate))
    return value


def integer_kind(predicate: str) -> URIRef:
    """The datatype of a property's integers."""
    return _kinds().get(predicate, XSD.integer)


@cache
def _kinds() -> dict[str, URIRef]:
    """Properties whose range is a kind of integer, by the ontology and by Web Annotation's own definition."""
    from kg.ontology import OA, vocabulary

    kinds = {OA + "start": XSD.nonNegativeInteger, OA + "end": XSD.nonNegativeInteger}
    for kind in (XSD.nonNegativeInteger, XSD.positiveInteger):
        kinds.update((str(term), kind) for term in vocabulary().subjects(RDFS.range, kind))
    return kinds
