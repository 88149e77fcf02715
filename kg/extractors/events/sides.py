"""The countries that take part in an event by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extractors.events.model import Site, Surroundings, Trigger
from kg.extractors.events.places import PLACED, countries_of_places
from kg.extractors.mentions import CountryMention
from kg.model import AgentKind, Span

_COUNTRY_JOINTS = ("", "、", "与", "和", "及", "同", "跟")
_OCCURS = re.compile(r"发生|爆发|传出|出现|惊传")
_STRIKES = re.compile(r"[^，。；]{0,12}?(?:侵袭|重创|登陆|袭击|直扑|肆虐|横扫|来袭)")
_MEDIATED = re.compile(r"由[^，。；]{1,20}?(?:提出|斡旋|调停|促成|居中|撮合)")
_IS_WHERE = re.compile(r"[在于][㐀-鿿]{2,6}[与和同跟]$")  # 在曼谷與外相會晤
_FORCES = re.compile(
    r"[㐀-鿿]{0,4}?(?:战?斗?机|[军战]机|轰炸机|军舰|舰艇?|驱逐舰|航母|海警|潜艇|无人机|海军|空军|部队)"
)
_MEANWHILE = re.compile(r"(?:时值|正值|适逢|之际)")  # 這波攻擊時值美烏和談
# Events between all countries that a clause names.
_OF_ALL_COUNTRIES = frozenset(("tariff", "sanction", "arms-sale", "agreement", "purchase"))


def countries_beside(site: Site, trigger: Trigger, known: set[str]) -> set[str]:
    """The countries named beside a trigger; for an arms sale with fewer than two, those of its sentence if few."""
    around, clause = site.around, site.clause
    listed = [c for c in _own(around, clause.start, clause.end) if not c.place or c.region]
    listed = [c for c in listed if not _IS_WHERE.match(around.doc.norm, c.span.start - 1, c.span.end + 1)]
    found = _enumerated(around.doc.norm, listed, site.trigger)
    if trigger.type in _OF_ALL_COUNTRIES:
        found = {c.code for c in listed if not mediates(site, c.span)}
    if trigger.type == "visit":  # 訪問首爾
        beside = around.countries.beginning(site.trigger.start, site.trigger.end + 2)
        found |= {c.code for c in beside if c.span.end <= clause.end} | _itinerary(
            around.doc.norm, listed, site.trigger
        )
    if trigger.type == "attack" and len({c.code for c in listed}) <= 2:
        beyond = _MEANWHILE.match(around.doc.norm, site.trigger.end, clause.end)
        found |= {c.code for c in listed if beyond is None or c.span.end <= site.trigger.start}
    if trigger.type == "accident" and not trigger.proper:  # 菲律賓風災, 土耳其南部強震
        found |= {c.code for c in listed if 0 <= site.name.start - c.span.end <= 8 or _is_struck(site, c.span)}
    if trigger.type == "arms-sale" and len(found | known) < 2:  # it takes two
        inside = around.countries.within(site.sentence.start, site.sentence.end)
        codes = {c.code for c in inside if not c.place or c.region}
        found |= codes if len(codes) <= 3 else set()
    if trigger.type in PLACED and not trigger.proper and len(found | known) < (2 if trigger.type == "attack" else 1):
        found |= countries_of_places(around.doc.norm, clause)
    if trigger.type == "exercise":  # 三架俄羅斯戰機
        found |= {c.code for c in listed if _FORCES.match(around.doc.norm, c.span.end, site.trigger.start)}
    return found | {c.code for c in _own(around, site.name.start, site.name.end)}


def _is_struck(site: Site, country: Span) -> bool:
    """Whether words say that a disaster is in a country: 菲律賓昨天發生規模7強震, 颱風侵襲菲律賓."""
    norm = site.around.doc.norm
    if country.end <= site.trigger.start:
        return _OCCURS.search(norm, country.end, site.trigger.start) is not None
    if norm.startswith("登陆", country.end):
        return True
    return _STRIKES.fullmatch(norm, site.trigger.end, country.start) is not None


def _own(around: Surroundings, start: int, end: int) -> list[CountryMention]:
    """The countries of a stretch that only name no organisation: 陸 in 陸委會記者會 takes no part, but 俄 in 俄軍."""
    return [c for c in around.countries.within(start, end) if not _names_body(around, c.span)]


def _names_body(around: Surroundings, country: Span) -> bool:
    covering = around.actors.covering(country.start, country.end)
    return any(a.kind is AgentKind.ORGANIZATION and len(a.span) > len(country) + 1 for a in covering)


def _itinerary(norm: str, listed: Sequence[CountryMention], trigger: Span) -> set[str]:
    """The countries that a journey leads to: 前往馬紹爾群島、吐瓦魯和帛琉."""
    after = [c for c in listed if c.span.end >= trigger.end]
    if not after or after[0].span.start > trigger.end + 2:
        return set()
    found = {after[0].code}
    for a, b in pairwise(after):
        if norm[a.span.end : b.span.start] not in _COUNTRY_JOINTS:
            break
        found.add(b.code)
    return found


def mediates(site: Site, party: Span) -> bool:
    """Whether it only proposed or brokered what others agree on: 由埃及與卡達提出的停火協議."""
    found = _MEDIATED.finditer(site.around.doc.norm, site.clause.start, site.clause.end)
    return any(m.start() <= party.start and party.end <= m.end() for m in found)


def _enumerated(norm: str, listed: Sequence[CountryMention], span: Span) -> set[str]:
    """Countries in one enumeration before a trigger: 美、俄、烏三方代表…會談, 美中通話."""
    found: set[str] = set()
    for a, b in pairwise(listed):
        if b.span.end <= span.start and norm[a.span.end : b.span.start] in _COUNTRY_JOINTS:
            found |= {a.code, b.code}
    return found
