"""Graph files of every format are read; what cannot be read is told in one line with file, line and reason."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from kg.errors import ReadError
from kg.loading import load

# rdflib 7 uses what it has deprecated itself; the warnings are attributed to it, so users do not see them.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
A = "https://example.org/"
TRIPLE = f"<{A}a> <{A}b> <{A}c> ."
QUAD = f"<{A}a> <{A}b> <{A}c> <{A}g> ."


@pytest.mark.parametrize(
    ("name", "text", "kind", "size"),
    [
        ("x.ttl", TRIPLE, Graph, 1),
        ("x.TTL", TRIPLE, Graph, 1),
        ("x.nt", TRIPLE, Graph, 1),
        ("x.trig", f"<{A}g> {{ {TRIPLE} }}", Dataset, 1),
        ("x.nq", QUAD + "\n", Dataset, 1),
        ("x.jsonld", f'[{{"@id": "{A}a", "{A}b": [{{"@id": "{A}c"}}]}}]', Graph, 1),
        ("x.jsonld", f'[{{"@id": "{A}g", "@graph": [{{"@id": "{A}a", "{A}b": "c"}}]}}]', Dataset, 1),
        ("x.ttl", "", Graph, 0),
        ("x.ttl", "\ufeff" + TRIPLE, Graph, 1),
    ],
)
def test_formats(tmp_path: Path, name: str, text: str, kind: type[Graph], size: int) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    graph = load([file])
    assert type(graph) is kind
    assert len(list(graph.triples((None, None, None)))) == size


@pytest.mark.parametrize(
    ("name", "data", "place", "reason"),
    [
        ("x.ttl", b"@prefix a: <http://b/> .\na:b a:c", ":2: not valid Turtle:", "objectList expected"),
        ("x.ttl", b"\n\nx:y a x:z .", ":3: not valid Turtle:", 'Prefix "x:" not bound'),
        ("x.ttl", b'<a> <b> "abc\n" .', ":1: not valid Turtle:", "newline"),
        ("x.ttl", b"<html><body>", ":1: not valid Turtle:", ""),
        ("x.ttl", b"<a> <b> <c> .\n<a> <b> '\xff' .", ":2: not UTF-8", ""),
        ("x.trig", b"<g> { <a> <b> ", ":1: not valid TriG:", ""),
        ("x.nq", QUAD.encode() + b"\n<a> junk\n", ":2: not valid N-Quads:", ""),
        ("x.nt", TRIPLE.encode() + b"\n\n<a> junk\n", ":3: not valid N-Triples:", ""),
        ("x.jsonld", b'{\n"a": ', ":2: not valid JSON-LD:", "Expecting value"),
        ("x.jsonld", b'{"@context": "https://example.org/c", "@id": "x"}', ": its @context lies elsewhere", "fetched"),
        (
            "x.jsonld",
            b'[{"@context": [{}, {"@import": "https://example.org/c"}]}]',
            ": its @context lies elsewhere",
            "",
        ),
        ("x.txt", b"", ": not a graph by its name", ".ttl"),
    ],
)
def test_malformed_files_are_told_in_one_line(tmp_path: Path, name: str, data: bytes, place: str, reason: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        load([file])
    message = str(caught.value)
    assert message.startswith(f"{file}{place}")
    assert reason in message
    assert "\n" not in message


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.ttl: no such file"):
        load([tmp_path / "none.ttl"])
    with pytest.raises(ReadError, match="no graph in this folder"):
        load([tmp_path])


def test_folder_reads_its_graphs_and_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(TRIPLE)
    (tmp_path / "b.nt").write_text(TRIPLE.replace("/a>", "/z>"))
    (tmp_path / "page.html").write_text("<p>")
    assert len(load([tmp_path])) == 2


def test_a_dataset_answers_for_all_files(tmp_path: Path) -> None:
    (tmp_path / "b.nq").write_text(QUAD + "\n")
    graph = load([FIXTURE, tmp_path / "b.nq"])
    assert isinstance(graph, Dataset)
    assert {str(g.identifier) for g in graph.graphs() if len(g)} >= {A + "g"}
    assert len(list(graph.triples((None, None, None)))) == len(Graph().parse(FIXTURE)) + 1


def test_odd_literals_are_loaded_without_a_word(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "x.ttl"
    file.write_text(f'<{A}a> <{A}b> "2026-13-45"^^<http://www.w3.org/2001/XMLSchema#date> .')
    with caplog.at_level(logging.WARNING):
        assert len(load([file])) == 1
    assert caplog.records == []
