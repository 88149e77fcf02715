"""Decides who each mention is: names by their key, 該官員 and 總統 by what came before, 他 by who is speaking or acting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Document
from kg.extractors.mentions import ANONYMOUS, COUNTRY, ActorMention, MentionIndex, StatementMention
from kg.extractors.subjects import OF_HIS, subjects_in
from kg.extractors.titleholders import Titleholders
from kg.lexicon import fold, may_be_called
from kg.lexicon.context import pattern, word_set
from kg.model import AgentKind, How, Role, Span
from kg.spans import SpanIndex

_CLAUSE_OPENS = re.compile(r"(?:^|[，。；：！？「『\s]|而|但|且|还有|以及|包括|说|道|称|表示|指出|认为|强调|，就是)$")
_POINTER = re.compile(r"^(?:该名?|这名|这位|这些|那名|那位)")
_TELLS_WHO = re.compile(r"[该这那][名位][^，]{3,}的")
_AND = re.compile(r"(?:（[^）]*）)?[和与及]")
_SEVERAL = re.compile(ANONYMOUS + r"[两二三四五六七八九十几数多0-9]")
_ABOUT = re.compile(r"至于|对于|针对|有关|关于|面对|谈到|被问|对|就|不过，?对")
_ASK = re.compile(r"问|质疑|质询")
_ANSWER = re.compile(r"(?:[则只仅也]|随即|当场|仅仅)?(?:答|回应|回答|回复|回)")
# 某某某向他表達…, 國會任命他為…: what somebody does to him is not done by himself.
_OBJECT = pattern(r"<to-somebody>$")
_OWNS = re.compile(r"(?:时代|时期|任内|政府|政权|阵营|团队|内阁|办公室|的)")
_HIMSELF = re.compile(r"的|本人|自己|们")
_ALONE = word_set("source-alone")


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
    return _Walk(doc, mentions, statements).run()


class _Walk:
    """One walk through the mentions in order. What has been resolved so far decides what comes after."""

    def __init__(self, doc: Document, mentions: Sequence[ActorMention], statements: Sequence[StatementMention]) -> None:
        self.doc, self.mentions, self.statements = doc, mentions, statements
        self.titleholders = Titleholders(doc, mentions)
        self.known = {m.key: m for m in mentions if m.key}
        self.starting_at = {m.span.start: m for m in reversed(mentions)}
        self.speaking = {m.span: s for s in statements for m in s.subjects if not s.dropped}
        self.actors = MentionIndex(mentions)
        self.words = SpanIndex([(span, i) for i, s in enumerate(statements) for span in s.spans], lambda w: w[0])
        # What the walk finds out:
        self.of: dict[Span, str] = {}
        self.speakers: dict[int, str | None] = {}  # by position of the statement
        self.persons: list[tuple[int, str]] = []  # (offset, key) of named and anonymous persons
        self.person_keys: set[str] = set()
        self.anonymous: list[tuple[str, str]] = []  # (key, words)
        self.held_for: dict[str, str | None] = {}  # the country of an unnamed officeholder

    def run(self) -> Resolution:
        starts = [(s.start, s.spans[0].start) for s in self.statements]
        queue = sorted(range(len(starts)), key=lambda position: starts[position])
        for mention in self.mentions:
            while queue and self._is_due(self.statements[queue[0]], mention.span.start):
                self._settle(queue.pop(0))
            self._resolve(mention)
        for position in queue:
            self._settle(position)
        self._resolve_headlines()
        for position, statement in enumerate(self.statements):  # an echo in a headline stands before what it repeats
            if statement.carried is not None and self.speakers.get(position) is None:
                self.speakers[position] = self.speakers.get(statement.carried)
        speakers = tuple(self.speakers.get(i) for i in range(len(self.statements)))
        joint = tuple(self._joint(i, speaker) for i, speaker in enumerate(speakers))
        return Resolution(dict(self.of), speakers, joint)

    def _joint(self, position: int, speaker: str | None) -> tuple[str, ...]:
        """Who else says a statement: A與B都說，… and what they go on to say without being named again."""
        statement = self.statements[position]
        while statement.dropped and statement.carried is not None:
            statement = self.statements[statement.carried]
        keys = (self.of.get(m.span) for m in statement.subjects)
        return tuple(dict.fromkeys(k for k in keys if k is not None and k != speaker)) if speaker is not None else ()

    def _resolve_headlines(self) -> None:
        """他驚爆：… in a headline: the first person who speaks in the article and may be called so."""
        speakers = [
            self.speakers.get(position)
            for position, statement in enumerate(self.statements)
            if self.doc.role_at(statement.start) is Role.PARAGRAPH and not statement.nested
        ]
        for position, statement in enumerate(self.statements):
            subject = statement.subject
            if subject is None or subject.how is not How.PRONOUN or not self._in_headline(subject):
                continue
            word = subject.span.of(self.doc.norm)
            meant = (k for k in speakers if k is not None and k in self.person_keys and may_be_called(k, word))
            key = next(meant, None)
            if key is not None:
                self.of[subject.span] = key
                self.speakers[position] = key

    def _in_headline(self, mention: ActorMention) -> bool:
        return self.doc.role_at(mention.span.start) is Role.HEADLINE

    def _is_due(self, statement: StatementMention, at: int) -> bool:
        """A statement's speaker is known once its subject has been passed."""
        if statement.start > at:
            return False
        return statement.dropped or statement.subject is None or statement.subject.span.start < at

    def _settle(self, position: int) -> None:
        self.speakers[position] = self._speaker(self.statements[position])

    def _speaker(self, statement: StatementMention) -> str | None:
        if statement.dropped and statement.carried is not None:
            return self.speakers.get(statement.carried)
        return next((self.of[m.span] for m in statement.subjects if m.span in self.of), None)  # of joint ones the first

    # -- one mention ---------------------------------------------------------------------------------------------

    def _resolve(self, mention: ActorMention) -> None:
        key: str | None
        if mention.how is How.PRONOUN:
            key = self._pronoun(mention)
        elif mention.anonymous:
            key = self._anonymous(mention)
        elif mention.how is How.NOMINAL and not mention.key:
            key = self._title(mention) or self._officeholder(mention) or self._ministry(mention)
        else:
            key = mention.key or None
        if key is None:
            return
        self.of[mention.span] = key
        in_passing = mention.anonymous and not mention.qualified and mention.span not in self.speaking
        if self._is_person(key, mention) and not in_passing:
            self.persons.append((mention.span.start, key))
            self.person_keys.add(key)

    def _is_person(self, key: str, mention: ActorMention) -> bool:
        if key.startswith((COUNTRY, ANONYMOUS)):
            return key.startswith(ANONYMOUS) and mention.kind is not AgentKind.ORGANIZATION  # 警方 is no 她
        return self.known.get(key, mention).is_person

    def _anonymous(self, mention: ActorMention) -> str | None:
        """A new anonymous source, or the last one again (該官員, 官員, or the same words without 另一名)."""
        words = mention.span.of(self.doc.norm)
        qualifier = self.doc.norm[mention.phrase.start : mention.span.start]
        if mention.kind is AgentKind.PERSON and not qualifier and len(words) <= 3:
            return self._scholar(mention, words)
        if not mention.key:
            return self._known_source(mention, words, qualifier)
        if not mention.qualified and mention.sector == "國會":
            inside = (m for m in self.mentions if m.kind is AgentKind.ORGANIZATION and m.span in mention.span)
            party = next((self.of.get(m.span) or m.key for m in inside), None)
            if party is not None:
                return party  # 國民黨立委輪番上陣: the party's legislators speak for it
        if mention.title and mention.country and not mention.qualified and mention.sector != "國會":
            holder = self._title(mention, self._office_of_source(mention))  # 陸大使 in a headline: the one named in it
            if holder is not None:
                return holder
        again = [key for key, w in self.anonymous if w == words]
        return again[-1] if again and "另" not in qualifier else self._new_anonymous(mention.span, words)

    def _scholar(self, mention: ActorMention, words: str) -> str | None:
        """學者 alone: in a headline the first person named after it, in a paragraph one whose name has it beside it.

        One who speaks and is neither (目擊者說，…) is an unnamed source.
        """
        if words.endswith("们"):
            return next((key for key, w in self.anonymous if w == words), None) or self._new_anonymous(
                mention.span, words
            )
        after = [m for m in self.mentions if m.kind is AgentKind.PERSON and m.how is How.NAME and m.span > mention.span]
        if self.doc.role_at(mention.span.start) is not Role.PARAGRAPH:
            return after[0].key if after else None
        called = [m.key for m in after if words in fold(m.title)]
        if called:
            return called[0]
        again = [key for key, w in self.anonymous if w.endswith(words)]
        if again:
            return again[-1]
        alone = words in _ALONE and mention.span in self.speaking
        return self._new_anonymous(mention.span, words) if alone else None

    def _known_source(self, mention: ActorMention, words: str, qualifier: str) -> str | None:
        """該官員, or 官員 alone: a source told of before, or an officeholder."""
        head = _POINTER.sub("", words)
        same = [key for key, w in self.anonymous if w.endswith(head)]
        if same:
            return same[-1]
        points, speaks = re.search(r"该|这|那", qualifier) is not None, mention.span in self.speaking
        titled = self._title(mention) if points or speaks else None
        if titled is not None:
            return titled
        if points and speaks and _TELLS_WHO.fullmatch(qualifier):
            inside = {self.of.get(m.span) for m in self.actors.within(mention.phrase.start, mention.span.start)}
            spoke = [key for key in self.speakers.values() if key in self.person_keys]
            if spoke and spoke[-1] not in inside:
                return spoke[-1]  # 這位研究所政治領域的負責人: whoever spoke last, in other words
        if points and self.anonymous:
            return self.anonymous[-1][0]
        return self._new_anonymous(mention.span, words) if speaks else None

    def _new_anonymous(self, named: Span, words: str) -> str:
        taken = sum(1 for _, w in self.anonymous if w == words)
        key = ANONYMOUS + named.of(self.doc.article.text) + (f"·{taken + 1}" if taken else "")
        self.anonymous.append((key, words))
        return key

    def _office_of_source(self, mention: ActorMention) -> str:
        """The office of an unnamed source with the organisation named in it: 國台辦發言人 is no other's 發言人."""
        inside = (m for m in self.mentions if m.kind is AgentKind.ORGANIZATION and m.span in mention.span)
        start = next((m.span.start for m in inside), None)
        return mention.title if start is None else self.doc.article.text[start : mention.span.end]

    def _title(self, mention: ActorMention, office: str = "") -> str | None:
        """The holder of an office that stands alone."""
        title = office or mention.title or mention.span.of(self.doc.article.text)
        return self.titleholders.holder(title, mention.country, mention.span.start)

    def _officeholder(self, mention: ActorMention) -> str | None:
        """Who holds an office and speaks, though nobody tells who it is: 日本首相表示, and 首相 after it."""
        office = mention.span.of(self.doc.norm)
        for key, words in reversed(self.anonymous):
            if words.endswith(office) and (
                mention.country is None or self.held_for.get(key) in (None, mention.country)
            ):
                return key
        if mention.span not in self.speaking:
            return None
        key = self._new_anonymous(mention.phrase, mention.phrase.of(self.doc.norm))
        self.held_for[key] = mention.country
        return key

    def _ministry(self, mention: ActorMention) -> str | None:
        """The organisation that a title is of, where nobody tells who holds it: 外交部長 speaks for the ministry."""
        owners = (m for m in self.actors.within(mention.phrase.start, mention.span.end) if m.modifier and m.key)
        return next((m.key for m in owners if m.kind is AgentKind.ORGANIZATION), None)

    # -- pronouns ------------------------------------------------------------------------------------------------

    def _pronoun(self, mention: ActorMention) -> str | None:
        at, word = mention.span.start, mention.span.of(self.doc.norm)
        holding = [i for _, i in self.words.covering(at) if self.statements[i].start <= at]
        innermost = min(holding, key=lambda i: sum(len(span) for span in self.statements[i].spans), default=None)
        inner = self.statements[innermost] if innermost is not None else None
        speaker = None
        if innermost is not None and inner is not None:
            speaker = self.speakers.get(innermost) or self._speaker(inner)
        if word == "我":
            return speaker if speaker in self.person_keys else None
        if word in ("他们", "她们"):
            return speaker if speaker is not None and _SEVERAL.match(speaker) else None
        if mention.span in self.speaking and (inner is None or not self.speaking[mention.span].nested):
            return self._speaking_pronoun(mention)
        subject = self._acting_on(at)
        if inner is not None:
            return self._pronoun_in_words(at, word, inner, speaker, subject)
        persons = [(offset, key) for offset, key in self.persons if may_be_called(key, word) and key != subject]
        sentence = self.doc.sentence_at(at)
        if sentence is not None:
            inside = [(offset, key) for offset, key in persons if sentence.span.start <= offset < at]
            led = [key for offset, key in inside if not self._owns(offset)] or [key for _, key in inside]
            if led:
                return led[0]
        topic = self._topic(at, 0)
        if topic is not None and may_be_called(topic, word) and topic != subject:
            return topic
        return persons[-1][1] if persons else None

    def _owns(self, offset: int) -> bool:
        """Whether a mention only tells whose something is: 某某某 in 某某某時代的參議林某某."""
        mention = self.starting_at.get(offset)
        return mention is not None and _OWNS.match(self.doc.norm, mention.phrase.end) is not None

    def _acting_on(self, at: int) -> str | None:
        """Who does something to him, and so is somebody else: 某某某 in 某某某向他表示."""
        norm = self.doc.norm
        if not _OBJECT.search(norm[max(0, at - 3) : at]) or _HIMSELF.match(norm, at + 1):
            return None
        sentence = self.doc.sentence_at(at)
        clause = next((c.span for c in sentence.clauses if at in c.span), None) if sentence is not None else None
        if clause is None:
            return None
        return next((key for offset, key in reversed(self.persons) if clause.start <= offset < at), None)

    def _pronoun_in_words(
        self, at: int, word: str, inner: StatementMention, speaker: str | None, subject: str | None
    ) -> str | None:
        """他 in somebody's words: who leads a clause of them before, else the speaker; in a quotation somebody else.

        Args:
            subject: who does something to him, and so is not meant.
        """
        first = inner.spans[0].start
        others = [(offset, key) for offset, key in self.persons if key not in (speaker, subject)]
        persons = [(offset, key) for offset, key in others if may_be_called(key, word)]
        named = [(offset, key) for offset, key in persons if first <= offset < at]
        leading = [key for offset, key in named if self._leads_clause(offset)]
        if leading:
            return leading[-1]
        quote = self.doc.quote_at(at)
        direct = quote is not None and quote.inner.start >= first - 1
        another = self.doc.norm.startswith("却", at + len(word))  # 他說，黨部勸某某某退黨，她卻說「…」
        own = not direct and not another and speaker is not None and speaker in self.person_keys
        if own and speaker is not None and may_be_called(speaker, word):
            return speaker if self._leads_clause(at) or not speaker.startswith(ANONYMOUS) else None
        if named:
            return named[-1][1]
        return persons[-1][1] if persons else None

    def _leads_clause(self, offset: int) -> bool:
        """Whether a mention stands where a subject stands: at the beginning of its clause."""
        mention = self.starting_at.get(offset)
        start = mention.phrase.start if mention is not None else offset
        return bool(_CLAUSE_OPENS.search(self.doc.norm[max(0, start - 3) : start]))

    def _speaking_pronoun(self, mention: ActorMention) -> str | None:
        """他說: the subject of the sentence so far if it has one, else whoever spoke or led a sentence last."""
        at, word = mention.span.start, mention.span.of(self.doc.norm)
        settled = [(self.statements[i], key) for i, key in self.speakers.items()]  # in the order of the walk
        spoken = [(s, key) for s, key in settled if not s.nested and s.start < at]
        last = ((s.start, k) for s, k in reversed(spoken) if k in self.person_keys and may_be_called(k or "", word))
        start, speaker = next(last, (0, None))
        addressed = self._addressed(at) | self._asking(at, [s for s, _ in spoken])
        for key in (self._subject_so_far(at, [s for s, _ in spoken]), self._topic(at, start), speaker):
            if key is not None and may_be_called(key, word) and key not in addressed:
                return key
        persons = [key for _, key in self.persons if may_be_called(key, word) and key not in addressed]
        return persons[-1] if persons else None

    def _addressed(self, at: int) -> set[str]:
        """Who is named after a pronoun in its clause, and so is not meant by it: 他告訴普京，…"""
        sentence = self.doc.sentence_at(at)
        clause = next((c.span for c in sentence.clauses if at in c.span), None) if sentence is not None else None
        if clause is None:
            return set()
        return {m.key for m in self.actors.within(at + 1, clause.end) if m.key and m.how is How.NAME}

    def _asking(self, at: int, spoken: Sequence[StatementMention]) -> set[str]:
        """Who asked what 他 answers: 立委追問能否公開，他僅答…"""
        answer = _ANSWER.match(self.doc.norm, at + 1)
        asked = spoken[-1] if spoken and answer is not None else None
        if asked is None or asked.cue is None or not _ASK.search(asked.cue.of(self.doc.norm)):
            return set()
        return {self.of[m.span] for m in asked.subjects if m.span in self.of}

    def _subject_so_far(self, at: int, spoken: Sequence[StatementMention]) -> str | None:
        """The person that a clause of the sentence begins with, after the words spoken in it."""
        sentence = self.doc.sentence_at(at)
        if sentence is None:
            return None
        low = max((s.end for s in spoken if s.end <= at), default=sentence.span.start)
        joint: str | None = None  # one of two who lead a clause together: 他 is he only where nobody else leads one
        for clause in sentence.clauses:
            if clause.span.start < low or clause.span.start >= at or _ABOUT.match(clause.span.of(self.doc.norm)):
                continue
            subjects = [
                m
                for m in self.mentions
                if clause.span.start <= m.span.start < min(at, clause.span.end)
                and m.span in self.of
                and m.phrase.start - clause.span.start <= 3
                and not m.modifier
                and not OF_HIS.match(self.doc.norm, m.phrase.end)
                and self._is_person(self.of[m.span], m)
            ]
            if subjects and _AND.match(self.doc.norm, subjects[-1].phrase.end):
                joint = joint or self.of[subjects[-1].span]
            elif subjects:
                return self.of[subjects[-1].span]
        return joint

    def _topic(self, at: int, low: int) -> str | None:
        """Whom the sentence before `at` is about, in its paragraph: who leads the last clause that a person leads.

        Args:
            low: sentences that begin before this offset tell nothing: somebody has spoken since.
        """
        here = self.doc.sentence_at(at)
        if here is None:
            return None
        before = [s for s in self.doc.sentences if s.block == here.block and s.span.end <= here.span.start]
        for sentence in reversed([s for s in before if s.span.start >= low]):
            for strictly in (True, False):
                for clause in reversed(sentence.clauses):
                    key = self._leader(clause.span, strictly=strictly)
                    if key is not None:
                        return key
        return None

    def _leader(self, clause: Span, *, strictly: bool) -> str | None:
        """The person who is a clause's subject, outside of anybody's words but a report; `strictly` at its beginning."""
        if _ABOUT.match(clause.of(self.doc.norm)):
            return None
        for mention in subjects_in(self.doc, self.actors, clause.start, clause.end)[-1:]:
            key = self.of.get(mention.span)
            within = self.words.covering(mention.span.start)
            if key is None or not self._is_person(key, mention):
                continue
            if any(self.speakers.get(i) in self.person_keys for _, i in within):
                continue  # words that a person says; what a medium reports, tells the story
            if not strictly or self._leads_clause(mention.span.start):
                return key
        return None
