"""What the page's tests share: pages of the stories' graphs, and looks at what they show."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import stories
from playwright.sync_api import Locator, Page

from kg import view

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open = Callable[..., Page]

# The article's text as the article view holds it, without the speakers in the margin.
TEXT = """[...document.querySelectorAll("#text .line")].map((line) => {
  const copy = line.cloneNode(true);
  for (const side of copy.querySelectorAll(".side")) side.remove();
  return copy.textContent;
}).join("\\n")"""


@cache
def html(name: str, max_nodes: int = 150, lang: str = "zh") -> str:
    """The page of one of the graphs in `stories`."""
    graph = stories.without_text(stories.both()) if name == "without_text" else getattr(stories, name)()
    return view.render(graph, lang=lang, max_nodes=max_nodes)


def nodes(page: Page) -> dict[str, dict[str, object]]:
    """What the graph shows, by the end of its id."""
    return {str(node["id"]): node for node in page.evaluate("kgPage.nodes()")}


def point(page: Page, ref: str) -> tuple[float, float]:
    """Where a node stands on the screen."""
    node = nodes(page)[ref]
    return float(node["x"]), float(node["y"])  # type: ignore[arg-type]


def section(page: Page, title: str) -> Locator:
    """The section of the side panel that has these words in its heading."""
    return page.locator("#panel section").filter(has=page.locator("h3", has_text=title))


def side_by_side(left: Locator, right: Locator) -> bool:
    """Whether both are shown, at one height."""
    first, second = left.bounding_box(), right.bounding_box()
    return first is not None and second is not None and first["y"] == second["y"]


def settled(page: Page) -> None:
    """Wait until the graph has drawn what was asked for."""
    page.wait_for_timeout(130)
