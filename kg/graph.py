"""The facts of an article as RDF. This module is the only maker of the data's triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from rdflib import Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD

from kg import ontology
from kg.iri import DEFAULT_BASE, checked_base, evidence_iri, iri
from kg.lexicon.countries import CountryEntry, countries
from kg.link import amount_ref, place_ref
from kg.model import (
    Agent,
    AgentKind,
    Article,
    Budget,
    Claim,
    Country,
    Event,
    Facts,
    Money,
    Office,
    Precision,
    Ref,
    Span,
    Statement,
)
from kg.reading.script import script_of

KG = Namespace(ontology.KG)
SCHEMA = Namespace(ontology.SCHEMA)
ORG = Namespace(ontology.ORG)
OA = Namespace(ontology.OA)

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_LANGUAGE = {"hant": "zh-Hant", "hans": "zh-Hans"}
_AGENT_CLASS = {
    AgentKind.OFFICIAL: KG.Official,
    AgentKind.PERSON: SCHEMA.Person,
    AgentKind.ORGANIZATION: ORG.Organization,
}


def to_graph(facts: Facts, base: str = DEFAULT_BASE) -> Graph:
    """The graph of one article's facts.

    Args:
        facts: all that was read from the article.
        base: the namespace of the data (not of the vocabulary).

    Raises:
        KgError: `base` is no absolute IRI.
    """
    graph = empty_graph()
    for triple in triples(facts, base):
        graph.add(triple)
    return graph


def empty_graph() -> Graph:
    """A graph with the prefixes bound and nothing in it."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in ontology.PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph


def named_graphs(graphs: Iterable[tuple[Article, Graph]], base: str = DEFAULT_BASE) -> Dataset:
    """A dataset with one graph an article, named by the article's IRI."""
    base = checked_base(base)
    dataset = Dataset()
    for prefix, namespace in ontology.PREFIXES.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    for article, graph in graphs:
        named = dataset.graph(URIRef(iri(article.ref, base)))
        for triple in graph:
            named.add(triple)
    return dataset


def triples(facts: Facts, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """The triples of one article's facts; a triple may come more than once."""
    yield from _Writer(facts, checked_base(base)).all()


class _Writer:
    """Writes the facts of one article. Every method yields the triples of one thing."""

    def __init__(self, facts: Facts, base: str) -> None:
        self.facts = facts
        self.base = base
        self.text = facts.article.text
        self.article = self.node(facts.article.ref)
        self.times = {time.span: time for time in reversed(facts.times)}
        self.described: set[Span] = set()
        self.agents = {agent.ref for agent in facts.agents}

    # -- terms --

    def node(self, ref: Ref) -> URIRef:
        return URIRef(iri(ref, self.base))

    def words(self, text: str) -> Literal:
        """A Chinese text, in the script that its characters show, else in the article's."""
        return Literal(text, lang=_LANGUAGE[script_of(text, self.facts.article.script)])

    def all(self) -> Iterator[Triple]:
        facts = self.facts
        yield from self.article_itself(facts.article)
        for time in facts.times:
            yield from self.evidence(time.span)
        for country in facts.countries:
            yield from self.country(country)
        for agent in facts.agents:
            yield from self.agent(agent)
        for statement in facts.statements:
            yield from self.statement(statement)
        for event in facts.events:
            yield from self.event(event)
        for budget in facts.budgets:
            yield from self.budget(budget)
        for claim in facts.claims:
            yield from self.claim(claim)
        for code in sorted(self.countries_referred_to() - {country.code for country in facts.countries}):
            yield from self.country(Country(code, ()))

    def countries_referred_to(self) -> set[str]:
        """The codes of the countries that other facts point to, mentioned themselves or not."""
        facts = self.facts
        codes = {agent.country for agent in facts.agents} | {budget.payer for budget in facts.budgets}
        codes |= {office.country for agent in facts.agents for office in agent.offices}
        refs: set[Ref | None] = {statement.speaker for statement in facts.statements}
        for statement in facts.statements:
            refs.update(statement.about, statement.mentions)
        for event in facts.events:
            refs.update((event.initiator, event.recipient), event.participants)
        for claim in facts.claims:
            refs.update((claim.subject, claim.object))
        codes |= {ref.removeprefix("country/") for ref in refs if ref and ref.startswith("country/")}
        return {code for code in codes if code}

    # -- things --

    def article_itself(self, article: Article) -> Iterator[Triple]:
        me = self.article
        yield me, RDF.type, SCHEMA.NewsArticle
        yield me, DCTERMS.conformsTo, URIRef(ontology.VERSION_IRI)
        yield me, SCHEMA.articleBody, Literal(article.text, lang=_LANGUAGE[article.script])
        yield me, SCHEMA.inLanguage, Literal(_LANGUAGE[article.script])
        if article.headline:
            yield me, SCHEMA.headline, Literal(article.headline, lang=_LANGUAGE[article.script])
        if article.published:
            yield me, SCHEMA.datePublished, _day(article.published)
        if article.source:
            yield me, DCTERMS.source, Literal(Path(article.source).name)
        if article.byline:
            yield me, SCHEMA.author, Literal(article.byline, lang=_LANGUAGE[article.script])
        if article.outlet:
            yield me, SCHEMA.publisher, self.words(article.outlet)
        if article.url:
            yield me, SCHEMA.url, Literal(article.url, datatype=XSD.anyURI, normalize=False)
        for keyword in article.keywords:
            yield me, SCHEMA.keywords, self.words(keyword)

    def evidence(self, span: Span, thing: URIRef | None = None) -> Iterator[Triple]:
        """A stretch of the text, as evidence for a thing if one is given. It is described once."""
        me = URIRef(evidence_iri(self.facts.article.ref, span, self.base))
        if thing is not None:
            yield thing, KG.evidence, me
        if span in self.described:
            return
        self.described.add(span)
        yield me, RDF.type, KG.Evidence
        yield me, OA.start, _offset(span.start)
        yield me, OA.end, _offset(span.end)
        yield me, OA.exact, Literal(span.of(self.text))
        yield me, PROV.wasDerivedFrom, self.article
        if (time := self.times.get(span)) is not None:
            yield from _period(me, time.start, time.end, time.precision)

    def evidences(self, thing: URIRef, spans: Iterable[Span]) -> Iterator[Triple]:
        for span in spans:
            yield from self.evidence(span, thing)

    def country(self, country: Country) -> Iterator[Triple]:
        me = self.node(country.ref)
        yield me, RDF.type, KG.Country
        yield me, KG.isoCode, Literal(country.code)
        if (names := _country_names().get(country.code)) is not None:
            yield me, SKOS.prefLabel, Literal(names.name, lang="zh-Hant")
            yield me, SKOS.prefLabel, Literal(names.name_hans, lang="zh-Hans")
            yield me, SKOS.prefLabel, Literal(names.name_en, lang="en")
        yield from self.evidences(me, country.mentions)

    def agent(self, agent: Agent) -> Iterator[Triple]:
        me = self.node(agent.ref)
        yield me, RDF.type, _AGENT_CLASS[agent.kind]
        yield me, SKOS.prefLabel, self.words(agent.name)
        for alias in agent.aliases:
            if alias != agent.name:
                yield me, SKOS.altLabel, self.words(alias)
        if agent.kind is AgentKind.OFFICIAL or agent.anonymous:
            yield me, KG.anonymous, Literal(agent.anonymous)
        if agent.country:
            yield me, KG.represents, self.node(f"country/{agent.country}")
        if agent.sector:
            yield me, KG.sector, self.words(agent.sector)
        for office in agent.offices:
            yield from self.membership(agent, me, office)
        yield from self.evidences(me, (mention.span for mention in agent.mentions))

    def membership(self, agent: Agent, holder: URIRef, office: Office) -> Iterator[Triple]:
        path = agent.ref.partition("/")[2]
        me = self.node(f"membership/{path}/{_segment(office.role)}" + (f"-{office.country}" if office.country else ""))
        role = self.node(f"role/{_segment(office.role)}")
        yield me, RDF.type, ORG.Membership
        yield me, ORG.member, holder
        yield me, ORG.role, role
        yield me, PROV.wasDerivedFrom, self.article
        yield role, RDF.type, ORG.Role
        yield role, SKOS.prefLabel, self.words(office.role)
        if office.country:
            yield me, KG.officeOf, self.node(f"country/{office.country}")
        if office.organization in self.agents:
            yield me, ORG.organization, self.node(str(office.organization))
        yield me, KG.officeInferred, Literal(office.inferred)
        if self.facts.article.published:
            yield me, KG.attestedOn, _day(self.facts.article.published)

    def statement(self, statement: Statement) -> Iterator[Triple]:
        me = self.node(statement.ref)
        yield me, RDF.type, KG.Statement
        yield me, KG.speechMode, KG[str(statement.mode)]
        yield me, SCHEMA.text, Literal(self.said(statement), lang=_LANGUAGE[self.facts.article.script])
        yield me, PROV.wasDerivedFrom, self.article
        if statement.speaker:
            yield me, KG.speaker, self.node(statement.speaker)
        if statement.speaker_span:
            yield me, KG.speakerText, Literal(statement.speaker_span.of(self.text))
        if statement.cue:
            yield me, KG.cue, Literal(statement.cue)
        for ref in statement.about:
            yield me, SCHEMA.about, self.node(ref)
        for ref in statement.mentions:
            yield me, SCHEMA.mentions, self.node(ref)
        if statement.within:
            yield me, KG.accordingTo, self.node(statement.within)
        yield from self.evidences(me, statement.spans)

    def said(self, statement: Statement) -> str:
        """The words of a statement; what stands between its stretches is left out, a paragraph break is kept."""
        text = ""
        end = 0
        for span in statement.spans:
            if text:
                text += "\n" if "\n" in self.text[end : span.start] else " … "
            text += span.of(self.text)
            end = span.end
        return text

    def event(self, event: Event) -> Iterator[Triple]:
        me = self.node(event.ref)
        yield me, RDF.type, KG.Event
        yield me, KG.eventType, KG[event.type]
        yield me, SKOS.prefLabel, self.words(event.label)
        if event.status is not None:
            yield me, KG.eventStatus, KG[str(event.status)]
        for ref in event.participants:
            yield me, KG.participant, self.node(ref)
        if event.initiator:
            yield me, KG.initiator, self.node(event.initiator)
        if event.recipient:
            yield me, KG.recipient, self.node(event.recipient)
        if event.place:
            place = self.node(place_ref(event.place))
            yield me, KG.place, place
            yield place, RDF.type, SCHEMA.Place
            yield place, SKOS.prefLabel, self.words(event.place)
        if event.part_of:
            yield me, KG.subEventOf, self.node(event.part_of)
        if event.held_during:
            yield me, KG.heldDuring, self.node(event.held_during)
        if event.start:
            yield from _period(me, event.start, event.end or event.start, event.precision or Precision.DAY)
        if event.date_text:
            yield me, KG.dateText, self.words(event.date_text)
        yield from self.vouchers(me, event.according_to)
        yield from self.evidences(me, event.mentions)

    def budget(self, budget: Budget) -> Iterator[Triple]:
        me = self.node(budget.ref)
        yield me, RDF.type, KG.Budget
        yield me, SKOS.prefLabel, self.words(budget.name)
        if budget.years:
            yield me, KG.budgetPeriod, Literal(f"P{budget.years}Y", datatype=XSD.duration, normalize=False)
        if budget.payer:
            yield me, KG.budgetOf, self.node(f"country/{budget.payer}")
        if budget.purpose:
            yield me, KG.purpose, self.words(budget.purpose)
        if budget.status:
            yield me, KG.budgetStatus, KG[budget.status]
        sums: dict[tuple[Decimal, str], list[Money]] = {}
        for money in budget.amounts:
            sums.setdefault((money.value, money.currency), []).append(money)
        for (value, currency), wordings in sums.items():
            yield from self.amount(budget, me, value, currency, wordings)
        yield from self.vouchers(me, budget.according_to)
        yield from self.evidences(me, budget.mentions)

    def amount(
        self, budget: Budget, payable: URIRef, value: Decimal, currency: str, wordings: list[Money]
    ) -> Iterator[Triple]:
        number = plain(value)
        me = self.node(amount_ref(budget.ref, number, currency))
        yield payable, KG.amount, me
        yield me, RDF.type, SCHEMA.MonetaryAmount
        yield me, SCHEMA.value, Literal(number, datatype=XSD.decimal, normalize=False)
        yield me, SCHEMA.currency, Literal(currency)
        yield me, KG.amountText, self.words(wordings[0].text)
        yield me, KG.currencyInferred, Literal(all(money.inferred for money in wordings))
        yield me, KG.approximate, Literal(any(money.approximate for money in wordings))
        yield from self.evidences(me, (money.span for money in wordings))

    def claim(self, claim: Claim) -> Iterator[Triple]:
        me = self.node(claim.ref)
        yield me, RDF.type, KG.Claim
        yield me, RDF.subject, self.node(claim.subject)
        yield me, RDF.predicate, KG[claim.predicate]
        term = claim.object.removeprefix("kg:")
        if claim.value is not None:
            yield me, RDF.object, _day(claim.value)
        else:
            yield me, RDF.object, KG[term] if term != claim.object else self.node(claim.object)
        yield me, KG.factuality, KG[str(claim.factuality)]
        yield from self.vouchers(me, (claim.according_to,))
        yield from self.evidences(me, claim.evidence)

    def vouchers(self, thing: URIRef, statements: tuple[Ref, ...]) -> Iterator[Triple]:
        """Who vouches for a thing: the statements, else the article itself."""
        for ref in statements:
            yield thing, KG.accordingTo, self.node(ref)
        if not statements:
            yield thing, KG.accordingTo, self.article


@cache
def _country_names() -> dict[str, CountryEntry]:
    return {entry.code: entry for entry in countries()}


# ---- literals ------------------------------------------------------------------------------------------------------


def plain(value: Decimal) -> str:
    """The one spelling of a decimal: no exponent, no zeros at the end, no sign on zero."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if text.strip("-0.") else "0"


def _segment(name: str) -> str:
    """A name as one step of a path: a slash in it becomes a full-width one."""
    return name.replace("/", "／")


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date, normalize=False)


def _offset(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.nonNegativeInteger, normalize=False)


def _period(thing: URIRef, start: date, end: date, precision: Precision) -> Iterator[Triple]:
    yield thing, KG.startDate, _day(start)
    yield thing, KG.endDate, _day(end)
    yield thing, KG.datePrecision, KG[str(precision)]
