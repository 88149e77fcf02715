"""A full disk: one clear message, an exit code, and nothing lost of what was there."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from merge_stories import STORIES

from kg.cli import main
from kg.store import Store
from kg.writers import serialize

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

ARTICLE = "2026-03-09\n磋商將恢復\n\n外交部發言人林佑辰昨天（8日）說，台日磋商10日在東京登場，「門一直是開著的」。\n"


def limited(*words: object, blocks: int = 8) -> subprocess.CompletedProcess[str]:
    """A command that may write files of so many kilobytes: as near to a full disk as can be had without rights."""
    command = " ".join(f"'{word}'" for word in words)
    return subprocess.run(
        ["bash", "-c", f"ulimit -f {blocks}; exec {sys.executable} -m kg {command}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def kg(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def one_message(stderr: str) -> str:
    lines = stderr.strip().splitlines()
    assert len(lines) == 1, stderr
    assert "the disk is full" in lines[0]
    assert "Traceback" not in stderr
    return lines[0]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(ARTICLE + name, encoding="utf-8")
    return folder


@pytest.fixture
def graphs(tmp_path: Path) -> list[Path]:
    for name, story in zip("abc", STORIES, strict=True):
        (tmp_path / f"{name}.ttl").write_text(serialize(story.graph), encoding="utf-8")
    return [tmp_path / f"{name}.ttl" for name in "abc"]


def test_build_stops_with_one_message_and_the_former_files_stay(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert kg("build", articles, "-o", out, "-q").exit_code == 0
    before = content(out)
    (articles / "a.txt").write_text(ARTICLE.replace("10日", "12日"), encoding="utf-8")
    done = limited("build", articles, "-o", out)
    assert done.returncode == 1
    assert str(out / "a") in one_message(done.stderr)
    assert content(out) == before


def test_build_into_a_new_folder_leaves_no_halves(articles: Path, tmp_path: Path) -> None:
    done = limited("build", articles, "-o", tmp_path / "new", blocks=100)  # enough for a graph, not for its page
    assert done.returncode == 1
    one_message(done.stderr)
    assert content(tmp_path / "new") == {}


def test_merge_leaves_what_it_was_to_replace(graphs: list[Path], tmp_path: Path) -> None:
    story = tmp_path / "story.ttl"
    assert kg("merge", *graphs[:2], "-o", story).exit_code == 0
    before = content(tmp_path)
    done = limited("merge", story, graphs[2], "-o", story, blocks=2)
    assert done.returncode == 1
    assert str(story) in one_message(done.stderr)
    assert content(tmp_path) == before


def test_view_leaves_the_former_page(graphs: list[Path], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert kg("view", *graphs[:2], "-o", page).exit_code == 0
    before = page.read_bytes()
    done = limited("view", *graphs, "-o", page)
    assert done.returncode == 1
    one_message(done.stderr)
    assert page.read_bytes() == before


@pytest.mark.parametrize("large", [False, True], ids=["in one transaction", "in a new database"])
def test_a_store_is_as_it_was(graphs: list[Path], tmp_path: Path, large: bool) -> None:
    path = tmp_path / "news.kg"
    assert kg("store", path, "add", *graphs[:2]).exit_code == 0
    with Store.open(path) as store:
        before = set(store.lines(None)), store.names()
    script = (
        "import sys, kg.store.store as store\n"
        f"store.LARGE = {0 if large else 10**9}\n"
        "from kg.cli import main\n"
        "main(sys.argv[1:], prog_name='kg')\n"
    )
    done = subprocess.run(
        ["bash", "-c", f'ulimit -f 2; exec {sys.executable} -c "$0" "$@"', script, "store", path, "add", graphs[2]],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout
    assert str(path) in one_message(done.stderr)
    with Store.open(path) as store:
        assert (set(store.lines(None)), store.names()) == before
    assert kg("store", path, "add", graphs[2]).exit_code == 0, "with room again, it goes on"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("command", ["build", "merge", "view"])
def test_no_room_when_the_file_is_flushed(
    articles: Path, graphs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, number: int
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    out = tmp_path / "out"
    words = {
        "build": ("build", articles, "-o", out),
        "merge": ("merge", *graphs, "-o", out / "story.ttl"),
        "view": ("view", *graphs, "-o", out / "page.html"),
    }[command]
    out.mkdir()
    monkeypatch.setattr(os, "fsync", full)
    done = kg(*words)
    assert done.exit_code == 1
    one_message(done.stderr)
    assert content(out) == {}
