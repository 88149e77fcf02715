"""Facts made from an annotation: all of them, or damaged as a weak program would have read them."""

from __future__ import annotations

import random
from collections.abc import Iterable

from kg.evaluate import GoldArticle
from kg.model import (
    Agent,
    AgentKind,
    Article,
    Budget,
    Country,
    Event,
    Facts,
    Mention,
    Money,
    Office,
    Precision,
    Span,
    SpeechMode,
    Statement,
    TimeExpression,
)


class Damage:
    """Drops and bends things, the same ones for the same seed; a `rate` of 0 leaves everything as it is."""

    def __init__(self, seed: int, rate: float, length: int) -> None:
        self.random = random.Random(seed)
        self.rate = rate
        self.length = length

    def hits(self) -> bool:
        return self.random.random() < self.rate

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        kept = [self.moved(span) if self.hits() else span for span in spans if not self.hits()]
        return tuple(sorted(set(kept)))

    def moved(self, span: Span) -> Span:
        start = max(0, span.start + self.random.randint(-3, 3))
        return Span(start, min(self.length, max(start + 1, span.end + self.random.randint(-3, 3))))

    def other(self, value: str, values: Iterable[str]) -> str:
        return self.random.choice(sorted(values)) if self.hits() else value


def facts_of_gold(gold: GoldArticle, seed: int = 0, rate: float = 0.0) -> Facts:
    """The facts that the annotation holds; with a `rate`, some of them dropped, bent or taken for others."""
    damage = Damage(seed, rate, len(gold.text))
    reading = gold.reading
    codes = {code for _, code in reading.countries} | {"FR"}
    refs = {key: damage.other(f"{a.kind}/{key}", (f"{b.kind}/{k}" for k, b in reading.agents.items()))
            for key, a in reading.agents.items()}  # fmt: skip
    return Facts(
        article=Article(gold.text, f"{gold.id}.txt", (), gold.published, gold.script, gold.region),
        times=tuple(_times(gold, damage)),
        countries=tuple(
            Country(code, spans)
            for code in sorted(codes)
            if (spans := damage.spans(s for s, c in reading.countries if damage.other(c, codes) == code))
        ),
        agents=tuple(_agents(gold, damage, refs, codes)),
        statements=tuple(_statements(gold, damage, refs)),
        events=tuple(
            Event(
                ref=f"event/{key}",
                type=damage.other(event.type, ("visit", "call")),
                label=key,
                mentions=spans,
                start=event.period[0] if event.period and not damage.hits() else None,
                end=event.period[1] if event.period else None,
                precision=Precision.INTERVAL,
                participants=tuple(_actor(party, refs) for party in sorted(event.parties) if not damage.hits()),
            )
            for key, event in reading.events.items()
            if (spans := damage.spans(event.mentions))
        ),
        budgets=tuple(
            Budget(
                ref=f"budget/{key}",
                name=key,
                mentions=spans,
                amounts=()
                if budget.amount is None
                else (Money(budget.amount, damage.other(budget.currency or "TWD", ("USD",)), "", spans[0]),),
                years=int(budget.years) if budget.years is not None and not damage.hits() else None,
                payer=damage.other(budget.country, codes) if budget.country else None,
            )
            for key, budget in reading.budgets.items()
            if (spans := damage.spans(budget.mentions))
        ),
    )


def _times(gold: GoldArticle, damage: Damage) -> Iterable[TimeExpression]:
    for span, (first, last) in gold.reading.times:
        for kept in damage.spans([span]):
            yield TimeExpression(kept, first, first if damage.hits() else last, Precision.INTERVAL)


def _agents(gold: GoldArticle, damage: Damage, refs: dict[str, str], codes: set[str]) -> Iterable[Agent]:
    merged: dict[str, list[str]] = {}
    for key, ref in refs.items():
        merged.setdefault(ref, []).append(key)
    for ref, keys in merged.items():
        agents = [gold.reading.agents[key] for key in keys]
        spans = damage.spans(span for agent in agents for span in agent.mentions)
        country = agents[0].country
        if spans:
            yield Agent(
                ref=ref,
                kind=AgentKind(ref.partition("/")[0]),
                name=keys[0],
                mentions=tuple(Mention(span) for span in spans),
                offices=tuple(Office(office, country) for office in agents[0].offices if not damage.hits()),
                country=damage.other(country, codes) if country else None,
            )


def _statements(gold: GoldArticle, damage: Damage, refs: dict[str, str]) -> Iterable[Statement]:
    for number, statement in enumerate(gold.reading.statements):
        speaker = statement.speaker or ""
        spans = damage.spans(statement.spans)
        if spans:
            yield Statement(
                ref=f"statement/{number}",
                spans=spans,
                speaker=None if damage.hits() else _actor(speaker.removeprefix("c:"), refs),
                mode=SpeechMode.INDIRECT,
            )


def _actor(key: str, refs: dict[str, str]) -> str:
    return refs.get(key, f"country/{key}")
