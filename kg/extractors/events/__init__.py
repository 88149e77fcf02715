"""Finds where events are named or told: the trigger word, its date, its place and who takes part. `find` is the flow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.document import Document
from kg.extractors.events.dating import DECREED, time_of
from kg.extractors.events.model import EventMention, Site, Surroundings, Trigger, Words, triggers, words_of
from kg.extractors.events.naming import name_start, proper_name, version_of
from kg.extractors.events.parties import DECREES, parties_of
from kg.extractors.events.topics import PARLIAMENT, is_none, is_wish, names_law, only_dates
from kg.extractors.mentions import COUNTRY, CountryMention
from kg.lexicon import Match
from kg.lexicon.context import pattern
from kg.model import Role, Span

__all__ = ["EventMention", "Surroundings", "Words", "find", "words_of"]

_VISIT = Trigger("访", "visit", "", False, True, True)
_TRIP = Trigger("赴", "visit", "", False, True, False)
_JOURNEY = Trigger("行", "visit", "", True, False, True)
_TRIP_BEFORE = re.compile(r"(?:飞抵|抵达|赴|抵)$")
_TRIP_AFTER = re.compile(r"之?行(?![政为程动使业长径走驶人情列销家])")
_NOT_TAIWAN = tuple("海中南东电积塑")
_MEETS = tuple("谈见晤面商")
_COUNTING = frozenset("这那该一两二三四五几首本每前后0123456789")
_NO_VISIT = re.compile(r"[采受查走民暗专互家探出到造来回]")
_NEAR = re.compile(r"(?:这通|该通|这次|本次|此次|该次|这场|该场|此|该|这项|该项|上述|这起|该起|这|本)$")
_FAR = re.compile(r"(?:早先|先前|稍早|此前|之前|上回|那通|那次|那场|上一|上次|前次|另一)$")
_TWO = re.compile(r"(?:两|二|2|２)(?:次|通|场|起|轮|度)$")
_PLANNED = pattern(r"<event-plan>")
_CANCELLED = re.compile(r"取消|延期|推迟|喊停|停办|不去|暂停|延后|喊卡|流会|破局")
_AT_OCCASION = re.compile(r"(?:在|于|率队|应邀到|透过)[^，。；]{0,16}$")
_OCCASION_AFTER = pattern(r"<event-occasion-after>")
_HELD = pattern(r"<event-held>[^，。；]{0,8}$")
_DECIDES = pattern(r"<event-decision>")
_LIGHT_BEFORE = pattern(r"<event-light-verb>(?:[^，。；]{0,12}|[^，。；]{0,30}的[^，。；]{0,8})$")
_LIGHT_AFTER = pattern(r"<event-light-after>|$")
_SIGNED_LAW = re.compile(r"[^，。；]{0,20}?(?:行政命令|行政令|命令|法案|条例|法令)")
_SIGNS = frozenset(("签署", "签下"))
_BILL = pattern(r"<event-bill>")
_DEAL = pattern(r"<event-deal>")
# Who is at these need not take part: 演習期間休假.
_BACKGROUND = frozenset(("exercise", "attack", "accident", "election", "summit"))
_MEANWHILE = re.compile(r"期间|之际|时|中|前|后|之前|之后|当天")
_NOMINAL = re.compile(r"的(?:持续|全面|再次|后续|首次|大规模|最新)?$")  # 俄羅斯的持續入侵
_TAIL = re.compile(r"^[」』》]?(?:案件?|行动|活动|行程|计划|仪式|典礼)?[」』》]?")  # 對台軍售案, 訪問行程
_NO_PLACE = re.compile(r"[与同跟周月日]|期间|星期|[前后时中]$")
_PLACE = pattern(r"(?:在|于|到|赴|前往|抵达)([㐀-鿿]{2,14}?)<event-place-verb>")


def find(around: Surroundings) -> list[EventMention]:
    """All places where a trigger names or tells of an event, in order of the text."""
    doc, found = around.doc, []
    names = [a for a in around.actors.all if a.key and not a.key.startswith(COUNTRY) and len(a.span) > 1]
    taken = {i for a in names for i in range(a.span.start, a.span.end)}
    for block in doc.blocks:
        if block.role in (Role.BYLINE, Role.META, Role.KEYWORDS):
            continue
        for span, trigger in _triggers(doc, block.span, around.countries.within(block.span.start, block.span.end)):
            if span.start in taken and span.end - 1 in taken:
                continue
            mention = _mention(around, span, trigger, block.role)
            if mention is not None:
                found.append(mention)
    return sorted(found, key=lambda m: m.span)


def _triggers(doc: Document, block: Span, countries: Sequence[CountryMention]) -> Iterator[tuple[Span, Trigger]]:
    """The trigger words of a block, and 訪 before a country."""
    norm = doc.norm
    for match in _matches(doc, block):
        span = Span(match.start, match.end)
        if norm[span.end - 1] == "台" and norm[span.end : span.end + 1] in _NOT_TAIWAN:
            continue  # 來台海周邊, 訪台中業者
        if norm[span.end - 1 : span.end + 1] == "华府":
            continue  # 訪華府: what is visited is another country
        if match.key.form == "通电话" and norm[span.start - 1] in _COUNTING:
            yield Span(span.start + 1, span.end), triggers().get("电话") or match.key  # 這通電話: 通 counts
            continue
        yield span, match.key
    yield from _visits(doc, block, countries)


def _matches(doc: Document, block: Span) -> Iterator[Match[Trigger]]:
    """The triggers of a block that are no end of one word and beginning of the next: no 換人 in 交換人質, no 開會 in 展開會談.

    川普會 is no summit in 川普會談.
    """
    at = block.start
    while (match := next(triggers().find(doc.norm, at, block.end), None)) is not None:
        span = Span(match.start, match.end)
        first, last = doc.word_at(span.start), doc.word_at(span.end - 1)
        crosses = first.start < span.start and first != last and last.end > span.end
        crosses = crosses or (doc.norm[span.end - 1] == "会" and doc.norm[span.end : span.end + 1] in _MEETS)
        if crosses or (len(span) == 1 and first != span):
            at = span.start + 1
            continue
        yield match
        at = span.end


def _visits(doc: Document, block: Span, countries: Sequence[CountryMention]) -> Iterator[tuple[Span, Trigger]]:
    """訪, 赴 and the like before a country, and 行 after it: 訪德, 赴印尼, 美國行."""
    norm = doc.norm
    for country in (c for c in countries if c.span in block):
        at, end = country.span.start, country.span.end
        if norm[at - 1 : at] == "访" and not _NO_VISIT.search(norm[at - 2 : at - 1]):
            start, found = at - 1, _VISIT
        elif before := _TRIP_BEFORE.search(norm, max(block.start, at - 3), at):
            start, found = before.start(), _TRIP
        elif len(country.span) > 1 and (after := _TRIP_AFTER.match(norm, end, block.end)):
            start, end, found = at, after.end(), _JOURNEY
        else:
            continue
        if triggers().get(norm[start:end]) is None:
            yield Span(start, end), found


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
    trigger, title = _as_law(trigger, before, after, sentence), proper_name(doc, span)
    if trigger.form == "访问" and any(
        c.span.start == span.end for c in around.countries.beginning(span.end, span.end + 1)
    ):
        trigger = replace(trigger, strong=True)  # a country, and no witness or voter
    if names_law(trigger, title, after):
        return None
    after = _TAIL.sub("", after)
    occasion = trigger.noun and bool(_AT_OCCASION.search(before)) and bool(_OCCASION_AFTER.match(after))
    light = bool(_LIGHT_BEFORE.search(before)) and bool(_LIGHT_AFTER.match(after))
    decree = cue in DECREES and trigger.type in DECREED
    light = light or (decree and bool(_LIGHT_AFTER.match(after)))
    verb = trigger.verb and not (trigger.noun and _NOMINAL.search(before))
    predicate = verb or occasion or bool(_DECIDES.match(after)) or light
    time = time_of(
        site, trigger, predicate=predicate, told=verb or light or bool(_HELD.search(before)), occasion=occasion
    )
    if time is None and (is_wish(trigger, before, cue) or only_dates(trigger, after)):
        return None
    version, owner = version_of(around, site.name, span, trigger)
    reshuffle = trigger.type == "personnel" and not trigger.verb and not trigger.family  # 在改組中卸任
    background = (
        (reshuffle or trigger.type in _BACKGROUND)
        and bool(_AT_OCCASION.search(before))
        and bool(_MEANWHILE.match(after))
    )
    agents, countries = parties_of(site, trigger, predicate=predicate and not background, occasion=occasion)
    return EventMention(
        site.name,
        trigger,
        time,
        agents if owner is None else agents | {owner},
        countries,
        _named(around, site.name),
        role,
        pointer="near" if _NEAR.search(before) else "far" if _FAR.search(before) else "",
        count=2 if _TWO.search(before) else 1,
        planned=bool(_PLANNED.search(before)),
        cancelled=bool(_CANCELLED.match(after) or _CANCELLED.search(before[-4:])),
        place=_place(doc, span, site.clause),
        name=title,
        version=version,
        predicate=predicate,
    )


def _site(around: Surroundings, span: Span, trigger: Trigger) -> Site | None:
    """Where a trigger stands; None outside of sentences."""
    sentence = around.doc.sentence_at(span.start)
    if sentence is None:
        return None
    clause = next((c.span for c in sentence.clauses if span in c.span), sentence.span)
    holder = around.holder(span.start)
    if holder is not None:
        clause = Span(max(clause.start, holder.span.start), max(span.end, min(clause.end, holder.span.end)))
    name = Span(name_start(around, span, clause.start, trigger), span.end)
    return Site(around, span, name, clause, sentence.span, holder)


def _as_law(trigger: Trigger, before: str, after: str, sentence: str) -> Trigger:
    """通過 tells of a law where no parliament votes (政院會通過…草案), 簽署 where an order or a bill is signed."""
    bill = _SIGNED_LAW.match(after) or (_BILL.search(sentence) and not _DEAL.search(sentence))
    if trigger.type == "agreement" and trigger.form in _SIGNS and bill:
        return replace(trigger, type="law", family="")
    if trigger.form != "通过":
        return trigger
    if not PARLIAMENT.search(before) or "政院会" in before or "行政院会" in before:
        return replace(trigger, type="law", family="")
    return trigger


def _named(around: Surroundings, name: Span) -> frozenset[str]:
    """The keys of whoever stands in a compound: 川習通話."""
    actors = (around.who[a.span] for a in around.actors.within(name.start, name.end) if a.span in around.who)
    return frozenset([*actors, *(COUNTRY + c.code for c in around.countries.within(name.start, name.end))])


def _place(doc: Document, span: Span, clause: Span) -> str:
    """Where the event takes place, as written, or ""."""
    for match in _PLACE.finditer(doc.norm, clause.start, min(clause.end, span.end + 1)):
        if match.end() >= span.start - 4 and not _NO_PLACE.search(match.group(1)):
            return doc.article.text[match.start(1) : match.end(1)]
    return ""
