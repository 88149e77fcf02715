"""What a store notes of each article's graph so that a later load need not read it again: what decisions are made on.

A record is a line of JSON in the store's ledger. It is of use only to the very code and tables that made it, which its
`FINGERPRINT` stands for; another kg reads all graphs again, and notes new ones.
"""

from __future__ import annotations

import base64
import hashlib
import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from rdflib import URIRef

from kg.lexicon import people
from kg.merge.copies import Sketch
from kg.merge.nodes import Actor, Happening, Money, Named
from kg.merge.terms import predicates
from kg.merge.told import Office, Sum, Told

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """What is noted of an article.

    Attributes:
        told: what decisions are made on.
        sketch: of its text.
        days, publishers: as it tells them.
        shared: the things that other articles may tell of too.
        plain: it has nothing but the ontology's facts, and its own statements and evidence under its own name.
    """

    told: Told
    sketch: Sketch
    days: tuple[str, ...]
    publishers: tuple[str, ...]
    shared: tuple[URIRef, ...]
    plain: bool


@cache
def fingerprint() -> str:
    """Stands for the code and the tables that records depend on."""
    digest = hashlib.sha256()
    for package in ("merge", "lexicon", "store"):
        for name, data in sorted(_content(files("kg") / package)):
            digest.update(name.encode() + b"\0" + data + b"\0")
    digest.update((files("kg") / "link.py").read_bytes())
    digest.update("\n".join(sorted(predicates())).encode())
    return digest.hexdigest()[:16]


def _content(folder: Traversable) -> Iterable[tuple[str, bytes]]:
    for file in folder.iterdir():
        if file.name.endswith((".py", ".tsv")):
            yield file.name, file.read_bytes()


# ---- writing -------------------------------------------------------------------------------------------------------


def to_line(record: Record) -> str:
    """A record as JSON, on one line."""
    told = record.told
    nodes: list[Actor | Happening | Money] = [*told.actors, *told.events, *told.budgets]
    published = nodes[0].published if nodes else None
    return json.dumps(
        {
            "by": fingerprint(),
            "plain": record.plain,
            "sketch": base64.b64encode(record.sketch.tobytes()).decode("ascii"),
            "days": record.days,
            "publishers": record.publishers,
            "shared": record.shared,
            "published": _day(published),
            "named": [(n.iri, n.kind, n.name) for n in told.named],
            "actors": [
                (a.iri, a.family, a.name, a.generic, a.entry is not None, sorted(a.countries), sorted(a.roles), a.official)
                for a in told.actors
            ],
            "events": [
                (e.iri, e.type, _day(e.start), _day(e.end), sorted(e.persons), sorted(e.bodies), sorted(e.countries),
                 sorted(e.sent), e.label)
                for e in told.events
            ],
            "budgets": [(b.iri, b.payer, b.name, sorted(b.marks), b.years, sorted(b.sums)) for b in told.budgets],
            "offices": [(o.iri, o.holder, o.role, o.country) for o in told.offices],
            "sums": [(s.iri, s.budget) for s in told.sums],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


# ---- reading -------------------------------------------------------------------------------------------------------


class RecordReader:
    """Reads records. Of equal IRIs that it makes, all are one object: rdflib compares those quickly."""

    def __init__(self) -> None:
        self._known: dict[str, URIRef] = {}
        self._people = {entry.name: entry for entry in people()}

    def iri(self, text: str) -> URIRef:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = URIRef(text)
        return found

    def read(self, name: str, line: str) -> Record | None:
        """The record of an article, given by its IRI; None if other code or tables have made it."""
        data: Json = json.loads(line)
        if data["by"] != fingerprint():
            return None
        iri, article = self.iri, self.iri(name)
        published = _read_day(data["published"])
        sketch = array("I")
        sketch.frombytes(base64.b64decode(data["sketch"]))
        told = Told(
            article,
            tuple(Named(article, iri(i), kind, name) for i, kind, name in data["named"]),
            tuple(
                Actor(article, iri(i), family, name, generic, self._people[name] if known else None,
                      frozenset(countries), frozenset(roles), official, published)
                for i, family, name, generic, known, countries, roles, official in data["actors"]
            ),
            tuple(
                Happening(article, iri(i), type_, _read_day(start), _read_day(end), frozenset(map(iri, persons)),
                          frozenset(map(iri, bodies)), frozenset(countries),
                          frozenset((country, iri(person)) for country, person in sent), label, published)
                for i, type_, start, end, persons, bodies, countries, sent, label in data["events"]
            ),
            tuple(
                Money(article, iri(i), payer, name, frozenset(marks), years, frozenset((v, c) for v, c in sums),
                      published)
                for i, payer, name, marks, years, sums in data["budgets"]
            ),
            tuple(
                Office(iri(i), iri(holder), iri(role) if role else None, land)
                for i, holder, role, land in data["offices"]
            ),
            tuple(Sum(iri(i), iri(budget)) for i, budget in data["sums"]),
        )  # fmt: skip
        shared = tuple(map(iri, data["shared"]))
        return Record(told, sketch, tuple(data["days"]), tuple(data["publishers"]), shared, data["plain"])


@cache
def _read_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
