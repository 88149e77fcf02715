"""Each way to spoil a good graph is caught, with the message that says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import OWL, RDF, XSD, Dataset, Graph, Literal, Namespace, URIRef

from kg.loading import load
from kg.ontology import BASE
from kg.ontology import KG as KG_
from kg.validate import Report, Severity, validate

# rdflib 7 uses what it has deprecated itself; the warnings are attributed to it, so users do not see them.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

FIXTURE = Path(__file__).parent / "fixtures" / "good.ttl"
KG = Namespace(KG_)
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")

A, B = "article/729f2f2411a79dc4", "article/451a836da71f83da"
STATEMENT = URIRef(BASE + "statement/451a836da71f83da/25-39")
CALL = URIRef(BASE + "event/2026-03-09-call-CN-US")
MEETING = URIRef(BASE + "event/2026-03-05-meeting-CN-US")
BUDGET = URIRef(BASE + "budget/TW-國防特別預算")
AMOUNT = URIRef(BASE + "amount/TW-國防特別預算/1200000000000-TWD")
ANONYMOUS = URIRef(BASE + "official/anon/729f2f2411a79dc4/國安官員")
OTHER_ANONYMOUS = URIRef(BASE + "official/anon/451a836da71f83da/軍方官員")
OFFICIAL = URIRef(BASE + "official/林曉青")
TW, CN = URIRef(BASE + "country/TW"), URIRef(BASE + "country/CN")
CLAIM = URIRef(BASE + "claim/729f2f2411a79dc4/1")
EVIDENCE = URIRef(BASE + B + "#char=25,39")
MEMBERSHIP = URIRef(BASE + "membership/林曉青/外交部長-TW")


@pytest.fixture
def graph() -> Graph:
    return load([FIXTURE])


def put(s: URIRef, p: URIRef, o: URIRef | Literal) -> Callable[[Graph], object]:
    return lambda g: g.set((s, p, o))


def add(s: URIRef, p: URIRef, o: URIRef | Literal) -> Callable[[Graph], object]:
    return lambda g: g.add((s, p, o))


def drop(s: URIRef, p: URIRef) -> Callable[[Graph], object]:
    return lambda g: g.remove((s, p, None))


MUTATIONS: list[tuple[str, Callable[[Graph], object], URIRef, str, str]] = [
    ("statement without evidence", drop(STATEMENT, KG.evidence), STATEMENT, "must have evidence", "必須附有文本依據"),
    ("event without evidence", drop(CALL, KG.evidence), CALL, "must have evidence", "必須附有文本依據"),
    ("budget without evidence", drop(BUDGET, KG.evidence), BUDGET, "must have evidence", "必須附有文本依據"),
    ("official without evidence", drop(OFFICIAL, KG.evidence), OFFICIAL, "must have evidence", "必須附有文本依據"),
    ("two speakers", add(STATEMENT, KG.speaker, CN), STATEMENT, "more than one speaker", "一位以上的發言者"),
    (
        "speaker is a budget",
        put(STATEMENT, KG.speaker, BUDGET),
        STATEMENT,
        "a speaker must be an official",
        "發言者必須是",
    ),
    (
        "speaker is undescribed",
        put(STATEMENT, KG.speaker, KG.x),
        STATEMENT,
        "a speaker must be an official",
        "發言者必須是",
    ),
    ("no speech mode", drop(STATEMENT, KG.speechMode), STATEMENT, "one speech mode", "引述方式"),
    ("odd speech mode", put(STATEMENT, KG.speechMode, KG.sung), STATEMENT, "one speech mode", "引述方式"),
    ("no words", drop(STATEMENT, SCHEMA.text), STATEMENT, "must give its words", "必須附有內容"),
    (
        "two articles",
        add(STATEMENT, PROV.wasDerivedFrom, URIRef(BASE + A)),
        STATEMENT,
        "exactly one article",
        "一篇文章",
    ),
    ("unknown event type", put(CALL, KG.eventType, KG.party), CALL, "one type of the ontology's list", "類型"),
    ("no event type", drop(CALL, KG.eventType), CALL, "one type of the ontology's list", "類型"),
    (
        "date without end",
        drop(CALL, KG.endDate),
        CALL,
        "start date, an end date and a precision",
        "起始日、結束日與精度",
    ),
    ("date without precision", drop(CALL, KG.datePrecision), CALL, "start date, an end date and a precision", "精度"),
    (
        "dates the wrong way round",
        put(CALL, KG.endDate, Literal("2026-03-01", datatype=XSD.date)),
        CALL,
        "not after the end date",
        "不得晚於結束日",
    ),
    ("date is a text", put(CALL, KG.startDate, Literal("3月9日")), CALL, "must be one xsd:date", "xsd:date"),
    (
        "impossible date",
        put(CALL, KG.startDate, Literal("2026-02-30", datatype=XSD.date)),
        CALL,
        "must be one xsd:date",
        "xsd:date",
    ),
    (
        "participant is a place",
        add(CALL, KG.participant, URIRef(BASE + "place/首爾")),
        CALL,
        "a participant must be",
        "參與者",
    ),
    ("place is a country", put(MEETING, KG.place, TW), MEETING, "must be a schema:Place", "事件地點"),
    ("held during a budget", put(MEETING, KG.heldDuring, BUDGET), MEETING, "held during a kg:Event", "期間舉行"),
    ("no name", drop(CALL, SKOS.prefLabel), CALL, "must have a name", "必須有名稱"),
    ("two names", add(CALL, SKOS.prefLabel, Literal("電話", lang="zh-Hant")), CALL, "must have a name", "必須有名稱"),
    ("name in French", add(CALL, SKOS.prefLabel, Literal("appel", lang="fr")), CALL, "must have a name", "必須有名稱"),
    ("amount without value", drop(AMOUNT, SCHEMA.value), AMOUNT, "one value", "一個數額"),
    ("amount is a text", put(AMOUNT, SCHEMA.value, Literal("1.2兆")), AMOUNT, "one value", "一個數額"),
    ("negative amount", put(AMOUNT, SCHEMA.value, Literal("-1", datatype=XSD.decimal)), AMOUNT, "negative", "不得為負"),
    ("odd currency", put(AMOUNT, SCHEMA.currency, Literal("元")), AMOUNT, "ISO 4217", "ISO 4217"),
    ("inferred or not", drop(AMOUNT, KG.currencyInferred), AMOUNT, "currency is inferred", "幣別是否為推定"),
    ("period of days", put(BUDGET, KG.budgetPeriod, Literal("P8D", datatype=XSD.duration)), BUDGET, "P8Y", "P8Y"),
    ("payer is a person", put(BUDGET, KG.budgetOf, OFFICIAL), BUDGET, "paid by one kg:Country", "出資"),
    ("country code", put(TW, KG.isoCode, Literal("TWN")), TW, "ISO 3166-1", "ISO 3166-1"),
    ("anonymous or not", drop(OFFICIAL, KG.anonymous), OFFICIAL, "marked as anonymous or not", "是否匿名"),
    (
        "anonymous in two articles",
        add(ANONYMOUS, KG.evidence, EVIDENCE),
        ANONYMOUS,
        "must belong to one article only",
        "只能屬於一篇文章",
    ),
    (
        "anonymous sources joined",
        add(ANONYMOUS, OWL.sameAs, OTHER_ANONYMOUS),
        OTHER_ANONYMOUS,
        "never be declared the same",
        "不得與他人視為同一",
    ),
    ("membership without role", drop(MEMBERSHIP, ORG.role), MEMBERSHIP, "must have one role", "一個職務"),
    ("claim without source", drop(CLAIM, KG.accordingTo), CLAIM, "according to whom", "必須註明所據"),
    ("claim without factuality", drop(CLAIM, KG.factuality), CLAIM, "factuality", "確定程度"),
    ("evidence without words", drop(EVIDENCE, OA.exact), EVIDENCE, "exact words at its offsets", "原文"),
    ("evidence without article", drop(EVIDENCE, PROV.wasDerivedFrom), EVIDENCE, "exactly one article", "一篇文章"),
    (
        "evidence ends before it starts",
        put(EVIDENCE, OA.start, Literal(99, datatype=XSD.nonNegativeInteger)),
        EVIDENCE,
        "below its end",
        "小於終點",
    ),
    (
        "other words than the text's",
        put(EVIDENCE, OA.exact, Literal("過低")),
        EVIDENCE,
        "not the article's text",
        "不符",
    ),
    (
        "other offsets than the IRI's",
        put(EVIDENCE, OA.end, Literal(38, datatype=XSD.nonNegativeInteger)),
        EVIDENCE,
        "the IRI names other offsets",
        "IRI 所示的位移",
    ),
    (
        "statement with another article's evidence",
        add(STATEMENT, KG.evidence, URIRef(BASE + A + "#char=4,8")),
        STATEMENT,
        "must come from the statement's own article",
        "所屬的文章",
    ),
    (
        "article's text changed",
        put(URIRef(BASE + B), SCHEMA.articleBody, Literal("別的文字", lang="zh-Hant")),
        URIRef(BASE + B),
        "not the one that its IRI was made from",
        "IRI 所本的文字不同",
    ),
]


@pytest.mark.parametrize(
    ("mutate", "thing", "english", "chinese"), [m[1:] for m in MUTATIONS], ids=[m[0] for m in MUTATIONS]
)
def test_a_mutation_is_caught(
    graph: Graph, mutate: Callable[[Graph], object], thing: URIRef, english: str, chinese: str
) -> None:
    mutate(graph)
    report = validate(graph)
    assert not report.conforms
    found = [f.messages for f in report.violations if f.thing == str(thing)]
    assert any(english in m["en"] and chinese in m["zh-Hant"] for m in found), report.text()


def test_a_good_graph_conforms(graph: Graph) -> None:
    report = validate(graph)
    assert report.conforms
    assert report.findings == ()
    assert report.passages == len(set(graph.subjects(RDF.type, KG.Evidence)))
    assert report.counts["statements"] == 8


def test_a_statement_without_a_speaker_is_a_warning_only(graph: Graph) -> None:
    graph.remove((STATEMENT, KG.speaker, None))
    report = validate(graph)
    assert report.conforms
    assert [(f.thing, f.severity) for f in report.findings] == [(str(STATEMENT), Severity.WARNING)]
    assert "has no speaker" in report.text("en")
    assert "沒有發言者" in report.text("zh")


def test_a_claim_in_the_graphs_own_voice_is_a_warning(graph: Graph) -> None:
    graph.add((CALL, KG.initiator, CN))
    report = validate(graph)
    assert report.conforms
    assert [f.thing for f in report.warnings] == [str(CLAIM)]


def test_offsets_are_not_checked_without_the_text(graph: Graph) -> None:
    graph.remove((None, SCHEMA.articleBody, None))
    graph.set((EVIDENCE, OA.exact, Literal("過低")))
    report = validate(graph)
    assert report.conforms
    assert report.passages == 0


def test_one_fault_is_told_once(graph: Graph) -> None:
    graph.add((ANONYMOUS, KG.evidence, EVIDENCE))
    messages = [f.messages["en"] for f in validate(graph).findings]
    assert len(messages) == len(set(messages))


def as_dataset(graph: Graph) -> Dataset:
    """Both articles' graphs by name, each holding what its article's evidence needs, as a build writes them."""
    dataset = Dataset(default_union=True)
    for article in (A, B):
        named = dataset.graph(URIRef(BASE + article))
        for triple in graph:
            named.add(triple)
    return dataset


def test_anonymous_sources_are_compared_across_the_articles_of_a_dataset(graph: Graph) -> None:
    dataset = Dataset(default_union=True)
    first = dataset.graph(URIRef(BASE + A))
    for triple in graph:
        first.add(triple)
    assert validate(dataset).conforms
    second = dataset.graph(URIRef(BASE + B))
    second.add((ANONYMOUS, KG.evidence, EVIDENCE))
    messages = {f.messages["en"] for f in validate(dataset).violations}
    assert "an anonymous source must belong to one article only" in messages


def test_each_article_of_a_dataset_is_checked_alone(graph: Graph) -> None:
    dataset = as_dataset(graph)
    assert validate(dataset).conforms
    dataset.graph(URIRef(BASE + A)).remove((STATEMENT, SCHEMA.text, None))
    assert [f.thing for f in validate(dataset).violations] == [str(STATEMENT)]


def test_a_graph_of_something_else_is_told() -> None:
    report = validate(Graph())
    assert report.conforms
    assert "holds no article" in report.text("en")


def test_text_names_the_thing_the_value_and_the_place(graph: Graph) -> None:
    graph.set((EVIDENCE, OA.exact, Literal("過低\x1b[31m\n")))
    text = validate(graph).text()
    assert "國防特別預算1.25兆元過高" in text
    assert "invented-b.txt, characters 25-39" in text
    assert "\x1b" not in text
    assert text.splitlines()[-1].startswith("Does not conform: 1 violations")


def test_json_holds_what_was_found(graph: Graph) -> None:
    graph.remove((STATEMENT, SCHEMA.text, None))
    document = json.loads(validate(graph).json())
    assert document["conforms"] is False
    assert document["findings"][0]["thing"] == str(STATEMENT)
    assert set(document["findings"][0]["messages"]) == {"en", "zh-Hant"}


def test_the_graph_is_not_changed_and_reports_are_equal(graph: Graph) -> None:
    graph.remove((STATEMENT, SCHEMA.text, None))
    before = set(graph)
    first, second = validate(graph), validate(graph)
    assert set(graph) == before
    assert isinstance(first, Report)
    assert first == second
