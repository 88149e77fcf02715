"""Turtle, TriG, N-Quads and JSON-LD: the same graph back, the same bytes every time."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from small_story import ARTICLE, FACTS

from kg.errors import KgError
from kg.graph import KG, named_graphs, to_graph
from kg.writers import EXTENSIONS, serialize

FORMATS = sorted(EXTENSIONS)
READERS = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "json-ld": "json-ld"}


@pytest.mark.parametrize("format", FORMATS)
def test_rdflib_reads_the_same_graph(format: str) -> None:
    graph = to_graph(FACTS)
    target = Graph() if format == "turtle" else Dataset(default_union=True)
    target.parse(data=serialize(graph, format), format=READERS[format])
    assert {triple[:3] for triple in target.triples((None, None, None))} == set(graph)


@pytest.mark.parametrize("format", ["trig", "nquads", "json-ld"])
def test_named_graphs_keep_their_names(format: str) -> None:
    dataset = Dataset()
    dataset.parse(data=serialize(named_graphs([(ARTICLE, to_graph(FACTS))]), format), format=READERS[format])
    names = {str(graph.identifier): len(graph) for graph in dataset.graphs() if len(graph)}
    assert names == {f"https://w3id.org/newskg/article/{ARTICLE.id}": len(to_graph(FACTS))}


@pytest.mark.parametrize("format", FORMATS)
def test_the_order_of_triples_does_not_matter(format: str) -> None:
    triples = list(to_graph(FACTS))
    texts = set()
    for seed in range(3):
        random.Random(seed).shuffle(triples)
        graph = Graph()
        for triple in triples:
            graph.add(triple)
        texts.add(serialize(graph, format))
    assert len(texts) == 1


@pytest.mark.parametrize("format", FORMATS)
def test_blank_nodes_are_refused(format: str) -> None:
    graph = Graph()
    graph.add((BNode(), RDF.type, KG.Event))
    with pytest.raises(KgError, match="blank nodes"):
        serialize(graph, format)


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(KgError, match="choose one of"):
        serialize(Graph(), "rdf/xml")


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_graph_is_valid(format: str) -> None:
    target = Graph() if format == "turtle" else Dataset()
    target.parse(data=serialize(Graph(), format), format=READERS[format])
    assert len(target) == 0


def test_offsets_come_in_the_order_of_numbers() -> None:
    graph = Graph()
    for number in (100, 9, 20):
        graph.add((URIRef(f"https://w3id.org/newskg/article/a#char={number},{number + 1}"), RDF.type, KG.Evidence))
    text = serialize(graph)
    assert [line for line in text.splitlines() if line.startswith("<")] == [
        "<article/a#char=9,10>", "<article/a#char=20,21>", "<article/a#char=100,101>",
    ]  # fmt: skip


def test_turtle_declares_only_the_prefixes_that_it_uses() -> None:
    graph = Graph()
    graph.add((URIRef("https://w3id.org/newskg/country/TW"), RDF.type, KG.Country))
    assert serialize(graph) == (
        "@base <https://w3id.org/newskg/> .\n"
        "@prefix kg: <https://w3id.org/newskg/ontology#> .\n"
        "\n<country/TW>\n  a kg:Country .\n"
    )


_IRIS = st.builds(
    lambda base, path: URIRef(base + path),
    st.sampled_from(["https://w3id.org/newskg/", "https://w3id.org/newskg/ontology#", "https://schema.org/", "urn:x:", "https://w3id.org/newskg/event/"]),
    st.text(st.sampled_from("abz09/.-_~:@+=,#?%川普（" + "'()&;$!*"), max_size=12).map(lambda s: s.replace("%", "%25")),
)  # fmt: skip
_LITERALS = st.one_of(
    st.text(max_size=20).map(Literal),
    st.text(st.sampled_from("\"'\\\n\r\t\b\f\x00\x1f\x7f\u2028川<>&"), max_size=8).map(Literal),
    st.text(max_size=8).map(lambda text: Literal(text, lang="zh-Hant")),
    st.integers().map(lambda number: Literal(str(number), datatype=XSD.decimal, normalize=False)),
    st.booleans().map(Literal),
)


@given(st.sets(st.tuples(_IRIS, _IRIS, _IRIS | _LITERALS), max_size=8), st.sampled_from(["turtle", "trig", "nquads"]))
def test_any_graph_comes_back(triples: set[tuple[URIRef, URIRef, URIRef | Literal]], format: str) -> None:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    target = Graph() if format == "turtle" else Dataset(default_union=True)
    target.parse(data=serialize(graph, format), format=READERS[format])
    assert {triple[:3] for triple in target.triples((None, None, None))} == set(graph)
