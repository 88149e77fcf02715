"""Who does what a trigger tells: the subject of its clause, or of one before, or whoever somebody else tells of."""

from __future__ import annotations

import re

from kg.extractors.events.model import Site, Surroundings, Trigger, triggers
from kg.extractors.gazetteer import gazetteer
from kg.extractors.mentions import ActorMention
from kg.extractors.subjects import ADVERBIALS, subjects_in
from kg.lexicon.context import pattern
from kg.model import AgentKind, Span

_LEAD = 16  # characters before a name that are looked at
JOINTS = ("、", "和", "与", "及", "以及")
_GOES_ON = re.compile(r"(?:下令|首?先|接着|并|也|还|但|再|又|且|而后|随后|接着|之后|后|更)")
# A clause that only says when, by what or why: 檢方偵辦此案，去年12月依貪汙罪嫌，起訴…
_ASIDE = re.compile(r"(?:[今去前昨明]|[0-9]+[年月日]|[上本]?(?:周|星期)|依|因|以|为|经|在|于|随后|同日|当天)")
_UNDER = re.compile(r"(?:在|经|由)[^，。；]*(?:下|见证)")  # 在馬來西亞的調停下
_HOLDS = pattern(r"<event-held>[^，。；]{0,4}$")
_AT = re.compile(r"(?:在|于|赴|到|往)$")
_PASSIVE = re.compile(r"(?:遭|被|由|陪|陪同|偕|偕同|与|和|同|跟|对|向|将|把|让|获)$")
# With whom a subject goes to something: 市長偕同區長, 由局長陪同
_COMPANY = re.compile(r"(?:偕同?|会同|联同|连同|协同|率领?|带领|陪同)[㐀-鿿]{0,4}$")
# Who is told of by somebody is the subject of what he does: 發言人介紹外長訪俄, 該黨因應首相請辭.
_TELLS_OF = pattern(r"<event-told-of>[了过到著着]?$")
_INVITES = re.compile(r"(?:邀请?|约)[了过到]?$")
_SEAT = re.compile(r"(?:首都|首府)$")
# Events of which a verb tells one party, its subject.
OF_ONE = frozenset(("visit", "arrest", "personnel", "election", "accident"))


def has_named_subject(site: Site, trigger: Trigger) -> bool:
    """Whether the name right before a verb is its subject, so that whoever stands before takes no part: 民眾觀看X宣判."""
    if not trigger.verb or trigger.type not in OF_ONE or _PASSIVE.search(site.before):
        return False
    inside = site.around.actors.within(site.name.start, site.trigger.start)
    return any(a.is_person for a in inside)


def subjects_of_clause(site: Site, trigger: Trigger) -> list[ActorMention]:
    """The subject of the clause, or for a verb that of the clause before."""
    around, clause = site.around, site.clause
    known = _told_subject(site, trigger) or subjects_between(around, clause.start, site.trigger.start)
    after_comma = clause.start > 0 and around.doc.norm[clause.start - 1] == "，"
    told = trigger.verb or _HOLDS.search(site.before) is not None
    return known or (_earlier_subject(site, trigger) if told and after_comma else [])


def _told_subject(site: Site, trigger: Trigger) -> list[ActorMention]:
    """Whoever stands last before a trigger of whom the clause's own subject tells, or after what describes him:
    發言人介紹了外長X在桂林的會晤, 在吉隆坡開會的國務卿X周五會晤….
    """
    around, start, end = site.around, site.clause.start, site.trigger.start
    for actor in reversed(around.actors.within(start, end)):
        if not actor.is_person or actor.modifier:
            continue
        lead = around.doc.norm[max(start, actor.phrase.start - _LEAD) : actor.phrase.start]
        if _TELLS_OF.search(lead):
            told = subjects_between(around, actor.phrase.start, end)
            both = _INVITES.search(lead) and trigger.type in ("meeting", "call", "summit")
            return [*subjects_between(around, start, actor.phrase.start), *told] if both else told
        if lead.endswith("的") and ADVERBIALS.fullmatch(_without_times(around, actor.phrase.end, end)):
            return [actor] if actor.span in around.who else []
    return []


def _without_times(around: Surroundings, start: int, end: int) -> str:
    """The words of a stretch without the dates in it."""
    words = around.doc.norm[start:end]
    for time in reversed(around.times.within(start, end)):
        words = words[: time.span.start - start] + words[time.span.end - start :]
    return words


def subjects_between(around: Surroundings, start: int, end: int) -> list[ActorMention]:
    """The subjects of a stretch; an organisation before a title only says whose it is: 政治局 in 政治局委員、外長X."""
    found = subjects_in(around.doc, around.actors, start, end)
    if found and found[0].sector == "media":
        return subjects_between(around, found[0].phrase.end, end)  # 據某社電
    if found and found[0].kind is None and _SEAT.search(around.doc.norm, start, found[0].phrase.start):
        return subjects_between(around, found[0].phrase.end, end)  # 在馬來西亞首都吉隆坡: where
    if found and found[0].kind is AgentKind.ORGANIZATION:
        title = gazetteer().titles.match(around.doc.norm, found[0].phrase.end, end)
        if title is not None:
            return subjects_between(around, title.end, end)
        if _AT.search(around.doc.norm, start, found[0].phrase.start):
            return []  # 在立法院備詢: where, not who
    return [a for a in found if a.span in around.who]


def _earlier_subject(site: Site, trigger: Trigger) -> list[ActorMention]:
    """The subject of the clauses before, in the same words: 普京已接受邀請，今年上半年訪華.

    A clause that tells an event of its own hands its subject on only to one that goes on from it (並會見…, 後獲釋).
    """
    around, clause = site.around, site.clause
    sentence = around.doc.sentence_at(clause.start)
    goes_on = _GOES_ON.match(around.doc.norm, clause.start) is not None
    before = [c for c in sentence.clauses if c.span.end < clause.start] if sentence else []
    goes_on = goes_on or bool(before and _GOES_ON.match(around.doc.norm, before[-1].span.start))
    for earlier in reversed(before[-3:]):
        last = earlier.span
        if around.holder(last.end - 1) != site.holder or earlier.stop in "；：" or trigger.type == "protest":
            return []
        if described := _described(around, last):
            return [described]
        if not goes_on and any(
            m.key.strong and m.key.verb and m.key.type != trigger.type
            for m in triggers().find(around.doc.norm, last.start, last.end)
        ):
            return []
        found = [] if _UNDER.fullmatch(last.of(around.doc.norm)) else subjects_between(around, last.start, last.end)
        if found:
            leads = found[0].phrase.start - last.start <= 3 or _after_titles(around, last, found[0])
            return [*found, *_companions(around, last, found[-1], trigger)] if leads else []
        if not goes_on and not _ASIDE.match(around.doc.norm, last.start, last.end):
            return []
    return []


def _described(around: Surroundings, clause: Span) -> ActorMention | None:
    """The person whom a clause only describes: 因洩密受查的部長X."""
    found = subjects_between(around, clause.start, clause.end)
    if len(found) != 1 or not found[0].is_person or found[0].phrase.end != clause.end:
        return None
    return found[0] if around.doc.norm[found[0].phrase.start - 1] == "的" else None


def _companions(around: Surroundings, clause: Span, subject: ActorMention, trigger: Trigger) -> list[ActorMention]:
    """Those with whom the subject of a clause goes to what the next one tells: 市長X偕同區長Y、里長Z，視察工地."""
    if trigger.type not in ("visit", "meeting", "speech"):
        return []
    found: list[ActorMention] = []
    for actor in around.actors.within(subject.phrase.end, clause.end):
        if not actor.is_person or actor.modifier or actor.span not in around.who:
            continue
        lead = around.doc.norm[max(clause.start, actor.phrase.start - _LEAD) : actor.phrase.start]
        joined = found and around.doc.norm[found[-1].phrase.end : actor.phrase.start] in JOINTS
        if joined or _COMPANY.search(lead):
            found.append(actor)
    return found


def _after_titles(around: Surroundings, clause: Span, subject: ActorMention) -> bool:
    """Whether only titles stand before a clause's subject: 中央政治局委員、外交部長X."""
    first = next(iter(around.actors.within(clause.start, subject.phrase.start)), None)
    if first is None or first.kind is not AgentKind.ORGANIZATION or first.phrase.start - clause.start > 3:
        return False
    title = gazetteer().titles.match(around.doc.norm, first.phrase.end, clause.end)
    return title is not None and subject.phrase.start - title.end <= 1
