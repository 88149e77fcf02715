"""One HTML file from a story: pyvis holds the network and its drawing library, our template the page."""

from __future__ import annotations

import base64
import gzip
import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from kg.page import choosing, labels, layout
from kg.page.packing import folding, pack, to_json
from kg.page.story import Story
from kg.page.tables import palette, texts

SCRIPTS = (
    "start.js", "data.js", "labels.js", "theme.js", "state.js", "tooltip.js", "places.js", "looks.js", "marks.js",
    "parts.js", "agreement.js", "panel.js", "graph.js", "text.js", "article.js", "timeline.js", "table.js", "export.js", "search.js",
    "legend.js", "main.js",
)  # fmt: skip
"""The page's scripts in the order in which they build on each other."""


_HALF = re.compile("[\ud800-\udfff]")  # halves of surrogate pairs, which UTF-8 cannot carry


@dataclass(frozen=True, slots=True)
class Sizing:
    """By which measure nodes are large, and its value for each thing."""

    measure: str
    values: Sequence[float]


def render(story: Story, turtle: str, title: str, lang: str, max_nodes: int, sizing: Sizing | None = None) -> str:
    """The whole page. `turtle` is what the reader can save as the graph's Turtle. Nodes are as large as `sizing` says,
    else as they are important."""
    weight = choosing.importance(story)
    first = choosing.first_view(story, weight, max_nodes)
    story_json = to_json(pack(story, weight, sizing.values if sizing else None))
    about = {"title": title, "lang": lang, "texts": texts(), "palette": palette(), "fold": folding(story_json)}
    settings = to_json(about | ({"size": sizing.measure} if sizing else {}))
    saved = base64.b64encode(gzip.compress(turtle.encode("utf-8", "surrogatepass"), mtime=0)).decode("ascii")
    script = "\n".join(_resource(f"js/{name}") for name in SCRIPTS)
    style = _resource("page.css") + _colours()
    drawing = _drawing_library()
    # The nonce may not change from run to run. Being a hash of all that the page carries, the text that it would
    # have to be smuggled in with is part of what it depends on.
    digest = hashlib.sha256("\0".join((story_json, settings, saved, script, style)).encode("utf-8")).digest()
    parts = {
        "lang": lang,
        "title": _HALF.sub("\ufffd", title),
        "nonce": base64.b64encode(digest[:18]).decode("ascii"),
        "style": Markup(style),
        "drawing": Markup(drawing),
        "script": Markup(f'"use strict";\n(() => {{\n{script}\n}})();'),
        "story": Markup(story_json),
        "settings": Markup(settings),
        "turtle": Markup(saved),
    }
    return _fill(_nodes(story, sizing.values if sizing else weight, first, lang), parts)


def _nodes(story: Story, size: Sequence[float], first: list[int], lang: str) -> list[dict[str, Any]]:
    """The first view's nodes as vis-network takes them."""
    top = max((size[at] for at in first), default=1.0) or 1.0
    radius = {at: node_radius(size[at], top) for at in first}
    sizes = {at: labels.box(story.things[at], radius[at]) for at in first}
    edges = [(r.start, r.end) for r in story.relations]
    edges += [(s.speaker, at) for s in story.statements if s.speaker >= 0 for at in s.about or s.mentions]
    points = layout.place(sizes, edges)
    return [
        {
            "id": f"n{at}",
            "label": labels.caption(story.things[at], lang),
            "shape": palette()[story.things[at].kind]["shape"],
            "size": radius[at],
            # The box's centre is placed; the shape sits at its top, the label below.
            "x": points[at][0],
            "y": round(points[at][1] - sizes[at][1] / 2 + radius[at] + 3, 1),
        }
        for at in first
    ]


def node_radius(size: float, top: float) -> float:
    """A node's radius by its share of the greatest size: the area grows with it."""
    return round(9 + 17 * math.sqrt(min(size / top, 1.0)), 1)


def _fill(nodes: list[dict[str, Any]], parts: dict[str, Any]) -> str:
    """Have pyvis fill our template. Its own template would load scripts from elsewhere and run names as HTML."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.nodes = nodes
    net.options = {"physics": {"enabled": False}}
    net.templateEnv = Environment(
        loader=DictLoader({"page.html": _resource("page.html")}), autoescape=True, undefined=StrictUndefined
    )
    net.templateEnv.filters["json"] = lambda value: Markup(to_json(value))
    net.templateEnv.globals.update(parts)
    net.path = "page.html"
    return str(net.generate_html())


def _colours() -> str:
    """The palette as CSS variables and the legend's pictures."""
    rules = []
    for theme, where in (("light", ":root"), ("dark", ':root[data-theme="dark"]')):
        values = (
            f"--{kind}-{part}:{row[f'{theme}_{part}']}"
            for kind, row in palette().items()
            for part in ("fill", "edge", "tint")
        )
        rules.append(f"{where}{{{';'.join(values)}}}")
    for kind, row in palette().items():
        line = "none" if row["line"] == "none" else f"underline {row['line']} 2px var(--{kind}-fill)"
        rules.append(f".m-{kind}{{background:var(--{kind}-tint);text-decoration:{line}}}")
        rules.append(f".g-{kind}{{fill:var(--{kind}-fill);stroke:var(--{kind}-edge)}}")
        rules.append(f".g-{kind}.hollow{{fill:none;stroke:var(--{kind}-fill);stroke-width:2;stroke-dasharray:3 2}}")
    return "\n".join(rules) + "\n"


@cache
def _resource(name: str) -> str:
    return files("kg.page").joinpath(*name.split("/")).read_text(encoding="utf-8")


@cache
def _drawing_library() -> str:
    """The newest vis-network that pyvis carries (Apache-2.0 or MIT), without what could end the script element."""
    import pyvis

    bundles = sorted((Path(pyvis.__file__).parent / "templates" / "lib").glob("vis-*/vis-network.min.js"))
    return bundles[-1].read_text(encoding="utf-8").replace("</script", "<\\/script")
