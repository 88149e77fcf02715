"""Reporting words of one sentence that take up the speaker of the one before: 並宣布…, X表示…，強調…, X讚揚…，冀…."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.attribution.model import Attribution
from kg.extractors.attribution.place import Place, content_start
from kg.extractors.attribution.reported import is_too_short
from kg.words import is_word

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


def carried_on(attribution: Attribution, found: Sequence[Attribution], begin: int) -> Attribution:
    """X批評，中國說一套做一套，並宣布…: whoever is named in X's words does not speak by 並宣布; X does.

    Args:
        found: the attributions of the sentence before it.
        begin: where the clause of its reporting word begins.
    """
    if not found or not attribution.earlier:
        return attribution
    previous, cue = found[-1], attribution.cue
    same = previous.subject is attribution.subject and previous.until is None
    if same and cue is not None and cue.start == begin and attribution.act in ("say", "request"):
        return replace(attribution, subjects=(), earlier=False, joined=True, start=cue.start)  # X表示…，強調…
    speaker = previous.subject
    if not attribution.joined or speaker is None or previous.embedded:
        return attribution
    if speaker.sector == "media" or previous.act == "cite":
        return attribution  # who is named in a report may speak in it
    named_in_words = previous.content <= attribution.subjects[0].phrase.start
    return replace(attribution, subjects=(), earlier=False) if named_in_words else attribution
