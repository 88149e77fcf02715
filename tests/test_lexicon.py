"""The tables of the lexicon are sound, fold alike in both scripts, and say what they are meant to say."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lexicon
from kg.lexicon import fold
from kg.lexicon.fold import fold_all, fold_forms
from kg.lexicon.make_countries import HEADER, rows
from kg.lexicon.table import read_column, read_rows

TABLES = (
    "anonymous.tsv",
    "budget_words.tsv",
    "context_words.tsv",
    "countries.tsv",
    "country_char_contexts.tsv",
    "country_chars.tsv",
    "country_forms.tsv",
    "country_words.tsv",
    "event_countries.tsv",
    "event_places.tsv",
    "events.tsv",
    "metonyms.tsv",
    "not_countries.tsv",
    "not_names.tsv",
    "offices.tsv",
    "org_nicks.tsv",
    "organizations.tsv",
    "people.tsv",
    "pronouns.tsv",
    "reporting.tsv",
    "short_titles.tsv",
    "surnames.tsv",
    "title_owners.tsv",
    "voice.tsv",
    "word_names.tsv",
)
CODES = frozenset(entry.code for entry in lexicon.countries())


# -- the tables ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source_and_no_stray_space(name: str) -> None:
    for row in read_rows(name):
        assert row["source"], row
        assert all(cell == cell.strip() for cell in row.values()), row


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name: str) -> None:
    found = [tuple(row.values()) for row in read_rows(name)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("kind", ["verb", "other", "benefit", "weapon"])
def test_no_word_of_budgets_that_is_only_looked_for_holds_a_shorter_one(kind: str) -> None:
    words = {row["form"] for row in read_rows("budget_words.tsv") if row["kind"] == kind}
    assert not [(word, held) for word in words for held in words if held != word and held in word]


def test_a_column_is_that_column_of_the_rows() -> None:
    assert read_column("surnames.tsv", "class") == [row["class"] for row in read_rows("surnames.tsv")]


@pytest.mark.parametrize(
    ("what", "count", "at_least"),
    [
        ("countries", len(lexicon.countries()), 249),
        ("people", len(lexicon.people()), 300),
        ("organisations", len(lexicon.organizations()), 350),
        ("offices", len(lexicon.offices()), 300),
        ("capitals", sum(m.kind == "capital" for m in lexicon.metonyms()), 190),
    ],
)
def test_the_tables_are_as_large_as_promised(what: str, count: int, at_least: int) -> None:
    assert count >= at_least, what


def test_the_countries_are_those_of_cldr() -> None:
    assert [tuple(row.values()) for row in read_rows("countries.tsv")] == rows()
    assert tuple(read_rows("countries.tsv")[0]) == HEADER


# -- one form, one meaning -------------------------------------------------------------------------------------------

# People who share a form. The first in the table is the more likely one.
SHARED_BY_PEOPLE: dict[str, tuple[str, ...]] = {}


def _unique(forms: list[str]) -> bool:
    return len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("what", "forms"),
    [
        ("countries", [f for e in lexicon.countries() for f in e.folded] + [m.folded for m in lexicon.metonyms()]),
        ("country characters", [entry.folded for entry in lexicon.country_chars() if entry.form != "臺"]),
        ("country words", [word.folded for word in lexicon.country_words()]),
        ("no countries", list(lexicon.not_countries())),
        ("organisations", [f for e in lexicon.organizations() for f in e.folded]),
        ("canonical people", [fold(person.name) for person in lexicon.people()]),
        ("offices", [office.folded for office in lexicon.offices()]),
        ("unnamed sources", [head.folded for head in lexicon.anonymous_heads()]),
        ("surnames", [surname.folded for surname in lexicon.surnames()]),
    ],
)
def test_folded_forms_are_unique(what: str, forms: list[str]) -> None:
    assert _unique(forms), (what, sorted({form for form in forms if forms.count(form) > 1}))


def test_people_share_only_the_forms_that_are_known_to_be_shared() -> None:
    shared = {
        form: tuple(person.name for person in people)
        for form, people in lexicon.people_forms().items()
        if len(people) > 1
    }
    assert shared == SHARED_BY_PEOPLE


def test_no_stop_word_is_a_form_of_a_country() -> None:
    forms = set(lexicon.country_forms()) | {metonym.folded for metonym in lexicon.metonyms()}
    assert not forms & set(lexicon.not_countries())


def test_no_person_is_listed_as_no_name() -> None:
    assert not set(lexicon.people_forms()) & lexicon.not_names()


# -- values ----------------------------------------------------------------------------------------------------------


def test_codes_are_codes_of_countries() -> None:
    found = {metonym.code for metonym in lexicon.metonyms() if metonym.code}
    found |= {entry.code for entry in lexicon.country_chars()}
    found |= {code for word in lexicon.country_words() for code in word.codes if code}
    found |= {person.country for person in lexicon.people() if person.country}
    found |= {entry.country for entry in lexicon.organizations() if entry.country}
    found |= {office.country for office in lexicon.offices() if office.country}
    assert found <= CODES


def test_a_metonym_has_a_code_unless_it_turns_on_the_standpoint() -> None:
    for metonym in lexicon.metonyms():
        assert (metonym.code is None) == (metonym.kind in ("self", "opposite") and metonym.form != "祖國"), metonym


def test_each_character_of_a_country_word_has_its_code() -> None:
    for word in lexicon.country_words():
        assert len(word.codes) == len(word.form)
        assert word.spans(), word


def test_people_are_well_formed() -> None:
    term = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
    for person in lexicon.people():
        assert person.kind in ("official", "person"), person
        assert person.forms[0] == person.name
        assert person.wikidata is None or re.fullmatch(r"Q[1-9]\d*", person.wikidata), person
        for office in person.offices:
            assert office.role
            assert not office.start or term.fullmatch(office.start), person
            assert not office.end or (term.fullmatch(office.end) and office.start), person
            assert not office.end or office.start <= office.end, person


@pytest.mark.parametrize("office", lexicon.offices(), ids=lambda office: office.form)
def test_offices_are_well_formed(office: lexicon.OfficeTitle) -> None:
    assert office.position in ("before", "after", "both")
    assert office.official or office.kind not in ("minister", "legislator", "head-of-state", "spokesperson", "mayor")


def test_character_contexts_stand_before_or_after() -> None:
    assert {context.position for context in lexicon.country_char_contexts()} == {"before", "after"}


# -- meaning ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("台灣", "TW"), ("臺灣", "TW"), ("台湾", "TW"), ("中華民國", "TW"),
        ("中華人民共和國", "CN"), ("中國大陸", "CN"),
        ("紐西蘭", "NZ"), ("新西兰", "NZ"), ("新西蘭", "NZ"),
        ("沙烏地阿拉伯", "SA"), ("沙特阿拉伯", "SA"), ("沙特", "SA"), ("沙地阿拉伯", "SA"),
        ("寮國", "LA"), ("老撾", "LA"), ("老挝", "LA"),
        ("北韓", "KP"), ("朝鮮", "KP"), ("北朝鮮", "KP"), ("南韓", "KR"), ("韓國", "KR"),
        ("奈及利亞", "NG"), ("尼日利亚", "NG"), ("尼日", "NE"), ("尼日尔", "NE"),
        ("多米尼克", "DM"), ("多明尼加", "DO"), ("多米尼加", "DO"),
        ("幾內亞", "GN"), ("幾內亞比索", "GW"), ("赤道幾內亞", "GQ"), ("巴布亞紐幾內亞", "PG"),
        ("喬治亞", "GE"), ("格魯吉亞", "GE"), ("阿聯", "AE"), ("阿联酋", "AE"),
        ("教廷", "VA"), ("科索沃", "XK"), ("香港", "HK"), ("澳門", "MO"), ("巴勒斯坦", "PS"),
        ("模里西斯", "MU"), ("毛里求斯", "MU"), ("萬那杜", "VU"), ("瓦努阿圖", "VU"),
    ],
)  # fmt: skip
def test_forms_of_countries(form: str, code: str) -> None:
    assert lexicon.country_forms()[fold(form)] == code


def test_display_names_of_taiwan() -> None:
    taiwan = next(entry for entry in lexicon.countries() if entry.code == "TW")
    assert (taiwan.name, taiwan.name_hans, taiwan.name_en) == ("台灣", "台湾", "Taiwan")


@pytest.mark.parametrize(
    ("form", "code", "kind", "as_place"),
    [
        ("北京", "CN", "capital", True),
        ("華府", "US", "capital", True),
        ("白宮", "US", "seat", True),
        ("中方", "CN", "side", False),
        ("中共", "CN", "party-state", False),
        ("我國", None, "self", False),
        ("對岸", None, "opposite", False),
        ("港府", "HK", "government", False),
        ("第比利斯", "GE", "capital", True),
        ("提比里斯", "GE", "capital", True),
    ],
)
def test_metonyms(form: str, code: str | None, kind: str, as_place: bool) -> None:
    found = next(metonym for metonym in lexicon.metonyms() if metonym.form == form)
    assert (found.code, found.kind, found.as_place) == (code, kind, as_place)


@pytest.mark.parametrize(
    ("word", "spans"),
    [
        ("陸委會", ((0, 1, "CN"),)),
        ("國台辦", ((1, 2, "TW"),)),
        ("以巴", ((0, 1, "IL"), (1, 2, "PS"))),
        ("抗中保台", ((1, 2, "CN"), (3, 4, "TW"))),
        ("中立陶宛", ((0, 1, "CN"), (1, 4, "LT"))),
    ],
)
def test_country_words(word: str, spans: tuple[tuple[int, int, str], ...]) -> None:
    assert next(entry for entry in lexicon.country_words() if entry.form == word).spans() == spans


@pytest.mark.parametrize(
    "word",
    "美好 美術 完美 中午 其中 中央 中選會 日前 今日 法案 法院 方法 道德 印象 以及 可以 加強 參加 英雄 平台 舞台 馬上 泰山 星期 "
    "韓國瑜 印度洋 馬里蘭 俄亥俄 朝野 意見 同意 新聞 立委 紐約 西方 港口 陸軍 越來越 比例".split(),
)
def test_words_that_name_no_country(word: str) -> None:
    assert fold(word) in lexicon.not_countries()


@pytest.mark.parametrize(
    "word", "當中 從中 當日 同日 在朝 對立 北京 中國 美國 美軍 中俄 訪日 對台 台獨 台海 英商 日軍".split()
)
def test_words_that_must_not_hide_a_country(word: str) -> None:
    # 當中國, 在朝鮮, 對立陶宛: the last character begins a country's name.
    assert fold(word) not in lexicon.not_countries()


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("特朗普", "川普"), ("Donald Trump", "川普"), ("普京", "普丁"), ("泽连斯基", "澤倫斯基"),
        ("鲁比奥", "盧比歐"), ("马克龙", "馬克宏"), ("习近平", "習近平"), ("柯P", "柯文哲"), ("卓揆", "卓榮泰"),
        ("陳秀寶", "陳秀寳"), ("傅崑萁", "傅崐萁"), ("斯塔默", "施凱爾"), ("高市早苗", "高市早苗"), ("李在明", "李在明"),
        ("內塔尼亞胡", "尼坦雅胡"), ("馮德萊恩", "馮德萊恩"), ("莱维特", "李維特"),
    ],
)  # fmt: skip
def test_people_are_known_by_all_their_forms(form: str, name: str) -> None:
    assert [person.name for person in lexicon.people_forms()[fold(form)]] == [name]


@pytest.mark.parametrize(
    ("name", "day", "role"),
    [
        ("川普", date(2019, 5, 1), "總統"),
        ("川普", date(2022, 5, 1), None),
        ("川普", date(2026, 2, 5), "總統"),
        ("賴清德", date(2023, 12, 1), "民進黨主席"),
        ("吳釗燮", date(2023, 12, 1), "外交部長"),
        ("吳釗燮", date(2025, 9, 26), "國安會秘書長"),
    ],
)
def test_offices_by_day(name: str, day: date, role: str | None) -> None:
    person = next(person for person in lexicon.people() if person.name == name)
    held = person.offices_on(day)
    assert (held[0].role if held else None) == role


@pytest.mark.parametrize(
    ("form", "name", "country", "generic"),
    [
        ("立院", "立法院", "TW", False),
        ("国台办", "國務院台灣事務辦公室", "CN", False),
        ("陸委會", "大陸委員會", "TW", False),
        ("外交部", "外交部", "TW", True),
        ("国民党团", "國民黨立法院黨團", "TW", False),
        ("路透", "路透社", "GB", False),
        ("霍士新聞", "福斯新聞", "US", False),
        ("APEC", "亞太經濟合作會議", None, False),
        ("東盟", "東南亞國家協會", None, False),
    ],
)
def test_organisations_by_form(form: str, name: str, country: str | None, generic: bool) -> None:
    found = lexicon.organization_forms()[fold(form)]
    assert (found.name, found.country, found.generic) == (name, country, generic)


def test_parties_have_their_colours() -> None:
    owners = {row["nick"]: row["owner"] for row in read_rows("org_nicks.tsv")}
    assert (owners["藍"], owners["綠"], owners["白"]) == ("國民黨", "民進黨", "民眾黨")
    assert set(owners.values()) <= {entry.name for entry in lexicon.organizations()}


@pytest.mark.parametrize(
    ("form", "official", "position", "country"),
    [
        ("總統", True, "both", None),
        ("立委", True, "both", "TW"),
        ("官房長官", True, "both", "JP"),
        ("揆", True, "after", "TW"),
        ("發言人", True, "both", None),
        ("教授", False, "both", None),
        ("董事長", False, "both", None),
        ("先生", False, "after", None),
    ],
)
def test_offices_by_form(form: str, official: bool, position: str, country: str | None) -> None:
    found = next(office for office in lexicon.offices() if office.form == form)
    assert (found.official, found.position, found.country) == (official, position, country)


@pytest.mark.parametrize(
    ("form", "official", "sector"),
    [("國安官員", True, "國安"), ("官員", True, ""), ("軍方人士", True, "軍方"), ("知情人士", False, "")],
)
def test_unnamed_sources(form: str, official: bool, sector: str) -> None:
    found = next(head for head in lexicon.anonymous_heads() if head.form == form)
    assert (found.official, found.sector) == (official, sector)


@pytest.mark.parametrize("word", "張力 藉口 高層 方面 馬上 金額 白宮 關係 周三 黃金 路透 溫室 簡報".split())
def test_words_that_are_no_names(word: str) -> None:
    assert fold(word) in lexicon.not_names()


def test_every_taiwanese_and_chinese_official_has_a_known_surname() -> None:
    known = {surname.folded for surname in lexicon.surnames()}
    for person in lexicon.people():
        name = fold(person.name)
        if person.country in ("TW", "CN") and 2 <= len(name) <= 3:
            assert name[0] in known or name[:2] in known, person.name


# -- folding ---------------------------------------------------------------------------------------------------------


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.lists(st.text().map(lambda text: text.replace("\n", " "))))
def test_folding_at_once_is_folding_one_by_one(forms: list[str]) -> None:
    assert list(fold_all(forms)) == [fold(form) for form in forms]


def test_folding_passes_lone_surrogates_through() -> None:
    assert fold("臺\ud800灣") == "台\ud800湾"


def test_of_forms_that_fold_alike_the_first_stays() -> None:
    assert fold_forms(("臺灣", "台灣", "台湾", "Taiwan")) == (("臺灣", "Taiwan"), ("台湾", "Taiwan"))


def test_middle_dots_fold_alike() -> None:
    assert fold("馬克‧呂特") == fold("馬克·呂特") == fold("馬克・呂特")


def test_the_tables_are_part_of_the_package() -> None:
    assert {path.name for path in resources.files("kg.lexicon").iterdir()} >= set(TABLES)
