"""How a query of the catalogue is put to Oxigraph so that it is quick: the same question in other words.

Oxigraph has no statistics of its data. It looks up each property of each solution by itself, which is right for what one
person said, but for what everybody said it is ten times as fast to read all triples of a property and join them by hash.
The texts of the catalogue are written so that a few plain changes do the one or the other.
"""

from __future__ import annotations

import re

_ORDER = re.compile(r"\nORDER BY ((?:(?:\?\w+|DESC\(\?\w+\))\s*)+)$")
_BY = re.compile(r"DESC\(\?(\w+)\)|\?(\w+)")
_PATTERN = r"(\?\w+) ([\w-]+:[\w-]+(?:\|[\w-]+:[\w-]+)*) (\?\w+)"
_OPTIONAL = re.compile(rf"OPTIONAL \{{ {_PATTERN} \}}")
_LINE = re.compile(rf"^( *){_PATTERN} \.$", re.MULTILINE)
_SEVERAL = re.compile(r"^ *(VALUES (\?\w+) \{(?: <[^<>]*>){2,} \})$", re.MULTILINE)
_SUBSELECT_FIRST = re.compile(r"(WHERE \{\n  \{\n    SELECT\b.*?\n  \}\n)(.*?)(^\})", re.DOTALL | re.MULTILINE)

LOOKED_UP = frozenset(("kg:evidence", "oa:start", "oa:end", "oa:exact", "prov:wasDerivedFrom", "rdf:subject"))
"""Properties that far more things have than a query asks for: most of a graph is evidence."""


def apart_from_order(text: str) -> tuple[str, list[tuple[str, bool]]]:
    """The query without its ORDER BY, and the variables there, each with whether it descends."""
    found = _ORDER.search(text)
    if found is None:
        return text, []
    return text[: found.start()] + "\n", [(down or up, bool(down)) for down, up in _BY.findall(found[1])]


def scanned(text: str) -> str:
    """The query with a subselect for each property that is a line by itself, and then for each optional one too.

    A query without such lines is about few things anyway, and stays as it is.
    """
    if not _LINE.search(text):
        return text

    def subselect(pattern: tuple[str, ...]) -> str:
        subject, predicate, value = pattern
        return f"{{ SELECT {subject} {value} WHERE {{ {subject} {predicate} {value} }} }}"

    def optional(match: re.Match[str]) -> str:
        return match[0] if match[2] in LOOKED_UP else f"OPTIONAL {subselect(match.groups())}"

    def line(match: re.Match[str]) -> str:
        return match[0] if match[3] in LOOKED_UP else match[1] + subselect(match.groups()[1:])

    return _LINE.sub(line, _OPTIONAL.sub(optional, text))


def one_by_one(text: str) -> str:
    """The query with all that follows a subselect at its beginning looked up for each of that one's solutions.

    Where a parameter has several values, these stand in a subselect, as Oxigraph finds one of many only there quickly.
    """
    several = _SEVERAL.sub(r"{ SELECT \2 WHERE { \1 } }", text)
    return _SUBSELECT_FIRST.sub(r"\1  LATERAL {\n\2  }\n\3", several, count=1)
