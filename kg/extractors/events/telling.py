"""How a trigger tells of its event: as a verb, held by another verb, as the occasion of something said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extractors.events.model import DECREED, DECREES, Trigger
from kg.extractors.events.topics import passes_law
from kg.lexicon.context import pattern

_AT_OCCASION = re.compile(r"(?:在|于|率队|应邀到|透过)[^，。；]{0,16}$")
_OCCASION_AFTER = pattern(r"<event-occasion-after>")
_HELD = pattern(r"<event-held>[^，。；]{0,8}$")
_DECIDES = pattern(r"<event-decision>")
_LIGHT_BEFORE = pattern(r"<event-light-verb>(?:[^，。；]{0,12}|[^，。；]{0,30}的[^，。；]{0,8})$")
_LIGHT_AFTER = pattern(r"<event-light-after>|$")
_SIGNED_LAW = re.compile(r"[^，。；]{0,20}?(?:行政命令|行政令|命令|主席令|总统令|法案|条例|法令)")
_SIGNS = frozenset(("签署", "签下"))
_BILL = pattern(r"<event-bill>")
_DEAL = pattern(r"<event-deal>")
# Who is at these need not take part: 演習期間休假.
_BACKGROUND = frozenset(("exercise", "attack", "accident", "election", "summit"))
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
    held = _OPEN_TITLE.sub("", before)  # 三讀通過《…特別條例》: however long the title
    at = bool(_AT_OCCASION.search(before))
    there = trigger.family == "press" and after.startswith(("上", "中"))  # 外交部今天例行記者會上
    occasion = trigger.noun and (at or there) and bool(_OCCASION_AFTER.match(after))
    decreed = cue in DECREES and trigger.type in DECREED
    light = bool(_LIGHT_AFTER.match(after)) and (decreed or bool(_LIGHT_BEFORE.search(held)))
    verb = trigger.verb and not (trigger.noun and _NOMINAL.search(before))
    reshuffle = trigger.type == "personnel" and not trigger.verb and not trigger.family  # 在改組中卸任
    return Telling(
        predicate=verb or occasion or light or bool(_DECIDES.match(after)),
        told=verb or light or bool(_HELD.search(before)),
        occasion=occasion,
        background=(reshuffle or trigger.type in _BACKGROUND) and at and bool(_MEANWHILE.match(after)),
    )


def as_law(trigger: Trigger, before: str, after: str, sentence: str) -> Trigger:
    """通過 tells of a law where no parliament votes (政院會通過…草案), 簽署 where an order or a bill is signed."""
    bill = _SIGNED_LAW.match(after) or (_BILL.search(sentence) and not _DEAL.search(sentence))
    if trigger.type == "agreement" and trigger.form in _SIGNS and bill:
        return replace(trigger, type="law", family="")
    if trigger.form != "通过":
        return trigger
    if not passes_law(before) or "政院会" in before or "行政院会" in before:
        return replace(trigger, type="law", family="")
    return trigger
