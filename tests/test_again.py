"""Clusters formed again after a change are those that forming all of them gives, whatever has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import URIRef

from kg.merge.again import Former, actors_again, events_again
from kg.merge.clusters import Cluster, cluster_actors
from kg.merge.happenings import cluster_events
from kg.merge.nodes import Actor, Happening, Key, under_names

ARTICLES = [URIRef(f"urn:article:{number}") for number in range(9)]
PERSONS = [URIRef(f"urn:person:{name}") for name in "abcd"]
LATER = [URIRef(f"urn:person:{name}") for name in "abcde"]
DAYS = [date(2026, 3, 1) + timedelta(day) for day in range(5)]


@st.composite
def happenings(draw: st.DrawFn) -> list[Happening]:
    found = []
    for article in ARTICLES:
        for number in range(draw(st.integers(0, 2))):
            start = draw(st.sampled_from([None, *DAYS]))
            persons = frozenset(draw(st.sets(st.sampled_from(PERSONS), max_size=2)))
            countries = frozenset(draw(st.sets(st.sampled_from(["CN", "JP", "US"]), max_size=2)))
            label = draw(st.sampled_from(["", "台日漁業磋商", "漁業磋商第三輪", "軍售"]))
            end = start + timedelta(draw(st.sampled_from([0, 0, 3, 40]))) if start else None
            found.append(
                Happening(
                    article,
                    URIRef(f"urn:event:{article[-1]}.{number}"),
                    draw(st.sampled_from(["call", "meeting"])),
                    start,
                    end,
                    persons,
                    frozenset(),
                    countries,
                    frozenset(),
                    label,
                    DAYS[int(article[-1]) % 5],
                )
            )
    return found


@st.composite
def names_of_persons(draw: st.DrawFn) -> dict[Key, URIRef]:
    return {
        (article, person): draw(st.sampled_from(LATER))
        for article in draw(st.sets(st.sampled_from(ARTICLES), max_size=3))
        for person in PERSONS
    }


def former(clusters: list[Cluster], names: Mapping[Key, URIRef], changed: set[URIRef]) -> Former:
    known = dict(names)
    known.update((key, URIRef(f"urn:cluster:{at}")) for at, cluster in enumerate(clusters) for key in cluster)
    return Former(lambda article, thing: known.get((article, thing), thing), frozenset(changed))


@settings(max_examples=400, deadline=None)
@given(happenings(), happenings(), st.sets(st.sampled_from(ARTICLES), max_size=3), names_of_persons(), st.data())
def test_events(
    before: list[Happening], other: list[Happening], changed: set[URIRef], names: dict[Key, URIRef], data: st.DataObject
) -> None:
    kept = [node for node in before if node.article not in changed]
    after = kept + [node for node in other if node.article in changed]
    later = dict(names)
    later.update(data.draw(names_of_persons()))
    known = former(cluster_events(under_names(node, names) for node in before), names, changed)
    named = [under_names(node, later) for node in after]
    gone = [node for node in before if node.article in changed]
    assert events_again(after, named, gone, later, known) == cluster_events(named)


@st.composite
def actors(draw: st.DrawFn) -> list[Actor]:
    lands = st.frozensets(st.sampled_from(["CN", "TW", "US"]), max_size=2)
    offices = st.frozensets(st.sampled_from(["立委", "外交部長"]), max_size=1)
    return [
        Actor(
            article,
            URIRef(f"urn:actor:{article[-1]}.{name}"),
            "person",
            name,
            False,
            None,
            draw(lands),
            draw(offices),
            True,
            DAYS[0],
        )
        for article in ARTICLES
        for name in draw(st.sets(st.sampled_from("甲乙"), max_size=2))
    ]


@settings(max_examples=200, deadline=None)
@given(actors(), actors(), st.sets(st.sampled_from(ARTICLES), max_size=3))
def test_actors(before: list[Actor], other: list[Actor], changed: set[URIRef]) -> None:
    after = [node for node in before if node.article not in changed]
    after += [replace(node, official=False) for node in other if node.article in changed]
    gone = [node for node in before if node.article in changed]
    assert actors_again(after, gone, former(cluster_actors(before), {}, changed)) == cluster_actors(after)
