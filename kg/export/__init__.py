"""Graphs in the formats of other tools: Gephi, Neo4j, pandas, RDF stores.

from kg.export import export

export(["output/"], "graphml", Path("story.graphml"))
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors import KgError
from kg.files import write_whole

FORMATS = {
    "graphml": ".graphml",
    "gexf": ".gexf",
    "csv": "",
    "jsonld": ".jsonld",
    "nquads": ".nq",
    "turtle": ".ttl",
    "trig": ".trig",
    "parquet": ".parquet",
}
"""Format → file extension; CSV is a folder with two files."""

_RDF = {"jsonld": "json-ld", "nquads": "nquads", "turtle": "turtle", "trig": "trig"}


def export(paths: Iterable[str | Path], format: str, output: Path) -> list[Path]:
    """Write graphs as another tool reads them.

    Args:
        paths: files, folders, stores or endpoints.
        format: ``graphml`` and ``gexf`` (a network for Gephi), ``csv`` (nodes.csv and edges.csv in the folder `output`,
            with the headers that Neo4j's importer reads), ``parquet`` (a table of triples), or an RDF format.
        output: the file, or the folder for CSV.
    Returns:
        The files written.
    Raises:
        KgError: an unknown format, a graph that cannot be read, a file that cannot be written, a missing extra.
    """
    if format not in FORMATS:
        raise KgError(f"--to {format!r}: choose one of {', '.join(FORMATS)}")
    if format in _RDF:
        return [_rdf(list(paths), _RDF[format], output)]
    if format == "parquet":
        from kg.export import parquet

        return [parquet.write(list(paths), output)]
    from kg.export import tables, xml
    from kg.export.network import network
    from kg.loading import load

    found = network(load(paths))
    if format == "csv":
        files = {output / name: text for name, text in tables.csv_files(found).items()}
    else:
        files = {output: xml.graphml(found) if format == "graphml" else xml.gexf(found)}
    for file, text in files.items():
        write_whole(file, text)
    return list(files)


def _rdf(paths: list[str | Path], format: str, output: Path) -> Path:
    from kg.loading import load
    from kg.sources import is_store
    from kg.writers import serialize

    if len(paths) == 1 and is_store(paths[0]):
        from kg.store import Store

        with Store.open(paths[0]) as store:
            if format == "nquads":
                write_whole(output, "".join(store.export()))
            else:
                write_whole(output, serialize(store.graph() if format == "turtle" else store.dataset(), format))
    else:
        write_whole(output, serialize(load(paths), format))
    return output
