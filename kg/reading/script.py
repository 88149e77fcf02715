"""Characters that tell texts apart: Traditional from Simplified, and real Chinese from a wrong decoding."""

from __future__ import annotations

# Pairs of characters that are frequent in news and differ between the scripts (Traditional, Simplified). Pairs whose
# Simplified form is also in use in Traditional text (台, 里, 后, 干, 松, 云, 面, 才 …) are left out.
_PAIRS = (
    "國国會会們们這这說说來来個个時时對对為为發发員员長长總总統统過过動动學学現现關关經经實实還还與与華华產产業业電电開开問问題题後后無无從从當当應应區区點点進进將将種种軍军間间書书見见話话論论機机體体東东"
    "報报導导議议黨党務务認认強强權权變变場场門门聯联選选舉举戰战爭争協协調调條条約约際际義义兩两處处萬万億亿雙双親亲歐欧韓韩蘭兰羅罗馬马烏乌爾尔澤泽習习趙赵陳陈劉刘黃黄張张許许楊杨鄭郑盧卢賴赖蕭萧顧顾訪访"
    "記记談谈讓让語语該该請请證证評评訊讯計计設设護护據据採采購购貿贸稅税財财資资費费價价買买賣卖達达運运連连遠远邊边遞递適适遺遗鄰邻釋释鐘钟鐵铁錢钱銀银鎖锁錄录陸陆陣阵陽阳隊队階阶險险隨随難难雲云靈灵靜静"
    "頂顶項项順顺須须預预領领頭头頻频願愿類类顯显飛飞館馆驗验鬥斗齊齐龍龙滿满漢汉測测環环獨独獲获獎奖獻献畢毕異异療疗盡尽監监眾众確确禮礼離离競竞筆笔節节築筑簡简簽签糧粮紅红紀纪級级紛纷紙纸細细終终組组結结"
    "給给絕绝維维網网綠绿緊紧線线練练縣县織织繼继續续職职聲声聽听脅胁腦脑興兴舊旧藝艺蘇苏號号術术衛卫衝冲裝装規规視视覺觉觀观訴诉試试詳详誤误課课諾诺謝谢識识譯译負负貢贡責责貨货質质贊赞贏赢軟软輪轮輸输轉转"
    "辦办農农醫医針针鋒锋鎮镇閉闭閣阁陰阴雖虽霧雾響响頓顿額额風风馮冯駐驻騙骗"
)
_TRADITIONAL = frozenset(t for t, s in zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
# 云 and 后 and 采 are good Traditional words of their own.
_SIMPLIFIED = frozenset(s for t, s in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) - frozenset("云后采斗冲筑")

# Among the most frequent characters of written Chinese that both scripts share, and the usual punctuation.
_SHARED = frozenset(
    "的一是不在有人我他中大上和也子道出而要於就下得可你年生自那能着事其里所去行家十用天如然作方成者多日都三小二"
    "同但因法起看好只主公已手情意向安心又前部最新今以分外美月市政府府院立民方示表指台北京本次日名位第及更被至由"
    "各地性理平力加重化制度相正定些高四五六七八九百千元左右基本社明老入工走水利全口路由保合受信通改特別使交世"
)
_PUNCTUATION = frozenset("，。、；：？！「」『』（）《》〈〉“”‘’…—　・．／")
_COMMON = _TRADITIONAL | _SIMPLIFIED | _SHARED | _PUNCTUATION

SAMPLE = 20_000  # characters that are looked at: the rest of a long text tells nothing new


def script_of(text: str, default: str = "hant") -> str:
    """``hant`` or ``hans``, by the characters that only one of the two scripts has; `default` where nothing tells."""
    sample = text[:SAMPLE]
    traditional = sum(map(_TRADITIONAL.__contains__, sample))
    simplified = sum(map(_SIMPLIFIED.__contains__, sample))
    if simplified == traditional:
        return default
    return "hans" if simplified > traditional else "hant"


def likeness(text: str) -> float:
    """How much a decoded text looks like Chinese: the share of its non-ASCII characters that are common ones.

    Running Chinese text reaches about 0.5, the same bytes decoded wrongly stay under 0.1.
    """
    sample = text[:SAMPLE]
    foreign = sum(char > "\x7f" for char in sample)
    common = sum(map(_COMMON.__contains__, sample))
    return common / foreign if foreign else 0.0
