"""RDF terms as text, and the order in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from kg.errors import KgError

Triple = tuple[URIRef, URIRef, URIRef | Literal]
_VALUES = (URIRef, Literal)
Key = tuple[tuple[str | int, ...], str]

_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')
_TO_ESCAPE_LONG = re.compile(r'[\x00-\x09\x0b-\x1f\x7f"\\]')
_BAD_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_NUMBER = re.compile(r"([0-9]+)")


def triples_of(graph: Graph | Dataset) -> Iterable[Triple]:
    """The triples of a graph, or of all the graphs of a dataset, each once.

    Raises:
        KgError: there is a blank node among them.
    """
    if isinstance(graph, Dataset):
        found: Iterable[tuple[Node, ...]] = {quad[:3] for quad in graph.quads((None, None, None, None))}
    else:
        found = graph
    return [checked(triple) for triple in found]


def checked(triple: tuple[Node, ...]) -> Triple:
    subject, predicate, object_ = triple[:3]
    if not (isinstance(subject, URIRef) and isinstance(predicate, URIRef) and isinstance(object_, _VALUES)):
        raise KgError("the graph has blank nodes: give them IRIs first, so that the output is the same in every run")
    return subject, predicate, object_


def natural(text: str) -> Key:
    """A sort key that takes digits as numbers, so that char=9 comes before char=10."""
    parts: list[str | int] = list(_NUMBER.split(text))
    parts[1::2] = map(int, parts[1::2])
    return tuple(parts), text


_natural_again = lru_cache(maxsize=65536)(natural)


def object_key(term: URIRef | Literal) -> tuple[int, Key, str, str]:
    if isinstance(term, Literal):
        return 1, _natural_again(str(term)), term.language or "", str(term.datatype or "")
    return 0, _natural_again(str(term)), "", ""


def escape(text: str) -> str:
    """Text for between single quotation marks, all on one line."""
    return _TO_ESCAPE.sub(_escape, text)


def escape_long(text: str) -> str:
    """Text for between triple quotation marks: line feeds stay."""
    return _TO_ESCAPE_LONG.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPED.get(char) or f"\\u{ord(char):04X}"


def full_iri(iri: str) -> str:
    """An IRI in angle brackets; what may not stand there is escaped."""
    return f"<{_BAD_IRI.sub(lambda m: f'%{ord(m.group()):02X}', iri)}>"


def full_literal(literal: Literal) -> str:
    """A literal as N-Triples writes it."""
    text = f'"{escape(str(literal))}"'
    if literal.language:
        return f"{text}@{literal.language}"
    if literal.datatype is not None and literal.datatype != XSD.string:
        return f"{text}^^{full_iri(literal.datatype)}"
    return text


def full(term: URIRef | Literal) -> str:
    return full_literal(term) if isinstance(term, Literal) else full_iri(term)
