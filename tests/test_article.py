"""Articles: what is read from a file, and what an article says about itself."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import parse_article, read_article
from kg.errors import ReadError
from kg.model import Role

BODY = "外交部發言人林佑辰今天表示，雙方將在下月恢復磋商，「門一直是開著的」，外界不必過度解讀。"
BODY_HANS = "外交部发言人周立岩5日在例行记者会上说，有关各方应当保持克制，通过对话解决分歧。"
GIVEN = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"date 2026-03-09\n磋商恢復\n{BODY}", date(2026, 3, 9)),
        (f" date 2026-03-09 {BODY}\n\n{BODY}", date(2026, 3, 9)),
        (f" date 2026-03-09 外交部發言人林佑辰昨與媒體座談。（圖／資料照）\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢復\n2026/03/09 17:20\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢復\n2026/03/09 17:20（3/9 18:05 更新）\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢復\n發布日期：115年3月9日\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢復\n來源: 新華網 2026-03-09 12:11:31\n{BODY}", date(2026, 3, 9)),
        (f"政治 2026.03.09 12:52 臺北時間\n磋商恢復\n{BODY}", date(2026, 3, 9)),
        (f"發布日期：115年3月9日　發布單位：亞西及非洲司\n磋商恢復\n{BODY}", date(2026, 3, 9)),
        (f"資料來源：外交部　建檔日期：115-03-09　點閱數：123\n磋商恢復\n{BODY}", date(2026, 3, 9)),
        (f"2026年3月9日 發稿單位：公眾外交協調會 聯絡人：方科員\n磋商恢復\n{BODY}", date(2026, 3, 9)),
        (f"2026年3月9日 方部長：磋商不設前提\n{BODY}", date(2026, 3, 9)),  # a headline after the day
        (f"中華民國115年03月09日\n磋商恢復\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢復\n2026年3月9日 星期一\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢復\n最後更新：2026-03-10 08:00\n發布：2026-03-09 17:20\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢復\n2026.03.09\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢復\nMarch 9, 2026\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢復\n20260309\n{BODY}", date(2026, 3, 9)),
        (f"磋商恢复\n2026年03月09日 20:15 来源：新华网\n{BODY_HANS}", date(2026, 3, 9)),
        (f"新华社北京2026年3月9日电 {BODY_HANS}", date(2026, 3, 9)),
        (f"（中央社台北9日電）{BODY}（編輯：吳子安）1150309", date(2026, 3, 9)),
        (f"https://news.example.tw/news/202603090321.aspx\n磋商恢復\n{BODY}", date(2026, 3, 9)),
        (f"https://news.example.tw/2026/03/09/a.html\n磋商恢復\n{BODY}", date(2026, 3, 9)),
        # No day in the text: what the caller gives, and nothing else.
        (f"磋商恢復\n{BODY}", GIVEN),
        (f"（中央社台北9日電）{BODY}", GIVEN),
        (f"磋商恢復\n{BODY}\n相關新聞\n115年02月02日　外交部：樂見對話", GIVEN),
        (f"磋商恢復\n2026年2月30日\n{BODY}", GIVEN),
        (f"磋商恢復\n26年3月9日\n{BODY}", GIVEN),
        (f"磋商恢復\n外交部發言人林佑辰。記者陳怡安攝　115年3月8日\n{BODY}", GIVEN),
        (f"磋商恢復\n{BODY}雙方曾在2025年3月9日會面。", GIVEN),
    ],
)
def test_day_of_publication(text: str, day: date) -> None:
    assert parse_article(text, published=GIVEN).published == day


def test_without_any_day_there_is_none() -> None:
    assert parse_article(f"磋商恢復\n{BODY}").published is None


@pytest.mark.parametrize(
    ("text", "script", "region", "outlet"),
    [
        (BODY, "hant", "TW", ""),
        (BODY_HANS, "hans", "CN", ""),
        (f"（中央社記者陳怡安台北9日電）{BODY}", "hant", "TW", "中央通訊社"),
        (f"聯合報／ 記者陳怡安／台北即時報導\n{BODY}", "hant", "TW", "聯合報"),
        (f"【明報專訊】{BODY}", "hant", "HK", "明報"),
        ("特區政府發言人今早回應，港府會按既定程序處理，行政長官下周到立法會答問。", "hant", "HK", ""),
        ("財委會通過撥款，政務司司長梁景文說屋苑居民可在下月申領。", "hant", "HK", ""),
        ("據港媒報導，香港立法會議員今天開會，財委會將審議撥款。", "hant", "TW", ""),
        (f"圖像來源，Reuters\n圖像加註文字，林佑辰在台北。\n{BODY}", "hant", "GB", "BBC中文"),
        (f"新华社北京3月5日电 {BODY_HANS}", "hans", "CN", "新華社"),
        (f"（联合早报讯）{BODY_HANS}", "hans", "SG", "聯合早報"),
        (f"政治中心／王小明報導\n{BODY}", "hant", "TW", ""),
        ("立委陈怡安5日质询，行政院长宋以寧表示，国军待遇将调高，立法院应尽速审查。", "hans", "TW", ""),
        ("据台媒报道，国民党团5日质询，立委称行政院应说明国军待遇。", "hans", "CN", ""),
        ("财委会5日讨论拨款，本港屋苑居民可申领津贴，政务司司长说特首已批准。", "hans", "HK", ""),
        ("香港特区政府5日公布，行政长官将赴北京述职，国务院港澳办负责人会见。", "hans", "CN", ""),
        (f"（北京综合讯）{BODY_HANS}", "hans", "SG", ""),
        (f"（吉隆坡5日讯）{BODY_HANS}大马首相署说，将拨款两亿令吉。", "hans", "MY", ""),
        (f"（德国之声中文网）{BODY_HANS}", "hans", "DE", "德國之聲中文網"),
        (f"https://www.zaobao.com.sg/news/china/story20260309-1234567\n{BODY_HANS}", "hans", "SG", "聯合早報"),
        # A photo's credit and a cited agency are not the article's own outlet.
        (f"林佑辰。（圖／路透）\n{BODY}新華社另有報導。", "hant", "TW", ""),
    ],
)  # fmt: skip
def test_script_region_and_outlet(text: str, script: str, region: str, outlet: str) -> None:
    article = parse_article(text)
    assert (article.script, article.region, article.outlet) == (script, region, outlet)


def test_headline_byline_keywords_and_address() -> None:
    article = parse_article(
        f"https://news.example.tw/a\n磋商恢復　門開著\n關鍵字：外交、磋商,外交\n記者陳怡安／台北報導\n{BODY}\n#林佑辰 #外交"
    )
    assert article.headline == "磋商恢復　門開著"
    assert article.byline == "記者陳怡安／台北報導"
    assert article.keywords == ("外交", "磋商", "林佑辰")
    assert article.url == "https://news.example.tw/a"


def test_text_is_kept_as_it_is() -> None:
    text = f"磋商恢復\r\n\r\n　　{BODY}\r\n"
    article = parse_article(text)
    assert article.text == text
    assert [block.span.of(text) for block in article.blocks] == ["磋商恢復", BODY]


def test_lone_surrogates_become_replacement_characters_of_the_same_length() -> None:
    article = parse_article("磋商\ud800恢復，" + BODY)
    assert article.text == "磋商\ufffd恢復，" + BODY


def test_the_id_depends_on_the_text_alone() -> None:
    assert parse_article(BODY, "a").id == parse_article(BODY, "b", GIVEN).id != parse_article(BODY + "。").id


def test_a_file_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "新聞.txt").write_text(BODY, encoding="cp950")
    article = read_article(tmp_path / "新聞.txt")
    assert (article.source, article.text) == ("新聞.txt", BODY)


def test_files_longer_than_any_article_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "archive.txt"
    path.write_text(BODY * 40_000, encoding="utf-8")  # 5 MB
    with pytest.raises(ReadError, match=r"archive\.txt: 1,\d{3},\d{3} characters are too long .* split it"):
        read_article(path)


def test_pages_are_errors(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"<!DOCTYPE html>\n<html><p>{BODY}</p></html>", encoding="utf-8")
    with pytest.raises(ReadError, match="an HTML page"):
        read_article(tmp_path / "a.txt")


@given(st.text(min_size=1, max_size=120) | st.text(st.sampled_from("2026年3月9日/-. :115民國date更新\n（）電記者台北")))
def test_any_text_is_read_or_empty(text: str) -> None:
    with contextlib.suppress(ReadError):
        article = parse_article(text)
        assert all(0 <= b.span.start < b.span.end <= len(article.text) for b in article.blocks)
        assert article.published is None or 1900 <= article.published.year <= 2100


@pytest.mark.parametrize("separator", ["\n", "", " "])
def test_long_texts_are_read_whole(separator: str) -> None:
    text = separator.join([BODY] * 20_000)
    blocks = parse_article(text).blocks
    assert sum(len(block.span) for block in blocks) >= 20_000 * len(BODY)


@pytest.mark.parametrize("text", ["", " \n", "\u3000", "\ufeff"])
def test_empty_texts_are_errors(text: str) -> None:
    with pytest.raises(ReadError, match="empty"):
        parse_article(text)


def test_missing_files_and_folders_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere\.txt: no such file"):
        read_article(tmp_path / "nowhere.txt")
    with pytest.raises(ReadError, match="a directory"):
        read_article(tmp_path)


def test_the_first_article_has_all_its_parts() -> None:
    path = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    article = read_article(path)
    roles = [block.role for block in article.blocks]
    assert (article.published, article.script, article.region) == (date(2026, 2, 5), "hant", "TW")
    assert article.headline == "國安官員曝：中方主動爭取川習通話　反映出對內外情勢的不安"
    assert article.byline == "記者陶本和／台北報導"
    assert article.keywords[:2] == ("中美", "美中")
    assert [roles.count(role) for role in Role] == [2, 1, 1, 2, 1, 17, 5, 0]


@pytest.mark.parametrize(
    "line", ["作者:" * 200, "單位:甲作者作者" * 80, "提供單位:a " * 80 + "x，", "2026-03-09 " + "資料提供:a " * 80]
)
def test_lines_of_very_many_fields_are_read_at_once(line: str) -> None:
    assert parse_article(f"{line}\n磋商恢復\n{BODY}").text
