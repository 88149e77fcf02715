"""Values that only a source gives to what the article itself names: the day and place of an event, a budget's amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg import link
from kg.extractors.assembly.found import Found, WordsIndex, vouching, words_of
from kg.model import Budget, Claim, Event, Factuality, Ref, Span, Statement


def reported_values(
    found: Found, events: Sequence[Event], budgets: Sequence[Budget], statements: Sequence[Statement]
) -> tuple[Claim, ...]:
    """A claim for each such value and each statement that vouches for it.

    What is told of only inside statements is according to them as a whole (`according_to`) and needs none.
    """
    words, text, article = words_of(statements), found.doc.article.text, found.doc.article
    made: list[Claim] = []
    for event in events:
        if event.according_to:
            continue
        if event.start is not None:
            days = [t.span for t in found.times if t.start == event.start and t.span.of(text) == event.date_text]
            for ref, spans in _vouched(days, words):
                made.append(
                    Claim(_key(article.id, made), event.ref, "startDate", "", ref, spans, _SURE, value=event.start)
                )
        if event.place:
            named = [Span(m.start(), m.end()) for m in re.finditer(re.escape(event.place), text)]
            for ref, spans in _vouched(named, words):
                place = link.place_ref(event.place)
                made.append(Claim(_key(article.id, made), event.ref, "place", place, ref, spans, _SURE))
    for budget in budgets:
        if not budget.according_to and budget.amounts:
            money = budget.amounts[0]
            for ref, spans in _vouched([m.span for m in budget.amounts], words):
                amount = link.amount_ref(budget.ref, f"{money.value:f}", money.currency)
                made.append(Claim(_key(article.id, made), budget.ref, "amount", amount, ref, spans, _SURE))
    return tuple(made)


_SURE = Factuality.CERTAIN


def _key(article_id: str, made: Sequence[Claim]) -> Ref:
    return f"claim/{article_id}/value-{len(made) + 1}"


def _vouched(spans: Sequence[Span], words: WordsIndex) -> Iterator[tuple[Ref, tuple[Span, ...]]]:
    """Each statement that holds some of the spans, with those; nothing if one of them lies outside of all."""
    for ref in vouching(spans, words) if spans else ():
        inside = tuple(s for s in spans if any(w[1] == ref for w in words.covering(s.start, s.end)))
        yield ref, inside
