"""Nodes and edges as two CSV files with the headers of Neo4j's importer; pandas reads them as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kg.export.network import COLUMNS, EDGE_COLUMNS, Network, Properties


def csv_files(network: Network) -> dict[str, str]:
    """``nodes.csv`` and ``edges.csv``: name → text (RFC 4180)."""
    nodes = ([n.id, n.kind, *_cells(n.properties, COLUMNS)] for n in network.nodes)
    edges = ([e.start, e.end, e.kind, *_cells(e.properties, EDGE_COLUMNS)] for e in network.edges)
    return {
        "nodes.csv": _csv(["id:ID", ":LABEL", *_headers(COLUMNS)], nodes),
        "edges.csv": _csv([":START_ID", ":END_ID", ":TYPE", *_headers(EDGE_COLUMNS)], edges),
    }


def _headers(columns: Properties) -> list[str]:
    return [f"{name}{_type(value)}" for name, value in columns.items()]


def _type(value: str | int | bool) -> str:
    return ":boolean" if isinstance(value, bool) else ":int" if isinstance(value, int) else ""


def _cells(properties: Properties, columns: Properties) -> list[str]:
    return [
        str(properties[name]).lower() if isinstance(properties[name], bool) else str(properties[name])
        for name in columns
    ]


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
