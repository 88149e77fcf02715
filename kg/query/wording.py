"""Changes a SPARQL query's text where another engine than rdflib is to answer it.

The text is only cut at its tokens, never understood as a whole: what it means is left to the engine's own parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<comment>\#[^\n\r]*)
  | (?P<variable>[?$]\w+)
  | (?P<name>[\w.\-]{0,200}:(?:[\w.\-:]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<word>@?\w[\w\-]*)
  | (?P<mark>[^\s])
    """,
    re.VERBOSE | re.DOTALL,
)
_UNICODE_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int
    braces: int  # how many braces, and
    round: int  # how many round brackets are open before it

    def is_word(self, *words: str) -> bool:
        return self.kind == "word" and self.text.upper() in words


def _tokens(text: str) -> Iterator[_Token]:
    braces = brackets = 0
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        mark = match.group() if kind == "mark" else ""
        if mark == "}":
            braces -= 1
        elif mark == ")":
            brackets -= 1
        if kind != "comment":
            yield _Token(kind, match.group(), match.start(), match.end(), braces, brackets)
        if mark == "{":
            braces += 1
        elif mark == "(":
            brackets += 1


def reaches_out(text: str) -> bool:
    """Whether the query has the keyword SERVICE, written plainly or with Unicode escapes."""
    for _ in range(8):
        if any(token.is_word("SERVICE") for token in _tokens(text)):
            return True
        plain = _UNICODE_ESCAPE.sub(lambda found: _character(found[1] or found[2]), text)
        if plain == text:
            return False
        text = plain
    return True  # escapes of escapes of escapes: no honest query


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 else "\ufffd"


def fully_ordered(text: str, variables: Sequence[str]) -> str:
    """The SELECT query, ordered by its own ORDER BY and then by all the given variables.

    Rows, and what LIMIT cuts, are then the same in every run. Other forms than SELECT are returned as they are.
    """
    tokens = list(_tokens(text))
    if not variables or not any(token.is_word("SELECT") and token.braces == 0 for token in tokens):
        return text
    closing = next((i for i, token in enumerate(tokens) if token.text == "}" and token.braces == 0), None)
    if closing is None:
        return text
    rest = [token for token in tokens[closing + 1 :] if token.braces == 0 and token.round == 0]
    ordered = any(token.is_word("ORDER") for token in rest)
    at = next((token.start for token in rest if token.is_word("LIMIT", "OFFSET", "VALUES")), len(text))
    ties = " ".join(f"?{name}" for name in variables)
    # The line break ends a comment that may stand before.
    return f"{text[:at]}\n{'' if ordered else 'ORDER BY '}{ties}\n{text[at:]}"


def with_values(text: str, values: Mapping[str, str]) -> str:
    """The query with variables bound: a line ``VALUES ?x { term }`` at the beginning of its pattern.

    Args:
        values: variable → term in SPARQL's notation.
    """
    if not values:
        return text
    tokens = list(_tokens(text))
    opening = [token for token in tokens if token.text == "{" and token.braces == 0]
    if not opening:
        return text
    first = opening[0]
    if query_form(text) == "CONSTRUCT" and len(opening) > 1:
        first = opening[1]  # after the template
    lines = "".join(f" VALUES ?{name} {{ {term} }}" for name, term in sorted(values.items()))
    return f"{text[: first.end]}{lines}\n{text[first.end :]}"


def query_form(text: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; nothing where it is none of these."""
    forms = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
    return next((token.text.upper() for token in _tokens(text) if token.is_word(*forms)), "")


def first_named(text: str) -> list[str]:
    """The query's variables, without their ? or $, in the order in which they are first named."""
    return list(dict.fromkeys(token.text[1:] for token in _tokens(text) if token.kind == "variable"))
