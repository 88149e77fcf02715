"""Statements with their speakers, how they are quoted, and what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.document import Document
from kg.extractors.assembly.found import Found, country_ref, ref_of
from kg.extractors.mentions import StatementMention
from kg.model import Budget, Event, Ref, SpeechMode, Statement
from kg.spans import SpanIndex

_LEADS = "，；。：「\n "


def statements_of(found: Found, refs: Mapping[str, Ref]) -> tuple[Statement, ...]:
    """The statements whose speakers are known, in order of the text; what they are about is still to be told.

    One within the words of a speaker who is not known is within none.

    Args:
        refs: the ref of each agent's key.
    """
    text, article = found.doc.article.text, found.doc.article
    countries = SpanIndex([n for n in found.nations if not n.place], lambda n: n.span)
    own = [f"statement/{article.id}/{s.spans[0].start}-{s.end}" for s in found.spoken]
    made: dict[Ref, list[Statement]] = {}
    for ref, spoken, key, joint in zip(own, found.spoken, found.who.speaker, found.who.joint, strict=True):
        speaker = ref_of(refs, key)
        if speaker is None:
            continue
        actors = (m for s in spoken.spans for m in found.actors.within(s.start, s.end))
        named = {r for m in actors if (r := found.ref_at(m.span, refs))}
        named |= {country_ref(n.code) for s in spoken.spans for n in countries.within(s.start, s.end)}
        statement = Statement(
            ref,
            spoken.spans,
            speaker,
            _mode(found.doc, spoken),
            spoken.cue.of(text) if spoken.cue else "",
            spoken.cue,
            spoken.subject.phrase if spoken.subject and not spoken.dropped else None,
            mentions=tuple(sorted(named)),
            within=own[spoken.parent] if spoken.parent is not None else None,
        )
        for who in (speaker, *(ref_of(refs, other) for other in joint)):
            if who is not None and who not in {s.speaker for s in made.get(ref, ())}:
                made.setdefault(ref, []).append(replace(statement, speaker=who))
    return tuple(
        replace(s, ref=_numbered(s.ref, n), within=s.within if s.within in made else None)
        for same in made.values()
        for n, s in enumerate(same, 1)
    )


def _numbered(ref: Ref, number: int) -> Ref:
    """The ref of the same words as said by another: there is one statement for each speaker."""
    return ref if number == 1 else f"{ref}/{number}"


def _mode(doc: Document, spoken: StatementMention) -> SpeechMode:
    """Whether the words stand in quotation marks, partly, or not at all (fewer than four characters)."""
    quoted = sum(
        max(0, min(q.inner.end, s.end) - max(q.inner.start, s.start))
        for s in spoken.spans
        for q in doc.quote_index.overlapping(s.start, s.end)
        if q.depth == 1
    )
    if quoted >= sum(len(s) for s in spoken.spans):
        return SpeechMode.DIRECT
    return SpeechMode.MIXED if quoted >= 4 else SpeechMode.INDIRECT


def with_topics(
    found: Found,
    refs: Mapping[str, Ref],
    statements: Sequence[Statement],
    events: Sequence[Event],
    budgets: Sequence[Budget],
) -> tuple[Statement, ...]:
    """What each statement is about: events and budgets in its words, and whoever its clauses begin with or repeat."""
    things = SpanIndex(
        [(m, e.ref) for e in events for m in e.mentions] + [(m, b.ref) for b in budgets for m in b.mentions],
        lambda thing: thing[0],
    )
    made = []
    for statement in statements:
        about = {ref for s in statement.spans for _, ref in things.within(s.start, s.end)}
        starts = {s.start for s in statement.spans}
        counted: Counter[Ref] = Counter()
        for mention in (m for s in statement.spans for m in found.actors.within(s.start, s.end)):
            ref = found.ref_at(mention.span, refs)
            if ref is None or ref == statement.speaker:
                continue
            at = mention.phrase.start
            counted[ref] += 2 if at in starts or found.doc.norm[at - 1 : at] in _LEADS else 1
        about |= {ref for ref, count in counted.items() if count >= 2}
        made.append(replace(statement, about=tuple(sorted(about))))
    return tuple(made)
