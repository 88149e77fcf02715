"""The ontology says what its terms are, in both languages, and neither lacks nor hoards terms."""

from __future__ import annotations

from pathlib import Path

import pytest
from merge_stories import COPIES, STORIES
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from kg import model, ontology
from kg.merge import merge
from kg.query import catalogue

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
ISDEFINEDBY = RDFS.isDefinedBy
ONTOLOGY = URIRef(ontology.ONTOLOGY)
TERM_TYPES = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme)

EVENT_TYPES = (
    *("call", "meeting", "visit", "summit", "agreement", "purchase", "arms-sale", "sanction", "tariff", "exercise"),
    *("attack", "protest", "arrest", "election", "vote", "law", "personnel", "speech", "accident"),
)


def own_terms() -> list[URIRef]:
    found = ontology.vocabulary().subjects(ISDEFINEDBY, ONTOLOGY)
    return sorted(term for term in found if isinstance(term, URIRef))


def declared() -> set[URIRef]:
    types = (*TERM_TYPES, OWL.AnnotationProperty)
    return {s for t in types for s in ontology.vocabulary().subjects(RDF.type, t) if isinstance(s, URIRef)}


def emitted(graph: Graph) -> set[URIRef]:
    """Predicates, classes and concepts that a data graph names."""
    terms = {p for p in graph.predicates() if isinstance(p, URIRef)}
    for o in graph.objects():
        if isinstance(o, URIRef) and o.startswith(ontology.KG):
            terms.add(o)
    terms |= {o for o in graph.objects(None, RDF.type) if isinstance(o, URIRef)}
    return terms - {RDF.type}


@pytest.fixture(scope="module")
def good() -> Graph:
    return Graph().parse(FIXTURE)


def test_every_term_that_a_good_graph_names_is_declared(good: Graph) -> None:
    assert emitted(good) - declared() == set()


def test_every_class_and_property_is_used_by_a_good_graph_or_above_one_that_is(good: Graph) -> None:
    vocabulary = ontology.vocabulary()
    used = emitted(good) | emitted(merge([*(story.graph for story in STORIES), *COPIES]).graph)
    parents = {
        parent
        for term in used
        for relation in (RDFS.subClassOf, RDFS.subPropertyOf)
        for parent in vocabulary.transitive_objects(term, relation)
    }
    terms = {
        t for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty) for t in vocabulary.subjects(RDF.type, kind)
    }
    assert terms - used - parents == set()


def test_every_concept_is_allowed_by_a_shape_or_matched_by_one_that_is() -> None:
    vocabulary, shapes = ontology.vocabulary(), ontology.shapes()
    allowed = {o for o in shapes.objects() if isinstance(o, URIRef)}
    matched = {o for c in allowed for o in vocabulary.objects(c, SKOS.broadMatch)}
    matched |= {o for c in matched for o in vocabulary.objects(c, SKOS.broader)}
    assert set(vocabulary.subjects(RDF.type, SKOS.Concept)) - allowed - matched == set()


@pytest.mark.parametrize("term", own_terms(), ids=ontology.shorten)
def test_every_term_is_labelled_and_defined_in_both_languages(term: URIRef) -> None:
    vocabulary = ontology.vocabulary()
    for predicates in ((RDFS.label, SKOS.prefLabel), (SKOS.definition,)):
        texts = [t for p in predicates for t in vocabulary.objects(term, p) if isinstance(t, Literal)]
        assert sorted(str(t.language) for t in texts) == ["en", "zh-Hant"]
        assert all(str(t).strip() for t in texts)


def test_reused_terms_are_labelled_in_both_languages() -> None:
    known = ontology.labels()
    assert [t for t in sorted(declared()) if set(known.get(str(t), ())) != {"en", "zh-Hant"}] == []


def test_publication_metadata_is_complete() -> None:
    needed = {
        "http://www.w3.org/2002/07/owl#versionIRI",
        "http://www.w3.org/2002/07/owl#versionInfo",
        "http://purl.org/dc/terms/title",
        "http://purl.org/dc/terms/description",
        "http://purl.org/dc/terms/creator",
        "http://purl.org/dc/terms/created",
        "http://purl.org/dc/terms/modified",
        "http://purl.org/dc/terms/license",
        "http://purl.org/vocab/vann/preferredNamespacePrefix",
        "http://purl.org/vocab/vann/preferredNamespaceUri",
    }
    assert needed - {str(p) for p in ontology.vocabulary().predicates(ONTOLOGY)} == set()


@pytest.mark.parametrize(
    ("term", "relation", "standard"),
    [
        ("Official", RDFS.subClassOf, ontology.SCHEMA + "Person"),
        ("Actor", RDFS.subClassOf, ontology.PROV + "Agent"),
        ("Actor", RDFS.subClassOf, ontology.SEM + "Actor"),
        ("Event", RDFS.subClassOf, ontology.SEM + "Event"),
        ("Statement", RDFS.subClassOf, ontology.PROV + "Entity"),
        ("Evidence", RDFS.subClassOf, ontology.OA + "TextPositionSelector"),
        ("Evidence", RDFS.subClassOf, ontology.OA + "TextQuoteSelector"),
        ("Claim", RDFS.subClassOf, ontology.RDF + "Statement"),
        ("participant", RDFS.subPropertyOf, ontology.SEM + "hasActor"),
        ("initiator", RDFS.subPropertyOf, ontology.KG + "participant"),
        ("recipient", RDFS.subPropertyOf, ontology.KG + "participant"),
        ("officeOf", RDFS.domain, ontology.ORG + "Membership"),
        ("call", SKOS.broadMatch, ontology.PLOVER + "CONSULT"),
        ("exercise", SKOS.broadMatch, ontology.PLOVER + "MOBILIZE"),
    ],
)
def test_alignment(term: str, relation: URIRef, standard: str) -> None:
    assert (URIRef(ontology.KG + term), relation, URIRef(standard)) in ontology.vocabulary()


@pytest.mark.parametrize(
    ("scheme", "names"),
    [
        ("datePrecisions", [str(v) for v in model.Precision]),
        ("speechModes", [str(v) for v in model.SpeechMode]),
        ("factualities", [str(v) for v in model.Factuality]),
        ("eventStatuses", [str(v) for v in model.EventStatus]),
        ("budgetStatuses", ["proposed", "approved", "blocked", "cut", "frozen"]),
        (
            "eventTypes",
            EVENT_TYPES,
        ),
    ],
)
def test_concept_lists_are_those_of_the_model(scheme: str, names: list[str]) -> None:
    assert ontology.concepts(scheme) == tuple(sorted(ontology.KG + name for name in names))


def test_no_blank_nodes() -> None:
    assert [node for node in ontology.vocabulary().all_nodes() if isinstance(node, BNode)] == []


def test_shapes_use_core_shacl_and_speak_both_languages() -> None:
    shapes = ontology.shapes()
    assert not [p for p in set(shapes.predicates()) if str(p) in (ontology.SH + "sparql", ontology.SH + "js")]
    for shape in set(shapes.subjects(URIRef(ontology.SH + "message"))):
        tags = sorted(
            str(m.language) for m in shapes.objects(shape, URIRef(ontology.SH + "message")) if isinstance(m, Literal)
        )
        assert tags == ["en", "zh-Hant"], shape


def test_shapes_and_queries_name_no_unknown_term() -> None:
    named = {str(node) for node in ontology.shapes().all_nodes() if str(node).startswith(ontology.KG)}
    for query in catalogue():
        words = (
            query.text.replace("/", " ").replace("|", " ").replace("(", " ").replace(")", " ").replace(",", " ").split()
        )
        named |= {ontology.KG + w[3:].rstrip("?+*.;") for w in words if w.startswith("kg:")}
    assert named - {str(term) for term in declared()} == set()


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (ontology.KG + "call", "kg:call"),
        (ontology.SCHEMA + "about", "schema:about"),
        (ontology.BASE + "country/TW", "country/TW"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_shorten(iri: str, short: str) -> None:
    assert ontology.shorten(iri) == short


@pytest.mark.parametrize(
    ("name", "iri"), [("kg:call", ontology.KG + "call"), ("nothing:x", None), ("country/TW", None), ("call", None)]
)
def test_expand(name: str, iri: str | None) -> None:
    assert ontology.expand(name) == iri


def test_labels_of_concepts() -> None:
    assert ontology.label(ontology.KG + "call") == "通話"
    assert ontology.label(ontology.KG + "call", "en") == "call"
    assert ontology.label(ontology.KG + "none-such") == "kg:none-such"
