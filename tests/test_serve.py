"""The server answers by the SPARQL protocol, shows things, keeps its limits, and lets nobody write or reach out."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from servers import free_port, kg_serve

from kg.ontology import BASE
from kg.query import catalogue
from kg.serve.negotiation import ROWS, TRIPLES, choose
from kg.serve.results import rows_as
from kg.sources import open_graph
from kg.store import Store

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")]

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
ARTICLE = BASE + "article/729f2f2411a79dc4"
BUDGETS = "SELECT ?b ?l { ?b a kg:Budget ; skos:prefLabel ?l }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "news.kg"
    with Store.open(path, write=True, create=True) as opened:
        opened.add([FIXTURE])
    return path


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with kg_serve(str(store), "--seconds", "2", "--rows", "50") as running:
        yield running


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as opened:
        yield opened


def ask(client: httpx.Client, query: str, accept: str = "application/sparql-results+json") -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"accept": accept})


# ---- the protocol --------------------------------------------------------------------------------------------------


def test_answers_in_each_format_are_the_same(client: httpx.Client) -> None:
    formats = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}
    answers = set()
    for name, form in formats.items():
        response = ask(client, BUDGETS, ROWS[name])
        assert response.status_code == 200
        assert response.headers["content-type"].partition(";")[0] == ROWS[name]
        assert response.headers["vary"] == "accept"
        parsed = ox.parse_query_results(response.content, form)
        answers.add(tuple(sorted(tuple(map(str, row)) for row in parsed)))  # type: ignore[union-attr]
    assert len(answers) == 1
    rows = list(csv.reader(io.StringIO(ask(client, BUDGETS, "text/csv").text, newline="")))
    assert rows[0] == ["b", "l"]
    assert ["國防特別預算" in row[1] for row in rows[1:]] == [True] * (len(rows) - 1)
    assert '"xml:lang": "zh-Hant"' in ask(client, BUDGETS).text


@pytest.mark.parametrize(("name", "form"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nt", "nt"), ("rdf", "xml")])
def test_triples_in_each_format_are_the_same(client: httpx.Client, name: str, form: str) -> None:
    query = "CONSTRUCT { ?s ?p ?o } { ?s a kg:Budget ; ?p ?o }"
    response = ask(client, query, TRIPLES[name])
    assert response.headers["content-type"].partition(";")[0] == TRIPLES[name]
    expected = ask(client, query, TRIPLES["nt"]).text
    assert set(Graph().parse(data=response.text, format=form)) == set(Graph().parse(data=expected, format="nt"))


def test_ways_to_send_a_query(client: httpx.Client) -> None:
    query = "ASK { ?s a kg:Budget }"
    headers = {"content-type": "application/sparql-query"}
    answers = [
        ask(client, query),
        client.post("/sparql", data={"query": query}),
        client.post("/sparql", content=query, headers=headers),
        client.post("/sparql?format=json", content=query, headers=headers),
    ]
    assert [response.json() for response in answers] == [{"head": {}, "boolean": True}] * 4
    named = client.post("/sparql", data={"query": "ASK { ?s a kg:Budget }", "default-graph-uri": "urn:none"})
    assert named.json()["boolean"] is False
    in_article = {"query": "SELECT * { ?s a schema:NewsArticle }", "default-graph-uri": ARTICLE}
    assert len(client.post("/sparql", data=in_article).json()["results"]["bindings"]) == 1


def test_kg_query_asks_a_server(address: str, store: Path) -> None:
    from kg.query import run

    for query in catalogue():
        bindings = {p.name: {"country": "CN", "thing": "中國"}[p.name] for p in query.parameters if p.required}
        there = run(open_graph([address + "/sparql"]), name=query.name, bindings=bindings)
        here = run(open_graph([store]), name=query.name, bindings=bindings)
        assert there.rows == here.rows[:50]


@pytest.mark.parametrize(
    ("request_", "status", "says"),
    [
        ({"params": {"query": "SELECT nonsense"}}, 400, "SPARQL syntax error"),
        ({"params": {"query": "SELECT ?x { ?x foo:bar ?y }"}}, 400, "column 23: a prefix"),
        ({"params": {"query": "INSERT DATA { <a:b> <a:c> <a:d> }"}}, 400, "no updates"),
        ({"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}}, 400, "SERVICE is not"),
        ({"params": {"query": r"SELECT * { SERVIC\u0045 <http://127.0.0.1:9/> { ?s ?p ?o } }"}}, 400, "SERVICE is not"),
        ({"params": {"query": "ASK {}"}, "headers": {"accept": "image/png"}}, 406, "no format"),
        ({"params": [("query", "ASK {}"), ("query", "ASK {}")]}, 400, "one query"),
        ({"params": {"query": "ASK {}", "default-graph-uri": "no iri"}}, 400, "cannot be run"),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403, "no updates"),
        (
            {"method": "POST", "content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}},
            403,
            "no updates",
        ),
        (
            {"method": "POST", "content": "x", "headers": {"content-type": "text/plain"}},
            415,
            "application/sparql-query",
        ),
        ({"method": "POST", "content": b"\xff", "headers": {"content-type": "application/sparql-query"}}, 400, "UTF-8"),
        (
            {"method": "POST", "content": b"#" * 300_000, "headers": {"content-type": "application/sparql-query"}},
            413,
            "long",
        ),
        ({"method": "POST", "data": {}}, 415, "send"),
        ({"method": "PUT", "content": "x"}, 405, ""),
        ({"method": "DELETE"}, 405, ""),
        ({"headers": {"host": "evil.example"}}, 421, "not called so"),
    ],
)
def test_what_is_refused(client: httpx.Client, request_: dict[str, object], status: int, says: str) -> None:
    response = client.request(**{"method": "GET", "url": "/sparql", **request_})  # type: ignore[arg-type]
    assert response.status_code == status, response.text
    assert says in response.text
    assert "Traceback" not in response.text


def test_the_service_describes_itself_and_sends_people_to_the_editor(client: httpx.Client) -> None:
    graph = Graph().parse(data=client.get("/sparql").text, format="turtle", publicID="http://localhost/sparql")
    assert (None, URIRef("http://www.w3.org/ns/sparql-service-description#endpoint"), None) in graph
    response = client.get("/sparql", headers={"accept": "text/html"})
    assert (response.status_code, response.headers["location"]) == (303, "/editor")


# ---- limits --------------------------------------------------------------------------------------------------------


def test_an_endless_query_ends_and_the_server_goes_on(client: httpx.Client) -> None:
    begun = time.monotonic()
    response = ask(client, ENDLESS)
    assert response.status_code == 504
    assert "2 seconds" in response.text
    assert time.monotonic() - begun < 30
    assert ask(client, "ASK {}").status_code == 200


def test_a_long_answer_is_cut_and_says_so(client: httpx.Client) -> None:
    response = ask(client, "SELECT * { ?s ?p ?o }")
    assert len(response.json()["results"]["bindings"]) == 50
    assert "limit" in response.headers["x-kg-incomplete"]
    assert "x-kg-incomplete" not in ask(client, "SELECT * { ?s ?p ?o } LIMIT 50").headers
    assert "x-kg-incomplete" in ask(client, "CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle").headers


def test_a_hundred_clients_at_once_with_endless_queries_among_them(address: str) -> None:
    async def all_at_once() -> list[httpx.Response]:
        limits = httpx.Limits(max_connections=100)
        async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
            queries = [f"SELECT * {{ ?s ?p ?o }} ORDER BY ?s ?p ?o LIMIT {n + 1}" for n in range(98)] + [ENDLESS] * 2
            calls = [client.get("/sparql", params={"query": query}) for query in queries]
            return list(await asyncio.gather(*calls))

    responses = asyncio.run(all_at_once())
    assert [r.status_code for r in responses] == [200] * 98 + [504] * 2
    assert [len(r.json()["results"]["bindings"]) for r in responses[:98]] == [min(n + 1, 50) for n in range(98)]


# ---- pages ---------------------------------------------------------------------------------------------------------


def test_pages_of_things(client: httpx.Client) -> None:
    page = client.get("/" + quote("official/林曉青"), headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "<h1>林曉青</h1>" in page.text
    assert "外交部長" in page.text
    assert "名稱" in page.text
    assert "text/html" in page.headers["content-type"]
    english = client.get("/country/CN?lang=en", headers={"accept": "text/html"})
    assert "<h1>China</h1>" in english.text
    by_iri = client.get("/entity", params={"iri": BASE + "country/CN"}, headers={"accept": "text/html"})
    assert "<h1>中國</h1>" in by_iri.text
    assert client.get("/official/nobody", headers={"accept": "text/html"}).status_code == 404
    assert client.get("/official/nobody", headers={"accept": "text/turtle"}).status_code == 404
    assert client.get("/entity", params={"iri": "no iri <x>"}, headers={"accept": "text/html"}).status_code == 404


def test_things_as_rdf(client: httpx.Client) -> None:
    expected = None
    for name, form in (("ttl", "turtle"), ("jsonld", "json-ld")):
        for response in (
            client.get("/budget/" + quote("TW-國防特別預算"), headers={"accept": TRIPLES[name]}),
            client.get("/budget/" + quote("TW-國防特別預算"), params={"format": name}),
        ):
            graph = set(Graph().parse(data=response.text, format=form))
            assert (URIRef(BASE + "budget/TW-國防特別預算"), None, None) in Graph().parse(
                data=response.text, format=form
            )
            assert expected in (None, graph)
            expected = graph


def test_the_other_pages(client: httpx.Client) -> None:
    home = client.get("/")
    assert "外交部：美中通話" in home.text
    assert all(query.title("zh-Hant") in home.text for query in catalogue())
    assert "new Yasgui" in client.get("/static/editor.js").text
    editor = client.get("/editor?lang=en").text
    assert all(query.title("en") in editor for query in catalogue())
    for page in (home, client.get("/editor")):
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "http://" not in page.text.replace("http://www.w3.org", "").replace("http://purl.org", "").replace(
            "http://semanticweb", ""
        )
    everything, one = client.get("/page"), client.get("/page", params={"article": ARTICLE})
    assert len(everything.text) > len(one.text) > 100_000
    assert client.get("/page", params={"article": BASE + "article/none"}).status_code == 404
    assert client.get("/static/../pool.py").status_code == 404
    assert client.get("/static/yasgui/LICENSE").text.startswith("Yasgui")


def test_hostile_names_are_shown_as_they_are(tmp_path: Path) -> None:
    name = "</title><script>alert(1)</script>"
    text = f'<{BASE}official/x> a <{BASE}ontology#Official> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "{name}"@en .'
    (tmp_path / "x.ttl").write_text(text, encoding="utf-8")
    with kg_serve(str(tmp_path / "x.ttl"), "--workers", "1") as address:
        page = httpx.get(address + "/official/x", headers={"accept": "text/html"}).text
        assert "<script>" not in page
        assert "&lt;script&gt;" in page
        for path in ("/entity?iri=javascript:alert(1)", "/official/x?lang=%22%3E%3Cscript%3E", "/%3Cscript%3E"):
            assert "<script>" not in httpx.get(address + path, headers={"accept": "text/html"}).text


def test_the_editor_works_offline(address: str) -> None:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium is not None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        asked: list[str] = []
        trouble: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
        page.goto(address + "/editor")
        page.select_option("#examples", label="預算與金額")
        page.click(".yasqe_queryButton")
        page.wait_for_selector(".yasr table tbody tr")
        assert "1200000000000" in page.inner_text(".yasr")
        browser.close()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert trouble == []


# ---- around it -----------------------------------------------------------------------------------------------------


def test_a_store_can_be_added_to_while_it_is_served_and_is_clean_afterwards(tmp_path: Path, store: Path) -> None:
    copy = tmp_path / "news.kg"
    shutil.copytree(store, copy, ignore=shutil.ignore_patterns("serving-*"))
    (tmp_path / "x.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with kg_serve(str(copy), "--workers", "1") as address:
        with Store.open(copy, write=True) as opened:
            opened.add([tmp_path / "x.ttl"])
        assert httpx.get(address + "/sparql", params={"query": "ASK { <urn:a> ?b ?c }"}).json()["boolean"] is False
        assert httpx.get(address + "/sparql", params={"query": BUDGETS}).status_code == 200
    assert sorted(p.name[:3] for p in copy.iterdir()) == ["db-", "kg-", "loc"]


def test_a_server_that_was_killed_leaves_nothing_for_long(tmp_path: Path, store: Path) -> None:
    copy = tmp_path / "news.kg"
    shutil.copytree(store, copy, ignore=shutil.ignore_patterns("serving-*"))
    command = [sys.executable, "-m", "kg", "serve", str(copy), "--port", str(free_port())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert any(p.name.startswith("serving-") for p in copy.iterdir())
    Store.open(copy, write=True).close()
    assert not any(p.name.startswith("serving-") for p in copy.iterdir())


def test_a_port_that_is_taken(address: str) -> None:
    port = address.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "kg", "serve", str(FIXTURE), "--port", port], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "try another --port" in done.stderr


@pytest.mark.parametrize(
    ("accept", "html", "chosen"),
    [
        ("", False, "json"),
        ("*/*", False, "json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False, "xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True, "html"),
        ("text/csv;q=0.5, text/tab-separated-values", False, "tsv"),
        ("text/*", False, "csv"),
        ("application/json", False, "json"),
        ("*/*;q=0.1, text/csv;q=0", False, "json"),
        ("image/png", False, None),
        ("text/csv;q=oops", False, None),
        (";;,,==", False, None),
    ],
)
def test_what_a_client_gets(accept: str, html: bool, chosen: str | None) -> None:
    assert choose(accept, ROWS, html) == chosen


def test_odd_characters_do_not_break_xml() -> None:
    rows = iter([[ox.Literal("a\x00<\ufffe&]]>\t")], [None]])
    text, cut = rows_as("xml", ["x"], rows, 10, 10_000)
    assert not cut
    found = ElementTree.fromstring(text).findall(".//{*}literal")
    assert [literal.text for literal in found] == ["a\ufffd<\ufffd&]]>\t"]
    assert json.loads(rows_as("json", ["x"], iter([[ox.Literal("a\x00")]]), 10, 10_000)[0])
    assert rows_as("csv", ["x"], iter([[ox.Literal("a" * 1000)]] * 9), 10, 7000)[1] is True
