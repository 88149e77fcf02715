"""The page without a browser: one file, deterministic, safe, complete. What it does is tested in tests/browser."""

from __future__ import annotations

import pytest
from rdflib import Graph

from kg import view
from kg.errors import KgError


def test_an_empty_graph_gives_a_page() -> None:
    page = view.render(Graph())
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")


@pytest.mark.parametrize(("options", "named"), [({"lang": "fr"}, "'fr'"), ({"max_nodes": -1}, "-1")])
def test_what_cannot_be_is_refused(options: dict[str, object], named: str) -> None:
    with pytest.raises(KgError, match=named):
        view.render(Graph(), **options)  # type: ignore[arg-type]
