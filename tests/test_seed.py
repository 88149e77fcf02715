"""The first real article, end to end: what the written Turtle answers to SPARQL. The golden tables were read line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Graph

from kg.cli import main

SEED = Path(__file__).parent.parent / "seeds" / "000_7c15f89bb0b56af4.txt"
GOLDEN = Path(__file__).parent / "golden"

STATEMENTS = """
SELECT ?start ?end ?speaker ?anonymous ?cue ?mode ?within ?text WHERE {
  ?s a kg:Statement ; kg:speaker ?who ; schema:text ?text ; kg:speechMode ?modeIri ; kg:evidence ?e .
  ?e oa:start ?start ; oa:end ?end .
  ?who skos:prefLabel ?speaker .
  FILTER(lang(?speaker) = "zh-Hant")
  OPTIONAL { ?who kg:anonymous ?anonymous }
  OPTIONAL { ?s kg:cue ?cue }
  OPTIONAL { ?s kg:accordingTo/kg:evidence/oa:start ?within }
  BIND(STRAFTER(STR(?modeIri), "#") AS ?mode)
} ORDER BY ?start ?end
"""
EVENTS = """
SELECT ?label ?type ?from ?to ?dateText ?place ?during (GROUP_CONCAT(?party; separator=" ") AS ?parties) WHERE {
  { SELECT ?e ?party WHERE { ?e kg:participant ?p . ?p skos:prefLabel ?party FILTER(lang(?party) = "zh-Hant") } ORDER BY ?party }
  ?e a kg:Event ; skos:prefLabel ?label ; kg:eventType ?typeIri .
  OPTIONAL { ?e kg:startDate ?from ; kg:endDate ?to }
  OPTIONAL { ?e kg:dateText ?dateText }
  OPTIONAL { ?e kg:place/skos:prefLabel ?place }
  OPTIONAL { ?e kg:heldDuring/skos:prefLabel ?during }
  BIND(STRAFTER(STR(?typeIri), "#") AS ?type)
} GROUP BY ?e ?label ?type ?from ?to ?dateText ?place ?during ORDER BY ?from ?type ?label
"""
MENTIONS = """
SELECT ?label ?class ?start ?exact WHERE {
  ?thing a ?classIri ; skos:prefLabel ?label ; kg:evidence ?e .
  ?e oa:start ?start ; oa:exact ?exact .
  FILTER(lang(?label) = "zh-Hant" && ?classIri IN (kg:Official, kg:Country, org:Organization, kg:Budget, kg:Event))
  BIND(REPLACE(STR(?classIri), "^.*[#/]", "") AS ?class)
} ORDER BY ?class ?label ?start
"""
CLAIMS = """
SELECT ?event ?actor ?factuality ?by ?exact WHERE {
  ?c a kg:Claim ; rdf:subject/skos:prefLabel ?event ; rdf:predicate kg:initiator ; rdf:object/skos:prefLabel ?actor ;
     kg:factuality ?f ; kg:accordingTo/kg:speaker/skos:prefLabel ?by ; kg:evidence/oa:exact ?exact .
  FILTER(lang(?actor) = "zh-Hant")
  BIND(STRAFTER(STR(?f), "#") AS ?factuality)
} ORDER BY ?event ?exact
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    out = tmp_path_factory.mktemp("seed")
    result = CliRunner().invoke(main, ["build", str(SEED), "-o", str(out)])
    assert result.exit_code == 0, result.output
    return Graph().parse(out / f"{SEED.stem}.ttl", format="turtle")


def table(graph: Graph, query: str) -> str:
    """The answer as tab-separated text with a header; nothing where a value is unbound."""
    rows = graph.query(query)
    header = "\t".join(str(v) for v in rows.vars or ())
    lines = ["\t".join("" if cell is None else str(cell).replace("\n", "⏎") for cell in row) for row in rows]  # type: ignore[union-attr]
    return "\n".join([header, *lines]) + "\n"


@pytest.mark.parametrize(
    ("name", "query"),
    [("statements", STATEMENTS), ("events", EVENTS), ("mentions", MENTIONS), ("claims", CLAIMS)],
)
def test_the_graph_answers_as_read(graph: Graph, name: str, query: str) -> None:
    assert table(graph, query) == (GOLDEN / f"seed-{name}.tsv").read_text(encoding="utf-8")


def ask(graph: Graph, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}").askAnswer)


def test_one_anonymous_official_says_it_all(graph: Graph) -> None:
    speakers = {row[0] for row in graph.query("SELECT DISTINCT ?o { ?o kg:anonymous true . ?s kg:speaker ?o }")}  # type: ignore[index]
    assert len(speakers) == 1
    assert ask(graph, '?s kg:speaker ?c ; kg:cue "表示" . ?c kg:isoCode "CN"')
    assert ask(graph, '?s kg:speaker ?c ; kg:cue "重申" . ?c kg:isoCode "CN"')


@pytest.mark.parametrize("day", ["2026-02-04", "2025-11-24"])
def test_both_calls_are_between_the_two_presidents(graph: Graph, day: str) -> None:
    assert ask(
        graph,
        f'?e kg:eventType kg:call ; kg:startDate "{day}"^^xsd:date ; kg:participant ?a, ?b, ?us, ?cn . '
        '?a skos:prefLabel "川普"@zh-Hant . ?b skos:prefLabel "習近平"@zh-Hant . ?us kg:isoCode "US" . ?cn kg:isoCode "CN"',
    )


@pytest.mark.parametrize("name", ["川普", "習近平"])
def test_presidents_have_office_and_country(graph: Graph, name: str) -> None:
    country = {"川普": "US", "習近平": "CN"}[name]
    assert ask(
        graph,
        f'?o skos:prefLabel "{name}"@zh-Hant . ?m org:member ?o ; org:role/skos:prefLabel ?role ; kg:officeOf/kg:isoCode "{country}"',
    )


@pytest.mark.parametrize("code", ["US", "CN", "TW", "JP", "KR", "VE", "IR", "GL", "PH"])
def test_countries_have_mentions(graph: Graph, code: str) -> None:
    assert ask(graph, f'?c kg:isoCode "{code}" ; kg:evidence ?e')


def test_one_budget_with_all_its_wordings(graph: Graph) -> None:
    assert ask(
        graph,
        '?b a kg:Budget ; kg:budgetPeriod "P8Y"^^xsd:duration ; kg:budgetOf/kg:isoCode "TW" ; kg:amount ?m . '
        '?m schema:value ?v ; schema:currency "TWD" ; kg:currencyInferred true FILTER(?v = 1250000000000)',
    )
    wordings = {str(row[0]) for row in graph.query("SELECT ?x { ?b a kg:Budget ; kg:evidence/oa:exact ?x }")}  # type: ignore[index]
    assert {"8年1.25兆國防特別預算", "8年1.25兆國防預算"} <= wordings
    assert any("國防特別條例" in w for w in wordings)
    assert len(list(graph.query("SELECT ?b { ?b a kg:Budget }"))) == 1


def test_who_started_the_calls_is_a_claim_only(graph: Graph) -> None:
    assert ask(
        graph,
        '?c a kg:Claim ; rdf:predicate kg:initiator ; rdf:object/kg:isoCode "CN" ; kg:accordingTo ?s . ?s a kg:Statement',
    )
    assert not ask(graph, "?e kg:initiator ?x")
