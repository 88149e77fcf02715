"""What the extractors hand each other while an article is read: mentions before they are linked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import AgentKind, How, Span


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named in the text. `place` marks a capital or seat that only says where something is."""

    span: Span
    code: str
    place: bool = False


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Who can speak or take part, where the text mentions it.

    `span` is the mention, `phrase` the noun phrase around it (office, organisation, country and name together).
    `key` is the canonical name of what is meant, or "" for a pronoun or a nominal that is still to be resolved;
    `kind` is None for a country that acts itself and for what is unresolved. `title` is the office as written.
    """

    span: Span
    phrase: Span
    kind: AgentKind | None
    how: How
    key: str = ""
    country: str | None = None
    title: str = ""
    anonymous: bool = False
    sector: str = ""
    qualified: bool = False  # an anonymous source set apart by 一名, 不具名 and the like
    modifier: bool = False  # stands inside another mention's phrase: 國民黨 in 國民黨立委X


class MentionIndex:
    """Mentions in order of the text, looked up by stretch."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self.all: Sequence[ActorMention] = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self.all]

    def within(self, start: int, end: int) -> list[ActorMention]:
        """The mentions that begin and end inside a stretch."""
        i = bisect_left(self._starts, start)
        found = []
        while i < len(self.all) and self._starts[i] < end:
            if self.all[i].span.end <= end:
                found.append(self.all[i])
            i += 1
        return found

    def before(self, offset: int) -> Sequence[ActorMention]:
        return self.all[: bisect_left(self._starts, offset)]
