"""The same articles give the same bytes, whatever the hash seed, the order of work or the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))
SECOND = "2026-03-09\n磋商將恢復\n\n外交部發言人林佑辰昨天（8日）說，台日磋商10日在東京登場，「門一直是開著的」。美國國務院表示歡迎。\n"


def build(output: Path, hash_seed: str, *options: str) -> dict[str, bytes]:
    (output.parent / "b.txt").write_text(SECOND, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(SEED),
        str(output.parent / "b.txt"),
        "-o",
        str(output),
        "-q",
        *options,
    ]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed})
    return {path.name: path.read_bytes() for path in sorted(output.iterdir())}


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "json-ld"])
def test_two_runs_write_the_same_bytes(tmp_path: Path, format: str) -> None:
    pages = () if format == "turtle" else ("--no-page",)
    first, second = (build(tmp_path / seed, seed, "--format", format, *pages) for seed in ("1", "42"))
    assert sorted(first) == sorted(second)
    assert len(first) == (6 if format == "turtle" else 3)
    assert [name for name in first if first[name] != second[name]] == []
