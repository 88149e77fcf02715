"""The large load: quads streamed into a database as N-Quads, without holding them all."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import IO, cast

from kg.engines.terms import ox


def lines_of(quads: Iterable[ox.Quad]) -> bytes:
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def load(database: ox.Store, chunks: Iterator[bytes]) -> None:
    """Load N-Quads that come in chunks. Not a transaction: only for a database that nobody uses yet."""
    database.bulk_load(cast("IO[bytes]", _Reader(chunks)), ox.RdfFormat.N_QUADS, lenient=True)


class _Reader(io.RawIOBase):
    """A file made of chunks."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(cast("bytearray", buffer))
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
