"""`kg view` and `kg validate`: a page of graphs, and whether they keep the rules."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.common import FAILED, OK, USAGE, errors
from kg.files import write_whole

# As kg.analyse.MEASURES, which is not imported for the sake of a help text.
MEASURES = ("says", "spoken-of", "speaks-of", "spoken-of-by", "prominence", "bridging", "across")


@click.command(short_help="Make one page of graphs.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE.html", help="Page to write."
)
@click.option("--title", help="Heading of the page; by default the article's headline.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language it opens in.")
@click.option("--max-nodes", default=150, show_default=True, type=click.IntRange(min=0), help="Nodes shown at first.")
@click.option(
    "--size-by",
    type=click.Choice(MEASURES),
    help="A measure of kg analyse as the size of nodes; by default importance.",
)
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
def view(
    graphs: tuple[str, ...],
    output: Path,
    title: str | None,
    lang: str,
    max_nodes: int,
    size_by: str | None,
    open_: bool,
) -> None:
    """Make one page of one or more GRAPHs: files (.ttl .trig .nq .jsonld), folders of them, stores, or addresses of
    SPARQL endpoints.

    \b
      kg view output/*.ttl -o story.html --open
      kg view output/ -o story.html --lang en --title "The call"

    The page is one file, works offline, and shows each fact with the words that it rests on.
    """
    with errors():
        from kg.loading import load
        from kg.view import render

        page = output / "graph.html" if output.is_dir() else output
        write_whole(page, render(load(graphs), title=title, lang=lang, max_nodes=max_nodes, size_by=size_by))
        click.echo(str(page))
    if open_:
        click.launch(str(page))


@click.command(short_help="Check graphs against the rules.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the messages; by default both.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def validate(graphs: tuple[str, ...], lang: str | None, format_: str) -> None:
    """Check GRAPHs against the rules: evidence where it says, one speaker, sources kept apart … GRAPHs are files, folders
    of them, stores, or addresses of SPARQL endpoints.

    \b
      kg validate output/*.ttl
      kg validate story.ttl --lang zh
      kg validate output/ --format json

    Exit code: 0 no violation (warnings there may be); 1 violations; 2 a graph cannot be read.
    """
    with errors(read_error=USAGE):
        from kg.loading import load
        from kg.validate import validate as check

        report = check(load(graphs))
        click.echo(report.text(lang) if format_ == "text" else report.json(), nl=False)
        sys.exit(OK if report.conforms else FAILED)
