"""Which currency a word means: 美元 is USD, 克朗 that of the country it is about, 元 that of the article's region."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from kg.numerals import fold

UNKNOWN = "XXX"
"""ISO 4217's code for no currency: a word that several currencies share, with nothing that tells which."""

_HOME = {"TW": "TWD", "CN": "CNY", "HK": "HKD", "MO": "MOP", "SG": "SGD", "MY": "MYR"}
_PREFIXED = {"NT$", "NTD", "TWD", "US$", "USD", "$", "€", "EUR", "£", "GBP", "JPY", "RMB", "CNY", "CN¥", "¥", "HK$",
             "HKD", "S$", "A$", "AUD", "NZ$", "C$", "CAD", "RM"}  # fmt: skip
_PREFIXED_WORDS = {"TWD", "USD", "EUR", "GBP", "JPY", "CNY", "HKD", "MOP", "SGD", "KRW"}
_COUNTRIES = {
    "丹麥": "DK", "丹麦": "DK", "格陵": "GL", "瑞典": "SE", "挪威": "NO", "冰島": "IS", "冰岛": "IS", "捷克": "CZ",
    "墨西": "MX", "菲律": "PH", "阿根": "AR", "智利": "CL", "哥倫": "CO", "哥伦": "CO", "古巴": "CU", "烏拉": "UY",
    "印度": "IN", "巴基": "PK", "斯里": "LK", "尼泊": "NP", "印尼": "ID", "沙烏": "SA", "沙特": "SA", "卡達": "QA",
    "卡塔": "QA", "伊朗": "IR", "葉門": "YE", "也门": "YE", "阿曼": "OM", "科威": "KW", "伊拉": "IQ", "約旦": "JO",
    "约旦": "JO", "塞爾": "RS", "塞尔": "RS", "巴林": "BH", "利比": "LY", "肯亞": "KE", "肯尼": "KE", "烏干": "UG",
    "乌干": "UG", "坦尚": "TZ", "坦桑": "TZ", "英國": "GB", "英国": "GB", "埃及": "EG", "黎巴": "LB", "敘利": "SY",
    "叙利": "SY", "蘇丹": "SD", "苏丹": "SD", "越南": "VN",
}  # fmt: skip
_COUNTRY = re.compile("|".join(sorted({fold(name) for name in _COUNTRIES})))
_CODE = {fold(name): code for name, code in _COUNTRIES.items()}


@cache
def _forms() -> dict[str, tuple[str, dict[str, str]]]:
    """Folded form → its code and, for a shared form, the codes by country."""
    lines = (resources.files(__package__) / "currencies.tsv").read_text(encoding="utf-8").splitlines()
    forms = {}
    for line in lines[1:]:
        form, code, countries, _source = line.split("\t")
        forms[fold(form)] = code, dict(pair.split("=") for pair in countries.split())
    return forms


def form_pattern(side: str) -> str:
    """A pattern for the currency words that stand before ("prefix") or after ("suffix") a number, longest first."""
    forms = sorted(_forms(), key=lambda form: (-len(form), form))
    if side == "prefix":
        wanted = {fold(form) for form in _PREFIXED}
        forms = [form for form in forms if form in wanted or (_forms()[form][0] in _PREFIXED_WORDS and len(form) > 1)]
        forms = [form for form in forms if form not in ("$",)] + [r"$"]
    else:
        forms = [form for form in forms if form not in ("$", "€", "£", "¥") and "$" not in form]
    return "|".join(re.escape(form) for form in forms)


def home_currency(region: str) -> str:
    """What 元 is in an article of `region` (ISO 3166-1 alpha-2); TWD where the region has no 元 of its own."""
    return _HOME.get(region, "TWD")


def currency_of(form: str, folded: str, at: int, country: str | None) -> str:
    """The ISO 4217 code of the folded currency word `form` for the amount that begins at `at` of the text."""
    code, shared = _forms()[form]
    if code:
        return code
    if country in shared:
        return shared[country]
    start = max(folded.rfind("\n", 0, at) + 1, at - 300)
    named = [_CODE[m.group()] for m in _COUNTRY.finditer(folded, start, at + 40)]
    for candidate in reversed(named):
        if candidate in shared:
            return shared[candidate]
    return UNKNOWN
