"""What the program finds in the annotated articles does not get worse: each set's floors.json holds the F1 to keep.

A floor is raised after an improvement, a little below the figure that `kg evaluate tests/gold` then prints. It is
lowered only with a reason in the commit.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from kg.evaluate import Report, evaluate, from_text

# rdflib 7 uses what it has deprecated itself; the warnings are attributed to it, so users do not see them.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")]

SETS = ("gold", "gold_wide")
HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = {
    name: json.loads((HERE / name / "floors.json").read_text(encoding="utf-8")) for name in SETS
}
ROWS = [(name, figure, floor) for name in SETS for figure, floor in FLOORS[name].items()]


@cache
def measured(name: str) -> Report:
    """The report on one set of annotated articles."""
    return evaluate(HERE / name, from_text)


@pytest.mark.parametrize("name", SETS)
def test_every_figure_has_a_floor(name: str) -> None:
    assert set(FLOORS[name]) == set(measured(name).f1())


@pytest.mark.parametrize(("name", "figure", "floor"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_no_figure_falls_below_its_floor(name: str, figure: str, floor: float) -> None:
    found = measured(name).figure(figure)
    assert found is not None
    slips = "\n".join(str(error) for error in measured(name).errors if error.family == found.family)
    assert found.f1 >= floor, f"{figure}: {found.f1:.3f}, floor {floor}\n{slips}"
