"""Joins the mentions of one event, and tells events from mere topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.extractors.events import EventMention
from kg.extractors.events.lasting import LASTING, is_stretch, lasted
from kg.extractors.events.parties import OF_PLACES
from kg.extractors.events.titles import agree
from kg.extractors.mentions import ANONYMOUS, COUNTRY
from kg.model import EventStatus, Role, TimeExpression

# Events of these types are at home where nothing says otherwise.
_DOMESTIC = frozenset(("law", "vote", "election", "personnel", "arrest", "meeting", "speech", "accident"))
# Of these, whoever they befall is at home there as well.
_ON_PERSONS = frozenset(("personnel", "arrest", "election"))
# These happen and are over; a tariff or a treaty of last year may be what today's story is on.
_MOMENTARY = frozenset(("accident", "attack", "election", "exercise", "protest", "visit", "call"))
# These stay what they are while they are dealt with on several days: 這項法案, of whatever day.
_LASTING = frozenset(("law", "agreement", "arms-sale"))
# At these, many take part, and no sentence names them all.
_OPEN_TO_MANY = frozenset(("hearing", "tour", "forum", "party", "session", "review", "meal"))
# Who does these and something else on one day does both.
_APART = frozenset(("press", "welcome"))
# A verb beside a plain name of these is enough.
_TELLING = frozenset(("summit", "accident", "agreement"))
_IN_COMMITTEE = frozenset(("review", "hearing"))  # of a day: 委員會審查…，部長備詢
_ON_MOTIONS = frozenset(("reading", "motion"))  # 表決 and 信任案
_SITTINGS = frozenset(("session", "party"))  # of houses and congresses, that go on for days
_LEAVING = frozenset(("dismissal", "resignation"))  # of one office, told either way
_AGAIN = ("上一", "头一", "第一")
_TRIP_DAYS = 5  # between two days of one trip

_AUTHORITIES = ("法院", "法庭", "檢察署", "地檢署", "檢方", "警方", "警察局", "調查局", "廉政署", "法院檢察廳")
_BODIES = ("部", "省", "院", "署", "局", "委員會", "總統府", "白宮", "大使館", "政府", "立法會", "議會", "國會")


@dataclass
class Happening:
    """The mentions of one event while they are being joined."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.mentions[0].trigger.type

    @property
    def family(self) -> str:
        return next((m.trigger.family for m in self.mentions if m.trigger.family != "*"), "*")

    @property
    def time(self) -> TimeExpression | None:
        """The most precise date of its mentions, the first of equals; of a visit the earliest: it begins then.

        Of what goes on for days, its first to its last where that is told.
        """
        dated = [m.time for m in self.mentions if m.time is not None and m.count == 1]
        if self.type in LASTING or self.family in _SITTINGS:
            whole = next((t for t in dated if is_stretch(t)), None)
            day = self._day_of(dated)
            if whole is not None and day is not None and whole.start <= day.start and day.end <= whole.end:
                return whole
            return lasted(day, max(m.days for m in self.mentions)) if day else None
        return self._day_of(dated)

    def _day_of(self, dated: Sequence[TimeExpression]) -> TimeExpression | None:
        if dated and self.type == "visit":
            return min(dated, key=lambda t: ((t.end - t.start).days, t.start))
        return min(dated, key=lambda t: ((t.end - t.start).days, t.span.start)) if dated else None

    @property
    def day(self) -> TimeExpression | None:
        """Its date, or if no mention tells it, the day on which the story is where it first happens."""
        return self.time or next((m.scene for m in self.mentions if m.scene is not None), None)

    @property
    def agents(self) -> frozenset[str]:
        return frozenset().union(*(m.agents for m in self.mentions if m.count == 1))

    @property
    def countries(self) -> frozenset[str]:
        """Those of its mentions. Many a clause on a tariff names others: those count that tell or name it, if any do."""
        firm = [m for m in self.mentions if m.predicate or any(k.startswith(COUNTRY) for k in m.named)]
        told = firm if self.type == "tariff" else []
        return frozenset().union(*(m.countries for m in told or self.mentions))

    @property
    def named(self) -> frozenset[str]:
        return frozenset().union(*(m.named for m in self.mentions))

    def parties(self, country_of: Mapping[str, str | None]) -> frozenset[str]:
        """Its countries, those of its agents included."""
        return self.countries | {c for a in self.agents if (c := country_of.get(a))}

    def home(self, country_of: Mapping[str, str | None], home: str | None, bodies: frozenset[str]) -> frozenset[str]:
        """Its countries, or the one that the story is set in for an event at home that names none.

        Args:
            country_of: the country of each agent's key, where known.
            home: where the story is set.
            bodies: the keys of organisations. One of no country (the European Union) is at home nowhere.
        """
        found = self.parties(country_of).union(*(m.trigger.countries for m in self.mentions))
        if found or home is None or self.type not in (_ON_PERSONS if self.agents & bodies else _DOMESTIC):
            return found
        return frozenset((home,))


def join(
    mentions: Sequence[EventMention], country_of: Mapping[str, str | None], published: date | None = None
) -> list[Happening]:
    """Join mentions of one event: same type and family, dates that agree, parties that do not contradict.

    Args:
        mentions: in order of the text.
        country_of: the country of each agent's key, where known.
        published: the article's day; an event of long ago is not the one that a story of today is on.
    """
    found: list[Happening] = []
    doubles: list[EventMention] = []
    for mention in mentions:
        if mention.count > 1:
            doubles.append(mention)
            continue
        mention = _of_same_pair(mention, found)
        fits = [h for h in found if _fits(h, mention, country_of) and not _long_ago(h, mention, published)]
        dated = [h for h in fits if h.time is not None]
        if mention.trigger.form.startswith("第一") and dated:
            min(dated, key=lambda h: h.time.start if h.time else date.max).mentions.append(
                mention
            )  # of several, the earliest
        elif fits:
            max(fits, key=lambda h: _affinity(h, mention)).mentions.append(mention)
        else:
            found.append(Happening([mention]))
    for mention in doubles:  # 這兩通電話 names the two calls that the article tells of most
        same = [h for h in found if h.type == mention.trigger.type and _named_agree(h, mention, country_of)]
        meant = sorted(same, key=lambda h: (h.time is None, -len(h.mentions)))[: mention.count]
        agents = next((h.agents for h in meant if h.agents), frozenset[str]())
        if not meant:
            found.append(Happening([replace(mention, count=1)]))  # 遭2度否決: nothing else tells of either
        for happening in meant:
            # The words hold for each: what are called two calls between the same are each between them.
            shared = mention if happening.agents else replace(mention, count=1, agents=agents)
            happening.mentions.append(shared)
    return found


def _of_same_pair(mention: EventMention, found: Sequence[Happening]) -> EventMention:
    """上一通, 上次會晤: one between those who met or called each other last, as far as nobody else is named."""
    again = mention.trigger.form.startswith(_AGAIN) or mention.pointer == "far"
    if mention.trigger.type not in ("call", "meeting") or not again or mention.agents or mention.countries:
        return mention
    last = next(
        (h for h in reversed(found) if h.type == mention.trigger.type and h.family == mention.trigger.family), None
    )
    return replace(mention, agents=last.agents) if last else mention


def _long_ago(happening: Happening, mention: EventMention, published: date | None) -> bool:
    """Whether one of both is dated long before the article and the other has no date: 2018年花蓮地震 in today's story."""
    if published is None or (happening.time is None) == (mention.time is None):
        return False
    dated = happening.time or mention.time
    momentary = happening.type in _MOMENTARY or happening.family == "ties"
    return dated is not None and (published - dated.end).days > 180 and momentary


def _fits(happening: Happening, mention: EventMention, country_of: Mapping[str, str | None]) -> bool:
    if happening.type != mention.trigger.type:
        return False
    if mention.name and any(m.name == mention.name for m in happening.mentions):
        return True
    if not _families_agree(happening, mention):
        return False
    for ours, its in (
        ({m.name for m in happening.mentions}, mention.name),
        ({m.version for m in happening.mentions}, mention.version),
        ({_proper_form(m) for m in happening.mentions}, _proper_form(mention)),
    ):
        ours.discard("")
        if ours and its and not any(its in o or o in its for o in ours):
            return False
    if mention.pointer != "near" and not all(agree(t, mention.title) for t in {m.title for m in happening.mentions}):
        return False
    time = happening.time
    pointed = mention.pointer == "near" and happening.type in _LASTING
    trip = _one_trip(happening, mention, country_of)
    if (
        time is not None
        and mention.time is not None
        and not pointed
        and not trip
        and not _overlaps(happening, mention, mention.time)
    ):
        return False
    if pointed and happening.type == "law":
        return True  # 眾議院也通過了這項法案
    if mention.pointer == "far" and time is None and mention.time is not None:
        return False
    return trip or _named_agree(happening, mention, country_of)


def _families_agree(happening: Happening, mention: EventMention) -> bool:
    """Whether words of both families may mean one event: always if one is open, else of one doer and a day."""
    families = {happening.family, mention.trigger.family}
    if mention.title and happening.family == "talk" and not any(m.title for m in happening.mentions):
        return False  # 會見德國外長: not 中非合作論壇第五屆部長會
    if len(families) == 1 or "*" in families:
        return True
    if families in (_IN_COMMITTEE, _ON_MOTIONS):
        return _one_day(happening, mention)
    if not happening.agents & mention.agents:
        return False
    ours, its = happening.time, mention.time
    same_day = ours is not None and its is not None and ours.start == its.start
    return families == _LEAVING or (same_day and not families & _APART)


def _proper_form(mention: EventMention) -> str:
    """The word that is the name of one event, or ""."""
    return mention.trigger.form if mention.trigger.proper else ""


def _named_agree(happening: Happening, mention: EventMention, country_of: Mapping[str, str | None]) -> bool:
    """Whether parties of both can be those of one event: two full pairs must be the same pair."""
    ours, theirs = happening.agents, mention.agents
    if Role.HEADLINE in (mention.role, happening.mentions[-1].role):  # 召見陸大使 in a headline: who he is comes later
        ours, theirs = _known(ours), _known(theirs)
    if happening.type == "arrest":
        ours, theirs = _accused(ours), _accused(theirs)
    if happening.type == "election":  # 參議院大選 and whoever lost it
        ours, theirs = _persons(ours), _persons(theirs)
    if happening.type == "vote" and "motion" in (happening.family, mention.trigger.family):  # whom a house impeaches
        ours, theirs = _no_parties(_persons(ours)), _no_parties(_persons(theirs))
    families = {happening.family, mention.trigger.family}
    if families <= _OPEN_TO_MANY and (len(families) == 1 or families == _IN_COMMITTEE):
        return True
    if ours and theirs and not ours & theirs:
        shared = happening.named & mention.named
        if happening.type == "visit":  # 訪華 of one and of another
            shared = frozenset(k for k in shared if not k.startswith(COUNTRY))
        return bool(shared) and len(theirs) + len(ours) <= 2
    if (
        len(ours) >= 2
        and len(theirs) >= 2
        and happening.type in ("call", "meeting")
        and not (ours <= theirs or theirs <= ours)
        and not (
            _one_day(happening, mention) and _persons(ours) & _persons(theirs) in (_persons(ours), _persons(theirs))
        )
    ):
        return False
    mine = happening.parties(country_of)
    its = mention.countries | {c for a in mention.agents if (c := country_of.get(a))}
    if happening.type in ("call", "arms-sale", "visit") and len(mine) >= 2 and len(its) >= 2:
        return mine == its
    if happening.type in ("tariff", "sanction", "agreement", "purchase"):
        return not (happening.named and mention.named and not happening.named & mention.named)
    return not (mine and its and not mine & its)


def _overlaps(happening: Happening, mention: EventMention, time: TimeExpression) -> bool:
    """Whether the date of a mention may be that of an event, for a journey that of any of its days."""
    own = [happening.time] if happening.time else []
    journey = happening.type == "visit" and not _of_place(happening, mention)
    told = [m.time for m in happening.mentions if m.time] if journey else own
    return any(t.start <= time.end and time.start <= t.end for t in told)


def _of_place(happening: Happening, mention: EventMention) -> bool:
    """Whether a house is visited (參觀博物館) and no country."""
    return any(m.trigger.form in OF_PLACES for m in (*happening.mentions, mention))


def _one_trip(happening: Happening, mention: EventMention, country_of: Mapping[str, str | None]) -> bool:
    """Whether one visitor is told of within days, and to one country as far as both say: 14日抵達, 16日會見到訪的X."""
    ours, its = happening.time, mention.time
    if happening.type != "visit" or ours is None or its is None or _of_place(happening, mention):
        return False
    if not happening.agents & mention.agents:
        return False
    near = (its.start - ours.end).days <= _TRIP_DAYS and (ours.start - its.end).days <= _TRIP_DAYS
    home = {country_of.get(a) for a in happening.agents | mention.agents}
    mine, other = happening.countries - home, mention.countries - home
    return near and (mine <= other or other <= mine)


def _one_day(happening: Happening, mention: EventMention) -> bool:
    """Whether both are dated, to the same day."""
    ours, its = happening.time, mention.time
    return ours is not None and its is not None and ours.start == its.start == ours.end == its.end


def _persons(agents: frozenset[str]) -> frozenset[str]:
    """Those that are no ministry or office: on one day, 外務省召見X and 次官召見X may be one."""
    return frozenset(a for a in agents if not a.endswith(_BODIES))


def _no_parties(agents: frozenset[str]) -> frozenset[str]:
    return frozenset(a for a in agents if not a.endswith(("黨", "党", "團", "团")))


def _accused(agents: frozenset[str]) -> frozenset[str]:
    """Those on whom courts, prosecutors and police act."""
    return frozenset(a for a in agents if not a.endswith(_AUTHORITIES))


def _known(agents: frozenset[str]) -> frozenset[str]:
    """The keys of those that are called by name."""
    return frozenset(a for a in agents if not a.startswith(ANONYMOUS))


def _affinity(happening: Happening, mention: EventMention) -> tuple[int, int, int]:
    score = 0
    if happening.time is not None and mention.time is not None:
        score += 4
    score += 2 * len(happening.named & mention.named) + 2 * len(happening.agents & mention.agents)
    score += len(happening.countries & mention.countries)
    if mention.pointer == "near" or not mention.pointer:
        score += any(m.role is Role.HEADLINE for m in happening.mentions)
    score += happening.family == mention.trigger.family
    return score, len(happening.mentions) if mention.pointer == "near" else 0, happening.mentions[-1].span.start


def worth_keeping(happening: Happening) -> bool:
    """Whether it is an event rather than a topic: dated, repeated, in the headline, or with its parties named."""
    score = 0.0
    if happening.time is not None:
        score += 2
    if any(m.role is Role.HEADLINE for m in happening.mentions):
        score += 1
    score += min(len(happening.mentions) - 1, 2) * 0.75
    own = frozenset().union(*(m.trigger.countries for m in happening.mentions))  # 逾越海峽中線
    score += min(len(happening.agents) + len(happening.countries | own), 2) * 0.5
    if any(m.trigger.strong for m in happening.mentions):
        score += 1
    if any(m.named or m.name or m.version for m in happening.mentions):
        score += 1 if any(m.trigger.strong or m.version for m in happening.mentions) else 0.5
    if any(m.trigger.proper or (m.title and not _is_weak_vote(m)) for m in happening.mentions):
        score += 1
    if happening.type in ("arrest", "personnel") and happening.agents:
        score += 0.5
    if happening.type in _TELLING and any(
        m.predicate and m.trigger.strong and m.trigger.noun for m in happening.mentions
    ):
        score += 1  # somebody is at it, has signed it, is hit by it
    if happening.agents and any(m.predicate and m.agents for m in happening.mentions):
        score += 0.5
    return score >= 2.0


def _is_weak_vote(mention: EventMention) -> bool:
    """Whether a word also of boards and committees stands beside a bill's name: the bill is no sign of a vote."""
    return mention.trigger.type == "vote" and not mention.trigger.strong


def status_of(happening: Happening, published: date | None) -> EventStatus:
    """Whether it happened, lies ahead, or was called off."""
    if any(m.cancelled for m in happening.mentions):
        return EventStatus.CANCELLED
    time = happening.day
    if time is not None and published is not None:
        if time.end > published >= time.start != time.end and all(m.planned for m in happening.mentions):
            return EventStatus.PLANNED  # 盼本週能會晤
        return EventStatus.PLANNED if time.start > published else EventStatus.HAPPENED
    return EventStatus.PLANNED if all(m.planned for m in happening.mentions) else EventStatus.HAPPENED
