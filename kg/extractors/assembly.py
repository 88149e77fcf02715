"""Puts what the extractors found together into facts with refs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg import link
from kg.document import Document
from kg.extractors import happenings as hp
from kg.extractors.budgets import Found
from kg.extractors.events import EventMention
from kg.extractors.claims import initiations
from kg.extractors.coreference import COUNTRY, Resolution
from kg.extractors.gazetteer import gazetteer
from kg.extractors.names import TRANSLITERATION
from kg.extractors.mentions import ActorMention, CountryMention, MentionIndex
from kg.extractors.statements import Draft
from kg.lexicon import fold
from kg.spans import SpanIndex
from kg.model import (
    Agent,
    AgentKind,
    Budget,
    Claim,
    Country,
    Event,
    Factuality,
    Facts,
    How,
    Mention,
    Office,
    Ref,
    Role,
    Span,
    SpeechMode,
    Statement,
    TimeExpression,
)

_NO_DAY = "no date of publication in the text, and none given with --published: relative dates stay unresolved"


def assemble(
    doc: Document,
    times: Sequence[TimeExpression],
    nations: Sequence[CountryMention],
    mentions: Sequence[ActorMention],
    aliases: Mapping[str, tuple[str, ...]],
    drafts: Sequence[Draft],
    who: Resolution,
    happenings: Sequence[EventMention],
    money: Sequence[Found],
) -> Facts:
    """All facts of a document, sorted, with refs."""
    agents, refs = _agents(doc, mentions, aliases, who, happenings)
    statements = _statements(doc, drafts, who, refs, nations, mentions)
    budgets = _budgets(doc, money, statements)
    events = _held_during(doc, _events(doc, happenings, refs, agents, statements))
    events, claims = _initiators(doc, mentions, refs, who, events, statements)
    statements = _topics(doc, statements, mentions, refs, who, events, budgets)
    countries = _countries(nations)
    return Facts(
        article=doc.article,
        times=tuple(times),
        countries=countries,
        agents=agents,
        statements=statements,
        events=events,
        budgets=budgets,
        claims=claims,
        warnings=() if doc.article.published else (_NO_DAY,),
    )


def _countries(nations: Sequence[CountryMention]) -> tuple[Country, ...]:
    spans: dict[str, list[Span]] = {}
    for nation in nations:
        if not nation.place:
            spans.setdefault(nation.code, []).append(nation.span)
    return tuple(Country(code, tuple(sorted(found))) for code, found in sorted(spans.items()))


def _ref(refs: Mapping[str, Ref], key: str | None) -> Ref | None:
    if key is None:
        return None
    if key.startswith(COUNTRY):
        return "country/" + key.removeprefix(COUNTRY)
    return refs.get(key)


def _agents(
    doc: Document,
    mentions: Sequence[ActorMention],
    aliases: Mapping[str, tuple[str, ...]],
    who: Resolution,
    happenings: Sequence[EventMention],
) -> tuple[tuple[Agent, ...], dict[str, Ref]]:
    """One agent a key, with all its mentions, offices and country; an anonymous head that never speaks is left out."""
    text, article = doc.article.text, doc.article
    grouped: dict[str, list[ActorMention]] = {}
    for mention in mentions:
        key = who.of.get(mention.span)
        if key is not None and not key.startswith(COUNTRY):
            grouped.setdefault(key, []).append(mention)
    acting = {k for k in who.speaker if k} | {k for m in happenings for k in m.agents}
    agents, refs = [], {}
    for key, found in grouped.items():
        kinds = [m.kind for m in found if m.kind is not None]
        kind = AgentKind.OFFICIAL if AgentKind.OFFICIAL in kinds else (kinds[0] if kinds else AgentKind.PERSON)
        anonymous = key.startswith("anon:")
        if anonymous and key not in acting and not any(m.qualified for m in found):
            continue
        name = key.removeprefix("anon:") if anonymous else gazetteer().display(key)
        ref = (link.anonymous_ref if anonymous else _named_ref)(kind.value, article.id if anonymous else name, name)
        refs[key] = ref
        offices = _offices(found)
        country = next((m.country for m in found if m.country), None) or _default_country(doc, key, kind, found)
        names = sorted({m.span.of(text) for m in found if m.how is How.NAME and len(m.span) > 1} - {name})
        spans: dict[Span, Mention] = {}
        for m in found:
            spans.setdefault(m.span, Mention(m.span, m.how))
        agents.append(
            Agent(
                ref,
                kind,
                name,
                tuple(sorted(spans.values())),
                tuple(names),
                offices,
                country,
                anonymous,
                next((m.sector for m in found if m.sector and anonymous), None),
            )  # fmt: skip
        )
    return tuple(sorted(agents, key=lambda a: a.ref)), refs


def _named_ref(kind: str, _: str, name: str) -> Ref:
    return link.agent_ref(kind, name)


def _offices(found: Sequence[ActorMention]) -> tuple[Office, ...]:
    titles: dict[str, Office] = {}
    for mention in found:
        if mention.title and (mention.how is How.NAME or mention.anonymous):
            titles.setdefault(mention.title, Office(mention.title, mention.country))
    return tuple(titles[t] for t in sorted(titles))


def _default_country(doc: Document, key: str, kind: AgentKind, found: Sequence[ActorMention]) -> str | None:
    """An official named without country holds office at home, unless the name or an organisation beside it is foreign."""
    if kind is not AgentKind.OFFICIAL or doc.article.region not in ("TW", "CN", "HK", "MO"):
        return None
    if gazetteer().canonical_names.get(fold(key)) is not None:
        return None  # the table knows of none
    if any(_INTERNATIONAL.search(m.phrase.of(doc.norm)) for m in found) or all(c in TRANSLITERATION or c == "·" for c in fold(key)):
        return None
    return doc.article.region


_INTERNATIONAL = re.compile(r"欧盟|北约|联合国|国际|世卫|世界|欧洲|西方|外交使团|东协|东盟|非盟|各国|国大使")


def _statements(
    doc: Document,
    drafts: Sequence[Draft],
    who: Resolution,
    refs: Mapping[str, Ref],
    nations: Sequence[CountryMention],
    mentions: Sequence[ActorMention],
) -> tuple[Statement, ...]:
    text, article = doc.article.text, doc.article
    index, countries = MentionIndex(mentions), SpanIndex(nations, lambda n: n.span)
    ref_of = {id(d): f"statement/{article.id}/{d.spans[0].start}-{d.spans[-1].end}" for d in drafts}
    made, taken = [], set()
    for draft, key in zip(drafts, who.speaker, strict=True):
        ref = ref_of[id(draft)]
        speaker = _ref(refs, key)
        if ref in taken or speaker is None:
            continue
        taken.add(ref)
        named = sorted(
            {r for s in draft.spans for m in index.within(s.start, s.end) if (r := _ref(refs, who.of.get(m.span)))}
            | {"country/" + n.code for s in draft.spans for n in countries.within(s.start, s.end) if not n.place}
        )
        made.append(
            Statement(
                ref,
                tuple(draft.spans),
                speaker,
                _mode(doc, draft),
                draft.cue.of(text) if draft.cue else "",
                draft.cue,
                draft.subject.phrase if draft.subject and not draft.dropped else None,
                about=(),
                mentions=tuple(named),
                within=ref_of.get(id(draft.parent)) if draft.parent is not None else None,
            )  # fmt: skip
        )
    return tuple(made)


def _mode(doc: Document, draft: Draft) -> SpeechMode:
    quoted = sum(
        max(0, min(q.inner.end, s.end) - max(q.inner.start, s.start))
        for s in draft.spans
        for q in doc.quote_index.overlapping(s.start, s.end)
        if q.depth == 1
    )
    total = sum(len(s) for s in draft.spans)
    if quoted >= total:
        return SpeechMode.DIRECT
    return SpeechMode.MIXED if quoted >= 4 else SpeechMode.INDIRECT


Words = SpanIndex[tuple[Span, Ref]]


def _words(statements: Sequence[Statement]) -> Words:
    """The stretches of all statements, each with its statement's ref."""
    return SpanIndex([(span, s.ref) for s in statements for span in s.spans], lambda w: w[0])


def _vouching(spans: Sequence[Span], words: Words) -> tuple[Ref, ...]:
    """The statements that hold all of a thing's evidence between them; empty if the article itself has some."""
    holders = []
    for span in spans:
        inside = words.covering(span.start, span.end)
        if not inside:
            return ()
        holders.append(min(inside, key=lambda w: len(w[0]))[1])
    return tuple(sorted(set(holders)))


def _events(
    doc: Document,
    mentions: Sequence[EventMention],
    refs: Mapping[str, Ref],
    agents: Sequence[Agent],
    statements: Sequence[Statement],
) -> tuple[Event, ...]:
    made: dict[Ref, Event] = {}
    words = _words(statements)
    by_ref = {a.ref: a for a in agents}
    country_of = {key: by_ref[ref].country for key, ref in refs.items()}
    for happening in hp.join(mentions, country_of, doc.article.published):
        if not hp.worth_keeping(happening, country_of):
            continue
        time = happening.time
        parties = sorted({r for k in happening.agents if (r := _ref(refs, k))})
        codes = sorted(happening.home(country_of, doc.article.region))
        naming = max(happening.mentions, key=lambda m: (bool(m.name), len(m.named), len(m.span), -m.span.start))
        spans = tuple(sorted({m.span for m in happening.mentions}))
        ref = link.event_ref(
            happening.type, time.start if time else None, time.end if time else None,
            codes or [p.rsplit("/", 1)[-1] for p in parties], naming.name, doc.article.id,
        )  # fmt: skip
        while ref in made:
            ref += "+"
        made[ref] = Event(
            ref, happening.type, _event_label(doc, naming, happening, [by_ref[p].name for p in parties]), spans,
            time.start if time else None, time.end if time else None, time.precision if time else None,
            time.span.of(doc.article.text) if time else "",
            tuple(sorted({*parties, *("country/" + c for c in codes)})),
            place=next((m.place for m in happening.mentions if m.place), None),
            according_to=_vouching(spans, words),
            status=hp.status_of(happening, doc.article.published),
        )  # fmt: skip
    return tuple(made[ref] for ref in sorted(made))


_ACTS = {
    "call": "通話", "meeting": "會面", "visit": "訪問", "summit": "峰會", "agreement": "協議", "purchase": "採購", "arms-sale": "軍售", "sanction": "制裁",
    "tariff": "關稅", "exercise": "軍演", "attack": "攻擊", "protest": "抗議", "arrest": "偵查審判", "election": "選舉", "vote": "表決", "law": "立法",
    "personnel": "人事異動", "speech": "記者會", "accident": "事故",
}  # fmt: skip


# Types whose verbs name them well: 落馬, 請辭, 三讀.
_TOLD = frozenset(("arrest", "personnel", "attack", "protest", "accident", "vote", "law", "exercise", "sanction"))


def _event_label(doc: Document, naming: EventMention, happening: hp.Happening, names: Sequence[str]) -> str:
    """The article's own name for an event, else who did what: 王滬寧、在野黨代表會面."""
    if naming.name:
        return naming.name
    words = naming.span.of(doc.article.text).strip("「」《》（）")
    if naming.trigger.noun and (naming.named or not names) and len(words) > 2:
        return words
    told = words[len(words) - len(naming.trigger.form) :]
    act = told if len(told) > 1 and (naming.trigger.noun or happening.type in _TOLD) else _ACTS[happening.type]
    return "、".join(sorted(names, key=lambda n: (len(n), n))[:3]) + act


_DURING = ("期间", "场边", "的场边", "会场", "空档", "场合")


def _held_during(doc: Document, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """A meeting told of in one sentence with 峰會期間 is held during that summit."""
    made = []
    summits = [
        (m, e.ref) for e in events if e.type == "summit" for m in e.mentions if doc.norm.startswith(_DURING, m.end)
    ]
    for event in events:
        if event.type in ("meeting", "call", "speech", "agreement"):
            for summit, ref in summits:
                sentence = doc.sentence_at(summit.start)
                if sentence is not None and any(m in sentence.span for m in event.mentions):
                    event = replace(event, held_during=ref)
        made.append(event)
    return tuple(made)


def _initiators(
    doc: Document,
    mentions: Sequence[ActorMention],
    refs: Mapping[str, Ref],
    who: Resolution,
    events: tuple[Event, ...],
    statements: Sequence[Statement],
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """Who started what: claims where a speaker says so, a property of the event where the article itself does."""
    by_span = {span: ref for span, key in who.of.items() if (ref := _ref(refs, key))}
    asserted: dict[Ref, Ref] = {}
    claims: dict[tuple[Ref, Ref, Ref, Factuality], list[Span]] = {}
    for found in initiations(doc, MentionIndex(mentions), by_span, events, statements):
        if found.statement is not None:
            claims.setdefault((found.event, found.actor, found.statement, found.factuality), []).append(found.span)
        elif found.factuality is Factuality.CERTAIN and not found.asked and doc.role_at(found.span.start) is Role.PARAGRAPH:
            asserted.setdefault(found.event, found.actor)
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


def _topics(
    doc: Document,
    statements: tuple[Statement, ...],
    mentions: Sequence[ActorMention],
    refs: Mapping[str, Ref],
    who: Resolution,
    events: Sequence[Event],
    budgets: Sequence[Budget],
) -> tuple[Statement, ...]:
    """What each statement is about: the events and budgets in its words, and whoever its clauses begin with or repeat."""
    made = []
    index = MentionIndex(mentions)
    things = SpanIndex([(m, e.ref) for e in (*events, *budgets) for m in e.mentions], lambda item: item[0])
    for statement in statements:
        about = {ref for s in statement.spans for _, ref in things.within(s.start, s.end)}
        counted: Counter[Ref] = Counter()
        for mention in (m for s in statement.spans for m in index.within(s.start, s.end)):
            ref = _ref(refs, who.of.get(mention.span))
            if ref is None or ref == statement.speaker:
                continue
            leads = doc.norm[
                mention.phrase.start - 1 : mention.phrase.start
            ] in "，；。：「\n " or mention.phrase.start in {s.start for s in statement.spans}
            counted[ref] += 2 if leads else 1
        about |= {ref for ref, count in counted.items() if count >= 2}
        made.append(replace(statement, about=tuple(sorted(about))))
    return tuple(made)


def _budgets(doc: Document, money: Sequence[Found], statements: Sequence[Statement]) -> tuple[Budget, ...]:
    made: dict[Ref, Budget] = {}
    words = _words(statements)
    for found in money:
        name = found.name or (found.amounts[0].text if found.amounts else "")
        ref = link.budget_ref(found.payer, name, found.amounts[0] if found.amounts else None)
        if ref in made and found.amounts:
            ref = link.budget_ref(found.payer, f"{name}-{found.amounts[0].value:f}")
        spans = tuple(sorted(set(found.mentions)))
        made[ref] = Budget(
            ref, name, spans, tuple(found.amounts), found.years, found.payer, found.purpose or None, found.status,
            _vouching(spans, words),
        )  # fmt: skip
    return tuple(made[ref] for ref in sorted(made))
