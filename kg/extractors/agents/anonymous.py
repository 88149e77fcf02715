"""Unnamed sources: 一名不願具名的國防部官員, 知情人士, 該官員."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.agents.nations import organization_country
from kg.extractors.agents.scene import Coverage, PersonName, Scene
from kg.extractors.mentions import ActorMention
from kg.lexicon import AnonymousHead
from kg.lexicon.context import pattern, word_set
from kg.model import AgentKind, Block, How, Role, Span
from kg.spans import SpanIndex

_QUALIFIER = pattern(r"(?:[一二两三四五六七八九十几数多0-9]+\s?(?:名|位|个)|其中[一二两三]人|<source-qualifier>)+$")
# 一名支持某某某的民眾, 熟悉談判情況的人士: what tells of the source stands before its head.
_TOLD_OF = pattern(
    r"(?:[一二两三四五六七八九十几数多0-9]\s?(?:名|位|个)|[这那该](?:名|位))[^，。；：、「」（）\s]{2,24}的$"
)
_KNOWS = pattern(r"<source-knows>[^，。；：、「」（）\s]{1,24}的$")
_ANYBODY = re.compile(
    r"(?:每|任何)一?(?:名|位|个)?$|各(?:位|级|国)?$|所有$|成为$|等(?:另外|共|其他)?$"
)  # 每一位參議員: nobody in particular; 某某某等3名官員: those named before
# 立法會議員資格, 高層人事變動: the office, not who holds it; 議員團, 委員會: a body.
_OFFICE_ONLY = pattern(r"<office-only>|(?:会(?![见晤谈面同商后前上中])|馆|团|席|制)")
_SOUGHT = pattern(r"<office-sought>$")  # 曾任駐英大使
_IF_SPEAKING = word_set("source-if-speaking")
_STOP = re.compile(r"[，：「]")
_REST = 18  # characters between an unnamed source and the end of the reporting word
_DEFINITE = pattern(
    r"(?:该名?|这名|这位|这些|那名|那位|该位|上述|前述|另外这名)(?:不具名|匿名)?$|^(?:[这该那][名位])[^，]{3,}的$"
)
_ADJECTIVE = pattern(r"(?:<source-adjective>|<office-field>)$")


def find(scene: Scene, coverage: Coverage, names: Sequence[PersonName]) -> tuple[list[ActorMention], list[Span]]:
    """The unnamed sources: heads of the table without a name beside them, and the stretches of these heads."""
    found: list[ActorMention] = []
    heads: list[Span] = []
    coverage = coverage.with_spans(())
    named_at = {n.span.start for n in names}
    named = SpanIndex(names, lambda n: n.phrase)
    for block in scene.doc.blocks:
        if block.role in (Role.BYLINE, Role.META):
            continue
        for match in scene.table.anonymous.find_all(scene.norm, block.span.start, block.span.end):
            head = Span(match.start, match.end)
            if not _is_free_but_organizations(scene, head, coverage) or head.end in named_at:
                continue
            if named.covering(head.start, head.end):
                continue  # 立委（民）某某某
            if scene.norm.startswith("人道", head.end - 1):
                continue  # 負責人 in 負責人道救援
            if head.of(scene.norm) in _IF_SPEAKING and not _leader_speaks(scene, head):
                continue
            if scene.norm.startswith("们", head.end) and _reports(scene, head.end + 1):
                head = Span(head.start, head.end + 1)
            closed = head.end == len(scene.norm) or _OFFICE_ONLY.match(scene.norm, head.end) is not None
            if closed or (found and head in found[-1].span):
                continue
            source = _source(scene, head, match.key, block)
            coverage.take(head)
            before = scene.norm[max(block.span.start, source.phrase.start - 4) : source.phrase.start]
            if _ANYBODY.search(before) or (source.title and not source.qualified and _SOUGHT.search(before)):
                continue
            found.append(source)
            heads.append(head)
    return found, heads


def _source(scene: Scene, head: Span, entry: AnonymousHead, block: Block) -> ActorMention:
    """The mention around a head: with what it belongs to, and as phrase with 一名, 不具名的 and the like as well."""
    start = _modified_start(scene, head.start, block.span.start)
    before = scene.norm[max(block.span.start, start - 14) : start]
    further = scene.norm[max(block.span.start, start - 30) : start]
    qualifier = _QUALIFIER.search(before) or _TOLD_OF.search(further)
    if qualifier is None and _reports(scene, head.end):
        qualifier = _KNOWS.search(further)
    definite = _DEFINITE.search(qualifier.group() if qualifier else before) is not None
    several = scene.norm[head.end - 1] == "们"  # 議員們 are not whoever is one
    bare = start == head.start and qualifier is None and len(head) < 4 and not several
    return ActorMention(
        Span(start, head.end),
        Span(start - (len(qualifier.group()) if qualifier else 0), head.end),
        AgentKind.OFFICIAL if entry.official else AgentKind.PERSON,
        How.NOMINAL,
        "" if definite or bare else scene.norm[start : head.end],
        _country(scene, start, head.end),
        title=_office(scene, head),
        anonymous=True,
        sector=entry.sector,
        qualified=(qualifier is not None or several) and not definite,
    )


def _leader_speaks(scene: Scene, head: Span) -> bool:
    """Whether one country's leader says something in a clause of his own: 該國領導人表示，…; 兩韓領導人 are two."""
    country = scene.country_ends.get(head.start)
    if country is None or len(country.span) < 2 or country.span.start in scene.country_ends:
        return False
    end = _STOP.search(scene.norm, head.end, head.end + _REST)
    return end is not None and scene.table.ends_with_cue(scene.norm[head.end : end.start()])


def _reports(scene: Scene, at: int) -> bool:
    """Whether a reporting word follows, or one character later: 議員們也強調."""
    found = (scene.table.cues.match(scene.norm, i) for i in range(at, at + 2))
    return any(cue is not None and cue.key.takes == "clause" for cue in found)


def _country(scene: Scene, start: int, end: int) -> str | None:
    """The country named last in a phrase, else that of its first organisation that has one.

    One that is only a part of a body's name (國台辦, 美國在台協會) is not named: the body tells its own.
    """
    inside = [scene.organization_starts[s] for s in range(start, end) if s in scene.organization_starts]
    bodies = [o.span for o in inside if not o.entry.generic and o.entry.country]
    named = (c for s in range(start, end) if (c := scene.country_starts.get(s)) and scene.norm[s - 1 : s] != "驻")
    codes = [c.code for c in named if not c.place and not any(c.span in body for body in bodies)]
    if codes:
        return codes[-1]
    return next((code for o in inside if (code := organization_country(scene, o))), None)


def _office(scene: Scene, head: Span) -> str:
    """An unnamed source's office, where its head is one (發言人, 立委)."""
    words = head.of(scene.norm)
    if words in _PARTY_LEGISLATORS:
        return "立委"
    for size in range(len(words), 1, -1):
        title = scene.table.titles.get(words[-size:])
        if title is not None and title.official:
            return scene.doc.article.text[head.end - size : head.end]
    return ""


_PARTY_LEGISLATORS = frozenset(("蓝委", "绿委", "白委"))  # a party's colour and 立委


def _is_free_but_organizations(scene: Scene, span: Span, coverage: Coverage) -> bool:
    """Whether only organisations inside a stretch are taken: 藍 in 藍委."""
    at = span.start
    while at < span.end:
        organization = scene.organization_starts.get(at)
        if organization is not None and organization.span.end <= span.end:
            at = organization.span.end
        elif coverage.is_taken(at):
            return False
        else:
            at += 1
    return True


def _modified_start(scene: Scene, at: int, low: int) -> int:
    """Extend a head to the left over what it belongs to: 國防部, 白宮, 高級, 與會國民黨."""
    while at > low:
        adjective = _ADJECTIVE.search(scene.norm[max(low, at - 4) : at])
        if at in scene.organization_ends:
            at = scene.organization_ends[at].span.start
        elif scene.norm[at - 1] == "籍" and at - 1 in scene.organization_ends:
            at = scene.organization_ends[at - 1].span.start  # 民進黨籍市議員
        elif at in scene.country_ends:
            at = scene.country_ends[at].span.start
            at -= scene.norm[at - 1 : at] == "驻"  # 駐港官員
        elif adjective:
            at -= len(adjective.group())
        else:
            break
    return at


def as_modifiers(mentions: Sequence[ActorMention], sources: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions, where those inside an unnamed source's phrase (國防部 in 國防部官員) only modify it."""
    phrases = SpanIndex(sources, lambda m: m.phrase)
    return [replace(m, modifier=True) if phrases.covering(m.span.start, m.span.end) else m for m in mentions]
