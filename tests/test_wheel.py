"""A wheel that is built from here works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = "2026-03-09\n磋商將恢復\n\n外交部發言人林佑辰昨天（8日）說，台日磋商10日在東京登場，「門一直是開著的」。\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the hatchling of the test environment."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_carries_all_that_is_no_python(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "kg/_ontology/kg.ttl",
        "kg/_ontology/shapes.ttl",
        "kg/_ontology/queries/timeline.ttl",
        "kg/lexicon/countries.tsv",
        "kg/lexicon/people.tsv",
        "kg/reading/outlets.tsv",
        "kg/page/page.html",
        "kg/py.typed",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "benchmarks/"))]
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_works_when_installed(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own; the packages that it needs are borrowed from this one."""
    venv.create(tmp_path / "env", with_pip=False)
    site = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join(borrowed))
    python = tmp_path / "env" / "bin" / "python"
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")

    def kg(*args: str) -> str:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        command = [str(python), "-m", "kg", *args]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    code = "import kg; print(kg.__file__)"
    found = subprocess.run([str(python), "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert found.startswith(str(site))
    kg("build", "a.txt", "-o", "out")
    assert "林佑辰" in kg("query", "out", "--name", "speakers")
    kg("validate", "out")
    kg("view", "out/a.ttl", "-o", "story.html")
    assert (tmp_path / "story.html").stat().st_size > 100_000
