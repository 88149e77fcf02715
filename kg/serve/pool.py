"""Workers for the server: a request waits for a free one, and one that takes too long is ended and replaced."""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from kg.serve.worker import Limits, refuse, serve

_SPAWN = multiprocessing.get_context("spawn")


class _Worker:
    """A process and the connection to it."""

    def __init__(self, database: str, limits: Limits) -> None:
        self._database = database
        self._limits = limits
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def start(self) -> None:
        here, there = _SPAWN.Pipe()
        process = _SPAWN.Process(target=serve, args=(there, self._database, self._limits), daemon=True)
        process.start()
        there.close()
        self._process, self._connection = process, here

    def ask(self, name: str, arguments: tuple[Any, ...], seconds: float) -> Any:
        """The worker's answer, or a Reply that says why there is none."""
        if self._connection is None or self._process is None or not self._process.is_alive():
            self.stop()
            self.start()
        assert self._connection is not None
        try:
            self._connection.send((name, arguments))
            if self._connection.poll(seconds + (15 if name == "page" else 0)):
                return self._connection.recv()
            answer = refuse(504, f"no answer within {seconds:g} seconds; ask for less, or add a LIMIT")
        except (EOFError, OSError):
            answer = refuse(413, "the answer takes too much memory; ask for less, or add a LIMIT")
        self.stop()
        return answer

    def stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join(5)
        self._connection = self._process = None


class Pool:
    """A fixed number of workers.

    Args:
        database: the folder of a database that nobody writes to.
        count: how many workers.
        patience: how many seconds a request waits for a free worker before it is refused.
    """

    def __init__(self, database: str, limits: Limits, count: int, patience: float = 60.0) -> None:
        self.limits = limits
        self._patience = patience
        self._all = [_Worker(database, limits) for _ in range(count)]
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        for worker in self._all:
            self._free.put_nowait(worker)

    def start(self) -> None:
        for worker in self._all:
            worker.start()

    async def ask(self, name: str, *arguments: Any) -> Any:
        """What the worker's method of that name returns, or a Reply that says why not."""
        begun = time.monotonic()
        try:
            async with asyncio.timeout(self._patience):
                worker = await self._free.get()
        except TimeoutError:
            return refuse(503, f"busy for {time.monotonic() - begun:.0f} seconds; try again later")
        task = asyncio.ensure_future(asyncio.to_thread(worker.ask, name, arguments, self.limits.seconds))
        # A client that goes away does not free its worker before the worker is done.
        task.add_done_callback(lambda _: self._free.put_nowait(worker))
        return await asyncio.shield(task)

    def stop(self) -> None:
        threads = [threading.Thread(target=worker.stop) for worker in self._all]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
