"""How far a name beside a title goes: 橋本龍太郎 after 日本首相, 川·立派 after 泰國總理, 蘇哈托 before 總統."""

from __future__ import annotations

import re

from kg.extractors.agents.phrases import chinese_name_at, country_before
from kg.extractors.agents.scene import Scene
from kg.extractors.gazetteer import Gazetteer
from kg.extractors.names import (
    FUNCTION,
    JAPANESE,
    NOT_GIVEN,
    TRANSLITERATION,
    cue_ends_clause,
    follows_a_name,
    foreign_name,
    opens_name,
    title_begins,
    unlisted_name,
)
from kg.extractors.shapes import HAN
from kg.lexicon.context import word_set
from kg.model import Span
from kg.words import is_word

# Officials of other countries are read as foreign names; of these, as Chinese, Korean or Vietnamese ones with a surname.
SURNAME_FIRST = ("TW", "CN", "HK", "MO", "SG", "KR", "KP", "VN")
_WORDS_TOO = word_set("surname-and-word")

_KOREA = ("KR", "KP")
_LONG_GIVEN_ENDS = frozenset("郎夫介助彦子之")  # 桥本龙太郎
UNIT_ENDS = frozenset("市县区乡镇村路街委科系界处室所站厂口局司部院省州组队")
_AFTER_NAMES = frozenset("因于若让能")  # stand in foreign names too
_SOUND = "[" + "".join(sorted(TRANSLITERATION)) + "]"
# 麗莎·奎松, 凱勒－祖特爾, 威廉—格拉夫
_FOREIGN = re.compile(rf"(?:[㐀-鿿]{{1,6}}[·－‐-])+(?=[㐀-鿿])|(?:{_SOUND}{{2,6}}[—–])+(?={_SOUND})")
_REGNAL = re.compile(r"[一二三四五六七八九十]{1,4}世")  # 莫哈末六世
_LATIN = re.compile(r"（[A-Z][a-zÀ-ɏ]")  # 林德斯特倫（Mats Lindström）


def word_before(scene: Scene, at: int, low: int) -> int:
    """The start of a word that ends at `at` and is a name, whatever stands before it (受苏哈托總統邀請), or `at`."""
    word, table = scene.doc.word_at(at - 1), scene.table
    form = word.of(scene.norm)
    if word.start < low or word.end != at or not 2 <= len(form) <= 6 or form in table.not_names:
        return at
    if not all(HAN.match(c) for c in form) or set(form[1:]) & NOT_GIVEN or table.cues.match(form, 0) is not None:
        return at
    if all(c in TRANSLITERATION for c in form):
        start = word.start
        while start > low and _is_single(scene, start - 1) and not opens_name(scene.norm, start):
            start -= 1  # 苏哈拉, cut into 苏 and 哈拉
        if at - start > 2:
            return start
    if len(form) == 2:
        return word.start if form in table.word_names else at
    chinese = len(form) == 3 and form[0] in table.surnames and form[0] not in _WORDS_TOO and form[-1] not in UNIT_ENDS
    if not chinese or chinese_name_at(scene, word.start, at) != at or (is_word(form[:2]) and not is_word(form)):
        return at
    husbands = word.start - 1  # 梁 in 梁刘柔芬女士
    double = husbands >= low and scene.doc.word_at(husbands) == Span(husbands, word.start)
    return husbands if double and scene.norm[husbands] in table.common_surnames else word.start


def _is_single(scene: Scene, at: int) -> bool:
    """Whether a character of foreign names stands at an offset that no word of the dictionary takes."""
    word = scene.doc.word_at(at)
    return scene.norm[at] in TRANSLITERATION and (len(word) == 1 or not is_word(word.of(scene.norm)))


def name_end(scene: Scene, title: Span, at: int, limit: int, *, country: str | None) -> int:
    """Where the name right after a title ends, or `at` if none stands there."""
    end = _given_end(scene, title, at, limit, country=country)
    regnal = _REGNAL.match(scene.norm, end, limit) if end > at else None
    return regnal.end() if regnal else end


def _given_end(scene: Scene, title: Span, at: int, limit: int, *, country: str | None) -> int:
    """Where the name ends but for a number such as 六世."""
    norm, table = scene.norm, scene.table
    if table.cues.match(norm, at, limit) is not None:
        return at
    foreign = foreign_name(norm, at, limit)
    if foreign - at > 2 and title_begins(norm, foreign - 1, table):
        foreign -= 1
    if "·" in norm[at:foreign]:
        return _dotted_end(norm, foreign, limit, table)
    if foreign - at >= 2 and _LATIN.match(norm, foreign):
        return foreign
    dotted = _FOREIGN.match(norm, at, limit)
    if dotted:
        return _last_part_end(scene, dotted.end(), limit)
    chinese = chinese_name_at(scene, at, limit)
    country = country_before(scene, title.start) or country
    if chinese == at and country in _KOREA and _is_korean_with_zai(scene, at, limit):
        return at + 3
    if (
        country in (None, "JP")
        and not JAPANESE.isdisjoint((norm[at : at + 2], norm[at : at + 3]))
        and (chinese == at or country == "JP")
    ):
        return _japanese_name(scene, at, limit)
    abroad = country is not None and country not in SURNAME_FIRST
    if abroad or chinese == at:
        known_abroad = abroad or follows_a_name(norm, foreign, limit, table)
        if (foreign - at >= 3 and known_abroad and norm[at:foreign] not in table.not_names) or (
            foreign - at == 2 and _is_short_foreign(norm, at, foreign, limit, table, abroad=abroad)
        ):
            return foreign
        if country == "JP":
            return _japanese_name(scene, at, limit)
    whole = chinese > at and norm[chinese : chinese + 1] in _AFTER_NAMES  # 林明達因貪污案
    long = foreign - at > 4 and follows_a_name(norm, foreign, limit, table)  # 米洛舍维奇
    if foreign - at > max(chinese - at, 3) and not whole and (long or not is_word(norm[at + 3 : at + 5])):
        return foreign
    if chinese == at and foreign - at == 3 and follows_a_name(norm, foreign, limit, table):
        return foreign  # 綠黨發言人阿克曼批評: a party at home or abroad
    return chinese if chinese > at else unlisted_name(norm, at, limit, table)


def _is_short_foreign(norm: str, at: int, end: int, limit: int, table: Gazetteer, *, abroad: bool) -> bool:
    """Whether two characters are a foreign name: no word, or a name that is one as well with what follows names (安南)."""
    form = norm[at:end]
    if not is_word(form):
        return True
    return (abroad or form in table.word_names) and follows_a_name(norm, end, limit, table)


def _dotted_end(norm: str, end: int, limit: int, table: Gazetteer) -> int:
    """Where a name with a dot ends whose last part goes on in other characters: 立派 in 川·立派, 晋美 in 阿沛·阿旺晋美."""
    if follows_a_name(norm, end, limit, table) or title_begins(norm, end, table):
        return end
    for more in (1, 2):
        rest = norm[end : end + more]
        if end + more > limit or not all(HAN.match(c) for c in rest) or set(rest) & FUNCTION:
            break
        if (more == 1 or not is_word(rest)) and follows_a_name(norm, end + more, limit, table):
            return end + more
    return end


def _is_korean_with_zai(scene: Scene, at: int, limit: int) -> bool:
    """Whether a Korean name with 在 in it stands at `at` (李在勳): elsewhere that is no character of names."""
    norm, end = scene.norm, at + 3
    if end > limit or norm[at] not in scene.table.surnames or norm[at + 1] != "在" or is_word(norm[end - 1 : end + 1]):
        return False
    return HAN.match(norm[end - 1]) is not None and follows_a_name(norm, end, limit, scene.table)


def _last_part_end(scene: Scene, at: int, limit: int) -> int:
    """Where the last part of a name with dots ends that begins at `at`: 奎松 in 麗莎·奎松3日在社群媒體上質問."""
    end = foreign_name(scene.norm, at, limit)
    if end > at:
        return end
    ends = (at + n for n in range(1, 7) if at + n <= limit and HAN.match(scene.norm[at + n - 1]))
    return next((end for end in ends if follows_a_name(scene.norm, end, limit, scene.table)), at)


def _japanese_name(scene: Scene, at: int, limit: int) -> int:
    """The end of a Japanese name at `at`: four characters, three, five or two with what follows a name after them."""
    norm, table = scene.norm, scene.table
    long = norm[at : at + 3] in JAPANESE  # 小野寺健二
    known = long or norm[at : at + 2] in JAPANESE  # 橋本龍太郎, which a dictionary holds as well
    for length in (5, 4, 3) if long else (4, 5, 3, 2) if known else (4, 3, 5, 2):
        end = at + length
        form = norm[at:end]
        if end > limit or not all(HAN.match(c) for c in form) or not follows_a_name(norm, end, limit, table):
            continue
        if known and length == 5 and form[-1] not in _LONG_GIVEN_ENDS and form[:3] not in JAPANESE:
            continue
        if set(form) & FUNCTION or (not known and is_word(form[:2]) and is_word(norm[end - 1 : end + 1])):
            continue  # 對於台海突發, 通話紀要
        takes_cue = any(cue_ends_clause(norm, end - n, limit, table) for n in (1, 2))  # 田村健說，
        if (known or not is_word(form)) and not (length > 3 and not known and is_word(form[2:])) and not takes_cue:
            return end
    return at
