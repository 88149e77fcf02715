"""When an event takes place."""

from __future__ import annotations

import re

from kg.extractors.events.model import Site
from kg.extractors.events.parties import DECREES
from kg.model import TimeExpression

_ADJACENT = re.compile(
    r"(?:的|那通|这通|那场|那次|上一|举行的|签署的|召开的|达成的|宣布的|例行|\s|开征的|第[一二三]?|在[^，。]{1,8}|[㐀-鿿]{1,3})?$"
)
_WHEN_AFTER = re.compile(r"(?:举行|召开|登场|到期|生效|上路|起|开打|开议|投票|截止)")


def time_of(site: Site, *, predicate: bool, told: bool) -> TimeExpression | None:
    """The date of a trigger.

    A date right before its name is its own (18日的大使會議), as is one right after (《…條約》2月5日到期). A predicate also
    takes the date of its clause; if it is told by a verb (`told`), that of an earlier clause of the sentence as well. No
    date counts that stands outside the words that hold the trigger.
    """
    norm, clause = site.around.doc.norm, site.clause
    times = _times(site)
    for time in times:
        if time.span.end <= site.name.start and _ADJACENT.fullmatch(norm[time.span.end : site.name.start]):
            return time
        if 0 <= time.span.start - site.trigger.end <= 1 and _WHEN_AFTER.match(norm, time.span.end):
            return time
    if not predicate:
        return None
    inside = [t for t in times if t.span in clause and t.span.end <= site.trigger.start]
    if inside:
        return inside[-1]
    earlier = [t for t in times if t.span.end <= clause.start and clause.start - t.span.end <= 45]
    if earlier and told:
        between = norm[earlier[-1].span.end : clause.start]
        if "；" not in between and between.count("，") <= 1:
            return earlier[-1]
    return None


def _times(site: Site) -> list[TimeExpression]:
    """The dates of the sentence in the same words; 去年10月宣布撥款…: the day of an announcement is the measure's."""
    around, holder = site.around, site.holder
    decree = holder is not None and holder.cue in DECREES
    return [
        t
        for t in around.times.within(site.sentence.start, site.sentence.end)
        if around.holder(t.span.start) == holder or (decree and holder is not None and t.span.end <= holder.span.start)
    ]
