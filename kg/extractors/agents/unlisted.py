"""Organisations in no table: 消防處表示, 全國教師聯盟（全教盟）發聲明指出, 檢方強調."""

from __future__ import annotations

import re

from kg.document import Clause
from kg.extractors.agents.scene import Coverage, OrganizationName, Scene
from kg.extractors.gazetteer import Entry
from kg.lexicon.context import pattern, word_set
from kg.model import AgentKind, Role, Span

_LEAD = re.compile(r"(?:对此|但|不过|此外|另外|而|另|据|有(?=[㐀-鿿]媒))?")
_NAME = pattern(r"[㐀-鿿]{1,13}<organization-ending>")
_ENDING = pattern(r"<organization-ending>")
_SHORT_NAME = re.compile(r"（([^（）]{2,12})）")  # 全國教師聯盟（全教盟）
_BODY = pattern(r"<speaking-body>|<unnamed-medium>")  # 檢方, 警方: which one, the article tells elsewhere or not at all
_MEDIA = word_set("unnamed-medium")
_MEDIUM = re.compile(r"(?:社|台|报|新闻网|电视|广播)$")
_NOT_INSIDE = word_set("not-in-organization")
_NOT_FIRST = word_set("not-first-in-organization")
_AFTER = re.compile(r"(?![长队门])[㐀-鿿0-9]")  # 副署長: a title; 武裝部隊: no ministry
_REST = 14  # characters between the name and the end of the reporting word


def find(scene: Scene, coverage: Coverage) -> list[OrganizationName]:
    """Organisations at the beginning of a clause with a reporting word after them, and wherever else they are named."""
    found: list[OrganizationName] = []
    coverage = coverage.with_spans(())
    for sentence in scene.doc.sentences:
        role = scene.doc.blocks[sentence.block].role
        if role in (Role.BYLINE, Role.META, Role.CAPTION):
            continue
        for clause in sentence.clauses:
            for name in _names(scene, clause, role, coverage):
                coverage.take(name.span)
                found.append(name)
    return [*found, *_repeated(scene, coverage, found)]


def _names(scene: Scene, clause: Clause, role: Role, coverage: Coverage) -> list[OrganizationName]:
    """The organisation that a clause begins with, and its short name in brackets."""
    lead = _LEAD.match(scene.norm, clause.span.start, clause.span.end)
    start = lead.end() if lead else clause.span.start
    body, nation = _BODY.match(scene.norm, start, clause.span.end), scene.country_starts.get(start)
    if body is None and nation is not None:
        body = _BODY.match(scene.norm, nation.span.end, clause.span.end)  # 烏克蘭空軍, 美國警方
    ends = [body.end()] if body else _ends(scene, start, clause.span.end)
    for end in ends:
        span = Span(start, end)
        short = _SHORT_NAME.match(scene.norm, end)
        after = short.end() if short else end
        speaks = _speaks(scene, clause, role, after) or (body is not None and _goes_on_to_say(scene, after, clause))
        if not speaks or not coverage.is_free(span):
            continue
        entry = _body_meant(scene, span) if body and body.start() == start else _entry(scene, span)
        spans = [span, Span(*short.span(1))] if short and coverage.is_free(Span(*short.span(1))) else [span]
        return [OrganizationName(s, entry) for s in spans]
    return []


def _ends(scene: Scene, start: int, limit: int) -> list[int]:
    """Where a name that begins at `start` may end, the longest first."""
    if scene.norm[start : start + 1] in _NOT_FIRST and start not in scene.country_starts:
        return []  # but 以色列公共廣播公司
    ends = []
    for size in range(3, min(15, limit - start) + 1):
        name = scene.norm[start : start + size]
        if _NAME.fullmatch(name) and not set(name) & _NOT_INSIDE and not scene.reports(start, start + size):
            ends.append(start + size)
    return ends[::-1]


def _speaks(scene: Scene, clause: Clause, role: Role, at: int) -> bool:
    """Whether a reporting word closes the clause whose speaker ends at an offset, or, in a headline, a colon."""
    rest = scene.norm[at : clause.span.end]
    if clause.stop not in ("，", "：", "") or (rest and not _AFTER.match(rest)):
        return False
    alone = clause.stop == "：" and not rest and role is not Role.PARAGRAPH  # 消防處：… in a headline
    return alone or (scene.table.ends_with_cue(rest) and len(rest) <= _REST)


def _goes_on_to_say(scene: Scene, at: int, clause: Clause) -> bool:
    """Whether a reporting word follows within a few characters, whatever it says: 檢方也表示反對…."""
    return any(scene.table.cues.match(scene.norm, i, clause.span.end) for i in range(at, min(at + 4, clause.span.end)))


def _entry(scene: Scene, span: Span) -> Entry:
    """What a name tells of an organisation: the country that it begins with, and whether it is a medium."""
    name, country = span.of(scene.norm), scene.country_starts.get(span.start)
    sector = "media" if _MEDIUM.search(name) else ""
    return Entry(name, AgentKind.ORGANIZATION, country.code if country else None, sector)


def _body_meant(scene: Scene, span: Span) -> Entry:
    """Which organisation 檢方 and the like is: the only one of its kind named so far, else one without a name."""
    form = span.of(scene.norm)
    if form in _MEDIA:
        country = scene.country_starts.get(span.start)
        return Entry(form, AgentKind.ORGANIZATION, country.code if country else None, "media", unnamed=True)
    endings = _KINDS.get(form, ())
    before = [o.entry for o in scene.organizations if o.span.end <= span.start]
    meant = {entry.key: entry for entry in before if endings and entry.key.endswith(endings)}
    if len(meant) == 1:
        return next(iter(meant.values()))
    return Entry(form, AgentKind.ORGANIZATION, unnamed=True)


_KINDS = {
    "检方": ("檢署", "檢察署", "检署", "检察署", "檢察院", "检察院"),
    "警方": ("警察局", "警局", "分局", "警務處", "警察署", "警察总署", "警署"),
    "校方": ("大學", "大学", "高中", "國中", "国中", "國小", "国小"),
    "院方": ("醫院", "医院"),
    "指挥中心": ("指揮中心", "指挥中心"),
    "应变中心": ("應變中心", "应变中心"),
    "市府": ("市政府",),
    "县府": ("縣政府", "县政府"),
}


def _repeated(scene: Scene, coverage: Coverage, known: list[OrganizationName]) -> list[OrganizationName]:
    """The other places where organisations of four characters or more, or their short names in brackets, stand."""
    forms = {o.span.of(scene.norm): o.entry for o in known}
    found = []
    for form in sorted((f for f in forms if len(f) >= 4), key=lambda f: (-len(f), f)):
        for match in re.finditer(re.escape(form), scene.norm):
            span = Span(*match.span())
            if coverage.is_free(span) and scene.doc.role_at(span.start) not in (None, Role.BYLINE, Role.META):
                coverage.take(span)
                found.append(OrganizationName(span, forms[form]))
    return found
