"""Clusters once more after a few articles have changed: only those that the change can reach are formed anew.

What is joined depends on things that fit one another, directly or over others. So the clusters in a connected part of
what fits are the same as before where nothing in that part is new, other or gone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rdflib import URIRef

from kg.merge.clusters import Cluster, Node, Rules, cluster_actors, gather, in_order_of_keys
from kg.merge.happenings import EVENT_RULES
from kg.merge.nodes import Actor, Happening, Key, under_names

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class Former:
    """How things were named before.

    Attributes:
        name: the merged name of a thing in an article.
        changed: the articles that are new, other or gone.
    """

    name: Callable[[URIRef, URIRef], URIRef]
    changed: frozenset[URIRef]


def actors_again(nodes: Sequence[Actor], gone: Iterable[Actor], former: Former) -> list[Cluster]:
    """As `cluster_actors`: actors of other names have nothing to do with one another.

    Args:
        gone: the actors of the changed articles as they were.
    """
    reached = {(node.family, node.name) for node in (*nodes, *gone) if node.article in former.changed}
    anew = [node for node in nodes if (node.family, node.name) in reached]
    kept = [node for node in nodes if (node.family, node.name) not in reached]
    return _all(cluster_actors(anew), kept, former)


def events_again(
    read: Sequence[Happening],
    named: Sequence[Happening],
    gone: Iterable[Happening],
    names: Mapping[Key, URIRef],
    former: Former,
) -> list[Cluster]:
    """As `cluster_events`.

    Args:
        read, named: the events with who takes part as their articles name them, and as the merge does.
        gone: the events of the changed articles as they were, and were named by these.
    """
    dirty, before = [], [_as_before(node, former) for node in gone]
    for node, now in zip(read, named, strict=True):
        if node.article in former.changed:
            dirty.append(now)
        elif any(names.get((node.article, p), p) != former.name(node.article, p) for p in _parties(node)):
            dirty.append(now)
            before.append(_as_before(node, former))
    return gather_again(named, dirty, before, former, EVENT_RULES)


def _parties(node: Happening) -> set[URIRef]:
    return {*node.persons, *node.bodies, *(person for _, person in node.sent)}


def _as_before(node: Happening, former: Former) -> Happening:
    """An event with who takes part named as before."""
    return under_names(node, {(node.article, party): former.name(node.article, party) for party in _parties(node)})


def gather_again(
    nodes: Sequence[N],
    dirty: Iterable[N],
    gone: Iterable[N],
    former: Former,
    rules: Rules[N],
) -> list[Cluster]:
    """As `gather`.

    Args:
        dirty: those of the nodes that are new or other than before.
        gone: what was before in the place of these, or of none.
    """
    blocks, compare = rules.blocks, rules.compare
    kinds: dict[Hashable, N] = {}

    def kind_of(node: N) -> Hashable:
        kind = rules.signature(node)
        kinds.setdefault(kind, node)
        return kind

    staying = [(node, kind_of(node)) for node in nodes]
    pending = [kind_of(node) for node in (*dirty, *gone)]
    in_block: dict[Hashable, list[Hashable]] = {}
    for kind, node in kinds.items():
        for block in set(blocks(node)):
            in_block.setdefault(block, []).append(kind)
    reached = set(pending)
    while pending:
        node = kinds[pending.pop()]
        near = {kind for block in set(blocks(node)) for kind in in_block[block]}
        for kind in near - reached:
            match = compare(node, kinds[kind])
            if match is not None and match.joined:
                reached.add(kind)
                pending.append(kind)
    anew = [node for node, kind in staying if kind in reached]
    kept = [node for node, kind in staying if kind not in reached]
    return _all(gather(anew, rules), kept, former)


def _all(anew: list[Cluster], kept: Iterable[Node], former: Former) -> list[Cluster]:
    """The clusters formed anew and, of the others, the former ones."""
    by_name: dict[URIRef, list[Key]] = {}
    for node in kept:
        by_name.setdefault(former.name(node.article, node.iri), []).append(node.key)
    return in_order_of_keys([*anew, *by_name.values()])
