"""Users' judgements, applied to clusters: what they part, join and leave open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rdflib import URIRef

from kg.errors import KgError
from kg.merge.clusters import Cluster
from kg.merge.judgements import Judgement, short
from kg.merge.naming import Naming, distinct
from kg.merge.nodes import Key, is_anonymous
from kg.merge.terms import ACTORS, KG, Things


class Judged:
    """Applies judgements to clusters."""

    def __init__(self, things: Mapping[URIRef, Things], judgements: Iterable[Judgement]) -> None:
        self._things = things
        self._judgements = sorted(set(judgements))
        self._used: set[Judgement] = set()
        self._by_iri: dict[str, set[Key]] = {}
        if not self._judgements:
            return
        kinds = ACTORS | {KG.Event, KG.Budget}
        for article, known in things.items():
            for thing in known.of_class(*kinds):
                self._by_iri.setdefault(str(thing), set()).add((article, thing))
                for mention in known.refs(thing, KG.evidence):
                    self._by_iri.setdefault(str(mention), set()).add((article, thing))
        self._refuse_anonymous()

    def _refuse_anonymous(self) -> None:
        for judgement in self._judgements:
            for iri in (judgement.left, judgement.right):
                keys = self._by_iri.get(iri, set())
                if judgement.judgement == "same" and any(is_anonymous(self._things[a], t) for a, t in keys):
                    raise KgError(
                        f"{judgement.place}: {short(iri)} is an anonymous source, which is never the same as another; "
                        f"take the line out"
                    )

    def named(self, clusters: Sequence[Cluster], naming: Naming) -> dict[Cluster, URIRef]:
        """The names of clusters once they are parted and joined as judged."""
        names, known = distinct(clusters, naming)
        if not self._judgements:
            return names
        return distinct(self._apply(clusters, {str(iri): set(c) for iri, c in known.items()}), naming)[0]

    def _apply(self, clusters: Sequence[Cluster], by_name: Mapping[str, set[Key]]) -> list[Cluster]:
        """The clusters, parted and joined as judged. What `by_name` does not have is a name that articles use."""
        known = {key for cluster in clusters for key in cluster}
        sides: list[tuple[Judgement, set[Key], set[Key]]] = []
        for judgement in self._judgements:
            left, right = (
                by_name.get(i) or self._by_iri.get(i, set()) & known for i in (judgement.left, judgement.right)
            )
            if judgement.judgement == "same" and bool(left) != bool(right):
                self._refuse_other_kinds(judgement, left or right, known)
            if left and right:
                self._used.add(judgement)
                sides.append((judgement, left, right))
        parts = [set(cluster) for cluster in clusters]
        for judgement, left, right in sides:
            if judgement.judgement in ("different", "unsure"):
                parts = [piece for part in parts for piece in _parted(part, left, right)]
        for judgement, left, right in sides:
            if judgement.judgement == "same":
                touched = [part for part in parts if part & (left | right)]
                parts = [part for part in parts if not part & (left | right)] + [set().union(*touched)]
        for judgement, left, right in sides:
            if judgement.judgement == "different":
                mine, other = _apart(left, right)
                if any(part & mine and part & other for part in parts):
                    raise KgError(
                        f"{judgement.place}: {short(judgement.left)} and {short(judgement.right)} are judged different "
                        f"here, and the same by other lines; take one of them out"
                    )
        return sorted(tuple(sorted(part)) for part in parts)

    def _refuse_other_kinds(self, judgement: Judgement, found: set[Key], known: set[Key]) -> None:
        missing = judgement.right if found & self._by_iri.get(judgement.left, set()) else judgement.left
        if self._by_iri.get(missing, set()) - known:
            raise KgError(
                f"{judgement.place}: {short(judgement.left)} and {short(judgement.right)} are of different kinds and "
                f"cannot be the same; take the line out"
            )

    def unsure(self, names: Mapping[Key, URIRef]) -> set[tuple[URIRef, URIRef]]:
        """Pairs of merged IRIs that a judgement leaves open."""
        found = set()
        merged: dict[str, set[URIRef]] = {}
        for iri in set(names.values()):
            merged.setdefault(str(iri), set()).add(iri)
        for judgement in self._judgements:
            if judgement.judgement != "unsure":
                continue
            pair = [
                merged.get(i) or {names[k] for k in self._by_iri.get(i, set()) if k in names}
                for i in (judgement.left, judgement.right)
            ]
            found |= {(min(a, b), max(a, b)) for a in pair[0] for b in pair[1] if a != b}
        return found

    def unused(self) -> list[Judgement]:
        return [j for j in self._judgements if j not in self._used]


def _apart(left: set[Key], right: set[Key]) -> tuple[set[Key], set[Key]]:
    """The two sides without what they share, where one of them is a part of the other."""
    if left < right:
        return left, right - left
    if right < left:
        return left - right, right
    return left, right


def _parted(part: set[Key], left: set[Key], right: set[Key]) -> list[set[Key]]:
    mine, other = _apart(left, right)
    mine, other = part & mine, part & other
    if not mine or not other or mine & other:
        return [part]
    gone = min((mine, other), key=lambda side: (len(side), min(side)))
    return [part - gone, gone]
