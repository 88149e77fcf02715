"""Assembles statements: where the words of each attribution end, and who carries on speaking.

The walk goes through the article sentence by sentence. An attribution opens a statement; the statement runs on through
later sentences of its paragraph until another attribution or the return of the reporter's own voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.document import Document, Sentence, strip
from kg.extractors import attribution
from kg.extractors.attribution import Attribution
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.extractors.voice import returns_to_reporter, same_words, without_aside
from kg.model import AgentKind, How, Role, Span, TimeExpression

_TRAILING = "。，、；： \n　"


@dataclass
class Draft:
    """A statement while it is being assembled; it lives only inside this module's walk and its result list."""

    subject: ActorMention | None
    subjects: tuple[ActorMention, ...]
    cue: Span | None
    act: str
    spans: list[Span] = field(default_factory=list)
    parent: Draft | None = None
    dropped: bool = False  # no subject in the text: the speaker is carried on
    carried: Draft | None = None
    open: bool = True
    start: int = 0

    @property
    def end(self) -> int:
        return self.spans[-1].end if self.spans else 0


def assemble(doc: Document, actors: MentionIndex, times: Sequence[TimeExpression]) -> list[Draft]:
    """All statements of a document in order of their first word, nested ones after those that hold them.

    Args:
        doc: the document.
        actors: mentions of who can speak, pronouns included.
        times: the document's time expressions (a dated sentence is more often the reporter's).
    Returns:
        Drafts whose spans are trimmed: no outer quotation marks, no final stop.
    """
    drafts: list[Draft] = []
    last: Draft | None = None  # the last top-level statement, whose speaker a dropped subject takes up
    by_block: dict[int, list[Sentence]] = {}
    for sentence in doc.sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    running_list = False
    for index, block in enumerate(doc.blocks):
        if block.role in (Role.META, Role.BYLINE, Role.KEYWORDS):
            continue
        sentences = by_block.get(index, [])
        current: Draft | None = None
        if block.role is Role.PARAGRAPH and last is not None and running_list and _enumerates(doc, block.span.start):
            current = last
            current.open = True
        for number, sentence in enumerate(sentences):
            found = attribution.find(doc, sentence, actors, block.role)
            found = _acceptable(doc, found, last, block.role)
            if not found:
                if current is not None and current.open:
                    if block.role in (Role.PARAGRAPH, Role.CAPTION):
                        goes_on = not returns_to_reporter(doc, sentence, actors, times, current.subject)
                    else:
                        goes_on = block.role in (Role.HEADLINE, Role.BOILERPLATE, Role.SUBHEAD) and _headline_goes_on(
                            doc, sentence, actors
                        )
                    if current is last and running_list and sentence.span.start == block.span.start:
                        goes_on = True
                    if goes_on:
                        _extend(current, sentence.span, doc)
                    else:
                        current.open = False
                continue
            if current is not None and current.open and block.role is Role.PARAGRAPH:
                _finish(doc, sentence, found[0], current, actors, times)
            current, new = _open(doc, sentence, found, current, last, actors, times)
            drafts += new
            tops = [d for d in new if d.parent is None]
            if tops and block.role in (Role.PARAGRAPH, Role.CAPTION):
                last = tops[-1]
            if current is not None:
                current.open = True
        if sentences and block.role is Role.PARAGRAPH:
            ends_open = doc.norm[sentences[-1].span.end - 1] == "："
            running_list = (ends_open or (running_list and current is last)) and current is not None
    drafts += _echoes(doc, drafts, by_block)
    for draft in drafts:
        draft.spans = [s for s in (_trim(doc, without_aside(doc, span)) for span in draft.spans) if len(s) > 0]
    return sorted((d for d in drafts if d.spans), key=lambda d: (d.spans[0].start, -d.spans[0].end))


def _finish(
    doc: Document, sentence: Sentence, first: Attribution, current: Draft, actors: MentionIndex,
    times: Sequence[TimeExpression],
) -> None:  # fmt: skip
    """What stands before 「；」 in a sentence whose later part has an attribution may still be the speaker's words."""
    cut = doc.norm.rfind("；", sentence.span.start, first.start)
    if cut < 0:
        return
    before = Sentence(
        Span(sentence.span.start, cut), sentence.block, tuple(c for c in sentence.clauses if c.span.end <= cut)
    )
    if not returns_to_reporter(doc, before, actors, times, current.subject):
        _extend(current, before.span, doc)


def _enumerates(doc: Document, start: int) -> bool:
    head = doc.norm[start : start + 4]
    return head[:1] in "一二三四五六七八九十（(第・•●▪-－1234567890①②③④⑤⑥" and any(c in head for c in "、.．，）)第・•●一二三四五")


def _acceptable(doc: Document, found: list[Attribution], last: Draft | None, role: Role) -> list[Attribution]:
    """Drop attributions that nobody can be behind, or that only the words of another statement hold.

    That is: without a subject where nobody has spoken before; inside a quotation of a headline; with a subject that
    stands in an earlier clause when those clauses are somebody's words (無人出面解釋 in what X said).
    """
    kept: list[Attribution] = []
    for item in found:
        if item.subject is None and ((last is None and not kept) or (role is not Role.PARAGRAPH and not kept)):
            continue
        if role in _SHORT and item.embedded and item.until is None and doc.quote_at(item.start) is not None:
            continue
        previous = kept[-1] if kept else None
        if (
            previous is not None and item.earlier and not item.joined and item.subject is not None
            and "；" not in doc.norm[previous.content : item.start]
        ):  # fmt: skip
            continue
        kept.append(item)
    return kept


_SHORT = (Role.HEADLINE, Role.SUBHEAD, Role.BOILERPLATE)


def _headline_goes_on(doc: Document, sentence: Sentence, actors: MentionIndex) -> bool:
    """A headline's next part belongs to the same speaker unless it has a subject of its own."""
    inside = actors.within(sentence.span.start, sentence.span.end)
    return not any(m.phrase.start == sentence.span.start for m in inside)


def _open(
    doc: Document, sentence: Sentence, found: list[Attribution], current: Draft | None, last: Draft | None,
    actors: MentionIndex, times: Sequence[TimeExpression],
) -> tuple[Draft | None, list[Draft]]:
    """Open a draft for each attribution of a sentence; returns the one that may run on, and all new ones."""
    new: list[Draft] = []
    outer: Draft | None = None  # a report by a medium, inside which the others of the sentence are nested
    top = current
    first_start = found[0].start
    if current is not None and current.open and first_start > sentence.span.start:
        prefix = Span(sentence.span.start, first_start)
        if found[0].embedded or (found[0].subject is None and not found[0].strong):
            _extend(current, prefix, doc)
    opened_here = False
    for i, item in enumerate(found):
        draft = Draft(item.subject, item.subjects, item.cue, item.act, start=item.start)
        if item.subject is None:
            base = top if top is not None and (opened_here or top.open) else last
            draft.dropped, draft.carried = True, base
            if base is not None:
                draft.subject, draft.subjects = base.subject, base.subjects
        limit = sentence.span.end
        inside_quote = next(
            (q for q in doc.quote_index.covering(item.start) if item.start in q.inner and item.content in q.inner),
            None,
        )
        holder = next((d for d in reversed(new) if d.parent is None and d.spans and item.start >= d.spans[-1].start), None)
        holder = holder or (current if current is not None and current.open else None)
        nested = False
        if holder is not None and (opened_here or (current is holder and holder.open)):
            other = item.subject is not None and not _same(item.subject, holder)
            if inside_quote is not None and other:
                nested = True
            elif (
                opened_here and other and item.strong and item.subject is not None
                and item.subject.how is not How.PRONOUN and _inside_words(doc, item, holder)
            ):  # fmt: skip
                nested = True  # X說，Y認為，… and X說，…，一名林姓教師轉述，…: without 「；」 or 則 it is X who tells it
            elif item.embedded and not item.joined and other and item.subject is not None and item.subject.how is not How.PRONOUN:
                nested = opened_here or not _opens_sentence(doc, sentence, item)
            elif opened_here and outer is not None:
                nested = True
        if inside_quote is not None:
            limit = inside_quote.inner.end
        if item.until is not None:
            limit = min(limit, item.until)
        if not nested and inside_quote is None and item.until is None:
            limit = _own_words_end(doc, sentence, item.content, limit, actors, times, item.subject)
        if nested:
            draft.parent = outer or holder
            draft.spans.append(Span(item.content, _nested_end(doc, item, limit, strong=item.strong, report=outer is not None)))
            if holder is not None and outer is None:
                _extend(holder, Span(holder.end, max(holder.end, draft.spans[-1].end)), doc)
            if outer is not None:
                for sibling in new:
                    if sibling.parent is outer and sibling.end > item.start:
                        _cut(doc, sibling, item.start)
            new.append(draft)
            continue
        if top is not None and top.end > item.start:
            _cut(doc, top, item.start)
        if item.before is not None:
            draft.spans.append(item.before.inner)
        if item.before is None or item.content < sentence.span.end:
            draft.spans.append(Span(item.content, limit))
        if _is_report(item) and inside_quote is None:
            outer = draft
        if item.until is not None and holder is not None and holder.open and not item.joined:
            draft.open = False
        top = draft
        opened_here = True
        new.append(draft)
    return top, new


def _own_words_end(
    doc: Document, sentence: Sentence, content: int, limit: int, actors: MentionIndex,
    times: Sequence[TimeExpression], speaker: ActorMention | None,
) -> int:  # fmt: skip
    """Where a speaker's words end inside a sentence: before a part after 「；」 in which the reporter speaks again."""
    parts = [c for c in sentence.clauses if c.span.start >= content and c.stop == "；" and c.span.end < limit]
    for part in parts:
        rest = tuple(c for c in sentence.clauses if c.span.start > part.span.end)
        end = next((c.span.end for c in rest if c.stop == "；"), sentence.span.end)
        if not rest:
            break
        piece = Sentence(Span(rest[0].span.start, end), sentence.block, tuple(c for c in rest if c.span.end <= end))
        if returns_to_reporter(doc, piece, actors, times, speaker):
            return part.span.end
    return limit


def _inside_words(doc: Document, item: Attribution, holder: Draft) -> bool:
    """Whether an attribution follows a comma or the beginning of a holder's words, in the same sentence."""
    if not holder.spans or item.colon or item.before is not None:
        return False
    if 0 <= item.start - holder.spans[-1].start <= 1:
        return True
    subject = item.subject
    told = subject is not None and (subject.anonymous or "姓" in subject.span.of(doc.norm))
    return told and not item.joined and doc.norm[item.start - 1] == "，" and item.start > holder.spans[-1].start


def _opens_sentence(doc: Document, sentence: Sentence, item: Attribution) -> bool:
    return item.start <= sentence.span.start + 1


def _same(subject: ActorMention, draft: Draft) -> bool:
    return draft.subject is not None and subject.key != "" and subject.key == draft.subject.key


def _is_report(item: Attribution) -> bool:
    """A medium that reports what others say: what follows in the sentence is nested in its report."""
    if item.act == "cite":
        return True
    return (
        item.subject is not None
        and item.subject.kind is AgentKind.ORGANIZATION
        and item.subject.sector == "media"
        and (item.strong or not item.embedded)
    )


def _nested_end(doc: Document, item: Attribution, limit: int, *, strong: bool, report: bool) -> int:
    stops = "。！？" if (strong or report) else "，；。！？"
    depth = 0
    for at in range(item.content, limit):
        char = doc.norm[at]
        if char in "「『":
            depth += 1
        elif char in "」』":
            depth -= 1
            if depth < 0:
                return at
        elif depth == 0 and char in stops:
            return at
    return limit


def _cut(doc: Document, draft: Draft, at: int) -> None:
    """End a draft before an offset; what would be left empty is dropped."""
    draft.spans = [Span(s.start, min(s.end, at)) for s in draft.spans if s.start < at]


def _extend(draft: Draft, span: Span, doc: Document) -> None:
    """Let a draft run on over a stretch that follows it; over a paragraph break a new span begins."""
    if not draft.spans:
        draft.spans.append(span)
        return
    last = draft.spans[-1]
    if span.end <= last.end:
        return
    between = doc.norm[last.end : span.start]
    if "\n" in between or (span.start > last.end and between.strip("。！？」』 　；，")):
        draft.spans.append(span)
    else:
        draft.spans[-1] = Span(last.start, span.end)


def _trim(doc: Document, span: Span) -> Span:
    """Leave out final stops and the quotation marks around the whole."""
    norm = doc.norm
    start, end = strip(norm, span.start, span.end)
    while True:
        before = (start, end)
        while end > start and norm[end - 1] in _TRAILING:
            end -= 1
        while start < end and norm[start] in "，：、 　":
            start += 1
        whole = doc.quote_from(start, end)
        if whole is not None:
            start, end = whole.inner.start, whole.inner.end
        elif start < end and norm[end - 1] == "」" and not any(q.outer.end == end for q in doc.quote_index.within(start, end)):
            end -= 1
        elif start < end and norm[start] == "「" and not any(q.outer.start == start for q in doc.quote_index.within(start, end)):
            start += 1
        if (start, end) == before:
            return Span(start, end)


def _echoes(doc: Document, drafts: Sequence[Draft], by_block: dict[int, list[Sentence]]) -> list[Draft]:
    """A subhead, headline or caption that quotes words which the article attributes elsewhere has the same speaker."""
    echoes = []
    for index, block in enumerate(doc.blocks):
        if block.role not in (Role.SUBHEAD, Role.HEADLINE, Role.CAPTION):
            continue
        for quote in doc.quote_index.within(block.span.start, block.span.end):
            if quote.depth != 1 or quote.outer not in block.span or len(quote.inner) < 5:
                continue
            if any(s.overlaps(quote.inner) for d in drafts for s in d.spans):
                continue
            words = quote.inner.of(doc.norm)
            source = next((d for d in drafts if any(same_words(words, s.of(doc.norm)) for s in d.spans)), None)
            if source is not None:
                echoes.append(
                    Draft(source.subject, source.subjects, None, "say", [quote.inner], dropped=True, carried=source,
                          start=quote.inner.start)
                )  # fmt: skip
    return echoes
