"""Reporting words of one sentence that take up the speaker of the one before: 並宣布…, X表示…，強調…, X讚揚…，冀…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.attribution.model import Attribution
from kg.extractors.attribution.place import Place, content_start
from kg.extractors.attribution.reported import is_too_short
from kg.extractors.mentions import ActorMention
from kg.model import How
from kg.words import is_word

_GOING_ON = ("say", "request", "ask", "verdict")
_OPINIONS = ("认为", "建议")  # 相信 or 估計 in somebody's words only qualifies them
_CONCLUDES = re.compile(r"(?:所以|因此|但|而|那|不过|因为|故)")
_SUPPOSED = re.compile(r"(?:若|如果|倘若|一旦|只要)[^，]*，")  # 若是政治考量，要求…: one sentence
_OWN_DEED = re.compile(r"[他她](?:已经?|早已?|曾经?|刚刚?|也已|当场|当时)$")
CONVICTIONS = frozenset(("相信", "坚信", "深信"))
_ROW = frozenset("指冀吁促称")


def in_a_row(place: Place, found: Sequence[Attribution]) -> Attribution | None:
    """X讚揚…，指輿論認為…，冀議員…: a word of one character that begins a clause carries X on.

    Args:
        found: the attributions of the sentence so far.
    """
    previous = next((a for a in reversed(found) if not a.embedded or a.subjects), None)
    if previous is None or place.before or place.entry.form not in _ROW or place.doc.norm[place.begin - 1] != "，":
        return None
    content, strong = content_start(place)
    if content is None or strong or is_too_short(place, content, near=False, joined=True):
        return None
    word = place.doc.word_at(place.cue.start).of(place.doc.norm)
    if place.doc.innermost_quote(place.cue.start) is not None or (len(word) > 1 and is_word(word)):
        return None
    return Attribution(place.begin, place.cue, place.entry.act, content, joined=True, strong=False)


def carried_on(place: Place, attribution: Attribution, found: Sequence[Attribution]) -> Attribution:
    """X批評，中國說一套做一套，並宣布…: whoever is named in X's words does not speak by 並宣布; X does.

    Args:
        place: where the reporting word of the attribution stands.
        found: the attributions of the sentence before it.
    """
    if found and (end := _quotation_end(place, found[-1])) is not None and attribution.joined:
        return replace(attribution, subjects=(), earlier=False, start=max(attribution.start, end))
    if not found or not attribution.earlier:
        return attribution
    previous, subject = found[-1], attribution.subjects[0]
    named_in_words = previous.content <= subject.phrase.start
    supposed = _SUPPOSED.fullmatch(place.doc.norm, previous.content, place.begin) is not None
    if _goes_on(place) and previous.content < place.begin and previous.until is None and not supposed:
        own = named_in_words and speaks_for(previous.subject, subject)
        goes_on = "；" not in place.doc.norm[previous.content : place.begin]
        own = own or (previous.strong and goes_on and place.entry.form in _ROW)  # 指A，指B
        reported = previous.act == "cite" or (previous.subject is not None and previous.subject.sector == "media")
        same = own or (not named_in_words and previous.subject in (None, attribution.subject))
        far = previous.strong and "，" in place.doc.norm[subject.phrase.end : place.begin - 1]
        if same or (named_in_words and not reported and (far or subject.how is not How.NAME)):
            return replace(attribution, subjects=(), earlier=False, joined=True, start=place.cue.start)
    speaker = previous.subject
    if attribution.joined and not previous.subjects and not previous.unknown and not named_in_words:
        return replace(attribution, subjects=(), earlier=False)  # …，敦促…，並重申…: both by whoever spoke before
    if not attribution.joined or speaker is None or previous.embedded:
        return attribution
    if speaker.sector == "media" or previous.act == "cite":
        return attribution  # who is named in a report may speak in it
    return replace(attribution, subjects=(), earlier=False) if named_in_words else attribution


def after_sealed(attribution: Attribution, found: Sequence[Attribution]) -> Attribution:
    """針對A稱…，B直言，…: B's attribution takes in the clause about A's words, but not these."""
    end = found[-1].until if found else None
    return attribution if end is None or end <= attribution.start else replace(attribution, start=end)


def is_conviction(attribution: Attribution, place: Place, found: Sequence[Attribution]) -> bool:
    """X說，…，他相信…: what somebody believes, told in his own words, is part of them."""
    subject = attribution.subject
    inside = bool(found) and found[-1].strong and found[-1].content <= attribution.start
    opens = inside and found[-1].content == attribution.start  # X表示，他認為…
    concludes = place.entry.act == "think" and (opens or _CONCLUDES.match(place.before) is not None)  # …，所以他認為…
    tells = opens and _OWN_DEED.search(place.before) is not None  # X表示，她已要求…: she tells what she has done
    believes = concludes or tells or place.entry.form in CONVICTIONS
    return inside and believes and subject is not None and subject.how is How.PRONOUN


def speaks_for(speaker: ActorMention | None, side: ActorMention) -> bool:
    """Whether a country is the one that a person who speaks is of."""
    if speaker is None or not speaker.is_person or side.kind is not None:
        return False
    return side.country is not None and side.country == speaker.country


def _goes_on(place: Place) -> bool:
    """Whether a reporting word that begins its clause can be the next one of who spoke before: X表示…，強調…."""
    entry = place.entry
    if place.before or (entry.act == "ask" and len(entry.form) == 1):
        return False  # 問到門口就停
    return entry.act in _GOING_ON or entry.form in _OPINIONS


def _quotation_end(place: Place, previous: Attribution) -> int | None:
    """Where the quotation ends that the reporting word before opens in the same clause: X直呼「…」並強調，…"""
    if not place.begin <= previous.content <= place.cue.start:
        return None
    quote = place.doc.quote_opening_at(previous.content)
    return quote.outer.end if quote is not None and quote.outer.end <= place.cue.start else None
