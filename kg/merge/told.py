"""All that an article has which may be the same as something in another: what decisions are made on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import URIRef

from kg.merge.nodes import Actor, Happening, Money, Named, actors, budgets, code_of, happenings, named
from kg.merge.terms import KG, ORG, SCHEMA, Things


@dataclass(frozen=True, slots=True)
class Office:
    """A membership in one article: its IRI, who holds which role, and in which country."""

    iri: URIRef
    holder: URIRef
    role: URIRef | None
    country: str


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in one article, and the budget that it belongs to."""

    iri: URIRef
    budget: URIRef


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells of. Who takes part in events is named as the article names them."""

    article: URIRef
    named: tuple[Named, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Happening, ...] = ()
    budgets: tuple[Money, ...] = ()
    offices: tuple[Office, ...] = ()
    sums: tuple[Sum, ...] = ()


def told_by(article: URIRef, things: Things) -> Told:
    return Told(
        article,
        tuple(named(article, things)),
        tuple(actors(article, things)),
        tuple(happenings(article, things)),
        tuple(budgets(article, things)),
        tuple(_offices(things)),
        tuple(_sums(things)),
    )


def _offices(things: Things) -> Iterable[Office]:
    for membership in things.of_class(ORG.Membership):
        for member in things.refs(membership, ORG.member)[:1]:
            role = next(iter(things.refs(membership, ORG.role)), None)
            lands = [code_of(things, c) for c in things.refs(membership, KG.officeOf)[:1]]
            yield Office(membership, member, role, lands[0] if lands else "")


def _sums(things: Things) -> Iterable[Sum]:
    for budget in things.of_class(KG.Budget):
        for amount in things.refs(budget, KG.amount):
            if SCHEMA.MonetaryAmount in things.classes(amount):
                yield Sum(amount, budget)
