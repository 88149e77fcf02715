"""From an article to facts. `extract` is the flow; each step is a module of this package."""

from __future__ import annotations

from kg import dates, document
from kg.extractors import agents, assembly, budgets, coreference, countries, events, statements
from kg.extractors.mentions import ActorMention, CountryMention, MentionIndex
from kg.document import Document
from kg.spans import SpanIndex
from kg.model import AgentKind, Article, Facts, How, Role, Span, TimeExpression

_TIMELESS = (Role.BYLINE,)


def extract(article: Article) -> Facts:
    """Read the facts of one article.

    Args:
        article: the article as read; its `published` day is what relative dates are resolved against, if known.
    Returns:
        Everything found, linked, with offsets into the article's text. Never raises for odd text.
    """
    doc = document.read(article)
    times = find_times(doc)
    nations = countries.find(doc)
    people, aliases = agents.find(doc, nations)
    nations = outside_names(nations, people)
    actors = (*people, *acting_countries(doc, nations, people))
    index = MentionIndex(actors)
    drafts = statements.assemble(doc, index, times)
    who = coreference.resolve(doc, index.all, drafts)
    words_of = [
        events.Words(span, key, draft.cue.of(doc.norm) if draft.cue else "")
        for draft, key in zip(drafts, who.speaker, strict=True)
        for span in draft.spans
    ]
    happenings = events.find(events.Surroundings.of(doc, times, nations, index, who.of, words_of))
    money = budgets.find(doc, nations)
    return assembly.assemble(doc, times, nations, index.all, aliases, drafts, who, happenings, money)


def find_times(doc: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of a document; a byline's dateline is not one, and neither is the article's own date line."""
    found: list[TimeExpression] = []
    context = None
    for block in doc.blocks:
        if block.role in _TIMELESS:
            continue
        times, context = dates.find(
            block.span.of(doc.article.text), doc.article.published, context, offset=block.span.start,
            taiwan=doc.article.region == "TW",
        )  # fmt: skip
        if block.role is not Role.META:
            found += times
    return tuple(found)


def outside_names(
    nations: tuple[CountryMention, ...], people: tuple[ActorMention, ...]
) -> tuple[CountryMention, ...]:
    """Leave out characters of personal names that look like countries (佛瑞德里克森), and Brussels for the Union."""
    capitals = {n.span.start for n in nations if n.code == "BE"}
    names = [
        p.span for p in people
        if p.how is How.NAME and (p.kind is not AgentKind.ORGANIZATION or p.span.start in capitals)
    ]  # fmt: skip
    index = SpanIndex(names, lambda span: span)
    return tuple(n for n in nations if not index.overlapping(n.span.start, n.span.end))


def acting_countries(
    doc: Document, nations: tuple[CountryMention, ...], people: tuple[ActorMention, ...]
) -> tuple[ActorMention, ...]:
    """Countries that can speak or take part themselves: named outside of any other phrase."""
    phrases = SpanIndex([p.phrase for p in people if p.how is not How.PRONOUN], lambda span: span)
    found = []
    for nation in nations:
        if nation.place or phrases.covering(nation.span.start, nation.span.end):
            continue
        end = nation.span.end
        government = document_government(doc, end)
        phrase = Span(nation.span.start, end + government)
        found.append(
            ActorMention(nation.span, phrase, None, How.NAME, coreference.COUNTRY + nation.code, nation.code,
                         modifier=not _acts(doc, phrase.end))
        )  # fmt: skip
    return tuple(found)


def document_government(doc: Document, at: int) -> int:
    """How many characters of 政府, 當局, 官方, 方面 follow a country's name."""
    return next((len(w) for w in ("自治政府", "政府", "当局", "官方", "方面", "军方", "军", "海警", "警方") if doc.norm.startswith(w, at)), 0)


def _acts(doc: Document, at: int) -> bool:
    from kg.extractors.gazetteer import gazetteer

    return gazetteer().follows(doc.norm, at, len(doc.norm))


__all__ = ["AgentKind", "extract", "find_times"]
