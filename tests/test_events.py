"""Events: their type, first day, and who takes part."""

from __future__ import annotations

from datetime import date

import pytest

from kg.article import parse_article
from kg.extractors import extract
from kg.model import Event, EventStatus, Facts

PUBLISHED = date(2026, 3, 4)  # a Wednesday
# A text, and its events, parted by |: type, first day ("" if not told), parties by name or country's code, all in
# alphabetical order.
CASES = [
    # since when something is the first is no date of it
    ("這是1972年以來日本與台灣首次部長級會談。", "meeting  JP TW"),
    ("這是1979年以後美國部長首次訪台。", "visit  TW US"),
    # calls
    ("美國總統川普與中國國家主席習近平3月2日通話。", "call 2026-03-02 CN US 川普 習近平"),
    ("日本首相中田修一昨天與法國總統馬克宏通電話。", "call 2026-03-03 FR JP 中田修一 馬克宏"),
    ("烏克蘭總統與美國總統3月2日通話約40分鐘。", "call 2026-03-02 UA US"),  # who they are is not said
    # meetings and summits
    ("外交部長趙啟文3月1日在東京會見日本外相田村健。", "meeting 2026-03-01 JP TW 田村健 趙啟文"),
    ("賴清德總統今天接見帛琉總統惠恕仁。", "meeting 2026-03-04 PW TW 惠恕仁 賴清德"),
    ("烏克蘭與俄羅斯代表昨天在杜拜會談。", "meeting 2026-03-03 RU UA"),
    # visits
    ("德國總理梅爾茨2月24日訪問中國。", "visit 2026-02-24 CN DE 梅爾茨"),
    ("法國總統馬克宏將於4月訪問印度。", "visit 2026-04-01 FR IN 馬克宏"),
    ("行政院副院長鄭宇翔上月訪日。", "visit 2026-02-01 JP TW 鄭宇翔"),
    # agreements, sanctions, tariffs, sales
    ("台灣與菲律賓2月26日簽署漁業協定。", "agreement 2026-02-26 PH TW"),
    ("美國國務院昨天宣布對台軍售。", "arms-sale 2026-03-03 TW US 美國國務院"),
    ("歐盟2月28日通過對俄制裁。", "sanction 2026-02-28 RU 歐盟"),
    ("中國3月1日起對加拿大加徵關稅。", "tariff 2026-03-01 CA CN"),
    # force
    ("中國海軍2月27日在南海舉行演習。", "exercise 2026-02-27 CN"),
    ("俄軍3月3日空襲基輔。", "attack 2026-03-03 RU UA 俄軍"),
    # dates as they are told
    ("上週五，台灣與巴拉圭簽署合作備忘錄。", "agreement 2026-02-27 PY TW"),
    ("去年11月，美國總統川普與中國國家主席習近平通話。", "call 2025-11-01 CN US 川普 習近平"),
    ("2025年，印度與加拿大簽署貿易協定。", "agreement 2025-01-01 CA IN"),
    ("今年6月的G7峰會在加拿大登場。", "summit 2026-06-01 G7"),
    ("美國總統川普預定31日訪問中國。", "visit 2026-03-31 CN US 川普"),
    ("韓國總統李在明2月底訪問日本。", "visit 2026-02-21 JP KR 李在明"),
    # in Simplified script, and with half-width punctuation
    ("中国国家主席习近平3月2日会见巴西总统卢拉。", "meeting 2026-03-02 BR CN 习近平 卢拉"),
    ("外交部長趙啟文昨天會見帛琉總統惠恕仁,雙方相談甚歡.", "meeting 2026-03-03 PW TW 惠恕仁 趙啟文"),
    # at home
    ("立法院3月3日三讀預算案。", "vote 2026-03-03 TW 立法院"),
    ("前部長羅振宇昨天遭檢方羈押。", "arrest 2026-03-03 TW 羅振宇"),
    ("勞動部長蔡佩君今天請辭。", "personnel 2026-03-04 TW 蔡佩君"),
    ("數千名民眾昨天在凱道抗議。", "protest 2026-03-03"),
    ("國防部3月2日召開記者會。", "speech 2026-03-02 TW 國防部"),
    ("日本眾議院2月8日舉行選舉。", "election 2026-02-08 JP 眾議院"),
    ("一列火車2月20日在台東出軌。", "accident 2026-02-20 TW"),
    # courts
    ("前市長羅振宇昨天以500萬元交保獲釋。", "arrest 2026-03-03 TW 羅振宇"),
    ("前市長羅振宇今天在台北地方法院出庭。", "arrest 2026-03-04 TW 台北地方法院 羅振宇"),
    ("民眾在電視前觀看前部長羅振宇宣判的新聞。", "arrest  TW 羅振宇"),
    # of whom a verb before 的 tells
    ("昨天來訪的日本外相田村健表示，雙方是朋友。", "visit 2026-03-03 JP 田村健"),
    # titles before a name, and who goes on
    (
        "中共中央政治局委員、中國外交部長周立岩2月27日會見日本外相田村健。",
        "meeting 2026-02-27 CN JP 周立岩 田村健",
    ),
    # dates beside a name
    ("外界關注3月9日生效的美國半導體關稅。", "tariff 2026-03-09 US"),
    ("3日花蓮6.8強震造成兩人受傷。", "accident 2026-03-03 TW"),
    ("記者會將於3月9日在外交部舉行。", "speech 2026-03-09 TW"),
    ("美國國務院17日宣布，已批准包括飛彈、雷達等，總額30億美元的對台軍售案。", "arms-sale 2026-02-17 TW US 美國國務院"),
    ("外交部今天就2月20日韓國強震一事表達哀悼。", "accident 2026-02-20 KR"),
    # what others propose
    ("以色列與黎巴嫩3月1日簽署由埃及斡旋的停火協議。", "agreement 2026-03-01 IL LB"),
    # who takes part by nature, by office, as one of several, as a force
    ("立法院議場外昨天下雨。國防條例草案3月2日付委。", "vote 2026-03-02 TW 立法院"),
    ("外交部發言人林佑辰今天主持例行記者會。", "speech 2026-03-04 TW 外交部 林佑辰"),
    ("文化部長由前議員羅振宇接任。", "personnel  TW 文化部 羅振宇"),
    ("賴清德總統3月2日與帛琉總統惠恕仁、日本議員田村健等人會晤。", "meeting 2026-03-02 JP PW TW 惠恕仁 田村健 賴清德"),
    ("中國軍機3月2日雷達照射日本飛機。", "attack 2026-03-02 CN JP"),
    ("德國總理梅爾茨3月1日訪問首爾。", "visit 2026-03-01 DE KR 梅爾茨"),
    ("美國總統川普3月2日簽署向全球課稅的行政命令。", "law 2026-03-02 US 川普"),
    ("賴清德總統3月2日陪同來台進行國事訪問的帛琉總統惠恕仁用餐。", "visit 2026-03-02 PW TW 惠恕仁"),
    ("德國總理梅爾茨3月2日參觀故宮博物院。", "visit 2026-03-02 DE 梅爾茨"),
    ("國防部長趙啟文在廿日的漢光演習期間休假。", "exercise 2026-02-20 TW"),
    (
        "日本首相田村健3月2日與美國總統川普會談後再次與法國總統馬克宏通話。",
        "call 2026-03-02 FR JP 田村健 馬克宏|meeting 2026-03-02 JP US 川普 田村健",
    ),
    ("美國3月2日對核設施的轟炸違反國際法。", "attack 2026-03-02 US"),
    ("外交部今天表示遺憾。發言人林佑辰在例行記者會上說，一切照舊。", "speech 2026-03-04 TW 林佑辰"),
    ("總統期待在本月15日的峰會之後盡快會晤。", "summit 2026-03-15"),
    ("賴清德總統和帛琉總統惠恕仁的會面將於3月中舉行。", "meeting 2026-03-11 PW TW 惠恕仁 賴清德"),
    ("美國總統川普3月2日簽署2025年度國防授權法。", "law 2026-03-02 US 川普"),
    ("日本首相田村健3月2日提交辭呈。", "personnel 2026-03-02 JP 田村健"),
    (
        "行政長官羅振宇昨天發表《施政報告》，羅振宇昨天在記者會上說明。",
        "speech 2026-03-03 HK 羅振宇|speech 2026-03-03 HK 羅振宇",
    ),
    ("美國參議院2月26日趕在2月底前通過撥款法案。", "law 2026-02-26 US 參議院|vote 2026-02-26 US 參議院"),
    ("部長羅振宇2月上台後，態度軟化。", "personnel 2026-02-01 TW 羅振宇"),
    ("德國總理梅爾茨在出席歐非峰會時強調合作。", "summit "),
    ("北韓3月1日向東部海域發射數枚彈道飛彈。", "exercise 2026-03-01 KP"),
    ("國民黨今天召開第二十一屆第十七次中常會。", "meeting 2026-03-04 TW 國民黨"),
    # a meal, a crowd, a spokesperson
    ("賴清德總統昨晚設宴款待帛琉總統惠恕仁。", "meeting 2026-03-03 PW TW 惠恕仁 賴清德"),
    ("大批居民3月1日到市府前抗議。", "protest 2026-03-01"),
    # conditions, and days that belong to something else
    ("台北地方法院3月2日裁定前市長羅振宇羈押禁見。", "arrest 2026-03-02 TW 台北地方法院 羅振宇"),
    # trips
    ("德國總理梅爾茨3月1日赴印尼。", "visit 2026-03-01 DE ID 梅爾茨"),
    ("賴清德總統的帛琉行將於3月9日展開。", "visit 2026-03-09 PW TW 賴清德"),
    ("台北與台中市長去年互訪燈會。", "visit 2025-01-01 TW"),
    # the second time, which is one; whom arms are sold to
    (
        "賴清德總統3月1日與美國總統川普通話。賴清德總統3月2日與川普第二次通話。",
        "call 2026-03-01 TW US 川普 賴清德|call 2026-03-02 TW US 川普 賴清德",
    ),
    ("立法院3月2日二度三讀漁業法。", "vote 2026-03-02 TW 立法院"),
    ("美國政府3月2日批准零組件軍售案，台灣感謝。", "arms-sale 2026-03-02 TW US"),
    # the day on which the story is
    ("追加預算案三讀。立法院3月2日開議。", "law 2026-03-02 TW|meeting 2026-03-02 TW 立法院|vote 2026-03-02 TW 立法院"),
    ("法案自3月2日起屢遭立法院否決。", "vote  TW 立法院"),
    ("全國人大常委會3月2日閉幕。會議經表決，任命林佑辰為秘書長。", "personnel 2026-03-02 TW 林佑辰"),
    (
        "台北地方法院昨天開庭。檢方隨後起訴前市長羅振宇。",
        "arrest 2026-03-03 TW 台北地方法院|arrest 2026-03-03 TW 羅振宇",
    ),
    ("外交部今天表示遺憾。外交部長趙啟文曾會見日本外相田村健。", "meeting  JP TW 田村健 趙啟文"),
    ("去年9月中非合作北京峰會在北京舉行。", "summit 2025-09-01"),
    ("外交部引用1972年《台帛聯合聲明》。", "agreement 1972-01-01 PW TW"),
    # the office that is given, and who speaks on an occasion
    ("行政院昨天任命羅振宇為經濟部部長。", "personnel 2026-03-03 TW 經濟部 羅振宇 行政院"),
    ("經濟部長羅振宇今上任。", "personnel 2026-03-04 TW 經濟部 羅振宇"),
    ("國防部昨天舉行記者會，發言人林佑辰說明案情。", "speech 2026-03-03 TW 國防部 林佑辰"),
    ("行政院下週四審議漁業法修正草案。", "law 2026-03-12 TW 行政院"),
    # one of several
    (
        "內政部長由前市長鄭宇翔接任、教育部長由前議員羅振宇接任。",
        "personnel  TW 內政部 鄭宇翔|personnel  TW 教育部 羅振宇",
    ),
    ("立委3月2日凍結1億元預算，立法院今天未開會。", "vote 2026-03-02 TW"),
    ("新的施政報告將於3月9日發表。", "speech 2026-03-09 TW"),
    ("民團3月2日送連署書。", "vote 2026-03-02 TW"),
    # one trip, one departure
    (
        "德國總理梅爾茨3月2日抵達台灣。賴清德總統今天會見到訪的德國總理梅爾茨。",
        "meeting 2026-03-04 DE TW 梅爾茨 賴清德|visit 2026-03-02 DE TW 梅爾茨",
    ),
    ("前部長羅振宇3月2日辭職。行政院3月2日免去前部長羅振宇的職務。", "personnel 2026-03-02 TW 羅振宇 行政院"),
    ("「漢光42號」8月登場。", "exercise 2026-08-01 TW"),
    # who goes where, for whom, on whose order
    ("賴清德總統3月1日啟程前往馬紹爾群島、吐瓦魯和帛琉。", "visit 2026-03-01 MH PW TV TW 賴清德"),
    ("賴清德總統昨天上午，在總統府為帛琉總統惠恕仁舉行歡迎儀式。", "meeting 2026-03-03 PW TW 惠恕仁 賴清德"),
    ("以色列國防部長卡茨3月2日譴責伊朗，下令空襲德黑蘭。", "attack 2026-03-02 IL IR 卡茨"),
    ("美國參議院3月2日以77票贊成通過撥款。", "vote 2026-03-02 US 參議院"),
    ("外交部昨天舉行新聞說明會。", "speech 2026-03-03 TW 外交部"),
    ("海巡署昨天驅離中國海警船。", "exercise 2026-03-03 CN TW 中國海警 海巡署"),
    # a verb beside a plain name is enough
    ("今年以來平靜。嘉義縣發生火災後，工廠遷走。", "accident  TW"),
    ("台灣和帛琉後來簽署合作協議。", "agreement  PW TW"),
    # names of their own
    ("外交部長趙啟文談到第三屆台帛海洋合作論壇。", "meeting  PW TW"),
    ("教育部整理莫拉克風災的照片。", "accident  TW"),
    (
        "立法院3月2日三讀貨物稅條例修正草案，3月3日三讀追加預算案。",
        "law 2026-03-02 TW 立法院|law 2026-03-03 TW|vote 2026-03-02 TW 立法院|vote 2026-03-03 TW 立法院",
    ),
    ("外界至今議論大罷免。", "vote  TW"),
    ("台灣與帛琉1999年12月29日建交。", "agreement 1999-12-29 PW TW"),
    # disasters and cases by their names
    ("部長說，花蓮地震的重建很順利。", "accident  TW"),
    ("议员关注宏福苑火灾的善后。", "accident  CN"),
    ("立委提到太平洋集團詐騙案的受害者。", "arrest  TW"),
    # one event: what talks are on, and a committee's day
    ("立法院昨天審查大法官人事同意權。", "meeting 2026-03-03 TW 立法院"),
    (
        "立法院財政委員會今天審查預算案，財政部長蔡佩君今天到委員會備詢。",
        "meeting 2026-03-04 TW 立法院財政委員會 蔡佩君",
    ),
    # when: after long titles, at another's clock, four years before an anniversary
    (
        "立法院今天三讀通過攸關產業支持的《因應國際情勢強化經濟社會及民生國安韌性特別條例》修正案。",
        "law 2026-03-04 TW 立法院|vote 2026-03-04 TW 立法院",
    ),
    (
        "當地時間3月1日晚，應法國政府邀請，德國總理梅爾茨搭乘專機，抵達巴黎，開始對法國進行正式訪問。",
        "visit 2026-03-01 DE FR 梅爾茨",
    ),
    ("2月24日是俄羅斯入侵烏克蘭四周年。", "attack 2022-02-24 RU UA"),
    ("海燕颱風2月11日侵襲菲律賓，造成27人死亡。", "accident 2026-02-11 PH"),
    ("菲律賓昨天凌晨發生規模7.2強震。", "accident 2026-03-03 PH"),
    # who is there as well, who speaks for a body that meets the press, and whose case it is
    ("國台辦昨天舉行例行記者會，發言人陳思遠回答提問。", "speech 2026-03-03 CN 國台辦 陳思遠"),
    (
        "國防部昨天召開記者會。媒體關切軍購。國防部發言人林佑辰表示，一切正常。",
        "speech 2026-03-03 TW 國防部 林佑辰",
    ),
    ("陸委會3月3日召開例行記者會。", "speech 2026-03-03 TW 陸委會"),
    ("高雄地檢署偵辦詐騙案，昨天依貪污罪嫌，起訴前市長羅振宇。", "arrest 2026-03-03 TW 羅振宇 高雄地檢署"),
    (
        "立法院長高文彬在議員陳志明、立委林美惠陪同下，昨天視察工廠。",
        "visit 2026-03-03 TW 林美惠 陳志明 高文彬",
    ),
    (
        "法国总理高文彬昨天视察工厂，德国外长陈志明、日本外相林美惠等人到场陪同。",
        "visit 2026-03-03 DE FR JP 林美惠 陈志明 高文彬",
    ),
    (
        "監察院昨天召開巡察會議，包括行政院長高文彬、經濟部長陳志明均出席。",
        "meeting 2026-03-03 TW 監察院 陳志明 高文彬",
    ),
    ("行政院長高文彬昨天視察工廠，議員陳志明質疑無人陪同。", "visit 2026-03-03 TW 高文彬"),
    # words for what parliaments, courts, forces and crowds do
    ("縣議會3月2日召開臨時大會。", "meeting 2026-03-02 TW"),
    ("立法院內政委員會昨天邀內政部長蔡佩君進行專題報告。", "meeting 2026-03-03 TW 立法院內政委員會 蔡佩君"),
    ("中国外交部昨天宣布解除制裁。", "sanction 2026-03-03 CN 中国外交部"),
    ("韓國軍方3月3日在黃海舉行海上聯合行動。", "exercise 2026-03-03 KR"),
    ("警方昨天搜查前市長羅振宇的住所。", "arrest 2026-03-03 TW 羅振宇"),
    ("前部長羅振宇昨天獲判無罪。", "arrest 2026-03-03 TW 羅振宇"),
    ("民眾昨天在總統府前高舉布條。", "protest 2026-03-03"),
    ("2014年的太陽花學運至今仍有爭議。", "protest 2014-01-01"),
    ("副市長羅振宇3月1日起暫代市長。", "personnel 2026-03-01 TW 羅振宇"),
    ("前立委羅振宇2月28日獲推派為候選人。", "personnel 2026-02-28 TW 羅振宇"),
    ("台電核三廠昨天跳機，3萬戶停電。", "accident 2026-03-03 TW 台電"),
    ("國民黨3月14日舉行選前之夜。", "speech 2026-03-14 TW 國民黨"),
    ("美國國務院發言人帕克昨天在簡報會上說，雙方正在談。", "speech 2026-03-03 US 帕克 美國國務院"),
    ("昨天的美朝領導人會晤在新加坡落幕。", "summit 2026-03-03 KP US"),
    ("德国警方昨天抓捕两名间谍。", "arrest 2026-03-03 DE"),
    ("哈瑪斯昨天釋放人質。", "agreement 2026-03-03 PS 哈瑪斯"),
    ("四艘海警船昨天進入限制水域。", "exercise 2026-03-03"),
    # who does what somebody else tells of, and where a visitor is
    (
        "外交部發言人林佑辰3月2日說明外交部長趙啟文在曼谷與日本外相田村健會晤的情形。",
        "meeting 2026-03-02 JP TW 田村健 趙啟文",
    ),
    ("在泰國首都曼谷開會的德國外長高文彬3月1日會晤了日本外相田村健。", "meeting 2026-03-01 DE JP 田村健 高文彬"),
    ("立法院長韓國瑜昨天針對國民黨的提案召集黨團協商。", "meeting 2026-03-03 TW 韓國瑜"),
    ("台灣高等法院昨天針對市長羅振宇的案件進行宣判。", "arrest 2026-03-03 TW 台灣高等法院"),
    ("中國外交部3月2日記者會遭批評。", "speech 2026-03-02 CN 中國外交部"),
    (
        "應德國政府邀請，中央政治局委員、外交部長趙啟文3月2日訪問德國，訪問期間將會晤德國總理梅爾茨。",
        "meeting  DE TW 梅爾茨 趙啟文|visit 2026-03-02 DE TW 趙啟文",
    ),
    # summits of leaders that are counted, calls on a screen, the one before
    ("金磚國家領導人第十次會晤將於3月25日至27日舉行。", "summit 2026-03-25"),
    (
        "日本首相田村健3月2日與法國總統馬克宏視訊會晤，會晤歷時一小時。",
        "call 2026-03-02 FR JP 田村健 馬克宏",
    ),
    (
        "日本首相田村健3月2日與法國總統馬克宏通話，距2月5日上一通不到一個月。",
        "call 2026-02-05 FR JP 田村健 馬克宏|call 2026-03-02 FR JP 田村健 馬克宏",
    ),
    (
        "德國總理梅爾茨4月訪華。法國總統馬克宏今年上半年訪華。",
        "visit 2026-01-01 CN FR 馬克宏|visit 2026-04-01 CN DE 梅爾茨",
    ),
    # a bomb's blast is an attack; the ballot of a recall and the round of an election
    ("巴基斯坦一座市場3月2日發生爆炸，警方說是自殺式襲擊。", "attack 2026-03-02 PK"),
    ("波蘭一家工廠3月2日發生爆炸，廠方說是瓦斯外洩。", "accident 2026-03-02 PL"),
    ("市長羅振宇罷免案成立，將於4月11日投票。", "vote 2026-04-11 TW 羅振宇"),
    ("法國總統選舉第一輪投票3月1日登場。", "election 2026-03-01 FR"),
    (
        "日本參議院選舉去年7月20日舉行，自民黨總裁選舉去年10月4日舉行。",
        "election 2025-07-20 JP 參議院|election 2025-10-04 JP 自民黨",
    ),
    # ships, bills and committees
    ("美國與加拿大軍艦3月1日過航台灣海峽。", "exercise 2026-03-01 CA TW US"),
    ("中国人民解放军3月2日起在海上组织战备警巡和实弹射击。", "exercise 2026-03-02 CN 中国人民解放军"),
    (
        "立法院交通委員會今初審通過鐵路法修正草案。",
        "law 2026-03-04 TW 立法院交通委員會|vote 2026-03-04 TW 立法院交通委員會",
    ),
    ("朝野昨天協議在月底舉行表決。", "vote 2026-03-21 TW"),
    ("罷免團體昨天完成送件。", "vote 2026-03-03 TW"),
    # with whom, how far words of when and where reach
    ("副縣長高文彬3月2日偕同鄉長陳志明，視察工地。", "visit 2026-03-02 TW 陳志明 高文彬"),
    ("外交部3月3日說，希望德國總理梅爾茨本週與日本首相田村健會晤。", "meeting 2026-03-02 DE JP 梅爾茨 田村健"),
    ("德國總理梅爾茨3月2日抵達開羅，對埃及和阿曼進行正式訪問。", "visit 2026-03-02 DE EG OM 梅爾茨"),
    ("部長蔡佩君今天就《2024年農業合作條例》召開記者會。", "speech 2026-03-04 TW 蔡佩君"),
    ("3月2日晚，新產品的新聞發布會在河濱酒店舉行。", "speech 2026-03-02 TW"),
    ("今年第3號颱風「海燕」2月11日在越南登陸。", "accident 2026-02-11 VN"),
    ("四川昨天發生規模6.1地震。", "accident 2026-03-03 CN"),
    ("釜山一座倉庫3月2日發生大火。", "accident 2026-03-02 KR"),
    ("聯合國安理會昨天舉行正式磋商。", "meeting 2026-03-03 聯合國安理會"),
    ("俄軍3月2日空襲哈爾科夫，並發射40枚飛彈。", "attack 2026-03-02 RU UA 俄軍"),
    ("三架俄羅斯戰機3月2日擅闖領空。", "exercise 2026-03-02 RU"),
    ("民眾3月1日上街包圍市政府。", "protest 2026-03-01"),
    # houses that sit for days, motions and whom they are on, who is disposed of, what is only described
    ("縣議會3月2日至6日召開臨時會。臨時會3月6日閉會。", "meeting 2026-03-02 TW"),
    (
        "韓國國會昨天表決通過韓國總統朴度賢彈劾案，朴度賢彈劾案送憲法法院。",
        "vote 2026-03-03 KR 朴度賢 韓國國會",
    ),
    ("去年4月因洩密受查的前部長羅振宇，3月2日遭撤職。", "arrest 2025-04-01 TW 羅振宇|personnel 2026-03-02 TW 羅振宇"),
    ("中国中央纪委3月2日对前部长林佑辰开展审查，林佑辰3月3日被批捕。", "arrest 2026-03-03 CN 林佑辰"),
    ("國防部偵獲6架次共機，自3月3日上午6時起至3月4日上午6時止，其中3架次逾越中線。", "exercise 2026-03-03 CN TW"),
    ("大批民眾3月2日在議場外集會。", "protest 2026-03-02"),
    ("埃及與阿曼代表的會談定於3月9日開始。", "meeting 2026-03-09 EG OM"),
    # what a title's last word names, what happens at another's occasion, under whose mediation
    ("總統府今天召開「總統出訪友邦記者會」。", "speech 2026-03-04 TW 總統府"),
    ("理事長選舉今天舉辦電視辯論會。", "speech 2026-03-04 TW"),
    ("國民黨主席選舉今天投票。", "election 2026-03-04 TW 國民黨"),
    (
        "泰國與柬埔寨去年7月爆發邊界衝突，在馬來西亞的調停下，去年10月簽署停火協議。",
        "agreement 2025-10-01 KH TH|attack 2025-07-01 KH TH",
    ),
    ("議長高文彬昨天宣布退出初選。", "election 2026-03-03 TW 高文彬"),
    ("據新華社報導，法國總統馬克宏3月2日訪問印度。", "visit 2026-03-02 FR IN 馬克宏"),
    ("法國總統馬克宏昨晚在官邸舉行宴會，歡迎日本首相田村健。", "meeting 2026-03-03 FR 馬克宏"),
    ("帛琉3月2日宣布與該國斷交。", "agreement 2026-03-02 PW"),
    # confidence votes, congratulations, and what a question is on
    (
        "德國聯邦議院3月9日表決。總理梅爾茨的信任投票將於3月9日舉行。",
        "vote 2026-03-09 DE 德國聯邦議院",
    ),
    ("法國總統馬克宏2月電賀梅爾茨當選德國總理。", "election 2026-02-01 DE 梅爾茨"),
    (
        "外交部今天舉行記者會，媒體提問外交部長趙啟文會見日本外相田村健的情形。",
        "meeting  JP TW 田村健 趙啟文|speech 2026-03-04 TW 外交部",
    ),
    # the one day of its sentence
    ("日本政府今天上午召開臨時內閣會議，田村內閣總辭。", "meeting 2026-03-04 JP|personnel 2026-03-04 JP"),
    ("巴西新任大使羅文德3月2日向賴清德總統遞交國書。", "meeting 2026-03-02 BR TW 羅文德 賴清德"),
]

# No event: negated, wished for, a topic, something else altogether.
NONE = [
    "外交部否認雙方通話。",
    "在野黨呼籲召開記者會。",
    "他拒絕會談。",
    "賴清德總統昨天悼念罹難的登山客。",
    "反軍演團體成立十年。",
    "關稅政策研究中心成立。",
    "記者採訪美國學者。",
    "他的訪問能力很強。",
    "如果通話，內容應該公開。",
    "學者專長是制裁機制。",
    "這通電話號碼是空號。",
    "總統當選人貝納多昨天感謝支持者。",
    "外交部今天向日方提出嚴正抗議。",
    "記者在會議室外守候到昨天深夜。",
    "這種做法被稱為「德國投票」。",
    "文章昨天再度強調歐盟框架。",
    "他昨天意外發現這份文件。",
    "貪污也是可收押的罪名。",
    "他定期訪問中國。",
    "總統昨天接受央視訪問。",
    "他昨天發射出善意的訊號。",
    "川普政府上任後，各國觀望。",
    "習近平接待他作為首位來訪的領袖。",
    "不論訪中或訪美，都是和平之旅。",
    "3月12日是國父逝世紀念日。",
    "檢察官3月2日請法院判處三年徒刑。",
    "月底定案的補充預算打算納入救濟金。",
    "總統若要舉行朝野協商，目前不知道找誰。",
    "案件押後再訊，待警方進一步調查。",
    "他昨天說過，至於辭職時機，會再判斷。",
    "總統府昨天未回應是否召開國安會議。",
    "外交部長趙啟文3月2日說，若要達成停火協議，以色列必須撤軍。",
    "雙方昨天交換人質與名單。",
    "民眾昨天不滿的士禁令。",
    "以色列昨天停止轟炸。",
    "停職中的市長羅振宇昨天現身。",
    "日本首相田村健希望儘早與總統會面。",
    "當局昨天說，將評估活動會否押後。",
    "軍艦昨天來台海周邊活動。",
    "學者談台灣與帛琉建交20周年的意義。",
    "他昨天說，兩岸應該對話。",
    "他引用兩岸人民關係條例。",
    "昨天約有六萬名選民投票。",
    "船隻昨天分成2處前進。",
    "海警船昨天在外海集結。",
    "最高法院昨天由九法官審理。",
    "台灣政府昨天抗議。",
    "學者昨天抗議無效。",
    "占中九子的代表律師說，他們很平靜。",
    "市府說，各地的火災都要防範。",
    "根據最新民調調查，他昨天的支持度領先。",
    "國安會昨天討論赴陸管制。",
    "在野黨立委昨天對部長開火。",
    "黨主席參選人數昨天爆炸。",
    "外交部昨天突襲宣布新制。",
    "政府昨天說，財政預算案已預留經費。",
    "行政院昨天說，將依法辦理。",
    "他昨天看見了我們。",
    "当选总统贝纳多昨天感谢支持者。",
    "賴清德總統上任1年8個月，支持度持平。",
    "首相說，若美軍遭受攻擊，同盟將瓦解。",
    "主席昨天說，黨內的共識是團結。",
    "他2019年退休後經商。",
    "外交部昨天要求友邦召回大使。",
    "府方今天說明新制，談到總統上任後的首個計畫。",
    "以色列軍方昨天徵召六萬名後備軍人。",
    "市長昨天要求結束戰爭。",
    "軍方昨天說明外線包圍的構想。",
    "美國總統川普會派特使。",
    "高等法院昨天裁定四名議員宣誓無效。",
    "律師昨天談到保釋門檻。",
    "部長蔡佩君今天被問及貨物稅條例時說，還在討論。",
    "消防隊昨天在瓦礫中搜索生還者。",
    "島上昨天遭到熱浪襲擊。",
    "公部門昨天研議提出當選無效之訴。",
    "他昨天說，參選時尚未放棄國籍。",
    "美國驅逐艦昨天返港。",
    "黨中央昨天公布意向調查。",
    "目前遭停職的市長羅振宇昨天現身。",
]


def facts(text: str) -> Facts:
    return extract(parse_article(f"今日要聞\n\n{text}", source="x.txt", published=PUBLISHED))


def shown(found: Facts, event: Event) -> str:
    names = {agent.ref: agent for agent in found.agents}
    parties = []
    for ref in event.participants:
        agent = names.get(ref)
        written = [m.span.of(found.article.text) for m in agent.mentions] if agent else [ref.removeprefix("country/")]
        parties.append(written[0])
    day = event.start.isoformat() if event.start else ""
    return " ".join((event.type, day, *sorted(parties)))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:16] for text, _ in CASES])
def test_events(text: str, expected: str) -> None:
    found = facts(text)
    assert sorted(shown(found, event) for event in found.events) == expected.split("|")


# Texts, and the last day of their first event.
LASTING = [
    ("中國與俄羅斯2月24日起在日本海舉行演習，為期三天。", date(2026, 2, 26)),
    ("德国总理梅尔茨2月24日对中国进行两天访问。", date(2026, 2, 25)),
    ("金磚峰會3月2日在印度開幕。峰會為期兩天。", date(2026, 3, 3)),
    ("韓國總統李在明2月26日至3月1日訪問日本。李在明2月28日離開日本。", date(2026, 3, 1)),
    ("法國總統馬克宏2月24日訪問印度，隨行人員住了三天。", date(2026, 2, 24)),
    ("第三天的演習在2月24日舉行。", date(2026, 2, 24)),
    ("希望2月24日的美朝領導人會晤成功。", date(2026, 2, 24)),
]


@pytest.mark.parametrize(("text", "last"), LASTING)
def test_what_lasts_for_days_ends_on_the_last_as_told(text: str, last: date) -> None:
    assert facts(text).events[0].end == last


@pytest.mark.parametrize("text", NONE)
def test_no_event(text: str) -> None:
    found = facts(text)
    assert [shown(found, event) for event in found.events] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("美國總統川普3月2日在阿拉斯加舉行峰會。", "阿拉斯加"),
        ("外交部長趙啟文昨天在台北賓館會見日本外相田村健。", "台北賓館"),
        ("東協外長會議3月1日在板丘舉行。", "板丘"),
        ("中國海軍2月27日在南海進行演習。", "南海"),
        ("兩國代表昨天在聯合國總部會談。", "聯合國總部"),
        ("外交部長趙啟文昨天在聲明中形容他與日本外相田村健的會談坦率。", None),
        ("外交部長趙啟文昨天在雙方代表團會談時表示，歡迎日方來訪。", None),
        ("日本外相田村健昨天在田村健家人陪同下訪問韓國。", None),
    ],
)
def test_where_events_take_place(text: str, place: str | None) -> None:
    assert {event.place for event in facts(text).events} == {place}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("日本外相田村健（Tamura Ken，右）會晤昨天登場。", "田村健會晤"),
        ("美菲「肩並肩」聯合軍演昨天登場。", "美菲「肩並肩」聯合軍演"),
        ("立委羅振宇昨天痛批，「乾脆叫航太局來立法院備詢好了」。", "立法院備詢"),
    ],
)
def test_what_events_are_called(text: str, label: str) -> None:
    assert [event.label for event in facts(text).events] == [label]


def test_a_name_after_jiang_is_only_disposed_of() -> None:
    found = facts("黨中央將前部長羅振宇開除黨籍。")
    assert [e.status for e in found.events] == [EventStatus.HAPPENED]


def test_days_beyond_the_calendar_are_no_error() -> None:
    first = parse_article("要聞\n\n（中央社台北31日電）外交部今天說明。", source="x.txt", published=date(1, 1, 2))
    last = parse_article("要聞\n\n日本外相田村健今天訪問美國，為期三天。", source="x.txt", published=date(9999, 12, 31))
    assert extract(first).events == ()
    assert [event.end for event in extract(last).events] == [date(9999, 12, 31)]
