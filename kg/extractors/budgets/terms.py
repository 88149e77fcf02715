"""For how many years an amount is: 5年內投入150億, 未來兩年需要1350億, 2026至2029年."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg import amounts
from kg.document import Document
from kg.extractors.budgets.clauses import clause_of
from kg.model import Span
from kg.numerals import fold, integer

_NUMBER = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十兩]{1,3})個?年"
_TERMS = (
    re.compile(rf"(?:未來|今後|往後|接下來|為期|連續|長達|延長(?:發放)?|分){_NUMBER}(?![前後來度級])"),
    re.compile(rf"(?<!過去)(?<![0-9一二三四五六七八九十近前第每]){_NUMBER}(?:期|內|間|計畫)"),
)
# In a clause of its own, after the amount: 該基金預計期限為十年; 分8年付款.
_AFTER = re.compile(
    rf"(?:期限|為期|執行期)(?:間|程)?(?:約|為|共|長達)*{_NUMBER}|分(?P<m>[0-9]{{1,2}}|[一二三四五六七八九十兩]{{1,3}})年(?:付|編|執|攤|撥|期|實施|完成)"
)
# Before an amount that is the sum of what the clauses before it tell: 特別預算分8年執行，總額1兆2500億元.
_SUM = re.compile(
    r"^(?:共|合計|總計|總共|總額|總經費|總預算|總金額|總規模|經費|預算|規模)+(?:編列|上限|投入|達|約|為|規模)*"
)
_REACH = 30  # characters after the amount
_FROM_TO = re.compile(
    r"(?<![0-9])(?P<first>20[0-9]{2}|1[0-9]{2})年?(?:至|到|~|-)(?P<last>20[0-9]{2}|1[0-9]{2})(?![0-9]|年前)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """For how many years an amount is. `start` is where they stand right before it (8年1.25兆), else None."""

    years: int
    start: int | None = None


def term_of(doc: Document, whole: Span) -> Term | None:
    """The term of an amount, as its clause or the rest of its sentence tells it."""
    if before := amounts.years_before(doc.article.text, whole.start):
        return Term(before[0], before[1].start)
    clause = fold(clause_of(doc, whole).of(doc.article.text))
    years = _years(clause, *_TERMS) or _from_to(clause) or _years(_rest(doc, whole), _AFTER)
    if years is None and _SUM.match(clause):
        told = _before(doc, whole)
        years = _years(told, *_TERMS, _AFTER) or _from_to(told)
    return Term(years) if years else None


def _before(doc: Document, whole: Span) -> str:
    """What the sentence says before the clause of an amount, but for other amounts and what comes before them."""
    sentence = doc.sentence_at(whole.start)
    start = clause_of(doc, whole).start
    text = fold(doc.article.text[sentence.span.start : start]) if sentence else ""
    return re.split(r"[億兆萬]元?", text)[-1]


def _rest(doc: Document, whole: Span) -> str:
    """What the sentence says right after an amount."""
    sentence = doc.sentence_at(whole.start)
    end = min(sentence.span.end, whole.end + _REACH) if sentence else whole.end
    return fold(doc.article.text[whole.end : end])


def _years(clause: str, *terms: re.Pattern[str]) -> int | None:
    match = next((found for term in terms if (found := term.search(clause))), None)
    number = integer(next(group for group in match.groups() if group)) if match else None
    return number if number and number <= amounts.LONGEST_TERM else None


def _from_to(clause: str) -> int | None:
    match = _FROM_TO.search(clause)
    years = int(match["last"]) - int(match["first"]) + 1 if match else 0
    return years if 1 < years <= amounts.LONGEST_TERM else None
