"""When an event takes place."""

from __future__ import annotations

import re

from kg.extractors.events.model import DECREED, DECREES, Site, Trigger, triggers
from kg.extractors.events.telling import Telling
from kg.extractors.subjects import subjects_in
from kg.lexicon.context import pattern
from kg.model import Precision, Span, TimeExpression

_ADJACENT = re.compile(
    r"(?:[的间]?[《「]|[㐀-鿿]{1,3}[《「]|的|那通|这通|那场|那次|上一|举行的|签署的|召开的|达成的|宣布的|例行|\s|开征的|第[一二三]?|在[^，。]{1,8}|[㐀-鿿]{1,3})?$"
)
# 6月1日生效的半導體關稅, 本月11日三讀的特別條例
_DATED_BY = pattern(r"[^，。；]{0,4}?<event-takes-place>的[㐀-鿿]{0,6}$")
_WITH = re.compile(r"(?:对|在|与|同|向|和)[^，。；]{1,20}的[㐀-鿿]{0,4}")  # 22日對核設施的轟炸, 周日與總統的會談
_WHERE = re.compile(r"[^，。；的]{0,8}$")  # 3日花蓮7.2強震
_TO_SUMMIT = re.compile(r"(?:[㐀-鿿A-Za-z0-9（）·—](?<![将会前后期间的在]))*")  # 去年9月中非合作论坛北京峰会
_UNTIL_DATE = re.compile(
    r"(?:[0-9]{1,3}号)?[」》]?(?:实兵)?(?:演习)?(?:将|预定|预计|订|定|拟|排定|已|则|也|就)*(?:于|在)?"
)
_WHEN_AFTER = pattern(r"[^，。；]{0,12}?<event-takes-place>")
_HOLDS = re.compile(r"(?:举[行办]|召开|展开|进行|发表|推出|提出)$")
_ENDS = re.compile(r"(?:结束|完成|终结|停止)[^，。；]{0,10}$")
# What is only spoken about is not of the day on which it is: 外交部今天就雷達照射一事提出抗議.
_TOPIC = re.compile(
    r"(?:被?问[及到]|[谈提]及|针对|对于|关于|有关|至于|就)"
    r"(?=(?:(?!进行|举[行办]|召[开集]|展开|宣布|提出|[作做]出|发[表起布]|签署|主持)[^，。；]){0,60}$)"
)
_TOPIC_AFTER = re.compile(
    r"[^，。；]{0,4}(?:一事|之事|事件|议题|问题)|[^，。；]{0,8}(?:举行|召开|展开|进行|交换|提出|表达|达成|回应|受访|表示|说明|会见|见记者)"
)
_OUTCOME = re.compile(r"结果|票数|人数|率")  # 29日審查投票結果: not the day of the vote
_REPEATED = re.compile(r"屡|接连|接二连三")  # of several days: 自12月2日起屢遭封殺
_CONDITION = pattern(r"(?:^|，)[^，。；]{0,4}<event-if>")
_MODIFIES = re.compile(r"[^，。；]{0,6}的")  # 10月7日爆發的戰爭屆滿兩年，…
_NOMINAL = re.compile(r"的(?:持续|全面|再次|后续)?$")
_GOES_ON = re.compile(r"(?:并|也|还|再|又|且|随后|接着|之后|另|更)")
# A date that something is measured from or compared with: 11月24日之後, 對比去年11月.
_BOUND_AFTER = re.compile(r"(?:[入立过][春夏秋冬年])?(?:之|以)?(?:后|前)|以来|至今")
_BOUND_BEFORE = re.compile(r"(?:对比|相比|比|较|距|距离|截至|自从)$")
_MEASURED = re.compile(r"的[^，。；]{2,14}(?:之后|之前|后|前)")  # 期待在15日的峰會之後會晤
_DEADLINE = re.compile(r"(?:之|以)?前(?![往夕])")  # 趕在年底前, 須在3月31日前簽署
_EDITION = re.compile(r"年度|财年|会计|年版")  # 2026年度國防授權法案
_TITLE = re.compile(r"《[^《》]*》")  # 今天就《2019年…條例草案》說明
_STORM_NAME = re.compile(r"(?:[「《]?[㐀-鿿·]{1,6}[」》]?)?(?:（[^）]*）)?(?:将|已|则|也|就)*(?:于|在|自)?")
_WHERE_IT_IS = re.compile(r"[㐀-鿿]{2}时间")
_STRETCH = re.compile(r"过去[0-9一二两三四五六七八九十]")  # 過去一年舉行五輪磋商: on no day of them all
_REASON = re.compile(r"(?:因为|由于|因|鉴于|虽然|尽管|自从)")
_AHEAD = re.compile(r"将|拟|预计|计划|可望|有望")
# Told beside the story: of another time, or going on.
_ELSEWHEN = re.compile(
    rf"{_AHEAD.pattern}|正在|原[定订]|曾|上个?会期|上届|当[年时]|提问|追问|询问|要求|呼[吁籲]|建议|主张|应(?![邀询对变])|必?须|先前|此前|之前|日前|早前|近日|过去|[会能可]否|是否|何时|至今|一直|每|历[任次届]|多次"
)
_STAND_ALONE = frozenset(("summit", "election", "accident"))  # they take place without the story
_PASSED = re.compile(r"[」》]?(?:三读|表决通过|通过)")
_OF_DAYS = frozenset(("negotiation", "recall", "block"))  # families of events that take more than a day
# 1949年以後首次舉行的會談: since when it is the first.
_FIRST_SINCE = re.compile(
    r"[^，。；]{0,6}?(?:以来|以后|之后|以降|至今)(?=[^，。；]{0,16}?(?:首[次度个位例场]|头一|第[一二三四五六七八九十0-9]|最|唯一|未曾|从未|不曾|没有))"
)
_PREFACE = 4  # characters before a date that opens a sentence: 當地時間


def time_of(site: Site, trigger: Trigger, telling: Telling) -> TimeExpression | None:
    """The date of a trigger.

    A date right before its name is its own (18日的大使會議), as is one right after (《…條約》2月5日到期). A predicate also
    takes the date of its clause; if it is told by a verb (`Telling.told`), that of an earlier clause of the sentence as well. No
    date counts that stands outside the words that hold the trigger.
    """
    norm, clause = site.around.doc.norm, site.clause
    if trigger.type in ("visit", "attack") and _ENDS.search(site.before):
        return None  # 今天結束訪問: the day of its end
    if trigger.form.startswith("结束"):
        return None
    times = [t for t in _times(site) if trigger.type != "law" or not _opens_title(site, t)]
    times = [t for t in times if not _is_since_when(site, t)]
    for time in reversed(times):
        if _DEADLINE.match(norm, time.span.end):
            continue
        if time.precision is Precision.YEAR and trigger.family == "storm":
            continue
        if time.span.end <= site.name.start and _is_own(norm[time.span.end : site.name.start], trigger):
            return time
        until = norm[site.trigger.end : time.span.start] if time.span.start >= site.trigger.end else None
        named = _STORM_NAME if trigger.family == "storm" and not trigger.proper else _UNTIL_DATE
        if until is not None and named.fullmatch(until) and _takes_place(site, time.span.end):
            return time
    if (
        not telling.predicate
        or _REPEATED.search(site.before)
        or _OUTCOME.match(site.after)
        or _CONDITION.search(site.before)
        or (trigger.verb and not trigger.noun and _NOMINAL.search(site.before))
    ):
        return None
    inside = [
        t
        for t in times
        if t.span in clause
        and t.span.end <= site.trigger.start
        and not _MEASURED.match(norm[t.span.end : site.trigger.start])
        and not _DEADLINE.match(norm, t.span.end)
    ]
    if topic := _topic(site):
        return next((t for t in reversed(inside) if t.span.start >= topic), None)
    if inside:
        return inside[-1]
    earlier = [t for t in times if t.span.end <= clause.start]
    if telling.told and earlier and _reaches(site, trigger, earlier[-1]):
        return earlier[-1]
    if trigger.type != "speech" or not telling.occasion or any(t.span.end <= site.trigger.start for t in times):
        return None
    return _day_before(site) or (None if _ELSEWHEN.search(site.before) else site.around.only_day)


def scene_of(site: Site, trigger: Trigger, telling: Telling) -> TimeExpression | None:
    """The day on which the story is, for what happens next: …閉幕。會議經表決，任命….

    It is the event's where no other mention tells its date.
    """
    around = site.around
    so_far = around.doc.norm[site.sentence.start : site.name.start]
    decided = trigger.type == "law" and _PASSED.match(site.after) is not None
    if (
        not (telling.told or decided)
        or site.holder is not None
        or trigger.type in _STAND_ALONE
        or _ELSEWHEN.search(so_far)
        or _REPEATED.search(so_far)
        or _TOPIC.search(site.before)
        or any(_is_since_when(site, t) for t in _times(site))
    ):
        return None
    named = around.times.within(site.sentence.start, site.trigger.start)
    if named:  # 政府今天上午開會，內閣總辭: the one day of which the sentence tells so far, if it has come
        published = around.doc.article.published
        come = all((t.end - t.start).days <= 1 and (published is None or t.end <= published) for t in named)
        return named[-1] if come and len({(t.start, t.end) for t in named}) == 1 else None
    lasts = not (trigger.verb or decided or trigger.type == "speech")
    lasts = lasts or trigger.type == "visit" or trigger.family in _OF_DAYS
    return _day_before(site) or (None if lasts else around.only_day)


def _day_before(site: Site) -> TimeExpression | None:
    """The last day that has come, of those that the sentences before name in the same block."""
    block = site.around.doc.block_of(site.sentence.start)
    if block is None:
        return None
    days = site.around.past_days.within(site.around.doc.blocks[block].span.start, site.sentence.start)
    return days[-1] if days else None


def _topic(site: Site) -> int:
    """Where the words 針對, 就…一事 that make a trigger a mere topic end, or 0."""
    match = _TOPIC.search(site.before)
    if match is None or (match.group() == "就" and not _TOPIC_AFTER.match(site.after)):
        return 0
    return site.clause.start + match.end()


def _is_since_when(site: Site, time: TimeExpression) -> bool:
    """Whether an event is only said to be the first, or the most, since a date."""
    since = _FIRST_SINCE.match(site.around.doc.norm, time.span.end, site.trigger.start)
    return since is not None and since.end() <= site.name.start


def _takes_place(site: Site, at: int) -> bool:
    """Whether words after a date say that the event takes place then, and not another: 選舉今天舉辦辯論會."""
    norm, end = site.around.doc.norm, site.clause.end
    match = _WHEN_AFTER.match(norm, at, end)
    if match is None:
        return False
    other = next((m for m in triggers().find(norm, match.end(), end) if m.key.noun and m.key.strong), None)
    return other is None or not _HOLDS.search(match.group())


def _opens_title(site: Site, time: TimeExpression) -> bool:
    """Whether a year only stands in a title: 《2019年逃犯條例草案》."""
    return time.precision is Precision.YEAR and site.around.doc.norm[time.span.start - 1] == "《"


def _is_own(between: str, trigger: Trigger) -> bool:
    """Whether a date that these words part from an event's name belongs to it."""
    if _REPEATED.search(between) or _TOPIC.search(between):
        return False
    opened = between.find("《")
    if trigger.type == "agreement" and opened >= 0 and "》" not in between:
        between = between[: opened + 1]  # 1978年《中日和平友好条约》
    if _ADJACENT.fullmatch(between) or (trigger.noun and (_DATED_BY.fullmatch(between) or _WITH.fullmatch(between))):
        return True
    if trigger.type == "summit" and _TO_SUMMIT.fullmatch(between):
        return True
    return trigger.type == "accident" and trigger.noun and not trigger.proper and _WHERE.fullmatch(between) is not None


def _reaches(site: Site, trigger: Trigger, time: TimeExpression) -> bool:
    """Whether the date of an earlier clause still holds where a trigger stands."""
    doc, clause, holder = site.around.doc, site.clause, site.holder
    if holder is not None and time.span.end <= holder.span.start:
        first = clause.start == holder.span.start and clause.start - time.span.end <= 45
        return trigger.type in DECREED or (first and _is_possible(site, time))
    between = doc.norm[time.span.end : clause.start]
    if (
        _BOUND_AFTER.match(between)
        or _MODIFIES.match(between)
        or _BOUND_BEFORE.search(doc.norm, site.sentence.start, time.span.start)
    ):
        return False
    if _REASON.match(doc.norm, clause.start) or not (_alone(site, time) or _is_possible(site, time)):
        return False
    goes_on = _GOES_ON.match(doc.norm, clause.start) is not None or _opens(site, time)
    if "；" in between or between.count("，") > (3 if goes_on else 1) or len(between) > (90 if goes_on else 45):
        return False
    if any(c == "的" and _describes(site, time.span.end + at + 1) for at, c in enumerate(between)):
        return False  # 4月受查的市委書記X，目前已被開除黨籍
    told_there = any(m.key.strong for m in triggers().find(doc.norm, time.span.end, clause.start))
    return not (told_there and subjects_in(doc, site.around.actors, clause.start, site.trigger.start))


def _describes(site: Site, at: int) -> bool:
    """Whether somebody's name and title stand at an offset, after words that describe him."""
    return any(a.is_person and a.phrase.start == at for a in site.around.actors.within(at, site.clause.start))


def _alone(site: Site, time: TimeExpression) -> bool:
    """Whether a date makes a clause by itself: 今天下午，總統將…"""
    sentence = site.around.doc.sentence_at(time.span.start)
    clause = next((c.span for c in sentence.clauses if time.span in c.span), None) if sentence else None
    if clause is None:
        return False
    where = _WHERE_IT_IS.match(site.around.doc.norm, clause.start)  # 當地時間2月5日晚
    return len(clause) - len(time.span) - (len(where.group()) if where else 0) <= 3


def _opens(site: Site, time: TimeExpression) -> bool:
    """Whether a date opens the sentence as a clause by itself, for all that follows: 11月19日晚，應…邀請，總理…."""
    return _alone(site, time) and time.span.start - site.sentence.start <= _PREFACE


def _is_possible(site: Site, time: TimeExpression) -> bool:
    """Whether what lies ahead lies after the article: 隨著他今晚辭職，該黨將舉行選舉."""
    published = site.around.doc.article.published
    return published is None or time.end > published or not _AHEAD.search(site.before)


def _times(site: Site) -> list[TimeExpression]:
    """The dates of the sentence in the same words; 去年10月宣布撥款…: the day of an announcement is the measure's."""
    around, holder = site.around, site.holder
    decree = holder is not None and holder.cue in DECREES
    inside = around.times.within(site.sentence.start, site.sentence.end)
    titled = [Span(*m.span()) for m in _TITLE.finditer(around.doc.norm, site.sentence.start, site.sentence.end)]
    return [
        t
        for t in inside
        if not _STRETCH.match(around.doc.norm, t.span.start)
        if not any(t.span in title and site.trigger not in title for title in titled)
        if not _EDITION.search(around.doc.norm[t.span.start : t.span.end + 2])
        if around.holder(t.span.start) == holder or (decree and holder is not None and t.span.end <= holder.span.start)
    ]
