"""An article's text made ready for reading: folded to one script, cut into sentences and clauses, quotations paired.

`Document.norm` is as long as the article's text, character by character: Simplified script, full-width punctuation,
quotation marks as 「」 and 『』. Patterns are written once, against `norm`; offsets hold in both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from kg.lexicon.context import pattern
from kg.lexicon.fold import fold
from kg.model import Article, Block, Role, Span
from kg.spans import SpanIndex
from kg.words import segment

SENTENCE_STOPS = "。！？"
CLAUSE_STOPS = "，；：" + SENTENCE_STOPS
_OPEN = {"「": "」", "『": "』"}
_CLOSE = {"」", "』"}
_DEEPEST = 4  # quotations within quotations; marks further inside are stray ones
LONGEST_CLAUSE = 300  # characters; what goes on longer without a stop is looked at in part

_WIDE = str.maketrans(
    "“”‘’﹁﹂﹃﹄〝〞｢｣;!?()﹐﹔﹕∶｡︰\t\u00a0",
    "「」『』「」『』「」「」；！？（），；：：。：  ",
)
# Of the two pairs of marks, the outer ones where a text has the others only within them.
_SWAPPED = str.maketrans("「」『』", "『』「」")
_INNER = re.compile(r"『[^『』\n]*』?")
_OUTER = re.compile(r"[「\"]")
_NAME_DOT = re.compile(r"(?<=[㐀-鿿])．(?=[㐀-鿿])")  # 瑪琳．雷朋
# 瑪琳.雷朋, in a text whose sentences end with 。; in others only between characters that write foreign names.
_NAME_POINT = re.compile(r"(?<=[㐀-鿿])(?<![一二三四五六七八九十])[.](?=[㐀-鿿])")
_POINT_IN_SOUNDS = pattern(r"\.(?<=<transliteration>\.)(?=<transliteration>{2})")  # 福蘭克.沃爾夫
# A half-width comma, colon or full stop is punctuation only beside a Han character, not in 1,250 or 18:42.
_NARROW = re.compile(
    r"(?<=[㐀-鿿」』）》A-Za-z0-9%])[,:](?=[\s㐀-鿿「『（《」』A-Za-z0-9])|(?<=[㐀-鿿」』）》])[.](?=[\s」』]|$)"
)


def normalise(text: str) -> str:
    """Fold to Simplified script and full-width punctuation, keeping the length.

    Args:
        text: Chinese text in any script.
    Returns:
        A string of the same length; straight double quotation marks become 「 and 」 in turn, line by line, and 『 and 』
        where they are the outer marks of the whole text.
    """
    wide = _NAME_DOT.sub("·", fold(text).translate(_WIDE))
    wide = (_NAME_POINT if "。" in wide else _POINT_IN_SOUNDS).sub("·", wide)

    def widen(match: re.Match[str]) -> str:
        at = match.start()
        before, after = wide[at - 1], wide[at + 1 : at + 2]
        if before.isascii() and after.isascii() and not after.isspace():
            return match.group()
        return {",": "，", ":": "：", ".": "。"}[match.group()]

    if "『" in wide and _OUTER.search(_INNER.sub("", wide)) is None:
        wide = wide.translate(_SWAPPED)
    if '"' in wide:
        wide = "\n".join(_pair_straight(line) for line in wide.split("\n"))
    return _NARROW.sub(widen, wide)


def _pair_straight(line: str) -> str:
    pieces = line.split('"')
    marks = ["」" if i % 2 else "「" for i in range(len(pieces) - 1)]
    return "".join(p + m for p, m in zip(pieces, [*marks, ""], strict=True))


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `outer` includes the marks, `inner` does not. `depth` is 1 for an outermost one."""

    outer: Span
    inner: Span
    depth: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two stops outside quotations; `stop` is the mark that ends it, or ``""``."""

    span: Span
    stop: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its final stop. A 。 inside a quotation ends none, but one that closes a quotation may."""

    span: Span
    block: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Document:
    """An article with `norm`, quotations, and sentences in order."""

    article: Article
    norm: str
    quotes: tuple[Quote, ...]
    sentences: tuple[Sentence, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.article.blocks

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset, or None between blocks."""
        i = bisect_right(self._starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].span.end else None

    def block_of(self, offset: int) -> int | None:
        """The index of the block that covers an offset."""
        sentence = self.sentence_at(offset)
        return sentence.block if sentence else None

    def role_at(self, offset: int) -> Role | None:
        i = self.block_of(offset)
        return None if i is None else self.blocks[i].role

    @cached_property
    def _words(self) -> list[Span]:
        """The words of `norm` by jieba, which is loaded only when a document first asks for them."""
        spans, at = [], 0
        for word in segment(self.norm):
            spans.append(Span(at, at + len(word)))
            at += len(word)
        return spans

    @cached_property
    def _word_starts(self) -> list[int]:
        return [w.start for w in self._words]

    @cached_property
    def words(self) -> frozenset[tuple[int, int]]:
        """All words as (start, end), to ask whether a stretch is one word."""
        return frozenset((w.start, w.end) for w in self._words)

    def word_at(self, offset: int) -> Span:
        """The word that covers an offset."""
        return self._words[bisect_right(self._word_starts, offset) - 1]

    def words_in(self, span: Span) -> list[Span]:
        """The words that overlap a stretch."""
        i = max(0, bisect_right(self._word_starts, span.start) - 1)
        found = []
        while i < len(self._words) and self._words[i].start < span.end:
            if self._words[i].end > span.start:
                found.append(self._words[i])
            i += 1
        return found

    @cached_property
    def quote_index(self) -> SpanIndex[Quote]:
        """The quotations by their outer spans."""
        return SpanIndex(self.quotes, lambda quote: quote.outer)

    def quote_at(self, offset: int) -> Quote | None:
        """The outermost quotation whose inside covers an offset."""
        return next((q for q in self.quote_index.covering(offset) if offset in q.inner), None)

    @cached_property
    def _innermost(self) -> list[Quote | None]:
        """For each offset the innermost quotation around it: it is asked for at every clause and reporting word."""
        innermost: list[Quote | None] = [None] * (len(self.norm) + 1)
        for quote in self.quote_index.all:  # outer ones first
            innermost[quote.inner.start : quote.inner.end] = [quote] * len(quote.inner)
        return innermost

    def innermost_quote(self, offset: int) -> Quote | None:
        """The innermost quotation whose inside covers an offset."""
        return self._innermost[offset] if 0 <= offset < len(self._innermost) else None

    def quote_around(self, span: Span) -> Quote | None:
        """The innermost quotation that holds a name; marks around the name alone (組織「哈瑪斯」) are no quotation."""
        holding = [q for q in self.quote_index.covering(span.start) if span.start in q.inner and q.inner != span]
        return holding[-1] if holding else None

    def quote_opening_at(self, offset: int) -> Quote | None:
        """The quotation whose opening mark stands at an offset."""
        return next(iter(self.quote_index.beginning(offset, offset + 1)), None)

    def quote_from(self, start: int, end: int) -> Quote | None:
        """The quotation whose marks are the first and last character of a stretch."""
        return next((q for q in self.quote_index.within(start, end) if q.outer == Span(start, end)), None)


def read(article: Article) -> Document:
    """Make an article ready for the extractors."""
    norm = normalise(article.text)
    quotes: list[Quote] = []
    sentences: list[Sentence] = []
    for index, block in enumerate(article.blocks):
        found = pair_quotes(norm, block.span)
        quotes += found
        spaced = block.role not in (Role.PARAGRAPH, Role.CAPTION, Role.BYLINE)
        for span in split_sentences(norm, block.span, found, at_spaces=spaced):
            sentences.append(Sentence(span, index, split_clauses(norm, span, found)))
    return Document(article, norm, tuple(quotes), tuple(sentences))


def pair_quotes(norm: str, span: Span) -> list[Quote]:
    """Pair 「」 and 『』 in a stretch of normalised text.

    An opening mark without its pair runs to the stop before the next one of its kind, else to the stretch's end.

    Returns quotations in order of their opening marks.
    """
    quotes: list[Quote] = []
    stack: list[int] = []
    lacking = {o: norm.count(o, span.start, span.end) > norm.count(c, span.start, span.end) for o, c in _OPEN.items()}
    for at in range(span.start, span.end):
        char = norm[at]
        if char in _OPEN:
            stop = norm.find("。", stack[-1], at) if stack and lacking[char] and norm[stack[-1]] == char else -1
            if stop >= 0:  # 「…。…「…」: the closing mark of the first one was forgotten, at the latest at its stop
                start = stack.pop()
                quotes.append(Quote(Span(start, stop), Span(start + 1, stop), len(stack) + 1))
            stack.append(at)
        elif char in _CLOSE and stack:
            # A stray closing mark of the other kind closes the nearest opening one of its own kind, if there is one.
            while stack and _OPEN[norm[stack[-1]]] != char and any(_OPEN[norm[s]] == char for s in stack):
                stack.pop()
            if _OPEN[norm[stack[-1]]] == char:
                start = stack.pop()
                quotes.append(Quote(Span(start, at + 1), Span(start + 1, at), len(stack) + 1))
    for depth, start in enumerate(stack, 1):
        quotes.append(Quote(Span(start, span.end), Span(start + 1, span.end), depth))
    return sorted((q for q in quotes if q.depth <= _DEEPEST), key=lambda q: (q.outer.start, -q.outer.end))


def _depth_zero(norm: str, span: Span, quotes: list[Quote] | tuple[Quote, ...]) -> list[bool]:
    """For each offset of a stretch, whether it lies outside every quotation and bracket."""
    outside = [True] * len(span)
    for quote in quotes:
        for at in range(max(quote.outer.start, span.start), min(quote.outer.end, span.end)):
            outside[at - span.start] = False
    depth = 0
    for at in range(span.start, span.end):
        if norm[at] in "（《":
            depth += 1
        if depth:
            outside[at - span.start] = False
        if norm[at] in "）》" and depth:
            depth -= 1
    return outside


def split_sentences(norm: str, span: Span, quotes: list[Quote], *, at_spaces: bool = False) -> list[Span]:
    """Cut a block into sentences, stops included, white space around them not.

    With `at_spaces` (headlines, subheads) white space between Han characters is a boundary as well.
    """
    outside = _depth_zero(norm, span, quotes)
    closes = {q.outer.end - 1 for q in quotes if q.depth == 1}
    bounds = []
    for at in range(span.start, span.end):
        char, following = norm[at], norm[at + 1] if at + 1 < span.end else ""
        if outside[at - span.start] and char in SENTENCE_STOPS:
            ends = following not in (*SENTENCE_STOPS, "」", "』")
        elif at in closes and norm[at - 1] in SENTENCE_STOPS:
            ends = following not in "，、；：。！？）的等"
        else:
            ends = outside[at - span.start] and at_spaces and char.isspace() and not following.isspace()
        if ends or char == "\n":
            bounds.append(at + 1)
    pieces, start = [], span.start
    for end in [*bounds, span.end]:
        a, b = strip(norm, start, end)
        if a < b:
            pieces.append(Span(a, b))
        start = end
    return pieces


def split_clauses(norm: str, span: Span, quotes: list[Quote] | tuple[Quote, ...]) -> tuple[Clause, ...]:
    """Cut a sentence at its stops outside quotations and brackets. A clause does not include its stop."""
    outside = _depth_zero(norm, span, [q for q in quotes if q.outer.overlaps(span) and q.outer != span])
    clauses, start = [], span.start
    for at in range(span.start, span.end):
        if outside[at - span.start] and norm[at] in CLAUSE_STOPS:
            a, b = strip(norm, start, at)
            if a < b:
                clauses.append(Clause(Span(a, b), norm[at]))
            start = at + 1
    a, b = strip(norm, start, span.end)
    if a < b:
        clauses.append(Clause(Span(a, b), ""))
    return tuple(clauses)


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends of a stretch inwards over white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
