"""Decides who each mention is: names by their key, 該官員 and 總統 by what came before, 他 by who is speaking or acting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.document import Document
from kg.extractors.mentions import ActorMention
from kg.extractors.statements import Draft
from kg.model import AgentKind, How, Span
from kg.spans import SpanIndex

COUNTRY = "country:"
_CLAUSE_OPENS = re.compile(r"(?:^|[，。；：！？「『\s]|而|但|且|说|道|称|表示|指出|认为|强调|，就是)$")
_NATIONAL = frozenset(("總統", "总统", "副總統", "副总统", "總理", "总理", "首相"))


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who in one article.

    `of` maps a mention's span to the keys of what it refers to (``country:CN`` for a country, ``anon:…`` for an anonymous
    source); a mention that could not be resolved is absent. `speaker` maps a draft's position in the list of drafts to
    a key, or None.
    """

    of: dict[Span, str]
    speaker: tuple[str | None, ...]


@dataclass
class _State:
    """What has been said so far, while the article is walked through once."""

    persons: list[tuple[int, str]] = field(default_factory=list)  # (offset, key) of named and anonymous persons
    anonymous: list[tuple[int, str, str]] = field(default_factory=list)  # (offset, key, words)
    subjects: list[tuple[int, str]] = field(default_factory=list)
    titles: dict[str, list[tuple[int, str, str | None]]] = field(default_factory=dict)


def resolve(doc: Document, mentions: Sequence[ActorMention], drafts: Sequence[Draft]) -> Resolution:
    """Resolve all mentions of a document.

    Args:
        doc: the document.
        mentions: in order of the text, countries that can act included.
        drafts: the statements, in order, whose subjects are among the mentions.
    """
    resolver = _Resolver(doc, mentions, drafts)
    return resolver.run()


class _Resolver:
    def __init__(self, doc: Document, mentions: Sequence[ActorMention], drafts: Sequence[Draft]) -> None:
        self.doc, self.mentions, self.drafts = doc, mentions, drafts
        self.of: dict[Span, str] = {}
        self.persons: list[tuple[int, str]] = []
        self.anonymous: list[tuple[int, str, str]] = []
        self.holders = [
            (m.span.start, m.title, m.country, m.key)
            for m in mentions
            if m.title and m.key and not m.anonymous and m.kind in (AgentKind.OFFICIAL, AgentKind.PERSON)
        ]
        self.subject_spans = {s.span: d for d in drafts for s in d.subjects if not d.dropped}
        self.words = SpanIndex([(span, d) for d in drafts for span in d.spans], lambda w: w[0])
        self.known = {m.key: m for m in mentions if m.key}

    def run(self) -> Resolution:
        speakers: dict[int, str | None] = {}
        order = {id(d): i for i, d in enumerate(self.drafts)}
        pending = sorted(self.drafts, key=lambda d: (d.start, d.spans[0].start if d.spans else 0))
        done: list[Draft] = []
        queue = list(pending)
        for mention in self.mentions:
            while queue and queue[0].start + 0 <= mention.span.start and self._ready(queue[0], mention.span.start):
                draft = queue.pop(0)
                speakers[order[id(draft)]] = self._speaker(draft, speakers, order)
                done.append(draft)
            self._resolve(mention, done, speakers, order)
        for draft in queue:
            speakers[order[id(draft)]] = self._speaker(draft, speakers, order)
        for draft in self.drafts:  # an echo in a headline stands before the words it repeats
            if draft.carried is not None and speakers.get(order[id(draft)]) is None:
                speakers[order[id(draft)]] = speakers.get(order.get(id(draft.carried), -1))
        return Resolution(dict(self.of), tuple(speakers.get(i) for i in range(len(self.drafts))))

    def _ready(self, draft: Draft, at: int) -> bool:
        """A draft's speaker is known once its subject has been passed."""
        return draft.dropped or draft.subject is None or draft.subject.span.start < at

    def _speaker(self, draft: Draft, speakers: dict[int, str | None], order: dict[int, int]) -> str | None:
        if draft.dropped:
            return speakers.get(order[id(draft.carried)]) if draft.carried is not None and id(draft.carried) in order else (
                self.of.get(draft.subject.span) if draft.subject else None
            )
        return self.of.get(draft.subject.span) if draft.subject else None

    # -- one mention ---------------------------------------------------------------------------------------------

    def _resolve(
        self, mention: ActorMention, done: Sequence[Draft], speakers: dict[int, str | None], order: dict[int, int]
    ) -> None:
        key: str | None
        if mention.how is How.PRONOUN:
            key = self._pronoun(mention, done, speakers, order)
        elif mention.anonymous:
            key = self._anonymous(mention)
        elif mention.how is How.NOMINAL and not mention.key:
            key = self._title(mention)
        else:
            key = mention.key or None
        if key is None:
            return
        self.of[mention.span] = key
        if self._is_person(key, mention) and not (
            mention.anonymous and not mention.qualified and mention.span not in self.subject_spans
        ):
            self.persons.append((mention.span.start, key))

    def _is_person(self, key: str, mention: ActorMention) -> bool:
        if key.startswith(COUNTRY):
            return False
        if key.startswith("anon:"):
            return True
        known = self.known.get(key)
        return (known.kind if known else mention.kind) in (AgentKind.OFFICIAL, AgentKind.PERSON)

    def _anonymous(self, mention: ActorMention) -> str | None:
        """A new anonymous source, or the last one again (該官員, 官員, or the same words without 另一名)."""
        start = mention.span.start
        words = mention.span.of(self.doc.norm)
        qualifier = self.doc.norm[mention.phrase.start : start]
        if mention.kind is AgentKind.PERSON and not qualifier and words == mention.span.of(self.doc.norm) and len(words) <= 3:
            # 學者：… in a headline: a scholar whom the article names
            return next((m.key for m in self.mentions if m.kind is AgentKind.PERSON and m.how is How.NAME and m.span.start > start), None)
        if not mention.key:
            head = re.sub(r"^(?:该名?|这名|这位|这些|那名|那位)", "", words)
            same = [k for _, k, w in self.anonymous if w.endswith(head)]
            if same:
                return same[-1]
            if mention.span in self.subject_spans or re.search(r"该|这|那", qualifier):
                titled = self._title(mention)
                if titled is not None:
                    return titled
                if self.anonymous and re.search(r"该|这|那", qualifier):
                    return self.anonymous[-1][1]
                if mention.span in self.subject_spans:
                    return self._new_anonymous(mention, words)
            return None
        if not mention.qualified and mention.sector == "國會":
            party = next((self.of.get(m.span) or m.key for m in self.mentions if m.kind is AgentKind.ORGANIZATION and m.span in mention.span), None)
            if party is not None:
                return party  # 國民黨立委輪番上陣: the party's legislators speak for it
        again = [k for _, k, w in self.anonymous if w == words]
        if again and "另" not in qualifier:
            return again[-1]
        return self._new_anonymous(mention, words)

    def _new_anonymous(self, mention: ActorMention, words: str) -> str:
        taken = sum(1 for _, _, w in self.anonymous if w == words)
        key = f"anon:{mention.span.of(self.doc.article.text)}" + (f"·{taken + 1}" if taken else "")
        self.anonymous.append((mention.span.start, key, words))
        return key

    def _title(self, mention: ActorMention) -> str | None:
        """The holder of an office that stands alone: the last one named before, else the first named after."""
        title = mention.title or mention.span.of(self.doc.article.text)
        fits = [
            (at, key, country)
            for at, held, country, key in self.holders
            if (held.endswith(title) or title.endswith(held)) and (mention.country is None or country in (None, mention.country))
        ]
        home = [f for f in fits if f[2] == self.doc.article.region]
        if mention.country is None and home and title in _NATIONAL:
            fits = home  # 總統 alone is the president at home
        before = [f for f in fits if f[0] < mention.span.start]
        if before:
            return max(before)[1]
        return min(fits)[1] if fits else None

    def _pronoun(
        self, mention: ActorMention, done: Sequence[Draft], speakers: dict[int, str | None], order: dict[int, int]
    ) -> str | None:
        at, word = mention.span.start, mention.span.of(self.doc.norm)
        holding = [d for _, d in self.words.covering(at) if d.start <= at]
        inner = min(holding, key=lambda d: sum(len(s) for s in d.spans)) if holding else None
        speaker = None
        if inner is not None:
            speaker = speakers.get(order[id(inner)]) or self._speaker(inner, speakers, order)
        if word == "我":
            return speaker if speaker and not speaker.startswith(COUNTRY) and speaker in self._person_keys() else None
        if word in ("他们", "她们"):
            plural = speaker and speaker.startswith("anon:") and re.match(r"anon:[两二三四五六七八九十几数多0-9]", speaker)
            return speaker if plural else None
        sentence = self.doc.sentence_at(at)
        if mention.span in self.subject_spans and (inner is None or self.subject_spans[mention.span].parent is None):
            return self._speaking_pronoun(mention, done, speakers, order)
        if inner is not None:
            first = inner.spans[0].start
            named = [(o, k) for o, k in self.persons if first <= o < at and k != speaker]
            if named:
                leading = [k for o, k in named if self._leads_clause(o)]
                return leading[-1] if leading else named[-1][1]
            quoted = self.doc.quote_at(at)
            direct = quoted is not None and quoted.inner.start >= inner.spans[0].start - 1
            if not direct and speaker and not speaker.startswith(COUNTRY) and speaker in self._person_keys():
                return speaker
            others = [k for _, k in self.persons if k != speaker]
            return others[-1] if others else None
        if sentence is not None:
            inside = [k for o, k in self.persons if sentence.span.start <= o < at]
            if inside:
                return inside[0]
        return self.persons[-1][1] if self.persons else None

    def _leads_clause(self, offset: int) -> bool:
        """Whether a mention stands where a subject stands: at the beginning of its clause."""
        mention = next((m for m in self.mentions if m.span.start == offset), None)
        start = mention.phrase.start if mention else offset
        return bool(_CLAUSE_OPENS.search(self.doc.norm[max(0, start - 3) : start]))

    def _speaking_pronoun(
        self, mention: ActorMention, done: Sequence[Draft], speakers: dict[int, str | None], order: dict[int, int]
    ) -> str | None:
        """他說: the subject of the sentence so far if it has one, else whoever spoke last."""
        at = mention.span.start
        sentence = self.doc.sentence_at(at)
        spoken = [d for d in done if d.parent is None and d.start < at]
        if sentence is not None:
            last_end = max((d.end for d in spoken if d.end <= at), default=sentence.span.start)
            for clause in sentence.clauses:
                if clause.span.start < last_end or clause.span.start >= at:
                    continue
                text = self.doc.norm[clause.span.start : clause.span.end]
                if re.match(r"至于|对于|针对|有关|关于|面对|谈到|被问|对|就|不过，?对", text):
                    continue
                subjects = [
                    m for m in self.mentions
                    if clause.span.start <= m.span.start < min(at, clause.span.end) and m.span in self.of
                    and m.phrase.start - clause.span.start <= 3 and self._is_person(self.of[m.span], m)
                ]  # fmt: skip
                if subjects:
                    return self.of[subjects[-1].span]
        for draft in reversed(spoken):
            key = speakers.get(order[id(draft)])
            if key is not None and not key.startswith(COUNTRY) and key in self._person_keys():
                return key
        return self.persons[-1][1] if self.persons else None

    def _person_keys(self) -> set[str]:
        return {k for _, k in self.persons}
