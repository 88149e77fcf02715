"""Reads the labelled tables of calendar expressions and amounts of money."""

from __future__ import annotations

import calendar
import re
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"
_MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]]+)\]")


def rows(name: str) -> list[str]:
    """The lines of a table without comments and blank ones."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def marked(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without its marks, and the marked words with their values, in order."""
    return _MARK.sub(lambda m: m[1], text), [(m[1], m[2]) for m in _MARK.finditer(text)]


def period(value: str) -> tuple[date, date]:
    """First and last day of 2026-02-04, 2026-02, 2026, 2026-Q1, 2026-H1 or first/last day."""
    first, _, last = value.partition("/")
    return _edge(first, at_end=False), _edge(last or first, at_end=True)


def _edge(value: str, at_end: bool) -> date:
    year, *rest = value.split("-")
    number = int(year)
    if len(rest) == 2:
        return date(number, int(rest[0]), int(rest[1]))
    if not rest:
        first, size = 1, 12
    elif rest[0][0] in "QH":
        size = 3 if rest[0][0] == "Q" else 6
        first = size * int(rest[0][1:]) - size + 1
    else:
        first, size = int(rest[0]), 1
    if not at_end:
        return date(number, first, 1)
    last = first + size - 1
    return date(number, last, calendar.monthrange(number, last)[1])
