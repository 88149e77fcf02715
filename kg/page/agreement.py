"""What a merge computes of how articles agree: how many tell of a thing, and where they state different things of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.page.index import KG, PROV, RDF, Index, day, number, tail
from kg.page.story import Corroboration, Dispute, Position, When

Told = dict[str, dict[str, set[int]]]
"""Property → value as it stands in the graph → the indices of the articles that state it."""

_DATES = (KG + "startDate", KG + "endDate", KG + "datePrecision")
_SINGLE = {
    KG + "eventType": "eventType",
    KG + "eventStatus": "status",
    KG + "budgetStatus": "status",
    KG + "budgetPeriod": "period",
    KG + "budgetOf": "budgetOf",
    KG + "place": "place",
    KG + "initiator": "initiator",
    KG + "recipient": "recipient",
}
"""Of these a thing has one. Names and wordings differ without anybody disagreeing; amounts stand with their evidence."""

_PARTIES = {KG + "initiator": "initiator", KG + "recipient": "recipient", KG + "participant": "participant"}
_CONCEPTS = frozenset(("eventType", "status"))


def corroboration(index: Index, iri: str) -> Corroboration | None:
    """The counts that a merge wrote for a thing, if it did."""
    articles, outlets, sources = (
        number(index.one(iri, KG + name)) for name in ("articles", "outlets", "independentSources")
    )
    if articles < 1:
        return None
    return Corroboration(articles, max(outlets, 0), max(sources, 0), day(index.one(iri, KG + "firstReportedOn")))


def reported(index: Index, article_at: Mapping[str, int]) -> dict[str, Told]:
    """What each article states of each event and budget that several tell of."""
    found: dict[str, Told] = {}
    for fact in index.classes.get(KG + "ReportedFact", ()):
        articles = {article_at[str(a)] for a in index.all(fact, PROV + "wasDerivedFrom") if str(a) in article_at}
        subject, predicate = index.one(fact, RDF + "subject"), index.one(fact, RDF + "predicate")
        value = index.one(fact, RDF + "object")
        if articles and subject and predicate and value:
            found.setdefault(subject, {}).setdefault(predicate, {}).setdefault(value, set()).update(articles)
    return found


def disputes(told: Told, thing_at: Mapping[str, int], carriers: frozenset[int]) -> Iterator[Dispute]:
    """Where articles state different things of one thing, and which parties to it only some of them name.

    Args:
        carriers: all articles that tell of the thing.
    """
    periods = _periods(told)
    if _differ(periods.values()):
        yield Dispute("date", _ordered(Position(tuple(sorted(a)), when=when) for when, a in periods.items()))
    contested = set()
    for predicate, name in _SINGLE.items():
        values = told.get(predicate, {})
        if _differ(values.values()):
            contested.add(predicate)
            yield Dispute(name, _ordered(_position(name, value, a, thing_at) for value, a in values.items()))
    known: set[Position] = set()
    for predicate, name in _PARTIES.items():
        if predicate in contested:
            continue
        positions = [
            position
            for value, articles in told.get(predicate, {}).items()
            if articles < carriers
            and (position := _position(name, value, articles, thing_at)).thing >= 0
            and position not in known
        ]
        known.update(positions)
        if positions:
            yield Dispute(name, _ordered(positions), partly=True)


def _periods(told: Told) -> dict[When, set[int]]:
    """Which articles give which date; articles that give none are not in it."""
    dates: dict[int, dict[str, str]] = {}
    for predicate in _DATES:
        for value, articles in sorted(told.get(predicate, {}).items()):
            for article in articles:
                dates.setdefault(article, {})[predicate] = value
    found: dict[When, set[int]] = {}
    for article, given in dates.items():
        first, last, precision = (given.get(predicate, "") for predicate in _DATES)
        start, end = day(first or last), day(last or first)
        if start and start <= end:
            found.setdefault(When(start, end, tail(precision)), set()).add(article)
    return found


def _differ(groups: Iterable[set[int]]) -> bool:
    """Whether an article states one value and another article another one, neither of them both."""
    sides = list(groups)
    return any(one - other and other - one for at, one in enumerate(sides) for other in sides[at + 1 :])


def _position(name: str, value: str, articles: set[int], thing_at: Mapping[str, int]) -> Position:
    thing = thing_at.get(value, -1)
    text = "" if thing >= 0 else tail(value) if name in _CONCEPTS else value
    return Position(tuple(sorted(articles)), thing=thing, text=text)


def _ordered(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Those of most articles first, then those of the earliest."""
    return tuple(sorted(positions, key=lambda p: (-len(p.articles), p.articles, p.thing, p.text, str(p.when))))
