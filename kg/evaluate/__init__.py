"""Measures what was read from articles against articles annotated by hand.

    from kg.evaluate import evaluate, from_text
    print(evaluate("tests/gold", from_text).table())

The format of the annotation and its rules are described in tests/gold/README.md of the source.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, ReadError
from kg.evaluate.compare import Comparison, compare
from kg.evaluate.gold import GoldArticle, read_gold
from kg.evaluate.reading import Reading, reading_of
from kg.evaluate.report import Error, Figure, Report, report
from kg.model import Facts

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = [
    "Comparison",
    "Error",
    "Figure",
    "GoldArticle",
    "Reading",
    "Report",
    "compare",
    "evaluate",
    "from_text",
    "gold_files",
    "read_gold",
    "reading_of",
    "report",
]

SUFFIX = ".gold.xml"


def evaluate(gold_dir: str | Path, build: Callable[[GoldArticle], Facts | Graph | Path]) -> Report:
    """Build each annotated article and compare.

    Args:
        gold_dir: a folder with ``*.gold.xml``, or one such file.
        build: makes of an annotated article, of which it should use `text` and `published` only, the facts, the
            graph, or a Turtle file with the graph of this article alone. `from_text` is the product's own way.

    Raises:
        ReadError: there is no annotated article, one is malformed, or a graph cannot be read.
    """
    comparisons = []
    for path in gold_files(gold_dir):
        article = read_gold(path)
        try:
            found = reading_of(build(article))
        except KgError as error:
            raise ReadError(f"{path}: {error}") from error
        comparisons.append(compare(article, found))
    return report(comparisons)


def from_text(article: GoldArticle) -> Facts:
    """The facts that the product reads from the raw text of an annotated article, told its day of publication."""
    from kg.article import parse_article
    from kg.pipeline import facts_of

    return facts_of(parse_article(article.text, source=f"{article.id}.txt", published=article.published))


def gold_files(gold_dir: str | Path) -> list[Path]:
    """The annotated articles in a folder in order of their names, or the one file that is named.

    Raises:
        ReadError: there is none.
    """
    path = Path(gold_dir)
    if path.is_file():
        return [path]
    found = sorted(path.glob(f"*{SUFFIX}"))
    if not found:
        raise ReadError(f"{path}: no annotated articles; name a folder with *{SUFFIX} files")
    return found
