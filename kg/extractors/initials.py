"""Finds the first characters of countries that an article names in full: 帛方 and 帛國 after 帛琉, 中老鐵路 after 老撾."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.document import Document
from kg.extractors.mentions import CountryMention
from kg.lexicon import country_forms
from kg.lexicon.context import alternation, pattern
from kg.model import Role, Span
from kg.spans import SpanIndex
from kg.words import is_word

# Of these, 方 and 國 make words of their own (南方, 立國, 新方案), so that a country's initial is none.
_NEVER = frozenset("中大小上下东西南北多立土比平地古新爱圣万安王外各三两本")
_SIDES = dict(zip("中美日韩俄英法德印台", ("CN", "US", "JP", "KR", "RU", "GB", "FR", "DE", "IN", "TW"), strict=True))
_TO = frozenset("驻访援")
_STATE = pattern(r"<state-of-initial>")
_SIDE_OR_STATE = re.compile(r"方(?![案法向式针略面便位程])|国(?![际家会防内库道歌旗语术企画])")


def find(doc: Document, named: Sequence[CountryMention]) -> list[CountryMention]:
    """What stands for countries by their first character, where the article names them in full elsewhere."""
    codes = _initials(doc, named)
    if not codes:
        return []
    taken = SpanIndex(named, lambda c: c.span)
    found: list[CountryMention] = []
    for match in re.finditer(alternation(codes), doc.norm):
        at = match.start()
        for mention in (*_meant(doc, at, codes[match.group()]), *_paired(doc, at, codes)):
            clear = not taken.covering(mention.span.start, mention.span.end)
            if clear and doc.role_at(at) not in (None, Role.BYLINE) and mention not in found:
                found.append(mention)
    return found


def corrected(doc: Document, found: Sequence[CountryMention]) -> list[CountryMention]:
    """The mentions, where 烏方 and the like mean the one country so begun that the article names: 烏茲別克, not 烏克蘭."""
    codes = _initials(doc, found)
    named = {c.code for c in found if len(c.span) > 2 or c.span.of(doc.norm)[-1] not in "方国"}
    meant = {m.span: codes.get(doc.norm[m.span.start], m.code) for m in found if m.span.of(doc.norm)[1:] == "方"}
    return [replace(m, code=meant[m.span]) if m.span in meant and m.code not in named else m for m in found]


def _initials(doc: Document, named: Sequence[CountryMention]) -> dict[str, str]:
    """The code by first character of the countries named in full; none where two begin alike."""
    forms, codes = country_forms(), dict[str, str]()
    for country in named:
        form = country.span.of(doc.norm)
        if len(form) < 2 or forms.get(form) != country.code or form[0] in _NEVER or form[0] in _SIDES:
            continue
        if codes.setdefault(form[0], country.code) != country.code:
            codes[form[0]] = ""
    return {initial: code for initial, code in codes.items() if code}


def _meant(doc: Document, at: int, code: str) -> Iterable[CountryMention]:
    """The mentions that an initial at an offset makes: with 方 or 國, beside another country, before what a state has."""
    norm, word = doc.norm, doc.word_at(at)
    if _SIDE_OR_STATE.match(norm, at + 1) and word.end <= at + 2 and word.start >= at - 1:
        yield CountryMention(Span(at, at + 2), code)
        return
    if len(word) > 2 and is_word(word.of(norm)):
        return
    if norm[at - 1 : at] in _TO and word.end == at + 1 and word.start >= at - 1 and not is_word(norm[at - 1 : at + 1]):
        yield CountryMention(Span(at, at + 1), code)
    state = _STATE.match(norm, at + 1)
    if state and word.start >= at and not is_word(norm[at : at + 2]):
        yield CountryMention(Span(at, at + 1), code)


def _paired(doc: Document, at: int, codes: Mapping[str, str]) -> Iterable[CountryMention]:
    """An initial with the character of another country beside it that makes a pair: 中老鐵路, 坦贊鐵路."""
    norm = doc.norm
    for start in (at - 1, at):
        pair = norm[max(0, start) : start + 2]
        known = [codes.get(c) or _SIDES.get(c) for c in pair]
        if len(pair) < 2 or None in known or pair[0] == pair[1]:
            continue
        first, last = doc.word_at(start), doc.word_at(start + 1)
        apart = first == Span(start, start + 1) and last == Span(start + 1, start + 2)
        if first == Span(start, start + 2) or (apart and not is_word(norm[start + 1 : start + 3])):
            yield from (CountryMention(Span(start + i, start + i + 1), code) for i, code in enumerate(known) if code)
