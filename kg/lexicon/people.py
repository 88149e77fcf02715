"""People in current world and Taiwanese politics, with the forms of their names in all places and their offices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from kg.lexicon.fold import fold, fold_all, fold_forms
from kg.lexicon.table import read_rows, several

# Offices without dates are those of these years, by when the table was written; none is known for later days.
KNOWN_FROM, KNOWN_UNTIL = date(2025, 1, 1), date(2026, 3, 31)


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office in Taiwan's wording with its first and last day as far as known.

    `start` and `end` are ISO prefixes (``2025-01-20``, ``2026-02``, ``2026``) or "" where unknown; an `end` of ""
    with a `start` means that it is still held by what the table knows.
    """

    role: str
    start: str = ""
    end: str = ""

    def held_on(self, day: date) -> bool:
        """Whether the office may be held on `day`: false only where the dates known rule it out."""
        if self.start and day.isoformat()[: len(self.start)] < self.start:
            return False
        return not (self.end and day.isoformat()[: len(self.end)] > self.end)


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person. `name` is the canonical form (Taiwan's press, Traditional); `kind` is ``official`` or ``person``.

    `forms` holds `name` first, then forms of other places, nicknames and Latin forms; `short` single characters or
    surnames that stand for the person in compounds only (川習會, 賴政府).
    """

    name: str
    forms: tuple[str, ...]
    folded: tuple[str, ...]
    short: tuple[str, ...]
    short_folded: tuple[str, ...]
    kind: str
    country: str | None
    offices: tuple[OfficeHeld, ...]
    party: str | None
    wikidata: str | None
    source: str

    def offices_on(self, day: date) -> tuple[OfficeHeld, ...]:
        """Return the offices that may be held on `day`, in the table's order (the first is the foremost)."""
        return tuple(office for office in self.offices if office.held_on(day))

    def office_known_on(self, day: date) -> str | None:
        """Return the foremost office that the table vouches for on `day`; 前總統 after the last one; else None."""
        for office in self.offices:
            dated = bool(office.start) and (bool(office.end) or day <= KNOWN_UNTIL)
            undated = not office.start and not office.end and KNOWN_FROM <= day <= KNOWN_UNTIL
            if (dated or undated) and office.held_on(day):
                return office.role
        ended = [o for o in self.offices if o.end and o.end < day.isoformat()[: len(o.end)]]
        if len(ended) == len(self.offices) and ended:
            return "前" + max(ended, key=lambda o: o.end).role
        return None


@cache
def people() -> tuple[PersonEntry, ...]:
    """Return all people, in the table's order. Canonical names are unique."""
    entries = []
    for row in read_rows("people.tsv"):
        forms, folded = fold_forms((row["name"], *several(row["forms"])))
        short = several(row["short"])
        entries.append(
            PersonEntry(
                name=row["name"],
                forms=forms,
                folded=folded,
                short=short,
                short_folded=fold_all(short),
                kind=row["kind"],
                country=row["country"] or None,
                offices=tuple(_office(text) for text in several(row["offices"])),
                party=row["party"] or None,
                wikidata=row["wikidata"] or None,
                source=row["source"],
            )
        )
    return tuple(entries)


@cache
def people_forms() -> Mapping[str, tuple[PersonEntry, ...]]:
    """Return the people by folded form: more than one where several share a form (約翰遜). Short forms are left out."""
    found: dict[str, tuple[PersonEntry, ...]] = {}
    for entry in people():
        for folded in entry.folded:
            found[folded] = (*found.get(folded, ()), entry)
    return MappingProxyType(found)


def person_named(name: str) -> PersonEntry | None:
    """Return the person with a canonical name, if it can only be one."""
    folded = fold(name)
    found = [entry for entry in people_forms().get(folded, ()) if entry.folded[0] == folded]
    return found[0] if len(found) == 1 else None


@cache
def _pronouns() -> Mapping[str, tuple[str, ...]]:
    return {row["name"]: several(row["pronouns"]) for row in read_rows("pronouns.tsv")}


def may_be_called(name: str, pronoun: str) -> bool:
    """Whether 他 or 她 may mean a person; of those who are not in the table nothing is known, so that either may."""
    entry = person_named(name)
    return entry is None or pronoun in _pronouns().get(entry.name, ("他",))


def _office(text: str) -> OfficeHeld:
    role, _, term = text.partition(" ")
    start, _, end = term.partition("/")
    return OfficeHeld(role, start, end)
