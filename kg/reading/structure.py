"""The parts of an article's text: which stretch is headline, caption, byline, paragraph … and which is no content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Block, Role, Span
from kg.reading import marks
from kg.reading.outlets import name_alone

_SPACE = " \t\u3000\u00a0\u200b\ufeff\x0b\x0c"
_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_SENTENCE_END = "。；;，,：:、…」』”"  # a title ends in none of these (but may in ！ ？ and a closing mark after them)
_LONG_LINE = 120  # a line longer than this may hold the parts of a whole article
_HEAD = 900  # characters at the start of such a line in which its headline, captions and byline are looked for
_TITLE = 70
_SUBHEAD = 40
_SHORTEST_TITLE = 6

Piece = tuple[Span, Role | None]


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in their order, without white space around them; nothing but white space lies between.

    A block is a line or, where several parts share a line (a byline before a paragraph, a keyword list before a
    caption, an article on a single line), a part of it.
    """
    pieces: list[Piece] = []
    before_body = True
    for line in lines(text):
        if before_body:
            parts = list(_head_parts(text, line))
            before_body = not any(role is None and _is_prose(span.of(text)) for span, role in parts)
        else:
            parts = [(line, None)]
        for span, role in parts:
            if role is None:
                pieces.extend(_inner_parts(text, span))
            else:
                pieces.append((span, role))
    return _roles(text, pieces)


def lines(text: str) -> Iterator[Span]:
    """The lines that are not empty, without the white space around them."""
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span is not None:
            yield span


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without the white space around it, or None if nothing is left."""
    while start < end and (text[start] in _SPACE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _SPACE or text[end - 1].isspace()):
        end -= 1
    return Span(start, end) if start < end else None


# ---- parts of a line -----------------------------------------------------------------------------------------------


def _head_parts(text: str, line: Span) -> Iterator[Piece]:
    """The parts of a line before the body: captions apart and, where it is long, what stands before the byline."""
    byline = None
    if len(line) > _LONG_LINE:
        byline = marks.BYLINE_WITHIN.search(text, line.start + 1, min(line.end, line.start + _HEAD))
    caption_end = min(line.end, line.start + _HEAD)
    start = line.start
    header_end = byline.start() if byline else line.end
    while (mark := marks.CAPTION_MARK.search(text, start, min(header_end, caption_end))) is not None:
        yield from _gap(text, start, mark.start(), header=True)
        end = _caption_end(text, mark.start(), header_end)
        yield Span(mark.start(), end), Role.CAPTION
        start = end
    if byline:
        yield from _gap(text, start, byline.start(), header=True)
        yield Span(byline.start(), byline.end()), Role.BYLINE
        start = byline.end()
    yield from _gap(text, start, line.end, header=byline is None)


def _caption_end(text: str, start: int, limit: int) -> int:
    """Where a caption ends that begins at a mark: after its credit, before the next mark, or with the line."""
    following = marks.CAPTION_MARK.search(text, start + 3, limit)
    limit = min(limit, following.start() if following else limit)
    credit = marks.CREDIT.search(text, start, min(limit, start + 250))
    if credit:
        return credit.end()
    if limit - start <= 250:
        return limit
    stop = text.find("。", start, start + 250)
    return stop + 1 if stop >= 0 else limit


def _gap(text: str, start: int, end: int, header: bool = False) -> Iterator[Piece]:
    span = trim(text, start, end)
    if span is None:
        return
    if header:
        yield from _peel(text, span)
    else:
        yield span, None


def _peel(text: str, span: Span) -> Iterator[Piece]:
    """Takes date, section names, headline and keyword list off the start of a line, and a keyword list off its end."""
    start, end = span.start, span.end
    if _whole_line_role(span.of(text)) is not None:
        yield span, None
        return
    for pattern in (marks.LEADING_DATE, marks.LEADING_SECTIONS):
        leading = pattern.match(text, start, min(end, start + 100))
        if leading and _worth_a_title(text, leading.end(), end):
            yield Span(*_trimmed(text, leading.start(), leading.end())), Role.META
            start = leading.end()
    keywords = marks.KEYWORD_LIST.search(text, max(start, end - 300), end)
    if keywords and (keywords.start() == start or text[keywords.start() - 1] in _SPACE):
        yield from _headline(text, start, keywords.start())
        yield Span(keywords.start(), keywords.end()), Role.KEYWORDS
        start = keywords.end()
    yield from _headline(text, start, end)


def _worth_a_title(text: str, start: int, end: int) -> bool:
    """Whether what is left of a line may hold a headline, rather than one more name of a section."""
    rest = text[start:end]
    return len(rest) >= _SHORTEST_TITLE and not _is_navigation(rest)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    span = trim(text, start, end)
    return (span.start, span.end) if span else (start, end)


def _headline(text: str, start: int, end: int) -> Iterator[Piece]:
    """A headline that shares its long line with the body: what stands before a gap, without any clause's comma."""
    span = trim(text, start, end)
    if span is None:
        return
    if len(span) > _LONG_LINE:
        cut = span.start
        for gap in re.compile(r"[\s　]+").finditer(text, span.start, span.start + 90):
            if re.search(r"[，,。；;]", text[cut : gap.start()]):
                break
            # A gap inside a foreign name is none.
            if not (text[gap.start() - 1].isascii() and text[gap.end() : gap.end() + 1].isascii()):
                cut = gap.end()
        if cut - span.start >= 8:
            yield Span(*_trimmed(text, span.start, cut)), Role.HEADLINE
            span = Span(cut, span.end)
    yield span, None


def _inner_parts(text: str, span: Span) -> Iterator[Piece]:
    """The parts of a line of the body: dateline, captions, reading hints, the paragraph itself, the editor's mark."""
    if len(span) <= 60 and _whole_line_role(span.of(text)) is not None:
        yield span, None
        return
    start = span.start
    dateline = marks.BYLINE_START.match(text, start, span.end) or name_alone().match(text, start, span.end)
    if dateline and text[dateline.start()] not in "（(〔【[" and dateline.re is name_alone():
        dateline = None  # an outlet that opens a sentence: 新華社報道
    if dateline and span.end - dateline.end() > 8:
        yield Span(*_trimmed(text, start, dateline.end())), Role.BYLINE
        start = dateline.end()
    tail: list[Piece] = []
    end = span.end
    while True:
        window = max(start, end - 80)
        mark = marks.NOTICE_END.search(text, window, end) or marks.BYLINE_END.search(text, window, end)
        if mark is None or mark.start() == start or text[mark.end() : end].strip(_SPACE + "0123456789。"):
            break
        is_byline = mark.re is marks.BYLINE_END
        tail.insert(0, (Span(*_trimmed(text, mark.start(), end)), Role.BYLINE if is_byline else Role.BOILERPLATE))
        end = mark.start()
    for cut, role in _cuts(text, start, end):
        yield from _gap(text, start, cut.start)
        yield cut, role
        start = cut.end
    yield from _gap(text, start, end)
    yield from tail


_CUT = re.compile(
    rf"{marks.READ_ON.pattern}|[▲▼△▽]{{1,3}}|(?<=[。」！？\s）)])[▶►]?{marks.RELATED.pattern}(?=[：:\s▶・])"
)


def _cuts(text: str, start: int, end: int) -> Iterator[Piece]:
    """Captions, reading hints and lists of related stories that stand inside a line."""
    position = start
    while (match := _CUT.search(text, position, end)) is not None:
        if match.group()[0] in "▲▼△▽":
            stop = _caption_end(text, match.start(), end)
            yield Span(match.start(), stop), Role.CAPTION
        elif marks.READ_ON.fullmatch(match.group()):
            stop = match.end()
            yield Span(match.start(), stop), Role.BOILERPLATE
        else:  # nothing but links follows, unless sentences do
            stop = end
            if match.start() > start and end - match.start() < 400:
                yield Span(*_trimmed(text, match.start(), end)), Role.BOILERPLATE
            else:
                stop = match.end()
                position = stop
                continue
        position = stop


# ---- roles ---------------------------------------------------------------------------------------------------------


def _whole_line_role(line: str) -> Role | None:
    """The role that a line's own look gives away, wherever it stands; None for headlines, subheads and prose."""
    if len(line) > 400:
        return None
    if marks.DATE_LINE.fullmatch(line) or marks.URL.fullmatch(line) or marks.IMAGE_CREDIT.match(line):
        return Role.META
    if len(line) <= 30 and marks.INTERFACE.search(line) and not re.search(r"[，。！？]", line):
        return Role.META
    if marks.KEYWORD_LABEL.match(line) or marks.KEYWORD_LIST.fullmatch(line) or marks.HASHTAGS.fullmatch(line):
        return Role.KEYWORDS
    if marks.CAPTION_START.match(line) or (
        len(line) <= 200 and line.count("。") <= 2 and marks.CAPTION_END.search(line)
    ):
        return Role.CAPTION
    if marks.RELATED.match(line) or marks.COPYRIGHT.match(line):
        return Role.BOILERPLATE
    if len(line) <= 120 and (marks.NOTICE.search(line) or marks.LINK.match(line)) and not _is_prose(line):
        return Role.BOILERPLATE
    if name_alone().fullmatch(line) or (
        len(line) <= 64 and not re.search(r"[。！？]", line) and marks.BYLINE_LINE.fullmatch(line)
    ):
        return Role.BYLINE
    return None


def _roles(text: str, pieces: list[Piece]) -> tuple[Block, ...]:
    found: list[Block] = []
    body = False  # whether a paragraph has come
    headline = False
    related = False  # whether a list of other stories is open
    for span, role in pieces:
        line = span.of(text)
        role = role or _whole_line_role(line)
        if role is None:
            if related and (marks.BULLET.match(line) or not _is_prose(line)):
                role = Role.BOILERPLATE
            elif _is_prose(line):
                role = Role.PARAGRAPH
            elif not body and _is_navigation(line):
                role = Role.META
            elif not body and re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", line):
                role = Role.BYLINE  # a name alone
            elif not body and not headline:
                role = Role.HEADLINE
            else:
                role = Role.SUBHEAD
        if role is Role.BOILERPLATE and marks.RELATED.match(line):
            related = True
        elif role is Role.PARAGRAPH:
            body, related = True, False
        headline = headline or role is Role.HEADLINE
        found.append(Block(span, role))
    return tuple(_last_words(text, found))


def _last_words(text: str, found: list[Block]) -> list[Block]:
    """Mends what only the whole shows: a text of one title-like line, and titles after the last paragraph."""
    paragraphs = [i for i, block in enumerate(found) if block.role is Role.PARAGRAPH]
    if not paragraphs:
        return [
            Block(block.span, Role.PARAGRAPH)
            if block.role in (Role.HEADLINE, Role.SUBHEAD) and re.search(r"[，,。]", block.span.of(text))
            else block
            for block in found
        ]
    last = paragraphs[-1]
    return [
        Block(block.span, Role.BOILERPLATE) if i > last and block.role is Role.SUBHEAD else block
        for i, block in enumerate(found)
    ]


def _is_prose(line: str) -> bool:
    """Whether a line is running text rather than a title."""
    if len(line) > _TITLE:
        return True
    if re.match(r"(?:記者|记者|問|问|答|主持人|Q\d?|A\d?)\s?[：:]", line):
        return True
    bare = line.rstrip('」』”’）)"')
    if bare.endswith(("。", "；", ";", "：", ":", "，", ",", "……")):
        return True
    if bare.endswith(".") and re.search(r"[\u4e00-\u9fff]\.$", bare):
        return True
    if "。" in re.sub(r"「[^「」]{0,60}」|“[^“”]{0,60}”", "", line):
        return True
    return len(line) > _SUBHEAD and bool(re.search(r"[，,]", line)) and bare.endswith(("！", "？", "!", "?"))


def _is_section(token: str) -> bool:
    lowered = token.lower()
    return lowered in marks.SECTIONS or (len(token) <= 6 and token.endswith(marks.SECTION_ENDS))


def _is_navigation(line: str) -> bool:
    """Whether a line is the path to the article (首頁 > 政治) or a row of sections."""
    tokens = [token for token in marks.SEPARATORS.split(line) if token]
    if not tokens or max(map(len, tokens)) > 8 or len(line) > 60:
        return False
    known = sum(_is_section(token) or token[:2] in marks.SECTIONS for token in tokens)
    return any(map(_is_section, tokens)) and known * 2 >= len(tokens)
