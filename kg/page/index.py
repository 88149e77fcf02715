"""A graph's triples by subject, with look-ups that never fail: what is missing is empty, what is malformed left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import unquote

from rdflib import BNode, Dataset, Graph, Literal
from rdflib.term import Node

from kg.page.story import Labels, When

KG = "https://w3id.org/newskg/ontology#"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"

Facts = dict[str, list[Node]]


class Index:
    """The values of every subject's properties in a fixed order, and every class's members."""

    def __init__(self, graph: Graph) -> None:
        self.facts: dict[str, Facts] = {}
        self.classes: dict[str, list[str]] = {}
        self.has_blank_nodes = False
        for subject, predicate, value in _triples(graph):
            if type(subject) is BNode or type(value) is BNode:  # isinstance asks an abstract class, at length
                self.has_blank_nodes = True
            facts = self.facts.setdefault(str(subject), {})
            name = str(predicate)
            if name in facts:
                facts[name].append(value)
            else:
                facts[name] = [value]
        for iri in sorted(self.facts):
            facts = self.facts[iri]
            for values in facts.values():
                if len(values) > 1:
                    values.sort(key=_key)
            for cls in facts.get(RDF + "type", ()):
                self.classes.setdefault(str(cls), []).append(iri)

    def all(self, subject: str, predicate: str) -> list[Node]:
        facts = self.facts.get(subject)
        return facts.get(predicate, []) if facts else []

    def one(self, subject: str, *predicates: str) -> str:
        facts = self.facts.get(subject)
        if facts is not None:
            for predicate in predicates:
                values = facts.get(predicate)
                if values:
                    return str(values[0])
        return ""

    def texts(self, subject: str, *predicates: str) -> tuple[str, ...]:
        found = {str(value): None for predicate in predicates for value in self.all(subject, predicate)}
        return tuple(found)

    def flag(self, subject: str, predicate: str) -> bool:
        return self.one(subject, predicate) in ("true", "1")

    def local(self, subject: str, predicate: str) -> str:
        """The local name of a concept: ``call`` for ``kg:call``."""
        return tail(self.one(subject, predicate))

    def labels(self, subject: str) -> Labels:
        """Names by language; where the graph has none, the end of the IRI."""
        for predicate in (SKOS + "prefLabel", RDFS + "label", SCHEMA + "name"):
            found = {
                (value.language or "").lower(): str(value)
                for value in reversed(self.all(subject, predicate))
                if isinstance(value, Literal) and str(value).strip()
            }
            if found:
                return dict(sorted(found.items()))
        return {"": unquote(tail(subject)) or subject}

    def when(self, subject: str) -> When | None:
        start, end = day(self.one(subject, KG + "startDate")), day(self.one(subject, KG + "endDate"))
        start, end = start or end, end or start
        if not start or end < start:
            return None
        return When(start, end, self.local(subject, KG + "datePrecision"), self.one(subject, KG + "dateText"))


def _key(node: Node) -> tuple[str, str, str]:
    """Orders terms the same way in every run: by text, language, datatype."""
    if isinstance(node, Literal):
        return str(node), node.language or "", str(node.datatype or "")
    return str(node), "", ""


def _triples(graph: Graph) -> Iterable[tuple[Node, Node, Node]]:
    """The graph's triples; those of a dataset's graphs together, each once."""
    if isinstance(graph, Dataset):
        return {(subject, predicate, value) for subject, predicate, value, _ in graph.quads((None, None, None, None))}
    return graph


def tail(iri: str) -> str:
    """What follows the last # or / of an IRI."""
    return iri.rstrip("/#").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def day(text: str) -> str:
    """The ISO day that an xsd:date or xsd:dateTime starts with, else nothing."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""
