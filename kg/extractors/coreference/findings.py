"""What a walk through an article's mentions has found out so far: who is who, and who says what."""

from __future__ import annotations

from collections.abc import Sequence

from kg.document import Document
from kg.extractors.mentions import ANONYMOUS, COUNTRY, ActorMention, MentionIndex, StatementMention
from kg.extractors.titleholders import Titleholders
from kg.model import AgentKind, Span
from kg.spans import SpanIndex


class Findings:
    """An article's mentions and statements, and what is known of them; the walk adds to `of`, `speakers` and so on.

    `words` are the stretches of the statements, each with the statement's position; `persons` the named and anonymous
    persons so far as (offset, key); `speakers` the speaker's key by position of the statement; `anonymous` the unnamed
    sources as (key, words), and `held_for` the countries of those who hold an office.
    """

    def __init__(self, doc: Document, mentions: Sequence[ActorMention], statements: Sequence[StatementMention]) -> None:
        self.doc, self.mentions, self.statements = doc, mentions, statements
        self.titleholders = Titleholders(doc, mentions)
        self.known = {m.key: m for m in mentions if m.key}
        self.starting_at = {m.span.start: m for m in reversed(mentions)}
        self.speaking = {m.span: s for s in statements for m in s.subjects if not s.dropped}
        self.actors = MentionIndex(mentions)
        self.words = SpanIndex([(span, i) for i, s in enumerate(statements) for span in s.spans], lambda w: w[0])
        self.of: dict[Span, str] = {}
        self.speakers: dict[int, str | None] = {}
        self.persons: list[tuple[int, str]] = []
        self.person_keys: set[str] = set()
        self.anonymous: list[tuple[str, str]] = []
        self.held_for: dict[str, str | None] = {}

    def is_person(self, key: str, mention: ActorMention) -> bool:
        """Whether what a mention means by a key is a person."""
        if key.startswith((COUNTRY, ANONYMOUS)):
            return key.startswith(ANONYMOUS) and mention.kind is not AgentKind.ORGANIZATION  # 警方 is no 她
        return self.known.get(key, mention).is_person

    def speaker_of(self, statement: StatementMention) -> str | None:
        """The key of who says a statement, as far as it is known."""
        if statement.dropped and statement.carried is not None:
            return self.speakers.get(statement.carried)
        return next((self.of[m.span] for m in statement.subjects if m.span in self.of), None)  # of joint ones the first
