"""Reads graph files into one graph an article, fast: with pyoxigraph, whose triples go into the store as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.engines.terms import ox, to_ox
from kg.errors import KgError, ReadError
from kg.files import safe_stem
from kg.loading import FORMAT_NAMES, FORMATS, graph_files, read_text, refuse_remote_context
from kg.ontology import BASE, KG, RDF, SCHEMA
from kg.store.bulk import triple_lines

_ARTICLE = ox.NamedNode(SCHEMA + "NewsArticle")
_TYPE = ox.NamedNode(RDF + "type")
_AS_READ = ox.NamedNode(KG + "asRead")
_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "json-ld": ox.RdfFormat.JSON_LD,
}


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """An article's graph: its name, the file that it comes from, its triples in their order there.

    A graph without an article in it (others' triples) is one too, named as in its file, else by the file's name.
    """

    name: ox.NamedNode
    source: str
    triples: tuple[ox.Triple, ...]

    def digest(self) -> str:
        """The same for the same triples in whatever order."""
        return hashlib.sha256(b"\n".join(sorted(triple_lines(self.triples).split(b"\n")))).hexdigest()


def read_articles(paths: Iterable[str | Path]) -> Iterator[list[ArticleGraph] | KgError]:
    """The article graphs of each graph file in turn, or the error that it has.

    Raises:
        ReadError: a path is no file and no folder of graphs.
    """
    for file in graph_files(paths):
        try:
            yield list(articles_in(file))
        except KgError as error:
            yield error


def articles_in(file: Path, whole: bool = False) -> list[ArticleGraph]:
    """The graphs of one file. Triples outside of named graphs belong to the one article among them.

    Args:
        whole: leave triples of several articles together, in a graph named by the file.

    Raises:
        ReadError: the file cannot be read.
    """
    named: dict[ox.NamedNode | None, dict[ox.Triple, None]] = {}
    for quad in parse(file):
        name = quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else None
        named.setdefault(name, {})[quad.triple] = None
    if not whole and any(triple.predicate == _AS_READ for triples in named.values() for triple in triples):
        return _apart(file)
    rest = named.pop(None, {})
    graphs = [ArticleGraph(name, str(file), tuple(triples)) for name, triples in named.items() if name is not None]
    if graphs:
        rest = {triple: None for triple in rest if not any(triple in inside for inside in named.values())}
    if not rest:
        return graphs
    articles = [t.subject for t in rest if t.predicate == _TYPE and t.object == _ARTICLE]
    if len(articles) > 1 and not whole:
        return _apart(file)
    if len(articles) == 1 and isinstance(articles[0], ox.NamedNode):
        graphs.append(ArticleGraph(articles[0], str(file), tuple(rest)))
    else:
        graphs.append(ArticleGraph(_name_of(file), str(file), tuple(rest)))
    return graphs


def _apart(file: Path) -> list[ArticleGraph]:
    """The articles of a graph that was merged, as each was read; others' triples in a graph named by the file."""
    from kg.loading import load
    from kg.merge.corpus import corpus_of

    corpus = corpus_of(load([file]))
    shares = [(ox.NamedNode(str(article)), facts) for article, facts in sorted(corpus.articles.items())]
    shares += [(_name_of(file), facts) for _, facts in corpus.foreign.items()]
    return [
        ArticleGraph(name, str(file), tuple(ox.Triple(to_ox(s), to_ox(p), to_ox(o)) for s, p, o in sorted(facts)))  # type: ignore[arg-type]
        for name, facts in shares
        if facts
    ]


def _name_of(file: Path) -> ox.NamedNode:
    from kg.iri import iri

    return ox.NamedNode(iri(f"graph/{safe_stem(file.name)}", BASE))


def parse(file: Path) -> Iterator[ox.Quad]:
    """The quads of a file, with IRIs for its blank nodes.

    Raises:
        ReadError: no such file, not a graph by its name, or malformed (with its line).
    """
    form = "turtle" if str(file) == "-" else FORMATS.get(file.suffix.lower())
    if form is None:
        raise ReadError(f"{file}: not a graph by its name; expected one of {', '.join(FORMATS)}")
    text = read_text(file)
    if form == "json-ld":
        refuse_remote_context(file, text)
    base = BASE if str(file) == "-" else file.resolve().as_uri()
    names: dict[str, ox.NamedNode] = {}
    try:
        quads = ox.parse(text, _FORMATS[form], base_iri=base)
        if "_:" in text or form == "json-ld" or (form in ("turtle", "trig") and ("[" in text or "(" in text)):
            for quad in quads:
                yield _named(quad, file, names)
        else:
            yield from quads  # there can be no blank nodes
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        reason = " ".join(str(error.msg).split())[:160]
        raise ReadError(f"{file}{line}: not valid {FORMAT_NAMES[form]}: {reason}") from error
    except ValueError as error:
        reason = " ".join(str(error).split())[:160]
        raise ReadError(f"{file}: not valid {FORMAT_NAMES[form]}: {reason}") from error


def _named(quad: ox.Quad, file: Path, names: dict[str, ox.NamedNode]) -> ox.Quad:
    """The quad with its blank nodes named by the file and their order in it."""
    if not any(isinstance(term, ox.BlankNode) for term in quad):
        return quad

    def name(term: ox.BlankNode) -> ox.NamedNode:
        if term.value not in names:
            stem = _name_of(file).value.removeprefix(BASE + "graph/")
            names[term.value] = ox.NamedNode(f"{BASE}.well-known/genid/{stem}-{len(names) + 1}")
        return names[term.value]

    subject, predicate, value, graph = quad
    return ox.Quad(
        name(subject) if isinstance(subject, ox.BlankNode) else subject,
        predicate,
        name(value) if isinstance(value, ox.BlankNode) else value,
        name(graph) if isinstance(graph, ox.BlankNode) else graph,
    )
