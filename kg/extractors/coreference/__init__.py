"""Decides who each mention is: names by their key, 該官員 and 總統 by what came before, 他 by who is speaking or acting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Document
from kg.extractors.coreference.findings import Findings
from kg.extractors.coreference.pronouns import Pronouns
from kg.extractors.coreference.sources import Sources
from kg.extractors.mentions import ActorMention, StatementMention
from kg.lexicon import may_be_called
from kg.model import How, Role, Span


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who in one article.

    `of` maps a mention's span to the key of what it refers to (``country:CN`` for a country, ``anon:…`` for an anonymous
    source); a mention that could not be resolved is absent. `speaker` has for each statement, by position, a key or
    None, and `joint` the keys of those who say the same with that speaker.
    """

    of: dict[Span, str]
    speaker: tuple[str | None, ...]
    joint: tuple[tuple[str, ...], ...]


def resolve(doc: Document, mentions: Sequence[ActorMention], statements: Sequence[StatementMention]) -> Resolution:
    """Resolve all mentions of a document.

    Args:
        doc: the document.
        mentions: in order of the text, countries that can act included.
        statements: in order, their subjects among the mentions.
    """
    return _Walk(Findings(doc, mentions, statements)).run()


class _Walk:
    """One walk through the mentions in order. What has been resolved so far decides what comes after."""

    def __init__(self, found: Findings) -> None:
        self.found, self.pronouns, self.sources = found, Pronouns(found), Sources(found)

    def run(self) -> Resolution:
        starts = [(s.start, s.spans[0].start) for s in self.found.statements]
        queue = sorted(range(len(starts)), key=lambda position: starts[position])
        for mention in self.found.mentions:
            while queue and self._is_due(self.found.statements[queue[0]], mention.span.start):
                self._settle(queue.pop(0))
            self._resolve(mention)
        for position in queue:
            self._settle(position)
        self._resolve_headlines()
        # An echo in a headline stands before what it repeats.
        for position, statement in enumerate(self.found.statements):
            if statement.carried is not None and self.found.speakers.get(position) is None:
                self.found.speakers[position] = self.found.speakers.get(statement.carried)
        speakers = tuple(self.found.speakers.get(i) for i in range(len(self.found.statements)))
        joint = tuple(self._joint(i, speaker) for i, speaker in enumerate(speakers))
        return Resolution(dict(self.found.of), speakers, joint)

    def _joint(self, position: int, speaker: str | None) -> tuple[str, ...]:
        """Who else says a statement: A與B都說，… and what they go on to say without being named again."""
        statement = self.found.statements[position]
        while statement.dropped and statement.carried is not None:
            statement = self.found.statements[statement.carried]
        keys = (self.found.of.get(m.span) for m in statement.subjects)
        return tuple(dict.fromkeys(k for k in keys if k is not None and k != speaker)) if speaker is not None else ()

    def _resolve_headlines(self) -> None:
        """他驚爆：… in a headline: the first person who speaks in the article and may be called so."""
        speakers = [
            self.found.speakers.get(position)
            for position, statement in enumerate(self.found.statements)
            if self.found.doc.role_at(statement.start) is Role.PARAGRAPH and not statement.nested
        ]
        for position, statement in enumerate(self.found.statements):
            subject = statement.subject
            if subject is None or subject.how is not How.PRONOUN or not self._in_headline(subject):
                continue
            word = subject.span.of(self.found.doc.norm)
            meant = (k for k in speakers if k is not None and k in self.found.person_keys and may_be_called(k, word))
            key = next(meant, None)
            if key is not None:
                self.found.of[subject.span] = key
                self.found.speakers[position] = key

    def _in_headline(self, mention: ActorMention) -> bool:
        return self.found.doc.role_at(mention.span.start) is Role.HEADLINE

    def _is_due(self, statement: StatementMention, at: int) -> bool:
        """A statement's speaker is known once its subject has been passed."""
        if statement.start > at:
            return False
        return statement.dropped or statement.subject is None or statement.subject.span.start < at

    def _settle(self, position: int) -> None:
        self.found.speakers[position] = self.found.speaker_of(self.found.statements[position])

    def _resolve(self, mention: ActorMention) -> None:
        key: str | None
        if mention.how is How.PRONOUN:
            key = self.pronouns.who(mention)
        elif mention.anonymous:
            key = self.sources.unnamed(mention)
        elif mention.how is How.NOMINAL and not mention.key:
            key = self.sources.titled(mention)
        else:
            key = mention.key or None
        if key is None:
            return
        self.found.of[mention.span] = key
        in_passing = mention.anonymous and not mention.qualified and mention.span not in self.found.speaking
        if self.found.is_person(key, mention) and not in_passing:
            self.found.persons.append((mention.span.start, key))
            self.found.person_keys.add(key)
