"""The command line: `kg build`, `kg query`, `kg view`, `kg validate`. A thin layer over the package; only it prints."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

import kg
from kg.errors import KgError, QueryError
from kg.files import write_whole
from kg.iri import DEFAULT_BASE, checked_base

OK, FAILED, USAGE = 0, 1, 2

FORMATS = ("turtle", "trig", "nquads", "json-ld")
TABLES = ("table", "csv", "json", "ttl")


T = TypeVar("T")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command explains itself: kg build --help",
)
@click.version_option(kg.__version__, prog_name="kg")
def main() -> None:
    """Knowledge graphs of who said what, from Chinese political news.

    \b
      kg build seeds/*.txt -o output/        articles in; Turtle and a page out
      kg query output/*.ttl --list           the questions that are ready-made
      kg query output/*.ttl --name budgets   an answer, as a table
      kg view output/*.ttl -o story.html     one page of several graphs
      kg validate output/*.ttl               is every quotation where it says?
    """


@main.command()
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
            _complain(error)
    for built in _with_progress(run(paths, options), len(paths), quiet):
        if built.error is not None:
            failed = True
            _report(built.path, built.error, debug)
            continue
        if not quiet:
            for file in built.files:
                click.echo(str(file))
        if verbose and built.counts:
            found = ", ".join(f"{count} {name}" for name, count in built.counts)
            click.echo(f"{built.path}: {found}", err=True)
        for warning in built.warnings:
            click.echo(f"{built.path}: warning: {warning}", err=True)
    sys.exit(FAILED if failed else OK)


@main.command()
@click.argument("inputs", nargs=-1, metavar="GRAPH... [SPARQL]")
@click.option(
    "--file", "file", type=click.Path(path_type=Path), metavar="FILE", help="Read the SPARQL query from here."
)
@click.option("--name", metavar="QUERY", help="A query of the catalogue; see --list.")
@click.option("--set", "settings", multiple=True, metavar="VAR=VALUE", help="Give a variable of the query its value.")
@click.option("--format", "format_", type=click.Choice(TABLES), default="table", show_default=True)
@click.option("--list", "list_", is_flag=True, help="Show the catalogue: each query, what it answers, what can be set.")
def query(
    inputs: tuple[str, ...],
    file: Path | None,
    name: str | None,
    settings: tuple[str, ...],
    format_: str,
    list_: bool,
) -> None:
    """Ask a question of one or more GRAPHs: files (.ttl .trig .nq .jsonld), folders of them, or - for Turtle.

    \b
      kg query --list
      kg query output/ --name statements-about --set country=CN
      kg query output/a.ttl output/b.ttl --file question.rq --format csv
      kg query output/ 'SELECT ?words { ?s a kg:Statement ; schema:text ?words }'

    Values are names (中國, 川普, call) or IRIs, and are bound, never pasted into the query. Prefixes need no declaring.

    Exit code: 0 answered; 1 a graph cannot be read; 2 wrong usage or query.
    """
    from kg.query import catalogue, render, render_catalogue, run

    with _errors():
        if list_:
            click.echo(render_catalogue(catalogue()), nl=False)
            return
        graphs, sparql = _graphs_and_query(inputs, file, name)
        if not graphs:
            raise click.UsageError("name at least one graph, such as output/graph.ttl")
        if sparql is None and name is None:
            raise click.UsageError("give a query: --name QUERY (see --list), --file FILE, or SPARQL after the graphs")
        bindings = dict(map(_setting, settings))
        if name is not None:
            from kg.query import find

            find(name)  # a wrong name is told before large graphs are read
        from kg.loading import load

        result = run(load(graphs), sparql=sparql, name=name, bindings=bindings)
        click.echo(render(result, format_), nl=False)


@main.command()
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE.html", help="Page to write."
)
@click.option("--title", help="Heading of the page; by default the article's headline.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language it opens in.")
@click.option("--max-nodes", default=150, show_default=True, type=click.IntRange(min=0), help="Nodes shown at first.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
def view(graphs: tuple[str, ...], output: Path, title: str | None, lang: str, max_nodes: int, open_: bool) -> None:
    """Make one page of one or more GRAPHs: files (.ttl .trig .nq .jsonld) or folders of them.

    \b
      kg view output/*.ttl -o story.html --open
      kg view output/ -o story.html --lang en --title "The call"

    The page is one file, works offline, and shows each fact with the words that it rests on.
    """
    with _errors():
        from kg.loading import load
        from kg.view import render

        page = output / "graph.html" if output.is_dir() else output
        write_whole(page, render(load(graphs), title=title, lang=lang, max_nodes=max_nodes))
        click.echo(str(page))
    if open_:
        click.launch(str(page))


@main.command()
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the messages; by default both.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def validate(graphs: tuple[str, ...], lang: str | None, format_: str) -> None:
    """Check GRAPHs against the rules: evidence where it says, one speaker, sources kept apart …

    \b
      kg validate output/*.ttl
      kg validate story.ttl --lang zh
      kg validate output/ --format json

    Exit code: 0 no violation (warnings there may be); 1 violations; 2 a graph cannot be read.
    """
    with _errors(read_error=USAGE):
        from kg.loading import load
        from kg.validate import validate as check

        report = check(load(graphs))
        click.echo(report.text(lang) if format_ == "text" else report.json(), nl=False)
        sys.exit(OK if report.conforms else FAILED)


# ---- helpers -------------------------------------------------------------------------------------------------------


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


def _setting(text: str) -> tuple[str, str]:
    variable, equals, value = text.partition("=")
    if not equals or not variable:
        raise click.BadParameter(f"{text!r}: write VAR=VALUE, such as country=CN", param_hint="--set")
    return variable.removeprefix("?"), value


def _graphs_and_query(inputs: tuple[str, ...], file: Path | None, name: str | None) -> tuple[list[str], str | None]:
    """The graphs, and the query's text: from `file`, or the last input if that is no file but looks like SPARQL."""
    graphs = list(inputs)
    if file is not None and name is not None:
        raise click.UsageError("--file and --name are two queries: give one")
    if file is not None:
        try:
            return graphs, file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{file}: the query cannot be read; check the name and that it is UTF-8") from error
    if name is None and graphs and ("{" in graphs[-1] or " " in graphs[-1].strip()) and not _exists(graphs[-1]):
        return graphs[:-1], graphs[-1]
    return graphs, None


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def _with_progress(items: Iterator[T], length: int, quiet: bool) -> Iterator[T]:
    """The items, with a progress bar on the standard error while they come, if a person watches it."""
    if quiet or length < 2 or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=length, label="Building", file=sys.stderr) as bar:
        yield from bar


def _report(path: Path, error: Exception, debug: bool) -> None:
    if isinstance(error, KgError) and not debug:
        _complain(error)
        return
    if debug:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
        return
    what = " ".join(str(error).split())[:200]
    _complain(f"{path}: unexpected {type(error).__name__}: {what} (an error of kg; --debug shows where)")


def _complain(message: object) -> None:
    click.echo(f"kg: {' '.join(str(message).splitlines())}", err=True)


@contextmanager
def _errors(read_error: int = FAILED) -> Iterator[None]:
    """Errors that a user can mend become one line and an exit code."""
    try:
        yield
    except QueryError as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(USAGE)
    except KgError as error:
        _complain(error)
        sys.exit(read_error)


if __name__ == "__main__":
    main()
