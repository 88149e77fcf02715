"""The package as other programs use it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from rdflib import RDF, Graph

import kg
from kg.graph import KG, SCHEMA

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))
TEXT = "2026-03-09\n磋商將恢復　林佑辰：門開著\n\n外交部發言人林佑辰昨天（8日）說，台日磋商10日在東京登場，「門一直是開著的」。\n"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return kg.build(SEED)


def test_build_from_path_name_text_and_article_agree(graph: Graph) -> None:
    same = {frozenset(kg.build(source)) for source in (SEED, str(SEED), kg.read(SEED))}
    assert same == {frozenset(graph)}
    text = SEED.read_text(encoding="utf-8")
    without_source = {triple for triple in graph if str(triple[1]) != "http://purl.org/dc/terms/source"}
    assert set(kg.build(text)) == without_source


def test_published_as_text_or_date_and_only_where_the_article_has_none() -> None:
    bare = TEXT.partition("\n")[2]
    for given in ("2026-03-09", date(2026, 3, 9)):
        assert kg.read(bare, published=given).published == date(2026, 3, 9)
    assert kg.read(TEXT, published="2020-01-01").published == date(2026, 3, 9)


def test_base(graph: Graph) -> None:
    other = kg.build(TEXT, base="https://example.org/x/")
    assert {str(s).startswith("https://example.org/x/") for s in other.subjects()} == {True}


def test_query_is_a_function_and_a_module(graph: Graph) -> None:
    result = kg.query(graph, "SELECT (COUNT(?s) AS ?n) WHERE { ?s a kg:Statement }")
    assert int(str(result.rows[0][0])) == len(set(graph.subjects(RDF.type, KG.Statement)))
    named = kg.query(graph, name="country-statements", bindings={"country": "CN"})
    assert len(named.rows) >= 2
    from kg.query import render

    assert "台灣是中國一部分" in render(named, "csv")


def test_merge_is_a_function_and_a_module(graph: Graph) -> None:
    code = "import kg; print(kg.merge([kg.build('外交部說，門一直是開著的。')]).copies, kg.merge.Corpus.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "{} Corpus"
    merged = kg.merge([graph, kg.build(TEXT)])
    assert kg.merge.is_merged(merged.graph)


def test_view_and_validate(graph: Graph) -> None:
    page = kg.view(graph, title="通話", lang="en", max_nodes=20)
    assert page.startswith("<!DOCTYPE html>") or page.lstrip().lower().startswith("<!doctype html")
    assert kg.validate(graph).conforms


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: kg.read("nowhere.txt"), kg.ReadError, "no such file"),
        (lambda: kg.read(""), kg.ReadError, "empty"),
        (lambda: kg.read(TEXT, published="9 March"), kg.KgError, "2026-02-05"),
        (lambda: kg.build(TEXT, base="nowhere"), kg.KgError, "absolute IRI"),
        (lambda: kg.query(Graph(), name="statement-about"), kg.QueryError, "statements-about"),
        (lambda: kg.view(Graph(), lang="fr"), kg.KgError, "zh, en"),
    ],
)  # fmt: skip
def test_errors_that_a_caller_can_mend(call: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        call()  # type: ignore[operator]


def test_a_long_line_of_text_is_no_path() -> None:
    article = kg.read("外交部發言人林佑辰說，" + "門一直是開著的，" * 500)
    assert article.source == ""


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    code = "import sys, kg; print([m for m in ('rdflib', 'jieba', 'pyvis', 'networkx', 'pyshacl') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names() -> None:
    assert set(kg.__all__) <= set(dir(kg))
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        _ = kg.nonsense


def test_a_text_without_a_day_has_no_resolved_dates() -> None:
    graph = kg.build("外交部發言人林佑辰昨天說，台日磋商將在東京登場。")
    assert not list(graph.subject_objects(KG.startDate))
    assert not list(graph.subject_objects(SCHEMA.datePublished))


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("（德国之声中文网）国防部发言人周立岩说，今年国防预算为1.9万亿元。", "CNY"),
        ("圖像加註文字，周家齊。\n國防部發言人周家齊說，今年國防預算為6000億元。", "TWD"),
    ],
)
def test_a_bare_yuan_of_a_foreign_outlet_is_its_script_s(text: str, currency: str) -> None:
    assert {str(o) for o in kg.build(text).objects(None, SCHEMA.currency)} == {currency}
