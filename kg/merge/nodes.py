"""What is known, article by article, of the things that may be the same in several articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from rdflib import URIRef

from kg.graph import plain
from kg.lexicon import organization_forms, organizations, people_forms
from kg.lexicon.fold import fold
from kg.lexicon.people import PersonEntry
from kg.link import budget_key, is_any_budget, is_sum
from kg.merge.terms import ACTORS, KG, ORG, SCHEMA, SKOS, Things

Key = tuple[URIRef, URIRef]
"""A thing as one article has it: the article's IRI, the thing's IRI there."""


def in_order(key: Key) -> tuple[str, str]:
    """A key to sort by: rdflib's terms are compared in Python, texts are not."""
    return str(key[0]), str(key[1])


@dataclass(frozen=True, slots=True)
class Actor:
    """A named person or organisation in one article."""

    article: URIRef
    iri: URIRef
    family: str  # person or org
    name: str  # canonical, in one script
    generic: bool  # a name that bodies of several countries bear
    entry: PersonEntry | None  # of the table of people, where the name is in it
    countries: frozenset[str]
    roles: frozenset[str]
    official: bool
    published: date | None

    @property
    def key(self) -> Key:
        return self.article, self.iri


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in one article."""

    article: URIRef
    iri: URIRef
    type: str
    start: date | None
    end: date | None
    persons: frozenset[URIRef]
    bodies: frozenset[URIRef]
    countries: frozenset[str]
    sent: frozenset[tuple[str, URIRef]]  # who takes part for which country
    label: str  # in one script, without the names of who takes part
    published: date | None

    @property
    def key(self) -> Key:
        return self.article, self.iri

    @property
    def dated(self) -> bool:
        return self.start is not None and self.end is not None

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1 if self.start and self.end else 0


@dataclass(frozen=True, slots=True)
class Money:
    """A budget in one article."""

    article: URIRef
    iri: URIRef
    payer: str | None
    name: str  # "" where it is known by its sum, or by a word for any budget
    marks: frozenset[str]  # what tells versions and years in the name apart
    years: str
    sums: frozenset[tuple[str, str]]
    published: date | None

    @property
    def key(self) -> Key:
        return self.article, self.iri


@dataclass(frozen=True, slots=True)
class Named:
    """A country, place or role in one article: its name says all about it."""

    article: URIRef
    iri: URIRef
    kind: str
    name: str

    @property
    def key(self) -> Key:
        return self.article, self.iri


def named(article: URIRef, things: Things) -> Iterable[Named]:
    for thing in things.of_class(KG.Country):
        yield Named(article, thing, "country", things.text(thing, KG.isoCode) or str(thing))
    for kind, cls in (("place", SCHEMA.Place), ("role", ORG.Role)):
        for thing in things.of_class(cls):
            yield Named(article, thing, kind, label_of(things, thing) or str(thing))


def actors(article: URIRef, things: Things) -> Iterable[Actor]:
    """The named persons and organisations; anonymous sources are never joined, and are not in it."""
    offices: dict[URIRef, list[URIRef]] = {}
    for membership in things.of_class(ORG.Membership):
        for member in things.refs(membership, ORG.member):
            offices.setdefault(member, []).append(membership)
    for thing in things.of_class(*ACTORS):
        classes = things.classes(thing)
        if is_anonymous(things, thing) or KG.Country in classes:
            continue
        family = "org" if ORG.Organization in classes else "person"
        label = label_of(things, thing) or local_name(thing)
        held = offices.get(thing, [])
        lands = [c for m in held for c in things.refs(m, KG.officeOf)] + things.refs(thing, KG.represents)
        countries = frozenset(code_of(things, c) for c in lands)
        roles = {fold(local_name(role)) for m in held for role in things.refs(m, ORG.role)}
        name, entry = canonical_body(label, countries) if family == "org" else canonical_person(label)
        yield Actor(
            article, thing, family, name, _is_generic(label) if family == "org" else False, entry, countries,
            frozenset(roles), KG.Official in classes, published(things, article),
        )  # fmt: skip


def happenings(article: URIRef, things: Things) -> Iterable[Happening]:
    """The events; who takes part is named as the article names them."""
    for thing in things.of_class(KG.Event):
        parties = {p for way in (KG.participant, KG.initiator, KG.recipient) for p in things.refs(thing, way)}
        countries = {code_of(things, p) for p in parties if KG.Country in things.classes(p)}
        people = {p for p in parties if not things.classes(p) & {KG.Country, ORG.Organization}}
        bodies = {p for p in parties if ORG.Organization in things.classes(p)}
        countries |= {code_of(things, c) for p in parties for c in things.refs(p, KG.represents)}
        start, end = (_date(things.text(thing, p)) for p in (KG.startDate, KG.endDate))
        names = [fold(n) for p in people | bodies for w in (SKOS.prefLabel, SKOS.altLabel) for n in things.texts(p, w)]
        yield Happening(
            article, thing, local_name(things.refs(thing, KG.eventType)[0]) if things.refs(thing, KG.eventType) else "",
            start, end or start,
            frozenset(p for p in people if not is_anonymous(things, p)), frozenset(bodies), frozenset(countries),
            frozenset(
                (code_of(things, c), p)
                for p in people if not is_anonymous(things, p) for c in things.refs(p, KG.represents)
            ),
            _without(label_of(things, thing), names), published(things, article),
        )  # fmt: skip


def under_names(event: Happening, names: Mapping[Key, URIRef]) -> Happening:
    """The event with who takes part named as the merge names them."""

    def name(party: URIRef) -> URIRef:
        return names.get((event.article, party), party)

    return replace(
        event,
        persons=frozenset(map(name, event.persons)),
        bodies=frozenset(map(name, event.bodies)),
        sent=frozenset((country, name(person)) for country, person in event.sent),
    )


def budgets(article: URIRef, things: Things) -> Iterable[Money]:
    for thing in things.of_class(KG.Budget):
        label = label_of(things, thing)
        amounts = things.refs(thing, KG.amount)
        payers = [code_of(things, c) for c in things.refs(thing, KG.budgetOf)]
        key = budget_key(label)
        named = not (is_sum(label) or is_any_budget(label) or key in _OF_EVERY_STATE)
        yield Money(
            article, thing, payers[0] if payers else None, key if named else "",
            frozenset(_MARKS.findall(label)), things.text(thing, KG.budgetPeriod),
            frozenset((_amount(things.text(a, SCHEMA.value)), things.text(a, SCHEMA.currency)) for a in amounts),
            published(things, article),
        )  # fmt: skip


_DECIMAL = re.compile(r"[+-]?\d+(\.\d*)?")


def _amount(value: str) -> str:
    """A number in one spelling: stores write 1200000000000 for 1200000000000.0."""
    return plain(Decimal(value)) if _DECIMAL.fullmatch(value) else value


# Besides words for any budget, these name none of several states and years.
_OF_EVERY_STATE = frozenset("總預算 預算案 款項 特別預算 追加預算 國防預算 特別預算案".split())
# What tells the versions of one budget, and the budgets of several years, apart.
_MARKS = re.compile(
    r"(?:民國|民国)?\d{2,4}\s*年?(?:度|财年|財年)|第[一二三四五]階段|第[一二三四五]阶段|[一-鿿]{1,3}版|修正|追加|第[一二三四]期"
)


def is_anonymous(things: Things, thing: URIRef) -> bool:
    return things.text(thing, KG.anonymous) == "true"


def canonical_person(label: str) -> tuple[str, PersonEntry | None]:
    """A person's name in one script, or in the form of the table of people if that has one person of it."""
    folded = fold(label.strip())
    people = people_forms().get(folded, ())
    return (people[0].name, people[0]) if len(people) == 1 else (folded, None)


def canonical_body(label: str, countries: frozenset[str]) -> tuple[str, None]:
    """An organisation's name in one script, or as the table has it; the 國會 of a country is its parliament."""
    folded = fold(label.strip())
    body = organization_forms().get(folded)
    if body is None or body.generic:
        own = {_parliaments().get(c) for c in countries} if folded == _PARLIAMENT else {None}
        return (own.pop() if len(own) == 1 else None) or folded, None
    return body.name, None


_PARLIAMENT = fold("國會")


@cache
def _parliaments() -> dict[str, str]:
    """Country → its parliament, where the table has exactly one."""
    found: dict[str, list[str]] = {}
    for body in organizations():
        if body.kind == "parliament" and not body.generic and body.country and not body.name.endswith("市議會"):
            found.setdefault(body.country, []).append(body.name)
    return {country: names[0] for country, names in found.items() if len(names) == 1}


def _is_generic(label: str) -> bool:
    body = organization_forms().get(fold(label))
    return body is not None and body.generic


def label_of(things: Things, thing: URIRef) -> str:
    """A thing's Chinese name in one script, the first of several; else its English one."""
    labels = things.all(thing, SKOS.prefLabel)
    chinese = sorted(fold(str(v)) for v in labels if (getattr(v, "language", None) or "zh").lower().startswith("zh"))
    return next(iter(chinese or sorted(map(str, labels))), "")


def code_of(things: Things, country: URIRef) -> str:
    return things.text(country, KG.isoCode) or local_name(country)


def local_name(iri: URIRef) -> str:
    from urllib.parse import unquote

    return unquote(str(iri).rpartition("#")[2].rpartition("/")[2])


def published(things: Things, article: URIRef) -> date | None:
    return _date(things.text(article, SCHEMA.datePublished))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _without(label: str, names: Iterable[str]) -> str:
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        if len(name) > 1:
            label = label.replace(name, "")
    return label.strip("、，的與和与")
