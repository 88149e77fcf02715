"""Rows of an Oxigraph answer, read from the text in SPARQL's TSV format that Oxigraph itself writes.

To make a Python object for each term of each row takes longer than most queries take to be answered. A text comes at
once; equal words in it are equal terms, so each word is turned into a term once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from kg.engines.tags import usual_tag
from kg.engines.terms import ox
from kg.errors import KgError

if TYPE_CHECKING:
    from rdflib.term import Node

Words = list[str]
"""A row: a word for each variable, which is empty where that is not bound."""

_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"t": "\t", "n": "\n", "r": "\r"}


def rows_of(answer: ox.QuerySolutions) -> list[Words]:
    """The rows of an answer, in the order of its variables."""
    text = answer.serialize(format=ox.QueryResultsFormat.TSV) or b""
    lines = text.decode("utf-8").split("\n")[1:-1]  # after the line that names the variables; each ends in a break
    if not answer.variables:
        return [[] for _ in lines]
    return [line.split("\t") for line in lines]


class Terms(dict[str, "Node | None"]):
    """Word → term, made when it is first asked for."""

    def __missing__(self, word: str) -> Node | None:
        term = self[word] = _term(word)
        return term

    def rows(self, words: Iterable[Sequence[str]]) -> tuple[tuple[Node | None, ...], ...]:
        """Rows of words as rows of terms."""
        return tuple([tuple([self[word] for word in row]) for row in words])


def _term(word: str) -> Node | None:
    if not word:
        return None
    if word[0] == "<":
        if word.startswith("<<"):
            raise KgError(f"{word}: a kind of term that is not supported (RDF 1.2 triple terms)")
        return str.__new__(URIRef, word[1:-1])  # no need to check the IRI again, as rdflib would
    if word[0] == '"':
        return _quoted(word)
    if word.startswith("_:"):
        return BNode(word[2:])
    return Literal(word, datatype=_kind_of_bare(word))


def _quoted(word: str) -> Literal:
    end = word.rindex('"')
    text, rest = word[1:end], word[end + 1 :]
    if "\\" in text:
        text = _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text)
    if rest.startswith("@"):
        return Literal(text, lang=usual_tag(rest[1:].partition("--")[0]))  # without RDF 1.2's direction
    return Literal(text, datatype=URIRef(rest[3:-1])) if rest else Literal(text)


def _kind_of_bare(word: str) -> URIRef:
    """The datatype of a literal that TSV writes without quotes, as Turtle does."""
    if word in ("true", "false"):
        return XSD.boolean
    if "e" in word or "E" in word:
        return XSD.double
    return XSD.decimal if "." in word else XSD.integer
