"""Candidates for users to judge: things that may be the same but were not joined, each with the reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import URIRef

from kg.merge import happenings, money
from kg.merge.clusters import powers
from kg.merge.decisions import Decisions
from kg.merge.judgements import Judgement
from kg.merge.nodes import Actor, Happening, Key, Money

_LEAST = 0.3
_LEAST_ALIKE = 0.6  # of names
# The country before the name of a body that several countries have: TW-外交部.
_LAND = re.compile(r"^[A-Z]{2}-")
_MOST_IN_A_BLOCK = 200  # things compared with each other for one reason; more are alike in nothing but that


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two things of the merged graph that may be one. `score` is from 0 to 1."""

    score: float
    kind: str
    left: URIRef
    right: URIRef
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


def suggest(decisions: Decisions, judged: Iterable[Judgement] = ()) -> list[Suggestion]:
    """What may be the same, best first, without what was judged already."""
    done = {frozenset((j.left, j.right)) for j in judged}
    by_iri: dict[str, set[str]] = {}
    for (_, old), new in decisions.names.items():
        by_iri.setdefault(str(new), set()).add(str(old))
    found: dict[tuple[URIRef, URIRef], Suggestion] = {}
    for suggestion in [
        *_actors(decisions.actors, decisions.names),
        *_events(decisions.events, decisions.names),
        *_budgets(decisions.budgets, decisions.names),
    ]:
        pair = suggestion.left, suggestion.right
        names = [{str(iri), *by_iri.get(str(iri), ())} for iri in pair]
        if any(frozenset((a, b)) in done for a in names[0] for b in names[1] if a != b):
            continue
        if suggestion.score >= _LEAST and (pair not in found or found[pair].score < suggestion.score):
            found[pair] = suggestion
    return sorted(found.values(), key=lambda s: (-s.score, s.kind, s.left, s.right))


def _actors(nodes: Iterable[Actor], names: dict[Key, URIRef]) -> Iterable[Suggestion]:
    merged: dict[URIRef, list[Actor]] = {}
    for node in nodes:
        merged.setdefault(names[node.key], []).append(node)
    blocks: dict[tuple[str, str], set[URIRef]] = {}
    for iri, members in merged.items():
        for node in members:
            blocks.setdefault((node.family, node.name), set()).add(iri)
            for start in range(max(1, len(node.name) - 1)):
                blocks.setdefault((node.family, node.name[start : start + 2]), set()).add(iri)
    for left, right in _pairs(blocks.values()):
        a, b = merged[left], merged[right]
        names_a, names_b = ({_LAND.sub("", n.name) for n in members} for members in (a, b))
        lands_a, lands_b = (frozenset().union(*(n.countries for n in m)) for m in (a, b))
        alike = max(1.0 if x == y else _alike(x, y) for x in names_a for y in names_b)
        reasons = ["the same name" if names_a & names_b else f"names alike {alike:.2f}"]
        against = []
        score = 0.6 * alike
        if lands_a & lands_b:
            score += 0.2
            reasons.append("the same country " + ", ".join(sorted(lands_a & lands_b)))
        elif lands_a and lands_b:
            score -= 0.1
            against.append(f"countries {', '.join(sorted(lands_a))} and {', '.join(sorted(lands_b))}")
        roles_a, roles_b = (frozenset().union(*(n.roles for n in m)) for m in (a, b))
        if roles_a & roles_b:
            score += 0.2
            reasons.append("the same office " + ", ".join(sorted(roles_a & roles_b)))
        elif powers(roles_a) and powers(roles_b) and not powers(roles_a) & powers(roles_b):
            score -= 0.1
            against.append(f"offices {', '.join(sorted(roles_a))} and {', '.join(sorted(roles_b))}")
        if {n.article for n in a} & {n.article for n in b}:
            score -= 0.25
            against.append("one article has both")
        if alike >= _LEAST_ALIKE:
            yield Suggestion(round(max(score, 0.0), 2), "actor", left, right, tuple(reasons), tuple(against))


def _alike(left: str, right: str) -> float:
    """How alike two names are: characters in common in their order, over the longer's length."""
    from difflib import SequenceMatcher

    same = sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
    return same / max(len(left), len(right))


def _events(nodes: Iterable[Happening], names: dict[Key, URIRef]) -> Iterable[Suggestion]:
    merged: dict[URIRef, list[Happening]] = {}
    blocks: dict[tuple[str, str], set[URIRef]] = {}
    for node in nodes:
        iri = names[node.key]
        merged.setdefault(iri, []).append(node)
        for party in (*node.persons, *node.bodies, *node.countries):
            blocks.setdefault((node.type, str(party)), set()).add(iri)
    for left, right in _pairs(blocks.values()):
        best: Suggestion | None = None
        for a in merged[left][:5]:
            for b in merged[right][:5]:
                match = happenings.compare(a, b)
                if match is not None:
                    against = ("one article has both",) if a.article == b.article else ()
                    score = round(max(0.0, min(0.95, match.likely - 0.25 * len(against))), 2)
                    if best is None or score > best.score:
                        best = Suggestion(score, "event", left, right, match.reasons, against)
        if best is not None:
            yield best


def _budgets(nodes: Iterable[Money], names: dict[Key, URIRef]) -> Iterable[Suggestion]:
    merged: dict[URIRef, list[Money]] = {}
    blocks: dict[str, set[URIRef]] = {}
    for node in nodes:
        iri = names[node.key]
        merged.setdefault(iri, []).append(node)
        blocks.setdefault(node.payer or "", set()).add(iri)
    for left, right in _pairs(blocks.values()):
        for a in merged[left][:5]:
            for b in merged[right][:5]:
                match = money.compare(a, b)
                if match is None:
                    continue
                alike = happenings.similarity(a.name, b.name)
                if not alike and not a.sums & b.sums:
                    continue
                reasons = match.reasons + ((f"names alike {alike:.2f}",) if alike else ())
                against = ("one article has both",) if a.article == b.article else ()
                score = round(max(0.0, min(0.95, match.score / 25 + 0.3 * alike - 0.25 * len(against))), 2)
                yield Suggestion(score, "budget", left, right, reasons, against)


def _pairs(blocks: Iterable[set[URIRef]]) -> list[tuple[URIRef, URIRef]]:
    found = set()
    for block in blocks:
        things = sorted(block)[:_MOST_IN_A_BLOCK]
        found |= {(a, b) for i, a in enumerate(things) for b in things[i + 1 :]}
    return sorted(found)
