"""`kg analyse` and `kg export`: measures of the network, and the graph for other tools."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kg.cli.common import errors
from kg.cli.tables import table

WHAT = ("actors", "camps", "bridges")
TO = ("graphml", "gexf", "csv", "jsonld", "nquads", "turtle", "trig", "parquet")


@click.command(short_help="Measure who speaks about whom.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option("--what", type=click.Choice(WHAT), default="actors", show_default=True)
@click.option("--top", default=30, show_default=True, type=click.IntRange(0), help="Rows to show; 0 shows all.")
@click.option("--format", "format_", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def analyse(graphs: tuple[str, ...], what: str, top: int, format_: str) -> None:
    """Measure the network of who speaks about whom in GRAPHs (files, folders, a store, an endpoint).

    \b
      kg analyse output/                          who is prominent, who bridges
      kg analyse output/ --what camps             groups that speak of each other
      kg analyse news.kg --what bridges --format csv --top 0

    Actors: statements made and received, prominence (PageRank), bridging (betweenness), camp, share of ties across camps.
    """
    with errors():
        from kg.analyse import analyse as measure
        from kg.sources import open_graph

        found = measure(open_graph(graphs))
        items: list[Any] = list(getattr(found, what))
        rows = [asdict(item) for item in (items[:top] if top else items)]
        if format_ == "json":
            click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        if not rows and format_ == "table":
            click.echo("Nobody speaks about anybody here." if what == "actors" else "There are none.")
            return
        names = list(rows[0]) if rows else []
        cells = [[_cell(value, format_) for value in row.values()] for row in rows]
        if format_ == "table" and what == "actors":  # names tell enough
            names, cells = names[1:], [row[1:] for row in cells]
        click.echo(table(names, cells, format_), nl=False)


def _cell(value: object, format_: str) -> str:
    if isinstance(value, tuple):
        shown = value[:12] if format_ == "table" else value
        return "、".join(map(str, shown)) + (f" … ({len(value)})" if len(shown) < len(value) else "")
    return str(value)


@click.command(short_help="Write graphs for other tools.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option("--to", "to", type=click.Choice(TO), required=True, help="Format.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="For csv a folder."
)
def export(graphs: tuple[str, ...], to: str, output: Path) -> None:
    """Write GRAPHs (files, folders, stores, endpoints) for other tools.

    \b
      kg export output/ --to gexf -o story.gexf         Gephi
      kg export output/ --to csv -o tables/             Neo4j's importer, pandas
      kg export news.kg --to parquet -o triples.parquet DuckDB, pandas
      kg export output/ --to nquads -o all.nq           RDF stores
    """
    with errors():
        from kg.export import export as write

        for file in write(graphs, to, output):
            click.echo(str(file))
