"""Reads the noun phrase around a name or title: office, unit, organisation and country before it, title after it."""

from __future__ import annotations

import re

from kg.extractors.agents.nations import organization_country
from kg.extractors.agents.places import (
    branch_before,
    city_before,
    city_unit_start,
    field_start,
    local_start,
    posted_start,
)
from kg.extractors.agents.scene import Scene
from kg.extractors.names import chinese_name
from kg.extractors.shapes import HAN
from kg.lexicon import OfficeTitle, country_forms, fold
from kg.lexicon.context import pattern, word_set
from kg.model import Span
from kg.words import is_word

_AMBIGUOUS_SURNAMES = word_set("surname-and-word")
_MODIFIER = pattern(r"<title-modifier>$")
_INCUMBENT = re.compile(r"现任|时任|资深|同党|新任|友邦|知名|著名")
_UNIT = pattern(r"[㐀-鿿]{1,12}<unit-ending>$")  # 刑事局偵查科, 北美司, 国家国际发展合作署
_UNIT_LEAD = re.compile(
    r"(?:对于|针对|关于|有关|至于|根据|据|随着|由|邀请|包括|以及|另|但|而|与|和|及|向)(?=[㐀-鿿]{3})"
)
_PARTY_UNIT = pattern(r"<party-unit>$")
# 投資貿易及工業部 before 副部長, 外交政策 before 發言人.
_FIELDS = pattern(r"(?:<office-part>(?:及|与|和|暨|、)?)*<office-part>(?:部|省|局|署|厅|处|司|室)?$")
_FIELDS_LONGEST = 18  # characters of the fields before an office
_CLOSES = "，。；：！？\n 　「（"  # nothing before these belongs to a phrase
_LONGEST = 80  # characters of office and country before a name that are looked at
_PLAIN_UNIT = 8  # characters; a longer stretch is a unit's name only without words that no name has
_UNIT_CHARACTERS = frozenset("局司处室组署所科")
_SCARE = re.compile(r"「[㐀-鿿]{2,6}」$")
_PARTY = re.compile(r"（[㐀-鿿]{1,4}）$")
_CLOSED = re.compile(r"(?:^|[，。；：、（「\s的]|[^㐀-鿿])$")
_UNIT_HEAD = re.compile(r"(?:部|局|署|厅|司|处|院|所|室|区|州|市|县|省)长$")  # a title that holds its unit: 部長
_GOVERNMENT = re.compile(r"(?:自治政府|联邦政府|政府|王国|共和国|联邦|市|省|州)$")
_NOT_IN_ORGANIZATIONS = word_set("not-in-organization")
_PLACES = frozenset("市县州省区")


def titles_around(scene: Scene, name: Span) -> tuple[str, Span, str | None]:
    """The office written beside a name, the phrase around both, and the code of the country that the phrase names."""
    norm, text = scene.norm, scene.doc.article.text
    limit = scene.block_end(name.start)
    end = name.end
    after = scene.table.titles.match(norm, end, limit)
    title_after = ""
    if after is not None and after.key.after and not _name_follows(scene, after.end, limit):
        end, title_after = after.end, text[after.start : after.end]
    start = phrase_start(scene, name.start)
    title_before = _office(scene, start, name.start)
    country = _country_in(scene, start, name.start)
    if start == name.start and norm[start - 1 : start] == "的":
        held = _held_before(scene, start - 1)
        if held is not None:
            title_before, country = _office(scene, held, start - 1), _country_in(scene, held, start - 1)
            title_before = "前" + title_before if norm[held - 2 : held] != "现任" else title_before
            start = held
    if title_after and not _has_title(scene, title_before):
        organization = scene.organization_ends.get(name.start)
        title_before = _joined(title_before, title_after) if organization is not None else ""
    return title_before or title_after, Span(start, end), country


def _joined(organization: str, title: str) -> str:
    """The office of 行政院某某某院長: 行政院長; of 外交部某某某次長: 外交部次長."""
    return organization + (title[1:] if organization.endswith(title[:1]) else title)


def _held_before(scene: Scene, end: int) -> int | None:
    """Where the office in 曾任國安會副秘書長的某某某 begins, for the offset of 的; None if there is none."""
    start = phrase_start(scene, end)
    held = start < end and scene.norm[start - 2 : start] in ("曾任", "担任", "出任", "做过", "当过", "现任")
    return start if held else None


def _country_in(scene: Scene, start: int, end: int) -> str | None:
    """The country named last in a phrase outside of organisations' names, else that of an organisation in it."""
    codes = [
        c.code
        for s in range(start, end)
        if (c := scene.country_starts.get(s))
        and not c.place
        and not _in_organization(scene, s)
        and scene.norm[s - 1 : s] != "驻"
        and not (s in scene.organization_ends and _PARTY_UNIT.fullmatch(scene.norm, s, s + 5))
    ]
    return codes[-1] if codes else _last_organization_country(scene, start, end)


def country_before(scene: Scene, title: int) -> str | None:
    """The country named right before a title that begins at an offset, over organisations and titles between."""
    start = phrase_start(scene, title)
    codes = [scene.country_starts[s].code for s in range(start, title) if s in scene.country_starts]
    return codes[-1] if codes else _last_organization_country(scene, start, title)


def _last_organization_country(scene: Scene, start: int, end: int) -> str | None:
    inside = [scene.organization_starts[s] for s in range(start, end) if s in scene.organization_starts]
    return next((code for o in reversed(inside) if (code := organization_country(scene, o))), None)


def title_ending(scene: Scene, at: int) -> OfficeTitle | None:
    """The longest title (of two characters or more) that ends at an offset."""
    for length in range(8, 1, -1):
        found = scene.table.titles.get(scene.norm[max(0, at - length) : at])
        if found is not None:
            return found
    return None


def chinese_name_at(scene: Scene, at: int, limit: int) -> int:
    """The end of a Chinese name at `at`, or `at`; a surname that is also a function word must open a longer word."""
    country = scene.country_starts.get(at)
    if country is not None and len(country.span) > 1:
        return at  # 韓國 is no Mr 韓
    if any((c := scene.country_starts.get(i)) and len(c.span) > 1 for i in range(at + 1, at + 3)):
        return at  # 民眾高舉格陵蘭旗
    if scene.norm[at : at + 1] in _AMBIGUOUS_SURNAMES:
        word = scene.doc.word_at(at)
        common = len(word) == 2 and is_word(word.of(scene.norm))  # 支持 in 支持度
        known = len(word) == 3 and is_word(word.of(scene.norm)) and word.of(scene.norm) not in scene.table.not_names
        if word.start != at or len(word) < 2 or common or (is_word(scene.norm[at + 1 : at + 3]) and not known):
            return at
    return chinese_name(scene.norm, at, limit, scene.table)


def phrase_start(scene: Scene, at: int) -> int:
    """Extend a phrase to the left over titles, organisations, countries and words such as 前, 時任, 同黨.

    Args:
        at: the offset where the name or title begins.
    Returns:
        The offset where the phrase begins: `at` itself if nothing belongs to it.
    """
    block = scene.doc.block_of(at - 1) if at else None
    low = max(scene.doc.blocks[block].span.start, at - _LONGEST) if block is not None else at
    while at > low:
        start = _part_start(scene, at, low)
        if start == at:
            break
        at = start
    return at


def _part_start(scene: Scene, at: int, low: int) -> int:
    """Where the part of a phrase that ends at `at` begins, or `at` if there is none."""
    norm = scene.norm
    if norm[at - 1] in _CLOSES:
        return at
    modifier = _MODIFIER.search(norm[max(low, at - 4) : at])
    if modifier:
        return at - len(modifier.group())
    unit = _PARTY_UNIT.search(norm[max(low, at - 8) : at])
    if unit and at - len(unit.group()) in scene.organization_ends:
        return at - len(unit.group())  # 國民黨組發會
    scare = _SCARE.search(norm[max(low, at - 8) : at])
    if scare and title_ending(scene, at - 1) is not None:
        return at - len(scare.group())  # 「立委」某某某
    for place in (city_before(scene, at, low), branch_before(scene, at, low)):
        if place is not None:
            return place
    party = _PARTY.search(norm[max(low, at - 6) : at])
    if party and title_ending(scene, at - len(party.group())) is not None:
        return at - len(party.group())  # 立委（民）某某某
    if norm[at - 1] in "人籍" and at - 1 in scene.organization_ends:
        return at - 1  # 共和黨人, 國民黨籍立委
    if norm[at - 1] == "、" and title_ending(scene, at - 1) is not None:
        return at - 1  # 國務委員、外交部長王毅
    country = scene.country_ends.get(at)
    if country is not None:
        start = country.span.start
        return start - 1 if start > low and norm[start - 1] == "驻" else start
    organization = scene.organization_ends.get(at)
    if organization is not None:
        return organization.span.start
    lengths = range(10, 0, -1)
    titles = [n for n in lengths if at - n >= low and scene.table.titles.get(norm[at - n : at]) is not None]
    # 國民黨主席: the title that an organisation stands before, not 黨主席.
    after_owner = (n for n in titles if at - n in scene.organization_ends or at - n in scene.country_ends)
    title = next(after_owner, titles[0] if titles else 0)
    start = _title_start(scene, at - title, at, low) if title else _unit_start(scene, at, low)
    return start if start < at else _fields_start(scene, at, low)


def _fields_start(scene: Scene, at: int, low: int) -> int:
    """Where the fields before an office at an offset begin (外交政策 in 外交政策發言人), or `at`."""
    if at in scene.organization_ends or scene.table.titles.match(scene.norm, at) is None:
        return at
    low = max(low, at - _FIELDS_LONGEST)
    low = next((i for i in range(at - 1, low, -1) if i in scene.organization_ends or i in scene.country_ends), low)
    fields = _FIELDS.search(scene.norm[low:at])
    return at - len(fields.group()) if fields else at


def _title_start(scene: Scene, start: int, end: int, low: int) -> int:
    """Where a title begins, with an unlisted ministry before it: 烏茲別克緊急情況部長."""
    if (
        _UNIT_HEAD.search(scene.norm[start:end])
        and start not in scene.organization_ends
        and start not in scene.country_ends
    ):
        place = city_unit_start(scene, local_start(scene, start, low), low)
        return _ministry(scene, start, low) or (place if place < start else field_start(scene, start, low))
    posted = posted_start(scene, start, end, low)
    return posted if posted is not None else local_start(scene, start, low)


def _ministry(scene: Scene, at: int, low: int) -> int:
    """Where an unlisted ministry before 部長 begins, right after a country or organisation, or 0."""
    if at in scene.organization_starts or scene.norm[at] in _PLACES:
        return 0  # 國防部長: the ministry is part of the title; 台北地院審理前新竹市長: a city's
    for start in range(at - 1, max(low, at - 8), -1):
        if not HAN.match(scene.norm[start]):
            return 0
        if (start <= at - 2 and start in scene.country_ends) or start in scene.organization_ends:
            named = not set(scene.norm[start:at]) & _NOT_IN_ORGANIZATIONS and title_ending(scene, start + 1) is None
            return start if named and not scene.reports(start, at) else 0  # 行政院長某某某率部長某某某
    return 0


def _unit_start(scene: Scene, at: int, low: int) -> int:
    """Where a government or unit that ends at `at` begins (丹麥自治政府, 刑事局偵查科), or `at`."""
    norm = scene.norm
    government = _GOVERNMENT.search(norm[max(low, at - 5) : at])
    if government and at - len(government.group()) in scene.country_ends:
        return at - len(government.group())
    unit = _UNIT.search(norm[max(low, at - 16) : at])
    unit_start = at - len(unit.group()) if unit else at
    lead = _UNIT_LEAD.match(norm, unit_start, at)
    unit_start = lead.end() if lead else unit_start
    if (
        unit
        and (lead or _CLOSED.search(norm[max(0, unit_start - 1) : unit_start]))
        and _may_be_unit(scene, unit_start, at)
    ):
        return unit_start
    unit_start = max(unit_start, at - _PLAIN_UNIT)
    if norm[at : at + 1] in _UNIT_CHARACTERS and (owner := _owner_end(scene, max(low, at - 6), at + 1, low)):
        return owner
    if unit and (owner := _owner_end(scene, unit_start, at, low)):
        return owner
    if (norm[at - 1] == "长" and at - 1 in scene.organization_ends) or norm[at - 1] == "兼":
        return at - 1
    return at


def _may_be_unit(scene: Scene, start: int, end: int) -> bool:
    if scene.reports(start, end):
        return False  # 謝家希望現任縣議會議長
    if end - start <= _PLAIN_UNIT:
        return True
    words = set(scene.norm[start:end]) & _NOT_IN_ORGANIZATIONS
    return not words and not any(i in scene.country_ends or i in scene.organization_ends for i in range(start + 1, end))


def _owner_end(scene: Scene, start: int, end: int, low: int) -> int:
    """Where an organisation or country ends inside a stretch that a word such as 局 or 室 closes, or 0."""
    run = _HAN_RUN.search(scene.norm[start:end])
    start = end - len(run.group()) if run else end
    ends = (i for i in range(start, end - 1) if i > low)
    return next((i for i in ends if i in scene.organization_ends or i in scene.country_ends), 0)


_HAN_RUN = re.compile(r"[㐀-鿿]*$")


def _office(scene: Scene, start: int, end: int) -> str:
    """The office inside a phrase: what is left of it without the country's name and 現任, 時任, 資深."""
    at = start
    while at < end:
        country = scene.country_starts.get(at)
        modifier = _INCUMBENT.match(scene.norm, at, end)
        if country is not None and country.span.end <= end and _is_qualifier(scene, country.span):
            at = country.span.end
        elif modifier:
            at = modifier.end()
        else:
            break
    office = re.sub(r"[（(][^（()）]*[）)]|[「」“”]", "", scene.doc.article.text[at:end])
    return "" if office.endswith("籍") else office  # 民眾黨籍某某某 holds none


def _is_qualifier(scene: Scene, country: Span) -> bool:
    """Whether a country stands before an office by its name, not inside an organisation's (美國在台協會)."""
    organization = scene.organization_starts.get(country.start)
    inside = organization is not None and organization.span.end > country.end
    return not inside and country_forms().get(country.of(scene.norm)) is not None


def _has_title(scene: Scene, office: str) -> bool:
    """Whether an office as written ends in a title, not only in an organisation (外交部章以恆次長)."""
    folded = fold(office)
    return folded.endswith("长") or any(scene.table.titles.get(folded[-n:]) is not None for n in range(1, 9))


def _in_organization(scene: Scene, at: int) -> bool:
    """Whether a character lies inside an organisation's name (台 in 國台辦)."""
    nearby = range(max(0, at - 14), at + 1)
    return any((o := scene.organization_starts.get(i)) and o.span.end > at for i in nearby)


def _name_follows(scene: Scene, at: int, limit: int) -> bool:
    return scene.table.names.match(scene.norm, at, limit) is not None and chinese_name_at(scene, at, limit) > at
