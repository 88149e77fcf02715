"""`kg explain`: what was found in each sentence of an article, and by which rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kg.cli.common import errors


@click.command(short_help="Show each sentence with what was found in it, and why.")
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of publication, where the text does not tell it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the sentences as JSON.")
def explain(article: Path, published: object, as_json: bool) -> None:
    """Read ARTICLE and print it sentence by sentence: what was found, by which rule, and where nothing was.

    \b
      kg explain seeds/000_7c15f89bb0b56af4.txt
      kg explain story.txt --published 2026-02-05 --json
    """
    with errors():
        from kg import explain as explaining
        from kg.article import read_article

        day = published.date() if hasattr(published, "date") else None
        assert day is None or isinstance(day, date)
        read = read_article(article, day)
        sentences = explaining.explain(read)
        click.echo(explaining.as_json(read, sentences) if as_json else explaining.render(read, sentences))
