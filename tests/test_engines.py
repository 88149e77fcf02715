"""The whole catalogue has the same answers from rdflib, a store, and an endpoint; texts for engines mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from servers import oxigraph

import kg.sources
from kg.engines import engine_of
from kg.engines.http import without_user
from kg.engines.terms import from_ox, to_ox, usual_tag
from kg.errors import KgError, QueryError, ReadError
from kg.loading import load
from kg.merge import merge
from kg.ontology import BASE, OA
from kg.query import Result, catalogue, render, run
from kg.query.wording import first_named, fully_ordered, query_form, reaches_out, with_values
from kg.sources import open_graph
from kg.store import Store
from kg.writers import serialize

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
VALUES = {
    "country": "CN",
    "thing": "中國",
    "name": "林曉青",
    "event": "call",
    "budget": "國防特別預算",
    "from": "2026-03",
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Graph]]:
    """The same merged graph in four places."""
    folder = tmp_path_factory.mktemp("places")
    file = folder / "merged.ttl"
    with Store.open(folder / "news.kg", write=True, create=True) as store:
        store.add([FIXTURE])
        file.write_text("".join(store.export("nt")), encoding="utf-8")
    with oxigraph(folder / "served") as address:
        from kg.publish import publish

        list(publish([folder / "news.kg"], address + "/store"))
        yield {
            "rdflib": load([file]),
            "store": open_graph([folder / "news.kg"]),
            "memory": kg.sources._in_memory([file]),
            "endpoint": open_graph([address + "/query"]),
        }


def plain(result: Result) -> object:
    """An answer without the kinds of its integers, which Oxigraph does not keep."""
    if result.graph is not None:
        return set(result.graph)
    return result.variables, [tuple("" if t is None else str(t).removesuffix(".0") for t in row) for row in result.rows]


@pytest.mark.parametrize("place", ["store", "memory", "endpoint"])
@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_the_catalogue_has_the_same_answers_everywhere(places: dict[str, Graph], query: object, place: str) -> None:
    for names in ([p.name for p in query.parameters if p.required], [p.name for p in query.parameters]):  # type: ignore[attr-defined]
        bindings = {name: VALUES[name] for name in names if name in VALUES}
        here, there = (run(places[where], name=query.name, bindings=bindings) for where in ("rdflib", place))  # type: ignore[attr-defined]
        assert plain(there) == plain(here)
        assert there.names == here.names
        assert render(there) == render(here)


@pytest.mark.parametrize("place", ["store", "memory", "endpoint"])
@pytest.mark.parametrize(
    ("sparql", "bindings"),
    [
        ("SELECT * { ?e kg:eventType ?t } LIMIT 2", {}),
        ("SELECT ?s ?words { ?s kg:speaker ?who ; schema:text ?words }", {"who": "CN"}),
        ("SELECT ?w (COUNT(?s) AS ?n) { ?s kg:speaker ?w } GROUP BY ?w ORDER BY ?n LIMIT 3", {}),
        ("SELECT ?v { ?a schema:value ?v } ORDER BY DESC(?v)", {}),
        ("SELECT ?l { ?c kg:isoCode 'CN' ; skos:prefLabel ?l FILTER langMatches(lang(?l), 'zh') } # ORDER BY", {}),
        ("ASK { ?s kg:anonymous true }", {}),
        ("SELECT ?d { ?a schema:datePublished ?d FILTER (?d > ?min) }", {"min": "2026-03-10"}),
    ],
)
def test_ones_own_queries_likewise(places: dict[str, Graph], sparql: str, bindings: dict[str, str], place: str) -> None:
    here, there = (run(places[where], sparql=sparql, bindings=bindings) for where in ("rdflib", place))
    assert plain(there) == plain(here)
    assert there.answer == here.answer


@pytest.mark.parametrize("place", ["store", "memory", "endpoint"])
def test_triples_are_the_same_terms(places: dict[str, Graph], place: str) -> None:
    text = "CONSTRUCT { ?e oa:start ?n ; oa:exact ?x } { ?e oa:start ?n ; oa:exact ?x }"
    assert set(run(places[place], sparql=text).graph or ()) == set(run(places["rdflib"], sparql=text).graph or ())
    assert {o.datatype for o in places[place].objects(None, URIRef(OA + "start")) if isinstance(o, Literal)} == {
        URIRef("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
    }
    assert len(places[place]) == len(places["rdflib"])
    assert set(places[place]) == set(places["rdflib"])


@pytest.mark.parametrize("place", ["store", "memory", "endpoint"])
@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?s WHRE { ?s ?p ?o }", "line 1, column 11"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is not available"),
        ("SELECT * FROM <urn:nothing> { ?s ?p ?o }", "no such named graph"),
        ("DELETE WHERE { ?s ?p ?o }", "updates are not accepted"),
    ],
)
def test_errors_likewise(places: dict[str, Graph], sparql: str, message: str, place: str) -> None:
    with pytest.raises(QueryError, match=message):
        run(places[place], sparql=sparql)


def test_named_graphs_of_a_store(places: dict[str, Graph]) -> None:
    found = run(places["store"], sparql="SELECT DISTINCT ?g { GRAPH ?g { ?a a schema:NewsArticle } }")
    assert {str(row[0]) for row in found.rows} == {BASE + "article/729f2f2411a79dc4", BASE + "article/451a836da71f83da"}


def test_large_files_are_read_by_pyoxigraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.sources, "LARGE", 0)
    dataset = merge([load([FIXTURE])]).dataset()
    (tmp_path / "all.nq").write_text(serialize(dataset, "nquads"), encoding="utf-8")
    graph = open_graph([tmp_path / "all.nq"])
    assert engine_of(graph) is not None
    assert plain(run(graph, name="budgets")) == plain(run(dataset, name="budgets"))
    (tmp_path / "bad.ttl").write_text("a b c", encoding="utf-8")
    with pytest.raises(ReadError, match=r"bad.ttl:1: not valid Turtle"):
        open_graph([tmp_path])


# ---- addresses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://127.0.0.1:9/sparql", r"http://127.0.0.1:9/sparql: cannot be reached"),
        ("http://[half/", "no proper answer|cannot be reached|Invalid"),
        ("https://me:secret@127.0.0.1:9/", "no password in an address"),
    ],
)
def test_addresses_that_do_not_answer(address: str, message: str) -> None:
    with pytest.raises((KgError, ValueError), match=message) as caught:
        run(open_graph([address]), name="budgets")
    assert "secret" not in str(caught.value)


def test_an_address_that_is_no_endpoint(places: dict[str, Graph]) -> None:
    url = engine_of(places["endpoint"]).url  # type: ignore[union-attr]
    with pytest.raises(ReadError, match="404"):
        run(open_graph([url.replace("/query", "/nothing")]), name="budgets")


def test_what_may_be_shown_of_an_address() -> None:
    assert without_user("https://me@example.org:8/x?y=1") == "https://example.org:8/x?y=1"


# ---- texts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?a { ?a ?b ?c }", "SELECT ?a { ?a ?b ?c } ORDER BY ?a"),
        ("SELECT ?a { ?a ?b ?c } ORDER BY ?b", "SELECT ?a { ?a ?b ?c } ORDER BY ?b ?a"),
        ("SELECT ?a { ?a ?b ?c } ORDER BY DESC(?b) LIMIT 3", "SELECT ?a { ?a ?b ?c } ORDER BY DESC(?b) ?a LIMIT 3"),
        ("SELECT ?a { { SELECT ?a { } LIMIT 1 } } OFFSET 2", "SELECT ?a { { SELECT ?a { } LIMIT 1 } } ORDER BY ?a OFFSET 2"),
        ("SELECT ?a { } GROUP BY ?a HAVING (COUNT(*) > 1) VALUES ?a { 1 }", "SELECT ?a { } GROUP BY ?a HAVING (COUNT(*) > 1) ORDER BY ?a VALUES ?a { 1 }"),
        ("SELECT ?a { ?a ?b '} LIMIT 1' } # LIMIT", "SELECT ?a { ?a ?b '} LIMIT 1' } # LIMIT ORDER BY ?a"),
        ("SELECT ?a { ?a ?b <x{> }", "SELECT ?a { ?a ?b <x{> }"),
        ("ASK { ?a ?b ?c }", "ASK { ?a ?b ?c }"),
    ],
)  # fmt: skip
def test_full_order(text: str, expected: str) -> None:
    assert " ".join(fully_ordered(text, ["a"]).split()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?a { ?a ?b ?c }", "SELECT ?a { VALUES ?a { <x> } ?a ?b ?c }"),
        ("CONSTRUCT { ?a ?b 1 } WHERE { ?a ?b ?c }", "CONSTRUCT { ?a ?b 1 } WHERE { VALUES ?a { <x> } ?a ?b ?c }"),
        ("DESCRIBE ?a", "DESCRIBE ?a"),
        ("# {\nASK { }", "# { ASK { VALUES ?a { <x> } }"),
    ],
)
def test_bound_variables(text: str, expected: str) -> None:
    assert " ".join(with_values(text, {"a": "<x>"}).split()) == expected


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("SELECT * { SERVICE <http://a/> { } }", True),
        ("select * { service silent ?x { } }", True),
        ("SELECT * { FILTER(?a<5)SERVICE<http://a/>{ } }", True),
        (r"SELECT * { SERVIC\u0045 <http://a/> { } }", True),
        (r'SELECT * { ?a ?b "x\u0022 SERVICE <http://a/> { } #"', True),
        ("SELECT * { ?a ?b 'SERVICE' }", False),
        ("SELECT * { ?a ?b '''it's SERVICE''' }", False),
        ("SELECT * { ?a <http://SERVICE/> ?SERVICE . ?a x:SERVICE SERVICE:x } # SERVICE", False),
    ],
)
def test_what_reaches_out(text: str, out: bool) -> None:
    assert reaches_out(text) is out


@given(st.text(alphabet="SERVICE{}<>\"'\\#?: \nu0041", max_size=60))
def test_any_text_can_be_cut_into_tokens(text: str) -> None:
    reaches_out(text)
    query_form(text)
    first_named(text)
    assert text.split() == [] or fully_ordered(text, ["a"])


def test_forms_and_names() -> None:
    assert query_form("PREFIX ask: <x> # SELECT\n describe ?x") == "DESCRIBE"
    assert first_named("SELECT * { ?b $a ?b . ?c ?a '?d' }") == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("tag", "usual"), [("zh-hant", "zh-Hant"), ("ZH-HANT-tw", "zh-Hant-TW"), ("EN", "en"), ("en-us", "en-US")]
)
def test_language_tags_get_their_capitals_back(tag: str, usual: str) -> None:
    assert usual_tag(tag) == usual


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20).map(Literal)
    | st.integers().map(Literal)
    | st.dates().map(Literal)
    | st.booleans().map(Literal)
)
def test_literals_survive_the_way_there_and_back(literal: Literal) -> None:
    assert from_ox(to_ox(literal)) == literal
