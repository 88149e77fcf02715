"""The values that flow from stage to stage: text → article → facts → graph.

Everything here is a frozen, picklable dataclass, and this module imports nothing from `kg`.

Two conventions hold everywhere:

* Offsets count Unicode code points of the article's text as read, start inclusive, end exclusive, base 0:
  `article.text[span.start:span.end]` is the stretch that is meant.
* A `Ref` names a thing by the path of its IRI below the data namespace, unescaped: ``country/US``,
  ``official/川普``, ``event/2026-02-04-call-CN-US``. The same thing has the same ref in every article.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

Ref = str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text by code-point offsets, end exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        """Whether another span, or an offset, lies wholly inside this one."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class Role(StrEnum):
    """What a block of an article is for."""

    META = "meta"  # date line, section, navigation
    HEADLINE = "headline"
    KEYWORDS = "keywords"
    CAPTION = "caption"
    BYLINE = "byline"
    PARAGRAPH = "p"
    SUBHEAD = "subhead"
    BOILERPLATE = "boilerplate"  # related links, editors, apps to download


@dataclass(frozen=True, slots=True)
class Block:
    """A part of an article, usually one line, without the white space around it."""

    span: Span
    role: Role


@lru_cache(maxsize=4)  # every ref of a fact asks for it, and a long text takes long to hash
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    `original` is the text as it was given, where `text` is a copy mended for the extractors (`kg.reading.mending`).
    `published` is None where neither the text nor the caller tells. `script` is ``hant`` or ``hans``. `region` is
    the ISO 3166-1 code of the standpoint from which 我國 and 國內 are to be read (``TW``, ``CN``, ``HK``, ``SG`` …).
    """

    text: str
    source: str
    blocks: tuple[Block, ...]
    published: date | None = None
    script: str = "hant"
    region: str = "TW"
    headline: str = ""
    byline: str = ""
    outlet: str = ""
    keywords: tuple[str, ...] = ()
    url: str = ""
    original: str = ""

    @property
    def id(self) -> str:
        """16 hexadecimal digits of the SHA-256 of the text as given in UTF-8."""
        return _digest(self.original or self.text)

    @property
    def ref(self) -> Ref:
        return f"article/{self.id}"


class Precision(StrEnum):
    """How precise a date is. The text is never made more precise than it is."""

    DAY = "day"
    INTERVAL = "interval"  # some days that are no calendar unit: 上旬, 1日至3日
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A calendar time expression with its first and last day (both inclusive)."""

    span: Span
    start: date
    end: date
    precision: Precision


class How(StrEnum):
    """How a mention refers to its agent."""

    NAME = "name"  # 川普, 賴總統
    NOMINAL = "nominal"  # 該官員, 總統
    PRONOUN = "pronoun"  # 他


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    span: Span
    how: How = How.NAME


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory as political actor; `code` is ISO 3166-1 alpha-2."""

    code: str
    mentions: tuple[Span, ...]

    @property
    def ref(self) -> Ref:
        return f"country/{self.code}"


class AgentKind(StrEnum):
    OFFICIAL = "official"
    PERSON = "person"
    ORGANIZATION = "org"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the article attests it: 國防部長 of TW, at the organisation 國防部.

    `inferred` says that the article names none, and the table of persons gives this one for the article's day.
    """

    role: str
    country: str | None = None
    organization: Ref | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or an organisation. `sector` says where an anonymous source sits (國安, 軍方, 外交 …), if said."""

    ref: Ref
    kind: AgentKind
    name: str
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    country: str | None = None
    anonymous: bool = False
    sector: str | None = None


class SpeechMode(StrEnum):
    DIRECT = "direct"  # wholly inside quotation marks
    INDIRECT = "indirect"
    MIXED = "mixed"  # indirect with a quoted part


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, wrote or thinks, by the article.

    `spans` are the content without speaker, cue, outer quotation marks and final full stop; more than one where it
    goes on over a paragraph break or around an interposed cue. `speaker` is None where the text does not tell.
    `within` is the statement that reports this one (A 說 B 曾說 …).
    """

    ref: Ref
    spans: tuple[Span, ...]
    speaker: Ref | None
    mode: SpeechMode
    cue: str = ""
    cue_span: Span | None = None
    speaker_span: Span | None = None
    about: tuple[Ref, ...] = ()
    mentions: tuple[Ref, ...] = ()
    within: Ref | None = None


class Factuality(StrEnum):
    """How sure the source is (恐, 疑, 據悉, 可能 make it uncertain; 否認 makes it denied)."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"
    DENIED = "denied"


class EventStatus(StrEnum):
    """Whether the event happened, by the article."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens or is scheduled at a time and that the article names or dates.

    `type` is one of the ontology's event types (``call``, ``meeting`` …). `participants`, `initiator` and
    `recipient` are agents or countries. `according_to` holds the statements that alone vouch for it; it is empty
    where the article itself asserts the event.
    """

    ref: Ref
    type: str
    label: str
    mentions: tuple[Span, ...]
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    date_text: str = ""
    participants: tuple[Ref, ...] = ()
    initiator: Ref | None = None
    recipient: Ref | None = None
    place: str | None = None
    part_of: Ref | None = None
    held_during: Ref | None = None
    according_to: tuple[Ref, ...] = ()
    status: EventStatus | None = EventStatus.HAPPENED  # None where those who tell of it deny it


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in single units. `inferred` says that the currency is not in the text but follows from its origin."""

    value: Decimal
    currency: str
    text: str
    span: Span
    inferred: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """Public money planned, asked for, approved or spent. Several amounts stand side by side: a contest is kept."""

    ref: Ref
    name: str
    mentions: tuple[Span, ...]
    amounts: tuple[Money, ...] = ()
    years: int | None = None
    payer: str | None = None  # ISO 3166-1 alpha-2
    purpose: str | None = None
    status: str | None = None  # proposed, approved, blocked, cut, frozen
    according_to: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that only a statement vouches for, reified.

    `predicate` is a local name of the ontology (``initiator``). `object` is a thing, or a term of the ontology with its
    prefix (``kg:happened``); where the object is a day, it stands in `value` instead.
    """

    ref: Ref
    subject: Ref
    predicate: str
    object: Ref
    according_to: Ref
    evidence: tuple[Span, ...]
    factuality: Factuality = Factuality.CERTAIN
    value: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read from one article."""

    article: Article
    times: tuple[TimeExpression, ...] = ()
    countries: tuple[Country, ...] = ()
    agents: tuple[Agent, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    budgets: tuple[Budget, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[str, ...] = field(default=())
