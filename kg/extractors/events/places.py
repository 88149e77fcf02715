"""In which country a disaster, an attack or a protest is, told by a city or province: 四川6.8強震, 釜山大火."""

from __future__ import annotations

from functools import cache

from kg.lexicon import Matcher, fold
from kg.lexicon.table import read_rows
from kg.model import Span

# These are where they happen, whoever takes part.
PLACED = frozenset(("accident", "attack", "protest"))


@cache
def _places() -> Matcher[str]:
    return Matcher({fold(row["form"]): row["country"] for row in read_rows("event_places.tsv")})


def countries_of_places(norm: str, clause: Span) -> set[str]:
    """The codes of the countries whose cities and provinces a clause names, if they are of one."""
    codes = {match.key for match in _places().find(norm, clause.start, clause.end)}
    return codes if len(codes) == 1 else set()
