"""Finds the subject of a clause: who says, meets or decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Document, Sentence
from kg.extractors.cues import cues
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.extractors.shapes import HAN
from kg.lexicon.context import pattern
from kg.model import AgentKind, How, Span

_PREPOSITION = pattern(r"(?:<preposition>|(?<!以)及)$")
_SOURCE = re.compile(r"(?:据|根据|综合|引述|援引|引用|依)$")
_BY_WHAT = re.compile(r"(?:据|根据|依据|综合|从)[㐀-鿿]{0,4}$")
_OWNED = re.compile(
    r"[一两二三几数]?[名位]|身边|身旁|的|任内|家人|办公室|团队|阵营|旗下|手下|本人的|自己的"
)  # 他身邊一名幕僚
OF_SPEECH = pattern(r"^的<speech-noun>")
_BRACKET = re.compile(r"^（[^）]*）")
_JOINTS = ("和", "与", "及", "以及", "、")
_JOINED = re.compile(r"(?:（[^）]*）)?(?:、|和|与|及|以及|跟|暨)")
# The occasion on which something is said (在…記者會上, 被問到…時); who is named in it is no subject.
OCCASION = pattern(r"<occasion-opening>[^，。；：]{1,40}?<occasion-closing>")
_CROWD = pattern(
    r"(?<![对向跟和与])(?<![对向跟]本报)(?:<crowd>|<unnamed-speakers>)(?:们)?(?!会[中后前])(?:<link-adverb>|<time-adverb>|<manner>|高声|大声|齐声|不断|纷纷)*(?:报[导道])?$"
)
# 有分析認為, 部分觀點指出: some who are not named
_SOME = re.compile(
    r"(?:有|部分|一些|不少|多数|众多|普遍)(?:相关|部分|一些|不少|很多|许多)?"
    r"(?:分析|观点|评论|意见|看法|声音|说法|消息|舆论|报[道导]|人|网民)(?:则|也|还|因此|据此)?$"
    r"|^(?:外界)?分析(?:普遍|则|也)?$"
)
_TO_REPORTER = re.compile(r"[对向](?:本报|《[^》]{1,12}》网?)(?:驻[㐀-鿿]{1,4})?记者$")  # 對《某報》記者說
_ASKERS = re.compile(r"面对(?:媒体|记者)$")  # 面對媒體詢問，…
# Between an organisation or a title and the person whose office goes on: 眾議院某某委員會主席, 總統外交政策問題顧問.
_WITHIN_OFFICE = pattern(
    r"[㐀-鿿]{1,14}?(?:<organization-ending>|<unit-ending>|会)|[㐀-鿿]{0,6}<office-field>"
    r"|籍[㐀-鿿、]{1,14}|[㐀-鿿]{0,6}(?:长|主任|主席|委员|秘书|代表|顾问|召集人)"
)
# 某某銀行經濟師某某某: an office that no table holds
_UNKNOWN_OFFICE = pattern(
    r"(?![㐀-鿿]*<office-breaker>)[㐀-鿿]{1,9}(?:师|员|长|家|授|官|席|表|士|任|委|手|理|监|督|问|导|者|生|务|察)"
)
_DEALS = pattern(r"<to-somebody>|<preposition>|<time-adverb>|<link>")
_THINGS_OF = pattern(r"[^，]{0,12}的(?![^，]{0,8}(?:<document>|说法|讲法|消息|资料|数据|统计))[^，]{2,12}$")
# 轄區內一名蔣姓民眾…
_SOMEONE = re.compile(
    r"(?:[㐀-鿿]{1,8}(?:内|里|中|地区|一带|当地)的?)?(?:[一二两三四五六七八九十数多几]+|[0-9]+)(?:名|位|个|对)$"
)
_LETTER = re.compile(r"(?:该封?|这封|联名)?(?:信函|信件|信中|信里|公开信|函文|来函|去函|陈情书|连署书)")
_COLUMN = re.compile(r"[^《》，。「]{1,12}》")
_HOLDER = re.compile(r"[㐀-鿿]{0,8}[长员席任委官使]的")
_REPORTS = ("报导", "报道")
_RELATED = pattern(r"<related>")
# What a noun phrase holds between an organisation and the person at its end: 中共問題特別委員會的, 」, 、威斯康辛州.
_DESCRIBES = pattern(
    r"[」》、]|(?![对向跟同给被让将把就与和])[㐀-鿿、「」《》·（）A-Za-z]{1,40}(?:<organization-ending>|<unit-ending>|<office-field>|驻[㐀-鿿]{1,3}|[州党派籍盟队的、」》])"
)
OF_HIS = re.compile(
    r"[^对向和与，][^，]{0,12}之一的|新?(?:政府|团队|内阁|阵营)的[^，]{0,40}"
    r"|的?(?:长女|次女|女儿|长子|次子|儿子|妻子|丈夫|夫人|女婿|侄女|外甥|弟弟|哥哥|姐姐|妹妹|亲信|盟友|前?幕僚|律师|顾问)"
    r"(?:的|兼|、)?[㐀-鿿]{0,6}"
)  # 普丁親信之一的, 拜登政府的
_APPOSITION = re.compile(r"、[㐀-鿿]{0,10}")
_ADDRESSED = re.compile(r"[向对跟][^，]{2,8}$")  # 對美國之音表示
_WIRED = re.compile(r"据?[㐀-鿿]{2,4}社[㐀-鿿]{0,6}[0-9月日]{0,6}电(?![话报视台讯])\s?")  # 據新華社電美國總統某某某說
_WHERE = ("在", "到", "抵", "抵达", "返回", "飞往", "来自", "留在")
_WHITHER = ("到", "在", "于", "至", "从", "往", "赴")
_TO_WHOM = re.compile(r"[对向跟](?:所有|全体|每一?[位个]|[^，。]{1,6}的)(?:所有的?)?$")
_BESIDE = re.compile(
    r"(?:外|内|里|前|后|旁|门口|大门|周边|附近|底下|身旁|身边|面前|对面|门前|正门|侧门|广场|的?贴文|脸书)"
)
_CAUSING = ("让", "令", "使", "使得")
# What may stand before the subject of a clause: times, links, prefaces.
ADVERBIALS = pattern(
    r"(?:<link>|<link-opening>|<link-adverb>|<preface-whole>|<preface>|<time-adverb>"
    r"|就?连|[0-9]+[年月日时分]|[上下本]?(?:周|星期|礼拜)[一二三四五六日天]|（[^）]*）|[，、 「《])*"
)
_OPENING = pattern(r"<occasion-opening>")
_DOCUMENT = pattern(r"<document>(?:中|内|里|书)?(?:则|并|也|还|另|仅|只|均|特别|进一步)?$")
_PAPER = re.compile(r"声明|公报|新闻稿|通报|公告|报告")
_PREFACE = pattern(r"^(?:(?:而|但|不过|然而)?<preface>|<preface-whole>[^，]{0,2}$)")


@dataclass(frozen=True, slots=True)
class Subjects:
    """Who speaks by a reporting word.

    `actors` are joint subjects, nearest last (usually one; none if the sentence names none before the word), `start` is
    where the attribution begins, `earlier` says that they stand in an earlier clause.
    """

    actors: tuple[ActorMention, ...]
    start: int
    earlier: bool
    crowd: bool = False


def subjects_of(doc: Document, sentence: Sentence, actors: MentionIndex, begin: int, cue: int) -> Subjects:
    """Who speaks by a reporting word at offset `cue` in the clause that begins at `begin`."""
    here = subjects_in(doc, actors, begin, cue)
    here = _described(doc, actors, begin, cue, here) or here or author_of(doc, actors, begin, cue)
    start = _with_prefaces(doc, sentence, begin)
    words = _TO_REPORTER.sub("", doc.norm[begin:cue])
    crowd = _CROWD.search(words) or _ASKERS.search(words) or _SOME.search(words)
    if crowd is not None and not any(m.phrase.end > begin + crowd.start() for m in here):
        return Subjects((), start, earlier=False, crowd=True)
    if here:
        return Subjects(tuple(here), start, earlier=False)
    inside_quote = doc.innermost_quote(begin) is not None
    for clause in [] if inside_quote else reversed([c for c in sentence.clauses if c.span.end <= begin]):
        if clause.stop in "：":
            break
        before = subjects_in(doc, actors, clause.span.start, clause.span.end)
        if before and _leads_with_office(doc, actors, clause.span.start, before[0]):
            return Subjects(tuple(before), start, earlier=True)
        if clause.stop == "；":
            break
    return Subjects((), start, earlier=True)


def _described(
    doc: Document, actors: MentionIndex, begin: int, cue: int, first: Sequence[ActorMention]
) -> list[ActorMention]:
    """The person right before a reporting word, where what describes him names others too.

    在布希政府擔任過助理的布羅德曼（…）說, 眾議院美中戰略競爭特設委員會主席某某某今天表示, 《某報》總編輯某某某認為: the noun that all
    else describes comes last.

    Args:
        first: whom the clause begins with.
    """
    norm, quote = doc.norm, doc.innermost_quote(begin)
    for mention in reversed(actors.within(begin, cue)):
        in_bracket = norm[mention.phrase.start - 1] == "（"
        body = mention.kind is AgentKind.ORGANIZATION and mention.how is How.NAME and first and first[-1].is_person
        if in_bracket or not (mention.is_person or body) or doc.quote_around(mention.span) is not quote:
            continue
        if mention.modifier or mention in first or mention.phrase.start <= begin:
            return []
        after = _BRACKET.sub("", norm[mention.phrase.end : cue])
        near = not after or (len(after) == 1 and not body)  # 資深保守黨員表示: no party
        if not near and ADVERBIALS.fullmatch(OCCASION.sub("", _ADDRESSED.sub("", after))) is None:
            return []
        if near and norm[mention.phrase.start - 1] == "的":
            return [mention]
        return [mention] if _closes_description(norm, first, mention) else []
    return []


def _closes_description(norm: str, first: Sequence[ActorMention], mention: ActorMention) -> bool:
    """Whether the words between whom a clause begins with and a later person are a noun phrase that ends with him."""
    if not first or not (mention.how is How.NAME or mention.qualified):
        return False
    last = first[-1]
    between = norm[last.phrase.end : mention.phrase.start]
    if last.how is How.NOMINAL and mention.title and mention.how is How.NAME and _APPOSITION.fullmatch(between):
        return True  # 全國人大代表、實政圓桌立法會議員某某某
    if last.is_person and last.how is How.NAME:
        return OF_HIS.fullmatch(between) is not None
    return (between.endswith("的") or bool(mention.title)) and _describes(between)


def _describes(words: str) -> bool:
    """Whether words before an office or name are a noun phrase that it ends, not a clause with a reporting word."""
    if _DESCRIBES.fullmatch(words) is None:
        return False
    return all(len(found.key.form) < 2 for found in cues().find(words, 0, len(words)))


def leads_clause(doc: Document, start: int, mention: ActorMention) -> bool:
    """Whether a mention stands where a clause's subject stands; 貝尼亞 in 感謝貝尼亞的支持 is its verb's object."""
    before = OCCASION.sub("", doc.norm[start : mention.phrase.start])
    before = _SOMEONE.sub("", before) if before.endswith(("名", "位", "个", "对")) else before
    if cues().get(before) is not None:
        return False  # 斥美方「…」
    return len(before) <= 1 or before.endswith("的") or ADVERBIALS.fullmatch(before) is not None


def _leads_with_office(doc: Document, actors: MentionIndex, start: int, mention: ActorMention) -> bool:
    """Whether a mention leads a clause, or only the organisation that its office is of stands before it."""
    if leads_clause(doc, start, mention):
        return True
    owner = next(iter(actors.beginning(start, start + 2)), None)
    described = mention.how is How.NAME and mention.title and _describes(doc.norm[start : mention.phrase.start])
    # 美國教育機構某某基金會中國項目研究員某某某: all that stands before belongs to him
    inside = actors.within(start, mention.phrase.start) if owner is not None and mention.title else []
    described = described or (bool(inside) and all(m.modifier for m in inside))
    if described or owner is None or owner.kind is not AgentKind.ORGANIZATION:
        return bool(described)
    return _WITHIN_OFFICE.fullmatch(doc.norm, owner.phrase.end, mention.phrase.start) is not None


def author_of(doc: Document, actors: MentionIndex, begin: int, cue: int) -> list[ActorMention]:
    """Whose document speaks (判決指出, 聲明說, 報導稱): the organisation or person named last before it."""
    words = doc.norm[begin:cue]
    reports = words.startswith(_REPORTS) or (doc.norm.startswith(_REPORTS, cue) and words in ("", "该", "上述"))
    if not _DOCUMENT.search(words) and not reports:
        return []
    issued = [] if reports else _issuers(doc, actors, begin, words)
    if issued:
        return issued
    if _LETTER.match(words):
        return []  # whose letter it is, the words before tell: 議員致函秘書長，…。信函指出，…
    before = [m for m in actors.before(begin) if m.how is How.NAME and m.key and not m.modifier and m.kind is not None]
    if reports or words.startswith("社论"):
        return [m for m in before if m.sector == "media"][-1:]
    if words.startswith(("判决", "裁定", "起诉")):
        before = [m for m in before if m.sector == "court"]
    block = doc.block_of(begin)
    before = [m for m in before if _leads(doc, m)] or before
    return [m for m in before[-1:] if block is not None and m.span.start >= doc.blocks[max(0, block - 2)].span.start]


def _issuers(doc: Document, actors: MentionIndex, begin: int, words: str) -> list[ActorMention]:
    """Who issued the 聲明 told of last before an offset, in its paragraph or the one before: 總理與防長發布聯合聲明表示，…"""
    named, block = _PAPER.search(words), doc.block_of(begin)
    if named is None or block is None:
        return []
    low = doc.blocks[max(0, block - 1)].span.start
    at = doc.norm.rfind(named.group(), low, begin)
    sentence = doc.sentence_at(at) if at >= 0 else None
    clause = next((c.span for c in sentence.clauses if at in c.span), None) if sentence is not None else None
    if clause is None or clause.start == begin:
        return []
    found = subjects_in(doc, actors, clause.start, at)
    return [m for m in found if m.how is How.NAME] if found and leads_clause(doc, clause.start, found[0]) else []


def _leads(doc: Document, mention: ActorMention) -> bool:
    sentence = doc.sentence_at(mention.span.start)
    clauses = sentence.clauses if sentence is not None else ()
    return any(mention.span.start in c.span and leads_clause(doc, c.span.start, mention) for c in clauses)


def _with_prefaces(doc: Document, sentence: Sentence, begin: int) -> int:
    """Take preface clauses (至於金額，她認為) into the attribution."""
    start = begin
    if begin > sentence.span.start and HAN.match(doc.norm, begin - 1):
        return start  # what a cited source says begins inside its clause
    for clause in reversed([c for c in sentence.clauses if c.span.end < begin]):
        if clause.stop != "，" or not _PREFACE.match(clause.span.of(doc.norm)):
            break
        start = clause.span.start
    return start


def subjects_in(doc: Document, actors: MentionIndex, start: int, end: int) -> list[ActorMention]:
    """The subjects of a clause: its first mention that no preposition, 的 or quotation takes away, joined ones too."""
    norm = doc.norm
    wired = _WIRED.match(norm, start, end)
    start = wired.end() if wired else start
    if norm[start : start + 1] == "【":
        start = max(start, norm.find("】", start, end) + 1)  # 【某報記者 某某】據…報導
    if (column := _COLUMN.match(norm, start, end)) is not None:
        start = column.end()  # 政見會》某某某重申… in a headline
    occasions = _occasions(doc, start, end)
    within = actors.within(start, end)
    quote = doc.innermost_quote(start)
    kept: list[ActorMention] = []
    taken: ActorMention | None = None  # the last that a preposition takes away: 對A和B
    for mention in within:
        if mention.modifier or doc.quote_around(mention.span) is not quote:
            continue
        before, after = norm[start : mention.phrase.start], _BRACKET.sub("", norm[mention.phrase.end : end])
        if before.endswith(("（", "；")) and "）" in norm[mention.phrase.end : end]:
            continue
        if mention.how is How.PRONOUN and _OWNED.match(after):
            continue
        if _RELATED.match(after) and any(m.phrase.start > mention.phrase.end for m in within):
            continue  # 某某某胞妹, 立委某某某
        if kept and _specifies(mention, kept[-1], norm):
            kept[-1] = mention  # 歐盟委員會一名發言人: the person, not the organisation before
            continue
        if kept:
            between = norm[kept[-1].phrase.end : mention.phrase.start]
            if between == "、" and kept[-1].how is How.NOMINAL and mention.title and mention.how is How.NAME:
                kept[-1] = mention  # 該委員會主席、共和黨眾議員某某某: one person
                continue
            if not _JOINED.fullmatch(between):
                break
            kept.append(mention)
            continue
        if any(mention.span.start in o and mention.phrase.end < o.end for o in occasions):
            continue
        if mention.kind is None and before.endswith(_WHERE):
            continue  # 正在德國出席會議的外長某某某
        caused = before.endswith(_CAUSING) and end - mention.phrase.end <= 2  # 讓某某某直言
        if _PREPOSITION.search(before) and not _SOURCE.search(before) and not caused:
            taken = mention
            continue
        if taken is not None and norm[taken.phrase.end : mention.phrase.start] in _JOINTS and not mention.is_person:
            taken = mention
            continue
        if after.startswith("的") and not OF_SPEECH.match(after):
            continue
        if "的" in after and _BY_WHAT.search(before) and _THINGS_OF.match(after):
            continue  # 根據國務院所公布的照片研判
        if before.endswith(("的", "有", "体", "位", "个")) and _TO_WHOM.search(before):
            continue  # 對香港所有的人士說
        if before.endswith(_WHITHER) and _BESIDE.match(after):
            continue  # 到立法院外聲援, 在總統底下留言
        if mention.kind in (None, AgentKind.ORGANIZATION) and _HOLDER.match(after):
            continue  # 曾任國安會副秘書長的某某某
        kept.append(mention)
    return kept


def _occasions(doc: Document, start: int, end: int) -> list[Span]:
    """The occasions told of in a stretch; 經 in 經濟 opens none."""
    found = [Span(start + m.start(), start + m.end()) for m in OCCASION.finditer(doc.norm[start:end])]
    return [o for o in found if doc.word_at(o.start).start == o.start and _opens_occasion(doc, o.start)]


def _opens_occasion(doc: Document, at: int) -> bool:
    word = doc.word_at(at)
    return len(word) == 1 or _OPENING.fullmatch(word.of(doc.norm)) is not None


def _specifies(mention: ActorMention, before: ActorMention, norm: str) -> bool:
    """Whether a mention right after another says who of an organisation or country is meant."""
    between = _BRACKET.sub("", norm[before.phrase.end : mention.phrase.start])  # 美國在台協會（AIT）發言人
    between = between.strip().lstrip("》」")  # 《某某報》董事長某某某
    goes_on = _WITHIN_OFFICE.fullmatch(between) is not None
    if mention.is_person and mention.how is How.NAME and not mention.title:
        goes_on = goes_on or _UNKNOWN_OFFICE.fullmatch(between) is not None
    if not goes_on and mention.is_person and mention.how is How.NAME and mention.title and between:
        # 食藥署北區管理中心主任某某某, where 中心主任 is the title
        office = norm[before.phrase.end : mention.span.start]
        goes_on = _UNKNOWN_OFFICE.fullmatch(office) is not None and _DEALS.search(between) is None
        goes_on = goes_on and not any(cues().find(between))
    adjacent = between in ("", "《", "「") or goes_on  # 英國《金融時報》
    return adjacent and mention.kind is not None and before.kind in (None, AgentKind.ORGANIZATION)
