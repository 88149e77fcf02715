"""Attributions by a reporting word: X表示，…, X要求…, 並強調…, 「…」X說.

Each reporting word of a sentence is looked at in its place: the clause before it (negated? a noun? who is the subject?)
and what follows it (a stop, a quotation mark, or the words at once).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.document import Document, Sentence
from kg.extractors.attribution.carried import carried_on, in_a_row
from kg.extractors.attribution.model import Attribution
from kg.extractors.attribution.place import Place, clause_start, content_start, place_of
from kg.extractors.attribution.quoted import after_quotation, quoted_object
from kg.extractors.attribution.reported import (
    asserts,
    clause_from,
    is_noun_phrase,
    is_too_short,
    judges,
    subordinate_length,
)
from kg.extractors.cues import cues
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.extractors.shapes import HAN
from kg.extractors.subjects import ADVERBIALS, OCCASION, Subjects, leads_clause, subjects_in, subjects_of
from kg.lexicon.context import pattern, word_set
from kg.model import Span
from kg.words import is_word

_LINK = pattern(r"(?:今天|昨天|随后|会后|事后|之后|最后|当场|[0-9]+日|下午|上午|晚间)?<link>")
_ADVERB = pattern(r"<link-adverb>$")
_BRACKET = re.compile(r"^（[^）]*）")
_LEADING_LINK = pattern(r"^(?:<link-opening>，?)?(?:并|也|还|另|又|更|再|亦|同时|则|且|但|而)")
_HYPOTHETICAL = pattern(r"<hypothetical>$")
_HYPOTHETICAL_GAP = pattern(r"^<unlike-words>")
_MANNER = pattern(r"<manner>|[向对跟][^，]{1,8}?(?=$)|[以用][^，]{1,8}?(?:方式|行动|语气|口吻|态度|姿态)")
_NOUNS = word_set("reporting-noun")
_NOUN_BEFORE = pattern(r"(?<![对就])<before-reporting-noun>$")  # 此回應 is a noun, 對此回應 is not
_UNNAMED_SOURCE = re.compile(r"^(?:另|又)?(?:根据|据|综合)[^，]*$")
_AS_EXPECTED = pattern(r"(?!如[今此何果])<as-expected>[^，]*$")
_EXCEPT = ("除", "除了")  # 除詢問提名規畫，也…
_ANNOUNCED = pattern(
    r"(?:<link>|<link-adverb>|[今昨]天?)?(?:提出|发表|表达|说出|抛出)(?:不同|相同|类似)?<opinion-noun>，"
)
_CONVICTIONS = frozenset(("相信", "坚信", "深信"))
_TAKEN_UP = ("say", "request")
_SPEAKING = frozenset("说称指讲")  # words of one character that always report
_REPORTER_GOES_ON = re.compile(r"并(?!非|不)|也|随后|接着")


def find(doc: Document, sentence: Sentence, actors: MentionIndex, *, short: bool) -> list[Attribution]:
    """The attributions of a sentence by reporting words, in order of these.

    Args:
        short: whether the sentence is a headline or the like.
    """
    found: list[Attribution] = []
    taken = -1
    cited = sentence.span.start
    for match in cues().find(doc.norm, sentence.span.start, sentence.span.end):
        if match.start < taken:
            continue
        place = place_of(doc, sentence, actors, Span(match.start, match.end), match.key, cited, short=short)
        if place is None:
            continue
        place = _within_words(place, found)
        attribution = _at(place) or in_a_row(place, found)
        if attribution is not None:
            found.append(carried_on(place, attribution, found))
            taken = attribution.content
            if attribution.act == "cite":
                cited = attribution.content  # 法新社引述一名幕僚的話說: who speaks is named after 引述
    return found


def _within_words(place: Place, found: Sequence[Attribution]) -> Place:
    """A稱B要求…, A表示B對他說「…」: the words that A's reporting word opens are the clause of B's, if B leads them."""
    opened = found[-1].content if found else 0
    if not place.begin < opened < place.cue.start:
        return place
    subjects = subjects_in(place.doc, place.actors, opened, place.cue.start)
    leads = bool(subjects) and subjects[0].phrase.start == opened
    return replace(place, begin=opened) if leads else place


def _at(place: Place) -> Attribution | None:
    """The attribution that a reporting word makes in its place, or None if it makes none."""
    entry = place.entry
    if place.before in _EXCEPT or _AS_EXPECTED.search(place.before):
        return None  # 結果如黨團預期，…
    content, strong = content_start(place)
    if content is None:
        return after_quotation(place)  # 「…」，一名外交官說。 The cue ends its clause; the words stand before it.
    if entry.takes == "colon" or (entry.takes in ("headline", "wish") and (strong or not place.short)):
        return None if strong or entry.takes != "wish" else _wish(place, content)
    if entry.form in _NOUNS and (_NOUN_BEFORE.search(place.before) or _is_noun(place)):
        return None
    subjects = subjects_of(place.doc, place.sentence, place.actors, place.begin, place.cue.start)
    if subjects.crowd:
        return None
    if place.short and not subjects.actors and place.cue.start == place.sentence.span.start:
        subjects = _of_the_part_before(place)
    if strong:
        return _with_stop(place, content, subjects)
    attribution = _at_once(place, content, subjects)
    quotation = after_quotation(place) if attribution is not None and attribution.subjects else None
    if attribution is None or quotation is None or quotation.before is None:
        return attribution
    return replace(attribution, start=quotation.start, before=quotation.before, embedded=False)  # 「…！」某某某呼籲…


def _of_the_part_before(place: Place) -> Subjects:
    """某某某辭職 稱健康欠佳: who leads the part of a headline before the one that a reporting word begins."""
    doc, start = place.doc, place.sentence.span.start
    before = next((s for s in reversed(doc.sentences) if s.span.end <= start), None)
    if before is None or before.block != place.sentence.block:
        return Subjects((), start, earlier=False)
    here = subjects_in(doc, place.actors, before.span.start, before.span.end)[:1]
    leads = bool(here) and leads_clause(doc, before.span.start, here[0])
    return Subjects(tuple(here) if leads else (), start, earlier=False)


def _is_noun(place: Place) -> bool:
    """Whether 中, 裡 or 上 after a cue makes it a noun (聲明中祝賀…); 中央 after it does not."""
    word = place.doc.word_at(place.cue.end)
    return word.of(place.doc.norm) in ("中", "里", "上", "内") and word.start == place.cue.end


def _with_stop(place: Place, content: int, subjects: Subjects) -> Attribution | None:
    """A cue with a stop or quotation mark after it: 表示，…"""
    previous = after_quotation(place)
    if previous is not None:
        return replace(previous, content=content)
    before, here = place.before, subjects.actors
    if place.entry.takes == "comma" and (
        _REPORTER_GOES_ON.match(place.doc.norm, content) or _cue_begins(place, content)
    ):
        return None  # 連續發文，並由辦公室發布聲明; 發文，形容…: the second word reports
    if place.entry.takes == "comma" and _names_a_topic(place, content):
        return None
    if not here and _UNNAMED_SOURCE.match(before):
        return None  # 另據報導，: by whom, nobody tells
    gap = before[here[-1].phrase.end - place.begin :] if here and not subjects.earlier else before
    if (subjects.earlier or not here) and len(_rest(before)) > 4:
        return None  # 原選舉區選舉人提議，: somebody else, of whom nothing is known
    if not subjects.actors and place.begin > place.sentence.span.start and place.doc.norm[place.begin - 1] == "：":
        return None  # 展現應有的角色：在支持時明確表態，…: an item of what somebody lists
    if len(place.entry.form) == 1:
        if not here and not _LEADING_LINK.match(before):
            return None
        word = place.doc.word_at(place.cue.start)
        glued = word.start < place.cue.start and (subjects.earlier or is_word(word.of(place.doc.norm)))
        if glued and place.entry.form not in _SPEAKING:
            return None  # 被高等法院撤銷發回，…; 接受訪問，…
    joined = bool(_LINK.match(gap)) or bool(_ADVERB.search(before))
    return Attribution(
        _start(place, subjects.start, here, earlier=subjects.earlier, joined=joined),
        place.cue,
        place.entry.act,
        content,
        here,
        embedded=place.doc.innermost_quote(place.cue.start) is not None,
        joined=joined,
        earlier=subjects.earlier and bool(here),
    )


def _names_a_topic(place: Place, content: int) -> bool:
    """Whether a quotation is only part of a noun: 談及「台灣有事」論."""
    quote = next(iter(place.doc.quote_index.beginning(content, content + 1)), None)
    return quote is not None and HAN.match(place.doc.norm, quote.outer.end) is not None


def _cue_begins(place: Place, at: int) -> bool:
    """Whether a reporting word, other than one of headlines only (要), begins at an offset."""
    cue = cues().match(place.doc.norm, at)
    return cue is not None and cue.key.takes != "headline"


def _rest(before: str) -> str:
    """What is left of the words before a reporting word without times, links, occasions and manners."""
    return ADVERBIALS.sub("", _without_manner(before))


def _without_manner(words: str) -> str:
    """Words without the occasion, the manner and whom something is said to."""
    return _MANNER.sub("", OCCASION.sub("", words))


def _start(place: Place, start: int, here: tuple[ActorMention, ...], *, earlier: bool, joined: bool) -> int:
    """Where an attribution begins: with the clause of its subject if that is an earlier one and nothing links back."""
    if earlier and here and not joined:
        return min(start, clause_start(place.doc, place.sentence, here[0].phrase.start))
    return start


def _at_once(place: Place, content: int, subjects: Subjects) -> Attribution | None:
    """A cue whose words follow at once: 並重申台灣是…, 要求美方處理…. Its subject must be near, or linked by 並, 也."""
    norm, entry, before = place.doc.norm, place.entry, place.before
    if len(entry.form) == 1 and _is_inside_word(place):
        return None  # 訪問, 贊成, 促成
    here, earlier = (() if subjects.earlier else subjects.actors), subjects.earlier
    if not here:
        here = _passive_agent(place)
        earlier = earlier and not here
    gap = norm[here[-1].phrase.end : place.cue.start] if here else before
    quoted = quoted_object(place, content)
    if quoted is not None and (here or place.short):
        return Attribution(
            subjects.start,
            place.cue,
            entry.act,
            quoted.inner.start,
            here,
            embedded=True,
            strong=False,
            until=quoted.inner.end,
        )
    clause = clause_from(place, content)
    if entry.takes == "comma" and not (here and not gap and asserts(clause[3:])):
        return None
    if here:
        if not _near_enough(place, content, gap):
            return None
    elif earlier and subjects.actors and len(_without_manner(gap)) <= 2 and (len(entry.form) > 1 or not before):
        here = subjects.actors  # 川普丟出長文，宣布2月1日起…: the subject of the clause before acts on
    elif not _linked_without_subject(place):
        return None
    if entry.takes == "verdict" and not judges(place, content, near=bool(here) and not gap):
        return None
    announced = earlier and bool(here) and _ANNOUNCED.fullmatch(norm[here[-1].phrase.end : place.cue.start]) is not None
    linked = _LINK.match(gap) if here and not earlier else _LEADING_LINK.match(before)
    joined = bool(linked) or announced
    near = bool(here) and not gap
    if entry.act == "think" and is_noun_phrase(clause):
        return None  # 擔心自己的安全
    if is_too_short(place, content, near=near, joined=joined):
        return None
    length = subordinate_length(place, content)
    if here and not joined and (_HYPOTHETICAL.search(gap) or _HYPOTHETICAL_GAP.match(gap)):
        return None
    return Attribution(
        _start(place, subjects.start, here, earlier=earlier, joined=bool(linked)),
        place.cue,
        entry.act,
        content,
        here,
        embedded=not joined and entry.act != "cite",
        joined=joined or not here,
        strong=False,
        earlier=earlier and bool(here),
        until=content + length if length is not None else None,
    )


def _wish(place: Place, content: int) -> Attribution | None:
    """A wish told as such: 部長希望各方…. Within somebody's words it opens nothing."""
    here = subjects_in(place.doc, place.actors, place.begin, place.cue.start)
    if not here or not leads_clause(place.doc, place.begin, here[0]):
        return None
    gap = place.doc.norm[here[-1].phrase.end : place.cue.start]
    if (gap and not _LINK.fullmatch(gap)) or is_too_short(place, content, near=False, joined=False):
        return None
    if place.doc.innermost_quote(place.cue.start) is not None:
        return None
    return Attribution(place.begin, place.cue, place.entry.act, content, tuple(here), strong=False)


def _passive_agent(place: Place) -> tuple[ActorMention, ...]:
    """被中國視為: the actor between 被 and the cue."""
    norm, cue = place.doc.norm, place.cue
    inside = place.actors.within(place.begin, cue.start)
    return tuple(m for m in inside if m.phrase.end == cue.start and norm[m.phrase.start - 1] == "被")


def _near_enough(place: Place, content: int, gap: str) -> bool:
    """Whether a cue belongs to the subject before it, by the words between (`gap`) and the cue's own kind."""
    doc, cue, single = place.doc, place.cue, len(place.entry.form) == 1
    gap = _BRACKET.sub("", gap)
    if len(gap) > 16 or gap[:1] == "的" or (single and len(OCCASION.sub("", gap)) > 4):
        return False
    if place.entry.act == "hope":
        objects = place.actors.within(content, content + 12)
        if gap or not any(m.span.start == content for m in objects):
            return False
    return not single or place.short or _is_word_alone(doc, cue, gap)


def _is_inside_word(place: Place) -> bool:
    """Whether a cue of one character belongs to a longer word that is no cue itself."""
    word = place.doc.word_at(place.cue.start)
    form = word.of(place.doc.norm)
    linked = word.end == place.cue.start + 1 and _LINK.fullmatch(form[:-1])  # 又稱
    return len(word) == 2 and is_word(form) and cues().get(form) is None and not linked


def _is_word_alone(doc: Document, cue: Span, gap: str) -> bool:
    """Whether a cue of one character is no part of a longer word (稱讚); 又稱 after a subject is 又 and 稱."""
    first, last = doc.word_at(cue.start), doc.word_at(cue.end - 1)
    if gap and not _LINK.fullmatch(gap) and first.start < cue.start and is_word(first.of(doc.norm)):
        return False
    return last.end == cue.end or (not is_word(last.of(doc.norm)) and not gap)


def _linked_without_subject(place: Place) -> bool:
    """Whether 並, 也 and the like, or its place at the sentence's beginning, give a cue without subject to whoever spoke."""
    before = place.before
    if not before and place.begin == place.sentence.span.start:
        return len(place.entry.form) > 1 and place.entry.act in _TAKEN_UP  # …。呼籲各方…
    if place.entry.form in _CONVICTIONS:
        return False  # 並堅信…: one's words go on
    link = _LEADING_LINK.match(before)
    if link is None or len(OCCASION.sub("", before)) > 6:
        return False
    return len(place.entry.form) > 1 or link.end() >= len(before)
