"""The large load: quads streamed into a database as N-Quads, without holding them all."""

from __future__ import annotations

import io
import queue
import threading
from collections.abc import Iterable, Iterator
from typing import IO, cast

from kg.engines.terms import ox

_AHEAD = 8  # chunks that are made while the database takes in earlier ones
_AT_ONCE = 128_000_000  # bytes that the database takes in at once: it holds them, sorted in several ways, in memory


def quad_lines(quads: Iterable[ox.Quad]) -> bytes:
    """Quads as N-Quads."""
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def triple_lines(triples: Iterable[ox.Triple], graph: ox.NamedNode | None = None) -> bytes:
    """Triples as N-Quads, in the default graph if none is given."""
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    # Within terms, a line's end is written with an escape.
    return lines.replace(b" .\n", f" {graph} .\n".encode()) if graph is not None else lines


def load(database: ox.Store, chunks: Iterator[bytes]) -> None:
    """Load N-Quads that come in chunks, which a thread of their own makes. What goes wrong there is raised here.

    Not a transaction: only for a database that nobody uses yet.
    """
    made: queue.Queue[bytes | BaseException | None] = queue.Queue(_AHEAD)
    given_up = threading.Event()

    def make() -> None:
        last: BaseException | None = None
        try:
            for chunk in chunks:
                if given_up.is_set():
                    return
                if chunk:
                    made.put(chunk)
        except BaseException as error:
            last = error
        finally:
            made.put(last)

    thread = threading.Thread(target=make, daemon=True)
    thread.start()
    reader = _Reader(made)
    try:
        while not reader.ended:
            reader.left = _AT_ONCE
            database.bulk_load(cast("IO[bytes]", reader), ox.RdfFormat.N_QUADS, lenient=True)
    finally:
        given_up.set()
        while not reader.ended:  # so that the thread is not left waiting for room
            reader.next_chunk()
        thread.join()
    if reader.error is not None:
        raise reader.error


class _Reader(io.RawIOBase):
    """A file made of chunks of whole lines. It ends where an error came instead of one, and where enough was read, from
    where it can be read on.

    Attributes:
        left: how many bytes more it gives; the last chunk is given whole.
        ended: whether there are no more chunks.
        error: why there are none.
    """

    def __init__(self, chunks: queue.Queue[bytes | BaseException | None]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")
        self.left = 0
        self.ended = False
        self.error: BaseException | None = None

    def readable(self) -> bool:
        return True

    def next_chunk(self) -> bytes:
        found = self._chunks.get()
        if isinstance(found, bytes):
            self.left -= len(found)
            return found
        self.ended = True
        self.error = found
        return b""

    def readinto(self, buffer: object) -> int:
        target = memoryview(cast("bytearray", buffer))
        if not self._rest:
            if self.ended or self.left <= 0:
                return 0
            self._rest = memoryview(self.next_chunk())
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
