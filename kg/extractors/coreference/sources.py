"""Who unnamed sources are, and who holds an office that stands alone."""

from __future__ import annotations

import re

from kg.extractors.coreference.findings import Findings
from kg.extractors.mentions import ANONYMOUS, ActorMention
from kg.lexicon import fold
from kg.lexicon.context import word_set
from kg.model import AgentKind, How, Role, Span

_POINTER = re.compile(r"^(?:该名?|这名|这位|这些|那名|那位)")
_TELLS_WHO = re.compile(r"[该这那][名位][^，]{3,}的")
_ALONE = word_set("source-alone")


class Sources:
    """Unnamed sources and officeholders, by what has been found before them."""

    def __init__(self, found: Findings) -> None:
        self.found = found

    def titled(self, mention: ActorMention) -> str | None:
        """Who a title alone is: its holder, an unnamed one who speaks, or the ministry that it is of."""
        return self._title(mention) or self._officeholder(mention) or self._ministry(mention)

    def unnamed(self, mention: ActorMention) -> str | None:
        """A new anonymous source, or the last one again (該官員, 官員, or the same words without 另一名)."""
        words = mention.span.of(self.found.doc.norm)
        qualifier = self.found.doc.norm[mention.phrase.start : mention.span.start]
        if mention.kind is AgentKind.PERSON and not qualifier and len(words) <= 3:
            return self._scholar(mention, words)
        if not mention.key:
            return self._known_source(mention, words, qualifier)
        if not mention.qualified and mention.sector == "國會":
            inside = (m for m in self.found.mentions if m.kind is AgentKind.ORGANIZATION and m.span in mention.span)
            party = next((self.found.of.get(m.span) or m.key for m in inside), None)
            if party is not None:
                return party  # 國民黨立委輪番上陣: the party's legislators speak for it
        if mention.title and mention.country and not mention.qualified and mention.sector != "國會":
            holder = self._title(mention, self._office_of_source(mention))  # 陸大使 in a headline: the one named in it
            if holder is not None:
                return holder
        again = [key for key, w in self.found.anonymous if w == words]
        return again[-1] if again and "另" not in qualifier else self._new_anonymous(mention.span, words)

    def _scholar(self, mention: ActorMention, words: str) -> str | None:
        """學者 alone: in a headline the first person named after it, in a paragraph one whose name has it beside it.

        One who speaks and is neither (目擊者說，…) is an unnamed source.
        """
        if words.endswith("们"):
            return next((key for key, w in self.found.anonymous if w == words), None) or self._new_anonymous(
                mention.span, words
            )
        after = [
            m for m in self.found.mentions if m.kind is AgentKind.PERSON and m.how is How.NAME and m.span > mention.span
        ]
        if self.found.doc.role_at(mention.span.start) is not Role.PARAGRAPH:
            return after[0].key if after else None
        called = [m.key for m in after if words in fold(m.title)]
        if called:
            return called[0]
        again = [key for key, w in self.found.anonymous if w.endswith(words)]
        if again:
            return again[-1]
        alone = words in _ALONE and mention.span in self.found.speaking
        return self._new_anonymous(mention.span, words) if alone else None

    def _known_source(self, mention: ActorMention, words: str, qualifier: str) -> str | None:
        """該官員, or 官員 alone: a source told of before, or an officeholder."""
        head = _POINTER.sub("", words)
        same = [key for key, w in self.found.anonymous if w.endswith(head)]
        if same:
            return same[-1]
        points, speaks = re.search(r"该|这|那", qualifier) is not None, mention.span in self.found.speaking
        titled = self._title(mention) if points or speaks else None
        if titled is not None:
            return titled
        if points and speaks and _TELLS_WHO.fullmatch(qualifier):
            inside = {
                self.found.of.get(m.span) for m in self.found.actors.within(mention.phrase.start, mention.span.start)
            }
            spoke = [key for key in self.found.speakers.values() if key in self.found.person_keys]
            if spoke and spoke[-1] not in inside:
                return spoke[-1]  # 這位研究所政治領域的負責人: whoever spoke last, in other words
        if points and self.found.anonymous:
            return self.found.anonymous[-1][0]
        return self._new_anonymous(mention.span, words) if speaks else None

    def _new_anonymous(self, named: Span, words: str) -> str:
        taken = sum(1 for _, w in self.found.anonymous if w == words)
        key = ANONYMOUS + named.of(self.found.doc.article.text) + (f"·{taken + 1}" if taken else "")
        self.found.anonymous.append((key, words))
        return key

    def _office_of_source(self, mention: ActorMention) -> str:
        """The office of an unnamed source with the organisation named in it: 國台辦發言人 is no other's 發言人."""
        inside = (m for m in self.found.mentions if m.kind is AgentKind.ORGANIZATION and m.span in mention.span)
        start = next((m.span.start for m in inside), None)
        return mention.title if start is None else self.found.doc.article.text[start : mention.span.end]

    def _title(self, mention: ActorMention, office: str = "") -> str | None:
        """The holder of an office that stands alone."""
        title = office or mention.title or mention.span.of(self.found.doc.article.text)
        return self.found.titleholders.holder(title, mention.country, mention.span.start)

    def _officeholder(self, mention: ActorMention) -> str | None:
        """Who holds an office and speaks, though nobody tells who it is: 日本首相表示, and 首相 after it."""
        office = mention.span.of(self.found.doc.norm)
        for key, words in reversed(self.found.anonymous):
            if words.endswith(office) and (
                mention.country is None or self.found.held_for.get(key) in (None, mention.country)
            ):
                return key
        if mention.span not in self.found.speaking:
            return None
        key = self._new_anonymous(mention.phrase, mention.phrase.of(self.found.doc.norm))
        self.found.held_for[key] = mention.country
        return key

    def _ministry(self, mention: ActorMention) -> str | None:
        """The organisation that a title is of, where nobody tells who holds it: 外交部長 speaks for the ministry."""
        owners = (m for m in self.found.actors.within(mention.phrase.start, mention.span.end) if m.modifier and m.key)
        return next((m.key for m in owners if m.kind is AgentKind.ORGANIZATION), None)
