"""How a trigger tells of its event: as a verb, held by another verb, as the occasion of something said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extractors.events.model import COUNT, DECREED, DECREES, Trigger
from kg.extractors.events.topics import passes_law
from kg.lexicon.context import pattern

_AT_OCCASION = re.compile(r"(?:在|于|率队|应邀到|透过)[^，。；]{0,16}$")
_OCCASION_AFTER = pattern(r"<event-occasion-after>")
_HELD = pattern(r"<event-held>[^，。；]{0,8}$")
_DECIDES = pattern(r"<event-decision>")
_LIGHT_BEFORE = pattern(r"<event-light-verb>(?:[^，。；]{0,12}|[^，。；]{0,30}的[^，。；]{0,8})$")
_LIGHT_AFTER = pattern(r"<event-light-after>|$")
_JOINED_AFTER = re.compile(r"(?:和|及|与|以及|、)[^，。；]{2,16}$")  # 組織戰備警巡和演習
_HELD_AFTER = re.compile(
    r"(?:已|将|也|则|于|预[定计]|[订定]于){0,3}(?:[今昨明0-9][^，。；在于]{0,9})?"
    r"[在于][^，。；]{2,20}?(?:举[行办]|召开|登场|开[幕议]|落幕)(?=$|[，。；了])"
)
_JOINED = frozenset(("meeting", "visit", "speech", "exercise", "summit", "agreement"))
_SIGNED_LAW = re.compile(r"[^，。；]{0,20}?(?:行政命令|行政令|命令|主席令|总统令|法案|条例|法令)")
_SIGNS = frozenset(("签署", "签下"))
_BILL = pattern(r"<event-bill>")
_MOTION = re.compile(r"信任投票|弹劾案|弹劾动议|不信任[案动投决]|信任案|倒阁案")
_OF_LEADERS = re.compile(rf"(?:领导人|元首|首脑|领袖)(?:第{COUNT}|非正式|视频|视讯|线上|紧急|特别)$")
_BOMB = re.compile(
    r"炸弹|自杀式|人肉|恐怖(?:攻击|袭击|主义|分子|组织)|恐[袭攻]|引爆|爆炸案|连环|无人机|飞弹|导弹|空袭|炮击|轰炸"
)
_AT_WAR = re.compile(
    r"攻击|袭|轰炸|炸[死毁]|[致造]成?[0-9]*[人名]?[死伤]|伤亡|击落|[俄乌以]军|胡塞|青年运动|真主党|哈马斯|哈玛斯"
)
_BALLOTS = {"罢免": "recall", "公投": "referendum", "公民投票": "referendum"}
_BALLOT_WORDS = frozenset(("表决", "投票"))
_ELECTION = re.compile(r"(?:选举|大选|补选|改选|决选)[^，。；]{0,12}$")  # 黨主席選舉今天投票
_RACE = re.compile(r"[^，。；]{0,8}?(?:选举|初选|选战|竞选|党主席选|大选)")
_ROUND_OF = re.compile(r"(?:第[一二三1-3]|首|头|次|末)轮$")
_DEAL = pattern(r"<event-deal>")
# Who is at these need not take part: 演習期間休假.
_BACKGROUND = frozenset(("exercise", "attack", "accident", "election", "summit", "law"))
_MEANWHILE = re.compile(r"期间|之际|时|中|前|后|之前|之后|当天")
_OPEN_TITLE = re.compile(r"《[^》，。；]*$")
_NOMINAL = re.compile(r"的(?:持续|全面|再次|后续|首次|大规模|最新)?$")  # 俄羅斯的持續入侵
_TAIL = re.compile(
    r"^[」』》]?(?:(?:部分条文)?(?:修正)?(?:草案|案件?)|行动|活动|行程|计划|仪式|典礼)?[」』》]?"
)  # 對台軍售案, 訪問行程


@dataclass(frozen=True, slots=True)
class Telling:
    """`predicate`: the trigger tells that the event happens, so that its clause's subject and date are the event's.

    `told` is stronger: by a verb, so that an earlier clause's date may be, too. `occasion`: something is said at it.
    `background`: something else happens meanwhile, so that the clause's subject need not take part.
    """

    predicate: bool
    told: bool
    occasion: bool
    background: bool


def telling(trigger: Trigger, before: str, after: str, cue: str) -> Telling:
    """How the words around a trigger tell of its event.

    Args:
        before: the words of the clause before the trigger's compound; `after`: those after the trigger.
        cue: the reporting word of the statement that holds the trigger, or "".
    """
    after = _TAIL.sub("", after)
    set_up = trigger.noun and _HELD_AFTER.match(after) is not None  # 新聞發布會在人民大會堂舉行
    held = _OPEN_TITLE.sub("", before)  # 三讀通過《…特別條例》: however long the title
    at = bool(_AT_OCCASION.search(before))
    there = trigger.family == "press" and after.startswith(("上", "中"))  # 外交部今天例行記者會上
    occasion = trigger.noun and (at or there) and bool(_OCCASION_AFTER.match(after))
    decreed = cue in DECREES and trigger.type in DECREED
    ends = _LIGHT_AFTER.match(after) or (trigger.type in _JOINED and _JOINED_AFTER.match(after))
    light = bool(ends) and (decreed or bool(_LIGHT_BEFORE.search(held)))
    verb = trigger.verb and not (trigger.noun and _NOMINAL.search(before))
    reshuffle = trigger.type == "personnel" and not trigger.verb and not trigger.family  # 在改組中卸任
    return Telling(
        predicate=verb or occasion or light or set_up or bool(_DECIDES.match(after)),
        told=verb or light or set_up or bool(_HELD.search(before)),
        occasion=occasion,
        background=(reshuffle or trigger.type in _BACKGROUND) and at and bool(_MEANWHILE.match(after)),
    )


def as_told(trigger: Trigger, before: str, after: str, sentence: str) -> Trigger:
    """The trigger as its company tells its type: a law that is signed, voters who recall, leaders who meet, a bomb."""
    if trigger.type == "vote" and trigger.form == "投票":
        return _as_ballot(trigger, before, sentence)
    if trigger.form == "宣布退出" and _RACE.match(after):
        return replace(trigger, type="election", family="*")
    near = sentence if trigger.form in _BALLOT_WORDS else before[-30:] + after[:40]
    if trigger.family == "reading" and _MOTION.search(near):
        return replace(trigger, family="motion")  # 國會表決通過彈劾案
    if trigger.type == "meeting" and _OF_LEADERS.search(before):
        return replace(trigger, type="summit", family="", strong=True)
    if trigger.type == "accident" and trigger.family == "blast" and _BOMB.search(sentence):
        return replace(trigger, type="attack", family="strike")
    if trigger.family == "launch" and trigger.form.startswith("发射") and _AT_WAR.search(sentence):
        return replace(trigger, type="attack", family="strike")
    return _as_law(trigger, before, after, sentence)


def _as_ballot(trigger: Trigger, before: str, sentence: str) -> Trigger:
    """投票 of voters is one on the recall or referendum, or of the election, that its sentence is on."""
    if passes_law(before):
        return trigger
    if _ROUND_OF.search(before) or _ELECTION.search(before):
        return replace(trigger, type="election", family="*")
    family = next((family for word, family in _BALLOTS.items() if word in sentence), None)
    return trigger if family is None else replace(trigger, family=family)


def _as_law(trigger: Trigger, before: str, after: str, sentence: str) -> Trigger:
    """通過 tells of a law where no parliament votes (政院會通過…草案), 簽署 where an order or a bill is signed."""
    bill = _SIGNED_LAW.match(after) or (_BILL.search(sentence) and not _DEAL.search(sentence))
    if trigger.type == "agreement" and trigger.form in _SIGNS and bill:
        return replace(trigger, type="law", family="")
    if trigger.form != "通过":
        return trigger
    if not passes_law(before) or "政院会" in before or "行政院会" in before:
        return replace(trigger, type="law", family="")
    return trigger
