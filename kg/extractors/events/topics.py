"""Tells where a trigger word names no event: a topic, a wish, a habit, somebody named after one, a law's name."""

from __future__ import annotations

import re

from kg.extractors.events.model import Trigger
from kg.lexicon.context import pattern, word_set

_NEGATED = pattern(r"<event-negation>$")
_WHETHER = pattern(r"<event-whether>[^，。；]{0,12}$")
_IF = pattern(r"<event-if>[^，。；]{0,14}$")
_AWAITED = re.compile(r"^(?:待|俟|等候|等待|有待)")
_TERM = re.compile(r"(?:称为|称作|称之为|叫做|叫作|所谓|喻为|形容为|视为)的?「?$")
_NAMED_AFTER = pattern(r"人(?![数群潮士类质民权员])|[0-9一二两三四五六七八九十百]*<event-named-after>")
_GENERIC_BEFORE = pattern(r"<event-generic-before>$")
_GENERIC_AFTER = pattern(
    r"<event-generic-after>|法(?!案)|长(?!期)|的(?:机制|议题|问题|方式|可能|能力|需求|意图|政策|立场|空间|条件|罪名|时机|时程)"
)
_MODAL = re.compile(r"(?:可|可以|能|能够|得|须|应)$")
_IRREALIS = pattern(r"<event-irrealis>[^，。；]{0,14}$")
_HABIT = pattern(r"<event-habit>」?[^，。；]{0,3}$")
_STATE = re.compile(r"中(?=的|[，。；、]|$)")  # 停職中的市長
PARLIAMENT = pattern(r"<parliament>[^，。；]{0,14}$")
COUNTED_VOTES = re.compile(r"[0-9]+票[^，。；]{0,6}$")  # 以27票赞成通过
_LAW_OBJECT = pattern(r"[^，。；]{0,16}?(?:<law-object>|法\b)")
_LAW_AFTER = re.compile(r"(?:特别)?(?:条例|法案)")
_LAW_TITLE = re.compile(r"(?:条例|條例|法案|草案|法)$")
_SINCE = re.compile(r"(?:后|以来|以后|迄今|至今|满|前夕)")
_WISHED = ("meeting", "call", "visit", "agreement")
_DECIDED = ("personnel", "arrest", "law")

_TAKING_OFFICE = frozenset(("上任", "就职", "就任", "接任", "履新", "上台"))
_ABROAD = pattern(r"(?:<event-abroad>|[㐀-鿿]国|[对美中日俄欧])[^，。；]{0,3}$")
_COUNTED = re.compile(r"[0-9一二两三四五六七八九十百]")
_BILL = pattern(r"<event-bill>|版|法$")
_DEAL = pattern(r"<event-deal>")
_HELD_SESSION = pattern(r"(?:在|于|<event-light-verb>)[^，。；]{0,6}$")
_REACHED = pattern(r"<event-reached>[^，。；]{0,16}$")
_MISSILE = pattern(r"[^，。；]{0,10}?<event-missile>")
_INTERVIEW = re.compile(r"接受[^，。；]{0,8}$")
_COUNTED_SESSION = re.compile(r"第[0-9一二三四五六七八九十百]{1,4}(?:次|届|轮)[^，。；的]{0,24}$")
_GREATER = re.compile(r"[㐀-鿿]{0,4}(?:峰会|会议|大会|年会)")
_SINCE_TIES = re.compile(
    r"的|[0-9一二三四五六七八九十百]+多?(?:周年|年|国)|周年|以来|公报|关系|之初|原则|国|后|[，。]?[㐀-鿿]{0,2}(?:纪念|周年)"
)
_BLOCKS_MONEY = re.compile(
    r"(?:立法院|立院|国会|议会|在野|委员会|党团)[^。]*(?:预算|经费)|(?:预算|经费)[^。]*(?:立法院|立院|国会|议会|在野)"
)
_PAPER = re.compile(r"(?:财政预算案|施政报告)》?[^，。；]{0,12}$")
_SENTENCE = re.compile(r"(?:有期)?徒刑|死刑|无期|拘役|罚|以?[0-9一二三四五六七八九十百]+(?:年|个?月|万|元)")
_VOTERS = re.compile(r"选民|选区|票站|投票率|投票所|开票所|人[^，。；]{0,4}投票|投票人|投票日|投票时间|[到前往]投票")
_AT_SEA = re.compile(r"海警|海巡|军机|军舰|战机|渔船|公务船|舰艇")
_DELIBERATES = pattern(r"(?:<parliament>|委员会|议会|院会)[^，。；]{0,14}$")
_CROWD = pattern(r"<crowd>")


def is_none(trigger: Trigger, before: str, after: str, cue: str, sentence: str) -> bool:
    """Whether the words around a trigger say that there is no event.

    Args:
        before: the words of the clause before the trigger's compound; `after`: those after the trigger.
        cue: the reporting word of the statement that holds the trigger, or "".
        sentence: the whole sentence.
    """
    if any(p.search(before) for p in (_NEGATED, _WHETHER, _AWAITED, _TERM)) or _NAMED_AFTER.match(after):
        return True
    if trigger.noun and (_GENERIC_BEFORE.search(before) or _GENERIC_AFTER.match(after)):
        return True
    if trigger.verb and not trigger.noun and _HABIT.search(before):
        return True
    if trigger.type in _DECIDED and trigger.verb and (_IRREALIS.search(before) or cue in word_set("event-irrealis")):
        return True
    if trigger.type in ("arrest", "personnel") and trigger.verb and _STATE.match(after):
        return True
    if trigger.type == "arrest" and trigger.verb and _MODAL.search(before):
        return True
    return not _in_company(trigger.form, before, after, sentence)


def _in_company(form: str, before: str, after: str, sentence: str) -> bool:
    """Whether a word that is an event in some company only stands in it; True for all other words."""
    if form in ("禁令", "管制"):  # a country's, not of taxis
        return _ABROAD.search(before) is not None
    if form in ("拘", "押"):  # 拘8人, but 押後
        return _COUNTED.match(after) is not None
    if form == "处":  # 处3年徒刑, but 分2处
        return _SENTENCE.match(after) is not None
    if form == "投票":  # of parliaments, not of voters
        return _VOTERS.search(sentence) is None
    if form in ("定案", "底定"):
        return _DEAL.search(sentence) is not None
    if form in ("拍板", "敲定"):
        return _BILL.search(sentence) is not None
    if form in ("院会", "政院会"):  # the body that decides, unless it is said to be held
        return _HELD_SESSION.search(before) is not None
    if form == "通过":
        return bool(_LAW_OBJECT.match(after) or PARLIAMENT.search(before) or COUNTED_VOTES.search(before))
    if form == "发射":
        return _MISSILE.match(after) is not None
    if form == "访问":  # 接受媒體訪問
        return _INTERVIEW.search(before) is None
    if form in ("对话", "大会", "部长会"):  # one that is counted: 第七轮战略对话
        return _COUNTED_SESSION.search(before) is not None
    if form in ("建交", "复交"):  # 建交50周年, 建交的国家: of long ago
        return _SINCE_TIES.match(after) is None
    if form == "论坛":  # 中非合作论坛北京峰会
        return _GREATER.match(after) is None
    if form == "冻结":
        return _BLOCKS_MONEY.search(sentence) is not None
    if form in ("发表", "发布", "公布"):  # of the papers that are read out in parliament
        return _PAPER.search(before) is not None
    if form == "集结":  # of a crowd, not of ships
        return _AT_SEA.search(sentence) is None
    if form in ("驱离", "拦截", "编队"):
        return _AT_SEA.search(sentence) is not None
    if form in ("审查", "审议"):
        return _DELIBERATES.search(before) is not None
    if form == "汉光":
        return not after.startswith(("教育", "基金"))
    if form == "框架":  # 歐盟框架, 法律框架; but 談成的框架
        return _REACHED.search(before) is not None
    if form == "抗议":  # a government's 抗議 is what it says
        return _CROWD.search(before + after[:8]) is not None
    return True


def only_dates(trigger: Trigger, after: str) -> bool:
    """Whether a taking of office without a date only dates something else: 川普政府上任後."""
    return trigger.form in _TAKING_OFFICE and _SINCE.match(after) is not None


def is_wish(trigger: Trigger, before: str, cue: str) -> bool:
    """Whether a meeting without a date is only wished for or supposed: 希望儘早與總統會面, 若要舉行協商."""
    wished = trigger.verb and (_IRREALIS.search(before) or cue in word_set("event-irrealis"))
    return trigger.type in _WISHED and bool(wished or _IF.search(before))


def names_law(trigger: Trigger, title: str, after: str) -> bool:
    """Whether a trigger stands in a law's name: 軍事採購特別條例."""
    return trigger.type != "law" and bool(_LAW_AFTER.match(after) or _LAW_TITLE.search(title))
