"""What the pages about single things, and the first page, show: plain values, read from the store."""

from __future__ import annotations

from itertools import islice
from typing import Any

from kg.engines.terms import ox, usual_tag
from kg.ontology import BASE, KG, OA, RDF, SCHEMA, SKOS, label

MOST = 300
"""Values of a property, and things that refer to one by it, that a page shows."""

ARTICLES = 200
"""Articles that the first page lists."""

_NAMES = (SKOS + "prefLabel", SCHEMA + "headline", SCHEMA + "text", OA + "exact")
_DEFAULT = ox.DefaultGraph()
Value = dict[str, Any]


def describe(store: ox.Store, thing: ox.NamedNode, language: str) -> dict[str, Any]:
    """A thing's name, classes, properties, and what refers to it."""
    shown = _Shown(store, language)
    own: dict[str, list[ox.Quad]] = {}
    for quad in store.quads_for_pattern(thing, None, None, _DEFAULT):
        own.setdefault(quad.predicate.value, []).append(quad)
    others: dict[str, list[ox.Quad]] = {}
    for quad in store.quads_for_pattern(None, None, thing, _DEFAULT):
        others.setdefault(quad.predicate.value, []).append(quad)
    return {
        "iri": thing.value,
        "name": shown.name(thing),
        "classes": [shown.name(quad.object) for quad in own.pop(RDF + "type", [])],
        "properties": [
            shown.group(predicate, [quad.object for quad in quads])
            for predicate, quads in sorted(own.items(), key=_order)
        ],
        "references": [
            shown.group(predicate, [quad.subject for quad in quads])
            for predicate, quads in sorted(others.items(), key=_order)
        ],
        "is_article": store.contains_named_graph(thing),
    }


def _order(item: tuple[str, object]) -> tuple[int, str]:
    first = (SKOS + "prefLabel", SCHEMA + "headline", SCHEMA + "text", OA + "exact", SKOS + "altLabel")
    return (first.index(item[0]) if item[0] in first else len(first) + (item[0] == KG + "evidence")), item[0]


class _Shown:
    """Terms as a page shows them in one language (``zh`` or ``en``)."""

    def __init__(self, store: ox.Store, language: str) -> None:
        self._store = store
        self._tag = "en" if language == "en" else "zh-Hant"
        self._order = ("en", "zh-hant", "zh-hans") if language == "en" else ("zh-hant", "zh-hans", "zh", "en")

    def name(self, term: object) -> str:
        if not isinstance(term, ox.NamedNode):
            return str(getattr(term, "value", term))
        for predicate in _NAMES:
            texts = [
                quad.object
                for quad in islice(self._store.quads_for_pattern(term, ox.NamedNode(predicate), None, _DEFAULT), 20)
                if isinstance(quad.object, ox.Literal)
            ]
            if texts:
                return min(texts, key=lambda text: (self._rank(text.language), text.value)).value
        return label(term.value, self._tag)

    def _rank(self, language: str | None) -> int:
        return self._order.index(language) if language in self._order else len(self._order)

    def group(self, predicate: str, terms: list[Any]) -> dict[str, Any]:
        values = sorted(
            (self.value(term) for term in terms[: 4 * MOST]), key=lambda value: (value["text"], value["iri"])
        )
        return {
            "iri": predicate,
            "name": label(predicate, self._tag),
            "values": values[:MOST],
            "more": max(len(terms) - MOST, 0),
        }

    def value(self, term: Any) -> Value:
        if isinstance(term, ox.NamedNode):
            return {"text": self.name(term), "iri": term.value, "lang": ""}
        tag = usual_tag(term.language) if isinstance(term, ox.Literal) and term.language else ""
        return {"text": str(getattr(term, "value", term)), "iri": "", "lang": tag}


def overview(store: ox.Store) -> dict[str, Any]:
    """Counts by class, the latest articles, and the data namespace."""
    counts = []
    answer = store.query("SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY DESC(?n) ?c")
    assert isinstance(answer, ox.QuerySolutions)
    for row in answer:
        counts.append((row[0].value, int(row[1].value)))
    articles = []
    text = f"""SELECT ?article (SAMPLE(?h) AS ?headline) (SAMPLE(?d) AS ?day) (SAMPLE(?o) AS ?outlet) {{
      ?article a <{SCHEMA}NewsArticle> OPTIONAL {{ ?article <{SCHEMA}headline> ?h }}
      OPTIONAL {{ ?article <{SCHEMA}datePublished> ?d }} OPTIONAL {{ ?article <{SCHEMA}publisher> ?o }}
    }} GROUP BY ?article ORDER BY DESC(?day) ?article LIMIT {ARTICLES}"""
    for row in store.query(text):  # type: ignore[union-attr]
        cells = ["" if term is None else term.value for term in row]
        articles.append(dict(zip(("iri", "headline", "day", "outlet"), cells, strict=True)))
    first = articles[0]["iri"] if articles else ""
    base = first.partition("article/")[0] if "article/" in first else BASE
    return {"counts": counts, "articles": articles, "base": base}
