"""Quotations that belong to a reporting word: the one before it (「…」X說), and the object of a verb of judging."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.document import Document, Quote, Sentence
from kg.extractors.attribution.model import Attribution
from kg.extractors.attribution.place import Place
from kg.extractors.subjects import author_of, subjects_in
from kg.lexicon.context import pattern, word_set

_NAMED = pattern(r"<quoted-noun>$")
_BEFORE_QUOTATION = "。！？\n 」　）"  # what may end the words before one
_OF_HIM = re.compile(r"的|是|为|作|太|很|根本|简直|等")
_PHRASE = 16  # characters that office and name before a person's name may have
_SHORTEST = 3  # characters of a quotation with its stop: 「各位，」她說
_VERDICTS = word_set("verdict")


def quoted_object(place: Place, content: int) -> Quote | None:
    """罵丹麥「忘恩負義」, 說出雙關語「…」: the quotation a few characters on, with no stop between.

    After a verb of judging, or after a noun for what is quoted where the quotation closes its clause.
    """
    judging = place.entry.takes == "verdict" or place.entry.form in _VERDICTS
    last = min(content + 10, place.limit)
    for quote in place.doc.quote_index.beginning(content + 1, last + 1):
        if len(quote.inner) >= 2:
            between = place.doc.norm[content : quote.outer.start]
            whom = next((m for m in place.actors.beginning(content, content + 2) if m.phrase.start == content), None)
            told = quote.outer.start - whom.phrase.end if whom is not None else 0
            if whom is not None and told >= 2 and not _OF_HIM.match(between, whom.phrase.end - content):
                return None  # 指責巴方支持「…」: more is said than what stands in the marks
            after = place.actors.beginning(quote.outer.end, quote.outer.end + _PHRASE)
            if any(m.phrase.start == quote.outer.end and m.title for m in after):
                return None  # 批評「不屈的法蘭西」領導人某某某: the quotation is part of a name
            closes = quote.outer.end >= place.limit or place.doc.norm[quote.outer.end] in "，。；！？就后便"
            named = closes and _NAMED.search(between) is not None
            return quote if (judging or named) and not re.search(r"[，。；：！？（）]", between) else None
    return None


def after_quotation(place: Place) -> Attribution | None:
    """「…」，一名外交官說。 and 「…？」官員反問，…: the quotation just before belongs to the attribution."""
    norm, quote = place.doc.norm, _quotation_before(place)
    if quote is None:
        return None
    ends = norm[quote.inner.end - 1] in "，,。！？」…" or norm[quote.outer.end] in "，。"
    opening = norm[quote.outer.start - 1 : quote.outer.start]
    if len(quote.inner) < _SHORTEST or not ends or opening not in _BEFORE_QUOTATION:
        return None
    first = quote.outer.end
    while norm[first] in "，、 ":
        first += 1
    here = subjects_in(place.doc, place.actors, first, place.cue.start)
    here = here or author_of(place.doc, place.actors, first, place.cue.start)  # 「…」社論寫道。
    if not here or place.entry.act == "hope":
        return None
    tells = place.entry.act == "tell"  # 「…，」發言人告訴記者。
    content = place.sentence.span.end if tells else place.cue.end
    return Attribution(quote.outer.start, place.cue, place.entry.act, content, tuple(here), before=quote)


def led_by_quotation(doc: Document, sentence: Sentence, first: Attribution) -> Attribution:
    """「…？」某某某拿出簡報，質疑…: the first attribution of a sentence, with the quotation before whoever leads that.

    No reporting word need stand in the clause after the quotation; its speaker is who goes on to speak.
    """
    start, subject = sentence.span.start, first.subjects[0] if first.subjects else None
    if subject is None or first.before is not None or subject.phrase.start != start or doc.norm[start - 1] != "」":
        return first
    quote = next((q for q in doc.quote_index.covering(start - 1) if q.depth == 1 and q.outer.end == start), None)
    if quote is None or len(quote.inner) < _SHORTEST or doc.norm[quote.inner.end - 1] not in "，。！？…":
        return first
    if not subject.is_person or doc.norm[quote.outer.start - 1 : quote.outer.start] not in _BEFORE_QUOTATION:
        return first
    return replace(first, start=quote.outer.start, before=quote, embedded=False)


def _quotation_before(place: Place) -> Quote | None:
    """The quotation that ends before the clause of a cue, or inside it: 「…」，官員說; 「…」官員反問; 「…，…」官員說."""
    doc, begin = place.doc, place.begin
    at = begin
    while at > 0 and doc.norm[at - 1] in "，、 ":
        at -= 1
    covering = doc.quote_index.covering(at - 1)
    quote = next((q for q in covering if q.depth == 1 and q.outer.end in (at, begin)), None)
    if quote is None:  # the cue's clause begins inside the quotation
        inside = doc.quote_index.covering(begin)
        quote = next((q for q in inside if q.depth == 1 and q.outer.end <= place.cue.start), None)
    if quote is None:
        quote = next((q for q in doc.quote_index.within(begin, place.cue.start) if q.depth == 1), None)
        if quote is not None and doc.norm[begin : quote.outer.start].strip():
            return None
    return quote
