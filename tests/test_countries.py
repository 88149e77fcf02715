"""Countries in a text: by name, by what stands for them, by single characters; and words that only look like them."""

from __future__ import annotations

import pytest

from kg import document
from kg.article import parse_article
from kg.extractors import countries

# A sentence, and the countries in it in order, as "form=CODE", "(form=CODE)" where it only says where something is.
CASES = [
    # names
    ("美國與中國恢復對話。", "美國=US 中國=CN"),
    ("德国总理抵达法国。", "德国=DE 法国=FR"),
    ("中華民國總統接見帛琉訪團。", "中華民國=TW 帛琉=PW"),
    ("台湾与菲律宾签署备忘录。", "台湾=TW 菲律宾=PH"),
    ("烏克蘭重建會議後天登場。", "烏克蘭=UA"),
    ("格陵蘭自治政府拒絕出售礦權。", "格陵蘭=GL"),
    ("印度尼西亞與印度的貿易成長。", "印度尼西亞=ID 印度=IN"),
    ("南韓與北韓恢復熱線。", "南韓=KR 北韓=KP"),
    # characters side by side
    ("美中關係出現緩和跡象。", "美=US 中=CN"),
    ("中美关系出现缓和迹象。", "中=CN 美=US"),
    ("台美日三方智庫舉行論壇。", "台=TW 美=US 日=JP"),
    ("美、俄、烏三方代表展開會談。", "美=US 俄=RU 烏=UA"),
    ("兩岸與日韓局勢牽動市場。", "日=JP 韓=KR"),
    ("英法德三國外長發表聲明。", "英=GB 法=FR 德=DE"),
    ("中俄海軍舉行聯合演習。", "中=CN 俄=RU"),
    # the first characters of countries that are named in full elsewhere
    ("帛琉總統來訪，帛方盼合作，帛國學生到場。", "帛琉=PW 帛方=PW 帛國=PW"),
    ("老撾總理出席，老方願意，中老鐵路通車。", "老撾=LA 老方=LA 中=CN 老=LA"),
    ("赞比亚总统到访，中赞关系友好，赞方愿意。", "赞比亚=ZM 中=CN 赞=ZM 赞方=ZM"),
    ("塞爾維亞發表聲明，塞總統會見大使。", "塞爾維亞=RS 塞=RS"),
    ("黎巴嫩與以色列停火，黎以協議生效，黎方死傷。", "黎巴嫩=LB 以色列=IL 黎=LB 以=IL 黎方=LB"),
    ("乌兹别克斯坦遭遇水灾，乌方感谢。", "乌兹别克斯坦=UZ 乌方=UZ"),
    ("菲律賓表示，菲國明年接任。", "菲律賓=PH 菲國=PH"),
    ("帛方盼合作。", ""),
    ("老撾總理出席，老方法不管用，中老年人關心。", "老撾=LA"),
    ("立陶宛外長來訪，立國精神不變。", "立陶宛=LT"),
    ("愛爾蘭總理說，愛國者不會這樣。", "愛爾蘭=IE"),
    # a pair behind what seems to be a word
    ("部長期望台日產業互補。", "台=TW 日=JP"),
    ("訪團表達希望台英持續合作。", "台=TW 英=GB"),
    ("條例才能完成立法程序。", ""),
    ("新片出台日期未定。", ""),
    # one China, and what is done to a country
    ("他不接受一中原則。", "中=CN"),
    ("簽署「一中」切結書。", "中=CN"),
    ("他在一中街買飲料。", ""),
    ("共機頻繁擾台，官員被迫回台。", "台=TW 台=TW"),
    ("陸委會駐港辦事處代理處長返台。", "陸=CN 港=HK 台=TW"),
    ("據美媒報導，談判破裂。", "美=US"),
    ("公主結束訪華之旅。", "華=CN"),
    # a character after a prefix or before a noun
    ("副院長下周訪美。", "美=US"),
    ("代表團上月訪日。", "日=JP"),
    ("美軍一架偵察機飛越海峽。", "美=US"),
    ("日媒引述消息人士報導。", "日=JP"),
    ("俄軍持續推進。", "俄=RU"),
    ("美方尚未回應。", "美方=US"),
    ("中方表示遺憾。", "中方=CN"),
    ("韓方同意派員。", "韓方=KR"),
    ("對美出口大增。", "美=US"),
    ("總理在以議會發表講話。", "以=IL"),
    ("軍方多次以對手違反協議為由發動空襲。", ""),
    ("美批准新一輪軍售。", "美=US"),
    ("共機侵入我西南空域。", "我=TW"),
    ("逾十萬港人上街。", "港=HK"),
    ("議員再釋挺台訊號。", "台=TW"),
    ("政府研議對台軍售流程。", "台=TW"),
    ("駐日代表出席晚宴。", "日=JP"),
    ("代表團昨晚抵台後發文。", "台=TW"),
    ("他奉行務實的對華政策。", "華=CN"),
    ("我外交部今天發布聲明。", "我=TW"),
    # words that take such a character away
    ("他每天都在以各種方式表達支持。", ""),
    ("市長參訪中台灣燈會。", "台灣=TW"),
    ("站在台前致詞。", ""),
    ("應以國防部的規劃為準。", ""),
    ("中央紀委國家監委網站發布通報。", ""),
    ("告訴我政府不會退讓。", ""),
    ("軍隊撤出加薩走廊。", "(加薩走廊=PS)"),
    ("這項美好的計畫令人期待。", ""),
    ("會議在中午結束。", ""),
    ("日前傳出換將消息。", ""),
    ("院會通過兩項法案。", ""),
    ("他的德行備受批評。", ""),
    ("這番話令人印象深刻。", ""),
    ("預算以及人事都卡關。", ""),
    ("政府將加強查緝。", ""),
    ("韓國瑜主持院會。", ""),
    ("台上的來賓起立鼓掌。", ""),
    ("同日另有三場聽證。", ""),
    ("今日中央銀行理事會改選。", ""),
    ("美食展吸引人潮。", ""),
    ("英雄事蹟感動全場。", ""),
    ("方法不對，法官當庭駁回。", ""),
    ("平日與假日票價不同。", ""),
    ("5日新會期開始。", ""),
    ("中心主任說明流程。", ""),
    ("其中三人獲釋。", ""),
    ("他在會中發言。", ""),
    ("過程中沒有人受傷。", ""),
    ("泰山崩於前而色不變。", ""),
    ("舞台兩側掛滿布條。", ""),
    ("颱風逼近，平台停止作業。", ""),
    ("加拿大與加薪無關。", "加拿大=CA"),
    ("德高望重的長者出席。", ""),
    ("比賽在印刷廠旁舉行。", ""),
    ("意見箱已經設置。", ""),
    # what stands for a country: acting, or only telling where
    ("北京認為這是挑釁。", "北京=CN"),
    ("華府要求盟邦增加預算。", "華府=US"),
    ("白宮拒絕評論。", "白宮=US"),
    ("克里姆林宮否認報導。", "克里姆林宮=RU"),
    ("東京與首爾同意重啟對話。", "東京=JP 首爾=KR"),
    ("雙方將在北京舉行磋商。", "(北京=CN)"),
    ("代表團昨天抵達東京。", "(東京=JP)"),
    ("北京大學的學者提出報告。", "(北京=CN)"),
    ("峰會在倫敦登場。", "(倫敦=GB)"),
    # by the standpoint of the article
    ("我國與友邦合作。", "我國=TW"),
    ("對岸不應誤判情勢。", "對岸=CN"),
]


def find(text: str) -> str:
    """The countries of a paragraph, written as in CASES."""
    article = parse_article(f"標題在此\n\n{text}", source="x.txt")
    doc = document.read(article)
    start = article.text.index(text)
    shown = []
    for mention in countries.find(doc):
        if mention.span.start >= start:
            form = f"{mention.span.of(article.text)}={mention.code}"
            shown.append(f"({form})" if mention.place else form)
    return " ".join(shown)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:12] for text, _ in CASES])
def test_countries(text: str, expected: str) -> None:
    assert find(text) == expected


def test_a_byline_has_places_only() -> None:
    article = parse_article("院會三讀預算\n記者陳建國／台北報導\n\n院會今天三讀。", source="x.txt")
    assert [(m.code, m.place) for m in countries.find(document.read(article))] == [("TW", True)]
