"""What an event is called: the compound that a trigger ends, a title in quotation marks, whose version of a bill."""

from __future__ import annotations

import re
from collections.abc import Container

from kg.document import Document
from kg.extractors.events.model import Surroundings, Trigger
from kg.extractors.mentions import COUNTRY
from kg.model import Span

_AT = re.compile(r"(?:赴|在|到|至|于|往)$")
_TITLE = re.compile(r"[《「]([^《》「」，。]{4,40})[》」]")
_WORDS = re.compile(r"[我你您吗]|是否|[了吧呢啦嘛啊]$")  # what is quoted is no title but what somebody says
_VERSION = re.compile(r"(院版|政院版|行政院版|党团版|党版|版)")
_CABINETS = ("院版", "政院版", "行政院版")


def name_start(around: Surroundings, span: Span, low: int, trigger: Trigger) -> int:
    """Take the parties written right before a trigger into its name: 川習通話, 對台軍售, 例行記者會 is left alone.

    Args:
        span: the trigger's.
        low: where its clause begins.
    Returns:
        The offset where the name begins.
    """
    norm, nearby = around.doc.norm, max(low, span.start - 24)
    starts = {c.span.end: c.span.start for c in around.countries.within(nearby, span.start) if not c.place}
    named = (a for a in around.actors.within(nearby, span.start) if a.key)
    officeholders = trigger.type in ("vote", "law")  # these make no part of its name: 部長某某某三讀後致謝
    parties = (a for a in named if not (officeholders and a.is_person and a.phrase.start < a.span.start))
    starts |= {a.span.end: a.span.start for a in parties}
    at = span.start
    while at > low:
        if at in starts and starts[at] >= low:
            if (trigger.family == "hearing" or not trigger.noun) and _AT.search(
                norm[max(low, starts[at] - 2) : starts[at]]
            ):
                break  # 赴立法院備詢: where, not who
            at = starts[at]
        elif norm[at - 1] == "对" and at < span.start:
            at -= 1
        elif (opened := _bracket_start(norm, at, low, quoted=at == span.start, inside=starts)) < at:
            at = opened
        else:
            break
    return at


def _bracket_start(norm: str, at: int, low: int, *, quoted: bool, inside: Container[int]) -> int:
    """Where a bracket after a party's name (美國（US）), or if `quoted` a quotation, that ends at `at` begins; or `at`."""
    opened = -1
    if norm[at - 1] == "）":
        opened = norm.rfind("（", max(low, at - 40), at)
        opened = opened if opened in inside else -1
    elif norm[at - 1] == "」" and quoted:
        opened = norm.rfind("「", max(low, at - 24), at)
    return opened if opened >= 0 else at


def proper_name(doc: Document, span: Span) -> str:
    """The title in quotation or title marks that holds a trigger: 「矽盛世宣言及…聯合聲明」."""
    for match in _TITLE.finditer(doc.norm, max(0, span.start - 42), span.end + 42):
        if _WORDS.search(match[1]):
            continue
        quoted = doc.norm[match.start()] == "「"  # one that goes on for long is somebody's words
        if match.start(1) <= span.start and span.end <= match.end(1) <= span.end + (6 if quoted else 42):
            return doc.article.text[match.start(1) : match.end(1)]
    return ""


def version_of(around: Surroundings, name: Span, span: Span, trigger: Trigger) -> tuple[str, str | None]:
    """Whose version of a bill a mention names (國民黨團版, 院版, 黨團版), and the owner's key if an actor owns it."""
    low = max(0, name.start - 8)
    match = _VERSION.search(around.doc.norm[low : span.end]) if trigger.type == "law" else None
    if match is None:
        return "", None
    at = low + match.start()
    beside = (around.who.get(a.span, "") for a in around.actors.within(max(0, at - 8), at + 2) if at <= a.span.end)
    owner = next((key for key in beside if key and not key.startswith(COUNTRY)), None)
    if owner is None and match.group(1) in ("党版", "党团版", "版"):
        earlier = around.actors.before(at)[-40:]
        owner = next((a.key for a in reversed(earlier) if a.key.endswith(("黨", "黨團", "党", "党团"))), None)
    if owner is not None:
        return _party(owner), owner
    return "行政院" if match.group(1) in _CABINETS else match.group(1), None


def _party(key: str) -> str:
    """A caucus speaks for its party: 國民黨立法院黨團 is of 國民黨."""
    return re.sub(r"(?:立法院|立院)?(?:黨團|党团|團|团)$", "", key.rsplit("-", 1)[-1])
