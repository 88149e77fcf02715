"""Looking things up by where they stand, without walking through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from kg.model import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Things with a span each, in order of the text (longer first where two begin together)."""

    def __init__(self, items: Iterable[T], span: Callable[[T], Span]) -> None:
        placed = sorted(((span(item), item) for item in items), key=lambda pair: (pair[0].start, -pair[0].end))
        self.all: list[T] = [item for _, item in placed]
        self._spans = [s for s, _ in placed]
        self._starts = [s.start for s in self._spans]
        self._longest = max((s.end - s.start for s in self._spans), default=0)

    def within(self, start: int, end: int) -> list[T]:
        """The things that begin and end inside a stretch."""
        i, found = bisect_left(self._starts, start), []
        while i < len(self.all) and self._starts[i] < end:
            if self._spans[i].end <= end:
                found.append(self.all[i])
            i += 1
        return found

    def beginning(self, start: int, end: int) -> list[T]:
        """The things that begin inside a stretch, wherever they end."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, offset: int) -> list[T]:
        """The things that begin before an offset."""
        return self.all[: bisect_left(self._starts, offset)]

    def covering(self, start: int, end: int | None = None) -> list[T]:
        """The things whose span holds a stretch (one character if no end is given), outer ones first."""
        end = start + 1 if end is None else end
        low = bisect_left(self._starts, end - self._longest)
        high = bisect_right(self._starts, start)
        return [self.all[i] for i in range(low, high) if self._spans[i].end >= end]

    def overlapping(self, start: int, end: int) -> list[T]:
        """The things that share a character with a stretch."""
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_left(self._starts, end)
        return [self.all[i] for i in range(low, high) if self._spans[i].end > start]
