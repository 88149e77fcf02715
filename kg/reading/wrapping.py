"""Which line breaks stand in the middle of a paragraph: of texts wrapped to a width, and strays.

A text wrapped to a width (mail, bulletin boards, copies from print) shows it: most of its lines are as long as the
longest, and end in mid-sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kg.reading import looks, marks

_LINE = re.compile(r"\S[^\r\n\u2028\u2029\x85]*")  # from the first word of a line
_SLACK = 3  # columns by which most full lines may be shorter, as no mark of punctuation begins a line
_LOOSE = 6  # columns by which any may be
_NARROWEST, _WIDEST = 16, 100  # columns or characters
_FEWEST = 4  # full lines
_SHARE = 0.4  # of the lines that are full
_LONGER = 0.2  # of the text that may stand in longer lines
_STOP = re.compile(r"[。！？!?…」』”）)]$")
_PROSE = re.compile(r"[，。]|[\u4e00-\u9fff],")
_GOING_ON = re.compile(r"(?<=\S)[，、「『（《“]$")
_CLOSING = re.compile(r"[，。、；：！？」』”）》%]|[,.](?![0-9])")
_WORD = re.compile(r"[0-9A-Za-z.,%-]+")
_LATIN = re.compile(r"[A-Za-z]")
# What begins a line of its own.
_SET_OFF = (marks.CAPTION_START, marks.RELATED, marks.BYLINE_START)
_INDENTS = (" ", "\u3000", "\t")


def breaks(text: str) -> Iterator[tuple[int, int, str]]:
    """The breaks to be taken out, each with the white space around it and what is to stand there."""
    told = [
        _Line(match.start(), match.group().rstrip(), indented=text[match.start() - 1 : match.start()] in _INDENTS)
        for match in _LINE.finditer(text)
    ]
    pairs = list(pairwise(told))
    apart = [
        max(text.count("\n", line.end, following.start), text.count("\r", line.end, following.start)) > 1
        for line, following in pairs
    ]
    wrapped = _Wrapped.of(told, apart)
    for n, ((line, following), gap) in enumerate(zip(pairs, apart, strict=True)):
        if _strays(line, following) or (wrapped and wrapped.joins(line, following, gap, first=n == 0)):
            between = " " if _LATIN.match(line.words[-1]) and _LATIN.match(following.words) else ""
            yield line.end, following.start, between


class _Line:
    """A line that is not empty, from its first word to its last."""

    def __init__(self, start: int, words: str, indented: bool) -> None:
        self.start = start
        self.end = start + len(words)
        self.words = words
        self.indented = indented


def _strays(line: _Line, following: _Line) -> bool:
    """Whether the marks at a break show that it is none: one that opens or goes on before it, one that closes after it."""
    if not _CLOSING.match(following.words) and not _GOING_ON.search(line.words):
        return False
    return looks.own_role(line.words) is None and looks.own_role(following.words) is None


def _columns(line: str) -> int:
    """The width of a line on a screen, where a Han character takes two columns."""
    return len(line) + sum(char > "\u2e7f" for char in line)


class _Wrapped:
    """A text that is wrapped to a `width`, in columns or characters as `measure` counts them.

    It is `marked` if blank lines or indents tell where paragraphs begin, `parted` if blank lines do.
    """

    def __init__(self, measure: Callable[[str], int], width: int, marked: bool, parted: bool) -> None:
        self.measure = measure
        self.width = width
        self.marked = marked
        self.parted = parted

    @classmethod
    def of(cls, lines: Sequence[_Line], apart: Sequence[bool]) -> _Wrapped | None:
        """What the lengths of the lines show; None if the text is not wrapped."""
        short = [line.words for line in lines if len(line.words) <= _WIDEST]
        if len(short) < _FEWEST:
            return None
        fullest, width, measure = max(
            ((*_fullest([measure(words) for words in short]), measure) for measure in (_columns, len)),
            key=lambda found: found[0],
        )
        if not _NARROWEST <= width <= _WIDEST or fullest < max(_FEWEST, _SHARE * len(lines)):
            return None
        longer = sum(len(line.words) for line in lines if measure(line.words) > width + _LOOSE)
        if longer > _LONGER * sum(len(line.words) for line in lines):
            return None
        indented = sum(line.indented for line in lines)
        parted = 0 < sum(apart) < len(apart) - fullest / 2
        return cls(measure, width, parted or 0 < indented < len(lines) - 1, parted)

    def joins(self, line: _Line, following: _Line, apart: bool, first: bool) -> bool:
        """Whether a line is full and goes on in the following one."""
        if following.indented or (apart and self.parted) or (first and not _PROSE.search(line.words)):
            return False
        if any(pattern.match(following.words) for pattern in _SET_OFF) or marks.DATE_LINE.fullmatch(following.words):
            return False
        word = _WORD.match(following.words)  # for which there was no room
        if self.measure(line.words) + (len(word.group()) if word else 0) < self.width - _LOOSE:
            return False
        return not _STOP.search(line.words) or (self.marked and not apart)


def _fullest(lengths: Sequence[int]) -> tuple[int, int]:
    """How many lines are as long as the longest of them, or nearly, for the length of which most are; and that length."""
    counts = Counter(lengths)
    return max((sum(counts[length - n] for n in range(_SLACK + 1)), length) for length in counts)
