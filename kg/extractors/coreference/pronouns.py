"""Whom 他, 她 and 我 mean: who is speaking, who leads the clause, whom the sentence before is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.coreference.findings import Findings
from kg.extractors.mentions import ANONYMOUS, ActorMention, StatementMention
from kg.extractors.subjects import OF_HIS, subjects_in
from kg.lexicon import may_be_called
from kg.lexicon.context import pattern
from kg.model import How, Span

_CLAUSE_OPENS = re.compile(r"(?:^|[，。；：！？「『\s]|而|但|且|还有|以及|包括|说|道|称|表示|指出|认为|强调|，就是)$")
_AND = re.compile(r"(?:（[^）]*）)?[和与及]")
_SEVERAL = re.compile(ANONYMOUS + r"[两二三四五六七八九十几数多0-9]")
_ABOUT = re.compile(r"至于|对于|针对|有关|关于|面对|谈到|被问|对|就|不过，?对")
_ASK = re.compile(r"问|质疑|质询")
_ANSWER = re.compile(r"(?:[则只仅也]|随即|当场|仅仅)?(?:答|回应|回答|回复|回)")
# 某某某向他表達…, 國會任命他為…: what somebody does to him is not done by himself.
_OBJECT = pattern(r"<to-somebody>$")
_OWNS = re.compile(r"(?:时代|时期|任内|政府|政权|阵营|团队|内阁|办公室|的)")
_HIMSELF = re.compile(r"的|本人|自己|们")


class Pronouns:
    """Pronouns, by what has been found before them."""

    def __init__(self, found: Findings) -> None:
        self.found = found

    def who(self, mention: ActorMention) -> str | None:
        """The key of whom a pronoun means, or None."""
        at, word = mention.span.start, mention.span.of(self.found.doc.norm)
        holding = [i for _, i in self.found.words.covering(at) if self.found.statements[i].start <= at]
        innermost = min(holding, key=lambda i: sum(len(span) for span in self.found.statements[i].spans), default=None)
        inner = self.found.statements[innermost] if innermost is not None else None
        speaker = None
        if innermost is not None and inner is not None:
            speaker = self.found.speakers.get(innermost) or self.found.speaker_of(inner)
        if word == "我":
            return speaker if speaker in self.found.person_keys else None
        if word in ("他们", "她们"):
            return speaker if speaker is not None and _SEVERAL.match(speaker) else None
        if mention.span in self.found.speaking and (inner is None or not self.found.speaking[mention.span].nested):
            return self._speaking(mention)
        subject = self._acting_on(at)
        if inner is not None:
            return self._in_words(at, word, inner, speaker, subject)
        persons = [(offset, key) for offset, key in self.found.persons if may_be_called(key, word) and key != subject]
        sentence = self.found.doc.sentence_at(at)
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
        mention = self.found.starting_at.get(offset)
        return mention is not None and _OWNS.match(self.found.doc.norm, mention.phrase.end) is not None

    def _acting_on(self, at: int) -> str | None:
        """Who does something to him, and so is somebody else: 某某某 in 某某某向他表示."""
        norm = self.found.doc.norm
        if not _OBJECT.search(norm[max(0, at - 3) : at]) or _HIMSELF.match(norm, at + 1):
            return None
        sentence = self.found.doc.sentence_at(at)
        clause = next((c.span for c in sentence.clauses if at in c.span), None) if sentence is not None else None
        if clause is None:
            return None
        return next((key for offset, key in reversed(self.found.persons) if clause.start <= offset < at), None)

    def _in_words(
        self, at: int, word: str, inner: StatementMention, speaker: str | None, subject: str | None
    ) -> str | None:
        """他 in somebody's words: who leads a clause of them before, else the speaker; in a quotation somebody else.

        Args:
            subject: who does something to him, and so is not meant.
        """
        first = inner.spans[0].start
        others = [(offset, key) for offset, key in self.found.persons if key not in (speaker, subject)]
        persons = [(offset, key) for offset, key in others if may_be_called(key, word)]
        named = [(offset, key) for offset, key in persons if first <= offset < at]
        leading = [key for offset, key in named if self._leads_clause(offset)]
        if leading:
            return leading[-1]
        quote = self.found.doc.quote_at(at)
        direct = quote is not None and quote.inner.start >= first - 1
        another = self.found.doc.norm.startswith("却", at + len(word))  # 他說，黨部勸某某某退黨，她卻說「…」
        own = not direct and not another and speaker is not None and speaker in self.found.person_keys
        if own and speaker is not None and may_be_called(speaker, word):
            return speaker if self._leads_clause(at) or not speaker.startswith(ANONYMOUS) else None
        if named:
            return named[-1][1]
        return persons[-1][1] if persons else None

    def _leads_clause(self, offset: int) -> bool:
        """Whether a mention stands where a subject stands: at the beginning of its clause."""
        mention = self.found.starting_at.get(offset)
        start = mention.phrase.start if mention is not None else offset
        return bool(_CLAUSE_OPENS.search(self.found.doc.norm[max(0, start - 3) : start]))

    def _speaking(self, mention: ActorMention) -> str | None:
        """他說: the subject of the sentence so far if it has one, else whoever spoke or led a sentence last."""
        at, word = mention.span.start, mention.span.of(self.found.doc.norm)
        settled = [
            (self.found.statements[i], key) for i, key in self.found.speakers.items()
        ]  # in the order of the walk
        spoken = [(s, key) for s, key in settled if not s.nested and s.start < at]
        last = (
            (s.start, k) for s, k in reversed(spoken) if k in self.found.person_keys and may_be_called(k or "", word)
        )
        start, speaker = next(last, (0, None))
        addressed = self._addressed(at) | self._asking(at, [s for s, _ in spoken])
        for key in (self._subject_so_far(at, [s for s, _ in spoken]), self._topic(at, start), speaker):
            if key is not None and may_be_called(key, word) and key not in addressed:
                return key
        persons = [key for _, key in self.found.persons if may_be_called(key, word) and key not in addressed]
        return persons[-1] if persons else None

    def _addressed(self, at: int) -> set[str]:
        """Who is named after a pronoun in its clause, and so is not meant by it: 他告訴普京，…"""
        sentence = self.found.doc.sentence_at(at)
        clause = next((c.span for c in sentence.clauses if at in c.span), None) if sentence is not None else None
        if clause is None:
            return set()
        return {m.key for m in self.found.actors.within(at + 1, clause.end) if m.key and m.how is How.NAME}

    def _asking(self, at: int, spoken: Sequence[StatementMention]) -> set[str]:
        """Who asked what 他 answers: 立委追問能否公開，他僅答…"""
        answer = _ANSWER.match(self.found.doc.norm, at + 1)
        asked = spoken[-1] if spoken and answer is not None else None
        if asked is None or asked.cue is None or not _ASK.search(asked.cue.of(self.found.doc.norm)):
            return set()
        return {self.found.of[m.span] for m in asked.subjects if m.span in self.found.of}

    def _subject_so_far(self, at: int, spoken: Sequence[StatementMention]) -> str | None:
        """The person that a clause of the sentence begins with, after the words spoken in it."""
        sentence = self.found.doc.sentence_at(at)
        if sentence is None:
            return None
        low = max((s.end for s in spoken if s.end <= at), default=sentence.span.start)
        joint: str | None = None  # one of two who lead a clause together: 他 is he only where nobody else leads one
        for clause in sentence.clauses:
            if clause.span.start < low or clause.span.start >= at or _ABOUT.match(clause.span.of(self.found.doc.norm)):
                continue
            subjects = [
                m
                for m in self.found.mentions
                if clause.span.start <= m.span.start < min(at, clause.span.end)
                and m.span in self.found.of
                and m.phrase.start - clause.span.start <= 3
                and not m.modifier
                and not OF_HIS.match(self.found.doc.norm, m.phrase.end)
                and self.found.is_person(self.found.of[m.span], m)
            ]
            if subjects and _AND.match(self.found.doc.norm, subjects[-1].phrase.end):
                joint = joint or self.found.of[subjects[-1].span]
            elif subjects:
                return self.found.of[subjects[-1].span]
        return joint

    def _topic(self, at: int, low: int) -> str | None:
        """Whom the sentence before `at` is about, in its paragraph: who leads the last clause that a person leads.

        Args:
            low: sentences that begin before this offset tell nothing: somebody has spoken since.
        """
        here = self.found.doc.sentence_at(at)
        if here is None:
            return None
        before = [s for s in self.found.doc.sentences if s.block == here.block and s.span.end <= here.span.start]
        for sentence in reversed([s for s in before if s.span.start >= low]):
            for strictly in (True, False):
                for clause in reversed(sentence.clauses):
                    key = self._leader(clause.span, strictly=strictly)
                    if key is not None:
                        return key
        return None

    def _leader(self, clause: Span, *, strictly: bool) -> str | None:
        """The person who is a clause's subject, outside of anybody's words but a report; `strictly` at its beginning."""
        if _ABOUT.match(clause.of(self.found.doc.norm)):
            return None
        for mention in subjects_in(self.found.doc, self.found.actors, clause.start, clause.end)[-1:]:
            key = self.found.of.get(mention.span)
            within = self.found.words.covering(mention.span.start)
            if key is None or not self.found.is_person(key, mention):
                continue
            if any(self.found.speakers.get(i) in self.found.person_keys for _, i in within):
                continue  # words that a person says; what a medium reports, tells the story
            if not strictly or self._leads_clause(mention.span.start):
                return key
        return None
