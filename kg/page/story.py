"""What the page shows, as plain values: read from any RDF graph that follows the ontology by `kg.page.reading`.

Everything refers to everything else by position: an article, thing or statement is known by its index in `Story`.
Offsets count code points of the article's body, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Labels = dict[str, str]
"""Display names by language tag, lower case: ``zh-hant``, ``zh-hans``, ``en``, or ``""`` for none."""


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. `body` is None where the graph does not carry its text; `copy_of` is the article that it is a near
    copy of, or -1."""

    iri: str
    headline: str = ""
    published: str = ""
    language: str = ""
    body: str | None = None
    source: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    keywords: tuple[str, ...] = ()
    copy_of: int = -1


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of an article that vouches for something.

    `article` is -1 where unknown; `start` is -1 where the passage has no offsets or they do not fit the article's
    body. `exact` is empty where the body's own stretch says the same.
    """

    article: int
    start: int
    end: int
    exact: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """First and last day, as ISO dates, how precise that is, and the article's own wording."""

    start: str
    end: str
    precision: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Who vouches for something: a statement or an article, by index; the other one is -1."""

    statement: int = -1
    article: int = -1


@dataclass(frozen=True, slots=True)
class Amount:
    value: str
    currency: str
    text: str = ""
    inferred: bool = False
    approximate: bool = False
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many articles, outlets and independent sources tell of a thing, and the day of the first, as a merge counts."""

    articles: int
    outlets: int
    sources: int
    first: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """What some articles state, by their indices: a thing (else -1), a period, or a text."""

    articles: tuple[int, ...]
    thing: int = -1
    when: When | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What articles state differently of a thing: `name` says what. `partly`: it is not contradicted, some are silent."""

    name: str
    positions: tuple[Position, ...]
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: `kind` is official, person, org, country, event, budget or place. `namesakes` may be the same as it."""

    iri: str
    kind: str
    labels: Labels
    aliases: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    anonymous: bool = False
    sector: str = ""
    iso: str = ""
    type: str = ""
    status: str = ""
    when: When | None = None
    period: str = ""
    purpose: str = ""
    amounts: tuple[Amount, ...] = ()
    sources: tuple[Source, ...] = ()
    corroboration: Corroboration | None = None
    disputes: tuple[Dispute, ...] = ()
    namesakes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said. `speaker` is the index of a thing, or -1; `within` that of the outer statement, or -1."""

    iri: str
    article: int
    speaker: int
    speaker_text: str
    cue: str
    mode: str
    text: str
    about: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    passages: tuple[Passage, ...] = ()
    within: int = -1
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge between two things. `name` is the ontology's local name; `labels` say more (an office)."""

    start: int
    end: int
    name: str
    labels: Labels = field(default_factory=dict)
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What only a source says: subject and object are things, or the object is a literal's text (`value`)."""

    iri: str
    subject: int
    name: str
    object: int
    value: str
    sources: tuple[Source, ...]
    factuality: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time expression in an article's text."""

    passage: Passage
    when: When


@dataclass(frozen=True, slots=True)
class Story:
    articles: tuple[Article, ...] = ()
    things: tuple[Thing, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeMark, ...] = ()
