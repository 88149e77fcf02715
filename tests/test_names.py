"""Names of persons whom no table holds: how far they go, and what is none. Persons are invented, their offices real."""

from __future__ import annotations

import pytest

from kg import document
from kg.article import parse_article
from kg.extractors import agents, countries
from kg.model import How

# Text, the name in it, its kind, country and office.
NAMES = [
    # a dictionary holds the name, or its beginning, as a word
    ("外交部发言人唐国伟今天下午回答提问。", "唐国伟", "official", "CN", "外交部发言人"),
    ("国务院总理高强在会上讲话。", "高强", "official", "CN", "国务院总理"),
    ("国务委员安南5日出席会议。", "安南", "official", None, "国务委员"),
    ("外长科恩近日将出访。", "科恩", "official", None, "外长"),
    ("他转达了高强总理的问候。", "高强", "official", None, "总理"),
    # surnames
    ("司法部部长肖建业担任主任委员。", "肖建业", "official", "CN", "司法部部长"),
    ("自治区副主席覃志明到场。", "覃志明", "official", None, "副主席"),
    ("县长闫立新说，困难不大。", "闫立新", "official", None, "县长"),
    # a married woman's name with her husband's surname before it
    ("政务司司长陈方慧玲将访问北京。", "陈方慧玲", "official", "HK", "政务司司长"),
    ("立法會議員林李秀雯今天質詢。", "林李秀雯", "official", "HK", "立法會議員"),
    ("会长梁刘淑文女士到场。", "梁刘淑文", "person", None, "会长"),
    # foreign names go on in characters that as often are other words', and end before those
    ("南斯拉夫总统米洛维奇、总理到场。", "米洛维奇", "official", None, "总统"),
    ("外交部发言人涅斯捷连科的话引起注意。", "涅斯捷连科", "official", "CN", "外交部发言人"),
    ("蒙古总统巴嘎苏迪12月31日讲话。", "巴嘎苏迪", "official", "MN", "总统"),
    ("墨西哥总统塞迪洛略7日任命了部长。", "塞迪洛略", "official", "MX", "总统"),
    ("洪都拉斯副部长波尼拉日前抵达。", "波尼拉", "official", "HN", "副部长"),
    ("该党主席埃尔巴兰于1996年上台。", "埃尔巴兰", "official", None, "党主席"),
    ("乌克兰外长乌多涅科30日指出，关系良好。", "乌多涅科", "official", "UA", "外长"),
    ("泰国总理川·立塔派近日表示，没有困难。", "川·立塔派", "official", "TH", "总理"),
    ("全国政协副主席阿沛·旺堆晋美、秘书长出席。", "阿沛·旺堆晋美", "official", "CN", "全国政协副主席"),
    ("德国发言人威廉—格拉芬19日发言。", "威廉—格拉芬", "official", "DE", "发言人"),
    ("民政部部长多吉才旺看望了灾民。", "多吉才旺", "official", None, "民政部部长"),
    ("美国代表斯卡兰表示，目标不变。", "斯卡兰", "official", "US", "代表"),
    # Japanese names
    ("日本首相桥本隆一郎14日发表演讲。", "桥本隆一郎", "official", "JP", "首相"),
    ("以前首相羽田武为首的政党。", "羽田武", "official", None, "前首相"),
    ("外務次官船越武裕召見大使。", "船越武裕", "official", "JP", "外務次官"),
    # before an office, whatever stands before the name
    ("他受苏哈拉总统委托出席。", "苏哈拉", "official", None, "总统"),
    ("会议在孙伟明副总理主持下举行。", "孙伟明", "official", None, "副总理"),
    ("次長葛思明致詞。", "葛思明", "official", None, "次長"),
    ("檢察官林俊廷特地說明。", "林俊廷", "official", None, "檢察官"),
    ("副主席陈坚涉嫌违纪。", "陈坚", "official", None, "副主席"),
    ("歐洲司副司長黃鈞宇到場。", "黃鈞宇", "official", None, "歐洲司副司長"),
    ("馬國外長莫哈末哈珊陪同。", "莫哈末哈珊", "official", None, "外長"),
    ("摩洛哥國王哈桑納六世出席。", "哈桑納六世", "official", "MA", "國王"),
    ("石垣市長中山義孝支持。", "中山義孝", "official", "JP", "石垣市長"),
    # at the head of a clause, before a reporting word
    ("问题不少。吴敬文认为，教科书要改。", "吴敬文", "person", None, ""),
    ("塔拉索诺夫说，这是误会。", "塔拉索诺夫", "person", None, ""),
    ("樱内义雄表示，协会将继续。", "樱内义雄", "person", None, ""),
    ("台北地院審理前新竹市長林志明貪污案。", "林志明", "official", None, "前新竹市長"),
    ("黨代表張志華參選。", "張志華", "official", None, "黨代表"),
    ("中央銀行副總裁朱美華出席。", "朱美華", "official", "TW", "中央銀行副總裁"),
    ("移民署專勤隊隊長王國興表示，查獲10人。", "王國興", "official", "TW", "移民署專勤隊隊長"),
    ("宏遠銀行副總裁朱美華出席。", "朱美華", "person", None, "宏遠銀行副總裁"),
    # in a list of names
    ("出席的領導人還有丁明根、溫佳寶、曾慶宏等。", "丁明根", "official", None, ""),
    ("出席的領導人還有丁明根、溫佳寶、曾慶宏等。", "溫佳寶", "official", None, ""),
    ("出席的領導人還有丁明根、溫佳寶、曾慶宏等。", "曾慶宏", "official", None, ""),
    ("受獎人有林佑辰、陳素惠、羅振宇與會。", "陳素惠", "person", None, ""),
    ("代表有王立新、司马义·艾尔提（维吾尔族）、李淑芳（女）、张建民。", "司马义·艾尔提", "person", None, ""),
]

# Text, and what in it is no name.
NOBODY = [
    ("国际大公司进行重组。", "司进行"),
    ("游船驶过合肥市长江路。", "江路"),
    ("上海市长宁区居民说，很好。", "宁区"),
    ("俄坚定不移地主张进一步合作。", "张进"),
    ("中国代表团取消了行程。", "表团"),
    ("图为现场（附图片3张）。", "张"),
    ("农民企业家参加座谈。", "农民"),
    ("阿拉伯内政部长开会。", "阿拉伯"),
    ("尉主任代表党中央讲话。", "党中"),
    ("寿光市副市长出席。", "寿光市"),
    ("总理之命不可违。", "之命"),
    ("队主教练王明非说，很难。", "练王非"),
    ("財務長李明宗、木可公司董事長李文華到庭。", "木可公"),
    ("北美司長王良宇、歐洲司副司長黃鈞宇主持。", "歐洲司"),
    ("他批評高储蓄、高外债、高出口。", "高储蓄"),
    ("晏家镇、沙溪桥、沙坪镇等处堵车。", "沙溪桥"),
    ("县长曾任职务不少。", "曾任职"),
    ("石垣市長表示支持。", "石垣"),
    ("官員上月來港磋商。", "上月來港"),
    ("我国农产品出口说，劳动力表示不足。", "劳动力"),
    ("桥本表示相信，困难会过去。", "桥本表示"),
    ("中方有何评论？", "方有何"),
    ("檢察官複訊後，諭知交保。", "複訊後"),
    ("參謀次長室次長張明義到場。", "參謀次長"),
    ("米、麵、油、鹽都漲價。", "米"),
]


@pytest.mark.parametrize(("text", "form", "kind", "country", "title"), NAMES, ids=[row[1] for row in NAMES])
def test_names(text: str, form: str, kind: str, country: str | None, title: str) -> None:
    found = names(text)
    assert form in found, sorted(found)
    assert found[form] == (kind, country, title)


@pytest.mark.parametrize(("text", "form"), NOBODY, ids=[row[0][:8] for row in NOBODY])
def test_nobody(text: str, form: str) -> None:
    assert form not in names(text)


def names(text: str) -> dict[str, tuple[str, str | None, str]]:
    """The names of persons in a text, with kind, country and office."""
    article = parse_article(f"今日要闻\n\n{text}", source="x.txt")
    doc = document.read(article)
    return {
        m.span.of(article.text): (str(m.kind), m.country, m.title)
        for m in agents.find(doc, countries.find(doc))
        if m.how is How.NAME and m.is_person
    }
