"""Turns what a reader types for a parameter (``CN``, ``中國``, ``call``, ``川普``, ``2026-02``) into RDF terms."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.errors import QueryError
from kg.ontology import ACTOR_CLASSES, BASE, KG, RDFS, SKOS, XSD, concepts, expand, labels
from kg.query.catalogue import Parameter, nearest
from kg.query.naming import Index

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_ILLEGAL_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')
_SCHEMES = ("eventTypes", "speechModes", "datePrecisions", "eventStatuses", "budgetStatuses", "factualities")


def resolve(graph: Graph, parameter: Parameter, value: str, index: Index | None = None) -> list[Node]:
    """The terms that a value means for a parameter, sorted.

    Args:
        graph: the graph in which names are looked up.
        parameter: what is to be set; its type says what may be meant.
        value: a name, another name, a code, an IRI (full, prefixed or below the data namespace), or else the words by
            which an article's text mentions the thing; a date; a number.
    Returns:
        One term or more: an event type means all its events, a name all things that bear it.
    Raises:
        QueryError: nothing of that type is so called (nearest names are given), or no such date or number.
    """
    from rdflib import Literal, URIRef

    if parameter.type == XSD + "date":
        return [Literal(_day(parameter.name, value), datatype=URIRef(XSD + "date"))]
    if parameter.type == XSD + "integer":
        return [Literal(_number(parameter.name, value))]
    if parameter.type == XSD + "string":
        return [Literal(value)]
    index = index or Index(graph)
    wanted = value.strip()
    found = _things(graph, parameter.type, wanted, index) or _mentioned(graph, parameter.type, wanted, index)
    if found:
        return sorted(found, key=str)
    raise QueryError(_nothing_called(graph, parameter, value, index))


def guess(graph: Graph, value: str, index: Index | None = None) -> list[Node]:
    """The terms that a value means where no type is known: for variables of one's own SPARQL.

    A text in double quotes is a literal as it stands. Otherwise an IRI, a concept, a name or a country's code is
    looked for; then a date or a number; what is none of these is a plain literal.
    """
    from rdflib import Literal, URIRef

    if len(value) > 1 and value[0] == value[-1] == '"':
        return [Literal(value[1:-1])]
    things = _things(graph, RDFS + "Resource", value, index or Index(graph)) or _concept(value)
    if things:
        return sorted(things, key=str)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return [Literal(value, datatype=URIRef(XSD + "date"))]
    if re.fullmatch(r"-?\d+", value):
        return [Literal(int(value))]
    if value in ("true", "false"):
        return [Literal(value == "true")]
    return [Literal(value)]


def _things(graph: Graph, type_: str, value: str, index: Index) -> set[Node]:
    if type_ == SKOS + "Concept":
        return _concept(value)
    iri = _iri(graph, value)
    if iri is not None and type_ != KG + "Event":
        return {iri}
    if type_ == KG + "Country":
        return _by_code(graph, value) or _members(graph, type_, index.called(value))
    if type_ == KG + "Event":
        types = {iri} if iri is not None and str(iri) in concepts("eventTypes") else _concept(value, ("eventTypes",))
        return (
            _members(graph, type_, index.exactly(value))
            or _events_of(graph, types)
            or ({iri} if iri else set())
            or _members(graph, type_, index.otherwise(value))
        )
    if type_ == RDFS + "Resource":
        return index.called(value) or _by_code(graph, value)
    return _members(graph, type_, index.called(value)) or (_by_code(graph, value) if type_ == KG + "Actor" else set())


def _mentioned(graph: Graph, type_: str, value: str, index: Index) -> set[Node]:
    things = index.mentioned_as(value)
    return things if type_ == RDFS + "Resource" else _members(graph, type_, things)


def _iri(graph: Graph, value: str) -> Node | None:
    """The IRI that the value is or shortens: ``<https://…>``, ``kg:call``, ``country/CN`` under any data namespace."""
    from rdflib import URIRef

    bare = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    if bare.startswith(("http://", "https://", "urn:", "file:")):
        if _ILLEGAL_IN_IRI.search(bare):
            raise QueryError(f'{value!r} is no IRI: it holds a space or one of <>"{{}}|\\^`')
        return URIRef(bare)
    expanded = expand(value)
    if expanded is not None and not _ILLEGAL_IN_IRI.search(expanded):
        return URIRef(expanded)
    if "/" in value:
        usual = URIRef(BASE + value)
        if not _ILLEGAL_IN_IRI.search(usual) and (usual, None, None) in graph:
            return usual
        tails = ("/" + value, ":" + value)
        found = sorted({s for s in graph.subjects() if isinstance(s, URIRef) and unquote(s).endswith(tails)})
        if found:
            return found[0]
    return None


def _concept(value: str, schemes: tuple[str, ...] = _SCHEMES) -> set[Node]:
    from rdflib import URIRef

    wanted = value.removeprefix(KG).removeprefix("kg:").casefold()
    known = labels()
    return {
        URIRef(concept)
        for scheme in schemes
        for concept in concepts(scheme)
        if wanted == concept.removeprefix(KG) or wanted in (text.casefold() for text in known[concept].values())
    }


def _by_code(graph: Graph, value: str) -> set[Node]:
    from rdflib import Literal, URIRef

    code = value.upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        return set()
    wanted = (Literal(code), Literal(code, datatype=URIRef(XSD + "string")))
    return {country for literal in wanted for country in graph.subjects(URIRef(KG + "isoCode"), literal)}


def _events_of(graph: Graph, types: set[Node]) -> set[Node]:
    from rdflib import URIRef

    return {event for type_ in types for event in graph.subjects(URIRef(KG + "eventType"), type_)}


def _members(graph: Graph, type_: str, things: set[Node]) -> set[Node]:
    from rdflib import RDF, URIRef

    classes = ACTOR_CLASSES if type_ == KG + "Actor" else (type_,)
    return {thing for thing in things if any((thing, RDF.type, URIRef(c)) in graph for c in classes)}


def _nothing_called(graph: Graph, parameter: Parameter, value: str, index: Index) -> str:
    from rdflib import RDF, URIRef

    if parameter.type == SKOS + "Concept":
        known = {c.removeprefix(KG) for scheme in _SCHEMES for c in concepts(scheme)}
    elif parameter.type == RDFS + "Resource":
        known = index.names(set(graph.subjects()))
    else:
        classes = ACTOR_CLASSES if parameter.type == KG + "Actor" else (parameter.type,)
        known = index.names({s for c in classes for s in graph.subjects(RDF.type, URIRef(c))})
    near = nearest(value, known) or sorted(known)[:5]
    hint = f"; there is {', '.join(near)}" if near else "; the graph holds none"
    return f"{parameter.name}={value}: no such {parameter.kind} in this graph{hint}"


def _day(name: str, value: str) -> str:
    """``2026-02`` is the month's first day, and its last for a parameter named ``to``."""
    match = _DATE.fullmatch(value.strip())
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        last = name == "to"
        month = month or (12 if last else 1)
        try:
            return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1)).isoformat()
        except ValueError:  # covers calendar.IllegalMonthError
            pass
    raise QueryError(f"{name}={value}: no date; write 2026-02-04, 2026-02 or 2026")


def _number(name: str, value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise QueryError(f"{name}={value}: no whole number") from None
