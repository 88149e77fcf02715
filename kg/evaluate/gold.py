"""Reads an article annotated by hand: its raw text, and what is to be found in it."""

from __future__ import annotations

import calendar
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import ReadError
from kg.evaluate.reading import (
    AgentReading,
    BudgetReading,
    EventReading,
    Period,
    Reading,
    StatementReading,
    number,
)
from kg.model import Span

_DECLARED = {"a": "agent", "e": "event", "b": "budget"}
_CODE = re.compile(r"[A-Z]{2}")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")


@dataclass(frozen=True, slots=True)
class Mark:
    """One tag of the text: ``c``, ``a``, ``t``, ``e``, ``b``, ``s`` or ``l``."""

    tag: str
    span: Span
    attributes: dict[str, str]


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article.

    `text` is what the program is given; the offsets of `reading` count in it. `places` are capitals that are mere
    places: to take them for the country counts neither way. `story` is shared by articles on the same one.
    """

    id: str
    published: date
    script: str
    region: str
    story: str
    text: str
    reading: Reading
    places: tuple[Span, ...]


def read_gold(path: str | Path) -> GoldArticle:
    """The annotated article in a file.

    Raises:
        ReadError: it is missing or malformed, or a mark names what is not declared; with the place.
    """
    path = Path(path)
    try:
        root = ET.fromstring(path.read_bytes())
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    except ET.ParseError as error:
        raise ReadError(f"{path}: no well-formed XML ({error}); mend it there") from error
    try:
        return _article(root)
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from error


def period(value: str) -> Period:
    """First and last day of an ISO value: ``2026-02-04T09``, ``2026-02``, ``2026-Q1``, ``2026-H1``, ``first/last``.

    Raises:
        ReadError: it is no such value.
    """
    first, last = value.split("/")[0], value.split("/")[-1]
    return _days(first)[0], _days(last)[1]


def _days(value: str) -> Period:
    match = _ISO.fullmatch(value.partition("T")[0])
    if not match:
        raise ReadError(f"{value!r} is no ISO date, month, quarter, half-year or year")
    year, months = int(match["year"]), (1, 12)
    if match["quarter"]:
        months = (3 * int(match["quarter"]) - 2, 3 * int(match["quarter"]))
    elif match["half"]:
        months = (6 * int(match["half"]) - 5, 6 * int(match["half"]))
    elif match["month"]:
        months = (int(match["month"]), int(match["month"]))
    try:
        if match["day"]:
            day = date(year, months[0], int(match["day"]))
            return day, day
        return date(year, months[0], 1), date(year, months[1], calendar.monthrange(year, months[1])[1])
    except ValueError as error:
        raise ReadError(f"{value!r} is not in the calendar ({error})") from error


def _article(root: ET.Element) -> GoldArticle:
    declared = {
        tag: {node.get("id", ""): dict(node.attrib) for node in root.iterfind(f"entities/{kind}")}
        for tag, kind in _DECLARED.items()
    }
    text, marks = _marks(root)
    for mark in marks:
        _check(mark, text, declared)
    spans = {tag: _grouped(marks, tag) for tag in _DECLARED}
    countries = [mark for mark in marks if mark.tag == "c"]
    try:
        published = date.fromisoformat(root.get("published", ""))
    except ValueError as error:
        raise ReadError("published=: give the day of publication, YYYY-MM-DD") from error
    return GoldArticle(
        id=root.get("id", ""),
        published=published,
        script=root.get("script", "hant"),
        region=root.get("region", "TW"),
        story=root.get("wave", ""),
        text=text,
        reading=Reading(
            countries=tuple((m.span, m.attributes["r"]) for m in countries if m.attributes.get("place") != "yes"),
            times=tuple((mark.span, period(mark.attributes.get("v", ""))) for mark in marks if mark.tag == "t"),
            agents={key: _agent(declared["a"][key], found) for key, found in spans["a"].items()},
            statements=tuple(_statements(marks)),
            events={key: _event(declared["e"][key], found) for key, found in spans["e"].items()},
            budgets={key: _budget(declared["b"][key], found) for key, found in spans["b"].items()},
        ),
        places=tuple(mark.span for mark in countries if mark.attributes.get("place") == "yes"),
    )


def _marks(root: ET.Element) -> tuple[str, list[Mark]]:
    """The raw text, and its marks in order of their ends, the inner of two before the outer."""
    parts: list[str] = []
    marks: list[Mark] = []

    def walk(node: ET.Element, start: int) -> int:
        end = start + len(node.text or "")
        parts.append(node.text or "")
        for child in node:
            end = walk(child, end) + len(child.tail or "")
            parts.append(child.tail or "")
        marks.append(Mark(node.tag, Span(start, end), dict(node.attrib)))
        return end

    end = 0
    for line in root.iterfind("text/l"):
        end = walk(line, end) + 1
        parts.append("\n")
    return "".join(parts), marks


def _check(mark: Mark, text: str, declared: dict[str, dict[str, dict[str, str]]]) -> None:
    where = f"character {mark.span.start}, {mark.span.of(text)[:20]!r}"
    ref = mark.attributes.get("r", "")
    if mark.tag not in ("l", "c", "t", "s", *_DECLARED):
        raise ReadError(f"{where}: unknown tag <{mark.tag}>; use c, a, t, e, b or s")
    if mark.tag != "l" and not len(mark.span):
        raise ReadError(f"{where}: <{mark.tag}> marks nothing; take it away")
    if mark.tag in _DECLARED and ref not in declared[mark.tag]:
        raise ReadError(f"{where}: <{mark.tag} r={ref!r}>: no such {_DECLARED[mark.tag]}; declare it in <entities>")
    if mark.tag == "c" and not _CODE.fullmatch(ref):
        raise ReadError(f"{where}: <c r={ref!r}>: give the ISO 3166-1 code of two capitals")
    if mark.tag == "s":
        by = mark.attributes.get("by", "")
        if by not in declared["a"] and not (by.startswith("c:") and _CODE.fullmatch(by[2:])):
            raise ReadError(f"{where}: <s by={by!r}>: no such agent, nor c: and a country's code")
        if not mark.attributes.get("id"):
            raise ReadError(f"{where}: <s> without id; number it")


def _grouped(marks: list[Mark], tag: str) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, list[Span]] = {}
    for mark in marks:
        if mark.tag == tag:
            spans.setdefault(mark.attributes["r"], []).append(mark.span)
    return {key: tuple(found) for key, found in sorted(spans.items())}


def _statements(marks: list[Mark]) -> Iterator[StatementReading]:
    parts: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.tag == "s":
            parts.setdefault(mark.attributes["id"], []).append(mark)
    for key, found in parts.items():
        speakers = {mark.attributes["by"] for mark in found}
        if len(speakers) > 1:
            raise ReadError(f"statement {key!r} has two speakers, {' and '.join(sorted(speakers))}; give it one")
        yield StatementReading(speakers.pop(), tuple(mark.span for mark in found))


def _agent(node: dict[str, str], spans: tuple[Span, ...]) -> AgentReading:
    offices = (node["office"],) if node.get("office") else ()
    return AgentReading(node.get("kind", ""), spans, offices, node.get("country") or None)


def _event(node: dict[str, str], spans: tuple[Span, ...]) -> EventReading:
    return EventReading(
        type=node.get("type", ""),
        mentions=spans,
        period=period(node["date"]) if node.get("date") else None,
        parties=frozenset(node.get("participants", "").split() + node.get("countries", "").split()),
    )


def _budget(node: dict[str, str], spans: tuple[Span, ...]) -> BudgetReading:
    return BudgetReading(
        mentions=spans,
        amount=number(node.get("amount")),
        currency=node.get("currency") or None,
        years=number(node.get("years")),
        country=node.get("country") or None,
    )
