"""Names in a list of names, beside no title: 出席的還有丁某某、溫某某、曾某某等."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extractors.agents.phrases import chinese_name_at, title_ending
from kg.extractors.agents.reaching import UNIT_ENDS
from kg.extractors.agents.scene import Coverage, PersonName, Scene
from kg.extractors.agents.titled import person
from kg.extractors.names import NOT_GIVEN, follows_a_name
from kg.lexicon.context import pattern
from kg.model import AgentKind, Role, Span
from kg.words import is_word

# An item between two others; a bracket after it tells of what people or sex the person is.
_BETWEEN = re.compile(r"、[㐀-鿿·]{1,30}(?:（[^（）]{1,8}）)?(?=、)")
_BEFORE = re.compile(r"[㐀-鿿·]{1,40}(?:（[^（）]{1,8}）)?$")
_AFTER = re.compile(r"、[㐀-鿿·]{2,40}")
_ITEM_END = re.compile(r"(?:（[^（）]{1,8}）)?(?:、|$)")
_OFFICIALS = pattern(r"<list-of-officials>[^。；]{0,12}$")
_PLACE_ENDS = UNIT_ENDS | frozenset("桥河湖站")
_ENOUGH = 0.75  # of the items must be names, so that the others are too


def find(scene: Scene, coverage: Coverage, known: Sequence[PersonName]) -> list[PersonName]:
    """The names in lists most of whose items are names.

    Args:
        coverage: what is taken by other names.
        known: the names found so far.
    """
    found: list[PersonName] = []
    coverage = coverage.with_spans(())
    ending = {n.span.end: n for n in known}
    for block in scene.doc.blocks:
        if block.role in (Role.BYLINE, Role.META):
            continue
        for stretch in _lists(scene.norm, block.span):
            for name in _in_list(scene, stretch, coverage, ending, (*known, *found)):
                coverage.take(name.span)
                found.append(name)
    return found


def _lists(norm: str, block: Span) -> Iterator[Span]:
    """The stretches of three items or more with 、 between them."""
    start = end = block.start
    for match in _BETWEEN.finditer(norm, block.start, block.end):
        if match.start() != end:
            yield from _around(norm, start, end, block)
            start = match.start()
        end = match.end()
    yield from _around(norm, start, end, block)


def _around(norm: str, start: int, end: int, block: Span) -> Iterator[Span]:
    """The list whose items but the first and last are at a stretch, if there are any."""
    if start == end:
        return
    first = _BEFORE.search(norm[max(block.start, start - 50) : start])
    last = _AFTER.match(norm, end, block.end)
    yield Span(start - len(first.group()) if first else start + 1, last.end() if last else end)


def _in_list(
    scene: Scene, stretch: Span, coverage: Coverage, ending: dict[int, PersonName], known: Sequence[PersonName]
) -> Iterator[PersonName]:
    items = list(_items(scene, stretch))
    names = [_name(scene, item, coverage, first=i == 0, last=i == len(items) - 1) for i, item in enumerate(items)]
    there = [ending.get(item.end) or _known_in(item, known) for item in items]
    sure = sum(n is not None or t is not None for n, t in zip(names, there, strict=True))
    alike = {scene.norm[item.start] for item in items}
    if sure < 3 or sure < _ENOUGH * len(items) or len(alike) == 1:
        return  # 高儲蓄、高外債、高出口
    officials = [t for t in there if t is not None and t.kind is AgentKind.OFFICIAL]
    bare = sum(t.phrase == t.span for t in officials)  # who has an office written beside tells nothing of the others
    official = (
        2 * bare > max(len(items), 4)
        or _OFFICIALS.search(scene.norm[max(0, stretch.start - 30) : items[0].end]) is not None
    )
    countries = {t.country for t in officials if t.country}
    for span, t in zip(names, there, strict=True):
        if span is not None and t is None:
            country = next(iter(countries)) if len(countries) == 1 else None
            yield person(scene, span, known, official=official, country=country)


def _items(scene: Scene, stretch: Span) -> Iterator[Span]:
    """The items of a list, without the brackets after them."""
    at = stretch.start
    while at < stretch.end:
        stop = _ITEM_END.search(scene.norm, at, stretch.end)
        if stop is None:
            return
        yield Span(at, stop.start())
        at = stop.end()


def _known_in(item: Span, known: Sequence[PersonName]) -> PersonName | None:
    return next((n for n in known if item.start <= n.span.start and n.span.end <= item.end), None)


def _name(scene: Scene, item: Span, coverage: Coverage, *, first: bool, last: bool) -> Span | None:
    """The name that an item is; the first one may have words before it and the last one words after it."""
    span = item
    if last:
        end = chinese_name_at(scene, item.start, item.end)
        if end == item.start or not follows_a_name(scene.norm, end, scene.block_end(item.start), scene.table):
            return None
        span = Span(item.start, end)
    elif first and len(item) > 3:
        starts = (item.end - size for size in (3, 2))
        start = next((s for s in starts if scene.doc.word_at(s).start == s and _is_whole(scene, Span(s, item.end))), -1)
        if start < 0 or title_ending(scene, start) is not None:
            return None
        span = Span(start, item.end)
    if not coverage.is_free(span) or span.start in scene.country_starts or span.start in scene.organization_starts:
        return None
    return span if _is_whole(scene, span) or _is_dotted(scene, span) else None


def _is_whole(scene: Scene, span: Span) -> bool:
    """Whether a stretch is a Chinese name from end to end."""
    form, table = span.of(scene.norm), scene.table
    if form in table.not_names or set(form[1:]) & NOT_GIVEN or form[-1] in _PLACE_ENDS:
        return False
    if chinese_name_at(scene, span.start, span.end) != span.end:
        return False
    return len(form) > 2 or not is_word(form) or form in table.word_names


def _is_dotted(scene: Scene, span: Span) -> bool:
    parts = span.of(scene.norm).split("·")
    return len(parts) > 1 and all(1 <= len(p) <= 6 for p in parts) and len(parts[-1]) > 1
