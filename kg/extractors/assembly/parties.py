"""Who takes part in an event though its own sentences do not say so: parliaments that vote, a ministry whose spokesperson
meets the press, the country that a story is set in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from kg.extractors.assembly.found import Found
from kg.extractors.happenings import Happening
from kg.extractors.mentions import unqualified
from kg.lexicon import fold
from kg.model import AgentKind

# An outlet elsewhere (BBC 中文, 聯合早報) reports on the world, and names the country when it is its own.
_NEWSROOMS_AT_HOME = frozenset(("TW", "CN", "HK", "MO"))
_FOREIGN = 3  # so often a country is named before a story without a word on home is set there
_PARLIAMENTS = ("立法院", "立法會", "國會", "議會", "參議院", "眾議院", "下議院", "上議院")
_OF_PARLIAMENT = frozenset(("reading", "referral"))
_SITTINGS = frozenset(("开议", "立院会"))
_ANYBODYS = frozenset(("投票", "通过"))  # voters and boards do so as well
_SPEAKS = re.compile(r"发言人|书记长|总召|干事长|主委|党主席")


def home_of(found: Found, country_of: Mapping[str, str | None]) -> str | None:
    """The country that a story is set in where it names none: the outlet's, or abroad the one named most."""
    region = found.doc.article.region
    named = Counter(n.code for n in found.nations if not n.place)
    home = region if region in _NEWSROOMS_AT_HOME else None
    media = {found.who.of.get(a.span) for a in found.actors.all if a.sector == "media"}
    if home is None or named[home] or home in (c for key, c in country_of.items() if key not in media):
        return home
    named.update(c for a in found.actors.all if a.is_person and (c := country_of.get(found.who.of.get(a.span, ""))))
    first = named.most_common(2)
    clear = first and first[0][1] >= _FOREIGN and (len(first) == 1 or first[0][1] > first[1][1])
    if clear:
        return first[0][0]
    return home if sum(named.values()) <= _FOREIGN else None


def unsaid(happening: Happening, found: Found) -> frozenset[str]:
    """The keys of organisations that take part by their nature."""
    readings = any(m.trigger.form not in _ANYBODYS for m in happening.mentions)
    if happening.type == "vote" and happening.family in _OF_PARLIAMENT and readings:
        return _parliament(found) if not any(a.endswith(_PARLIAMENTS) for a in happening.agents) else frozenset()
    if happening.type == "meeting" and any(m.trigger.form in _SITTINGS for m in happening.mentions):
        return _parliament(found) if not happening.agents else frozenset()
    if happening.type == "speech" and happening.family == "press":
        return _ministries(happening.agents, found) | _spokespeople(happening.agents, found)
    return frozenset()


def _parliament(found: Found) -> frozenset[str]:
    """The parliament of the article, if it speaks of only one."""
    kept = {a.key for a in found.actors.all if a.kind is AgentKind.ORGANIZATION and a.key.endswith(_PARLIAMENTS)}
    named = {key for key in kept if unqualified(key) != "國會"} or kept
    return frozenset(named) if len(named) == 1 else frozenset()


def _spokespeople(agents: frozenset[str], found: Found) -> frozenset[str]:
    """The one who speaks in an article for an organisation that meets the press: 外交部舉行記者會。…發言人X回答."""
    if not agents or any(a.is_person and found.who.of.get(a.span) in agents for a in found.actors.all):
        return frozenset()
    speaking = set()
    for actor in found.actors.all:
        key = found.who.of.get(actor.span)
        if actor.kind is AgentKind.OFFICIAL and key and "发言人" in fold(actor.title):
            inside = found.actors.within(actor.phrase.start, actor.phrase.end)
            houses = {b.key for b in inside if b.kind is AgentKind.ORGANIZATION}
            if not houses or houses & agents:
                speaking.add(key)
    return frozenset(speaking) if len(speaking) == 1 else frozenset()


def _ministries(agents: frozenset[str], found: Found) -> frozenset[str]:
    """The organisations of those among the agents who speak for one: 外交部 of 外交部發言人X."""
    speakers = [a for a in found.actors.all if _SPEAKS.search(fold(a.title)) and found.who.of.get(a.span) in agents]
    inside = (b for a in speakers for b in found.actors.within(a.phrase.start, a.phrase.end))
    return frozenset(b.key for b in inside if b.kind is AgentKind.ORGANIZATION and b.key)
