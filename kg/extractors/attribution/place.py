"""Where a reporting word stands: its clause, what it can report, and whether it reports at all there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.document import LONGEST_CLAUSE, Document, Sentence, strip
from kg.extractors.cues import Cue
from kg.extractors.mentions import MentionIndex
from kg.lexicon.context import pattern, word_set
from kg.model import How, Span
from kg.words import is_word

_NEGATED = pattern(
    r"(?<!不得)(?<!不能)<negation>(?:<silent-adverb>|出面|明|予){0,2}$"
)  # 不願正面回應, 不對外轉述; 不得不承認 is said
_DENIAL = ("认", "曾", "有")
_DENIES = re.compile(r"(?:否认|未承认)(?:曾|有)?$")  # 未否認說過「…」
_IS = re.compile(r"的[㐀-鿿]{2,6}(?<![只于还但就都倒可总不])是$")
_WHETHER = re.compile(r"(?:是否|会否|能否|可否|有没有|会不会)[㐀-鿿]{0,2}$")  # 總理是否擔心，…？
_FORBIDDEN = re.compile(
    r"(?:不要|不应|不能|不该|不可|切勿|勿|无权|没有(?:立场|资格|权利))[^，]*$"
)  # 不要對司法妄加評論
_OBJECT = pattern(r"<object-of-report>$")
_DOCUMENTS = word_set("document")
_DOCUMENT_SAYS = re.compile(
    r"(?:中|内|里|书)?(?:则|并|也|还|另|更)?(?:指出|表示|说|称|指|提到|提及|强调|写道|写|载明|要求|呼吁)"
)
_MADE_TO = re.compile(r"(?:令|让|使|叫)[^，]{1,12}?(?:感到|觉得|很|十分|非常|相当|颇)?$")
_REACTION = pattern(r"<reaction>[㐀-鿿]{0,10}$")  # 引發國際強烈譴責
_NO_REPORT_AFTER = pattern(r"<not-report-after>|或(?!<after-may>)|的(?!是)|出(?!，)|人(?!，)")
_SUFFIXES = frozenset("力性度法者书稿权员")
_COLON = re.compile(r"[^，。：；「」]{2,14}：")
_QUOTED_AFTER = re.compile(r"[^，。：；「」]{1,12}：(?=「)")
_SENTENCE_SAID = re.compile(r"了?[一这]句[^，。「]{0,10}话(?:，即|：|，)?「")  # 說了一句非常重要的話，即「…」
_NOT_REPORTING = word_set("not-reporting-word")
_OBJECT_PHRASE = 16  # characters that office and name before a person's name may have
_MIGHT = re.compile(r"可以|应该|必须|需要|不妨|能够|理应|本可")
_OF_WHO_SPEAKS = ("我", "我们", "咱们", "本人")
_LINKS = frozenset("并也还又但而")
_ADDRESSEE = pattern(r"<addressee>")
_ADDRESSING = word_set("addressing-cue")
_AFTER_CUE = re.compile(r"(?:是(?=「)|了|着|过|道|说|称|指|到|表示|指出|强调|出(?=[，：「]))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A reporting word in its place: its clause begins at `begin`, what it can report ends at `limit`."""

    doc: Document
    sentence: Sentence
    actors: MentionIndex
    cue: Span
    entry: Cue
    begin: int
    limit: int
    short: bool

    @property
    def before(self) -> str:
        """The words of the clause before the reporting word."""
        return self.doc.norm[self.begin : self.cue.start]


def place_of(
    doc: Document, sentence: Sentence, actors: MentionIndex, cue: Span, entry: Cue, cited: int, *, short: bool
) -> Place | None:
    """The place of a reporting word, or None where it reports nothing: negated, passive, or part of a name or noun."""
    if len(cue) == 1 and (doc.word_at(cue.start).of(doc.norm) in _NOT_REPORTING or _is_this_claim(doc, cue.start)):
        return None  # 遊說
    quote = doc.innermost_quote(cue.start)
    begin = max(cited, clause_start(doc, sentence, cue.start))
    before = doc.norm[begin : cue.start]
    if entry.takes in ("clause", "verdict") and _IS.search(before):
        return None  # 這番談話是強調…
    if entry.takes == "comma" and _FORBIDDEN.search(before):
        return None
    if entry.act == "think" and before.endswith(("令人", "让人", "使人", "叫人", "教人")):
        return None  # 發言令人懷疑…
    if before in _OF_WHO_SPEAKS and quote is None:
        return None  # 我們相信，…: his words go on
    if entry.form == "指" and doc.norm.startswith("的是", cue.end):
        return None  # 指的是…: what a word means
    if _NEGATED.search(before) or (before.endswith(_DENIAL) and _DENIES.search(before)) or _WHETHER.search(before):
        return None
    if _REACTION.search(before) or _inside_name(actors, cue):
        return None
    if outside_names(_OBJECT.search(before), actors, begin) or before.endswith("连"):
        return None  # 連倡議民主也成犯罪
    if entry.form in _DOCUMENTS and _DOCUMENT_SAYS.match(doc.norm, cue.end):
        return None  # 通知也指出，…
    if entry.act == "think" and _MADE_TO.search(before):
        return None  # 令議員感到憂心，…
    tail = _AFTER_CUE.match(doc.norm, cue.end)
    end = tail.end() if tail and tail.end() <= sentence.span.end else cue.end
    denies = entry.act == "deny" and doc.norm[end : end + 1] in "与和"  # 否認與事件有關
    after = _NO_REPORT_AFTER.match(doc.norm, end) if not denies else None
    if (after is not None and not _begins_word(doc, end, after.group())) or _is_gathering(doc, cue, end):
        return None
    limit = quote.inner.end if quote else sentence.span.end
    limit = min(limit, _bracket_end(doc.norm, cue.start, sentence.span.end))
    return Place(doc, sentence, actors, Span(cue.start, end), entry, begin, limit, short)


def outside_names(match: re.Match[str] | None, actors: MentionIndex, begin: int) -> bool:
    """Whether a word was found in the text from `begin` on, and is no part of a name, as 之 or 如 may be."""
    return match is not None and not actors.covering(begin + match.start())


def _is_this_claim(doc: Document, at: int) -> bool:
    """Whether a reporting word of one character makes a noun with 此 before it (此說); 因此說 does not."""
    return doc.norm[at - 1 : at] == "此" and doc.word_at(at - 1).start == at - 1


def _begins_word(doc: Document, at: int, suffix: str) -> bool:
    """Whether what may end a noun begins a word of its own: 法 in 要求法院, 員 in 呼籲員工."""
    word = doc.word_at(at)
    return suffix in _SUFFIXES and word.start == at and len(word) > 1


def _is_gathering(doc: Document, cue: Span, at: int) -> bool:
    """Whether 會 at an offset ends a noun (說明會), rather than being a word of its own (強調會持續, 說過會持續)."""
    return doc.norm[at : at + 1] == "会" and doc.word_at(at).start < cue.end


def _inside_name(actors: MentionIndex, cue: Span) -> bool:
    near = actors.within(cue.start - 12, cue.end + 12)
    return any(m.span.overlaps(cue) for m in near if m.how is not How.PRONOUN)


def _bracket_end(norm: str, at: int, limit: int) -> int:
    """Where a bracket that is open at `at` closes, or `limit`."""
    opened = norm.rfind("（", max(0, at - 60), at)
    if opened >= 0 and "）" not in norm[opened:at]:
        closed = norm.find("）", at, limit)
        return closed if closed >= 0 else limit
    return limit


def clause_start(doc: Document, sentence: Sentence, offset: int) -> int:
    """Where the clause around an offset begins, counting stops inside quotations too when the offset is in one."""
    quote = doc.innermost_quote(offset)
    low = max(quote.inner.start if quote else sentence.span.start, offset - LONGEST_CLAUSE)
    opened = doc.norm.rfind("（", low, offset)
    low = opened + 1 if opened > doc.norm.rfind("）", low, offset) else low
    at = offset
    while at > low and doc.norm[at - 1] not in "，；。！？：":
        if doc.norm[at - 1] == "）" and (bracket := doc.norm.rfind("（", low, at - 1)) >= 0:
            at = bracket  # 卡丁（Sen. Ben Cardin, D-MD）說: a stop in brackets ends no clause
            continue
        if doc.norm[at - 1] in "」』" and doc.norm[at - 2] in "，。！？…":
            break  # 「…，」一名外交官說: a quotation that ends with a stop ends its clause
        at -= 1
    return at


def _after_whom(place: Place, at: int) -> int:
    """Where whom words are meant for ends, if a stop follows: 詢問部長某某某，是否…, 批市長某某某，…, 呼籲國人，…"""
    if _MIGHT.search(place.before):
        return at  # 他現在就可以要求對方，撤掉…
    near = (m for m in place.actors.beginning(at, at + _OBJECT_PHRASE) if not m.modifier)
    whom = next((m.phrase for m in near if m.phrase.start == at), None)
    unnamed = _ADDRESSEE.match(place.doc.norm, at, place.limit) if whom is None else None
    end = whom.end if whom is not None else unnamed.end() if unnamed is not None else at
    stops = end < place.limit and place.doc.norm[end] in "，："
    return end if stops and place.doc.norm[end + 1 : end + 2] not in _LINKS else at  # 警告卡達，並指責…


def content_start(place: Place) -> tuple[int | None, bool]:
    """Where the words after a cue begin, and whether a stop or quotation mark shows it. (None, …) if none follow."""
    norm, end, limit = place.doc.norm, place.cue.end, place.limit
    if end >= limit:
        return None, False
    if place.entry.act == "cite":
        return end, False
    if place.entry.act == "tell":  # 告訴記者，…
        at = end
        while at < min(limit, end + 18) and norm[at] not in "，：「。；":
            at += 1
        if at < limit and norm[at] in "，：「":
            end = at
        elif norm[at : at + 1] in ("。", "；"):
            return (None, False) if norm[at] == "。" else (end, False)  # 「…，」發言人告訴記者。
    if place.entry.act in ("ask", "request") or place.entry.takes == "verdict" or place.entry.form in _ADDRESSING:
        end = _after_whom(place, end)
    if place.entry.act == "deny" and (colon := _QUOTED_AFTER.match(norm, end, limit)) is not None:
        return colon.end(), True  # 否認這一報道：「…」
    if place.short and place.entry.takes == "comma" and (colon := _COLON.match(norm, end, limit)) is not None:
        return colon.end(), True  # 外交部回應英國言論：… in a headline
    said = _SENTENCE_SAID.match(norm, end, limit)
    if said is not None:
        return said.end() - 1, True
    if norm[end] in "，：":
        start, _ = strip(norm, end + 1, limit)
        word = place.doc.word_at(start)
        alone = len(word) == 1 or not is_word(word.of(norm))
        if norm[start : start + 1] == "称" and norm[end] == "，" and alone:
            start += 1  # 否認，稱停火後沒有…
        return (start, True) if start < limit else (None, False)
    if norm[end] == "「":
        return end, True
    if norm[end] in "。；！？」』、）":
        return None, False
    start, _ = strip(norm, end, limit)
    return start, False
