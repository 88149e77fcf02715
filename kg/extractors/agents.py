"""Finds mentions of who can speak or act: persons, organisations, anonymous sources, titles alone, pronouns.

Names come from three places: the tables, titles beside them (國防部長顧立雄, 賴清德總統, Ruben Gallego in brackets), and the
article itself, where a name that was recognised once is known everywhere, by its surname and given name too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.document import Document
from kg.extractors.gazetteer import Entry, Gazetteer, Title, gazetteer
from kg.extractors.mentions import ActorMention, CountryMention
from kg.extractors.names import AMBIGUOUS_SURNAMES, TRANSLITERATION, chinese_name, foreign_name, name_before, unlisted_name
from kg.lexicon import country_forms, fold
from kg.model import AgentKind, How, Role, Span
from kg.spans import SpanIndex
from kg.words import is_word

_HAN = re.compile(r"[㐀-鿿]")
_LATIN_NAME = re.compile(r"[（(]([A-Z][A-Za-zÀ-ÿ.'\-]*(?: [A-Za-zÀ-ÿ.'\-]+){0,4})(?=[；;，,）)])")
_QUALIFIER = re.compile(
    r"(?:[一二两三四五六七八九十几数多0-9]+\s?(?:名|位|个)|另名|另一名|另一位|有|某|该名?|这名|这位|这些|那名|那位|该位|其中[一二两三]人|不具名的?|不愿具名的?|未具名的?|匿名的?|"
    r"要求匿名的?|不愿透露姓名的?|不愿意具名的?|知情的?|消息灵通的?|熟悉内情的?|了解情况的?|听取简报的?|参与谈判的?|不愿曝光的?|与会的?)+$"
)
_DEFINITE = re.compile(r"(?:该名?|这名|这位|这些|那名|那位|该位|上述|前述|另外这名)(?:不具名|匿名)?$")
_BEFORE_TITLE = re.compile(r"(?:新闻|大陆|常务|前|现任|时任|新任|准|候任|代理|卸任|副|首席|常务|资深|同党|同属|兼|执行|最高|原|女|首位|历任)$")
_PRONOUN = re.compile(r"他们|她们|他|她|我(?!们|国|方|军|党|府|院)")
_UNLISTED_ORG = re.compile(
    r"(?:对此|但|不过|此外|另外|而)?([㐀-鿿]{2,12}?(?:部|署|局|处|厅|委员会|法院|检察院|检察署|检方|警方|地检署|基金会|协会|联盟|中心|办公室|智库|工会|党部|党团|"
    r"议会|理事会|银行|公司|集团|大学|公会|学会|商会|总会|协进会|机构|研究所|医院|航空|警局|司令部|指挥部))(?=[㐀-鿿0-9]|$)"
)
_NOT_IN_ORGS = frozenset("一名某该这那有两的是在了与和及对向由被将把也都就说称指为于从他她我")
_MEDIUM = re.compile(r"《([^《》]{1,12}?(?:报|新闻|周刊|杂志|邮报|快报|论坛报|镜报|人|网|通讯社|广播))》(?=[^，。]{0,8}(?:报|引|指|称|说|披露|援|刊|分析|评|爆|揭|的|也|则|另|曾|，))")
_GROUP = re.compile(r"(?:(?:欧洲|东协|东盟|北欧|中东|海湾|阿拉伯|拉美|波罗的海)([0-9一二两三四五六七八九十]+)国|(?<![0-9一二三四五六七八九十第各])([4-9]|1[0-9]|2[0-9]|[四五六七八九十]{1,2})国)(?![语民际集会籍旗军防家家])")
_SURNAME_ONLY = re.compile(r"([㐀-鿿])姓(男子|女子|专员|教师|老师|学生|官员|员警|警员|司机|驾驶|民众|居民|男|女|助理|嫌犯|商人|妇人|妇女|老翁|少年|少将|上校|教授|医师|律师|记者|议员|立委|里长|工程师|经理|主任|业者|负责人|退役[军将]官?|前?军官|船长|船员|旅客|游客)")
_UNIT = re.compile(r"[㐀-鿿]{1,6}(?:局|司|处|室|组|署|所|中心|办公室|分局|大队|支队|部门|学院|系|科|分社|团|小组|馆|分处|委员会|协会|办事处|法院)$")
_BOUNDARY = re.compile(r"(?:^|[，。；：、（「\s的]|[^㐀-鿿])$")
_UNITS = tuple("局司处室组署所科")
_INCUMBENT = re.compile(r"现任|时任|资深|同党|新任")
_FUSED = re.compile(r"(?:部|局|署|厅|司|处|院|所|室|区|州|市|县|省)长$")
_GOVERNMENT = re.compile(r"(?:自治政府|联邦政府|政府|王国|共和国|联邦|市|省|州)$")
_ITS = re.compile(r"该(报|媒体|社|台|网站|网|刊|周刊|杂志|党|会|部|院|署|局|智库|机构|组织|委员会|团体)(?![的]?[一-鿿]{0,1}长)")
_PAIR_AFTER = re.compile(r"会|通|热线|电话|峰|对话|互动|见|谈|双|视讯|视频|关系|[，、　\s]|$")
_NO_PRONOUN_BEFORE = frozenset("其吉排利无自")
_NO_PRONOUN_AFTER = frozenset("国人乡日杀律信山者项方")


@dataclass(frozen=True, slots=True)
class _Name:
    """A person's name at a place, with what the words around it say."""

    span: Span
    key: str
    kind: AgentKind
    country: str | None
    title: str
    phrase: Span


def find(
    doc: Document, countries: Sequence[CountryMention], table: Gazetteer | None = None
) -> tuple[tuple[ActorMention, ...], dict[str, tuple[str, ...]]]:
    """All mentions in a document, unresolved pronouns and titles included, in order of the text.

    Returns:
        The mentions, and for each person's key the names that the article itself uses for it (Latin ones included).
    """
    table = table or gazetteer()
    finder = _Finder(doc, countries, table)
    return finder.run()


class _Finder:
    """One pass over one document. Holds what several steps need; nothing outlives the call."""

    def __init__(self, doc: Document, countries: Sequence[CountryMention], table: Gazetteer) -> None:
        self.doc, self.norm, self.table = doc, doc.norm, table
        self.country_ends = {c.span.end: c for c in countries}
        self.country_starts = {c.span.start: c for c in countries}
        self.orgs: list[tuple[Span, Entry]] = []
        self.listed: list[tuple[Span, Entry]] = []
        self.names: list[_Name] = []
        self.aliases: dict[str, set[str]] = {}
        self.taken: list[bool] = [False] * (len(doc.norm) + 1)

    # -- the steps, in order -------------------------------------------------------------------------------------

    def run(self) -> tuple[tuple[ActorMention, ...], dict[str, tuple[str, ...]]]:
        self._listed()
        self._nicknamed()
        self._index_orgs()
        self._listed_people()
        self._titled()
        self._bracketed()
        self._unlisted_orgs()
        self._before_cues()
        self._words_before_cues()
        self._repeated()
        mentions = self._mentions()
        mentions += self._short_forms()
        mentions += self._surnames(mentions)
        mentions += self._by_surname_only()
        mentions = self._inside_sources(mentions, anonymous := self._anonymous(mentions))
        mentions += anonymous
        mentions += self._nominals(mentions)
        mentions += self._its(mentions)
        mentions += self._pronouns()
        return tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end))), {
            key: tuple(sorted(forms)) for key, forms in self.aliases.items()
        }

    def _index_orgs(self) -> None:
        self.org_starts = {span.start: (span, entry) for span, entry in self.orgs}
        self.org_ends = {span.end: (span, entry) for span, entry in self.orgs}

    def _take(self, span: Span) -> None:
        self.taken[span.start : span.end] = [True] * len(span)

    def _free(self, span: Span) -> bool:
        return not any(self.taken[span.start : span.end])

    def _limit(self, at: int) -> int:
        index = self.doc.block_of(at)
        return self.doc.blocks[index].span.end if index is not None else at

    def _listed(self) -> None:
        """Names of the tables."""
        for block in self.doc.blocks:
            if block.role is Role.BYLINE:
                continue
            for match in self.table.names.find(self.norm, block.span.start, block.span.end):
                span, entry = Span(match.start, match.end), match.key
                if entry is None or self._cuts_a_country(span):
                    continue
                self._take(span)
                (self.orgs if entry.kind is AgentKind.ORGANIZATION else self.listed).append((span, entry))

    def _cuts_a_country(self, span: Span) -> bool:
        """Whether a form begins inside a country's name: 國軍 in 韓國軍方."""
        return any((c := self.country_starts.get(i)) and c.span.end > span.start for i in range(max(0, span.start - 4), span.start))

    def _listed_people(self) -> None:
        """People of the tables, once the organisations beside them are known."""
        for span, entry in self.listed:
            title, phrase, country = self._titles_around(span)
            self.names.append(_Name(span, entry.key, entry.kind, entry.country or country, title, phrase))
            self.aliases.setdefault(entry.key, set()).add(span.of(self.doc.article.text))

    def _nicknamed(self) -> None:
        """藍, 綠, 院 where their context makes them parties and the cabinet, and media or groups in no table."""
        for block in self.doc.blocks:
            if block.role in (Role.BYLINE, Role.META):
                continue
            for pattern, entry in self.table.nicks:
                for match in pattern.finditer(self.norm, block.span.start, block.span.end):
                    self._add_org(Span(*match.span(1)), entry)
            for match in _MEDIUM.finditer(self.norm, block.span.start, block.span.end):
                name = match.group(1)
                self._add_org(Span(*match.span(1)), Entry(name, AgentKind.ORGANIZATION, None, "media"))
            for match in _GROUP.finditer(self.norm, block.span.start, block.span.end):
                self._add_org(Span(*match.span()), Entry((match.group(1) or match.group(2)) + "国", AgentKind.ORGANIZATION))

    def _add_org(self, span: Span, entry: Entry) -> None:
        if self._free(span):
            self._take(span)
            self.orgs.append((span, entry))

    def _titled(self) -> None:
        """Names in no table, beside a title: 國防部長顧立雄, 龔明鑫部長, 外長拉斯穆森."""
        for block in self.doc.blocks:
            if block.role is Role.BYLINE:
                continue
            for match in self.table.titles.find(self.norm, block.span.start, block.span.end):
                self._beside(Span(match.start, match.end), match.key, block.span)

    def _beside(self, title: Span, entry: Title, block: Span) -> None:
        norm, table = self.norm, self.table
        if entry.form == "记者":
            return  # bylines inside captions: 記者某某某攝
        if entry.before:
            at = title.end
            while norm[at : at + 1] in ("·", " ") and at < block.end and norm[at] == "·":
                at += 1
            if at < block.end and not self.taken[at] and not self._another_title(at):
                end = self._name_end(title, at, block.end)
                if end > at and self._free(Span(at, end)):
                    self._add(Span(at, end), entry)
                    # 立法委員陳素月、陳秀寳等人: the title holds for the whole list.
                    while norm[end : end + 1] in ("、", "和", "与", "及") and end + 1 < block.end:
                        following = self._chinese_name(end + 1, block.end)
                        if following - end - 1 < 2 or not self._free(Span(end + 1, following)):
                            break
                        if norm[end] != "、" and norm[following : following + 1] not in "等，、。今昨":
                            break
                        self._add(Span(end + 1, following), entry, title)
                        end = following
                    return
        if entry.after and title.start > block.start and not self.taken[title.start - 1]:
            start = name_before(norm, title.start, block.start, table)
            if start in self.country_starts or title.start in self.country_ends:
                return
            if start < title.start and self._free(Span(start, title.start)):
                self._add(Span(start, title.start), entry)

    def _another_title(self, at: int) -> bool:
        found = self.table.titles.match(self.norm, at)
        return found is not None and found.end - found.start >= 2

    def _name_end(self, title: Span, at: int, limit: int) -> int:
        norm, table = self.norm, self.table
        if table.cues.match(norm, at, limit) is not None:
            return at
        foreign = foreign_name(norm, at, limit)
        chinese = self._chinese_name(at, limit, beside_title=True)
        country = self._country_before(title.start)
        abroad = country is not None and country not in ("TW", "CN", "HK", "MO", "SG", "KR", "KP", "VN")
        if "·" in norm[at:foreign]:
            return foreign
        if abroad or (country is None and chinese == at):
            if foreign - at >= 3 or (foreign - at == 2 and not table.words_at(norm, at, foreign)):
                return foreign
            if country == "JP":
                return self._japanese_name(at, limit)
        if foreign - at > max(chinese - at, 3) and not table.words_at(norm, at + 3):
            return foreign
        return chinese if chinese > at else unlisted_name(norm, at, limit, table)

    def _chinese_name(self, at: int, limit: int, *, beside_title: bool = False) -> int:
        """The end of a Chinese name at `at`; a surname that is also a function word must open a longer word."""
        country = self.country_starts.get(at)
        if country is not None and len(country.span) > 1:
            return at  # 韓國 is no Mr 韓
        if any((c := self.country_starts.get(i)) and len(c.span) > 1 for i in range(at + 1, at + 3)):
            return at  # 民眾高舉格陵蘭旗
        if self.norm[at : at + 1] in AMBIGUOUS_SURNAMES:
            word = self.doc.word_at(at)
            if word.start != at or len(word) < 2 or is_word(self.norm[at + 1 : at + 3]):
                return at
        return chinese_name(self.norm, at, limit, self.table, beside_title=beside_title)

    def _japanese_name(self, at: int, limit: int) -> int:
        for length in (4, 3, 5, 2):
            end = at + length
            word = self.norm[at:end]
            if end <= limit and all(_HAN.match(c) for c in word) and self.table.follows(self.norm, end, limit):
                return end
        return at

    def _country_before(self, start: int) -> str | None:
        """The country named right before a title, over organisations and other titles between."""
        at = self._phrase_start(start)
        codes = [self.country_starts[s].code for s in range(at, start) if s in self.country_starts]
        if codes:
            return codes[-1]
        orgs = [self.org_country(*self.org_starts[s]) for s in range(at, start) if s in self.org_starts]
        return next((code for code in reversed(orgs) if code), None)

    def _unlisted_orgs(self) -> None:
        """消防處表示: an organisation in no table, at the beginning of a clause, with a reporting word after it."""
        for sentence in self.doc.sentences:
            role = self.doc.blocks[sentence.block].role
            if role in (Role.BYLINE, Role.META, Role.CAPTION):
                continue
            for clause in sentence.clauses:
                text = self.norm[clause.span.start : clause.span.end]
                match = _UNLISTED_ORG.match(text)
                if match is None or clause.stop not in ("，", "：", "") or set(match.group(1)) & _NOT_IN_ORGS:
                    continue
                span = Span(clause.span.start + match.start(1), clause.span.start + match.end(1))
                rest = text[match.end() :]
                headline = clause.stop == "：" and not rest and role is not Role.PARAGRAPH
                if self._free(span) and (headline or self.table.ends_with_cue(rest)) and len(rest) <= 14:
                    self._take(span)
                    self.orgs.append((span, Entry(span.of(self.norm), AgentKind.ORGANIZATION)))
        self._index_orgs()

    def _bracketed(self) -> None:
        """拉斯穆森（Lars Løkke Rasmussen）: a Latin name in brackets shows that a name stands before it."""
        for match in _LATIN_NAME.finditer(self.norm):
            latin = Span(match.start(1), match.end(1))
            known = next((n for n in self.names if n.span.end == match.start()), None)
            if known is None and not self.taken[match.start() - 1]:
                start = self._bracketed_start(match.start())
                words = latin.of(self.norm).split()
                if len(words) >= 2 and 2 <= match.start() - start <= 12:
                    title = self._title_ending(start)
                    kind = AgentKind.OFFICIAL if title and title.official else AgentKind.PERSON
                    self._add_name(Span(start, match.start()), kind, title)
                    known = self.names[-1]
            if known is not None and self._free(latin):
                self._take(latin)
                self.names.append(replace(known, span=latin, phrase=latin, title=""))
                self.aliases.setdefault(known.key, set()).add(latin.of(self.doc.article.text))

    def _bracketed_start(self, at: int) -> int:
        """Where the name before a Latin name in brackets begins: after a title, an organisation, 的 or a stop."""
        start = at
        while start > 0 and at - start < 9:
            char = self.norm[start - 1]
            if not (_HAN.match(char) or char == "·") or char in "的、" or start in self.org_ends or start in self.country_ends:
                break
            if start < at and self._title_ending(start) is not None:
                break
            start -= 1
        if at - start < 9:
            return start
        start = at
        while start > 0 and (self.norm[start - 1] == "·" or self.norm[start - 1] in TRANSLITERATION):
            start -= 1
        return start

    def _title_ending(self, at: int) -> Title | None:
        for length in range(8, 1, -1):
            found = self.table.titles.get(self.norm[max(0, at - length) : at])
            if found is not None:
                return found
        return None

    def _before_cues(self) -> None:
        """林沛祥會後受訪表示: at the start of a clause, a surname and what may be a given name, before a reporting word."""
        for sentence in self.doc.sentences:
            if self.doc.blocks[sentence.block].role not in (Role.PARAGRAPH, Role.HEADLINE, Role.SUBHEAD, Role.BOILERPLATE):
                continue
            for clause in sentence.clauses:
                start = clause.span.start
                skip = re.compile(r"(?:・|▶|对此，?|不过|但|而|同党|另外)*").match(self.norm, start)
                at = skip.end() if skip else start
                if at >= clause.span.end or self.taken[at] or self.norm[at] not in self.table.surnames:
                    continue
                end = self._chinese_name(at, clause.span.end)
                if at >= clause.span.end:
                    continue
                if end - at < 3 or not self._free(Span(at, end)) or self.table.words_at(self.norm, at, end):
                    continue
                rest = self.norm[end : clause.span.end]
                colon = clause.stop == "：" and not rest
                if colon or (clause.stop in "，：" and self.table.ends_with_cue(rest)):
                    self._add_name(Span(at, end), AgentKind.PERSON, None)

    def _words_before_cues(self) -> None:
        """旅客吳某某說: a word of three characters that no dictionary holds, with a surname, right before a reporting word."""
        for sentence in self.doc.sentences:
            if self.doc.blocks[sentence.block].role is not Role.PARAGRAPH:
                continue
            for word in self.doc.words_in(sentence.span):
                form = word.of(self.norm)
                if len(word) != 3 or is_word(form[:2]) or form[0] not in self.table.surnames or form in self.table.not_names or is_word(form):
                    continue
                if word.start in self.country_starts:
                    continue
                rest = re.compile(r"[则也还并亦又曾就]?").match(self.norm, word.end)
                if self._free(word) and rest and self.table.cues.match(self.norm, rest.end()) is not None:
                    before = self._title_ending(word.start)
                    self._add_name(word, AgentKind.OFFICIAL if before and before.official else AgentKind.PERSON, None)

    def _repeated(self) -> None:
        """Every other place where a name of this article stands."""
        forms: dict[str, _Name] = {}
        for name in self.names:
            form = name.span.of(self.norm)
            if len(form) >= 2 and (form not in forms or (name.title and not forms[form].title)):
                forms[form] = name
        for form in sorted(forms, key=lambda f: (-len(f), f)):
            start = self.norm.find(form)
            while start >= 0:
                span = Span(start, start + len(form))
                if self._free(span) and self.doc.role_at(start) not in (None, Role.BYLINE):
                    self._take(span)
                    title, phrase, _ = self._titles_around(span)
                    self.names.append(replace(forms[form], span=span, phrase=phrase, title=title))
                start = self.norm.find(form, start + 1)
        official = {n.key for n in self.names if n.kind is AgentKind.OFFICIAL}
        self.names = [replace(n, kind=AgentKind.OFFICIAL) if n.key in official else n for n in self.names]

    # -- what stands around a name -------------------------------------------------------------------------------

    def _add(self, span: Span, title: Title, at: Span | None = None) -> None:
        self._add_name(span, AgentKind.OFFICIAL if title.official else AgentKind.PERSON, title)
        if at is not None:
            self.names[-1] = replace(self.names[-1], title=at.of(self.doc.article.text))

    def _add_name(self, span: Span, kind: AgentKind, title: Title | None) -> None:
        self._take(span)
        written, phrase, country = self._titles_around(span)
        form = span.of(self.norm)
        key = self.table.canonical(form)
        if key == form and len(form) == 2:  # 高市首相 after 高市早苗
            key = next((n.key for n in self.names if n.span.of(self.norm).startswith(form) and n.span.start < span.start), key)
        self.names.append(_Name(span, key, kind, country or (title.country if title else None), written or "", phrase))
        self.aliases.setdefault(key, set()).add(span.of(self.doc.article.text))

    def _titles_around(self, span: Span) -> tuple[str, Span, str | None]:
        """The office written beside a name, the phrase around both, and the country that the phrase names."""
        norm, text = self.norm, self.doc.article.text
        limit = self._limit(span.start)
        end = span.end
        after = self.table.titles.match(norm, end, limit)
        title_after = ""
        if after is not None and after.key.after and not self._name_follows(after.end, limit):
            end, title_after = after.end, text[after.start : after.end]
        start = self._phrase_start(span.start)
        title_before = self._office(start, span.start)
        codes = [
            c.code for s in range(start, span.start)
            if (c := self.country_starts.get(s)) and not c.place and not self._in_org(s) and norm[s - 1 : s] != "驻"
        ]  # fmt: skip
        country = codes[-1] if codes else None
        if country is None:
            inside = [self.org_country(*self.org_starts[s]) for s in range(start, span.start) if s in self.org_starts]
            country = next((code for code in reversed(inside) if code), None)
        if title_after and not self._has_title(title_before):
            title_before = ""
        return title_before or title_after, Span(start, end), country

    def _has_title(self, office: str) -> bool:
        """Whether an office as written ends in a title, not only in an organisation (外交部章以恆次長)."""
        folded = fold(office)
        return folded.endswith("长") or any(self.table.titles.get(folded[-n:]) is not None for n in range(1, 9))

    def _in_org(self, at: int) -> bool:
        """Whether a character lies inside an organisation's name (台 in 國台辦)."""
        return any((o := self.org_starts.get(i)) and o[0].end > at for i in range(max(0, at - 14), at + 1))

    def _name_follows(self, at: int, limit: int) -> bool:
        return self.table.names.match(self.norm, at, limit) is not None and self._chinese_name(at, limit) > at

    def _phrase_start(self, at: int) -> int:
        """Extend a phrase to the left over titles, organisations, countries and words such as 前, 時任, 同黨."""
        norm = self.norm
        block = self.doc.block_of(at - 1) if at else None
        low = self.doc.blocks[block].span.start if block is not None else at
        while at > low:
            found = at
            modifier = _BEFORE_TITLE.search(norm[max(low, at - 4) : at])
            if modifier:
                found = at - len(modifier.group())
            elif at in self.country_ends:
                found = self.country_ends[at].span.start
                if norm[found - 1 : found] == "驻" and found > low:
                    found -= 1
            else:
                org = self.org_ends[at][0] if at in self.org_ends else None
                if org is not None:
                    found = org.start
                else:
                    title = next((n for n in range(10, 0, -1) if at - n >= low and self.table.title_ends(norm[at - n : at])), 0)
                    found = at - title
                    unit = _UNIT.search(norm[max(low, at - 8) : at])
                    government = _GOVERNMENT.search(norm[max(low, at - 5) : at])
                    if not title and government and at - len(government.group()) in self.country_ends:
                        found = at - len(government.group())
                    elif (
                        title and _FUSED.search(norm[found:at]) and found not in self.org_ends
                        and found not in self.country_ends and self._ministry(found, low)
                    ):  # fmt: skip
                        found = self._ministry(found, low)
                    elif not title and unit and _BOUNDARY.search(norm[max(0, at - len(unit.group()) - 1) : at - len(unit.group())]):
                        found = at - len(unit.group())
                    elif not title and norm[at : at + 1] in _UNITS and self._belongs(max(low, at - 6), at + 1, low):
                        found = self._belongs(max(low, at - 6), at + 1, low)
                    elif not title and unit and self._belongs(at - len(unit.group()), at, low):
                        found = self._belongs(at - len(unit.group()), at, low)
                    elif not title and norm[at - 1] == "长" and at - 1 in self.org_ends:
                        found = at - 1
                    elif not title and norm[at - 1] == "兼":
                        found = at - 1
            if found == at:
                break
            at = found
        return at

    def _ministry(self, at: int, low: int) -> int:
        """Where an unlisted ministry before 部長 begins, right after a country or organisation (烏茲別克緊急情況部長), or 0."""
        for start in range(at - 1, max(low, at - 8), -1):
            if not _HAN.match(self.norm[start]):
                return 0
            if start <= at - 2 and start in self.country_ends or start in self.org_ends:
                return start if not set(self.norm[start:at]) & _NOT_IN_ORGS else 0
        return 0

    def _belongs(self, start: int, end: int, low: int) -> int:
        """Where an organisation or country ends inside a stretch that a word such as 局 or 室 closes, or 0."""
        return next((i for i in range(start, end - 1) if i > low and (i in self.org_ends or i in self.country_ends)), 0)

    def _office(self, start: int, end: int) -> str:
        """The office inside a phrase: what is left of it without the country's name and 現任, 時任, 資深."""
        at = start
        while at < end:
            country = self.country_starts.get(at)
            modifier = _INCUMBENT.match(self.norm, at, end)
            if (
                country is not None and country.span.end <= end and not self._in_org_beyond(at, country.span.end)
                and country_forms().get(country.span.of(self.norm)) is not None
            ):  # fmt: skip
                at = country.span.end
            elif modifier:
                at = modifier.end()
            else:
                break
        return self.doc.article.text[at:end]

    def _in_org_beyond(self, start: int, end: int) -> bool:
        org = self.org_starts.get(start)
        return org is not None and org[0].end > end

    # -- mentions ------------------------------------------------------------------------------------------------

    def _mentions(self) -> list[ActorMention]:
        phrases = SpanIndex(self.names, lambda n: n.phrase)
        found = [
            ActorMention(n.span, n.phrase, n.kind, How.NAME, n.key, n.country, n.title) for n in self.names
        ]
        for span, entry in self.orgs:
            holder = next((n for n in phrases.covering(span.start, span.end) if n.phrase != span), None)
            country = self.org_country(span, entry)
            if entry.generic and holder is not None and holder.country:
                country = holder.country  # 財政部長貝森特 is of the country that he is of
            key = f"{country}-{entry.key}" if entry.generic and country else entry.key
            found.append(
                ActorMention(
                    span, Span(self._phrase_start(span.start), span.end), AgentKind.ORGANIZATION, How.NAME,
                    key, country, sector=entry.sector, modifier=holder is not None,
                )  # fmt: skip
            )
        return found

    def org_country(self, span: Span, entry: Entry) -> str | None:
        """An organisation's country; one with a general name (外交部) is of the country before it, else at home."""
        if not entry.generic:
            return entry.country
        before = self.country_ends.get(span.start)
        if before is not None:
            return before.code
        region = self.doc.article.region
        return region if region in ("TW", "CN", "HK", "MO") else None

    def _short_forms(self) -> list[ActorMention]:
        """川習, 特习: two single characters that stand for two people side by side."""
        found: list[ActorMention] = []
        shorts, full = self.table.shorts, {n.key for n in self.names}
        for at in range(len(self.norm) - 1):
            if self.norm[at] not in shorts or self.norm[at + 1] not in shorts or not self._free(Span(at, at + 2)):
                continue
            if self.doc.role_at(at) in (None, Role.BYLINE):
                continue
            pair = [self._best(shorts[self.norm[i]], full) for i in (at, at + 1)]
            meets = _PAIR_AFTER.match(self.norm, at + 2) is not None
            known = sum(p.key in full for p in pair)
            if pair[0].key == pair[1].key or not (known == 2 or (known and meets)):
                continue
            word = self.doc.word_at(at)
            if len(word) > 1 and is_word(word.of(self.norm)) and not meets:
                continue
            for i, person in zip((at, at + 1), pair, strict=True):
                span = Span(i, i + 1)
                self._take(span)
                found.append(ActorMention(span, span, person.kind, How.NAME, person.key, person.country))
        return found

    def _best(self, people: Sequence[Entry], full: set[str]) -> Entry:
        """Of people with the same short form, the one whose name the article gives."""
        return next((p for p in people if p.key in full), people[0])

    def _surnames(self, mentions: Iterable[ActorMention]) -> list[ActorMention]:
        """吳 for 吳釗燮, 賴總統, 黃男: a known person's surname where it can only be one."""
        norm, table = self.norm, self.table
        people: dict[str, list[_Name]] = {}
        for name in self.names:
            form = name.span.of(norm)
            size = 2 if form[:2] in table.compound_surnames else 1
            if name.country == "JP" and 3 <= len(form) <= 5:
                people.setdefault(form[:2], []).append(name)
            elif 3 <= len(form) <= 4 and form[:size] in (table.surnames | table.compound_surnames):
                people.setdefault(form[:size], []).append(name)
            if "·" in form and len(form.rsplit("·", 1)[1]) >= 2:
                people.setdefault(form.rsplit("·", 1)[1], []).append(name)
        found = []
        for surname, owners in people.items():
            pattern = re.compile(re.escape(surname) + r"(男|女|氏|员|嫌)?")
            for match in pattern.finditer(norm):
                span = Span(match.start(), match.end())
                if not self._free(span) or self.doc.role_at(span.start) in (None, Role.BYLINE, Role.META):
                    continue
                title = table.titles.match(norm, span.start + len(surname))
                if title is not None and title.key.surname and not match.group(1):
                    span = Span(span.start, title.end)
                elif len(surname) == 1 and not self._alone(span, bool(match.group(1))):
                    continue
                earlier = [n for n in owners if n.span.start < span.start] or owners
                owner = max(earlier, key=lambda n: (n.span.start, n.key))
                self._take(span)
                found.append(ActorMention(span, span, owner.kind, How.NAME, owner.key, owner.country))
        return found

    def _by_surname_only(self) -> list[ActorMention]:
        """何姓專員, 林姓教師: people whose given name is withheld."""
        found = []
        for match in _SURNAME_ONLY.finditer(self.norm):
            span = Span(match.start(), match.end())
            if match.group(1) not in self.table.surnames or not self._free(span) or self.doc.role_at(span.start) is None:
                continue
            title = self.table.titles.get(match.group(2))
            kind = AgentKind.OFFICIAL if (title and title.official) or match.group(2) in ("专员", "官员", "员警", "警员", "少将", "上校") else AgentKind.PERSON
            start = self._phrase_start(span.start)
            self._take(span)
            found.append(ActorMention(span, Span(start, span.end), kind, How.NAME, span.of(self.norm), title=match.group(2)))
        return found

    def _alone(self, span: Span, marked: bool) -> bool:
        """Whether a surname stands as a word of its own, where a person's name may stand."""
        before, after = self.norm[span.start - 1 : span.start], self.norm[span.end : span.end + 2]
        word = self.doc.word_at(span.start)
        if not marked and len(word) > 1 and is_word(word.of(self.norm)):
            return False
        opens = not before or not _HAN.match(before) or before in "和与及对向由被让替给把跟以而但至"
        return opens and (marked or self.table.follows(self.norm, span.end, self._limit(span.start))) and after[:1] not in "家姓"

    def _anonymous(self, mentions: Sequence[ActorMention]) -> list[ActorMention]:
        """一名不願具名的國防部官員, 知情人士, 該官員: heads of the table without a name beside them."""
        norm, found = self.norm, []
        for block in self.doc.blocks:
            if block.role in (Role.BYLINE, Role.META):
                continue
            for match in self.table.anonymous.find_all(norm, block.span.start, block.span.end):
                span, head = Span(match.start, match.end), match.key
                if not self._free_but_orgs(span) or self._names_at(span.end):
                    continue
                if any(span in m.span for m in found[-1:]):
                    continue
                start = self._modified_start(span.start, block.span.start)
                before = norm[max(block.span.start, start - 14) : start]
                if norm[span.end : span.end + 1] in head.not_before or norm[span.end : span.end + 1] == "会":
                    continue
                qualified = _QUALIFIER.search(before)
                definite = bool(_DEFINITE.search(before))
                whole = Span(start - (qualified.end() - qualified.start() if qualified else 0), span.end)
                orgs = [self.org_starts[s] for s in range(start, span.end) if s in self.org_starts]
                codes = [c.code for s in range(start, span.end) if (c := self.country_starts.get(s)) and not c.place]
                country = codes[-1] if codes else next((c for s, e in orgs if (c := self.org_country(s, e))), None)
                found.append(
                    ActorMention(
                        Span(start, span.end), whole, AgentKind.OFFICIAL if head.official else AgentKind.PERSON,
                        How.NOMINAL, "" if definite or (start == span.start and not qualified and len(span) < 4) else norm[start : span.end],
                        country, title=self._head_office(span), anonymous=True, sector=head.sector,
                        qualified=qualified is not None and not definite,
                    )  # fmt: skip
                )
                self._take(span)
        return found

    def _inside_sources(
        self, mentions: Sequence[ActorMention], sources: Sequence[ActorMention]
    ) -> list[ActorMention]:
        """Organisations inside an unnamed source's phrase (國防部 in 國防部官員) only modify it."""
        phrases = SpanIndex(sources, lambda m: m.phrase)
        return [
            replace(m, modifier=True)
            if m.kind is AgentKind.ORGANIZATION and phrases.covering(m.span.start, m.span.end)
            else m
            for m in mentions
        ]

    def _head_office(self, span: Span) -> str:
        """An unnamed source's office, where its head is one (發言人, 立委)."""
        title = self.table.titles.get(span.of(self.norm))
        return span.of(self.doc.article.text) if title is not None and title.official else ""

    def _free_but_orgs(self, span: Span) -> bool:
        """Whether only organisations inside a stretch are taken: 藍 in 藍委."""
        at = span.start
        while at < span.end:
            org = self.org_starts.get(at)
            if org is not None and org[0].end <= span.end:
                at = org[0].end
            elif self.taken[at]:
                return False
            else:
                at += 1
        return True

    def _names_at(self, at: int) -> bool:
        return any(n.span.start == at for n in self.names)

    def _modified_start(self, at: int, low: int) -> int:
        """Extend an anonymous head to the left over what it belongs to: 國防部, 白宮, 高級, 與會國民黨."""
        norm = self.norm
        while at > low:
            adjective = self.table.adjectives.search(norm[max(low, at - 4) : at])
            org = self.org_ends[at][0] if at in self.org_ends else None
            if org is not None:
                at = org.start
            elif at in self.country_ends:
                at = self.country_ends[at].span.start
            elif adjective:
                at -= len(adjective.group())
            else:
                return at
        return at

    def _nominals(self, mentions: Sequence[ActorMention]) -> list[ActorMention]:
        """A title that stands alone for its holder: 總統表示, 部長, 黨主席. Who that is, coreference decides."""
        norm, found = self.norm, []
        for block in self.doc.blocks:
            if block.role in (Role.BYLINE, Role.META):
                continue
            for match in self.table.titles.find(norm, block.span.start, block.span.end):
                span, title = Span(match.start, match.end), match.key
                if not title.nominal or not title.official or not self._free(span) or self._in_phrase(span):
                    continue
                if norm[span.end : span.end + 1] in "府选制职大候级人们" or norm[span.end : span.end + 2] in ("选举", "任期", "候选"):
                    continue
                start = self._phrase_start(span.start)
                country = self._country_before(span.start)
                found.append(
                    ActorMention(span, Span(start, span.end), None, How.NOMINAL, "", country,
                                 self.doc.article.text[span.start : span.end])
                )  # fmt: skip
        return found

    def _its(self, mentions: Sequence[ActorMention]) -> list[ActorMention]:
        """該報, 該黨: the organisation of that kind named last."""
        found = []
        orgs = [m for m in mentions if m.kind is AgentKind.ORGANIZATION]
        for match in _ITS.finditer(self.norm):
            span, noun = Span(match.start(), match.end()), match.group(1)
            media = noun in ("报", "媒体", "社", "台", "网站", "网", "刊", "周刊", "杂志")
            before = [
                m for m in orgs if m.span.end <= span.start and (m.sector == "media" if media else m.key.endswith(noun) or m.span.of(self.norm).endswith(noun))
            ]
            if before and self._free(span) and self.doc.role_at(span.start) is not None:
                last = max(before, key=lambda m: m.span)
                self._take(span)
                found.append(ActorMention(span, span, last.kind, How.NOMINAL, last.key, last.country, sector=last.sector))
        return found

    def _in_phrase(self, span: Span) -> bool:
        return any(span in n.phrase for n in self.names)

    def _pronouns(self) -> list[ActorMention]:
        found = []
        for match in _PRONOUN.finditer(self.norm):
            before, after = self.norm[match.start() - 1 : match.start()], self.norm[match.end() : match.end() + 1]
            role = self.doc.role_at(match.start())
            if role in (None, Role.META, Role.BYLINE) or before in _NO_PRONOUN_BEFORE or after in _NO_PRONOUN_AFTER:
                continue
            if match.group() == "我" and self.doc.quote_at(match.start()) is None:
                continue
            span = Span(match.start(), match.end())
            found.append(ActorMention(span, span, None, How.PRONOUN))
        return found

