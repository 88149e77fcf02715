"""The command line: what it writes, and one line for whatever goes wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import RDF, Dataset, Graph

import kg
from kg.cli import main
from kg.graph import KG, SCHEMA

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))
ARTICLE = """2026-03-09
磋商將恢復　林佑辰：門開著

外交部發言人林佑辰昨天（8日）說，台日磋商10日在東京登場，「門一直是開著的」。
"""
NO_DAY = "外交部發言人林佑辰昨天說，台日磋商將在東京登場，「門一直是開著的」。\n"
NO_STATEMENT = "2026-03-09\n天氣\n\n今天多雲，午後有雨，明天放晴。\n"


def run(*args: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first article's files."""
    output = tmp_path_factory.mktemp("built")
    assert run("build", SEED, "-o", output).exit_code == 0
    return output


def one_line(result: Result) -> str:
    """The complaint, which must be one line and no traceback."""
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    assert "Traceback" not in lines[0]
    return lines[0]


# ---- build ---------------------------------------------------------------------------------------------------------


def test_build_writes_graph_and_page(article: Path, tmp_path: Path) -> None:
    result = run("build", article, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout.split() == [str(tmp_path / "out" / "a.ttl"), str(tmp_path / "out" / "a.html")]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.html", "a.ttl"]
    graph = Graph().parse(tmp_path / "out" / "a.ttl")
    assert len(set(graph.subjects(RDF.type, KG.Statement))) >= 1


def test_build_joins_several_articles(article: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(NO_STATEMENT, encoding="utf-8")
    assert run("build", article, tmp_path / "b.txt", "-o", tmp_path / "out").exit_code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["a.html", "a.ttl", "b.html", "b.ttl", "graph.html", "graph.ttl"]
    together = Graph().parse(tmp_path / "out" / "graph.ttl")
    parts = Graph().parse(tmp_path / "out" / "a.ttl").parse(tmp_path / "out" / "b.ttl")
    for kind in (SCHEMA.NewsArticle, KG.Statement, KG.Country):
        assert set(together.subjects(RDF.type, kind)) == set(parts.subjects(RDF.type, kind))


def test_build_takes_folders_and_keeps_equal_names_apart(article: Path, tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(ARTICLE + folder, encoding="utf-8")
        (tmp_path / folder / "readme.md").write_text("no article")
    assert run("build", tmp_path / "x", tmp_path / "y", "-o", tmp_path / "out", "--no-page").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-2.ttl", "a.ttl", "graph.ttl"]


@pytest.mark.parametrize(("format", "name"), [("trig", "a.trig"), ("nquads", "a.nq"), ("json-ld", "a.jsonld")])
def test_build_formats(article: Path, tmp_path: Path, format: str, name: str) -> None:
    assert run("build", article, "-o", tmp_path / "out", "--format", format, "--no-page").exit_code == 0
    dataset = Dataset()
    dataset.parse(tmp_path / "out" / name, format=format)
    assert [str(g.identifier) for g in dataset.graphs() if len(g)] == [
        f"https://w3id.org/newskg/article/{kg.read(article).id}"
    ]


def test_build_reads_the_standard_input(tmp_path: Path) -> None:
    result = run("build", "-", "-o", tmp_path / "out", stdin=ARTICLE.encode("cp950"))
    assert result.exit_code == 0
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == ["stdin.html", "stdin.ttl"]


def test_build_uses_the_given_day_only_where_the_text_has_none(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text(NO_DAY, encoding="utf-8")
    assert run("build", article, other, "-o", tmp_path / "out", "--published", "2020-01-01").exit_code == 0
    days = {
        name: {str(day) for day in Graph().parse(tmp_path / "out" / name).objects(None, SCHEMA.datePublished)}
        for name in ("a.ttl", "b.ttl")
    }
    assert days == {"a.ttl": {"2026-03-09"}, "b.ttl": {"2020-01-01"}}


def test_no_day_anywhere_is_a_warning_and_resolves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NO_DAY, encoding="utf-8")
    result = run("build", path, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "warning: no date of publication" in one_line(result)
    assert "--published" in result.stderr
    assert not list(Graph().parse(tmp_path / "out" / "a.ttl").subject_objects(KG.startDate))


def test_an_article_without_statements_is_a_small_valid_graph(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NO_STATEMENT, encoding="utf-8")
    assert run("build", path, "-o", tmp_path / "out").exit_code == 0
    assert not list(Graph().parse(tmp_path / "out" / "a.ttl").subjects(RDF.type, KG.Statement))
    assert run("validate", tmp_path / "out" / "a.ttl").exit_code == 0


def test_another_base(article: Path, tmp_path: Path) -> None:
    assert (
        run("build", article, "-o", tmp_path / "out", "--base", "https://example.org/news", "--no-page").exit_code == 0
    )
    subjects = set(Graph().parse(tmp_path / "out" / "a.ttl").subjects())
    assert {str(s).startswith("https://example.org/news/") for s in subjects} == {True}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b" \n", "empty"),
        (bytes(range(256)) * 9, "not text"),
        (b"%PDF-1.7", "PDF"),
        ("Stra\xdfe, Gr\xfc\xdfe".encode("latin-1"), "UTF-8, UTF-16, Big5 or GB18030"),
        ((ARTICLE * 40_000).encode(), "too long for one article"),
    ],
    ids=["missing", "empty", "blank", "binary", "pdf", "wrong encoding", "5 MB"],
)
def test_a_bad_article_is_named_and_stops_no_other(
    article: Path, tmp_path: Path, data: bytes | None, words: str
) -> None:
    bad = tmp_path / "bad.txt"
    if data is not None:
        bad.write_bytes(data)
    result = run("build", bad, article, "-o", tmp_path / "out", "-q")
    assert result.exit_code == 1
    line = one_line(result)
    assert line.startswith(f"kg: {bad}: ")
    assert words in line
    assert (tmp_path / "out" / "a.ttl").exists()
    assert not (tmp_path / "out" / "bad.ttl").exists()


def test_a_folder_without_articles(article: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = run("build", tmp_path / "none", article, "-o", tmp_path / "out", "-q")
    assert result.exit_code == 1
    assert "no articles in this folder" in one_line(result)
    assert (tmp_path / "out" / "a.ttl").exists()


def test_an_output_that_cannot_be_written(article: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    result = run("build", article, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "cannot be written" in one_line(result)


def test_an_unexpected_error_names_the_article(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(_: object) -> None:
        raise ZeroDivisionError("odd\narticle")

    monkeypatch.setattr("kg.pipeline.facts_of", explode)
    result = run("build", article, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert one_line(result).startswith(f"kg: {article}: unexpected ZeroDivisionError: odd article")
    assert "--debug" in result.stderr
    assert "Traceback" in run("build", article, "-o", tmp_path / "out", "--debug").stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--published", "yesterday"), "2026-02-05"),
        (("--base", "not an IRI"), "absolute IRI"),
        (("--format", "rdf"), "--format"),
    ],
)
def test_wrong_usage_of_build(article: Path, tmp_path: Path, args: tuple[str, ...], words: str) -> None:
    result = run("build", article, "-o", tmp_path / "out", *args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("terminal", "count", "quiet"), [(True, 3, False), (False, 3, False), (True, 3, True), (True, 2, False)]
)
def test_progress_is_shown_on_long_work_to_a_person(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool, count: int, quiet: bool
) -> None:
    from kg.cli.build import _with_progress

    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    assert list(_with_progress(iter(range(count)), count, quiet)) == list(range(count))
    assert ("Building" in capsys.readouterr().err) == (terminal and count > 2 and not quiet)


def test_quiet_and_verbose(article: Path, tmp_path: Path) -> None:
    quiet = run("build", article, "-o", tmp_path / "out", "-q")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    verbose = run("build", article, "-o", tmp_path / "out", "-v")
    assert "statement" in verbose.stderr


@pytest.mark.parametrize(
    "name",
    [
        '"><img src=x onerror=alert(1)>.txt',
        "-v.txt",
        "a\nb.txt",
        "新聞 （一）.txt",
        "\udcff.txt",
        "con.txt",
        "a.b.txt",
        "x" * 240 + ".txt",
    ],
)
def test_odd_file_names_are_taken(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(ARTICLE, encoding="utf-8")
    result = run("build", path, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert len(list((tmp_path / "out").glob("*.ttl"))) == 1
    assert {p.suffix for p in (tmp_path / "out").iterdir()} == {".ttl", ".html"}


def test_a_bad_file_of_an_odd_name_is_still_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb\udcff.txt").write_bytes(b"")
    result = run("build", tmp_path / "a\nb\udcff.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "empty" in one_line(result)


# ---- query ---------------------------------------------------------------------------------------------------------


def test_query_list_shows_the_catalogue() -> None:
    result = run("query", "--list")
    assert result.exit_code == 0
    for name in ("statements-about", "contested-amounts", "timeline"):
        assert name in result.stdout


def test_query_by_name(built: Path) -> None:
    result = run("query", built, "--name", "country-statements", "--set", "country=CN", "--format", "csv")
    assert result.exit_code == 0, result.stderr
    assert "台灣是中國一部分" in result.stdout


def test_query_by_sparql_and_by_file(built: Path, tmp_path: Path) -> None:
    sparql = "SELECT (COUNT(?s) AS ?n) WHERE { ?s a kg:Statement }"
    (tmp_path / "q.rq").write_text(sparql, encoding="utf-8")
    graph = next(built.glob("*.ttl"))
    typed = run("query", graph, sparql, "--format", "csv")
    read = run("query", graph, "--file", tmp_path / "q.rq", "--format", "csv")
    assert typed.exit_code == 0
    assert typed.stdout == read.stdout
    assert int(typed.stdout.split()[1]) > 10


def test_query_json(built: Path) -> None:
    result = run("query", built, "ASK { ?s a kg:Budget }", "--format", "json")
    assert json.loads(result.stdout)["boolean"] is True


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("SELECT ?s WHERE { ?s a kg:Event",), 2, "line 1"),
        (("--name", "statement-about"), 2, "statements-about"),
        (("--name", "timeline", "--set", "nonsense=1"), 2, "nonsense"),
        (("--name", "timeline", "--set", "country"), 2, "VAR=VALUE"),
        (("--name", "timeline", "--file", "q.rq"), 2, "give one"),
        (("--file", "nowhere.rq"), 2, "nowhere.rq"),
        ((), 2, "--list"),
    ],
)
def test_wrong_queries(built: Path, args: tuple[str, ...], code: int, words: str) -> None:
    result = run("query", built, *args)
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_query_without_graphs() -> None:
    result = run("query", "SELECT ?s { ?s ?p ?o }")
    assert result.exit_code == 2
    assert "at least one graph" in result.stderr


# ---- view and validate ---------------------------------------------------------------------------------------------


def test_view_writes_one_page(built: Path, tmp_path: Path) -> None:
    result = run("view", built, "-o", tmp_path / "story.html", "--title", "通話", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.strip() == str(tmp_path / "story.html")
    assert "通話" in (tmp_path / "story.html").read_text(encoding="utf-8")


def test_validate(built: Path, tmp_path: Path) -> None:
    graph = next(built.glob("*.ttl"))
    assert run("validate", graph).exit_code == 0
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        graph.read_text(encoding="utf-8").replace('oa:exact "川普"', 'oa:exact "某人"', 1), encoding="utf-8"
    )
    result = run("validate", broken, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)


@pytest.mark.parametrize("command", ["query", "view", "validate"])
@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("bad.ttl", "@prefix kg: <https://w3id.org/newskg/ontology#> .\nkg:a kg:b\n", "bad.ttl"),
        ("bad.ttl", "這不是 Turtle", "bad.ttl:1: "),
        ("nowhere.ttl", None, "no such file"),
        ("a.docx", "x", "a.docx"),
    ],
)
def test_bad_graphs_are_one_line(tmp_path: Path, command: str, name: str, text: str | None, words: str) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    extra = {"query": ["--name", "budgets"], "view": ["-o", tmp_path / "p.html"], "validate": []}[command]
    result = run(command, path, *extra)
    assert result.exit_code == (2 if command == "validate" else 1)
    assert words in one_line(result)
    assert not (tmp_path / "p.html").exists()


# ---- help ----------------------------------------------------------------------------------------------------------


def test_version() -> None:
    assert run("--version").stdout.strip() == f"kg, version {kg.__version__}"


@pytest.mark.parametrize("command", ["build", "query", "view", "validate"])
def test_help_teaches_by_example(command: str) -> None:
    text = run(command, "--help").stdout
    assert f"\n    kg {command} " in text
    assert "Exit code" in text or command == "view"
