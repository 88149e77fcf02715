"""Finds where events are named or told: the trigger word, its date, its place and who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.document import Document
from kg.extractors.attribution import subjects_in
from kg.extractors.coreference import COUNTRY
from kg.extractors.mentions import ActorMention, CountryMention, MentionIndex
from kg.lexicon import Matcher, fold
from kg.lexicon.table import read_rows
from kg.model import AgentKind, Role, Span, TimeExpression
from kg.spans import SpanIndex


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event (`noun`) or tells of one (`verb`).

    Words of one `family` (判刑, 宣判, 判決) may mean one event; words of different families of a type do not. Weak words
    need a date or parties beside them to count.
    """

    form: str
    type: str
    family: str
    noun: bool
    verb: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place where an event is named or told. `span` includes the compound that names it (川習通話).

    `agents` and `countries` take part by the words around; `named` are those inside the name itself. `ordinal` is how
    many events the words mean (兩通電話: 2). `pointer` is ``near`` for 這, 本次 and ``far`` for 那, 上一.
    """

    span: Span
    trigger: Trigger
    time: TimeExpression | None
    agents: frozenset[str]
    countries: frozenset[str]
    named: frozenset[str]
    role: Role
    pointer: str = ""
    count: int = 1
    planned: bool = False
    cancelled: bool = False
    place: str = ""
    subject: str | None = None
    name: str = ""
    version: str = ""
    predicate: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of somebody's words: the statement's speaker (a key) and cue (folded)."""

    span: Span
    speaker: str | None
    cue: str


@dataclass(frozen=True)
class Surroundings:
    """What the other extractors found, as the event extractor looks it up."""

    doc: Document
    times: SpanIndex[TimeExpression]
    countries: SpanIndex[CountryMention]
    actors: MentionIndex
    who: Mapping[Span, str]
    words: SpanIndex[Words]

    @classmethod
    def of(
        cls,
        doc: Document,
        times: Sequence[TimeExpression],
        countries: Sequence[CountryMention],
        actors: MentionIndex,
        who: Mapping[Span, str],
        words: Sequence[Words],
    ) -> Surroundings:
        """Index what was found."""
        return cls(
            doc, SpanIndex(times, lambda t: t.span), SpanIndex(countries, lambda c: c.span), actors, who,
            SpanIndex(words, lambda w: w.span),
        )  # fmt: skip

    def holder(self, offset: int) -> Words | None:
        """The words of the innermost statement that cover an offset."""
        holding = self.words.covering(offset)
        return min(holding, key=lambda w: len(w.span)) if holding else None


@cache
def triggers() -> Matcher[Trigger]:
    """All trigger words by folded form."""
    table: dict[str, Trigger] = {}
    for row in read_rows("events.tsv"):
        form = fold(row["form"])
        known = table.get(form)
        noun, verb = row["part"] == "noun", row["part"] == "verb"
        if known is not None and known.type == row["type"]:
            table[form] = Trigger(form, known.type, known.family, known.noun or noun, known.verb or verb, known.strong)
        elif known is None:
            table[form] = Trigger(form, row["type"], row["family"], noun, verb, row["strength"] == "strong")
    return Matcher(table)


_VISIT = Trigger("访", "visit", "", False, True, True)
_COUNTING = frozenset("这那该一两二三四五几首本每前后0123456789")
_NO_VISIT = re.compile(r"[采受查走民暗专互家探]$")
_NEAR = re.compile(r"(?:这通|该通|这次|本次|此次|该次|这场|该场|此|该|这项|该项|上述|这起|该起|这|本)$")
_FAR = re.compile(r"(?:早先|先前|稍早|此前|之前|上回|那通|那次|那场|上一|上次|前次|另一)$")
_COUNT = re.compile(r"(?:两|二|2|２)(?:次|通|场|起|轮|度)$")
_PLANNED = re.compile(
    r"将|拟|预计|原定|原订|计划|打算|准备|即将|可望|有望|考虑|希望|邀请|期待|下周|下月|明天|明年|最快|排定|定于|预定|订于|筹备|规划"
)
_CANCELLED = re.compile(r"取消|延期|推迟|喊停|停办|不去|暂停|延后|喊卡|流会|破局")
_NEGATED = re.compile(
    r"(?:不|未|没|没有|无|否认|拒绝|从未|并未|不会|不能|尚未|不愿|不提出|不举行|未举行|不出席|不参加|未提出|反对|禁止|避免|如果|若|一旦|是否|威胁|扬言|防止|不支持|不必|何时|可否|能否|要不要|支持|呼吁|主张|要求)$"
)
_GENERIC_BEFORE = re.compile(
    r"(?:三个|三大|任何|一些|相关|常态|历次|历来|所有|多次|每次|哪些|有关|反|防|抗|疑似|这些|那些|各国|全球|一般|例如|包括|非|无|现行|以往|从事|擅长|负责|正式)$"
)
_GENERIC_AFTER = re.compile(
    r"(?:问题|议题|常态化|政策|能力|机制|需求|学者|专家|委员会|部|署|局|中心|行为|风险|意图|准备|制度|经验|关系|法(?!案)|权|主义|者|家|长(?!期)|员|率|战略|策略|渠道|管道|组织|法院|分子|犯|罪|"
    r"承诺|名单|人权|纪录|记录|技术|系统|产业|业|界|处|科|组|单位|团队|人士|团体|手段|理由|规则|原则|条件|自由|文化|程序|方式|工具|专员|大队|模式|力|费|款|价|局势|前线)"
)
_HELD = re.compile(r"(?:举行|召开|签署|发表|爆发|发生|达成|登台|举办|通过|出席|参加)[^，。；]{0,8}$")
_AT_OCCASION = re.compile(r"(?:在|于|率队|应邀到|透过)[^，。；]{0,16}$")
_OCCASION_AFTER = re.compile(r"(?:上|中|时|里|前|后|回应|表示|说|指出|告诉|强调|致词|发言|被问|则|坦言|宣布)")
_IRREALIS = re.compile(r"(?:要求|要|应|该|应该|呼吁|主张|希望|盼|建议|必须|何不|喊话|逼|促)[^，。；]{0,14}$")
_LAW_OBJECT = re.compile(r"[^，。；]{0,16}?(?:条例|法案|草案|修正案|法\b|特别法|「|《|决议|议案|预算|动议|同意案|案)")
_PARLIAMENT = re.compile(r"(?:表决|三读|院会|国会|议会|参院|众院|参议院|众议院|立法院|立院|人大|下议院|上议院)[^，。；]{0,14}$")
_TAKING_OFFICE = frozenset(("上任", "就职", "就任", "接任", "履新"))
_SINCE = re.compile(r"(?:后|以来|以后|迄今|至今|满|前夕)")
_IN_LAW = re.compile(r"(?:特别)?(?:条例|法案)")
_LAW_TITLE = re.compile(r"(?:条例|条例|法案|草案|法)$")
_DECIDES = re.compile(r"(?:同意|决定|达成|确认|做出|作出|登场|落幕|告吹|破局|召开|举行|通过|要求|后由|并未)")
_LIGHT_BEFORE = re.compile(
    r"(?:举行|召开|进行|展开|出席|参加|主持|发表|签署|达成|遭|被|发起|爆发|发生|启动|实施|祭出|宣布|接受|提出|通过|赴|前往|完成|结束|参与|率队|办理|开|做|有|出访|展开国是|实行)[^，。；]{0,8}$"
)
_LIGHT_AFTER = re.compile(r"(?:登场|举行|召开|结束|破局|上路|生效|通过|拍板|期间|后|时|前|中|上|到期|底定|展开|启动|开打|落幕|，|。|；|$|了|的)")
_ADJACENT = re.compile(r"(?:的|那通|这通|那场|那次|上一|举行的|签署的|召开的|达成的|宣布的|例行|\s|开征的|第[一二三]?|在[^，。]{1,8}|[㐀-鿿]{1,3})?$")
_WHEN_AFTER = re.compile(r"(?:举行|召开|登场|到期|生效|上路|起|开打|开议|投票|截止)")
_PLACE = re.compile(
    r"(?:在|于|到|赴|前往|抵达)([㐀-鿿]{2,14}?)(?:举行|召开|会晤|会见|会谈|登场|进行|展开|发表|见|出席|会面|访问|签署|座谈|接见)"
)


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
    for match in triggers().find(doc.norm, block.start, block.end):
        span = Span(match.start, match.end)
        word = doc.word_at(span.start)
        if len(span) == 1 and word != span:
            continue
        if match.key.form == "通电话" and doc.norm[span.start - 1] in _COUNTING:
            yield Span(span.start + 1, span.end), triggers().get("电话") or match.key  # 這通電話: 通 counts
            continue
        yield span, match.key
    for country in countries:
        at = country.span.start - 1
        if country.span in block and doc.norm[at : at + 1] == "访" and not _NO_VISIT.search(doc.norm[at - 1 : at]):
            if triggers().get(doc.norm[at : country.span.end]) is None:
                yield Span(at, country.span.end), _VISIT


def _mention(around: Surroundings, span: Span, trigger: Trigger, role: Role) -> EventMention | None:
    doc, norm = around.doc, around.doc.norm
    sentence = doc.sentence_at(span.start)
    if sentence is None:
        return None
    clause = next((c.span for c in sentence.clauses if span in c.span), sentence.span)
    holder = around.holder(span.start)
    if holder is not None:
        low = max(clause.start, holder.span.start)
        clause = Span(low, max(span.end, min(clause.end, holder.span.end)))
    name = Span(_name_start(around, span, clause.start, trigger), span.end)
    before, after = norm[clause.start : name.start], norm[span.end : clause.end]
    if _NEGATED.search(before) or (trigger.noun and (_GENERIC_BEFORE.search(before) or _GENERIC_AFTER.match(after))):
        return None
    if trigger.type in ("personnel", "arrest", "law") and trigger.verb and _IRREALIS.search(before):
        return None
    if trigger.form == "通过":
        if not (_LAW_OBJECT.match(after) or _PARLIAMENT.search(before)):
            return None
        if not _PARLIAMENT.search(before) or "政院会" in before or "行政院会" in before:
            trigger = replace(trigger, type="law", family="")
    if trigger.form in _TAKING_OFFICE and _SINCE.match(after):
        return None  # 川普政府上任後 only dates something else
    if trigger.type != "law" and (_IN_LAW.match(after) or _LAW_TITLE.search(_proper_name(doc, span))):
        return None  # 軍事採購特別條例 is a law's name
    occasion = trigger.noun and bool(_AT_OCCASION.search(before)) and bool(_OCCASION_AFTER.match(after))
    predicate = trigger.verb or occasion or bool(_DECIDES.match(after)) or bool(_LIGHT_BEFORE.search(before)) and bool(_LIGHT_AFTER.match(after))
    version, owner = _version(around, name, span, trigger)
    agents, codes, subject = _parties(around, name, span, clause, trigger, predicate, occasion, holder)
    if owner is not None:
        agents |= {owner}
    named = frozenset(
        [around.who[a.span] for a in around.actors.within(name.start, name.end) if a.span in around.who]
        + [COUNTRY + c.code for c in around.countries.within(name.start, name.end)]
    )
    return EventMention(
        name, trigger, _time(around, name, span, clause, sentence.span, predicate, trigger.verb or bool(_HELD.search(before)), holder), agents, codes, named, role,
        pointer="near" if _NEAR.search(before) else "far" if _FAR.search(before) else "",
        count=2 if _COUNT.search(before) else 1,
        planned=bool(_PLANNED.search(before)), cancelled=bool(_CANCELLED.match(after)) or bool(_CANCELLED.search(before[-4:])),
        place=_place(doc, span, clause), subject=subject, name=_proper_name(doc, span), version=version, predicate=predicate,
    )  # fmt: skip


def _name_start(around: Surroundings, span: Span, low: int, trigger: Trigger) -> int:
    """Take the parties written right before a trigger into its name: 川習通話, 對台軍售, 例行記者會 is left alone."""
    norm = around.doc.norm
    near = around.countries.within(max(low, span.start - 24), span.start)
    ends = {c.span.end: c.span.start for c in near if not c.place}
    ends |= {a.span.end: a.span.start for a in around.actors.within(max(low, span.start - 24), span.start) if a.key}
    at = span.start
    while at > low:
        if at in ends and ends[at] >= low:
            if trigger.family == "hearing" and _AT.search(norm[max(low, ends[at] - 2) : ends[at]]):
                break  # 赴立法院備詢: where, not who
            at = ends[at]
        elif norm[at - 1] == "对" and at < span.start:
            at -= 1
        elif norm[at - 1] == "）" and (opened := norm.rfind("（", max(low, at - 40), at)) >= 0 and opened in ends:
            at = opened
        elif norm[at - 1] == "」" and (opened := norm.rfind("「", max(low, at - 24), at)) >= 0 and at == span.start:
            at = opened
        else:
            break
    return at


_VERSION = re.compile(r"(院版|政院版|行政院版|党团版|党版|版)")


def _version(around: Surroundings, name: Span, span: Span, trigger: Trigger) -> tuple[str, str | None]:
    """Whose version of a bill a mention names (國民黨團版, 院版, 黨團版), and the owner's key."""
    if trigger.type != "law":
        return "", None
    norm = around.doc.norm
    text = norm[max(0, name.start - 8) : span.end]
    match = _VERSION.search(text)
    if match is None:
        return "", None
    at = max(0, name.start - 8) + match.start()
    owner = next((around.who[a.span] for a in around.actors.within(max(0, at - 8), at + 2)
                  if a.span in around.who and at <= a.span.end <= at + 2), None)  # fmt: skip
    if owner is None and match.group(1) in ("党版", "党团版", "版"):
        parties = [a.key for a in around.actors.before(at)[-40:] if a.key.endswith(("黨", "黨團", "党", "党团"))]
        owner = parties[-1] if parties else None
    if owner is None:
        return {"院版": "行政院", "政院版": "行政院", "行政院版": "行政院"}.get(match.group(1), match.group(1)), None
    return _party(owner), owner


def _party(key: str) -> str:
    """A caucus speaks for its party: 國民黨立法院黨團 is of 國民黨."""
    return re.sub(r"(?:立法院|立院)?(?:黨團|党团|團|团)$", "", key.rsplit("-", 1)[-1])


_AT = re.compile(r"(?:赴|在|到|至|于|往)$")
_TITLE = re.compile(r"[《「]([^《》「」，。]{4,40})[》」]")


def _proper_name(doc: Document, span: Span) -> str:
    """The title in quotation or title marks that holds a trigger: 「矽盛世宣言及…聯合聲明」."""
    for match in _TITLE.finditer(doc.norm, max(0, span.start - 42), span.end + 42):
        if match.start(1) <= span.start and span.end <= match.end(1):
            return doc.article.text[match.start(1) : match.end(1)]
    return ""


def _earlier_subject(around: Surroundings, clause: Span, holder: Words | None) -> list[ActorMention]:
    """The subject of the clause before, in the same words: 普京已接受邀請，今年上半年訪華."""
    sentence = around.doc.sentence_at(clause.start)
    before = [c.span for c in sentence.clauses if c.span.end < clause.start] if sentence else []
    if not before or around.holder(before[-1].end - 1) != holder:
        return []
    if any(m.key.strong for m in triggers().find(around.doc.norm, before[-1].start, before[-1].end)):
        return []  # that clause tells an event of its own
    found = subjects_in(around.doc, around.actors, before[-1].start, before[-1].end)
    if not found or found[0].phrase.start - before[-1].start > 3:
        return []
    return [a for a in found if a.span in around.who]


_DECREES = frozenset(("宣布", "下令", "宣告", "提出", "公布", "指示", "裁示"))
_PARTNER = re.compile(r"(?:与|和|同|跟|向|对|会见|接见|同意与)$")
_ALL_COUNTRIES = frozenset(("tariff", "sanction", "arms-sale", "agreement", "purchase"))


def _parties(
    around: Surroundings, name: Span, span: Span, clause: Span, trigger: Trigger, predicate: bool, occasion: bool,
    holder: Words | None,
) -> tuple[frozenset[str], frozenset[str], str | None]:
    """The agents and countries that take part, and the subject's key."""
    norm, who = around.doc.norm, around.who
    keys: list[str] = [who[a.span] for a in around.actors.within(name.start, name.end) if a.span in who]
    subject: str | None = None
    near = [a for a in around.actors.within(clause.start, clause.end) if a.span in who and not (a.modifier and a.key[:8] != COUNTRY)]
    if predicate:
        subjects = [a for a in subjects_in(around.doc, around.actors, clause.start, span.start) if a.span in who]
        keys += [who[a.span] for a in subjects]
        if not subjects and trigger.verb and clause.start > 0 and norm[clause.start - 1] == "，":
            subjects = _earlier_subject(around, clause, holder)
            keys += [who[a.span] for a in subjects]
        if trigger.type == "speech":  # the spokesperson's ministry holds it
            keys += [
                who[a.span] for s in subjects for a in around.actors.within(s.phrase.start, s.phrase.end)
                if a.kind is AgentKind.ORGANIZATION and a.span in who
            ]  # fmt: skip
        if subjects:
            subject = who[subjects[0].span]
    for actor in near:
        lead = norm[clause.start : actor.phrase.start]
        if actor.phrase.end <= span.start and _PARTNER.search(lead):
            gap = norm[actor.phrase.end : span.start]
            if len(gap) <= 12 or predicate:
                keys.append(who[actor.span])
        elif actor.phrase.end <= span.start and _BY.search(lead):
            keys.append(who[actor.span])
        elif trigger.verb and span.end <= actor.phrase.start <= span.end + 7:
            gap = norm[span.end : actor.phrase.start]
            if re.fullmatch(r"(?:了|过|到|于|任)?(?:[㐀-鿿]{2,4}的)?", gap):
                keys += [who[actor.span], *(who[a.span] for a in _joined(norm, actor, near))]
        elif occasion and actor.phrase.start >= span.end and _TOLD.search(norm[span.end : actor.phrase.start]):
            keys.append(who[actor.span])
    if predicate and subject is None and holder is not None and any(k for k in keys if not k.startswith(COUNTRY)):
        speaker = holder.speaker
        if speaker is not None and not speaker.startswith("anon:") and trigger.type in ("meeting", "call", "visit"):
            keys.append(speaker)
    if predicate and subject is None and holder is not None and holder.cue in _DECREES and holder.speaker is not None:
        keys.append(holder.speaker)  # 川普宣布2月1日起…加徵關稅
        subject = holder.speaker
    codes = {k.removeprefix(COUNTRY) for k in keys if k.startswith(COUNTRY)}
    listed = [c for c in around.countries.within(clause.start, clause.end) if not c.place]
    if trigger.type in _ALL_COUNTRIES:
        codes |= {c.code for c in listed}
    else:
        codes |= _joined_countries(norm, listed, span)
    if trigger.type == "arms-sale" and not codes:
        sentence = around.doc.sentence_at(span.start)
        if sentence is not None:
            inside = {c.code for c in around.countries.within(sentence.span.start, sentence.span.end) if not c.place}
            codes |= inside if len(inside) <= 3 else set()
    codes |= {c.code for c in around.countries.within(name.start, name.end)}
    return frozenset(k for k in keys if not k.startswith(COUNTRY)), frozenset(codes), subject


_BY = re.compile(r"(?:由|遭|被|遭到|获)$")
_TOLD = re.compile(r"^[^，。；]{0,6}(?:告诉|对|向|同|与|跟)$")


def _joined(norm: str, first: ActorMention, near: Sequence[ActorMention]) -> list[ActorMention]:
    """Those joined to an object: 副總統范斯和國務卿盧比歐."""
    found, end = [], first.phrase.end
    for actor in near:
        if actor.phrase.start > end and norm[end : actor.phrase.start] in ("、", "和", "与", "及", "以及"):
            found.append(actor)
            end = actor.phrase.end
    return found


def _joined_countries(norm: str, listed: Sequence[CountryMention], span: Span) -> set[str]:
    """Countries in one enumeration before a trigger: 美、俄、烏三方代表…會談, 美中通話."""
    found: set[str] = set()
    for a, b in zip(listed, listed[1:], strict=False):
        between = norm[a.span.end : b.span.start]
        if b.span.end <= span.start and between in ("", "、", "与", "和", "及", "同", "跟"):
            found |= {a.code, b.code}
    return found


def _time(
    around: Surroundings, name: Span, span: Span, clause: Span, sentence: Span, predicate: bool, verb: bool, holder: Words | None
) -> TimeExpression | None:
    """The date of a trigger.

    A date right before its name is its own (18日的大使會議), as is one right after (《…條約》2月5日到期). A predicate also takes
    the date of its clause, or of an earlier clause of the sentence, but not one outside the words that hold it.
    """
    norm = around.doc.norm
    decree = holder is not None and holder.cue in _DECREES  # 去年10月宣布撥款…: the day of the announcement is the measure's
    times = [
        t for t in around.times.within(sentence.start, sentence.end)
        if around.holder(t.span.start) == holder or (decree and holder is not None and t.span.end <= holder.span.start)
    ]  # fmt: skip
    for time in times:
        if time.span.end <= name.start and _ADJACENT.fullmatch(norm[time.span.end : name.start]):
            return time
        if 0 <= time.span.start - span.end <= 1 and _WHEN_AFTER.match(norm, time.span.end):
            return time
    if not predicate:
        return None
    inside = [t for t in times if t.span in clause and t.span.end <= span.start]
    if inside:
        return inside[-1]
    earlier = [t for t in times if t.span.end <= clause.start and clause.start - t.span.end <= 45]
    if earlier and verb:
        between = norm[earlier[-1].span.end : clause.start]
        if "；" not in between and between.count("，") <= 1:
            return earlier[-1]
    return None


def _place(doc: Document, span: Span, clause: Span) -> str:
    for match in _PLACE.finditer(doc.norm, clause.start, min(clause.end, span.end + 1)):
        if match.end() >= span.start - 4:
            return doc.article.text[match.start(1) : match.end(1)]
    return ""
