"""What stands under a node, and how much room it takes. `js/labels.js` does the same in the page."""

from __future__ import annotations

from kg.page.story import Thing

LINE = 10.0  # full-width characters a line
LINES = 2
LETTER = 14.0  # height and width of a full-width character at zoom 1, in the page's units

OPENING = "（「『【《〈(["
CLOSING = "）」』】》〉，。、；：！？)]}"

ORDER = {"zh": ("zh-hant", "zh-tw", "zh", "zh-hans", "zh-cn", "", "en"), "en": ("en", "", "zh-hant", "zh-hans")}
"""The languages of labels that each interface language prefers, best first."""


def name(thing: Thing, lang: str) -> str:
    """The thing's name in the interface language, or in the best other one."""
    for tag in ORDER[lang]:
        if tag in thing.labels:
            return thing.labels[tag]
    return next(iter(thing.labels.values()), thing.iri)


def width(text: str) -> float:
    """Width in full-width characters."""
    return sum(0.56 if ord(char) < 0x2E80 else 1.0 for char in text)


def caption(thing: Thing, lang: str) -> str:
    """The label as drawn: the name on at most two lines, shortened by …; an event's first day below."""
    lines = wrap(name(thing, lang), LINE, LINES)
    if thing.kind == "event" and thing.when:
        lines.append(period(thing.when.start, thing.when.end))
    return "\n".join(lines)


def wrap(text: str, room: float, most: int) -> list[str]:
    """The text in at most so many lines of about the same length; … at the end where it does not fit."""
    flat = " ".join(text.split())
    whole = width(flat)
    lines, rest = _broken(flat, room, most)
    if not rest and len(lines) > 1:
        even, left = _broken(flat, whole / len(lines) + 0.5, most)
        lines = lines if left else even
    if rest:
        lines[-1] = lines[-1][:-1] + "…"
    return lines


def _broken(text: str, room: float, most: int) -> tuple[list[str], str]:
    """Lines that are filled one after the other, and what is left over."""
    lines: list[str] = []
    while text and len(lines) < most:
        line = text[: _fit(text, room)]
        text = text[len(line) :].lstrip()
        lines.append(line.rstrip())
    return lines, text


def _fit(text: str, room: float) -> int:
    """How many characters go on one line: no Latin word is cut if that can be helped, no line starts with ）or 。"""
    used = 0.0
    for at, char in enumerate(text):
        used += width(char)
        if used > room:
            cut = text[:at].rfind(" ")
            if cut > at // 2 and ord(char) < 0x2E80:
                return cut + 1
            if char in CLOSING:
                return at + 1
            return at - 1 if at > 1 and text[at - 1] in OPENING else at
    return len(text)


def period(start: str, end: str) -> str:
    """A period as short as it can be said without being more precise than it is."""
    if start == end:
        return start
    if start[:4] == end[:4] and start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4]
    if start[:7] == end[:7] and start[8:] == "01" and end[8:] >= "28" and _last(end):
        return start[:7]
    return f"{start}～{end[5:] if start[:4] == end[:4] else end}"


def _last(day: str) -> bool:
    """Whether an ISO day is the last of its month."""
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return number == (29 if leap and month == 2 else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1])


def box(thing: Thing, radius: float) -> tuple[float, float]:
    """Width and height that the node with its label takes, whichever language the reader chooses."""
    captions = [caption(thing, lang).split("\n") for lang in ORDER]
    wide = max(width(line) for lines in captions for line in lines) * LETTER
    high = max(len(lines) for lines in captions) * LETTER * 1.25
    return max(wide, 2 * radius) + 6, 2 * radius + high + 8
