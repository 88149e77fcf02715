"""Facts as triples: one golden graph read line by line, IRIs, and what must hold for any text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.namespace import PROV, SKOS
from small_story import ARTICLE, FACTS, TEXT

from kg.article import parse_article
from kg.errors import KgError
from kg.graph import KG, OA, ORG, SCHEMA, named_graphs, plain, to_graph
from kg.iri import DEFAULT_BASE, checked_base, iri
from kg.model import Agent, AgentKind, Facts, Mention, Money, Span
from kg.validate import validate
from kg.writers import serialize

GOLDEN = Path(__file__).parent / "golden" / "small.ttl"


def test_golden_graph() -> None:
    """The written Turtle, byte for byte. After a change that is meant, read the new file before you keep it:

    PYTHONPATH=tests python -c "from test_graph import *; GOLDEN.write_text(serialize(to_graph(FACTS)), encoding='utf-8')"
    """
    assert serialize(to_graph(FACTS)) == GOLDEN.read_text(encoding="utf-8")


def test_the_golden_graph_conforms() -> None:
    report = validate(to_graph(FACTS))
    assert report.conforms, report.text()


@pytest.fixture(scope="module")
def graph() -> Graph:
    return to_graph(FACTS)


def node(ref: str) -> URIRef:
    return URIRef(iri(ref))


def test_no_blank_nodes(graph: Graph) -> None:
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_every_evidence_quotes_the_text_at_its_offsets(graph: Graph) -> None:
    passages = list(graph.subjects(RDF.type, KG.Evidence))
    assert len(passages) > 10
    for passage in passages:
        start, end = (int(str(graph.value(passage, p))) for p in (OA.start, OA.end))
        assert str(graph.value(passage, OA.exact)) == TEXT[start:end]
        assert graph.value(passage, PROV.wasDerivedFrom) == node(ARTICLE.ref)
        assert str(passage).endswith(f"#char={start},{end}")


def test_time_expressions_carry_their_value(graph: Graph) -> None:
    dated = {
        str(graph.value(e, OA.exact)): str(d)
        for e, d in graph.subject_objects(KG.startDate)
        if (e, RDF.type, KG.Evidence) in graph
    }
    assert dated == {"昨天（8日）": "2026-03-08", "10日": "2026-03-10"}


def test_membership(graph: Graph) -> None:
    (membership,) = graph.subjects(ORG.member, node("official/林佑辰"))
    assert graph.value(membership, ORG.role) == node("role/發言人")
    assert graph.value(membership, KG.officeOf) == node("country/TW")
    assert graph.value(membership, ORG.organization) == node("org/TW-外交部")
    assert str(graph.value(membership, KG.attestedOn)) == "2026-03-09"


def test_what_only_a_statement_vouches_for_is_according_to_it(graph: Graph) -> None:
    (claim,) = graph.subjects(RDF.type, KG.Claim)
    assert (node("event/2026-03-10-meeting-JP-TW"), KG.initiator, None) not in graph
    assert graph.value(claim, KG.accordingTo) == node(FACTS.statements[1].ref)


def test_what_the_article_itself_says_is_according_to_the_article() -> None:
    facts = replace(FACTS, events=tuple(replace(event, according_to=()) for event in FACTS.events))
    graph = to_graph(facts)
    assert set(graph.objects(node(FACTS.events[0].ref), KG.accordingTo)) == {node(ARTICLE.ref)}


def test_countries_have_names_even_if_only_pointed_to() -> None:
    graph = to_graph(replace(FACTS, countries=()))
    labels = {
        (str(name), name.language)
        for name in graph.objects(node("country/JP"), SKOS.prefLabel)
        if isinstance(name, Literal)
    }
    assert labels == {("日本", "zh-Hant"), ("日本", "zh-Hans"), ("Japan", "en")}


def test_an_amount_worded_twice_is_one_amount() -> None:
    (budget,) = FACTS.budgets
    explicit = Money(Decimal("4000000000.00"), "TWD", "新台幣40億", Span(0, 4))
    graph = to_graph(replace(FACTS, budgets=(replace(budget, amounts=(*budget.amounts, explicit)),)))
    (amount,) = graph.objects(node(budget.ref), KG.amount)
    assert str(amount).endswith("amount/TW-%E7%B6%93%E8%B2%BB/4000000000-TWD") or str(amount).endswith(
        "amount/TW-經費/4000000000-TWD"
    )
    assert str(graph.value(amount, KG.currencyInferred)) == "false"
    assert len(list(graph.objects(amount, KG.evidence))) == 2


def test_labels_carry_the_script_that_their_characters_show() -> None:
    simplified = parse_article("外交部发言人周立岩说，对话不会中断。")
    agents = tuple(
        Agent(f"official/{n}", AgentKind.OFFICIAL, n, (Mention(Span(0, 1)),)) for n in ("習近平", "习近平", "王一中")
    )
    graph = to_graph(Facts(simplified, agents=agents))
    assert {(str(o), o.language) for o in graph.objects(None, SKOS.prefLabel) if isinstance(o, Literal)} == {
        ("習近平", "zh-Hant"),
        ("习近平", "zh-Hans"),
        ("王一中", "zh-Hans"),
    }


def test_another_base_changes_all_things_and_no_terms() -> None:
    graph = to_graph(FACTS, "https://example.org/data")
    assert (URIRef("https://example.org/data/country/TW"), RDF.type, KG.Country) in graph
    assert not [t for triple in graph for t in triple if str(t).startswith(DEFAULT_BASE + "country")]


@pytest.mark.parametrize("base", ["", "newskg", "ftp://a.b/", "https://", "https://a b/", "https://a.b/<x>", "javascript:alert(1)//", "https://a.b/#c"])  # fmt: skip
def test_bad_bases(base: str) -> None:
    with pytest.raises(KgError, match="absolute IRI"):
        to_graph(FACTS, base)


@pytest.mark.parametrize(("base", "checked"), [("https://a.b", "https://a.b/"), ("https://a.b/c/", "https://a.b/c/"), ("urn:news:x", "urn:news:x/"), ("urn:news:x:", "urn:news:x:")])  # fmt: skip
def test_good_bases(base: str, checked: str) -> None:
    assert checked_base(base) == checked


@pytest.mark.parametrize(
    ("ref", "path"),
    [
        ("official/川普", "official/川普"),
        ("event/2026-02-04-call-CN-US", "event/2026-02-04-call-CN-US"),
        ("official/Mark Rutte", "official/Mark%20Rutte"),
        ("org/A&B <i>", "org/A%26B%20%3Ci%3E"),
        ("official/何瑞恩（Ryan）", "official/何瑞恩%EF%BC%88Ryan%EF%BC%89"),
        ("place/..", "place/%2E%2E"),
        ("place/a#b?c%d", "place/a%23b%3Fc%25d"),
        ('org/"\\`|^{}', "org/%22%5C%60%7C%5E%7B%7D"),
        ("org/\u202e反", "org/%E2%80%AE反"),
        ("official/𠀀", "official/𠀀"),
    ],
)
def test_iris(ref: str, path: str) -> None:
    assert iri(ref) == DEFAULT_BASE + path


@pytest.mark.parametrize(("value", "text"), [("1.25E12", "1250000000000"), ("100", "100"), ("0.50", "0.5"), ("-0.0", "0"), ("1E-7", "0.0000001"), ("1000.000", "1000")])  # fmt: skip
def test_one_spelling_of_a_decimal(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@given(st.text(max_size=30), st.text(min_size=1, max_size=12))
def test_hostile_texts_and_names_survive_a_round_trip(text: str, name: str) -> None:
    article = parse_article("磋商，" + text)
    name = name.encode("utf-8", "replace").decode()
    agent = Agent(f"official/{name}", AgentKind.OFFICIAL, name, (Mention(Span(0, 2)),))
    graph = to_graph(Facts(article, agents=(agent,)))
    again = Graph().parse(data=serialize(graph), format="turtle")
    assert set(again) == set(graph)
    assert str(again.value(URIRef(iri(article.ref)), SCHEMA.articleBody)) == article.text


def test_several_articles_have_a_named_graph_each() -> None:
    other = parse_article("外交部發言人林佑辰說，對話不會中斷。", "other.txt")
    pairs = [(facts.article, to_graph(facts)) for facts in (FACTS, Facts(other))]
    dataset = named_graphs(pairs)
    sizes = {str(graph.identifier): len(graph) for graph in dataset.graphs() if len(graph)}
    assert sizes == {iri(article.ref): len(graph) for article, graph in pairs}
