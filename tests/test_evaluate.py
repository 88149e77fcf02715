"""The project's own scorer: what it reads of an annotation, what it counts, and that it counts as others do."""

from __future__ import annotations

import importlib
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from gold_facts import facts_of_gold
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.evaluate import Reading, compare, evaluate, gold_files, read_gold, reading_of, report
from kg.evaluate.alignment import pair, trimmed
from kg.evaluate.gold import period
from kg.evaluate.reading import AgentReading, BudgetReading, EventReading, StatementReading
from kg.graph import to_graph
from kg.model import Facts, Span

# rdflib 7 uses what it has deprecated itself; the warnings are attributed to it, so users do not see them.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

GOLD = Path(__file__).parent / "gold"
SHARED = Path(__file__).parents[2] / "shared" / "gold"

SMALL = """<gold id="small" published="2026-03-02" script="hant" region="TW" wave="試">
<entities>
 <agent id="wu" kind="official" name="吳可" office="外交部發言人" country="TW"/>
 <agent id="mofa" kind="org" name="外交部" country="TW"/>
 <event id="talk" type="call" date="2026-03" participants="wu" countries="TW JP"/>
 <budget id="aid" amount="300000" currency="USD" country="TW" years="2"/>
</entities>
<text>
<l role="p"><a r="mofa">外交部</a>發言人<a r="wu">吳可</a><t v="2026-03-01">昨天</t>說，<s id="s1" by="wu" cue="說">與\
<c r="JP">日</c>方<e r="talk">通話</e>順利</s>。</l>
<l role="p"><s id="s1" by="wu" cue="說"><b r="aid">30萬美元</b>照給</s>，<c r="JP" place="yes">東京</c>見。</l>
</text>
</gold>
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.gold.xml"
    path.write_text(SMALL, encoding="utf-8")
    return path


# ---- reading an annotation -----------------------------------------------------------------------------------------


def test_raw_text_is_the_lines_without_tags(small: Path) -> None:
    assert read_gold(small).text == "外交部發言人吳可昨天說，與日方通話順利。\n30萬美元照給，東京見。\n"


def test_marks_become_a_reading(small: Path) -> None:
    gold = read_gold(small)
    text = gold.text
    assert (gold.id, gold.published, gold.script, gold.region, gold.story) == (
        "small",
        date(2026, 3, 2),
        "hant",
        "TW",
        "試",
    )
    assert [(span.of(text), code) for span, code in gold.reading.countries] == [("日", "JP")]
    assert [span.of(text) for span in gold.places] == ["東京"]
    assert [(span.of(text), value) for span, value in gold.reading.times] == [
        ("昨天", (date(2026, 3, 1), date(2026, 3, 1)))
    ]
    assert gold.reading.agents["wu"].offices == ("外交部發言人",)
    assert gold.reading.agents["wu"].mentions[0].of(text) == "吳可"
    assert [[span.of(text) for span in s.spans] for s in gold.reading.statements] == [
        ["與日方通話順利", "30萬美元照給"]
    ]
    assert gold.reading.events["talk"].parties == {"wu", "TW", "JP"}
    assert gold.reading.events["talk"].period == (date(2026, 3, 1), date(2026, 3, 31))
    assert gold.reading.budgets["aid"].amount == 300000


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-02-04", "2026-02-04", "2026-02-04"),
        ("2026-02-04T09:30", "2026-02-04", "2026-02-04"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2025-11-11/2025-11-20", "2025-11-11", "2025-11-20"),
        ("2025/2026-02", "2025-01-01", "2026-02-28"),
    ],
)
def test_period(value: str, first: str, last: str) -> None:
    assert period(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</text>", "", "no well-formed XML"),
        ('<a r="wu">', '<a r="wang">', "character 6, '吳可': <a r='wang'>: no such agent"),
        ('<e r="talk">', '<e r="walk">', "no such event"),
        ('<c r="JP">', '<c r="jp">', "two capitals"),
        ('v="2026-03-01"', 'v="2026-13-01"', "'2026-13-01' is not in the calendar"),
        ('v="2026-03-01"', 'v="gestern"', "'gestern' is no ISO date"),
        ('<t v="2026-03-01">昨天</t>', "<u>昨天</u>", "unknown tag <u>"),
        ('<c r="JP">日</c>方', '<c r="JP"></c>日方', "marks nothing"),
        ('<s id="s1" by="wu" cue="說"><b', '<s id="s1" by="mofa" cue="說"><b', "two speakers, mofa and wu"),
        ('<s id="s1" by="wu" cue="說">與', '<s id="s1" by="who" cue="說">與', "no such agent"),
        ('<s id="s1" by="wu" cue="說">與', '<s by="wu" cue="說">與', "without id"),
        ('published="2026-03-02"', 'published="today"', "day of publication"),
    ],
)
def test_mistakes_in_an_annotation_are_told_with_file_and_place(small: Path, old: str, new: str, message: str) -> None:
    assert old in SMALL
    small.write_text(SMALL.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReadError, match=r"^[^\n]*small\.gold\.xml: [^\n]*$") as caught:
        read_gold(small)
    assert message in str(caught.value)


def test_a_folder_without_annotations_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no annotated articles"):
        gold_files(tmp_path)


def test_the_articles_of_this_project_are_well_formed_and_tell_stories_twice() -> None:
    articles = [read_gold(path) for path in gold_files(GOLD)]
    stories = [article.story for article in articles]
    assert len(articles) == 10
    assert sum(stories.count(story) > 1 for story in set(stories)) == 3
    assert all(len(article.text) > 400 and article.reading.statements for article in articles)
    assert {article.script for article in articles} == {"hant", "hans"}
    assert {article.region for article in articles} == {"TW", "HK", "CN", "SG"}


# ---- comparing -----------------------------------------------------------------------------------------------------


def test_what_is_annotated_is_all_right() -> None:
    found = evaluate(GOLD, facts_of_gold)
    assert found.errors == ()
    assert set(found.f1().values()) == {1.0}
    assert len(found.figures) == 22


def test_a_turtle_file_and_a_graph_measure_as_the_facts(tmp_path: Path) -> None:
    path = gold_files(GOLD)[0]
    facts = facts_of_gold(read_gold(path), seed=3, rate=0.2)
    turtle = tmp_path / "one.ttl"
    turtle.write_bytes(to_graph(facts).serialize(format="turtle", encoding="utf-8"))
    from_facts = evaluate(path, lambda _: facts)
    assert evaluate(path, lambda _: turtle) == from_facts
    assert evaluate(path, lambda _: to_graph(facts)) == from_facts
    assert from_facts.errors


def test_nothing_found_is_all_missed(small: Path) -> None:
    measured = evaluate(small, lambda gold: Facts(facts_of_gold(gold).article))
    assert measured.f1() == dict.fromkeys(measured.f1(), 0.0)
    assert [(error.family, error.kind, error.text) for error in measured.errors] == [
        ("agents", "missed", "吳可"),
        ("times", "missed", "昨天"),
        ("statements", "missed", "與日方通話順利"),
        ("countries", "missed", "日"),
        ("events", "missed", "通話"),
        ("budgets", "missed", "30萬美元"),
    ]


def test_a_failure_names_the_annotated_article(small: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"small\.gold\.xml: .*none\.ttl"):
        evaluate(small, lambda _: tmp_path / "none.ttl")


def whole(small: Path) -> Reading:
    return reading_of(facts_of_gold(read_gold(small)))


def replaced(reading: Reading, **families: object) -> Reading:
    return Reading(**({name: getattr(reading, name) for name in Reading.__dataclass_fields__} | families))


SPAN_OF = {
    "說": Span(10, 11),
    "與日方": Span(12, 15),
    "日方": Span(13, 15),
    "東京": Span(29, 31),
    "昨天說": Span(8, 11),
}


@pytest.mark.parametrize(
    ("families", "name", "right", "found", "wanted"),
    [
        pytest.param({"countries": ((SPAN_OF["日方"], "JP"),)}, "country mentions", 1, 1, 1, id="overlap suffices"),
        pytest.param({"countries": ((SPAN_OF["日方"], "KR"),)}, "country mentions", 0, 1, 1, id="another country"),
        pytest.param({"countries": ((SPAN_OF["東京"], "JP"),)}, "country mentions", 0, 0, 1, id="a place counts not"),
        pytest.param(
            {"times": ((SPAN_OF["昨天說"], period("2026-03-02")),)}, "times found, value right", 0, 1, 1, id="value"
        ),
        pytest.param({"times": ((SPAN_OF["昨天說"], period("2026-03-02")),)}, "times found", 1, 1, 1, id="time found"),
        pytest.param(
            {"statements": (StatementReading("c:JP", (Span(12, 19), Span(21, 28))),)},
            "statements: span and speaker",
            0,
            1,
            1,
            id="another speaker",
        ),
        pytest.param(
            {"statements": (StatementReading("c:JP", (Span(12, 19), Span(21, 28))),)},
            "statement spans (IoU 0.5)",
            1,
            1,
            1,
            id="the span all the same",
        ),
        pytest.param(
            {"statements": (StatementReading(None, (Span(12, 18),)),)}, "statement spans (IoU 0.5)", 0, 1, 1, id="half"
        ),
        pytest.param({"statements": (StatementReading(None, ()),)}, "statement spans (IoU 0.5)", 0, 1, 1, id="empty"),
        pytest.param({"agents": {"x": AgentReading("org", (Span(6, 8),))}}, "officials", 0, 0, 1, id="kind"),
        pytest.param(
            {"agents": {"x": AgentReading("official", (Span(0, 3), Span(6, 8)))}},
            "official mentions (with coreference)",
            0,
            2,
            1,
            id="two joined: the first annotated takes it",
        ),
        pytest.param(
            {"agents": {"x": AgentReading("official", (Span(6, 8),), ("https://example.org/role/發言人",))}},
            "office right",
            0,
            1,
            1,
            id="an IRI does not contain",
        ),
        pytest.param(
            {"agents": {"x": AgentReading("official", (Span(6, 8),), ("https://example.org/role/台北外交部發言人",))}},
            "office right",
            1,
            1,
            1,
            id="a longer office",
        ),
        pytest.param(
            {"events": {"e": EventReading("visit", (Span(14, 18),), None, frozenset({"JP", "x"}))}},
            "event parties",
            1,
            2,
            3,
            id="parties",
        ),
        pytest.param(
            {"budgets": {"b": BudgetReading((Span(20, 25),), None, "USD")}},
            "budgets: amount and currency right",
            0,
            1,
            1,
            id="no amount",
        ),
    ],
)
def test_what_counts(small: Path, families: dict[str, object], name: str, right: int, found: int, wanted: int) -> None:
    tally = compare(read_gold(small), replaced(whole(small), **families)).tallies[name]
    assert (tally.right, tally.found, tally.wanted) == (right, found, wanted)


def test_errors_tell_what_was_wanted(small: Path) -> None:
    bent = replaced(
        whole(small),
        times=((Span(8, 10), period("2026-02")),),
        statements=(StatementReading(None, (Span(12, 19), Span(21, 28))),),
        budgets={"b": BudgetReading((Span(21, 26),), None, "USD")},
    )
    lines = [str(error) for error in report([compare(read_gold(small), bent)]).errors]
    assert lines == [
        "small: times wrong 8-10 「昨天」 wanted 2026-03-01, found 2026-02-01/2026-02-28",
        "small: statements wrong 12-19 「與日方通話順利」 said by wu, found None",
        "small: budgets wrong 21-26 「30萬美元」 aid: 300000 USD, found none",
        "small: budgets wrong 21-26 「30萬美元」 aid: paid by TW, found None",
        "small: budgets wrong 21-26 「30萬美元」 aid: years 2, found None",
    ]


def test_one_thing_with_two_iris_costs_recall_and_one_iri_for_two_things_precision(small: Path) -> None:
    gold = read_gold(small)
    wu = gold.reading.agents["wu"].mentions
    apart = [compare(gold, Reading(agents={name: AgentReading("official", wu)})) for name in ("x", "y")]
    figure = report(apart).figure("same agents, same IRI across articles (B-cubed)")
    assert figure is not None
    assert (figure.precision, figure.recall) == (1.0, 0.5)
    mofa = gold.reading.agents["mofa"].mentions
    joined = [compare(gold, Reading(agents={"x": AgentReading("official", spans)})) for spans in (wu, mofa)]
    figure = report(joined).figure("same agents, same IRI across articles (B-cubed)")
    assert figure is not None
    assert (figure.precision, figure.recall) == (0.5, 1.0)


def test_json_and_table_hold_every_figure() -> None:
    measured = evaluate(GOLD, lambda gold: facts_of_gold(gold, seed=1, rate=0.2))
    data = json.loads(measured.json())
    assert {name: figure["f1"] for name, figure in data["figures"].items()} == measured.f1()
    assert len(data["errors"]) == len(measured.errors) > 50
    assert all(name in measured.table() for name in measured.f1())


# ---- invariants ----------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_pairs_are_one_to_one_and_leave_no_weight_unused(found: list[int], wanted: list[int]) -> None:
    pairs = pair(found, wanted, lambda f, w: float(f == w))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == sum(min(found.count(n), wanted.count(n)) for n in set(found))


@given(st.text(alphabet="。，「」 美中a", min_size=1), st.data())
def test_trimming_takes_only_punctuation_at_the_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    inner = trimmed(text, span)
    assert inner in span
    assert inner.of(text) == span.of(text).strip("。，「」 ")


@given(st.integers(0, 10_000), st.floats(0, 0.6))
def test_counts_are_possible(seed: int, rate: float) -> None:
    gold = read_gold(GOLD / "mofa-release.gold.xml")
    for name, tally in compare(gold, reading_of(facts_of_gold(gold, seed, rate))).tallies.items():
        assert 0 <= tally.right <= min(tally.found, tally.wanted), name


# ---- the same figures as the scorer that came with the annotation's rules -------------------------------------------


@pytest.fixture
def scorer(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType, ModuleType]:
    if not (SHARED / "score.py").is_file():
        pytest.skip("no other scorer beside this checkout")
    monkeypatch.syspath_prepend(str(SHARED))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in ("gold", "score", "facts"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    modules = tuple(importlib.import_module(name) for name in ("gold", "score", "facts"))
    yield modules
    for name in ("gold", "score", "facts"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.25, 0.5])
def test_figures_are_those_of_the_other_scorer(
    scorer: tuple[ModuleType, ModuleType, ModuleType], tmp_path: Path, rate: float
) -> None:
    gold_module, score_module, facts_module = scorer
    theirs = score_module.Scores()
    comparisons = []
    for seed, path in enumerate(gold_files(GOLD)):
        gold = read_gold(path)
        facts = facts_of_gold(gold, seed, rate)
        turtle = tmp_path / f"{gold.id}.ttl"
        turtle.write_bytes(to_graph(facts).serialize(format="turtle", encoding="utf-8"))
        theirs.article(gold_module.load(str(path)), facts_module.facts(str(turtle)))
        comparisons.append(compare(gold, reading_of(turtle)))
    ours = report(comparisons)
    counts = {name[2:]: (t.hit, t.pred, t.gold) for name, t in theirs.tallies.items()}
    counts |= {name[2:]: (s.right, s.total, s.total) for name, s in theirs.shares.items()}
    assert {f.name: (f.right, f.found, f.wanted) for f in ours.figures if f.family != "identity"} == counts
    lines = {name[2:]: line for name, line in theirs.report().items() if name.startswith("7")}
    assert {
        f.name: f"P {f.precision:.3f}  R {f.recall:.3f}  F1 {f.f1:.3f}   ({f.found} pairs)"
        for f in ours.figures
        if f.family == "identity"
    } == lines
