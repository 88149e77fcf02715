"""Surnames, words that look like a surname with a given name but are none, and names that look like words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon.fold import fold_all
from kg.lexicon.table import read_column, read_rows


@dataclass(frozen=True, slots=True)
class Surname:
    """A Chinese surname. `frequency` is ``common`` (the hundred most usual), ``regular``, ``rare`` or ``compound``."""

    form: str
    folded: str
    frequency: str
    source: str


@cache
def surnames() -> tuple[Surname, ...]:
    """Return the surnames of one and of two characters, the usual ones first."""
    rows = read_rows("surnames.tsv")
    return tuple(
        Surname(form=row["surname"], folded=folded, frequency=row["class"], source=row["source"])
        for row, folded in zip(rows, fold_all([row["surname"] for row in rows]), strict=True)
    )


@cache
def not_names() -> frozenset[str]:
    """Return the folded words of two to four characters that begin like a name and are none (張力, 方面, 高層)."""
    return frozenset(fold_all(read_column("not_names.tsv", "word")))


@cache
def word_names() -> frozenset[str]:
    """Return the folded names of two characters that a dictionary of words holds as well (李鹏, 安南)."""
    return frozenset(fold_all(read_column("word_names.tsv", "form")))
