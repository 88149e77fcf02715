"""Puts what was read from a mended text back to where it stands in the text as given."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from kg.model import Article, Facts, Span
from kg.reading.mending import Mended

_T = TypeVar("_T")
# The ref of a statement is made of its offsets.
_PLACED = re.compile(r"(statement/[0-9a-f]+/)(\d+)-(\d+)")


def restored(facts: Facts, article: Article, mended: Mended) -> Facts:
    """The facts of `article` with offsets into its own text, where they were read from that text mended."""
    return back(replace(facts, article=article), mended)


def back(value: _T, mended: Mended) -> _T:
    """A value, or all that it holds, with spans and refs of the text as given."""
    made: Any = value
    if isinstance(value, Span):
        made = mended.back(value)
    elif isinstance(value, str) and (placed := _PLACED.match(value)):
        span = mended.back(Span(int(placed[2]), int(placed[3])))
        made = f"{placed[1]}{span.start}-{span.end}{value[placed.end() :]}"
    elif isinstance(value, tuple):
        made = tuple(back(item, mended) for item in value)
    elif is_dataclass(value) and not isinstance(value, type | Article):
        made = replace(value, **{f.name: back(getattr(value, f.name), mended) for f in fields(value)})
    return made  # type: ignore[no-any-return]
