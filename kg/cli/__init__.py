"""The command line: a thin layer over the package, and the only part of it that prints."""

from __future__ import annotations

import click

import kg
from kg.cli.analyse import analyse, export
from kg.cli.build import build
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.graphs import validate, view
from kg.cli.merge import diff, merge, remove
from kg.cli.publish import publish
from kg.cli.query import query
from kg.cli.resolve import resolve
from kg.cli.serve import serve
from kg.cli.store import store

__all__ = ["main"]


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
      kg merge a.ttl b.ttl -o story.ttl      graphs of several articles become one
      kg view story.ttl -o story.html        the page again, from any such graph
      kg validate output/*.ttl               is every quotation where it says?
    """


for command in (build, query, view, validate, evaluate, explain, merge, remove, diff, resolve):
    main.add_command(command)
for command in (analyse, export, publish, serve, store):
    main.add_command(command)
