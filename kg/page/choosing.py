"""Which things the page shows first: the most important ones, at most so many."""

from __future__ import annotations

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


def first_view(story: Story, weight: list[float], limit: int) -> list[int]:
    """The indices of the most important things, at most `limit`, in the story's order."""
    ranked = sorted(range(len(story.things)), key=lambda at: (-weight[at], story.things[at].iri))
    return sorted(ranked[: max(limit, 0)])
