"""`kg evaluate`: how much of annotated articles is read right."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import errors
from kg.files import write_whole


@click.command(short_help="Measure what is read against annotated articles.")
@click.argument("gold", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--errors",
    "errors_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what was missed or invented.",
)
def evaluate(gold: Path, as_json: bool, errors_file: Path | None) -> None:
    """Read the articles annotated in GOLD_DIR (*.gold.xml) and print precision, recall and F1 of what was found.

    \b
      kg evaluate tests/gold
      kg evaluate tests/gold --errors slips.txt
    """
    with errors():
        from kg.evaluate import evaluate as measure
        from kg.evaluate import from_text

        report = measure(gold, from_text)
        click.echo(report.json() if as_json else report.table())
        if errors_file is not None:
            write_whole(errors_file, "".join(f"{error}\n" for error in report.errors))
