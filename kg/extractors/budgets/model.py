"""What a budget is by the mentions of it that an article has."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Money, Span


@dataclass(frozen=True, slots=True)
class BudgetMention:
    """A budget by the mentions joined so far, `amounts` side by side. `payer` is an ISO 3166-1 code.

    `purpose` is what the article says that it is for. `converted` is what an amount comes to in another currency, as the article tells it: （約3500億台幣）.
    """

    name: str
    mentions: tuple[Span, ...]
    amounts: tuple[Money, ...] = ()
    years: int | None = None
    payer: str | None = None
    status: str | None = None
    purpose: str | None = None
    converted: tuple[Money, ...] = ()
