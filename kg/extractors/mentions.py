"""What the extractors hand each other while an article is read: mentions before they are linked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import AgentKind, How, Span
from kg.spans import SpanIndex

# Keys of mentions and of what they refer to: a canonical name as it is, or with one of these before it.
COUNTRY = "country:"
ANONYMOUS = "anon:"
_QUALIFIER = re.compile(r"^[A-Z]{2}-")


def unqualified(key: str) -> str:
    """A key without the country that tells it from others of that name: 外交部 for ``TW-外交部``."""
    return _QUALIFIER.sub("", key)


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named in the text.

    `place` marks a capital, seat or region that only says where something is; a `region` (加薩) is no name of its
    country, but a party to what happens there is.
    """

    span: Span
    code: str
    place: bool = False
    region: bool = False


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

    @property
    def is_person(self) -> bool:
        """Whether it is known to be of a person, official or not."""
        return self.kind in (AgentKind.OFFICIAL, AgentKind.PERSON)


class MentionIndex(SpanIndex[ActorMention]):
    """Mentions in order of the text, looked up by stretch."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        super().__init__(mentions, lambda mention: mention.span)


@dataclass(frozen=True, slots=True)
class StatementMention:
    """A statement as the text has it, its speaker still to be resolved.

    `spans` are the words, without outer quotation marks and final stop; `subjects` are joint speakers, nearest to the
    cue last. `start` is where the attribution begins. A statement with `dropped` subject takes up the speaker of the
    one at position `carried` of the document's statements, if that is among them. `nested` says that it stands inside
    another's words: those of the one at position `parent`, if that is among them.
    """

    subjects: tuple[ActorMention, ...]
    cue: Span | None
    spans: tuple[Span, ...]
    start: int
    dropped: bool = False
    carried: int | None = None
    nested: bool = False
    parent: int | None = None

    @property
    def subject(self) -> ActorMention | None:
        """The subject nearest to the cue."""
        return self.subjects[-1] if self.subjects else None

    @property
    def end(self) -> int:
        return self.spans[-1].end
