"""Which part of an article is what, on layouts of many outlets (own wording, invented officials)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Role
from kg.reading.structure import blocks

M, H, K, C, B, P, S, X = (
    Role.META,
    Role.HEADLINE,
    Role.KEYWORDS,
    Role.CAPTION,
    Role.BYLINE,
    Role.PARAGRAPH,
    Role.SUBHEAD,
    Role.BOILERPLATE,
)

BODY = "外交部發言人林佑辰今天表示，雙方將在下月恢復磋商，「門一直是開著的」，外界不必過度解讀。"
BODY_HANS = "外交部发言人周立岩5日在例行记者会上说，有关各方应当保持克制，通过对话解决分歧。"

# name → text, and the expected blocks as (role, beginning of its text).
LAYOUTS: dict[str, tuple[str, list[tuple[Role, str]]]] = {
    "wire": (
        (
            f"2026/03/09 17:20（3/9 18:05 更新）\n外交部：磋商下月恢復　時程未定\n（中央社記者陳怡安台北9日電）{BODY}\n"
            f"{BODY}（編輯：吳子安）1150309"
        ),
        [
            (M, "2026/03/09"),
            (H, "外交部："),
            (B, "（中央社"),
            (P, "外交部發言人"),
            (P, "外交部"),
            (X, "（編輯：吳子安）1150309"),
        ],
    ),
    "wire with caption of a photographer": (
        f"外交部：磋商下月恢復\n外交部發言人林佑辰9日主持例行記者會。中央社記者陳怡安攝　115年3月9日\n（中央社台北9日電）{BODY}",
        [(H, "外交部："), (C, "外交部發言人林佑辰9日"), (B, "（中央社台北9日電）"), (P, "外交部發言人")],
    ),
    "daily": (
        (
            f"首頁 > 政治\n磋商將恢復　林佑辰：門開著\n2026/03/09 17:20\n外交部發言人林佑辰。（資料照，記者陳怡安攝）\n"
            f"〔記者陳怡安、吳子安／台北報導〕{BODY}\n請繼續往下閱讀...\n{BODY}\n不用抽 不用搶 現在用APP看新聞 保證天天中獎　點我下載APP　按我看活動辦法"
        ),
        [
            (M, "首頁"),
            (H, "磋商將恢復"),
            (M, "2026/03/09"),
            (C, "外交部發言人林佑辰。"),
            (B, "〔記者"),
            (P, "外交部"),
            (X, "請繼續"),
            (P, "外交部"),
            (X, "不用抽"),
        ],
    ),
    "daily, byline on a line of its own": (
        f"磋商將恢復\n聽新聞\n0:00 / 0:00\n2026-03-09 17:20 聯合報／ 記者陳怡安／台北即時報導\n{BODY}\n延伸閱讀\n林佑辰：不評論\n外交部下周出訪",
        [
            (H, "磋商將恢復"),
            (M, "聽新聞"),
            (M, "0:00"),
            (B, "2026-03-09"),
            (P, "外交部"),
            (X, "延伸閱讀"),
            (X, "林佑辰"),
            (X, "外交部下周"),
        ],
    ),
    "cloud": (
        f"▲外交部發言人林佑辰。（圖／記者陳怡安攝）\n記者陳怡安／台北報導\n{BODY}\n►外交部低調回應　學者：先觀察\n{BODY}",
        [(C, "▲外交部"), (B, "記者陳怡安"), (P, "外交部"), (X, "►"), (P, "外交部")],
    ),
    "keyword list before a caption": (
        f"外交,磋商,林佑辰▲外交部發言人林佑辰。（圖／記者陳怡安攝）\n{BODY}",
        [(K, "外交,磋商,林佑辰"), (C, "▲"), (P, "外交部")],
    ),
    "keyword lines": (
        f"磋商將恢復\n關鍵字：外交、磋商\n{BODY}\n#外交 #磋商 #林佑辰",
        [(H, "磋商"), (K, "關鍵字"), (P, "外交部"), (K, "#外交")],
    ),
    "British broadcaster": (
        f"磋商重啟：各方要的是同一件事嗎？\n圖像來源，Reuters\n圖像加註文字，林佑辰星期一在台北會見記者。\n陳怡安\nBBC中文\n2026年3月9日\n{BODY}\n門開了多寬？\n{BODY}",
        [
            (H, "磋商重啟"),
            (M, "圖像來源"),
            (C, "圖像加註"),
            (B, "陳怡安"),
            (B, "BBC中文"),
            (M, "2026年3月9日"),
            (P, "外交部"),
            (S, "門開了"),
            (P, "外交部"),
        ],
    ),
    "Hong Kong": (
        f"2026年3月9日　星期一\n外交部稱磋商下月恢復\n【明報專訊】{BODY}\n（綜合報道）",
        [(M, "2026年3月9日"), (H, "外交部稱"), (B, "【明報專訊】"), (P, "外交部發言人"), (B, "（綜合報道）")],
    ),
    "mainland agency": (
        f"外交部：望各方保持克制\n2026年03月05日 20:15 来源：新华网\n新华社北京3月5日电（记者 王立）{BODY_HANS}\n{BODY_HANS}（完）\n【责任编辑:张晓】",
        [
            (H, "外交部："),
            (M, "2026年03月05日"),
            (B, "新华社北京3月5日电（记者 王立）"),
            (P, "外交部发言人"),
            (P, "外交部"),
            (X, "（完）"),
            (X, "【责任编辑"),
        ],
    ),
    "mainland news site": (
        f"中新网3月5日电 {BODY_HANS}",
        [(B, "中新网3月5日电"), (P, "外交部发言人")],
    ),
    "Singapore": (
        f"国际 > 中美\n发布/2026年3月5日 18:30\n外交部：望各方克制\n（北京综合讯）{BODY_HANS}\n学者：重启不等于突破\n{BODY_HANS}",
        [(M, "国际"), (M, "发布"), (H, "外交部："), (B, "（北京综合讯）"), (P, "外交部"), (S, "学者"), (P, "外交部")],
    ),
    "American broadcaster": (
        f"外交部促各方克制\n2026年3月5日\n华盛顿 — {BODY_HANS}",
        [(H, "外交部"), (M, "2026"), (B, "华盛顿 —"), (P, "外交部")],
    ),
    "German broadcaster": (
        f"外交部促各方克制\n（德国之声中文网）{BODY_HANS}\nDW中文有Instagram！欢迎关注我们\n© 2026年德国之声版权声明：本文所有内容受到著作权法保护，未经德国之声特别授权，不得擅自使用。",
        [(H, "外交部"), (B, "（德国之声中文网）"), (P, "外交部"), (X, "DW中文"), (X, "©")],
    ),
    "press release": (
        f"外交部說明磋商進度\n發布日期：115年3月9日\n{BODY}\n一、雙方同意下月恢復磋商。\n二、議程由兩部會商定。\n相關新聞\n115年02月02日　外交部：樂見對話\n回上一頁",
        [
            (H, "外交部說明"),
            (M, "發布日期"),
            (P, "外交部"),
            (P, "一、"),
            (P, "二、"),
            (X, "相關新聞"),
            (X, "115年"),
            (X, "回上一頁"),
        ],
    ),
    "one line with everything": (
        "date 2026-03-09 政治 政治焦點 外交部：磋商下月恢復　時程未定 外交,磋商,林佑辰▲外交部發言人林佑辰。（圖／記者陳怡安攝）記者陳怡安／台北報導"
        + BODY
        + BODY
        + "（編輯：吳子安）",
        [
            (M, "date"),
            (M, "政治 政治焦點"),
            (H, "外交部：磋商下月恢復　時程未定"),
            (K, "外交,磋商,林佑辰"),
            (C, "▲"),
            (B, "記者陳怡安／台北報導"),
            (P, "外交部發言人"),
            (X, "（編輯"),
        ],
    ),
    "one line, half-width, headline only": (
        "外交部:磋商下月恢復 時程未定 " + (BODY + BODY + BODY).replace("，", ",").replace("。", "."),
        [(H, "外交部:磋商下月恢復 時程未定"), (P, "外交部發言人")],
    ),
    "one line, sections, a comma in the headline, a date and a caption": (
        "date 2026-03-09 首頁 > 政治 磋商將恢復　林佑辰:只聽到一方講,還要看 2026/03/09 17:20 外交部發言人林佑辰。（資料照,記者陳怡安攝） 〔記者陳怡安／台北報導〕 "
        + (BODY + " 「門一直開著嗎?」 " + BODY + BODY + BODY).replace("，", ","),
        [
            (M, "date"),
            (M, "首頁 > 政治"),
            (H, "磋商將恢復　林佑辰:只聽到一方講,還要看"),
            (M, "2026/03/09 17:20"),
            (C, "外交部發言人林佑辰。（"),
            (B, "〔記者"),
            (P, "外交部"),
            (S, "「門一直開著嗎?」"),
            (P, "外交部"),
        ],
    ),
    "one line without any gap between its parts": (
        "date 2026-03-09首頁／政治／磋商將恢復　林佑辰:門開著▲外交部發言人林佑辰。（圖／記者陳怡安攝）記者陳怡安／台北報導"
        + (BODY + BODY).replace("，", ","),
        [
            (M, "date 2026-03-09"),
            (M, "首頁／政治／"),
            (H, "磋商將恢復　林佑辰:門開著"),
            (C, "▲"),
            (B, "記者陳怡安／台北報導"),
            (P, "外交部"),
        ],
    ),
    "gaps in paragraphs of an article with line breaks": (
        f"磋商將恢復\n外交部發言人林佑辰 今天表示，{BODY}{BODY}{BODY}\n國防部發言人周家齊 昨晚受訪時說，{BODY} {BODY}{BODY}",
        [(H, "磋商將恢復"), (P, "外交部發言人林佑辰 今天"), (P, "國防部發言人周家齊 昨晚")],
    ),
    "square brackets of full width": (
        f"磋商將恢復\n［記者陳怡安／台北報導］{BODY}",
        [(H, "磋商將恢復"), (B, "［記者陳怡安／台北報導］"), (P, "外交部")],
    ),
    "special dispatch on a line of its own": (
        f"磋商將恢復\n中央社／ 東京6日專電\n{BODY}",
        [(H, "磋商將恢復"), (B, "中央社／ 東京6日專電"), (P, "外交部發言人")],
    ),
    "mainland aggregator": (
        f"2026-03-05 04:34:51 来源：参考消息网 责任编辑：张晓\n参考消息网2026-03-05号报道\n中新网3月5日电 {BODY_HANS}",
        [(M, "2026-03-05"), (B, "参考消息网2026"), (B, "中新网3月5日电"), (P, "外交部发言人")],
    ),
    "an agency that is cited is no dateline": (
        f"外交部：望克制\n据新华社北京3月5日电，{BODY_HANS}",
        [(H, "外交部："), (P, "据新华社北京")],
    ),
    "a sentence that begins with a date": (
        "2026年3月9日外交部發言人林佑辰表示，" + BODY + BODY,
        [(P, "2026年3月9日外交部")],
    ),
    "one line, half-width, nothing else": (
        (BODY + BODY + BODY).replace("，", ","),
        [(P, "外交部發言人")],
    ),
    "one line, a caption and links within": (
        BODY
        + BODY
        + BODY
        + "▲外交部發言人林佑辰。（圖／記者陳怡安攝）"
        + BODY
        + "延伸閱讀：林佑辰不評論 外交部下周出訪",
        [(P, "外交部"), (C, "▲"), (P, "外交部"), (X, "延伸閱讀")],
    ),
    "wire, whole page": (
        f"首頁 / 政治 /\n磋商將恢復 林佑辰：門開著[影]\n2026/3/6 15:20（3/6 18:02 更新）\n請同意我們的隱私權規範，才能啟用聽新聞的功能。\n外交部發言人林佑辰。（中央社檔案照片）\n（中央社記者陳怡安台北6日電）{BODY}\n{BODY}（編輯：吳子安）1150306\n不准沒收你的新聞自由！\n下載中央社「一手新聞」app，每日新聞不漏接！\n本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。",
        [
            (M, "首頁 / 政"),
            (H, "磋商將恢復 "),
            (M, "2026/3"),
            (X, "請同意我們的"),
            (C, "外交部發言人"),
            (B, "（中央社記者"),
            (P, "外交部發言人"),
            (P, "外交部發言人"),
            (X, "（編輯：吳子"),
            (X, "不准沒收你的"),
            (X, "下載中央社「"),
            (X, "本網站之文字"),
        ],
    ),
    "daily, whole page": (
        f"磋商將恢復 林佑辰：門開著\n2026-03-06 18:42 聯合報 記者陳怡安／台北即時報導\n讚\n分享\n+ 收藏\n聽新聞\n外交部發言人林佑辰。圖／本報資料照片\n{BODY}\n{BODY}\n延伸閱讀\n林佑辰：不評論\n外交部\n磋商",
        [
            (H, "磋商將恢復 "),
            (B, "2026-0"),
            (M, "讚"),
            (M, "分享"),
            (M, "+ 收藏"),
            (M, "聽新聞"),
            (C, "外交部發言人"),
            (P, "外交部發言人"),
            (P, "外交部發言人"),
            (X, "延伸閱讀"),
            (X, "林佑辰：不評"),
            (X, "外交部"),
            (X, "磋商"),
        ],
    ),
    "another daily, whole page": (
        f"首頁 > 政治\n磋商將恢復 林佑辰：門開著\n2026/03/06 18:42\n首次上稿 16:44\n更新時間 18:42\n外交部發言人林佑辰。（資料照，記者陳怡安攝）\n〔記者陳怡安／台北報導〕{BODY}\n請繼續往下閱讀...\n{BODY}\n不用抽 不用搶 現在用APP看新聞 保證天天中獎 　點我下載APP　 按我看活動辦法\n圖\n相關新聞請見：\n林佑辰：不評論",
        [
            (M, "首頁 > 政"),
            (H, "磋商將恢復 "),
            (M, "2026/0"),
            (M, "首次上稿 1"),
            (M, "更新時間 1"),
            (C, "外交部發言人"),
            (B, "〔記者陳怡安"),
            (P, "外交部發言人"),
            (X, "請繼續往下閱"),
            (P, "外交部發言人"),
            (X, "不用抽 不用"),
            (M, "圖"),
            (X, "相關新聞請見"),
            (X, "林佑辰：不評"),
        ],
    ),
    "news site, whole page": (
        f"ETtoday政治\n2026年03月06日 18:42\n磋商將恢復　林佑辰：門開著\n▲外交部發言人林佑辰。（圖／記者陳怡安攝）\n記者陳怡安／綜合報導\n{BODY}\n▼磋商地點。（圖／翻攝自外交部臉書）\n{BODY}\n分享給朋友：\n追蹤我們：\n※ 本文版權所有，非經授權，不得轉載。[ETtoday著作權聲明]※\n關鍵字：外交部,磋商\n讀者迴響",
        [
            (M, "ETtoda"),
            (M, "2026年0"),
            (H, "磋商將恢復　"),
            (C, "▲外交部發言"),
            (B, "記者陳怡安／"),
            (P, "外交部發言人"),
            (C, "▼磋商地點。"),
            (P, "外交部發言人"),
            (M, "分享給朋友："),
            (X, "追蹤我們："),
            (X, "※ 本文版權"),
            (K, "關鍵字：外交"),
            (X, "讀者迴響"),
        ],
    ),
    "British broadcaster, whole page": (
        f"磋商將恢復：門開了多寬？\n圖像來源，Getty Images\n圖像加註文字，林佑辰。\nArticle Information\n作者, 陳怡安\nRole, BBC記者\n2026年3月6日\n{BODY}\n門開了\n{BODY}",
        [
            (H, "磋商將恢復："),
            (M, "圖像來源，G"),
            (C, "圖像加註文字"),
            (M, "Articl"),
            (B, "作者, 陳怡"),
            (M, "Role, "),
            (M, "2026年3"),
            (P, "外交部發言人"),
            (S, "門開了"),
            (P, "外交部發言人"),
        ],
    ),
    "American station, whole page": (
        f"磋商将恢复\n2026.03.06\n林佑辰在台北\n法新社\n{BODY_HANS}\n自由亚洲电台记者陈怡安 责编：吴子安",
        [
            (H, "磋商将恢复"),
            (M, "2026.0"),
            (S, "林佑辰在台北"),
            (B, "法新社"),
            (P, "外交部发言人"),
            (B, "自由亚洲电台"),
        ],
    ),
    "mainland agency, whole page": (
        f"2026 03/06 18:42:05\n来源：新华网\n外交部：望克制\n字体： 小 中 大\n分享到：\n新华社北京3月6日电（记者王立、李明）{BODY_HANS}\n{BODY_HANS}\n【纠错】 【责任编辑:王丽】",
        [
            (M, "2026 0"),
            (X, "来源：新华网"),
            (H, "外交部：望克"),
            (M, "字体： 小 "),
            (M, "分享到："),
            (B, "新华社北京3"),
            (P, "外交部发言人"),
            (P, "外交部发言人"),
            (X, "【纠错】 【"),
        ],
    ),
    "mainland daily, whole page": (
        f"外交部：望克制\n2026年03月06日18:42 | 来源：人民网－国际频道\n小字号\n人民网北京3月6日电 （记者王立）{BODY_HANS}\n(责编：李明、王丽)\n分享让更多人看到",
        [
            (H, "外交部：望克"),
            (M, "2026年0"),
            (M, "小字号"),
            (B, "人民网北京3"),
            (P, "外交部发言人"),
            (X, "(责编：李明"),
            (M, "分享让更多人"),
        ],
    ),
    "Singapore, whole page": (
        f"首页\n国际\n中国外交部：望克制\n发布/2026年3月6日 18:42\n更新/2026年3月6日 19:00\n字体大小:\n小\n中\n大\n（北京综合讯）{BODY_HANS}\n{BODY_HANS}\n延伸阅读\n学者：静观其变",
        [
            (M, "首页"),
            (M, "国际"),
            (H, "中国外交部："),
            (M, "发布/202"),
            (M, "更新/202"),
            (M, "字体大小:"),
            (M, "小"),
            (M, "中"),
            (M, "大"),
            (B, "（北京综合讯"),
            (P, "外交部发言人"),
            (P, "外交部发言人"),
            (X, "延伸阅读"),
            (X, "学者：静观其"),
        ],
    ),
    "German broadcaster, whole page": (
        f"政治\n台湾\n外交部促克制\nDW\n2026年3月6日\n外交部发言人说，各方应当克制。\n{BODY_HANS}\n{BODY_HANS}\n(综合报道)",
        [
            (M, "政治"),
            (M, "台湾"),
            (H, "外交部促克制"),
            (B, "DW"),
            (M, "2026年3"),
            (P, "外交部发言人"),
            (P, "外交部发言人"),
            (P, "外交部发言人"),
            (B, "(综合报道)"),
        ],
    ),
    "Hong Kong site, whole page": (
        f"港聞\n磋商下月恢復　林佑辰：門開着\n撰文：陳怡安\n出版：2026-03-06 18:42\n更新：2026-03-06 19:00\n{BODY}\n{BODY}",
        [
            (M, "港聞"),
            (H, "磋商下月恢復"),
            (B, "撰文：陳怡安"),
            (M, "出版：202"),
            (M, "更新：202"),
            (P, "外交部發言人"),
            (P, "外交部發言人"),
        ],
    ),
    "national radio, whole page": (
        f"磋商將恢復 林佑辰：門開著\n時間：2026-03-06 18:42\n新聞引據：採訪\n撰稿編輯：陳怡安\n{BODY}\n",
        [(H, "磋商將恢復 "), (M, "時間：202"), (X, "新聞引據：採"), (B, "撰稿編輯：陳"), (P, "外交部發言人")],
    ),
    "subhead that is a quotation": (
        f"{BODY}\n「門一直開著嗎？」\n{BODY}",
        [(P, "外交部"), (S, "「門"), (P, "外交部")],
    ),
    "short paragraphs are no subheads": (
        f"磋商將恢復\n{BODY}\n他沒有多談。\n他列出四點：\n{BODY}",
        [(H, "磋商"), (P, "外交部"), (P, "他沒有"), (P, "他列出"), (P, "外交部")],
    ),
    "interview": (
        f"磋商將恢復\n{BODY}\n記者：何時開始？\n林佑辰：下月。",
        [(H, "磋商"), (P, "外交部"), (P, "記者："), (P, "林佑辰：")],
    ),
    "embedded links between paragraphs": (
        f"磋商將恢復\n{BODY}\n延伸閱讀\n・外交部：樂見對話\n{BODY}\n版權所有，未經授權不得轉載",
        [(H, "磋商"), (P, "外交部"), (X, "延伸閱讀"), (X, "・"), (P, "外交部"), (X, "版權所有")],
    ),
    "a single sentence": ("林佑辰說，門一直開著", [(P, "林佑辰說")]),
    "a bare title": ("磋商將恢復　門開著", [(H, "磋商")]),
    "with its address": (
        f"https://news.example.tw/politics/20260309/123456\n磋商將恢復\n{BODY}",
        [(M, "https"), (H, "磋商"), (P, "外交部")],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    text, expected = LAYOUTS[name]
    found = [(block.role, block.span.of(text)) for block in blocks(text)]
    assert [role for role, _ in found] == [role for role, _ in expected], found
    for (_, got), (_, beginning) in zip(found, expected, strict=True):
        assert got.startswith(beginning)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_do_not_matter(end: str) -> None:
    text, expected = LAYOUTS["press release"]
    changed = text.replace("\n", end)
    assert [block.role for block in blocks(changed)] == [role for role, _ in expected]


_PIECES = st.sampled_from(
    [BODY, BODY_HANS, "磋商將恢復　門開著", "▲", "（圖／路透）", "記者陳怡安／台北報導", "延伸閱讀", "2026-03-09", "\n", "\r\n", " ", "　", "（", "）",
     "外交,磋商,", "：", "。", "，", "「", "」", "政治", "（編輯：", "▶", "・", "#", "https://a.b/c", "（中央社", "電）", "\u200b", "A", "1"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_blocks_cover_all_but_white_space_and_never_overlap(text: str) -> None:
    end = 0
    for block in blocks(text):
        assert block.span.start >= end
        assert len(block.span) > 0
        between = text[end : block.span.start]
        assert (
            not between.strip("\u200b\ufeff \t\r\n\u3000\x0b\x0c\x85\u2028\u2029")
            or between.isspace()
            or not between.strip()
        )
        content = block.span.of(text)
        assert content == content.strip()
        end = block.span.end
    assert not text[end:].replace("\u200b", "").replace("\ufeff", "").strip()
