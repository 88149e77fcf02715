"""What the extractors hand each other while an article is read: mentions before they are linked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import AgentKind, How, Span
from kg.spans import SpanIndex


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


class MentionIndex(SpanIndex[ActorMention]):
    """Mentions in order of the text, looked up by stretch."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        super().__init__(mentions, lambda mention: mention.span)
