"""The reporting words: 表示, 指出, 認為, …"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon import Matcher, fold
from kg.lexicon.table import read_rows


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word, folded.

    `act` is what it does (``say``, ``think``, ``cite`` …); `takes` tells what must follow it: ``clause`` (anything),
    ``comma`` (a stop or quotation), ``gesture`` (a stop and a quotation), ``headline`` (only in headlines), ``wish`` (its speaker right before, and nobody's
    words around it), ``verdict`` (somebody judged), ``colon``.
    """

    form: str
    act: str
    takes: str


@cache
def cues() -> Matcher[Cue]:
    """All reporting words by folded form."""
    table = {}
    for row in read_rows("reporting.tsv"):
        form = fold(row["form"])
        table[form] = Cue(form, row["act"], row["takes"])
    return Matcher(table)
