"""Which of what was found is which of what is wanted: pairs by shared characters and mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kg.evaluate.reading import StatementReading
from kg.model import Span

_F = TypeVar("_F")
_W = TypeVar("_W")

#: Marks and spaces at the ends of a statement, about which nobody should quarrel.
_TRIMMED = " \t\n\u3000，,。.；;：:！!？?「」『』“”‘’、（）()《》…—"
#: How much of the union of two statements they must share to be the same one.
_SAME = 0.5


def pair(found: Sequence[_F], wanted: Sequence[_W], weight: Callable[[_F, _W], float]) -> list[tuple[int, int]]:
    """Pairs of indices, one to one, the heaviest first; what weighs nothing is left alone. Ties go to the first."""
    edges = [(-weight(f, w), i, j) for i, f in enumerate(found) for j, w in enumerate(wanted)]
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for heaviness, i, j in sorted(edge for edge in edges if edge[0] < 0):
        if heaviness and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def shared(a: Span, b: Span) -> int:
    """How many characters two stretches have in common."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def trimmed(text: str, span: Span) -> Span:
    """A stretch without the punctuation and spaces at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_TRIMMED))
    return Span(start, max(start, span.start + len(words.rstrip(_TRIMMED))))


class Said:
    """A statement as it is compared: who, and which characters."""

    def __init__(self, statement: StatementReading, text: str, speaker: str | None) -> None:
        self.speaker = speaker
        self.spans = [trimmed(text, span) for span in statement.spans]
        self.characters = {i for span in self.spans for i in range(span.start, span.end)}

    def likeness(self, other: Said) -> float:
        """Shared characters by the union of both (the Jaccard index), 0 where it is too small to be the same."""
        union = len(self.characters | other.characters)
        likeness = len(self.characters & other.characters) / union if union else 0.0
        return likeness if likeness >= _SAME else 0.0


def same_things(found: dict[str, tuple[Span, ...]], wanted: dict[str, tuple[Span, ...]]) -> dict[str, str]:
    """Found key → annotated key, by the annotated mentions that are shared."""
    keys, wanted_keys = sorted(found), sorted(wanted)
    pairs = pair(
        keys, wanted_keys, lambda f, w: sum(any(span.overlaps(mine) for mine in found[f]) for span in wanted[w])
    )
    return {keys[i]: wanted_keys[j] for i, j in sorted(pairs)}


def unpaired(found: Sequence[_F], wanted: Sequence[_W], pairs: list[tuple[int, int]]) -> tuple[list[_F], list[_W]]:
    lefts, rights = {i for i, _ in pairs}, {j for _, j in pairs}
    return list(_others(found, lefts)), list(_others(wanted, rights))


def _others(things: Sequence[_F], taken: set[int]) -> Iterator[_F]:
    return (thing for i, thing in enumerate(things) if i not in taken)
