"""Files appear whole or not at all, under safe names that never clash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.files import safe_stem, stems, write_whole


def test_writes_utf8_and_keeps_line_ends(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "a.txt", "甲\r\n乙\n")
    assert (tmp_path / "new" / "a.txt").read_bytes() == "甲\r\n乙\n".encode()


def test_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "甲")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_has_the_usual_rights(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "甲")
    (tmp_path / "b.txt").write_text("乙")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop) if moment == "fsync" else monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, "new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_full_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KgError, match=r"a\.txt: the disk is full \(No space left"):
        write_whole(tmp_path / "a.txt", "甲")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(KgError, match="cannot be written"):
        write_whole(tmp_path / "out" / "a.ttl", "")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.txt", "a"),
        ("2026.03.09 新聞.txt", "2026.03.09 新聞"),
        (".txt", ".txt".strip(".")),
        ("-o.txt", "_o"),
        ('a<b>:"c|d?*.txt', "a_b_c_d_"),
        ("a\u202eb\n.txt", "a_b_"),
        ("con.txt", "con_"),
        ("  . .txt", "article"),
        ("-", "_"),
    ],
)
def test_safe_stems(name: str, stem: str) -> None:
    assert safe_stem(name) == stem


@given(st.text(max_size=400))
def test_any_name_gives_a_stem_that_a_file_system_takes(name: str) -> None:
    stem = safe_stem(name)
    assert 0 < len((stem + ".jsonld").encode("utf-8", "replace")) <= 255
    assert not set(stem) & set('/\\\0\n\r<>:"|?*')
    assert stem not in (".", "..")
    assert not stem.startswith("-")


def test_equal_stems_get_numbers() -> None:
    paths = [Path("x/a.txt"), Path("y/a.txt"), Path("z/A.md"), Path("a-2.txt"), Path("graph.txt")]
    assert [stem for _, stem in stems(paths, taken=["graph"])] == ["a", "a-2", "A-3", "a-2-2", "graph-2"]
