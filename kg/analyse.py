"""Who is central in who-speaks-about-whom, which camps there are, and what ties them.

The network has an edge from each speaker to each actor that its statements are about or name, as heavy as there are
such statements (the catalogue's `who-on-whom`). Anonymous sources are speakers like others, each of its article alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import KgError

if TYPE_CHECKING:
    from rdflib import Graph

DAMPING = 0.85
"""As in Page, Brin, Motwani and Winograd, The PageRank Citation Ranking (1998)."""

SAMPLED = 1500
"""Actors from which on bridging is estimated from as many of them as starting points (Brandes and Pich 2007)."""


MEASURES = ("says", "spoken-of", "speaks-of", "spoken-of-by", "prominence", "bridging", "across")
"""What is measured of an actor as a number, as commands name it: the attributes of `Actor`, with hyphens."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor's place in the network.

    Attributes:
        says: statements of its that are about or name other actors.
        spoken_of: statements of others that are about or name it.
        speaks_of, spoken_of_by: how many different actors.
        prominence: share of all attention, by PageRank: being spoken of by those who are spoken of counts more.
        bridging: share of the shortest ways between others that lead over it (betweenness; heavy ties are short).
        camp: number of its camp, 1 for the largest.
        across: share of its ties, by weight, that lead out of its camp.
    """

    iri: str
    name: str
    says: int
    spoken_of: int
    speaks_of: int
    spoken_of_by: int
    prominence: float
    bridging: float
    camp: int
    across: float


@dataclass(frozen=True, slots=True)
class Camp:
    """Actors with more ties among each other than chance would have (Louvain, Blondel and others 2008)."""

    number: int
    members: tuple[str, ...]  # names, the most prominent first
    inside: int  # statements of members about members
    outwards: int  # of members about others
    inwards: int  # of others about members


@dataclass(frozen=True, slots=True)
class Bridge:
    """A speaker and an actor of another camp, with the number of statements."""

    speaker: str
    topic: str
    statements: int
    from_camp: int
    to_camp: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """Actors, the most prominent first; camps, the largest first; ties between camps, the heaviest first."""

    actors: tuple[Actor, ...]
    camps: tuple[Camp, ...]
    bridges: tuple[Bridge, ...]


def analyse(graph: Graph) -> Analysis:
    """Measure who speaks about whom. The same graph gives the same figures."""
    network, names = speaking(graph)
    prominence = pagerank(network)
    ties = _ties(network)
    camp_of = _camps(ties)
    bridging = _bridging(ties)
    actors = [
        Actor(
            iri=iri,
            name=names.get(iri, iri),
            says=_sum(network.out_edges(iri, data="weight")),
            spoken_of=_sum(network.in_edges(iri, data="weight")),
            speaks_of=network.out_degree(iri),
            spoken_of_by=network.in_degree(iri),
            prominence=round(prominence[iri], 4),
            bridging=round(bridging[iri], 4),
            camp=camp_of[iri],
            across=_across(ties, iri, camp_of),
        )
        for iri in network
    ]
    actors.sort(key=lambda actor: (-actor.prominence, -actor.says, actor.iri))
    bridges = [
        Bridge(names.get(s, s), names.get(t, t), weight, camp_of[s], camp_of[t])
        for s, t, weight in network.edges(data="weight")
        if camp_of[s] != camp_of[t]
    ]
    bridges.sort(key=lambda bridge: (-bridge.statements, bridge.speaker, bridge.topic))
    return Analysis(tuple(actors), tuple(_summaries(network, actors, camp_of)), tuple(bridges))


def measured(graph: Graph, measure: str) -> dict[str, float]:
    """One of the measures, by the actors' IRIs.

    Raises:
        KgError: there is no such measure.
    """
    if measure not in MEASURES:
        raise KgError(f"measure {measure!r}: choose one of {', '.join(MEASURES)}")
    return {actor.iri: float(getattr(actor, measure.replace("-", "_"))) for actor in analyse(graph).actors}


def speaking(graph: Graph) -> tuple[Any, Mapping[str, str]]:
    """The network (a networkx DiGraph of IRIs, its edges' `weight` a number of statements) and names of its nodes."""
    from kg.query import run

    answer = run(graph, name="who-on-whom")
    network = nx.DiGraph()
    rows = sorted((str(speaker), str(topic), int(str(count))) for speaker, topic, count in answer.rows)
    network.add_nodes_from(sorted({iri for s, t, _ in rows if s != t for iri in (s, t)}))
    network.add_weighted_edges_from((s, t, count) for s, t, count in rows if s != t)
    return network, answer.names


def pagerank(network: Any, rounds: int = 200, enough: float = 1e-9) -> dict[str, float]:
    """PageRank by power iteration, without the numerical libraries that networkx takes for it."""
    nodes = list(network)
    if not nodes:
        return {}
    outgoing = {node: _sum(network.out_edges(node, data="weight")) for node in nodes}
    rank = dict.fromkeys(nodes, 1 / len(nodes))
    for _ in range(rounds):
        lost = sum(rank[node] for node in nodes if not outgoing[node])
        fresh = dict.fromkeys(nodes, (1 - DAMPING + DAMPING * lost) / len(nodes))
        for speaker, topic, weight in network.edges(data="weight"):
            fresh[topic] += DAMPING * rank[speaker] * weight / outgoing[speaker]
        change = sum(abs(fresh[node] - rank[node]) for node in nodes)
        rank = fresh
        if change < enough:
            break
    return rank


def _ties(network: Any) -> Any:
    """The same without directions; both directions' weights are added. Heavy ties are short."""
    ties = nx.Graph()
    ties.add_nodes_from(network)
    for speaker, topic, weight in network.edges(data="weight"):
        before = ties.get_edge_data(speaker, topic, {"weight": 0})["weight"]
        ties.add_edge(speaker, topic, weight=before + weight, length=1 / (before + weight))
    return ties


def _camps(ties: Any) -> dict[str, int]:
    if not ties.number_of_edges():
        return {node: number for number, node in enumerate(ties, 1)}
    found = nx.community.louvain_communities(ties, weight="weight", seed=0)
    ordered = sorted((sorted(camp) for camp in found), key=lambda camp: (-len(camp), camp))
    return {node: number for number, camp in enumerate(ordered, 1) for node in camp}


def _bridging(ties: Any) -> dict[str, float]:
    count = ties.number_of_nodes()
    sample = SAMPLED if count > SAMPLED else None
    return dict(nx.betweenness_centrality(ties, k=sample, weight="length", seed=0))


def _across(ties: Any, iri: str, camp_of: Mapping[str, int]) -> float:
    total = _sum(ties.edges(iri, data="weight"))
    out = sum(weight for _, other, weight in ties.edges(iri, data="weight") if camp_of[other] != camp_of[iri])
    return round(out / total, 3) if total else 0.0


def _summaries(network: Any, actors: list[Actor], camp_of: Mapping[str, int]) -> list[Camp]:
    counts = {number: [0, 0, 0] for number in camp_of.values()}
    for speaker, topic, weight in network.edges(data="weight"):
        one, two = camp_of[speaker], camp_of[topic]
        if one == two:
            counts[one][0] += weight
        else:
            counts[one][1] += weight
            counts[two][2] += weight
    members: dict[int, list[str]] = {}
    for actor in actors:
        members.setdefault(actor.camp, []).append(actor.name)
    return [Camp(number, tuple(members[number]), *counts[number]) for number in sorted(counts)]


def _sum(edges: Any) -> int:
    return int(sum(weight for _, _, weight in edges))
