"""Recognises names of persons that stand in no table: Chinese names by surname, foreign ones by their characters."""

from __future__ import annotations

import re

from kg.extractors.gazetteer import Gazetteer

# Characters that newsrooms use to write foreign names by sound, folded. Counted from transliterated names of heads of
# state and government, foreign and defence ministers in the table of people, and widened by hand.
TRANSLITERATION = frozenset(
    "阿埃艾爱安昂奥巴白班邦保鲍贝本比彼别宾波伯勃博布查察车彻茨慈达大戴丹道德登邓狄迪蒂丁东杜多顿厄恩尔法凡范菲费芬丰佛夫弗福富盖甘冈高戈哥格根贡古瓜圭"
    "哈海汉豪赫亨洪侯胡华霍基吉加贾杰金津卡凯坎康考柯科克肯孔库夸拉莱赖兰朗劳勒雷里理利莉立丽连良列林龙隆卢鲁路伦罗洛吕马玛迈麦曼芒梅门蒙孟米密敏明缪摩莫默姆木穆"
    "拿那纳娜乃奈南瑙内能尼涅宁纽努诺欧帕潘庞佩彭蓬皮平珀普契恰乔切琼丘曲让热仁日荣茹瑞若撒萨塞赛桑瑟森沙山珊尚绍舍什圣施史士舒丝思斯松苏索塔泰坦汤唐陶特滕提汀廷图托脱瓦"
    "万旺威维魏韦温翁沃乌伍武西希锡喜夏香肖谢辛欣休许逊雅亚延扬杨叶耶伊因英尤于裕约泽扎詹珍朱兹祖佐川戎翰逊惠度贤玄宰顺滕岸润桓钟洙锡泳淑雄珉俊汉弥迦蓝兑雪娃琳妮黛露薇蕾熙赞妥杰柏珂琪绮葛谬仑仓"
)
_HAN = re.compile(r"[㐀-鿿]")
_DOT = "·"


def foreign_name(norm: str, at: int, limit: int) -> int:
    """The end of a run of transliteration characters from `at` (dots inside it allowed), or `at` if there is none."""
    end = at
    while end < limit and (norm[end] in TRANSLITERATION or (norm[end] == _DOT and end > at)):
        end += 1
    while end > at and norm[end - 1] == _DOT:
        end -= 1
    return end if 2 <= end - at <= 12 else at


# Surnames that are also function words: 於座談會前 is no 於某某.
AMBIGUOUS_SURNAMES = frozenset("于和向时因应从经由并全连那都后前须要同对将比则又也却党")


def chinese_name(norm: str, at: int, limit: int, table: Gazetteer, *, beside_title: bool = False) -> int:
    """The end of a Chinese name that begins at `at` with a known surname, or `at` if there is none.

    Two or three characters (three or four with a compound surname): three, unless a word that follows names begins
    at the third character and none at the fourth.
    """
    surname = 2 if norm[at : at + 2] in table.compound_surnames else 1
    if surname == 1 and norm[at : at + 1] not in table.surnames:
        return at
    best = at
    for given in (2, 1):
        end = at + surname + given
        form = norm[at:end]
        if end > limit or not all(_HAN.match(c) for c in form) or form in table.not_names:
            continue
        if table.titles.get(form[1:]) is not None or set(form[surname:]) & _NOT_GIVEN:
            continue  # 章次長, 曾對她
        if given == 2:
            early = follows_a_name(norm, end - 1, limit, table)
            late = follows_a_name(norm, end, limit, table)
            if early and (not late or _cue_ends_clause(norm, end - 1, limit, table)):
                continue
            if not late and table.words_at(norm, end - 1):
                # 毛寧會見: the third character opens a common word.
                if end - at == surname + 2 and table.cues.get(norm[end - 1 : end + 1]) is not None:
                    continue
            best = end
            break
        if given == 2 and surname == 1 and not beside_title and table.words_at(norm, at, at + 2) and not table.words_at(norm, at, end):
            continue  # 高舉…, 連假…: the surname opens a common word
        if given == 1 and surname == 1 and table.words_at(norm, at, end):
            continue  # 高度, 方面, 馬上
        best = end
    return best


_NOT_GIVEN = frozenset("对她他我你您的是在了不与及等说称也就又并还没很这那为把被")
_FUNCTION = frozenset("又也则还并亦更再便就却仍均都曾已将会在于对向与和及等的了着过是有不没要能可让被把给从也说指称")
_AFTER_UNLISTED = re.compile(r"[，、。（）；：「\s0-9今昨明]|上午|下午|日前|周|星期|则|也|强调|在|于")


def unlisted_name(norm: str, at: int, limit: int, table: Gazetteer) -> int:
    """The end of a name beside a title whose surname stands in no list (朴度賢), or `at`.

    Three or two characters that make no common words, with a stop, a time or a reporting word after them.
    """
    for length in (3, 2):
        end = at + length
        form = norm[at:end]
        if end > limit or form in table.not_names or not all(_HAN.match(c) for c in form):
            continue
        if set(form) & _FUNCTION:
            continue
        if any(table.words_at(norm, i, i + 2) for i in range(at, end - 1)) or table.titles.match(norm, at) is not None:
            continue
        if table.cues.match(norm, end, limit) is not None or _AFTER_UNLISTED.match(norm, end):
            return end
    return at


def _cue_ends_clause(norm: str, at: int, limit: int, table: Gazetteer) -> bool:
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
        if word in table.not_names or  not all(_HAN.match(c) for c in word):
            continue
        if set(word[surname:]) & _NOT_GIVEN:
            continue
        if start == low or not _HAN.match(norm[start - 1]) or starts_after_boundary(norm, start, table):
            return start
    start = at
    while start > low and at - start < 6 and norm[start - 1] in TRANSLITERATION:
        start -= 1
    if at - start >= 3 and (start == low or norm[start - 1] in "的，、。；：和与及对向由" or not _HAN.match(norm[start - 1])):
        return start  # 桑多斯神父
    return at


_BEFORE_NAMES = re.compile(r"(?:、|和|与|及|由|是|即|部|院|会|局|署|县|市|党|籍|省|区|镇|乡|处|室|委|司|府|团|以及|包括|前|同|对|向|邀请|陪同|会见|接见|任命|提名)$")


def starts_after_boundary(norm: str, start: int, table: Gazetteer) -> bool:
    return bool(_BEFORE_NAMES.search(norm[max(0, start - 3) : start]))


_FOLLOWERS = re.compile(
    r"(?:[，。、；：！？「」（）《》　\s,:/／·]|今|昨|明|前天|日前|[0-9０-９一二三四五六七八九十]|上午|下午|中午|晚|早|凌晨|稍早|随后|也|则|并|还|却|又|再|更|就|才|已|"
    r"曾|将|会|在|于|对|向|与|和|跟|同|及|等|的|是|为|被|把|说|称|指|认|表|强|重|直|坦|呼|批|反|质|痛|回|受|率|赴|访|接|应|因|从|由|到|以|以及|宣|主|出|代|透|"
    r"担|提|接|签|涉|任|当|上|下|辞|请|要|盼|希|感|澄|否|承|证|发|撰|写|补|解|介|引|喊|嗆|呛|酸|轰|怒|罚|先|未|不|没|仍|亦|均|都|只|仅|继|最|最后|参|召|主持|陪|前往|抵|搭|自|经|"
    r"针|特别|公开|私下|明确|严|郑|再度|多次|一再|长期|事后|会后|稍后|旋即|随即|其后|近日|夫|遭|获|涉嫌|涉|案|口中|身为|所|那|这|似|究|去|来|此|当时|一|两|三|与会|以|用|做|给|让|连|既|或|但|而|若|除|后|前|时|左|右|中)"
)


def follows_a_name(norm: str, at: int, limit: int, table: Gazetteer) -> bool:
    """Whether what stands at `at` may follow a name: a stop, a time, an adverb, a reporting word."""
    return at >= limit or bool(_FOLLOWERS.match(norm, at)) or table.cues.match(norm, at) is not None
