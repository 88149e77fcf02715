"""Queries of the catalogue put in other words, for speed, ask the same; rows are in the order that SPARQL gives them."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.plugins.sparql import prepareQuery

from kg.engines.ordering import key, order_of
from kg.engines.terms import OxTerm, from_ox
from kg.ontology import BASE, KG, OA, PREFIXES, PROV, RDF, SCHEMA, XSD
from kg.query import Query, catalogue, find
from kg.query.catalogue import CONDITION
from kg.query.planning import apart_from_order, one_by_one, scanned
from kg.store import Store

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
NAMED = {
    "country": ["country/CN", "country/US"],
    "thing": ["country/CN"],
    "name": ["official/林曉青", "official/安德森"],
    "event": ["event/2026-03-09-call-CN-US"],
    "budget": ["budget/TW-國防特別預算"],
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    folder = tmp_path_factory.mktemp("planning") / "news.kg"
    with Store.open(folder, write=True, create=True) as store:
        store.add([FIXTURE])
        return store.database


def rows(database: ox.Store, text: str) -> list[str]:
    answer = database.query(text, prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(str(dict(zip(answer.variables, row, strict=True))) for row in answer)


def settings_of(query: Query) -> list[dict[str, list[URIRef]]]:
    """What is needed; that and each of the others; each thing by itself and several at once."""
    values = {p.name: [URIRef(BASE + iri) for iri in NAMED[p.name]] for p in query.parameters if p.name in NAMED}
    needed = {p.name: values[p.name] for p in query.parameters if p.required}
    one = [needed | {name: terms[:1]} for name, terms in values.items()]
    return [needed, *one, *(needed | {name: terms} for name, terms in values.items()), values]


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_the_same_is_asked(database: ox.Store, query: Query) -> None:
    for values in settings_of(query):
        plain = rows(database, query.with_values(values))
        narrowed = query.with_values(values, narrowed=True)
        assert rows(database, narrowed) == plain
        assert rows(database, scanned(narrowed)) == plain
        assert rows(database, one_by_one(narrowed)) == plain


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_the_order_is_told_apart(query: Query) -> None:
    text, by = apart_from_order(query.text)
    assert "ORDER BY" not in text
    assert by
    assert {name for name, _ in by} <= set(query.variables)


def test_what_holds_of_a_value_takes_its_filters_place() -> None:
    query = find("statements-about")
    text = query.with_values({"country": [URIRef(BASE + "country/CN")]}, narrowed=True)
    assert "\n  ?statement schema:about|schema:mentions ?country .\n" in text
    assert "country" not in [name for name, _ in CONDITION.findall(text)]
    assert "FILTER (!BOUND(?name) || EXISTS { ?statement schema:about|schema:mentions ?name })" in text


@pytest.mark.parametrize(
    "words", ["OPTIONAL { ?a kg:cue ?b }", "\n?a kg:cue ?b .\n", '"\n VALUES ?a { <b> <c> }\n}\nORDER BY ?a', "\\{\r"]
)
def test_words_are_not_taken_for_a_part_of_the_query(words: str) -> None:
    query = find("statements-about")
    text = query.with_values({"words": [Literal(words)]}, narrowed=True)
    store = ox.Store()
    statement, article = ox.NamedNode(BASE + "statement/1"), ox.NamedNode(BASE + "article/1")
    for subject, name, value in (
        (statement, RDF + "type", ox.NamedNode(KG + "Statement")),
        (statement, SCHEMA + "text", ox.Literal(f"「{words}」")),
        (statement, PROV + "wasDerivedFrom", article),
        (statement, KG + "evidence", article),
        (article, OA + "start", ox.Literal(1)),
    ):
        store.add(ox.Quad(subject, ox.NamedNode(name), value))
    for asked in (text, scanned(text), one_by_one(text), apart_from_order(text)[0]):
        assert len(rows(store, asked)) == 1
    assert prepareQuery(text, initNs=PREFIXES) is not None


def test_only_what_has_a_line_by_itself_is_read_in_one_go() -> None:
    lines = (
        "SELECT ?a {\n  FILTER EXISTS { ?a a kg:Statement }\n  ?a kg:speaker ?b .\n  ?a kg:cue ?c ; kg:evidence ?e .\n"
        "  OPTIONAL { ?b kg:sector ?d }\n  FILTER EXISTS { ?b a schema:Person }\n}\n"
    )
    assert scanned(lines) == (
        "SELECT ?a {\n  { SELECT ?a WHERE { ?a a kg:Statement } }\n  { SELECT ?a ?b WHERE { ?a kg:speaker ?b } }\n"
        "  ?a kg:cue ?c ; kg:evidence ?e .\n  OPTIONAL { SELECT ?b ?d WHERE { ?b kg:sector ?d } }\n"
        "  FILTER EXISTS { ?b a schema:Person }\n}\n"
    )
    few = "SELECT ?a {\n  ?a kg:speaker ?b ; kg:cue ?c .\n  OPTIONAL { ?b kg:sector ?d }\n}\n"
    assert scanned(few) == few


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ("UNDEF", "{ SELECT ?a ?b WHERE { ?a kg:speaker ?b } }"),
        ("kg:a kg:b", "{ SELECT ?a ?b WHERE { ?a kg:speaker ?b } }"),
        ("<urn:a>", "?a kg:speaker ?b ."),
    ],
)
def test_what_stands_first_is_looked_up_only_where_a_parameter_is_set_in_it(values: str, first: str) -> None:
    text = "SELECT ?a\nWHERE {\n  {\n    SELECT ?a\n    VALUES ?a { %s }\n    %s\n  }\n%s}\n"
    rest = "  ?a kg:cue ?c ; kg:evidence ?e .\n"
    asked = text % (values, "?a kg:speaker ?b .", rest)
    assert one_by_one(asked) == text % (values, first, f"  LATERAL {{\n{rest}  }}\n")


Row = tuple[OxTerm | None, ...]


def ordered(rows: list[Row], by: list[tuple[int, bool]]) -> list[Row]:
    columns = list(zip(*rows, strict=True)) or [()] * 2
    order = order_of(columns, len(rows), by, lambda term: key(None if term is None else from_ox(term)))
    return [rows[number] for number in order]


def test_rows_are_ordered_as_oxigraph_orders_them() -> None:
    terms = [
        None,
        ox.NamedNode(KG + "a"),
        ox.NamedNode(KG + "乙"),
        ox.Literal("9", datatype=ox.NamedNode(XSD + "integer")),
        ox.Literal("10", datatype=ox.NamedNode(XSD + "integer")),
        ox.Literal("9.5", datatype=ox.NamedNode(XSD + "decimal")),
        ox.Literal("NaN", datatype=ox.NamedNode(XSD + "double")),
    ]
    table: list[Row] = [(a, b) for a in terms for b in terms]
    random.Random(7).shuffle(table)
    values = "".join(f"({' '.join('UNDEF' if t is None else str(t) for t in row)})" for row in table)
    for by, order in (([(0, False)], "?a ?b"), ([(1, True)], "DESC(?b) ?a"), ([(1, False), (0, True)], "?b DESC(?a)")):
        answer = ox.Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }} ORDER BY {order}")
        assert isinstance(answer, ox.QuerySolutions)
        assert [tuple(map(str, row)) for row in ordered(table, by)] == [tuple(map(str, row)) for row in answer]


def literals(datatype: str, values: st.SearchStrategy[object]) -> st.SearchStrategy[ox.Literal]:
    return values.map(lambda value: ox.Literal(str(value), datatype=ox.NamedNode(XSD + datatype)))


TEXTS = st.text(alphabet="aB9 台臺\n", max_size=4)
TIMES = st.datetimes(timezones=st.timezones().filter(lambda zone: zone.key.startswith(("UTC", "Asia", "America"))))
KINDS = [
    literals("integer", st.integers(-99, 99))
    | literals("decimal", st.decimals(-99, 99, places=2))
    | literals("double", st.floats(-99, 99) | st.sampled_from(["INF", "-INF", "1e3"])),
    TEXTS.map(ox.Literal) | st.builds(ox.Literal, TEXTS, language=st.sampled_from(["en", "zh-hant"])),
    literals("date", st.dates()),
    literals("dateTime", TIMES.map(lambda time: time.replace(microsecond=0).isoformat())),
    literals("boolean", st.sampled_from(["true", "false"])),
]
"""Literals that can be compared with one another; SPARQL leaves open how those of different kinds stand."""

OTHERS = st.none() | st.sampled_from([ox.NamedNode(KG + name) for name in ("a", "乙")])


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(KINDS).flatmap(lambda kind: st.lists(OTHERS | kind, max_size=9)), st.booleans())
def test_all_kinds_of_terms_are_ordered_as_oxigraph_orders_them(
    values: list[ox.Literal | ox.NamedNode | None], descending: bool
) -> None:
    store = ox.Store()
    for number, value in enumerate(values):
        row = ox.NamedNode(f"urn:row:{number}")
        store.add(ox.Quad(row, ox.NamedNode("urn:row"), row))
        if value is not None:
            store.add(ox.Quad(row, ox.NamedNode("urn:value"), value))
    text = "SELECT ?value ?row { ?row <urn:row> ?row OPTIONAL { ?row <urn:value> ?value } }"
    found = [tuple(row) for row in store.query(text)]  # type: ignore[union-attr]
    expected = store.query(f"{text} ORDER BY {'DESC' if descending else 'ASC'}(?value) ?row")
    assert ordered(found, [(0, descending), (1, False)]) == [tuple(row) for row in expected]  # type: ignore[union-attr]


@pytest.mark.parametrize("datatype", ["integer", "decimal", "double", "dateTime"])
@pytest.mark.parametrize("text", ["x", "", "nan", "sNaN", "1e", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00"])
def test_what_only_claims_to_be_a_value_has_a_place_too(datatype: str, text: str) -> None:
    term = ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))
    five = ox.Literal("5", datatype=ox.NamedNode(XSD + "integer"))
    assert [row[0] for row in ordered([(term,), (five,), (None,)], [(0, False)])] == [None, five, term]


def test_words_are_ordered_by_their_characters() -> None:
    words = [ox.Literal(word, language="zh-hant") for word in ("臺", "台", "一", "a", "B")]
    assert [row[0].value for row in ordered([(w,) for w in words], [(0, False)]) if row[0]] == ["B", "a", "一", "台", "臺"]  # fmt: skip
