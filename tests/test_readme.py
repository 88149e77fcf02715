"""The README does what it says: its examples are run here, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """Each command after a $, with the output that the README shows for it."""
    parts = [part for block in blocks("console") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands_print_what_the_readme_shows(checkout: Path) -> None:
    assert len(examples()) >= 4
    for command, shown in examples():
        program, *words = shlex.split(command)
        assert program == "kg"
        arguments = [
            str(p) for word in words for p in (sorted(Path().glob(word)) if "*" in word and "{" not in word else [word])
        ]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, f"{command}\n{result.stderr}"
        pattern = ".*?".join(re.escape(part) for part in re.split("…", shown))
        assert re.fullmatch(pattern, result.stdout, re.DOTALL), f"{command}\n{result.stdout}"


@pytest.mark.parametrize("code", blocks("python"))
def test_python_runs(checkout: Path, code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+ statements about China\n", done.stdout)


def test_every_command_and_option_of_the_table_exists() -> None:
    rows = dict(re.findall(r"^\| `kg (\w+) [^`]*` \| (.*) \|$", README, re.MULTILINE))
    assert set(rows) == set(main.commands)
    for name, text in rows.items():
        command = main.commands[name]
        known = {option for parameter in command.params for option in parameter.opts}
        if isinstance(command, click.Group):
            assert set(re.findall(r"`([a-z]+)`", text)) <= set(command.commands)
            parts = command.commands.values()
            known |= {option for part in parts for parameter in part.params for option in parameter.opts}
        for option in re.findall(r"(--[a-z-]+)", text):
            assert option in known, f"kg {name} {option}"


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_links_lead_somewhere(target: str) -> None:
    assert target.startswith("https://") or (ROOT / target).exists()


def test_the_two_commands_are_there() -> None:
    for word in ("demo", "test"):
        assert re.search(rf"^{word}\)", (ROOT / "run").read_text(encoding="utf-8"), re.MULTILINE)
        assert re.search(rf"^[a-z ]*\b{word}\b[a-z ]*:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert os.access(ROOT / "run", os.X_OK)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("script", sorted(set(re.findall(r"`python (benchmarks/[a-z_/]+\.py)`", README))))
def test_scripts_are_there_and_explain_themselves(script: str) -> None:
    done = subprocess.run([sys.executable, str(ROOT / script), "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout.lower()
