"""Joins mentions of one budget: by amount, in whatever currency and precision it is told, and by name."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from kg.document import Document
from kg.extractors.budgets import words
from kg.extractors.budgets.model import BudgetMention
from kg.lexicon import fold
from kg.model import Money

_TELLING = 2  # 36億 may be 36.12億 told roughly; of 30億 one digit alone tells too little
_NEAR = Decimal("0.01")  # how far, by its share, a sum told roughly may be from the exact one
_UNITS = (4, 8, 12)  # the exponents of 萬, 億 and 兆, in which amounts are told
_PART = ("cut", "frozen")  # 遭刪減59億 tells what is taken from a budget, not its size


def join(doc: Document, candidates: Sequence[BudgetMention]) -> list[BudgetMention]:
    """Join mentions with the same amount, and a name without an amount to the budget of that name."""
    joined: list[BudgetMention] = []
    for candidate in candidates:
        same = next((i for i, budget in enumerate(joined) if _is_same(doc, budget, candidate)), None)
        if same is None:
            joined.append(candidate)
        else:
            joined[same] = _united(joined[same], candidate)
    return joined


def _is_same(doc: Document, budget: BudgetMention, candidate: BudgetMention) -> bool:
    if budget.amounts and candidate.amounts:
        if _is_another_share(doc, budget, candidate):
            return False
        known = budget.amounts + budget.converted
        return any(_alike(m, n) for m in known for n in candidate.amounts + candidate.converted)
    if candidate.amounts and candidate.status in _PART:
        return False
    return bool(budget.name) and _same_name(budget.name, candidate.name)


def _is_another_share(doc: Document, budget: BudgetMention, candidate: BudgetMention) -> bool:
    """Whether a small amount comes again in its sentence: 中央補助1萬、市府補助1萬 are two subsidies."""
    sentence = doc.sentence_at(candidate.mentions[0].start)
    return (
        candidate.amounts[0].value < words.A_HEAD
        and sentence is not None
        and any(m.start in sentence.span for m in budget.mentions)
    )


def _same_name(known: str, name: str) -> bool:
    """Whether one name is the other or ends it: 追加預算 is 中央政府總預算追加預算案; a mere 預算 is everything."""
    shorter, longer = sorted((fold(known), fold(name)), key=len)
    if shorter.removesuffix("案") == longer.removesuffix("案"):
        return True
    ends = longer.removesuffix("案").endswith(shorter.removesuffix("案"))
    return ends and words.NAMED.fullmatch(shorter) is not None


def _alike(one: Money, other: Money) -> bool:
    if one.currency != other.currency:
        return False
    return one.value == other.value or _rounds(one.value, other.value) or _rounds(other.value, one.value)


def _rounds(coarse: Decimal, fine: Decimal) -> bool:
    """Whether the first is the second told with fewer digits: without its decimals (15億 for 15.4億), or a bit more or
    less (3500億 for 3480.3億).
    """
    _, digits, exponent = coarse.normalize().as_tuple()
    if coarse == fine or len(digits) < _TELLING or not isinstance(exponent, int):
        return False
    shown = fine.scaleb(-exponent)
    if exponent in _UNITS and shown.to_integral_value(ROUND_DOWN).scaleb(exponent) == coarse:
        return True
    rounded = shown.to_integral_value(ROUND_HALF_UP).scaleb(exponent) == coarse
    return rounded and abs(coarse - fine) <= fine * _NEAR


def _united(budget: BudgetMention, candidate: BudgetMention) -> BudgetMention:
    """A budget with a further mention: the longer name, and an amount once for each way it is written."""
    converted = budget.converted + candidate.converted
    told = _told(budget.amounts + candidate.amounts, converted)
    # Of 316億 in the headline and 10億美元（約316億）below, the latter tells whose money it is.
    main, further = (candidate, budget) if not set(budget.amounts) & set(told) else (budget, candidate)
    return BudgetMention(
        candidate.name if len(candidate.name) > len(budget.name) else budget.name,
        budget.mentions + candidate.mentions,
        told,
        main.years or further.years,
        main.payer or further.payer,
        budget.status or candidate.status,
        budget.purpose or candidate.purpose,
        converted,
    )


def _told(known: Sequence[Money], converted: Sequence[Money]) -> tuple[Money, ...]:
    """The amounts without those told more exactly too, or only converted from another currency."""
    own = [m for m in known if not any(_alike(m, c) for c in converted)] or known
    exact = [m for m in own if not any(m.currency == n.currency and _rounds(m.value, n.value) for n in own)]
    return tuple({m.text: m for m in reversed(exact)}.values())[::-1]
