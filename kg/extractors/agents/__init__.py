"""Finds mentions of who can speak or act: persons, organisations, unnamed sources, titles alone, pronouns.

Names come from three places: the tables, words beside them (國防部長顧立雄, 賴清德總統, Ruben Gallego in brackets), and the
article itself, where a name that was recognised once is known everywhere, by its surname too. `find` is the flow.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.document import Document
from kg.extractors.agents import (
    abroad,
    anonymous,
    appointed,
    clued,
    entourage,
    enumerated,
    listed,
    partial,
    titled,
    unlisted,
    unresolved,
)
from kg.extractors.agents.nations import organization_country
from kg.extractors.agents.phrases import phrase_start
from kg.extractors.agents.scene import Coverage, PersonName, Scene
from kg.extractors.gazetteer import gazetteer, general_name, national_names
from kg.extractors.mentions import ActorMention, CountryMention
from kg.model import AgentKind, How, Span
from kg.spans import SpanIndex


def find(doc: Document, countries: Sequence[CountryMention]) -> tuple[ActorMention, ...]:
    """All mentions in a document, unresolved pronouns and titles included, in order of the text."""
    scene, names, coverage = _names(Scene.of(doc, countries, gazetteer()), Coverage(len(doc.norm)))
    mentions = [*_of_persons(names), *_of_organizations(scene, names)]
    for more in (partial.pairs, partial.surnames, partial.given_names):
        found = more(scene, coverage, names)
        mentions, coverage = [*mentions, *found], coverage.with_spans(m.phrase for m in found)
    found = partial.surname_only(scene, coverage)
    mentions, coverage = [*mentions, *found], coverage.with_spans(m.span for m in found)
    sources, heads = anonymous.find(scene, coverage, names)
    mentions, coverage = [*anonymous.as_modifiers(mentions, sources), *sources], coverage.with_spans(heads)
    mentions = entourage.find(scene, mentions)
    alone = unresolved.titles(scene, coverage, names)
    mentions = [*anonymous.as_modifiers(mentions, alone), *alone]
    mentions += unresolved.that_organization(scene, coverage, mentions)
    mentions += unresolved.pronouns(scene)
    return tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end)))


def _names(scene: Scene, coverage: Coverage) -> tuple[Scene, list[PersonName], Coverage]:
    """The names of persons, with the scene in which all organisations are known, and what both take of the text."""
    organizations, people = listed.find(scene)
    coverage = coverage.with_spans([*(o.span for o in organizations), *(span for span, _ in people)])
    nicknames = listed.nicknamed(scene, coverage)
    scene = scene.with_organizations([*organizations, *nicknames])
    coverage = coverage.with_spans(o.span for o in nicknames)
    names = listed.people(scene, people)
    for find_more in (titled.find, appointed.find, clued.bracketed, clued.affiliated, enumerated.find):
        found = find_more(scene, coverage, names)
        names, coverage = [*names, *found], coverage.with_spans(n.span for n in found)
    further = unlisted.find(scene, coverage)
    scene, coverage = scene.with_organizations(further), coverage.with_spans(o.span for o in further)
    for find_more in (clued.before_cues, clued.words_before_cues, clued.repeated):
        found = find_more(scene, coverage, names)
        names, coverage = [*names, *found], coverage.with_spans(n.span for n in found)
    return scene, abroad.with_countries(scene, clued.with_kinds(names)), coverage


def _of_persons(names: Sequence[PersonName]) -> list[ActorMention]:
    """The persons; one inside another's phrase (吳尚雨 in 立委吳尚雨辦公室主任林佑辰) only tells whose office it is."""
    phrases = SpanIndex(names, lambda n: n.phrase)
    return [
        ActorMention(
            n.span,
            n.phrase,
            n.kind,
            How.NAME,
            n.key,
            n.country,
            n.title,
            modifier=any(n.span.end <= other.span.start for other in phrases.covering(n.span.start, n.span.end)),
        )
        for n in names
    ]


def _of_organizations(scene: Scene, names: Sequence[PersonName]) -> list[ActorMention]:
    """The organisations; one inside a person's phrase (國防部 in 國防部長顧立雄) is a modifier."""
    phrases = SpanIndex(names, lambda n: n.phrase)
    found = []
    for organization in scene.organizations:
        span, entry = organization.span, organization.entry
        holder = next((n for n in phrases.covering(span.start, span.end) if n.phrase != span), None)
        country = organization_country(scene, organization)
        if entry.generic and holder is not None and holder.country:
            country = holder.country  # 財政部長貝森特 is of the country that he is of
        key = entry.key
        if entry.generic and country:
            general = entry.key if country == entry.country else general_name(entry.key, entry.country)
            key = national_names().get((entry.key, country), f"{country}-{general}")
        phrase = Span(phrase_start(scene, span.start), span.end)
        found.append(
            ActorMention(
                span,
                phrase,
                AgentKind.ORGANIZATION,
                How.NAME,
                key,
                country,
                sector=entry.sector,
                anonymous=entry.unnamed,
                modifier=holder is not None,
            )
        )
    return found
