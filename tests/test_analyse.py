"""Measures of who speaks about whom, on a network whose figures can be told by hand."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from kg.analyse import analyse, pagerank
from kg.cli import main
from kg.ontology import BASE, KG, RDF, SCHEMA, SKOS
from kg.writers import serialize

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")


def story(*said: tuple[str, str, int]) -> Graph:
    """Officials who speak about one another: speaker, topic, number of statements."""
    graph = Graph()
    number = 0
    for speaker, topic, times in said:
        for name in (speaker, topic):
            graph.add((URIRef(BASE + "official/" + name), URIRef(RDF + "type"), URIRef(KG + "Official")))
            graph.add((URIRef(BASE + "official/" + name), URIRef(SKOS + "prefLabel"), Literal(name, lang="zh-Hant")))
        for _ in range(times):
            number += 1
            statement = URIRef(f"{BASE}statement/a/{number}-{number + 1}")
            graph.add((statement, URIRef(RDF + "type"), URIRef(KG + "Statement")))
            graph.add((statement, URIRef(KG + "speaker"), URIRef(BASE + "official/" + speaker)))
            graph.add((statement, URIRef(SCHEMA + "about"), URIRef(BASE + "official/" + topic)))
    return graph


# Two camps of three, tied by what 丙 says of 丁 alone.
CAMPS = story(
    ("甲", "乙", 3), ("乙", "甲", 3), ("乙", "丙", 2), ("丙", "甲", 2),
    ("丁", "戊", 3), ("戊", "丁", 3), ("戊", "己", 2), ("己", "丁", 2),
    ("丙", "丁", 1), ("甲", "甲", 9),
)  # fmt: skip


def test_camps_and_what_ties_them() -> None:
    found = analyse(CAMPS)
    assert {frozenset(camp.members) for camp in found.camps} == {frozenset("甲乙丙"), frozenset("丁戊己")}
    assert [(b.speaker, b.topic, b.statements) for b in found.bridges] == [("丙", "丁", 1)]
    assert sorted((camp.inside, camp.outwards, camp.inwards) for camp in found.camps) == [(10, 0, 1), (10, 1, 0)]


def test_figures_of_actors() -> None:
    actors = {actor.name: actor for actor in analyse(CAMPS).actors}
    figures = {n: (a.says, a.spoken_of, a.speaks_of, a.spoken_of_by) for n, a in actors.items()}
    assert figures["甲"] == (3, 5, 1, 2)  # what 甲 says of itself does not count
    assert figures["丙"] == (3, 2, 2, 1)
    assert figures["丁"] == (3, 6, 1, 3)
    assert {n for n, a in actors.items() if a.across} == {"丙", "丁"}
    assert actors["丙"].across == 0.2
    bridging = {n: a.bridging for n, a in actors.items()}
    assert min(bridging["丙"], bridging["丁"]) > max(bridging[n] for n in "甲乙戊己")
    assert analyse(CAMPS).actors[0].name == "丁"  # spoken of by both camps


def test_nobody_speaks_about_anybody() -> None:
    assert analyse(Graph()).actors == ()
    assert analyse(story(("甲", "甲", 2))).actors == ()


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 5)), max_size=30))
def test_pagerank_is_a_share_and_a_fixed_point(edges: list[tuple[int, int, int]]) -> None:
    network = nx.DiGraph()
    network.add_weighted_edges_from((str(s), str(t), w) for s, t, w in edges if s != t)
    rank = pagerank(network)
    assert sum(rank.values()) == pytest.approx(1 if rank else 0)
    for node in network:
        lost = sum(rank[n] for n in network if not network.out_degree(n))
        received = sum(
            rank[s] * d["weight"] / network.out_degree(s, weight="weight")
            for s, _, d in network.in_edges(node, data=True)
        )
        assert rank[node] == pytest.approx((0.15 + 0.85 * lost) / len(network) + 0.85 * received, abs=1e-6)


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "camps.ttl"
    file.write_text(serialize(CAMPS), encoding="utf-8")

    def told(*arguments: str) -> str:
        done = CliRunner().invoke(main, ["analyse", str(file), *arguments])
        assert done.exit_code == 0, done.output
        return done.output

    assert told("--top", "2").splitlines()[-1] == "(2 rows)"
    rows = list(csv.DictReader(io.StringIO(told("--format", "csv", "--top", "0"))))
    assert len(rows) == 6
    assert rows[0]["iri"] == BASE + "official/丁"
    assert json.loads(told("--what", "bridges", "--format", "json"))[0]["speaker"] == "丙"
    assert "甲、" in told("--what", "camps")
    empty = tmp_path / "empty.ttl"
    empty.write_text("", encoding="utf-8")
    done = CliRunner().invoke(main, ["analyse", str(empty)])
    assert done.exit_code == 0
    assert "Nobody speaks" in done.output
