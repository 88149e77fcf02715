"""All decisions of a merge: which things are one, what it is called, and what is left open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rdflib import URIRef

from kg.merge.again import Former, actors_again, events_again
from kg.merge.clusters import cluster_actors
from kg.merge.corpus import Corpus
from kg.merge.happenings import cluster_events
from kg.merge.judged import Judged
from kg.merge.judgements import Judgement
from kg.merge.money import cluster_budgets
from kg.merge.naming import (
    Names,
    name_all,
    name_dependents,
    namesakes,
    naming_of_actors,
    naming_of_budgets,
    naming_of_events,
    plain_names,
)
from kg.merge.nodes import Actor, Happening, Money, under_names
from kg.merge.terms import SCHEMA, Things
from kg.merge.told import Told, told_by


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
    made.names.update(plain_names([node for told in articles for node in told.named]))

    made.actors = [node for told in articles for node in told.actors]
    clusters = (
        cluster_actors(made.actors)
        if former is None
        else actors_again(made.actors, [node for told in gone for node in told.actors], former)
    )
    actor_names = rules.named(clusters, naming_of_actors(made.actors))
    name_all(made.names, actor_names)
    made.open |= namesakes(actor_names, made.actors)

    events = [node for told in articles for node in told.events]
    made.events = [under_names(node, made.names) for node in events]
    if former is None:
        clusters = cluster_events(made.events)
    else:
        before = [node for told in gone for node in told.events]
        clusters = events_again(events, made.events, before, made.names, former)
    name_all(made.names, rules.named(clusters, naming_of_events()))

    made.budgets = [node for told in articles for node in told.budgets]
    name_all(made.names, rules.named(cluster_budgets(made.budgets), naming_of_budgets(made.budgets)))

    for told in articles:
        name_dependents(told, made.names)
    made.open |= rules.unsure(made.names)
    made.unused = rules.unused()
    return made


def copies_of(corpus: Corpus) -> dict[URIRef, URIRef]:
    """Article → the article that its text is a copy of."""
    from kg.merge.copies import copies

    texts, days = {}, {}
    for article, facts in corpus.articles.items():
        things = Things(facts)
        texts[article] = things.text(article, SCHEMA.articleBody)
        days[article] = things.text(article, SCHEMA.datePublished)
    return copies(texts, {article: day for article, day in days.items() if day})
