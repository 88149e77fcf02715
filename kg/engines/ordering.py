"""The order of SPARQL's ORDER BY, of rows of pyoxigraph's terms.

Oxigraph looks both terms up in its database at every comparison of a sort. Here each term is turned into a key once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Any

from kg.engines.terms import OxTerm, ox
from kg.ontology import XSD

Row = tuple[OxTerm | None, ...]

_NUMBERS: dict[str, Callable[[str], Any]] = {
    XSD + "integer": int,
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
}
_TIME = XSD + "dateTime"


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
    """Nothing is before blank nodes, these before IRIs, these before literals; numbers and times are by value, others by
    text, as also what only claims to be a number or a time."""
    if term is None:
        return (0,)
    if isinstance(term, ox.NamedNode):
        return (2, term.value)
    if isinstance(term, ox.BlankNode):
        return (1, term.value)
    if not isinstance(term, ox.Literal):  # a triple term of RDF 1.2
        return (5, str(term))
    text, datatype = term.value, term.datatype.value
    try:
        if datatype in _NUMBERS and (number := _NUMBERS[datatype](text)) == number:  # NaN is not
            return (3, number)
        if datatype == _TIME and (time := datetime.fromisoformat(text)).tzinfo is not None:
            text = time.astimezone(UTC).isoformat()
    except (ValueError, OverflowError, InvalidOperation):
        pass
    return (4, text, datatype, term.language or "")
