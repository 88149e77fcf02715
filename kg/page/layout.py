"""Places for the nodes of the first view: readable, stable and the same in every run.

Stress is lowered by stochastic gradient descent (Zheng, Pawar, Goodman 2018, "Graph drawing by stochastic gradient
descent", doi:10.1109/TVCG.2018.2859997), one connected part at a time, with a fixed seed; then boxes that overlap are
pushed apart, and the parts are set side by side. Pure Python: importing numpy and scipy for networkx's own layouts
would cost more than this takes for 150 nodes.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

Point = tuple[float, float]
Size = tuple[float, float]

EDGE = 150.0  # wished distance between neighbours, in the page's units (pixels at zoom 1)
ROUNDS = 40
GAP = 14.0  # kept free between two boxes
ASPECT = 1.2  # width to height of the whole


def place(sizes: Mapping[int, Size], edges: Iterable[tuple[int, int]]) -> dict[int, Point]:
    """The centre of every node's box.

    `sizes` holds the width and height of each node with its label; `edges` pairs of nodes (others are ignored).
    No two boxes overlap in what comes back.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(sizes))
    graph.add_edges_from(sorted((a, b) for a, b in edges if a != b and a in sizes and b in sizes))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    singles = [part[0] for part in parts if len(part) == 1]
    blocks = [_part(graph.subgraph(part), part, sizes) for part in parts if len(part) > 1]
    if singles:
        blocks.append(_rows(singles, sizes))
    return _pack(blocks, sizes)


def _part(graph: nx.Graph[int], nodes: Sequence[int], sizes: Mapping[int, Size]) -> dict[int, Point]:
    distances = dict(nx.all_pairs_shortest_path_length(graph))
    chance = random.Random(len(nodes))
    radius = EDGE * math.sqrt(len(nodes)) / 2
    x = {node: chance.uniform(-radius, radius) * ASPECT for node in nodes}
    y = {node: chance.uniform(-radius, radius) for node in nodes}
    pairs = [
        (a, b, EDGE * distances[a][b] ** 0.9 + (_width(sizes, a, b) if distances[a][b] == 1 else 0.0))
        for at, a in enumerate(nodes)
        for b in nodes[at + 1 :]
    ]
    longest = max(wish for _, _, wish in pairs)
    shortest = min(wish for _, _, wish in pairs)
    # Steps shrink from the weight of the farthest pair to a tenth of that of the nearest.
    first, last = longest**2, shortest**2 * 0.1
    decay = math.log(first / last) / max(ROUNDS - 1, 1)
    for turn in range(ROUNDS):
        step = first * math.exp(-decay * turn)
        chance.shuffle(pairs)
        for a, b, wish in pairs:
            dx, dy = x[a] - x[b], y[a] - y[b]
            length = math.hypot(dx, dy) or 1e-6
            pull = min(step / (wish * wish), 1.0) * (length - wish) / length / 2
            x[a] -= dx * pull
            y[a] -= dy * pull
            x[b] += dx * pull
            y[b] += dy * pull
    return _apart(_level(nodes, x, y), sizes)


def _width(sizes: Mapping[int, Size], a: int, b: int) -> float:
    return (sizes[a][0] + sizes[b][0]) / 6


def _level(nodes: Sequence[int], x: Mapping[int, float], y: Mapping[int, float]) -> dict[int, Point]:
    """Turn the drawing so that its longer axis lies level: screens are wider than high."""
    mx, my = sum(x.values()) / len(nodes), sum(y.values()) / len(nodes)
    xx = sum((x[n] - mx) ** 2 for n in nodes)
    yy = sum((y[n] - my) ** 2 for n in nodes)
    xy = sum((x[n] - mx) * (y[n] - my) for n in nodes)
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return {n: ((x[n] - mx) * cos + (y[n] - my) * sin, (y[n] - my) * cos - (x[n] - mx) * sin) for n in nodes}


def _apart(points: Mapping[int, Point], sizes: Mapping[int, Size]) -> dict[int, Point]:
    """Push overlapping boxes apart, each pair along the way that is shorter, until none overlaps."""
    order = sorted(points)
    x = {n: points[n][0] for n in order}
    y = {n: points[n][1] for n in order}
    for turn in range(400):
        moved = False
        order.sort(key=lambda n: (x[n] - sizes[n][0] / 2, n))
        for at, a in enumerate(order):
            right = x[a] + sizes[a][0] / 2 + GAP
            for b in order[at + 1 :]:
                if x[b] - sizes[b][0] / 2 >= right:
                    break
                over_x = (sizes[a][0] + sizes[b][0]) / 2 + GAP - abs(x[a] - x[b])
                over_y = (sizes[a][1] + sizes[b][1]) / 2 + GAP - abs(y[a] - y[b])
                if over_x <= 0.01 or over_y <= 0.01:
                    continue
                moved = True
                if over_y <= over_x:
                    push = over_y / 2 + 0.1
                    way = 1 if (y[a], a) > (y[b], b) else -1
                    y[a] += way * push
                    y[b] -= way * push
                else:
                    push = over_x / 2 + 0.1
                    way = 1 if (x[a], a) > (x[b], b) else -1
                    x[a] += way * push
                    x[b] -= way * push
        if not moved:
            break
        if turn % 40 == 39:  # too crowded to settle: give it room
            x = {n: value * 1.1 for n, value in x.items()}
            y = {n: value * 1.1 for n, value in y.items()}
    return {n: (x[n], y[n]) for n in points}


def _rows(nodes: Sequence[int], sizes: Mapping[int, Size]) -> dict[int, Point]:
    """Nodes that are tied to nothing, in rows."""
    across = max(1, math.ceil(math.sqrt(len(nodes) * ASPECT)))
    width = max(sizes[n][0] for n in nodes) + GAP
    height = max(sizes[n][1] for n in nodes) + GAP
    return {n: (at % across * width, at // across * height) for at, n in enumerate(nodes)}


def _pack(blocks: Sequence[Mapping[int, Point]], sizes: Mapping[int, Size]) -> dict[int, Point]:
    """Set the parts side by side in rows, the largest first, about as wide as the largest or the wished aspect."""
    boxes = []
    for block in blocks:
        left = min(p[0] - sizes[n][0] / 2 for n, p in block.items())
        right = max(p[0] + sizes[n][0] / 2 for n, p in block.items())
        top = min(p[1] - sizes[n][1] / 2 for n, p in block.items())
        bottom = max(p[1] + sizes[n][1] / 2 for n, p in block.items())
        boxes.append((left, top, right - left, bottom - top))
    area = sum((w + 4 * GAP) * (h + 4 * GAP) for _, _, w, h in boxes)
    room = max([math.sqrt(area * ASPECT), *(w for _, _, w, _ in boxes)], default=0.0)
    placed: dict[int, Point] = {}
    across = down = row = 0.0
    for block, (left, top, width, height) in zip(blocks, boxes, strict=True):
        if across and across + width > room:
            across, down, row = 0.0, down + row + 4 * GAP, 0.0
        for node, (px, py) in block.items():
            placed[node] = (round(px - left + across, 1), round(py - top + down, 1))
        across += width + 4 * GAP
        row = max(row, height)
    return placed
