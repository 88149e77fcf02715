"""Attributions without a reporting word: X：… in headlines, 新聞稿裡，…, X的解釋是，…, X口中的「…」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.document import Clause, Document, Sentence, strip
from kg.extractors.attribution.model import Attribution
from kg.extractors.cues import cues
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.extractors.subjects import leads_clause, subjects_in, subjects_of
from kg.lexicon.context import pattern
from kg.model import Span

# 馮德萊恩列出三條底線：… and the like: a colon after a verb of setting out.
_SETS_OUT = pattern(r"<sets-out>|[一二三四五六七八九十][大点项条]|[二三四五六七八九十两]个")
_FOLLOWING = re.compile(r"(?:(?:作出|做出|发表)?(?:以下|如下)[㐀-鿿]{0,6}|(?:回应|声明|表示|全文|内容)如下)$")
_ASKED = re.compile(r"(?:问到?|问及|提问|询问|请问)$")  # 被問及：「…」
_BRACKET = re.compile(r"（[^（）]{1,12}）$")
_MEETS = pattern(r"<encounter>")
_LISTS = pattern(
    r"<sets-out>[^，]{0,2}[一二三四五六七八九十两0-9]+[大点项条个](?:[^，]{0,3}<listed-noun>)?$"
)  # 列出三條底線，
_WRITTEN = pattern(r"<written-source>[里中上内]$")
_ACCORDING = pattern(r"(?:根据|依据|据)[^，。「」]{2,36}?<source-said>")  # 據國防部網站消息，
_SAID_IS = pattern(r"(?:当时|早前|先前|一贯|目前|最新|昨天|今天|随后)?的(<said-noun>)(?:则|也|一向|仍)?是(?:$|(?=「))")
_SAID_SHORTLY = 3  # characters at least of a quotation in a headline
_OWN_ANSWER = re.compile(r"(?:（[^）]*）)?(?:[对就][^的]{1,8})?")
_WORDS_OF = pattern(r"(?:口中|嘴里|所说|所称|所谓)的?「")


def at_colons(
    doc: Document, sentence: Sentence, actors: MentionIndex, found: Sequence[Attribution], *, short: bool
) -> list[Attribution]:
    """X：… in headlines, and …的心情：「…」 in running text: a colon right after a speaker, or before a quotation.

    Args:
        found: the attributions of the sentence by reporting words, which have first claim on a colon.
        short: whether the sentence is a headline or the like.
    """
    out = []
    starts = {a.content for a in found}
    for clause in sentence.clauses:
        if short and clause.stop == "：" and (named := _name_and_quotation(doc, clause, actors)) is not None:
            out.append(named)
            continue
        content, _ = strip(doc.norm, clause.span.end + 1, sentence.span.end)
        if clause.stop != "：" or content in starts or content >= sentence.span.end:
            continue
        speakers = _before_colon(doc, sentence, clause, content, actors, short=short)
        if not short and _is_told(doc, clause, found, speakers):
            continue  # 表示希望深化合作：「…」: the words before the colon and after it are one statement
        if speakers:
            out.append(Attribution(clause.span.start, None, "say", content, tuple(speakers), colon=True))
    return out


def _name_and_quotation(doc: Document, clause: Clause, actors: MentionIndex) -> Attribution | None:
    """某某某「深感遺憾」：將冷靜應對, in a headline: both parts are the words of whom the clause begins with."""
    leading = subjects_in(doc, actors, clause.span.start, clause.span.end)
    if not leading or leading[0].phrase.start != clause.span.start:
        return None
    quote = doc.quote_opening_at(leading[-1].phrase.end)
    if quote is None or quote.outer.end != clause.span.end:
        return None
    return Attribution(clause.span.start, None, "say", quote.inner.start, tuple(leading), colon=True)


def _is_told(doc: Document, clause: Clause, found: Sequence[Attribution], speakers: Sequence[ActorMention]) -> bool:
    """Whether a clause before a colon is somebody's words already, not the opening of a speaker's of its own."""
    contents = [a.content for a in found if a.cue is not None]
    leads = bool(speakers) and leads_clause(doc, clause.span.start, speakers[0])
    if any(content in clause.span for content in contents):
        return not (leads and speakers[-1].phrase.end == clause.span.end)
    return not leads and any(content < clause.span.start for content in contents)


def _before_colon(
    doc: Document, sentence: Sentence, clause: Clause, content: int, actors: MentionIndex, *, short: bool
) -> list[ActorMention]:
    """Whose words follow the colon that ends a clause; nobody's if it opens none."""
    norm, start, end = doc.norm, clause.span.start, clause.span.end
    if _ASKED.search(norm, max(start, end - 4), end):
        return []
    bracket = _BRACKET.search(norm, start, end)
    end = bracket.start() if bracket else end  # 某某某（以下簡稱某）：…
    quoted = norm[content] == "「"
    named = _named(actors, clause)
    if named and named[-1].phrase.end == end:
        if short or quoted or named[-1].phrase.start == sentence.span.start:
            leading = subjects_in(doc, actors, start, end) if short else []
            if leading and leading[0].phrase.start == start and _MEETS.match(norm, leading[-1].phrase.end):
                return leading  # 某某某會晤某某某：…
            joint = subjects_in(doc, actors, named[-1].phrase.start, end)
            return joint if named[-1] in joint[-1:] else [named[-1]]
        return []
    if short:
        leading = subjects_in(doc, actors, start, end)
        if leading and leading[0].phrase.start == start:
            # 陳建仁拍板：先救人: whoever the clause begins with
            rest = norm[leading[-1].phrase.end : end]
            if len(rest) <= 8 and any(cues().get(rest[-size:]) is not None for size in (1, 2, 3, 4)):
                return leading
        return []
    if quoted or _SETS_OUT.search(norm[start:end]):
        return list(subjects_of(doc, sentence, actors, start, end).actors)
    return []


def at_headline_quotations(doc: Document, sentence: Sentence, actors: MentionIndex) -> list[Attribution]:
    """中國「強烈不滿」: a part of a headline that is nothing but a speaker and a quotation."""
    start, end = strip(doc.norm, sentence.span.start, sentence.span.end)
    leading = subjects_in(doc, actors, start, end)[:1]
    quote = doc.quote_opening_at(leading[0].phrase.end) if leading and leading[0].phrase.start == start else None
    if quote is None or len(quote.inner) < _SAID_SHORTLY or doc.norm[quote.outer.end : end].strip("！？。"):
        return []
    return [Attribution(start, None, "say", quote.inner.start, tuple(leading), until=quote.inner.end)]


def at_documents(
    doc: Document, sentence: Sentence, actors: MentionIndex, found: Iterable[Attribution]
) -> list[Attribution]:
    """北京事後發的新聞稿裡，…: a written source, then its words, unless a reporting word of `found` follows."""
    out = []
    for clause in sentence.clauses:
        match = _WRITTEN.search(clause.span.of(doc.norm))
        if clause.stop != "，" or match is None:
            continue
        content, _ = strip(doc.norm, clause.span.end + 1, sentence.span.end)
        following = next((c.span for c in sentence.clauses if content in c.span), None)
        if following is None or any((a.cue or following).start in following for a in found):
            continue
        at = clause.span.start + match.start()
        authors = subjects_in(doc, actors, clause.span.start, at) or _named(actors, clause)[:1]
        if authors:
            cue = Span(at, at + len(match.group()) - 1)
            out.append(Attribution(clause.span.start, cue, "say", content, tuple(authors)))
    return out


def at_sources(doc: Document, sentence: Sentence, actors: MentionIndex) -> list[Attribution]:
    """據國防部網站消息，…: a clause that only names a source, then what it says."""
    out = []
    for clause in sentence.clauses:
        source = _named(actors, clause)[-1:]
        # 哈瑪斯控制的加薩衛生部的數據: of somebody else
        owned = source and doc.norm.count("的", source[0].phrase.end, clause.span.end) > 1
        if clause.stop == "，" and source and not owned and _ACCORDING.fullmatch(clause.span.of(doc.norm)):
            content, _ = strip(doc.norm, clause.span.end + 1, sentence.span.end)
            out.append(Attribution(clause.span.start, clause.span, "say", content, tuple(source)))
    return out


def at_copulas(doc: Document, sentence: Sentence, actors: MentionIndex) -> list[Attribution]:
    """外交部當時的解釋是，…, 外交部的回應是「…」: a clause that says what somebody's answer was, then the answer."""
    out = []
    for clause in sentence.clauses:
        match = _SAID_IS.search(clause.span.of(doc.norm))
        if match is None:
            continue
        at, content = clause.span.start + match.start(), clause.span.start + match.end()
        if content == clause.span.end:
            content, _ = strip(doc.norm, clause.span.end + 1, sentence.span.end)
            if clause.stop not in ("，", "：") or content >= sentence.span.end:
                continue
        speakers = [m for m in _named(actors, clause) if m.phrase.end <= at][-1:]
        whose = speakers and _OWN_ANSWER.fullmatch(doc.norm, speakers[0].phrase.end, at)  # not 某某某的父親的說法
        if whose and leads_clause(doc, clause.span.start, speakers[0]):
            cue = Span(clause.span.start + match.start(1), clause.span.start + match.end(1))
            out.append(Attribution(clause.span.start, cue, "say", content, tuple(speakers)))
    return out


def announced(doc: Document, sentence: Sentence, actors: MentionIndex) -> Attribution | None:
    """某某某表示：, …作出以下回應： at the end of a paragraph: whose words the next one is."""
    end = sentence.span.end - 1
    clause = next((c.span for c in reversed(sentence.clauses) if c.span.end == end), None)
    if clause is None or doc.norm[end] != "：":
        return None
    size = next((n for n in range(5, 0, -1) if cues().get(doc.norm[max(clause.start, end - n) : end]) is not None), 0)
    following = _FOLLOWING.search(doc.norm, clause.start, end)
    cue = following.span() if following is not None else (end - size, end)
    if cue[0] == end:
        return None
    subjects = subjects_of(doc, sentence, actors, clause.start, cue[0])
    if subjects.crowd:
        return None
    return Attribution(
        subjects.start, Span(*cue), "say", sentence.span.end, subjects.actors, colon=following is not None
    )


def _named(actors: MentionIndex, clause: Clause) -> list[ActorMention]:
    return [m for m in actors.within(clause.span.start, clause.span.end) if not m.modifier]


def at_lists(
    doc: Document, sentence: Sentence, actors: MentionIndex, found: Sequence[Attribution]
) -> list[Attribution]:
    """某某某列出三條底線，…: a clause that announces how many things are said, then these.

    Args:
        found: the attributions of the sentence by reporting words; what stands in their words announces nothing.
    """
    out = []
    for clause in sentence.clauses:
        if clause.stop != "，" or _LISTS.search(clause.span.of(doc.norm)) is None:
            continue
        if any(a.cue is not None and a.content <= clause.span.start for a in found):
            continue
        content, _ = strip(doc.norm, clause.span.end + 1, sentence.span.end)
        speakers = subjects_in(doc, actors, clause.span.start, clause.span.end)
        if content < sentence.span.end and speakers and leads_clause(doc, clause.span.start, speakers[0]):
            out.append(Attribution(clause.span.start, None, "say", content, tuple(speakers), colon=True))
    return out


def at_quoted_words(doc: Document, sentence: Sentence, actors: MentionIndex) -> list[Attribution]:
    """許淑華口中的「重判」: words quoted as somebody's inside another clause."""
    out = []
    for match in _WORDS_OF.finditer(doc.norm, sentence.span.start, sentence.span.end):
        before = actors.within(sentence.span.start, match.start())
        quote = doc.quote_opening_at(match.end() - 1)
        subject = next((m for m in before if m.phrase.end == match.start()), None)
        if quote is None or subject is None:
            continue
        cue, words = Span(match.start(), match.start() + 2), quote.inner
        out.append(
            Attribution(
                subject.phrase.start,
                cue,
                "say",
                words.start,
                (subject,),
                embedded=True,
                strong=False,
                until=words.end,
            )
        )
    return out
