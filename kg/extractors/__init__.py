"""From an article to facts. `extract` is the flow; each step is a module or package of this one."""

from __future__ import annotations

import re
from datetime import date

from kg import dates, document
from kg.dates.calendar import shift
from kg.document import Document
from kg.extractors import agents, assembly, budgets, coreference, countries, events, statements
from kg.extractors.acting import acting_countries, outside_names
from kg.extractors.mentions import MentionIndex
from kg.model import Article, Facts, Role, TimeExpression
from kg.numerals import integer
from kg.reading.mending import mend
from kg.reading.metadata import first_day
from kg.reading.restoring import restored

_COUNT = r"([0-9]{1,2}|[一二三四五六七八九十廿]{1,3})"
_DATELINE = re.compile(rf"(?:{_COUNT}月)?{_COUNT}日[专專]?[电讯]")
_REPRINT = 5  # days within which a dispatch is printed
_TOP = 12  # lines among which the headline is, under a page's menus
# 2024年3月5日外交部發言人某某主持例行記者會
_TRANSCRIPT = re.compile(
    r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日[^，。\n]{0,16}(?:主持|举行)[^，。\n]{0,6}(?:记者会|发布会)"
)


def extract(article: Article) -> Facts:
    """Read the facts of one article.

    Args:
        article: the article as read; its `published` day is what relative dates are resolved against, if known.
    Returns:
        Everything found, linked, with offsets into the article's text. Never raises for odd text.
    """
    mended = mend(article.text)
    if mended is None:
        return assembly.assemble(find(article))
    return restored(assembly.assemble(find(mended.read(article))), article, mended)


def find(article: Article) -> assembly.Found:
    """Find what an article mentions, tells and reports, before it is linked: what `extract` puts together."""
    doc = document.read(article)
    times = find_times(doc)
    nations = countries.find(doc)
    people = agents.find(doc, nations)
    nations = outside_names(nations, people)
    actors = MentionIndex((*people, *acting_countries(doc, nations, people)))
    spoken = statements.find(doc, actors, times)
    who = coreference.resolve(doc, actors.all, spoken)
    around = events.Surroundings.of(doc, times, nations, actors, who.of, events.words_of(doc, spoken, who.speaker))
    return assembly.Found(
        doc,
        times,
        nations,
        actors,
        spoken,
        who,
        happenings=events.find(around),
        money=budgets.find(doc, nations, people),
    )


def find_times(doc: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of a document; a byline's dateline is not one, and neither is the article's own date line."""
    found: list[TimeExpression] = []
    context = None
    article = doc.article
    today = _transcribed(doc) or _wired(doc) or article.published
    for block in doc.blocks:
        if block.role is Role.BYLINE:
            continue
        times, context = dates.find(
            block.span.of(article.text),
            today,
            context,
            offset=block.span.start,
            taiwan=article.region == "TW",
            april=article.region == "HK",
        )
        if block.role is not Role.META:
            found += times
    return tuple(found)


def _transcribed(doc: Document) -> date | None:
    """The day of the press conference that an article is the transcript of, however much later it was put up."""
    tops = (_TRANSCRIPT.match(doc.norm, block.span.start, block.span.end) for block in doc.blocks[:_TOP])
    return next((first_day(top.group()) for top in tops if top), None)


def _wired(doc: Document) -> date | None:
    """The day of the dispatch that an outlet prints some days later: …29日電 on the 30th, whose 今天 is the 29th."""
    published = doc.article.published
    lines = (b.span for b in doc.blocks[:_TOP] if b.role is Role.BYLINE)
    match = next((m for span in lines if (m := _DATELINE.search(doc.norm, span.start, span.end))), None)
    if match is None or published is None:
        return None
    month, day = (integer(part or "") for part in match.groups())
    days = (shift(published, -n) for n in range(_REPRINT + 1))
    return next((d for d in days if d is not None and d.day == day and month in (None, d.month)), None)


__all__ = ["extract", "find", "find_times"]
