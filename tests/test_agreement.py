"""The catalogue's queries on agreement and disagreement, asked of merged articles that agree and disagree."""

from __future__ import annotations

import pytest
from agreement_answers import ANSWERS
from merge_stories import COPIES, DISPUTES
from rdflib import Graph

from kg.merge import merge
from kg.query import run


@pytest.fixture(scope="module")
def graph() -> Graph:
    return merge([*(story.graph for story in DISPUTES), *COPIES[2:]]).graph


@pytest.mark.parametrize(
    ("name", "bindings", "columns", "rows"), ANSWERS, ids=[f"{n}-{'-'.join(b)}" for n, b, _, _ in ANSWERS]
)
def test_answers(graph: Graph, name: str, bindings: dict[str, str], columns: str, rows: list[tuple[str, ...]]) -> None:
    result = run(graph, name=name, bindings=bindings)
    wanted = [result.variables.index(column) for column in columns.split()]
    shown = [
        tuple("" if row[i] is None else result.names.get(str(row[i]), str(row[i])) for i in wanted)
        for row in result.rows
    ]
    assert shown == rows
