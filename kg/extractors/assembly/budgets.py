"""Budgets with refs and the statements that vouch for them."""

from __future__ import annotations

from collections.abc import Sequence

from kg import link
from kg.extractors.assembly.found import vouching, words_of
from kg.extractors.budgets import BudgetMention
from kg.model import Budget, Ref, Statement


def budgets_of(money: Sequence[BudgetMention], statements: Sequence[Statement]) -> tuple[Budget, ...]:
    """The budgets, sorted by ref."""
    made: dict[Ref, Budget] = {}
    words = words_of(statements)
    for found in money:
        name = found.name or (found.amounts[0].text if found.amounts else "")
        ref = link.budget_ref(found.payer, name, found.amounts[0] if found.amounts else None)
        if ref in made and found.amounts:
            ref = link.budget_ref(found.payer, f"{name}-{found.amounts[0].value:f}")
        spans = tuple(sorted(set(found.mentions)))
        made[ref] = Budget(
            ref,
            name,
            spans,
            found.amounts,
            found.years,
            found.payer,
            found.purpose,
            status=found.status,
            according_to=vouching(spans, words),
        )
    return tuple(made[ref] for ref in sorted(made))
