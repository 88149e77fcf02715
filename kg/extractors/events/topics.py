"""Tells where a trigger word names no event: a topic, a wish, a habit, somebody named after one, a law's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.extractors.events.model import COUNT, DIGIT, Trigger
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
_STATE_BEFORE = re.compile(r"(?:目前|现正|仍|尚|现)(?:遭|被|在|处于|正)?$")  # 目前遭停職的市長
_PARLIAMENT = pattern(r"<parliament>[^，。；]{0,14}$")
_COUNTED_VOTES = re.compile(r"[0-9]+票[^，。；]{0,6}$")  # 以27票赞成通过
_LAW_OBJECT = pattern(r"[^，。；]{0,16}?(?:<law-object>|法\b)")
_LAW_AFTER = re.compile(r"(?:特别)?(?:条例|法案)")
_LAW_TITLE = re.compile(r"(?:条例|條例|法案|草案|法)$")
_OF_RESULTS = re.compile(r"无效|门槛|证书|资格|票数|名单|席次|机率|率")  # 當選無效之訴
_VOID = re.compile(r"[^，。；]{0,12}?无效")  # 4名議員宣誓無效
_COURT = re.compile(r"[官院庭人]")  # 三法 in 三法官
_SINCE = re.compile(r"(?:后|以来|以后|迄今|至今|满|前夕|[0-9一二三四五六七八九十百两]{1,3}(?:年|个月|天|周|多))")
_WISHED = ("meeting", "call", "visit", "agreement")
_DECIDED = ("personnel", "arrest", "law", "sanction")

_TAKING_OFFICE = frozenset(("上任", "就职", "就任", "接任", "履新", "上台"))
_AT_SEA = re.compile(r"海警|海巡|军机|军舰|战机|渔船|公务船|舰艇")
_BUDGET = re.compile(r"预算|经费")
_OPPOSITION = pattern(r"<parliament>|在野|委员会|党团")
_CROWD = pattern(r"<crowd>")


@dataclass(frozen=True, slots=True)
class _Company:
    """The words beside a word that make it an event, or `none`: right or soon before it, after it, or in its sentence."""

    place: Literal["before", "after", "sentence"]
    words: re.Pattern[str]
    none: bool = False


_ABROAD = _Company("before", pattern(r"(?:<event-abroad>|[㐀-鿿]国|[对美中日俄欧])[^，。；]{0,3}$"))
_COUNTED = _Company("after", re.compile(r"[0-9一二两三四五六七八九十百]"))
_DEAL = _Company("sentence", pattern(r"<event-deal>"))
_BILL = _Company("sentence", pattern(r"<event-bill>|版|法$"))
_HELD_SESSION = _Company("before", pattern(r"(?:在|于|<event-light-verb>)[^，。；]{0,6}$"))
_COUNTED_SESSION = _Company("before", re.compile(rf"第{COUNT}[^，。；的]{{0,24}}$"))
_SINCE_TIES = _Company(
    "after",
    re.compile(rf"的|{DIGIT}+多?(?:周年|年|国)|以来|公报|关系|之初|原则|国|后|[，。]?[㐀-鿿]{{0,2}}(?:纪念|周年)"),
    none=True,
)
_PAPER = _Company("before", re.compile(r"(?:财政预算案|施政报告)》?[^，。；]{0,12}$"))
_SHIPS = _Company("sentence", _AT_SEA)
_DELIBERATES = _Company("before", pattern(r"(?:<parliament>|委员会)[^，。；]{0,14}$"))
_TRAVEL = _Company("after", re.compile(r"管制|风险|旅游|经商|就学|许可|审查|限制|人士|国人"), none=True)
# Searching for survivors, and a storm that strikes.
_RESCUE = _Company(
    "sentence", re.compile(r"救援|搜救|失联|失踪|生还|救难|消防|倒塌|坍|坠|罹难|遇难|遭遇?攻击|灾"), none=True
)
_STORM = _Company(
    "before", re.compile(r"(?:台风|飓风|暴雨|豪雨|寒流|热浪|沙尘|海啸|洪水|气旋|病毒|疫情)[^，。；]{0,10}$"), none=True
)
_TERMS = _Company("after", re.compile(r"门槛|条件|金|制度|规定|期间|权|外出"), none=True)
_PEOPLE = _Company("after", re.compile(r"[三九]子|人士|案|者"), none=True)
# Words that are events in some company only, by their folded forms.
_COMPANY = {
    "禁令": _ABROAD,  # a country's, not of taxis
    "管制": _ABROAD,
    "拘": _COUNTED,  # 拘8人, but 押後
    "押": _COUNTED,
    "处": _Company(  # 处3年徒刑, but 分2处
        "after", re.compile(rf"(?:有期)?徒刑|死刑|无期|拘役|罚|以?{DIGIT}+(?:年|个?月|万|元)")
    ),
    "投票": _Company(  # of parliaments, not of voters
        "sentence",
        re.compile(
            r"选民|选区|票站|投票率|投票所|开票所|人[^，。；]{0,4}投票|开放投票|网[路络]投票|线上投票|投票人|投票日|投票时间|[到前往]投票"
        ),
        none=True,
    ),
    "定案": _DEAL,
    "底定": _DEAL,
    "拍板": _BILL,
    "敲定": _BILL,
    "院会": _HELD_SESSION,  # the body that decides, unless it is said to be held
    "政院会": _HELD_SESSION,
    "发射": _Company("after", pattern(r"[^，。；]{0,10}?<event-missile>")),
    "访问": _Company("before", re.compile(r"接受[^，。；]{0,8}$"), none=True),  # 接受媒體訪問
    "对话": _COUNTED_SESSION,  # one that is counted: 第七輪戰略對話
    "大会": _COUNTED_SESSION,
    "部长会": _COUNTED_SESSION,
    "建交": _SINCE_TIES,  # 建交50周年, 建交的國家: of long ago
    "复交": _SINCE_TIES,
    "断交": _SINCE_TIES,
    "论坛": _Company(  # 中非合作論壇北京峰會
        "after", re.compile(r"[㐀-鿿]{0,4}(?:峰会|会议|大会|年会)"), none=True
    ),
    "发表": _PAPER,  # of the papers that are read out in parliament
    "发布": _PAPER,
    "公布": _PAPER,
    "集结": _Company("sentence", _AT_SEA, none=True),  # of a crowd, not of ships
    "搜索": _RESCUE,
    "搜查": _RESCUE,
    "袭击": _STORM,
    "攻击": _STORM,
    "突袭": _Company("after", re.compile(r"式|宣布|检查|造访|测验"), none=True),
    "保释": _TERMS,
    "征召": _Company("after", re.compile(r"[^，。；]{0,8}?(?:军|兵|预备|后备|入伍|[0-9]+万)"), none=True),
    "包围": _Company("sentence", pattern(r"<crowd>|立法院|立院|国会|总统府|行政院|政府|大使馆|党部|市府|县府|机场")),
    "驱逐": _Company("after", re.compile(r"[舰机]|领舰|护卫舰"), none=True),  # 驱逐舰
    "协议": _Company(  # 朝野协议在今天举行选举: they agree to
        "after", re.compile(r"(?:在|于|将)[^，。；]{0,8}(?:举行|召开|进行|表决|处理|协商)"), none=True
    ),
    "驱离": _SHIPS,
    "拦截": _SHIPS,
    "编队": _SHIPS,
    "审查": _DELIBERATES,
    "审议": _DELIBERATES,
    "汉光": _Company("after", re.compile(r"教育|基金"), none=True),
    "调查": _Company(
        "sentence",
        re.compile(
            r"民调|(?:民意|意向|市场|普查|抽样|统计|满意度?|家计|社会|田野)调查|问卷|支持度|网[路络][^，。]{0,4}调查|调查(?:结果|数据)?显示|[0-9]%"
        ),
        none=True,
    ),
    "赴陆": _TRAVEL,
    "赴中": _TRAVEL,
    "赴日": _TRAVEL,
    "赴美": _TRAVEL,
    "军购": _Company("after", re.compile(r"(?:特别)?预算"), none=True),
    "开火": _Company("sentence", re.compile(r"党|立委|议员|干事长|总召|发言人|网友|火力"), none=True),  # in words
    "爆炸": _Company("before", re.compile(r"(?:人数|资讯|信息|人口|情绪|票房|讯息)[^，。；]{0,3}$"), none=True),
    "财政预算案": _Company("sentence", re.compile(r"发表|宣读|公布|发布|演[词辞]|出炉")),
    "法办": _Company("after", re.compile("理"), none=True),  # 依法辦理
    "见了": _Company("before", re.compile(r"[看听遇梦撞瞥]$"), none=True),
    "当选": _Company("before", re.compile(r"[㐀-鿿]")),  # 当选总统X is a title
    "参选": _Company("after", re.compile(r"[时人者]|资格|爆炸|意愿|登记表|名单|国籍|政见"), none=True),
    "占中": _PEOPLE,  # 占中九子
    "框架": _Company("before", pattern(r"<event-reached>[^，。；]{0,16}$")),  # 歐盟框架, but 談成的框架
}


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
    if trigger.type == "law" and trigger.form.endswith("法") and _COURT.match(after):
        return True
    if trigger.form == "宣誓" and _VOID.match(after):
        return True
    if trigger.form == "当选" and _OF_RESULTS.match(after):
        return True
    if trigger.verb and not trigger.noun and _HABIT.search(before):
        return True
    if trigger.type in _DECIDED and trigger.verb and (_IRREALIS.search(before) or cue in word_set("event-irrealis")):
        return True
    lasting = _STATE.match(after) or (after.startswith("的") and _STATE_BEFORE.search(before))
    if trigger.type in ("arrest", "personnel") and trigger.verb and lasting:
        return True
    if trigger.type == "arrest" and trigger.verb and _MODAL.search(before):
        return True
    return not _in_company(trigger.form, before, after, sentence)


def passes_law(before: str) -> bool:
    """Whether the words before 通過 tell of a parliament's vote: 立法院…, 以27票贊成…."""
    return bool(_PARLIAMENT.search(before) or _COUNTED_VOTES.search(before))


def _in_company(form: str, before: str, after: str, sentence: str) -> bool:
    """Whether a word that is an event in some company only stands in it; True for all other words."""
    if form == "通过":
        return _LAW_OBJECT.match(after) is not None or passes_law(before)
    if form == "冻结":  # of budgets, by a parliament
        return bool(_BUDGET.search(sentence) and _OPPOSITION.search(sentence))
    if form == "抗议":  # a government's 抗議 is what it says
        return _CROWD.search(before + after[:8]) is not None
    company = _COMPANY.get(form)
    if company is None:
        return True
    if company.place == "after":
        found = company.words.match(after)
    else:
        found = company.words.search(before if company.place == "before" else sentence)
    return (found is not None) is not company.none


def only_dates(trigger: Trigger, after: str) -> bool:
    """Whether a taking of office without a date only dates something else: 川普政府上任後."""
    return trigger.form in _TAKING_OFFICE and _SINCE.match(after) is not None


def is_wish(trigger: Trigger, before: str, cue: str) -> bool:
    """Whether what has no date is only supposed (若遭攻擊), or a meeting wished for: 希望儘早與總統會面."""
    if _IF.search(before):
        return True
    wished = trigger.verb and (_IRREALIS.search(before) or cue in word_set("event-irrealis"))
    return trigger.type in _WISHED and bool(wished)


def names_law(trigger: Trigger, title: str, after: str) -> bool:
    """Whether a trigger stands in a law's name: 軍事採購特別條例."""
    return trigger.type != "law" and bool(_LAW_AFTER.match(after) or _LAW_TITLE.search(title))
