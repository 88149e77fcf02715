"""Chinese numbers, and the folding under which dates and amounts are matched.

`fold` keeps the length of a text, so that offsets in the folded text are offsets in the text itself.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Pairs, a form and what it becomes: Simplified and variant forms of the characters dates and amounts are made of.
_PAIRS = (
    "週周 礼禮 后後 号號 个個 间間 时時 点點 这這 当當 万萬 亿億 币幣 圆圓 台臺 达達 过過 两兩 节節 农農 历曆 阳陽 旧舊 劳勞 动動 "
    "国國 庆慶 双雙 圣聖 诞誕 从從 来來 会會 须須 应應 将將 拟擬 预預 计計 请請 订訂 开開 约約 馀餘 余餘 与與 黄黃 裡裏 里裏 夜夜 "
    "届屆 满滿 势勢 进進 还還 于於 韩韓 镑鎊 卢盧 罗羅 兰蘭 泽澤 亚亞 纽紐 图圖 尔爾 经經 讯訊 报報 电電 称稱 导導 说說 华華 东東 "
    "欧歐 ○〇 Ｏ〇 贰二 叁三 肆四 伍五 陆六 柒七 捌八 玖九 拾十 佰百 仟千 壹一 毎每 岁歲 连連 续續 纪紀 几幾 数數 纳納 尽盡 军軍 "
    "总總 额額 规規 远遠 "
    "－- –- —- ―- ‐- −- ～~ 〜~ ∼~ 【[ 〔[ 】] 〕] ﹙( ﹚) ·. ︰: ￥¥ ＄$"
)
_FOLD = _FULL_WIDTH | {ord(pair[0]): ord(pair[1]) for pair in _PAIRS.split()}
_FOLD |= dict.fromkeys((0x3000, 0xA0, 0x2009), 0x20)


def fold(text: str) -> str:
    """The text with full-width and variant forms made one, character by character; the length stays the same."""
    return text.translate(_FOLD)


_EXACT = Context(prec=150)

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2}
_SCORES = {"廿": 20, "卅": 30}
_UNITS = {"兆": 10**12, "億": 10**8, "萬": 10**4, "千": 1000, "百": 100, "十": 10}

CHINESE_DIGIT = "零〇一二兩三四五六七八九"
_ASCII = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def integer(text: str) -> int | None:
    """A folded number without decimals: ``12``, ``十二``, ``二〇二六``, ``廿三``, ``一百一十五``; None if it is none."""
    value = number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def number(text: str) -> Decimal | None:
    """A folded number in ASCII and Chinese digits and the units 十 百 千 萬 億 兆, exactly; None if it is none.

    ``1兆2500億``, ``13萬2,300``, ``一.二五兆``, ``二百五十億``, ``兩百五`` (250), ``1.25萬億``, ``千億`` (1000億).
    """
    if not text or len(text) > 64:
        return None
    return _number(text.replace(",", ""))


def _number(text: str) -> Decimal | None:
    if _ASCII.fullmatch(text):
        return Decimal(text)
    for unit, size in _UNITS.items():
        # The last one: in 1萬2千億 all that precedes 億 counts it, in 萬億 too.
        at = text.rfind(unit)
        if at < 0:
            continue
        left, right = text[:at], text[at + 1 :]
        times = _number(left) if left else Decimal(1)
        if times is None:
            return None
        if not right:
            return _EXACT.multiply(times, Decimal(size))
        if len(right) == 1 and right in DIGITS and size > 10 and not text[at - 1 : at].isascii():
            return _EXACT.multiply(times, Decimal(size)) + DIGITS[right] * size // 10  # 兩百五 is 250
        rest = _number(right.lstrip("零〇") or "0")
        if rest is None or rest >= size:
            return None
        return _EXACT.add(_EXACT.multiply(times, Decimal(size)), rest)
    if text[0] in _SCORES:
        rest = _number(text[1:]) if text[1:] else Decimal(0)
        return None if rest is None or rest >= 10 else _SCORES[text[0]] + rest
    whole, point, part = text.partition(".")
    if not whole or (point and not part):
        return None
    digits = ""
    for char in whole + part:
        if char in DIGITS:
            digits += str(DIGITS[char])
        elif char.isascii() and char.isdigit():
            digits += char
        else:
            return None
    return Decimal(digits).scaleb(-len(part))
