"""Finds who is said to have started an event: 中方主動爭取…通話, 主動方是北京, 由美方發起.

Inside somebody's words this is a claim of that speaker; the graph does not assert it. In the reporter's own voice it is
a property of the event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.document import LONGEST_CLAUSE, Document
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.model import Event, Factuality, Ref, Span, Statement
from kg.spans import SpanIndex

_BEFORE = re.compile(
    r"^(?:都是|也是|是|皆)?(?:主动|率先)(?:方)?(?:地)?(?:发起|争取|提出|要求|邀请|促成|打|致电|提议|求见|安排|寻求|挑起|$|[，。？！；])"
)
_AFTER = re.compile(r"(?:主动方(?:是|为|就是)|由)$")
_BY = re.compile(r"^(?:方面)?(?:主动|发起|提议|促成|挑起|提出|主导)")
_DENIED = re.compile(r"(?:并非|不是|非|否认|没有)(?:由|是)?$")
_HEDGED = re.compile(r"看似|似乎|或许|可能|恐|疑|据悉|据传|看起来|应该是|大概|研判")


@dataclass(frozen=True, slots=True)
class Initiation:
    """That `actor` started `event`, in the words at `span`; `statement` vouches for it, or None for the article."""

    event: Ref
    actor: Ref
    span: Span
    statement: Ref | None
    factuality: Factuality
    asked: bool = False  # in a question


def initiations(
    doc: Document,
    actors: MentionIndex,
    refs: Mapping[Span, Ref],
    events: Sequence[Event],
    statements: Sequence[Statement],
) -> list[Initiation]:
    """All places that say who started an event, in order of the text.

    Args:
        refs: the ref of each resolved mention, by span.
    """
    found = []
    words = SpanIndex([(span, s) for s in statements for span in s.spans], lambda w: w[0])
    for actor in actors.all:
        ref = refs.get(actor.span)
        clause = _clause(doc, actor)
        if ref is None or clause is None:
            continue
        before, after = doc.norm[clause.start : actor.phrase.start], doc.norm[actor.phrase.end : clause.end + 1]
        by = _AFTER.search(before)
        if not (_BEFORE.match(after) or (by and (by.group() != "由" or _BY.match(after)))):
            continue
        statement = _innermost(words, actor.span)
        lead = before[: by.start()] if by else before
        factuality = (
            Factuality.DENIED
            if _DENIED.search(lead[-4:])
            else Factuality.UNCERTAIN
            if _HEDGED.search(lead)
            else Factuality.CERTAIN
        )
        for event in _events_meant(doc, clause, events, ref):
            found.append(
                Initiation(
                    event,
                    ref,
                    clause,
                    statement.ref if statement else None,
                    factuality,
                    doc.norm[clause.end : clause.end + 1] == "？",
                )
            )
    return found


def _clause(doc: Document, actor: ActorMention) -> Span | None:
    sentence = doc.sentence_at(actor.span.start)
    if sentence is None:
        return None
    start, end = actor.phrase.start, actor.phrase.end
    low, high = max(sentence.span.start, start - LONGEST_CLAUSE), min(sentence.span.end, end + LONGEST_CLAUSE)
    while start > low and doc.norm[start - 1] not in "，；。！？：「」":
        start -= 1
    while end < high and doc.norm[end] not in "，；。！？：「」":
        end += 1
    return Span(start, end)


def _innermost(words: SpanIndex[tuple[Span, Statement]], span: Span) -> Statement | None:
    holding = words.covering(span.start, span.end)
    return min(holding, key=lambda w: len(w[0]))[1] if holding else None


def _events_meant(doc: Document, clause: Span, events: Sequence[Event], who: Ref) -> list[Ref]:
    """The events of the clause, else those named last before it in its block, that the actor takes part in."""
    mine = [e for e in events if who in e.participants or not e.participants]
    inside = [e.ref for e in mine if any(m in clause for m in e.mentions)]
    if inside:
        return inside
    block = doc.block_of(clause.start)
    low = doc.blocks[block].span.start if block is not None else 0
    earlier = [
        (m.start, e.ref)
        for e in mine
        for m in e.mentions
        if low <= m.start < clause.start and e.type in ("call", "meeting", "visit")
    ]
    last = max((at for at, _ in earlier), default=None)
    return sorted({ref for at, ref in earlier if at == last})
