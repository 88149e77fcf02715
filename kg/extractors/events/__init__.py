"""Finds where events are named or told: the trigger word, its date, its place and who takes part. `find` is the flow."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.document import Document
from kg.extractors.events.dating import scene_of, time_of
from kg.extractors.events.finding import find_triggers
from kg.extractors.events.lasting import days_of, in_its_year
from kg.extractors.events.model import EventMention, Site, Surroundings, Trigger, Words, words_of
from kg.extractors.events.naming import name_start, proper_name, version_of
from kg.extractors.events.parties import parties_of
from kg.extractors.events.telling import as_told, telling
from kg.extractors.events.titles import title_of
from kg.extractors.events.topics import is_none, is_wish, names_law, only_dates
from kg.extractors.mentions import COUNTRY
from kg.lexicon.context import pattern
from kg.model import Role, Span

__all__ = ["EventMention", "Surroundings", "Words", "find", "words_of"]

_NEAR = re.compile(r"(?:这通|该通|这次|本次|此次|该次|这场|该场|此|该|这项|该项|上述|这起|该起|这|本)$")
_FAR = re.compile(r"(?:早先|先前|稍早|此前|之前|上回|那通|那次|那场|上一|上次|前次|另一)$")
_TWO = re.compile(r"(?<!第)(?:两|二|2|２)(?:次|通|场|起|轮|度)$")
_AGAIN = re.compile(r"二[次度]$")  # for the second time: 二次訪問, 二度闖關; but 二次通話 are two
_PLANNED = pattern(r"<event-plan>")
_CANCELLED = re.compile(r"取消|延期|推迟|喊停|停办|不去|暂停|延后|喊卡|流会|破局")
_TOPICS = frozenset(("personnel", "arms-sale"))
_NO_PLACE = re.compile(r"[与同跟周月日对就将]|期间|星期|双方|两人|年[内底初]|[这那][里边]|[前后时中的]$")
_BOMB = re.compile(r"爆炸|自杀")
_SHORT = 3  # characters of a place's name of any kind: 高雄, 庫斯克
_APART = 10  # characters between an event and where it is held: 會議預定3月1日在首爾舉行
_INSIDE = re.compile(r"[内里上]$")
_PLACE = pattern(r"(?:在|于|到|赴|前往|抵达)([㐀-鿿]{2,14}?)(?:(<event-held-verb>)|<event-place-verb>)")
_PLACE_NOUN = pattern(r"<event-place-noun>$")


def find(around: Surroundings) -> list[EventMention]:
    """All places where a trigger names or tells of an event, in order of the text."""
    doc, found = around.doc, []
    names = [a for a in around.actors.all if a.key and not a.key.startswith(COUNTRY) and len(a.span) > 1]
    taken = {i for a in names for i in range(a.span.start, a.span.end)}
    for block in doc.blocks:
        if block.role in (Role.BYLINE, Role.META, Role.KEYWORDS):
            continue
        inside = [*find_triggers(doc, block.span, around.countries.within(block.span.start, block.span.end))]
        heads = {span.start: trigger for span, trigger in inside}
        for span, trigger in inside:
            if _modifies(trigger, heads.get(span.end)):
                continue
            if span.start in taken and span.end - 1 in taken and not trigger.proper:
                continue
            mention = _mention(around, span, trigger, block.role)
            if mention is not None:
                found.append(mention)
    return _with_calls(doc, _heads_of_titles(sorted(_with_blasts(found), key=lambda m: m.span)))


def _heads_of_titles(mentions: list[EventMention]) -> list[EventMention]:
    """Of events of two kinds in one title, the last is meant: 「總統出訪友邦記者會」."""
    modifiers = {m.span for m, after in pairwise(mentions) if _in_title_of(m, after)}
    return [m for m in mentions if m.span not in modifiers]


def _in_title_of(mention: EventMention, after: EventMention) -> bool:
    near = after.span.start - mention.span.end <= _APART
    return bool(mention.name) and mention.name == after.name and near and after.trigger.type == "speech"


def _with_calls(doc: Document, mentions: list[EventMention]) -> list[EventMention]:
    """Talks without parties, told of after talks on a screen in the same paragraph, are those: 視訊會晤…，會晤歷時….."""
    made = list[EventMention]()
    for mention in mentions:
        last = next((m for m in reversed(made) if m.trigger.type in ("call", "meeting")), None)
        bare = mention.trigger.family == "talk" and not (mention.agents or mention.countries)
        if bare and last is not None and last.trigger.type == "call" and mention.trigger.form in last.trigger.form:
            near = doc.block_of(last.span.start) == doc.block_of(mention.span.start)
            if near and mention.time in (None, last.time):
                mention = replace(mention, trigger=replace(mention.trigger, type="call", family=""))
        made.append(mention)
    return made


def _with_blasts(found: list[EventMention]) -> list[EventMention]:
    """Blasts are attacks where the story tells of a bomb somewhere: 發生爆炸…警方說，這是自殺式襲擊."""
    bombs = any(m.trigger.type == "attack" and _BOMB.search(m.trigger.form) for m in found)
    if not bombs:
        return found
    blasts = (m.trigger.type == "accident" and m.trigger.family == "blast" for m in found)
    return [
        replace(m, trigger=replace(m.trigger, type="attack", family="strike")) if b else m
        for m, b in zip(found, blasts, strict=True)
    ]


def _modifies(trigger: Trigger, head: Trigger | None) -> bool:
    """Whether a word only says what the event that follows at once is on: 人事 in 人事同意權."""
    weak = trigger.noun and not trigger.strong and not trigger.verb and trigger.type in _TOPICS
    return weak and head is not None and head.noun and head.type != trigger.type


def _mention(around: Surroundings, span: Span, trigger: Trigger, role: Role) -> EventMention | None:
    """The event that a trigger names or tells of where it stands, or None."""
    site = _site(around, span, trigger)
    if site is None:
        return None
    doc, before, after = around.doc, site.before, site.after
    cue = site.holder.cue if site.holder else ""
    sentence = site.sentence.of(doc.norm)
    if is_none(trigger, before, after, cue, sentence):
        return None
    trigger, title = as_told(trigger, doc.norm[site.clause.start : span.start], after, sentence), proper_name(doc, span)
    if trigger.form == "访问" and any(
        c.span.start == span.end for c in around.countries.beginning(span.end, span.end + 1)
    ):
        trigger = replace(trigger, strong=True)  # a country, and no witness or voter
    if names_law(trigger, title, after):
        return None
    told = telling(trigger, before, after, cue)
    time = in_its_year(time_of(site, trigger, told), after)
    if time is None and is_wish(trigger, before, cue):
        return None
    if only_dates(trigger, after) and (time is None or time.span.end <= site.clause.start):
        return None
    again = trigger.type == "visit" or not trigger.noun
    version, owner = version_of(around, site.name, span, trigger)
    agents, countries = parties_of(
        site, trigger, predicate=told.predicate and not told.background, occasion=told.occasion
    )
    return EventMention(
        site.name,
        trigger,
        time,
        agents if owner is None else agents | {owner},
        countries,
        _named(around, site.name),
        role,
        pointer="near" if _NEAR.search(before) else "far" if _FAR.search(before) else "",
        count=2 if _TWO.search(before) and not (again and _AGAIN.search(before)) else 1,
        planned=_is_planned(around, site),
        cancelled=bool(_CANCELLED.match(after) or _CANCELLED.search(before[-4:])),
        place=_place(around, span, site.clause),
        name=title,
        title=title_of(trigger, doc.norm[site.clause.start : span.start], after),
        version=version,
        predicate=told.predicate,
        days=days_of(site, trigger),
        scene=scene_of(site, trigger, told) if time is None else None,
    )


def _is_planned(around: Surroundings, site: Site) -> bool:
    """Whether words before say that it lies ahead; 將 before a name only disposes of him: 將X開除黨籍."""
    for match in _PLANNED.finditer(site.before):
        at = site.clause.start + match.end()
        named = around.actors.within(at, site.trigger.start) if match.group() == "将" else []
        if not any(a.phrase.start == at for a in named):
            return True
    return False


def _site(around: Surroundings, span: Span, trigger: Trigger) -> Site | None:
    """Where a trigger stands; None outside of sentences."""
    sentence = around.doc.sentence_at(span.start)
    if sentence is None:
        return None
    clause = next((c.span for c in sentence.clauses if span in c.span), sentence.span)
    holder = around.holder(span.start)
    if holder is not None:
        clause = Span(max(clause.start, holder.span.start), max(span.end, min(clause.end, holder.span.end)))
    item = around.doc.norm.rfind("、", clause.start, span.start) + 1
    if trigger.verb and item and trigger.form in around.doc.norm[clause.start : item]:
        clause = Span(item, clause.end)  # 文化部長由X接任、內政部長由Y接任
    name = Span(name_start(around, span, clause.start, trigger), span.end)
    return Site(around, span, name, clause, sentence.span, holder)


def _named(around: Surroundings, name: Span) -> frozenset[str]:
    """The keys of whoever stands in a compound: 川習通話."""
    actors = (around.who[a.span] for a in around.actors.within(name.start, name.end) if a.span in around.who)
    return frozenset([*actors, *(COUNTRY + c.code for c in around.countries.within(name.start, name.end))])


def _place(around: Surroundings, span: Span, clause: Span) -> str:
    """Where the event takes place, as written, or ""."""
    doc = around.doc
    for match in _PLACE.finditer(doc.norm, clause.start, clause.end):
        place, held = Span(*match.span(1)), match[2] is not None
        beside = span.start - 4 <= match.end() <= span.end + 1 or (held and 0 <= match.start() - span.end <= _APART)
        if beside and _is_place(around, place, held=held):
            return place.of(doc.article.text)
    return ""


def _is_place(around: Surroundings, span: Span, *, held: bool) -> bool:
    """Whether what stands after 在 or 赴 is a place: by its last word, as a country or its capital, or, if it is short or
    something is held there, by any name that is nobody's."""
    words = span.of(around.doc.norm)
    if _NO_PLACE.search(words) or around.times.within(span.start, span.end):
        return False
    words = _INSIDE.sub("", words)
    end = span.start + len(words)
    countries = around.countries.within(span.start, end)
    if _PLACE_NOUN.search(words) or any(c.span.end == end and len(c.span) > 1 for c in countries):
        return True
    return (held or len(words) <= _SHORT) and not countries and not around.actors.within(span.start, end)
