"""Merges graphs of many articles into one.

    merged = kg.merge([graph_a, graph_b], judgements=kg.merge.read_judgements(Path("judgements.jsonl")))
    merged.graph        # the merged graph
    merged.dataset()    # the same as default graph, and each article's own facts in a graph named by its IRI

What is merged is always all that is known of the articles, taken apart again where graphs were merged before; so the
order and the grouping do not matter, and merging a merged graph with itself changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rdflib import Dataset, Graph, URIRef

from kg import ontology
from kg.callable_module import call_as
from kg.errors import KgError
from kg.graph import KG, SCHEMA, empty_graph
from kg.merge.corpus import Corpus, corpus_of
from kg.merge.decisions import Decisions, copies_of, decide
from kg.merge.judgements import Judgement, append_judgements, parse_judgement, read_judgements
from kg.merge.patch import is_merged, notes
from kg.merge.rebuild import Rebuilt, computed_counts
from kg.merge.terms import Triple

__all__ = [
    "Corpus", "Decisions", "Judgement", "Merged", "append_judgements", "corpus_of", "is_merged", "merge",
    "merge_corpus", "parse_judgement", "read_judgements", "remove",
]  # fmt: skip


@dataclass(frozen=True)
class Merged:
    """A merge: the corpus that went in, and what was decided."""

    corpus: Corpus
    decisions: Decisions

    @cached_property
    def graph(self) -> Graph:
        """One graph of everything; graphs that others named are part of it."""
        foreign = frozenset(t for triples in self.corpus.foreign.values() for t in triples)
        return _graph(self._with_notes(foreign))

    def dataset(self) -> Dataset:
        """The merged graph as default graph; each article's own facts, as read, in a graph named by its IRI; and the
        graphs that others named."""
        data = Dataset()
        for prefix, namespace in ontology.PREFIXES.items():
            data.bind(prefix, namespace, override=True, replace=True)
        for triple in self._with_notes(self.corpus.foreign.get(None, frozenset())):
            data.default_graph.add(triple)
        for name, triples in [*self.corpus.articles.items(), *self.corpus.foreign.items()]:
            if name is not None:
                graph = data.graph(name)
                for triple in triples:
                    graph.add(triple)
        return data

    def data(self, format: str) -> Graph | Dataset:
        """What a format can hold: a dataset where it has named graphs, else the graph."""
        return self.graph if format == "turtle" else self.dataset()

    @cached_property
    def copies(self) -> dict[URIRef, URIRef]:
        """Article → the article that its text is a copy of."""
        return copies_of(self.corpus)

    @cached_property
    def _rebuilt(self) -> set[Triple]:
        """The merged triples, without others' and without the notes by which it is taken apart."""
        made = Rebuilt(self.corpus.articles, self.decisions.renames).triples
        made.update((left, KG.possiblySameAs, right) for left, right in self.decisions.open)
        made.update((article, KG.nearCopyOf, first) for article, first in self.copies.items())
        made.update(computed_counts(made, self.copies))
        return made

    def _with_notes(self, foreign: frozenset[Triple]) -> set[Triple]:
        whole = self._rebuilt | foreign
        return whole | set(notes(self.corpus.articles, self.decisions.renames, whole, foreign))


def merge(graphs: Iterable[Graph], judgements: Iterable[Judgement] = ()) -> Merged:
    """Merge graphs and datasets, merged before or not.

    Args:
        graphs: they are not changed.
        judgements: users' decisions on what is the same.

    Raises:
        KgError: judgements contradict each other or would join what can never be one.
    """
    return merge_corpus(Corpus.union(map(corpus_of, graphs)), judgements)


def merge_corpus(corpus: Corpus, judgements: Iterable[Judgement] = ()) -> Merged:
    """Merge what is at hand as a corpus."""
    return Merged(corpus, decide(corpus, judgements))


def remove(corpus: Corpus, article: URIRef) -> Corpus:
    """A corpus without an article; what others support stays.

    Raises:
        KgError: there is no such article.
    """
    if article not in corpus.articles:
        raise KgError(f"{ontology.shorten(str(article))}: no such article; there are {len(corpus.articles)} others")
    return corpus.without(article)


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = empty_graph()
    for triple in triples:
        graph.add(triple)
    return graph


def headline(corpus: Corpus, article: URIRef) -> str:
    """An article's headline, or nothing."""
    return next((str(o) for s, p, o in sorted(corpus.articles[article]) if s == article and p == SCHEMA.headline), "")


call_as(__name__, merge)
