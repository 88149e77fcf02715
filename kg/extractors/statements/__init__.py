"""Assembles statements: where the words of each attribution end, and who carries on speaking.

The walk goes through the article sentence by sentence. An attribution opens a statement; the statement runs on through
later sentences of its paragraph until another attribution or the return of the reporter's own voice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.document import Document, Sentence, strip
from kg.extractors import attribution
from kg.extractors.attribution import SHORT, Attribution
from kg.extractors.mentions import ActorMention, MentionIndex, StatementMention
from kg.extractors.statements.draft import Draft, frozen
from kg.extractors.statements.ending import STIRS
from kg.extractors.statements.opening import Opener
from kg.extractors.voice import reporter_opens, returns_to_reporter, same_words
from kg.model import Role, Span, TimeExpression

# 路透社记者：…, 问：…: a question at the beginning of a paragraph; anybody's turn to speak.
_QUESTION = re.compile(r"[^，。：「]{0,14}(?:记者|问|提问)：|Q[0-9]{0,2}[：:.、]")
_TURN = re.compile(r"[^，。：「]{1,18}：")
# 會不會因此延期？她答：…: what somebody answers, the press has asked.
_ASKED_THEN_ANSWERED = re.compile(r"？[^，。：「？]{1,12}?(?:回答|答|回应|回复|回)[^，。：「]{0,4}[：，「]")
_CONTRAST = re.compile(r"(?:但|惟|不过|然而|而)$")
_LEAST_GAPS, _MOST_SPACED = 2, 0.8  # spaces after stops that part paragraphs: how many, and of how many sentences
_QUOTED_ALONE = 8  # characters at least of a quotation that makes a paragraph
_AFTER_ECHO = ("", *"，。！？；：、…　 \n」』")
_SILENT = (Role.META, Role.BYLINE, Role.KEYWORDS)


def find(doc: Document, actors: MentionIndex, times: Sequence[TimeExpression]) -> list[StatementMention]:
    """All statements of a document in order of their first word, nested ones after those that hold them.

    Args:
        doc: the document.
        actors: mentions of who can speak, pronouns included.
        times: the document's time expressions (a dated sentence is more often the reporter's).
    """
    interview = _is_interview(doc)
    opener = Opener(doc, actors, times, interview)
    drafts: list[Draft] = []
    last: Draft | None = None  # the last top-level statement, whose speaker a dropped subject takes up
    listing = False  # whether it has announced a list that the next paragraphs may be
    pending: Draft | None = None  # announced by the paragraph before: 某某某表示：
    for block, role, sentences in _blocks(doc):
        if role in _SILENT:
            continue
        alone = _quoted_alone(doc, block) if role is Role.PARAGRAPH else None
        if pending is not None and (role is not Role.PARAGRAPH or not sentences):
            pending = None
        if pending is not None and alone is None and _has_speaker(doc, sentences[0], actors):
            pending = None
        if pending is not None:
            last = _fulfilled(doc, pending, block, alone)
            drafts.append(last)
            pending = None
            if not last.turn:
                continue
        elif alone is not None and last is not None and _just_spoke(doc, last, block):
            last = Draft(last.subjects, None, block.start, [alone], dropped=True, carried=last)
            drafts.append(last)
            continue
        current: Draft | None = None
        enumerated = listing and _enumerates(doc, block.start)
        answered = (
            last is not None and last.answer and (interview or last.turn) and not _TURN.match(doc.norm, block.start)
        )
        if role is Role.PARAGRAPH and last is not None and (enumerated or answered):
            current = last
            current.open = True
        gaps = _gaps(doc, sentences) if role is Role.PARAGRAPH and not interview else frozenset()
        for sentence in sentences:
            if sentence.span.start in gaps:
                current = None  # a paragraph of its own before the article was put on one line
            found = _acceptable(doc, attribution.find(doc, sentence, actors, role), last, role)
            if interview:
                found = [item for item in found if not _is_question(doc, block, item)]
            if current is not None and current.open:
                found = [item for item in found if not opener.is_own_quotation(item)]
            if not found:
                if interview and current is not None and not answered and _asks(doc, block, sentence):
                    current.open = False  # X社記者：當局稱，…。中方是否調查？
                elif current is not None and current.open:
                    listed = current is last and listing and sentence.span.start == block.start
                    if answered or current.turn or listed or _goes_on(opener, sentence, current, role):
                        told = _told_last(drafts, current)
                        current.extend(sentence.span, doc)
                        if told is not None:
                            told.extend(sentence.span, doc)
                    else:
                        current.open = False
                continue
            if current is not None and current.open and role is Role.PARAGRAPH:
                _finish(opener, sentence, found[0], current)
            current, new = opener.open(sentence, found, current, last)
            drafts += new
            tops = [d for d in new if d.parent is None]
            if tops and role in (Role.PARAGRAPH, Role.CAPTION):
                last = tops[-1]
            if current is not None:
                current.open = not current.sealed
        if sentences and role is Role.PARAGRAPH:
            announces = doc.norm[sentences[-1].span.end - 1] == "："
            listing = (announces or (listing and current is last)) and current is not None
            pending = _announced(doc, sentences[-1], opener.actors, last) if announces and not interview else None
    drafts += _echoes(doc, drafts)
    for draft in drafts:
        draft.trim(doc)
    return frozen(sorted((d for d in drafts if d.spans), key=lambda d: (d.spans[0].start, -d.spans[0].end)))


def _blocks(doc: Document) -> list[tuple[Span, Role, list[Sentence]]]:
    """Each block's span, role and sentences."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in doc.sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    return [(block.span, block.role, by_block.get(index, [])) for index, block in enumerate(doc.blocks)]


def _is_interview(doc: Document) -> bool:
    """Whether an article is a transcript: questions, or turns that somebody takes again and again (某副主委：…)."""
    starts = [block.span.start for block in doc.blocks]
    if sum(_QUESTION.match(doc.norm, at) is not None for at in starts) >= 2:
        return True
    turns = Counter(turn.group() for at in starts if (turn := _TURN.match(doc.norm, at)))
    return any(doc.norm.startswith("答：", at) for at in starts) or any(count >= 3 for count in turns.values())


def _is_question(doc: Document, block: Span, item: Attribution) -> bool:
    """Whether a medium asks at the beginning of a transcript's paragraph: 某某報：…怎麼看？"""
    medium = item.subject is not None and item.subject.sector == "media"
    return (
        medium and item.start == block.start and doc.norm[item.content - 1] == "：" and doc.norm[block.end - 1] == "？"
    )


def _asks(doc: Document, block: Span, sentence: Sentence) -> bool:
    """Whether a sentence of a transcript's question is what is asked."""
    return doc.norm[sentence.span.end - 1] == "？" and _QUESTION.match(doc.norm, block.start) is not None


def _quoted_alone(doc: Document, block: Span) -> Span | None:
    """The words of a paragraph that is nothing but a quotation."""
    whole = doc.quote_from(*strip(doc.norm, block.start, block.end))
    return whole.inner if whole is not None and len(whole.inner) >= _QUOTED_ALONE else None


def _announced(doc: Document, sentence: Sentence, actors: MentionIndex, last: Draft | None) -> Draft | None:
    """A draft without words for a paragraph that only tells that somebody's words follow."""
    item = attribution.announced(doc, sentence, actors)
    if item is None or not (item.subjects or last is not None):
        return None
    if item.subjects or last is None:
        return Draft(item.subjects, item.cue, item.start, answer=item.colon, turn=item.colon)
    return Draft(last.subjects, item.cue, item.start, dropped=True, carried=last, answer=item.colon, turn=item.colon)


def _has_speaker(doc: Document, sentence: Sentence, actors: MentionIndex) -> bool:
    """Whether a sentence tells itself who speaks in it."""
    found = attribution.find(doc, sentence, actors, Role.PARAGRAPH)
    return any(item.subjects and item.strong and not item.embedded for item in found)


def _fulfilled(doc: Document, pending: Draft, block: Span, alone: Span | None) -> Draft:
    """An announced draft with its words: the quotation that a paragraph is, else the whole of it."""
    quote = doc.quote_opening_at(strip(doc.norm, block.start, block.end)[0]) if alone is None else None
    whole = Span(*strip(doc.norm, block.start, block.end))
    pending.extend(alone or (quote.inner if quote is not None and not pending.turn else whole), doc)
    pending.sealed = not pending.turn
    return pending


def _just_spoke(doc: Document, last: Draft, block: Span) -> bool:
    """Whether the last statement ends the paragraph before a block."""
    return last.subject is not None and doc.norm[last.end : block.start].strip("。！？」 　\n") == ""


def _gaps(doc: Document, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Where paragraphs begin in an article on one line: at sentences with a space before them, if most have none."""
    starts = [s.span.start for s in sentences[1:]]
    gaps = frozenset(start for start in starts if doc.norm[start - 1] in " 　")
    return gaps if len(gaps) >= _LEAST_GAPS and len(gaps) <= _MOST_SPACED * len(starts) else frozenset()


def _enumerates(doc: Document, start: int) -> bool:
    """Whether a paragraph begins as an item of a list: 一、…, （2）…, •…"""
    head = doc.norm[start : start + 4]
    opens = head[:1] in "一二三四五六七八九十（(第・•●▪-－1234567890①②③④⑤⑥"
    return opens and any(c in head for c in "、.．，）)第・•●一二三四五")


def _acceptable(doc: Document, found: list[Attribution], last: Draft | None, role: Role) -> list[Attribution]:
    """Drop attributions that nobody can be behind, or that only the words of another statement hold.

    That is: without a subject where nobody has spoken before; inside a quotation of a headline; with a subject that
    stands in an earlier clause when those clauses are somebody's words (無人出面解釋 in what X said).
    """
    kept: list[Attribution] = []
    for item in found:
        if item.subject is None and not item.unknown and not kept and (last is None or role is not Role.PARAGRAPH):
            continue
        if role in SHORT and item.embedded and item.until is None and doc.quote_at(item.start) is not None:
            continue
        takes_over = item.earlier and not item.joined and item.subject is not None and item.act != "cite"
        another = takes_over and kept and not kept[-1].strong and _sets_against(doc, item.subjects[-1])
        another = another or (takes_over and bool(kept) and (_in_a_report(kept[-1], item) or _is_done(kept[-1], item)))
        if kept and takes_over and not another and not _told_between(doc, kept[-1], item.start):
            continue
        kept.append(item)
    return kept


def _in_a_report(report: Attribution, item: Attribution) -> bool:
    """Whether who speaks leads a clause of what a medium reports: 據A報報導，某某某被問到，他先是冷笑，表示…"""
    medium = report.act == "cite" or (report.subject is not None and report.subject.sector == "media")
    return medium and item.subject is not None and item.subject.phrase.start >= report.content


def _is_done(before: Attribution, item: Attribution) -> bool:
    """Whether the words of an attribution end before another's reporting word: 批評對手「…」，說…"""
    return before.until is not None and item.cue is not None and before.until <= item.cue.start


def _sets_against(doc: Document, subject: ActorMention) -> bool:
    """Whether a subject is set against who spoke before it in its sentence: B則…, 不過副市長某某某…"""
    contrast = _CONTRAST.search(doc.norm, max(0, subject.phrase.start - 2), subject.phrase.start)
    return doc.norm[subject.phrase.end] in "则也" or (contrast is not None and bool(subject.title))


def _told_between(doc: Document, before: Attribution, end: int) -> bool:
    """Whether the reporter speaks again between an attribution and an offset: after 「；」, or by …，引發中國反彈，…."""
    words = doc.norm[before.content : end]
    clauses = [before.content + i + 1 for i, char in enumerate(words) if char == "，"]
    stirs = not before.strong and any(STIRS.match(doc.norm, at, end) for at in clauses)
    return "；" in words or stirs or any(reporter_opens(doc.norm, at) for at in clauses)


def _told_last(drafts: Sequence[Draft], report: Draft) -> Draft | None:
    """The words within a medium's report that reach to its end: what runs on is theirs too (據X社報導，Y表示，…。…。)."""
    return next((d for d in drafts if report.report and d.parent is report and d.end >= report.end - 1), None)


def _goes_on(opener: Opener, sentence: Sentence, current: Draft, role: Role) -> bool:
    """Whether a sentence without attribution is still the words of the statement before it."""
    if _ASKED_THEN_ANSWERED.match(opener.doc.norm, sentence.span.end - 1):
        return False
    if role in (Role.PARAGRAPH, Role.CAPTION):
        bias = current.bias(opener.doc)
        return not returns_to_reporter(opener.doc, sentence, opener.actors, opener.times, current.subject, bias=bias)
    if role not in SHORT or _TURN.match(opener.doc.norm, sentence.span.start, sentence.span.end):
        return False
    # A headline's next part belongs to the same speaker unless it has a subject of its own.
    inside = opener.actors.within(sentence.span.start, sentence.span.end)
    return not any(m.phrase.start == sentence.span.start for m in inside)


def _finish(opener: Opener, sentence: Sentence, first: Attribution, current: Draft) -> None:
    """What stands before 「；」 in a sentence whose later part has an attribution may still be the speaker's words."""
    doc, cut = opener.doc, opener.doc.norm.rfind("；", sentence.span.start, first.start)
    if cut < 0:
        return
    clauses = tuple(c for c in sentence.clauses if c.span.end <= cut)
    before = Sentence(Span(sentence.span.start, cut), sentence.block, clauses)
    if not returns_to_reporter(doc, before, opener.actors, opener.times, current.subject):
        current.extend(before.span, doc)


def _echoes(doc: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """A subhead, headline or caption that quotes words which the article attributes elsewhere has the same speaker."""
    echoes = []
    for block in doc.blocks:
        if block.role not in (Role.SUBHEAD, Role.HEADLINE, Role.CAPTION):
            continue
        for quote in doc.quote_index.within(block.span.start, block.span.end):
            if quote.depth != 1 or len(quote.inner) < 5:
                continue
            if any(s.overlaps(quote.inner) for d in drafts for s in d.spans):
                continue
            if doc.norm[quote.outer.end : quote.outer.end + 1] not in _AFTER_ECHO:
                continue  # a ship or plan that is called so: 登上「…號」（…）
            words = quote.inner.of(doc.norm)
            source = next((d for d in drafts if any(same_words(words, s.of(doc.norm)) for s in d.spans)), None)
            if source is not None:
                start, spans = quote.inner.start, [quote.inner]
                echoes.append(Draft(source.subjects, None, start, spans, dropped=True, carried=source))
    return echoes
