"""Writes answers as aligned tables, CSV, SPARQL JSON results, Turtle or JSON-LD."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.query.catalogue import Query
from kg.query.execution import Result
from kg.query.naming import printable, short_name

if TYPE_CHECKING:
    from rdflib.term import Node

FORMATS = ("table", "csv", "json", "ttl")
_NUMBERS = (int, float, Decimal)

CELL_WIDTH = 48
"""Terminal columns after which a cell of a table goes on in the next line."""


def render(result: Result, format: str = "table") -> str:
    """The answer as text that ends in a line break.

    Args:
        result: what `run` returned.
        format: ``table`` (names instead of IRIs, for people), ``csv`` (SPARQL 1.1 CSV results), ``json`` (SPARQL 1.1
            JSON results; JSON-LD for a graph) or ``ttl`` (a graph only).
    Raises:
        QueryError: an unknown format, or Turtle asked of rows or a truth value.
    """
    if format not in FORMATS:
        raise QueryError(f"no format is named {format!r}; there are {', '.join(FORMATS)}")
    if format == "ttl":
        if result.graph is None:
            raise QueryError("ttl is for CONSTRUCT and DESCRIBE; take table, csv or json for this query")
        return result.graph.serialize(format="turtle").strip() + "\n"
    if result.answer is not None:
        return json.dumps({"head": {}, "boolean": result.answer}) + "\n" if format == "json" else f"{_truth(result)}\n"
    if result.graph is not None and format == "json":
        return _json_ld(result)
    variables, rows = _as_rows(result)
    if format == "csv":
        return _csv(variables, rows)
    if format == "json":
        return _json(variables, rows)
    return _table(variables, rows, result)


def render_catalogue(queries: Sequence[Query], language: str | None = None) -> str:
    """The catalogue for readers: name, what it answers (English and Chinese unless one is asked for), parameters."""
    lines = []
    for query in queries:
        lines.append(query.name)
        lines += [f"    {query.title(tag)}" for tag in ("en", "zh-Hant") if language in (None, tag)]
        for p in query.parameters:
            note = " (needed)" if p.required else f" (default {p.default})" if p.default else ""
            lines.append(f"      --set {p.name}=<{p.kind}>{note}")
    return "\n".join(lines) + "\n"


def _truth(result: Result) -> str:
    return "true" if result.answer else "false"


def _as_rows(result: Result) -> tuple[tuple[str, ...], Sequence[Sequence[Node | None]]]:
    if result.graph is None:
        return result.variables, result.rows
    return ("subject", "predicate", "object"), sorted(result.graph, key=lambda triple: [t.n3() for t in triple])


def lexical(term: Node | None) -> str:
    """A term's text: an IRI as it is, a decimal without a needless ``.0`` (which rdflib adds)."""
    from rdflib import XSD, Literal

    if term is None:
        return ""
    text = str(term)
    if isinstance(term, Literal) and term.datatype == XSD.decimal and text.endswith(".0"):
        return text[:-2]
    return text


def _csv(variables: Sequence[str], rows: Sequence[Sequence[Node | None]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)  # CRLF line ends and minimal quotes, as the SPARQL 1.1 CSV format has them
    writer.writerow(variables)
    writer.writerows([lexical(term) for term in row] for row in rows)
    return out.getvalue()


def _json(variables: Sequence[str], rows: Sequence[Sequence[Node | None]]) -> str:
    bindings = [
        {name: _json_term(term) for name, term in zip(variables, row, strict=True) if term is not None} for row in rows
    ]
    document = {"head": {"vars": list(variables)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Node) -> dict[str, str]:
    from rdflib import BNode, Literal

    if isinstance(term, Literal):
        value = {"type": "literal", "value": lexical(term)}
        if term.language:
            value["xml:lang"] = term.language
        elif term.datatype:
            value["datatype"] = str(term.datatype)
        return value
    return {"type": "bnode" if isinstance(term, BNode) else "uri", "value": str(term)}


def _json_ld(result: Result) -> str:
    assert result.graph is not None
    document: Any = json.loads(result.graph.serialize(format="json-ld", auto_compact=False))
    return json.dumps(_sorted_json(document), ensure_ascii=False, indent=2) + "\n"


def _sorted_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted_json(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_sorted_json(item) for item in value), key=lambda item: json.dumps(item, ensure_ascii=False))
    return value


def _table(variables: Sequence[str], rows: Sequence[Sequence[Node | None]], result: Result) -> str:
    columns = [_column([row[i] for row in rows], result.names) for i in range(len(variables))]
    cells = list(zip(*columns, strict=True)) if columns else [() for _ in rows]
    numeric = [_is_numeric([row[i] for row in rows]) for i in range(len(variables))]
    widths = [
        max([_width(name), *(_width(line) for row in cells for line in row[i])]) for i, name in enumerate(variables)
    ]
    lines = [_line(list(variables), widths, numeric), "  ".join("─" * width for width in widths)]
    for row in cells:
        for n in range(max((len(cell) for cell in row), default=0)):
            lines.append(_line([cell[n] if n < len(cell) else "" for cell in row], widths, numeric))
    count = len(rows)
    lines.append(f"({count} row{'' if count == 1 else 's'})")
    return "\n".join(lines) + "\n"


def _column(terms: Sequence[Node | None], names: Mapping[str, str]) -> list[list[str]]:
    """Cells of a column as lines. Two things of one name also show their IRIs, lest they look like one."""
    from rdflib import URIRef

    things = {str(term) for term in terms if isinstance(term, URIRef)}
    count = Counter(names.get(thing) for thing in things)
    cells = []
    for term in terms:
        text = lexical(term)
        if isinstance(term, URIRef):
            name = names.get(text, text)
            text = f"{name} ({short_name(text)})" if count[name] > 1 and name != short_name(text) else name
        cells.append(_wrap(printable(text)))
    return cells


def _wrap(text: str) -> list[str]:
    lines, line, used = [], "", 0
    for character in text:
        width = max(_width(character), 0)
        if used + width > CELL_WIDTH:
            lines.append(line)
            line, used = "", 0
        line += character
        used += width
    return [*lines, line]


def _width(text: str) -> int:
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def _is_numeric(column: Sequence[Node | None]) -> bool:
    from rdflib import Literal

    found = [term for term in column if term is not None]
    return bool(found) and all(isinstance(term, Literal) and isinstance(term.value, _NUMBERS) for term in found)


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    padded = []
    for cell, width, right in zip(cells, widths, numeric, strict=True):
        space = " " * (width - _width(cell))
        padded.append(space + cell if right else cell + space)
    return "  ".join(padded).rstrip()
