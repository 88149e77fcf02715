"""Gives linked things their refs: the same thing has the same ref in every article, whatever its script or region."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from opencc import OpenCC

from kg.lexicon.fold import fold, fold_all
from kg.lexicon.table import read_rows
from kg.model import Money, Ref

_SPACE = re.compile(r"\s+")
# A name that is nothing but a sum: 3800億元, 約一．二五兆, 3800億+N.
_SUM = re.compile(
    r"[约逾近超过达上看共计]*[0-9０-９,，.．点〇零一二两三四五六七八九十百千万亿兆+＋N多余]+(?:元|圆|[美欧英日港澳加韩]元|美金|克朗|人民币|[^0-9]{0,2}盾|卢布|法郎)?"
)
# 特別條例草案 and 特別條例 are what a 特別預算 is passed by: in the press, one name for the other.
_DRAFT = re.compile(r"(?:修正)?(?:草案|方案草案)$")
_ACT = re.compile(r"特别条例$")


def agent_ref(kind: str, name: str) -> Ref:
    """`official/川普`, `person/…`, `org/…` for a canonical name."""
    return f"{kind}/{_SPACE.sub('_', name.strip())}"


def anonymous_ref(kind: str, article_id: str, name: str) -> Ref:
    """An anonymous source belongs to its article: two of them are never known to be one person."""
    return f"{kind}/anon/{article_id}/{_SPACE.sub('_', name.strip())}"


def event_ref(
    type_: str, start: date | None, end: date | None, parties: Iterable[str], name: str, article_id: str
) -> Ref:
    """A ref for an event from what identifies it: its day and parties (`event/2026-02-04-call-CN-US`).

    An event whose day the article does not tell is known only by its article, unless it has a proper name.
    """
    who = "-".join(sorted(parties))
    if start is not None:
        when = start.isoformat() if end in (None, start) else _period(start, end)
        return "event/" + "-".join(part for part in (when, type_, who) if part)
    if name:
        return f"event/{type_}-{name}"
    return f"event/{article_id}/" + "-".join(part for part in (type_, who) if part)


def _period(start: date, end: date | None) -> str:
    assert end is not None
    if start.day == 1 and (end.year, end.month) == (start.year, start.month) and end.day >= 28:
        return start.strftime("%Y-%m")
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    return f"{start.isoformat()}_{end.isoformat()}"


def budget_ref(payer: str | None, name: str, money: Money | None = None) -> Ref:
    """`budget/TW-國防特別預算`; `budget/TW-380000000000-TWD` for one that is known by its sum only, or by a word for any."""
    key = budget_key(name)
    if money is not None and (not key or is_sum(name) or is_any_budget(name)):
        key = f"{money.value.normalize():f}-{money.currency}"
    return "budget/" + "-".join(part for part in (payer, key) if part)


def budget_key(name: str) -> str:
    """A budget's name in one script, without 草案, and with 特別預算 for the 特別條例 that grants it."""
    folded = _ACT.sub("特别预算", _DRAFT.sub("", _SPACE.sub("_", fold(name.strip()))))
    return _traditional().convert(folded) if not folded.isascii() else folded


def is_sum(name: str) -> bool:
    """Whether a budget's name is only a sum of money."""
    return _SUM.fullmatch(fold(name.strip())) is not None


def is_any_budget(name: str) -> bool:
    """Whether a name is a word for any budget, which tells two of them apart no more than 會議 tells meetings."""
    folded = fold(name.strip())
    return folded in _words_for_any() or folded.endswith("资金")


@cache
def _words_for_any() -> frozenset[str]:
    return frozenset(fold_all([row["form"] for row in read_rows("budget_words.tsv") if row["kind"] == "any"]))


@cache
def _traditional() -> OpenCC:
    return OpenCC("s2t")


def place_ref(name: str) -> Ref:
    """`place/韓國釜山`; a slash in a name becomes a full-width one."""
    return f"place/{name.replace('/', '／')}"


def amount_ref(budget: Ref, number: str, currency: str) -> Ref:
    """`amount/TW-國防特別預算/1250000000000-TWD` for a budget's ref and a number in its one spelling."""
    return f"amount/{budget.partition('/')[2]}/{number}-{currency}"
