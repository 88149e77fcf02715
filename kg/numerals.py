"""Chinese numbers, and the folding under which dates and amounts are matched.

`fold` keeps the length of a text, so that offsets in the folded text are offsets in the text itself.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Pairs, a form and what it becomes: the Simplified (by OpenCC) and variant forms of the characters that the patterns
# for dates and amounts are made of, and punctuation.
_PAIRS = (
    "万萬 与與 东東 两兩 个個 为為 举舉 义義 乌烏 争爭 于於 亚亞 亩畝 亲親 亿億 从從 仟千 们們 伍五 众眾 会會 传傳 "
    "伦倫 余餘 佰百 儿兒 党黨 兰蘭 兴興 兹茲 内內 军軍 农農 决決 准準 几幾 凶兇 划劃 则則 刚剛 剂劑 办辦 务務 动動 "
    "劳勞 势勢 勋勳 华華 协協 卖賣 卢盧 历曆 叁三 参參 双雙 发發 叙敘 只隻 叶葉 号號 后後 吨噸 启啟 呛嗆 国國 图圖 "
    "圆圓 圣聖 场場 块塊 坚堅 壹一 处處 备備 复復 头頭 妇婦 学學 实實 审審 宪憲 宫宮 宾賓 对對 导導 将將 尔爾 尽盡 "
    "层層 届屆 屡屢 岁歲 岛島 币幣 帅帥 师師 庆慶 应應 开開 强強 当當 征徵 态態 总總 战戰 户戶 报報 拟擬 拾十 捌八 "
    "数數 旧舊 时時 暂暫 机機 权權 条條 来來 柒七 栋棟 样樣 楼樓 欧歐 毎每 贰二 貳二 气氣 泽澤 济濟 游遊 湾灣 满滿 点點 玖九 "
    "现現 电電 画畫 礼禮 种種 称稱 笔筆 签簽 约約 级級 纪紀 纳納 纽紐 线線 经經 继繼 续續 维維 缅緬 缔締 缴繳 罗羅 "
    "羁羈 职職 联聯 肆四 腊臘 臺台 舰艦 节節 苏蘇 获獲 蕴蘊 装裝 见見 观觀 规規 计計 订訂 议議 讯訊 许許 论論 访訪 "
    "证證 诉訴 诞誕 该該 语語 说說 请請 读讀 调調 谈談 谢謝 谱譜 财財 贰二 资資 赛賽 车車 轰轟 轻輕 载載 较較 辆輛 "
    "辈輩 边邊 达達 过過 运運 还還 这這 进進 远遠 违違 连連 迟遲 选選 週周 钞鈔 钟鐘 钢鋼 钱錢 铢銖 锋鋒 镑鎊 长長 "
    "门門 问問 间間 闻聞 阅閱 阳陽 阴陰 阶階 陆六 韩韓 顷頃 项項 须須 预預 领領 颗顆 额額 飞飛 饼餅 馀餘 馆館 马馬 "
    "拨撥 编編 买買 费費 组組 织織 滞滯 吁籲 评評 顺順 员員 监監 执執 确確 仓倉 柜櫃 营營 炉爐 码碼 矿礦 队隊 侦偵 抛拋 击擊 晓曉 灾災 结結 绝絕 听聽 "
    "视視 词詞 话話 认認 诺諾 赠贈 辩辯 针針 销銷 闭閉 陈陳 颁頒 驳駁 松鬆 "
    "声聲 询詢 质質 辞辭 递遞 释釋 "
    "并並 际際 讨討 罢罷 奥奧 统統 坛壇 锦錦 标標 灯燈 览覽 县縣 奖獎 鲜鮮 麦麥 黄黃 龄齡 ○〇 Ｏ〇 －- –- —- ―- ‐- −- ～~ 〜~ ∼~ 【[ 〔[ 】] 〕] ﹙( ﹚) ·. "
    "﹒. ︰: ￥¥ ＄$"
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
_POSITIONAL = re.compile(rf"[{CHINESE_DIGIT}]{{2,}}")
_UNIT = re.compile(f"[{''.join(_UNITS)}]")
_ASCII = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def integer(text: str) -> int | None:
    """A folded whole number, ``12``, ``十二``, ``二〇二六``, ``廿三``, ``一百一十五``, or None if it is none."""
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
    whole, point, part = text.partition(".")
    if point and _UNIT.search(whole) and not _UNIT.search(part):  # 四十點五
        tens, decimals = _number(whole), _number(f"零.{part}")
        return None if tens is None or decimals is None else _EXACT.add(tens, decimals)
    for unit, size in _UNITS.items():
        # The last one: in 1萬2千億 all that precedes 億 counts it, in 萬億 too.
        at = text.rfind(unit)
        if at < 0:
            continue
        left, right = text[:at], text[at + 1 :]
        if unit in left or (unit == "兆" and "億" in left) or (size < 10**4 and _POSITIONAL.fullmatch(left)):
            return None
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
    if text[:1] in _SCORES:
        rest = _number(text[1:]) if text[1:] else Decimal(0)
        return None if rest is None or rest >= 10 else _SCORES[text[0]] + rest
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
