"""The words that make an amount public money, and those that make it something else."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import fold
from kg.lexicon.context import alternation, pattern
from kg.lexicon.table import read_rows


@cache
def _words(*kinds: str) -> str:
    """The source of a pattern for all words of some kinds in the table of budgets."""
    return alternation(fold(r["form"]) for r in read_rows("budget_words.tsv") if r["kind"] in kinds)


@cache
def head() -> re.Pattern[str]:
    return re.compile(_words("head"))


@cache
def called() -> re.Pattern[str]:
    """What a budget may be called beside its amount, the longest words first."""
    return re.compile(_words("head", "name"))


@cache
def verb() -> re.Pattern[str]:
    return re.compile(_words("verb"))


@cache
def other() -> re.Pattern[str]:
    return re.compile(_words("other"))


@cache
def other_beside() -> re.Pattern[str]:
    """What is no public money only right beside an amount: 2000億元資產, but from 資產 one may 撥1000億."""
    word = _words("other-beside")
    return re.compile(rf"{word}(?:约|逾|近|达|共|为|新台币)*$|^(?:的)?.{{0,4}}{word}")


@cache
def named() -> re.Pattern[str]:
    """Names of budgets that need no amount: 國防特別預算, 中央政府總預算追加預算案."""
    return re.compile(f"{_words('name')}+")


@cache
def counted() -> re.Pattern[str]:
    """What follows a number that is no money: 3億人, 500億公里, but not 500億公帑."""
    return re.compile(f"(?!{_words('not-counted')}){pattern('<counted-unit>').pattern}")


@cache
def after_amount() -> re.Pattern[str]:
    """What may complete the phrase after an amount: 元的國防特別預算, 國防特別條例規劃."""
    middle = r"(?![及和与至到])[^，。；：、「」（）\s已入由将被在从给向为就才也都]{0,14}?"
    return re.compile(rf"(?:元|圆|\+N|＋N)?(?:的)?(?:「?{middle}{_words('head', 'name')})」?")


# What stands between an amount and a name after it: 元的「.
BEFORE_NAME = re.compile(r"(?:元|圆|\+N|＋N)?的?「?")


@cache
def before_amount() -> re.Pattern[str]:
    """What may open the phrase before an amount: 國防預算規模高達."""
    return pattern(rf"(?:(?:{_words('name')}|{_words('head')})(?:的)?)?<amount-lead>*$")


STATUS = (
    ("blocked", re.compile(r"封杀|卡在|搁在|搁置|躺在|杯葛|挡下|退回")),
    ("frozen", re.compile(r"冻结")),
    ("cut", re.compile(r"(?<![未没不])(?:删|砍|裁减|减列|削减)")),
    ("approved", re.compile(r"三读|通过|核定|批准|拍板|核准|获准|核列|通报")),
    ("proposed", re.compile(r"提出|编列|草案|要求|拟|送审|提案|规划|匡列|申请|追加|寻求")),
)


# How a number ends that has no 元 after it: 億, 億多.
BARE_END = "0123456789十百千万亿兆多余几"
LARGE = 10**8
A_HEAD = 10**6  # less goes to one person or household
# Before and after a small number without 元 that is money: 補助1萬, 酌刪207萬.
GIVEN = re.compile(r"(?:补助|补贴|发放|发给|加发|加码|核发|删|删减|删除|砍|编列|追加|增列|拨款?|拨给)(?:约|近|逾|了)?$")
BUDGETED = re.compile(r"的?[^，。；：、「」（）\s]{0,6}?(?:预算|经费|补助款?|基金|公帑)")
NO_THING = re.compile(r"$|[^\u4e00-\u9fff]|的|给|以")
# A sum of what the sentence has named: 追加預算包括…，共819億元.
TOTAL = re.compile(r"(?:共计|总计|合计|总共|共|总额|预算规模|经费规模)(?:约|达|逾|近|为|是|新台币)*$")
# What a fund or aid comes to, told in the clause after it: 設立引導基金，總規模1兆元.
SIZE = re.compile(r"(?:总规模|规模|总金额|金额|总额|总经费)(?:约|达|逾|近|为|是|新台币|高达|超过|上限)*$")
SIZED = re.compile(r"(?:基金|预算案?|补助|补贴|津贴|拨款|援助|条例|纾困|贷款)[^，。]{0,4}，[^，。]{0,8}$")
# How much more or less than another a budget is: 較今年增加1768億元.
DIFFERENCE = re.compile(r"[较比][^，]{1,12}(?:增|减|多|少|成长|提高)(?:加|少|列|编)?(?:了|约|近|逾|达)*$")
# An amount in a clause of its own, which the clause before tells of: 國防預算達GDP的3.3%，約9495億元.
ALONE = re.compile(r"(?:大?约|逾|近|共|达|即|等于|相当于|总计|合计|总额|金额|新台币)*")
# What is paid to persons and households, in steps: 生育獎勵金第一胎2萬元、第二胎4萬元.
BENEFIT = re.compile(r"奖励金|奖助|补助|补贴|津贴|慰助金|慰问金|抚恤金|救助金|补偿金|给付|消费券")
# What is needed, in a sentence on who pays it: 一年約需18億元，由中央支應.
NEEDED = re.compile(r"(?:需|需要|所需)(?:约|近|逾|达)*$")
# Who gives public money, where the verb alone may tell of a company or a temple: 外交部捐贈30萬美元.
GIVING = re.compile(r"捐")
STATE = re.compile(r"政府|[县市州国][府库]|外交|[部院署处局厅会府]|大使|代表处|总统|总理")
# What arms cost in a story on their sale: 預計價值40.5億美元.
ARMS = re.compile(
    r"军售|对外军事销售|军购|(?:出售|售予|售给)[^。]{0,40}?(?:飞弹|导弹|武器|军备|弹药|战机|军机|火箭|战车|雷达|防空|鱼雷|直升机)"
)
BUDGETS = re.compile(r"预算|经费|拨款|补助|援助|基金")  # whose total is no price
PRICE = re.compile(r"(?:价值|总值|总价|要价|总额|合计)(?:约|达|逾|近|为|是|高达|超过)*$")
# Names that by themselves mean no one budget.
UNSPECIFIC = frozenset(fold(name) for name in ("特別預算", "特別預算案", "預算案", "國防預算", "防衛預算"))
# Between an amount and what it comes to in another currency: 元（約合新台幣; and what follows.
CONVERTED = re.compile(
    r"(?:元|圆)?（(?:大约|约|约合|折合|约为|合|等于|相当于|约等于)?(?:新台币|台币|人民币|美元|美金)?"
)
TO = re.compile(r" ?(?:至|到|~|～|-|–) ?")  # between the ends of a range: 10億至15億美元
CONVERTED_END = re.compile(r"(?:元|圆|多|余|左右)*）")
