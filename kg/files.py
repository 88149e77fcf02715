"""Files that appear whole or not at all, under names that are safe and never clash."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.errors import DiskFullError, KgError

_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff\ud800-\udfff]+")
_RESERVED = frozenset(["con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))])
_LONGEST = 180  # bytes of a stem: leaves room for an extension under the 255 that file systems allow


def write_whole(path: Path, text: str) -> None:
    """Write a text as UTF-8 with its line ends as they are. The file appears whole, or the old one stays.

    Raises:
        DiskFullError: there is no room for it.
        KgError: the folder cannot be made or written to.
    """
    write_together({path: text})


def write_together(files: Mapping[Path, str]) -> None:
    """Write texts as `write_whole` does. Only once there is room for all of them are the old ones replaced.

    Raises:
        DiskFullError: there is no room for them.
        KgError: a folder cannot be made or written to.
    """
    made: list[tuple[Path, Path]] = []
    try:
        for path, text in files.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
                made.append((Path(name), path))
                with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).chmod(0o666 & ~_umask())
            except OSError as error:
                raise _cannot(path, error) from error
        for temporary, path in made:
            try:
                temporary.replace(path)
            except OSError as error:
                raise _cannot(path, error) from error
    finally:
        for temporary, _ in made:  # those that were not put in place
            with contextlib.suppress(OSError):
                temporary.unlink()


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _cannot(path: Path, error: OSError) -> KgError:
    if error.errno in _FULL:
        return DiskFullError(
            f"{path}: the disk is full ({error.strerror}); free some space and repeat: what was there before is as it was"
        )
    return KgError(f"{path}: cannot be written ({error.strerror}); check the folder and its rights")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def safe_stem(name: str) -> str:
    """A file's name without its last extension, and without whatever a file system or a shell could trip over."""
    stem = _UNSAFE.sub("_", Path(name).stem).strip(" .")
    while len(stem.encode("utf-8", "replace")) > _LONGEST:
        stem = stem[:-1]
    if stem.startswith("-"):
        stem = "_" + stem[1:]
    if stem.lower() in _RESERVED:
        stem += "_"
    return stem or "article"


def stems(paths: Iterable[Path], taken: Iterable[str] = ()) -> Iterator[tuple[Path, str]]:
    """Each path with a stem of its own: a second ``a.txt`` becomes ``a-2``, case aside.

    Args:
        paths: the files, in their order.
        taken: stems that are in use already.
    """
    used = {stem.casefold() for stem in taken}
    for path in paths:
        first = stem = safe_stem(path.name)
        number = 1
        while stem.casefold() in used:
            number += 1
            stem = f"{first}-{number}"
        used.add(stem.casefold())
        yield path, stem
