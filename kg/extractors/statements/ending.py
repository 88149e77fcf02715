"""Where somebody's words end inside a sentence: before the reporter's own clauses, or with the nested clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.document import Clause, Document, Quote, Sentence
from kg.extractors.attribution import Attribution
from kg.extractors.mentions import ActorMention, MentionIndex
from kg.extractors.voice import reporter_opens, returns_to_reporter
from kg.lexicon.context import pattern
from kg.model import How, Span, TimeExpression

# After a quotation that a reporting word opens, these words are the reporter's own: 並未說明, 也不願受訪, 引發討論.
_NARRATION = pattern(r"，<narration>|；|的?<written-label>")
_SHOWS = pattern(
    r"(?:并|同时|随后)(?:于|在|对外|以|也)?[^，。「]{0,6}<shows>"
)  # …，並於文末標註…, …，同時對外公布示意圖
STIRS = pattern(
    r"(?:却|但|因而|因此|已|也|连日来?|近日来?|近来|随即|立即|昨天?|今天?|一度|日前)*<reaction>[^，。「」]{0,20}<reaction-noun>"
)
_CONTRAST = re.compile(r"但|惟|不过|然而")
_STILL_MEANT = re.compile(
    r"(?:但|惟|不过|然而)[也仍绝]?(?:不会|不能|不可|会|应|必须|须|要|愿|希望|盼|请)"
)  # 但不會濫權
_TOPIC = re.compile(r"至于|对于|针对|被问|问及|问到|谈到|谈及|有关|关于")
_WITHHOLDS = pattern(r"<withholds>")
# What became of a demand: …，卻遭拒. Within what somebody tells, only a reaction to his own words is the reporter's.
_MET = pattern(r"(?:但|却|惟|但都)(?:遭|被)")
_MET_WITH = pattern(r"[^，。]{0,10}?(?:<but-met-with>)")
_TURNS = re.compile(r"而|但|惟|不过|然而")
_DUCKS = pattern(r"<ducks-questions>")
_QUOTATION_GOES_ON = "，、；：「」）"
_ASKS = re.compile(r"[^，]{0,10}(?:能否|可否|有何)(?:进一步)?(?:说明|证实|介绍|评论|回应|影响|看法|透露)")
_REFUSED = re.compile(r"，(?:但|却|惟)(?:遭|被)")
_WE = re.compile(r"，(?:我国政府|我政府|我方|我国(?:对此|将|会|一向))")  # 指出，省長宣布舉行公投，我國政府沒有評論
_CALLED = pattern(r"的<opinion-noun>$")  # 指…將削弱效能的論點
_RANKED = re.compile(r"这是|这也是|此举|此为")
_WHOLE = 12  # characters of a quotation that is all that somebody says, rather than a word in his mouth
_SHOUTS = re.compile(r"喊|高喊|高呼|怒吼")
_CONCEDED = re.compile(r"(?:尽管|虽然|虽说|虽|纵使|即便)(?!如此)")  # 雖然市長表示A，但B: B the reporter says
_UNPROVEN = pattern(
    r"(?:但|却|惟|不过|然而)?(?:<negation>|没能)(?:提出|提供|出示|拿出|举出|附上)(?:<any-kind>)?(?:<proof>)"
)
_CROWD_SAYS = pattern(
    r"(?:但|而|不过)?(?:不少|许多|多名|多位|也有|有)?[^，。]{0,8}<unnamed-speakers>们?(?:也|则|还|纷纷|都|普遍)[^，。]{0,4}"
    r"(?:说|认为|质疑|表示|批评|呼吁|指出|担心|担忧|留言|关注|怀疑|解读)"
)
_PLEDGES = re.compile(r"承诺|答应|允诺|保证|宣布|要求|呼吁|下令|敦促|促请|请求")
_LISTED = re.compile(
    r"，(?:以及|及|和|以便|从而|以(?=实现|达|避免|维护|确保|保护|防止|换取|因应))"
)  # 重申了牢固的關係，以及平台的重要性
_ADDS = re.compile(r"且|而且|并且|同时|此外|更|甚至|但|惟|不过|然而|因此|所以|故|而|又|再|也|还|若|如果|至于")
_RUNS_ON, _LINKED = 0.5, 1.5  # what speaks for the words going on after 「；」
_OCCASION = pattern(r"[^，]{2,30}(?:记者会|发布会|节目|专访|受访|质询|备询|论坛|直播|会议|活动|场合|脸书)[上中里]?")
_FURTHEST = 60  # clauses of a sentence that are looked at for the reporter's voice
_PHRASE = 16  # characters that office and name before a person's name may have


@dataclass(frozen=True)
class Ending:
    """What deciding where words end has to look at."""

    doc: Document
    actors: MentionIndex
    times: Sequence[TimeExpression]

    def own_words(self, sentence: Sentence, item: Attribution, limit: int) -> int:
        """Where a speaker's words end in a sentence: at the first clause in which the reporter speaks again, or `limit`."""
        quote = self.doc.quote_opening_at(item.content)
        if quote is not None and quote.outer.end < limit and self._is_all(quote, item, limit):
            return quote.inner.end
        inside = [c for c in sentence.clauses if c.span.end > item.content][:_FURTHEST]
        conceded = _CONCEDED.match(self.doc.norm, item.start) is not None
        limit = self._first_told(sentence, item, limit, inside, conceded=conceded)
        for number, part in enumerate(inside[:-1]):
            if part.stop != "；" or part.span.end >= limit:
                continue
            rest = tuple(inside[number + 1 :])
            end = next((c.span.end for c in rest if c.stop == "；"), sentence.span.end)
            clauses = tuple(c for c in rest if c.span.end <= end)
            piece = Sentence(Span(rest[0].span.start, end), sentence.block, clauses)
            if returns_to_reporter(self.doc, piece, self.actors, self.times, item.subject, bias=self._after(piece)):
                return part.span.end
        return limit

    def _first_told(
        self, sentence: Sentence, item: Attribution, limit: int, inside: Sequence[Clause], *, conceded: bool
    ) -> int:
        """Where the first clause ends after which the reporter speaks, or `limit`."""
        for number, (before, part) in enumerate(pairwise(inside)):
            if part.span.end > limit:
                break
            if self.doc.innermost_quote(part.span.start) is not None:
                continue
            undone = (conceded or _pledges(self.doc, item)) and self._comes_to_nothing(part.span)
            if undone or self._is_reporters(part.span, item):
                if number and _TOPIC.match(self.doc.norm, before.span.start):
                    return inside[number - 1].span.end  # …；至於金額，她沒有回應
                return before.span.end
        return limit

    def _after(self, piece: Sentence) -> float:
        """What speaks for a part of a sentence after 「；」 being the speaker's: more where a link joins it to his words."""
        return _LINKED if _ADDS.match(self.doc.norm, piece.span.start) else _RUNS_ON

    def _is_all(self, quote: Quote, item: Attribution, limit: int) -> bool:
        """Whether the quotation that words begin with is all of them: after it the reporter, or another, goes on."""
        norm, at = self.doc.norm, quote.outer.end
        cue = item.cue.of(norm) if item.cue is not None else ""
        alone = (item.colon and len(quote.inner) >= _WHOLE) or _SHOUTS.match(cue) is not None  # 喊出「…」力挺某某某
        if (alone or norm[quote.inner.end - 1] in "。！？") and norm[at] not in _QUOTATION_GOES_ON:
            return True
        if _NARRATION.match(norm, at, limit):
            return True  # 回應「尊重審查」，並未給出答案
        return norm[at] == "，" and self._other(self._leading(at + 1, _PHRASE), item)

    def _comes_to_nothing(self, clause: Span) -> bool:
        """Whether a clause after a promise or demand tells what became of it (但迄今沒有結果), not what else is meant."""
        norm = self.doc.norm
        return _CONTRAST.match(norm, clause.start) is not None and _STILL_MEANT.match(norm, clause.start) is None

    def _is_reporters(self, clause: Span, item: Attribution) -> bool:
        """Whether a clause after a speaker's words is the reporter's by its first words or by who leads it."""
        norm = self.doc.norm
        if _ASKS.match(norm, clause.start, clause.end) or (not item.strong and _RANKED.match(norm, clause.start)):
            return True  # …，外交部能否說明？ …，這是和平的條件之一
        unproven = _UNPROVEN.match(norm, clause.start, clause.end) or _CROWD_SAYS.match(norm, clause.start, clause.end)
        if not item.strong and unproven:
            return True  # 聲稱選舉舞弊，但並未提出證據; 呼籲回溯紀錄，不少學者也說十分必要
        met = _MET.match(norm, clause.start)
        if met is not None and (not item.strong or _MET_WITH.match(norm, met.end(), clause.end)):
            return True
        if reporter_opens(norm, clause.start) or _SHOWS.match(norm, clause.start, clause.end):
            return True
        if not item.strong and STIRS.match(norm, clause.start, clause.end):
            return True  # 中國主張擁有主權，引起鄰國不滿
        if self._is_dated(clause):
            return True
        leading = self._leading(clause.start, len(clause))
        if leading is not None and self._differs(leading, item):
            other_side = item.subject is None or leading.country != item.subject.country
            if not item.strong and (
                norm[leading.phrase.end] == "则" or (norm[leading.phrase.end] == "也" and other_side)
            ):
                return True  # A黨主張砍至…，B黨則另提…; A要求刪去…，B也附和
            if leading.title and leading.is_person:
                return self._told_with_time(leading)
        contrast = _CONTRAST.match(norm, clause.start)
        if contrast is not None and (not item.strong or item.act == "ask"):
            acts = self._leading(contrast.end(), _PHRASE)
            if acts is not None and acts.title and self._other(acts, item):
                return True  # 下令全部上路，不過副市長某某某態度轉低
        turn = _TURNS.match(norm, clause.start)
        if turn is not None:
            other = self._leading(turn.end(), _PHRASE)
            if other is not None and self._other(other, item) and self._told_with_time(other):
                return True  # …，而市長今天受訪改口
        if contrast is None:
            return False
        withholds = _WITHHOLDS.search(norm, clause.start, clause.end)
        if withholds is None or (item.strong and self._is_person(item) and not _DUCKS.fullmatch(withholds.group())):
            return False  # …，但總統府至今沒有召開會議: what a speaker finds lacking, he says himself
        return any(self._differs(m, item) for m in self._named(contrast.end(), 1))  # …，但以色列尚未同意

    def _is_dated(self, clause: Span) -> bool:
        """Whether a clause is only a time, or a time and an occasion: …，今（27日）外交部例行記者會上，發言人…"""
        time = next((t.span for t in self.times if t.span.start == clause.start), None)
        if time is None:
            return False
        return time.end == clause.end or _OCCASION.fullmatch(self.doc.norm, clause.start, clause.end) is not None

    def _told_with_time(self, leading: ActorMention) -> bool:
        """Whether today or yesterday stands right after a name: 副主委某某某今天下午在記者會…."""
        end = leading.phrase.end
        return any(end <= t.span.start <= end + 1 and self.doc.norm[t.span.start] in "今昨" for t in self.times)

    def _named(self, at: int, length: int) -> list[ActorMention]:
        return [m for m in self.actors.beginning(at, at + length) if m.how is How.NAME]

    def _leading(self, at: int, length: int) -> ActorMention | None:
        """The actor whose phrase begins at an offset."""
        return next((m for m in self._named(at, length) if m.phrase.start == at and not m.modifier), None)

    def _other(self, mention: ActorMention | None, item: Attribution) -> bool:
        """Whether a mention is of a person who is not the speaker."""
        return mention is not None and mention.is_person and self._differs(mention, item)

    @staticmethod
    def _is_person(item: Attribution) -> bool:
        return item.subject is not None and item.subject.is_person

    @staticmethod
    def _differs(mention: ActorMention, item: Attribution) -> bool:
        return item.subject is None or mention.key != item.subject.key


def _pledges(doc: Document, item: Attribution) -> bool:
    """Whether somebody promises or announces: 承諾會調查，但迄今沒有結果. What did not come of it, the reporter tells."""
    return item.cue is not None and _PLEDGES.match(doc.norm, item.cue.start, item.cue.end) is not None


def nested_end(doc: Document, item: Attribution, limit: int, *, in_report: bool, clause: bool = False) -> int:
    """Where nested words end: at the sentence's stop, or at the clause's if only a word without stop opens them.

    Args:
        clause: whether they end with their first clause in any case.
    """
    stops = "。！？" if (item.strong or in_report) and not clause else "，；。！？"
    depth = 0
    for at in range(item.content, limit):
        char = doc.norm[at]
        if char in "「『":
            depth += 1
        elif char in "」』":
            depth -= 1
            if depth < 0:
                return at
        elif depth == 0 and char in stops and not _LISTED.match(doc.norm, at):
            return _without_its_noun(doc, item, at)
        elif depth == 0 and (_REFUSED.match(doc.norm, at) or _WE.match(doc.norm, at)):
            return at
    return limit


def _without_its_noun(doc: Document, item: Attribution, end: int) -> int:
    """Where words end that a noun takes up in the same clause: A指…將削弱效能的論點."""
    called = _CALLED.search(doc.norm, item.content, end) if not item.strong else None
    return called.start() if called and called.start() > item.content + 3 else end
