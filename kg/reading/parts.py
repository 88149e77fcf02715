"""The parts of one line: captions, bylines, notices and headlines that share it with running text.

Articles come as they were copied: one line a paragraph at best, the whole of it on a single line at worst.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Role, Span
from kg.reading import looks, marks
from kg.reading.outlets import in_brackets

_LONG = 120  # a longer line may hold several parts of an article
_HEAD = 900  # characters at the start of such a line in which its headline, captions and byline are looked for
_TITLE_ZONE = 100
_SUBHEAD_ZONE = 45
_SHORTEST_TITLE = 6
_LONGEST_SEGMENT = 45  # of a title, between gaps

Piece = tuple[Span, Role | None]  # None: the line's own look must tell

_GAP = re.compile(r"[\s\u3000]+")
_AFTER_SENTENCE = re.compile(r"(?:(?<=[。！？])|(?<=[。！？!?][」』”）)]))[\s\u3000]+(?=\S)")


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without the white space around it, or None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in marks.INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in marks.INVISIBLE):
        end -= 1
    return Span(start, end) if start < end else None


def split(text: str, line: Span, before_body: bool, titled: bool, flat: bool) -> Iterator[Piece]:
    """The parts of a line in their order, without white space around them.

    Args:
        text: the whole text, to which offsets refer.
        line: a line without the white space around it.
        before_body: whether no paragraph has come yet, so that the line may begin with an article's head.
        titled: whether a headline has come.
        flat: whether the article has lost its line breaks, so that the line may hold several paragraphs.
    """
    dated = marks.LEADING_DATE.match(text, line.start, line.end) if before_body else None
    if dated and looks.own_role(line.of(text)) is not Role.META:
        yield from _piece(text, line.start, dated.end(), Role.META)
        line = Span(dated.end(), line.end)
    if (
        len(line) <= 400
        and looks.own_role(line.of(text)) is not None
        and not marks.CAPTION_MARK.search(line.of(text), 1)
    ):
        yield line, None
        return
    start = line.start
    if before_body and _dateline(text, start, line.end) is None:
        head = min(line.end, start + _HEAD)
        byline = marks.BYLINE_WITHIN.search(text, start + 1, head) if len(line) > _LONG else None
        end = byline.start() if byline else head
        for span, role in _head(text, start, end, byline is not None, titled):
            yield span, role
            start = span.end
        if byline:
            yield from _piece(text, byline.start(), byline.end(), Role.BYLINE)
            start = byline.end()
    yield from _body(text, start, line.end, flat)


def _piece(text: str, start: int, end: int, role: Role | None = None) -> Iterator[Piece]:
    span = trim(text, start, end)
    if span is not None:
        yield span, role


# ---- the head of an article ----------------------------------------------------------------------------------------


def _head(text: str, start: int, end: int, closed: bool, titled: bool) -> Iterator[Piece]:
    """The parts of a head. Where no byline closes it, it ends with the last part that is sure to belong to it."""
    for cut, role in _head_cuts(text, start, end, closed):
        yield from _titles(text, start, cut.start, closed=True)
        yield cut, role
        start = cut.end
    if closed or not titled:
        yield from _titles(text, start, end, closed)


def _head_cuts(text: str, start: int, end: int, closed: bool) -> Iterator[tuple[Span, Role]]:
    """Dates, interface words, picture credits and captions inside a head."""
    position = start
    while (match := marks.HEAD_CUT.search(text, position, end)) is not None:
        stop = match.end()
        if match["caption"]:
            stop = _caption_end(text, match.start(), end)
            role = Role.CAPTION
        elif match["date"] and not closed and re.search(r"[，,。]", text[start : match.start()]):
            return  # the body has begun: the date is part of a sentence
        else:
            role = Role.META
        span = trim(text, match.start(), stop)
        if span is None:
            return
        yield span, role
        position = stop


def _titles(text: str, start: int, end: int, closed: bool) -> Iterator[Piece]:
    """Section names, headline and keyword list in a stretch of a head. In a head that no byline closes, only what is
    sure to be one of them: the rest is left to the caller."""
    span = trim(text, start, end)
    if span is None:
        return
    start, end = span.start, span.end
    sections = marks.LEADING_SECTIONS.match(text, start, min(end, start + _TITLE_ZONE))
    if sections and end - sections.end() >= _SHORTEST_TITLE:
        yield from _piece(text, start, sections.end(), Role.META)
        start = sections.end()
    keywords = marks.KEYWORD_LIST.search(text, max(start, end - 300), end) if closed else None
    if keywords and (keywords.start() == start or text[keywords.start() - 1].isspace()):
        yield from _piece(text, start, keywords.start())
        yield from _piece(text, keywords.start(), keywords.end(), Role.KEYWORDS)
        return
    shared = closed or end - start > _LONG  # else the line is all one thing
    title = trim(text, start, _title_end(text, start, end, _TITLE_ZONE)) if shared else None
    rest = trim(text, title.end, end) if title else None
    if title is None or rest is None or len(title) < _SHORTEST_TITLE:
        if closed:
            yield from _piece(text, start, end)
    elif not closed:
        yield title, looks.own_role(title.of(text)) or Role.HEADLINE
    elif looks.own_role(rest.of(text)) is not None:
        yield title, None
        yield rest, None
    else:
        yield from _piece(text, start, end)


def _title_end(text: str, start: int, end: int, zone: int) -> int:
    """Where a title ends that shares its line with running text: at the last gap in the zone that only a title has
    before it. `start` if there is none."""
    cut = start
    for gap in _GAP.finditer(text, start, min(end, start + zone)):
        segment = text[cut : gap.start()]
        before, after = text[gap.start() - 1], text[gap.end() : gap.end() + 1]
        if len(segment) > _LONGEST_SEGMENT or re.search(r"[。；;]|[，,、：:]$", segment):
            break
        if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
            continue  # a gap beside a foreign word is none
        cut = gap.end()
    return cut


# ---- the body ------------------------------------------------------------------------------------------------------


def _body(text: str, start: int, end: int, flat: bool) -> Iterator[Piece]:
    """The parts of running text: dateline, captions, reading hints, paragraphs, the editor's mark at the end."""
    dateline = _dateline(text, start, end)
    if dateline and end - dateline.end() > 8:
        yield from _piece(text, start, dateline.end(), Role.BYLINE)
        start = dateline.end()
    tail: list[Piece] = []
    while (mark := _end_mark(text, start, end)) is not None:
        tail[:0] = _piece(text, mark[0], end, mark[1])
        end = mark[0]
    for cut, role in _cuts(text, start, end):
        yield from _paragraphs(text, start, cut.start, flat)
        yield cut, role
        start = cut.end
    yield from _paragraphs(text, start, end, flat)
    yield from tail


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The byline or dateline, or the outlet's name in brackets, with which a stretch begins."""
    if (found := marks.BYLINE_START.match(text, start, end)) is None and text[start : start + 1] in marks.BRACKETS:
        found = in_brackets().match(text, start, end)
    return found


def _end_mark(text: str, start: int, end: int) -> tuple[int, Role] | None:
    """The editor's or translator's mark at the very end of a stretch: where it begins, and its role."""
    for pattern, role in ((marks.NOTICE_END, Role.BOILERPLATE), (marks.BYLINE_END, Role.BYLINE)):
        mark = pattern.search(text, max(start, end - 80), end)
        if mark and mark.start() > start and not text[mark.end() : end].strip(" \t\u30000123456789。"):
            return mark.start(), role
    return None


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[Span, Role]]:
    """Captions, reading hints and lists of related stories inside running text."""
    position = start
    while (match := marks.BODY_CUT.search(text, position, end)) is not None:
        stop, role = match.end(), Role.BOILERPLATE
        if match["caption"]:
            stop, role = _caption_end(text, match.start(), end), Role.CAPTION
        elif match["credit"]:
            role = Role.META
        elif match["related"]:
            # Links alone follow, to the line's end, unless sentences do.
            if match.start() == start or end - match.start() > 400 or "。" in text[match.end() : end]:
                position = stop
                continue
            stop = end
        span = trim(text, match.start(), stop)
        if span is not None:
            yield span, role
        position = stop


def _caption_end(text: str, start: int, limit: int) -> int:
    """Where a caption ends that begins with its mark: after its credit, before the next mark, or with the line."""
    following = marks.CAPTION_MARK.search(text, start + 3, limit)
    limit = following.start() if following else limit
    credit = marks.CREDIT.search(text, start, min(limit, start + 250))
    if credit:
        return credit.end()
    if limit - start <= 250:
        return limit
    stop = text.find("。", start, start + 250)
    return stop + 1 if stop >= 0 else limit


def _paragraphs(text: str, start: int, end: int, flat: bool) -> Iterator[Piece]:
    """The paragraphs, and subheads before them, of a long stretch whose line breaks have become spaces."""
    if not flat or end - start <= _LONG:
        yield from _piece(text, start, end)
        return
    for gap in _AFTER_SENTENCE.finditer(text, start, end):
        yield from _paragraph(text, start, gap.start())
        start = gap.end()
    yield from _paragraph(text, start, end)


def _paragraph(text: str, start: int, end: int) -> Iterator[Piece]:
    """A paragraph with the subhead that a gap sets off from it, if there is one."""
    title = trim(text, start, _title_end(text, start, end, _SUBHEAD_ZONE)) if end - start > _LONG else None
    if title is not None and len(title) >= _SHORTEST_TITLE and not looks.is_prose(title.of(text)):
        yield title, None
        start = title.end
    yield from _piece(text, start, end)
