"""Joins mentions of one budget."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extractors.budgets.model import BudgetMention


def join(candidates: Sequence[BudgetMention]) -> list[BudgetMention]:
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
