"""Every catalogue query answers as expected on a good graph; names and values are understood; answers read well."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import agreement_answers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from wcwidth import wcswidth

from kg.errors import QueryError
from kg.loading import load
from kg.ontology import BASE, KG, PREFIXES, SCHEMA, shorten, vocabulary
from kg.query import FORMATS, Query, catalogue, find, render, render_catalogue, run
from kg.query.catalogue import SLOT
from kg.resources import ontology_path

# rdflib 7 uses what it has deprecated itself; the warnings are attributed to it, so users do not see them.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
A, B = "article/729f2f2411a79dc4", "article/451a836da71f83da"
HEAD_A, HEAD_B = "外交部：美中通話　台灣立場不變", "立委批國防特別預算過高"
S_CHINA = "台灣是中國一部分"
S_NSO = "這通電話由中方主動爭取，「北京很不安」"
S_LIN = "政府提出8年約1.2兆國防特別預算，請立法院支持"
S_QUOTED = "安德森曾說「美方支持台灣」"
S_ANDERSON = "美方支持台灣"
S_KAO = "國防特別預算1.25兆元過高"
S_MIL = "美方主動促成3月9日的美中通話"
S_SHEN = "中國恐於4月舉行軍演"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load([FIXTURE])


def needed(query: Query) -> dict[str, str]:
    """Values for the parameters that a query cannot do without."""
    values = {"country": "CN", "thing": "中國"}
    return {parameter.name: values[parameter.name] for parameter in query.parameters if parameter.required}


def shown(graph: Graph, query: str, columns: str, bindings: dict[str, str]) -> list[tuple[str, ...]]:
    """The named columns of a catalogue query's answer, with names in the place of IRIs."""
    result = run(graph, name=query, bindings=bindings)
    wanted = [result.variables.index(column) for column in columns.split()]

    def text(term: object) -> str:
        return "" if term is None else result.names.get(str(term), str(term))

    return [tuple(text(row[i]) for i in wanted) for row in result.rows]


ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[str, ...]]]] = [
    (
        "speakers-on-event",
        {"event": "美中通話"},
        "speaker cue text article at",
        [("國安官員", "指出", S_NSO, HEAD_A, "77"), ("軍方官員", "否認", S_MIL, HEAD_B, "48")],
    ),
    (
        "anonymous-statements",
        {},
        "date speaker sector of text",
        [("2026-03-10", "國安官員", "國安", "台灣", S_NSO), ("2026-03-12", "軍方官員", "軍方", "台灣", S_MIL)],
    ),
    ("anonymous-statements", {"country": "US"}, "speaker", []),
    ("country-statements", {"country": "CN"}, "country cue text", [("中國", "表示", S_CHINA)]),
    ("country-statements", {"country": "US"}, "country", []),
    (
        "claimed-initiators",
        {"event": "call"},
        "initiator factuality claimedBy words article",
        [("中國", "確定", "國安官員", S_NSO, HEAD_A), ("美國", "否認", "軍方官員", S_MIL, HEAD_B)],
    ),
    ("claimed-initiators", {"event": "meeting"}, "initiator factuality claimedBy", [("美國", "確定", "")]),
    (
        "contacts",
        {"country": "CN", "other": "US"},
        "start event precision status",
        [("2026-03-05", "會面", "日", "已發生"), ("2026-03-09", "美中通話", "日", "已發生")],
    ),
    ("contacts", {"country": "CN", "from": "2026-03-06"}, "event other", [("美中通話", "美國")]),
    ("contacts", {"country": "CN", "to": "2026-03-06"}, "event other", [("會面", "美國")]),
    ("contacts", {"country": "TW"}, "event", []),
    ("during-event", {"event": "東協峰會"}, "inner type start place", [("會面", "會面", "2026-03-05", "首爾")]),
    (
        "budgets",
        {"country": "TW"},
        "budget payer value currency inferred period purpose state",
        [
            ("國防特別預算", "台灣", "1200000000000.0", "TWD", "true", "P8Y", "國防", "提出"),
            ("國防特別預算", "台灣", "1250000000000.0", "TWD", "true", "P8Y", "國防", "提出"),
        ],
    ),
    ("budgets", {"status": "frozen"}, "budget", []),
    ("budgets", {"status": "提出"}, "amountText", [("約1.2兆",), ("1.25兆元",)]),
    (
        "contested-amounts",
        {},
        "budget value amountText approximate article",
        [
            ("國防特別預算", "1200000000000.0", "約1.2兆", "true", HEAD_A),
            ("國防特別預算", "1250000000000.0", "1.25兆元", "false", HEAD_B),
        ],
    ),
    (
        "evidence",
        {"thing": "美中通話"},
        "article start end exact",
        [
            (HEAD_B, "59", "63", "美中通話"),
            (HEAD_A, "4", "8", "美中通話"),
            (HEAD_A, "51", "53", "通話"),
            (HEAD_A, "77", "81", "這通電話"),
        ],
    ),
    (
        "comments-on-budget",
        {"budget": "國防特別預算"},
        "date speaker text",
        [("2026-03-10", "林曉青", S_LIN), ("2026-03-12", "高志遠", S_KAO)],
    ),
    ("statements-about", {"country": "CN"}, "text", [(S_CHINA,), (S_NSO,), (S_MIL,), (S_SHEN,)]),
    ("statements-about", {"country": "CN", "event": "call"}, "text", [(S_NSO,), (S_MIL,)]),
    ("statements-about", {"name": "安德森"}, "speaker text", [("林曉青", S_QUOTED)]),
    ("statements-about", {"budget": "國防特別預算", "words": "過高"}, "text", [(S_KAO,)]),
    ("statements-by", {"name": "林曉青"}, "text mode", [(S_LIN, "間接轉述"), (S_QUOTED, "部分引述")]),
    ("statements-by", {"country": "CN"}, "speaker text", [("中國", S_CHINA)]),
    ("statements-by", {"mode": "direct"}, "speaker text", [("安德森", S_ANDERSON)]),
    ("statements-by", {"from": "2026-03-11"}, "speaker", [("高志遠",), ("軍方官員",), ("沈怡君",)]),
    (
        "who-on-whom",
        {"name": "安德森"},
        "speaker topic statements",
        [("安德森", "台灣", "1"), ("安德森", "美國", "1"), ("林曉青", "安德森", "1")],
    ),
    ("who-on-whom", {"minimum": "2"}, "speaker", []),
    (
        "timeline",
        {},
        "start end precision event status accordingTo",
        [
            ("2026-03-05", "2026-03-05", "日", "會面", "已發生", HEAD_A),
            ("2026-03-09", "2026-03-09", "日", "美中通話", "已發生", HEAD_A),
            ("2026-04-01", "2026-04-30", "月", "軍演", "預定", S_SHEN),
        ],
    ),
    ("timeline", {"from": "2026-04", "to": "2026-04"}, "event", [("軍演",)]),
    ("timeline", {"country": "US", "event": "call"}, "event", [("美中通話",)]),
    ("timeline", {"name": "何啟明", "to": "2026-03-05"}, "event", [("會面",)]),
    ("co-mentions", {}, "one two statements", [("台灣", "美國", "2"), ("中國", "台灣", "1"), ("中國", "美國", "1")]),
    ("co-mentions", {"country": "CN"}, "one two", [("中國", "台灣"), ("中國", "美國")]),
    (
        "speakers-by-sector",
        {},
        "of sector anonymous speakers statements",
        [
            ("台灣", "", "false", "2", "3"),
            ("", "", "false", "1", "1"),
            ("台灣", "國安", "true", "1", "1"),
            ("台灣", "軍方", "true", "1", "1"),
            ("美國", "", "false", "1", "1"),
        ],
    ),
    ("speakers-by-sector", {"country": "US"}, "of speakers", [("美國", "1")]),
    (
        "countries-on-countries",
        {},
        "from about statements",
        [
            ("台灣", "中國", "2"),
            ("台灣", "美國", "2"),
            ("中國", "中國", "1"),
            ("中國", "台灣", "1"),
            ("台灣", "台灣", "1"),
            ("美國", "台灣", "1"),
            ("美國", "美國", "1"),
        ],
    ),
    ("countries-on-countries", {"country": "US"}, "from about", [("台灣", "美國"), ("美國", "台灣"), ("美國", "美國")]),
    (
        "budgets-by-payer",
        {"country": "TW"},
        "payer state currency budgets amounts least greatest",
        [("台灣", "提出", "TWD", "1", "2", "1200000000000.0", "1250000000000.0")],
    ),
    ("budgets-by-payer", {"country": "US"}, "payer", []),
    ("dyads", {}, "one two class events", [("中國", "美國", "言語合作", "2")]),
    (
        "speakers",
        {"country": "TW"},
        "speaker anonymous statements",
        [("林曉青", "false", "2"), ("軍方官員", "true", "1"), ("國安官員", "true", "1"), ("高志遠", "false", "1")],
    ),
    ("first-reports", {"event": "call"}, "event date article articles", [("美中通話", "2026-03-10", HEAD_A, "2")]),
    ("single-source", {}, "thing speaker words", [("軍演", "沈怡君", S_SHEN)]),
    ("single-source", {"name": "高志遠"}, "thing", []),
    (
        "anonymous-only",
        {},
        "subject predicate object speaker",
        [("美中通話", "發起者", "美國", "軍方官員"), ("美中通話", "發起者", "中國", "國安官員")],
    ),
    ("denials", {}, "event denied denier rival claimant", [("美中通話", "美國", "軍方官員", "中國", "國安官員")]),
    (
        "offices",
        {"country": "TW"},
        "holder office organization first",
        [("林曉青", "外交部長", "外交部", "2026-03-10"), ("高志遠", "立法委員", "", "2026-03-12")],
    ),
    ("offices", {"name": "安德森"}, "office of", [("總統", "美國")]),
    ("reported-speech", {}, "reporter speaker words", [("林曉青", "安德森", S_ANDERSON)]),
    ("planned-events", {"country": "CN"}, "event status speaker", [("軍演", "預定", "沈怡君")]),
]


@pytest.mark.parametrize(
    ("name", "bindings", "columns", "rows"), ANSWERS, ids=[f"{n}-{'-'.join(b.values())}" for n, b, _, _ in ANSWERS]
)
def test_answers(graph: Graph, name: str, bindings: dict[str, str], columns: str, rows: list[tuple[str, ...]]) -> None:
    assert shown(graph, name, columns, bindings) == rows


def test_the_classes_that_dyads_counts_by_are_the_ontologys() -> None:
    text = "SELECT DISTINCT ?type ?class { ?type skos:broadMatch/skos:broader ?class }"
    classes = {(shorten(str(kind)), shorten(str(cls))) for kind, cls in run(vocabulary(), sparql=text).rows}
    assert set(re.findall(r"\((kg:[\w-]+) (plover:[\w-]+)\)", find("dyads").text)) == classes


def test_every_query_has_an_expected_answer_with_rows() -> None:
    told = {name for name, _, _, rows in (*ANSWERS, *agreement_answers.ANSWERS) if rows}
    assert told == {query.name for query in catalogue()}


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_every_query_is_documented_and_its_parameters_have_a_place(query: Query) -> None:
    for texts in (query.titles, query.descriptions, *(p.descriptions for p in query.parameters)):
        assert set(texts) == {"en", "zh-Hant"}
    assert len(query.keywords) > 1
    places = SLOT.findall(query.text)
    for parameter in query.parameters:
        assert places.count(parameter.name) == 1
        assert parameter.kind
        assert f"VALUES ?{parameter.name} {{ {parameter.default or 'UNDEF'} }}" in query.text


def test_a_query_of_the_catalogue_runs_as_it_stands_in_any_engine(graph: Graph) -> None:
    for query in catalogue():
        as_it_stands = run(graph, sparql=query.text)
        by_name = run(graph, name=query.name, bindings=needed(query))
        assert as_it_stands.variables == by_name.variables
        assert query.needs_vocabulary or set(by_name.rows) <= set(as_it_stands.rows)


@pytest.mark.parametrize(
    ("name", "bindings", "message"),
    [
        ("statments-about", {}, r"no query is named 'statments-about': did you mean statements-about"),
        ("budget", {}, r"did you mean budgets"),
        ("xyzzy", {}, r"kg query --list"),
        ("statements-about", {"cuntry": "CN"}, r"no parameter 'cuntry'; it has: country \(country\), name \(actor\)"),
        ("anonymous-only", {"x": "1"}, r"it has: none"),
        ("contacts", {}, r"contacts needs --set country=VALUE"),
        ("statements-about", {"country": "XX"}, r"country=XX: no such country in this graph; there is .*Taiwan"),
        ("statements-about", {"name": "林曉清"}, r"name=林曉清: no such actor in this graph; there is 林曉青"),
        ("statements-about", {"name": "國防特別預算"}, r"no such actor"),
        ("statements-about", {"event": "wedding"}, r"no such event or event type"),
        ("budgets", {"status": "froze"}, r"no such concept in this graph; there is frozen"),
        ("timeline", {"from": "2026-13"}, r"from=2026-13: no date"),
        ("timeline", {"from": "下週"}, r"no date"),
        ("who-on-whom", {"minimum": "two"}, r"no whole number"),
        ("evidence", {"thing": "https://example.org/a b"}, r"is no IRI"),
    ],
)
def test_wrong_names_and_values_are_told_in_one_line(
    graph: Graph, name: str, bindings: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        run(graph, name=name, bindings=bindings)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "parameter", "value", "same_as"),
    [
        ("country-statements", "country", "cn", "CN"),
        ("country-statements", "country", "中國", "CN"),
        ("country-statements", "country", "中国", "CN"),
        ("country-statements", "country", "China", "CN"),
        ("country-statements", "country", "china", "CN"),
        ("country-statements", "country", "country/CN", "CN"),
        ("country-statements", "country", BASE + "country/CN", "CN"),
        ("country-statements", "country", f"<{BASE}country/CN>", "CN"),
        ("country-statements", "country", "中方", "CN"),
        ("country-statements", "country", "北京", "CN"),
        ("speakers-on-event", "event", "這通電話", "call"),
        ("speakers-on-event", "event", "通話", "call"),
        ("speakers-on-event", "event", "Call", "call"),
        ("speakers-on-event", "event", "kg:call", "call"),
        ("speakers-on-event", "event", KG + "call", "call"),
        ("speakers-on-event", "event", "event/2026-03-09-call-CN-US", "call"),
        ("statements-by", "name", "安德生", "安德森"),
        ("statements-by", "name", "Anderson", "安德森"),
        ("statements-by", "name", "official/安德森", "安德森"),
        ("statements-by", "name", "CN", "中國"),
        ("statements-by", "mode", "直接引述", "direct"),
        ("statements-by", "from", "2026/3/11", "2026-03-11"),
        ("budgets", "status", "proposed", "kg:proposed"),
    ],
)
def test_values_are_understood_in_many_forms(graph: Graph, name: str, parameter: str, value: str, same_as: str) -> None:
    rows = run(graph, name=name, bindings={parameter: same_as}).rows
    assert run(graph, name=name, bindings={parameter: value}).rows == rows
    assert rows


def test_a_name_that_two_things_bear_means_both(graph: Graph) -> None:
    two = Graph() + graph
    for triple in list(two.triples((URIRef(BASE + "official/林曉青"), None, None))):
        two.add((URIRef(BASE + "official/林曉青-2"), *triple[1:]))
    assert len(run(two, name="evidence", bindings={"thing": "林曉青"})) == 2 * len(
        run(graph, name="evidence", bindings={"thing": "林曉青"})
    )
    table = render(run(two, name="evidence", bindings={"thing": "林曉青"}))
    assert "林曉青 (official/林曉青-2)" in table


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40) | st.sampled_from(['"} ?s ?p ?o . #', "VALUES ?name { UNDEF }", "\\", "'''", "\n", "?x"]))
def test_no_text_gets_out_of_its_literal(value: str) -> None:
    graph = load_once()
    result = run(graph, name="statements-about", bindings={"words": value, "country": "CN"})
    everything = run(graph, name="statements-about", bindings={"country": "CN"}).rows
    texts = result.variables.index("text")
    assert result.rows == tuple(row for row in everything if value in str(row[texts]))


_LOADED: list[Graph] = []


def load_once() -> Graph:
    if not _LOADED:
        _LOADED.append(load([FIXTURE]))
    return _LOADED[0]


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("SELECT ?s WHRE { ?s ?p ?o }", "line 1, column 11 (▸): SELECT ?s ▸WHRE"),
        ("SELECT ?s WHERE {\n  ?s ?p }", "line 2, column"),
        ("", "line 1, column 1"),
        ("SELECT ?s WHERE {\n ?s foo:a ?o }", "line 2, column 5: prefix foo: is not declared; ready-made are kg"),
        ("DELETE WHERE { ?s ?p ?o }", "updates are not accepted"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is not available"),
        ("SELECT * { { OPTIONAL { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } } } }", "SERVICE is not available"),
        ("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }", "no such named graph is loaded"),
        ("SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }", "no such named graph is loaded"),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "GRAPH needs named graphs"),
    ],
)
def test_sparql_errors_are_one_line_with_their_place(graph: Graph, sparql: str, place: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(graph, sparql=sparql)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_of_text_and_name() -> None:
    for arguments in ({}, {"sparql": "ASK {}", "name": "budgets"}):
        with pytest.raises(QueryError, match="either"):
            run(Graph(), **arguments)


@pytest.mark.parametrize(
    ("value", "rows"),
    [("CN", 1), ("中國", 1), ("kg:direct", 0), ('"CN"', 0), ("2026-03-10", 0), ("5", 0), ("true", 0), ("無名", 0)],
)
def test_variables_of_ones_own_text_are_bound(graph: Graph, value: str, rows: int) -> None:
    assert len(run(graph, sparql="SELECT ?s { ?s kg:speaker ?who }", bindings={"who": value})) == rows


def test_typed_values_of_ones_own_text(graph: Graph) -> None:
    text = "SELECT ?s { ?s kg:startDate ?d }"
    assert len(run(graph, sparql=text, bindings={"?d": "2026-03-11"})) == 2
    assert run(graph, sparql="ASK { ?s kg:anonymous ?x }", bindings={"x": "true"}).answer is True
    with pytest.raises(QueryError, match=r"no variable \?e; it has: \?d, \?s"):
        run(graph, sparql=text, bindings={"e": "x"})


def test_ask_construct_describe(graph: Graph) -> None:
    assert render(run(graph, sparql="ASK { ?s a kg:Event }")) == "true\n"
    assert json.loads(render(run(graph, sparql="ASK { ?s a kg:Nothing }"), "json")) == {"head": {}, "boolean": False}
    built = run(graph, sparql="CONSTRUCT { ?s kg:speaker ?o } WHERE { ?s kg:speaker ?o }")
    assert len(built) == 8
    assert set(Graph().parse(data=render(built, "ttl"), format="turtle")) == set(built.graph or ())
    assert set(Graph().parse(data=render(built, "json"), format="json-ld")) == set(built.graph or ())
    assert render(built, "csv").count("\r\n") == 9
    described = run(graph, sparql="DESCRIBE <https://w3id.org/newskg/country/CN>")
    assert "ISO 代碼" in render(described)
    with pytest.raises(QueryError, match="ttl is for CONSTRUCT and DESCRIBE"):
        render(run(graph, name="budgets"), "ttl")
    with pytest.raises(QueryError, match="no format is named 'xml'"):
        render(built, "xml")


def test_table_is_aligned_with_wide_characters(graph: Graph) -> None:
    for query in catalogue():
        table = render(run(graph, name=query.name, bindings=needed(query)))
        header, rule, *rows, footer = table.splitlines()
        starts = [0]
        for piece in rule.split("  ")[:-1]:
            starts.append(starts[-1] + len(piece) + 2)
        for line in [header, *rows]:
            for start in starts[1:]:
                before = _head(line, start)
                assert before is None or before.endswith("  ") or wcswidth(line) <= start, (query.name, line)
        assert footer.startswith(f"({len(rows)} row")


def _head(line: str, columns: int) -> str | None:
    """The part of a line that fills so many terminal columns; None if the line is shorter or a character straddles."""
    for i in range(len(line) + 1):
        if wcswidth(line[:i]) == columns:
            return line[:i]
        if wcswidth(line[:i]) > columns:
            pytest.fail(f"a character straddles column {columns}: {line}")
    return None


def test_long_cells_go_on_in_the_next_line_and_controls_are_shown(graph: Graph) -> None:
    odd = Graph()
    text = "話" * 60 + "\x1b[31m\u202e\nend"
    odd.add((URIRef(BASE + "x"), URIRef(SCHEMA + "text"), Literal(text)))
    table = render(run(odd, sparql="SELECT ?t { ?s schema:text ?t }"))
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert table.count("話") == 60
    assert max(wcswidth(line) for line in table.splitlines()) <= 48


def test_csv_and_json_are_the_standard_formats(graph: Graph) -> None:
    result = run(graph, name="budgets")
    rows = list(csv.reader(io.StringIO(render(result, "csv"), newline="")))
    assert rows[0] == list(result.variables)
    assert rows[1][0] == BASE + "budget/TW-國防特別預算"
    assert rows[1][2] == "1200000000000"
    document = json.loads(render(result, "json"))
    assert document["head"]["vars"] == list(result.variables)
    first = document["results"]["bindings"][0]
    assert first["value"] == {
        "type": "literal",
        "value": "1200000000000",
        "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
    }
    assert first["amountText"]["xml:lang"] == "zh-Hant"
    assert first["payer"] == {"type": "uri", "value": BASE + "country/TW"}


def test_limit_and_ties_are_the_same_in_every_process() -> None:
    script = (
        "import sys; from kg.loading import load; from kg.query import run, render\n"
        "g = load([sys.argv[1]])\n"
        "for q in ('SELECT ?s ?p { ?s ?p ?o } LIMIT 20', 'SELECT DISTINCT ?c { ?s a ?c } LIMIT 3',\n"
        "          'SELECT ?s ?d { ?s kg:startDate ?d } ORDER BY ?d LIMIT 3',\n"
        "          'SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?n'):\n"
        "    sys.stdout.buffer.write(render(run(g, sparql=q), 'csv').encode())\n"
        "sys.stdout.buffer.write(render(run(g, sparql='CONSTRUCT {?s a ?c} {?s a ?c}'), 'json').encode())\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, str(FIXTURE)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent.parent,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert len(next(iter(outputs))) > 1000


def test_named_graphs_can_be_asked_and_plain_patterns_see_all(graph: Graph, tmp_path: Path) -> None:
    dataset = Dataset()
    for triple in graph:
        dataset.graph(URIRef(BASE + A)).add(triple)
    file = tmp_path / "x.trig"
    dataset.serialize(file, format="trig", encoding="utf-8")
    loaded = load([file])
    assert run(loaded, name="budgets").rows == run(graph, name="budgets").rows
    found = run(loaded, sparql="SELECT DISTINCT ?g { GRAPH ?g { ?s a kg:Event } }")
    assert [str(row[0]) for row in found.rows] == [BASE + A]
    assert run(loaded, sparql=f"ASK FROM <{BASE}{A}> {{ ?s a kg:Event }}").answer is True
    assert run(loaded, name="dyads").rows == run(graph, name="dyads").rows
    assert run(dataset, name="budgets").rows == run(graph, name="budgets").rows


def test_the_graph_is_not_changed(graph: Graph) -> None:
    before = set(graph)
    for query in catalogue():
        for form in FORMATS[:3]:
            render(
                run(graph, name=query.name, bindings=needed(query)),
                form,
            )
    assert set(graph) == before


def test_catalogue_listing_names_all(graph: Graph) -> None:
    listing = render_catalogue(catalogue())
    for query in catalogue():
        assert f"{query.name}\n    {query.title()}\n    {query.title('zh-Hant')}\n" in listing
    assert "--set country=<country> (needed)" in listing
    assert "(default 1)" in listing
    assert find("budgets").title("zh-Hant") == "預算與金額"
    assert set(PREFIXES) >= {"kg", "schema", "org", "oa", "prov", "skos"}


def test_the_readme_lists_the_catalogue_as_it_is() -> None:
    readme = ontology_path("README.md").read_text(encoding="utf-8")
    for query in catalogue():
        names = ", ".join(f"**{p.name}**" if p.required else p.name for p in query.parameters)
        assert f"| `{query.name}` | {query.title()} | {query.title('zh-Hant')} | {names} |" in readme
    assert readme.count("\n| `") == len(catalogue())
