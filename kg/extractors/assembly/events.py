"""Events with names, parties, dates, and who started them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg import link
from kg.document import Document
from kg.extractors import happenings
from kg.extractors.assembly.found import Found, country_ref, ref_of, vouching, words_of
from kg.extractors.assembly.parties import home_of, unsaid
from kg.extractors.claims import Initiation, initiations
from kg.extractors.cues import cues
from kg.extractors.events import EventMention
from kg.extractors.happenings import Happening
from kg.lexicon import fold
from kg.model import Agent, AgentKind, Claim, Event, Factuality, Ref, Role, Span, Statement

_ACTS = {
    "call": "通話",
    "meeting": "會面",
    "visit": "訪問",
    "summit": "峰會",
    "agreement": "協議",
    "purchase": "採購",
    "arms-sale": "軍售",
    "sanction": "制裁",
    "tariff": "關稅",
    "exercise": "軍演",
    "attack": "攻擊",
    "protest": "抗議",
    "arrest": "偵查審判",
    "election": "選舉",
    "vote": "表決",
    "law": "立法",
    "personnel": "人事異動",
    "speech": "記者會",
    "accident": "事故",
}
# In these, somebody without a name may take part: 王滬寧見在野黨代表.
_IN_PERSON = frozenset(("meeting", "visit", "call"))
_MET = frozenset(("meeting", "speech"))  # of these, a story abroad may tell with whomever: not of where it is set
_ORDINAL = re.compile(r"第|上一|头一")  # 第一通 points, but names nothing
_ADDED = re.compile(r"（(?![A-Z0-9]+）)[^（）]*）")  # but not an abbreviation: 亞太經合組織（APEC）峰會
# Types whose verbs name them well: 落馬, 請辭, 三讀.
_TOLD = frozenset(("arrest", "personnel", "attack", "protest", "accident", "vote", "law", "exercise", "sanction"))
_DURING = ("期间", "场边", "的场边", "会场", "空档", "场合")


def events_of(
    found: Found, refs: Mapping[str, Ref], agents: Sequence[Agent], statements: Sequence[Statement]
) -> tuple[Event, ...]:
    """The events, sorted by ref; who started them is still to be told.

    Args:
        refs: the ref of each agent's key.
    """
    article = found.doc.article
    made: dict[Ref, Event] = {}
    words = words_of(statements)
    by_ref = {a.ref: a for a in agents}
    country_of = {key: by_ref[ref].country for key, ref in refs.items()}
    home = home_of(found, country_of)
    bodies = frozenset(key for key, ref in refs.items() if by_ref[ref].kind is AgentKind.ORGANIZATION)
    for happening in happenings.join(found.happenings, country_of, article.published):
        if not happenings.worth_keeping(happening):
            continue
        time = happening.day
        start, end = (time.start, time.end) if time else (None, None)
        agents_of = happening.agents | unsaid(happening, found)
        parties = sorted({r for k in agents_of if (r := ref_of(refs, k))})
        if happening.type not in _IN_PERSON:
            parties = [r for r in parties if not _is_source(by_ref[r])]
        set_in = home if article.region == home or happening.type not in _MET else None
        codes = sorted(happening.home(country_of, set_in, bodies))
        naming = max(
            happening.mentions,
            key=lambda m: (bool(m.name), not _ORDINAL.match(m.trigger.form), len(m.named), len(m.span), -m.span.start),
        )
        spans = tuple(sorted({m.span for m in happening.mentions}))
        sides = codes or [p.rsplit("/", 1)[-1] for p in parties]
        ref = link.event_ref(happening.type, start, end, sides, naming.name, article.id)
        while ref in made:
            ref += "+"
        made[ref] = Event(
            ref,
            happening.type,
            _label(found.doc, naming, happening, [by_ref[p].name for p in parties]),
            spans,
            start,
            end,
            time.precision if time else None,
            time.span.of(article.text) if time else "",
            tuple(sorted({*parties, *map(country_ref, codes)})),
            place=next((m.place for m in happening.mentions if m.place), None),
            according_to=vouching(spans, words),
            status=happenings.status_of(happening, article.published),
        )
    return tuple(made[ref] for ref in sorted(made))


def _is_source(agent: Agent) -> bool:
    """Whether it is somebody without a name, who tells of an event rather than takes part."""
    return agent.anonymous and agent.kind is not AgentKind.ORGANIZATION


def _label(doc: Document, naming: EventMention, happening: Happening, names: Sequence[str]) -> str:
    """The article's own name for an event, else who did what: 王滬寧、在野黨代表會面."""
    if naming.name:
        return naming.name
    words = _unbracketed(naming.span.of(doc.article.text))
    if naming.trigger.noun and (naming.named or not names) and len(words) > 2:
        return words
    told = words[len(words) - len(naming.trigger.form) :]
    act = told if len(told) > 1 and (naming.trigger.noun or happening.type in _TOLD) else _ACTS[happening.type]
    who = "、".join(sorted(names, key=lambda n: (len(n), n))[:3])
    shared = next((n for n in range(len(act), 0, -1) if who.endswith(act[:n])), 0)
    return who + act[shared:]  # 行政院 + 院版 is 行政院版


def _unbracketed(words: str) -> str:
    """A name without what is added in round brackets, without brackets around it, and without one whose other is
    elsewhere."""
    words = _ADDED.sub("", words)
    for opening, closing in ("「」", "《》", "（）"):
        if words.count(opening) != words.count(closing) or (words[:1], words[-1:]) == (opening, closing):
            words = words.replace(opening, "").replace(closing, "")
    return words


def held_during(doc: Document, events: Sequence[Event]) -> tuple[Event, ...]:
    """A meeting told of in one sentence with 峰會期間 is held during that summit."""
    summits = [
        (around.span, e.ref)
        for e in events
        if e.type == "summit"
        for m in e.mentions
        if doc.norm.startswith(_DURING, m.end) and (around := doc.sentence_at(m.start)) is not None
    ]
    made = []
    for event in events:
        if event.type in ("meeting", "call", "speech", "agreement"):
            during = [ref for sentence, ref in summits if any(m in sentence for m in event.mentions)]
            event = replace(event, held_during=during[-1] if during else None)
        made.append(event)
    return tuple(made)


def with_initiators(
    found: Found, refs: Mapping[str, Ref], events: Sequence[Event], statements: Sequence[Statement]
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """Who started what: claims where a speaker says so, a property of the event where the article itself does."""
    doc = found.doc
    by_span = {span: ref for span, key in found.who.of.items() if (ref := ref_of(refs, key))}
    asserted: dict[Ref, Ref] = {}
    claims: dict[tuple[Ref, Ref, Ref, Factuality], list[Span]] = {}
    for item in initiations(doc, found.actors, by_span, events, statements):
        if item.statement is not None:
            claims.setdefault((item.event, item.actor, item.statement, item.factuality), []).append(item.span)
        elif _is_asserted(doc, item):
            asserted.setdefault(item.event, item.actor)
    contested = {event for event, _, _, _ in claims}
    made = tuple(
        Claim(
            f"claim/{doc.article.id}/{number}",
            event,
            "initiator",
            actor,
            statement,
            tuple(sorted(set(spans))),
            factuality,
        )
        for number, ((event, actor, statement, factuality), spans) in enumerate(sorted(claims.items()), 1)
    )
    return tuple(replace(e, initiator=None if e.ref in contested else asserted.get(e.ref)) for e in events), made


def with_denials(
    found: Found, events: Sequence[Event], statements: Sequence[Statement]
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """That an event happened, as a claim that a statement denies (否認曾會面); what is only denied has no status."""
    article = found.doc.article
    denials = [s for s in statements if (cue := cues().get(fold(s.cue))) is not None and cue.act == "deny"]
    made, kept = list[Claim](), list[Event]()
    for event in events:
        inside = {d.ref: tuple(m for m in event.mentions if any(m in s for s in d.spans)) for d in denials}
        for ref, spans in inside.items():
            if spans:
                key = f"claim/{article.id}/denied-{len(made) + 1}"
                made.append(Claim(key, event.ref, "eventStatus", "kg:happened", ref, spans, Factuality.DENIED))
        only = bool(event.according_to) and all(inside.get(ref) for ref in event.according_to)
        kept.append(replace(event, status=None) if only else event)
    return tuple(kept), tuple(made)


def _is_asserted(doc: Document, item: Initiation) -> bool:
    """Whether the reporter says it for certain, in running text and not in a question."""
    certain = item.factuality is Factuality.CERTAIN and not item.asked
    return certain and doc.role_at(item.span.start) is Role.PARAGRAPH
