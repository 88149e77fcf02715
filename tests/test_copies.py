"""Reports that are nearly the same count as one source, in whatever script and under whatever headline."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merge_stories import AGENCY, OWN_REPORT, REPRINT, REPRINT_HANS, WIRE
from rdflib import URIRef

from kg.graph import KG
from kg.merge import copies as copying
from kg.merge import merge
from kg.merge.copies import copies, copies_of_sketches, shingles, sketch
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


def compared_pair_by_pair(texts: dict[URIRef, str], days: dict[URIRef, str]) -> dict[URIRef, URIRef]:
    """The same by comparing all with all."""
    sets = {article: shingles(text) for article, text in texts.items()}
    groups = [{article} for article in sets if len(sets[article]) >= 60]
    for left, right in combinations(sets, 2):
        shorter = min(len(sets[left]), len(sets[right]))
        if shorter >= 60 and 5 * len(sets[left] & sets[right]) >= 4 * shorter:
            touched = [group for group in groups if group & {left, right}]
            groups = [group for group in groups if group not in touched] + [set().union(*touched)]
    first = {a: min(group, key=lambda b: (days.get(b) or "9999", b)) for group in groups for a in group}
    return {article: original for article, original in first.items() if article != original}


def invented(chance: random.Random, letters: int) -> str:
    return "".join(chr(chance.randrange(0x4E00, 0x4E00 + letters)) for _ in range(chance.randrange(50, 260)))


def reworked(text: str, chance: random.Random) -> str:
    """A text cut, introduced, or with so many words replaced that it is near the limit."""
    start = chance.randrange(max(1, len(text) // 4))
    cut = list(text[start : len(text) - chance.randrange(max(1, len(text) // 4))])
    for _ in range(chance.randrange(12)):
        cut[chance.randrange(len(cut))] = chr(chance.randrange(0x4E00, 0x9FA5))
    return invented(chance, 3000)[: chance.randrange(60)] + "".join(cut)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([4, 60, 3000]), st.booleans())
def test_none_is_missed_that_comparing_all_with_all_finds(seed: int, letters: int, few_in_sample: bool) -> None:
    chance = random.Random(seed)
    texts = [invented(chance, letters) for _ in range(8)]
    texts += [reworked(chance.choice(texts), chance) for _ in range(16)]
    named = {URIRef(f"{BASE}article/{at:03}"): text for at, text in enumerate(texts)}
    days = {article: f"2026-03-{chance.randrange(1, 29):02}" for article in named if chance.random() < 0.8}
    with pytest.MonkeyPatch.context() as patch:
        if few_in_sample:
            patch.setattr(copying, "_BELOW", 1 << 29)
        assert copies(named, days) == compared_pair_by_pair(named, days)


def test_many_texts_of_one_agency_are_one_group_fast() -> None:
    chance = random.Random(5)
    lead = invented(chance, 3000) + invented(chance, 3000)
    sketches = {URIRef(f"{BASE}article/{at:04}"): sketch(lead + chr(0x4E00 + at)) for at in range(600)}
    found = copies_of_sketches(sketches, {})
    assert set(found.values()) == {min(sketches)}
    assert len(found) == 599
