"""`kg store`: many articles in one folder, ready to be asked."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.common import FAILED, JUDGEMENTS, OK, complain, errors, existing, tell_unused
from kg.cli.common import count as number_of

FORMATS = ("nquads", "trig", "json-ld", "turtle", "nt")


@click.group(short_help="Keep many articles in a store.", subcommand_metavar="add|remove|list|stats|export ...")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.pass_context
def store(context: click.Context, path: Path) -> None:
    """Keep many articles in the store at PATH, a folder that the first `add` makes.

    \b
      kg store news.kg add output/
      kg store news.kg list
      kg store news.kg remove article/729f2f2411a79dc4
      kg store news.kg stats
      kg store news.kg export -o all.nq
      kg query news.kg --name timeline

    Each article keeps a graph of its own, named by its IRI; questions go to all of them merged. Whatever interrupts a
    load, each article is in the store whole or not at all.
    """
    context.obj = path


@store.command()
@click.argument("graphs", nargs=-1, metavar="[GRAPH...]")
@JUDGEMENTS
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.pass_obj
def add(path: Path, graphs: tuple[str, ...], judgements: Path | None, quiet: bool) -> None:
    """Add the articles in GRAPHs (files or folders of them); an article that is there already is replaced.

    Judgements hold for all articles in the store, also those added or removed later, until others are given; those of an
    empty file for none. To change them alone, leave GRAPHs out.

    \b
      kg store news.kg add output/ --judgements judgements.jsonl
      kg store news.kg add --judgements judgements.jsonl
    """
    if not graphs and judgements is None:
        raise click.UsageError("Name at least one graph, or a file of judgements.")
    failed = False
    counts: dict[str, int] = {}
    with errors():
        from kg.merge.judgements import read_judgements
        from kg.store import Store

        ruling = read_judgements(existing(judgements)) if judgements is not None else None
        with Store.open(path, write=True, create=True) as opened:
            for added in opened.add(graphs, ruling):
                counts[added.what] = counts.get(added.what, 0) + 1
                if added.error is not None:
                    failed = True
                    complain(added.error)
            if ruling is not None:
                tell_unused(opened.unused)
    if not quiet:
        told = ", ".join(
            f"{counts[what]} {what}" for what in ("added", "replaced", "unchanged", "failed") if what in counts
        )
        if ruling is not None:
            told += f"{'; ' if told else ''}{number_of(len(ruling), 'judgement')}"
        click.echo(f"{path}: {told or 'nothing to add'}")
    sys.exit(FAILED if failed else OK)


@store.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.pass_obj
def remove(path: Path, articles: tuple[str, ...]) -> None:
    """Take ARTICLEs (IRIs, or what follows the data namespace in them) out; what others say too stays."""
    with errors():
        from kg.store import Store

        with Store.open(path, write=True) as opened:
            count = opened.remove(articles)
        click.echo(f"{path}: {len(articles)} removed ({count} triples)")


@store.command("list")
@click.option("--format", "format_", type=click.Choice(["table", "csv"]), default="table", show_default=True)
@click.pass_obj
def list_(path: Path, format_: str) -> None:
    """List the articles, the latest first."""
    from kg.cli.tables import table

    with errors():
        from kg.store import Store

        with Store.open(path) as opened:
            rows = [(e.published, e.outlet, e.headline, e.name, e.source) for e in opened.entries()]
        click.echo(table(("published", "outlet", "headline", "article", "source"), rows, format_), nl=False)


@store.command()
@click.pass_obj
def stats(path: Path) -> None:
    """Count what is in the store."""
    from kg.cli.tables import table

    with errors():
        from kg.ontology import shorten
        from kg.store import Store

        with Store.open(path) as opened:
            found = opened.stats()
        click.echo(f"{found.graphs} article graphs with {found.triples} triples; merged: {found.merged} triples")
        rows = [(shorten(name), str(count)) for name, count in found.classes]
        click.echo(table(("class", "things"), rows), nl=False)


@store.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="File to write, else to the screen."
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="By default as the file's name says, else nquads."
)
@click.pass_obj
def export(path: Path, output: Path | None, format_: str | None) -> None:
    """Write the article graphs (nquads, trig, json-ld) or the merged graph (turtle, nt), to a file or the screen."""
    with errors():
        from kg.files import write_whole
        from kg.loading import FORMATS as SUFFIXES
        from kg.store import Store
        from kg.writers import serialize

        form = format_ or (SUFFIXES.get(output.suffix.lower(), "nquads") if output is not None else "nquads")
        with Store.open(path) as opened:
            if form in ("nquads", "nt"):
                text = "".join(opened.export(form))
            else:
                text = serialize(opened.graph() if form == "turtle" else opened.dataset(), form)
        if output is None:
            click.echo(text, nl=False)
        else:
            write_whole(output, text)
            click.echo(str(output))
