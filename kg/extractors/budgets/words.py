"""The words that make an amount public money, and those that make it something else.

The words are in `budget_words.tsv`, in Traditional script; the patterns are for folded text.
"""

from __future__ import annotations

import re

from kg.lexicon.context import alternation, pattern
from kg.lexicon.fold import fold_all
from kg.lexicon.table import read_rows


def _forms() -> dict[str, list[str]]:
    """The folded words of the table by their kind."""
    rows = read_rows("budget_words.tsv")
    forms: dict[str, list[str]] = {}
    for row, folded in zip(rows, fold_all([row["form"] for row in rows]), strict=True):
        forms.setdefault(row["kind"], []).append(folded)
    return forms


_FORMS = _forms()


def _any(*kinds: str) -> str:
    """The source of a pattern for any word of some kinds, the longest first."""
    return alternation(form for kind in kinds for form in _FORMS[kind])


_ABOUT = f"{_any('about')}*$"  # what may stand between a word and the amount after it: 規模高達新台幣

# 基金會 is no fund.
HEAD = re.compile(rf"{_any('head', 'head-before')}(?!(?<=基金)会)")
NAME = re.compile(rf"{_any('head')}(?!(?<=基金)会)")
CALLED = re.compile(rf"{_any('head', 'name')}(?!(?<=基金)会)")  # what a budget may be called beside its amount
VERB = re.compile(_any("verb"))
# 台積電對美投資1000億美元 is a company's money.
OTHER = re.compile(rf"{_any('other')}|(?:企业|公司|业者|厂商|集团|民间)[^，。]{{0,8}}投资")
# What is no public money only right beside an amount: 2000億元資產, but from 資產 one may 撥1000億.
OTHER_BESIDE = re.compile(rf"{_any('other-beside')}{_ABOUT}|^的?.{{0,4}}{_any('other-beside')}")
# Names of budgets that need no amount: 國防特別預算, 中央政府總預算追加預算案; and those that mean no one budget.
NAMED = re.compile(f"{_any('name')}+")
UNSPECIFIC = frozenset(_FORMS["unspecific"])
# What follows a number that is no money: 3億人, 500億公里, but not 500億公帑.
COUNTED = re.compile(f"(?!{_any('not-counted')}){pattern('<counted-unit>').pattern}")
# What may complete the phrase after an amount: 元的國防特別預算, 國防特別條例規劃.
_MIDDLE = r"(?![及和与至到])[^，。；：、「」（）\s已入由将被从在给向为就才也都]{0,14}?"
AFTER_AMOUNT = re.compile(
    rf"(?:元|圆|\+N|＋N)?[的之]?(?:「[^「」]{{2,16}}」)?(?:「?{_MIDDLE}{_any('head', 'name')}+(?!(?<=基金)会))」?"
)
# What a name after an amount does not begin with: 撥款100億元成立引導基金, 999億元支持實施育兒補貼.
NO_NAME = re.compile(
    r"(?:(?:额度|规模|总额)的?|用于|用来|用以|用作|作为|成立|设立|建立|发放|发行|发给|实施|推动|推行|支持(?!方案)|支应|资助|购买|采购|提供|挹注|给予|加码|协助)+"
)
# What a fund or act may be called by the words before it: 長照基金, 財團法人國防工業發展基金.
OWN = re.compile(r"(?:基金|准备金|特别条例|特别预算|计划|方案)$")
OWN_BEGINS = re.compile(
    r"[^㐀-鿿A-Za-z0-9]|[的与和及在对由将向给为从之以于是至到被把再又并也已仍等该此本各]|[今明去本]年度?|年度?"
    r"|通过|核定|核准|审议|审查|冻结|删除|删减|砍掉|匡列|设立|成立|编列|动用|提拨|拨补|挹注|增加|运用|动支|提供|批准|启动|推动|要求|宣布|表示|指出|政府|中央|行政院|市府|县府|决定|要从"
)
TAXES = re.compile(r"[增加减]税")  # a plan for taxes spends nothing
# A name right before an amount that tells which budget it is.
ONE = re.compile(r"(?:预算|资金)$|(?:防卫|国防|军)费$|(?:国防|防卫)(?:支出|开支)$")
# An act or plan that its sentence names in full: 「強化經濟社會及民生國安韌性特別條例」，經費上限….
QUOTED = re.compile(r"(?<=「)[^「」]{2,30}?(?:条例|预算案?|计划|方案|草案)(?=」)")
LIMIT = re.compile(r"(?:经费|预算|总经费|总预算)?(?:上限|规模|总额)|(?:总)?(?:经费|规模)")
BEFORE_NAME = re.compile(r"(?:元|圆|\+N|＋N)?[的之]?「?")  # what stands between an amount and a name after it: 元的「
BEFORE_AMOUNT = pattern(
    rf"(?:{_any('head', 'name')}的?)?(?:(?<!下)<amount-lead>)*$"
)  # what may open its phrase: 國防預算規模高達; the 達 of 下達 does not

# What is done with a budget, by what its clause says: the first that fits.
STATUS = tuple(
    (status, re.compile(f"(?<![未没不]){_any(status)}"))
    for status in ("blocked", "frozen", "cut", "approved", "proposed")
)

BARE_END = "0123456789十百千万亿兆多余几"  # how a number ends that has no 元 after it: 億, 億多
LARGE = 10**8  # from here on, a number without 元 that counts nothing is money
A_HEAD = 10**6  # less goes to one person or household
# Before and after a small number without 元 that is money: 補助1萬, 酌刪207萬.
GIVEN = re.compile(f"{_any('given')}{_ABOUT}")
BUDGETED = re.compile(rf"[的之]?(?:「[^「」]{{2,16}}」)?[^，。；：、「」（）\s]{{0,6}}?(?:{_any('fund')}|公帑)")
NO_THING = re.compile(r"$|[^\u4e00-\u9fff]|的|给|以")
# A sum of what the sentence has named: 追加預算包括…，共819億元.
TOTAL = re.compile(f"{_any('total')}{_ABOUT}")
# What a fund or aid comes to, told in the clause after it: 設立引導基金，總規模1兆元.
SIZE = re.compile(f"{_any('size')}{_ABOUT}")
SIZED = re.compile(rf"{_any('fund')}[^，。]{{0,4}}，[^，。]{{0,8}}$")
# How much more or less than another a budget is: 較今年增加1768億元.
DIFFERENCE = re.compile(rf"[较比][^，]{{1,12}}{_any('difference')}{_ABOUT}")
# An amount in a clause of its own, which the clause before tells of: 國防預算達GDP的3.3%，約9495億元.
ALONE = re.compile(f"(?:{_any('about', 'total', 'size')}|即|等于|相当于)*")
# What is paid to persons and households, in steps: 生育獎勵金第一胎2萬元、第二胎4萬元.
BENEFIT = re.compile(_any("benefit"))
# What a part of it is for, in a sentence on who grants it: 簽署法案，其中1500億美元用於國防.
USED = re.compile(r"(?:元|圆)?(?:将|会|主要)?(?:用于|用作|用来|用以)")
GRANTING = re.compile(_any("granting"))
# What money is for, right after it: 2億元用於老舊校舍補強, 3億元改善步道, 9億元，支持農民轉作.
PURPOSE = re.compile(
    rf"(?:元|圆)?(?:，?(?:主要|专门|全数|重点|并|将|以|来|是)?(?:用于|用在|用来|用以)(?P<use>[^，。；！？：「」（）]{{2,30}})"
    rf"|，?(?:主要|专门|全数|重点|并|将|以|来)?(?P<do>{_any('purpose')}(?![款金费案])[^，。；！？：「」（）]{{2,28}}))"
)
# What is needed, in a sentence on who pays it: 一年約需18億元，由中央支應.
NEEDED = re.compile(f"{_any('needed')}{_ABOUT}")
# Who gives public money, where the verb alone may tell of a company or a temple: 外交部捐贈30萬美元.
GIVING = re.compile(r"捐")
PRIVATE = re.compile(rf"(?<![助补给向对持扶予供]){_any('private')}")  # whose own money it is: 集團斥資10億元
STATE = re.compile(r"政府|[县市州国][府库]|外交|[部院署处局厅会府]|大使|代表处|总统|总理")
# What arms cost in a story on their sale: 預計價值40.5億美元; the total of a fund is no price.
ARMS_SALE = re.compile(_any("arms-sale"))
ARMS = re.compile(rf"{_any('arms-sale')}|军购|(?:出售|售予|售给)[^。]{{0,40}}?{_any('weapon')}")
# What a government buys arms for: 向美國購買1420億美元軍備, 採購29套海馬士，總價336億元.
BUYING = re.compile(_any("buying"))
WEAPON = re.compile(_any("weapon"))
PRICE = re.compile(f"{_any('price')}{_ABOUT}")
FUND = re.compile(_any("fund"))
# Between an amount and what it comes to in another currency: 元（約合新台幣; and what follows.
CONVERTED = re.compile(
    r"(?:元|圆)?（(?:大约|约|约合|折合|约为|合|等于|相当于|约等于)?(?:新台币|台币|人民币|美元|美金)?"
)
CONVERTED_END = re.compile(r"(?:元|圆|多|余|左右)*）")
TO = re.compile(r" ?(?:至|到|~|～|-|–) ?")  # between the ends of a range: 10億至15億美元
