"""The flow, on one screen: path → Article → Facts → Graph → files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

from kg.article import article_of, read_article
from kg.errors import DiskFullError, KgError
from kg.files import stems, write_together
from kg.iri import DEFAULT_BASE
from kg.model import Article, Facts

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

P = ParamSpec("P")

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
    """Build each article in turn, then all of them together where there are several; one that fails stops no other, unless
    the disk is full."""
    paths = list(paths)
    several = len(paths) > 1
    done: list[Graph] = []
    named = [Path("stdin") if path == STDIN else path for path in paths]
    for path, (_, stem) in zip(paths, stems(named, taken=[TOGETHER] if several else []), strict=True):
        target = options.output / stem
        built = _attempt(path, _build_one, path, target, options, done)
        yield built
        if not several or isinstance(built.error, DiskFullError):
            return
    if done:
        target = options.output / TOGETHER
        yield _attempt(target, _build_together, target, options, done)


def _attempt(path: Path, work: Callable[P, Built], *args: P.args, **kwargs: P.kwargs) -> Built:
    try:
        return work(*args, **kwargs)
    except Exception as error:  # whatever it is, the other articles go on, and the caller reports it
        return Built(path, error=error)


def _build_one(path: Path, target: Path, options: Options, done: list[Graph]) -> Built:
    """Build one article and, if that succeeds, add it to those that are done."""
    from kg.graph import named_graphs, to_graph

    article = _read(path, options.published)
    facts = facts_of(article)
    graph = to_graph(facts, options.base)
    data = graph if options.format == "turtle" else named_graphs([(article, graph)], options.base)
    files = _write(graph, data, target, article.headline or target.name, options)
    done.append(graph)
    return Built(path, files, facts.warnings, _counts(facts))


def _build_together(target: Path, options: Options, done: list[Graph]) -> Built:
    """Merge all that are done, just as `kg merge` would."""
    from kg.merge import merge

    merged = merge(done)
    return Built(target, _write(merged.graph, merged.data(options.format), target, None, options))


def _read(path: Path, published: date | None) -> Article:
    if path == STDIN:
        return article_of(sys.stdin.buffer.read(), "standard input", "standard input", published)
    return read_article(path, published)


def _write(whole: Graph, data: Graph | Dataset, target: Path, title: str | None, options: Options) -> tuple[Path, ...]:
    """Write graph and page, as `target` plus extension: `data`, and a page of `whole`."""
    from kg.writers import EXTENSIONS, serialize

    texts = {EXTENSIONS[options.format]: serialize(data, options.format, options.base)}
    if options.page:
        from kg.view import render

        texts[".html"] = render(whole, title=title)
    files = {target.with_name(target.name + extension): text for extension, text in texts.items()}
    write_together(files)  # only now that all of them are made
    return tuple(files)


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
