"""All decisions of a merge: which things are one, what it is called, and what is left open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from rdflib import URIRef

from kg.errors import KgError
from kg.iri import iri as iri_of
from kg.merge.again import Former, actors_again, events_again
from kg.merge.clusters import Cluster, cluster_actors
from kg.merge.corpus import Corpus
from kg.merge.happenings import cluster_events
from kg.merge.judgements import Judgement, short
from kg.merge.money import cluster_budgets
from kg.merge.nodes import Actor, Happening, Key, Money, Named, is_anonymous, under_names
from kg.merge.terms import ACTORS, KG, PROV, SCHEMA, Things, base_of
from kg.merge.told import Told, told_by

Names = dict[Key, URIRef]
_DAY = re.compile(r"\d{4}-\d\d-\d\d-")


@dataclass
class Decisions:
    """What is decided.

    `names` gives each shared thing of each article its IRI in the merged graph; `open` are pairs of merged IRIs that
    may be one; `unused` are judgements on things that these graphs do not have.
    """

    names: Names = field(default_factory=dict)
    open: set[tuple[URIRef, URIRef]] = field(default_factory=set)
    unused: list[Judgement] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    events: list[Happening] = field(default_factory=list)
    budgets: list[Money] = field(default_factory=list)

    @property
    def renames(self) -> Names:
        return {key: name for key, name in self.names.items() if key[1] != name}


def decide(corpus: Corpus, judgements: Iterable[Judgement] = ()) -> Decisions:
    """Decide on everything in a corpus.

    Raises:
        KgError: judgements contradict each other, or would join what can never be one.
    """
    things = {article: Things(corpus.articles[article]) for article in sorted(corpus.articles)}
    return decide_on([told_by(article, known) for article, known in things.items()], Judged(things, judgements))


def decide_on(
    articles: Sequence[Told], rules: Judged | None = None, former: Former | None = None, gone: Sequence[Told] = ()
) -> Decisions:
    """Decide on what articles tell of, in the order of their IRIs.

    Args:
        rules: the judgements; none by default.
        former: what was decided before, without judgements, to decide anew only what has changed; the result is the same.
        gone: the changed articles as they were then.
    """
    rules = rules or Judged({}, ())
    made = Decisions()
    made.names.update(_plain_names([node for told in articles for node in told.named]))

    made.actors = [node for told in articles for node in told.actors]
    actor_of = {node.key: node for node in made.actors}
    clusters = (
        cluster_actors(made.actors)
        if former is None
        else actors_again(made.actors, [node for told in gone for node in told.actors], former)
    )
    actor_names = rules.named(
        clusters,
        _Naming(lambda c: _actor_name(c, actor_of), lambda c: _land(c, actor_of), lambda c: _at_home(c, actor_of)),
    )
    _name(made.names, actor_names)
    made.open |= _namesakes(actor_names, actor_of)

    events = [node for told in articles for node in told.events]
    made.events = [under_names(node, made.names) for node in events]
    if former is None:
        clusters = cluster_events(made.events)
    else:
        before = [node for told in gone for node in told.events]
        clusters = events_again(events, made.events, before, made.names, former)
    _name(made.names, rules.named(clusters, _Naming(_event_name)))

    made.budgets = [node for told in articles for node in told.budgets]
    budget_of = {node.key: node for node in made.budgets}
    _name(made.names, rules.named(cluster_budgets(made.budgets), _Naming(lambda c: _budget_name(c, budget_of))))

    for told in articles:
        _name_dependents(told, made.names)
    made.open |= rules.unsure(made.names)
    made.unused = rules.unused()
    return made


# ---- names ---------------------------------------------------------------------------------------------------------


def _plain_names(nodes: Sequence[Named]) -> Names:
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
class _Naming:
    """How clusters of a kind are called: a name, a mark to tell those of one name apart, and which is to keep it."""

    name: Callable[[Cluster], URIRef]
    mark: Callable[[Cluster], str] = lambda cluster: ""
    first: Callable[[Cluster], bool] = lambda cluster: False


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


def _distinct(clusters: Iterable[Cluster], naming: _Naming) -> tuple[dict[Cluster, URIRef], dict[URIRef, Cluster]]:
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


def _name(names: Names, clusters: Mapping[Cluster, URIRef]) -> None:
    names.update((key, iri) for cluster, iri in clusters.items() for key in cluster)


def _namesakes(names: Mapping[Cluster, URIRef], nodes: Mapping[Key, Actor]) -> set[tuple[URIRef, URIRef]]:
    """Pairs of actors that bear one name and are two by what is said of them."""
    by_name: dict[tuple[str, str], set[URIRef]] = {}
    for cluster, iri in names.items():
        for key in cluster:
            by_name.setdefault((nodes[key].family, nodes[key].name), set()).add(iri)
    found = set()
    for iris in by_name.values():
        first, *rest = sorted(iris)
        found |= {(first, other) for other in rest}
    return found


def _name_dependents(told: Told, names: Names) -> None:
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


# ---- judgements ----------------------------------------------------------------------------------------------------


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

    def named(self, clusters: Sequence[Cluster], naming: _Naming) -> dict[Cluster, URIRef]:
        """The names of clusters once they are parted and joined as judged."""
        names, known = _distinct(clusters, naming)
        if not self._judgements:
            return names
        return _distinct(self._apply(clusters, {str(iri): set(c) for iri, c in known.items()}), naming)[0]

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


def copies_of(corpus: Corpus) -> dict[URIRef, URIRef]:
    """Article → the article that its text is a copy of."""
    from kg.merge.copies import copies

    texts, days = {}, {}
    for article, facts in corpus.articles.items():
        things = Things(facts)
        texts[article] = things.text(article, SCHEMA.articleBody)
        days[article] = things.text(article, SCHEMA.datePublished)
    return copies(texts, {article: day for article, day in days.items() if day})


__all__ = ["PROV", "Decisions", "copies_of", "decide"]
