"""Rows of an Oxigraph answer, read from the text in SPARQL's TSV format that Oxigraph itself writes.

To make a Python object for each term of each row takes longer than most queries take to be answered. A text comes at
once; equal words in it are equal terms, so each word is turned into a term once. What is done to every word is done
column by column, which needs no loop in Python. Terms are the same as `kg.engines.terms.from_ox` makes, which is for
triples: these come as objects anyway.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from kg.engines.ordering import Key, key
from kg.engines.tags import usual_tag
from kg.engines.terms import ox
from kg.errors import KgError

if TYPE_CHECKING:
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Words:
    """An answer: a list of words for each variable, as many as there are rows; a word is empty where nothing is bound."""

    columns: list[list[str]]
    rows: int


_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"t": "\t", "n": "\n", "r": "\r"}


def words_of(answer: ox.QuerySolutions) -> Words:
    """The words of an answer, in the order of its variables."""
    text = (answer.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode("utf-8")
    rows = text.count("\n") - 1  # the first line names the variables; each ends in a break
    if not answer.variables or not rows:
        return Words([[] for _ in answer.variables], rows)
    words = text[text.index("\n") + 1 : -1].replace("\n", "\t").split("\t")
    width = len(answer.variables)
    return Words([words[at::width] for at in range(width)], rows)


class Terms(dict[str, "Node | None"]):
    """Word → term, made when it is first asked for."""

    def __missing__(self, word: str) -> Node | None:
        term = self[word] = _term(word)
        return term

    def key(self, word: str) -> Key:
        """What the term of that word is ordered by."""
        return (2, word[1:-1]) if word.startswith("<") else key(self[word])  # most are IRIs, which need no term for it

    def rows(self, words: Words) -> list[tuple[Node | None, ...]]:
        """Columns of words as rows of terms."""
        if not words.columns:
            return [()] * words.rows
        return list(zip(*[map(self.__getitem__, column) for column in words.columns], strict=True))


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
