"""A small invented article and all that is to be read from it, one thing of every kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kg.article import parse_article
from kg.model import (
    Agent,
    AgentKind,
    Budget,
    Claim,
    Country,
    Event,
    EventStatus,
    Facts,
    Factuality,
    How,
    Mention,
    Money,
    Office,
    Precision,
    Span,
    SpeechMode,
    Statement,
    TimeExpression,
)

TEXT = """2026-03-09
磋商將恢復　林佑辰：門開著
關鍵字：外交、磋商
記者陳怡安／台北報導

外交部發言人林佑辰昨天（8日）說，台日磋商10日在東京登場，「門一直是開著的」。一名國防部官員透露，這是日方主動提出，8年40億元的經費已編列。
"""

ARTICLE = parse_article(TEXT, "small.txt")


def at(words: str, number: int = 0) -> Span:
    """The stretch of some words, at their `number`-th occurrence."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def here(kind: str, span: Span) -> str:
    return f"{kind}/{ARTICLE.id}/{span.start}-{span.end}"


_SAID = (at("台日磋商10日在東京登場，「門一直是開著的」"),)
_TOLD = (at("這是日方主動提出，8年40億元的經費已編列"),)
_FIRST, _SECOND = here("statement", _SAID[0]), here("statement", _TOLD[0])
_ANON = f"official/anon/{ARTICLE.id}/國防部官員"
_EVENT = "event/2026-03-10-meeting-JP-TW"

FACTS = Facts(
    ARTICLE,
    times=(
        TimeExpression(at("昨天（8日）"), date(2026, 3, 8), date(2026, 3, 8), Precision.DAY),
        TimeExpression(at("10日"), date(2026, 3, 10), date(2026, 3, 10), Precision.DAY),
    ),
    countries=(
        Country("JP", (at("日", 1), at("日方"))),
        Country("TW", (at("台", 1),)),
    ),
    agents=(
        Agent(
            "official/林佑辰",
            AgentKind.OFFICIAL,
            "林佑辰",
            (Mention(at("林佑辰", 0)), Mention(at("林佑辰", 1))),
            aliases=("林發言人",),
            offices=(Office("發言人", "TW", "org/TW-外交部"),),
            country="TW",
        ),
        Agent(_ANON, AgentKind.OFFICIAL, "國防部官員", (Mention(at("國防部官員"), How.NOMINAL),), country="TW", anonymous=True, sector="軍方"),
        Agent("org/TW-外交部", AgentKind.ORGANIZATION, "外交部", (Mention(at("外交部")),), country="TW"),
    ),
    statements=(
        Statement(_FIRST, _SAID, "official/林佑辰", SpeechMode.MIXED, "說", at("說"), at("外交部發言人林佑辰"), about=(_EVENT,), mentions=("country/JP", "country/TW")),
        Statement(_SECOND, _TOLD, _ANON, SpeechMode.INDIRECT, "透露", at("透露"), at("一名國防部官員"), about=(_EVENT, "budget/TW-經費")),
    ),
    events=(
        Event(
            _EVENT,
            "meeting",
            "台日磋商",
            (at("台日磋商"),),
            date(2026, 3, 10),
            date(2026, 3, 10),
            Precision.DAY,
            "10日",
            participants=("country/JP", "country/TW"),
            place="東京",
            according_to=(_FIRST,),
            status=EventStatus.PLANNED,
        ),
    ),
    budgets=(
        Budget(
            "budget/TW-經費",
            "經費",
            (at("8年40億元的經費"),),
            (Money(Decimal("4.0e9"), "TWD", "40億元", at("40億元"), inferred=True),),
            years=8,
            payer="TW",
            status="approved",
            according_to=(_SECOND,),
        ),
    ),
    claims=(Claim(f"claim/{ARTICLE.id}/1", _EVENT, "initiator", "country/JP", _SECOND, (at("這是日方主動提出"),), Factuality.CERTAIN),),
)  # fmt: skip
