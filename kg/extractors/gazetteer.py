"""The tables of people, organisations and titles, made ready for looking up in folded text. Built once a process."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.extractors.cues import Cue, cues
from kg.lexicon import AnonymousHead, Matcher, OfficeTitle, fold
from kg.lexicon.table import read_rows
from kg.model import AgentKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or organisation of the tables.

    `key` is its canonical name; `sector` is ``media``, ``court`` or ``party``, or empty. A `generic` name (外交部) is
    that of several countries' organisations, and `everywhere` one that every state has; an `unnamed` one (檢方) is
    another in each article.
    """

    key: str
    kind: AgentKind
    country: str | None = None
    sector: str = ""
    generic: bool = False
    everywhere: bool = False
    unnamed: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """All lookups of the agent extractor."""

    names: Matcher[Entry | None]
    titles: Matcher[OfficeTitle]
    anonymous: Matcher[AnonymousHead]
    surnames: frozenset[str]
    compound_surnames: frozenset[str]
    not_names: frozenset[str]
    word_names: frozenset[str]
    common_surnames: frozenset[str]
    cues: Matcher[Cue]
    canonical_names: dict[str, str]
    shorts: dict[str, tuple[Entry, ...]]
    nicks: tuple[tuple[re.Pattern[str], Entry], ...]

    def canonical(self, folded: str) -> str:
        """The canonical name for a folded form, or the form itself (folded, so that both scripts agree)."""
        return self.canonical_names.get(folded, folded)

    def ends_with_cue(self, text: str) -> bool:
        """Whether a stretch ends with a reporting word."""
        return any(self.cues.get(text[-n:]) is not None for n in range(1, min(5, len(text)) + 1))


_EVERYWHERE = ("ministry", "bank", "military", "office", "court")
_SECTORS = {"media": "media", "platform": "media", "court": "court", "party": "party"}


@cache
def gazetteer() -> Gazetteer:
    """The lookups, from the tables of `kg.lexicon`."""
    names: dict[str, Entry | None] = {}
    canonical: dict[str, str] = {}
    entries = _organizations()
    names.update((folded, entries[o.name]) for folded, o in lexicon.organization_forms().items())
    for form in ("中共", "港府", "澳府"):  # stand for the country
        names.pop(fold(form), None)
    for folded, people in lexicon.people_forms().items():
        person = people[0]
        kind = AgentKind.OFFICIAL if person.kind == "official" else AgentKind.PERSON
        names[folded] = Entry(person.name, kind, person.country)
        canonical.setdefault(folded, person.name)
    surnames = {surname.folded for surname in lexicon.surnames()}
    return Gazetteer(
        names=Matcher(names),
        titles=Matcher({title.folded: title for title in lexicon.offices()}),
        anonymous=Matcher({head.folded: head for head in lexicon.anonymous_heads()}),
        surnames=frozenset(s for s in surnames if len(s) == 1),
        compound_surnames=frozenset(s for s in surnames if len(s) == 2),
        not_names=lexicon.not_names(),
        word_names=lexicon.word_names(),
        common_surnames=frozenset(s.folded for s in lexicon.surnames() if s.frequency == "common"),
        cues=cues(),
        canonical_names=canonical,
        shorts=_shorts(),
        nicks=_nicks(entries),
    )


def _organizations() -> dict[str, Entry]:
    """The organisations of the table by name."""
    return {
        o.name: Entry(
            o.name,
            AgentKind.ORGANIZATION,
            o.country,
            _SECTORS.get(o.kind, ""),
            o.generic,
            o.generic and o.kind in _EVERYWHERE,
        )
        for o in lexicon.organizations()
    }


@cache
def national_names() -> Mapping[tuple[str, str], str]:
    """The organisation of the tables by a general name and a country: 中國國防部 by (國防部, CN)."""
    forms, countries = lexicon.organization_forms(), lexicon.country_forms()
    found = {}
    for folded, organization in forms.items():
        code = organization.country
        for size in range(2, len(folded) - 1):
            general = forms.get(folded[size:])
            if code and general is not None and general.generic and countries.get(folded[:size]) == code:
                found[general.name, code] = organization.name
    return found


@cache
def general_name(name: str, country: str | None) -> str:
    """An organisation's name without its country's: 高等法院, of another country, for 台灣高等法院."""
    countries = lexicon.country_forms()
    sizes = (size for size in range(len(name) - 2, 1, -1) if countries.get(fold(name[:size])) == country)
    return name[next(sizes, 0) :] if country is not None else name


def _nicks(owners: Mapping[str, Entry]) -> tuple[tuple[re.Pattern[str], Entry], ...]:
    """Single characters that stand for organisations in some contexts (藍委, 院版, 國共), as patterns."""
    patterns = []
    for row in read_rows("org_nicks.tsv"):
        before = f"(?:{fold(row['before'])})" if row["before"] else ""
        after = f"(?={fold(row['after'])})" if row["after"] else ""
        patterns.append((re.compile(f"{before}({fold(row['nick'])}){after}"), owners[row["owner"]]))
    return tuple(patterns)


def _shorts() -> dict[str, tuple[Entry, ...]]:
    """People by the single character that stands for them in compounds such as 川習會."""
    found: dict[str, tuple[Entry, ...]] = {}
    for person in lexicon.people():
        kind = AgentKind.OFFICIAL if person.kind == "official" else AgentKind.PERSON
        for form in person.short_folded:
            if len(form) == 1:
                found[form] = (*found.get(form, ()), Entry(person.name, kind, person.country))
    return found
