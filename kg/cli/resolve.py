"""`kg resolve`: what may be the same, and a user's decisions on it."""

from __future__ import annotations

import getpass
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import errors

if TYPE_CHECKING:
    from rdflib import URIRef

    from kg.merge import Merged
    from kg.merge.suggestions import Suggestion

_ANSWERS = {"s": "same", "d": "different", "u": "unsure"}


@click.command(short_help="Find and decide what may be the same.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option("--suggest", is_flag=True, help="List candidates with scores and reasons.")
@click.option("--decide", is_flag=True, help="Walk through the candidates and write down what you decide.")
@click.option(
    "--judgements", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="File of judgements (JSON Lines), read and, by --decide, added to.",
)  # fmt: skip
@click.option("--who", metavar="NAME", help="Who decides; by default your user name.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=1), help="At most so many candidates.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def resolve(
    graphs: tuple[str, ...],
    suggest: bool,
    decide: bool,
    judgements: Path | None,
    who: str | None,
    limit: int,
    format_: str,
) -> None:
    """Find what may be the same in GRAPHs and was not joined.

    \b
      kg resolve story.ttl --suggest
      kg resolve story.ttl --decide --judgements judgements.jsonl
      kg merge story.ttl -o story.ttl --judgements judgements.jsonl

    A judgement is a line of the file: {"judgement": "same", "left": IRI, "right": IRI, "who": …, "when": …, "why": …},
    or "different", or "unsure". Take a line out and merge again, and the graph is what it was without it.

    Exit code: 0 done; 1 a graph or judgement is wrong; 2 wrong usage.
    """
    if suggest == decide:
        raise click.UsageError("give --suggest or --decide")
    if decide and judgements is None:
        raise click.UsageError("--decide needs --judgements FILE to write to")
    with errors():
        from kg.merge import merge_corpus, read_judgements
        from kg.merge.files import read_corpus
        from kg.merge.suggestions import suggest as candidates

        judged = read_judgements(judgements) if judgements is not None else ()
        corpus, _ = read_corpus(graphs)
        merged = merge_corpus(corpus, judged)
        found = candidates(merged.decisions, judged)[:limit]
        if suggest:
            _print(found, merged, format_)
            return
        assert judgements is not None
        _walk(found, merged, judgements, who or getpass.getuser())


def _print(found: list[Suggestion], merged: Merged, format_: str) -> None:
    if format_ == "json":
        for s in found:
            record = {"score": s.score, "kind": s.kind, "left": str(s.left), "right": str(s.right),
                      "reasons": list(s.reasons), "against": list(s.against)}  # fmt: skip
            click.echo(json.dumps(record, ensure_ascii=False))
        return
    if not found:
        click.echo("Nothing else may be the same.")
    for s in found:
        click.echo(f"{s.score:.2f} {s.kind}")
        _describe(s, merged)


def _describe(s: Suggestion, merged: Merged) -> None:
    for iri in (s.left, s.right):
        click.echo(f"     {_called(merged, iri)}")
    against = f"; against: {', '.join(s.against)}" if s.against else ""
    click.echo(f"     for: {', '.join(s.reasons)}{against}")


def _called(merged: Merged, iri: URIRef) -> str:
    """A thing's names, date, articles and IRI, in a line."""
    from kg.merge.judgements import short
    from kg.merge.terms import KG, PROV, SKOS
    from kg.query.naming import printable

    graph = merged.graph
    names = sorted({str(n) for p in (SKOS.prefLabel, SKOS.altLabel) for n in graph.objects(iri, p)})
    day = graph.value(iri, KG.startDate)
    articles = {a for e in graph.objects(iri, KG.evidence) for a in graph.objects(e, PROV.wasDerivedFrom)}
    lands = sorted(
        short(str(c)).rpartition("/")[2] for p in (KG.represents, KG.budgetOf) for c in graph.objects(iri, p)
    )
    told = [
        printable("／".join(names[:4])),
        *([f"({', '.join(lands)})"] if lands else []),
        *([str(day)] if day else []),
    ]
    return f"{' '.join(told)}, {len(articles)} article{'s' if len(articles) != 1 else ''} <{short(str(iri))}>"


def _walk(found: list[Suggestion], merged: Merged, path: Path, who: str) -> None:
    """Ask for each candidate; every answer is written at once, so that nothing is lost by leaving."""
    from kg.merge.judgements import Judgement, append_judgements

    if not found:
        click.echo("Nothing else may be the same.")
    for number, s in enumerate(found, 1):
        click.echo(f"\n{number}/{len(found)}  {s.score:.2f} {s.kind}")
        _describe(s, merged)
        answer = click.prompt(
            "[s]ame, [d]ifferent, [u]nsure, s[k]ip, [q]uit",
            type=click.Choice([*_ANSWERS, "k", "q"]),
            show_choices=False,
        )
        if answer == "q":
            break
        if answer in _ANSWERS:
            why = click.prompt("why", default="", show_default=False)
            today = date.today().isoformat()
            append_judgements(path, [Judgement(_ANSWERS[answer], str(s.left), str(s.right), who, today, why)])
