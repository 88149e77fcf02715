"""Who takes part in an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.events.attending import attendants
from kg.extractors.events.doers import JOINTS, OF_ONE, has_named_subject, subjects_between, subjects_of_clause
from kg.extractors.events.model import DECREES, Site, Trigger
from kg.extractors.events.sides import countries_beside, mediates
from kg.extractors.mentions import ANONYMOUS, COUNTRY, ActorMention
from kg.model import AgentKind

_PARTNER = re.compile(r"(?:与|和|同|跟|向|(?<![针面反绝])对|会见|接见|同意与)$")
_BY = re.compile(r"(?:由|遭|被|遭到|获)$")
_TOLD = re.compile(r"^[^，。；]{0,6}(?:告诉|对|向|同|与|跟|劝|敦促|警告|提醒)$")
_OBJECT_GAP = re.compile(r"(?:了|过|到|于|任)?(?:[㐀-鿿]{2,4}的)?")
_OWN_DOING = re.compile(r"(?:正|将|拟|已|已经|计划|准备|打算|决定|会|曾|并|正在|日前|[上本今昨]\S{0,4})*[㐀-鿿]{0,3}")
_FILLED = re.compile(r"[㐀-鿿]{1,4}(?:一职)?(?:则|将|改)?由")
_GIVEN = re.compile(r"(?:[为任兼的]|担任|出任)$")
_FOR = re.compile(r"[为替]$")  # 為X舉行歡迎儀式
_OWNED = frozenset(("visit", "speech", "exercise", "personnel", "meeting", "call"))
_WITH = ("和", "与", "跟", "同", "、")
_OF = re.compile(
    r"[^，。；的㐀-鿿]{0,6}(?:[昨今去本上前]?[天日年月週周])?[0-9月日]{0,6}的(?:(?!召[开集]|举行|进行|展开|提出|发表|主持)[㐀-鿿]){0,4}|(?:[0-9]{1,2}[月日]){1,2}(?:[上下]午|晚间?)?(?:例行)?"
)
# 與X會晤後再次通話: X takes part in the first of both.
_TOLD_FIRST = re.compile(r"(?:（[^）]*）)?(?:会晤|会谈|会面|见面|通话|通电话|碰面)(?:结束)?(?:之)?(?:后|前)")
_OBJECT_OF = re.compile(r"(?:与|同|和|会见|接见|陪同|邀请|欢迎|迎接|款待|宴请|会晤)(?:正在)?(?:[^，。；]{1,4}进行)?$")
_UNTIL_NAME = re.compile(r"[^，。；]{0,10}?的")
# Whose office stands right after a party or a house: 罷免某黨某縣立委X.
_UNTIL_OFFICE = re.compile(r"(?:籍|的)?[㐀-鿿]{0,4}")
# Those that two sides have with each other.
_OF_TWO = frozenset(("call", "meeting", "visit", "summit", "agreement", "tariff", "attack", "purchase", "arms-sale"))
# What is gone to see is no party: 參觀博物院.
OF_PLACES = frozenset(("参观", "参访", "视察", "走访", "考察", "造访"))


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
    if trigger.family == "party":  # 國民黨主席選舉
        covering = around.actors.covering(site.trigger.start, site.trigger.start + 1)
        keys += [who[a.span] for a in covering if a.kind is AgentKind.ORGANIZATION and a.span in who]
    relative = trigger.type in OF_ONE and (trigger.verb or _OBJECT_OF.search(site.before))
    if relative and (told_of := _told_of(site)):
        return _parts([*keys, *told_of], site, trigger)
    named = has_named_subject(site, trigger)
    subjects = subjects_of_clause(site, trigger) if predicate else []
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
    return agents, frozenset(countries | countries_beside(site, trigger, countries))


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
    found = subjects_between(around, following.start, following.end)
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
    return _BY.search(lead) is not None and not mediates(site, actor.phrase)


def _joined(norm: str, first: ActorMention, near: Sequence[ActorMention]) -> list[ActorMention]:
    """Those joined to an object: 副總統范斯和國務卿盧比歐."""
    found, end = [], first.phrase.end
    for actor in near:
        if actor.phrase.start > end and norm[end : actor.phrase.start] in JOINTS:
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
