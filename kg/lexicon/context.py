"""Lists of words that decide by standing beside something, and patterns made of them.

The lists are in `context_words.tsv`, in Traditional script: what follows a name, what comes before a reporting word that
then reports nothing, what a capital that only says where stands beside. Each list tells in its first row what it is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.lexicon.fold import fold_all
from kg.lexicon.table import read_rows

_PLACEHOLDER = re.compile(r"<([a-z]+(?:-[a-z]+)*)>")


def alternation(forms: Iterable[str]) -> str:
    """Return the source of a pattern that matches any of the forms, longer ones first, as one group."""
    return "(?:" + "|".join(re.escape(f) for f in sorted(set(forms), key=lambda f: (-len(f), f))) + ")"


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    rows = read_rows("context_words.tsv")
    lists: dict[str, list[str]] = {}
    for row, folded in zip(rows, fold_all([row["form"] for row in rows]), strict=True):
        lists.setdefault(row["list"], []).append(folded)
    return {name: tuple(forms) for name, forms in lists.items()}


def word_set(name: str) -> frozenset[str]:
    """Return the folded words (or characters) of a list. Raises KeyError if there is no such list."""
    return frozenset(_lists()[name])


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a pattern for folded text in which ``<link-adverb>`` stands for any word of the list of that name.

    The words are tried longest first. Raises KeyError if there is no such list.
    """
    return re.compile(_PLACEHOLDER.sub(lambda match: alternation(_lists()[match.group(1)]), template))
