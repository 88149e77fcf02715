"""What follows a reporting word: whether it can be what somebody says, and where it ends if its clause alone tells."""

from __future__ import annotations

import re

from kg.extractors.attribution.place import Place
from kg.lexicon.context import pattern

_ASSERTION = pattern(r"<assertion>")
# 表示嚴正抗議, and 表示抗議並召見大使: what he does besides is not said.
_STANCE = pattern(
    r"(?:(?:^[㐀-鿿]{0,4}|的[㐀-鿿]{0,2})<stance-noun>$|^[㐀-鿿]{0,4}<stance-noun>并(?!希望|期|盼|愿|将|会|相信|认为|称|说))"
)
_DENIED = pattern(r"^[㐀-鿿]{0,3}<denied-noun>$")
_BARE_AMOUNT = re.compile(r"[0-9０-９,.．]+[万亿兆]*(?:美元|欧元|元|吨)?(?:[，。；　\s]|$)")
_MERE_OBJECT = re.compile(r"(?:这|该|此|上述)[项个份次件场]?[㐀-鿿]{2,4}$")  # 最先披露這項安排
_UNNAMED = pattern(r"<unnamed-speakers>|<judged-body>")
_JUDGED = pattern(r"<judged-noun>$")
_DOES = re.compile(r"[是不没让使令已会将被遭太很都过]|有如|如同")  # 批評政府的作法太軟弱, not 批評某某某的高官的身份
_FAULT = pattern(r"[㐀-鿿]?<fault>")  # 批評市府失職
_DEED = 4  # characters that tell what somebody did
_NAMED_MATTER = 12  # characters of a clause that may be a noun with what it is of: 行政院能源政策
_NOUN_PHRASE = re.compile(r"[^的]{1,12}的[㐀-鿿]{1,4}")  # 批評政府的政策
_DISCLOSING = frozenset(("透露", "曝", "揭露", "披露", "揭", "交代", "说出", "道出", "爆料", "揭晓", "证实", "表明"))
_DISCLOSED = pattern(r"[^，]{0,10}<told-noun>")
_ANSWER = pattern(r"<short-answer>，")
_SUBORDINATE = re.compile(
    r"(.{4,})(?:之后|(?<![前先今])后|之际|的同时|之余|(?<![小及随按临同平准])时)"
)  # 指控巴基斯坦涉案後，發動攻擊
_DECIDES = re.compile(r"[先再将会不已应要可没无未愿]")  # 裁示先保留，…
_GOES_ON = re.compile(r"，(?:立即|立刻|尽快|即|再|才|就|方|始|便|应|须|也)")
_SAYING = frozenset(("表示", "说", "称", "指", "指出", "认为", "强调", "解释", "说明"))
_ANNOUNCING = frozenset(("宣布", "承诺", "保证", "答应", "允诺", "主张", "预告", "证实", "统计", "要求"))
_STOP = re.compile(r"[，；。！？]|(?<=点)：")  # 回應三點：一、…
_LONGEST = 60  # characters of a clause that are looked at


def clause_from(place: Place, start: int) -> str:
    """The words from an offset to the next stop, sixty at most."""
    return _STOP.split(place.doc.norm[start : min(place.limit, start + _LONGEST)], maxsplit=1)[0]


def asserts(clause: str) -> bool:
    """Whether a clause says that something is so."""
    return _ASSERTION.search(clause) is not None


def is_noun_phrase(clause: str) -> bool:
    """Whether a clause only names something: 中國軍機的行為, 自己的安全."""
    return _NOUN_PHRASE.fullmatch(clause) is not None


def subordinate_length(place: Place, content: int) -> int | None:
    """How long the words are in a clause that 後 or 之際 makes a mere circumstance (指控…涉案後，), else None.

    After a bare word of saying, or before a clause that goes on from it (要求…三讀後，立即撥付…), it is part of the words.
    """
    clause = clause_from(place, content)
    match = _SUBORDINATE.fullmatch(clause)
    if match is None or place.entry.form in _SAYING or _GOES_ON.match(place.doc.norm, content + len(clause)):
        return None
    return len(match.group(1))


def judges(place: Place, content: int, *, near: bool) -> bool:
    """Whether a verb of judging tells what is said (譴責中方片面破壞現狀), not only what about (批評政府政策).

    Args:
        content: where the words after it begin.
        near: whether its subject stands right before it.
    """
    clause = clause_from(place, content)
    if asserts(clause):
        return True  # 痛批談判從頭到尾是黑箱
    if is_noun_phrase(clause):
        return False
    if place.short and near:
        return True
    if len(clause) <= _NAMED_MATTER and _JUDGED.search(clause) is not None:
        return False  # 批評政府兩岸政策
    end = content + len(clause)
    body = _UNNAMED.match(place.doc.norm, content, end)  # 批評當局一再拖延

    def is_blamed(until: int) -> bool:
        if end - until < _DEED:
            return _FAULT.fullmatch(place.doc.norm, until, end) is not None
        return place.doc.norm[until] != "的" or _DOES.search(clause, until - content + 1) is not None

    known = [m for m in place.actors.within(content, content + 14) if content in (m.span.start, m.phrase.start)]
    if not known:
        return body is not None and is_blamed(body.end())
    return any(m.phrase.end < place.limit and is_blamed(m.phrase.end) for m in known)


def is_too_short(place: Place, content: int, *, near: bool, joined: bool) -> bool:
    """Whether too few words follow a reporting word for a statement, an amount alone, or only what is conveyed."""
    if place.short and near:
        least = 2
    elif near and place.entry.act == "think":
        least = 3
    else:
        least = 5 if place.entry.form in _ANNOUNCING and not joined else 4
        least = 3 if near and _DECIDES.match(place.doc.norm, content) else least
    if near and place.entry.form in _SAYING and _ANSWER.match(place.doc.norm, content) is not None:
        return False  # 是否會延期？部長表示不會，…
    stop = _STOP.search(place.doc.norm, content, place.limit)
    words = place.doc.norm[content : stop.start() if stop else place.limit]
    if place.entry.act == "deny" and _DENIED.search(words):
        return True
    if _MERE_OBJECT.match(words) or _STANCE.search(words):
        return True
    if place.entry.form in _DISCLOSING and _DISCLOSED.fullmatch(words) and not asserts(words):
        return True  # 透露申請進度
    return len(words) < least or _BARE_AMOUNT.match(place.doc.norm, content) is not None
