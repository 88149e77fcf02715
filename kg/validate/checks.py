"""The rules that need an article's text, or the comparison of texts, which SHACL has not or has only slowly."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kg.ontology import KG, OA, PROV, RDF, SCHEMA
from kg.validate.report import Finding, Severity, finding, first, offset, term

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_EVIDENCE_IRI = re.compile(r"(.*)#char=(\d+),(\d+)")
_ANONYMOUS_IRI = re.compile(r".*[/:](?:official|person|org)/anon/([^/]+)/[^/]+")
_ARTICLE_ID = re.compile(r".*[/:]article/([0-9a-f]{16})")

OTHER_TEXT = (
    "the exact words are not the article's text at these offsets",
    "原文與文章在該位移處的文字不符",
)
OTHER_OFFSETS = (
    "the IRI names other offsets or another article than the evidence gives",
    "IRI 所示的位移或文章與內容不符",
)
OTHER_ARTICLE_TEXT = (
    "the article's text is not the one that its IRI was made from",
    "文章全文與其 IRI 所本的文字不同",
)
SEVERAL_ARTICLES = (  # the same words as the shape has, so that one fault is told once
    "an anonymous source must belong to one article only",
    "匿名消息來源只能屬於一篇文章",
)
FOREIGN_ANONYMOUS = (
    "an anonymous source's IRI must name the article that it belongs to",
    "匿名消息來源的 IRI 必須標明所屬文章",
)
FOREIGN_EVIDENCE = (
    "a statement's evidence must come from the statement's own article",
    "發言的依據必須出自該發言所屬的文章",
)
OWN_VOICE = (
    "the graph asserts in its own voice what is also marked as a source's claim",
    "圖譜以自身口吻斷言了同時標為消息來源主張的內容",
)
NOTHING_KNOWN = (
    "the graph holds no article (schema:NewsArticle); is it a graph of this ontology?",
    "圖譜中沒有文章（schema:NewsArticle），是否為本本體的圖譜？",
)


def passages(graph: Graph) -> Iterator[tuple[Node, str, int, int, str]]:
    """Evidence whose article's text is at hand: the evidence, its words, its offsets, the article's text."""
    for evidence in graph.subjects(term(RDF + "type"), term(KG + "Evidence")):
        article = first(graph, evidence, term(PROV + "wasDerivedFrom"))
        body = first(graph, article, term(SCHEMA + "articleBody")) if article is not None else None
        words = first(graph, evidence, term(OA + "exact"))
        start, end = offset(graph, evidence, "start"), offset(graph, evidence, "end")
        if body is not None and words is not None and start is not None and end is not None:
            yield evidence, str(words), start, end, str(body)


def _check_passages(graph: Graph) -> Iterator[Finding]:
    for evidence, words, start, end, body in passages(graph):
        found = body[start:end]
        if found != words:
            yield finding(graph, evidence, OTHER_TEXT, f"{words} (the text there: {found})", term(OA + "exact"))


def _check_evidence_names(graph: Graph) -> Iterator[Finding]:
    for evidence in graph.subjects(term(RDF + "type"), term(KG + "Evidence")):
        match = _EVIDENCE_IRI.fullmatch(str(evidence))
        if not match:
            continue  # the shapes tell
        articles = {str(article) for article in graph.objects(evidence, term(PROV + "wasDerivedFrom"))}
        start, end = offset(graph, evidence, "start"), offset(graph, evidence, "end")
        if (articles and articles != {match[1]}) or (
            start is not None and end is not None and (start, end) != (int(match[2]), int(match[3]))
        ):
            yield finding(graph, evidence, OTHER_OFFSETS)


def _check_articles(graph: Graph) -> Iterator[Finding]:
    found = False
    for article in graph.subjects(term(RDF + "type"), term(SCHEMA + "NewsArticle")):
        found = True
        match = _ARTICLE_ID.fullmatch(str(article))
        bodies = list(graph.objects(article, term(SCHEMA + "articleBody")))
        if match and len(bodies) == 1:
            digest = hashlib.sha256(str(bodies[0]).encode("utf-8", "surrogatepass")).hexdigest()
            if not digest.startswith(match[1]):
                yield finding(graph, article, OTHER_ARTICLE_TEXT)
    if not found:
        yield Finding(Severity.WARNING, "graph", "graph", {"en": NOTHING_KNOWN[0], "zh-Hant": NOTHING_KNOWN[1]})


def _check_anonymous(graph: Graph) -> Iterator[Finding]:
    for source, flag in graph.subject_objects(term(KG + "anonymous")):
        if str(flag) not in ("true", "1"):
            continue
        articles = set(_articles(graph, source))
        if len(articles) > 1:
            yield finding(graph, source, SEVERAL_ARTICLES)
        match = _ANONYMOUS_IRI.fullmatch(str(source))
        if not match or any(not article.endswith("/" + match[1]) for article in articles):
            yield finding(graph, source, FOREIGN_ANONYMOUS)


def _check_statements(graph: Graph) -> Iterator[Finding]:
    for statement in graph.subjects(term(RDF + "type"), term(KG + "Statement")):
        own = {str(article) for article in graph.objects(statement, term(PROV + "wasDerivedFrom"))}
        if own and set(_articles(graph, statement)) - own:
            yield finding(graph, statement, FOREIGN_EVIDENCE)


# A day, place or amount that one source gives to what the article itself names is the best there is, and stands both
# as the thing's value and as that source's claim.
_VALUES = frozenset(KG + name for name in ("startDate", "place", "amount"))


def _check_claims(graph: Graph) -> Iterator[Finding]:
    """Only a warning, as another article may say itself what this one's source claims.

    What is said of an event that statements alone vouch for is not in the graph's own voice.
    """
    for claim in graph.subjects(term(RDF + "type"), term(KG + "Claim")):
        subject = first(graph, claim, term(RDF + "subject"))
        predicate = first(graph, claim, term(RDF + "predicate"))
        object_ = first(graph, claim, term(RDF + "object"))
        if subject is None or predicate is None or object_ is None:
            continue
        if str(predicate) in _VALUES:
            continue
        if (subject, predicate, object_) in graph and not _only_statements_vouch(graph, subject):
            yield finding(graph, claim, OWN_VOICE, object_, predicate, warning=True)


def _only_statements_vouch(graph: Graph, thing: Node) -> bool:
    vouchers = list(graph.objects(thing, term(KG + "accordingTo")))
    return bool(vouchers) and all((v, term(RDF + "type"), term(KG + "Statement")) in graph for v in vouchers)


def _articles(graph: Graph, thing: Node) -> Iterator[str]:
    for evidence in graph.objects(thing, term(KG + "evidence")):
        for article in graph.objects(evidence, term(PROV + "wasDerivedFrom")):
            yield str(article)


CHECKS: tuple[Callable[[Graph], Iterable[Finding]], ...] = (
    _check_passages,
    _check_evidence_names,
    _check_articles,
    _check_anonymous,
    _check_statements,
    _check_claims,
)
