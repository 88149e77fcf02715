"""Takes out of a text what copying left in it: tags, entities, invisible characters, full-width digits, stray spaces and
line breaks.

What is read is the mended text; what is told of it has its place in the text as it was given: `Mended.back` goes there.
A text in which nothing is to be mended, which is most, is found to be so without a copy of it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kg.model import Article, Block, Span
from kg.reading import wrapping

_HAN = "㐀-鿿"
#: A stretch and the character that it becomes, or nothing.
Edit = tuple[int, int, str]

# ---- what pages are written in -------------------------------------------------------------------------------------

_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z]{2,8};|nbsp(?![A-Za-z]))")
# A line break written out, as by programs that put texts into tables.
_ESCAPED = re.compile(rf"\\r\\n|\\[nr](?=[\\{_HAN}「『（“\"《【〔▲▼\s\u3000]|$)")
_LEAVINGS = re.compile(f"{_ENTITY.pattern}|{_ESCAPED.pattern}")
_UNTOLD = re.compile("<script|<style|<noscript|<iframe|<!--")
_ENDS = {"<!--": "-->"}
# Tags that set off what they hold as a line or paragraph of its own, and those that stand within one.
_LINES = (
    "p|div|br|li|ul|ol|h[1-6]|tr|table|tbody|section|article|header|footer|blockquote|figure|figcaption|hr|body|html"
)
_INLINE = "a|b|i|u|s|em|strong|span|font|img|sup|sub|small|big|center|del|ins|mark|label|button|td|th|picture|source|video|audio|time|o:p|wbr|strike|cite|q"
_TAG = re.compile(rf"</?(?:(?P<line>{_LINES})|{_INLINE})(?:\s[^<>]{{0,600}}|/)?>", re.IGNORECASE)

# ---- characters ----------------------------------------------------------------------------------------------------

# Marks of width nothing, of direction, of hyphenation and of a variant, and controls that are no white space.
_NOTHING = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\ufe00-\ufe0f\x00-\x08\x0e-\x19\x7f"
_WIDE = "０-９Ａ-Ｚａ-ｚ％"
_CHARACTER = re.compile(rf"[{_NOTHING}]+|[{_WIDE}]|(?<=[{_WIDE}])[．：－](?=[{_WIDE}])")

# ---- spaces --------------------------------------------------------------------------------------------------------

_BLANKS = re.compile("[ \t\u3000\u00a0]+")
_STOPS = frozenset("，、；：「『（《“‘")
_NARROW_STOPS = frozenset(",;:")
_BEFORE_NARROW = frozenset("」』）”")
_AFTER_NARROW = frozenset('「『（“‘《"')
_CLOSING = frozenset("，。、；：！？」』）》”’")
_OPEN, _CLOSED = frozenset("（("), frozenset("）)")
_WRITTEN = re.compile(r"[0-9A-Za-z]")
# Where Han characters and digits or Latin letters meet without a space.
_TOUCHING = re.compile(rf"[{_HAN}][0-9A-Za-z]|[0-9A-Za-z%][{_HAN}]")
# 2026 年 2 月 5 日, in titles too
_IN_A_DATE = re.compile(
    r"[0-9] (?:[年月](?![0-9A-Za-z])|[日号號](?![本元圓圆韓韩媒美中俄幣币]))|[年月] [0-9]{1,2}(?= ?[月日号號])"
)
_PROSE = re.compile(f"[，。]|[{_HAN}],")
_FEW = 3

_ANY = re.compile(rf"[&\\<{_NOTHING}{_WIDE}]")


class Mended:
    """A text that was mended: `text`, and of every character of it where that stands in the text as given."""

    def __init__(self, text: str, starts: list[int], ends: list[int]) -> None:
        self.text = text
        self._starts = starts
        self._ends = ends

    def back(self, span: Span) -> Span:
        """A stretch of the mended text as one of the text as given."""
        if span.start >= span.end:
            at = self._starts[span.start] if span.start < len(self._starts) else (self._ends or [0])[-1]
            return Span(at, at)
        return Span(self._starts[span.start], self._ends[span.end - 1])

    def forth(self, span: Span) -> Span:
        """A stretch of the text as given as one of the mended text."""
        return Span(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def read(self, article: Article) -> Article:
        """The article as it is to be read, with the mended text, instead of one with the text as given."""
        blocks = tuple(Block(self.forth(block.span), block.role) for block in article.blocks)
        return replace(article, text=self.text, blocks=blocks, original=article.text)

    def _changed(self, edits: Iterable[Edit]) -> Mended:
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for start, end, become in (*edits, (len(self.text), len(self.text), "")):
            pieces.append(self.text[at:start])
            starts += self._starts[at:start]
            ends += self._ends[at:start]
            if become:
                pieces.append(become)
                starts.append(self._starts[start])
                ends.append(self._ends[end - 1])
            at = end
        return Mended("".join(pieces), starts, ends)


@lru_cache(maxsize=1)  # it is asked for when an article is read, and again when its facts are
def mend(text: str) -> Mended | None:
    """The text mended; None where it is to be read as it is."""
    steps: list[Callable[[str], Iterable[Edit]]] = []
    if _ANY.search(text):
        steps += [_entities, _tags, _characters]
    steps += [_spaces, wrapping.breaks]
    mended: Mended | None = None
    for step in steps:
        edits = sorted(step(mended.text if mended else text))
        if edits:
            whole = mended or Mended(text, list(range(len(text))), list(range(1, len(text) + 1)))
            mended = whole._changed(edits)
    return mended


def _entities(text: str) -> Iterator[Edit]:
    for match in _LEAVINGS.finditer(text):
        if match.group().startswith("\\"):
            yield match.start(), match.end(), "\n"
            continue
        character = html.unescape(html.unescape(match.group().rstrip(";") + ";"))
        if len(character) == 1 and not "\ud800" <= character <= "\udfff":
            yield match.start(), match.end(), character.replace("\u00a0", " ")


def _tags(text: str) -> Iterator[Edit]:
    at = 0
    for start, end in _untold(text):
        yield from _tags_within(text, at, start)
        yield start, end, ""
        at = end
    yield from _tags_within(text, at, len(text))


def _tags_within(text: str, start: int, end: int) -> Iterator[Edit]:
    for match in _TAG.finditer(text, start, end):
        yield match.start(), match.end(), "\n" if match["line"] else ""


def _untold(text: str) -> Iterator[tuple[int, int]]:
    """Programs, styles and comments, with their tags."""
    low, at = text.lower(), 0
    if len(low) != len(text):
        return
    open_ended: set[str] = set()
    for match in _UNTOLD.finditer(low):
        name = match.group()
        if match.start() < at or name in open_ended:
            continue
        close = _ENDS.get(name, f"</{name[1:]}>")
        end = low.find(close, match.end())
        if end < 0:
            open_ended.add(name)
            continue
        at = end + len(close)
        yield match.start(), at


def _characters(text: str) -> Iterator[Edit]:
    for match in _CHARACTER.finditer(text):
        found = match.group()
        wide = "！" <= found <= "～" and len(found) == 1
        yield match.start(), match.end(), chr(ord(found) - 0xFEE0) if wide else ""


def _spaces(text: str) -> Iterator[Edit]:
    """Spaces beside stops; and in running text those beside brackets, and those between Han characters and digits or
    Latin letters where the text keeps to them. In titles they part what a comma would."""
    between = []
    line_end, prose = -1, False
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if not before.strip() or not after.strip():
            continue
        if _beside_stop(text, start, before, after) or _IN_A_DATE.match(text, start - 1):
            yield start, end, ""
            continue
        if start > line_end:
            line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
            prose = _PROSE.search(text, line_start, line_end) is not None
        if prose and ((_is_han(before) and after in _OPEN) or (before in _CLOSED and _is_han(after))):
            yield start, end, ""
        elif prose and end - start == 1 and _meet(before, after):
            between.append((start, end, ""))
    if len(between) >= _FEW and len(between) > sum(1 for _ in _TOUCHING.finditer(text)):
        yield from between


def _beside_stop(text: str, start: int, before: str, after: str) -> bool:
    """Whether a space follows a stop or an opening mark, or precedes a stop or a closing one."""
    if before in _NARROW_STOPS:
        owner = text[start - 2 : start - 1]
        return (_is_han(owner) or owner in _BEFORE_NARROW) and (
            _is_han(after) or after in _AFTER_NARROW or _WRITTEN.match(after) is not None
        )
    return before in _STOPS or after in _CLOSING


def _meet(before: str, after: str) -> bool:
    if _is_han(before):
        return _WRITTEN.match(after) is not None
    return _is_han(after) and (before == "%" or _WRITTEN.match(before) is not None)


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"
