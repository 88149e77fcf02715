"""Merging: what becomes one and what stays two, and that order and grouping never matter."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from merge_stories import CHOU, CN, FIRST, LIANG, SECOND, STORIES, THIRD, TW, US, Story
from rdflib import RDF, SKOS, BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, XSD

from kg.errors import KgError
from kg.graph import KG, ORG, SCHEMA, empty_graph
from kg.loading import load
from kg.merge import Merged, corpus_of, merge, merge_corpus, parse_judgement, read_judgements, remove
from kg.merge.diff import difference, in_words
from kg.merge.files import find_article, read_corpus
from kg.model import AgentKind, EventStatus
from kg.ontology import BASE
from kg.query import run
from kg.validate import validate
from kg.writers import serialize

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")


def node(ref: str) -> URIRef:
    return URIRef(BASE + ref)


def merged(*stories: Story, judgements: str = "") -> Merged:
    lines = [parse_judgement(line, f"judgements:{n}") for n, line in enumerate(judgements.split("\n"), 1) if line]
    return merge([story.graph for story in stories], lines)


def things(graph: Graph, kind: str) -> list[str]:
    cls = {"event": KG.Event, "budget": KG.Budget, "official": KG.Official, "person": SCHEMA.Person}[kind]
    return sorted(str(s).removeprefix(BASE) for s in graph.subjects(RDF.type, cls))


def turtle(graph: Graph) -> str:
    return serialize(graph)


# ---- what is one, what is two ----------------------------------------------------------------------------------------


def call(
    lead: str, when: str, parties: tuple[str, ...], label: str = "通話", day: str = "2026-03-10", type_: str = "call"
) -> Story:
    story = Story(lead, day)
    for party in parties:
        if party.startswith("official/"):
            story.person(party.removeprefix("official/"), {CHOU: "CN", LIANG: "US"}.get(party))
    return story.event(type_, label, when, parties)


SAME = "joined"
TWO = "kept apart"


@pytest.mark.parametrize(
    ("outcome", "why", "left", "right"),
    [
        (SAME, "a day and the same day", call("甲", "2026-03-09", (CN, US)), call("乙", "2026-03-09", (CN, US))),
        (SAME, "a month and a day in it", call("甲", "2026-03", (CN, US)), call("乙", "2026-03-09", (CN, US))),
        (SAME, "countries and their officials", call("甲", "2026-03-09", (CN, US)), call("乙", "2026-03-09", (CHOU, LIANG))),
        (SAME, "one party more", call("甲", "2026-03-09", (CN, US, TW)), call("乙", "2026-03-09", (CN, US))),
        (SAME, "no date, told soon after", call("甲", "2026-03-09", (CHOU, LIANG)), call("乙", "", (CHOU, LIANG))),
        (TWO, "another day", call("甲", "2026-03-09", (CN, US)), call("乙", "2026-03-08", (CN, US))),
        (TWO, "another month", call("甲", "2026-02", (CN, US)), call("乙", "2026-03-09", (CN, US))),
        (TWO, "other parties", call("甲", "2026-03-09", (CN, US)), call("乙", "2026-03-09", (CN, "country/RU"))),
        (TWO, "another type", call("甲", "2026-03-09", (CN, US)), call("乙", "2026-03-09", (CN, US), type_="visit")),
        (TWO, "no date, told long after", call("甲", "2026-03-09", (CHOU, LIANG)), call("乙", "", (CHOU, LIANG), day="2026-06-01")),
        (
            TWO,
            "another person for the same country",
            call("甲", "2026-03-09", (CHOU, LIANG)),
            Story("乙").person("周彥廷", "CN").person("石承翰", "US").event("call", "通話", "2026-03-09", (CHOU, "official/石承翰", CN, US)),
        ),
        (
            SAME,
            "a bill by alike names",
            Story("甲").event("law", "國防特別條例", "2026-03-09", (TW,)),
            Story("乙").event("law", "國防特別條例草案", "2026-03-09", (TW,)),
        ),
        (
            TWO,
            "two bills of one day",
            Story("甲").event("law", "國防特別條例", "2026-03-09", (TW,)),
            Story("乙").event("law", "財劃法修正", "2026-03-09", (TW,)),
        ),
        (
            SAME,
            "the fall of one general, undated",
            Story("甲").person("周彥廷", "CN").event("arrest", "周彥廷落馬", "", (CHOU, CN)),
            Story("乙", "2026-03-20").person("周彥廷", "CN").event("arrest", "周彥廷被查", "", (CHOU, CN)),
        ),
        (
            TWO,
            "the falls of two generals on one day",
            Story("甲").person("周彥廷", "CN").event("arrest", "落馬", "2026-03-09", (CHOU, CN)),
            Story("乙").person("曾國瑋", "CN").event("arrest", "落馬", "2026-03-09", ("official/曾國瑋", CN)),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_events(outcome: str, why: str, left: Story, right: Story) -> None:
    del why
    assert len(things(merged(left, right).graph, "event")) == (1 if outcome == SAME else 2)


@pytest.mark.parametrize(
    ("outcome", "why", "left", "right"),
    [
        (SAME, "both scripts", ("國防特別預算", "TW"), ("国防特别预算", "TW")),
        (SAME, "the act that grants it", ("國防特別預算", "TW"), ("國防特別條例草案", "TW")),
        (SAME, "other amounts", ("國防特別預算", "TW", "1.25兆", 1250000000000), ("國防特別預算", "TW", "1.2兆", 1200000000000)),
        (SAME, "a sum and the name it has", ("國防特別預算", "TW", "1.25兆", 1250000000000), ("", "TW", "一．二五兆", 1250000000000)),
        (
            SAME,
            "another name, payer, sum and years agreeing",
            ("國防特別預算", "TW", "1.25兆", 1250000000000, 8),
            ("建軍計畫", "TW", "1.25兆", 1250000000000, 8),
        ),
        (TWO, "another payer", ("國防特別預算", "TW"), ("國防特別預算", "JP")),
        (TWO, "other years", ("國防特別預算", "TW", "", 0, 8), ("國防特別預算", "TW", "", 0, 5)),
        (TWO, "another version", ("國民黨版特別預算", "TW"), ("行政院版特別預算", "TW")),
        (TWO, "another year's", ("115年度總預算", "TW"), ("116年度總預算", "TW")),
        (TWO, "two sums", ("", "TW", "3800億", 380000000000), ("", "TW", "4000億", 400000000000)),
        (TWO, "a word for any budget", ("經費", "TW", "1億", 100000000), ("經費", "TW", "2億", 200000000)),
    ],
)  # fmt: skip
def test_budgets(outcome: str, why: str, left: tuple, right: tuple) -> None:  # type: ignore[type-arg]
    del why
    graph = merged(Story("甲").budget(*left), Story("乙").budget(*right)).graph
    assert len(things(graph, "budget")) == (1 if outcome == SAME else 2)


@pytest.mark.parametrize("spelling", ["1250000000000.0", "1250000000000.", "+1250000000000", "01250000000000.00"])
def test_a_sum_in_another_spelling(spelling: str) -> None:
    """Stores write decimals in their shortest form, whatever the files have."""
    left = Story("甲").budget("國防特別預算", "TW", "1.25兆", 1250000000000).graph
    right = Story("乙").budget("", "TW", "一．二五兆", 1250000000000).graph
    for amount in list(left.subjects(SCHEMA.value)):
        left.set((amount, SCHEMA.value, Literal(spelling, datatype=XSD.decimal, normalize=False)))
    assert len(things(merge([left, right]).graph, "budget")) == 1


@pytest.mark.parametrize(
    ("outcome", "why", "left", "right"),
    [
        (SAME, "forms of other places", Story("甲").person("川普", "US"), Story("乙", script="hans").person("特朗普", "US")),
        (SAME, "no country told", Story("甲").person("周彥廷", "CN"), Story("乙").person("周彥廷")),
        (SAME, "both scripts", Story("甲").person("梁書豪"), Story("乙", script="hans").person("梁书豪")),
        (SAME, "an official and a person", Story("甲").person("周彥廷"), Story("乙").person("周彥廷", kind=AgentKind.PERSON)),
        (SAME, "one office after the other", Story("甲", "2024-03-01").person("周彥廷", "TW", "立委"), Story("乙").person("周彥廷", "TW", "外交部長")),
        (SAME, "a former office", Story("甲").person("周彥廷", "TW", "前立委"), Story("乙").person("周彥廷", "TW", "外交部長")),
        (TWO, "another country", Story("甲").person("周彥廷", "CN"), Story("乙").person("周彥廷", "TW")),
        (TWO, "parliament and government at once", Story("甲").person("周彥廷", "TW", "立委"), Story("乙").person("周彥廷", "TW", "外交部長")),
        (TWO, "another name", Story("甲").person("周彥廷", "CN"), Story("乙").person("周彥霖", "CN")),
        (TWO, "anonymous", Story("甲").anonymous("國安官員", "TW"), Story("乙").anonymous("國安官員", "TW")),
    ],
)  # fmt: skip
def test_persons(outcome: str, why: str, left: Story, right: Story) -> None:
    graph = merged(left, right).graph
    assert len(things(graph, "official")) == (1 if outcome == SAME else 2)
    assert not things(graph, "person")
    linked = (None, KG.possiblySameAs, None) in graph
    assert linked == (outcome == TWO and why not in ("another name", "anonymous"))


def test_two_things_of_one_article_are_two() -> None:
    told = (
        Story("甲")
        .event("law", "國防條例", "2026-03-09", (TW,))
        .event("law", "國防條例修正案", "2026-03-09", (TW,), name="x")
    )
    other = Story("乙").event("law", "國防條例", "2026-03-09", (TW,))
    first, second = (e.ref for e in told.facts.events)
    assert first == second  # the made graph has one: rename by hand
    graph = told.graph
    twin = node("event/law-國防條例修正案")
    for predicate, value in list(graph.predicate_objects(node(first))):
        if predicate != SKOS.prefLabel or str(value).endswith("修正案"):
            graph.add((twin, predicate, value))
    assert len(things(merge([graph, other.graph]).graph, "event")) == 2


def test_organisations_of_two_countries_bear_two_names() -> None:
    graph = merged(
        Story("甲").body("外交部", "CN"), Story("乙").body("外交部", "TW"), Story("丙").body("外交部", "TW")
    ).graph
    assert sorted(graph.subject_objects(KG.represents)) == [
        (node("org/外交部"), node(TW)),
        (node("org/外交部~CN"), node(CN)),
    ]
    assert (node("org/外交部"), KG.possiblySameAs, node("org/外交部~CN")) in graph


@pytest.mark.parametrize(
    ("left", "right", "number"),
    [
        (("國會", "TW"), ("立法院", "TW"), 1),
        (("國會", "US"), ("立法院", "TW"), 2),
        (("國會", None), ("國會", "TW"), 2),  # of which country is not told
        (("國家安全局", "TW"), ("國安局", "TW"), 1),
        (("立法院", None), ("立法院", "TW"), 1),
        (("參議院", "US"), ("美國國會", "US"), 2),
    ],
)
def test_organisations(left: tuple[str, str | None], right: tuple[str, str | None], number: int) -> None:
    graph = merged(Story("甲").body(*left), Story("乙").body(*right)).graph
    assert len(set(graph.subjects(RDF.type, ORG.Organization))) == number


# ---- what the merged graph says --------------------------------------------------------------------------------------


def test_direct_facts_are_rebuilt() -> None:
    graph = merged(*STORIES).graph
    event, budget = node("event/2026-03-09-call-CN-US"), node("budget/TW-國防特別預算")
    assert str(graph.value(event, KG.startDate)) == str(graph.value(event, KG.endDate)) == "2026-03-09"
    assert set(graph.objects(event, KG.datePrecision)) == {KG.day}
    assert set(graph.objects(event, KG.participant)) == {node(r) for r in (CN, US, CHOU, LIANG)}
    assert {str(o) for o in graph.objects(event, SKOS.prefLabel)} == {"美中通話", "中美通话"}
    assert len(set(graph.objects(budget, KG.amount))) == 2
    assert set(graph.objects(budget, KG.budgetStatus)) == {KG.proposed} or set(
        graph.objects(budget, KG.budgetStatus)
    ) == {KG.blocked}
    assert [str(graph.value(event, p)) for p in (KG.articles, KG.outlets, KG.independentSources, KG.firstReportedOn)] == [
        "3", "3", "3", "2026-03-10",
    ]  # fmt: skip
    month = [f for f in graph.subjects(RDF.type, KG.ReportedFact) if str(graph.value(f, RDF.object)) == "2026-03-31"]
    assert [set(graph.objects(f, PROV.wasDerivedFrom)) for f in month] == [{SECOND.iri}]


def test_the_latest_article_tells_the_status() -> None:
    before = Story("甲", "2026-03-01").event("visit", "訪問", "2026-03-09", (CN, US), status=EventStatus.PLANNED)
    after = Story("乙", "2026-03-08").event("visit", "訪問", "2026-03-09", (CN, US), status=EventStatus.POSTPONED)
    assert set(merged(before, after).graph.objects(None, KG.eventStatus)) == {KG.postponed}


def test_the_merged_graph_keeps_the_rules() -> None:
    whole = merged(*STORIES)
    for data in (whole.graph, whole.dataset()):
        assert validate(data).text("en").startswith("0 violations") or validate(data).conforms


def test_a_name_read_leads_to_the_merged_one() -> None:
    graph = merged(FIRST, SECOND).graph
    assert (node("event/2026-03-call-CN-US"), DCTERMS.isReplacedBy, node("event/2026-03-09-call-CN-US")) in graph


# ---- order, grouping, taking out -------------------------------------------------------------------------------------


def test_ten_random_orders_and_groupings_give_the_same_bytes() -> None:
    graphs = [story.graph for story in STORIES] + [THIRD.graph]
    whole = merge(graphs)
    expected = [serialize(whole.graph), *(serialize(whole.dataset(), f) for f in ("trig", "nquads", "json-ld"))]
    for seed in range(10):
        rng = random.Random(seed)
        parts: list[Graph] = list(graphs)
        while len(parts) > 1:
            rng.shuffle(parts)
            size = rng.randint(1, len(parts))
            made = merge(parts[:size])
            parts = [*parts[size:], made.graph if rng.random() < 0.5 else made.dataset()]
            if size == 1 and rng.random() < 0.5:
                parts = parts[1:] + parts[:1]
        again = merge(parts)
        assert [
            serialize(again.graph),
            *(serialize(again.dataset(), f) for f in ("trig", "nquads", "json-ld")),
        ] == expected


NAMES = ("周彥廷", "梁書豪", "川普", "特朗普", "石承翰")
LANDS = (None, "CN", "US", "TW")
WHEN = ("", "2026-03-09", "2026-03-08", "2026-03", "2026")
TYPES = ("call", "law", "arrest", "visit")
PARTIES = (CN, US, TW, *(f"official/{name}" for name in NAMES))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    story = Story(
        draw(st.text("甲乙丙丁戊", min_size=1, max_size=3)), draw(st.sampled_from((None, "2026-03-10", "2026-03-11", "2026-05-01"))),
        draw(st.sampled_from(("甲報", "乙報"))), draw(st.sampled_from(("hant", "hans"))),
    )  # fmt: skip
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4)):
        office = draw(st.sampled_from(("", "立委", "外交部長")))
        story.person(
            name, draw(st.sampled_from(LANDS)), office, draw(st.sampled_from((AgentKind.OFFICIAL, AgentKind.PERSON)))
        )
    if draw(st.booleans()):
        story.anonymous("國安官員", draw(st.sampled_from(LANDS))).says("國安官員", "不便多說")
    for _ in range(draw(st.integers(0, 3))):
        parties = draw(st.lists(st.sampled_from(PARTIES), unique=True, max_size=3))
        status = draw(st.sampled_from(list(EventStatus)))
        story.event(
            draw(st.sampled_from(TYPES)),
            draw(st.sampled_from(("通話", "國防條例", "訪問"))),
            draw(st.sampled_from(WHEN)),
            parties,
            status=status,
        )
    for _ in range(draw(st.integers(0, 2))):
        money = draw(st.sampled_from((("", 0), ("1.25兆", 1250000000000), ("3800億", 380000000000))))
        name = draw(st.sampled_from(("國防特別預算", "国防特别预算", "經費")))
        story.budget(name, draw(st.sampled_from(LANDS)), *money, draw(st.sampled_from((None, 8))))
    return story


# Others' triples: on things of their own, on things that articles have, and such as look like a merge's.
FOREIGN = st.sampled_from(
    [
        (URIRef("http://example.org/a"), RDF.type, URIRef("http://example.org/T")),
        (URIRef("http://example.org/a"), SKOS.prefLabel, Literal("甲", lang="zh-Hant")),
        (node("official/周彥廷"), URIRef("http://www.w3.org/2002/07/owl#sameAs"), URIRef("http://example.org/a")),
        (node("official/周彥廷"), SKOS.altLabel, Literal("老周", lang="zh-Hant")),
        (node("official/周彥廷"), RDF.type, URIRef("http://example.org/T")),
        (node("country/CN"), RDF.type, KG.Country),
        (node("event/2026-03-call-CN-US"), DCTERMS.isReplacedBy, URIRef("http://example.org/a")),
        (node("event/2026-03-09-call-CN-US"), KG.articles, Literal("7", datatype=XSD.nonNegativeInteger)),
    ]
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    graph = draw(stories()).graph
    alone = empty_graph()
    for triple in draw(st.lists(FOREIGN, max_size=3)):
        (alone if draw(st.booleans()) else graph).add(triple)
    return graph + alone if draw(st.booleans()) else graph


@settings(max_examples=60)
@given(st.lists(graphs(), max_size=4), st.randoms(use_true_random=False))
def test_merging_is_commutative_associative_and_idempotent(parts: list[Graph], rng: random.Random) -> None:
    whole = merge(parts)
    expected = turtle(whole.graph)
    shuffled = list(parts)
    rng.shuffle(shuffled)
    cut = rng.randint(0, len(parts))
    halves = [merge(shuffled[:cut]).graph, merge(shuffled[cut:]).dataset()]
    assert turtle(merge(halves).graph) == expected
    assert turtle(merge([whole.graph, *shuffled[:cut]]).graph) == expected
    assert serialize(merge([whole.dataset()]).dataset(), "trig") == serialize(whole.dataset(), "trig")


@settings(max_examples=40)
@given(st.lists(graphs(), max_size=4))
def test_a_merged_graph_is_taken_apart_into_what_went_in(parts: list[Graph]) -> None:
    whole = merge(parts)
    again = corpus_of(Graph().parse(data=turtle(whole.graph), format="turtle"))
    assert dict(again.articles) == dict(whole.corpus.articles)
    assert dict(again.foreign) == {k: v for k, v in whole.corpus.foreign.items() if v}


@settings(max_examples=40)
@given(st.lists(stories(), min_size=1, max_size=4))
def test_taking_an_article_out_leaves_the_merge_of_the_others(told: list[Story]) -> None:
    whole = merge([story.graph for story in told])
    gone = told[0].iri
    left = [story.graph for story in told if story.iri != gone]
    again = remove(corpus_of(merge([whole.graph]).dataset()), gone)
    assert turtle(merge_corpus(again).graph) == turtle(merge(left).graph)


@settings(max_examples=40)
@given(st.lists(stories(), max_size=4))
def test_what_is_never_joined(told: list[Story]) -> None:
    whole = merge([story.graph for story in told])
    sources: dict[URIRef, set[URIRef]] = {}
    for source in whole.graph.subjects(KG.anonymous, Literal(True)):
        for evidence in whole.graph.objects(source, KG.evidence):
            sources.setdefault(source, set()).update(whole.graph.objects(evidence, PROV.wasDerivedFrom))
    assert all(len(articles) == 1 for articles in sources.values())
    seen: set[tuple[URIRef, URIRef]] = set()
    for (article, thing), name in whole.decisions.names.items():
        if "/event/" in thing or "/budget/" in thing:
            assert (article, name) not in seen
            seen.add((article, name))


# ---- others' graphs --------------------------------------------------------------------------------------------------


def test_foreign_triples_stay_as_they_are() -> None:
    foreign = Graph().parse(
        data="""
        @prefix ex: <http://example.org/> .
        ex:note ex:on <https://w3id.org/newskg/official/周彥廷> ; ex:text "重要" , 7 .
        <https://w3id.org/newskg/official/周彥廷> ex:party ex:P .
    """
    )
    graph = merge([FIRST.graph, foreign, SECOND.graph]).graph
    assert set(foreign) <= set(graph)
    assert set(foreign) <= set(merge_corpus(remove(corpus_of(graph), FIRST.iri)).graph)


def test_blank_nodes_of_others_get_names_by_what_they_say() -> None:
    data = '@prefix ex: <http://example.org/> . ex:a ex:b [ ex:c "d" ] .'
    once = merge([Graph().parse(data=data), FIRST.graph])
    twice = merge([Graph().parse(data=data), once.graph])
    assert turtle(once.graph) == turtle(twice.graph)
    assert not any(isinstance(term, BNode) for triple in once.graph for term in triple)


def test_language_tags_are_the_same_in_any_spelling() -> None:
    small = Graph().parse(data=turtle(FIRST.graph).replace("@zh-Hant", "@zh-hant"))
    expected = turtle(merge([FIRST.graph, SECOND.graph]).graph)
    for graphs in ([small, SECOND.graph], [small, SECOND.graph, FIRST.graph], [FIRST.graph, small, SECOND.graph]):
        assert turtle(merge(graphs).graph) == expected


def test_named_graphs_of_others_stay_named() -> None:
    data = Dataset()
    triple = (URIRef("http://example.org/a"), URIRef("http://example.org/b"), Literal("c"))
    data.graph(URIRef("http://example.org/g")).add(triple)
    whole = merge([data, FIRST.graph])
    again = merge([whole.dataset()]).dataset()
    assert triple in again.graph(URIRef("http://example.org/g"))
    assert triple not in again.default_graph


def test_a_plain_union_is_told_apart_by_its_evidence() -> None:
    union = FIRST.graph + THIRD.graph
    whole = merge([union])
    assert sorted(whole.corpus.articles) == sorted((FIRST.iri, THIRD.iri))
    assert things(whole.graph, "event") == things(merged(FIRST, THIRD).graph, "event")


def test_a_dataset_with_merged_default_graph_is_asked_once(tmp_path: Path) -> None:
    whole = merged(*STORIES)
    for name, data in (
        ("s.ttl", whole.graph),
        ("s.trig", whole.dataset()),
        ("s.nq", whole.dataset()),
        ("s.jsonld", whole.dataset()),
    ):
        format_ = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "jsonld": "json-ld"}[name.split(".")[1]]
        (tmp_path / name).write_text(serialize(data, format_), encoding="utf-8")
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    answers = {n: run(load([tmp_path / n]), sparql=count).rows for n in ("s.ttl", "s.trig", "s.nq", "s.jsonld")}
    assert len({str(rows) for rows in answers.values()}) == 1


# ---- judgements ------------------------------------------------------------------------------------------------------

A1, A2 = (Story(name).person("周彥廷", "CN") for name in "甲丁")
B1 = Story("乙").person("周彥霆", "CN")
C1 = Story("丙").person("周彥廷", "TW")


def line(judgement: str, left: str, right: str) -> str:
    return f'{{"judgement": "{judgement}", "left": "{left}", "right": "{right}"}}'


@pytest.mark.parametrize(
    ("judgements", "officials", "open_"),
    [
        ("", ["official/周彥廷", "official/周彥廷~TW", "official/周彥霆"], 1),
        (line("same", "official/周彥廷", "official/周彥霆"), ["official/周彥廷", "official/周彥廷~TW"], 1),
        (line("same", "official/周彥霆", "official/周彥廷"), ["official/周彥廷", "official/周彥廷~TW"], 1),
        (line("same", "official/周彥廷", "official/周彥廷~TW"), ["official/周彥廷", "official/周彥霆"], 0),
        (line("same", "official/周彥廷~CN", "official/周彥霆"), ["official/周彥廷", "official/周彥廷~TW"], 1),
        (
            line("unsure", "official/周彥廷", "official/周彥霆"),
            ["official/周彥廷", "official/周彥廷~TW", "official/周彥霆"],
            2,
        ),
        (
            line("different", "official/周彥廷", "official/周彥霆"),
            ["official/周彥廷", "official/周彥廷~TW", "official/周彥霆"],
            1,
        ),
    ],
)
def test_judgements_on_persons(judgements: str, officials: list[str], open_: int) -> None:
    graph = merged(A1, A2, B1, C1, judgements=judgements).graph
    assert sorted(things(graph, "official")) == sorted(officials)
    assert len(list(graph.subject_objects(KG.possiblySameAs))) == open_


def test_different_parts_what_was_joined_and_the_former_graph_returns() -> None:
    before = merged(*STORIES)
    left, right = "event/2026-03-09-call-CN-US", "event/2026-03-call-CN-US"
    parted = merged(*STORIES, judgements=line("different", left, right))
    assert things(parted.graph, "event") == sorted([*things(before.graph, "event"), right])
    assert turtle(merge([parted.graph]).graph) == turtle(before.graph)
    assert turtle(merge([parted.dataset()]).graph) == turtle(before.graph)


def test_a_mention_stands_for_its_thing_in_its_article() -> None:
    mention = f"article/{FIRST.article.id}#char={FIRST.span(2).start},{FIRST.span(2).end}"
    other = f"article/{THIRD.article.id}#char={THIRD.span(1).start},{THIRD.span(1).end}"
    parted = merged(FIRST, THIRD, judgements=line("different", mention, other))
    assert len(things(parted.graph, "event")) == len(things(merged(FIRST, THIRD).graph, "event")) + 1


@settings(max_examples=30)
@given(st.lists(stories(), max_size=4), st.data())
def test_a_judgement_taken_back_leaves_no_trace(told: list[Story], data: st.DataObject) -> None:
    before = merge([story.graph for story in told])
    names = sorted({str(n) for (_, t), n in before.decisions.names.items() if "/event/" in t or "/official/" in t})
    if len(names) < 2:
        return
    left, right = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
    kind = data.draw(st.sampled_from(("same", "different", "unsure")))
    assume(kind != "same" or ("/event/" in left) == ("/event/" in right))
    judged = merge([before.graph], [parse_judgement(line(kind, left, right), "x:1")])
    assert dict(judged.corpus.articles) == dict(before.corpus.articles)
    assert turtle(merge([judged.graph]).graph) == turtle(before.graph)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "f.jsonl:1: not JSON"),
        ("[]", "f.jsonl:1: not a judgement"),
        (
            '# a note\n\n{"judgement": "perhaps", "left": "a", "right": "b"}',
            'f.jsonl:3: "judgement" must be same, different or unsure',
        ),
        ('{"judgement": "same", "left": "official/a"}', 'f.jsonl:1: "right" must be the IRI'),
        (
            '{"judgement": "same", "left": "official/a", "right": "official/a"}',
            "f.jsonl:1: left and right are the same",
        ),
        ('{"judgement": "same", "left": "a", "right": "b", "when": "gestern"}', 'f.jsonl:1: "when" must be a date'),
        ('{"judgement": "same", "left": "a", "right": "b", "wer": "x"}', "f.jsonl:1: 'wer' is no field"),
        ('{"judgement": "same", "left": 5, "right": "b"}', "f.jsonl:1: not a judgement"),
    ],
)
def test_broken_judgements_are_told_by_their_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "f.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KgError) as error:
        read_judgements(file)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_judgements_that_cannot_be() -> None:
    anonymous = f"official/anon/{FIRST.article.id}/國安官員"
    with pytest.raises(KgError, match="anonymous"):
        merged(*STORIES, judgements=line("same", anonymous, CHOU))
    with pytest.raises(KgError, match="different kinds"):
        merged(*STORIES, judgements=line("same", CHOU, "event/2026-03-09-call-CN-US"))
    both = (
        line("same", "official/周彥廷", "official/周彥霆")
        + "\n"
        + line("different", "official/周彥廷", "official/周彥霆")
    )
    with pytest.raises(KgError, match="take one of them out"):
        merged(A1, B1, judgements=both)


def test_judgements_on_what_is_not_there_are_told() -> None:
    assert [j.left for j in merged(A1, judgements=line("same", "official/x", "official/y")).decisions.unused] == [
        BASE + "official/x"
    ]


# ---- files -----------------------------------------------------------------------------------------------------------


def test_a_graph_of_another_version_is_refused(tmp_path: Path) -> None:
    text = turtle(FIRST.graph)
    older = tmp_path / "older.ttl"
    older.write_text(text.replace("ontology/0.1.0", "ontology/9.0.0"), encoding="utf-8")
    with pytest.raises(KgError, match=r"older\.ttl: article/\w+ is in version 9\.0\.0 of the ontology"):
        read_corpus([older])
    unknown = tmp_path / "unknown.ttl"
    unknown.write_text(text.replace("kg:outlet", "kg:outlet").replace("kg:cue", "kg:signal"), encoding="utf-8")
    with pytest.raises(KgError, match=r"unknown\.ttl: kg:signal is not in version"):
        read_corpus([unknown])


def test_articles_are_found_by_what_users_call_them() -> None:
    corpus = merged(*STORIES).corpus
    for name in (str(FIRST.iri), FIRST.article.ref, FIRST.article.id, FIRST.article.id[:8]):
        assert find_article(corpus, name) == FIRST.iri
    with pytest.raises(KgError, match="3 articles are meant"):
        find_article(corpus, "story.txt")
    with pytest.raises(KgError, match="no such article"):
        find_article(corpus, "nowhere")


def test_diff_in_words() -> None:
    one, two = merged(FIRST).corpus, merged(FIRST, THIRD).corpus
    assert in_words(difference(one, one), "a", "b") == "a and b say the same.\n"
    told = in_words(difference(one, two), "a", "b")
    head, *lines = told.splitlines()
    assert head.startswith("only b has 1 article, 1 country, 1 event, 2 statements")
    assert "+ statement 梁書豪：談得很好" in told
    assert any(text.startswith("~ event 美中通話") and "initiator nothing → 美國" in text for text in lines)
    back = in_words(difference(two, one), "b", "a")
    assert "- statement 梁書豪：談得很好" in back
