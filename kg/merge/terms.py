"""Which triples are articles' facts, which the merge computes, and which are others' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL

from kg import ontology
from kg.errors import KgError
from kg.graph import Triple

__all__ = [
    "DCTERMS",
    "KG",
    "OA",
    "ORG",
    "PROV",
    "RDF",
    "SCHEMA",
    "SKOS",
    "Things",
    "Triple",
    "base_of",
    "check_version",
    "ours",
    "predicates",
]


class _Namespace:
    """Terms by attribute, each made once: rdflib's namespaces make and check one at every mention."""

    def __init__(self, iri: str) -> None:
        self._iri = iri

    def __getattr__(self, name: str) -> URIRef:
        term = URIRef(self._iri + name)
        setattr(self, name, term)
        return term


DCTERMS, KG, OA, ORG = map(_Namespace, (ontology.DCTERMS, ontology.KG, ontology.OA, ontology.ORG))
PROV, RDF, SCHEMA, SKOS = map(_Namespace, (ontology.PROV, ontology.RDF, ontology.SCHEMA, ontology.SKOS))

#: Classes of things that belong to one article alone.
OWN = frozenset((SCHEMA.NewsArticle, KG.Evidence, KG.Statement, KG.Claim))
#: Classes of things that several articles may tell of.
ACTORS = frozenset((KG.Official, SCHEMA.Person, ORG.Organization))
SHARED = ACTORS | {KG.Country, KG.Event, KG.Budget, ORG.Membership, ORG.Role, SCHEMA.Place, SCHEMA.MonetaryAmount}
#: What only a merge writes.
COMPUTED_CLASSES = frozenset((KG.ReportedFact,))
COMPUTED = frozenset(
    (KG.asRead, KG.possiblySameAs, KG.nearCopyOf, KG.articles, KG.outlets, KG.independentSources, KG.firstReportedOn)
)  # fmt: skip
CLASSES = OWN | SHARED | COMPUTED_CLASSES
_ALWAYS_OURS = COMPUTED | {DCTERMS.isReplacedBy}


class Things:
    """Triples by subject, by predicate: what is said of each thing."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._of: dict[URIRef, dict[URIRef, set[URIRef | Literal]]] = {}
        for subject, predicate, value in triples:
            self._of.setdefault(subject, {}).setdefault(predicate, set()).add(value)

    def __iter__(self) -> Iterator[URIRef]:
        return iter(self._of)

    def __contains__(self, thing: object) -> bool:
        return thing in self._of

    def facts(self, thing: URIRef) -> dict[URIRef, set[URIRef | Literal]]:
        return self._of.get(thing, {})

    def all(self, thing: URIRef, predicate: URIRef) -> set[URIRef | Literal]:
        return self._of.get(thing, {}).get(predicate, set())

    def refs(self, thing: URIRef, predicate: URIRef) -> list[URIRef]:
        """The things that a predicate leads to, sorted."""
        return sorted(value for value in self.all(thing, predicate) if isinstance(value, URIRef))

    def texts(self, thing: URIRef, predicate: URIRef) -> list[str]:
        return sorted(str(value) for value in self.all(thing, predicate))

    def text(self, thing: URIRef, predicate: URIRef) -> str:
        """The value, the first of several, or nothing."""
        return next(iter(self.texts(thing, predicate)), "")

    def classes(self, thing: URIRef) -> set[URIRef | Literal]:
        return self.all(thing, RDF.type)

    def of_class(self, *classes: URIRef) -> list[URIRef]:
        wanted = set(classes)
        return sorted(thing for thing in self._of if wanted & self.classes(thing))


@cache
def predicates() -> frozenset[URIRef]:
    """The properties of the ontology, its own and those that it reuses."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    found = {s for kind in kinds for s in ontology.vocabulary().subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return frozenset(found | {RDF.type})


def ours(triple: Triple, things: Things) -> bool:
    """Whether a triple speaks the ontology of a thing that the ontology knows; others' triples are left as they are."""
    subject, predicate, value = triple
    if predicate in _ALWAYS_OURS:
        return True
    if things.classes(subject).isdisjoint(CLASSES):
        return False
    return value in CLASSES if predicate == RDF.type else predicate in predicates()


def base_of(article: URIRef) -> str:
    """The data namespace that an article's IRI is in."""
    head, found, _ = str(article).rpartition("article/")
    return head if found else ontology.BASE


def check_version(graph: Graph, name: str) -> None:
    """Refuse a graph of another version of the ontology, by what it says of itself or by terms that are not known.

    Raises:
        KgError: with the mend.
    """
    mend = "build its articles again with this kg, or use the kg that it was built with"
    for article, version in sorted(graph.subject_objects(DCTERMS.conformsTo)):
        if str(version).startswith(ontology.ONTOLOGY + "/") and str(version) != ontology.VERSION_IRI:
            raise KgError(
                f"{name}: {ontology.shorten(str(article))} is in version {str(version).rsplit('/', 1)[-1]} of the "
                f"ontology, and this kg has {ontology.VERSION}: {mend}"
            )
    known = set(ontology.vocabulary().subjects())
    used = set(graph.predicates()) | set(graph.objects(None, RDF.type)) | set(graph.objects(None, KG.eventType))
    unknown = sorted(str(term) for term in used if str(term).startswith(ontology.KG) and term not in known)
    if unknown:
        raise KgError(
            f"{name}: {ontology.shorten(unknown[0])} is not in version {ontology.VERSION} of the ontology: {mend}"
        )
