"""The parts of an article's text: which stretch is headline, caption, byline, paragraph … and which is no content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Block, Role, Span
from kg.reading import looks, marks
from kg.reading.parts import Piece, split, trim

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_FLAT = 0.6  # a line with more than this share of the text holds more than a paragraph
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in their order, without white space around them; nothing but white space lies between.

    A block is a line or, where several parts share a line (a byline before a paragraph, a keyword list before a
    caption, an article on a single line), a part of it.
    """
    found = list(lines(text))
    flat = max(map(len, found), default=0) > _FLAT * sum(map(len, found))
    pieces: list[Piece] = []
    before_body, titled = True, False
    for line in found:
        parts = list(split(text, line, before_body, titled, flat))
        if before_body:
            before_body = not any(role is None and looks.is_prose(span.of(text)) for span, role in parts)
            titled = titled or any(_is_title(span.of(text), role) for span, role in parts)
        pieces += parts
    return tuple(_without_strays(text, _roles(text, pieces)))


def lines(text: str) -> Iterator[Span]:
    """The lines that are not empty, without the white space around them."""
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span is not None:
            yield span


def _roles(text: str, pieces: list[Piece]) -> list[Block]:
    """Gives every piece its role: by its look, else by where it stands."""
    found: list[Block] = []
    body = headline = False  # whether a paragraph, or a headline, has come
    related = False  # whether a list of other stories is open
    for span, known in pieces:
        line = span.of(text)
        role = known or looks.own_role(line)
        if role is None:
            role = _role_by_place(line, body, headline, related)
        if role is Role.BOILERPLATE and marks.RELATED.match(line):
            related = True
        elif role is Role.PARAGRAPH:
            body, related = True, False
        headline = headline or role is Role.HEADLINE
        found.append(Block(span, role))
    return found


def _is_title(line: str, role: Role | None) -> bool:
    if role is not None:
        return role is Role.HEADLINE
    return looks.own_role(line) is None and not looks.is_prose(line) and not looks.is_navigation(line)


def _role_by_place(line: str, body: bool, headline: bool, related: bool) -> Role:
    prose = looks.is_prose(line)
    if related and (marks.BULLET.match(line) or not prose):
        return Role.BOILERPLATE
    if prose:
        return Role.PARAGRAPH
    if not body:
        if looks.is_navigation(line):
            return Role.META
        if _NAME.fullmatch(line):
            return Role.BYLINE
        if not headline:
            return Role.HEADLINE
    return Role.SUBHEAD


def _without_strays(text: str, found: list[Block]) -> list[Block]:
    """Mends what only the whole shows: a text of titles alone, and titles after the last paragraph."""
    last = max((i for i, block in enumerate(found) if block.role is Role.PARAGRAPH), default=-1)
    mended = []
    for i, block in enumerate(found):
        role = block.role
        if last < 0 and role in (Role.HEADLINE, Role.SUBHEAD) and re.search(r"[，,。]", block.span.of(text)):
            role = Role.PARAGRAPH
        elif 0 <= last < i and role is Role.SUBHEAD:
            role = Role.BOILERPLATE
        mended.append(Block(block.span, role))
    return mended
