"""Errors that a user can mend. The command line prints them as one line; nothing else is ever printed for them."""

from __future__ import annotations


class KgError(Exception):
    """Something the user can mend. The message names the file, the place and the mend, in one line of English."""


class ReadError(KgError):
    """An article or a graph cannot be read."""


class QueryError(KgError):
    """A query cannot be run: unknown name, wrong parameter, syntax error (with its place)."""


class DiskFullError(KgError):
    """There is no room for what is to be written; whatever else is to be written would not find it either."""
