"""`kg merge`, `kg remove` and `kg diff`: many articles in one graph, out of it again, and what two graphs differ in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.common import FAILED, JUDGEMENTS, OK, USAGE, complain, count, errors, existing, tell_unused

_OUT = click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="OUT",
    help="File to write; its ending says the format: .ttl .trig .nq .jsonld",
)  # fmt: skip


@click.command(short_help="Merge graphs of many articles into one.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@_OUT
@JUDGEMENTS
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but warnings and errors.")
def merge(graphs: tuple[str, ...], output: Path, judgements: Path | None, quiet: bool) -> None:
    """Merge GRAPHs: files (.ttl .trig .nq .jsonld), folders of them, or - for Turtle on the standard input.

    \b
      kg merge output/*.ttl -o story.ttl
      kg merge story.ttl new.ttl -o story.ttl --judgements judgements.jsonl
      kg merge graphs/ -o story.trig

    Whatever the order and grouping of merges, the result is the same. In .trig, .nq and .jsonld each article's own
    facts stay, as read, in a graph named by the article; the merged facts are the default graph.

    Exit code: 0 merged; 1 a graph or judgement is wrong, and nothing is written; 2 wrong usage.
    """
    from kg.merge import merge_corpus, read_judgements
    from kg.merge.files import base_in, format_of, read_corpus, write_graph

    with errors():
        format_ = format_of(output)
        judged = read_judgements(existing(judgements)) if judgements is not None else ()
        corpus, warnings = read_corpus(graphs)
        for warning in warnings:
            complain(f"warning: {warning}")
        merged = merge_corpus(corpus, judged)
        write_graph(output, merged.data(format_), format_, base_in(corpus))
        tell_unused(merged.decisions.unused)
        if not quiet:
            copies = f", {len(merged.copies)} near copies" if merged.copies else ""
            click.echo(f"{output}: {count(len(corpus.articles), 'article')}{copies}")


@click.command(short_help="Take an article out of a graph.")
@click.argument("article", metavar="ARTICLE")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@_OUT
@JUDGEMENTS
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def remove(article: str, graphs: tuple[str, ...], output: Path, judgements: Path | None, quiet: bool) -> None:
    """Take ARTICLE out of GRAPHs: its statements and mentions go, what other articles support stays.

    \b
      kg remove article/7c15f89bb0b56af4 story.ttl -o story.ttl
      kg remove rumour.txt story.ttl -o story.ttl

    ARTICLE is the article's IRI, whole or from article/ on, or the name of the file that it was read from.
    """
    from kg.merge import headline, merge_corpus, read_judgements
    from kg.merge import remove as without
    from kg.merge.files import base_in, find_article, format_of, name_of, read_corpus, write_graph

    with errors():
        format_ = format_of(output)
        judged = read_judgements(existing(judgements)) if judgements is not None else ()
        corpus, _ = read_corpus(graphs)
        found = find_article(corpus, article)
        left = without(corpus, found)
        write_graph(output, merge_corpus(left, judged).data(format_), format_, base_in(corpus))
        if not quiet:
            title = headline(corpus, found)
            click.echo(f"{output}: without {name_of(found)}{f' {title}' if title else ''}; "
                       f"{count(len(left.articles), 'article')} left")  # fmt: skip


@click.command(short_help="Say what one graph has that another lacks.")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
def diff(first: str, second: str) -> None:
    """Say in words what graph B has more than A (+), less (-), and otherwise (~). Folders are taken as one graph.

    \b
      kg diff yesterday.ttl today.ttl

    Exit code: 0 they say the same; 1 they differ; 2 a graph cannot be read.
    """
    from kg.merge.diff import difference, in_words
    from kg.merge.files import read_corpus

    with errors(read_error=USAGE):
        (left, _), (right, _) = read_corpus([first]), read_corpus([second])
        found = difference(left, right)
        click.echo(in_words(found, first, second), nl=False)
        sys.exit(FAILED if found else OK)
