"""Reports that are nearly the same count as one source, in whatever script and under whatever headline."""

from __future__ import annotations

import pytest
from merge_stories import AGENCY, OWN_REPORT, REPRINT, REPRINT_HANS, WIRE
from rdflib import URIRef

from kg.graph import KG
from kg.merge import merge
from kg.merge.copies import copies, shingles
from kg.ontology import BASE

A, B, C, D = (URIRef(BASE + f"article/{n}") for n in "abcd")
OWN = OWN_REPORT.article.text


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({A: WIRE, B: WIRE}, {B: A}),
        ({A: "標題\n" + WIRE, B: "另一個標題\n\n" + WIRE + "（編輯：某）"}, {B: A}),
        ({A: WIRE, B: WIRE[: len(WIRE) * 2 // 3]}, {B: A}),
        ({A: WIRE.replace("，", ","), B: "　".join(WIRE.split("；"))}, {B: A}),
        ({A: AGENCY.article.text, B: REPRINT_HANS.article.text}, {B: A}),
        ({A: WIRE, B: OWN}, {}),
        ({A: OWN, B: WIRE, C: OWN, D: WIRE}, {C: A, D: B}),
        ({A: WIRE[:40], B: WIRE[:40]}, {}),  # too short to tell
        ({A: "", B: ""}, {}),
        ({}, {}),
    ],
)
def test_copies(texts: dict[URIRef, str], expected: dict[URIRef, URIRef]) -> None:
    assert copies(texts, {}) == expected


def test_the_earliest_is_the_one_that_others_copy() -> None:
    assert copies({A: WIRE, B: WIRE, C: WIRE}, {A: "2026-03-09", B: "2026-03-08"}) == {A: B, C: B}


def test_shingles_are_the_same_in_both_scripts() -> None:
    assert shingles("漁業、海事安全") == shingles("渔业，海事安全")


def test_independent_sources_are_counted_without_copies() -> None:
    graph = merge([s.graph for s in (AGENCY, REPRINT, REPRINT_HANS, OWN_REPORT)]).graph
    event = URIRef(BASE + "event/2026-03-08-meeting-JP-TW")
    assert [str(graph.value(event, p)) for p in (KG.articles, KG.outlets, KG.independentSources)] == ["4", "4", "2"]
    assert set(graph.subject_objects(KG.nearCopyOf)) == {(s.iri, AGENCY.iri) for s in (REPRINT, REPRINT_HANS)}
