"""`kg publish`: graphs to a server."""

from __future__ import annotations

import click

from kg.cli.common import errors


@click.command(short_help="Send graphs to a server.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option("--endpoint", required=True, metavar="URL", help="Address of the server's Graph Store Protocol.")
@click.option("--into", metavar="IRI", help="Send everything to this one named graph.")
@click.option("--replace", is_flag=True, help="Replace the server's default graph (or that of --into) too.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def publish(graphs: tuple[str, ...], endpoint: str, into: str | None, replace: bool, quiet: bool) -> None:
    """Send GRAPHs (files, folders, a store) to any server that speaks the SPARQL 1.1 Graph Store Protocol.

    \b
      kg publish news.kg --endpoint http://localhost:7878/store
      kg publish output/ --endpoint https://me@example.org/rdf-graphs/service --into https://example.org/news

    An article's named graph takes the place of the server's graph of that name; other triples are added to the default
    graph. The password of a user named in the address is read from the environment variable KG_PASSWORD.

    Exit code: 0 all sent; 1 a graph cannot be read, or the server refuses.
    """
    with errors():
        from kg.publish import publish as send

        for sent in send(graphs, endpoint, into=into, replace=replace):
            if not quiet:
                click.echo(f"{sent.name or 'default graph'}: {sent.triples} triples")
