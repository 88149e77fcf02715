"""What the things of a merged graph are called: one name each, the same in whatever order articles come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from rdflib import URIRef

from kg.iri import iri as iri_of
from kg.merge.clusters import Cluster
from kg.merge.nodes import Actor, Key, Money, Named
from kg.merge.terms import base_of
from kg.merge.told import Told

Names = dict[Key, URIRef]
_DAY = re.compile(r"\d{4}-\d\d-\d\d-")


def plain_names(nodes: Sequence[Named]) -> Names:
    """Countries by their codes; places and roles by the IRI that most articles have for their name."""
    by_name: dict[tuple[str, str], list[Named]] = {}
    for node in nodes:
        by_name.setdefault((node.kind, node.name), []).append(node)
    names: Names = {}
    for found in by_name.values():
        counts = Counter(n.iri for n in found)
        best = min(counts, key=lambda iri: (-counts[iri], iri))
        names.update((n.key, best) for n in found)
    return names


@dataclass(frozen=True)
class Naming:
    """How clusters of a kind are called: a name, a mark to tell those of one name apart, and which is to keep it."""

    name: Callable[[Cluster], URIRef]
    mark: Callable[[Cluster], str] = lambda cluster: ""
    first: Callable[[Cluster], bool] = lambda cluster: False


def naming_of_actors(actors: Iterable[Actor]) -> Naming:
    """Actors go by their name; namesakes are told apart by their countries."""
    nodes = {node.key: node for node in actors}
    return Naming(lambda c: _actor_name(c, nodes), lambda c: _land(c, nodes), lambda c: _at_home(c, nodes))


def naming_of_events() -> Naming:
    """Events go by what their IRIs tell; see `_event_name`."""
    return Naming(_event_name)


def naming_of_budgets(budgets: Iterable[Money]) -> Naming:
    """Budgets go by a name rather than by their amount."""
    nodes = {node.key: node for node in budgets}
    return Naming(lambda c: _budget_name(c, nodes))


def _actor_name(cluster: Cluster, nodes: Mapping[Key, Actor]) -> URIRef:
    members = [nodes[key] for key in cluster]
    kind = "org" if members[0].family == "org" else "official" if any(n.official for n in members) else "person"
    base = base_of(min(n.article for n in members))
    known = next((n.name for n in members if n.entry is not None), None)
    if known is not None:
        return URIRef(iri_of(f"{kind}/{known.replace(' ', '_')}", base))
    counts = Counter(n.iri for n in members if n.official or kind != "official")
    return min(counts, key=lambda iri: (-counts[iri], iri))


def _land(cluster: Cluster, nodes: Mapping[Key, Actor]) -> str:
    counts = Counter(c for key in cluster for c in nodes[key].countries)
    return min(counts, key=lambda c: (-counts[c], c)) if counts else ""


def _at_home(cluster: Cluster, nodes: Mapping[Key, Actor]) -> bool:
    """Whether it is the person whom the table knows by this name."""
    return any((entry := nodes[key].entry) is not None and entry.country in nodes[key].countries for key in cluster)


def _event_name(cluster: Cluster) -> URIRef:
    """The IRI that tells most: a day rather than a month, no article's own; then what most articles have."""
    counts = Counter(iri for _, iri in cluster)

    def rank(iri: URIRef) -> tuple[object, ...]:
        local = unquote(str(iri).rpartition("event/")[2])
        own = "/" in local
        day = _DAY.match(local) is not None
        return own, not day, not local[:4].isdigit(), local.endswith("+"), -counts[iri], len(local), iri

    return min(counts, key=rank)


def _budget_name(cluster: Cluster, nodes: Mapping[Key, Money]) -> URIRef:
    counts = Counter(iri for _, iri in cluster)
    bearing_a_name = {iri for key in cluster if nodes[key].name for iri in (key[1],)}
    return min(counts, key=lambda iri: (iri not in bearing_a_name, -counts[iri], len(iri), iri))


def distinct(clusters: Iterable[Cluster], naming: Naming) -> tuple[dict[Cluster, URIRef], dict[URIRef, Cluster]]:
    """A name a cluster. Of several that would have the same, one keeps it; the others get a mark after a tilde.

    Returns also the clusters by all the names that they go by, the marked one of the keeper included.
    """
    wanting: dict[URIRef, list[Cluster]] = {}
    for cluster in clusters:
        wanting.setdefault(naming.name(cluster), []).append(cluster)
    names: dict[Cluster, URIRef] = {}
    known: dict[URIRef, Cluster] = {}
    for plain, rivals in sorted(wanting.items()):
        rivals.sort(key=lambda c: (not naming.first(c), -len(c), c))
        marks = Counter(naming.mark(c) for c in rivals)
        for number, cluster in enumerate(rivals):
            mark = naming.mark(cluster)
            if not mark or marks[mark] > 1:
                same = sorted(c for c in rivals if c[0][0] == cluster[0][0])
                mark = str(cluster[0][0]).rpartition("/")[2] + (f".{same.index(cluster)}" if len(same) > 1 else "")
            names[cluster] = plain if number == 0 else URIRef(f"{plain}~{mark}")
            known[URIRef(f"{plain}~{mark}")] = known[names[cluster]] = cluster
    return names, known


def name_all(names: Names, clusters: Mapping[Cluster, URIRef]) -> None:
    """Enter the names of clusters for all their members."""
    names.update((key, iri) for cluster, iri in clusters.items() for key in cluster)


def namesakes(names: Mapping[Cluster, URIRef], actors: Iterable[Actor]) -> set[tuple[URIRef, URIRef]]:
    """Pairs of actors that bear one name and are two by what is said of them."""
    nodes = {node.key: node for node in actors}
    by_name: dict[tuple[str, str], set[URIRef]] = {}
    for cluster, iri in names.items():
        for key in cluster:
            by_name.setdefault((nodes[key].family, nodes[key].name), set()).add(iri)
    found = set()
    for iris in by_name.values():
        first, *rest = sorted(iris)
        found |= {(first, other) for other in rest}
    return found


def name_dependents(told: Told, names: Names) -> None:
    """Memberships and amounts are named after the actor or budget that they belong to."""
    article = told.article
    base = base_of(article)
    for office in told.offices:
        holder = names.get((article, office.holder), office.holder)
        new = holder.removeprefix(base).partition("/")[2]
        if holder.startswith(base) and new and office.role is not None:
            role = names.get((article, office.role), office.role).rpartition("/")[2]
            tail = f"/{role}" + (f"-{office.country}" if office.country else "")
            names[article, office.iri] = URIRef(f"{base}membership/{new}{tail}")
    for amount in told.sums:
        name = names.get((article, amount.budget), amount.budget)
        old, new = (iri.removeprefix(base).partition("/")[2] for iri in (amount.budget, name))
        head = f"{base}amount/{old}/"
        if old and amount.iri.startswith(head):
            names[article, amount.iri] = URIRef(f"{base}amount/{new}/{amount.iri.removeprefix(head)}")
