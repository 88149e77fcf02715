"""`kg store` and the commands that take a store: what they print, and their exit codes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
ARTICLE = "article/729f2f2411a79dc4"


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "news.kg"
    assert kg("store", path, "add", FIXTURE, "-q").output == ""
    return path


def test_add_says_what_became_of_the_articles(tmp_path: Path) -> None:
    path = tmp_path / "news.kg"
    assert kg("store", path, "add", FIXTURE).output == f"{path}: 2 added\n"
    assert kg("store", path, "add", FIXTURE).output == f"{path}: 2 unchanged\n"
    (tmp_path / "bad.ttl").write_text("<a> <b", encoding="utf-8")
    done = kg("store", path, "add", tmp_path / "bad.ttl", FIXTURE)
    assert done.exit_code == 1
    assert done.output.splitlines()[1] == f"{path}: 2 unchanged, 1 failed"
    assert done.output.startswith(f"kg: {tmp_path / 'bad.ttl'}:1: not valid Turtle")


def test_list_stats_export_remove(store: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kg("store", store, "list", "--format", "csv").output)))
    assert [row["published"] for row in rows] == ["2026-03-12", "2026-03-10"]
    assert rows[0]["source"] == str(FIXTURE)
    assert "2 article graphs" in kg("store", store, "stats").output
    for suffix in ("nq", "trig", "jsonld", "ttl", "nt"):
        assert kg("store", store, "export", "-o", tmp_path / f"x.{suffix}").exit_code == 0
        assert kg("query", tmp_path / f"x.{suffix}", "--name", "budgets").exit_code == 0
    done = kg("store", store, "remove", ARTICLE)
    assert done.exit_code == 0
    assert "1 removed" in done.output
    done = kg("store", store, "remove", ARTICLE)
    assert done.exit_code == 1
    assert "no article" in done.output
    assert len(kg("store", store, "list", "--format", "csv").output.splitlines()) == 2


def test_query_view_and_validate_take_a_store(store: Path, tmp_path: Path) -> None:
    assert "國防特別預算" in kg("query", store, "--name", "budgets").output
    assert "國防特別預算" in kg("query", store, FIXTURE, "--name", "budgets").output
    assert kg("view", store, "-o", tmp_path / "x.html").exit_code == 0
    assert "林曉青" in (tmp_path / "x.html").read_text(encoding="utf-8")
    assert kg("validate", store).exit_code in (0, 1)
    assert "prominence" in kg("analyse", store).output


def test_what_is_no_store(tmp_path: Path) -> None:
    for verb in (["list"], ["stats"], ["export"], ["remove", "x"]):
        done = kg("store", tmp_path / "none", *verb)
        assert done.exit_code == 1
        assert (
            done.output
            == f"kg: {tmp_path / 'none'}: no such store; make one with: kg store {tmp_path / 'none'} add GRAPH...\n"
        )
    done = kg("store", tmp_path / "new.kg", "add", tmp_path / "none.ttl")
    assert done.exit_code == 1
    assert "no such file" in done.output
