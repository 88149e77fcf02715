"""What the parts of a news article look like: patterns for date lines, captions, bylines, boilerplate …

Every pattern is bounded, so that matching takes time linear in the text. Sources of the forms: the pages of the
outlets in `outlets.tsv`, whose layouts leave these traces when their text is copied.
"""

from __future__ import annotations

import re


def _any_of(words: str) -> str:
    """A pattern for any of the words, which may be patterns themselves."""
    return f"(?:{'|'.join(words.split())})"


_HAN = "\u4e00-\u9fff"
BRACKETS = ("（", "(", "〔", "【", "[", "［")
INVISIBLE = "\u200b\ufeff"
_OPEN, _CLOSE = r"[（(〔【\[［]", r"[）)〕】\]］]"
_INSIDE = r"[^（()）〔〕【】\[\]［］\n]"

# ---- dates ---------------------------------------------------------------------------------------------------------

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY = re.compile(
    r"(?<![\d.])(?:"
    r"(?P<y>(?:19|20)\d\d)\s?(?:[-/. ]|年)\s?(?P<m>\d{1,2})\s?(?:[-/.]|月)\s?(?P<d>\d{1,2})(?!\d)\s?日?"
    r"|(?:中華)?(?:民國|民国)?\s?(?P<ry>\d{2,3})\s?年\s?(?P<rm>\d{1,2})\s?月\s?(?P<rd>\d{1,2})\s?日"
    r"|(?P<sy>1\d\d)[-/.](?P<sm>\d{1,2})[-/.](?P<sd>\d{1,2})(?!\d)"
    rf"|(?P<em>{_MONTHS})\s(?P<ed>\d{{1,2}}),?\s(?P<ey>20\d\d)"
    rf"|(?P<fd>\d{{1,2}})\s(?P<fm>{_MONTHS})\s(?P<fy>20\d\d)"
    r"|(?P<c>(?:20\d{6}|1\d{6}))(?!\d)"
    r")"
)
_LABEL = (
    r"(?:date|published|posted|updated|last\supdated?|time|發[布佈稿表]|发[布稿表]|刊登|出版|上稿|上架|建立|最後更新"
    r"|最后更新|更新|新聞發布|資料|建檔|張貼|公告|公[布佈]|异动|異動|修改|維護)?\s?(?:於|于)?(?:日期|時間|时间)?"
)
_CLOCK = (
    r"(?:(?:上午|下午|早上|晚上|凌晨|中午)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?\s?(?:[AaPp][Mm])?"
    r"|\d{1,2}[/月]\d{1,2}日?|(?:星期|週|周|禮拜|礼拜)[一二三四五六日天]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
    r"|GMT|UTC|CST|HKT|SGT|[+＋]\d\d:?\d\d|Z|(?:北京|台北|臺北|香港|中國|中国|美東|美东|東京|东京|當地|当地)[時时][間间])"
)
_GAP = r"[\s　T,，|｜/／()（）·•:：-]*"
# What else ministries and agencies tell on the line of the date: 發布單位：亞太司　聯絡人：王科員
_OF_WHAT = _any_of(
    "發[布佈稿] 发[布稿] 新聞 新闻 資料 资料 提供 承辦 承办 主辦 主办 聯絡 联络 業務 业务 更新 文章 稿件 消息 瀏覽 阅读"
)
_TOLD_OF = _any_of(
    "單位 单位 機關 机关 部門 部门 來源 来源 提供 人員? 人员? 作者 電話 电话 類別 类别 分類 分类 點閱 次數 次数 人次 數 数 率"
)
# Atomic, and up to the next gap: a line of many fields is read in one way only.
_FIELD = rf"(?>{_OF_WHAT}?{_TOLD_OF}{{1,2}}\s?[:：]\s?[^\s，。:：；｜|]{{1,16}}(?=[\s｜|]|$))"
DATE_LINE = re.compile(
    rf"(?:{_FIELD}{_GAP}){{0,6}}(?:(?:來源|来源|source)[:：]?\s?[^\s，。：；\d]{{1,12}}\s)?"
    rf"{_GAP}{_LABEL}{_GAP}(?:{_CLOCK}{_GAP})?{DAY.pattern.replace('?P<', '?P<first_')}"
    rf"(?:{_GAP}(?:{_CLOCK}|{_LABEL}{_GAP}{re.sub(r'[?]P<[a-z]+>', '?:', DAY.pattern)}))*"
    rf"(?:{_GAP}{_FIELD}){{0,6}}{_GAP}(?:{_LABEL}|(?:來源|来源|source)[:：]?\s?[^\s，。：]{{0,12}}|[^\s，。：；！？]{{0,8}}){_GAP}"
    rf"(?:(?:責任|责任)?(?:編輯|编辑)[:：]\s?[{_HAN}]{{2,4}}{_GAP})?",
    re.IGNORECASE,
)
_FIRST = rf"(?:{_LABEL}|首次上稿)"
CLOCK_LINE = re.compile(rf"{_FIRST}{_GAP}{_CLOCK}(?:{_GAP}{_FIRST}{_GAP}{_CLOCK})*", re.IGNORECASE)
URL = re.compile(r"https?://[^\s<>\"'）)」』，。]+")
URL_DAY = re.compile(r"[/=_-](20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d{1,3}(?!\d))")
# The Central News Agency ends its stories with the day in the Republic's calendar: 1150306.
SLUG_DAY = re.compile(r"[）)]\s?(1\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\s*$", re.MULTILINE)

# ---- navigation ----------------------------------------------------------------------------------------------------

SECTIONS = frozenset(
    """
    新聞稿 新聞與活動 活動 公告 聲明
    首頁 首页 主頁 主页 home 新聞 新闻 即時 即时 熱門 热门 最新 要聞 要闻 焦點 焦点 政治 政情 國際 国际 兩岸 两岸 大陸
    大陆 中國 中国 台灣 臺灣 台湾 港澳 香港 港聞 港闻 本地 地方 社會 社会 生活 財經 财经 經濟 经济 產經 产经 國會 国会
    國防 国防 軍事 军事 軍武 军武 外交 科技 體育 体育 娛樂 娱乐 文化 健康 教育 時事 时事 評論 评论 觀點 观点 社論 社论
    專題 专题 專欄 专栏 深度 影音 視頻 视频 圖片 图片 亞洲 亚洲 亞太 亚太 美洲 歐洲 欧洲 世界 全球 中東 中东 美國 美国
    日本 新加坡 早报 時政 时政 綜合 综合 焦點新聞 突發 論壇 论坛 选举 選舉 司法 調查 房產 股市 運動 更多 英文
    politics world news china taiwan asia opinion
    """.split()
)
SECTION_ENDS = (
    "新聞",
    "新闻",
    "焦點",
    "焦点",
    "要聞",
    "要闻",
    "直播",
    "專題",
    "专题",
    "報導",
    "报道",
    "頻道",
    "频道",
    "專區",
    "专区",
)
SEPARATORS = re.compile(r"[\s>＞|｜/／»›·・、]+")
_SECTION = rf"(?:{'|'.join(sorted(SECTIONS, key=len, reverse=True))}|[{_HAN}]{{1,4}}(?:{'|'.join(SECTION_ENDS)}))"
LEADING_SECTIONS = re.compile(rf"(?:{_SECTION}(?:\s*[>＞|｜/／]\s*|[\s　]+))+")
INTERFACE = re.compile(
    r"聽新聞|听新闻|收聽|朗讀|字級|字體|字体|列印|打印|收藏|分享|留言|複製|复制|瀏覽|浏览|點閱|人氣|觀看次數|閱讀時間|阅读时间"
    r"|讀完約|[小大]字号|^讚$|Article Information|^Role\b|\d:\d\d\s?/\s?\d:\d\d|facebook|\bline\b|twitter|whatsapp|telegram|^A[-+]",
    re.IGNORECASE,
)
IMAGE_CREDIT = re.compile(
    r"(?:圖像來源|图像来源|圖片來源|图片来源|影像來源|Image source|Image caption)\s?[，,：:／/]?", re.IGNORECASE
)

# ---- captions ------------------------------------------------------------------------------------------------------

_CREDITED = (
    r"攝|摄|圖[／/：:]|图[／/：:]|資料照|资料照|資料圖|资料图|資料畫面|照片|翻攝|翻摄|提供|取自|截圖|截图|示意圖|路透|法新|美聯社|美联社"
    r"|歐新社|欧新社|達志|中新社发|新华社发|新華社發|AP\b|AFP|Reuters|Getty|EPA|Shutterstock|網路圖片|网络图片"
)
_CREDIT = rf"[（(]{_INSIDE}{{0,40}}(?:{_CREDITED}){_INSIDE}{{0,40}}[）)]"
CAPTION_MARK = re.compile(r"[▲▼△▽]{1,3}")
CREDIT = re.compile(rf"{_CREDIT}|[圖图][／/][^\s，。]{{2,14}}(?=\s)")
CAPTION_START = re.compile(
    r"[▲▼△▽↑↓]|(?:圖像加註文字|图像加注文字|圖片說明|图片说明|圖片描述|圖說|图说|圖為|图为|圖片|图|資料照|资料照|檔案照|档案照|資料圖片|资料图片)\s?[，,：:／/]|(?:图为|圖為)"
)
CAPTION_END = re.compile(
    rf"(?:{_CREDIT}|[圖图][／/：:]\s?{_INSIDE}{{2,24}}|(?:記者|记者)?[{_HAN}]{{2,8}}[攝摄](?:\s*\d{{2,4}}年\d{{1,2}}月\d{{1,2}}日)?"
    r"|資料照片?|资料图片|資料圖片)[。\s]?$"
)

# ---- bylines and datelines -----------------------------------------------------------------------------------------

_REPORTED = r"(?:報導|报导|報道|报道|專電|(?<!外)[電电]|訊|讯|特稿|專訪|专访|攝影|摄影)"
_COUNT = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_REPORTER = r"(?:記者|记者|編譯|编译|特派員|特派员|通訊員|通讯员|編輯|编辑|實習記者)"
_AGENCY = _any_of(
    rf"""
    [{_HAN}]{{0,4}}(?:社|網|网|日報|日报|時報|时报|晚報|晚报|早報|早报|電視台|电视台|电台|電台)
    本報 本报 本刊 央視 央视 人民日报
    """
)
BYLINE_START = re.compile(
    # （中央社記者許晏成台北6日電） 【明報專訊】 〔即時新聞／綜合報導〕 （华盛顿／北京综合讯）
    rf"(?:{_OPEN}{_INSIDE}{{1,60}}{_REPORTED}\s?{_CLOSE}"
    # 新華社北京2月5日電（記者張三） 中新网2月5日电
    rf"|(?![據据]){_AGENCY}[{_HAN}／/\s]{{0,10}}?(?:(?:20\d\d年)?{_COUNT}月)?{_COUNT}\s?日[專专]?[電电讯訊](?:\s?[（(]{_INSIDE}{{0,40}}[）)])?"
    r"|(?:央視新聞|央视网|央视新闻|人民网|环球网|观察者网)(?:消息|讯|訊)(?=[：:\s])"
    # 聯合報／ 記者鄭宇辰／台北即時報導
    rf"|(?:[{_HAN}A-Za-z]{{2,8}}\s?[／/]\s?)?{_REPORTER}[{_HAN}．·、\s]{{2,20}}?[／/]\s?[{_HAN}、]{{2,10}}?{_REPORTED}"
    # 張三 李四／台北報導
    rf"|[{_HAN}]{{2,6}}(?:[\s　、][{_HAN}]{{2,4}}){{0,4}}\s?[／/]\s?[{_HAN}]{{2,6}}?(?:報導|报导|報道|报道)"
    # 華盛頓 —
    rf"|[{_HAN}]{{2,6}}(?:[／/][{_HAN}]{{2,6}})?\s+[—–-]{{1,2}}(?=\s)"
    rf")[\s　:：—–-]*"
)
BYLINE_WITHIN = re.compile(
    rf"{_OPEN}{_INSIDE}{{0,20}}(?:社|報|报|網|网|{_REPORTER}|新聞|新闻|外電|外电){_INSIDE}{{0,40}}{_REPORTED}\s?{_CLOSE}"
    rf"|{_OPEN}{_INSIDE}{{2,30}}(?:综合|綜合|專|专)(?:訊|讯|報導|报导|報道|报道){_CLOSE}"
    rf"|(?:[{_HAN}A-Za-z]{{2,8}}\s?[／/]\s?)?{_REPORTER}[{_HAN}．·、\s]{{2,20}}?[／/]\s?[{_HAN}、]{{2,10}}?{_REPORTED}"
    rf"|新[华華]社[{_HAN}]{{0,8}}?{_COUNT}月{_COUNT}日[電电](?:\s?[（(]{_INSIDE}{{0,40}}[）)])?"
)
BYLINE_LINE = re.compile(
    rf"{_OPEN}{_INSIDE}{{2,60}}{_REPORTED}\s?{_CLOSE}"
    rf"|.{{0,24}}{_REPORTER}.{{1,40}}{_REPORTED}"
    rf"|.{{2,30}}[／/].{{0,8}}(?:報導|报导|報道|报道|外電|編譯)"
    r"|(?:責任)?(?:作者|撰文|撰稿|文|文字|圖文|記者|记者|采访|採訪|整理|編譯|编译|採訪撰文|採訪整理|撰稿編輯|報道|报道|By)\s?[:：／/|｜,].{1,30}"
    rf"|[{_HAN}]{{2,8}}{_REPORTER}(?![會会節节協协團团室問问])[{_HAN}]{{2,4}}(?:[\s　].{{0,20}})?"
    rf"|{_REPORTER}[\s　]?[{_HAN}、\s　]{{2,14}}"
    rf"|[{_HAN}·．]{{2,12}}[\s　,，]+"
    r"(?:BBC|VOA|RFA|DW|法广|發自|发自|德國之聲|德国之声|美國之音|美国之音|自由亞洲|自由亚洲)"
    r".{0,24}"
    rf"|{_AGENCY}[{_HAN}／/\s]{{0,8}}(?:(?:20\d\d年)?{_COUNT}月)?{_COUNT}日[專专]?[電电讯訊].{{0,20}}"
    rf"|{_AGENCY}\s?{re.sub(r'[?]P<[a-z]+>', '?:', DAY.pattern)}[號号]?{_REPORTED}",
    re.IGNORECASE,
)
BYLINE_END = re.compile(rf"[（(](?:{_REPORTER}|文|撰稿|採訪)[:：／/\s]?{_INSIDE}{{1,20}}[）)]$")

# ---- keywords ------------------------------------------------------------------------------------------------------

KEYWORD_LABEL = re.compile(r"(?:關鍵[字詞]|关键[字词]|標籤|标签|tags?|keywords?)\s?[:：／/]\s?", re.IGNORECASE)
KEYWORD_LIST = re.compile(
    r"(?:[^\s,，。、：；！？「」#▲▼（）()]{1,12},){2,60}[^\s,，。、：；！？「」#▲▼（）()]{1,12}(?=\s*(?:$|[▲▼]))"
)
HASHTAGS = re.compile(r"(?:[#＃][^\s#＃，。]{1,20}[\s　,、]*){2,60}")

# ---- boilerplate ---------------------------------------------------------------------------------------------------

# These open a list of other stories.
RELATED = re.compile(
    r"[▶►▷◆■●➤★☆※【《〈\s]*"
    + _any_of(
        r"""
        延伸閱讀 延伸阅读 推薦閱讀 推荐阅读 相關(?:新聞|報導|報道|閱讀|文章|影音) 相关(?:新闻|报道|阅读|文章)
        更多(?:新聞|新闻|報導|報道|报道|內容|\S{2,12}(?:報導|報道|新聞)|.{0,6}請看) 熱門(?:新聞|文章) 热门(?:新闻|文章)
        你可能也(?:想看|喜歡) 猜你喜欢 編輯推薦 编辑推荐 看更多 往下看更多 其他人也在看 人氣點閱榜
        """
    )
)
# These are lines, or ends of lines, of their own.
NOTICE = re.compile(
    _any_of(
        r"""
        請繼續往下閱讀 请继续往下阅读 下載\s?APP 下载\s?APP 用APP看 手機APP 加入.{0,8}(?:粉絲|好友|會員|LINE) 點我
        點擊.{0,6}(?:訂閱|加入|下載) 按讚 追蹤我們 關注我們 关注我们 掃描二維碼 扫描二维码 扫码
        訂閱.{0,8}(?:電子報|頻道|我們) 订阅.{0,6}(?:我们|频道|简报)
        版權所有 版权所有 著作權 著作权 未經.{0,6}授權 未经.{0,8}授权 不得轉載 禁止转载 請勿轉載 All\srights\sreserved
        回上一頁 返回頂部 返回顶部 下載PDF 下载PDF 廣告$ ^廣告 Advertisement
        本文(?:由|獲|获|轉載|转载|為作者|为作者|僅代表) 不代表本[報刊台站網]
        (?:責任|责任|值班|執行|执行)(?:編輯|编辑)\s?[:：／/]
        ^(?:資料|文章|新聞|消息)來源 ^新聞引據 ^新聞稿第 下載.{2,14}app 不准沒收你的新聞自由 ^[◤◢]
        ^(?:責編|责编|編輯|编辑|核稿|審校|審稿|校對|校对|翻譯|翻译|監製|来源|來源|原文(?:網址|連結|链接))\s?[:：／/]
        """
    ),
    re.IGNORECASE,
)
NOTICE_END = re.compile(
    r"[（(【](?:責任編輯|责任编辑|編輯|编辑|責編|责编|核稿|譯者|译者|編譯|编译|校對|完)(?:[:：／/]|\s)?[^（）()【】\n]{0,40}[）)】]\s?(?:1\d{6})?"
    r"|(?:責任編輯|责任编辑|責編|责编|核稿編輯)\s?[:：／/]\s?[\u4e00-\u9fff]{2,4}(?:\s?[\d/:-]{6,20})?\s*$"
)
READ_ON = re.compile(r"[（(]?(?:請繼續往下閱讀|请继续往下阅读|繼續閱讀|广告|廣告)\s?(?:\.{2,6}|…{1,2})[）)]?")
COPYRIGHT = re.compile(r"©|Copyright|版權所有|版权所有|版權聲明|版权声明", re.IGNORECASE)
CONDITIONS = re.compile(
    r"[非未][經经].{0,10}(?:授權|授权|許可|许可).{0,8}(?:不得|請勿|请勿|禁止)(?!逮捕|拘禁|離境|出境)|不得轉載|隱私權規範|隐私政策"
)
LINK = re.compile(r"[►▶➤▷]")
BULLET = re.compile(r"[・•‧·●▪▸►▶>\-–—*]\s?")

# ---- what stands inside a longer stretch ---------------------------------------------------------------------------

_PICTURE = (
    r"(?P<caption>[▲▼△▽]{1,3}|(?:圖像加註文字|图像加注文字)[，,：:])"
    r"|(?P<credit>(?:圖像來源|图像来源|圖片來源|图片来源)[，,：:／/]\s?(?:[A-Za-z]+\s?(?:/\s?)?){1,4})"
)
_DATED = r"(?:date|發布|发布|更新)\s?[:：]?\s?"
_FIGURES = r"20\d\d[-/]\d{1,2}[-/]\d{1,2}(?!\d)"
# A copied article may have its day before the first line of its text: date 2026-03-04 外交部今天…
LEADING_DATE = re.compile(rf"date\s?[:：]?\s?{_FIGURES}\s+(?=\S)", re.IGNORECASE)
HEAD_CUT = re.compile(
    rf"{_PICTURE}"
    # A date is set off by gaps; one in figures may also touch what follows, at the start or with its time of day.
    rf"|(?P<date>(?:(?<=\s)|(?<![\s\S])|{_DATED}){re.sub('[?]P<[a-z]+>', '?:', DAY.pattern)}(?:\s+{_CLOCK})*(?=\s)"
    rf"|(?:(?<=[\n\r])|(?<![\s\S])|{_DATED}){_FIGURES}(?:\s+{_CLOCK})*|{_FIGURES}\s+\d\d:\d\d(?::\d\d)?)"
    r"|(?P<interface>(?:聽新聞|字級|分享)?\s?\d:\d\d\s?/\s?\d:\d\d)",
    re.IGNORECASE,
)
BODY_CUT = re.compile(
    rf"{_PICTURE}|(?P<hint>{READ_ON.pattern})"
    rf"|(?P<related>(?<=[。」！？\s）)])[▶►]?{RELATED.pattern}(?=[：:\s▶・]))"
)
