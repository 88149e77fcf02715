"""Each sentence with what was found in it and why."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from kg.article import parse_article
from kg.cli import main
from kg.explain import explain, render

TEXT = "外交部發言人林佑辰今天表示，台灣樂見雙方對話。我們會持續努力。\n\n他並指出，雙方上週曾通電話。\n\n天氣很好。\n"


def findings() -> dict[str, list[tuple[str, str, str]]]:
    """Sentence → (kind, what, rule) of what was found in it."""
    article = parse_article(TEXT, source="case.txt")
    return {s.span.of(TEXT): [(f.kind, f.what, f.rule) for f in s.findings] for s in explain(article)}


def test_a_statement_tells_its_speaker_and_cue() -> None:
    first = findings()["外交部發言人林佑辰今天表示，台灣樂見雙方對話。"]
    assert ("statement", "林佑辰", "cue 表示 with a stop after it") in first
    assert ("actor", "林佑辰", "name read from its surroundings, office 外交部發言人") in first


def test_words_that_go_on_say_whose_they_are() -> None:
    assert findings()["我們會持續努力。"][0] == ("goes on", "林佑辰", "no attribution of its own")


def test_pronouns_say_who_they_are() -> None:
    assert ("actor", "林佑辰", "pronoun") in findings()["他並指出，雙方上週曾通電話。"]


def test_a_sentence_without_findings_is_shown_and_counted() -> None:
    article = parse_article(TEXT, source="case.txt")
    text = render(article, explain(article))
    assert findings()["天氣很好。"] == []
    assert text.endswith("1 sentences in which nothing was found")


def test_command_prints_text_and_json(tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    path.write_text(TEXT, encoding="utf-8")
    plain = CliRunner().invoke(main, ["explain", str(path), "--published", "2026-03-04"])
    assert plain.exit_code == 0
    assert "cue 表示" in plain.output
    result = CliRunner().invoke(main, ["explain", str(path), "--json"])
    rows = json.loads(result.output)
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)


def test_a_missing_file_is_one_line() -> None:
    result = CliRunner().invoke(main, ["explain", "nowhere.txt"])
    assert result.exit_code == 1
    assert "nowhere.txt" in result.output
    assert "Traceback" not in result.output
