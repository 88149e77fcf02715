"""Attributions by a reporting word whose words follow at once: 並重申台灣是…, 要求美方處理…, 部長希望各方…"""

from __future__ import annotations

import re

from kg.document import Document
from kg.extractors.attribution.before import LEADING_LINK, LINK, start_of, without_manner
from kg.extractors.attribution.carried import CONVICTIONS
from kg.extractors.attribution.model import Attribution
from kg.extractors.attribution.place import Place
from kg.extractors.attribution.quoted import quoted_object
from kg.extractors.attribution.reported import (
    asserts,
    clause_from,
    is_noun_phrase,
    is_too_short,
    judges,
    subordinate_length,
)
from kg.extractors.cues import cues
from kg.extractors.mentions import ActorMention
from kg.extractors.subjects import OCCASION, OF_SPEECH, Subjects, leads_clause, subjects_in
from kg.lexicon.context import pattern
from kg.model import Span
from kg.words import is_word

_BRACKET = re.compile(r"^（[^）]*）")
_HYPOTHETICAL = pattern(r"<hypothetical>$")
_HYPOTHETICAL_GAP = pattern(r"^<unlike-words>")
_ANNOUNCED = pattern(
    r"(?:<link>|<link-adverb>|[今昨]天?)?(?:提出|发表|表达|说出|抛出)(?:不同|相同|类似)?<opinion-noun>，"
)
_MATTER = re.compile(r"^[㐀-鿿]{2,10}(?:问题|疑虑|做法|作法|政策|方案|动机)$")
_RELATIVE = re.compile(r"[^，的]{1,16}的(?:声音|声浪|呼声)|[^，]{1,24}的(?:证据|文章|论据)$")
_ABOUT = re.compile(r"(?:针对|对于|关于|面对|至于)")
_LAST_OF_SEVERAL = re.compile(r"[^，。；、]{1,12}(?:、[^，。；、]{1,12})*[、与和及]")
_LETTERS = frozenset(("致函", "致信", "去信", "发函", "致电", "写信", "上书"))
_TOLD = 6  # characters of what somebody says on an occasion; 公布消息後 tells nothing
_OCCASION_END = re.compile(r"([^，。；：「」]{1,60}?)(?:之后|之前|之际|后|前)(?!任|往|来|者|沿|线|面)")
_AIM = re.compile(r"(?:针对|就|对于?|向)[^，]{2,20}$")
_OPENING = pattern(r"<link-opening>，")  # 同時，呼籲…
_ONLY = ("只", "仅", "只是", "仅仅", "都", "也都", "竟", "竟然", "甚至")  # 不願證實，只說內容保密
_OFFICE_AND_NAME = 24  # characters that an office and its holder's name take
_FLATLY = re.compile(r"(?:是|并非|并没有|并未|没有|绝无|绝非|只是|仅是|不是|不会|从未)")  # 澄清是翻譯誤會
_STOPS = "，。；！？"
_MODALS = frozenset("要会将应需须已")
_TAKEN_UP = ("say", "request")


def at_once(place: Place, content: int, subjects: Subjects) -> Attribution | None:
    """The attribution of such a word, or None if it makes none: its subject must be near, or linked by 並, 也.

    Args:
        content: where the words after it begin.
        subjects: who stands before it.
    """
    norm, entry, before = place.doc.norm, place.entry, place.before
    if entry.form in _LETTERS:
        return None  # 致函部長表示…: the second word reports
    if len(entry.form) == 1 and _is_inside_word(place):
        return None  # 訪問, 贊成, 促成
    here, earlier = (() if subjects.earlier else subjects.actors), subjects.earlier
    apart = () if here else passive_agent(place) or asked_about(place)
    ending = _OCCASION_END.match(norm, content, place.limit)
    if ending is not None and (speaker := speaker_on_occasion(place)) is not None:
        start, end = speaker.phrase.start, ending.end(1)
        if end - content < _TOLD:
            return None
        return Attribution(start, place.cue, entry.act, content, (speaker,), embedded=True, strong=False, until=end)
    if apart:
        here, earlier = apart, False
    gap = norm[here[-1].phrase.end : place.cue.start] if here else before
    near = bool(here) and not gap
    quoted = quoted_object(place, content)
    if quoted is not None and entry.act == "request" and norm[quoted.outer.end] == "，":
        quoted = None  # 呼籲院長「免驚」，對法案要堅持: what is asked for goes on
    # …，痛批市府「…」。 Whoever spoke in the clauses before judges in a word.
    again = (
        quoted is not None and entry.takes == "verdict" and earlier and not before and norm[quoted.outer.end] in _STOPS
    )
    if quoted is not None and (here or place.short or again):
        start, until, who = quoted.inner.start, quoted.inner.end, here or (subjects.actors if again else ())
        return Attribution(
            subjects.start, place.cue, entry.act, start, who, embedded=True, strong=False, until=until, earlier=again
        )
    clause = clause_from(place, content)
    if entry.takes == "comma" and not (near and (asserts(clause[3:]) or _FLATLY.match(clause))):
        return None
    if here:
        if not _near_enough(place, content, gap):
            return None
    elif earlier and subjects.actors and len(without_manner(gap)) <= 2 and _takes_up(entry.form, before):
        here = subjects.actors  # 川普丟出長文，宣布2月1日起…: the subject of the clause before acts on
    elif not _linked_without_subject(place):
        return None
    announced = earlier and bool(here) and _ANNOUNCED.fullmatch(norm[here[-1].phrase.end : place.cue.start]) is not None
    linked = LINK.match(gap) if here and not earlier else LEADING_LINK.match(before)
    joined = bool(linked) or announced
    follows = joined or (earlier and bool(here) and not before)  # 指控…，要求重新計票
    if _says_nothing(place, content, clause, near=bool(here) and not gap, joined=follows):
        return None
    if here and not joined and (_HYPOTHETICAL.search(gap) or _HYPOTHETICAL_GAP.match(gap)):
        return None
    length = len(clause) if apart else subordinate_length(place, content)
    return Attribution(
        start_of(place, subjects.start, here, earlier=earlier, joined=bool(linked)),
        place.cue,
        entry.act,
        content,
        here,
        embedded=not joined and entry.act != "cite",
        joined=joined or not here,
        strong=False,
        earlier=earlier and bool(here) and not announced,
        until=content + length if length is not None else None,
    )


def _takes_up(form: str, before: str) -> bool:
    """Whether a reporting word takes the subject of an earlier clause: 宣布, but 稱 only alone or with a link before it."""
    return len(form) > 1 or not before or before in _ONLY or LEADING_LINK.fullmatch(before) is not None


def _says_nothing(place: Place, content: int, clause: str, *, near: bool, joined: bool) -> bool:
    """Whether what follows a reporting word is no more than what it is about: 擔心自己的安全, 質疑電價調漲問題."""
    act = place.entry.act
    if place.entry.takes == "verdict" and not judges(place, content, near=near):
        return True
    if place.entry.form == "提到" and _lists_names(place, content, content + len(clause)):
        return True
    if _RELATIVE.match(clause) and act in ("say", "request", "deny", "verdict"):
        return True  # 國會山批評中國的聲音在減弱
    if (act == "think" and is_noun_phrase(clause)) or (act == "ask" and _MATTER.search(clause)):
        return True
    return is_too_short(place, content, near=near, joined=joined)


def _lists_names(place: Place, start: int, end: int) -> bool:
    """Whether a clause only lists who or what is named: 日本、韓國與菲律賓."""
    last = next((m for m in place.actors.within(start, end) if m.phrase.end == end), None)
    return last is not None and _LAST_OF_SEVERAL.fullmatch(place.doc.norm, start, last.phrase.start) is not None


def wish(place: Place, content: int) -> Attribution | None:
    """A wish told as such: 部長希望各方…. Within somebody's words it opens nothing."""
    here = subjects_in(place.doc, place.actors, place.begin, place.cue.start)
    if not here or not leads_clause(place.doc, place.begin, here[0]):
        return None
    gap = place.doc.norm[here[-1].phrase.end : place.cue.start]
    if (gap and not LINK.fullmatch(gap)) or is_too_short(place, content, near=False, joined=False):
        return None
    if place.doc.innermost_quote(place.cue.start) is not None:
        return None
    return Attribution(place.begin, place.cue, place.entry.act, content, tuple(here), strong=False)


def passive_agent(place: Place) -> tuple[ActorMention, ...]:
    """被中國視為, 遭立委批評: the actor between 被 and the cue."""
    norm, cue = place.doc.norm, place.cue
    inside = place.actors.within(place.begin, cue.start)
    heard = "被遭获经" if place.entry.act == "tell" else "被遭"  # 官員獲港府告知，…
    return tuple(m for m in inside if m.phrase.end == cue.start and norm[m.phrase.start - 1] in heard)


def speaker_on_occasion(place: Place) -> ActorMention | None:
    """總統 in 飛彈是在總統宣布撤軍之後發射的: who speaks on an occasion that is only told of."""
    inside = place.actors.within(place.begin, place.cue.start)
    mention = next((m for m in inside if m.phrase.end == place.cue.start and not m.modifier), None)
    return mention if mention is not None and place.doc.norm[mention.phrase.start - 1] in "在当" else None


def asked_about(place: Place) -> tuple[ActorMention, ...]:
    """針對國台辦稱…，部長直言: whose words another is asked about, in the clause that tells what it is about."""
    norm, cue = place.doc.norm, place.cue
    for mention in place.actors.within(place.begin, cue.start):
        about = _ABOUT.fullmatch(norm, place.begin, mention.phrase.start) is not None
        about = about or (norm[place.begin : mention.phrase.start] == "对" and _is_told_of(place, mention))
        if about and not mention.modifier and cue.start - mention.phrase.end <= 2:
            return (mention,)
    return ()


def _is_told_of(place: Place, mention: ActorMention) -> bool:
    """Whether 對 before a name opens what another is asked about (對A主動說出「…」，B並未否認), not whom somebody speaks to.

    Then an adverb stands between the name and the reporting word, and another leads the next clause.
    """
    after = next((c.span for c in place.sentence.clauses if c.span.start >= place.cue.end), None)
    if after is None or mention.phrase.end == place.cue.start:
        return False
    leading = place.actors.within(after.start, after.start + _OFFICE_AND_NAME)
    return any(m.phrase.start == after.start and not m.modifier for m in leading)


def _near_enough(place: Place, content: int, gap: str) -> bool:
    """Whether a cue belongs to the subject before it, by the words between (`gap`) and the cue's own kind."""
    doc, cue, single = place.doc, place.cue, len(place.entry.form) == 1
    gap = OF_SPEECH.sub("", _BRACKET.sub("", gap))  # 聯席會議的聲明僅表示…
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
    linked = word.end == place.cue.start + 1 and LINK.fullmatch(form[:-1]) is not None  # 又稱
    linked = linked or (word.start == place.cue.start and form[1:] in _MODALS)  # 指要先…
    return len(word) == 2 and is_word(form) and cues().get(form) is None and not linked


def _is_word_alone(doc: Document, cue: Span, gap: str) -> bool:
    """Whether a cue of one character is no part of a longer word (稱讚); 又稱 after a subject is 又 and 稱."""
    first, last = doc.word_at(cue.start), doc.word_at(cue.end - 1)
    if gap and not LINK.fullmatch(gap) and first.start < cue.start and is_word(first.of(doc.norm)):
        return False
    return last.end == cue.end or (not is_word(last.of(doc.norm)) and not gap)


def _linked_without_subject(place: Place) -> bool:
    """Whether 並, 也 and the like, or its place at the sentence's beginning, give a cue without subject to whoever spoke."""
    before = place.before
    lead = place.doc.norm[place.sentence.span.start : place.begin]
    if not before and (not lead or _OPENING.fullmatch(lead)):
        return len(place.entry.form) > 1 and place.entry.act in _TAKEN_UP  # …。呼籲各方…
    if place.entry.form in CONVICTIONS:
        return False  # 並堅信…: one's words go on
    link = LEADING_LINK.match(before)
    if link is None or len(_AIM.sub("", OCCASION.sub("", before))) > 6:
        return False
    return len(place.entry.form) > 1 or link.end() >= len(before)
