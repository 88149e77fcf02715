"""Who holds an office that a text names alone: 總統, 部長, 該院長."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.document import Document
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.lexicon import fold, people, person_named, short_titles

_FORMER = "前"
_NATIONAL = frozenset(("总统", "副总统", "总理", "首相"))


@dataclass(frozen=True, slots=True)
class _Holder:
    """A person with an office as folded, where the text tells of both."""

    at: int
    title: str
    country: str | None
    key: str


class Titleholders:
    """The holders of offices that an article names: by what stands beside their names, else by the table."""

    def __init__(self, doc: Document, mentions: Sequence[ActorMention]) -> None:
        self._region, self._day = doc.article.region, doc.article.published
        people = [m for m in mentions if m.key and not m.anonymous and m.is_person]
        self._told = [_Holder(m.span.start, fold(m.title), m.country, m.key) for m in people if m.title]
        self._known = _by_the_table(doc, people)
        self._heads_abroad = any(_heads(m) and m.country not in (None, self._region) for m in mentions)
        self._doc, self._mentions = doc, MentionIndex(mentions)

    def holder(self, title: str, country: str | None, at: int) -> str | None:
        """The key of who holds an office at an offset: the last one named before, else the first one named after."""
        folded = fold(title)
        for holders in (self._told, self._known):
            found = self._fitting(holders, folded, country)
            before = [h for h in found if h.at < at]
            if found:
                return max(before, key=lambda h: h.at).key if before else min(found, key=lambda h: h.at).key
        # A bare title may mean a head abroad whom the article tells of: 美國總統今天…。總統表示，…
        at_home = country in (None, self._region) and folded in _NATIONAL and not self._heads_abroad
        if not at_home or self._day is None or self._is_told_of_abroad(at):
            return None
        return _in_office(folded, self._region, self._day)

    def _is_told_of_abroad(self, at: int) -> bool:
        """Whether the words before an offset are on bodies of another country only: 韓國憲法法院罷免總統."""
        sentence = self._doc.sentence_at(at)
        before = self._mentions.within(sentence.span.start, at) if sentence is not None else []
        countries = {m.country for m in before if m.country is not None}
        return bool(countries) and self._region not in countries

    def _fitting(self, holders: Sequence[_Holder], title: str, country: str | None) -> list[_Holder]:
        fits = [
            h for h in holders if _same_office(h.title, title) and (country is None or h.country in (None, country))
        ]
        if not title.startswith(_FORMER):  # who holds it now, before who once did
            fits = [h for h in fits if not h.title.startswith(_FORMER)] or fits
        home = [h for h in fits if h.country == self._region]
        return home if country is None and home and title in _NATIONAL else fits  # 總統 alone is the president at home


def _heads(mention: ActorMention) -> bool:
    """Whether somebody heads a state or government, named or not."""
    return fold(mention.title).endswith(tuple(_NATIONAL))


def _same_office(held: str, title: str) -> bool:
    """Whether one office is the other with more said of it, or in short: 外長, 外交部長. A deputy's is not: 院長, 副院長."""
    if title.startswith(_FORMER) and not held.startswith(_FORMER):
        return False
    if _is_short_for(title, held) or _is_short_for(held, title):
        return True
    longer, shorter = (held, title) if len(held) >= len(title) else (title, held)
    return longer.endswith(shorter) and not longer.removesuffix(shorter).endswith("副")


def _is_short_for(short: str, office: str) -> bool:
    """Whether a title of headlines (外長) stands for an office (菲律賓外交部長)."""
    return any(office.endswith(full) for full in short_titles().get(short, ()))


@cache
def _in_office(title: str, country: str, day: date) -> str | None:
    """The key of who holds a national office on a day, if the table of persons knows of one: 總統 alone."""
    held = [p.name for p in people() if p.country == country and fold(p.office_known_on(day) or "") == title]
    return held[0] if len(held) == 1 else None


def _by_the_table(doc: Document, people: Sequence[ActorMention]) -> list[_Holder]:
    """The offices that the table vouches for on the article's day, of people whom the article names without one."""
    day = doc.article.published
    if day is None:
        return []
    told = {m.key for m in people if m.title}
    found = []
    for person in people:
        entry = person_named(person.key) if person.key not in told else None
        office = entry.office_known_on(day) if entry is not None else None
        if entry is not None and office is not None and not office.startswith("前"):
            found.append(_Holder(person.span.start, fold(office), entry.country, person.key))
    return found
