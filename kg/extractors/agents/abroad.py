"""Whose officials are of whom only a name written by sound tells that they are foreign: 國務部長某某某, after 帛琉總統."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.agents.clued import LATIN_NAME
from kg.extractors.agents.scene import PersonName, Scene
from kg.extractors.names import TRANSLITERATION
from kg.model import AgentKind, Span

_INTERNATIONAL = re.compile(r"欧盟|北约|联合国|国际|世卫|世界|欧洲|东协|东盟|非盟")


def with_countries(scene: Scene, names: Sequence[PersonName]) -> list[PersonName]:
    """The names, where such an official is of the one country abroad that the words before tell of.

    That is the only one that the sentence names before, else the last official's in the paragraph.
    """
    unsure = {n.key for n in names if _held_to_be_of_home(scene, n)}
    told = {n.key for n in names if n.country} - unsure
    meant: dict[str, str] = {}
    last: tuple[int, str] | None = None  # the block in which an official abroad is named last, and the country
    for name in sorted(names, key=lambda n: n.span):
        block = scene.doc.block_of(name.span.start)
        if block is None:
            continue
        if name.country is not None and name.key not in unsure:
            last = (block, name.country) if name.country != scene.doc.article.region else None
        elif name.key not in told and name.key not in meant and _is_foreign_official(scene, name):
            near = last[1] if last is not None and last[0] == block else None
            code = _told_before(scene, name.span, scene.doc.blocks[block].span.start, near)
            if code is not None:
                meant[name.key] = code
    return [replace(n, country=meant[n.key]) if n.key in meant else n for n in names]


def _told_before(scene: Scene, name: Span, low: int, near: str | None) -> str | None:
    """The country abroad that the words before a name tell of; `near` is the last official's in its paragraph."""
    sentence = scene.doc.sentence_at(name.start)
    start = sentence.span.start if sentence is not None else low
    home = scene.doc.article.region
    before = (c for i in range(start, name.start) if (c := scene.country_starts.get(i)) and not c.place)
    here = {c.code for c in before if len(c.span) > 1} - {home}
    return near if not here else here.pop() if len(here) == 1 else None


def _is_foreign_official(scene: Scene, name: PersonName) -> bool:
    """Whether a name beside an office is written by sound: with a dot or a Latin name, or of such characters alone."""
    form, phrase = name.span.of(scene.norm), name.phrase.of(scene.norm)
    if name.kind is not AgentKind.OFFICIAL or not name.title or _INTERNATIONAL.search(phrase):
        return False
    latin = LATIN_NAME.match(scene.norm, name.span.end) is not None
    chinese = form[0] in scene.table.surnames and len(form) < 4
    return latin or "·" in form or (len(form) > 2 and not chinese and all(c in TRANSLITERATION for c in form))


def _held_to_be_of_home(scene: Scene, name: PersonName) -> bool:
    """Whether a name with a Latin one in brackets is of home only for a body that every state has: 財政部長某某某（…）."""
    if name.country != scene.doc.article.region or LATIN_NAME.match(scene.norm, name.span.end) is None:
        return False
    inside = range(name.phrase.start, name.span.start)
    bodies = (o for i in inside if (o := scene.organization_starts.get(i)))
    by_sound = all(c in TRANSLITERATION for c in name.span.of(scene.norm))
    return by_sound and not any(i in scene.country_starts for i in inside) and any(o.entry.generic for o in bodies)
