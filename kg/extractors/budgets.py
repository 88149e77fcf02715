"""Finds public money: amounts beside words of budgeting, names of budgets without an amount, and joins their mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import amounts
from kg.document import Document
from kg.extractors import payers
from kg.extractors.mentions import CountryMention
from kg.lexicon import fold
from kg.lexicon.context import alternation, pattern
from kg.lexicon.table import read_rows
from kg.model import Money, Role, Span


@dataclass(frozen=True, slots=True)
class BudgetMention:
    """A budget by the mentions joined so far, `amounts` side by side. `payer` is an ISO 3166-1 code."""

    name: str
    mentions: tuple[Span, ...]
    amounts: tuple[Money, ...] = ()
    years: int | None = None
    payer: str | None = None
    status: str | None = None


@cache
def _words(kind: str) -> str:
    """The source of a pattern for all words of a kind in the table of budgets."""
    return alternation(fold(r["form"]) for r in read_rows("budget_words.tsv") if r["kind"] == kind)


@cache
def _head() -> re.Pattern[str]:
    return re.compile(_words("head"))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(_words("verb"))


@cache
def _other() -> re.Pattern[str]:
    return re.compile(_words("other"))


@cache
def _named() -> re.Pattern[str]:
    """Names of budgets that need no amount: 中央政府總預算, 國防特別預算."""
    return re.compile(_words("name"))


@cache
def _after_amount() -> re.Pattern[str]:
    """What may complete the phrase after an amount: 元的國防特別預算, 國防特別條例規劃."""
    middle = r"[^，。；：、「」（）\s已入由将被在从给向为就才也都]{0,14}?"
    return re.compile(rf"(?:元|圆|\+N|＋N)?(?:的)?(?:「?{middle}{_words('head')})」?")


@cache
def _before_amount() -> re.Pattern[str]:
    """What may open the phrase before an amount: 國防預算規模高達."""
    return pattern(rf"(?:(?:{_words('name')}|{_words('head')})(?:的)?)?<amount-lead>*$")


_STATUS = (
    ("blocked", re.compile(r"封杀|卡在|搁在|搁置|躺在|杯葛|挡下|退回")),
    ("frozen", re.compile(r"冻结")),
    ("cut", re.compile(r"删减|砍|删除|裁减|统删")),
    ("approved", re.compile(r"三读|通过|核定|批准|拍板|核准|获准|核列|通报")),
    ("proposed", re.compile(r"提出|编列|草案|要求|拟|送审|提案|规划|匡列|申请|追加|寻求")),
)


_MADE_OF = re.compile(r"包括|包含|涵盖|其中|分别|分为|内含")
_LEAST = 100  # 2元乘車優惠 is no budget
_NO_ITEM = re.compile(r"是|有|约|大概|估|为|达|这|其")
_ITEM_LEAD = re.compile(r"(?:包括|包含|涵盖|其中|分别为|分别是|以及|及|和|与|还有|另有|另外)*")
_CONVERTED = re.compile(
    r"(?:元|圆)?（(?:大约|约|约合|折合|约为|合|等于|相当于|约等于)?(?:新台币|台币|人民币|美元|美金)?"
)
_UNIT = pattern(r"<counted-unit>")
# Names that by themselves mean no one budget.
_UNSPECIFIC = frozenset(
    fold(name) for name in ("特別預算", "特別預算案", "追加預算", "追加預算案", "預算案", "國防預算", "防衛預算")
)


def find(doc: Document, countries: Sequence[CountryMention]) -> list[BudgetMention]:
    """The budgets of a document in order of their first mention."""
    candidates: list[BudgetMention] = []
    loose: list[Money] = []
    home = payers.home(doc.article)
    for block in doc.blocks:
        if block.role in (Role.BYLINE, Role.META, Role.KEYWORDS):
            continue
        text = block.span.of(doc.article.text)
        monies = [
            *amounts.find(text, region=home, offset=block.span.start),
            *(bare.money(home) for bare in amounts.find_bare(text, offset=block.span.start)),
        ]
        last: Money | None = None
        for money in sorted(monies, key=lambda m: m.span):
            before, last = last, money
            if before is not None and _CONVERTED.fullmatch(doc.norm, before.span.end, money.span.start):
                if candidates and candidates[-1].amounts[-1:] == (before,):
                    candidates[-1] = replace(candidates[-1], amounts=(before, money))
                continue  # 111億美元（約3500億台幣）: one amount, twice
            if money.value < _LEAST or (money.inferred and _counts_something(doc, money.span)):
                continue
            candidate = _candidate(doc, money, countries)
            if candidate is not None:
                candidates.append(candidate)
            elif not _otherwise_used(doc, money.span):
                loose.append(money)
        for match in _named().finditer(doc.norm, block.span.start, block.span.end):
            span = Span(match.start(), match.end())
            if match.group() in _UNSPECIFIC and not any(match.group() in fold(c.name) for c in candidates):
                continue
            if not any(span.overlaps(m) for c in candidates for m in c.mentions):
                payer = payers.payer(doc, span, None, countries)
                candidates.append(BudgetMention(span.of(doc.article.text), (span,), payer=payer))
    items = _items(doc, candidates, loose, countries)
    taken = {m for item in items for m in item.amounts}
    candidates += items
    candidates += _among_others(doc, candidates, [m for m in loose if m not in taken], countries)
    return _join(sorted(candidates, key=lambda c: c.mentions[0]))


def _items(
    doc: Document, candidates: Sequence[BudgetMention], loose: Sequence[Money], countries: Sequence[CountryMention]
) -> list[BudgetMention]:
    """What a budget is made of: 追加預算878億元，包括提升國軍待遇59億元，加強外交11億元."""
    found = []
    for money in loose:
        sentence = doc.sentence_at(money.span.start)
        wholes = [
            m.span.end
            for c in candidates
            for m in c.amounts
            if sentence is not None
            and sentence.span.start <= m.span.start < money.span.start
            and m.currency == money.currency
            and m.value > money.value
        ]
        if not wholes or not _MADE_OF.search(doc.norm, min(wholes), money.span.start):
            continue
        clause = _clause(doc, money.span)
        said = _ITEM_LEAD.match(doc.norm, clause.start, money.span.start)
        start = said.end() if said else clause.start
        name = doc.article.text[start : money.span.start].rstrip("約共計")
        if _NO_ITEM.search(doc.norm, start, money.span.start):
            name, start = "", money.span.start  # 這部分大概有, 初步估算是: no name of what it is for
        span = Span(start, money.span.end)
        found.append(BudgetMention(name, (span,), (money,), payer=payers.payer(doc, span, money, countries)))
    return found


def _among_others(
    doc: Document, candidates: Sequence[BudgetMention], loose: Sequence[Money], countries: Sequence[CountryMention]
) -> list[BudgetMention]:
    """Amounts without a word of budgeting in an article on budgets: those it has named before, and others of their size.

    盧秀燕說過美方希望有9000億元, in a story on bills of 3800億 and 1.25兆.
    """
    known = [m for c in candidates for m in c.amounts]
    found = []
    for money in loose:
        same = any(m.value == money.value and m.currency == money.currency for m in known)
        alike = [m for m in known if m.currency == money.currency and m.value / 8 <= money.value <= m.value * 8]
        near = any(
            abs(m.span.start - money.span.start) < 40
            and "。" not in doc.norm[min(m.span.end, money.span.end) : max(m.span.start, money.span.start)]
            for m in alike
        )
        if same or near or len(alike) >= 2:
            years = amounts.years_before(doc.article.text, money.span.start)
            plus = re.match(r"[+＋]N", doc.norm[money.span.end :])
            span = Span(years[1].start if years else money.span.start, money.span.end + (2 if plus else 0))
            payer = payers.payer(doc, span, money, countries)
            found.append(BudgetMention("", (span,), (money,), years[0] if years else None, payer))
    return found


def _clause(doc: Document, span: Span) -> Span:
    sentence = doc.sentence_at(span.start)
    if sentence is None:
        return span
    start, end = span.start, span.end
    while start > sentence.span.start and doc.norm[start - 1] not in "，；。：！？、（「":
        start -= 1
    while end < sentence.span.end and doc.norm[end] not in "，；。：！？、）」":
        end += 1
    return Span(start, end)


def _counts_something(doc: Document, span: Span) -> bool:
    """Whether a number in 億 or 兆 without a currency counts something else: 2000萬噸, 3億人."""
    return bool(_UNIT.match(doc.norm[span.end : span.end + 3]))


def _otherwise_used(doc: Document, span: Span) -> bool:
    """Whether words beside an amount say that it is no public money (罰款, 營收, 市值)."""
    clause = _clause(doc, span)
    before, after = doc.norm[clause.start : span.start], doc.norm[span.end : clause.end]
    return bool(_other().search(before[-14:]) or _other().search(after[:12]))


def _candidate(doc: Document, money: Money, countries: Sequence[CountryMention]) -> BudgetMention | None:
    norm = doc.norm
    clause = _clause(doc, money.span)
    before, after = norm[clause.start : money.span.start], norm[money.span.end : clause.end]
    start, end = money.span.start, money.span.end
    years = amounts.years_before(doc.article.text, start)
    name = ""
    tail = _after_amount().match(norm, end)
    head_after = tail is not None and tail.end() <= max(clause.end, end) + 2
    if head_after and tail is not None:
        skipped = re.match(r"(?:元|圆|\+N|＋N)?的?「?", norm[end : tail.end()])
        name = doc.article.text[end + (skipped.end() if skipped else 0) : tail.end()].rstrip("」")
    if not name and _otherwise_used(doc, money.span):
        return None
    lead = _before_amount().search(norm[max(clause.start, start - 16) : start])
    near = before[-16:] + "|" + after[:14]
    if not name and not _head().search(near) and not _verb().search(near) and not years:
        return None
    if head_after and tail is not None:
        end = tail.end()
    if years is not None:
        start = min(start, years[1].start)
    elif lead is not None and lead.group():
        start -= len(lead.group())
    if not name:
        heads = list(_head().finditer(norm, clause.start, start))
        if not heads:  # 總預算歲出3兆: a name right before the amount; 經費上限 is none
            beside = _head().finditer(norm, start, money.span.start)
            heads = [match for match in beside if match.group().endswith("预算")]
        name = doc.article.text[heads[-1].start() : heads[-1].end()] if heads else ""
    span, context = Span(start, end), norm[clause.start : clause.end]
    payer = payers.payer(doc, span, money, countries)
    status = next((status for status, words in _STATUS if words.search(context)), None)
    return BudgetMention(name, (span,), (money,), years[0] if years else None, payer, status)


def _join(candidates: Sequence[BudgetMention]) -> list[BudgetMention]:
    """Join mentions with the same amount, and a name without an amount to the budget of that name."""
    joined: list[BudgetMention] = []
    for candidate in candidates:
        same = next((i for i, budget in enumerate(joined) if _is_same(budget, candidate)), None)
        if same is None:
            joined.append(candidate)
        else:
            joined[same] = _united(joined[same], candidate)
    return joined


def _is_same(budget: BudgetMention, candidate: BudgetMention) -> bool:
    if candidate.amounts and not budget.amounts:
        return bool(candidate.name) and budget.name == candidate.name  # named first, its amount told later
    if candidate.amounts:
        known = {(m.value, m.currency) for m in budget.amounts}
        return any((m.value, m.currency) in known for m in candidate.amounts)
    return bool(budget.name) and candidate.name in budget.name


def _united(budget: BudgetMention, candidate: BudgetMention) -> BudgetMention:
    """A budget with a further mention: the longer name, and an amount once for each way it is written."""
    written = {m.text for m in budget.amounts}
    new = tuple(m for m in candidate.amounts if m.text not in written)
    return BudgetMention(
        candidate.name if len(candidate.name) > len(budget.name) else budget.name,
        budget.mentions + candidate.mentions,
        budget.amounts + new,
        budget.years or candidate.years,
        budget.payer or candidate.payer,
        budget.status or candidate.status,
    )
