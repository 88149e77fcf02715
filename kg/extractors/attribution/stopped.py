"""Attributions by a reporting word with a stop or quotation mark after it: X表示，…"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.document import Document
from kg.extractors.attribution.at_once import asked_about, passive_agent
from kg.extractors.attribution.before import LEADING_LINK, LINK, rest, start_of
from kg.extractors.attribution.model import Attribution
from kg.extractors.attribution.place import Place
from kg.extractors.attribution.quoted import after_quotation
from kg.extractors.cues import cues
from kg.extractors.mentions import ActorMention
from kg.extractors.shapes import HAN
from kg.extractors.subjects import Subjects
from kg.lexicon.context import pattern
from kg.words import is_word

_WHAT_ABOUT = re.compile(r"^(?:就|关于|对于|针对|围绕|谈到|谈及)[^，]{2,30}$")  # 關於修憲稱，…
_ADVERB = pattern(r"<link-adverb>$")
_UNNAMED_SOURCE = re.compile(r"^(?:另|又)?(?:根据|据|综合)[^，]*$")
_SUPPOSED = re.compile(r"(?:若|如果|倘若|假如|一旦)[^，]{0,6}$")
# 店員說，…: a speaker of whom nothing else is known
_SOMEBODY = pattern(r"[㐀-鿿]{1,12}<speaker-ending>$")
_TOPIC = 12  # characters of what is called so in quotation marks, at most
_SPEAKING = frozenset("说称指讲")  # words of one character that always report
_ACTS = frozenset(("声明", "致函", "喊冤", "叫屈", "回击", "揭发", "检举", "抱怨", "诉苦"))  # 發出聲明，強調…
_TURN = re.compile(r"(?:问|答|记者问|记者|本报|主持人|媒体问)\s?[：:]")
_INTERVIEW = re.compile(r"专访|采访|受访|访问时|访谈|对谈")
_REPORTER_GOES_ON = re.compile(r"并(?!非|不)|也|随后|接着")


def with_stop(place: Place, content: int, subjects: Subjects) -> Attribution | None:
    """The attribution of such a word, or None if it makes none.

    Args:
        content: where the words after it begin.
        subjects: who stands before it.
    """
    previous = after_quotation(place)
    if previous is not None:
        return replace(previous, content=content)
    sealed = _asked_about_quotation(place, content)
    if sealed is not None:
        return sealed
    before, here = place.before, subjects.actors
    if not here and place.entry.form == "答" and _begins_block(place):
        return Attribution(place.begin, place.cue, place.entry.act, content, _answerer(place))
    apart = passive_agent(place) if place.entry.act != "think" else ()  # 為了避免被總統懷疑，…
    if apart:  # 部長遭立委某某某批評，…
        return Attribution(place.begin, place.cue, place.entry.act, content, apart, joined=True)
    before_another = place.entry.takes in ("comma", "verdict") or place.entry.act == "deny" or place.entry.form in _ACTS
    if before_another and _cue_begins(place, content):
        return None  # 發文，形容…; 發聲明駁斥，指…: the second word reports
    if place.entry.takes == "comma" and _REPORTER_GOES_ON.match(place.doc.norm, content):
        return None  # 連續發文，並由辦公室發布聲明
    if place.entry.takes == "comma" and _names_a_topic(place, content):
        return None
    if not here and _UNNAMED_SOURCE.match(before):
        return None  # 另據報導，: by whom, nobody tells
    gap = before[here[-1].phrase.end - place.begin :] if here and not subjects.earlier else before
    if _SUPPOSED.search(gap):
        return None  # 某某某若要叫屈，…
    if (
        here
        and not subjects.earlier
        and here[-1].key
        and here[-1].kind is None
        and rest(gap)
        and _SOMEBODY.fullmatch(gap)
    ):
        return Attribution(place.begin, place.cue, place.entry.act, content, unknown=True)  # 菲律賓返台旅客說，…
    if (subjects.earlier or not here) and (other := rest(_WHAT_ABOUT.sub("", before))):
        if _SOMEBODY.search(other):
            return Attribution(place.begin, place.cue, place.entry.act, content, unknown=True)
        if len(other) > 4:
            return None
    if not subjects.actors and place.begin > place.sentence.span.start and place.doc.norm[place.begin - 1] == "：":
        return None  # 展現應有的角色：在支持時明確表態，…: an item of what somebody lists
    if len(place.entry.form) == 1:
        if not here and not LEADING_LINK.match(before):
            return None
        word = place.doc.word_at(place.cue.start)
        glued = word.start < place.cue.start and (subjects.earlier or is_word(word.of(place.doc.norm)))
        if glued and place.entry.form not in _SPEAKING:
            return None  # 被高等法院撤銷發回，…; 接受訪問，…
    if place.entry.act == "deny" and _another_speaks(place, content):
        return None  # 不僅俄方否認，白宮發言人某某某也回應稱…
    joined = bool(LINK.match(gap)) or bool(_ADVERB.search(before))
    return Attribution(
        start_of(place, subjects.start, here, earlier=subjects.earlier, joined=joined),
        place.cue,
        place.entry.act,
        content,
        here,
        embedded=place.doc.innermost_quote(place.cue.start) is not None,
        joined=joined,
        earlier=subjects.earlier and bool(here),
    )


def _asked_about_quotation(place: Place, content: int) -> Attribution | None:
    """針對國台辦稱「…」，某某某批評，…: the quotation that another is asked about."""
    quote, asked = place.doc.quote_opening_at(content), asked_about(place)
    if quote is None or not asked:
        return None
    start, end = quote.inner.start, quote.inner.end
    return Attribution(place.begin, place.cue, place.entry.act, start, asked, embedded=True, strong=False, until=end)


def _another_speaks(place: Place, at: int) -> bool:
    """Whether the clause at an offset has a speaker and a reporting word of its own."""
    clause = next((c.span for c in place.sentence.clauses if at in c.span), None)
    if clause is None:
        return False
    leading = next((m for m in place.actors.beginning(at, at + 16) if m.phrase.start == at and not m.modifier), None)
    after = leading.phrase.end if leading is not None else clause.end
    ends = range(after, min(after + 4, clause.end))
    return any(cues().match(place.doc.norm, i, clause.end + 1) is not None for i in ends)


def _begins_block(place: Place) -> bool:
    block = place.doc.block_of(place.cue.start)
    return block is not None and place.doc.blocks[block].span.start == place.cue.start


def _answerer(place: Place) -> tuple[ActorMention, ...]:
    """答：… in a transcript: the person whom the text before its questions introduces by title and name, in the sentence
    on the interview if there is one, else last. Whom a question names is asked about."""
    doc = place.doc
    turns = (b.span.start for b in doc.blocks if _TURN.match(doc.norm, b.span.start, b.span.end))
    asked = min(next(turns, place.begin), place.begin)
    introduced = [m for m in place.actors.before(asked) if m.is_person and m.title and m.key]
    if not introduced:
        introduced = [m for m in place.actors.before(place.begin) if m.is_person and m.title and m.key]
    interviewed = [m for m in introduced if _is_in_interview(doc, m)]
    return tuple((interviewed or introduced)[-1:])


def _is_in_interview(doc: Document, mention: ActorMention) -> bool:
    """Whether the clause after a name tells that he is interviewed: 議員某某某接受本報專訪時說."""
    sentence = doc.sentence_at(mention.span.start)
    return sentence is not None and _INTERVIEW.search(doc.norm, mention.phrase.end, sentence.span.end) is not None


def _names_a_topic(place: Place, content: int) -> bool:
    """Whether a quotation is only part of a noun: 談及「台灣有事」論."""
    quote = place.doc.quote_opening_at(content)
    if quote is None or len(quote.inner) > _TOPIC or place.doc.norm[quote.inner.end - 1] in "。！？…":
        return False
    return HAN.match(place.doc.norm, quote.outer.end) is not None


def _cue_begins(place: Place, at: int) -> bool:
    """Whether a reporting word, other than one of headlines only (要), begins at an offset."""
    cue = cues().match(place.doc.norm, at)
    word = place.doc.word_at(at)
    inside = cue is not None and cue.end < word.end and is_word(word.of(place.doc.norm))  # 問 in 問題
    return cue is not None and cue.key.takes != "headline" and not inside
