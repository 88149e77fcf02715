"""Reads a text from its first expression to its last and joins the ends of ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from kg.dates import days, months, weeks, years
from kg.dates.calendar import Period
from kg.dates.festivals import named_days
from kg.dates.grammar import build
from kg.dates.state import State
from kg.model import Precision, Span, TimeExpression

GRAMMAR = build(named_days())

# A reader takes the memory, its match and, as the second end of a range, the day that the range begins on.
_Reader = Callable[[State, "re.Match[str]", "date | None"], "Period | None"]
_READERS: dict[str, _Reader] = {
    "iso": years.iso,
    "dmy": years.dmy,
    "compact": years.compact,
    "slash": months.slash,
    "mmdd": months.mmdd,
    "decade": years.decade,
    "pair": days.pair,
    "year": years.year,
    "month": months.month,
    "month_part": months.month_part,
    "window": weeks.window,
    "ago": weeks.ago,
    "ahead": weeks.ahead,
    "weekday": weeks.weekday,
    "weekend": weeks.weekend,
    "week": weeks.week,
    "rel": days.rel,
    "half": years.half,
    "quarter": years.quarter,
    "year_part": years.year_part,
    "festival": days.festival,
    "day": days.day,
    "clock": days.clock,
    "part": days.part,
}
_JOIN = re.compile(r" ?起?(?:至|到|~|-{1,2}) ?")
_AND = re.compile(r" ?[與和] ?")
_YEAR = Precision.YEAR
_STOP = re.compile(r"[。！？!?\n]|(?<=[\u4e00-\u9fff」』)])\.(?![0-9])")


def read(state: State) -> Iterator[TimeExpression]:
    """Yield the expressions of the text that can be put on the calendar, in order."""
    last: TimeExpression | None = None
    position = 0
    for match in GRAMMAR.finditer(state.folded):
        for stop in _STOP.finditer(state.folded, position, match.start()):
            if stop.group() == "\n":
                state.new_paragraph()
            else:
                state.new_sentence()
        position, kind = match.start(), match.lastgroup or ""
        span = Span(position, position + len(match.group().rstrip()))
        ranged = last is not None and _ranges(state.folded, last.span.end, span)
        period = _READERS[kind](state, match, last.start if ranged and last else None)
        if period is None:
            continue
        found = TimeExpression(span, period.start, period.end, period.precision)
        if last is not None:
            whole = _joined(last, found, kind) if ranged else None
            if whole is not None:
                last = state.stretch = whole
                continue
            yield last
        last = found
    if last is not None:
        yield last


def _ranges(folded: str, end: int, right: Span) -> bool:
    """Whether what begins at `right` closes a range that was open at `end`: 至, 到, or 與 … 之間."""
    if _JOIN.fullmatch(folded, end, right.start):
        return True
    between = folded[right.end - 1] == "間" or folded.startswith(("間", "之間"), right.end)
    return between and bool(_AND.fullmatch(folded, end, right.start))


def _joined(left: TimeExpression, right: TimeExpression, kind: str) -> TimeExpression | None:
    """The range from one to the other, or None where the two make none."""
    span = Span(left.span.start, right.span.end)
    if (left.start, left.end) == (right.start, right.end) or (kind in ("part", "clock") and left.start == left.end):
        return replace(left, span=span)
    if right.end < left.start or (left.precision is not right.precision and _YEAR in (left.precision, right.precision)):
        return None
    return TimeExpression(span, left.start, right.end, Precision.INTERVAL)
