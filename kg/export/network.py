"""A graph as nodes and edges with plain properties, which is what tools for networks read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.page.reading import read
from kg.page.story import Story, Thing

if TYPE_CHECKING:
    from rdflib import Graph

Properties = dict[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, country, event, budget, place, statement or article. All nodes have the same properties."""

    id: str
    kind: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Edge:
    """`kind` is a relation of the ontology (``participant``), or ``says``, ``about``, ``mentions``, ``reportedIn``.

    What only a source says is an edge too, with `claim` true.
    """

    id: str
    start: str
    end: str
    kind: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Network:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


COLUMNS: Properties = {
    "label": "",
    "label_en": "",
    "aliases": "",
    "type": "",
    "status": "",
    "start_date": "",
    "end_date": "",
    "iso": "",
    "sector": "",
    "anonymous": False,
    "mentions": 0,
    "articles": 0,
    "text": "",
}
"""The properties of a node and what stands where one does not apply."""

EDGE_COLUMNS: Properties = {"label": "", "articles": 0, "claim": False, "factuality": ""}
"""Likewise of an edge."""


def network(graph: Graph) -> Network:
    """The nodes and edges of a graph, in the same order in every run."""
    story = read(graph)
    nodes = [_thing(thing, story) for thing in story.things]
    nodes += [
        _node(s.iri, "statement", label=s.text[:60], text=s.text, type=s.mode, articles=1, mentions=len(s.passages))
        for s in story.statements
    ]
    nodes += [
        _node(a.iri, "article", label=a.headline, start_date=a.published, end_date=a.published, sector=a.outlet)
        for a in story.articles
    ]
    return Network(tuple(nodes), tuple(_numbered(_edges(story))))


def _node(id: str, kind: str, **properties: str | int | bool) -> Node:
    return Node(id, kind, {**COLUMNS, **properties})


def _thing(thing: Thing, story: Story) -> Node:
    labels = thing.labels
    label = labels.get("zh-hant") or labels.get("zh-hans") or next(iter(labels.values()), "")
    return _node(
        thing.iri,
        thing.kind,
        label=label,
        label_en=labels.get("en", ""),
        aliases="; ".join(thing.aliases),
        type=thing.type,
        status=thing.status,
        start_date=thing.when.start if thing.when else "",
        end_date=thing.when.end if thing.when else "",
        iso=thing.iso,
        sector=thing.sector,
        anonymous=thing.anonymous,
        mentions=len(thing.passages),
        articles=len({passage.article for passage in thing.passages if passage.article >= 0}),
        text=thing.purpose,
    )


def _edges(story: Story) -> list[Edge]:
    things, statements, articles = story.things, story.statements, story.articles
    found = []

    def edge(start: str, end: str, kind: str, **properties: str | int | bool) -> None:
        found.append(Edge("", start, end, kind, {**EDGE_COLUMNS, "label": kind, **properties}))

    for r in story.relations:
        label = next(iter(r.labels.values()), r.name)
        edge(things[r.start].iri, things[r.end].iri, r.name, label=label, articles=len(r.articles))
    for s in statements:
        if s.speaker >= 0:
            edge(things[s.speaker].iri, s.iri, "says", label=s.cue or "says", articles=1)
        for at in s.about:
            edge(s.iri, things[at].iri, "about", articles=1)
        for at in s.mentions:
            edge(s.iri, things[at].iri, "mentions", articles=1)
        if s.within >= 0:
            edge(s.iri, statements[s.within].iri, "accordingTo", articles=1)
        if s.article >= 0:
            edge(s.iri, articles[s.article].iri, "reportedIn", articles=1)
    for c in story.claims:
        if c.object >= 0:
            edge(things[c.subject].iri, things[c.object].iri, c.name, claim=True, factuality=c.factuality)
    return found


def _numbered(edges: list[Edge]) -> list[Edge]:
    ordered = sorted(edges, key=lambda e: (e.start, e.end, e.kind, str(e.properties)))
    return [Edge(f"e{number}", e.start, e.end, e.kind, e.properties) for number, e in enumerate(ordered)]
