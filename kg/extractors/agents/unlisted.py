"""Organisations in no table: 消防處表示."""

from __future__ import annotations

import re

from kg.extractors.agents.scene import Coverage, OrganizationName, Scene
from kg.extractors.gazetteer import Entry
from kg.lexicon.context import pattern, word_set
from kg.model import AgentKind, Role, Span

_ORGANIZATION = pattern(r"(?:对此|但|不过|此外|另外|而)?([㐀-鿿]{2,12}?<organization-ending>)(?=[㐀-鿿0-9]|$)")
_MEDIUM = re.compile(r"(?:社|台|报|新闻网|电视|广播)$")
_NOT_INSIDE = word_set("not-in-organization")


def find(scene: Scene, coverage: Coverage) -> list[OrganizationName]:
    """Organisations at the beginning of a clause, with a reporting word after them."""
    found: list[OrganizationName] = []
    coverage = coverage.with_spans(())
    for sentence in scene.doc.sentences:
        role = scene.doc.blocks[sentence.block].role
        if role in (Role.BYLINE, Role.META, Role.CAPTION):
            continue
        for clause in sentence.clauses:
            text = clause.span.of(scene.norm)
            match = _ORGANIZATION.match(text)
            if match is None or clause.stop not in ("，", "：", "") or set(match.group(1)) & _NOT_INSIDE:
                continue
            span = Span(clause.span.start + match.start(1), clause.span.start + match.end(1))
            rest = text[match.end() :]
            alone = clause.stop == "：" and not rest and role is not Role.PARAGRAPH  # 消防處：… in a headline
            if coverage.is_free(span) and (alone or scene.table.ends_with_cue(rest)) and len(rest) <= 14:
                coverage.take(span)
                sector = "media" if _MEDIUM.search(span.of(scene.norm)) else ""
                found.append(OrganizationName(span, Entry(span.of(scene.norm), AgentKind.ORGANIZATION, None, sector)))
    return found
