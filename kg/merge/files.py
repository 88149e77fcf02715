"""Reads graphs to merge from files, folders and standard input, and writes merges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph, URIRef

from kg.engines.http import is_address
from kg.errors import KgError
from kg.files import write_whole
from kg.iri import DEFAULT_BASE
from kg.loading import graph_files, load
from kg.merge.corpus import Corpus, corpus_of
from kg.merge.terms import Triple, base_of, check_version
from kg.sources import is_elsewhere, is_store
from kg.writers import EXTENSIONS, serialize

_FORMATS = {suffix: name for name, suffix in EXTENSIONS.items()} | {
    ".turtle": "turtle",
    ".nquads": "nquads",
    ".json": "json-ld",
}


def read_corpus(paths: Iterable[str | Path]) -> tuple[Corpus, list[str]]:
    """All that is in files, folders, stores and at endpoints, and warnings.

    Raises:
        ReadError: as `kg.loading.load`.
        KgError: a graph is of another version of the ontology.
    """
    parts: list[Corpus] = []
    seen: dict[URIRef, frozenset[Triple]] = {}
    warnings = []
    for file, graph in _graphs(paths):
        check_version(graph, str(file))
        found = corpus_of(graph)
        for article in sorted(found.articles):
            if seen.setdefault(article, found.articles[article]) != found.articles[article]:
                warnings.append(
                    f"{file}: {name_of(article)} is in an earlier graph too, with other facts; both are kept "
                    f"(to replace it, kg remove it first)"
                )
        if not found.articles and is_address(str(file)):
            warnings.append(f"{file}: no articles in its default graph, which is what is merged of an endpoint")
        parts.append(found)
    return Corpus.union(parts), warnings


def _graphs(paths: Iterable[str | Path]) -> Iterator[tuple[str | Path, Graph]]:
    """Each file's graph, each store's articles, each endpoint's default graph."""
    wanted = list(paths)
    for path in wanted:
        if is_store(path):
            from kg.store import Store

            with Store.open(path) as store:
                yield path, store.dataset()
        elif is_elsewhere(path):
            yield path, load([path])
        else:
            for file in graph_files([path]):
                yield file, load([file])


def format_of(path: Path) -> str:
    """The format that a file's name asks for.

    Raises:
        KgError: it asks for none.
    """
    known = _FORMATS.get(path.suffix.lower())
    if known is None:
        raise KgError(f"{path}: end the name in {', '.join(EXTENSIONS.values())}, which says the format")
    return known


def write_graph(path: Path, data: object, format: str, base: str) -> None:
    assert isinstance(data, Graph)
    write_whole(path, serialize(data, format, base))


def base_in(corpus: Corpus) -> str:
    """The data namespace of the articles, if they share one."""
    bases = {base_of(article) for article in corpus.articles}
    return bases.pop() if len(bases) == 1 else DEFAULT_BASE


def find_article(corpus: Corpus, name: str) -> URIRef:
    """The article that an IRI, its shortened form, the start of its id, or its file's name means.

    Raises:
        KgError: none or several.
    """
    from kg.merge.terms import DCTERMS

    given = name.strip().strip("<>")
    found = []
    for article in sorted(corpus.articles):
        local = name_of(article)
        files = {str(o) for s, p, o in corpus.articles[article] if s == article and p == DCTERMS.source}
        exact = given in (str(article), local, local.rpartition("/")[2]) or given in files
        if exact or (len(given) >= 6 and local.rpartition("/")[2].startswith(given.rpartition("/")[2])):
            found.append(article)
    if len(found) == 1:
        return found[0]
    if found:
        raise KgError(f"{name}: {len(found)} articles are meant by this; give the whole IRI, such as {found[0]}")
    have = ", ".join(name_of(a) for a in sorted(corpus.articles)[:3])
    raise KgError(
        f"{name}: no such article in these graphs; there are {len(corpus.articles)}, such as {have or 'none'}"
    )


def name_of(article: URIRef) -> str:
    """An article's IRI below its data namespace."""
    return str(article).removeprefix(base_of(article))
