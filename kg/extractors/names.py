"""Recognises names of persons that stand in no table: Chinese names by surname, foreign ones by their characters."""

from __future__ import annotations

import re

from kg.extractors.gazetteer import Gazetteer
from kg.extractors.shapes import HAN
from kg.lexicon.context import pattern, word_set
from kg.words import is_word

# Characters that newsrooms use to write foreign names by sound. Counted from transliterated names of heads of state and
# government, foreign and defence ministers in the table of people, and widened by hand.
TRANSLITERATION = word_set("transliteration")
NOT_GIVEN = word_set("not-in-given-name")
FUNCTION = word_set("function-character")
_BETWEEN = word_set("transliteration-between")
JAPANESE = word_set("japanese-surname")
_VERBS_TOO = frozenset("曾任谈边连")
_TAKEN_BY_NEXT = frozenset("于因由")
_AFTER_UNLISTED = re.compile(r"[，、。（）；：「\s0-9今昨明]|上午|下午|日前|周|星期|则|也|强调|在|于")
_BEFORE_NAMES = pattern(r"<before-name>$")
_AMBIGUOUS = word_set("surname-and-word")
_FOLLOWERS = pattern(r"[，。、；：！？「」（）《》　\s,:/／·0-9０-９一二三四五六七八九十]|<after-name>")
_DOT = "·"
_INITIAL = re.compile(r"·[A-Z](?=·)")  # 安東尼·J·布林肯
_COUNTED = re.compile(
    r"[一二两三四五六七八九十几数多每各半](?:[名位个人职届任次场项件些种度方大岁年月日]|$)"
)  # 籍兩位候選人, 未達一職
_ADVERBS = word_set("link-adverb")
_PLACE_ENDS = "区里县市镇乡路街村"  # 文山區 in 文山區議員


def foreign_name(norm: str, at: int, limit: int) -> int:
    """The end of a run of transliteration characters from `at` (dots inside it allowed), or `at` if there is none."""
    end = at
    while end < limit and (norm[end] in TRANSLITERATION or (end > at and _goes_on_foreign(norm, end, limit))):
        end += 1
    while end > at and norm[end - 1] == _DOT:
        end -= 1
    while end - at > 2 and (norm[end - 1] in _TAKEN_BY_NEXT or _begins_follower(norm, end - 1)):
        end -= 1  # 卡巴伊 in 卡巴伊日前, 埃尔巴坎 in 埃尔巴坎于1996年
    return end if 2 <= end - at <= 16 else at


def _goes_on_foreign(norm: str, at: int, limit: int) -> bool:
    """Whether a dot, or a character that is as often one of other words, goes on in a foreign name at `at`."""
    if norm[at] == _DOT or _INITIAL.match(norm, at - 1) is not None:
        return True
    if norm[at] not in _BETWEEN or is_word(norm[at : at + 2]) or is_word(norm[at : at + 3]):
        return False
    if at + 1 < limit and norm[at + 1] in TRANSLITERATION:
        return True
    if is_word(norm[at - 1 : at + 1]) or _FOLLOWERS.match(norm, at) is not None:
        return False  # 林俊廷特地強調
    return at + 1 >= limit or _FOLLOWERS.match(norm, at + 1) is not None


def _begins_follower(norm: str, at: int) -> bool:
    """Whether a word of two characters or more that follows names begins at `at`: 日前, 当天."""
    follower = _FOLLOWERS.match(norm, at)
    return follower is not None and follower.end() - at >= 2


def chinese_name(norm: str, at: int, limit: int, table: Gazetteer) -> int:
    """The end of a Chinese name that begins at `at` with a known surname, or `at` if there is none.

    Two or three characters (three or four with a compound surname): three, unless a word that follows names begins
    at the third character and none at the fourth.
    """
    surname = 2 if norm[at : at + 2] in table.compound_surnames else 1
    if surname == 1 and norm[at : at + 1] not in table.surnames:
        return at
    if title_begins(norm, at + surname, table):
        return at  # 宋發言人
    if surname == 1 and _has_two_surnames(norm, at, limit, table):
        return at + 4
    for given in (2, 1):
        end = at + surname + given
        form = norm[at:end]
        if end > limit or not all(HAN.match(c) for c in form) or form in table.not_names:
            continue
        if _COUNTED.match(form, surname) and given == 2:
            continue
        if table.titles.get(form[1:]) is not None or set(form[surname:]) & NOT_GIVEN or form[0] == form[1]:
            continue  # 章次長, 曾對她, 謝謝周
        whole = given == 2 and is_word(form)  # 唐国强: a dictionary's words that are no names are in `not_names`
        if given == 2 and surname == 1 and not whole and is_word(form[:2]) and is_word(norm[end - 1 : end + 1]):
            continue  # 施政答 in 施政答問, 台南高 in 台南高分院
        if given == 2 and (_last_is_next_word(norm, end - 1, limit, table) or title_begins(norm, end - 1, table)):
            continue
        if given == 2 and form[0] in _VERBS_TOO and not whole and is_word(form[1:]):
            continue  # 曾任职, 任中央
        cut = surname == 1 and not whole and is_word(form[:2]) and form[:2] not in table.word_names
        if given == 2 and cut and follows_a_name(norm, end - 1, limit, table):
            continue  # 商量後
        if given == 1 and surname == 1 and is_word(form) and form not in table.word_names:
            continue  # 高度, 方面, 馬上
        if given == 1 and form[-1] in _ADVERBS and table.cues.match(norm, end) is not None:
            continue  # 姚則說
        return end
    return at


def _has_two_surnames(norm: str, at: int, limit: int, table: Gazetteer) -> bool:
    """Whether a name of four characters stands at `at`, a married woman's with her husband's surname: 林郑月娥."""
    end, form = at + 4, norm[at : at + 4]
    if len(form) < 4 or end > limit or form[1] not in table.common_surnames or form[0] == form[1]:
        return False
    if not all(HAN.match(c) for c in form) or set(form[2:]) & NOT_GIVEN or form[:3] in table.not_names:
        return False
    if is_word(form[:3]) or is_word(form[:2]) or is_word(norm[end - 1 : end + 1]) or form[:2] in table.not_names:
        return False
    ends = follows_a_name(norm, end, limit, table) or title_begins(norm, end, table)
    return ends and not follows_a_name(norm, end - 1, limit, table)


def title_begins(norm: str, at: int, table: Gazetteer) -> bool:
    """Whether a title that follows names begins at an offset: 大使 in 席克大使."""
    title = table.titles.match(norm, at)
    return title is not None and title.end - title.start >= 2 and title.key.after


def _last_is_next_word(norm: str, last: int, limit: int, table: Gazetteer) -> bool:
    """Whether the last character of what may be a name rather begins what follows it: 說 in 范姜柏說, 會 in 毛寧會見."""
    cue, rest = table.cues.match(norm, last, limit), table.cues.match(norm, last + 1, limit)
    if cue is not None and rest is not None and rest.end <= cue.end:
        return True  # 呼籲, of which 籲 is a reporting word too
    if _begins_follower(norm, last) and is_word(norm[last : last + 2]) and not _FOLLOWERS.match(norm, last + 1):
        return True  # 涉嫌, of which 嫌 is a reporting word
    early = follows_a_name(norm, last, limit, table)
    late = follows_a_name(norm, last + 1, limit, table)
    if early and (not late or cue_ends_clause(norm, last, limit, table)):
        return True
    following = norm[last : last + 2]
    return not late and is_word(following) and table.cues.get(following) is not None


def unlisted_name(norm: str, at: int, limit: int, table: Gazetteer) -> int:
    """The end of a name beside a title whose surname stands in no list (朴度賢), or `at`.

    Three or two characters that make no common words, with a stop, a time or a reporting word after them.
    """
    for length in (3, 2):
        end = at + length
        form = norm[at:end]
        if end > limit or form in table.not_names or not all(HAN.match(c) for c in form):
            continue
        if set(form) & FUNCTION or _COUNTED.match(form):
            continue
        if any(is_word(norm[i : i + 2]) for i in range(at, end - 1)) or table.titles.match(norm, at) is not None:
            continue
        if table.cues.match(norm, end, limit) is not None or _AFTER_UNLISTED.match(norm, end):
            return end
    return at


def cue_ends_clause(norm: str, at: int, limit: int, table: Gazetteer) -> bool:
    """Whether a reporting word stands at `at`, with a stop or quotation right after it: 范姜柏說，…"""
    cue = table.cues.match(norm, at, limit)
    return cue is not None and norm[cue.end : cue.end + 1] in tuple("，：「")


def name_before(norm: str, at: int, low: int, table: Gazetteer) -> int:
    """The start of a Chinese name that ends at `at` (卓榮泰 in 卓榮泰院長), or `at` if there is none."""
    for length in (3, 2, 4):
        start = at - length
        if start < low:
            continue
        surname = 2 if norm[start : start + 2] in table.compound_surnames else 1
        if length - surname not in (1, 2) or (surname == 1 and norm[start] not in table.surnames):
            continue
        word = norm[start:at]
        if (length == 3 and word[-1] in _PLACE_ENDS) or word in table.not_names or not all(HAN.match(c) for c in word):
            continue
        if length == 2 and word[0] in _AMBIGUOUS and start > low:
            continue  # 應和議員說明
        if length == 2 and surname == 1 and is_word(word) and word not in table.word_names:
            continue  # 農民企業家
        if length == 2 and norm[at] in _PLACE_ENDS:
            continue  # 石垣市長: a place
        if _COUNTED.match(word, surname) and len(word) > surname + 1:
            continue
        if set(word[surname:]) & NOT_GIVEN or word[0] == word[1] or table.cues.get(word[surname:]) is not None:
            continue  # 時要求 in 同時要求國防部長
        if start == low or not HAN.match(norm[start - 1]) or opens_name(norm, start):
            return start
    start = at
    while start > low and at - start < 6 and norm[start - 1] in TRANSLITERATION:
        start -= 1
    if (
        at - start >= 3
        and norm[start:at] not in table.not_names
        and (start == low or norm[start - 1] in "的，、。；：和与及对向由" or not HAN.match(norm[start - 1]))
    ):
        return start  # 桑多斯神父
    return at


def opens_name(norm: str, start: int) -> bool:
    """Whether a word that may stand before a name ends at an offset: 由, 與, 邀請."""
    return bool(_BEFORE_NAMES.search(norm[max(0, start - 3) : start]))


def follows_a_name(norm: str, at: int, limit: int, table: Gazetteer) -> bool:
    """Whether what stands at `at` may follow a name: a stop, a time, an adverb, a reporting word."""
    return at >= limit or bool(_FOLLOWERS.match(norm, at)) or table.cues.match(norm, at) is not None
