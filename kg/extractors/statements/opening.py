"""Opens the statements of one sentence, and decides which of them stand inside another's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Document, Quote, Sentence, strip
from kg.extractors.attribution import Attribution
from kg.extractors.attribution.carried import speaks_for
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.extractors.statements.draft import Draft
from kg.extractors.statements.ending import Ending, nested_end
from kg.extractors.voice import reporter_opens, returns_to_reporter
from kg.lexicon.context import pattern
from kg.model import AgentKind, How, Span, TimeExpression

# 有記者問，美方宣布對華加徵關稅，中方有何評論？ What follows the first clause is the question.
_ASKED = re.compile(r"有?(?:记者|媒体)(?:又|还|追)?[问提]")
_MEET = pattern(r"<encounter>")
# 在另一個帖子裡，: where another attribution is told, no words of the one before
_LEAD_ONLY = re.compile(r"(?:但|而|然而|不过|同时|此外|随后)?，?(?:在|于|当|就|关于|至于)[^，。；「」]{1,30}，")
_PLAIN = ("说", "表示", "还说", "称", "指", "指出")  # the words after these may be any length
_BACK_THEN = pattern(r"(?:惟|但|而|不过)?<back-then>")
_JUDGES = re.compile(r"指责|谴责|批评|抨击|痛批|挞伐|炮轰|声援|力挺|反对|关切|表态|回应|发声")
_JOINS_IN = re.compile(r"(?:甚至|则|也|更|还)")
_ANSWERS = pattern(r"<answers>")


@dataclass(frozen=True)
class Opener:
    """What opening a statement has to look at."""

    doc: Document
    actors: MentionIndex
    times: Sequence[TimeExpression]
    interview: bool = False

    def open(
        self, sentence: Sentence, found: Sequence[Attribution], current: Draft | None, last: Draft | None
    ) -> tuple[Draft | None, list[Draft]]:
        """Open a draft for each attribution of a sentence.

        Args:
            found: the sentence's attributions, at least one.
            current: the draft of the sentence before in the same block, which may run on into this one.
            last: the last top-level draft before, whose speaker a dropped subject takes up.
        Returns:
            The draft that may run on into the next sentence, and all new ones.
        """
        doc = self.doc
        if current is not None and current.open and current.turn:
            return current, self._within_turn(sentence, found, current)
        new: list[Draft] = []
        report: Draft | None = None  # by a medium, inside which the others of the sentence are nested
        first = found[0]
        if current is not None and current.open and self._is_of_his_side(sentence, first, current):
            return current, self._within_turn(sentence, found, current)  # 中方反對…，呼籲…: a spokesman's words go on
        goes_on = (first.embedded and not _introduced(first)) or (first.subject is None and not first.strong)
        asked = _ASKED.match(doc.norm, sentence.span.start) is not None
        current = None if asked else current
        top = current
        if current is not None and current.open and first.start > sentence.span.start and goes_on:
            current = self._run_on(sentence, first, current)
            top = current
            if current is None and first.subject is None:
                last = None  # the reporter told of somebody else since: who goes on to speak is unknown
        for item in found:
            opened = any(d.parent is None for d in new)
            draft = Draft(self._speakers(item), item.cue, item.start, sealed=item.until is not None)
            draft.at_once = item.cue is not None and not item.strong and item.cue.of(doc.norm) not in _PLAIN
            if item.start == doc.blocks[sentence.block].span.start:
                draft.answer = item.colon
                draft.turn = self.interview and (item.colon or _is_answer(doc, item))
            if item.subject is None and not item.unknown:
                base = top if top is not None and (opened or top.open) else last
                told = [d for d in new if d.parent is report and d.subjects] if report is not None else []
                base = told[-1] if told else base  # X社報導，Y說…，警告…: Y warns
                draft.dropped, draft.carried = True, base
                draft.subjects = base.subjects if base is not None else ()
            new_holder = next((d for d in reversed(new) if _holds_from(d, item.start)), None)
            holder = new_holder or (current if current is not None and current.open else None)
            if item.act == "hope" and not item.joined and holder is not None and self._wishes_within(item, holder):
                continue
            quote = self._quote_around(item)
            if quote is not None and holder is not None and holder.end > item.start and self._is_own(item):
                continue  # …，因為院長交代同仁不能告訴我，…; 我相信…: a word of whom the quotation quotes
            limit = min(quote.inner.end if quote else sentence.span.end, item.until or sentence.span.end)
            if holder is not None and self._is_nested(sentence, item, holder, quote, opened=opened, report=report):
                draft.parent = report or holder
                then = _BACK_THEN.match(doc.norm, item.start) is not None and report is None
                limit = nested_end(doc, item, limit, in_report=report is not None, clause=then)
                quotation = doc.quote_opening_at(item.content)
                limit = min(limit, quotation.outer.end) if quotation is not None else limit  # 說「…」，但是…
                draft.spans.append(Span(item.content, limit))
                draft.parent.extend(Span(draft.parent.end, max(draft.parent.end, limit)), doc)
                if report is not None:
                    for sibling in [d for d in new if d.parent is report and d.end > item.start]:
                        if item.embedded and 0 <= item.start - sibling.spans[0].start <= 1:
                            draft.parent = sibling  # 引述知情人士說，美方要求…: told by the source, not by the medium
                        else:
                            sibling.cut(item.start)
                new.append(draft)
                continue
            if quote is None and item.until is None:
                ended = Ending(self.doc, self.actors, self.times).own_words(sentence, item, limit)
                draft.sealed, limit = draft.sealed or ended < limit - 1, ended  # the reporter has gone on
            if asked and doc.norm[sentence.span.end - 1] == "？" and not item.strong:
                limit = min(limit, nested_end(doc, item, limit, in_report=False))
            if top is not None and top.end > item.start:
                for draft_before in (top, *(d for d in new if d.parent is top)):
                    draft_before.cut(item.start)
            if item.before is not None:
                draft.spans.append(item.before.inner)
            if item.before is None or not self._ends_with_quotation(sentence, item):
                draft.spans.append(Span(item.content, limit))
            if _is_report(item) and quote is None:
                report = draft
                draft.report = True
            if item.until is not None and holder is not None and holder.open and not item.joined:
                draft.open = False
            top = draft
            new.append(draft)
            if draft.turn:
                rest = found[found.index(item) + 1 :]
                return top, [*new, *self._within_turn(sentence, rest, draft)]
        return top, new

    def _is_of_his_side(self, sentence: Sentence, first: Attribution, current: Draft) -> bool:
        """Whether a sentence tells what the country of whoever speaks asks for (中方要求…), and so is still his."""
        subject = first.subject
        if not first.embedded or first.strong or first.joined or subject is None:
            return False
        if not subject.span.of(self.doc.norm).endswith("方") or not speaks_for(current.subject, subject):
            return False  # 印度稱… is the reporter's
        bias = current.bias(self.doc)
        return not returns_to_reporter(self.doc, sentence, self.actors, self.times, current.subject, bias=bias)

    def _speakers(self, item: Attribution) -> tuple[ActorMention, ...]:
        """Who says something; of two who met (A與B會談時說，…), or two media with one report, only the first."""
        if len(item.subjects) < 2 or item.cue is None:
            return item.subjects
        between = self.doc.norm[item.subjects[-1].phrase.end : item.cue.start]
        met = (
            (item.earlier and not item.joined)
            or _MEET.search(between) is not None
            or item.subjects[0].sector == "media"
        )
        return item.subjects[:1] if met else item.subjects

    def _within_turn(self, sentence: Sentence, found: Sequence[Attribution], turn: Draft) -> list[Draft]:
        """What others say in the words of whose turn it is in a transcript, which all of a sentence is."""
        nested = []
        turn.extend(Span(max(turn.end, sentence.span.start), sentence.span.end), self.doc)
        for item in found:
            if not self._is_own(item) and item.before is None:
                draft = Draft(item.subjects, item.cue, item.start, parent=turn)
                draft.spans.append(Span(item.content, nested_end(self.doc, item, sentence.span.end, in_report=False)))
                nested.append(draft)
        return nested

    def _run_on(self, sentence: Sentence, first: Attribution, current: Draft) -> Draft | None:
        """Let a statement run on to the sentence's first attribution, or end it where the reporter speaks again."""
        clauses = tuple(c for c in sentence.clauses if c.span.start < first.content)
        lead = Sentence(Span(sentence.span.start, first.content), sentence.block, clauses)
        if returns_to_reporter(self.doc, lead, self.actors, self.times, current.subject):
            return None
        over = current.bias(self.doc) + 1.0  # a whole quotation before it, or words that followed at once
        again = returns_to_reporter(self.doc, lead, self.actors, self.times, current.subject, bias=min(0.5, over))
        if not again and _LEAD_ONLY.fullmatch(self.doc.norm, sentence.span.start, first.start) is None:
            current.extend(Span(sentence.span.start, first.start), self.doc)
        return current

    def _quote_around(self, item: Attribution) -> Quote | None:
        """The outermost quotation that holds both an attribution and the beginning of its words."""
        covering = self.doc.quote_index.covering(item.start)
        return next((q for q in covering if item.start in q.inner and item.content in q.inner), None)

    def _is_nested(
        self,
        sentence: Sentence,
        item: Attribution,
        holder: Draft,
        quote: Quote | None,
        *,
        opened: bool,
        report: Draft | None,
    ) -> bool:
        """Whether an attribution is part of the holder's words: X說，Y認為，… and what a medium reports."""
        if item.subject is None:
            return opened and report is not None
        other = not (item.subject.key and holder.subject is not None and item.subject.key == holder.subject.key)
        named = item.subject.how is not How.PRONOUN
        if opened and (_is_own_side(item, holder) or self._is_answered_back(item, holder)):
            return True
        if quote is not None and other:
            return True
        if opened and other and holder.end <= item.start and report is None:
            return False  # 「…」，某某某聽後反控…: the holder's words ended before
        if opened and item.embedded and not item.joined and self._is_of_another(item, holder):
            return True
        at_once = bool(holder.spans) and 0 <= item.start - holder.spans[-1].start <= 1
        if opened and at_once and named and not other and item.embedded and not item.joined:
            return True  # X表示，X昨天指示…: told by himself
        if opened and other and named and holder.spans and 0 <= item.start - holder.spans[-1].start <= 1:
            return not self._joins_in(item, holder)  # X說，Y同時要求…
        if opened and other and named and item.strong and self._inside_words(item, holder):
            return True  # without 「；」 or 則 it is X who tells it
        if self.doc.norm[item.start - 1] == "；" and item.subject.is_person and report is None:
            return False
        if item.embedded and not item.joined and other and named:
            return opened or (item.start > sentence.span.start + 1 and not _introduced(item))
        return opened and report is not None and not self._answers(item)

    def _joins_in(self, item: Attribution, holder: Draft) -> bool:
        """Whether another takes the same side after a verb of judging that tells nothing: X齊聲指責，Y甚至批評，…"""
        cue = holder.cue.of(self.doc.norm) if holder.cue is not None else ""
        subject = item.subject
        joins = subject is not None and _JOINS_IN.match(self.doc.norm, subject.phrase.end) is not None
        return joins and _JUDGES.match(cue) is not None

    def _is_of_another(self, item: Attribution, holder: Draft) -> bool:
        """Whether words begin with a pronoun that cannot mean their speaker: 他補充說，她將強調…."""
        if holder.subject is None or item.subject is None or not holder.spans:
            return False
        both = holder.subject.how is How.PRONOUN and item.subject.how is How.PRONOUN
        differ = holder.subject.span.of(self.doc.norm) != item.subject.span.of(self.doc.norm)
        return both and differ and item.subject.span.start - holder.spans[-1].start <= 1

    def _is_answered_back(self, item: Attribution, holder: Draft) -> bool:
        """Whether 他卻說 tells, in somebody's words, what another answered: 主管坦言，黨部勸他退黨，他卻說「…」."""
        subject = item.subject
        if subject is None or self.doc.norm[subject.phrase.end] != "却":
            return False
        return holder.end > item.start and self.doc.norm[item.start - 1] == "，" and not holder.at_once

    def _wishes_within(self, item: Attribution, holder: Draft) -> bool:
        """Whether a wish (美方希望…) is told by whoever speaks before it, rather than by the reporter."""
        if holder.end > item.start or item.subject is None:
            return True
        pronoun = item.subject.how is How.PRONOUN and item.subject.span.of(self.doc.norm) not in ("我", "我们")
        same = holder.subject is not None and item.subject.key == holder.subject.key
        return not (pronoun or same or (item.subject.is_person and item.subject.how is How.NAME))

    def is_own_quotation(self, item: Attribution) -> bool:
        """Whether an attribution is only part of a quotation of whoever speaks: 「我們相信，…」."""
        return self._quote_around(item) is not None and self._is_own(item)

    def _ends_with_quotation(self, sentence: Sentence, item: Attribution) -> bool:
        """Whether nothing, or only the reporter, follows a reporting word after the quotation: 「…」他高喊，隨後被帶離。"""
        at, _ = strip(self.doc.norm, item.content, sentence.span.end)
        return item.content >= sentence.span.end or reporter_opens(self.doc.norm, at)

    def _is_own(self, item: Attribution) -> bool:
        """Whether an attribution inside a quotation is its speaker's own: without a subject, or with 我."""
        return item.subject is None or item.subject.span.of(self.doc.norm) in ("我", "我们")

    def _answers(self, item: Attribution) -> bool:
        """Whether an attribution answers what a medium reported, and so is no part of it: …，財政司司長回應稱，"""
        after_comma = self.doc.norm[item.start - 1] == "，"  # after 「；」 the medium goes on
        cue = item.cue.of(self.doc.norm) if item.cue is not None else ""
        return after_comma and item.strong and _ANSWERS.match(cue) is not None

    def _inside_words(self, item: Attribution, holder: Draft) -> bool:
        """Whether an attribution follows a comma or the beginning of a holder's words, in the same sentence."""
        if not holder.spans or item.colon or item.before is not None or item.subject is None:
            return False
        if _BACK_THEN.match(self.doc.norm, item.start) and self.doc.norm[item.start - 1] == "，":
            return True  # X說，…，惟當時農業部表示，…
        # X說，…，一名林姓教師轉述，…
        told = item.subject.anonymous or "姓" in item.subject.span.of(self.doc.norm)
        after_comma = self.doc.norm[item.start - 1] == "，" and item.start > holder.spans[-1].start
        return told and not item.joined and after_comma


def _holds_from(draft: Draft, offset: int) -> bool:
    """Whether a top-level draft's words began before an offset."""
    return draft.parent is None and bool(draft.spans) and offset >= draft.spans[-1].start


def _is_own_side(item: Attribution, holder: Draft) -> bool:
    """Whether the country that a speaker speaks for is told of in his words: 發言人指出，…，美方也敦促…."""
    within = bool(holder.spans) and item.start > holder.spans[-1].start and item.before is None
    return within and item.subject is not None and speaks_for(holder.subject, item.subject)


def _introduced(item: Attribution) -> bool:
    """Whether the subject is introduced by title and name, as the reporter does it: 立法院長某某某裁示…."""
    subject = item.subject
    named = subject is not None and bool(subject.title) and subject.how is How.NAME
    return named and not item.earlier


def _is_report(item: Attribution) -> bool:
    """A medium that reports what others say: what follows in the sentence is nested in its report."""
    if item.act == "cite":
        return True
    subject = item.subject
    medium = subject is not None and subject.kind is AgentKind.ORGANIZATION and subject.sector == "media"
    return medium and (item.strong or not item.embedded)


def _is_answer(doc: Document, item: Attribution) -> bool:
    """Whether 答 opens words, as at the beginning of a paragraph of an interview."""
    return item.cue is not None and item.cue.of(doc.norm) == "答"
