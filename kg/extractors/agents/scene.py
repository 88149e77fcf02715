"""What the steps of this package look things up in, and what they hand each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.document import Document
from kg.extractors.gazetteer import Entry, Gazetteer
from kg.extractors.mentions import CountryMention
from kg.lexicon import Match, OfficeTitle
from kg.model import AgentKind, Span
from kg.words import is_word


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name at a place. `title` is the office written beside it, `phrase` the stretch with both."""

    span: Span
    key: str
    kind: AgentKind
    country: str | None
    title: str
    phrase: Span


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """An organisation's name at a place, with what the tables know of it."""

    span: Span
    entry: Entry


_PLACE_ENDS = tuple("市区县路街镇乡村大")


class Coverage:
    """Which characters of a text belong to something found already. A step changes only a copy of its own."""

    __slots__ = ("_taken",)

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length + 1)

    def with_spans(self, spans: Iterable[Span]) -> Coverage:
        """A copy in which these stretches are taken as well."""
        copy = Coverage(0)
        copy._taken = bytearray(self._taken)
        for span in spans:
            copy.take(span)
        return copy

    def take(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\x01" * len(span)

    def is_free(self, span: Span) -> bool:
        """Whether no character of a stretch is taken."""
        return self._taken.find(1, span.start, span.end) < 0

    def is_taken(self, offset: int) -> bool:
        return bool(self._taken[offset])


@dataclass(frozen=True)
class Scene:
    """A document with its countries and organisations by where they begin and end (offsets into its text)."""

    doc: Document
    table: Gazetteer
    country_starts: Mapping[int, CountryMention]
    country_ends: Mapping[int, CountryMention]
    organizations: tuple[OrganizationName, ...] = ()
    organization_starts: Mapping[int, OrganizationName] = field(default_factory=dict)
    organization_ends: Mapping[int, OrganizationName] = field(default_factory=dict)
    _titles: dict[Span, tuple[Match[OfficeTitle], ...]] = field(default_factory=dict)  # what `titles_in` has found

    @classmethod
    def of(cls, doc: Document, countries: Sequence[CountryMention], table: Gazetteer) -> Scene:
        """A scene in which no organisation is known yet."""
        return cls(doc, table, {c.span.start: c for c in countries}, {c.span.end: c for c in countries})

    def with_organizations(self, more: Sequence[OrganizationName]) -> Scene:
        """This scene with further organisations."""
        known = (*self.organizations, *more)
        return replace(
            self,
            organizations=known,
            organization_starts={o.span.start: o for o in known},
            organization_ends={o.span.end: o for o in known},
        )

    @property
    def norm(self) -> str:
        """The text that patterns are matched against."""
        return self.doc.norm

    @cached_property
    def told_countries(self) -> dict[str, list[tuple[int, str]]]:
        """By key of an organisation with a general name, where it is mentioned and whose it is told to be there."""
        return {}

    def reports(self, start: int, end: int) -> bool:
        """Whether a reporting word of two characters or more stands inside a stretch, so that it is no name: 會要求各部."""
        found = (self.table.cues.match(self.norm, at, end) for at in range(start, end))
        return any(cue is not None and cue.end - cue.start > 1 for cue in found)

    def titles_in(self, block: Span) -> tuple[Match[OfficeTitle], ...]:
        """The titles in a block, looked for once."""
        if block not in self._titles:
            self._titles[block] = tuple(self._titles_of(block))
        return self._titles[block]

    def _titles_of(self, block: Span) -> Iterator[Match[OfficeTitle]]:
        """The titles in a block that no word runs out of: 大公 is none in 大公司, nor 省長 in 河南省長葛市."""
        at = block.start
        while (match := next(self.table.titles.find(self.norm, at, block.end), None)) is not None:
            if self._runs_out(match):
                at = match.start + 1
                continue
            yield match
            at = match.end

    def _runs_out(self, title: Match[OfficeTitle]) -> bool:
        word = self.doc.word_at(title.end - 1)
        if not (title.start < word.start and word.end > title.end and is_word(word.of(self.norm))):
            return False
        # 次長葛思敏: 長葛 is a city where only 市 or the like follows.
        return self.norm[word.start] != "长" or len(word) > 2 or self.norm[word.end : word.end + 1] in _PLACE_ENDS

    def block_end(self, offset: int) -> int:
        """Where the block around an offset ends; the offset itself between blocks."""
        index = self.doc.block_of(offset)
        return self.doc.blocks[index].span.end if index is not None else offset
