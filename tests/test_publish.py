"""What is published is on the server: a real Oxigraph, whose Graph Store Protocol is the standard's."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Graph, URIRef
from servers import oxigraph

from kg.cli import main
from kg.engines.endpoint import EndpointEngine
from kg.errors import KgError, QueryError, ReadError
from kg.loading import load
from kg.merge import merge
from kg.ontology import BASE
from kg.publish import publish
from kg.store import Store
from kg.writers import serialize

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with oxigraph(tmp_path / "server") as address:
        yield address


def on(server: str, graph: str | None = None) -> Graph:
    """What the server has in a graph."""
    pattern = "?s ?p ?o" if graph is None else f"GRAPH <{graph}> {{ ?s ?p ?o }}"
    return EndpointEngine(server + "/query")._graph(f"CONSTRUCT {{ ?s ?p ?o }} {{ {pattern} }}")


def count(server: str, graph: str | None = None) -> int:
    return len(on(server, graph))


def test_a_store_goes_to_the_server_whole(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.publish.MOST", 100)  # in several requests a graph
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add([FIXTURE])
        expected = {name: sum(1 for _ in store.lines(name)) for name in [*store.names(), None]}
    for _ in range(2):  # again changes nothing
        sent = {one.name: one.triples for one in publish([tmp_path / "news.kg"], server + "/store")}
        assert sent == expected
        assert {name: count(server, name) for name in expected} == expected


def test_files_with_and_without_named_graphs(server: str, tmp_path: Path) -> None:
    merged = merge([load([FIXTURE])])
    (tmp_path / "all.trig").write_text(serialize(merged.dataset(), "trig"), encoding="utf-8")
    assert [one.name for one in publish([FIXTURE], server + "/store")] == [None]
    assert count(server) == len(load([FIXTURE]))
    names = [one.name for one in publish([tmp_path / "all.trig"], server + "/store", replace=True)]
    assert names == [BASE + "article/451a836da71f83da", BASE + "article/729f2f2411a79dc4", None]
    assert count(server) == len(merged.graph)


def test_the_default_graph_of_others_is_added_to_unless_told(server: str, tmp_path: Path) -> None:
    (tmp_path / "theirs.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    (tmp_path / "ours.ttl").write_text("<urn:d> <urn:e> <urn:f> .", encoding="utf-8")
    list(publish([tmp_path / "theirs.ttl"], server + "/store"))
    list(publish([tmp_path / "ours.ttl"], server + "/store"))
    assert count(server) == 2
    list(publish([tmp_path / "ours.ttl"], server + "/store", replace=True))
    assert count(server) == 1
    list(publish([tmp_path / "ours.ttl", tmp_path / "theirs.ttl"], server + "/store", into="urn:x:新聞"))
    assert count(server, "urn:x:新聞") == 2
    assert (URIRef("urn:a"), None, None) in on(server, "urn:x:新聞")


def test_the_command(server: str) -> None:
    done = CliRunner().invoke(main, ["publish", str(FIXTURE), "--endpoint", server + "/store"])
    assert (done.exit_code, done.output) == (0, f"default graph: {len(load([FIXTURE]))} triples\n")
    done = CliRunner().invoke(main, ["publish", str(FIXTURE), "--endpoint", server + "/elsewhere"])
    assert done.exit_code == 1
    assert "answers 404 Not Found; check the path" in done.output
    assert done.output.count("\n") == 1


@pytest.mark.parametrize(
    ("endpoint", "into", "message"),
    [
        ("localhost:7878", None, "give an address such as"),
        ("http://127.0.0.1:9/store", None, "cannot be reached .*; is the server running"),
        ("http://127.0.0.1:9/store", "no iri", "give an absolute IRI"),
        ("http://127.0.0.1:9/store", "urn:x> <y", "give an absolute IRI"),
    ],
)
def test_what_cannot_be_published(endpoint: str, into: str | None, message: str) -> None:
    with pytest.raises(KgError, match=message) as caught:
        list(publish([FIXTURE], endpoint, into=into))
    assert "\n" not in str(caught.value)


class _Odd(http.server.BaseHTTPRequestHandler):
    """Answers as its path says; /auth tells which user came."""

    seen: list[str] = []  # noqa: RUF012

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.seen.append(self.headers.get("authorization", ""))
        status = int(self.path.strip("/").partition("?")[0])
        self.send_response(status)
        self.end_headers()
        self.wfile.write(b"so it is\n")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def odd() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Odd)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (400, QueryError, "refuses the request: so it is"),
        (401, ReadError, "401 .*put the user into the address .* KG_PASSWORD"),
        (403, ReadError, "403 .*the user may not do this"),
        (405, ReadError, "405 .*check its path"),
        (507, ReadError, "507 .*so it is"),
    ],
)
def test_what_servers_refuse(odd: str, status: int, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message) as caught:
        list(publish([FIXTURE], f"http://{odd}/{status}"))
    assert "\n" not in str(caught.value)


def test_user_and_password(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_PASSWORD", "secret")
    _Odd.seen.clear()
    list(publish([FIXTURE], f"http://me%40home@{odd}/200"))
    assert _Odd.seen == ["Basic bWVAaG9tZTpzZWNyZXQ="]
    with pytest.raises(KgError, match="no password in an address"):
        list(publish([FIXTURE], f"http://me:secret@{odd}/200"))
