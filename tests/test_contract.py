"""What the graph maker writes is what the ontology defines, the shapes accept and the queries find."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from rdflib import OWL, RDF, SKOS, Dataset, Graph, URIRef

from kg import ontology
from kg.graph import to_graph
from kg.merge.terms import COMPUTED, COMPUTED_CLASSES
from kg.model import (
    Agent,
    AgentKind,
    Article,
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
from kg.query import catalogue, run
from kg.validate import validate

# rdflib 7 uses what it has deprecated itself; the warnings are attributed to it, so users do not see them.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

TEXT = "外交部長林曉青昨日在首爾說，中方主動促成峰會期間的會面；一名國安官員轉述「8年約1.2兆國防預算」。"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def facts() -> Facts:
    """Facts with every field of the model filled."""
    article = Article(
        text=TEXT,
        source="invented.txt",
        blocks=(),
        published=date(2026, 3, 10),
        headline="外交部長談會面",
        byline="周敏",
        outlet="虛構日報",
        keywords=("外交",),
        url="https://example.org/1",
    )
    anonymous = f"official/anon/{article.id}/國安官員"
    day = date(2026, 3, 9)
    outer, inner = f"statement/{article.id}/14-27", f"statement/{article.id}/37-46"
    return Facts(
        article=article,
        times=(TimeExpression(span("昨日"), day, day, Precision.DAY),),
        countries=(Country("CN", (span("中方"),)),),
        agents=(
            Agent(
                ref="official/林曉青",
                kind=AgentKind.OFFICIAL,
                name="林曉青",
                mentions=(Mention(span("林曉青"), How.NAME),),
                aliases=("林部長",),
                offices=(Office("外交部長", "TW", "org/TW-外交部"),),
                country="TW",
            ),
            Agent(
                ref=anonymous,
                kind=AgentKind.OFFICIAL,
                name="國安官員",
                mentions=(Mention(span("國安官員"), How.NOMINAL),),
                country="TW",
                anonymous=True,
                sector="國安",
            ),
            Agent(ref="org/TW-外交部", kind=AgentKind.ORGANIZATION, name="外交部", mentions=(Mention(span("外交部")),)),
            Agent(ref="person/周敏", kind=AgentKind.PERSON, name="周敏", mentions=(Mention(span("說")),)),
        ),
        statements=(
            Statement(
                ref=outer,
                spans=(span("中方主動促成峰會期間的會面"),),
                speaker="official/林曉青",
                mode=SpeechMode.MIXED,
                cue="說",
                cue_span=span("說"),
                speaker_span=span("外交部長林曉青"),
                about=("event/e",),
                mentions=("country/CN",),
            ),
            Statement(
                ref=inner,
                spans=(span("8年約1.2兆國防預算"),),
                speaker=anonymous,
                mode=SpeechMode.DIRECT,
                cue="轉述",
                about=("budget/TW-國防預算",),
                within=outer,
            ),
        ),
        events=(
            Event(
                ref="event/e",
                type="meeting",
                label="會面",
                mentions=(span("會面"),),
                start=day,
                end=day,
                precision=Precision.DAY,
                date_text="昨日",
                participants=("country/CN", "official/林曉青"),
                initiator="country/TW",
                recipient="country/CN",
                place="首爾",
                part_of="event/s",
                held_during="event/s",
                according_to=(outer,),
                status=EventStatus.PLANNED,
            ),
            Event(ref="event/s", type="summit", label="峰會", mentions=(span("峰會"),)),
        ),
        budgets=(
            Budget(
                ref="budget/TW-國防預算",
                name="國防預算",
                mentions=(span("8年約1.2兆國防預算"),),
                amounts=(Money(Decimal("1.2e12"), "TWD", "約1.2兆", span("約1.2兆"), True, True),),
                years=8,
                payer="TW",
                purpose="國防",
                status="proposed",
                according_to=(inner,),
            ),
        ),
        claims=(
            Claim(
                ref=f"claim/{article.id}/1",
                subject="event/e",
                predicate="initiator",
                object="country/CN",
                according_to=outer,
                evidence=(span("中方主動促成峰會期間的會面"),),
                factuality=Factuality.UNCERTAIN,
            ),
        ),
    )


@pytest.fixture(scope="module")
def graph() -> Graph:
    return to_graph(facts())


def test_every_emitted_term_is_declared(graph: Graph) -> None:
    vocabulary = ontology.vocabulary()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, SKOS.Concept)
    declared = {term for kind in kinds for term in vocabulary.subjects(RDF.type, kind)}
    emitted = set(graph.predicates()) | set(graph.objects(None, RDF.type))
    emitted |= {o for o in graph.objects() if isinstance(o, URIRef) and o.startswith(ontology.KG)}
    assert emitted - {RDF.type} - declared == set()


# What only several articles together have.
MERGING_WRITES = {
    "kg:asRead",
    "kg:firstReported",
    "kg:independentSources",
    "kg:nearCopyOf",
    "kg:outlets",
    "kg:possiblySameAs",
    "kg:reports",
}


def test_every_defined_property_and_class_is_emitted(graph: Graph) -> None:
    vocabulary = ontology.vocabulary()
    emitted = set(graph.predicates()) | set(graph.objects(None, RDF.type))
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    own = {t for k in kinds for t in vocabulary.subjects(RDF.type, k) if str(t).startswith(ontology.KG)}
    left = own - emitted - COMPUTED - COMPUTED_CLASSES  # these only a merge of several articles writes
    assert {ontology.shorten(str(term)) for term in left} == {"kg:Actor"}  # named by its subclasses


def test_the_shapes_accept_it(graph: Graph) -> None:
    report = validate(graph)
    assert report.findings == (), report.text("en")
    assert report.passages == len(set(graph.subjects(RDF.type, URIRef(ontology.KG + "Evidence"))))


def test_a_dataset_of_it_is_accepted_and_answered(graph: Graph) -> None:
    dataset = Dataset()
    named = dataset.graph(URIRef(ontology.BASE + facts().article.ref))
    for triple in graph:
        named.add(triple)
    assert validate(dataset).findings == ()
    assert run(dataset, name="budgets").rows == run(graph, name="budgets").rows != ()


def test_queries_find_it(graph: Graph) -> None:
    needed = {"country": "CN", "thing": "會面"}
    empty = {
        query.name
        for query in catalogue()
        if not run(
            graph, name=query.name, bindings={p.name: needed[p.name] for p in query.parameters if p.required}
        ).rows
    }
    # These need more than one article, or a source that contradicts another.
    across = {
        "contested-attributions",
        "contested-dates",
        "contested-parties",
        "near-copies",
        "possibly-same",
        "rival-claims",
        "speaker-over-time",
    }
    # Nothing in these facts is denied, has a second amount, or is a statement by a country or with two countries.
    assert empty - across == {"denials", "contested-amounts", "country-statements", "co-mentions"}


@pytest.mark.parametrize("base", ["https://example.org/news/", "urn:news:"])
def test_another_base_is_accepted_and_answered(base: str) -> None:
    graph = to_graph(facts(), base)
    assert validate(graph).findings == ()
    for value in ("country/CN", "CN", base + "country/CN"):
        assert len(run(graph, name="contacts", bindings={"country": value})) == 1
