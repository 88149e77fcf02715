"""RDF terms of rdflib as terms of pyoxigraph, and back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from kg.engines.integers import integer_kind, restored
from kg.engines.tags import usual_tag
from kg.errors import KgError

try:
    import pyoxigraph as ox
except ImportError as error:  # an extra
    raise KgError("this needs pyoxigraph: pip install 'newskg[store]'") from error

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = ["OxTerm", "from_ox", "line_of", "ox", "to_ox", "triple_from_ox", "usual_tag"]

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal


def to_ox(term: Node) -> OxTerm:
    """Raises KgError for an IRI that is none."""
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        if term.datatype is not None:
            return ox.Literal(str(term), datatype=_node(str(term.datatype)))
        return ox.Literal(str(term))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    return _node(str(term))


@lru_cache(maxsize=4096)
def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise KgError(f"<{iri}>: no absolute IRI") from error


def from_ox(term: object) -> Node:
    """A term that an Oxigraph store gives; language tags, which it writes small, get their usual capitals back."""
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=usual_tag(term.language))
        datatype = term.datatype.value
        return Literal(term.value) if datatype == str(XSD.string) else Literal(term.value, datatype=_iri(datatype))
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise KgError(f"{term}: a kind of term that is not supported (RDF 1.2 triple terms)")


@lru_cache(maxsize=65536)
def _iri(text: str) -> URIRef:
    return URIRef(text)


def triple_from_ox(subject: object, predicate: ox.NamedNode, value: object) -> tuple[Node, Node, Node]:
    """A triple that an Oxigraph store gives."""
    return from_ox(subject), from_ox(predicate), restored(predicate.value, from_ox(value))


def line_of(quad: ox.Quad) -> str:
    """A quad's triple as N-Triples writes it, without the full stop, terms as in `triple_from_ox`."""
    value = quad.object
    if isinstance(value, ox.Literal):
        if value.language:
            return f"{quad.subject} {quad.predicate} {str(value)[: -len(value.language)]}{usual_tag(value.language)}"
        if value.datatype.value == str(XSD.integer):
            kind = integer_kind(quad.predicate.value)
            return f'{quad.subject} {quad.predicate} "{value.value}"^^<{kind}>'
    return str(quad.triple)
