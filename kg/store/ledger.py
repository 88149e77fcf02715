"""The graph of a store that tells of each article graph its file, when it was added, by which kg, and its digest; and
the judgements that the store was last given."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.engines.terms import ox
from kg.ontology import BASE, DCTERMS, SCHEMA, XSD
from kg.store.articles import ArticleGraph

if TYPE_CHECKING:
    from rdflib import URIRef

    from kg.merge.judgements import Judgement
    from kg.store.records import Record

LEDGER = ox.NamedNode(BASE + "store")

_SOURCE = ox.NamedNode(DCTERMS + "provenance")
_VERSION = ox.NamedNode(SCHEMA + "softwareVersion")
_ADDED = ox.NamedNode(DCTERMS + "dateAccepted")
_DIGEST = ox.NamedNode(DCTERMS + "identifier")
_RECORD = ox.NamedNode(DCTERMS + "tableOfContents")
_NAMES = ox.NamedNode(DCTERMS + "alternative")
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
    yield from _literals(database, _DIGEST)


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


def is_derived(quad: ox.Quad) -> bool:
    """Whether a quad notes what was read from the article graphs, so that it can be read from them again."""
    return quad.predicate in (_RECORD, _NAMES)


def noted_record(article: str, record: Record) -> ox.Quad:
    """What is noted of an article for later loads."""
    from kg.store.records import to_line

    return ox.Quad(ox.NamedNode(article), _RECORD, ox.Literal(to_line(record)), LEDGER)


def named_anew(article: str, names: Mapping[str, str]) -> Iterator[ox.Quad]:
    """Under which names an article's things are merged, where these are not its own."""
    if names:
        line = json.dumps(dict(sorted(names.items())), ensure_ascii=False, separators=(",", ":"))
        yield ox.Quad(ox.NamedNode(article), _NAMES, ox.Literal(line), LEDGER)


def read_records(database: ox.Store) -> tuple[dict[URIRef, Record] | None, Callable[[str], URIRef]]:
    """What is noted of all articles, in the order of their IRIs; None if it is not noted of each by this very kg. And
    what makes IRIs, equal ones being one object."""
    from kg.store.records import RecordReader

    reader = RecordReader()
    found: dict[URIRef, Record] = {}
    for name, line in sorted(_literals(database, _RECORD)):
        record = reader.read(name, line)
        if record is None:
            return None, reader.iri
        found[record.told.article] = record
    names = {name for name, _ in digests(database)}
    return found if names == set(map(str, found)) else None, reader.iri


def read_names(database: ox.Store, iri: Callable[[str], URIRef]) -> dict[tuple[URIRef, URIRef], URIRef]:
    """Article and its name for a thing → its name in the merged graph, where they differ."""
    found = {}
    for name, line in _literals(database, _NAMES):
        article = iri(name)
        for old, new in json.loads(line).items():
            found[article, iri(old)] = iri(new)
    return found


def _literals(database: ox.Store, predicate: ox.NamedNode) -> Iterator[tuple[str, str]]:
    for quad in database.quads_for_pattern(None, predicate, None, LEDGER):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            yield quad.subject.value, quad.object.value


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
