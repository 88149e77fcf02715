"""Servers that tests talk to, each on a port of its own, ended with the test."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], address: str) -> Iterator[str]:
    """Run a server until the block ends; `address` answers once it is ready."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(address, timeout=5).close()
                break
            assert process.poll() is None, f"{command} ended"
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(20)


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """A real Oxigraph server; its address without the path."""
    port = free_port()
    program = str(Path(sys.executable).with_name("oxigraph"))
    address = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with running(command, address + "/query?query=ASK%7B%7D"):
        yield address


@contextlib.contextmanager
def kg_serve(*arguments: str) -> Iterator[str]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "kg", "serve", *arguments, "--port", str(port), "-q"]
    with running(command, address + "/sparql?query=ASK%7B%7D"):
        yield address
