"""Which things the page shows first: the most important ones, at most so many."""

from __future__ import annotations

import heapq
from collections import Counter

from kg.page.story import Story

SPOKEN, ABOUT, MENTIONED_IN_STATEMENT, RELATED, IN_ARTICLE = 3.0, 2.0, 0.5, 1.0, 2.0
"""What one statement spoken, one statement about it, one that names it, one relation, one article count."""

KIND_WEIGHT = {"official": 1.5, "event": 1.3, "budget": 2.0, "country": 1.0, "org": 1.0, "person": 1.0, "place": 0.3}
"""What readers come for first: who speaks, what happened, what it costs."""


def importance(story: Story) -> list[float]:
    """A weight for every thing, by how much is said by and about it and how widely it is reported."""
    weight = [0.0] * len(story.things)
    for statement in story.statements:
        if statement.speaker >= 0:
            weight[statement.speaker] += SPOKEN
        for at in statement.about:
            weight[at] += ABOUT
        for at in statement.mentions:
            weight[at] += MENTIONED_IN_STATEMENT
    for relation in story.relations:
        weight[relation.start] += RELATED
        weight[relation.end] += RELATED
    for at, thing in enumerate(story.things):
        articles = {passage.article for passage in thing.passages if passage.article >= 0}
        weight[at] += IN_ARTICLE * len(articles) + 0.2 * min(len(thing.passages), 20)
        weight[at] *= KIND_WEIGHT[thing.kind]
    return [round(value, 3) for value in weight]


SHARE = {"official": 0.4, "event": 0.3, "country": 0.2, "org": 0.2, "person": 0.2, "budget": 0.15, "place": 0.1}
"""How much of the first view one kind may take while others have something to show."""


def first_view(story: Story, weight: list[float], limit: int) -> list[int]:
    """The indices of the most important things, at most `limit`, in the story's order.

    What is tied to things already chosen counts for more, up to three times, so that the first view holds together.
    """
    near = _neighbours(story)
    ties = [0] * len(story.things)
    chosen: set[int] = set()
    kinds: Counter[str] = Counter()
    held_back: list[int] = []

    def entry(at: int) -> tuple[float, str, int, int]:
        return -weight[at] * (1 + 0.5 * min(ties[at], 4)), story.things[at].iri, at, ties[at]

    queue = [entry(at) for at in range(len(story.things))]
    heapq.heapify(queue)
    while queue and len(chosen) < limit:
        _, _, at, known = heapq.heappop(queue)
        if at in chosen or known != ties[at]:
            continue  # an entry from before a neighbour was chosen
        kind = story.things[at].kind
        if kinds[kind] >= max(limit * SHARE[kind], 1):
            held_back.append(at)
            continue
        chosen.add(at)
        kinds[kind] += 1
        for other in near[at]:
            if other not in chosen and ties[other] < 4:
                ties[other] += 1
                heapq.heappush(queue, entry(other))
    for at in held_back:
        if len(chosen) < limit:
            chosen.add(at)
    return sorted(chosen)


def _neighbours(story: Story) -> list[list[int]]:
    near: list[dict[int, None]] = [{} for _ in story.things]
    pairs = [(relation.start, relation.end) for relation in story.relations]
    pairs += [(s.speaker, at) for s in story.statements if s.speaker >= 0 for at in s.about]
    for one, other in pairs:
        near[one][other] = None
        near[other][one] = None
    return [list(others) for others in near]
