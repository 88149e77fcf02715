"""Decides which of the articles' actors, events and budgets are the same.

Every decision is made on all things at once, in an order of their own, so that the order in which articles come in does
not matter. What contradicts is never joined, nor are two things that one article itself tells apart.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from rdflib import URIRef

from kg.merge.nodes import Actor, Key, in_order

Cluster = tuple[Key, ...]


class Node(Protocol):
    @property
    def article(self) -> URIRef: ...
    @property
    def iri(self) -> URIRef: ...
    @property
    def key(self) -> Key: ...


N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class Match:
    """How well two things fit, and why. `likely`, from 0 to 1, is for users; `score` only for the order of joining."""

    score: float
    reasons: tuple[str, ...]
    joined: bool
    likely: float = 0.0


@dataclass(frozen=True, slots=True)
class Rules(Generic[N]):
    """By what things are joined.

    Attributes:
        blocks: keys of which two things must share one to be compared at all.
        signature: all that `compare` looks at; things with the same are compared once for all.
        compare: None where two things contradict each other.
    """

    blocks: Callable[[N], Iterable[Hashable]]
    signature: Callable[[N], Hashable]
    compare: Callable[[N, N], Match | None]


def gather(nodes: Iterable[N], rules: Rules[N]) -> list[Cluster]:
    """Join what fits, best first."""
    blocks, signature, compare = rules.blocks, rules.signature, rules.compare
    groups = _groups(sorted(nodes, key=lambda n: in_order(n.key)), signature, compare)
    by_block: dict[Hashable, list[int]] = {}
    for index, group in enumerate(groups):
        for block in sorted(set(blocks(group[0])), key=repr):
            by_block.setdefault(block, []).append(index)
    compared: dict[tuple[int, int], Match | None] = {}
    for indices in by_block.values():
        for i, left in enumerate(indices):
            for right in indices[i + 1 :]:
                if (left, right) not in compared:
                    compared[left, right] = compare(groups[left][0], groups[right][0])
    clusters = {index: [index] for index in range(len(groups))}
    articles = {index: {n.article for n in group} for index, group in enumerate(groups)}
    at = {index: index for index in clusters}
    fitting = [(match, pair) for pair, match in compared.items() if match is not None and match.joined]
    for _, (left, right) in sorted(fitting, key=lambda item: (-item[0].score, item[1])):
        mine, other = at[left], at[right]
        if mine == other or articles[mine] & articles[other]:
            continue
        if any(_contradict(a, b, groups, compared, compare) for a in clusters[mine] for b in clusters[other]):
            continue
        into, gone = min(mine, other), max(mine, other)
        for index in clusters[gone]:
            at[index] = into
        clusters[into] += clusters.pop(gone)
        articles[into] |= articles.pop(gone)
    return in_order_of_keys([n.key for i in members for n in groups[i]] for members in clusters.values())


def in_order_of_keys(parts: Iterable[Iterable[Key]]) -> list[Cluster]:
    """Each with its keys in order, and in the order of their first."""
    return sorted((tuple(sorted(part, key=in_order)) for part in parts), key=lambda cluster: in_order(cluster[0]))


def _groups(
    nodes: Sequence[N], signature: Callable[[N], Hashable], compare: Callable[[N, N], Match | None]
) -> list[list[N]]:
    """Things that are alike in all that is compared, of different articles; only if such things are to be joined."""
    open_groups: dict[Hashable, list[list[N]]] = {}
    for node in nodes:
        found = open_groups.setdefault(signature(node), [])
        match = compare(node, node)
        home = None
        if match is not None and match.joined:
            home = next((g for g in found if all(n.article != node.article for n in g[-1:])), None)
        if home is None:
            found.append([node])
        else:
            home.append(node)
    return sorted((g for found in open_groups.values() for g in found), key=lambda g: in_order(g[0].key))


def _contradict(
    left: int,
    right: int,
    groups: Sequence[Sequence[N]],
    compared: dict[tuple[int, int], Match | None],
    compare: Callable[[N, N], Match | None],
) -> bool:
    pair = (min(left, right), max(left, right))
    if pair not in compared:
        compared[pair] = compare(groups[pair[0]][0], groups[pair[1]][0])
    return compared[pair] is None


# ---- actors --------------------------------------------------------------------------------------------------------

#: Countries where who sits in parliament, governs, judges or commands does nothing of the other three.
_SEPARATED = frozenset("TW US KR PH FR BR MX ID".split())
_POWERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("parliament", ("立委", "立法委员", "议员", "众议员", "参议员", "国会议员")),
    ("government", ("部长", "次长", "市长", "县长", "署长", "总理", "大使", "外长", "防长", "财长")),
    ("forces", ("上将", "中将", "少将", "司令", "参谋总长")),
    ("courts", ("法官", "大法官", "检察官")),
)
_NO_MORE = ("前", "候选人", "参选人", "已故", "退役", "退休")
_DAYS_IN_OFFICE = 31
_FAR_MORE = 3  # times as many articles: what says nothing of its country is then taken to be of the larger


def cluster_actors(nodes: Iterable[Actor]) -> list[Cluster]:
    """Actors by name, apart where country or office contradict."""
    by_name: dict[tuple[str, str], list[Actor]] = {}
    for node in sorted(nodes, key=lambda n: in_order(n.key)):
        by_name.setdefault((node.family, node.name), []).append(node)
    parts = [part for found in by_name.values() for land in _by_country(found) for part in _by_power(land)]
    return in_order_of_keys([n.key for n in part] for part in parts)


def _by_country(nodes: Sequence[Actor]) -> list[list[Actor]]:
    parts: list[tuple[frozenset[str], list[Actor]]] = []
    support: dict[frozenset[str], int] = {}
    for node in nodes:
        support[node.countries] = support.get(node.countries, 0) + 1
    for countries in sorted(support, key=lambda c: (-support[c], sorted(c))):
        if not countries:
            continue
        mine = [n for n in nodes if n.countries == countries]
        for core, members in parts:
            if core & countries:
                members += mine
                break
        else:
            parts.append((countries, mine))
    silent = [n for n in nodes if not n.countries]
    if silent:
        home = None if silent[0].generic and parts else _home(parts, nodes[0])
        if home is not None:
            home += silent
        else:
            parts.append((frozenset(), silent))
    return [members for _, members in parts]


def _home(parts: Sequence[tuple[frozenset[str], list[Actor]]], node: Actor) -> list[Actor] | None:
    """Where those belong of whom no country is told."""
    entry = node.entry
    for core, members in parts:
        if entry is not None and entry.country in core:
            return members
    return _largest([members for _, members in parts])


def _largest(parts: Sequence[list[Actor]]) -> list[Actor] | None:
    ranked = sorted(parts, key=lambda p: -len(p))
    if len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0]) >= _FAR_MORE * len(ranked[1])):
        return ranked[0]
    return None


def _by_power(nodes: list[Actor]) -> list[list[Actor]]:
    """Apart where one is told to sit in parliament and one to govern at the same time."""
    if nodes[0].entry is not None or not any(n.countries & _SEPARATED for n in nodes):
        return [nodes]
    parts: list[list[Actor]] = []
    for node in nodes:
        if not powers(node.roles):
            continue
        for part in parts:
            if not any(_at_odds(node, other) for other in part):
                part.append(node)
                break
        else:
            parts.append([node])
    silent = [n for n in nodes if not powers(n.roles)]
    if silent:
        home = parts[0] if len(parts) == 1 else _largest(parts)
        if home is not None:
            home += silent
        else:
            parts.append(silent)
    return parts


def powers(roles: Iterable[str]) -> set[str]:
    """Which powers of a state offices belong to; former ones and candidacies to none."""
    return {
        power
        for role in roles
        if not role.startswith(_NO_MORE) and not role.endswith(_NO_MORE)
        for power, ends in _POWERS
        if role.endswith(ends)
    }


def _at_odds(left: Actor, right: Actor) -> bool:
    mine, other = powers(left.roles), powers(right.roles)
    if not mine or not other or mine & other or left.roles & right.roles:
        return False
    if left.published is None or right.published is None:
        return False
    return abs((left.published - right.published).days) <= _DAYS_IN_OFFICE
