"""A store holds each article's graph and all of them merged, whatever order they come in and whatever interrupts it."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset, Graph, Literal, URIRef

import kg.store.folder
import kg.store.store
from kg.cli import main
from kg.errors import KgError
from kg.loading import load
from kg.merge import merge
from kg.ontology import BASE, KG, OA, RDF, SCHEMA, SKOS, XSD
from kg.store import Store
from kg.writers import serialize

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
COUNTRY = URIRef(BASE + "country/TW")


def article(number: int, call_day: str = "2026-03-09") -> Graph:
    """A small article on a call: an official, a country, a call, a passage of its own."""
    graph = Graph()
    me = URIRef(f"{BASE}article/{number:04}")
    passage = URIRef(f"{me}#char=0,4")
    call = URIRef(f"{BASE}event/{call_day}-call-CN-US")
    person = URIRef(BASE + "official/林曉青")
    for triple in [
        (me, RDF + "type", URIRef(SCHEMA + "NewsArticle")),
        (me, SCHEMA + "headline", Literal(f"第{number}篇", lang="zh-Hant")),
        (me, SCHEMA + "datePublished", Literal("2026-03-10", datatype=URIRef(XSD + "date"))),
        (passage, RDF + "type", URIRef(KG + "Evidence")),
        (passage, OA + "start", Literal("0", datatype=URIRef(XSD + "nonNegativeInteger"))),
        (passage, OA + "end", Literal("4", datatype=URIRef(XSD + "nonNegativeInteger"))),
        (passage, OA + "exact", Literal("美中通話")),
        (passage, "http://www.w3.org/ns/prov#wasDerivedFrom", me),
        (COUNTRY, RDF + "type", URIRef(KG + "Country")),
        (COUNTRY, KG + "isoCode", Literal("TW")),
        (COUNTRY, KG + "evidence", passage),
        (person, RDF + "type", URIRef(KG + "Official")),
        (person, SKOS + "prefLabel", Literal("林曉青", lang="zh-Hant")),
        (person, KG + "anonymous", Literal(False)),
        (person, KG + "represents", COUNTRY),
        (person, KG + "evidence", passage),
        (call, RDF + "type", URIRef(KG + "Event")),
        (call, KG + "eventType", URIRef(KG + "call")),
        (call, SKOS + "prefLabel", Literal("美中通話", lang="zh-Hant")),
        (call, KG + "participant", person),
        (call, KG + "startDate", Literal(call_day, datatype=URIRef(XSD + "date"))),
        (call, KG + "endDate", Literal(call_day, datatype=URIRef(XSD + "date"))),
        (call, KG + "evidence", passage),
    ]:
        graph.add((triple[0], URIRef(triple[1]), triple[2]))
    return graph


def written(folder: Path, numbers: range) -> Path:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number:04}.ttl").write_text(serialize(article(number)), encoding="utf-8")
    return folder


def merged(files: list[Path]) -> set[tuple[object, ...]]:
    """What `kg merge` makes of the files, without the notes by which it is taken apart."""
    return {t for t in merge([load([file]) for file in files]).graph if str(t[1]) != KG + "asRead"}


def check_whole(store: Store, size: int) -> int:
    """Every article in the store is there whole, and the default graph is their merge. Returns how many there are."""
    data = store.dataset()
    graphs = [graph for graph in data.graphs() if len(graph)]
    assert all(len(graph) == size for graph in graphs)
    assert {str(graph.identifier) for graph in graphs} == set(store.names())
    alone = []
    for graph in graphs:
        copy = Graph()
        for triple in graph:
            copy.add(triple)
        alone.append(copy)
    expected = {t for t in merge(alone).graph if str(t[1]) != KG + "asRead"} if alone else set()
    assert set(store.graph()) == expected
    return len(graphs)


@pytest.fixture(params=["in one transaction", "in a new database"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "in a new database":
        monkeypatch.setattr(kg.store.store, "LARGE", 0)
    return str(request.param)


def test_the_default_graph_is_what_merging_all_at_once_makes(tmp_path: Path, way: str) -> None:
    files = sorted(written(tmp_path / "in", range(4)).iterdir())
    odd = tmp_path / "in" / "odd.ttl"
    odd.write_text(serialize(article(9, "2026-03-08")), encoding="utf-8")
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        assert [a.what for a in store.add(files[:1])] == ["added"]
        assert {a.what for a in store.add([*files[1:], odd])} == {"added"}
        assert set(store.graph()) == merged([*files, odd])


def test_order_does_not_matter_and_adding_twice_changes_nothing(tmp_path: Path, way: str) -> None:
    files = sorted(written(tmp_path / "in", range(5)).iterdir())
    exports = set()
    for seed in range(3):
        mixed = random.Random(seed).sample(files, len(files))
        with Store.open(tmp_path / f"{seed}.kg", write=True, create=True) as store:
            for file in mixed:
                store.add([file])
            assert [a.what for a in store.add(files)] == ["unchanged"] * 5
            exports.add("".join(store.export()) + "".join(store.export("nt")))
    assert len(exports) == 1


def test_an_article_is_replaced(tmp_path: Path, way: str) -> None:
    folder = written(tmp_path / "in", range(2))
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add([folder])
        (folder / "0001.ttl").write_text(serialize(article(1, "2026-05-09")), encoding="utf-8")
        assert sorted(a.what for a in store.add([folder])) == ["replaced", "unchanged"]
        assert set(store.graph()) == merged(sorted(folder.iterdir()))


def test_what_others_support_stays_when_an_article_goes(tmp_path: Path) -> None:
    files = sorted(written(tmp_path / "in", range(3)).iterdir())
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add(files)
        assert store.remove(["article/0001"]) == len(article(1))
        assert set(store.graph()) == merged([files[0], files[2]])
        assert (COUNTRY, URIRef(KG + "isoCode"), None) in store.graph()
        store.remove([BASE + "article/0000", "0002"])
        assert len(store.graph()) == 0
        assert store.stats().triples == 0
        with pytest.raises(KgError, match=r"no article <article/0001>"):
            store.remove(["article/0001"])


def test_a_merged_file_is_taken_apart_again(tmp_path: Path) -> None:
    files = sorted(written(tmp_path / "in", range(3)).iterdir())
    merge_of_all = merge([load([file]) for file in files])
    for name, form in (("all.ttl", "turtle"), ("all.nq", "nquads")):
        (tmp_path / name).write_text(serialize(merge_of_all.data(form), form), encoding="utf-8")
        with Store.open(tmp_path / f"{form}.kg", write=True, create=True) as store:
            assert len(store.add([tmp_path / name])) == 3
            assert [a.what for a in store.add(files)] == ["unchanged"] * 3


def test_foreign_triples_are_kept_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text('@prefix x: <urn:x:> . x:a x:b "1.50", [ x:c "d"@en-gb ] .', encoding="utf-8")
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        assert [a.name for a in store.add([tmp_path / "other.ttl"])] == [BASE + "graph/other"]
        graph = store.graph()
        assert len(graph) == 3
        (node,) = set(graph.subjects(URIRef("urn:x:c")))
        assert isinstance(node, URIRef)
        assert set(graph.objects(node)) == {Literal("d", lang="en-GB")}


def test_terms_come_back_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(serialize(load([FIXTURE])).replace('.0"^^xsd:decimal', '"^^xsd:decimal'))
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add([tmp_path / "a.ttl"])
        assert set(store.graph()) == merged([tmp_path / "a.ttl"])
        tags = {o.language for o in store.graph().objects() if isinstance(o, Literal) and o.language}
        assert tags == {"zh-Hant", "zh-Hans", "en"}


def test_exports_can_be_read_again(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", range(3))
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add([folder])
        lines = "".join(store.export())
        named = Dataset().parse(data=lines, format="nquads")
        assert {str(g.identifier) for g in named.graphs() if len(g)} == set(store.names())
        assert sorted(lines.splitlines()) == serialize(store.dataset(), "nquads").splitlines()
        assert set(Graph().parse(data="".join(store.export("nt")), format="nt")) == set(store.graph())


def test_list_and_stats(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", range(2))
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add([folder])
        entries = store.entries()
        assert [(e.name, e.headline, e.published) for e in entries] == [
            (BASE + "article/0001", "第1篇", "2026-03-10"),
            (BASE + "article/0000", "第0篇", "2026-03-10"),
        ]
        assert entries[0].source == str(folder / "0001.ttl")
        assert entries[0].version
        stats = store.stats()
        assert (stats.graphs, stats.triples) == (2, 2 * len(article(0)))
        assert dict(stats.classes)[KG + "Evidence"] == 2


# ---- what goes wrong -----------------------------------------------------------------------------------------------


def test_files_that_cannot_be_read_are_told_and_the_others_added(tmp_path: Path, way: str) -> None:
    folder = written(tmp_path / "in", range(2))
    (folder / "0003.ttl").write_text("<a> <b> .", encoding="utf-8")
    (folder / "0004.nq").write_bytes(b"\xff\xfe")
    (folder / "0005.jsonld").write_text('{"@context": "http://127.0.0.1:9/", "a": 1}', encoding="utf-8")
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        told = store.add([folder])
        failed = [str(a.error) for a in told if a.what == "failed"]
        assert [Path(line.split(":")[0]).name for line in failed] == ["0003.ttl", "0004.nq", "0005.jsonld"]
        assert all("\n" not in line for line in failed)
        assert check_whole(store, len(article(0))) == 2


def test_two_files_on_one_article_that_disagree(tmp_path: Path, way: str) -> None:
    folder = written(tmp_path / "in", range(1))
    (folder / "other.ttl").write_text(serialize(article(0, "2026-05-09")), encoding="utf-8")
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        assert [a.what for a in store.add([folder])] == ["added", "failed"]
        assert set(store.graph()) == merged([folder / "0000.ttl"])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "no such store; make one with: kg store"),
        (lambda path: path.mkdir(), "no store is there"),
        (lambda path: (path.mkdir(), (path / "kg-store.json").write_text("{")), "damaged; restore it"),
        (
            lambda path: (path.mkdir(), (path / "kg-store.json").write_text('{"format": 9, "database": ""}')),
            "another version.*build the store anew",
        ),
        (
            lambda path: (path.mkdir(), (path / "kg-store.json").write_text('{"format": 1, "database": "db-7"}')),
            "is missing",
        ),
        (
            lambda path: (path.mkdir(), (path / "kg-store.json").write_text('{"format": 1, "database": "../x"}')),
            "is missing",
        ),
    ],
)
def test_what_is_no_store(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "news.kg"
    make(path)  # type: ignore[operator]
    with pytest.raises(KgError, match=message) as caught:
        Store.open(path)
    assert str(caught.value).count("\n") == 0
    assert str(path) in str(caught.value)


def test_no_store_is_made_in_a_folder_of_other_things(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(KgError, match="not empty; name a new folder"):
        Store.open(tmp_path, write=True, create=True)


@pytest.mark.parametrize("words", [("list",), ("stats",), ("export",), ("add", FIXTURE), ("remove", "0000")])
@pytest.mark.parametrize("harm", ["changed", "removed"])
def test_a_damaged_database_is_told_in_one_line(tmp_path: Path, words: tuple[object, ...], harm: str) -> None:
    path = tmp_path / "news.kg"
    with Store.open(path, write=True, create=True) as store:
        store.add([written(tmp_path / "in", range(30))])
        store.database.optimize()
    for file in path.glob("db-*/*.sst" if harm == "changed" else "db-*/MANIFEST-*"):
        if harm == "removed":
            file.unlink()
        else:
            file.write_bytes(bytes(byte ^ 0x55 for byte in file.read_bytes()[:-200]) + file.read_bytes()[-200:])
    done = CliRunner().invoke(main, ["store", str(path), *map(str, words)])
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert re.fullmatch(
        r"kg: .*news\.kg: damaged \(.*\); restore it from a copy, or build the store anew\n", done.stderr
    )


def test_one_writes_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.store.folder, "PATIENCE", 0.1)
    path = tmp_path / "news.kg"
    with Store.open(path, write=True, create=True) as store:
        store.add([written(tmp_path / "in", range(1))])
        for write in (True, False):
            with pytest.raises(KgError, match=rf"locked: process {os.getpid()} is writing"):
                Store.open(path, write=write)
    with Store.open(path), Store.open(path), pytest.raises(KgError, match="another process is reading it"):
        Store.open(path, write=True)
    with Store.open(path) as store:
        assert store.stats().graphs == 1


def test_a_disk_that_is_full_loses_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk's."""
    path = tmp_path / "news.kg"
    with Store.open(path, write=True, create=True) as store:
        store.add([written(tmp_path / "first", range(2))])
    many = written(tmp_path / "many", range(2, 400))
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 100; exec {sys.executable} -m kg store {path} add {many}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "the disk is full" in done.stderr
    with Store.open(path) as store:
        assert check_whole(store, len(article(0))) == 2


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True], ids=["in one transaction", "in a new database"])
def test_killed_in_the_middle_of_a_load_nothing_is_half_written(tmp_path: Path, large: bool) -> None:
    path, size = tmp_path / "news.kg", len(article(0))
    with Store.open(path, write=True, create=True) as store:
        store.add([written(tmp_path / "first", range(3))])
    many = written(tmp_path / "many", range(3, 150))
    script = (
        "import sys, kg.store.store as s\n"
        f"s.LARGE = {0 if large else 10**9}\n"
        "print('go', flush=True)\n"
        "with s.Store.open(sys.argv[1], write=True) as store: store.add([sys.argv[2]])\n"
    )
    counts = []
    for attempt in range(10):
        process = subprocess.Popen([sys.executable, "-c", script, str(path), str(many)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.1 + 0.2 * attempt)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with Store.open(path, write=True) as store:
            assert store.stats().graphs in (3, 150)
            counts.append(check_whole(store, size))
            if counts[-1] == 150:
                store.remove([f"article/{number:04}" for number in range(3, 150)])
    assert 3 in counts  # at least one was killed before it was done
    assert sorted(p.name for p in path.iterdir() if p.name.startswith("db-")) == [
        next(p.name for p in path.iterdir() if p.name.startswith("db-"))
    ]
