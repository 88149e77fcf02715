"""The vocabulary: namespaces as constants, and what `ontology/kg.ttl` says about its terms.

The constants are plain strings, and rdflib is loaded only where the vocabulary itself is asked for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.resources import ontology_path

if TYPE_CHECKING:
    from rdflib import Graph

KG = "https://w3id.org/newskg/ontology#"
BASE = "https://w3id.org/newskg/"
ONTOLOGY = "https://w3id.org/newskg/ontology"
VERSION = "0.1.0"
VERSION_IRI = f"{ONTOLOGY}/{VERSION}"
"""The version of the vocabulary that graphs are written in; `kg.ttl` has the same."""

DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PLOVER = "https://w3id.org/newskg/plover#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: dict[str, str] = {
    "kg": KG,
    "dcterms": DCTERMS,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "plover": PLOVER,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "sh": SH,
    "skos": SKOS,
    "xsd": XSD,
}
"""Prefix → namespace, as query texts, tables and written graphs use them."""

ACTOR_CLASSES = (KG + "Official", SCHEMA + "Person", ORG + "Organization", KG + "Country")
"""Classes whose members can speak and take part; graphs name these and leave `kg:Actor` to the ontology."""


@cache
def vocabulary() -> Graph:
    """The ontology as a graph. It is read once a process and must not be changed."""
    return _load("kg.ttl")


@cache
def shapes() -> Graph:
    """The SHACL shapes as a graph. It is read once a process and must not be changed."""
    return _load("shapes.ttl")


@cache
def labels() -> dict[str, dict[str, str]]:
    """Labels of all terms and concepts: IRI → language tag (``en``, ``zh-Hant``) → text."""
    from rdflib import Literal, URIRef

    found: dict[str, dict[str, str]] = {}
    for predicate in (URIRef(RDFS + "label"), URIRef(SKOS + "prefLabel")):
        for term, text in vocabulary().subject_objects(predicate):
            if isinstance(text, Literal) and text.language:
                found.setdefault(str(term), {})[text.language] = str(text)
    return {term: dict(sorted(found[term].items())) for term in sorted(found)}


def label(iri: str, language: str = "zh-Hant") -> str:
    """A term's label in the language (``en`` or ``zh-Hant``); its shortened IRI if the ontology has none."""
    return labels().get(iri, {}).get(language) or shorten(iri)


@cache
def concepts(scheme: str) -> tuple[str, ...]:
    """IRIs of the concepts of a scheme, sorted.

    Args:
        scheme: local name of one of the ontology's lists, such as ``eventTypes`` or ``speechModes``.
    """
    from rdflib import URIRef

    in_scheme = URIRef(SKOS + "inScheme")
    return tuple(sorted(str(concept) for concept in vocabulary().subjects(in_scheme, URIRef(KG + scheme))))


def shorten(iri: str) -> str:
    """``kg:call`` for a term under a known prefix, ``country/TW`` for a thing under the data namespace."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return iri.removeprefix(BASE) or iri


def expand(name: str) -> str | None:
    """The IRI that a prefixed name such as ``kg:call`` stands for; None if it has no known prefix."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def _load(name: str) -> Graph:
    from rdflib import Graph

    return Graph().parse(ontology_path(name), format="turtle")
