"""Public money: names, amounts, years, payers, and what is no budget."""

from __future__ import annotations

import pytest

from kg import document
from kg.article import parse_article
from kg.extractors import budgets, countries, extract
from kg.extractors.budgets import BudgetMention

# Text; name, amounts (value and currency), years, payer, status of its one budget.
CASES = [
    ("政府提出8年1.25兆元的國防特別預算。", "國防特別預算", "1250000000000 TWD", 8, "TW", "proposed"),
    ("行政院編列3800億元特別預算。", "特別預算", "380000000000 TWD", None, "TW", "proposed"),
    ("立法院三讀3兆元的總預算。", "總預算", "3000000000000 TWD", None, "TW", "approved"),
    ("在野黨刪減120億元的國防預算。", "國防預算", "12000000000 TWD", None, "TW", "cut"),
    ("國會凍結40億元的經費。", "經費", "4000000000 TWD", None, "TW", "frozen"),
    ("4000億元的特別預算卡在立法院。", "特別預算", "400000000000 TWD", None, "TW", "blocked"),
    ("日本政府編列8.7兆日圓的防衛預算。", "防衛預算", "8700000000000 JPY", None, "JP", "proposed"),
    ("丹麥追加420億丹麥克朗的國防預算。", "國防預算", "42000000000 DKK", None, "DK", "proposed"),
    (
        "國會批准總額約60億歐元的「東方之盾」防空基金。",
        "「東方之盾」防空基金",
        "6000000000 EUR",
        None,
        None,
        "approved",
    ),
    ("政府以900億元之「產業支持方案」協助業者。", "產業支持方案", "90000000000 TWD", None, "TW", None),
    ("南韓通過30兆韓元的追加預算。", "追加預算", "30000000000000 KRW", None, "KR", "approved"),
    ("美國國會批准9000億美元國防預算。", "國防預算", "900000000000 USD", None, "US", "approved"),
    ("英國規劃10年2700億英鎊的裝備預算。", "裝備預算", "270000000000 GBP", 10, "GB", "proposed"),
    ("政府拟提出五年2000亿元的特别预算。", "特别预算", "200000000000 CNY", 5, "CN", "proposed"),
    ("經濟部匡列15億元的預算。", "預算", "1500000000 TWD", None, "TW", "proposed"),
    ("3兆350億元的總預算創新高。", "總預算", "3035000000000 TWD", None, "TW", None),
    ("總預算歲出3兆331億元。", "總預算", "3033100000000 TWD", None, "TW", None),
    ("草案5年經費上限新台幣442億元。", "", "44200000000 TWD", 5, "TW", "proposed"),
    ("柏林決定未來十年投入1兆歐元的國防支出。", "國防支出", "1000000000000 EUR", 10, "DE", None),
    (
        "國會將總額超過9000億美元（約台幣28.5兆元）的國防預算送交白宮，美國總統將簽署。",
        "國防預算",
        "900000000000 USD",
        None,
        "US",
        None,
    ),
    ("市府將在5年內投入150億元發展南區。", "", "15000000000 TWD", 5, "TW", None),
    ("內閣預估災區在未來兩年需要額外350億元的經費。", "經費", "35000000000 TWD", 2, "TW", None),
    ("議會在2026至2029年追加60億元的預算。", "預算", "6000000000 TWD", 4, "TW", "proposed"),
    ("議會初審刪除新台幣13億多元。", "", "1300000000 TWD", None, "TW", "cut"),
    ("市府對每戶再補助1.5萬，下月發放。", "", "15000 TWD", None, "TW", None),
    ("歲入預算通過數1,409億8,058萬9千元。", "歲入預算", "140980589000 TWD", None, "TW", "approved"),
    ("外交部捐贈30萬美元協助災民，我國將持續關懷。", "", "300000 USD", None, None, None),
    ("每人每月的津貼一年約需18億元，由中央支應。", "津貼", "1800000000 TWD", None, "TW", None),
    ("議會凍結民政局預算1000萬元及業務費三成。", "預算", "10000000 TWD", None, "TW", "frozen"),
    ("財政部近日下達救災資金3.2億元。", "救災資金", "320000000 TWD", None, "TW", None),
    ("國防部說，戰車採購案405億元，分8年付款。", "", "40500000000 TWD", 8, "TW", None),
    ("自2026年至2033年，共編列1.25兆元。", "", "1250000000000 TWD", 8, "TW", "proposed"),
    ("為期4年的包租代管計畫，總經費65億元。", "", "6500000000 TWD", 4, "TW", None),
    ("基金10年要用近1000億元。", "基金", "100000000000 TWD", 10, "TW", None),
    ("波蘭同意向南韓購買65億美元的戰車。", "", "6500000000 USD", None, "PL", None),
    ("印度批准採購26架戰機，價值6300億盧比。", "", "630000000000 INR", None, "IN", None),
    ("五角大廈授予業者28億美元的加油機合約。", "", "2800000000 USD", None, None, None),
    ("衛福部說，長照基金今年的預算為927億元。", "長照基金", "92700000000 TWD", None, "TW", None),
    ("市府撥款3億元成立青年創業基金。", "青年創業基金", "300000000 TWD", None, "TW", None),
    ("中央下達8億元支持實施育兒補貼。", "育兒補貼", "800000000 TWD", None, "TW", None),
    (
        "立法院三讀「韌性特別條例」，經費上限5900億元。",
        "",
        "590000000000 TWD",
        None,
        "TW",
        None,
    ),  # by its sum, as where no act is named
    ("日本明年度的防衛費為9.1兆日圓。", "防衛費", "9100000000000 JPY", None, "JP", None),
    ("日本首相說，防衛費將達GDP的2%，約11兆日圓。", "", "11000000000000 JPY", None, "JP", None),
    ("捷克政府將撥款3億捷克克朗協助災區。", "", "300000000 CZK", None, "CZ", None),
    ("總理批准10億美元的「燈塔」方案。", "「燈塔」方案", "1000000000 USD", None, None, "approved"),
    ("總理批准10億美元的「燈塔方案」。", "燈塔方案", "1000000000 USD", None, None, "approved"),
    ("县政府下达1200万元专项扶贫资金。", "专项扶贫资金", "12000000 CNY", None, "CN", None),
    ("财政部说，中央对地方转移支付9万亿元。", "", "9000000000000 CNY", None, "CN", None),
    ("院會決定設立引導基金，總規模1兆元。", "", "1000000000000 TWD", None, "TW", None),
    (
        "德國將批准規模為5000億歐元的專項基金，該基金預計期限為十年。",
        "專項基金",
        "500000000000 EUR",
        10,
        "DE",
        "approved",
    ),
    ("首相宣布撥款4700億令吉的財政預算案。", "財政預算案", "470000000000 MYR", None, "MY", None),
    ("全國一般公共預算支出29.7兆元。", "一般公共預算", "29700000000000 TWD", None, "TW", None),
    ("縣府花500萬的專書預算惹議。", "專書預算", "5000000 TWD", None, "TW", None),
    ("內政部主管原列3,324萬6千元。", "", "33246000 TWD", None, "TW", None),
    ("委員會未批准6億元的經費。", "經費", "600000000 TWD", None, "TW", None),
    ("該案估計每年可動用6億公帑。", "公帑", "600000000 TWD", None, "TW", None),
    ("美國上月批准一項價值3.3億美元的對台軍售案。", "對台軍售", "330000000 USD", None, "TW", "approved"),
]

# Texts with an amount or a word of budgeting that are no public money.
NONE = [
    "該公司去年營收3000億元。",
    "法院判處罰金20萬元。",
    "活動吸引3億人觀看。",
    "電廠每年用煤2000萬噸。",
    "基地面積達5億坪。",
    "他身價120億元。",
    "外交部發表聲明。",
    "預算案審查順利。",
    "市值突破30兆元。",
    "凍結在海外的2000億歐元資產如何處置，各方未定。",
    "這本書賣了1.5萬本。",
    "刪了1萬多筆資料。",
    "該公司收購對手，總金額500億元。",
    "經營帳目收入355億元，錄得虧蝕15億元。",
    "補助資格為月收入3萬元以下。",
    "活動人潮不如預期，約5億元。",
    "當局凍結該集團資產20億元。",
    "方案吸引2.5兆元投資。",
    "他詐領補助費500萬元遭起訴。",
    "這座基地離市區500億公里。",
    "車廠將投資280億元建廠。",
    "歲入歲出差短1728億元。",
    "國防部說，預算較今年增加1768億元。",
    "某宮廟捐了1000萬元。",
    "某基金會將出資2億元興建會館。",
    "某航空公司採購12架客機，價值60億美元。",
    "某科技公司斥資12億元採購設備。",
    "業者表示，台灣企業對美投資2500億美元。",
    "候選人的競選支出以4億元為限。",
    "財政大臣宣布260億元的增稅方案。",
    "財政部說，歲入超收5283億元。",
    "長者2元乘車優惠為財政帶來壓力。",
]

# Several mentions that are one budget: text, its amounts as written, how many mentions.
JOINED = [
    ("政府提出1.25兆元的國防特別預算。國防特別預算下週審查。", ["1.25兆元"], 2),
    ("政府提出1.25兆元的國防特別預算。1.25兆元並非小數。", ["1.25兆元"], 2),
    ("在野黨版特別預算4000億元，官員說4000億元不夠。", ["4000億元"], 2),
]

# Texts with a whole and its parts, or an amount told twice: the amounts of each budget.
PARTS = [
    (
        "政府編列追加預算878億元，包括禁伐補償廿四億元，加強外交十一億元和罷免及公投十五億元。",
        [["87800000000 TWD"], ["2400000000 TWD"], ["1100000000 TWD"], ["1500000000 TWD"]],
    ),
    (
        "美國國務院核准對台軍售。「雷達備件」預計價值9600萬美元，「彈藥車」及設備預計總價值4.3億美元。",
        [["96000000 USD"], ["430000000 USD"]],
    ),
    (
        "追加預算案今天審查，包含補助款、補償等項目，共819億餘元。",
        [["81900000000 TWD"]],
    ),
    (
        "委員會討論追加的宣傳費4億2906萬元。其中有1億228萬餘元屬於外館。",
        [["429060000 TWD"], ["102280000 TWD"]],
    ),
    ("未滿20坪由縣府補助1萬元，中央又補助1萬元。", [["10000 TWD"], ["10000 TWD"]]),
    ("財庫撥款1500億元。另撥1517億元的經費。", [["150000000000 TWD"], ["151700000000 TWD"]]),
    ("選務預算15億元遭刪。其中選務經費15.4億元全刪。", [["1540000000 TWD"]]),
    ("美國每年將提供10億至15億美元的貸款。", [["1000000000 USD", "1500000000 USD"]]),
    ("縣府需編列30至40億元的預算。", [["3000000000 TWD", "4000000000 TWD"]]),
    ("市府加碼生育獎勵金，第一胎2萬元、第二胎4萬元。", [["20000 TWD"], ["40000 TWD"]]),
    ("國防預算將達產值的3.3%，約9495億元。", [["949500000000 TWD"]]),
    ("美國總統簽署法案，其中1500億美元用於國防。", [["150000000000 USD"]]),
    ("拟追加预算6076亿元新台币，其中国防1457亿元。", [["607600000000 TWD"], ["145700000000 TWD"]]),
    ("總統簽署950億美元的援外法案，其中200億用於軍援。", [["95000000000 USD"], ["20000000000 USD"]]),
    ("市府總預算微刪207萬。", [[], ["2070000 TWD"]]),
    # What it comes to in another currency is no amount beside it, but tells it again.
    ("美國批准軍售總額逾111億美元（約3500億台幣）。", [["11100000000 USD"]]),
    ("美方批准3500億軍售。總額111億540萬美元（約新台幣3480.3億元）的軍售案將送國會。", [["11105400000 USD"]]),
    ("院會設立36億元基金。該基金總額36.12億元。", [["3612000000 TWD"]]),
    ("市府編列追加預算30億元，再補助30.5億元。", [["3000000000 TWD"], ["3050000000 TWD"]]),
    ("中央政府總預算追加預算案今天審查。追加預算878億元，遭刪減59億元。", [["87800000000 TWD"], ["5900000000 TWD"]]),
]


def find(text: str) -> tuple[str, list[BudgetMention]]:
    article = parse_article(f"今日要闻\n\n{text}" if "拟" in text else f"今日要聞\n\n{text}", source="x.txt")
    doc = document.read(article)
    return article.text, budgets.find(doc, countries.find(doc))


@pytest.mark.parametrize(("text", "name", "money", "years", "payer", "status"), CASES, ids=[c[0][:16] for c in CASES])
def test_budgets(text: str, name: str, money: str, years: int | None, payer: str, status: str | None) -> None:
    _, found = find(text)
    assert len(found) == 1
    budget = found[0]
    assert (budget.name, budget.years, budget.payer, budget.status) == (name, years, payer, status)
    assert [f"{m.value:f} {m.currency}" for m in budget.amounts] == [money]


@pytest.mark.parametrize("text", NONE)
def test_no_budget(text: str) -> None:
    body, found = find(text)
    assert [m.of(body) for budget in found for m in budget.mentions] == []


@pytest.mark.parametrize(("text", "amounts", "mentions"), JOINED, ids=[c[0][:16] for c in JOINED])
def test_mentions_of_one_budget_are_joined(text: str, amounts: list[str], mentions: int) -> None:
    _, found = find(text)
    assert [[m.text for m in budget.amounts] for budget in found] == [amounts]
    assert len(found[0].mentions) == mentions


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("日本政府決定在年底前提出補充預算。", "JP"),
        ("立法院明天將討論追加預算。", "TW"),
        ("立法院三讀中央政府總預算，府會各有看法。", "TW"),
        ("美國參議院通過國防授權法案。", "US"),
        ("各方關注美國新年度國防授權法案。", "US"),
        ("日本政府新年度一般公共預算創新高。", "JP"),
        ("有學者說，北方四國的軍購影響台灣國防特別預算的規模。", "TW"),
        ("美國貿易代表談到國防特別預算。", "TW"),
        ("日本政府拟在秋天提出追加预算。", "JP"),
    ],
)
def test_whose_budget_a_name_without_an_amount_is(text: str, payer: str) -> None:
    _, found = find(text)
    assert [budget.payer for budget in found] == [payer]


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("美國國務院核准對台軍售。「雷達備件」預計價值9600萬美元。", "TW"),
        ("美國國務院批准對台軍售，包括7億美元的防空系統及價值3億美元的零附件。", "TW"),
        ("以色列向美國申請50億美元的軍援。", "US"),
        ("烏克蘭從德國獲得9億歐元的援助。", "DE"),
        ("美國國務院批准對波蘭出售價值約7.8億美元的標槍飛彈。", "PL"),
        ("為了造價估1750億美元的防禦系統，美國將調整部署。", "US"),
        ("美國將修橋。這項計畫的經費是5億美元。", "US"),
        ("台灣承諾對美投資，政府提供2500億美元的補助。", "TW"),
        ("國際組織同意向阿根廷提供200億美元貸款。", None),
        ("美國眾議院通過法案，45億美元用於為烏克蘭提供裝備，27億美元用於為烏克蘭提供經費。", "US"),
        ("台灣承諾採購美國能源，經費444億美元。", "TW"),
        ("美國出售對台軍售。國防授權法案的國防預算總額超過9000億美元。", "US"),
        ("德國將提供經費，在立陶宛部署部隊需要50億歐元的經費。", "DE"),
        ("世界銀行不顧美國反對，將提供15億美元的貸款。", None),
        ("美國商務部宣布，台灣另將提供至少2500億美元的補助。", "TW"),
        ("美國國會批准烏克蘭援助，金額為10億美元的經費。", "US"),
        ("德國承諾向波蘭提供30億歐元軍援。", "DE"),
    ],
)
def test_who_pays_in_dollars_and_euros(text: str, payer: str | None) -> None:
    _, found = find(text)
    assert {budget.payer for budget in found} == {payer}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("市府編列2億元的預算，用於老舊校舍補強。", "老舊校舍補強"),
        ("縣府斥資3200萬元改善登山步道。", "改善登山步道"),
        ("農業部編列9億元補助農民購買農機，下月受理。", "補助農民購買農機"),
        ("财政部下达救灾资金2亿元，支持灾区抢修公路。", "支持灾区抢修公路"),
        ("院會通過撥款1500億元，主要用於國防。", "國防"),
        ("政府提出5億元重建基金。", None),
        ("立法院三讀3兆元的總預算。", None),
    ],
)
def test_what_money_is_for(text: str, purpose: str | None) -> None:
    _, found = find(text)
    assert [budget.purpose for budget in found] == [purpose]


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("五角大廈宣布，將再提供5億美元的軍事援助。", "US"),
        ("拜登昨天簽署950億美元的援外法案。", "US"),
        ("外交部宣布，將捐助土耳其200萬美元。", "TW"),
        ("亞洲開發銀行批准對巴基斯坦2億美元的貸款。", None),
        ("聯合國駐黎巴嫩機構籌措3.3億美元的援助款。", None),
        ("五角大廈官員在臺北說，台灣將提供2億美元的補助。", "TW"),
    ],
)
def test_officials_and_offices_pay_for_their_countries(text: str, payer: str | None) -> None:
    facts = extract(parse_article(f"今日要聞\n\n{text}"))
    assert [budget.payer for budget in facts.budgets] == [payer]


def test_a_foreign_newsroom_writes_of_the_money_of_whom_it_writes() -> None:
    text = "圖像來源，Reuters\n圖像加註文字，梁景文在中環。\n政務司司長梁景文說，港府將撥款50億元支援屋苑居民，特首昨日已同意。"
    doc = document.read(parse_article(text, source="x.txt"))
    (budget,) = budgets.find(doc, countries.find(doc))
    assert doc.article.region == "GB"
    assert [(budget.amounts[0].currency, budget.payer)] == [("HKD", "HK")]


def test_different_amounts_are_different_budgets() -> None:
    _, found = find("院版特別預算1.25兆元，民眾黨版特別預算4000億元。")
    assert [[m.text for m in budget.amounts] for budget in found] == [["1.25兆元"], ["4000億元"]]


def test_a_mention_holds_its_amount_and_its_years() -> None:
    body, found = find("政府提出8年1.25兆元的國防特別預算。")
    assert [m.of(body) for m in found[0].mentions] == ["8年1.25兆元的國防特別預算"]


@pytest.mark.parametrize(("text", "amounts"), PARTS, ids=[c[0][:16] for c in PARTS])
def test_parts_and_conversions(text: str, amounts: list[list[str]]) -> None:
    _, found = find(text)
    assert [[f"{m.value:f} {m.currency}" for m in budget.amounts] for budget in found] == amounts
