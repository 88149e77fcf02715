"""Calendar time expressions in Chinese text and the days that they mean: 昨天（4日）, 去年11月中, 民國115年, 下週三.

Usable alone. Matching is on a folded text of the same length, so that Traditional and Simplified script, full-width
digits and half-width punctuation are all read, and spans are offsets in the text that was given. Vague times (最近,
日前) and spans of time (八年, 3日內) are left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.dates.reader import read
from kg.dates.state import DateContext, State
from kg.model import Span, TimeExpression
from kg.numerals import fold

__all__ = ["DateContext", "find", "parse"]

# Some newsrooms write dates with spaces: 8 月 19 日.
_INNER_SPACE = re.compile(r"(?<=[0-9０-９]) (?=[年月日時时])|(?<=[年月]) (?=[0-9０-９])")
_SIMPLIFIED = re.compile("[们这说对国个时为来会与两东门问关发经现业开进长过还后应从么实头样电机当]")


def find(
    text: str,
    published: date | None,
    context: DateContext | None = None,
    *,
    offset: int = 0,
    taiwan: bool | None = None,
    april: bool = False,
) -> tuple[list[TimeExpression], DateContext]:
    """Find the calendar expressions in a block of an article.

    Args:
        text: one paragraph, or several with line breaks between them.
        published: the article's day, which 今天, 上週, 去年 and bare dates are reckoned from; with None only what the
            text itself places on the calendar is found.
        context: what the blocks before this one have named, as this function returned it; None at the beginning.
        offset: added to every span.
        taiwan: whether 98年3月6日 counts the years of the Republic; None lets the script decide (not in Simplified).
        april: whether 本財政年度 begins in April, as in Hong Kong.
    Returns:
        The expressions in order, with first and last day and no more precise than the text, and the context for
        the next block.
    """
    if taiwan is None:
        taiwan = not _SIMPLIFIED.search(text)
    spaces = {match.start() for match in _INNER_SPACE.finditer(text)}
    state = State(fold(_INNER_SPACE.sub("", text)), published, context or DateContext(), taiwan, april)
    found = list(read(state))
    if spaces:
        kept = [at for at in range(len(text)) if at not in spaces]
        found = [replace(t, span=Span(kept[t.span.start], kept[t.span.end - 1] + 1)) for t in found]
    if offset:
        found = [replace(t, span=Span(t.span.start + offset, t.span.end + offset)) for t in found]
    return found, state.context()


_AROUND = re.compile(
    r"[\s「」『』(),.。在於自從於由至到的底]*(?:起|間|之?前|之?後|以來|以前|以後|左右|為止|止|這天|那天)?[\s「」)。]*"
)


def parse(text: str, reference: date | None = None) -> TimeExpression | None:
    """Read one expression that is a calendar time as a whole (在 … 之後 and the like may stand around it); else None.

    `reference` is the day that relative and bare dates are reckoned from.
    """
    found, _ = find(text, reference)
    if len(found) != 1:
        return None
    span = found[0].span
    return found[0] if all(_AROUND.fullmatch(fold(part)) for part in (text[: span.start], text[span.end :])) else None
