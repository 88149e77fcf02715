"""Names in no table, beside a title: 國防部長顧立雄, 龔明鑫部長, 外長拉斯穆森."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.agents.phrases import chinese_name_at, phrase_start, titles_around
from kg.extractors.agents.reaching import UNIT_ENDS, name_end, word_before
from kg.extractors.agents.scene import Coverage, PersonName, Scene
from kg.extractors.names import JAPANESE, NOT_GIVEN, follows_a_name, name_before, opens_name
from kg.extractors.shapes import HAN
from kg.lexicon import OfficeTitle, fold, organization_forms
from kg.lexicon.context import pattern, word_set
from kg.model import AgentKind, Role, Span
from kg.words import is_word

_HEADS = ("head", "business", "military")  # 隊長 is told of teams too
_PUBLIC = frozenset(("ministry", "agency", "government", "office", "military", "court", "local", "parliament", "bank"))
_LONGER_TITLES = ("首席", "官员")
_DOTTED_NAME = re.compile(r"[㐀-鿿]{1,6}·[㐀-鿿]")  # 英國廣播公司駐華記者勞拉·比克
_PARTY = re.compile(r"（[㐀-鿿]{1,4}）")  # 立委（民）某某某
_BODY_FOLLOWS = re.compile(r"(?<=[员委事表])(?:会(?![见晤谈面同商后前上中])|团)")
_WORDS_TOO = word_set("surname-and-word")
_PRIVATE_BODY = pattern(r"<private-body>(?:荣誉|名誉|前|副|创会|执行)?$")


def find(scene: Scene, coverage: Coverage, known: Sequence[PersonName]) -> list[PersonName]:
    """The names beside titles.

    Args:
        coverage: what is taken by other names.
        known: the names found so far; 高市首相 is 高市早苗 if she is among them.
    """
    found: list[PersonName] = []
    coverage = coverage.with_spans(())
    for block in scene.doc.blocks:
        if block.role is Role.BYLINE:
            continue
        for match in scene.titles_in(block.span):
            byline = match.key.form == "記者" and _DOTTED_NAME.match(scene.norm, match.end) is None
            if byline or scene.norm.startswith(_LONGER_TITLES, match.end - 1):
                continue  # bylines inside captions: 記者某某某攝; 民主黨首席議員: no 黨首; 外交官員: no 外交官
            title = Span(match.start, match.end)
            if match.key.kind != "candidate" and _BODY_FOLLOWS.match(scene.norm, match.end):
                continue  # 委員會, 議員團
            around = _around(scene, title, match.key, block.span, coverage)
            if around is not None:
                found.append(around)
                coverage.take(around.span)
                continue
            names = _after(scene, title, match.key, block.span, coverage)
            names = names or _before(scene, title, match.key, block.span, coverage)
            entry, first = match.key, None
            official = (entry.official and not _of_private_body(scene, title)) or _of_state(scene, title, entry)
            for span in names:
                country = entry.country or ("JP" if _is_japanese(scene, span) else None)
                name = person(scene, span, (*known, *found), official=official, country=country)
                if first is not None:  # 立法委員陳素月、陳秀寳等人: the title holds for the whole list.
                    name = replace(name, title=first.title, country=name.country or first.country)
                first = first or name
                found.append(name)
                coverage.take(span)
    return found


def _is_japanese(scene: Scene, name: Span) -> bool:
    return len(name) in (4, 5) and scene.norm[name.start : name.start + 2] in JAPANESE


def _of_state(scene: Scene, title: Span, entry: OfficeTitle) -> bool:
    """Whether a head's title that companies and teams have too is one of a public body: 中央銀行副總裁, 專勤隊隊長."""
    if entry.official or entry.kind not in _HEADS:
        return False
    forms, start = organization_forms(), phrase_start(scene, title.start)
    bodies = (o for i in range(start, title.start) if (o := scene.organization_starts.get(i)))
    known = (forms.get(fold(o.entry.key)) for o in bodies)
    return any(body is not None and body.kind in _PUBLIC for body in known)


def _of_private_body(scene: Scene, title: Span) -> bool:
    """Whether a title is one of a company, club or association: 集團主席 is no official."""
    return _PRIVATE_BODY.search(scene.norm[max(0, title.start - 4) : title.start]) is not None


def person(
    scene: Scene, span: Span, known: Sequence[PersonName], *, official: bool, country: str | None = None
) -> PersonName:
    """A name at a place with what stands around it.

    Args:
        known: the names found before it.
        official: whether it is an official's.
        country: whose, where the words around it do not tell.
    """
    title, phrase, named = titles_around(scene, span)
    form = span.of(scene.norm)
    key = scene.table.canonical(form)
    if key == form and len(form) == 2:  # 高市首相 after 高市早苗
        earlier = (n for n in known if n.span.start < span.start)
        key = next((n.key for n in earlier if n.span.of(scene.norm).startswith(form)), key)
    if key == form and "·" in form:  # 馬可·魯比奧, where the tables have the surname
        last = form.rsplit("·", 1)[1]
        listed = scene.table.canonical(last)
        key = listed if listed != last else form
    if key == form:  # 米斯里 after 維克拉姆·米斯里
        key = next((n.key for n in known if n.span.of(scene.norm).endswith("·" + form)), key)
    return PersonName(span, key, AgentKind.OFFICIAL if official else AgentKind.PERSON, named or country, title, phrase)


def _around(scene: Scene, title: Span, entry: OfficeTitle, block: Span, coverage: Coverage) -> PersonName | None:
    """The name whose surname stands before a title and whose given name after it: 林部長佳龍, 蔡總統英文."""
    norm, table = scene.norm, scene.table
    start, end = title.start - 1, title.end + 2
    if not entry.surname or start < block.start or end > block.end or norm[start] not in table.surnames - _WORDS_TOO:
        return None
    given, before = norm[title.end : end], norm[start - 1 : start]
    key = table.canonical(norm[start] + given)
    known = key != norm[start] + given
    if HAN.match(before) and not opens_name(norm, start):
        return None
    closed = end == block.end or norm[end] in "：（"  # 主持人：簡副主委明哲
    if not known and (
        (is_word(given) and not closed) or set(given) & NOT_GIVEN or not all(HAN.match(c) for c in given)
    ):
        return None
    if any(table.cues.match(norm, at) for at in (title.end, title.end + 1)) or not follows_a_name(
        norm, end, block.end, table
    ):
        return None
    written = title.of(scene.doc.article.text)
    span = Span(start, end)
    if not coverage.is_free(span):
        return None
    kind = AgentKind.OFFICIAL if entry.official else AgentKind.PERSON
    return PersonName(span, key, kind, entry.country, written, Span(phrase_start(scene, start), end))


def _after(scene: Scene, title: Span, entry: OfficeTitle, block: Span, coverage: Coverage) -> list[Span]:
    """The name after a title, or the names: 立法委員陳素月、陳秀寳等人."""
    norm, at = scene.norm, title.end
    if not entry.before:
        return []
    if norm[at : at + 1] == "」" and norm[title.start - 1 : title.start] == "「":
        at += 1  # 「立委」某某某
    party = _PARTY.match(norm, at, block.end)
    at = party.end() if party else at
    while at < block.end and norm[at] == "·":
        at += 1
    if at >= block.end or coverage.is_taken(at) or _another_title(scene, at):
        return []
    end = name_end(scene, title, at, block.end, country=entry.country)
    if end == at or not coverage.is_free(Span(at, end)):
        return []
    names = [Span(at, end)]
    while norm[end : end + 1] in ("、", "和", "与", "及") and end + 1 < block.end:
        following = _listed_name(scene, end + 1, block.end, len(names))
        if following - end - 1 < 2 or not coverage.is_free(Span(end + 1, following)):
            break
        if norm[end] != "、" and norm[following : following + 1] not in "等，、。今昨两三四五均都":
            break
        names.append(Span(end + 1, following))
        end = following
    return names


def _listed_name(scene: Scene, at: int, limit: int, before: int) -> int:
    """The end of a further name in a list: a Chinese one, a foreign one with a dot, or, after three, what stands so."""
    dotted = _DOTTED.match(scene.norm, at, limit)
    if dotted:
        return dotted.end()
    end = chinese_name_at(scene, at, limit)
    if end > at and _is_unit(scene, at, end, limit):
        end = at
    if before >= 3 and (end == at or scene.norm[end : end + 1] not in "、，和及与等。"):
        item = _LISTED.match(scene.norm, at, limit)
        end = item.end() if item and not is_word(item.group()) else end
    return end


_DOTTED = re.compile(r"[㐀-鿿]{2,5}(?:·[㐀-鿿]{2,6})+(?=[、，。和及与等])")
_LISTED = re.compile(r"[㐀-鿿]{2,4}(?=[、，])")


def _is_unit(scene: Scene, at: int, end: int, limit: int) -> bool:
    """Whether what looks like a name is a body's: 木可公司 in …、木可公司董事長, 歐洲司 in …、歐洲司副司長."""
    norm = scene.norm
    cut = not follows_a_name(norm, end, limit, scene.table) and is_word(norm[end - 1 : end + 1])
    return cut or (norm[end - 1] in UNIT_ENDS and is_word(norm[at : end - 1]))


def _another_title(scene: Scene, at: int) -> bool:
    found = scene.table.titles.match(scene.norm, at)
    return found is not None and found.end - found.start >= 2


def _before(scene: Scene, title: Span, entry: OfficeTitle, block: Span, coverage: Coverage) -> list[Span]:
    """The name before a title: 龔明鑫部長."""
    if not entry.after or title.start <= block.start or coverage.is_taken(title.start - 1):
        return []
    if scene.norm[title.start - 1] == "前":
        return []  # 尹前總統: the surname of one named elsewhere
    start = name_before(scene.norm, title.start, block.start, scene.table)
    if start == title.start:
        start = word_before(scene, title.start, block.start)
    if start in scene.country_starts or title.start in scene.country_ends:
        return []
    span = Span(start, title.start)
    return [span] if start < title.start and coverage.is_free(span) else []
