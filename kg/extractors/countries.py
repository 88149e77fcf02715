"""Finds countries: by name, by what stands for them (北京, 白宮, 中方), and by single characters in compounds (美中, 訪美)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.document import Document
from kg.extractors import initials
from kg.extractors.mentions import CountryMention
from kg.extractors.shapes import HAN
from kg.lexicon import CountryChar, Match, Matcher
from kg.lexicon.context import alternation, pattern
from kg.model import Role, Span
from kg.words import is_word

_LOCATIVE_BEFORE = pattern(r"<place-before>$")
_LOCATIVE_AFTER = pattern(r"<place-after>|[0-9０-９]{1,2}日")
_ACTING = pattern(r"<country-acts>")
# 我外交部 where a clause begins or after a preposition, and 侵入我西南空域.
_OWN = pattern(
    r"(?:(?:^|[，。；：、\n\s]|与|和|向|对|由|请|邀|访|据|至|受|经)(?=我<own-body>)"
    r"|(?:侵入|侵扰|进入|扰|距|近)(?=我[㐀-鿿]{2}))(我)"
)
_DAY_BEFORE = re.compile(r"[0-9０-９）同当即翌次本今昨明每平假节生终整隔近连多数]")  # 5日, 同日: a day, not Japan


@dataclass(frozen=True, slots=True)
class _Form:
    code: str | None
    as_place: bool = False
    kind: str = "name"
    codes: tuple[str | None, ...] = ()  # of a compound, character by character: 國台辦 is -, TW, -


@cache
def _forms() -> Matcher[_Form]:
    """Names and metonyms by folded form; a word that merely contains one has no code (印度尼西亞 is listed, 韓國瑜 not)."""
    table: dict[str, _Form] = {form: _Form(code) for form, code in lexicon.country_forms().items()}
    for metonym in lexicon.metonyms():
        table.setdefault(metonym.folded, _Form(metonym.code, metonym.as_place, metonym.kind))
    for word in lexicon.not_countries():
        table.setdefault(word, _Form(None, kind="none"))
    for compound in lexicon.country_words():
        table[compound.folded] = _Form(None, kind="compound", codes=compound.codes)
    return Matcher(table)


@cache
def _chars() -> dict[str, CountryChar]:
    return {entry.folded: entry for entry in lexicon.country_chars()}


@cache
def _contexts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of what may stand right before and right after a country's character."""
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for context in lexicon.country_char_contexts():
        sides[context.position].append(context.folded)
    return re.compile(alternation(sides["before"]) + "$"), re.compile(alternation(sides["after"]))


def find(doc: Document) -> tuple[CountryMention, ...]:
    """All mentions of countries in a document, in order.

    我國 and 對岸 are read from the standpoint of the article's region. A capital or seat that only says where something
    is, is marked `place`. A byline has places only.
    """
    found: list[CountryMention] = []
    for block in doc.blocks:
        covered = block.span.start
        byline = block.role is Role.BYLINE
        for match in _matches(doc, block.span):
            found += _compounds(doc, Span(covered, match.start))
            covered = match.end
            for i, each in enumerate(match.key.codes):
                if each is not None:
                    found.append(CountryMention(Span(match.start + i, match.start + i + 1), each))
            code = _code(match.key, doc.article.region)
            if code is None:
                continue
            span = Span(match.start, match.end)
            region = match.key.kind == "region"  # 加薩 is no name of the country that it is in
            at_home = byline and not doc.norm.startswith("之声", span.end)  # 德國之聲中文網
            place = at_home or region or (match.key.as_place and _is_place(doc, span))
            found.append(CountryMention(span, code, place, region))
        found += _compounds(doc, Span(covered, block.span.end))
    shorts = initials.find(doc, found)
    longer = {c.span.start for c in shorts if len(c.span) > 1}  # 菲國, not 菲
    found = [c for c in initials.corrected(doc, found) if len(c.span) > 1 or c.span.start not in longer]
    return tuple(sorted([*found, *shorts, *_own(doc)], key=lambda c: c.span))


def _own(doc: Document) -> list[CountryMention]:
    """我 before a ministry, mission or what is entered, outside of anybody's quotation: 我外交部, 侵入我空域."""
    own = [Span(*match.span(1)) for match in _OWN.finditer(doc.norm)]
    spoken = (Role.PARAGRAPH, Role.HEADLINE, Role.SUBHEAD, Role.CAPTION)
    return [
        CountryMention(span, doc.article.region)
        for span in own
        if doc.article.region and doc.role_at(span.start) in spoken and doc.quote_at(span.start) is None
    ]


def _matches(doc: Document, block: Span) -> Iterator[Match[_Form]]:
    """Forms from left to right, longest first; a common word gives way to a country that begins inside it (學會中國)."""
    norm, forms, at = doc.norm, _forms(), block.start
    while (match := next(forms.find(norm, at, block.end), None)) is not None:
        if match.key.kind == "none":
            if _opens_pair(doc, match.end - 1) or (match.start > block.start and _opens_pair(doc, match.start - 1)):
                at = match.start + 1
                continue
            inner = next(
                (
                    m
                    for i in range(match.start + 1, match.end)
                    if (m := forms.match(norm, i, block.end)) and m.key.kind != "none" and m.end > match.end
                ),
                None,
            )
            if inner is not None:
                at = inner.start
                continue
        yield match
        at = match.end


def _opens_pair(doc: Document, at: int) -> bool:
    """Whether a pair of countries stands at an offset that common words only seem to cut: 希望 台英持續, 台日 產業."""
    pair, chars = doc.norm[at : at + 2], _chars()
    if len(pair) < 2 or any(c not in chars or chars[c].in_list == "no" or chars[c].code == "IL" for c in pair):
        return False
    if pair[0] == pair[1] or is_word(pair):
        return False  # 成立法案
    return "yes" in (chars[pair[0]].in_list, chars[pair[1]].in_list) and doc.word_at(at) == Span(at, at + 2)


def _code(form: _Form, region: str) -> str | None:
    if form.kind == "self":
        return region
    if form.kind == "opposite":
        return {"TW": "CN", "CN": "TW"}.get(region)
    return form.code


def _is_place(doc: Document, span: Span) -> bool:
    """Whether a capital or seat says only where: 在北京舉行, 台北報導, 北京大學."""
    before, after = doc.norm[max(0, span.start - 4) : span.start], doc.norm[span.end : span.end + 6]
    if _LOCATIVE_AFTER.match(after):
        return True
    return bool(_LOCATIVE_BEFORE.search(before)) and not _ACTING.match(after)


def _compounds(doc: Document, span: Span) -> list[CountryMention]:
    """Single characters that name countries in a stretch without longer forms."""
    chars, norm, found = _chars(), doc.norm, []
    at = span.start
    while at < span.end:
        if norm[at] not in chars:
            at += 1
            continue
        end = at
        while end < span.end and norm[end] in chars:
            end += 1
        found += _run(doc, Span(at, end))
        at = end
    return found


def _run(doc: Document, run: Span) -> list[CountryMention]:
    """The countries in a run of such characters (美中, 台美日, or one alone), by what stands around it."""
    norm, chars = doc.norm, _chars()
    before, after = _contexts()
    entries = {i: chars[norm[i]] for i in range(run.start, run.end)}
    free = {i for i in _free(doc, run, entries) if not norm.startswith(_PARTS_OF_ISLAND, i)}
    if not free:
        return []
    prefix = before.search(norm[max(0, run.start - 3) : run.start])
    suffix = after.match(norm, run.end)
    sure = {i for i in free if entries[i].in_list == "yes"}
    listed = len(run) == 1 and _listed(norm, run, chars)
    mentions = []
    for i in sorted(free):
        entry = entries[i]
        if entry.code == "IL" and _BY_REASON.match(norm, i):
            continue
        beside = {i - 1, i + 1} & free
        if entry.code in _ALLIES:  # 台宏, 台瓜: only beside Taiwan; 宏泰 is a company
            beside = {j for j in beside if entries[j].code == "TW"}
        in_list = bool(beside) and entry.in_list != "no" and (entry.in_list == "yes" or bool(beside & sure))
        visited = (
            prefix is not None
            and entry.after_prefix
            and i == run.start
            and norm[i - 1] not in _NOT_AFTER.get(entry.code, "")
            and _bounded(doc, i, run.end, entry)
        )
        by = entry.code == "IL" and suffix is not None and suffix.group() not in _OF_ISRAEL  # 以國防部的規劃為準
        owner = (
            not by
            and suffix is not None
            and entry.before_noun
            and i == run.end - 1
            and _opens(doc, i, suffix.end(), entry)
        )
        if in_list or visited or owner or (listed and entry.in_list != "no"):
            mentions.append(CountryMention(Span(i, i + 1), entry.code))
    return mentions


_JOURNEY = re.compile(r"之[旅行]|行程|期间|前夕")  # 訪華之旅
_LEADS = frozenset("据而但及遭")
_NOT_AFTER = {"IL": "在來来入"}  # 在以各種方式: a preposition
_OF_ISRAEL = ("军", "方", "媒", "巴", "国防军", "军方", "总理", "总统", "国会", "议会", "外长", "外交部")
# 以哈馬斯違約為由: a preposition
_BY_REASON = re.compile(r"以[^，。；]{1,30}?为(?:由|名|例|准|主|首|号|目标|条件|借口|理由|代价)")
_PARTS_OF_ISLAND = ("中台湾", "中台灣")
_ALLIES = frozenset(
    ("HN", "GT", "PW", "NP", "LU", "LT", "CU", "MN", "SZ", "PY", "BZ", "HT", "VC", "LC", "KN", "MH", "TV", "NR")
)


def _free(doc: Document, run: Span, entries: dict[int, CountryChar]) -> set[int]:
    """The characters of a run that no common word takes away: 午 takes 中 in 中午, 食 takes 美 in 美食."""
    norm = doc.norm
    before, after = _contexts()
    if entries[run.start].code == "JP" and _DAY_BEFORE.match(norm[run.start - 1 : run.start]):
        return set(range(run.start + 1, run.end))  # 5日新會期: a day
    free = set(entries)
    for word in doc.words_in(run):
        left, right = norm[word.start : run.start], norm[run.end : word.end]
        if not (left or right) or not is_word(norm[word.start : word.end]) or _goes_there(norm, word, left, right):
            continue
        if (left and not before.fullmatch(left)) or (right and not after.fullmatch(right)):
            free -= set(range(word.start, word.end))
    # 台美談: a word that only seems to begin inside a pair of countries.
    for i in sorted(set(entries) - free):
        if entries[i].in_list == "yes" and any(j in free and entries[j].in_list == "yes" for j in (i - 1, i + 1)):
            free.add(i)
    return free


def _goes_there(norm: str, word: Span, left: str, right: str) -> bool:
    """Whether a word only seems to hold a country's character: 台後 in 抵台後, or all of 對華政策."""
    if not left:
        return right in ("前", "后") and norm[word.start - 1] in "抵访离返赴"
    journey = _JOURNEY.match(right) is not None or (len(right) > 1 and is_word(right))
    return _contexts()[0].fullmatch(left) is not None and journey


def _bounded(doc: Document, at: int, end: int, entry: CountryChar) -> bool:
    """After a prefix (訪美) the character must end its word; a rare one must not make a common word with it (同意)."""
    word, norm = doc.word_at(at), doc.norm
    if entry.in_list == "weak" and is_word(norm[at - 1 : at + 1]) and norm[at - 1] not in "驻访回":
        return False
    if _JOURNEY.match(norm, end):
        return True
    if _goes_there(norm, word, norm[word.start : at], norm[end : word.end]):
        return True
    return word.end <= end or bool(_contexts()[1].match(doc.norm, end))


def _opens(doc: Document, at: int, end: int, entry: CountryChar) -> bool:
    """Before a noun (美軍) the character must begin its word, and the noun must end one."""
    if entry.in_list == "weak" and is_word(doc.norm[at : at + 2]) and doc.norm[at + 1 : end] not in _OF_ISRAEL:
        return False
    if doc.word_at(end - 1).end != end and not doc.word_at(end - 1).start <= at:
        return False
    if doc.norm[at - 1 : at] in _LEADS:
        return True  # 據美媒報導
    return doc.word_at(at).start >= at or bool(_contexts()[0].search(doc.norm[max(0, at - 3) : at]))


def _listed(norm: str, run: Span, chars: dict[str, CountryChar]) -> bool:
    """美、俄、烏三方: a single character in an enumeration of others."""
    left = norm[run.start - 2 : run.start]
    right = norm[run.end : run.end + 2]
    near_left = len(left) == 2 and left[1] == "、" and left[0] in chars
    near_right = len(right) == 2 and right[0] == "、" and right[1] in chars
    if not (near_left or near_right):
        return False
    return near_left or not HAN.match(norm[run.start - 1 : run.start])
