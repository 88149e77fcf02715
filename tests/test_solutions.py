"""What is read from the text of an Oxigraph answer is what its binding for Python gives term by term."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Literal

from kg.engines.ordering import key
from kg.engines.solutions import Terms, words_of
from kg.engines.terms import OxTerm, from_ox
from kg.errors import KgError
from kg.ontology import KG, XSD

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
DATATYPES = st.sampled_from(
    [XSD + name for name in ("integer", "decimal", "double", "boolean", "date", "string")] + [KG + "x"]
)
TERMS = st.one_of(
    st.sampled_from(["a", "乙", "a?b=c"]).map(lambda name: ox.NamedNode(KG + name)),
    TEXTS.map(ox.Literal),
    st.builds(ox.Literal, TEXTS, language=st.sampled_from(["en", "zh-hant", "en-us"])),
    st.builds(lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(kind)), TEXTS, DATATYPES),
    st.integers().map(ox.Literal),
    st.floats().map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.decimals(-99, 99, places=2).map(lambda number: ox.Literal(str(number), datatype=ox.NamedNode(XSD + "decimal"))),
)


def answers(store: ox.Store, text: str) -> tuple[ox.QuerySolutions, ox.QuerySolutions]:
    """The same answer twice."""
    one, two = store.query(text), store.query(text)
    assert isinstance(one, ox.QuerySolutions)
    assert isinstance(two, ox.QuerySolutions)
    return one, two


@settings(deadline=None)
@given(st.lists(st.tuples(TERMS | st.none(), TERMS | st.none()), max_size=5))
def test_all_kinds_of_terms(rows: list[tuple[OxTerm | None, OxTerm | None]]) -> None:
    store = ox.Store()
    for number, row in enumerate(rows):
        node = ox.NamedNode(f"urn:row:{number}")
        store.add(ox.Quad(node, ox.NamedNode("urn:row"), node))
        for name, term in zip("ab", row, strict=True):
            if term is not None:
                store.add(ox.Quad(node, ox.NamedNode(f"urn:{name}"), term))
    text = "SELECT ?a ?b { ?row <urn:row> ?row OPTIONAL { ?row <urn:a> ?a } OPTIONAL { ?row <urn:b> ?b } }"
    one, two = answers(store, text)
    expected = tuple(tuple(None if term is None else from_ox(term) for term in row) for row in two)
    words, terms = words_of(one), Terms()
    assert words.rows == len(rows)
    for word in {word for column in words.columns for word in column}:
        assert str(terms.key(word)) == str(key(terms[word]))
    found = tuple(terms.rows(words))
    assert str(found) == str(expected)  # NaN is not NaN
    assert [[type(term) for term in row] for row in found] == [[type(term) for term in row] for row in expected]
    assert [literals(row) for row in found] == [literals(row) for row in expected]


def literals(row: tuple[object, ...]) -> list[tuple[str, object, object]]:
    return [(str(term), term.datatype, term.language) for term in row if isinstance(term, Literal)]


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("SELECT ?a { }", [[""]], [(None,)]),
        ("SELECT ?a ?b { VALUES ?a { } }", [[], []], []),
        ("SELECT * { }", [], [()]),
        ("SELECT * { VALUES ?a { } }", [[]], []),
        (
            'SELECT ?a ?b { VALUES (?a ?b) { (UNDEF UNDEF) ("" UNDEF) } }',
            [["", '""'], ["", ""]],
            [(None, None), (Literal(""), None)],
        ),
    ],
)
def test_words_of_nothing(text: str, columns: list[list[str]], rows: list[tuple[Literal | None, ...]]) -> None:
    found = words_of(answers(ox.Store(), text)[0])
    assert found.columns == columns
    assert Terms().rows(found) == rows


def test_blank_nodes() -> None:
    [[term]] = Terms().rows(words_of(answers(ox.Store(), "SELECT ?a { BIND (BNODE() AS ?a) }")[0]))
    assert type(term).__name__ == "BNode"


def test_triples_are_no_terms() -> None:
    with pytest.raises(KgError, match=r"RDF 1\.2"):
        Terms().rows(words_of(answers(ox.Store(), "SELECT ?a { BIND (TRIPLE(<urn:a>, <urn:b>, 1) AS ?a) }")[0]))
