"""The patterns of Chinese calendar expressions, over folded text (see `kg.numerals.fold`).

One big alternation, tried only where a character stands that can begin an expression. What a match means is decided
in `kg.dates.reader`; here is only what belongs to an expression and what merely looks like one (the guards).
"""

from __future__ import annotations

import re

CN = "零〇一二兩三四五六七八九十廿卅百"
_DAY = (
    r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?"
    r"|十[一二三四五六七八九]?|[一二三四五六七八九])(?![0-9])"
)
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR4 = r"(?:[12][0-9]{3}|[一二][零〇一二三四五六七八九]{3}|兩千零?[〇零一二三四五六七八九十]{1,3})"
_SEP = r" ?(?:至|到|~|-|、|及|和|與) ?"
# 日 may be left to the last of a list or range: 29、30日; 2月3至5日.
_DAY_UNIT = rf"(?:兩?日|號|(?=(?:{_SEP}{_DAY}){{1,6}}兩?[日號]))"
_MONTH_UNIT = rf"(?:月(?:份(?!子))?|(?=(?:{_SEP}{_MONTH}){{1,6}}月))"
_YEAR_UNIT = rf"(?: ?年(?:度(?!假))?|(?=(?:{_SEP}{_YEAR4}){{1,4}} ?年))"
# 中 that begins 中國, 中共 … belongs to what follows: 去年中國, 11月中美.
_MIDDLE = (
    r"中(?![國共央方美午東日俄歐華台"
    r"港韓朝油鋼職小型部南正心間選研科信概越法英德印澳資企]|興大)"
)

# The same for 初, 底 and 末: 初選, 初步, 底特律, 末端.
_EDGE = (
    r"(?:初(?!審(?![查議理])|[選步級判任衷犯估]|[一二三四五六七八九十](?![讀審度次項位名個天場成黨方人千百萬級]))"
    r"|底(?!特律|[層線牌蘊氣下])|末(?![端代日]))"
)

PART_OF_DAY = (
    "凌晨|清晨|清早|一大早|大清早|一早|早晨|早上|早間|上午|中午|正午|午間|午後|下午|傍晚|黃昏|晚上|晚間|夜間|夜裡|夜里"
    "|深夜|半夜|午夜|入夜"
)
_CLOCK = (
    rf"(?: ?(?:[0-9]{{1,2}}|[{CN}]{{1,3}})[時點](?:(?:[0-9]{{1,2}}|[{CN}]{{1,3}})分|半|整|許|左右)?"
    r"| ?[0-9]{1,2}:[0-9]{2})"
)
_BY = "(?:前(?![往進來去途])|後(?![續來]))"
_WEEKDAY = r"(?:周|星期|禮拜)[一二三四五六日天]"
_AFTER_DAY = rf"(?: ?\((?:{_WEEKDAY}|[一二三四五六日])\)| ?{_WEEKDAY})?"
_TAIL = (
    rf"(?: ?(?:(?:{PART_OF_DAY}){_BY}?{_CLOCK}?|(?<=[日一二三四五六天號)])[晚夜晨早](?![報會宴餐輩期年])"
    rf"|(?<=[晚早晨午夜]){_CLOCK}|零[時點])"
    r"|(?: ?[0-9]{1,2}時(?:[0-9]{1,2}分|許|左右)?"
    r"|[ T]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?:Z|\+[0-9:]{4,6})?))?"
)
_INNER = r"(?:[12][0-9]{3}年)?(?:[0-9]{1,2}月|[0-9]{1,2}/)?[0-9]{1,2}[日號]?"
# A date in brackets after a word for a day: 昨天（4日）, 星期三（2月4日）. Its day wins.
_BRACKET = r"(?: ?\((?P<{0}>" + _INNER + r")(?:[,、 ]?" + _WEEKDAY + r")?\))?"


def _bracket(name: str) -> str:
    return _BRACKET.replace("{0}", name)


_ISO = r"""
(?P<iso>(?<![0-9A-Za-z./])(?P<iso_y>[12][0-9]{3}|1[0-4][0-9])(?P<iso_s>[-/.])(?P<iso_m>[0-9]{1,2})(?P=iso_s)(?P<iso_d>[0-9]{1,2})
(?![0-9]|[/.][0-9]|-[0-9]{1,2}(?![0-9]))AFTER_DAY_TAIL_)
|(?P<dmy>(?<![0-9A-Za-z./-])
(?P<dmy_d>[0-9]{1,2})(?P<dmy_s>[-/.])(?P<dmy_m>[0-9]{1,2})(?P=dmy_s)(?P<dmy_y>[12][0-9]{3})(?![0-9]|[-/.][0-9]))
|(?P<compact>(?<![0-9A-Za-z.,/-])(?:(?:19|20)[0-9]{6}|1[0-4][0-9]{5})
(?![0-9A-Za-z.,%/-]|[ ]?[元萬億人名個號件台戶股次]))
|(?P<slash>(?<![0-9A-Za-z./:-])(?P<slash_m>1[0-2]|0?[1-9])/(?P<slash_d>3[01]|[12][0-9]|0?[1-9])
(?![0-9A-Za-z/.%]|[ ]?[多席強以])(?P<slash_w>[ ]?\((?:WEEKDAY_|[一二三四五六日])\))?TAIL_)
"""

_RELATIVE_YEAR = (
    r"(?:大前年|大後年|去年|(?<!提)前年(?![級輕])|今年|明年|(?<![戰之以今])後年(?![代輕間])|本年(?:度)?"
    r"|同年(?![級齡代輕])|(?<!每)隔年|翌年|(?<![0-9一二三四五六七八九十幾多首每這該此本第])次年)"
)

# 3月第一週, but not 11月第一個星期二.
_NTH_WEEK = r"的?第(?P<{0}>[一二三四五1-5])個?(?:周|星期|禮拜)(?![一二三四五六日天末年])"


def _nth_week(name: str) -> str:
    return _NTH_WEEK.replace("{0}", name)


_YEAR_PART = rf"""
(?:[ ]?(?:
  (?:的[ ]?)?(?P<y_m>{_MONTH}|本|同){_MONTH_UNIT}(?:[ ]?(?P<y_d>{_DAY}){_DAY_UNIT}{_AFTER_DAY}{_TAIL}|
   (?P<y_mp>上旬|中旬|下旬|{_EDGE}|{_MIDDLE})|{_nth_week("y_mw")})?
 |(?P<y_half>[上下前後])半年
 |(?P<y_q>(?:第[一二三四1-4]|首|前[一二兩三1-3])季)度?|Q(?P<y_qn>[1-4])
 |(?P<y_fm>[前首](?:{_MONTH}|兩)個?月)
 |(?P<y_season>[春夏秋冬])(?:天|季|(?![節運令眠至瓜裝假]))
 |(?P<y_same>同期)
 |(?P<y_named>NAMED_)
 |(?P<y_suf>年?(?:{_EDGE}|{_MIDDLE})|間|全年)(?![級步])
))?
"""

# 去年（2025年）, 民國114年（2025）
_YEAR_BRACKET = r"(?:[ ]?\((?:民國|西元|公元)?[0-9]{2,4}年?\)(?!年))?"

_YEAR = rf"""
(?P<year>(?<![0-9第])(?:
  (?P<y_roc>(?:中華)?民國)[ ]?(?P<y_rocn>[0-9]{{1,3}}|元|[{CN}]{{1,5}})[ ]?年(?:度)?
 |(?:(?:西元|公元)[ ]?)(?P<y_ce>[0-9]{{1,4}}|[{CN}]{{1,5}})[ ]?年
 |(?<![{CN}])(?P<y_4>{_YEAR4}){_YEAR_UNIT}(?!代)
 |(?P<y_3>1[0-4][0-9])年(?:度)?
 |(?P<y_2>[0-9]{{2}}(?=年[ ]?{_MONTH}月)|0[0-9](?=[ ]?年))[ ]?年
 |(?P<y_rb>[今去明前後本])[ ]?\((?P<y_rbn>[0-9]{{2,4}})年?\)年(?:度)?
 |(?P<y_fiscal>[12][0-9]{{3}})(?:財政|會計)?(?:年度|財年)(?![^《\n]{{0,20}}》)
 |(?P<y_rel>{_RELATIVE_YEAR}|[今去明](?=[春夏秋冬](?![節季天秋]))|當年(?=[0-9]{{1,2}}月))
){_YEAR_BRACKET}{_YEAR_PART})
"""

_DECADE = r"""
(?P<decade>(?:(?P<dec_c>上|本|[12][0-9]|[一二]?十[一二三四五六七八九]?)世紀[ ]?)?
 (?P<dec_d>(?:[12][0-9])?[0-9]0|[一二三四五六七八九]十)年代[初中末]?(?:期)?)
"""

_MONTH_LED = rf"""
(?P<month>(?:(?P<m_rb>[本上下])[ ]?\((?P<m_rbn>[0-9]{{1,2}})月?\)月
 |(?P<m_rel>上上個?|上個?|本|這個?|當|同|下下個?|下個?|次)月
  (?![球台亮宮子色光薪餅曆嫂娥經刊])
 |(?<![0-9個第.年刑處判役押{CN}])(?<!農曆)(?<!陰曆)(?<!舊曆)(?P<m_n>{_MONTH}){_MONTH_UNIT}
  (?![球亮餅薪天娥刊號]|革命|學運|政爭)
 )(?:[ ]?(?P<m_d>{_DAY}){_DAY_UNIT}(?!圓|元|幣)(?:[ ]?{_AFTER_DAY}){_TAIL}
  |(?P<m_p>上旬|中旬|下旬|{_EDGE}|{_MIDDLE})|{_nth_week("m_w")})?)
|(?P<month_part>(?<![正臘冬元個歲{CN}0-9])月(?:底|初(?![一二三四五六七八九十])|{_MIDDLE})|(?<![0-9{CN}月])[上中下]旬)
"""

_WEEK = rf"""
(?P<weekday>(?:(?P<w_rel>(?:上上|下下|上|下|本|這|今)個?(?:一個)?)|(?<![每逢0-9隔半數幾{CN}]))(?:周|星期|禮拜)
 (?P<w_n>一(?![致樣次場項名份度番封篇則家個間百千萬]|連串|系列)|[二三四五六](?![年歲個]|千|百|十)|日(?![本圓相媒韓]|益|前)|天(?=[^下]|$))
 {_bracket("w_b")}(?:(?<=\))日(?!本))?{_TAIL})
|(?P<weekend>(?<!每)(?P<we_rel>上上|上|這|本|下下|下)?個?(?:周末|周六日))
|(?P<week>(?P<wk_rel>上上|上|本|這|下下|下)一?個?(?:周|星期|禮拜)(?![年刊歲邊遭末]))
"""

# What a headline's 今, 昨 or 明 is followed by: 今宣判, 昨表示, 明登場.
_VERB = (
    "[起在將於再赴抵率審]|宣[布判誓示稱]|表[示決態]|說|指出|登場|開[庭跑會議幕賣工播打]|舉[行辦]|出[席訪庭發面]|召[開集]|公[布告開]"
    "|三讀|付委|投票|處理|拍板|提出|發[布表文]|會[見面晤談]|通過|審查|前往|受訪|回應|證實|坦言|強調|批|轟|嗆|赴|返[國台]|訪[問台美日]|啟程|簽[署約]"
)
_RELATIVE_DAY = rf"""
(?P<rel>(?:
  (?P<r_b>[今昨明前後本次])[ ]?\((?P<r_bd>[0-9]{{1,2}})日?\)日?(?:天|日)?
 |(?P<r_w>大前[天日]|前天|昨[天日]|今[天日](?!美國報|俄羅斯|頭條|中國)|明[天日](?!之星|過後|報)|大後[天日]|後天(?![性的形])|(?<![目之以先提戰日此當年月天])前日(?!本|圓)
   |當[天日](?!本|圓)|同[日](?!本|圓)|同一[天日]|(?<!每)隔[天日](?!本|圓)|隔一天|翌日|(?<![0-9{CN}])次日(?!本)|是日(?![本圓月])
   |(?<!提)前一[天日晚]|(?<!最)後一[天日]|前[晚夜](?!會)
   |今[早晨晚午夜](?![期年報餐])|昨[晚夜晨早午](?![報餐])|明[晚早晨](?![報餐期])|當[晚夜]|同晚|翌晨|隔[晚](?!餐)
   |昨(?=凌晨|上午|下午|中午|傍晚|深夜|晚間)|今(?=凌晨|上午|下午|中午|傍晚|深夜|晚間)|明(?=凌晨|上午|下午|中午|傍晚|晚間))
   {_bracket("r_p")}
 |(?<![如至迄當古而於現從距及])(?P<r_h>今(?={_VERB}))
 |(?P<r_h2>昨(?={_VERB}|[傳遭獲也則以發接受對與和指稱]))
 |(?:(?<=[、,。;:!?) 」』])|(?<![^\n]))(?P<r_h3>明(?={_VERB}|與))
){_TAIL})
"""

_PAIR = r"""
(?P<pair>(?P<p_w>今、?明|明、?後|昨、?今|去、?今)[兩2二]?(?P<p_u>[天日年])(?!本))
"""

_HALF = rf"""
(?P<half>(?<![0-9半{CN}])(?P<h_n>[上下])半年)
|(?P<quarter>第(?P<q_n>[一二三四1-4])季(?:度)?(?![集播]|冠軍|節目|影集|實境|賽事)|(?P<q_rel>[本上下這當])季(?:度)?(?![節軍後賽])|(?<![A-Za-z0-9])Q(?P<q_q>[1-4])(?![0-9A-Za-z]))
|(?P<year_part>年底|年初(?![一二三四五六七八九十])|歲末|年尾)
"""

_NAMED = r"(?P<festival>NAMED_)"

_WINDOW = rf"""
(?P<window>(?P<win_w>過去|未來|接下來|最近)(?:的)?(?:這)?(?P<win_a>[0-9]{{1,2}}|[一二兩三四五六七八九十半]{{1,3}})
 (?:[、到至~-](?P<win_b>[0-9]{{1,2}}|[一二兩三四五六七八九十]))?
 (?P<win_u>天|日(?!本)|個?星期|個?禮拜|周(?!年)|個月)(?![前後內]))
|(?P<ago>(?<![0-9.第{CN}])(?P<ago_n>[0-9]{{1,2}}|[{CN}]{{1,3}})(?P<ago_u>天|個?星期|個?禮拜|周|個月|年)前(?![後夕往來瞻景線鋒進途提置]))
"""

_DAY_LED = rf"""
(?P<day>(?<![0-9.第/:月{CN}])(?P<d_n>{_DAY})(?P<d_u>{_DAY_UNIT}){_AFTER_DAY}{_TAIL})
|(?P<part>(?<!每天)(?<!天天)(?<!每日)(?<![每個])(?:{PART_OF_DAY}){_BY}?(?:{_CLOCK})?)
"""

# What may begin an expression; everything else is passed over quickly.
_FIRST = (
    "0-9零〇一二兩三四五六七八九十廿卅民西公中大去前今明後本同隔翌次上下這當月年歲周星禮昨是第首Q"
    "過未接最凌清早正午傍黃晚夜深半入"
)


def build(named: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the grammar; `named` are the folded names of days (元旦 …)."""
    names = "|".join(re.escape(name) for name in sorted(named, key=lambda name: (-len(name), name)))
    first = "".join(sorted({name[0] for name in named}))
    parts = [_ISO, _DECADE, _PAIR, _YEAR, _MONTH_LED, _WINDOW, _WEEK, _RELATIVE_DAY, _HALF, _NAMED, _DAY_LED]
    body = "|".join(part.strip() for part in parts)
    body = body.replace("AFTER_DAY_TAIL_", _AFTER_DAY + _TAIL).replace("NAMED_", names)
    body = body.replace("WEEKDAY_", _WEEKDAY).replace("TAIL_", _TAIL)
    return re.compile(rf"(?=[{_FIRST}{re.escape(first)}])(?:{_spaced(body)})")


def _spaced(pattern: str) -> str:
    """The pattern without the line breaks and indentation it is written with (blanks in it are meant)."""
    return "".join(line.strip() for line in pattern.splitlines())
