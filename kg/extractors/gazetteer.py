"""The tables of people, organisations and titles, made ready for looking up in folded text. Built once a process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.extractors.attribution import Cue, cues
from kg.lexicon import Matcher, fold
from kg.model import AgentKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or organisation of the tables. `key` is its canonical name; `sector` is ``media`` for news media.

    `short` marks a form (藍, 川) that is the name only in some contexts; `party` marks political parties.
    """

    key: str
    kind: AgentKind
    country: str | None = None
    sector: str = ""
    party: bool = False
    generic: bool = False
    short: bool = False
    context: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """An office or function as written beside a name (`before` it, `after` it) or alone (`nominal`)."""

    form: str
    official: bool
    before: bool = True
    after: bool = False
    nominal: bool = False
    surname: bool = False
    country: str | None = None


@dataclass(frozen=True, slots=True)
class AnonymousHead:
    """The head of a phrase for an unnamed source: 官員, 人士, 幕僚."""

    form: str
    official: bool
    sector: str = ""
    office: str = ""
    not_before: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """All lookups of the agent extractor."""

    names: Matcher[Entry | None]
    titles: Matcher[Title]
    anonymous: Matcher[AnonymousHead]
    adjectives: re.Pattern[str]
    surnames: frozenset[str]
    compound_surnames: frozenset[str]
    not_names: frozenset[str]
    cues: Matcher[Cue]
    canonical_names: dict[str, str]
    shorts: dict[str, tuple[Entry, ...]]

    def canonical(self, folded: str) -> str:
        """The canonical name for a folded form, or the form itself (folded, so that both scripts agree)."""
        return self.canonical_names.get(folded, folded)

    def display(self, key: str) -> str:
        """The name to show for a key: the table's, else the key in Traditional script."""
        return key

    def ends_with_cue(self, text: str) -> bool:
        """Whether a stretch ends with a reporting word."""
        return any(self.cues.get(text[-n:]) is not None for n in range(1, min(5, len(text)) + 1))

    def title_ends(self, text: str) -> bool:
        return self.titles.get(text) is not None

    def follows(self, norm: str, at: int, limit: int) -> bool:
        from kg.extractors.names import follows_a_name

        return follows_a_name(norm, at, limit, self)

    def words_at(self, norm: str, at: int, end: int | None = None) -> bool:
        from kg.words import is_word

        return is_word(norm[at : end or at + 2])


@cache
def gazetteer() -> Gazetteer:
    """The lookups, from the tables of `kg.lexicon`."""
    names: dict[str, Entry | None] = {}
    canonical: dict[str, str] = {}
    for org in lexicon.organizations():
        entry = Entry(org.name, AgentKind.ORGANIZATION, org.country, "media" if org.kind == "media" else "", org.kind in ("party", "caucus"), org.generic)
        for form in org.folded:
            names.setdefault(form, entry)
    for form, people in lexicon.people_forms().items():
        person = people[0]
        kind = AgentKind.OFFICIAL if person.kind == "official" else AgentKind.PERSON
        names[form] = Entry(person.name, kind, person.country)
        canonical.setdefault(form, person.name)
    for form in lexicon.not_countries():
        names.setdefault(form, None)
    titles = {o.folded: Title(o.folded, o.official, o.position in ("before", "both"), o.position in ("after", "both"), o.nominal, o.surname, o.country) for o in lexicon.offices()}
    heads = {h.folded: AnonymousHead(h.folded, h.official, h.sector) for h in lexicon.anonymous_heads()}
    surnames = {s.folded for s in lexicon.surnames()}
    return Gazetteer(
        names=Matcher(names), titles=Matcher(titles), anonymous=Matcher(heads),
        adjectives=re.compile(r"(?:高级|资深|高阶|高层|匿名|知情|现任|前|与会|党籍|不具名|国安|情报|军方|外交|政府|国防|安全|贸易|行政|司法|官方)$"),
        surnames=frozenset(s for s in surnames if len(s) == 1), compound_surnames=frozenset(s for s in surnames if len(s) == 2),
        not_names=frozenset(lexicon.not_names()), cues=cues(), canonical_names=canonical,
        shorts=_shorts(),
    )  # fmt: skip


def _shorts() -> dict[str, tuple[Entry, ...]]:
    """People by the single character that stands for them in compounds such as 川習會."""
    found: dict[str, tuple[Entry, ...]] = {}
    for person in lexicon.people():
        kind = AgentKind.OFFICIAL if person.kind == "official" else AgentKind.PERSON
        for form in person.short_folded:
            if len(form) == 1:
                found[form] = (*found.get(form, ()), Entry(person.name, kind, person.country))
    return found
