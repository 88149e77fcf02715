"""The flow, on one screen: path → Article → Facts → Graph → files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import read_article
from kg.errors import KgError
from kg.files import stems, write_whole
from kg.iri import DEFAULT_BASE
from kg.model import Article, Facts

if TYPE_CHECKING:
    from rdflib import Graph

#: The name of the files that hold all the articles of a run together.
TOGETHER = "graph"


@dataclass(frozen=True)
class Options:
    """How a run of `build` writes; see `kg build --help`."""

    output: Path
    published: date | None = None
    base: str = DEFAULT_BASE
    format: str = "turtle"
    page: bool = True


@dataclass(frozen=True)
class Built:
    """What became of one article: its files, warnings and graph, or the error that stopped it."""

    path: Path
    files: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    article: Article | None = None
    graph: Graph | None = None
    error: Exception | None = None


def facts_of(article: Article) -> Facts:
    """All that is read from one article. A pure function, so that articles can be read anywhere, in any order."""
    from kg.extractors import extract

    return extract(article)


def build(paths: Iterable[Path], options: Options) -> Iterator[Built]:
    """Build each article in turn, then all of them together where there are several; one that fails stops no other."""
    paths = list(paths)
    done: list[Built] = []
    for path, stem in stems(paths, taken=[TOGETHER] if len(paths) > 1 else []):
        built = _attempt(path, lambda path=path, stem=stem: _build_one(path, stem, options))  # type: ignore[misc]
        done.append(built)
        yield built
    if len(paths) > 1 and any(built.graph is not None for built in done):
        yield _attempt(options.output / TOGETHER, lambda: _build_together(done, options))


def _attempt(path: Path, work: Callable[[], Built]) -> Built:
    try:
        return work()
    except Exception as error:  # whatever it is, the other articles go on, and the caller reports it
        return Built(path, error=error)


def _build_one(path: Path, stem: str, options: Options) -> Built:
    from kg.graph import to_graph

    article = read_article(path, options.published)
    facts = facts_of(article)
    graph = to_graph(facts, options.base)
    files = _write([(article, graph)], graph, options.output / stem, article.headline or stem, options)
    return Built(path, files, (*_warnings(article), *facts.warnings), _counts(facts), article, graph)


def _build_together(done: list[Built], options: Options) -> Built:
    from kg.graph import empty_graph

    pairs = [(built.article, built.graph) for built in done if built.article is not None and built.graph is not None]
    union = empty_graph()
    for _, graph in pairs:
        union += graph
    path = options.output / TOGETHER
    return Built(path, _write(pairs, union, path, None, options), graph=union)


def _write(
    pairs: list[tuple[Article, Graph]], union: Graph, stem: Path, title: str | None, options: Options
) -> tuple[Path, ...]:
    """Write graph and page of some articles, as `stem` plus extension."""
    from kg.graph import to_dataset
    from kg.writers import EXTENSIONS, serialize

    named = options.format in ("trig", "nquads", "json-ld")
    data = to_dataset(pairs, options.base) if named else union
    path = stem.with_name(stem.name + EXTENSIONS[options.format])
    write_whole(path, serialize(data, options.format, options.base))
    if not options.page:
        return (path,)
    from kg.view import render

    page = stem.with_name(stem.name + ".html")
    write_whole(page, render(union, title=title))
    return path, page


def _warnings(article: Article) -> Iterator[str]:
    if article.published is None:
        yield "no date of publication in the text: relative dates stay unresolved; give it with --published YYYY-MM-DD"


def _counts(facts: Facts) -> tuple[tuple[str, int], ...]:
    return (
        ("statements", len(facts.statements)),
        ("actors", len(facts.agents)),
        ("countries", len(facts.countries)),
        ("events", len(facts.events)),
        ("budgets", len(facts.budgets)),
    )


def articles_in(paths: Iterable[Path]) -> list[Path]:
    """The article files that are meant: each file itself, each folder's *.txt in order of their names.

    Raises:
        KgError: a folder has no *.txt in it.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.glob("*.txt") if p.is_file())
            if not inside:
                raise KgError(f"{path}: no articles in this folder; put *.txt files into it")
            found += inside
        else:
            found.append(path)
    return found
