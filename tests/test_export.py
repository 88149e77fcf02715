"""Exports open in the tools that they are for, hold the same graph, and are the same bytes in every run."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from rdflib import Dataset, Graph, Literal, URIRef

from kg.cli import main
from kg.errors import KgError
from kg.export import FORMATS, export
from kg.export.network import network
from kg.loading import load
from kg.ontology import BASE, KG, RDF, SKOS
from kg.store import Store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
LIN = BASE + "official/林曉青"


def test_the_network_has_what_the_graph_says() -> None:
    found = network(load([FIXTURE]))
    nodes = {node.id: node for node in found.nodes}
    assert len(nodes) == len(found.nodes)
    assert nodes[LIN].kind == "official"
    assert nodes[LIN].properties["label"] == "林曉青"
    assert nodes[BASE + "country/TW"].properties["label_en"] == "Taiwan"
    kinds = {edge.kind for edge in found.edges}
    assert kinds >= {"says", "about", "reportedIn", "represents", "participant", "budgetOf"}
    assert all(edge.start in nodes and edge.end in nodes for edge in found.edges)
    claims = [edge for edge in found.edges if edge.properties["claim"]]
    assert sorted(str(edge.properties["factuality"]) for edge in claims) == ["certain", "denied"]
    assert len({edge.id for edge in found.edges}) == len(found.edges)


@pytest.mark.parametrize(("form", "reader"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_for_gephi(tmp_path: Path, form: str, reader: object) -> None:
    export([FIXTURE], form, tmp_path / "x")
    graph = reader(tmp_path / "x")  # type: ignore[operator]
    expected = network(load([FIXTURE]))
    assert set(graph.nodes) == {node.id for node in expected.nodes}
    assert graph.number_of_edges() == len(expected.edges)
    assert graph.is_multigraph()
    assert graph.is_directed()
    assert graph.nodes[LIN]["label"] == "林曉青"
    assert graph.nodes[LIN]["kind"] == "official"
    assert graph.nodes[BASE + "country/TW"]["mentions"] > 0


def test_tables_for_neo4j_and_pandas(tmp_path: Path) -> None:
    files = export([FIXTURE], "csv", tmp_path / "tables")
    assert [file.name for file in files] == ["nodes.csv", "edges.csv"]
    nodes, edges = (list(csv.DictReader(io.StringIO(file.read_bytes().decode()))) for file in files)
    ids = {row["id:ID"] for row in nodes}
    assert len(ids) == len(nodes)
    assert all(row[":START_ID"] in ids and row[":END_ID"] in ids and row[":TYPE"] for row in edges)
    lin = next(row for row in nodes if row["id:ID"] == LIN)
    assert (lin[":LABEL"], lin["label"], lin["anonymous:boolean"]) == ("official", "林曉青", "false")


@pytest.mark.parametrize("stored", [False, True], ids=["file", "store"])
def test_parquet_has_the_triples_in_order(tmp_path: Path, stored: bool) -> None:
    source = FIXTURE
    if stored:
        source = tmp_path / "news.kg"
        with Store.open(source, write=True, create=True) as store:
            store.add([FIXTURE])
    export([source], "parquet", tmp_path / "x.parquet")
    rows = pq.read_table(tmp_path / "x.parquet").to_pylist()
    if not stored:
        assert len(rows) == len(load([FIXTURE]))
    keys = [(row["predicate"], row["subject"], row["object"]) for row in rows]
    assert keys == sorted(keys)
    named = [row for row in rows if row["subject"] == LIN and row["predicate"] == SKOS + "prefLabel"]
    assert {(row["object"], row["kind"], row["language"], row["datatype"]) for row in named} == {
        ("林曉青", "literal", "zh-Hant", "")
    }
    assert {row["graph"] for row in rows if row["subject"].startswith(BASE + "statement/729f2f2411a79dc4")} == (
        {BASE + "article/729f2f2411a79dc4"} if stored else {""}
    )
    types = {row["kind"] for row in rows if row["predicate"] == RDF + "type"}
    assert types == {"iri"}


@pytest.mark.parametrize(
    ("form", "name"), [("jsonld", "json-ld"), ("nquads", "nquads"), ("turtle", "turtle"), ("trig", "trig")]
)
def test_rdf_formats(tmp_path: Path, form: str, name: str) -> None:
    (file,) = export([FIXTURE], form, tmp_path / ("x" + FORMATS[form]))
    assert set(load([file])) == set(load([FIXTURE]))
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add([FIXTURE])
        export_size = len(store.graph())
    (file,) = export([tmp_path / "news.kg"], form, tmp_path / ("y" + FORMATS[form]))
    again = load([file])
    assert isinstance(again, Dataset) is (form != "turtle")
    assert form != "turtle" or len(again) == export_size


def test_hostile_text(tmp_path: Path) -> None:
    graph = Graph()
    graph.add((URIRef(BASE + "official/x"), URIRef(RDF + "type"), URIRef(KG + "Official")))
    name = 'a\x00\x1b<b>&"]]>\ufffe\n,"'
    graph.add((URIRef(BASE + "official/x"), URIRef(SKOS + "prefLabel"), Literal(name, lang="zh-Hant")))
    (tmp_path / "x.nt").write_text(graph.serialize(format="nt"), encoding="utf-8")
    for form, reader in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        export([tmp_path / "x.nt"], form, tmp_path / form)
        assert reader(tmp_path / form).nodes[BASE + "official/x"]["label"].startswith("a\ufffd\ufffd<b>&")
    export([tmp_path / "x.nt"], "csv", tmp_path / "csv")
    with (tmp_path / "csv" / "nodes.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["label"] == name


def test_the_same_bytes_in_every_run(tmp_path: Path) -> None:
    found = set()
    for seed in ("1", "2"):
        for form in FORMATS:
            command = [
                sys.executable,
                "-m",
                "kg",
                "export",
                str(FIXTURE),
                "--to",
                form,
                "-o",
                str(tmp_path / seed / form),
            ]
            subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        files = sorted(file for file in (tmp_path / seed).rglob("*") if file.is_file())
        found.add(tuple((str(file.relative_to(tmp_path / seed)), file.read_bytes()) for file in files))
    assert len(found) == 1


def test_what_cannot_be_exported(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="choose one of"):
        export([FIXTURE], "doc", tmp_path / "x")
    (tmp_path / "file").write_text("", encoding="utf-8")
    for form in ("gexf", "parquet", "nquads"):
        with pytest.raises(KgError, match="cannot be written"):
            export([FIXTURE], form, tmp_path / "file" / "x")
    done = CliRunner().invoke(main, ["export", str(tmp_path / "none.ttl"), "--to", "gexf", "-o", str(tmp_path / "x")])
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
