"""Whom titles alone and pronouns mean. Persons are invented, but for those of the tables."""

from __future__ import annotations

from datetime import date

import pytest

from kg.article import parse_article
from kg.extractors import find
from kg.extractors.mentions import ANONYMOUS, unqualified
from kg.lexicon import fold

# Text, the mention in it (the last one so written), and whom it means.
MEANT = [
    # the last speaker, or who led the sentence before
    ("外交部長趙啟文說，他有信心。", "他", "趙啟文"),
    ("外交部長趙啟文昨天會見國防部長周維正。他強調，合作密切。", "他", "趙啟文"),
    ("立委許庭瑋質詢。經濟部長龔建鑫僅回應說尊重。龔建鑫下午出席座談，面對追問，他才表示會做。", "他", "龔建鑫"),
    ("立委許庭瑋昨天說，預算不足。外交部長趙啟文下午出席論壇。他表示，合作密切。", "他", "趙啟文"),
    ("現年75歲的將軍林佑辰是除國防部長周維正之外，排名最高的將領。他的父親也是軍人。", "他", "林佑辰"),
    ("新華社報導，大使林佑辰昨天向外交部長趙啟文提出抗議。他聲稱，有人滋擾。", "他", "林佑辰"),
    ("總理趙啟文與總統周維正通話時強調，立場不變。他告訴周維正，時機不利。", "他", "趙啟文"),
    # in somebody's words
    ("立委許庭瑋說，謝謝周市長邀請，他再度到台中，很高興。周市長周維正昨天致意。", "他", "許庭瑋"),
    ("立委許庭瑋說，市長周維正來信，他不會讓步。", "他", "周維正"),
    ("對於民進黨徵召立委許庭瑋參選，國民黨主委李哲宏今天表示不意外。他並透露，月底完成提名。", "他", "李哲宏"),
    ("部長趙啟文出席。前部長周維正昨天致意。部長說，會做。", "部長", "趙啟文"),
    ("市長趙啟文出席。前市長周維正昨天致意。前市長強調，會做。", "市長", "周維正"),
    # whom somebody else does something to
    ("部長趙啟文說，市長周維正向他表達了善意。", "他", "趙啟文"),
    ("部長趙啟文指出，立委許庭瑋上週邀他參加座談。", "他", "趙啟文"),
    ("部長趙啟文昨天下台。總統周維正今天任命他為顧問。", "他", "趙啟文"),
    ("部長趙啟文說，市長周維正對他的家人很好。", "他", "周維正"),
    ("部長趙啟文否認此事。立委許庭瑋昨天又痛批他說謊。", "他", "趙啟文"),
    # who only tells whose something is, is not meant
    ("前市長周維正時代的參議林佑辰被約談，他沒有承認。", "他", "林佑辰"),
    # of whom 他 or 她 may be said
    ("總統蔡英文致電立委林佑辰，祝賀他當選。", "他", "林佑辰"),
    ("行政院長卓榮泰昨天接見林佑君，她出身台東。立委林佑君昨天致意。", "她", "林佑君"),
    # whose office stands alone
    ("行政院副院長高文彬說：「院長會來接機。」院長周維正後來到了。", "院長", "周維正"),
    ("行政院長周維正、副院長高文彬出席。院長說，預算要快。", "院長", "周維正"),
    ("外長：盼完成談判\n\n外交部長趙啟文今天出席論壇。", "外長", "趙啟文"),
    ("網路有人造謠國防部長休假。國防部長周維正29日一早進入國防部。", "國防部長", "周維正"),
    ("日方召見陸大使抗議。中國駐日本大使林佑辰說，一切正常。", "陸大使", "林佑辰"),
]

# As above, with the office of somebody of the tables, whom the article names without it.
BY_THE_TABLE = [
    ("卓榮泰昨天南下。副院長何承翰說：「院長還沒回來。」", "院長", "卓榮泰"),
    ("國防部長周維正說，編組是總統授權的。", "總統", "賴清德"),
    ("總統今天出席典禮。總統說，關稅會降。", "總統", "賴清德"),
    ("立法院昨天彈劾總統。", "總統", "賴清德"),
    ("韓國憲法法院昨天宣判罷免總統。", "總統", ""),
    ("美國總統今天出席典禮。總統說，關稅會降。", "總統", "總統"),  # nobody says who that is, yet he speaks
]

# An office whose holder speaks and is nowhere named: an unnamed official, and whom the same office means after it.
NO_NAME = [
    ("日本首相昨天說，同盟穩固。首相強調，不會讓步。", "首相", "日本首相"),
    ("日本首相昨天說，同盟穩固。他強調，不會讓步。", "他", "日本首相"),
    ("香港保安局局長在立法會指出，舉報增加。局長又說，會跟進。", "局長", "香港保安局局長"),
    ("法國外交部長表示，下月開會。", "法國外交部長", "法國外交部長"),
    ("國務院總理強調，要穩就業。", "國務院總理", "國務院總理"),
    ("美國國務院次卿表示，協議已達成。", "次卿", "美國國務院次卿"),
    ("台北市教育局長說，學校停課。", "局長", "台北市教育局長"),
    ("印尼外長說，不針對第三方。俄外長則指責北約挑釁。外長說，不可接受。", "外長", "俄外長"),
    # who does not speak, and who is named
    ("日本首相昨天抵達。", "首相", ""),
    ("法國外交部長昨天抵達。", "法國外交部長", "法國外交部"),
    ("總統周維正出席。總統說，會做。", "總統", "周維正"),
]


def meant(text: str, form: str) -> str:
    article = parse_article(f"今日要聞\n\n{text}", source="x.txt", published=date(2026, 1, 19))
    found = find(article)
    spans = [m.span for m in found.actors.all if m.span.of(article.text) == form]
    return unqualified(found.who.of.get(max(spans), "").removeprefix(ANONYMOUS))


@pytest.mark.parametrize(
    ("text", "form", "who"),
    [*MEANT, *BY_THE_TABLE, *NO_NAME],
    ids=[row[0][:16] for row in [*MEANT, *BY_THE_TABLE, *NO_NAME]],
)
def test_whom_it_means(text: str, form: str, who: str) -> None:
    assert fold(meant(text, form)) == fold(who)
