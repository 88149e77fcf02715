"""Names that tell one event from others of its kind: 第七輪中澳外交與戰略對話, 貨物稅條例修正草案, 漢光42號."""

from __future__ import annotations

import re
from collections import Counter

from kg.extractors.events.model import COUNT, Trigger
from kg.lexicon.context import pattern

_NAME = r"[㐀-鿿A-Za-z（）—·、\-]"
# 第七轮中澳外交与战略对话, 理事会第二十四次会议, 十三届全国人大四次会议; but not 第二次会谈, 5次会谈.
_SESSION = re.compile(
    rf"(?:第{COUNT}{_NAME}{{2,24}}|(?:会|院|党|大|组织|联盟)第{COUNT}|{COUNT}{_NAME}{{2,16}}{COUNT})$"
)
_NO_SESSION = re.compile(r"[的了已曾再]|举行|进行|出席|召开|展开|见面|今年|连续")
_DRILL = re.compile(r"[0-9]{1,3}号$")
_DRILL_AFTER = re.compile(r"[0-9]{1,3}号")
_COUNTED = re.compile(rf"{COUNT}|{_DRILL_AFTER.pattern}")
# What a bill's name does not hold, so that it begins after.
_BEFORE_BILL = pattern(r"[的将把对就与和在由按了版]|修正(?!草?案)|[一二三四五六七八九十两这本该0-9]项|<before-bill>")
_GENERIC = re.compile(
    r"部分条文|第?[0-9一二三四五六七八九十]+条(?:之[0-9一二三四五六七八九十])?|修正草?案|草案|(?:特别|暂行)?条例|法案|增订|案$|法$|相关|新版"
)
_BREAK = re.compile(r"[^㐀-鿿0-9]")  # a bill's name is Han characters and figures
# A statute that is only referred to is no event.
_IN_THE_MAKING = pattern(r"<in-the-making>")
# 花蓮地震, 403花蓮地震, 宏福苑火災, 馬祖電廠跳機; 太子集團詐騙案.
_PLACE = pattern(
    r"((?:<taiwan-place>|(?<![0-9])[0-9]{3}|[㐀-鿿]{2,5}(?:半岛|大楼|大厦|社区|商场|国宅|电厂|苑|邨))(?:[县市]|外海)?)"
    r"(?:这个|五级|四级|三级|规模)?$"
)
_FIRM = re.compile(r"([㐀-鿿]{2,6}(?:集团|公司|银行|建设|营造|基金会|旅|舰))$")
_ROUND = re.compile(r"(第[一二三四1-4]轮)[^，。；]{0,6}$")
_GOODS = pattern(r"(<tariff-goods>)[^，。；的]{0,4}$")
_ON_BILLS = frozenset(("reading", "referral"))
_BILL = re.compile(
    r"[㐀-鿿0-9]{2,30}?(?:条例|法(?![院律定官人案规])|预算案|总预算)(?:[㐀-鿿0-9]{0,10}?(?:草案|修正案))?"
)
_NEAR, _FAR = 12, 48  # characters from a vote to the bill before it, and to the end of the one after it
_SHARED = 0.6  # so much of the shorter name stands in the longer, if both are one's: 财划 and 财政收支划分


def title_of(trigger: Trigger, before: str, after: str) -> str:
    """The name of its own that an event has by the words around its trigger, folded, or "".

    Args:
        before: the words of the clause before the trigger; `after`: those after it.
    """
    if trigger.type in ("election", "tariff"):
        match = (_ROUND if trigger.type == "election" else _GOODS).search(before + trigger.form)
        return match.group(1) if match else ""
    if trigger.type == "vote" and trigger.family in _ON_BILLS:
        return _voted_on(before, after)
    if not trigger.noun:
        return ""
    if trigger.type in ("meeting", "summit"):
        match = _SESSION.search(before)
        return match.group() if match and not _NO_SESSION.search(match.group()) else ""
    if trigger.type == "law" and (trigger.form.endswith("案") or _IN_THE_MAKING.search(before + after)):
        return _subject(_BREAK.split(before)[-1] + trigger.form)
    if trigger.type == "accident" or trigger.family == "case":
        match = (_PLACE if trigger.type == "accident" else _FIRM).search(before)
        return match.group(1) if match else ""
    if trigger.type == "exercise":
        match = _DRILL.search(before) or _DRILL_AFTER.match(after)
        return match.group() if match else ""
    return ""


def _voted_on(before: str, after: str) -> str:
    """What the bill is on that a vote is on: 追加預算案三讀, 三讀通過《貨物稅條例》修正案."""
    found = [m for m in _BILL.finditer(before) if len(before) - m.end() <= _NEAR]
    match = found[-1] if found else _BILL.search(after[:_FAR])
    return _subject(match.group()) if match else ""


def _subject(words: str) -> str:
    """What a bill is on by its name: 货物税 of 货物税条例十二条之五修正草案."""
    return _GENERIC.sub("", _BEFORE_BILL.split(words)[-1])


def agree(ours: str, its: str) -> bool:
    """Whether two names may be one event's: one abbreviates the other, and they do not count otherwise."""
    if not ours or not its or ours == its:
        return True
    mine, other = set(_COUNTED.findall(ours)), set(_COUNTED.findall(its))
    if mine and other and not mine & other:
        return False
    shorter, longer = sorted((ours, its), key=len)
    return sum((Counter(shorter) & Counter(longer)).values()) >= _SHARED * len(shorter)
