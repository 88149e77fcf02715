"""Offices, teams and camps called by a person's name: 裴洛西辦公室, 川普團隊, 柯文哲陣營."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.agents.scene import Scene
from kg.extractors.mentions import ActorMention
from kg.extractors.names import follows_a_name
from kg.lexicon import fold
from kg.lexicon.context import pattern
from kg.model import AgentKind, How, Span

_OFFICE = pattern(r"<office-of-person>")


def find(scene: Scene, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions, persons whose office or team is meant as modifiers, and such bodies where a name may stand."""
    found: list[ActorMention] = []
    for mention in mentions:
        body = _OFFICE.match(scene.norm, mention.span.end)
        named = mention.how is How.NAME and mention.is_person
        if not named or body is None:
            found.append(mention)
            continue
        found.append(replace(mention, modifier=True))
        if follows_a_name(scene.norm, body.end(), scene.block_end(mention.span.start), scene.table):
            span, phrase = Span(mention.span.start, body.end()), Span(mention.phrase.start, body.end())
            key = fold(mention.key) + body.group()
            found.append(ActorMention(span, phrase, AgentKind.ORGANIZATION, How.NAME, key, mention.country))
    return found
