"""What the commands share: exit codes, and one line for whatever goes wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from kg.errors import KgError, QueryError

OK, FAILED, USAGE = 0, 1, 2


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
