"""Finds events by their trigger words, with type, date, place and parties, and joins the mentions of one event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from kg.document import Document
from kg.extractors.mentions import ActorMention, CountryMention
from kg.lexicon import Matcher, fold
from kg.lexicon.table import read_rows
from kg.model import EventStatus, Precision, Role, Span, TimeExpression


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event (``noun``) or tells of one (``verb``); ``weak`` ones need a date or parties beside them."""

    form: str
    type: str
    noun: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place where an event is named or told. `span` includes the compound that names it (川習通話)."""

    span: Span
    trigger: Trigger
    time: TimeExpression | None
    agents: frozenset[str]
    countries: frozenset[str]
    named: frozenset[str]  # the countries and agents inside the naming phrase itself
    role: Role
    definite: bool
    plural: int
    planned: bool
    cancelled: bool = False
    place: str = ""


@dataclass
class Cluster:
    """Mentions of one event while they are being joined."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.mentions[0].trigger.type

    @property
    def time(self) -> TimeExpression | None:
        dated = [m.time for m in self.mentions if m.time is not None]
        return min(dated, key=lambda t: ((t.end - t.start).days, t.span.start)) if dated else None

    @property
    def agents(self) -> frozenset[str]:
        return frozenset().union(*(m.agents for m in self.mentions))

    @property
    def countries(self) -> frozenset[str]:
        return frozenset().union(*(m.countries for m in self.mentions))

    @property
    def named(self) -> frozenset[str]:
        return frozenset().union(*(m.named for m in self.mentions))


@cache
def triggers() -> Matcher[tuple[Trigger, ...]]:
    """All trigger words by folded form; a form may be noun and verb."""
    table: dict[str, tuple[Trigger, ...]] = {}
    for row in read_rows("events.tsv"):
        form = fold(row["form"])
        entry = Trigger(form, row["type"], row["part"] == "noun", row["strength"] == "strong")
        table[form] = (*table.get(form, ()), entry)
    return Matcher(table)


_DEFINITE = re.compile(r"(?:这通|那通|该通|这次|本次|此次|该次|这场|该场|此|该|这项|该项|上述|这起|该|这)$")
_PLURAL = re.compile(r"(?:两|二|2|２)(?:次|通|场|起|轮|度)$")
_PLANNED = re.compile(r"将|拟|预计|原定|原订|计划|打算|准备|即将|可望|有望|考虑|要在|希望|邀请|期待|下周|下月|明天|明年|等待|最快|排定|定于|预定|敲定行程|订于")
_CANCELLED = re.compile(r"取消|延期|推迟|喊停|停办|不去|叫停|暂停|延后")
_NEGATED = re.compile(r"(?:不|未|没|没有|无|否认|拒绝|从未|并未|不会|不能|尚未|不愿|反对|禁止|避免|如果|若|一旦|是否|可能|恐|威胁|扬言)$")
_GENERIC_BEFORE = re.compile(r"(?:各种|任何|一些|相关|常态|历次|历来|过去以来这些|这些|所有|多次|每次|哪些|有关|反|防|抗|疑似)$")
_GENERIC_AFTER = re.compile(r"(?:问题|议题|常态化|政策|能力|机制|需求|学者|专家|委员会|部|署|局|中心|行为|风险|威胁|意图|准备|制度|经验|关系|法|权|主义|者|家|长|员|率|战略|策略|渠道|管道|组织|法院|分子|犯|罪)")


def find_mentions(
    doc: Document,
    times: Sequence[TimeExpression],
    countries: Sequence[CountryMention],
    actors: Sequence[ActorMention],
    who: Mapping[Span, str],
) -> list[EventMention]:
    """All places where a trigger names or tells an event, in order."""
    found: list[EventMention] = []
    names = [a.span for a in actors if a.key]
    for block in doc.blocks:
        if block.role in (Role.BYLINE, Role.META, Role.KEYWORDS):
            continue
        for match in triggers().find(doc.norm, block.span.start, block.span.end):
            span = Span(match.start, match.end)
            if any(span.overlaps(n) and len(n) > len(span) for n in names if abs(n.start - span.start) < 20):
                continue
            word = doc.word_at(span.start)
            if len(span) == 1 and (word.start, word.end) != (span.start, span.end):
                continue
            mention = _mention(doc, span, match.key, block.role, times, countries, actors, who)
            if mention is not None:
                found.append(mention)
    return found


def _mention(
    doc: Document,
    span: Span,
    choices: tuple[Trigger, ...],
    role: Role,
    times: Sequence[TimeExpression],
    countries: Sequence[CountryMention],
    actors: Sequence[ActorMention],
    who: Mapping[Span, str],
) -> EventMention | None:
    norm = doc.norm
    sentence = doc.sentence_at(span.start)
    if sentence is None:
        return None
    clause = next((c.span for c in sentence.clauses if span in c.span), sentence.span)
    start = _name_start(doc, span, clause.start, countries, actors)
    before, after = norm[clause.start : start], norm[span.end : clause.end]
    if _NEGATED.search(before) or _GENERIC_BEFORE.search(before):
        return None
    trigger = choices[0]
    if _GENERIC_AFTER.match(after) and trigger.noun:
        return None
    name = Span(start, span.end)
    inside_agents = frozenset(who[a.span] for a in actors if a.span in name and a.span in who)
    inside_countries = frozenset(c.code for c in countries if c.span in name)
    named = inside_agents | frozenset("country:" + c for c in inside_countries)
    near = [a for a in actors if clause.start <= a.span.start < clause.end and a.span in who and not a.modifier]
    agents = _parties(norm, span, trigger, near, who) | frozenset(k for k in inside_agents)
    codes = set(inside_countries)
    for c in countries:
        if clause.start <= c.span.start < clause.end and not c.place and _is_party(norm, c.span, span):
            codes.add(c.code)
    return EventMention(
        name, trigger, _time(doc, span, clause, sentence.span, times),
        frozenset(a for a in agents if not a.startswith("country:")),
        frozenset(codes) | frozenset(a.removeprefix("country:") for a in agents if a.startswith("country:")),
        named, role,
        definite=bool(_DEFINITE.search(before)), plural=2 if _PLURAL.search(before) else 1,
        planned=bool(_PLANNED.search(before)), cancelled=bool(_CANCELLED.match(after)),
        place=_place(doc, span, clause),
    )  # fmt: skip


def _name_start(
    doc: Document, span: Span, low: int, countries: Sequence[CountryMention], actors: Sequence[ActorMention]
) -> int:
    """Take the parties written right before a trigger into its name: 川習通話, 對台軍售."""
    ends = {c.span.end: c.span.start for c in countries} | {a.span.end: a.span.start for a in actors if a.key}
    at = span.start
    while at > low:
        if at in ends and ends[at] >= low:
            at = ends[at]
        elif doc.norm[at - 1] == "对" and at < span.start:
            at -= 1
        else:
            break
    return at


def _parties(
    norm: str, span: Span, trigger: Trigger, near: Sequence[ActorMention], who: Mapping[Span, str]
) -> frozenset[str]:
    """The agents of a clause that take part: its subject, and whoever 與, 和, 同 or the verb joins to it."""
    found = set()
    for mention in near:
        if mention.span.end <= span.start:
            found.add(who[mention.span])
        elif mention.span.start - span.end <= 12:
            found.add(who[mention.span])
    return frozenset(found)


def _is_party(norm: str, country: Span, span: Span) -> bool:
    distance = span.start - country.end if country.end <= span.start else country.start - span.end
    return distance <= 14


def _time(
    doc: Document, span: Span, clause: Span, sentence: Span, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The date of a trigger: the nearest in its clause, before it if any, else one that leads the sentence."""
    inside = [t for t in times if t.span in clause]
    before = [t for t in inside if t.span.end <= span.start]
    if before:
        return before[-1]
    after = [t for t in inside if t.span.start >= span.end and t.span.start - span.end <= 8]
    if after:
        return None
    earlier = [t for t in times if sentence.start <= t.span.start and t.span.end <= clause.start]
    if earlier and clause.start - earlier[-1].span.end <= 24 and "。" not in doc.norm[earlier[-1].span.end : clause.start]:
        return earlier[-1]
    return None


_PLACE = re.compile(r"(?:在|于|到|赴|前往|抵达)([㐀-鿿]{2,14}?)(?:举行|召开|会晤|会见|会谈|登场|进行|展开|发表|见|出席|会面|访问|签署)")


def _place(doc: Document, span: Span, clause: Span) -> str:
    for match in _PLACE.finditer(doc.norm, clause.start, min(clause.end, span.end + 1)):
        if match.end() >= span.start - 4:
            return doc.article.text[match.start(1) : match.end(1)]
    return ""


def cluster(mentions: Sequence[EventMention]) -> list[Cluster]:
    """Join mentions of one event: same type, dates that agree, parties that do not contradict."""
    clusters: list[Cluster] = []
    for mention in mentions:
        same_type = [c for c in clusters if c.type == mention.trigger.type and _compatible(c, mention)]
        if mention.plural > 1:
            latest = [c for c in clusters if c.type == mention.trigger.type][-2:]
            for target in latest:
                target.mentions.append(mention)
            if latest:
                continue
        if same_type:
            best = max(same_type, key=lambda c: (_affinity(c, mention), c.mentions[-1].span.start))
            best.mentions.append(mention)
        else:
            clusters.append(Cluster([mention]))
    return clusters


def _compatible(cluster: Cluster, mention: EventMention) -> bool:
    time = cluster.time
    if time is not None and mention.time is not None and not _dates_agree(time, mention.time):
        return False
    named = cluster.named
    if named and mention.named and not named & mention.named:
        return bool(cluster.agents & mention.agents)
    return True


def _affinity(cluster: Cluster, mention: EventMention) -> int:
    score = 0
    if cluster.time is not None and mention.time is not None:
        score += 3
    score += 2 * len(cluster.named & mention.named) + len(cluster.agents & mention.agents)
    if any(m.span.start < mention.span.start and m.trigger.form == mention.trigger.form for m in cluster.mentions):
        score += 1
    return score


def _dates_agree(a: TimeExpression, b: TimeExpression) -> bool:
    return a.start <= b.end and b.start <= a.end


def worth_keeping(cluster: Cluster) -> bool:
    """Whether a cluster is an event rather than a topic: dated, repeated, in the headline, or with its parties named."""
    score = 0.0
    if cluster.time is not None:
        score += 2
    if any(m.role is Role.HEADLINE for m in cluster.mentions):
        score += 1
    if len(cluster.mentions) > 1:
        score += 1
    parties = len(cluster.agents) + len(cluster.countries)
    score += min(parties, 2) * 0.5
    if any(m.trigger.strong for m in cluster.mentions):
        score += 1
    if any(m.named for m in cluster.mentions):
        score += 0.5
    return score >= 2.5


def status_of(cluster: Cluster, published: date | None) -> EventStatus:
    """Whether the event happened, lies ahead, or was called off."""
    if any(m.cancelled for m in cluster.mentions):
        return EventStatus.CANCELLED
    time = cluster.time
    if time is not None and published is not None:
        return EventStatus.PLANNED if time.start > published else EventStatus.HAPPENED
    return EventStatus.PLANNED if all(m.planned for m in cluster.mentions) else EventStatus.HAPPENED


__all__ = ["Cluster", "EventMention", "Precision", "cluster", "find_mentions", "status_of", "triggers", "worth_keeping"]
