"""Writes the merged graph: what each article said under the names decided on, and shared things rebuilt from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.merge.patch import Renames
from kg.merge.terms import (
    ACTORS,
    DCTERMS,
    KG,
    OA,
    ORG,
    OWN,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    Things,
    Triple,
    base_of,
)

Value = URIRef | Literal
#: Which articles give which value.
Told = dict[Value, set[URIRef]]

_ONE = frozenset(
    (KG.eventType, KG.isoCode, KG.budgetOf, KG.budgetPeriod, ORG.member, ORG.role, KG.officeOf, ORG.organization,
     SCHEMA.value, SCHEMA.currency)
)  # fmt: skip
_LATEST = {
    KG.eventStatus: (KG.planned, KG.postponed, KG.cancelled, KG.happened),
    KG.budgetStatus: (KG.proposed, KG.blocked, KG.frozen, KG.cut, KG.approved),
}
_DATE = (KG.startDate, KG.endDate, KG.datePrecision)
# Where articles differ in these, each fact is kept with its articles.
_REPORTED = (KG.Event, KG.Budget)
_UNREPORTED = frozenset((RDF.type, KG.evidence, KG.accordingTo))


class Rebuilt:
    """The merged triples of a corpus, and which articles tell of which thing."""

    def __init__(self, articles: Mapping[URIRef, frozenset[Triple]], renames: Renames) -> None:
        self.triples: set[Triple] = set()
        self.tellers: dict[URIRef, set[URIRef]] = {}
        self._published: dict[URIRef, str] = {}
        told: dict[URIRef, dict[URIRef, Told]] = {}
        for article in sorted(articles):
            things = Things(articles[article])
            self._published[article] = things.text(article, SCHEMA.datePublished)
            self._read(article, things, renames, told)
        for thing in told:
            self.triples.update(self._thing(thing, told[thing]))
        self.triples.update(replaced(renames, set(told)))

    def _read(self, article: URIRef, things: Things, renames: Renames, told: dict[URIRef, dict[URIRef, Told]]) -> None:
        """Add an article's own things as they are, under their new names, and collect what it says of shared ones."""

        def new(term: Value) -> Value:
            return renames.get((article, term), term) if isinstance(term, URIRef) else term

        for thing in things:
            facts = things.facts(thing)
            own = bool(things.classes(thing) & OWN)
            name = thing if own else renames.get((article, thing), thing)
            if own:
                self.triples.update((name, p, new(v)) for p, values in facts.items() for v in values)
                continue
            self.tellers.setdefault(name, set()).add(article)
            of_thing = told.setdefault(name, {})
            for predicate, values in facts.items():
                of_predicate = of_thing.setdefault(predicate, {})
                for value in values:
                    of_predicate.setdefault(new(value), set()).add(article)

    def _thing(self, thing: URIRef, told: dict[URIRef, Told]) -> Iterable[Triple]:
        """A shared thing: one value where there can only be one, else all."""
        classes = set(told.get(RDF.type, ()))
        if KG.Official in classes:  # an official is a person: the more exact class stands
            classes.discard(SCHEMA.Person)
        yield from ((thing, RDF.type, c) for c in classes)
        labels = _labels(told.get(SKOS.prefLabel, {}))
        yield from ((thing, SKOS.prefLabel, label) for label in labels)
        others = set(told.get(SKOS.altLabel, ())) | set(told.get(SKOS.prefLabel, ()))
        yield from ((thing, SKOS.altLabel, label) for label in others - set(labels))
        for predicate, values in told.items():
            if predicate in (RDF.type, SKOS.prefLabel, SKOS.altLabel, *_DATE):
                continue
            if predicate in _ONE:
                kept: Iterable[Value] = [_foremost(values)]
            elif predicate in _LATEST:
                kept = [self._latest(values, _LATEST[predicate])]
            elif predicate in (KG.currencyInferred, KG.officeInferred):
                kept = [Literal(all(str(v) == "true" for v in values))]
            elif predicate == KG.approximate:
                kept = [Literal(any(str(v) == "true" for v in values))]
            elif predicate == KG.anonymous:
                kept = [_foremost(values)]
            else:
                kept = values
            yield from ((thing, predicate, value) for value in kept if value != thing)
        yield from ((thing, p, v) for p, v in zip(_DATE, _narrowest(told), strict=False))
        if classes & set(_REPORTED) and len(self.tellers[thing]) > 1:
            yield from self._reports(thing, told)

    def _latest(self, values: Told, order: tuple[URIRef, ...]) -> Value:
        """What the latest articles say; of several that day, the furthest in `order`."""

        def rank(value: Value) -> tuple[str, int, str]:
            latest = max(self._published[article] for article in values[value])
            return latest, order.index(value) if value in order else -1, str(value)

        return max(values, key=rank)

    def _reports(self, thing: URIRef, told: dict[URIRef, Told]) -> Iterable[Triple]:
        """Each fact of a thing that several articles tell of, with the articles that state it."""
        for predicate, values in told.items():
            if predicate in _UNREPORTED:
                continue
            for value, articles in values.items():
                me = _fact_iri(thing, predicate, value, min(articles))
                yield me, RDF.type, KG.ReportedFact
                yield me, RDF.subject, thing
                yield me, RDF.predicate, predicate
                yield me, RDF.object, value
                for article in articles:
                    yield me, PROV.wasDerivedFrom, article


def replaced(renames: Renames, names: set[URIRef]) -> Iterable[Triple]:
    """Which names stand for which now, so that an IRI read in an article's own graph still leads somewhere."""
    for (_, old), new in renames.items():
        if old not in names:
            yield old, DCTERMS.isReplacedBy, new


def computed_counts(merged: set[Triple], copies: Mapping[URIRef, URIRef]) -> Iterable[Triple]:
    """For events, budgets and claims: articles, outlets, independent sources (copies count once), first report.

    Args:
        copies: article → the one that it is a copy of.
    """
    things = Things(merged)
    for thing in things.of_class(KG.Event, KG.Budget, KG.Claim):
        articles = {
            article
            for evidence in things.refs(thing, KG.evidence)
            for article in things.refs(evidence, PROV.wasDerivedFrom)
        }
        if not articles:
            continue
        outlets = {outlet for article in articles for outlet in things.texts(article, SCHEMA.publisher)}
        days = sorted(day for article in articles for day in things.texts(article, SCHEMA.datePublished))
        yield thing, KG.articles, _count(len(articles))
        yield thing, KG.outlets, _count(len(outlets))
        yield thing, KG.independentSources, _count(len({copies.get(article, article) for article in articles}))
        if days:
            yield thing, KG.firstReportedOn, Literal(days[0], datatype=XSD.date)


def _labels(told: Told) -> list[Value]:
    """One name a language: the one that most articles use, then the longest."""
    by_language: dict[str, Told] = {}
    for label, articles in told.items():
        language = label.language if isinstance(label, Literal) else None
        by_language.setdefault((language or "").lower(), {})[label] = articles
    return [
        min(labels, key=lambda v: (-len(labels[v]), -len(str(v)), str(v))) for _, labels in sorted(by_language.items())
    ]


def _foremost(told: Told) -> Value:
    return min(told, key=lambda v: (-len(told[v]), str(v)))


def _narrowest(told: dict[URIRef, Told]) -> tuple[Value, ...]:
    """The most precise date that an article gives: first day, last day, precision. Nothing if none gives one."""
    per_article: dict[URIRef, dict[URIRef, Value]] = {}
    for predicate in _DATE:
        for value, articles in sorted(told.get(predicate, {}).items(), key=lambda item: str(item[0]), reverse=True):
            for article in articles:
                per_article.setdefault(article, {})[predicate] = value
    whole: dict[tuple[Value, ...], int] = {}
    for dates in per_article.values():
        if len(dates) == len(_DATE):
            key = tuple(dates[p] for p in _DATE)
            whole[key] = whole.get(key, 0) + 1
    if not whole:
        return ()
    return min(whole, key=lambda key: (_days(key), -whole[key], tuple(map(str, key))))


def _days(dates: tuple[Value, ...]) -> int:
    try:
        return (date.fromisoformat(str(dates[1])) - date.fromisoformat(str(dates[0]))).days
    except ValueError:
        return 10**6


def _fact_iri(thing: URIRef, predicate: URIRef, value: Value, article: URIRef) -> URIRef:
    said = "\n".join((thing, predicate, value.n3()))
    return URIRef(f"{base_of(article)}fact/{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}")


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.nonNegativeInteger, normalize=False)


def words_of(things: Things, thing: URIRef) -> set[str]:
    """The words by which articles mention a thing."""
    return {text for evidence in things.refs(thing, KG.evidence) for text in things.texts(evidence, OA.exact)}


def is_actor(things: Things, thing: URIRef) -> bool:
    return bool(things.classes(thing) & ACTORS)
