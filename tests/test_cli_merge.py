"""`kg merge`, `kg remove`, `kg diff` and `kg resolve` as users call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from merge_stories import AGENCY, FIRST, REPRINT, SECOND, STORIES, THIRD, Story
from servers import oxigraph

from kg.cli import main
from kg.merge import merge
from kg.writers import EXTENSIONS, serialize

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")


def kg(*words: object, **options: str) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words], **options)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, story in zip(("a", "b", "c"), STORIES, strict=True):
        (tmp_path / f"{name}.ttl").write_text(serialize(story.graph), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("suffix", EXTENSIONS.values())
def test_merge_writes_the_format_that_the_name_asks_for(folder: Path, suffix: str) -> None:
    out = folder / "out" / f"story{suffix}"
    done = kg("merge", folder, "-o", out)
    assert (done.exit_code, done.output) == (0, f"{out}: 3 articles\n")
    again = folder / "out" / "again.ttl"
    assert kg("merge", out, "-o", again, "-q").output == ""
    assert again.read_text(encoding="utf-8") == serialize(merge(s.graph for s in STORIES).graph)


def test_merge_over_one_of_its_own_inputs(folder: Path) -> None:
    story = folder / "story.ttl"
    assert kg("merge", folder / "a.ttl", folder / "b.ttl", "-o", story).exit_code == 0
    assert kg("merge", story, folder / "c.ttl", "-o", story).exit_code == 0
    assert story.read_text(encoding="utf-8") == serialize(merge(s.graph for s in STORIES).graph)


def test_merge_of_an_endpoint_with_files_is_that_of_the_files(folder: Path) -> None:
    a, b, c = (folder / f"{name}.ttl" for name in "abc")
    whole = {".ttl": folder / "all.ttl", ".trig": folder / "all.trig"}
    for file in whole.values():
        kg("merge", a, b, c, "-o", file)
    kg("merge", a, b, "-o", folder / "two.trig")
    with oxigraph(folder / "server") as address:
        kg("publish", folder / "two.trig", "--endpoint", f"{address}/store")
        endpoint = f"{address}/query"
        for graphs in ((endpoint, c), (c, endpoint), (endpoint, b, c)):
            for suffix, file in whole.items():
                out = folder / f"out{suffix}"
                done = kg("merge", *graphs, "-o", out)
                assert (done.exit_code, done.output) == (0, f"{out}: 3 articles\n")
                assert out.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")
        assert kg("remove", THIRD.article.ref, endpoint, c, "-o", folder / "left.trig").exit_code == 0
        assert kg("diff", endpoint, folder / "left.trig").exit_code == 0
    assert (folder / "left.trig").read_text(encoding="utf-8") == (folder / "two.trig").read_text(encoding="utf-8")


def test_merge_of_an_endpoint_without_articles_says_so(folder: Path) -> None:
    with oxigraph(folder / "server") as address:
        done = kg("merge", f"{address}/query", folder / "a.ttl", "-o", folder / "s.ttl")
        assert done.exit_code == 0
        assert f"{address}/query: no articles in its default graph" in done.output
        away = kg("merge", f"{address}/elsewhere", folder / "a.ttl", "-o", folder / "t.ttl")
    assert away.exit_code == 1
    assert away.output == f"kg: {address}/elsewhere answers 404 Not Found; check the path of the address\n"
    gone = kg("merge", f"{address}/query", folder / "a.ttl", "-o", folder / "t.ttl")
    assert (gone.exit_code, gone.output.count("\n")) == (1, 1)
    assert "cannot be reached" in gone.output
    assert not (folder / "t.ttl").exists()


def test_merge_tells_of_copies(tmp_path: Path) -> None:
    for name, story in (("a", AGENCY), ("b", REPRINT)):
        (tmp_path / f"{name}.ttl").write_text(serialize(story.graph), encoding="utf-8")
    assert kg("merge", tmp_path, "-o", tmp_path / "s.ttl").output.endswith("s.ttl: 2 articles, 1 near copies\n")


def test_remove_and_diff(folder: Path) -> None:
    story, left, two = folder / "s.ttl", folder / "left.trig", folder / "two.ttl"
    kg("merge", folder / "a.ttl", folder / "b.ttl", folder / "c.ttl", "-o", story)
    done = kg("remove", THIRD.article.ref, story, "-o", left)
    assert done.output == f"{left}: without {THIRD.article.ref} 丙報：通話次日; 2 articles left\n"
    kg("merge", folder / "a.ttl", folder / "b.ttl", "-o", two)
    same = kg("diff", two, left)
    assert (same.exit_code, same.output) == (0, f"{two} and {left} say the same.\n")
    other = kg("diff", story, left)
    assert other.exit_code == 1
    assert f"- article 丙報：通話次日 <{THIRD.article.ref}>" in other.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("merge", "a.ttl", "-o", "story.xml"), "story.xml: end the name in .ttl, .trig, .nq, .jsonld"),
        (("merge", "none.ttl", "-o", "s.ttl"), "none.ttl: no such file"),
        (("merge", "a.ttl", "broken.ttl", "-o", "s.ttl"), "broken.ttl:2: not valid Turtle"),
        (("merge", "a.ttl", "-o", "s.ttl", "--judgements", "none.jsonl"), "none.jsonl: no such file of judgements"),
        (("merge", "a.ttl", "-o", "s.ttl", "--judgements", "bad.jsonl"), "bad.jsonl:2: not JSON"),
        (("merge", "a.ttl", "other.ttl", "-o", "s.ttl"), "is in version 7.7.7 of the ontology"),
        (
            ("remove", "article/0000000000000000", "a.ttl", "-o", "s.ttl"),
            "no such article in these graphs; there are 1",
        ),
        (("diff", "a.ttl", "none.ttl"), "none.ttl: no such file"),
        (("resolve", "a.ttl", "--suggest", "--judgements", "bad.jsonl"), "bad.jsonl:2: not JSON"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    Path("broken.ttl").write_text("@prefix a: <a:> .\na:b a:c a:d a:e .\n", encoding="utf-8")
    Path("bad.jsonl").write_text(
        '{"judgement": "same", "left": "official/x", "right": "official/y"}\n{oops\n', encoding="utf-8"
    )
    Path("other.ttl").write_text(serialize(SECOND.graph).replace("ontology/0.1.0", "ontology/7.7.7"), encoding="utf-8")
    before = sorted(Path().iterdir())
    done = kg(*words)
    assert done.exit_code in (1, 2)
    assert told in done.output
    assert len(done.output.splitlines()) == 1
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("resolve", "a.ttl"), "give --suggest or --decide"),
        (("resolve", "a.ttl", "--suggest", "--decide"), "give --suggest or --decide"),
        (("resolve", "a.ttl", "--decide"), "--decide needs --judgements"),
    ],
)
def test_wrong_usage(folder: Path, words: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    done = kg(*words)
    assert done.exit_code == 2
    assert told in done.output


def test_suggest_decide_merge_and_undo(tmp_path: Path) -> None:
    for name, story in (("a", Story("甲").person("周彥廷", "CN")), ("b", Story("乙").person("周彥霆", "CN"))):
        (tmp_path / f"{name}.ttl").write_text(serialize(story.graph), encoding="utf-8")
    files = (tmp_path / "a.ttl", tmp_path / "b.ttl")
    judgements, before, joined, after = (tmp_path / n for n in ("j.jsonl", "before.ttl", "joined.ttl", "after.ttl"))
    listed = kg("resolve", *files, "--suggest").output
    assert listed.splitlines()[0].endswith(" actor")
    assert "周彥廷 (CN), 1 article <official/周彥廷>" in listed
    record = json.loads(kg("resolve", *files, "--suggest", "--format", "json").output)
    assert {record["left"].rpartition("/")[2], record["right"].rpartition("/")[2]} == {"周彥廷", "周彥霆"}

    answered = kg(
        "resolve", *files, "--decide", "--judgements", judgements, "--who", "chen", input="s\n同一人，譯名不同\n"
    )
    assert answered.exit_code == 0
    line = json.loads(judgements.read_text(encoding="utf-8"))
    assert (line["judgement"], line["who"], line["why"]) == ("same", "chen", "同一人，譯名不同")
    assert kg("resolve", *files, "--suggest", "--judgements", judgements).output == "Nothing else may be the same.\n"

    kg("merge", *files, "-o", before)
    kg("merge", *files, "-o", joined, "--judgements", judgements)
    assert "official/周彥霆> dcterms:isReplacedBy" in " ".join(joined.read_text(encoding="utf-8").split()) or (
        "official/周彥廷> dcterms:isReplacedBy" in " ".join(joined.read_text(encoding="utf-8").split())
    )
    judgements.write_text("# taken back\n", encoding="utf-8")
    kg("merge", joined, "-o", after, "--judgements", judgements)
    assert after.read_text(encoding="utf-8") == before.read_text(encoding="utf-8")


def test_leaving_early_keeps_the_answers(tmp_path: Path) -> None:
    for number, name in enumerate(("周彥廷", "周彥霆", "周彥庭")):
        (tmp_path / f"{number}.ttl").write_text(
            serialize(Story(str(number)).person(name, "CN").graph), encoding="utf-8"
        )
    judgements = tmp_path / "j.jsonl"
    done = kg("resolve", tmp_path, "--decide", "--judgements", judgements, input="d\n\nk\nq\n")
    assert done.exit_code == 0
    assert [json.loads(text)["judgement"] for text in judgements.read_text(encoding="utf-8").splitlines()] == [
        "different"
    ]


def test_unused_judgements_are_noted(folder: Path) -> None:
    judgements = folder / "j.jsonl"
    judgements.write_text('{"judgement": "same", "left": "official/x", "right": "official/y"}\n', encoding="utf-8")
    done = kg("merge", folder / "a.ttl", "-o", folder / "s.ttl", "--judgements", judgements)
    assert done.exit_code == 0
    assert f"1 judgement on things that are not in these graphs: {judgements}:1" in done.output


def test_an_article_with_other_facts_is_warned_of(folder: Path) -> None:
    text = (folder / "a.ttl").read_text(encoding="utf-8")
    (folder / "newer.ttl").write_text(text.replace("kg:proposed", "kg:approved"), encoding="utf-8")
    done = kg("merge", folder / "a.ttl", folder / "newer.ttl", "-o", folder / "s.ttl")
    assert done.exit_code == 0
    assert f"{FIRST.article.ref} is in an earlier graph too, with other facts" in done.output


def test_a_folder_with_the_merged_graph_is_told_once(folder: Path) -> None:
    kg("merge", folder, "-o", folder / "graph.ttl")
    count = "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e a kg:Event }"
    assert (
        kg("query", folder, count, "--format", "csv").output
        == kg("query", folder / "graph.ttl", count, "--format", "csv").output
    )
