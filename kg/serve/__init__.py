"""A SPARQL endpoint and pages over graphs or a store, for this machine or, if asked, for others.

What is served is how the graphs were at the start: a store can be added to meanwhile. Queries run in processes of their
own, which are ended when they take too long or too much memory; nothing can be written, and nothing reaches out.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.engines.terms import ox
from kg.errors import KgError
from kg.serve.worker import Limits
from kg.sources import is_elsewhere, is_store

__all__ = ["LOOPBACK", "Limits", "database_of", "run"]

LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))


@contextlib.contextmanager
def database_of(paths: Iterable[str | Path]) -> Iterator[str]:
    """A folder with a database of the graphs that nobody writes to, as long as the block runs.

    Raises:
        KgError: a graph cannot be read, or there is no space for the database.
    """
    wanted = list(paths)
    single = wanted[0] if len(wanted) == 1 and is_store(wanted[0]) else None
    # Beside a store, a copy takes no space: the files are linked.
    parent = None if single is None or not os.access(single, os.W_OK) else str(single)
    try:
        folder = tempfile.mkdtemp(prefix=f"serving-{os.getpid()}-", dir=parent)
    except OSError as error:
        raise KgError(f"no space for the server's copy ({error.strerror}); free some, or set TMPDIR") from error
    target = str(Path(folder) / "db")
    try:
        if single is not None:
            from kg.store import Store

            with Store.open(single) as store:
                if store.folder.current:
                    store.database.backup(target)
                else:
                    ox.Store(target).flush()
        else:
            _copy(wanted, target)
        yield target
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(paths: list[str | Path], target: str) -> None:
    """Files as they are, all their triples in the default graph and named graphs as such too."""
    from kg.loading import graph_files, load
    from kg.store.articles import articles_in
    from kg.store.bulk import load as load_lines
    from kg.store.bulk import triple_lines

    def chunks() -> Iterator[bytes]:
        for file in graph_files(path for path in paths if not is_elsewhere(path)):
            for article in articles_in(file, whole=True):
                yield triple_lines(article.triples, article.name)
                yield triple_lines(article.triples)
        for path in paths:
            if is_elsewhere(path):
                yield load([path]).serialize(format="nt", encoding="utf-8")

    database = ox.Store(target)
    load_lines(database, chunks())
    database.flush()


def run(
    paths: Iterable[str | Path],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    workers: int | None = None,
    quiet: bool = False,
) -> None:
    """Serve graphs until interrupted.

    Raises:
        KgError: a graph cannot be read, the port is taken, or an extra is not installed.
    """
    try:
        import starlette  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise KgError("kg serve needs an extra: pip install 'newskg[serve]'") from error
    import signal
    import socket
    import sys

    from kg.serve.app import application
    from kg.serve.pool import Pool

    wanted = list(paths)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the copy is removed
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise KgError(f"port {port} of {host} cannot be opened ({error.strerror}); try another --port") from error
        with database_of(wanted) as database:
            pool = Pool(database, limits or Limits(), workers or max(2, os.cpu_count() or 2))
            title = " ".join(Path(str(path)).name or str(path) for path in wanted[:3]) + (
                " …" if len(wanted) > 3 else ""
            )
            local = host in ("127.0.0.1", "::1", "localhost")
            app = application(pool, title, LOOPBACK if local else None)
            config = uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False, limit_concurrency=1000,
                timeout_keep_alive=30,
            )  # fmt: skip
            if not quiet:
                shown = f"[{host}]" if ":" in host else host
                print(f"http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C ends)", flush=True)
            with contextlib.suppress(KeyboardInterrupt):  # uvicorn has shut down by then, and passes the signal on
                uvicorn.Server(config).run(sockets=[listening])
