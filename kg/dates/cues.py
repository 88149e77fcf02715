"""Words near a bare date that say on which side of the publication day it lies."""

from __future__ import annotations

import re
from enum import Enum


class Side(Enum):
    PAST = "past"
    FUTURE = "future"


_STOP = re.compile(r"[。！？!?;\n,]")
_WINDOW = 18

_FUTURE_BEFORE = re.compile(
    r"(?<![大上中少名武虎戰健主悍飛麻])將(?![軍近領士官才相帥門])|擬|預計|預定|預訂|預料|預期|料(?=[在於將])|可望|有望|訂於|訂在|排定|安排|最快|最晚|最遲|最後期限"
    r"|須|必須|務必|應[於在]|要在|要等|等到|打算|計[畫劃]|準備|規[畫劃]|即將|截止|限期|暫定|期限|若|一旦|除非|希望|要求|有意|可能會?(?=[在於])|恐(?=[在於將會])|號召"
)
_FUTURE_AFTER = re.compile(
    r"^(?:[^,。]{0,6}?)(?<![大上中少名武虎戰健主悍飛麻])(?:將(?![軍近領士官才相帥門])|就會|會在|才會|到期|屆滿|期滿|截止|即將)"
    r"|^(?:日|號)?(?:以|之)?前(?![天日])(?:須|必須|應|要|完成|送|提|繳|簽|交|達|做|決|審|通過|不|會|將|必|得|,|。|$|舉|回|申|到|[^往夕後])"
    r"|^起(?![訴火因跳源草義飛])|^(?:登場|開[徵跑]|上路|生效|投票)(?!的|了|後)|^的?(?:[^,。的]{0,4}行程|投票日)"
)
# 已改到, 已提前至: what has been done is to put it off to a day that may lie ahead.
_PAST_BEFORE = re.compile(
    r"曾|已(?!(?:經)?(?:改|延|順延|提前|推遲|[訂定][在於]|排定|預[定訂]|敲定|確定))|剛|甫|上次|上回|繼(?![續而任承位])|截至"
)
_PAST_AFTER = re.compile(
    r"^[^,。]{0,10}?(?:曾|已(?!預)|剛|甫|(?<!預)遭|獲|屢|(?<![將會])表示|指出|(?<![將會])說|透露|宣布|才(?!會)|被|了)"
)


# 會 of what is to come, not in 會議, 院會, 將會晤.
_WILL_AFTER = re.compile(
    r"^[^,。]{0,6}?(?<![大小晚宴茶都才社協公工學委院集開約聚照教國理議])"
    r"會(?![議談見晤面長員上後中場報期費所館客商計籍堂同合師])"
)


def side(folded: str, start: int, end: int, *, will: bool = False) -> Side | None:
    """Which side of the publication day the expression at `start:end` lies on, if a word tells; None if none does.

    `will` takes 會 alone for one, as after a weekday. What stands before it in the same clause counts more than what follows.
    """
    low = max(0, start - _WINDOW)
    before = folded[low:start]
    cut = [match.end() for match in _STOP.finditer(before)]
    if cut:
        before = before[cut[-1] :]
    after = folded[end : end + _WINDOW]
    stop = _STOP.search(after)
    if stop:
        after = after[: stop.end()]
    future, past = _last(_FUTURE_BEFORE, before), _last(_PAST_BEFORE, before)
    if future >= 0 or past >= 0:
        return Side.FUTURE if future > past else Side.PAST
    if _FUTURE_AFTER.search(after):
        return Side.PAST if re.search("已|屢|曾|了", after) else Side.FUTURE
    if _PAST_AFTER.search(after):
        return Side.PAST
    return Side.FUTURE if will and _WILL_AFTER.search(after) else None


def _last(pattern: re.Pattern[str], text: str) -> int:
    last = -1
    for match in pattern.finditer(text):
        last = match.start()
    return last
