"""Gives linked things their refs: the same thing has the same ref in every article, whatever its script or region."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kg.model import Ref

_SPACE = re.compile(r"\s+")


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


def budget_ref(payer: str | None, name: str) -> Ref:
    """`budget/TW-國防特別預算`."""
    return "budget/" + "-".join(part for part in (payer, _SPACE.sub("_", name)) if part)
