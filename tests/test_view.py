"""The page without a browser: reading, choosing, placing, packing. What the page does is tested in tests/browser."""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from kg import view
from kg.errors import KgError
from kg.page import choosing, labels, layout, packing, reading
from kg.page.story import Relation, Statement, Story, Thing, When

GOOD = Path(__file__).parent / "fixtures" / "good.ttl"
KG = Namespace("https://w3id.org/newskg/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")


@pytest.fixture
def good() -> Graph:
    return Graph().parse(GOOD, format="turtle")


def packed(page: str, name: str) -> Any:
    found = re.search(rf'<script type="[^"]+" id="kg-{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1]) if name != "turtle" else found[1]


# -- the page as a whole -------------------------------------------------------------------------------------------


def test_an_empty_graph_gives_a_page() -> None:
    page = view.render(Graph())
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")


@pytest.mark.parametrize(("options", "named"), [({"lang": "fr"}, "'fr'"), ({"max_nodes": -1}, "-1")])
def test_what_cannot_be_is_refused(options: dict[str, Any], named: str) -> None:
    with pytest.raises(KgError, match=named):
        view.render(Graph(), **options)


def test_a_page_of_one_article_is_less_than_a_megabyte(good: Graph) -> None:
    assert len(view.render(good).encode("utf-8")) < 1_000_000


def test_the_page_carries_the_graph_as_turtle(good: Graph) -> None:
    saved = gzip.decompress(base64.b64decode(packed(view.render(good), "turtle"))).decode("utf-8")
    assert isomorphic(Graph().parse(data=saved, format="turtle"), good)


def test_graphs_with_blank_nodes_are_shown_too(good: Graph) -> None:
    good.parse(data="@prefix s: <https://schema.org/> . [] a s:Thing .", format="turtle")
    saved = gzip.decompress(base64.b64decode(packed(view.render(good), "turtle"))).decode("utf-8")
    assert isomorphic(Graph().parse(data=saved, format="turtle"), good)


def test_the_page_can_be_written_as_utf8(good: Graph) -> None:
    good.add((URIRef("https://w3id.org/newskg/official/x"), RDF.type, KG.Official))
    good.add((URIRef("https://w3id.org/newskg/official/x"), SKOS.prefLabel, Literal("半\ud83d")))
    view.render(good, title="題\udc00").encode("utf-8")


@pytest.mark.slow
def test_the_same_graph_gives_the_same_page_whatever_the_hash_seed() -> None:
    code = f"import hashlib, rdflib, kg.view; g = rdflib.Graph().parse({str(GOOD)!r}, format='turtle');"
    code += "print(hashlib.sha256(kg.view.render(g).encode()).hexdigest())"
    seen = set()
    for seed in ("0", "1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PATH": ""}, capture_output=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_a_dataset_is_shown_as_one_graph(good: Graph) -> None:
    dataset = Dataset()
    for number, triple in enumerate(good):
        dataset.graph(URIRef(f"https://example.org/{number % 3}")).add(triple)
    assert reading.read(dataset) == reading.read(good)


def test_the_title_is_the_headline_unless_given(good: Graph) -> None:
    first = reading.read(good).articles[0].headline
    assert first
    assert f"<title>{first}" in view.render(good)
    assert "<title>我的圖 &lt;3</title>" in view.render(good, title="我的圖 <3")


def test_pyvis_holds_the_first_nodes(good: Graph) -> None:
    nodes = packed(view.render(good, max_nodes=5), "nodes")
    assert len(nodes) == 5
    assert all({"id", "label", "shape", "x", "y"} <= set(node) for node in nodes)


def test_the_drawing_library_comes_with_its_licence() -> None:
    assert "Apache 2.0 License" in view.render(Graph())


# -- reading -------------------------------------------------------------------------------------------------------


def test_reads_all_kinds(good: Graph) -> None:
    story = reading.read(good)
    assert {thing.kind for thing in story.things} >= {"official", "org", "country", "event", "budget"}
    assert story.statements
    assert story.articles[0].body


def a_graph(*triples: tuple[str, Any, Any]) -> Graph:
    graph = Graph()
    for subject, predicate, value in triples:
        graph.add((URIRef(f"https://example.org/{subject}"), predicate, value))
    return graph


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        ("2031-02-01", "2031-02-28", When("2031-02-01", "2031-02-28")),
        ("2031-02-01", None, When("2031-02-01", "2031-02-01")),
        (None, "2031-02-01", When("2031-02-01", "2031-02-01")),
        ("2031-02-01T10:00:00", None, When("2031-02-01", "2031-02-01")),
        ("2031-02", None, None),
        ("someday", None, None),
        ("2031-02-30", None, None),
        ("2031-03-01", "2031-02-01", None),
    ],
)
def test_dates_are_read_or_left_out(start: str | None, end: str | None, read: When | None) -> None:
    graph = a_graph(("e", RDF.type, KG.Event))
    for predicate, value in ((KG.startDate, start), (KG.endDate, end)):
        if value:
            graph.add((URIRef("https://example.org/e"), predicate, Literal(value)))
    assert reading.read(graph).things[0].when == read


@pytest.mark.parametrize(
    ("start", "end", "exact", "places"),
    [
        ("0", "2", "天要", (0, 2, "")),
        ("0", "2", "", (0, 2, "")),
        ("0", "2", "別的", (-1, -1, "別的")),  # the words are not there: shown, but not marked
        ("2", "99", "x", (-1, -1, "x")),
        ("2", "1", "x", (-1, -1, "x")),
        ("-1", "1", "x", (-1, -1, "x")),
        ("²", "x", "x", (-1, -1, "x")),
        ("9" * 30, "1", "x", (-1, -1, "x")),
    ],
)
def test_offsets_are_checked_against_the_text(start: str, end: str, exact: str, places: tuple[int, int, str]) -> None:
    graph = a_graph(
        ("a", RDF.type, SCHEMA.NewsArticle),
        ("a", SCHEMA.articleBody, Literal("天要下雨")),
        ("o", RDF.type, KG.Official),
        ("o", KG.evidence, URIRef("https://example.org/a#x")),
        ("a#x", OA.start, Literal(start)),
        ("a#x", OA.end, Literal(end)),
        ("a#x", OA.exact, Literal(exact)),
    )
    passage = reading.read(graph).things[0].passages[0]
    assert (passage.start, passage.end, passage.exact) == places
    assert passage.article == 0, "known by the IRI"


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://example.org/official/%E6%9E%97", "林"),
        ("https://example.org/x#y", "y"),
        ("https://example.org/x/", "x"),
        ("urn:x", "urn:x"),
    ],
)
def test_what_has_no_name_is_called_by_its_iri(iri: str, name: str) -> None:
    graph = Graph()
    graph.add((URIRef(iri), RDF.type, KG.Official))
    assert labels.name(reading.read(graph).things[0], "zh") == name


def test_an_initiator_is_not_shown_as_mere_participant_too() -> None:
    graph = a_graph(
        ("e", RDF.type, KG.Event),
        ("o", RDF.type, KG.Official),
        ("e", KG.participant, URIRef("https://example.org/o")),
        ("e", KG.initiator, URIRef("https://example.org/o")),
    )
    assert [relation.name for relation in reading.read(graph).relations] == ["initiator"]


# -- choosing ------------------------------------------------------------------------------------------------------


def crowd(kinds: list[str]) -> Story:
    return Story(things=tuple(Thing(f"x{at:04}", kind, {"": str(at)}) for at, kind in enumerate(kinds)))


@given(st.lists(st.sampled_from(list(choosing.SHARE)), max_size=60), st.integers(0, 80))
def test_as_many_as_asked_for_and_there_are(kinds: list[str], limit: int) -> None:
    story = crowd(kinds)
    chosen = choosing.first_view(story, choosing.importance(story), limit)
    assert len(chosen) == min(limit, len(kinds))
    assert chosen == sorted(set(chosen))


def test_no_kind_crowds_out_the_others() -> None:
    story = crowd(["budget"] * 100 + ["official"] * 100)
    chosen = choosing.first_view(story, [10.0] * 100 + [1.0] * 100, 40)
    kinds = [story.things[at].kind for at in chosen]
    assert kinds.count("official") >= 16


def test_who_speaks_and_what_is_spoken_of_comes_first() -> None:
    story = Story(
        things=tuple(Thing(f"x{at}", "official", {"": str(at)}) for at in range(4)),
        statements=(Statement("s", -1, 3, "", "", "", "", about=(2,)),),
        relations=(Relation(1, 2, "participant"),),
    )
    weight = choosing.importance(story)
    assert weight[3] > weight[1] > weight[0]
    assert weight[2] > weight[1]


# -- placing -------------------------------------------------------------------------------------------------------


@given(
    st.integers(1, 40).flatmap(
        lambda n: st.tuples(
            st.lists(st.tuples(st.integers(20, 160), st.integers(20, 90)), min_size=n, max_size=n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=3 * n),
        )
    )
)
def test_boxes_never_overlap(case: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    sizes = {at: (float(w), float(h)) for at, (w, h) in enumerate(case[0])}
    points = layout.place(sizes, case[1])
    assert set(points) == set(sizes)
    for a, b in combinations(sizes, 2):
        apart_x = abs(points[a][0] - points[b][0]) >= (sizes[a][0] + sizes[b][0]) / 2 - 0.2
        apart_y = abs(points[a][1] - points[b][1]) >= (sizes[a][1] + sizes[b][1]) / 2 - 0.2
        assert apart_x or apart_y


def test_neighbours_stand_nearer_than_strangers() -> None:
    sizes = dict.fromkeys(range(12), (40.0, 40.0))
    points = layout.place(sizes, [(at, at + 1) for at in range(11)])

    def distance(a: int, b: int) -> float:
        return float(((points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2) ** 0.5)

    assert max(distance(at, at + 1) for at in range(11)) < distance(0, 11)


def test_no_nodes_no_places() -> None:
    assert layout.place({}, []) == {}


# -- labels --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("林若谷", ["林若谷"]),
        ("國防部參謀本部情報參謀次長室", ["國防部參謀本部", "情報參謀次長室"]),
        ("亞太經濟合作會議領袖會議非正式場邊雙邊會談記者會", ["亞太經濟合作會議領袖", "會議非正式場邊雙邊…"]),
        ("亞太經濟合作（APEC）峰會", ["亞太經濟合作", "（APEC）峰會"]),
        ("United Nations Security Council", ["United Nations", "Security Council"]),
        ("", []),
    ],
)
def test_labels_are_wrapped_evenly_and_shortened(text: str, lines: list[str]) -> None:
    assert labels.wrap(text, labels.LINE, labels.LINES) == lines


@given(st.text(max_size=60))
def test_labels_hold_no_more_than_their_lines(text: str) -> None:
    lines = labels.wrap(text, labels.LINE, labels.LINES)
    assert len(lines) <= labels.LINES
    assert all(labels.width(line) <= labels.LINE + 1 for line in lines)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2031-02-03", "2031-02-03", "2031-02-03"),
        ("2031-02-01", "2031-02-28", "2031-02"),
        ("2032-02-01", "2032-02-28", "2032-02-01～02-28"),  # a leap year: not the whole month
        ("2032-02-01", "2032-02-29", "2032-02"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-01-01", "2031-03-31", "2031-01-01～03-31"),
        ("2030-12-30", "2031-01-02", "2030-12-30～2031-01-02"),
    ],
)
def test_periods_are_said_no_more_precisely_than_they_are(start: str, end: str, said: str) -> None:
    assert labels.period(start, end) == said


# -- packing -------------------------------------------------------------------------------------------------------


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_survives_in_html_and_ends_no_script(value: Any) -> None:
    text = packing.to_json(value)
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")
    text.encode("utf-8")


def test_json_carries_half_characters() -> None:
    text = packing.to_json(["半\ud83d"])
    assert json.loads(text) == ["半\ud83d"]
    text.encode("utf-8")


def test_folding_has_both_scripts_of_what_is_in_the_story() -> None:
    table = packing.folding("财政與國會")
    pairs = set(zip(table[::2], table[1::2], strict=True))
    assert {("財", "财"), ("國", "国"), ("與", "与"), ("會", "会")} <= pairs
    assert ("龍", "龙") not in pairs
