"""What waits for the decisions of a large load before it goes into the merged graph."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from kg.engines.terms import ox
from kg.store.bulk import triple_lines
from kg.store.merged import Decided, renamed
from kg.store.parts import Part

_FAST = 1  # IRIs repeat so much that no more effort is needed


class Pending:
    """Articles' triples with shared things in them, held as compressed lines: the larger part of a graph has none, and
    goes into the merged graph as it is read."""

    def __init__(self) -> None:
        self._held: list[tuple[str, bytes, bytes]] = []

    def add(self, part: Part) -> list[ox.Triple]:
        """Hold back what of an article graph waits for decisions, and return what does not."""
        told = part.passed_on()
        leading, grounds = (zlib.compress(triple_lines(triples), _FAST) for triples in (told.leading, told.grounds))
        self._held.append((part.name.value, leading, grounds))
        return told.settled

    def decided(self, made: Decided) -> Iterator[Iterator[ox.Triple]]:
        """For each article graph, what was held back, under the names decided on. It is let go."""
        while self._held:
            name, *held = self._held.pop()
            leading, grounds = map(_triples, held)
            yield renamed(leading, grounds, made.names.get(name, {}))


def _triples(held: bytes) -> Iterator[ox.Triple]:
    for quad in ox.parse(zlib.decompress(held), ox.RdfFormat.N_TRIPLES, lenient=True):
        yield quad.triple
