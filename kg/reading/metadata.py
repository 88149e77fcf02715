"""What an article says about itself: its day, outlet, standpoint, byline, keywords and address."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date

from kg.model import Block, Role
from kg.reading import marks
from kg.reading.outlets import Outlet, outlets
from kg.reading.script import SAMPLE

_MONTHS = {name: number for number, name in enumerate(calendar.month_abbr) if name}
_ROC = 1911  # the Republic's year 1 is 1912
_EARLIEST_ROC = 60  # a smaller number of two digits is as likely a short year of the common era

# 王小明報導 is no 明報.
_REPORTED = ("報導", "报导", "報道", "报道")
# Words that only an article from there uses of its own place. Counted where no outlet is named. Who writes 港媒 or
# 香港立法會 in full does not write in Hong Kong, and is counted for Taiwan.
_CUES = {
    "HK": re.compile(
        r"港府|特區政府|特首|本港|港聞|港人|(?<!香港)立法會(?:議員|財委會|財務委員會)|行政長官|港區|港幣|港元|警務處|政務司|財政司"
        r"|律政司|事務局局長|發展局局長|保安局|財委會|行會成員|廉署|廉政公署|港鐵|將軍澳|新界|九龍|屋苑|公屋|[唔嘅咗冇喺佢衞]"
    ),
    "TW": re.compile(
        r"我國|立委|立法院|行政院|總統府|國民黨|民進黨|民眾黨|國軍|陸委會|新台幣|新臺幣"
        r"|港媒|香港(?:立法會|政府|特首|警方|廉政公署)"
    ),
    "SG": re.compile(
        r"综合讯）|我国总理|新加坡总理|组屋|人民行动党|新元|狮城|黄总理|总理兼财政部长|集选区|建屋局|公积金局"
    ),
    "MY": re.compile(r"大马|大馬|马来西亚首相|令吉|林吉特|巫统|公正党|国阵"),
    "CN": re.compile(r"党中央|中共中央|国务院|习近平总书记|人民币"),
}
# Articles of Taiwan and Hong Kong in Simplified script; those from the mainland speak of them in other words.
_IN_SIMPLIFIED = {
    "TW": re.compile(
        r"立委|(?<!“)(?:立法院|行政院|总统府|国防部长|外交部长)|国民党团|民进党团|民众党团|朝野|国军|陆委会|新台币|赖总统|蔡总统"
        r"|中央社记者|／台北|/台北"
    ),
    "HK": re.compile(
        r"本港|港府|特首|财委会|(?<!香港)特区政府|(?<!香港)立法会(?:议员|财委会)|屋苑|公屋|港闻|港人|港币|政务司|财政司|律政司|关爱基金|医管局|社署|港铁"
    ),
}
# How the mainland writes of Taiwan.
_MAINLAND = re.compile(
    r"台湾地区|台湾当局|台当局|民进党当局|[赖蔡]当局|台媒|岛内|“(?:立法院|行政院|总统|立委|国防部|外交部|副?总统|大选|司法院|监察院)|中国台湾|观察者网|环球网|海外网"
    r"|参考消息"
)
_FEW = 2  # such words, which a foreign report on Taiwan may have


def published(text: str, blocks: Iterable[Block], url: str = "") -> date | None:
    """The day of publication as the text itself tells it: date line, dated byline, agency's end mark, address.

    None if it does not, and never a guess.
    """
    blocks = tuple(blocks)
    for role in (Role.META, Role.BYLINE):
        days = [
            (bool(re.search(r"更新|updated", line, re.IGNORECASE)), day)
            for line in (block.span.of(text) for block in blocks if block.role is role)
            if (day := first_day(line)) is not None
        ]
        if days:
            return min(days, key=lambda pair: pair[0])[1]  # the first that is no mere update
    for block in reversed(blocks):
        if block.role is Role.BOILERPLATE and (slug := marks.SLUG_DAY.search(block.span.of(text))):
            return _day(int(slug[1]) + _ROC, int(slug[2]), int(slug[3]))
    if address := marks.URL_DAY.search(url):
        return _day(*map(int, address.groups()))
    return None


def first_day(line: str) -> date | None:
    """The first full calendar day (with its year) that is written in a line."""
    for match in marks.DAY.finditer(line):
        found = match.groupdict()
        if found["c"]:
            digits = found["c"]
            year = int(digits[:4]) if len(digits) == 8 else int(digits[:3]) + _ROC
            day = _day(year, int(digits[-4:-2]), int(digits[-2:]))
        else:
            key = next(k for k in ("y", "ry", "sy", "ey", "fy") if found[k])
            prefix = key[:-1]
            if prefix == "r" and int(found[key]) < _EARLIEST_ROC:
                continue
            month = found[prefix + "m"]
            year = int(found[key]) + (_ROC if prefix in ("r", "s") else 0)
            number = int(month) if month.isdigit() else _MONTHS[month[:3].title()]
            day = _day(year, number, int(found[prefix + "d"]))
        if day is not None:
            return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def address(text: str, blocks: Iterable[Block]) -> str:
    """The address that the head of the text names as its own, or nothing."""
    for block in blocks:
        if block.role is Role.PARAGRAPH:
            break
        if block.role is Role.META and (match := marks.URL.search(text, block.span.start, block.span.end)):
            return match.group()
    return ""


def outlet(text: str, blocks: Iterable[Block], url: str = "") -> Outlet | None:
    """The outlet that the address, byline, dateline or head of the text names; None where none does."""
    if url:
        host = re.sub(r"^https?://([^/:]*).*", r"\1", url).lower()
        for known in outlets():
            if any(host == domain or host.endswith(f".{domain}") for domain in known.domains):
                return known
    for roles in ((Role.BYLINE,), (Role.META, Role.BOILERPLATE, Role.CAPTION)):
        for block in blocks:
            if block.role not in roles:
                continue
            line = block.span.of(text)
            if block.role is Role.CAPTION:  # a photo's credit is not the article's, BBC's wording is
                line = line[:7] if marks.CAPTION_START.match(line) else ""
            if block.role is Role.BOILERPLATE and not re.search(r"來源|来源|版權|版权|Copyright|©", line):
                continue
            found = [
                (at, -len(form), i)
                for i, known in enumerate(outlets())
                for form in known.forms
                if (at := line.find(form)) >= 0
                and not (known.foreign_agency and not re.search(r"[電电訊讯]", line))
                and line[at + len(form) - 1 : at + len(form) + 1] not in _REPORTED
            ]
            if found:
                return outlets()[min(found)[2]]
    return None


def region(text: str, script: str, found: Outlet | None) -> str:
    """The country from whose standpoint 我國 is to be read: the outlet's, else by the words used or the script."""
    if found is not None:
        return found.region
    sample = text[:SAMPLE]
    counts = {code: len(pattern.findall(sample)) for code, pattern in _CUES.items()}
    home, others = ("TW", ("HK",)) if script == "hant" else ("CN", ("SG", "MY"))
    best = max(others, key=lambda code: counts[code])
    if script == "hans":
        told, said = max((len(pattern.findall(sample)), code) for code, pattern in _IN_SIMPLIFIED.items())
        if told > max(_FEW, counts[best]) and not (said == "TW" and _MAINLAND.search(sample)):
            return said
    return best if counts[best] > counts[home] else home


def keywords(text: str, blocks: Iterable[Block]) -> tuple[str, ...]:
    """The article's own keywords, in their order, each once."""
    found: dict[str, None] = {}
    for block in blocks:
        if block.role is Role.KEYWORDS:
            line = marks.KEYWORD_LABEL.sub("", block.span.of(text), count=1)
            for word in re.split(r"[,，、#＃;；\s\u3000|｜/／]+", line):
                if word:
                    found[word] = None
    return tuple(found)


def first_of(text: str, blocks: Iterable[Block], role: Role) -> str:
    """The text of the first block of a role, or nothing."""
    return next((block.span.of(text) for block in blocks if block.role is role), "")
