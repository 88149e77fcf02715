"""What only a source claims stays its claim: who started an event, and that a denied event happened."""

from __future__ import annotations

from datetime import date

import pytest

from kg.article import parse_article
from kg.extractors import extract
from kg.graph import to_graph
from kg.model import Facts, Factuality
from kg.query import run
from kg.validate import validate


def facts(text: str) -> Facts:
    return extract(parse_article(text, source="case.txt", published=date(2026, 3, 4)))


@pytest.mark.parametrize(
    ("text", "actor", "factuality"),
    [
        ("外交部發言人林佑辰表示，3月2日的美中通話是由中方主動爭取。", "country/CN", Factuality.CERTAIN),
        ("外交部發言人林佑辰表示，3月2日美中通話，看起來是美方主動要求通話。", "country/US", Factuality.UNCERTAIN),
        ("外交部發言人林佑辰說，3月2日的美中通話並非由美方主動提出。", "country/US", Factuality.DENIED),
    ],
)
def test_who_started_it_is_the_speakers_claim(text: str, actor: str, factuality: Factuality) -> None:
    found = facts(text)
    assert [(c.predicate, c.object, c.factuality) for c in found.claims] == [("initiator", actor, factuality)]
    assert {c.according_to for c in found.claims} <= {s.ref for s in found.statements}
    assert all(e.initiator is None for e in found.events)


def test_the_reporter_asserts_it_himself() -> None:
    found = facts("美中領導人3月2日通話，這次美中通話由中方主動提出。")
    assert not found.claims
    assert "country/CN" in {e.initiator for e in found.events}


def test_a_denied_event_is_claimed_denied_and_has_no_status() -> None:
    found = facts("國防部長周維正否認3月1日曾與美國國防部長海恩斯會面。")
    denied = [c for c in found.claims if c.factuality is Factuality.DENIED]
    assert [(c.predicate, c.object) for c in denied] == [("eventStatus", "kg:happened")]
    event = next(e for e in found.events if e.ref == denied[0].subject)
    assert event.status is None
    graph = to_graph(found)
    assert validate(graph).conforms
    assert len(run(graph, name="denials").rows) == 1


def test_an_event_that_the_article_tells_keeps_its_status_beside_a_denial() -> None:
    found = facts("美國國防部長海恩斯3月1日與國防部長周維正在東京會面。\n\n周維正否認3月1日曾與海恩斯會面。")
    assert any(c.factuality is Factuality.DENIED for c in found.claims)
    assert all(e.status is not None for e in found.events if not e.according_to)


def test_a_day_that_only_a_source_tells_is_its_claim() -> None:
    found = facts("美中領導人通話後，各界關注。\n\n外交部發言人林佑辰說，3月2日的美中通話很重要。")
    claims = [c for c in found.claims if c.predicate == "startDate"]
    assert [(c.value, c.according_to) for c in claims] == [(date(2026, 3, 2), found.statements[0].ref)]
    assert validate(to_graph(found)).findings == ()


def test_a_day_that_the_article_tells_is_no_claim() -> None:
    found = facts("美中領導人3月2日通話。\n\n外交部發言人林佑辰說，3月2日的美中通話很重要。")
    assert not [c for c in found.claims if c.predicate == "startDate"]


def test_an_amount_that_only_a_source_tells_is_its_claim() -> None:
    found = facts("國防特別預算引發爭議。\n\n國防部長周維正說，8年1.25兆元的國防特別預算不能再拖。")
    claims = [c for c in found.claims if c.predicate == "amount"]
    graph = to_graph(found)
    assert len(claims) == 1
    assert any(str(o).endswith(claims[0].object.partition("/")[2]) for o in graph.objects())
    assert validate(graph).findings == ()
