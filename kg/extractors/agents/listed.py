"""Names of the tables: people, organisations, and nicknames such as 藍 and 綠 where the context makes them parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.extractors.agents.phrases import title_ending, titles_around
from kg.extractors.agents.scene import Coverage, OrganizationName, PersonName, Scene
from kg.extractors.gazetteer import Entry
from kg.extractors.names import JAPANESE, TRANSLITERATION, chinese_name, follows_a_name, title_begins
from kg.extractors.shapes import HAN
from kg.lexicon.context import pattern
from kg.model import AgentKind, Block, Role, Span
from kg.words import is_word

# 《…》 with a word of reporting after it: 《華爾街日報》報導.
_MEDIUM = pattern(
    r"《([^《》]{1,12}?(?:报|新闻|周刊|月刊|杂志|评论|外交政策|外交事务|人|网|通讯社|广播))》(?=[^，。]{0,8}<medium-act>)"
    r"|《([^《》]{1,12})》(?=周刊|杂志|日报|报)"
)
_PERIODICAL = re.compile(r"[㐀-鿿]{1,6}》(?:日报|报|周刊|杂志|月刊|网站)")
_GIVEN = re.compile(r"[㐀-鿿]{1,10}·(?:[A-Z]·)?$")
# 中國駐美國大使館, 駐日代表處.
_MISSION = pattern(r"(?:驻[㐀-鿿]{1,6}?)?<mission>")
# 北歐5國, 七國, but not 第三國, 各國 or 七國語言.
_GROUP = re.compile(
    r"(?:(?:欧洲|东协|东盟|北欧|中东|海湾|阿拉伯|拉美|波罗的海)([0-9一二两三四五六七八九十]+)国"
    r"|(?<![0-9一二三四五六七八九十第各])([4-9]|1[0-9]|2[0-9]|[四五六七八九十]{1,2})国)(?![语民际集会籍旗军防家])"
)


def find(scene: Scene) -> tuple[list[OrganizationName], list[tuple[Span, Entry]]]:
    """The organisations and the people of the tables, in order of the text; people's titles are still to be read."""
    organizations, people = [], []
    for block in _blocks(scene, (Role.BYLINE, Role.META)):
        for match in scene.table.names.find(scene.norm, block.span.start, block.span.end):
            span, entry = Span(match.start, match.end), match.key
            if entry is None or _cuts_a_country(scene, span) or _ends_longer_title(scene, span):
                continue
            if entry.kind is AgentKind.ORGANIZATION:
                organizations.append(OrganizationName(span, entry))
            elif not _goes_on(scene, span, block.span.end, abroad=entry.country != "JP"):
                people.append((Span(_given_name_start(scene, span.start), span.end), entry))
    return organizations, people


def _blocks(scene: Scene, without: Sequence[Role]) -> Iterable[Block]:
    return (block for block in scene.doc.blocks if block.role not in without)


def _cuts_a_country(scene: Scene, span: Span) -> bool:
    """Whether a form begins inside a country's name: 國軍 in 韓國軍方."""
    before = range(max(0, span.start - 4), span.start)
    return any((c := scene.country_starts.get(i)) and c.span.end > span.start for i in before)


def _ends_longer_title(scene: Scene, span: Span) -> bool:
    """Whether a form is but the end of what stands in 《》: 鏡報 in 《每日鏡報》, but not in 《台灣鏡報》."""
    norm = scene.norm
    if norm[span.start - 1 : span.start] == "《" and _PERIODICAL.match(norm, span.end):
        return True  # 國會 in 《國會山》日報
    if norm[span.end : span.end + 1] != "》" or not HAN.match(norm, span.start - 1) or span.start in scene.country_ends:
        return False
    return norm.rfind("《", max(0, span.start - 8), span.start) >= 0


def _goes_on(scene: Scene, span: Span, limit: int, *, abroad: bool) -> bool:
    """Whether a person's form is but the beginning of a longer name: 范雲 in 范雲翔說, or a surname there.

    Args:
        abroad: from Japan's point of view; 小野 is a Taiwanese by himself, and begins many a Japanese name.
    """
    norm, table, end = scene.norm, scene.table, span.end
    if abroad and span.of(norm) in JAPANESE:
        return not (follows_a_name(norm, end, limit, table) or title_begins(norm, end, table))
    if len(span) != 2 or chinese_name(norm, span.start, limit, table) != end + 1 or is_word(norm[end : end + 2]):
        return False
    return follows_a_name(norm, end + 1, limit, table) and not follows_a_name(norm, end, limit, table)


def nicknamed(scene: Scene, coverage: Coverage) -> list[OrganizationName]:
    """藍, 綠, 院 where their context makes them parties and the cabinet, and media or groups in no table."""
    found, coverage = [], coverage.with_spans(())
    for block in _blocks(scene, (Role.BYLINE, Role.META)):
        for span, entry in _by_context(scene, block.span):
            if coverage.is_free(span):
                coverage.take(span)
                found.append(OrganizationName(span, entry))
    return found


def _by_context(scene: Scene, block: Span) -> Iterable[tuple[Span, Entry]]:
    for nick, entry in scene.table.nicks:
        for match in nick.finditer(scene.norm, block.start, block.end):
            yield Span(*match.span(1)), entry
    for match in _MEDIUM.finditer(scene.norm, block.start, block.end):
        group = 1 if match.group(1) else 2
        yield Span(*match.span(group)), Entry(match.group(group), AgentKind.ORGANIZATION, None, "media")
    for match in _MISSION.finditer(scene.norm, block.start, block.end):
        sender = scene.country_ends.get(match.start())
        if sender is not None or match.group().startswith("驻"):
            span = Span(sender.span.start if sender is not None else match.start(), match.end())
            code = sender.code if sender is not None else None
            yield span, Entry(span.of(scene.norm), AgentKind.ORGANIZATION, code, "government")
    for match in _GROUP.finditer(scene.norm, block.start, block.end):
        yield Span(*match.span()), Entry((match.group(1) or match.group(2)) + "国", AgentKind.ORGANIZATION)


def _given_name_start(scene: Scene, at: int) -> int:
    """Where a name of the tables begins with the given name before it: 米奇·麥康奈."""
    norm = scene.norm
    given = _GIVEN.search(norm, max(0, at - 12), at)
    if given is None:
        return at
    if norm[at - 2] not in TRANSLITERATION:
        ends = (i for i in range(given.start(), at - 1) if title_ending(scene, i) is not None)  # 參議員馬可·魯比奧
        return max(ends, default=given.start())
    start = at - 1
    while start > 0 and norm[start - 1] in TRANSLITERATION and title_ending(scene, start) is None:
        start -= 1
    return start


def _shares_title(scene: Scene, before: PersonName, name: Span) -> bool:
    """Whether the title before one name holds for the next one of a list too: 立法委員陳素月、陳秀寳等人."""
    titled = bool(before.title) and before.phrase.start < before.span.start
    listed = scene.norm[before.phrase.end : name.start] == "、" and scene.norm[name.end : name.end + 1] in ("等", "、")
    return titled and listed


def people(scene: Scene, listed: Sequence[tuple[Span, Entry]]) -> list[PersonName]:
    """The people of the tables with their titles, once the organisations beside them are known."""
    found: list[PersonName] = []
    for span, entry in listed:
        title, phrase, country = titles_around(scene, span)
        if not title and found and _shares_title(scene, found[-1], span):
            title, country = found[-1].title, found[-1].country
        found.append(PersonName(span, entry.key, entry.kind, entry.country or country, title, phrase))
    return found
