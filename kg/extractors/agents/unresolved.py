"""Mentions that only the text before them explains: titles alone, 該報, pronouns. Who they are, coreference decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.agents.nations import organization_country
from kg.extractors.agents.phrases import country_before, phrase_start
from kg.extractors.agents.scene import Coverage, OrganizationName, PersonName, Scene
from kg.extractors.mentions import ActorMention
from kg.lexicon.context import pattern
from kg.model import AgentKind, How, Role, Span
from kg.spans import SpanIndex

_THAT_ORGANIZATION = pattern(r"该(<that-organization>)(?![的]?[一-鿿]{0,1}长)")  # 該黨, but not 該黨黨長
_MEDIA_NOUNS = ("报", "媒体", "社", "台", "网站", "网", "刊", "周刊", "杂志")
_OFFICE_NOT_HOLDER = pattern(
    r"<office-only>|第[一二三四]轮|令|团|继任|继承|顺序|除外|一职|法团|[府选制职大候级人们馆室]|事长|选举|任[期内]|候选|会[议谈报]|由[^，。；]{1,16}(?:接任|出任|升任|接掌|代理|兼任|续任)|\Z"
)  # 總統府, 總統制, 總統選舉, 部長由某某某接任
_MINISTERS = re.compile(r"(?:外|防|财|教|卫|环|农|商|经贸)长会(?![见晤同面])")  # 歐盟外長會
# 參選台中市長, 幾個部長, 幾名能幹的部長, 還是總統, 正副總統: nobody in particular.
_NO_HOLDER = pattern(
    r"(?:<office-sought>(?:新|首|下一?)?任?|(?:新|下一?)任?的?|下届|司|[作做选]为"
    r"|(?:任命|提名|选举|推选|聘任|委任)[㐀-鿿·]{2,8}为|是(?:合法|现任|民选|唯一)的?"
    r"|[一两三四五六七八九十几数多每各0-9]+(?:位|名|个)(?:[㐀-鿿]{1,4}的)?|所有|任何|各|各国|[两多]国|正|[还仍就不]是)$"
)
_TO_COME = ("新任", "候任", "下任")
_ONE_OF_MANY = "人员"  # 金磚國家領導人, 國會議員: an office that many hold
_PRONOUN = re.compile(r"他们|她们|他|她|我(?!们|国|方|军|党|府|院)")
_NO_PRONOUN_BEFORE = frozenset("其吉排利无自")  # 其他, 吉他, 排他
_NO_PRONOUN_AFTER = frozenset("国人乡日杀律信山者项方")  # 他國, 他人


def titles(scene: Scene, coverage: Coverage, names: Sequence[PersonName]) -> list[ActorMention]:
    """A title that stands alone for its holder: 總統表示, 部長, 黨主席."""
    norm, found = scene.norm, []
    phrases = SpanIndex(names, lambda n: n.phrase)
    for block in scene.doc.blocks:
        if block.role in (Role.BYLINE, Role.META):
            continue
        for match in scene.titles_in(block.span):
            span, title = Span(match.start, match.end), match.key
            ministry = _ministry(scene, span)
            owner = ministry or scene.organization_ends.get(span.start)
            own = Span(ministry.span.end, span.end) if ministry is not None else span
            alone = title.nominal or (owner is not None and norm[span.end - 1] not in _ONE_OF_MANY)
            if not alone or not title.official or not coverage.is_free(own):
                continue
            span = Span(ministry.span.start, span.end) if ministry is not None else span
            if phrases.covering(match.start, match.end) or _OFFICE_NOT_HOLDER.match(norm, span.end):
                continue
            if _MINISTERS.match(norm, span.start):
                continue
            phrase = Span(phrase_start(scene, span.start), span.end)
            if _NO_HOLDER.search(norm[max(block.span.start, phrase.start - 14) : phrase.start]):
                continue
            if norm[span.start - 1] == "司" or (phrase.start < span.start and norm.startswith(_TO_COME, phrase.start)):
                continue  # 司局長, 新任黨主席
            written, country = span.of(scene.doc.article.text), country_before(scene, span.start)
            if country is None and owner is not None:
                country = organization_country(scene, owner)
            written = "前" + written if norm[phrase.start] == "前" and phrase.start < span.start else written
            found.append(ActorMention(span, phrase, None, How.NOMINAL, "", country, written))
    return found


def _ministry(scene: Scene, title: Span) -> OrganizationName | None:
    """The organisation that a title is made of, or shares its first characters with: 國防部 in 國防部長, 國務院 in
    國務院總理, 法國外交部 in 法國外交部長."""
    ends = (scene.organization_ends.get(end) for end in range(title.end - 1, title.start, -1))
    return next((o for o in ends if o is not None and o.span.start <= title.start), None)


def that_organization(scene: Scene, coverage: Coverage, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """該報, 該黨: the organisation of that kind named last."""
    found = []
    organizations = [m for m in mentions if m.kind is AgentKind.ORGANIZATION]
    for match in _THAT_ORGANIZATION.finditer(scene.norm):
        span, noun = Span(match.start(), match.end()), match.group(1)
        before = [o for o in organizations if o.span.end <= span.start and _is_called(scene, o, noun)]
        if before and coverage.is_free(span) and scene.doc.role_at(span.start) is not None:
            last = max(before, key=lambda o: o.span)
            found.append(ActorMention(span, span, last.kind, How.NOMINAL, last.key, last.country, sector=last.sector))
    return found


def _is_called(scene: Scene, organization: ActorMention, noun: str) -> bool:
    if noun in _MEDIA_NOUNS:
        return organization.sector == "media"
    return organization.key.endswith(noun) or organization.span.of(scene.norm).endswith(noun)


def pronouns(scene: Scene) -> list[ActorMention]:
    """他, 她, 他們, 她們, and 我 inside quotations."""
    norm, found = scene.norm, []
    for match in _PRONOUN.finditer(norm):
        span = Span(match.start(), match.end())
        if scene.doc.role_at(span.start) in (None, Role.META, Role.BYLINE):
            continue
        if (
            norm[span.start - 1 : span.start] in _NO_PRONOUN_BEFORE
            or norm[span.end : span.end + 1] in _NO_PRONOUN_AFTER
        ):
            continue
        if match.group() == "我" and scene.doc.quote_at(span.start) is None:
            continue
        found.append(ActorMention(span, span, None, How.PRONOUN))
    return found
