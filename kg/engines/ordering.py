"""The order of SPARQL's ORDER BY.

Oxigraph looks both terms up in its database at every comparison of a sort. Here each term of a column gets its place
among that column's terms once, and rows are sorted by such numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import count, groupby
from typing import TYPE_CHECKING, Any, TypeVar

from rdflib import BNode, Literal, URIRef

from kg.ontology import RDF, XSD

if TYPE_CHECKING:
    from rdflib.term import Node

Key = tuple[int, Any]
"""A kind of terms, and what they are ordered by among each other."""

Cell = TypeVar("Cell", bound=Hashable)

_NUMBERS: dict[str, Callable[[str], Any]] = {
    XSD + "integer": int,
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
}
_DISTINCT = (1, 2)  # kinds of which two cells are two terms
_TIME = XSD + "dateTime"
_STRING = XSD + "string"
_LANGUAGE = RDF + "langString"


def order_of(
    columns: Sequence[Sequence[Cell]], rows: int, by: Sequence[tuple[int, bool]], key_of: Callable[[Cell], Key]
) -> list[int]:
    """The numbers of the rows, by the given columns (and whether these descend), then by all columns, so that no two
    stand by chance.

    Args:
        columns: the cells of each, one a row.
        key_of: the `key` of the term that a cell stands for.
    """
    ranks = [0] * rows
    for column, descending in by:
        places = _places(columns[column], descending, key_of)
        ranks = [rank * rows + place for rank, place in zip(ranks, places, strict=True)]  # numbers are compared at once
    by_rank = sorted(range(rows), key=ranks.__getitem__)
    if len(set(ranks)) == rows:
        return by_rank
    known = cache(key_of)
    order: list[int] = []
    for _, tied in groupby(by_rank, ranks.__getitem__):
        equal = list(tied)
        if len(equal) > 1:
            equal.sort(key=lambda number: [known(column[number]) for column in columns])
        order += equal
    return order


def _places(cells: Sequence[Cell], descending: bool, key_of: Callable[[Cell], Key]) -> list[int]:
    """For each cell the number of its key among all of the column.

    Values are sorted kind by kind: texts alone are sorted several times as fast as pairs with texts in them.
    """
    kinds: dict[int, dict[Cell, Any]] = {}
    for cell in set(cells):
        kind, value = key_of(cell)
        kinds.setdefault(kind, {})[cell] = value
    place: dict[Cell, int] = {}
    for kind in sorted(kinds, reverse=descending):
        value_of = kinds[kind]
        ordered = sorted(value_of, key=value_of.__getitem__, reverse=descending)
        if kind in _DISTINCT:
            place.update(zip(ordered, count(len(place))))
        else:
            for number, (_, equal) in enumerate(groupby(ordered, value_of.__getitem__), len(place)):
                place.update(dict.fromkeys(equal, number))
    return list(map(place.__getitem__, cells))


def key(term: Node | None) -> Key:
    """Nothing is before blank nodes, these before IRIs, these before literals; numbers and times are by value, others by
    text, as also what only claims to be a number or a time."""
    if term is None:
        return (0, "")
    if isinstance(term, URIRef):
        return (2, str(term))
    if isinstance(term, BNode):
        return (1, str(term))
    assert isinstance(term, Literal)
    text, datatype = str(term), str(term.datatype or (_LANGUAGE if term.language else _STRING))
    try:
        if datatype in _NUMBERS and (number := _NUMBERS[datatype](text)) == number:  # NaN is not
            return (3, number)
        if datatype == _TIME and (time := datetime.fromisoformat(text)).tzinfo is not None:
            text = time.astimezone(UTC).isoformat()
    except (ValueError, OverflowError, InvalidOperation):
        pass
    return (4, (text, datatype, (term.language or "").lower()))
