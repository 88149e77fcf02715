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
_CLASS = re.compile(r"FILTER EXISTS \{ (\?\w+) a ([\w-]+:[\w-]+) \}(?=\n *\1 [\w:-]+ \?\w+ \.$)", re.MULTILINE)
_SEVERAL = re.compile(r"^ *(VALUES (\?\w+) \{(?: <[^<>]*>){2,} \})$", re.MULTILINE)
_SET = re.compile(r"VALUES \?\w+ \{ <")
_SUBSELECT_FIRST = re.compile(r"(WHERE \{\n  \{\n    SELECT\b.*?\n  \}\n)(.*?)(?=^\})", re.DOTALL | re.MULTILINE)


def apart_from_order(text: str) -> tuple[str, list[tuple[str, bool]]]:
    """The query without its ORDER BY, and the variables there, each with whether it descends."""
    found = _ORDER.search(text)
    if found is None:
        return text, []
    return text[: found.start()] + "\n", [(down or up, bool(down)) for down, up in _BY.findall(found[1])]


def scanned(text: str) -> str:
    """The query with a subselect for each property that is a line by itself, for each class that a filter asks for
    right before such a line, and then for each optional property too. What shares a line stays to be looked up.

    What follows a subselect at the beginning without such a line is looked up for each of that one's solutions. A query
    without such lines anywhere is about few things, and stays as it is.
    """
    found = _SUBSELECT_FIRST.search(text)
    if found and not _LINE.search(found[2]):
        return text[: found.start()] + _read_in_one_go(found[1]) + _for_each(found[2]) + text[found.end(2) :]
    return _read_in_one_go(text)


def _read_in_one_go(text: str) -> str:
    if not _LINE.search(text):
        return text

    def subselect(subject: str, predicate: str, value: str) -> str:
        return f"{{ SELECT {subject} {value} WHERE {{ {subject} {predicate} {value} }} }}"

    text = _CLASS.sub(r"{ SELECT \1 WHERE { \1 a \2 } }", text)
    text = _OPTIONAL.sub(lambda found: f"OPTIONAL {subselect(*found.groups())}", text)
    return _LINE.sub(lambda found: found[1] + subselect(*found.groups()[1:]), text)


def one_by_one(text: str) -> str:
    """The query with all that follows a subselect at its beginning looked up for each of that one's solutions. That one
    itself is as in `scanned` if no parameter is set in it.

    Where a parameter has several values, these stand in a subselect, as Oxigraph finds one of many only there quickly.
    """
    several = _SEVERAL.sub(r"{ SELECT \2 WHERE { \1 } }", text)

    def apart(found: re.Match[str]) -> str:
        first = found[1] if _SET.search(found[1]) else _read_in_one_go(found[1])
        return first + _for_each(found[2])

    return _SUBSELECT_FIRST.sub(apart, several, count=1)


def _for_each(rest: str) -> str:
    return f"  LATERAL {{\n{rest}  }}\n"
