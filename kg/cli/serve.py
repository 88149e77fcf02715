"""`kg serve`: a SPARQL endpoint and pages."""

from __future__ import annotations

import click

from kg.cli.common import errors


@click.command(short_help="Serve graphs: an endpoint, an editor, pages.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; 0.0.0.0 is open to others.")
@click.option("--seconds", default=30.0, show_default=True, type=click.FloatRange(0.1), help="Time limit of a query.")
@click.option("--rows", default=10_000, show_default=True, type=click.IntRange(1), help="Most rows of an answer.")
@click.option("--workers", type=click.IntRange(1), help="Processes that answer; by default one a core, at least 2.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def serve(
    graphs: tuple[str, ...], port: int, host: str, seconds: float, rows: int, workers: int | None, quiet: bool
) -> None:
    """Serve GRAPHs (files, folders, or a store) on this machine, until Ctrl-C.

    \b
      kg serve news.kg
      kg serve output/ --port 8080 --seconds 10

    /sparql is a SPARQL 1.1 endpoint (queries only), /editor a query editor with the catalogue, /page the interactive
    page; each thing has a page at the path of its IRI, which is also given as Turtle or JSON-LD to who asks for it.
    """
    with errors():
        from kg.serve import Limits, run

        run(graphs, host=host, port=port, limits=Limits(seconds=seconds, rows=rows), workers=workers, quiet=quiet)
