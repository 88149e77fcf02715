"""The graph of a store that tells of each article graph its file, when it was added, by which kg, and its digest; and
the judgements that the store was last given."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.engines.terms import ox
from kg.ontology import BASE, DCTERMS, SCHEMA, XSD
from kg.store.articles import ArticleGraph

if TYPE_CHECKING:
    from kg.merge.judgements import Judgement

LEDGER = ox.NamedNode(BASE + "store")

_SOURCE = ox.NamedNode(DCTERMS + "provenance")
_VERSION = ox.NamedNode(SCHEMA + "softwareVersion")
_ADDED = ox.NamedNode(DCTERMS + "dateAccepted")
_DIGEST = ox.NamedNode(DCTERMS + "identifier")
_JUDGED = ox.NamedNode(SCHEMA + "review")

_ENTRIES = f"""
SELECT ?graph (SAMPLE(?h) AS ?headline) (SAMPLE(?d) AS ?day) (SAMPLE(?o) AS ?outlet) ?source ?version ?added {{
  GRAPH {LEDGER} {{ ?graph {_SOURCE} ?source ; {_VERSION} ?version ; {_ADDED} ?added }}
  OPTIONAL {{ ?graph <{SCHEMA}headline> ?h }}
  OPTIONAL {{ ?graph <{SCHEMA}datePublished> ?d }}
  OPTIONAL {{ ?graph <{SCHEMA}publisher> ?o }}
}} GROUP BY ?graph ?source ?version ?added
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article graph in the store. What it does not tell is empty."""

    name: str
    headline: str
    published: str
    outlet: str
    source: str
    version: str
    added: str


def digests(database: ox.Store) -> Iterator[tuple[str, str]]:
    """The name of each article graph, and its digest."""
    for quad in database.quads_for_pattern(None, _DIGEST, None, LEDGER):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            yield quad.subject.value, quad.object.value


def entries(database: ox.Store) -> list[Entry]:
    """What is told of the article graphs, the latest published first."""
    answer = database.query(_ENTRIES)
    assert isinstance(answer, ox.QuerySolutions)
    found = [Entry(*("" if term is None else term.value for term in row)) for row in answer]
    return sorted(found, key=lambda entry: (entry.published, entry.name), reverse=True)


def noted(article: ArticleGraph, digest: str) -> Iterator[ox.Quad]:
    """What is told of an article graph that is added now."""
    import kg

    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    for predicate, value in (
        (_SOURCE, ox.Literal(article.source)),
        (_VERSION, ox.Literal(kg.__version__)),
        (_ADDED, ox.Literal(now, datatype=ox.NamedNode(XSD + "dateTime"))),
        (_DIGEST, ox.Literal(digest)),
    ):
        yield ox.Quad(article.name, predicate, value, LEDGER)


def judgements(database: ox.Store, store: str) -> tuple[Judgement, ...]:
    """The judgements that the store was last given.

    Args:
        store: what messages call the store.
    """
    lines = [
        quad.object.value
        for quad in database.quads_for_pattern(LEDGER, _JUDGED, None, LEDGER)
        if isinstance(quad.object, ox.Literal)
    ]
    if not lines:
        return ()
    from kg.merge.judgements import parse_judgement

    return tuple(parse_judgement(line, f"{store}: a judgement that it was given") for line in sorted(lines))


def judged(given: Iterable[Judgement]) -> Iterator[ox.Quad]:
    """What is noted of the judgements."""
    for line in sorted({judgement.line() for judgement in given}):
        yield ox.Quad(LEDGER, _JUDGED, ox.Literal(line), LEDGER)
