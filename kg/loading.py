"""Loads graphs from Turtle, N-Triples, TriG, N-Quads and JSON-LD files, offline."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kg.errors import ReadError
from kg.ontology import KG, PREFIXES, SCHEMA
from kg.sources import is_elsewhere, read_whole

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import Node

FORMATS: dict[str, str] = {
    ".ttl": "turtle",
    ".turtle": "turtle",
    ".nt": "nt",
    ".trig": "trig",
    ".nq": "nquads",
    ".nquads": "nquads",
    ".jsonld": "json-ld",
    ".json": "json-ld",
}
"""File name suffix → rdflib's name of the format."""

FORMAT_NAMES = {"turtle": "Turtle", "nt": "N-Triples", "trig": "TriG", "nquads": "N-Quads", "json-ld": "JSON-LD"}
_WITH_NAMED_GRAPHS = {"trig", "nquads", "json-ld"}


def load(paths: Iterable[str | Path]) -> Graph | Dataset:
    """Read files, and the graph files in folders, into one graph.

    Args:
        paths: files or folders; ``-`` is Turtle on the standard input. Files in folders are taken by suffix, sorted.
            Also stores (their merged graph) and addresses of SPARQL endpoints (their default graph).
    Returns:
        A Graph, or where a file holds named graphs, a Dataset; its plain triple patterns match all of its graphs, or
        the merged one that is its default graph. A graph whose articles are in a merged one among the files is left
        out.
    Raises:
        ReadError: no such file, a folder without graphs, an unknown suffix, a malformed file (with its line).
    """
    from rdflib import Dataset, Graph

    wanted = list(paths)
    elsewhere = [path for path in wanted if is_elsewhere(path)]
    if elsewhere and len(wanted) == 1:
        return read_whole(elsewhere[0])
    parts: list[Graph | Dataset] = []
    for file in graph_files(path for path in wanted if path not in elsewhere):
        # Each by itself: rdflib 7.6 forgets what is in a Dataset's default graph when it reads N-Quads into it.
        parts.append(Dataset() if _format(file) in _WITH_NAMED_GRAPHS else Graph())
        _parse(parts[-1], file, _format(file))
    parts = _without_merged_already(parts)
    plain = Graph()
    for graph in [*map(read_whole, elsewhere), *(part for part in parts if not isinstance(part, Dataset))]:
        for triple in graph:
            plain.add(triple)
    datasets = [part for part in parts if isinstance(part, Dataset)]
    if any(map(merged_apart, datasets)):
        target: Graph | Dataset = _apart(plain, datasets)
    else:
        target = _union(plain, datasets) if datasets else plain
    for prefix, namespace in PREFIXES.items():
        target.bind(prefix, namespace, override=True, replace=True)
    return target


def _union(plain: Graph, datasets: Iterable[Dataset]) -> Graph | Dataset:
    """All of them in one Dataset, plain triples in its default graph; a Graph if there are no named graphs at all."""
    from rdflib import Dataset
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    named: dict[Node, list[Graph]] = {}
    for dataset in datasets:
        for graph in dataset.graphs():
            if graph.identifier == DATASET_DEFAULT_GRAPH_ID:
                for triple in graph:
                    plain.add(triple)
            else:
                named.setdefault(graph.identifier, []).append(graph)
    if not named:
        return plain
    union = Dataset(default_union=True)
    for triple in plain:
        union.default_graph.add(triple)
    for identifier, graphs in named.items():
        target = union.graph(cast("Any", identifier))
        for graph in graphs:
            for triple in graph:
                target.add(triple)
    return union


def _without_merged_already(parts: list[Graph | Dataset]) -> list[Graph | Dataset]:
    """The graphs without those whose articles a merged graph among them has: a folder holds the articles' graphs and
    `graph.ttl`, and their own names for things beside the merged ones would be told as things of their own."""
    from rdflib import RDF, Dataset, URIRef

    known: set[Node] = set()
    merged = []
    for part in parts:
        found = set(_plain_part(part).subjects(URIRef(KG + "asRead")))
        merged.append(bool(found))
        known |= found
    if not known or all(merged):
        return parts
    kept = []
    for part, is_merged in zip(parts, merged, strict=True):
        whole = part if not isinstance(part, Dataset) else Dataset(store=part.store, default_union=True)
        articles = set(whole.subjects(RDF.type, URIRef(SCHEMA + "NewsArticle")))
        if is_merged or not articles or not articles <= known:
            kept.append(part)
    return kept


def _plain_part(graph: Graph | Dataset) -> Graph:
    from rdflib import Dataset

    return graph.default_graph if isinstance(graph, Dataset) else graph


def merged_apart(dataset: Dataset) -> bool:
    """Whether the default graph is the merge of the articles' own graphs, which `kg merge` writes beside it."""
    from rdflib import URIRef

    return (None, URIRef(KG + "asRead"), None) in dataset.default_graph


def _apart(plain: Graph, datasets: Iterable[Dataset]) -> Dataset:
    """One Dataset whose default graph holds all that plain patterns are to match: merged graphs in place of the
    articles' own, which stay to be asked for by name."""
    from rdflib import Dataset
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    apart = Dataset()
    for triple in plain:
        apart.default_graph.add(triple)
    for dataset in datasets:
        merged = merged_apart(dataset)
        for graph in dataset.graphs():
            own = graph.identifier != DATASET_DEFAULT_GRAPH_ID
            for triple in graph:
                if own:
                    apart.graph(cast("Any", graph.identifier)).add(triple)
                if not (own and merged):
                    apart.default_graph.add(triple)
    return apart


def union_view(graph: Graph) -> Graph:
    """The same data, with plain triple patterns that match all that a Dataset says: all of its graphs, or its default
    graph where that is the others' merge. A Graph as it is."""
    from rdflib import Dataset

    if isinstance(graph, Dataset) and not graph.default_union and not merged_apart(graph):
        return Dataset(store=graph.store, default_union=True)
    return graph


def graph_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that `load` would read, in its order. Raises ReadError as `load` does."""
    for path in map(Path, paths):
        if str(path) == "-":
            yield path
        elif path.is_dir():
            found = sorted(file for file in path.iterdir() if file.suffix.lower() in FORMATS and file.is_file())
            if not found:
                raise ReadError(f"{path}: no graph in this folder (looked for {', '.join(FORMATS)})")
            yield from found
        elif path.exists():
            yield path
        else:
            raise ReadError(f"{path}: no such file")


def _format(file: Path) -> str:
    if str(file) == "-":
        return "turtle"
    name = FORMATS.get(file.suffix.lower())
    if name is None:
        raise ReadError(f"{file}: not a graph by its name; expected one of {', '.join(FORMATS)}")
    return name


def _parse(target: Graph, file: Path, name: str) -> None:
    text = read_text(file)
    if name == "json-ld":
        refuse_remote_context(file, text)
    base = "https://w3id.org/newskg/" if str(file) == "-" else file.resolve().as_uri()
    try:
        with _quiet():
            # The line end, as rdflib runs over the end of a file that stops inside a statement.
            target.parse(data=text + "\n", format=name, publicID=base)
    except Exception as error:  # rdflib's parsers share no error class
        raise ReadError(f"{file}{_place(error, text, name)}: not valid {FORMAT_NAMES[name]}: {_what(error)}") from error


def read_text(file: Path) -> str:
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise ReadError(f"{file}: cannot be read: {error.strerror}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(f"{file}:{line}: not UTF-8, which every graph format is written in") from error


def refuse_remote_context(file: Path, text: str) -> None:
    """rdflib would fetch such a context from the net."""
    try:
        pending = [json.loads(text)]
    except json.JSONDecodeError as error:
        raise ReadError(f"{file}:{error.lineno}: not valid JSON-LD: {error.msg}") from error
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, dict):
            contexts = value.get("@context", [])
            for context in contexts if isinstance(contexts, list) else [contexts]:
                if isinstance(context, str) or (isinstance(context, dict) and "@import" in context):
                    raise ReadError(f"{file}: its @context lies elsewhere; write it into the file: nothing is fetched")
            pending.extend(value.values())


def _place(error: Exception, text: str, name: str) -> str:
    """``:LINE`` where the parser tells it or it can be found, else nothing."""
    if isinstance(error, IndexError):
        return f":{text.rstrip().count(chr(10)) + 1}"
    if name in ("turtle", "trig"):
        source, index = getattr(error, "_str", None), getattr(error, "_i", None)
        if isinstance(source, bytes | str) and isinstance(index, int):
            head = source[:index]
            before = head.count(b"\n") if isinstance(head, bytes) else head.count("\n")
            return f":{before + 1}"
    if name in ("nt", "nquads"):
        # Both formats are one statement a line: the first line that does not parse alone is the place.
        for number, line in enumerate(text.splitlines(), 1):
            if not _parses(line, name):
                return f":{number}"
    return ""


def _parses(line: str, name: str) -> bool:
    from rdflib import Dataset

    try:
        with _quiet():
            Dataset().parse(data=line, format=name)
    except Exception:
        return False
    return True


def _what(error: Exception) -> str:
    if isinstance(error, IndexError):  # rdflib looked for more where the file ends
        return "the file ends in the middle of a statement"
    reason = getattr(error, "_why", None) or str(error) or type(error).__name__
    return " ".join(str(reason).split())[:160]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging ill-typed literals and odd IRIs, and from warning of what it has itself deprecated.

    `kg validate` reports what is wrong with a graph.
    """
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        logger.setLevel(before)
