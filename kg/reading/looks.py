"""What a line is, as far as its own look tells."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Role
from kg.reading import marks
from kg.reading.outlets import outlet_alone, outlet_section

_TITLE = 70  # no title is longer
_SUBHEAD = 40
_STOPS = ("。", "；", ";", "：", ":", "，", ",", "……")
_QUOTED = re.compile(r"「[^「」]{0,60}」|“[^“”]{0,60}”")
_SPEAKER = re.compile(r"(?:記者|记者|問|问|答|主持人|Q\d?|A\d?)\s?[：:]")


@lru_cache(maxsize=64)  # each line of an article is asked about several times on end
def own_role(line: str) -> Role | None:
    """The role that a line's look gives away wherever it stands; None for headlines, subheads and running text."""
    if len(line) > 400:
        return None
    if (
        marks.DATE_LINE.fullmatch(line)
        or marks.DATE_LINE.fullmatch(outlet_section().sub("", line))
        or _is_dated_section(line)
        or marks.CLOCK_LINE.fullmatch(line)
        or marks.URL.fullmatch(line)
        or marks.IMAGE_CREDIT.match(line)
    ):
        return Role.META
    if len(line) == 1 or (len(line) <= 30 and marks.INTERFACE.search(line) and not re.search(r"[，。！？]", line)):
        return Role.META
    if marks.KEYWORD_LABEL.match(line) or marks.KEYWORD_LIST.fullmatch(line) or marks.HASHTAGS.fullmatch(line):
        return Role.KEYWORDS
    if marks.CAPTION_START.match(line) or (
        len(line) <= 200 and line.count("。") <= 2 and marks.CAPTION_END.search(line)
    ):
        return Role.CAPTION
    if marks.RELATED.match(line) or marks.COPYRIGHT.match(line):
        return Role.BOILERPLATE
    if len(line) <= 120 and marks.CONDITIONS.search(line):
        return Role.BOILERPLATE
    noticed = marks.NOTICE.search(line) or marks.LINK.match(line)
    if noticed and (len(line) <= 12 or (len(line) <= 120 and not is_prose(line))):
        return Role.BOILERPLATE
    if outlet_alone().fullmatch(line) or (
        len(line) <= 64 and not re.search(r"[。！？]", line) and marks.BYLINE_LINE.fullmatch(line)
    ):
        return Role.BYLINE
    return None


def is_prose(line: str) -> bool:
    """Whether a line is running text rather than a title."""
    if len(line) > _TITLE or _SPEAKER.match(line):
        return True
    bare = line.rstrip('」』”’）)"')
    if bare.endswith(_STOPS) or re.search(r"[\u4e00-\u9fff]\.$", bare):
        return True
    if "。" in _QUOTED.sub("", line):
        return True
    return len(line) > _SUBHEAD and bool(re.search(r"[，,]", line)) and bare.endswith(("！", "？", "!", "?"))


def is_navigation(line: str) -> bool:
    """Whether a line is the path to the article (首頁 > 政治) or a row of sections."""
    line = outlet_section().sub("", line)
    tokens = [token for token in marks.SEPARATORS.split(line) if token]
    if not tokens or max(map(len, tokens)) > 8 or len(line) > 60:
        return False
    known = sum(_is_section(token) or token[:2] in marks.SECTIONS for token in tokens)
    return any(map(_is_section, tokens)) and known * 2 >= len(tokens)


def _is_section(token: str) -> bool:
    return token.lower() in marks.SECTIONS or (len(token) <= 6 and token.endswith(marks.SECTION_ENDS))


def _is_dated_section(line: str) -> bool:
    """Whether a line is a section's name with day and hour after it: 政治 2024.02.01 12:52 臺北時間."""
    sections = marks.LEADING_SECTIONS.match(line)
    if sections is None or marks.DATE_LINE.fullmatch(line, sections.end()) is None:
        return False
    return re.search(r"\d[:：]\d\d", line) is not None
