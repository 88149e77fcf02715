"""Shows an article sentence by sentence with what was found in it and why: for people who improve the rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.extractors import assembly, find
from kg.extractors.gazetteer import gazetteer
from kg.extractors.mentions import ActorMention, StatementMention
from kg.lexicon import organizations
from kg.model import Article, How, Role, Span
from kg.reading.mending import mend
from kg.reading.restoring import back
from kg.spans import SpanIndex

_NO_CONTENT = (Role.META, Role.BYLINE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found at a stretch of the text: its kind (``statement``, ``actor`` …), what it is, and by which rule."""

    span: Span
    kind: str
    what: str
    rule: str


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence with its block's role and everything that begins in it, in order."""

    span: Span
    role: Role
    findings: tuple[Finding, ...]


def explain(article: Article) -> tuple[ExplainedSentence, ...]:
    """Return the sentences of an article in order, those in which nothing was found too."""
    mended = mend(article.text)
    found = find(mended.read(article) if mended else article)
    findings = SpanIndex(_findings(found), lambda finding: finding.span)
    words = SpanIndex([(s, n) for n, x in enumerate(found.spoken) for s in x.spans], lambda w: w[0])
    sentences = []
    for sentence in found.doc.sentences:
        start, end = sentence.span.start, sentence.span.end
        going_on = [
            Finding(sentence.span, "goes on", found.who.speaker[n] or "speaker unknown", "no attribution of its own")
            for span, n in words.covering(start)
            if span.start < start
        ]
        role = found.doc.blocks[sentence.block].role
        sentences.append(ExplainedSentence(sentence.span, role, (*going_on[:1], *findings.beginning(start, end))))
    return tuple(sentences) if mended is None else back(tuple(sentences), mended)


def render(article: Article, sentences: Iterable[ExplainedSentence]) -> str:
    """Return the sentences as text: each with its offset and role, then a line a finding."""
    lines = []
    silent = 0
    for sentence in sentences:
        words = sentence.span.of(article.text).replace("\n", "⏎")
        lines.append(f"{sentence.span.start:>6} {sentence.role.value:<11} {words}")
        for finding in sentence.findings:
            words = finding.span.of(article.text).replace("\n", "⏎")
            short = words if len(words) <= 24 else words[:16] + "…" + words[-7:]
            lines.append(f"       {finding.kind:<9} {short} → {finding.what}   [{finding.rule}]")
        if not sentence.findings and sentence.role not in _NO_CONTENT:
            silent += 1
            lines.append("       nothing found")
    lines.append(f"{silent} sentences in which nothing was found")
    return "\n".join(lines)


def as_json(article: Article, sentences: Iterable[ExplainedSentence]) -> str:
    """Return the sentences as a JSON array of objects with start, end, role, text and findings."""
    return json.dumps(
        [
            {
                "start": s.span.start,
                "end": s.span.end,
                "role": s.role.value,
                "text": s.span.of(article.text),
                "findings": [
                    {"start": f.span.start, "end": f.span.end, "kind": f.kind, "what": f.what, "rule": f.rule}
                    for f in s.findings
                ],
            }
            for s in sentences
        ],
        ensure_ascii=False,
        indent=1,
    )


def _findings(found: assembly.Found) -> Iterator[Finding]:
    for time in found.times:
        period = str(time.start) if time.start == time.end else f"{time.start}/{time.end}"
        yield Finding(time.span, "time", period, f"calendar expression, {time.precision.value}")
    for nation in found.nations:
        rule = "a capital or seat that only says where" if nation.place else "country's name, metonym or compound"
        yield Finding(nation.span, "country", nation.code, rule)
    for actor in found.actors.all:
        if actor.kind is None and actor.key.startswith("country:"):
            continue
        yield Finding(actor.span, "actor", found.who.of.get(actor.span, "not resolved"), _actor_rule(actor))
    for number, statement in enumerate(found.spoken):
        speaker = found.who.speaker[number] or "speaker unknown: left out"
        yield Finding(statement.spans[0], "statement", speaker, _statement_rule(found, statement))
    for event in found.happenings:
        when = f", {event.time.start}" if event.time else ""
        rule = f"trigger {found.doc.article.text[event.span.end - len(event.trigger.form) : event.span.end]}" + (
            ", told" if event.predicate else ", named"
        )
        yield Finding(event.span, "event", event.trigger.type + when, rule)
    for budget in found.money:
        for span in budget.mentions:
            what = ", ".join(f"{m.value:f} {m.currency}" for m in budget.amounts) or budget.name
            yield Finding(span, "budget", what, "amount or name beside a word of budgeting")


def _actor_rule(actor: ActorMention) -> str:
    if actor.how is How.PRONOUN:
        return "pronoun"
    if actor.anonymous:
        return "unnamed source" + (", set apart by 一名, 不具名 or the like" if actor.qualified else "")
    if actor.how is How.NOMINAL:
        return "title or organisation referred to again"
    listed = actor.key.removeprefix(f"{actor.country}-") in _listed()
    beside = f", office {actor.title}" if actor.title else ""
    return ("name in the tables" if listed else "name read from its surroundings") + beside


@cache
def _listed() -> frozenset[str]:
    """The canonical names of the people and organisations of the tables."""
    listed = {organization.name for organization in organizations()}
    return frozenset(listed | set(gazetteer().canonical_names.values()))


def _statement_rule(found: assembly.Found, statement: StatementMention) -> str:
    text = found.doc.article.text
    if statement.cue is not None:
        following = text[statement.cue.end : statement.cue.end + 1]
        how = "with a stop after it" if following in tuple("，,：:「“") else "its words following at once"
        rule = f"cue {statement.cue.of(text)} {how}"
    elif statement.dropped:
        rule = "words that are attributed elsewhere"
    else:
        rule = "speaker and colon"
    rule += ", subject carried on" if statement.dropped and statement.cue is not None else ""
    return rule + (", inside another's words" if statement.nested else "")
