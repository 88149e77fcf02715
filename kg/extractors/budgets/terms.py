"""For how many years an amount is: 5年內投入150億, 未來兩年需要1350億, 2026至2029年."""

from __future__ import annotations

import re

from kg import amounts
from kg.document import Document
from kg.extractors.budgets.clauses import clause_of
from kg.model import Span
from kg.numerals import fold, integer

_LONGEST = 50
_NUMBER = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十兩]{1,3})個?年"
_TERMS = (
    re.compile(rf"(?:未來|今後|往後|接下來|為期|連續|長達|延長|延長發放|分){_NUMBER}(?![前後來度級])"),
    re.compile(rf"(?<!過去)(?<![0-9一二三四五六七八九十近前第每]){_NUMBER}(?:期|內|間|計畫)"),
)
# In a clause of its own, after the amount: 該基金預計期限為十年.
_AFTER = re.compile(rf"(?:期限|為期|執行期)(?:間|程)?(?:約|為|共|長達)*{_NUMBER}")
_REACH = 30
_FROM_TO = re.compile(
    r"(?<![0-9])(?P<first>20[0-9]{2}|1[0-9]{2})年?(?:至|到|~|-)(?P<last>20[0-9]{2}|1[0-9]{2})(?![0-9]|年前)"
)


def years_of(doc: Document, whole: Span) -> tuple[int, Span] | None:
    """The years that an amount is for, and where they stand right before it, or where the amount begins."""
    if told := amounts.years_before(doc.article.text, whole.start):
        return told
    clause = fold(clause_of(doc, whole).of(doc.article.text))
    years = _term(clause, *_TERMS) or _from_to(clause) or _term(_rest(doc, whole), _AFTER)
    return (years, Span(whole.start, whole.start)) if years else None


def _rest(doc: Document, whole: Span) -> str:
    """What the sentence says right after an amount."""
    sentence = doc.sentence_at(whole.start)
    end = min(sentence.span.end, whole.end + _REACH) if sentence else whole.end
    return fold(doc.article.text[whole.end : end])


def _term(clause: str, *terms: re.Pattern[str]) -> int | None:
    match = next((found for term in terms if (found := term.search(clause))), None)
    number = integer(match["n"]) if match else None
    return number if number and number <= _LONGEST else None


def _from_to(clause: str) -> int | None:
    match = _FROM_TO.search(clause)
    years = int(match["last"]) - int(match["first"]) + 1 if match else 0
    return years if 1 < years <= _LONGEST else None
