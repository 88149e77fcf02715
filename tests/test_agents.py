"""Who can speak or act: names beside offices, names of the tables, unnamed sources, titles alone, pronouns."""

from __future__ import annotations

import pytest

from kg import document
from kg.article import parse_article
from kg.extractors import agents, countries
from kg.extractors.mentions import ActorMention
from kg.model import How

# Text, the mention in it, and its key (folded where no table holds it; none while it is unresolved), kind, country and
# office. Persons are invented, but for those of the tables.
NAMES = [
    # beside an office
    ("外交部發言人林佑辰表示遺憾。", "林佑辰", "林佑辰", "official", "TW", "外交部發言人"),
    ("國防部長周維正今天備詢。", "周維正", "周维正", "official", "TW", "國防部長"),
    ("行政院長高文彬上午主持院會。", "高文彬", "高文彬", "official", "TW", "行政院長"),
    ("高文彬院長說，預算不能拖。", "高文彬", "高文彬", "official", None, "院長"),
    ("前總統府資政葉品妤認為不妥。", "葉品妤", "叶品妤", "official", "TW", "前總統府資政"),
    ("立委許庭瑋質詢時追問。", "許庭瑋", "许庭玮", "official", "TW", "立委"),
    ("國民黨立委羅振宇要求道歉。", "羅振宇", "罗振宇", "official", "TW", "國民黨立委"),
    ("立法委員陳素惠、郭建宏等人連署。", "陳素惠", "陈素惠", "official", "TW", "立法委員"),
    ("立法委員陳素惠、郭建宏等人連署。", "郭建宏", "郭建宏", "official", "TW", "立法委員"),
    ("經濟部次長何承翰指出，電價不變。", "何承翰", "何承翰", "official", "TW", "經濟部次長"),
    ("台北市副市長簡子揚到場致意。", "簡子揚", "简子扬", "official", None, "台北市副市長"),
    ("外交部发言人陈思远回应说，应当对话。", "陈思远", "陈思远", "official", "CN", "外交部发言人"),
    ("歐陽明輝部長說明政策。", "歐陽明輝", "欧阳明辉", "official", None, "部長"),
    ("美國國務院發言人麥克布萊德說，雙方保持聯繫。", "麥克布萊德", "麦克布莱德", "official", "US", "美國國務院發言人"),
    ("丹麥外長拉斯穆森表示遺憾。", "拉斯穆森", "拉斯穆森", "official", "DK", "外長"),
    ("法國國防部長貝爾納說，將增派艦艇。", "貝爾納", "贝尔纳", "official", "FR", "法國國防部長"),
    ("日本首相中田修一表示歡迎。", "中田修一", "中田修一", "official", "JP", "首相"),
    ("南韓外交部長朴度賢今天抵達。", "朴度賢", "朴度贤", "official", "KR", "外交部長"),
    ("美國聯邦參議員羅伯特·漢森說，法案會過。", "羅伯特·漢森", "罗伯特·汉森", "official", "US", "聯邦參議員"),
    ("駐美代表徐正倫出席酒會。", "徐正倫", "徐正伦", "official", "TW", "駐美代表"),
    ("智庫研究員梁家豪分析，情勢嚴峻。", "梁家豪", "梁家豪", "person", None, "研究員"),
    ("台灣大學教授蕭雅文分析，機率不高。", "蕭雅文", "萧雅文", "person", "TW", "台灣大學教授"),
    ("立委（民）許庭瑋批評，這樣不行。", "許庭瑋", "许庭玮", "official", "TW", "立委"),
    ("民進黨不分區立委許庭瑋質詢。", "許庭瑋", "许庭玮", "official", "TW", "民進黨不分區立委"),
    ("內政部長由高雄市副市長郭建宏接任。", "郭建宏", "郭建宏", "official", None, "高雄市副市長"),
    ("行政院高文彬院長先前拜會。", "高文彬", "高文彬", "official", "TW", "行政院長"),
    ("參議員馬可·魯比奧警告說，對手很強。", "馬可·魯比奧", "盧比歐", "official", "US", "參議員"),
    ("民眾黨籍傅國濤也建議先送審。", "傅國濤", "傅国涛", "official", "TW", ""),
    ("會後散場。黃歆說，這是共識。", "黃歆", "黄歆", "person", None, ""),
    # offices of other countries, with the fields that they are for
    (
        "立憲民主黨國會對策委員長北原真紀隨即反駁。",
        "北原真紀",
        "北原真纪",
        "official",
        "JP",
        "立憲民主黨國會對策委員長",
    ),
    ("新任厚生勞動相大谷誠出席會議。", "大谷誠", "大谷诚", "official", "JP", "厚生勞動相"),
    ("日本農林水產大臣久保田惠美說，米價會回穩。", "久保田惠美", "久保田惠美", "official", "JP", "農林水產大臣"),
    ("日本防衛副大臣高畑健司則說，已加強警戒。", "高畑健司", "高畑健司", "official", "JP", "防衛副大臣"),
    (
        "柬埔寨公共工程与运输部国务秘书索达拉表示同意。",
        "索达拉",
        "索达拉",
        "official",
        "KH",
        "公共工程与运输部国务秘书",
    ),
    (
        "马来西亚投资贸易及工业部副部长阿兹兰星期四到访。",
        "阿兹兰",
        "阿兹兰",
        "official",
        "MY",
        "投资贸易及工业部副部长",
    ),
    ("瑞典民防大臣林德利同日宣布，將追加經費。", "林德利", "林德利", "official", "SE", "民防大臣"),
    ("世衛副法律顧問索羅曼表示，由會員國決定。", "索羅曼", "索罗曼", "official", None, "世衛副法律顧問"),
    ("白俄羅斯外交部發言人德羅茲當晚指責歐盟。", "德羅茲", "德罗兹", "official", "BY", "外交部發言人"),
    ("財經事務及庫務局長莊子傑表示，首期撥出。", "莊子傑", "庄子杰", "official", None, "財經事務及庫務局長"),
    ("國民黨大陸事務部主任岑國樑打電話來。", "岑國樑", "岑国梁", "official", "TW", "國民黨大陸事務部主任"),
    ("众议员丽莎·奎松3日在社交媒体上质问。", "丽莎·奎松", "丽莎·奎松", "official", None, "众议员"),
    ("瑞士總統凱勒－祖特納星期二抵達。", "凱勒－祖特納", "凯勒－祖特纳", "official", "CH", "總統"),
    ("菲律賓武裝部隊總參謀長布勞恩稱，巡航會繼續。", "布勞恩", "布劳恩", "official", "PH", "武裝部隊總參謀長"),
    # whose officials they are, the words before tell
    ("帛琉總統來訪，團員包括國務部長恩吉拉曼（Elbu Ngirama）。", "恩吉拉曼", "恩吉拉曼", "official", "PW", "國務部長"),
    ("帛琉總統來訪，團員包括財政部長魯迪馬（Kaleb Rudima）。", "魯迪馬", "鲁迪马", "official", "PW", "財政部長"),
    ("阿富汗情勢轉變，總統甘諾（Ashraf Ganno）出走。", "甘諾", "甘诺", "official", "AF", "總統"),
    ("菲律賓眾議員麗莎·奎松質疑。參議員何塞·莫拉要求聽證。", "何塞·莫拉", "何塞·莫拉", "official", "PH", "參議員"),
    ("北市刑警大隊長蔡明諺表示，全案移送。", "蔡明諺", "蔡明谚", "official", None, "北市刑警大隊長"),
    ("宜蘭縣選委會總幹事馬瑞珊說明，順利。", "馬瑞珊", "马瑞珊", "official", None, "宜蘭縣選委會總幹事"),
    ("瑞典檢察官林德斯羅姆（Mats Lindsrom）謹慎得多。", "林德斯羅姆", "林德斯罗姆", "official", "SE", "檢察官"),
    ("拉脫維亞防長奧佐林（Jānis Ozoliņ）說，不巧。", "Jānis Ozoliņ", "奥佐林", "official", "LV", ""),
    # the surname before the office and the given name after it
    ("林部長宏佑在典禮致詞。", "林部長宏佑", "林宏佑", "official", None, "部長"),
    ("林部長宏佑在典禮致詞。林部長說，謝謝。", "林部長", "林宏佑", "official", None, ""),
    ("主持人：葉副主委明哲\n\n葉副主委：各位午安。", "葉副主委", "叶明哲", "official", None, ""),
    ("外交部發言人宋柏諺說，沒有這回事。宋發言人指出，船隻不明。", "宋發言人", "宋柏谚", "official", "TW", ""),
    ("目前由立委江明諺與楊文樺兩人爭取。", "楊文樺", "杨文桦", "official", "TW", "立委"),
    ("前縣長郭明達因貪污案遭判刑。", "郭明達", "郭明达", "official", None, "前縣長"),
    ("發言人馬克羅夫今天到場。", "馬克羅夫", "马克罗夫", "official", None, "發言人"),
    ("韓國總統李在勳9日發表談話。", "李在勳", "李在勋", "official", "KR", "總統"),
    ("韩国国防部长官郑在旭今天到场。", "郑在旭", "郑在旭", "official", "KR", "韩国国防部长官"),
    # what camp a legislator is of
    ("民主派議員鄧凱華質疑數字。", "鄧凱華", "邓凯华", "official", None, "民主派議員"),
    ("無黨籍立委許庭瑋質詢。", "許庭瑋", "许庭玮", "official", "TW", "無黨籍立委"),
    ("知名律師許庭瑋分析。", "許庭瑋", "许庭玮", "person", None, "律師"),
    ("韓國統一部次官朴成俊3日表示遺憾。", "朴成俊", "朴成俊", "official", "KR", "韓國統一部次官"),
    # a name of the tables that is but the beginning of a longer one
    ("立委范雲翔受訪時說，法案不可行。", "范雲翔", "范云翔", "official", "TW", "立委"),
    ("日本防衛大臣小野寺健二在記者會上說，日方關切。", "小野寺健二", "小野寺健二", "official", "JP", "防衛大臣"),
    ("文化部長小野今天出席。", "小野", "李遠", "official", "TW", "文化部長"),
    ("王毅川表示，沒有這回事。", "王毅川", "王毅川", "person", None, ""),
    ("立委范雲受訪後離開。", "范雲", "范雲", "official", "TW", "立委"),
    ("王毅團隊昨天抵達柏林。", "王毅", "王毅", "official", "CN", ""),
    # an office ends where another person's name stands
    ("行政院長高文彬要求國防部長周維正徹查。", "周維正", "周维正", "official", "TW", "國防部長"),
    ("行政院長高文彬率部長周維正出席。", "周維正", "周维正", "official", None, "部長"),
    ("烏茲別克緊急情況部長周維正說，會救災。", "周維正", "周维正", "official", "UZ", "緊急情況部長"),
    # at the very beginning of a text
    ("駐大阪總領事何承翰說，僑胞平安。", "何承翰", "何承翰", "official", None, "駐大阪總領事"),
    ("海軍顧問郭建宏到場。", "郭建宏", "郭建宏", "official", None, "海軍顧問"),
    ("嘉義市立委郭建宏到場。", "郭建宏", "郭建宏", "official", "TW", "嘉義市立委"),
    # appointed and relieved, and in lists
    ("會議決定免去趙啟文的水利部部長職務。", "趙啟文", "赵启文", "official", None, "水利部部長"),
    ("任命何承翰、郭建宏為監察委員會副主任。", "郭建宏", "郭建宏", "official", None, "監察委員會副主任"),
    (
        "院會任命何承翰為外事委員會副主任委員，郭建宏為教育委員會副主任委員。",
        "郭建宏",
        "郭建宏",
        "official",
        None,
        "教育委員會副主任委員",
    ),
    (
        "全國人大常委會副委員長周維正、郭建宏、卡爾木·沙巴提、林佑辰出席。",
        "林佑辰",
        "林佑辰",
        "official",
        "CN",
        "全國人大常委會副委員長",
    ),
    # in the tables
    ("川普今天簽署行政命令。", "川普", "川普", "official", "US", ""),
    ("特朗普今天签署行政命令。", "特朗普", "川普", "official", "US", ""),
    ("美國總統川普今天簽署行政命令。", "川普", "川普", "official", "US", "總統"),
    ("賴清德總統接見訪團。", "賴清德", "賴清德", "official", "TW", "總統"),
    ("中國國家主席習近平出席閱兵。", "習近平", "習近平", "official", "CN", "國家主席"),
    # by what stands around them
    ("參議員拉爾森（Nils Larsen）說，法案會過。", "Nils Larsen", "拉尔森", "official", None, ""),
    ("林沛融會後受訪表示，將再協調。", "林沛融", "林沛融", "person", None, ""),
    ("吳哲維：預算應全數通過\n\n立委吳哲維今天說，預算要快。", "吳哲維", "吴哲维", "official", None, ""),
    # a part of the name
    ("外交部長趙啟文出席論壇。會中，趙說，合作密切。", "趙", "赵启文", "official", "TW", ""),
    ("警方逮捕嫌犯黃國政。黃男坦承犯行。", "黃男", "黄国政", "person", None, ""),
    ("賴總統今天南下視察。", "賴總統", "賴清德", "official", "TW", ""),
    ("檢方約談何姓專員。", "何姓專員", "何姓专员", "official", None, "專員"),
    ("李姓村長透露，沒有人來過。", "李姓村長", "李姓村长", "official", None, "村長"),
    ("法院審理時，陳男坦承收錢。", "陳男", "陈男", "person", None, ""),
    ("前副署長楊俊文涉嫌洩密。楊步入地檢署時沉默不語。", "楊", "杨俊文", "official", None, ""),
    ("轄區林姓教師報案。", "林姓教師", "林姓教师", "person", None, "教師"),
    ("外交部長趙啟文出席論壇。趙很難再談。", "趙", "赵启文", "official", "TW", ""),
    ("外交部長趙啟文出席論壇。「趙前部長從未反省。」", "趙", "赵启文", "official", "TW", ""),
    ("立委林沛蓁出席論壇。「還好沛蓁姐給我時間。」", "沛蓁姐", "林沛蓁", "official", "TW", ""),
    ("日本外務省事務次官船越修一下午召見大使。", "船越修一", "船越修一", "official", "JP", "日本外務省事務次官"),
    ("外務事務次官船越修一七日召見大使。", "船越修一", "船越修一", "official", "JP", "外務事務次官"),
    ("日本首相高市早苗在國會答詢。", "國會", "JP-國會", "org", "JP", ""),
    ("宏遠集團主席沈慶元出庭。", "沈慶元", "沈庆元", "person", None, "宏遠集團主席"),
    ("北市前都發局長黃景元作證。", "黃景元", "黄景元", "official", "TW", "北市前都發局長"),
    ("昨天林業署長賀成功會見居民。", "賀成功", "贺成功", "official", None, "林業署長"),
    ("國民黨組發會主委李哲宏今天表示，將加快腳步。", "李哲宏", "李哲宏", "official", "TW", "國民黨組發會主委"),
    ("謝家希望現任縣議會議長謝典文爭取連任。", "謝典文", "谢典文", "official", None, "議長"),
    ("對於前運房局局長張炳元擔憂財政，當局不回應。", "張炳元", "张炳元", "official", None, "前運房局局長"),
    # organisations
    ("雲林地檢署抗告，台南高分院今天駁回，不得再抗告。", "台南高分院", "台灣高等法院台南分院", "org", "TW", ""),
    ("裴洛西辦公室今天發布行程。", "裴洛西辦公室", "裴洛西办公室", "org", "US", ""),
    ("外交部今天發布聲明。", "外交部", "TW-外交部", "org", "TW", ""),
    ("日本外交部今天發布聲明。", "外交部", "JP-外交部", "org", "JP", ""),
    ("香港高院周四駁回上訴。", "香港高院", "香港高等法院", "org", "HK", ""),
    ("英國高等法院裁定違法。", "高等法院", "GB-高等法院", "org", "GB", ""),
    ("高等法院昨天駁回抗告。", "高等法院", "台灣高等法院", "org", "TW", ""),
    ("民進黨呼籲在野黨理性。", "民進黨", "民進黨", "org", "TW", ""),
    ("路透社引述官員的話報導。", "路透社", "路透社", "org", "GB", ""),
    ("消防局表示，火勢已撲滅。", "消防局", "消防局", "org", None, ""),
    ("烏克蘭空軍周三表示，已擊落無人機。", "烏克蘭空軍", "乌克兰空军", "org", "UA", ""),
    ("美國警方說，嫌犯已落網。", "美國警方", "美国警方", "org", "US", ""),
    ("《西岸郵報》報導，談判破裂。", "西岸郵報", "西岸邮报", "org", None, ""),
    ("全國漁會工會（漁工會）發聲明表示，不能接受。", "全國漁會工會", "全国渔会工会", "org", None, ""),
    ("全國漁會工會（漁工會）發聲明表示，不能接受。", "漁工會", "全国渔会工会", "org", None, ""),
    ("韓國勞動者聯盟則表示，將上街。隔天，韓國勞動者聯盟上街。", "韓國勞動者聯盟", "韩国劳动者联盟", "org", "KR", ""),
    ("美國國會參議院通過法案。參議院下週休會。", "參議院", "US-參議院", "org", "US", ""),
    ("德國國防部宣布增派艦艇。國防部強調，行程不變。", "國防部", "德國國防部", "org", "DE", ""),
    ("應以國防部提出的規劃為基礎。", "國防部", "TW-國防部", "org", "TW", ""),
    ("國防部沒有評論。中國國防部說，一切正常。", "中國國防部", "中國國防部", "org", "CN", ""),
    ("国防部发言人贺铁山说，一切正常。", "国防部", "中國國防部", "org", "CN", ""),
    ("美國國務院17日宣布制裁。國務院在聲明中表示，不會退讓。", "國務院", "美國國務院", "org", "US", ""),
]

# Text, the mention in it, its key ("" for 該官員 and the like), kind, and whether 一名, 不具名 and the like set it apart.
UNNAMED = [
    ("一名不願具名的國防部官員透露，進度落後。", "國防部官員", "国防部官员", "official", True),
    ("知情人士說，人選已經底定。", "知情人士", "知情人士", "person", False),
    ("兩名美國官員證實此事。", "美國官員", "美国官员", "official", True),
    ("另一名外交官說，氣氛很好。", "外交官", "外交官", "official", True),
    ("該官員強調，一切照舊。", "官員", "", "official", False),
    ("這名幕僚坦言，時間緊迫。", "幕僚", "", "official", False),
    ("一名支持林佑辰的學者表示，這不公平。", "學者", "学者", "person", True),
    ("國安高層研判，對岸另有圖謀。", "國安高層", "国安高层", "official", False),
    ("檢方指出，嫌犯還在逃。", "檢方", "检方", "org", False),
]

# Text, the mention in it, how it refers, its country and office: unresolved here, so without key.
UNRESOLVED = [
    ("總統今天南下。", "總統", How.NOMINAL, None, "總統"),
    ("美國總統今天出訪。", "總統", How.NOMINAL, "US", "總統"),
    ("部長說，明年實施。", "部長", How.NOMINAL, None, "部長"),
    ("國防部長休假。", "國防部長", How.NOMINAL, "TW", "國防部長"),
    ("外交部長趙啟文說，他有信心。", "他", How.PRONOUN, None, ""),
    ("她隨後離開。", "她", How.PRONOUN, None, ""),
    ("他們要求道歉。", "他們", How.PRONOUN, None, ""),
    ("趙啟文說：「我有信心。」", "我", How.PRONOUN, None, ""),
]

# Text, and what in it is nobody.
NOBODY = [
    ("總統府前聚集民眾。", "總統"),
    ("總統制與內閣制各有利弊。", "總統"),
    ("林佑辰有意參選台中市長。", "台中市長"),
    ("該黨下月改選黨主席。", "黨主席"),
    ("正副總統就職典禮下月舉行。", "副總統"),
    ("問題不在幾個部長。", "部長"),
    ("他呼籲每一位參議員加入。", "參議員"),
    ("歐盟領袖齊聚挺烏克蘭。", "齊聚挺"),
    ("烏克蘭重建會議（Ukraine Recovery Conference）登場。", "重建會議"),
    ("她更是縣政府廉政會委員。", "廉政會"),
    ("烏克蘭終將成為歐盟成員。", "歐盟成員"),
    ("他出席《行政長官施政答問》節目。", "施政答"),
    ("貼出一篇美日官員通話紀要支持日本。", "通話紀"),
    ("這是日本首相對於台海突發狀況的表態。", "對於台海突"),
    ("環保局吳局長特別費全數刪除。", "特別費"),
    ("商總理事長許博文說，樂觀其成。", "總理"),
    ("東京的中國大使館說，一切正常。", "大使"),
    ("未來審查預算的時候，會要求各部說明，一切公開。", "會要求各部"),
    ("海巡署昨天出動。副署長郭建宏表示，人員平安。", "副署"),
    ("其他人都離場。", "他"),
    ("吉他社團成果發表。", "他"),
    ("我有信心。", "我"),
    ("我國將派團參加。", "我"),
    ("大家於座談會前合影。", "於座談"),
    ("方面大員出席。", "方面"),
    ("高度關注後續發展。", "高度"),
    ("部長章次長都出席。", "章次長"),
    ("韓國表示歡迎。", "韓國表"),
    ("他與醫生商量後離開。", "商量後"),
    ("跨黨派議員挺台 再度彰顯友誼。", "挺台"),
    ("法案同時要求國防部長提出報告。", "時要求"),
    ("民主黨首席議員提出修正。", "黨首"),
    ("歐盟外長會下月登場。", "外長"),
    ("問題不在幾名能幹的部長。", "部長"),
    ("只要他還是總統，就不會動手。", "總統"),
    ("部長由次長林佑辰升任。", "部長"),
    ("由前副總統趙啟文接任新閣揆。", "閣揆"),
    ("部長將同兩國外長會商。", "外長"),
    ("兩位候選人支持度領先。", "支持度"),
    ("引起文山區議員不滿。", "文山區"),
    ("縣長林佑辰出席。雲林縣長說不怕。", "林縣長"),
    ("外交部長林佑辰午宴。小林眾議員表示很好。", "林眾議員"),
    ("記者就高級外交官員訪台一事提問。", "員訪"),
    ("國民黨籍兩位候選人領先。", "籍兩位"),
    ("任命李國楨為水利部部長。", "部長"),
    ("主席令今天公布。", "主席"),
    ("立法院院長第一輪投票下午登場。", "院長"),
    ("總統繼任順序寫在憲法裡。", "總統"),
    ("相信新主席會更團結。", "主席"),
    ("呼籲支持新任黨主席。", "黨主席"),
    ("他說司局長都按要求工作。", "局長"),
    ("行政院長高文彬等官員在立院答詢。", "官員"),
    ("由法官周維正等3名官員回答。", "官員"),
    ("政府將有高層人事變動。", "高層"),
    ("取消數名議員資格。", "議員"),
    ("國安高層會議下午召開。", "國安高層"),
    ("總統宴請美國特使團。", "美國特使"),
    ("對於三位候選人的看好度接近。", "於三位"),
    ("規定大法官未達15人時應補提名。", "未達"),
    ("市府應和委員會溝通。", "應和"),
    ("盼有榮幸擔任大法官一職。", "一職"),
    ("團員包括參議員多人。", "多人"),
    ("宋發言人進一步指出，船隻不明。", "宋發言"),
    ("林部長另指出，時程不變。", "林部長另指"),
    ("此案由議長張明峻主持。", "由議長張明"),
]


def mentions(text: str) -> tuple[str, tuple[ActorMention, ...]]:
    """An article's text as it is read, and the mentions in it."""
    body = text if "\n" in text else f"今日要聞\n\n{text}"
    article = parse_article(body, source="x.txt")
    doc = document.read(article)
    return article.text, agents.find(doc, countries.find(doc))


def one(text: str, form: str) -> ActorMention:
    body, found = mentions(text)
    return next(m for m in found if m.span.of(body) == form)


@pytest.mark.parametrize(
    ("text", "form", "key", "kind", "country", "title"), NAMES, ids=[f"{row[1]} {row[0][:8]}" for row in NAMES]
)
def test_names(text: str, form: str, key: str, kind: str, country: str | None, title: str) -> None:
    found = one(text, form)
    assert (found.key, found.kind, found.country, found.title) == (key, kind, country, title)
    assert found.how is How.NAME
    assert not found.anonymous


@pytest.mark.parametrize(("text", "form", "key", "kind", "qualified"), UNNAMED, ids=[row[0][:10] for row in UNNAMED])
def test_unnamed_sources(text: str, form: str, key: str, kind: str, qualified: bool) -> None:
    found = one(text, form)
    assert (found.key, found.kind, found.qualified) == (key, kind, qualified)
    assert found.anonymous


@pytest.mark.parametrize(
    ("text", "form", "country"),
    [
        ("陸委會官員表示，會繼續溝通。", "陸委會官員", "TW"),
        ("國台辦發言人表示，不會讓步。", "國台辦發言人", "CN"),
        ("美國在台協會官員表示，已達成協議。", "美國在台協會官員", "US"),
        ("中國駐美大使館官員表示，已達成協議。", "中國駐美大使館官員", "CN"),
        ("美國國務院官員表示，已達成協議。", "美國國務院官員", "US"),
        # what the mainland writes in quotation marks is Taiwan's
        ("台“外交部”称，大陆散播“不实言论”。", "外交部", "TW"),
        ("台湾地区“国防部”称，没有此事。国务院台办昨天批评。", "国防部", "TW"),
        ("外交部称，中方反对。国务院昨天发布通知。", "外交部", "CN"),
    ],
)
def test_whose_they_are(text: str, form: str, country: str) -> None:
    assert one(text, form).country == country


@pytest.mark.parametrize(
    ("text", "form", "how", "country", "title"), UNRESOLVED, ids=[row[0][:10] for row in UNRESOLVED]
)
def test_unresolved(text: str, form: str, how: How, country: str | None, title: str) -> None:
    found = one(text, form)
    assert (found.how, found.key, found.country, found.title) == (how, "", country, title)


@pytest.mark.parametrize(("text", "form"), NOBODY, ids=[row[0][:10] for row in NOBODY])
def test_nobody(text: str, form: str) -> None:
    body, found = mentions(text)
    assert form not in {m.span.of(body) for m in found}


def test_the_organisation_named_last_of_its_kind() -> None:
    body, found = mentions("路透社先有消息，《西岸郵報》隨後報導此事。該報說，人選已定。")
    assert [m.key for m in found if m.span.of(body) == "該報"] == ["西岸邮报"]


def test_an_organisation_inside_a_phrase_only_modifies_it() -> None:
    body, found = mentions("國防部長周維正接見外交部官員，國防部隨後說明。")
    assert [(m.span.of(body), m.modifier) for m in found if m.kind == "org"] == [
        ("國防部", True),
        ("外交部", True),
        ("國防部", False),
    ]


def test_a_person_inside_the_phrase_of_another_only_modifies_it() -> None:
    body, found = mentions("國民黨立委羅振宇辦公室主任陳建宏指出，這樣不對。")
    assert [(m.span.of(body), m.modifier) for m in found if m.kind == "official"] == [
        ("羅振宇", True),
        ("陳建宏", False),
    ]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("外交部長、國務委員趙啟文說，合作密切。", "外交部長、國務委員趙啟文"),
        ("參議院少數黨領袖、共和黨人米奇·麥康奈今天抵達。", "參議院少數黨領袖、共和黨人米奇·麥康奈"),
    ],
)
def test_the_phrase_holds_appositions(text: str, phrase: str) -> None:
    body, found = mentions(text)
    assert phrase in {m.phrase.of(body) for m in found}


def test_who_took_a_picture_is_nobody() -> None:
    body, found = mentions("民進黨上演大戲\n\n▲立委羅振宇抵達。（圖／記者郭建宏攝）\n\n立委羅振宇今天抵達。")
    assert "郭建宏" not in {m.span.of(body) for m in found}


def test_a_body_without_a_name_is_the_one_named_before() -> None:
    body, found = mentions("橋頭地檢署昨天發動搜索。檢方表示，嫌犯還在逃。")
    assert [m.key for m in found if m.span.of(body) == "檢方"] == [
        m.key for m in found if m.span.of(body) == "橋頭地檢署"
    ]


def test_the_phrase_holds_office_and_name() -> None:
    found = one("美國國務卿盧比歐說，不會退讓。", "盧比歐")
    body, _ = mentions("美國國務卿盧比歐說，不會退讓。")
    assert found.phrase.of(body) == "美國國務卿盧比歐"
