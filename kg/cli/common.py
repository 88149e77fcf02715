"""What the commands share: exit codes, and one line for whatever goes wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import KgError, QueryError

if TYPE_CHECKING:
    from kg.merge import Judgement

OK, FAILED, USAGE = 0, 1, 2

JUDGEMENTS = click.option(
    "--judgements", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Judgements of what is the same (JSON Lines; see kg resolve).",
)  # fmt: skip


def complain(message: object) -> None:
    line = " ".join(str(message).splitlines())
    click.echo(f"kg: {line.encode('utf-8', 'replace').decode()}", err=True)


@contextmanager
def errors(read_error: int = FAILED) -> Iterator[None]:
    """Errors that a user can mend become one line and an exit code."""
    try:
        yield
    except QueryError as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(USAGE)
    except KgError as error:
        complain(error)
        sys.exit(read_error)


def existing(judgements: Path) -> Path:
    """A file of judgements that must be there.

    Raises:
        KgError: it is not.
    """
    if not judgements.exists():
        raise KgError(
            f"{judgements}: no such file of judgements; kg resolve GRAPH --decide --judgements {judgements} makes one"
        )
    return judgements


def tell_unused(unused: Sequence[Judgement]) -> None:
    if unused:
        names = [j.place for j in unused]
        complain(
            f"note: {count(len(unused), 'judgement')} on things that are not in these graphs: {', '.join(names[:5])}"
        )


def count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
