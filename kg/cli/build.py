"""`kg build`: articles in, graphs and pages out."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from kg.cli.common import FAILED, OK, complain
from kg.errors import KgError
from kg.iri import DEFAULT_BASE, checked_base

FORMATS = ("turtle", "trig", "nquads", "json-ld")

T = TypeVar("T")


@click.command(short_help="Build graphs and pages from articles.")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Folder to write to."
)
@click.option("--published", metavar="DATE", help="Day of publication (2026-02-05) of articles that do not tell it.")
@click.option("--base", default=DEFAULT_BASE, show_default=True, metavar="IRI", help="Namespace of the data.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option("--no-page", is_flag=True, help="Write no HTML pages.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but warnings and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print what was found in each article.")
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def build(
    articles: tuple[str, ...],
    output: Path,
    published: str | None,
    base: str,
    format_: str,
    no_page: bool,
    quiet: bool,
    verbose: bool,
    debug: bool,
) -> None:
    """Build the graph and the page of each ARTICLE: a text file, a folder of *.txt, or - for the standard input.

    \b
      kg build article.txt -o output/
      kg build articles/ -o output/ --published 2026-02-05
      cat article.txt | kg build - -o output/ --format trig

    Writes DIR/<name>.ttl and DIR/<name>.html for each and, for several, DIR/graph.ttl and DIR/graph.html for all of
    them together. Text may be in UTF-8, UTF-16, Big5 or GB18030.

    Exit code: 0 all built; 1 some article failed (the others are built); 2 wrong usage.
    """
    from kg.pipeline import Options, articles_in
    from kg.pipeline import build as run

    options = Options(output, _day(published), _base(base), format_, not no_page)
    failed = False
    paths: list[Path] = []
    for name in articles:
        try:
            paths += articles_in(Path(name))
        except KgError as error:
            failed = True
            complain(error)
    for built in _with_progress(run(paths, options), len(paths) + 1, quiet):
        if built.error is not None:
            failed = True
            _report(built.path, built.error, debug)
            continue
        if not quiet:
            for file in built.files:
                click.echo(click.format_filename(file))
        if verbose and built.counts:
            found = ", ".join(f"{count} {name}" for name, count in built.counts)
            click.echo(f"{click.format_filename(built.path)}: {found}", err=True)
        for warning in built.warnings:
            click.echo(f"{click.format_filename(built.path)}: warning: {warning}", err=True)
    sys.exit(FAILED if failed else OK)


def _day(text: str | None) -> date | None:
    from kg.api import day_of

    try:
        return day_of(text) if text is not None else None
    except KgError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error


def _base(text: str) -> str:
    try:
        return checked_base(text)
    except KgError as error:
        raise click.UsageError(str(error)) from error


def _with_progress(items: Iterator[T], length: int, quiet: bool) -> Iterator[T]:
    """The items, with a progress bar on the standard error while they come, if a person watches it."""
    if quiet or length < 3 or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=length, label="Building", file=sys.stderr) as bar:
        yield from bar


def _report(path: Path, error: Exception, debug: bool) -> None:
    if isinstance(error, KgError) and not debug:
        complain(error)
        return
    if debug:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
        return
    what = " ".join(str(error).split())[:200]
    complain(
        f"{click.format_filename(path)}: unexpected {type(error).__name__}: {what} (an error of kg; --debug shows where)"
    )
