"""Plain rows as a table for people, or as CSV."""

from __future__ import annotations

from collections.abc import Sequence


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], format: str = "table") -> str:
    """Text that ends in a line break; CSV is RFC 4180's."""
    from rdflib import Literal

    from kg.query import Result, render

    result = Result(tuple(columns), tuple(tuple(Literal(cell) for cell in row) for row in rows))
    return render(result, format)
