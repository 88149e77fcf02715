"""`kg query`: questions to graphs, ready-made or in SPARQL."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import errors
from kg.errors import QueryError

FORMATS = ("table", "csv", "json", "ttl")


@click.command(short_help="Ask a question of graphs.")
@click.argument("inputs", nargs=-1, metavar="GRAPH... [SPARQL]")
@click.option(
    "--file", "file", type=click.Path(path_type=Path), metavar="FILE", help="Read the SPARQL query from here."
)
@click.option("--name", metavar="QUERY", help="A query of the catalogue; see --list.")
@click.option("--set", "settings", multiple=True, metavar="VAR=VALUE", help="Give a variable of the query its value.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--list", "list_", is_flag=True, help="Show the catalogue: each query, what it answers, what can be set.")
def query(
    inputs: tuple[str, ...],
    file: Path | None,
    name: str | None,
    settings: tuple[str, ...],
    format_: str,
    list_: bool,
) -> None:
    """Ask a question of one or more GRAPHs: files (.ttl .trig .nq .jsonld), folders of them, or - for Turtle; a store
    that `kg store` made; or the address of a SPARQL endpoint.

    \b
      kg query --list
      kg query output/ --name statements-about --set country=CN
      kg query output/a.ttl output/b.ttl --file question.rq --format csv
      kg query output/ 'SELECT ?words { ?s a kg:Statement ; schema:text ?words }'
      kg query https://example.org/sparql --name timeline

    Values are names (中國, 川普, call) or IRIs, and are bound, never pasted into the query. Prefixes need no declaring.

    Exit code: 0 answered; 1 a graph cannot be read; 2 wrong usage or query.
    """
    from kg.query import catalogue, render, render_catalogue, run

    with errors():
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
        from kg.sources import open_graph

        result = run(open_graph(graphs), sparql=sparql, name=name, bindings=bindings)
        click.echo(render(result, format_), nl=False)


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
