"""Finds public money: amounts beside words of budgeting, names of budgets without an amount, and joins their mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg import amounts
from kg.document import Document
from kg.extractors.mentions import CountryMention
from kg.lexicon import fold
from kg.lexicon.context import alternation, pattern
from kg.lexicon.table import read_rows
from kg.model import Article, Money, Role, Span


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


# Whose money a currency is; the US dollar is everybody's.
_HOME = dict(
    pair.split(":")
    for pair in (
        "TWD:TW USD:US CNY:CN JPY:JP KRW:KR HKD:HK DKK:DK GBP:GB AUD:AU CAD:CA "
        "INR:IN RUB:RU SEK:SE NOK:NO PHP:PH SGD:SG CHF:CH PLN:PL UAH:UA TRY:TR "
        "BRL:BR NZD:NZ THB:TH IDR:ID MYR:MY VND:VN ILS:IL MXN:MX ZAR:ZA KPW:KP"
    ).split()
)
_STATUS = (
    ("blocked", re.compile(r"封杀|卡在|搁在|搁置|躺在|杯葛|挡下|退回")),
    ("frozen", re.compile(r"冻结")),
    ("cut", re.compile(r"删减|砍|删除|裁减|统删")),
    ("approved", re.compile(r"三读|通过|核定|批准|拍板|核准|获准|核列|通报")),
    ("proposed", re.compile(r"提出|编列|草案|要求|拟|送审|提案|规划|匡列|申请|追加|寻求")),
)


_UNIT = pattern(r"<counted-unit>")
_ARMS_SALE = re.compile(r"(?:对|售)[㐀-鿿]{1,4}军售")
# Names that by themselves mean no one budget.
_UNSPECIFIC = frozenset(
    fold(name) for name in ("特別預算", "特別預算案", "追加預算", "追加預算案", "預算案", "國防預算", "防衛預算")
)


def _home(article: Article) -> str:
    """Whose 元 a bare 元 is: that of the article's region, or of its script's home where a foreign outlet writes."""
    if article.region in ("TW", "CN", "HK", "MO", "SG", "MY"):
        return article.region
    return "CN" if article.script == "hans" else "TW"


def find(doc: Document, countries: Sequence[CountryMention]) -> list[BudgetMention]:
    """The budgets of a document in order of their first mention."""
    candidates: list[BudgetMention] = []
    loose: list[Money] = []
    home = _home(doc.article)
    for block in doc.blocks:
        if block.role in (Role.BYLINE, Role.META, Role.KEYWORDS):
            continue
        text = block.span.of(doc.article.text)
        monies = [
            *amounts.find(text, region=home, offset=block.span.start),
            *(bare.money(home) for bare in amounts.find_bare(text, offset=block.span.start)),
        ]
        for money in sorted(monies, key=lambda m: m.span):
            if money.inferred and _counts_something(doc, money.span):
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
                payer = _payer(doc, span, None, countries)
                candidates.append(BudgetMention(span.of(doc.article.text), (span,), payer=payer))
    candidates += _among_others(doc, candidates, loose, countries)
    return _join(sorted(candidates, key=lambda c: c.mentions[0]))


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
            payer = _payer(doc, span, money, countries)
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
        name = doc.article.text[heads[-1].start() : heads[-1].end()] if heads else ""
    span, context = Span(start, end), norm[clause.start : clause.end]
    payer = _payer(doc, span, money, countries)
    status = next((status for status, words in _STATUS if words.search(context)), None)
    return BudgetMention(name, (span,), (money,), years[0] if years else None, payer, status)


def _payer(doc: Document, span: Span, money: Money | None, countries: Sequence[CountryMention]) -> str | None:
    """Who pays: the owner of the currency, or, for money of a region's own or none, the region."""
    if money is None:
        return doc.article.region
    if _ARMS_SALE.search(span.of(doc.norm)):
        buyers = [c.code for c in countries if c.span in span]
        return buyers[-1] if buyers else None
    if money.currency == "USD":
        sentence = doc.sentence_at(span.start)
        low = sentence.span.start if sentence else span.start
        before = [c for c in countries if low <= c.span.start < span.start and not c.place]
        return "US" if any(c.code == "US" for c in before) else (before[-1].code if before else None)
    return _HOME.get(money.currency)


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
        first = candidate.amounts[0]
        return (budget.amounts[0].value, budget.amounts[0].currency) == (
            first.value,
            first.currency,
        )
    return bool(budget.name) and candidate.name in budget.name


def _united(budget: BudgetMention, candidate: BudgetMention) -> BudgetMention:
    """A budget with a further mention: the longer name, and an amount once for each way it is written."""
    written = {m.text for m in budget.amounts}
    new = candidate.amounts if candidate.amounts and candidate.amounts[0].text not in written else ()
    return BudgetMention(
        candidate.name if len(candidate.name) > len(budget.name) else budget.name,
        budget.mentions + candidate.mentions,
        budget.amounts + new,
        budget.years or candidate.years,
        budget.payer or candidate.payer,
        budget.status or candidate.status,
    )
