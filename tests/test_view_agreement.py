"""What the page reads of a merge: counts, near copies, where articles differ, what may be the same; and measures."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from merge_stories import AGENCY, COPIES, DISPUTES, FIRST, OWN_REPORT, REPRINT, STORIES
from rdflib import Graph

from kg import analyse, view
from kg.cli import graphs
from kg.errors import KgError
from kg.merge import merge
from kg.page import reading
from kg.page.story import Corroboration, Dispute, Position, Story, Thing, When


@pytest.fixture(scope="module")
def disputed() -> Story:
    return reading.read(merge([story.graph for story in STORIES]).graph)


def thing(story: Story, end: str) -> Thing:
    (found,) = (thing for thing in story.things if thing.iri.endswith(end))
    return found


def packed(page: str, name: str) -> Any:
    found = re.search(rf'<script type="[^"]+" id="kg-{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_counts_and_copies() -> None:
    story = reading.read(merge([s.graph for s in (AGENCY, REPRINT, OWN_REPORT)]).graph)
    meeting = thing(story, "meeting-JP-TW")
    assert meeting.corroboration == Corroboration(3, 3, 2, "2026-03-08")
    copies = {article.outlet: article.copy_of for article in story.articles}
    assert copies == {"中央社": -1, "丁報": -1, "乙報": 0}
    assert story.articles[0].outlet == "中央社"


def test_dates_that_differ(disputed: Story) -> None:
    call = thing(disputed, "2026-03-09-call-CN-US")
    (dates,) = (dispute for dispute in call.disputes if dispute.name == "date")
    assert {p.when for p in dates.positions} == {
        When("2026-03-09", "2026-03-09", "day"),
        When("2026-03-01", "2026-03-31", "month"),
    }
    outlets = [[disputed.articles[a].outlet for a in p.articles] for p in dates.positions]
    assert sorted(map(sorted, outlets)) == [["丙報", "甲報"], ["乙報"]]


def test_a_status_that_differs(disputed: Story) -> None:
    (status,) = (d for d in thing(disputed, "國防特別預算").disputes if d.name == "status")
    assert {p.text for p in status.positions} == {"proposed", "blocked"}
    assert not status.partly


def test_who_is_silent_does_not_contradict(disputed: Story) -> None:
    call = thing(disputed, "2026-03-09-call-CN-US")
    initiator = thing(disputed, "country/US")
    by_name = {dispute.name: dispute for dispute in call.disputes}
    third = next(at for at, article in enumerate(disputed.articles) if article.outlet == "丙報")
    at = disputed.things.index(initiator)
    assert by_name["initiator"] == Dispute("initiator", (Position((third,), thing=at),), partly=True)
    named = {disputed.things[p.thing].iri.rpartition("/")[2] for p in by_name["participant"].positions}
    assert len(named) == 2, "the two officials; all articles name both countries"


def test_one_article_gives_nothing_to_compare() -> None:
    for graph in (FIRST.graph, merge([FIRST.graph]).graph):
        assert not any(thing.disputes or thing.namesakes for thing in reading.read(graph).things)


def test_namesakes_know_each_other() -> None:
    story = reading.read(merge(COPIES).graph)
    pairs = {(at, other) for at, thing in enumerate(story.things) for other in thing.namesakes}
    assert len(pairs) == 2
    assert {(b, a) for a, b in pairs} == pairs


# ---- measures as sizes ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def talk() -> Graph:
    return merge([story.graph for story in DISPUTES]).graph


def test_a_measure_gives_the_nodes_their_size(talk: Graph) -> None:
    page = view.render(talk, size_by="spoken-of")
    assert packed(page, "settings")["size"] == "spoken-of"
    things, nodes = packed(page, "story")["things"], packed(page, "nodes")
    values = analyse.measured(talk, "spoken-of")
    base = packed(page, "story")["base"]
    assert {base + t["id"]: t["z"] for t in things if "z" in t} == {iri: n for iri, n in values.items() if n}
    size = {node["id"]: node["size"] for node in nodes}
    ranked = sorted(size, key=lambda key: size[key])
    measured = [things[int(key[1:])].get("z", 0) for key in ranked]
    assert measured == sorted(measured)
    assert size[ranked[0]] == 9
    assert size[ranked[-1]] == (26 if any(measured) else 9)


def test_without_a_measure_the_page_is_as_ever(talk: Graph) -> None:
    assert "size" not in packed(view.render(talk), "settings")
    assert "size" not in packed(view.render(talk, size_by=None), "settings")


def test_an_unknown_measure_is_refused(talk: Graph) -> None:
    with pytest.raises(KgError, match=r"'fame'.*prominence"):
        view.render(talk, size_by="fame")


def test_the_command_knows_all_measures() -> None:
    assert graphs.MEASURES == analyse.MEASURES
