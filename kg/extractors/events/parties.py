"""Who takes part in an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extractors.events.attending import attendants
from kg.extractors.events.model import DECREES, Site, Surroundings, Trigger, triggers
from kg.extractors.events.places import PLACED, countries_of_places
from kg.extractors.gazetteer import gazetteer
from kg.extractors.mentions import ANONYMOUS, COUNTRY, ActorMention, CountryMention
from kg.extractors.subjects import ADVERBIALS, subjects_in
from kg.lexicon.context import pattern
from kg.model import AgentKind, Span

_PARTNER = re.compile(r"(?:与|和|同|跟|向|(?<![针面反绝])对|会见|接见|同意与)$")
_BY = re.compile(r"(?:由|遭|被|遭到|获)$")
_TOLD = re.compile(r"^[^，。；]{0,6}(?:告诉|对|向|同|与|跟|劝|敦促|警告|提醒)$")
_OBJECT_GAP = re.compile(r"(?:了|过|到|于|任)?(?:[㐀-鿿]{2,4}的)?")
_JOINTS = ("、", "和", "与", "及", "以及")
_COUNTRY_JOINTS = ("", "、", "与", "和", "及", "同", "跟")
_GOES_ON = re.compile(r"(?:下令|并|也|还|但|再|又|且|而后|随后|接着|之后|后|更)")
# A clause that only says when, by what or why: 檢方偵辦此案，去年12月依貪汙罪嫌，起訴…
_ASIDE = re.compile(r"(?:[今去前昨明]|[0-9]+[年月日]|[上本]?(?:周|星期)|依|因|以|为|经|在|于|随后|同日|当天)")
_OCCURS = re.compile(r"发生|爆发|传出|出现|惊传")
_STRIKES = re.compile(r"[^，。；]{0,12}?(?:侵袭|重创|登陆|袭击|直扑|肆虐|横扫|来袭)")
_OWN_DOING = re.compile(r"(?:正|将|拟|已|已经|计划|准备|打算|决定|会|曾|并|正在|日前|[上本今昨]\S{0,4})*[㐀-鿿]{0,3}")
_FILLED = re.compile(r"[㐀-鿿]{1,4}(?:一职)?(?:则|将|改)?由")
_GIVEN = re.compile(r"(?:[为任兼的]|担任|出任)$")
_HOLDS = pattern(r"<event-held>[^，。；]{0,4}$")
_FOR = re.compile(r"[为替]$")  # 為X舉行歡迎儀式
_OWNED = frozenset(("visit", "speech", "exercise", "personnel", "meeting", "call"))
_WITH = ("和", "与", "跟", "同", "、")
_OF = re.compile(
    r"[^，。；的㐀-鿿]{0,6}(?:[昨今去本上前]?[天日年月週周])?[0-9月日]{0,6}的(?:(?!召[开集]|举行|进行|展开|提出|发表|主持)[㐀-鿿]){0,4}|(?:[0-9]{1,2}[月日]){1,2}(?:[上下]午|晚间?)?(?:例行)?"
)
_MEDIATED = re.compile(r"由[^，。；]{1,20}?(?:提出|斡旋|调停|促成|居中|撮合)")
# 與X會晤後再次通話: X takes part in the first of both.
_TOLD_FIRST = re.compile(r"(?:（[^）]*）)?(?:会晤|会谈|会面|见面|通话|通电话|碰面)(?:结束)?(?:之)?(?:后|前)")
_OBJECT_OF = re.compile(r"(?:与|同|和|会见|接见|陪同|邀请|欢迎|迎接|款待|宴请|会晤)(?:正在)?(?:[^，。；]{1,4}进行)?$")
_UNTIL_NAME = re.compile(r"[^，。；]{0,10}?的")
_AT = re.compile(r"(?:在|于|赴|到|往)$")
_PASSIVE = re.compile(r"(?:遭|被|由|陪|陪同|偕|偕同|与|和|同|跟|对|向|将|把|让|获)$")
_IS_WHERE = re.compile(r"[在于][㐀-鿿]{2,6}[与和同跟]$")  # 在曼谷與外相會晤
_FORCES = re.compile(
    r"[㐀-鿿]{0,4}?(?:战?斗?机|[军战]机|轰炸机|军舰|舰艇?|驱逐舰|航母|海警|潜艇|无人机|海军|空军|部队)"
)
_MEANWHILE = re.compile(r"(?:时值|正值|适逢|之际)")  # 這波攻擊時值美烏和談
# With whom a subject goes to something: 市長偕同區長, 由局長陪同
_COMPANY = re.compile(r"(?:偕同?|会同|联同|连同|协同|率领?|带领|陪同)[㐀-鿿]{0,4}$")
# Who is told of by somebody is the subject of what he does: 發言人介紹外長訪俄, 該黨因應首相請辭.
_TELLS_OF = pattern(r"<event-told-of>[了过到著着]?$")
_INVITES = re.compile(r"(?:邀请?|约)[了过到]?$")
_SEAT = re.compile(r"(?:首都|首府)$")
# Whose office stands right after a party or a house: 罷免某黨某縣立委X.
_UNTIL_OFFICE = re.compile(r"(?:籍|的)?[㐀-鿿]{0,4}")
# Events of which a verb tells one party, its subject.
_OF_ONE = frozenset(("visit", "arrest", "personnel", "election", "accident"))
# Those that two sides have with each other.
_OF_TWO = frozenset(("call", "meeting", "visit", "summit", "agreement", "tariff", "attack", "purchase", "arms-sale"))
# What is gone to see is no party: 參觀博物院.
OF_PLACES = frozenset(("参观", "参访", "视察", "走访", "考察", "造访"))
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
    relative = trigger.type in _OF_ONE and (trigger.verb or _OBJECT_OF.search(site.before))
    if relative and (told_of := _told_of(site)):
        return _parts([*keys, *told_of], site, trigger)
    named = _named_subject(site, trigger)
    subjects = _subjects(site, trigger) if predicate else []
    if named:  # 法院裁定X羈押: the court takes part, but not 民眾 who only watch
        subjects = [s for s in subjects if trigger.type == "arrest" and s.kind is AgentKind.ORGANIZATION]
    keys += [who[s.span] for s in subjects]
    if trigger.family == "appointment" and predicate:
        keys += _office_of(site)
    if trigger.type == "personnel" and trigger.verb:
        keys += _office_after(site)
    if trigger.family == "inauguration" and predicate:
        keys += [k for s in subjects for k in _office_in(site, s)]
    if trigger.type == "speech" and predicate and not any(s.is_person for s in subjects):
        keys += _who_speaks_next(site)
    owner = _owner(site) if trigger.noun and trigger.type in _OWNED else []
    keys += owner
    if owner and trigger.type == "personnel":  # 出席巴拉圭總統X的就職典禮: whoever is there takes no office
        return _parts(owner, site, trigger)
    if trigger.type == "arrest" and predicate:
        keys += _court(site)
    keys += _partners(site, trigger, predicate=predicate, occasion=occasion)
    if predicate:
        keys += attendants(site, trigger)
    if predicate and not subjects and not named:
        keys += _speaker(site, trigger, keys)
    return _parts(keys, site, trigger)


def _parts(keys: Sequence[str], site: Site, trigger: Trigger) -> tuple[frozenset[str], frozenset[str]]:
    """Agents' keys and countries' codes apart, with the countries named beside the trigger."""
    agents = frozenset(k for k in keys if not k.startswith(COUNTRY))
    countries = {k.removeprefix(COUNTRY) for k in keys if k.startswith(COUNTRY)}
    return agents, frozenset(countries | _countries(site, trigger, countries))


def _told_of(site: Site) -> list[str]:
    """The key of him of whom a verb before 的 tells that stands beside his name: 來訪的德國總理X, 落馬的部長Y.

    As the object of another verb, more may stand between: 陪同來華進行國事訪問的總統X.
    """
    around, end = site.around, site.trigger.end
    between = _UNTIL_NAME.match(around.doc.norm, end) if _OBJECT_OF.search(site.before) else None
    at = between.end() if between else end + 1
    if around.doc.norm[at - 1 : at] != "的":
        return []
    following = around.actors.within(at, at + 30)
    return [around.who[a.span] for a in following if a.phrase.start == at and not a.modifier and a.span in around.who][
        :1
    ]


def _named_subject(site: Site, trigger: Trigger) -> bool:
    """Whether the name right before a verb is its subject, so that whoever stands before takes no part: 民眾觀看X宣判."""
    if not trigger.verb or trigger.type not in _OF_ONE or _PASSIVE.search(site.before):
        return False
    inside = site.around.actors.within(site.name.start, site.trigger.start)
    return any(a.is_person for a in inside)


def _subjects(site: Site, trigger: Trigger) -> list[ActorMention]:
    """The subject of the clause, or for a verb that of the clause before."""
    around, clause = site.around, site.clause
    known = _told_subject(site, trigger) or _subjects_between(around, clause.start, site.trigger.start)
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
        lead = around.doc.norm[start : actor.phrase.start]
        if _TELLS_OF.search(lead):
            told = _subjects_between(around, actor.phrase.start, end)
            both = _INVITES.search(lead) and trigger.type in ("meeting", "call", "summit")
            return [*_subjects_between(around, start, actor.phrase.start), *told] if both else told
        if lead.endswith("的") and ADVERBIALS.fullmatch(_without_times(around, actor.phrase.end, end)):
            return [actor] if actor.span in around.who else []
    return []


def _without_times(around: Surroundings, start: int, end: int) -> str:
    """The words of a stretch without the dates in it."""
    words = around.doc.norm[start:end]
    for time in reversed(around.times.within(start, end)):
        words = words[: time.span.start - start] + words[time.span.end - start :]
    return words


def _subjects_between(around: Surroundings, start: int, end: int) -> list[ActorMention]:
    """The subjects of a stretch; an organisation before a title only says whose it is: 政治局 in 政治局委員、外長X."""
    found = subjects_in(around.doc, around.actors, start, end)
    if found and found[0].kind is None and _SEAT.search(around.doc.norm, start, found[0].phrase.start):
        return _subjects_between(around, found[0].phrase.end, end)  # 在馬來西亞首都吉隆坡: where
    if found and found[0].kind is AgentKind.ORGANIZATION:
        title = gazetteer().titles.match(around.doc.norm, found[0].phrase.end, end)
        if title is not None:
            return _subjects_between(around, title.end, end)
        if _AT.search(around.doc.norm, start, found[0].phrase.start):
            return []  # 在立法院備詢: where, not who
    return [a for a in found if a.span in around.who]


def _office_of(site: Site) -> list[str]:
    """The key of the organisation whose office somebody takes: 經濟部長由X接任."""
    around, clause = site.around, site.clause
    for actor in around.actors.within(clause.start, site.trigger.start):
        if actor.kind is AgentKind.ORGANIZATION and actor.span in around.who:
            return [around.who[actor.span]] if _FILLED.match(around.doc.norm, actor.span.end) else []
    return []


def _office_after(site: Site) -> list[str]:
    """The key of the organisation whose office is given or taken: 任命X为水利部部长, 免去X的水利部部长职务."""
    around, clause = site.around, site.clause
    for actor in around.actors.within(site.trigger.end, clause.end):
        if actor.kind is AgentKind.ORGANIZATION and actor.span in around.who:
            given = _GIVEN.search(around.doc.norm, site.trigger.end, actor.phrase.start)
            return [around.who[actor.span]] if given else []
    return []


def _office_in(site: Site, holder: ActorMention) -> list[str]:
    """The key of the organisation in a title: 經濟部 of 經濟部長X."""
    around = site.around
    inside = around.actors.within(holder.phrase.start, holder.phrase.end)
    houses = (a for a in inside if a.kind is AgentKind.ORGANIZATION and not a.key.endswith(("黨", "党")))
    return [around.who[a.span] for a in houses if a.span in around.who]


def _who_speaks_next(site: Site) -> list[str]:
    """The key of him who speaks on the occasion that a clause tells of: 國防部舉行記者會，發言人X答問."""
    around = site.around
    sentence = around.doc.sentence_at(site.clause.start)
    following = next((c.span for c in sentence.clauses if c.span.start > site.clause.start), None) if sentence else None
    if following is None:
        return []
    found = _subjects_between(around, following.start, following.end)
    leads = found and found[0].is_person and found[0].phrase.start - following.start <= 1
    return [around.who[found[0].span]] if leads else []


def _owner(site: Site) -> list[str]:
    """The key of him whose occasion it is: 賴總統的帛琉行, 林部長3月1日的演說."""
    around, start = site.around, site.name.start
    for actor in reversed(around.actors.within(max(site.clause.start, start - 30), start)):
        if not actor.modifier and actor.span in around.who:
            if not _OF.fullmatch(around.doc.norm[actor.phrase.end : start]):
                return []
            return [around.who[actor.span], *_joined_before(site, actor)]
    return []


def _joined_before(site: Site, last: ActorMention) -> list[str]:
    """The key of whoever is joined to one before: X in X和Y的會面."""
    around = site.around
    for actor in around.actors.within(site.clause.start, last.phrase.start):
        joined = around.doc.norm[actor.phrase.end : last.phrase.start] in _WITH
        if joined and not actor.modifier and actor.span in around.who:
            return [around.who[actor.span]]
    return []


def _court(site: Site) -> list[str]:
    """The key of the court in which it happens: 在首爾中央地方法院受審."""
    around, clause = site.around, site.clause
    before = around.actors.within(clause.start, site.trigger.start)
    at = [
        a
        for a in before
        if a.sector == "court" and around.doc.norm.endswith(("在", "于"), clause.start, a.phrase.start)
    ]
    return [around.who[a.span] for a in at if a.span in around.who]


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
        if not goes_on and any(
            m.key.strong and m.key.verb and m.key.type != trigger.type
            for m in triggers().find(around.doc.norm, last.start, last.end)
        ):
            return []
        found = _subjects_between(around, last.start, last.end)
        if found:
            leads = found[0].phrase.start - last.start <= 3 or _after_titles(around, last, found[0])
            return [*found, *_companions(around, last, found[-1], trigger)] if leads else []
        if not goes_on and not _ASIDE.match(around.doc.norm, last.start, last.end):
            return []
    return []


def _companions(around: Surroundings, clause: Span, subject: ActorMention, trigger: Trigger) -> list[ActorMention]:
    """Those with whom the subject of a clause goes to what the next one tells: 市長X偕同區長Y、里長Z，視察工地."""
    if trigger.type not in ("visit", "meeting", "speech"):
        return []
    found: list[ActorMention] = []
    for actor in around.actors.within(subject.phrase.end, clause.end):
        if not actor.is_person or actor.modifier or actor.span not in around.who:
            continue
        lead = around.doc.norm[clause.start : actor.phrase.start]
        joined = found and around.doc.norm[found[-1].phrase.end : actor.phrase.start] in _JOINTS
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


def _partners(site: Site, trigger: Trigger, *, predicate: bool, occasion: bool) -> list[str]:
    """The keys of those beside a trigger: 與X會談, 由X主持, 會見X和Y, 記者會上告訴X."""
    around, clause, span = site.around, site.clause, site.trigger
    norm, who, keys = around.doc.norm, around.who, list[str]()
    near = [
        a
        for a in around.actors.within(clause.start, clause.end)
        if a.span in who and (not a.modifier or a.key.startswith(COUNTRY))
    ]
    near = [a for a in near if not _leads_to_office(norm, a, near)]
    for actor in near:
        lead = norm[clause.start : actor.phrase.start]
        if actor.phrase.end <= span.start and _TOLD_FIRST.match(norm, actor.phrase.end, span.start):
            continue
        if actor.phrase.end <= span.start and _PARTNER.search(lead):
            if (
                not predicate
                and trigger.type not in _OF_TWO
                and any(a.phrase.end + 1 == actor.phrase.start for a in near)
            ):
                continue  # 市長和市府統籌選舉: both do, with nobody
            if predicate or span.start - actor.phrase.end <= 12:
                keys += [
                    who[actor.span],
                    *(who[a.span] for a in _joined(norm, actor, near) if a.span.end <= span.start),
                ]
        elif actor.phrase.end <= span.start and _takes_part_by(site, trigger, actor, lead):
            keys.append(who[actor.span])
        elif trigger.verb and not _is_goal(trigger, actor) and span.end <= actor.phrase.start <= span.end + 7:
            if _OBJECT_GAP.fullmatch(norm[span.end : actor.phrase.start]):
                keys += [who[actor.span], *(who[a.span] for a in _joined(norm, actor, near))]
        elif occasion and actor.phrase.start >= span.end and _TOLD.search(norm[span.end : actor.phrase.start]):
            keys.append(who[actor.span])
    return keys


def _is_goal(trigger: Trigger, actor: ActorMention) -> bool:
    """Whether what stands after a verb is only where it leads: 參觀博物院, 包圍立法院."""
    return trigger.form in OF_PLACES or (trigger.type == "protest" and actor.kind is AgentKind.ORGANIZATION)


def _leads_to_office(norm: str, party: ActorMention, near: Sequence[ActorMention]) -> bool:
    """Whether a party only says whose officeholder follows at once: 民進黨 in 民進黨宜蘭立委X."""
    if party.kind is not AgentKind.ORGANIZATION or not party.key.endswith(("黨", "党")):
        return False
    return any(
        a.is_person
        and 0 <= a.phrase.start - party.phrase.end <= 5
        and _UNTIL_OFFICE.fullmatch(norm, party.phrase.end, a.phrase.start)
        for a in near
    )


def _takes_part_by(site: Site, trigger: Trigger, actor: ActorMention, lead: str) -> bool:
    """Whether 由, 遭 or 被 before a name makes it a party, or 為 at a welcome: 為總統X舉行歡迎儀式."""
    if trigger.family in ("welcome", "meal") and _FOR.search(lead):
        return True
    return _BY.search(lead) is not None and not _mediates(site, actor.phrase)


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
    told = site.around.actors.within(holder.span.start, site.clause.start)
    if holder.speaker.startswith(ANONYMOUS) or any(a.kind is not None and not a.modifier for a in told):
        return []  # the words are on somebody else
    with_agents = any(not k.startswith(COUNTRY) for k in keys)
    first = site.clause.start == holder.span.start and _OWN_DOING.fullmatch(site.before) is not None
    if trigger.type == "visit":
        return [holder.speaker] if with_agents or first else []
    return [holder.speaker] if trigger.type in ("meeting", "call") and with_agents else []


def _countries(site: Site, trigger: Trigger, known: set[str]) -> set[str]:
    """The countries named beside a trigger; for an arms sale with fewer than two, those of its sentence if few."""
    around, clause = site.around, site.clause
    listed = [c for c in _own(around, clause.start, clause.end) if not c.place or c.region]
    listed = [c for c in listed if not _IS_WHERE.match(around.doc.norm, c.span.start - 1, c.span.end + 1)]
    found = _enumerated(around.doc.norm, listed, site.trigger)
    if trigger.type in _OF_ALL_COUNTRIES:
        found = {c.code for c in listed if not _mediates(site, c.span)}
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


def _mediates(site: Site, party: Span) -> bool:
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
