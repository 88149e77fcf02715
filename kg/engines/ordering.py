"""The order of SPARQL's ORDER BY, of rows of pyoxigraph's terms.

Oxigraph looks both terms up in its database at every comparison of a sort. Here each term is turned into a key once.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from kg.engines.terms import OxTerm, ox
from kg.ontology import XSD

Row = tuple[OxTerm | None, ...]

_NUMBERS = {XSD + "integer": int, XSD + "decimal": Decimal, XSD + "double": float, XSD + "float": float}


def sorted_rows(rows: Sequence[Row], by: Sequence[tuple[int, bool]]) -> list[Row]:
    """The rows by the given columns (and whether these descend), then by all others, so that no two stand by chance."""
    columns = [[key(row[column]) for row in rows] for column, _ in by]
    order = list(range(len(rows)))
    for keys, (_, descending) in reversed(list(zip(columns, by, strict=True))):
        order.sort(key=keys.__getitem__, reverse=descending)
    result: list[Row] = []
    for _, tied in groupby(order, lambda number: [keys[number] for keys in columns]):
        equal = [rows[number] for number in tied]
        result += sorted(equal, key=_whole) if len(equal) > 1 else equal
    return result


def _whole(row: Row) -> list[tuple[Any, ...]]:
    return [key(term) for term in row]


def key(term: OxTerm | None) -> tuple[Any, ...]:
    """Nothing is before blank nodes, these before IRIs, these before literals; numbers are by value, others by text."""
    if term is None:
        return (0,)
    if isinstance(term, ox.NamedNode):
        return (2, term.value)
    if isinstance(term, ox.BlankNode):
        return (1, term.value)
    datatype = term.datatype.value
    if datatype in _NUMBERS and term.value != "NaN":
        return (3, _NUMBERS[datatype](term.value))
    return (4, term.value, datatype, term.language or "")
