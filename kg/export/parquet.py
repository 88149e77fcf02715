"""Triples as a Parquet table, sorted by predicate, subject and object, which DuckDB and pandas read fast."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.sources import is_store

if TYPE_CHECKING:
    from rdflib.term import Node

COLUMNS = ("graph", "subject", "predicate", "object", "kind", "datatype", "language")
"""`graph` is empty for the default graph, `kind` is ``iri``, ``literal`` or ``bnode``."""

_BATCH = 200_000
Row = tuple[str, str, str, str, str, str, str]


def write(paths: list[str | Path], output: Path) -> Path:
    """Write the graphs' triples to the file `output`, which appears whole or not at all."""
    try:
        import pyarrow as pa
        import pyarrow.compute as pc
        import pyarrow.parquet as pq
    except ImportError as error:
        raise KgError("Parquet needs an extra: pip install 'newskg[parquet]'") from error
    coded = pa.dictionary(pa.int32(), pa.string())
    types = [pa.string() if name in ("subject", "object") else coded for name in COLUMNS]
    schema = pa.schema(list(zip(COLUMNS, types, strict=True)))
    batches = [pa.table(_columns(pa, batch), schema=schema) for batch in _batched(_rows(paths))]
    table = pa.concat_tables(batches).unify_dictionaries() if batches else schema.empty_table()
    keys = {name: table[name].cast(pa.string()) for name in ("predicate", "subject", "object", "kind", "graph")}
    order = pc.sort_indices(pa.table(keys), sort_keys=[(name, "ascending") for name in keys])
    table = table.take(order)
    for index, name in enumerate(COLUMNS):
        if name not in ("subject", "object"):  # the dictionaries in the order of the rows, not of the reading
            values = pa.chunked_array([table[name].cast(pa.string()).combine_chunks()], pa.string())
            table = table.set_column(index, name, values.dictionary_encode())
    part = output.with_name(f".{output.name[:40]}.{os.getpid()}.part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, part, compression="zstd")
        part.replace(output)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise KgError(f"{output}: cannot be written ({error}); check the folder and the space on it") from error
    return output


def _columns(pa: Any, rows: list[Row]) -> list[Any]:
    found = []
    for name, values in zip(COLUMNS, zip(*rows, strict=True), strict=True):
        array = pa.array(values, pa.string())
        found.append(array if name in ("subject", "object") else array.dictionary_encode())
    return found


def _batched(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _rows(paths: list[str | Path]) -> Iterator[Row]:
    """Each triple once a graph: of stores the article graphs, of files what stands in them."""
    from rdflib import Dataset

    from kg.loading import load

    stores = [path for path in paths if is_store(path)]
    for path in stores:
        from kg.store import Store

        with Store.open(path) as store:
            for name, triple in store.triples():
                yield _row(name, *triple)
    others = [path for path in paths if path not in stores]
    if not others:
        return
    graph = load(others)
    if not isinstance(graph, Dataset):
        yield from (_row("", *triple) for triple in graph)
        return
    for inner in graph.graphs():
        name = str(inner.identifier)
        yield from (_row("" if name.startswith("urn:x-rdflib:") else name, *triple) for triple in inner)


def _row(graph: str, subject: Node, predicate: Node, value: Node) -> Row:
    from rdflib import BNode, Literal
    from rdflib.namespace import XSD

    if isinstance(value, Literal):
        datatype = "" if value.language else str(value.datatype or XSD.string)
        return graph, str(subject), str(predicate), str(value), "literal", datatype, value.language or ""
    return graph, str(subject), str(predicate), str(value), "bnode" if isinstance(value, BNode) else "iri", "", ""
