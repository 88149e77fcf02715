"""Which triples of an article graph go into the merged graph at once, and which wait for decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.engines.terms import ox
from kg.ontology import BASE, KG, PREFIXES
from kg.store import bulk
from kg.store.merged import Decided, passed_on
from kg.store.parts import Part

ARTICLE = ox.NamedNode(BASE + "article/a")
THINGS = """
<article/a> a schema:NewsArticle .
<article/a#char=0,3> a kg:Evidence .
<statement/a/1> a kg:Statement .
<official/林> a kg:Official .
<country/TW> a kg:Country .
"""


def triples(turtle: str) -> list[ox.Triple]:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    return [q.triple for q in ox.parse(prefixes + turtle, ox.RdfFormat.TURTLE, base_iri=BASE)]


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("<article/a> schema:headline '立院審預算' .", "settled"),
        ("<statement/a/1> kg:evidence <article/a#char=0,3> .", "settled"),
        ("<statement/a/1> schema:text '立院審預算' .", "settled"),
        ("<statement/a/1> kg:speaker <official/林> .", "leading"),
        ("<statement/a/1> schema:about <country/TW> .", "leading"),
        ("<statement/a/1> schema:about <country/JP> .", "settled"),  # nothing is said of it
        ("<official/林> kg:evidence <article/a#char=0,3> .", "grounds"),
        ("<official/林> kg:accordingTo <statement/a/1> .", "grounds"),
        ("<official/林> kg:represents <country/TW> .", "decided"),
        ("<official/林> skos:prefLabel '林' .", "decided"),
        ("<official/林> <http://example.org/p> <country/TW> .", "settled"),  # others' own
        ("<http://example.org/x> kg:speaker <official/林> .", "settled"),
    ],
)
def test_where_a_triple_goes(line: str, where: str) -> None:
    told = Part(ARTICLE, triples(THINGS + line)).passed_on()
    (triple,) = triples(line)
    found = [name for name in told._fields if triple in getattr(told, name)]
    assert found == ([] if where == "decided" else [where])


def test_what_waits_gets_the_names_decided_on() -> None:
    lines = "<statement/a/1> kg:speaker <official/林> . <official/林> kg:evidence <article/a#char=0,3> ."
    names = {BASE + "official/林": ox.NamedNode(BASE + "official/林某")}
    found = set(passed_on(Part(ARTICLE, triples(THINGS + lines)), Decided({ARTICLE.value: names})))
    assert set(triples(lines.replace("林", "林某"))) <= found
    assert not set(triples(lines)) & found


def test_a_graph_without_its_article_is_others_own() -> None:
    part = Part(ox.NamedNode("http://example.org/g"), triples(THINGS))
    assert set(part.passed_on().settled) == set(triples(THINGS))


def test_a_load_in_several_parts_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        [ox.Triple(ox.NamedNode(f"{BASE}official/{number}"), ox.NamedNode(KG + "cue"), ox.Literal("a .\nb"))]
        for number in range(5)
    ]
    monkeypatch.setattr(bulk, "_AT_ONCE", 1)
    store = ox.Store(str(tmp_path / "db"))
    bulk.load(store, iter([bulk.triple_lines(part, ARTICLE) for part in made]))
    assert {quad.triple for quad in store.quads_for_pattern(None, None, None, ARTICLE)} == {t for p in made for t in p}
