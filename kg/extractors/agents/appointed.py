"""Names beside an office to which somebody is appointed or of which they are relieved: 任命李某為水利部部長."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.document import Sentence
from kg.extractors.agents.phrases import chinese_name_at
from kg.extractors.agents.scene import Coverage, PersonName, Scene
from kg.extractors.names import foreign_name
from kg.lexicon.context import pattern
from kg.model import AgentKind, Role, Span

_APPOINTS = pattern(r"<appoints>")
_INTO = re.compile(r"为|担任|出任|接任|兼任|的")  # 任命某某某為…, 免去某某某的…
_OFFICE = 24  # characters that an office with its bodies may have


def find(scene: Scene, coverage: Coverage, known: Sequence[PersonName]) -> list[PersonName]:
    """The names in sentences of appointment that stand right before the office.

    Args:
        coverage: what is taken by other names.
        known: the names found so far; unused, as every step is given them.
    """
    found: list[PersonName] = []
    coverage = coverage.with_spans(())
    for sentence in scene.doc.sentences:
        if scene.doc.blocks[sentence.block].role in (Role.BYLINE, Role.META):
            continue
        for name in _in_sentence(scene, sentence, coverage):
            coverage.take(name.span)
            found.append(name)
    return found


def _in_sentence(scene: Scene, sentence: Sentence, coverage: Coverage) -> list[PersonName]:
    """After a verb of appointing, its own names, and those that the clauses after it begin with (…，某某某為…)."""
    verb = _APPOINTS.search(scene.norm, sentence.span.start, sentence.span.end)
    if verb is None:
        return []
    starts = [m.end() for m in _APPOINTS.finditer(scene.norm, sentence.span.start, sentence.span.end)]
    starts += [c.span.start for c in sentence.clauses if c.span.start > verb.end()]
    names: list[PersonName] = []
    for start in sorted(starts):
        spans = _names(scene, start, sentence.span.end, coverage)
        office = _office(scene, spans[-1].end, sentence.span.end) if spans else None
        if office is not None:
            title = office.of(scene.doc.article.text)
            names += [
                PersonName(span, scene.table.canonical(span.of(scene.norm)), AgentKind.OFFICIAL, None, title, span)
                for span in spans
            ]
    return names


def _names(scene: Scene, at: int, limit: int, coverage: Coverage) -> list[Span]:
    """The free names from an offset on, joined by 、."""
    spans: list[Span] = []
    while True:
        end = chinese_name_at(scene, at, limit)
        if end == at and "·" in scene.norm[at : foreign_name(scene.norm, at, limit)]:
            end = foreign_name(scene.norm, at, limit)
        if end == at or not coverage.is_free(Span(at, end)):
            return spans
        spans.append(Span(at, end))
        if scene.norm[end : end + 1] not in ("、", "和", "及"):
            return spans
        at = end + 1


def _office(scene: Scene, at: int, limit: int) -> Span | None:
    """The office after 為 or 的 at an offset: up to the last title in the clause."""
    into = _INTO.match(scene.norm, at)
    if into is None:
        return None
    stop = next((i for i in range(into.end(), limit) if scene.norm[i] in "，。；、"), limit)
    titles = list(scene.table.titles.find(scene.norm, into.end(), min(stop, into.end() + _OFFICE)))
    return Span(into.end(), titles[-1].end) if titles else None
