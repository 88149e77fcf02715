"""The folder of a store: which database in it is the current one, and who may write.

    news.kg/
      kg-store.json    what this folder is, and the name of the current database
      lock             locked by whoever reads (shared) or writes (alone)
      db-000002/       the current database
      serving-…/       a server's copy, removed when the server ends
      db-000003/       one that was being made when its process ended, or is no longer current; the next writer removes it

A large load makes a new database beside the current one, and becomes current by the replacement of one small file.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from kg.engines.terms import ox
from kg.errors import KgError
from kg.files import write_whole
from kg.sources import MARK, is_store

try:
    import fcntl
except ImportError:  # not on Windows, where the database's own lock has to do
    fcntl = None  # type: ignore[assignment]

FORMAT = 1
PATIENCE = 5.0
"""Seconds to wait for another process that holds the store, before giving up."""


class Folder:
    """A store's folder, locked for reading or writing as long as it is open.

    Raises:
        KgError: `path` is no store, or another process holds it.
    """

    def __init__(self, path: str | Path, *, write: bool = False, create: bool = False) -> None:
        self.path = Path(path)
        if create and not is_store(self.path):
            self._make()
        if not is_store(self.path):
            what = "no store is there" if self.path.exists() else "no such store"
            raise KgError(f"{self.path}: {what}; make one with: kg store {self.path} add GRAPH...")
        self.write = write
        self._lock = self._locked(write)
        try:
            self._read_mark()
            if write:
                self._tidy()
        except BaseException:
            self.close()
            raise

    def _make(self) -> None:
        if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
            raise KgError(f"{self.path}: is no store, and not empty; name a new folder")
        self._write_mark("")

    def _write_mark(self, database: str) -> None:
        import kg

        mark = {"format": FORMAT, "database": database, "written by": f"newskg {kg.__version__}"}
        write_whole(self.path / MARK, json.dumps(mark, indent=1) + "\n")

    def _read_mark(self) -> None:
        file = self.path / MARK
        try:
            mark = json.loads(file.read_text(encoding="utf-8"))
            form, self.current = mark["format"], str(mark["database"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KgError(f"{file}: damaged; restore it from a copy, or build the store anew") from error
        if form != FORMAT:
            raise KgError(
                f"{self.path}: made by another version of kg (format {form}, this one reads {FORMAT}); "
                f"build the store anew, from the graphs or from what that version exports"
            )
        if self.current and ("/" in self.current or not (self.path / self.current).is_dir()):
            raise KgError(f"{self.path}: its database {self.current!r} is missing; restore it, or build the store anew")

    def _locked(self, write: bool) -> IO[str]:
        file = self.path / "lock"
        try:
            lock = file.open("a+", encoding="utf-8")
        except OSError as error:
            raise KgError(f"{self.path}: cannot be {'written to' if write else 'opened'} ({error.strerror})") from error
        if fcntl is None:
            return lock
        kind = fcntl.LOCK_EX if write else fcntl.LOCK_SH
        end = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(lock, kind | fcntl.LOCK_NB)
                break
            except OSError as error:
                if time.monotonic() > end:
                    lock.seek(0)
                    holder = lock.read(100).strip()
                    lock.close()
                    who = f"process {holder} is writing to it" if holder else "another process is reading it"
                    raise KgError(f"{self.path}: locked: {who}; wait until it ends, then try again") from error
            time.sleep(0.05)
        if write:
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
        return lock

    def _tidy(self) -> None:
        for old in self.path.glob("db-*"):
            if old.name != self.current:
                shutil.rmtree(old, ignore_errors=True)
        for copy in self.path.glob("serving-*"):
            if not _runs(copy.name.split("-")[1]):
                shutil.rmtree(copy, ignore_errors=True)

    def database(self) -> ox.Store:
        """The current database, opened as the folder is; an empty one in memory if there is none to read yet."""
        if not self.current:
            if not self.write:
                return ox.Store()
            with self.replacement() as path:
                ox.Store(str(path)).flush()
        path = self.path / self.current
        with storage_errors(self.path):
            return ox.Store(str(path)) if self.write else ox.Store.read_only(str(path))

    @contextlib.contextmanager
    def replacement(self) -> Iterator[Path]:
        """The folder for a new database, which becomes the current one if nothing is raised."""
        numbers = [int(name.name[3:]) for name in self.path.glob("db-*") if name.name[3:].isdigit()]
        name = f"db-{max(numbers, default=0) + 1:06}"
        old = self.path / self.current if self.current else None
        try:
            yield self.path / name
        except BaseException:
            shutil.rmtree(self.path / name, ignore_errors=True)
            raise
        self._write_mark(name)
        self.current = name
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)

    def close(self) -> None:
        if self.write and not self._lock.closed:
            with contextlib.suppress(OSError):
                self._lock.truncate(0)
        self._lock.close()


def _runs(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


@contextlib.contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """What goes wrong below the database, in one line with the mend."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        said = " ".join((getattr(error, "strerror", None) or str(error)).split())[:200]
        if "Corruption" in said or "No such file or directory: While opening" in said:
            raise KgError(f"{path}: damaged ({said}); restore it from a copy, or build the store anew") from error
        if not isinstance(error, OSError):
            raise
        if "lock" in said.lower():
            raise KgError(f"{path}: locked by another process; wait until it ends, then try again") from error
        if "No space left" in said or "File too large" in said:
            raise KgError(f"{path}: the disk is full ({said}); free some space and repeat: nothing is lost") from error
        raise KgError(f"{path}: {said}; check the folder, its rights and the space on its disk") from error
