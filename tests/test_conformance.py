"""What is built from every annotated article keeps the rules of the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.article import parse_article
from kg.evaluate import gold_files, read_gold
from kg.extractors import extract
from kg.graph import to_graph
from kg.validate import validate

GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize("path", gold_files(GOLD), ids=lambda path: path.name.removesuffix(".gold.xml"))
def test_built_graphs_conform(path: Path) -> None:
    gold = read_gold(path)
    report = validate(to_graph(extract(parse_article(gold.text, source=path.name, published=gold.published))))
    assert report.conforms, report.text("en")
    assert not report.warnings, report.text("en")


def test_an_unnamed_person_conforms_too() -> None:
    report = validate(to_graph(extract(parse_article("一名知情人士透露，雙方仍在談判。"))))
    assert report.conforms, report.text("en")
