"""Who is at an event with those who hold it: …視察工廠，縣長X、立委Y等人陪同; 在X陪同下，…."""

from __future__ import annotations

import re

from kg.extractors.events.model import Site, Trigger
from kg.extractors.mentions import ActorMention

_ATTENDED = frozenset(("meeting", "visit", "speech", "summit"))
_WORDS = re.compile(r"陪|与会|[同随]行|在[场座]|列席|到场|出席|参加|参与|见证|观礼")
_PRESENT = re.compile(
    r"(?:等[^，。；、]{0,6})?(?:的|则|也|皆|均|都|亦|一同|共同|全程|亲自|应邀|到场|一起|一路)*"
    r"(?:陪同|与会|作陪|同行|随行|在场|在座|列席|到场|陪伴|相陪|出席|参加|参与|见证|观礼)(?:下|之下|出席)?(?=[，。；]|$)"
)
_JOINT = re.compile(r"(?:、|和|与|及|以及|暨)?")


def attendants(site: Site, trigger: Trigger) -> list[str]:
    """The keys of those of whom the sentence says that they are there, too."""
    around = site.around
    if trigger.type not in _ATTENDED:
        return []
    if _WORDS.search(around.doc.norm, site.sentence.start, site.sentence.end) is None:
        return []
    sentence = around.doc.sentence_at(site.trigger.start)
    keys: list[str] = []
    for clause in sentence.clauses if sentence is not None else ():
        if around.holder(clause.span.start) != site.holder:
            continue
        people = [a for a in around.actors.within(clause.span.start, clause.span.end) if a.is_person and not a.modifier]
        keys += [around.who[a.span] for a in _listed(site, people, clause.span.end) if a.span in around.who]
    return keys


def _listed(site: Site, people: list[ActorMention], end: int) -> list[ActorMention]:
    """The last enumeration of people in a clause, if it ends with words that they are present."""
    norm = site.around.doc.norm
    if not people or _PRESENT.fullmatch(norm, people[-1].phrase.end, end) is None:
        return []
    found = [people[-1]]
    for actor in reversed(people[:-1]):
        if not _JOINT.fullmatch(norm, actor.phrase.end, found[-1].phrase.start):
            break
        found.append(actor)
    return found
