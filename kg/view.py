"""An RDF graph as one interactive HTML page that works offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Graph

from kg.callable_module import call_as
from kg.collection import no_collection
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.page.index import Index
    from kg.page.story import Story

LANGUAGES = ("zh", "en")


@no_collection()
def render(
    graph: Graph, title: str | None = None, lang: str = "zh", max_nodes: int = 150, size_by: str | None = None
) -> str:
    """One self-contained HTML page of `graph`, which may be any graph that follows the ontology.

    Args:
        graph: articles, actors, statements, events and budgets; a Dataset's graphs are taken together. Without the
            articles' text, the page shows the evidence passages instead.
        title: what the page is called; by default the first article's headline.
        lang: the language in which the page opens, ``zh`` or ``en``; the reader can change it.
        max_nodes: how many nodes are shown at first, the most important ones; the others come by search and by
            expanding neighbours.
        size_by: a measure of `kg.analyse.MEASURES` that gives the nodes their size, which by default grows with how
            much is said by and about them; what is not measured is drawn smallest.

    Returns:
        The page, to be written in UTF-8. The same graph gives the same page, byte for byte.

    Raises:
        KgError: for a language that the page does not speak, a negative number of nodes, or an unknown measure.
    """
    from kg.page import reading, rendering

    if lang not in LANGUAGES:
        raise KgError(f"page language {lang!r}: choose one of {', '.join(LANGUAGES)}")
    if max_nodes < 0:
        raise KgError(f"--max-nodes {max_nodes}: give 0 or more")
    reader = reading.Reader(graph)
    story = reader.story()
    if title is None:
        title = next((article.headline for article in story.articles if article.headline), "新聞知識圖譜")
        if len(story.articles) > 1:
            count = len(story.articles)
            title = f"{title}（等 {count} 篇）" if lang == "zh" else f"{title} (and {count - 1} more)"
    sizing = rendering.Sizing(size_by, _sizes(graph, story, size_by)) if size_by is not None else None
    return rendering.render(story, _turtle(graph, reader), title, lang, max_nodes, sizing)


def _sizes(graph: Graph, story: Story, measure: str) -> list[float]:
    """The measure of each thing, 0 for those that it does not measure."""
    from kg.analyse import measured

    values = measured(graph, measure)
    return [values.get(thing.iri, 0.0) for thing in story.things]


def _turtle(graph: Graph, index: Index) -> str:
    """The graph as the reader can save it; graphs from elsewhere may have blank nodes, which rdflib writes."""
    from kg.writers.turtle import write_subjects

    return graph.serialize(format="turtle") if index.has_blank_nodes else write_subjects(index.facts)  # type: ignore[arg-type]


call_as(__name__, render)
