"""Finds attributions: who is said to say something, by which word, and where the words themselves begin.

A clause such as 國安官員指出， opens a statement; so do 卓榮泰： in a headline, a quotation followed by 一名外交官說, and
新聞稿裡，. This module finds these openings one sentence at a time; where a statement ends is for `statements` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from kg.document import Clause, Document, Quote, Sentence, strip
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.lexicon.fold import fold
from kg.lexicon.matcher import Matcher
from kg.lexicon.table import read_rows
from kg.model import AgentKind, How, Role, Span


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word. `takes` tells what may follow: ``clause``, ``comma`` (a stop or quotation), ``headline``."""

    form: str
    act: str
    takes: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """An opening of a statement.

    `start` is where the attribution's own words begin, `content` where the reported words begin (for a quotation
    that stands before its speaker: where they may go on). `before` is that quotation. `embedded` says that the
    attribution sits inside a clause of somebody's words (被中國認為, 盧秀燕說過美方…).
    """

    start: int
    cue: Span | None
    act: str
    content: int
    subject: ActorMention | None
    subjects: tuple[ActorMention, ...] = ()
    before: Quote | None = None
    embedded: bool = False
    joined: bool = False  # 並, 也, 則: the reporter's own link, so never embedded
    strong: bool = True
    colon: bool = False
    earlier: bool = False  # the subject stands in an earlier clause of the sentence
    until: int | None = None  # where the words end, if the opening itself tells


@cache
def cues() -> Matcher[Cue]:
    """All reporting words by folded form."""
    table = {}
    for row in read_rows("reporting.tsv"):
        form = fold(row["form"])
        table[form] = Cue(form, row["act"], row["takes"])
    return Matcher(table)


_NEGATED = re.compile(
    r"(?:不|未|没|没有|未曾|尚未|不愿|拒绝|无法|不便|并未|从未|不肯|不想|不敢|难以|不曾|不再|没再|未再|无人|没人|不多|不予|未予)(?:多|再|正面|直接|具体|公开|出面|进一步|对此|明确|明)?$"
)
_PASSIVE = re.compile(r"(?:遭|被|受|受到|引发|引来|引起|获|获得|惹来|招致|遭到|面对|接受|的|之|所|有所|各种|外界|任何|一片|挨)$")
_LINK = re.compile(
    r"(?:(?:今天|昨天|随后|会后|事后|之后|最后|当场|[0-9]+日|下午|上午|晚间)?(?:并|也|则|还|另|又|更|再|亦|且|同时|接着|随即|进一步|并且|同样|再次|再度|此外|但|另外|而|不过|甚至))"
)
_ADVERB = re.compile(r"(?:并|也|则|还|另|又|更|再|便|就|随即|才|仍|亦)$")
_LEADING_LINK = re.compile(r"^(?:(?:而|但|且|不过|此外|另外|同时|随后|接着|最后|对此|然而|因此)，?)?(?:并|也|还|另|又|更|再|亦|同时|则|且)")
_PREPOSITION = re.compile(
    r"(?:对|向|跟|与|和|同|给|被|让|将|把|针对|关于|有关|就|对于|替|为|遭|比照|连同|暨|(?<!以)及|由|于|自|从|因|依|依据|依照|按|按照|随|代表|支持|访|赴|面对|"
    r"帮|陪同|经|致电|会见|会晤|接见|质疑|批评|要求|告诉|请|邀请|邀|逼|称|骂|指|挺|力挺)$"
)
_SOURCE = re.compile(r"(?:据|根据|综合|引述|援引|引用|依)$")
_OWNED = re.compile(r"身边|身旁|的|任内|家人|办公室|团队|阵营|旗下|手下|本人的|自己的")
_SPEECH_NOUN = re.compile(r"^的(?:一句话|一番话|说法|发言|声明|贴文|谈话|书面声明|新闻稿|推文|帖文|帖子|脸书|社群|社交|办公室|话|报告|版本)")
_WRITTEN = re.compile(
    r"(?:新闻稿|声明|公报|通稿|社论|报告|贴文|帖文|推文|专文|文章|脸书|信|函|书面资料|白皮书|判决书?|起诉书|专访|影片|视频|直播|脸书粉专|白皮书|简报)"
    r"(?:里|中|上|内|裡)?$"
)
_PREDICATES = re.compile(r"是|不|没|太|未|都|把|将|让|等于|形同|根本|沦为|变|才|已|毫无|应该|必须")
_HYPOTHETICAL = re.compile(r"(?:有|要|会|能|该|应|应该|想|可|可以|来|能够|必须|是否|如果|若|假如|要是|准备|打算|试图)$")
_BARE_AMOUNT = re.compile(r"[0-9０-９,.．]+[万亿兆]*(?:美元|欧元|元|吨)?(?:[，。；　\s]|$)")
_NO_REPORT_AFTER = re.compile(r"的(?!是)|一套|得|和|与|及|、|或|出(?!，)|力|性|度|法|者|人(?!，)|会|书|稿|权|员")
_ANNOUNCE = frozenset(("宣布", "承诺", "保证", "答应", "允诺", "主张", "预告", "证实", "统计", "要求"))
# Reporting words that are nouns after these: 發表聯合聲明.
_NOUNS = frozenset(("声明", "报导", "报道", "分析", "评论", "回应", "说明", "建议", "主张", "要求", "呼吁", "批评", "质疑", "警告", "提醒", "保证", "承诺", "澄清", "解释", "研判", "评估", "预估"))
_NOUN_BEFORE = re.compile(r"(?:发表|联合|书面|一份|一纸|一篇|共同|透过|根据|依|依据|提出|做出|作出|发出|这项|该项|此一|此|上述|相关|有关|进行|综合|媒体|外电|经过|经|专业)$")
_BRACKET = re.compile(r"^（[^）]*）")
_AFTER_CUE = re.compile(r"(?:了|着|过|道|说|称|指|到|表示|指出|强调)?")
_PLACE_PHRASE = re.compile(r"(?:在|于|自|从|就|当|趁|经|透过|通过|借|接受|出席|面对|回应|对|被问|问到|问及|针对|随)[^，。；：]{1,40}?(?:时|后|前|上|中|里|期间|之际|会上|场合|一事|访问|专访|询问|提问|说法)")


def find(doc: Document, sentence: Sentence, actors: MentionIndex, role: Role) -> list[Attribution]:
    """The attributions of one sentence in order, top-level and embedded.

    Args:
        doc: the document that holds the sentence.
        sentence: one of its sentences.
        actors: all mentions of who can speak.
        role: the role of the sentence's block; headlines, subheads and link lists have forms of their own.
    """
    short = role in (Role.HEADLINE, Role.SUBHEAD, Role.BOILERPLATE)
    found: list[Attribution] = []
    taken = -1
    cited = sentence.span.start
    for match in cues().find(doc.norm, sentence.span.start, sentence.span.end):
        if match.start < taken:
            continue
        attribution = _at_cue(doc, sentence, actors, Span(match.start, match.end), match.key, short, cited)
        if attribution is not None:
            found.append(attribution)
            taken = attribution.content
            if attribution.act == "cite":
                cited = attribution.content  # 法新社引述一名幕僚的話說: who speaks is named after 引述
    colons = _at_colons(doc, sentence, actors, short, found)
    if short and colons:
        # 梁文傑：只聽到中方講 …: in a headline the words after a colon open no further statement.
        found = [a for a in found if a.content <= colons[0].content]
    found += colons
    found += _at_documents(doc, sentence, actors, found)
    found += _at_quoted_words(doc, sentence, actors)
    return sorted(found, key=lambda a: (a.content, a.start))


def _clause_at(sentence: Sentence, offset: int) -> Clause | None:
    return next((c for c in sentence.clauses if c.span.start <= offset < c.span.end), None)


def clause_start(doc: Document, sentence: Sentence, offset: int) -> int:
    """Where the clause around an offset begins, counting stops inside quotations too when the offset is in one."""
    quote = doc.innermost_quote(offset)
    low = quote.inner.start if quote else sentence.span.start
    at = offset
    opened = doc.norm.rfind("（", low, offset)
    low = opened + 1 if opened > doc.norm.rfind("）", low, offset) else low
    while at > low and doc.norm[at - 1] not in "，；。！？：":
        if doc.norm[at - 1] in "」』" and doc.norm[at - 2] in "，。！？…":
            break  # 「…，」一名外交官說: a quotation that ends with a stop ends its clause
        at -= 1
    return at


def _at_cue(
    doc: Document, sentence: Sentence, actors: MentionIndex, cue: Span, entry: Cue, short: bool, cited: int
) -> Attribution | None:
    """The attribution that a reporting word makes, or None if it makes none here."""
    norm = doc.norm
    quote = doc.innermost_quote(cue.start)
    begin = max(cited, clause_start(doc, sentence, cue.start))
    before = norm[begin : cue.start]
    if _NEGATED.search(before) or _PASSIVE.search(before) or _inside_name(actors, cue):
        return None
    tail = _AFTER_CUE.match(norm, cue.end)
    end = tail.end() if tail and tail.end() <= sentence.span.end else cue.end
    if _NO_REPORT_AFTER.match(norm, end):
        return None
    limit = min(quote.inner.end if quote else sentence.span.end, _bracket_end(norm, cue.start, sentence.span.end))
    cue = Span(cue.start, end)
    content, strong = _content_start(norm, end, limit, entry)
    if content is None:
        # 「…」，一名外交官說。 The cue ends its clause; the words stand before it.
        return _after_quotation(doc, sentence, actors, cue, begin, entry)
    if entry.takes == "colon" or (entry.takes == "headline" and (strong or not short)):
        return None
    if entry.form in _NOUNS and (_NOUN_BEFORE.search(before) or norm[end : end + 1] in tuple("中里上内")):
        return None
    subjects, start, earlier = subject_of(doc, sentence, actors, begin, cue.start)
    if strong:
        return _strong(doc, sentence, actors, cue, entry, begin, content, subjects, start, earlier)
    return _direct(doc, sentence, actors, cue, entry, begin, content, limit, subjects, start, earlier, short)


def _strong(
    doc: Document, sentence: Sentence, actors: MentionIndex, cue: Span, entry: Cue, begin: int, content: int,
    subjects: list[ActorMention], start: int, earlier: bool,
) -> Attribution | None:  # fmt: skip
    """A cue with a stop or quotation mark after it: 表示，…"""
    before = doc.norm[begin : cue.start]
    previous = _after_quotation(doc, sentence, actors, cue, begin, entry)
    if previous is not None:
        return replace(previous, content=content)
    if len(entry.form) == 1 and not subjects and not _LEADING_LINK.match(before):
        return None
    link = bool(_LINK.match(before[subjects[-1].phrase.end - begin :] if subjects and not earlier else before))
    link = link or bool(_ADVERB.search(before))
    if earlier and subjects and not link:
        start = min(start, clause_start(doc, sentence, subjects[0].phrase.start))
    return Attribution(
        start, cue, entry.act, content, subjects[-1] if subjects else None, tuple(subjects),
        embedded=doc.innermost_quote(cue.start) is not None, joined=link, earlier=earlier and bool(subjects),
    )  # fmt: skip


def _direct(
    doc: Document, sentence: Sentence, actors: MentionIndex, cue: Span, entry: Cue, begin: int, content: int, limit: int,
    subjects: list[ActorMention], start: int, earlier: bool, short: bool,
) -> Attribution | None:  # fmt: skip
    """A cue whose words follow at once: 並重申台灣是…, 要求美方處理…. Its subject must be near, or linked by 並, 也."""
    norm = doc.norm
    before = norm[begin : cue.start]
    here = subjects if subjects and not earlier else []
    if not here:
        here = [m for m in actors.within(begin, cue.start) if m.phrase.end == cue.start and norm[m.phrase.start - 1] == "被"]
        earlier = earlier and not here
    gap = norm[here[-1].phrase.end : cue.start] if here else before
    bare = len(_PLACE_PHRASE.sub("", gap))
    quoted = _quoted_object(doc, content, limit) if entry.takes == "verdict" or entry.form in _VERDICTS else None
    if quoted is not None and (here or short):
        return Attribution(start, cue, entry.act, quoted.inner.start, here[-1] if here else None, tuple(here),
                           embedded=True, strong=False, until=quoted.inner.end)  # fmt: skip
    if entry.takes == "comma" and not (here and not gap and _PREDICATES.search(_first_clause(norm, content, limit)[3:])):
        return None
    if here:
        if len(gap) > 16 or gap[:1] == "的" or (len(entry.form) == 1 and bare > 4):
            return None
        if entry.takes == "headline" and (gap or not any(m.span.start == content for m in actors.within(content, content + 12))):
            return None
        if len(entry.form) == 1 and not short and (doc.word_at(cue.start).start != cue.start or doc.word_at(cue.end - 1).end != cue.end):
            return None
    elif earlier and subjects and bare <= 2 and (len(entry.form) > 1 or not before):
        here = subjects  # 川普丟出長文，宣布2月1日起…: the subject of the clause before acts on
    else:
        link_words = _LEADING_LINK.match(before)
        if link_words is None or bare > 6 or (len(entry.form) == 1 and link_words.end() < len(before)):
            return None
    if entry.takes == "verdict" and _PREDICATES.search(_first_clause(norm, content, limit)):
        pass  # 痛批談判從頭到尾是黑箱
    elif entry.takes == "verdict" and not (short and here and not gap) and not any(
        m.span.start == content and m.phrase.end < limit for m in actors.within(content, content + 14)
    ):
        return None  # 譴責中方片面破壞現狀 tells what is said, 批評政府政策 only what about
    length = next((i for i, c in enumerate(norm[content:limit]) if c in "，；。！？"), limit - content)
    link = bool(_LINK.match(gap)) if here and not earlier else bool(_LEADING_LINK.match(before))
    if earlier and here and not link:
        start = min(start, clause_start(doc, sentence, here[0].phrase.start))
    prefaced = start < begin or (bool(here) and here[-1].how is How.PRONOUN)
    near = bool(here) and not gap
    least = 2 if short and near else 3 if near and entry.act == "think" else 5 if entry.form in _ANNOUNCE and not link else 4
    if length < least or _BARE_AMOUNT.match(norm, content):
        return None
    if here and not link and _HYPOTHETICAL.search(gap):
        return None
    return Attribution(
        start, cue, entry.act, content, here[-1] if here else None, tuple(here),
        embedded=not link and entry.act != "cite", joined=link or not here, strong=False, earlier=earlier and bool(here),
    )  # fmt: skip


def _first_clause(norm: str, start: int, limit: int) -> str:
    """The words from an offset to the next stop."""
    return re.split(r"[，；。！？]", norm[start : min(limit, start + 60)], maxsplit=1)[0]


# Verbs whose quoted object is the statement: 罵丹麥「忘恩負義」.
_VERDICTS = frozenset(("斥", "讽", "讥", "称", "赞", "形容", "怒斥", "讥讽", "讽刺", "比喻", "称赞", "抛", "再抛"))


def _quoted_object(doc: Document, content: int, limit: int) -> Quote | None:
    """A quotation that begins a few characters on, with no stop between: 丹麥「忘恩負義」."""
    for quote in doc.quote_index.beginning(content + 1, min(content + 10, limit) + 1):
        if content < quote.outer.start <= min(content + 10, limit) and len(quote.inner) >= 2:
            between = doc.norm[content : quote.outer.start]
            return quote if not re.search(r"[，。；：！？（）]", between) else None
    return None


def _bracket_end(norm: str, at: int, limit: int) -> int:
    """Where a bracket that is open at `at` closes, or `limit`."""
    opened = norm.rfind("（", max(0, at - 60), at)
    if opened >= 0 and "）" not in norm[opened:at]:
        closed = norm.find("）", at, limit)
        return closed if closed >= 0 else limit
    return limit


def _inside_name(actors: MentionIndex, cue: Span) -> bool:
    return any(m.span.overlaps(cue) for m in actors.within(cue.start - 12, cue.end + 12) if m.how is not How.PRONOUN)


def _content_start(norm: str, end: int, limit: int, entry: Cue) -> tuple[int | None, bool]:
    """Where the words after a cue begin, and whether a stop or quotation mark shows it. (None, …) if none follow."""
    if end >= limit:
        return None, False
    if entry.act == "cite":
        return end, False
    if entry.act == "tell":
        at = end
        while at < min(limit, end + 18) and norm[at] not in "，：「。；":
            at += 1
        if at < limit and norm[at] in "，：「":
            end = at
        elif norm[at : at + 1] in ("。", "；"):
            return end, False
    char = norm[end]
    if char in "，：":
        start, _ = strip(norm, end + 1, limit)
        return (start, True) if start < limit else (None, False)
    if char == "「":
        return end, True
    if char in "。；！？」』、）":
        return None, False
    start, _ = strip(norm, end, limit)
    return start, False


_DOCUMENT = re.compile(r"(?:判决书?|起诉书|裁定书?|声明|新闻稿|公报|通稿|报告|社论|公告|白皮书|通报|文件|决议文?|民调|判决理由)(?:中|内|里|书)?(?:则|并|也|还|另|仅|只|均|特别|进一步)?$")


def _author(doc: Document, actors: MentionIndex, begin: int, cue: int) -> list[ActorMention]:
    """Whose document speaks (判決指出, 聲明說): the organisation or person named last before it."""
    if not _DOCUMENT.search(doc.norm[begin:cue]):
        return []
    before = [m for m in actors.before(begin) if m.how is How.NAME and m.key and not m.modifier and m.kind is not None]
    block = doc.block_of(begin)
    near = [m for m in before if block is not None and m.span.start >= doc.blocks[max(0, block - 2)].span.start]
    courts = [m for m in near if m.sector == "court"]
    if doc.norm[begin:cue].startswith(("判决", "裁定", "起诉")):
        return courts[-1:]
    return near[-1:]


def subject_of(
    doc: Document, sentence: Sentence, actors: MentionIndex, begin: int, cue: int
) -> tuple[list[ActorMention], int, bool]:
    """Who speaks by a cue at offset `cue` in the clause that begins at `begin`.

    Returns:
        The joint subjects, nearest last (usually one; none if the text names none before the cue in this sentence),
        the offset where the attribution begins, and whether the subject stands in an earlier clause.
    """
    here = subjects_in(doc, actors, begin, cue)
    here = here or _author(doc, actors, begin, cue)
    if here:
        return here, _lead_start(doc, sentence, begin), False
    clauses = [c for c in sentence.clauses if c.span.start < begin and c.span.end <= begin]
    low = sentence.span.start
    quote = doc.innermost_quote(begin)
    if quote:
        low = quote.inner.start
        clauses = []
    start = _lead_start(doc, sentence, begin)
    for clause in reversed(clauses):
        if clause.stop in "：" or clause.span.start < low:
            break
        earlier = subjects_in(doc, actors, clause.span.start, clause.span.end)
        if earlier:
            return earlier, start, True
        if clause.stop == "；":
            break
    return [], start, True


_PREFACE = re.compile(
    r"^(?:(?:而|但|不过|然而)?(?:至于|对于|针对|面对|谈到|谈及|被问|问到|问及|有关|关于|对此|媒体问|媒体追问|媒体询问|记者问|记者追问|另一方面|总体而言)"
    r"|(?:此外|另外|不过|然而|同时|随后|接着|会后|会前|最后|事后|对照|但|而|因此|所以|而且|其中|再者)[^，]{0,2}$)"
)


def _lead_start(doc: Document, sentence: Sentence, begin: int) -> int:
    """Take preface clauses (至於金額，她認為) into the attribution."""
    start = begin
    for clause in reversed([c for c in sentence.clauses if c.span.end < begin]):
        if clause.stop != "，" or not _PREFACE.match(doc.norm[clause.span.start : clause.span.end]):
            break
        start = clause.span.start
    return start


def subjects_in(doc: Document, actors: MentionIndex, start: int, end: int) -> list[ActorMention]:
    """The subjects of a clause: its first mention that no preposition, 的 or quotation takes away, joined ones too."""
    norm = doc.norm
    stretch = norm[start:end]
    barred = [Span(start + m.start(), start + m.end()) for m in _PLACE_PHRASE.finditer(stretch)]
    kept: list[ActorMention] = []
    for mention in actors.within(start, end):
        if mention.modifier or doc.innermost_quote(mention.span.start) is not doc.innermost_quote(start):
            continue
        before, after = norm[start : mention.phrase.start], _BRACKET.sub("", norm[mention.phrase.end : end])
        if before.endswith(("（", "；")) and "）" in norm[mention.phrase.end : end]:
            continue
        if mention.how is How.PRONOUN and _OWNED.match(after):
            continue  # 他身邊一名幕僚
        if kept and mention.phrase.start == kept[-1].phrase.end and mention.kind is not None and (
            kept[-1].kind in (None, AgentKind.ORGANIZATION)
        ):
            kept[-1] = mention  # 歐盟委員會一名發言人: the person, not the organisation before
            continue
        if kept:
            between = norm[kept[-1].phrase.end : mention.phrase.start]
            if re.fullmatch(r"(?:（[^）]*）)?(?:、|和|与|及|以及|跟|暨)", between):
                kept.append(mention)
                continue
            break
        if any(mention.span.start in b and mention.phrase.end < b.end for b in barred):
            continue
        if _PREPOSITION.search(before) and not _SOURCE.search(before):
            continue
        if after.startswith("的") and not _SPEECH_NOUN.match(after):
            continue
        kept.append(mention)
    return kept


def _after_quotation(
    doc: Document, sentence: Sentence, actors: MentionIndex, cue: Span, begin: int, entry: Cue
) -> Attribution | None:
    """「…」，一名外交官說。 and 「…？」官員反問，…: the quotation just before belongs to the attribution."""
    norm = doc.norm
    at = begin
    while at > 0 and norm[at - 1] in "，、 ":
        at -= 1
    quote = next((q for q in doc.quote_index.covering(at - 1) if q.depth == 1 and q.outer.end in (at, begin)), None)
    if quote is None:
        # The quotation may stand in the same clause: 「…」官員反問.
        quote = next((q for q in doc.quote_index.within(begin, cue.start) if q.depth == 1), None)
        if quote is None or norm[begin : quote.outer.start].strip():
            return None
    if len(quote.inner) < 4 or norm[quote.inner.end - 1] not in "，。！？」…" and norm[quote.outer.end] not in "，。":
        return None
    opening = norm[quote.outer.start - 1 : quote.outer.start]
    if opening and opening not in "。！？\n 」　）":
        return None
    first = quote.outer.end
    while norm[first] in "，、 ":
        first += 1
    here = subjects_in(doc, actors, first, cue.start)
    if not here or entry.takes == "headline":
        return None
    return Attribution(quote.outer.start, cue, entry.act, cue.end, here[-1], tuple(here), before=quote)


def _at_colons(
    doc: Document, sentence: Sentence, actors: MentionIndex, short: bool, found: Iterable[Attribution]
) -> list[Attribution]:
    """X：… in headlines, and …的心情：「…」 in running text: a colon right after a speaker, or before a quotation."""
    norm, out = doc.norm, []
    starts = {a.content for a in found}
    for clause in sentence.clauses:
        if clause.stop != "：":
            continue
        content, _ = strip(norm, clause.span.end + 1, sentence.span.end)
        if content in starts or content >= sentence.span.end:
            continue
        named = [m for m in actors.within(clause.span.start, clause.span.end) if not m.modifier]
        if named and named[-1].phrase.end == clause.span.end:
            if short or norm[content] == "「" or named[-1].phrase.start == sentence.span.start:
                joint = subjects_in(doc, actors, named[-1].phrase.start, clause.span.end) or [named[-1]]
                out.append(
                    Attribution(clause.span.start, None, "say", content, named[-1], tuple(joint), colon=True)
                )
        elif short and (leading := subjects_in(doc, actors, clause.span.start, clause.span.end)):
            # 陳建仁拍板：先救人: whoever the clause begins with
            rest = norm[leading[-1].phrase.end : clause.span.end]
            if leading[0].phrase.start == clause.span.start and len(rest) <= 8 and any(
                cues().get(rest[-size:]) is not None for size in (1, 2, 3, 4)
            ):
                out.append(Attribution(clause.span.start, None, "say", content, leading[-1], tuple(leading), colon=True))
        elif not short and (norm[content] == "「" or _LISTS.search(norm[clause.span.start : clause.span.end])):
            candidates, _, _ = subject_of(doc, sentence, actors, clause.span.start, clause.span.end)
            if candidates:
                out.append(
                    Attribution(clause.span.start, None, "say", content, candidates[-1], tuple(candidates), colon=True)
                )
    return out


def _at_documents(
    doc: Document, sentence: Sentence, actors: MentionIndex, found: Iterable[Attribution]
) -> list[Attribution]:
    """北京事後發的新聞稿裡，…: a written source, then its words."""
    norm, out = doc.norm, []
    for clause in sentence.clauses:
        text = norm[clause.span.start : clause.span.end]
        match = _WRITTEN.search(text)
        if clause.stop != "，" or not match or match.group()[-1] not in "里中上内":
            continue
        content, _ = strip(norm, clause.span.end + 1, sentence.span.end)
        following = _clause_at(sentence, content)
        if following is None or any(following.span.start <= (a.cue or following.span).start < following.span.end for a in found):
            continue
        candidates = subjects_in(doc, actors, clause.span.start, clause.span.start + match.start())
        if not candidates:
            candidates = [m for m in actors.within(clause.span.start, clause.span.end) if not m.modifier][:1]
        if candidates:
            at = clause.span.start + match.start()
            out.append(
                Attribution(clause.span.start, Span(at, at + len(match.group()) - 1), "say", content,
                            candidates[-1], tuple(candidates))
            )  # fmt: skip
    return out


# 馮德萊恩列出三條底線：… and the like: a colon after a verb of setting out.
_LISTS = re.compile(r"列出|开出|提出|点出|归纳|列举|订下|立下|定下|给出|抛出|划出|写下|留言|总结|条件|底线|理由|要求|问题|疑问|三点|两点|四点|五点|[一二三四五六七八九十][大点项条个]")
_WORDS_OF = re.compile(r"(?:口中|嘴里|所说|所称|所谓)的?「")


def _at_quoted_words(doc: Document, sentence: Sentence, actors: MentionIndex) -> list[Attribution]:
    """許淑華口中的「重判」: words quoted as somebody's inside another clause."""
    out = []
    for match in _WORDS_OF.finditer(doc.norm, sentence.span.start, sentence.span.end):
        quote = next(iter(doc.quote_index.beginning(match.end() - 1, match.end())), None)
        subject = next((m for m in actors.within(sentence.span.start, match.start()) if m.phrase.end == match.start()), None)
        if quote is not None and subject is not None:
            cue = Span(match.start(), match.start() + 2)
            out.append(
                Attribution(subject.phrase.start, cue, "say", quote.inner.start, subject, (subject,),
                            embedded=True, strong=False, until=quote.inner.end)
            )  # fmt: skip
    return out
