"""Attributions by a reporting word: X表示，…, X要求…, 並強調…, 「…」X說.

Each reporting word of a sentence is looked at in its place: the clause before it (negated? a noun? who is the subject?)
and what follows it (a stop, a quotation mark, or the words at once).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.document import Document, Quote, Sentence
from kg.extractors.attribution.at_once import at_once, wish
from kg.extractors.attribution.carried import after_sealed, carried_on, in_a_row, is_conviction
from kg.extractors.attribution.model import Attribution
from kg.extractors.attribution.place import Place, content_start, outside_names, place_of
from kg.extractors.attribution.quoted import after_quotation, led_by_quotation
from kg.extractors.attribution.stopped import with_stop
from kg.extractors.cues import cues
from kg.extractors.mentions import MentionIndex
from kg.extractors.subjects import Subjects, leads_clause, subjects_in, subjects_of
from kg.lexicon.context import pattern, word_set
from kg.model import Span

_NOUNS = word_set("reporting-noun")
_NOUN_BEFORE = pattern(r"(?<![对就])<before-reporting-noun>$")  # 此回應 is a noun, 對此回應 is not
# 發出避免赴日的安全警示, 收到韓方的協查請求: what is sent or got, not said here.
_NOUN_OF = re.compile(
    r"(?:做|作|无需|不作|多作)$|(?:无视|不顾|罔顾|漠视|不理|违反)[^，。；：]{1,16}$"
    r"|(?:发出|收到|接到|接获|提出|作出|做出|拒绝|同意|接受|否决|遭到|驳回)[^，。；：]{1,24}的[㐀-鿿]{0,4}$"
)
# 比方說，…; 總的來說，…: nobody in particular says it.
_FILLER = pattern(r"<filler-before-saying>$")
_IN_WRITING = re.compile(r"(?:透过|以|用)书面$")  # 透過書面批評，…
_TOGETHER = re.compile(r"(?<![的了出表署布过])(?:共同|联合)$")  # 兩人共同呼籲, but 社會的共同呼籲
_WRITTEN = frozenset(("声明", "公报", "报告", "通报"))
_OWN_PAPER = re.compile(r"的[㐀-鿿]{0,4}$")  # 參謀本部的簡短聲明沒有提供細節
_AIMED_AT = re.compile(r"(?:^|[^㐀-鿿]|[但而也仍並并均都])[对就]$")  # 但對聲明有意見
_ABOUT = re.compile(r"(?:针对|面对|对于|关于|至于|有关)(?!此|这)")  # 針對外界批評，部長回應…
_AS_EXPECTED = pattern(r"(?!如[今此何果是])(?<![例譬比诸])<as-expected>[^，]*$")  # 例如某某某說，… reports
_ASKED_BY_THE_PRESS = re.compile(
    r"(?:^|[，。」])(?:有|也有|另有|多名|一名)?(?:外媒|外国|中外|[㐀-鿿]{2})?(?:记者|媒体)(?=就|提|问|询|追|关|对|连|接)[^「」]*$"
)
_OCCASION_BEFORE = re.compile(r"[㐀-鿿]{1,5}[中时里上后]")  # 透露電話中總統對她說「…」
_OF_ONESELF = ("自称", "自述", "自认")
_SPEECH = ("说", "讲")
_EXCEPT = ("除", "除了")  # 除詢問提名規畫，也…


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
        attribution = _at(place, found) or in_a_row(place, found)
        if attribution is not None and attribution.unknown and found and not _stands_apart(place):
            continue
        if attribution is not None and not is_conviction(attribution, place, found):
            found.append(after_sealed(carried_on(place, attribution, found), found))
            taken = attribution.content
            if attribution.act == "cite":
                cited = attribution.content  # 法新社引述一名幕僚的話說: who speaks is named after 引述
    if found:
        found[0] = led_by_quotation(doc, sentence, found[0])
    return found


def _stands_apart(place: Place) -> bool:
    """Whether a clause is separate from the words before it in its sentence: after 「；」 or a quotation."""
    return place.doc.norm[place.begin - 1] in "；」"


def _within_words(place: Place, found: Sequence[Attribution]) -> Place:
    """A稱B要求…, A表示B對他說「…」: the words that A's reporting word opens are the clause of B's, if B leads them."""
    opened = found[-1].content if found else 0
    if not place.begin < opened < place.cue.start:
        return place
    subjects = subjects_in(place.doc, place.actors, opened, place.cue.start)
    before = place.doc.norm[opened : subjects[0].phrase.start] if subjects else ""
    leads = bool(subjects) and (not before or _OCCASION_BEFORE.fullmatch(before) is not None)
    return replace(place, begin=opened) if leads else place


def _at(place: Place, found: Sequence[Attribution]) -> Attribution | None:
    """The attribution that a reporting word makes in its place, or None if it makes none.

    Args:
        found: the attributions of the sentence before it.
    """
    entry = place.entry
    if place.before in _EXCEPT or outside_names(_AS_EXPECTED.search(place.before), place.actors, place.begin):
        return None  # 結果如黨團預期，…
    content, strong = content_start(place)
    if content is None:
        return after_quotation(place)  # 「…」，一名外交官說。 The cue ends its clause; the words stand before it.
    if entry.takes == "gesture" and (not strong or place.doc.quote_opening_at(content) is None):
        return None  # 他搖搖頭，「…」, but not 他搖搖頭，轉身離開
    if entry.takes == "colon" or (entry.takes in ("headline", "wish") and (strong or not place.short)):
        return None if strong or entry.takes != "wish" else wish(place, content)
    adverbial = _IN_WRITING.search(place.before) or (entry.form not in _WRITTEN and _TOGETHER.search(place.before))
    noun = (_NOUN_BEFORE.search(place.before) or _NOUN_OF.search(place.before)) is not None and not adverbial
    aimed_at = not strong and _AIMED_AT.search(place.before) is not None
    noun = noun or (not strong and entry.form in _WRITTEN and _OWN_PAPER.search(place.before) is not None)
    about = strong and entry.form not in _WRITTEN and _ABOUT.match(place.before) is not None
    if entry.form in _NOUNS and (noun or aimed_at or about or _is_noun(place)):
        return None
    if entry.act == "ask" and _ASKED_BY_THE_PRESS.search(place.doc.norm, place.sentence.span.start, place.cue.start):
        return None
    subjects = subjects_of(place.doc, place.sentence, place.actors, place.begin, place.cue.start)
    if subjects.crowd:
        return None
    if entry.form in _SPEECH and (subjects.earlier or not subjects.actors) and _FILLER.search(place.before):
        return None
    if entry.takes == "comma" and entry.act == "think" and not subjects.actors and place.before[:1] != "在":
        return None  # 目前看來，…; 讓人想起「…」
    if place.short and not subjects.actors and place.cue.start == place.sentence.span.start:
        subjects = _of_the_part_before(place)
    if strong:
        attribution = with_stop(place, content, subjects)
        if entry.takes == "gesture" and attribution is not None and attribution.before is None:
            return _sealed_by(place.doc.quote_opening_at(content), attribution)
        return attribution
    if entry.form in _OF_ONESELF and subjects.earlier and found:
        return None  # …被人尾隨，自稱要取餐: told of another in somebody's words
    attribution = at_once(place, content, subjects)
    quotation = after_quotation(place) if attribution is not None and attribution.subjects else None
    if attribution is None or quotation is None or quotation.before is None:
        return attribution
    return replace(attribution, start=quotation.start, before=quotation.before, embedded=False)  # 「…！」某某某呼籲…


def _sealed_by(quote: Quote | None, attribution: Attribution) -> Attribution:
    """The attribution of a quotation after a gesture: that is all that is said."""
    return attribution if quote is None else replace(attribution, content=quote.inner.start, until=quote.inner.end)


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
