"""Organisations: ministries, parliaments, parties, courts, forces, media, think tanks, international bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.lexicon.fold import fold_forms
from kg.lexicon.table import read_rows, several


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    """An organisation. `forms` holds the canonical `name` first.

    `generic` says that several countries or bodies are called so: the country is then the one named before it, or the
    article's standpoint, and `country` is where the name most often belongs.
    """

    name: str
    forms: tuple[str, ...]
    folded: tuple[str, ...]
    kind: str
    country: str | None
    generic: bool
    note: str
    source: str


@cache
def organizations() -> tuple[OrganizationEntry, ...]:
    """Return all organisations, in the table's order. Canonical names are unique."""
    entries = []
    for row in read_rows("organizations.tsv"):
        forms, folded = fold_forms((row["name"], *several(row["forms"])))
        entries.append(
            OrganizationEntry(
                name=row["name"],
                forms=forms,
                folded=folded,
                kind=row["kind"],
                country=row["country"] or None,
                generic=row["generic"] == "yes",
                note=row["note"],
                source=row["source"],
            )
        )
    return tuple(entries)


@cache
def organization_forms() -> Mapping[str, OrganizationEntry]:
    """Return the organisation by folded form. Every form belongs to one; nicknames are in `org_nicks.tsv`."""
    return MappingProxyType({folded: entry for entry in organizations() for folded in entry.folded})
