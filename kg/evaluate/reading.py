"""What was read from one article, in the form that is compared: of an annotation and of a graph alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from kg.errors import ReadError
from kg.model import Facts, Span

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

_T = TypeVar("_T")

#: First and last day.
Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class AgentReading:
    """`kind` is ``official``, ``person`` or ``org``; `offices` are names, or IRIs that end in them."""

    kind: str
    mentions: tuple[Span, ...]
    offices: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class StatementReading:
    """`speaker` is the key of an agent, ``c:`` and a country's code, or None where nobody is named."""

    speaker: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EventReading:
    """`parties` are keys of agents and codes of countries."""

    type: str
    mentions: tuple[Span, ...]
    period: Period | None = None
    parties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BudgetReading:
    """`amount` is in single units; None where it is not said."""

    mentions: tuple[Span, ...]
    amount: Decimal | None = None
    currency: str | None = None
    years: Decimal | None = None
    country: str | None = None


@dataclass(frozen=True)
class Reading:
    """All families of one article. Keys are IRIs, or in an annotation its ids: the same wherever the same is meant."""

    countries: tuple[tuple[Span, str], ...] = ()
    times: tuple[tuple[Span, Period], ...] = ()
    agents: dict[str, AgentReading] = field(default_factory=dict)
    statements: tuple[StatementReading, ...] = ()
    events: dict[str, EventReading] = field(default_factory=dict)
    budgets: dict[str, BudgetReading] = field(default_factory=dict)


def number(text: str | None) -> Decimal | None:
    """The number that a text is, or None if it is none."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def reading_of(built: Facts | Graph | Path) -> Reading:
    """What is in the facts, the graph, or the Turtle file of one article.

    Raises:
        ReadError: the file cannot be read, or the graph does not keep to the ontology where it is read here.
    """
    if isinstance(built, Facts):
        from kg.graph import to_graph

        return _GraphReader(to_graph(built)).reading()
    if isinstance(built, Path):
        from kg.loading import load

        return _GraphReader(load([built])).reading()
    return _GraphReader(built).reading()


class _GraphReader:
    """Reads the graph of one article by the names of the ontology, in a fixed order."""

    def __init__(self, graph: Graph) -> None:
        from rdflib import Namespace

        from kg import ontology

        self.graph = graph
        self.kg = Namespace(ontology.KG)
        self.schema = Namespace(ontology.SCHEMA)
        self.org = Namespace(ontology.ORG)
        self.oa = Namespace(ontology.OA)
        self.iso = {
            country: code for country in self.of_class(self.kg.Country) if (code := self.one(country, self.kg.isoCode))
        }

    def reading(self) -> Reading:
        events = {str(event): self.event(event) for event in self.of_class(self.kg.Event)}
        return Reading(
            countries=tuple(sorted((span, code) for country, code in self.iso.items() for span in self.spans(country))),
            times=tuple(sorted(self.times())),
            agents=dict(self.agents()),
            statements=tuple(self.statement(statement) for statement in self.of_class(self.kg.Statement)),
            events=events,
            budgets={str(budget): self.budget(budget) for budget in self.of_class(self.kg.Budget)},
        )

    # -- terms --

    def of_class(self, cls: URIRef) -> list[Node]:
        from rdflib import RDF

        return sorted(self.graph.subjects(RDF.type, cls, unique=True), key=str)

    def all(self, thing: Node, *predicates: URIRef) -> Iterator[Node]:
        for predicate in predicates:
            yield from sorted(self.graph.objects(thing, predicate, unique=True), key=str)

    def one(self, thing: Node, predicate: URIRef) -> str | None:
        return next((str(value) for value in self.all(thing, predicate)), None)

    def spans(self, thing: Node) -> tuple[Span, ...]:
        return tuple(sorted({self.span(evidence) for evidence in self.all(thing, self.kg.evidence)}))

    def span(self, evidence: Node) -> Span:
        start, end = self.one(evidence, self.oa.start), self.one(evidence, self.oa.end)
        if start is None or end is None:
            raise ReadError(f"{evidence}: evidence without oa:start and oa:end; build the graph again")
        return Span(int(start), int(end))

    def period(self, thing: Node) -> Period | None:
        start = self.one(thing, self.kg.startDate)
        if start is None:
            return None
        end = self.one(thing, self.kg.endDate) or start
        try:
            return date.fromisoformat(start), date.fromisoformat(end)
        except ValueError as error:
            raise ReadError(f"{thing}: {start}/{end} are no dates; write xsd:date") from error

    def actor(self, thing: Node) -> str:
        return f"c:{self.iso[thing]}" if thing in self.iso else str(thing)

    # -- families --

    def times(self) -> Iterator[tuple[Span, Period]]:
        for evidence in self.of_class(self.kg.Evidence):
            if period := self.period(evidence):
                yield self.span(evidence), period

    def agents(self) -> Iterator[tuple[str, AgentReading]]:
        from rdflib import RDF

        kinds = {self.kg.Official: "official", self.schema.Person: "person", self.org.Organization: "org"}
        found = {agent for cls in kinds for agent in self.of_class(cls)} - set(self.iso)
        for agent in sorted(found, key=str):
            # An official is also a person, if somebody has spelt out what the ontology implies.
            kind = next(kind for cls, kind in kinds.items() if (agent, RDF.type, cls) in self.graph)
            memberships = sorted(self.graph.subjects(self.org.member, agent, unique=True), key=str)
            countries = [
                *self.all(agent, self.kg.represents),
                *(country for membership in memberships for country in self.all(membership, self.kg.officeOf)),
            ]
            yield (
                str(agent),
                AgentReading(
                    kind=kind,
                    mentions=self.spans(agent),
                    offices=tuple(
                        unquote(str(o)) for membership in memberships for o in self.all(membership, self.org.role)
                    ),
                    country=_first(self.iso.get(country) for country in countries),
                ),
            )

    def statement(self, statement: Node) -> StatementReading:
        speaker = _first(self.all(statement, self.kg.speaker))
        return StatementReading(self.actor(speaker) if speaker is not None else None, self.spans(statement))

    def event(self, event: Node) -> EventReading:
        parties = self.all(event, self.kg.participant, self.kg.initiator, self.kg.recipient)
        kind = self.one(event, self.kg.eventType) or ""
        return EventReading(
            type=kind.rpartition("#")[2].rpartition("/")[2],
            mentions=self.spans(event),
            period=self.period(event),
            parties=frozenset(self.actor(party).removeprefix("c:") for party in parties),
        )

    def budget(self, budget: Node) -> BudgetReading:
        money = _first(self.all(budget, self.kg.amount))
        payer = _first(self.all(budget, self.kg.budgetOf))
        return BudgetReading(
            mentions=self.spans(budget),
            amount=number(self.one(money, self.schema.value)) if money is not None else None,
            currency=self.one(money, self.schema.currency) if money is not None else None,
            years=number((self.one(budget, self.kg.budgetPeriod) or "").strip("PY")),
            country=self.iso.get(payer) if payer is not None else None,
        )


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)
