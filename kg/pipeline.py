"""The flow, on one screen: path → Article → Facts → Graph → files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import article_of, read_article
from kg.errors import KgError
from kg.files import stems, write_whole
from kg.iri import DEFAULT_BASE
from kg.model import Article, Facts

if TYPE_CHECKING:
    from kg.graph import Collection

#: The name of the files that hold all the articles of a run together.
TOGETHER = "graph"
#: The path that means the standard input.
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Options:
    """How a run writes: into which folder, in which format, with a page for each graph or without."""

    output: Path
    published: date | None = None
    base: str = DEFAULT_BASE
    format: str = "turtle"
    page: bool = True


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one article: its files, warnings and counts of facts, or the error that stopped it."""

    path: Path
    files: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    error: Exception | None = None


def facts_of(article: Article) -> Facts:
    """All that is read from one article. A pure function, so that articles can be read anywhere, in any order."""
    from kg.extractors import extract

    return extract(article)


def build(paths: Iterable[Path], options: Options) -> Iterator[Built]:
    """Build each article in turn, then all of them together where there are several; one that fails stops no other."""
    from kg.graph import Collection

    paths = list(paths)
    together = Collection(options.base)
    named = [Path("stdin") if path == STDIN else path for path in paths]
    for path, (_, stem) in zip(paths, stems(named, taken=[TOGETHER] if len(paths) > 1 else []), strict=True):
        yield _attempt(path, lambda path=path, stem=stem: _build_one(path, stem, options, together))  # type: ignore[misc]
    if len(paths) > 1 and together.union:
        path = options.output / TOGETHER
        yield _attempt(path, lambda: Built(path, _write(together, path, None, options)))


def _attempt(path: Path, work: Callable[[], Built]) -> Built:
    try:
        return work()
    except Exception as error:  # whatever it is, the other articles go on, and the caller reports it
        return Built(path, error=error)


def _build_one(path: Path, stem: str, options: Options, together: Collection) -> Built:
    from kg.graph import Collection, to_graph

    article = _read(path, options.published)
    facts = facts_of(article)
    graph = to_graph(facts, options.base)
    alone = Collection(options.base)
    alone.add(article, graph)
    title = article.headline or stem
    files = _write(alone, options.output / stem, title, options)
    together.add(article, graph)
    return Built(path, files, facts.warnings, _counts(facts))


def _read(path: Path, published: date | None) -> Article:
    if path == STDIN:
        return article_of(sys.stdin.buffer.read(), "standard input", "standard input", published)
    return read_article(path, published)


def _write(articles: Collection, stem: Path, title: str | None, options: Options) -> tuple[Path, ...]:
    """Write graph and page, as `stem` plus extension; formats that have named graphs get one an article."""
    from kg.writers import EXTENSIONS, serialize

    data = articles.union if options.format == "turtle" else articles.named()
    path = stem.with_name(stem.name + EXTENSIONS[options.format])
    write_whole(path, serialize(data, options.format, options.base))
    if not options.page:
        return (path,)
    from kg.view import render

    page = stem.with_name(stem.name + ".html")
    write_whole(page, render(articles.union, title=title))
    return path, page


def _counts(facts: Facts) -> tuple[tuple[str, int], ...]:
    return (
        ("statements", len(facts.statements)),
        ("actors", len(facts.agents)),
        ("countries", len(facts.countries)),
        ("events", len(facts.events)),
        ("budgets", len(facts.budgets)),
    )


def articles_in(path: Path) -> list[Path]:
    """The article files that a path means: the file itself, or a folder's *.txt in order of their names.

    Raises:
        KgError: the folder has no *.txt in it.
    """
    if not path.is_dir():
        return [path]
    inside = sorted(file for file in path.glob("*.txt") if file.is_file())
    if not inside:
        raise KgError(f"{path}: no articles in this folder; put *.txt files into it")
    return inside
