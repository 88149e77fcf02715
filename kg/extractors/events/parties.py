"""Who takes part in an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extractors.events.model import Site, Trigger, triggers
from kg.extractors.mentions import ANONYMOUS, COUNTRY, ActorMention, CountryMention
from kg.extractors.subjects import subjects_in
from kg.model import AgentKind, Span

# Cues by which a speaker makes happen what he tells: 川普宣布2月1日起…加徵關稅.
DECREES = frozenset(("宣布", "下令", "宣告", "提出", "公布", "指示", "裁示"))
_PARTNER = re.compile(r"(?:与|和|同|跟|向|对|会见|接见|同意与)$")
_BY = re.compile(r"(?:由|遭|被|遭到|获)$")
_TOLD = re.compile(r"^[^，。；]{0,6}(?:告诉|对|向|同|与|跟)$")
_OBJECT_GAP = re.compile(r"(?:了|过|到|于|任)?(?:[㐀-鿿]{2,4}的)?")
_JOINTS = ("、", "和", "与", "及", "以及")
_COUNTRY_JOINTS = ("", "、", "与", "和", "及", "同", "跟")
# Events between all countries that a clause names.
_OF_ALL_COUNTRIES = frozenset(("tariff", "sanction", "arms-sale", "agreement", "purchase"))


def parties_of(
    site: Site, trigger: Trigger, *, predicate: bool, occasion: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the agents and the codes of the countries that take part.

    Args:
        predicate: whether the trigger tells that the event happens, so that its clause's subject takes part.
        occasion: whether it is the occasion of something said (在記者會上…).
    """
    around, who = site.around, site.around.who
    keys = [who[a.span] for a in around.actors.within(site.name.start, site.name.end) if a.span in who]
    subjects = _subjects(site, trigger) if predicate else []
    keys += [who[s.span] for s in subjects]
    if trigger.type == "speech":  # the spokesperson's ministry holds it
        keys += [
            who[a.span]
            for s in subjects
            for a in around.actors.within(s.phrase.start, s.phrase.end)
            if a.kind is AgentKind.ORGANIZATION and a.span in who
        ]
    keys += _partners(site, trigger, predicate=predicate, occasion=occasion)
    if predicate and not subjects:
        keys += _speaker(site, trigger, keys)
    agents = frozenset(k for k in keys if not k.startswith(COUNTRY))
    countries = {k.removeprefix(COUNTRY) for k in keys if k.startswith(COUNTRY)}
    return agents, frozenset(countries | _countries(site, trigger, countries))


def _subjects(site: Site, trigger: Trigger) -> list[ActorMention]:
    """The subject of the clause, or for a verb that of the clause before."""
    around, clause = site.around, site.clause
    inside = subjects_in(around.doc, around.actors, clause.start, site.trigger.start)
    known = [a for a in inside if a.span in around.who]
    after_comma = clause.start > 0 and around.doc.norm[clause.start - 1] == "，"
    return known or (_earlier_subject(site) if trigger.verb and after_comma else [])


def _earlier_subject(site: Site) -> list[ActorMention]:
    """The subject of the clause before, in the same words: 普京已接受邀請，今年上半年訪華."""
    around, clause = site.around, site.clause
    sentence = around.doc.sentence_at(clause.start)
    before = [c.span for c in sentence.clauses if c.span.end < clause.start] if sentence else []
    if not before or around.holder(before[-1].end - 1) != site.holder:
        return []
    last = before[-1]
    if any(m.key.strong for m in triggers().find(around.doc.norm, last.start, last.end)):
        return []  # that clause tells an event of its own
    found = subjects_in(around.doc, around.actors, last.start, last.end)
    if not found or found[0].phrase.start - last.start > 3:
        return []
    return [a for a in found if a.span in around.who]


def _partners(site: Site, trigger: Trigger, *, predicate: bool, occasion: bool) -> list[str]:
    """The keys of those beside a trigger: 與X會談, 由X主持, 會見X和Y, 記者會上告訴X."""
    around, clause, span = site.around, site.clause, site.trigger
    norm, who, keys = around.doc.norm, around.who, list[str]()
    near = [
        a
        for a in around.actors.within(clause.start, clause.end)
        if a.span in who and (not a.modifier or a.key.startswith(COUNTRY))
    ]
    for actor in near:
        lead = norm[clause.start : actor.phrase.start]
        if actor.phrase.end <= span.start and _PARTNER.search(lead):
            if predicate or span.start - actor.phrase.end <= 12:
                keys.append(who[actor.span])
        elif actor.phrase.end <= span.start and _BY.search(lead):
            keys.append(who[actor.span])
        elif trigger.verb and span.end <= actor.phrase.start <= span.end + 7:
            if _OBJECT_GAP.fullmatch(norm[span.end : actor.phrase.start]):
                keys += [who[actor.span], *(who[a.span] for a in _joined(norm, actor, near))]
        elif occasion and actor.phrase.start >= span.end and _TOLD.search(norm[span.end : actor.phrase.start]):
            keys.append(who[actor.span])
    return keys


def _joined(norm: str, first: ActorMention, near: Sequence[ActorMention]) -> list[ActorMention]:
    """Those joined to an object: 副總統范斯和國務卿盧比歐."""
    found, end = [], first.phrase.end
    for actor in near:
        if actor.phrase.start > end and norm[end : actor.phrase.start] in _JOINTS:
            found.append(actor)
            end = actor.phrase.end
    return found


def _speaker(site: Site, trigger: Trigger, keys: Sequence[str]) -> list[str]:
    """The speaker of the words that hold a trigger without subject, where he tells of his own doing."""
    holder = site.holder
    if holder is None or holder.speaker is None:
        return []
    if holder.cue in DECREES:
        return [holder.speaker]
    with_agents = any(not k.startswith(COUNTRY) for k in keys)
    own = trigger.type in ("meeting", "call", "visit") and not holder.speaker.startswith(ANONYMOUS)
    return [holder.speaker] if with_agents and own else []


def _countries(site: Site, trigger: Trigger, known: set[str]) -> set[str]:
    """The countries named beside a trigger; for an arms sale without any, those of its sentence if they are few."""
    around, clause = site.around, site.clause
    listed = [c for c in around.countries.within(clause.start, clause.end) if not c.place]
    found = _enumerated(around.doc.norm, listed, site.trigger)
    if trigger.type in _OF_ALL_COUNTRIES:
        found = {c.code for c in listed}
    if trigger.type == "arms-sale" and not found | known:
        inside = around.countries.within(site.sentence.start, site.sentence.end)
        codes = {c.code for c in inside if not c.place}
        found = codes if len(codes) <= 3 else set()
    return found | {c.code for c in around.countries.within(site.name.start, site.name.end)}


def _enumerated(norm: str, listed: Sequence[CountryMention], span: Span) -> set[str]:
    """Countries in one enumeration before a trigger: 美、俄、烏三方代表…會談, 美中通話."""
    found: set[str] = set()
    for a, b in pairwise(listed):
        if b.span.end <= span.start and norm[a.span.end : b.span.start] in _COUNTRY_JOINTS:
            found |= {a.code, b.code}
    return found
