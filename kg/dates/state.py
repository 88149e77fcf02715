"""What has been named so far, in the article, the paragraph and the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.dates.calendar import Period
from kg.model import Precision, TimeExpression

_KNOWN_MAX = 64


@dataclass(frozen=True, slots=True)
class DateContext:
    """What an article has named so far: hand the one that `find` returns to the `find` of the next block.

    `day` is the last day named that does not lie ahead, `month` the last (year, month), `year` the last year;
    `known` remembers in which year a (month, day) was found to lie, with day 0 for a whole month.
    """

    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    known: tuple[tuple[int, int, int], ...] = ()


class State:
    """The memory of a reading of one text; its readers in this package look things up here and put them here."""

    def __init__(self, folded: str, published: date | None, context: DateContext, taiwan: bool, april: bool) -> None:
        self.folded = folded
        self.published = published
        self.taiwan = taiwan
        self.april = april
        self.day = context.day
        self.month = context.month
        self.year = context.year
        self.known = {(month, day): year for month, day, year in context.known}
        self.new_paragraph()

    def new_paragraph(self) -> None:
        self.here: date | None = None  # the last day named in this paragraph that does not lie ahead
        self.own_year: int | None = None  # the last year named in this paragraph
        self.new_sentence()

    def new_sentence(self) -> None:
        self.latest: date | None = None  # the last day named in this sentence, ahead or not
        self.sentence_year: int | None = None  # the last year that the sentence names as such
        self.sentence_from: date | None = None  # and where what named it begins
        self.sentence_day: date | None = None  # the last day of a month
        self.stretch: TimeExpression | None = None  # the last range, 1至4月

    def context(self) -> DateContext:
        known = tuple((month, day, year) for (month, day), year in list(self.known.items())[-_KNOWN_MAX:])
        return DateContext(self.day, self.month, self.year, known)

    def name(self, period: Period | None, explicit_year: bool = False, anchor: bool = True) -> Period | None:
        """Remember a period that the text names, and give it back.

        `explicit_year` says that its words tell the year; without `anchor` a later 當天 does not refer to it.
        """
        if period is None:
            return None
        start, precision = period.start, period.precision
        if precision is Precision.DAY:
            if anchor:
                self.latest = start
                if self.published is None or start <= self.published:
                    self.day = self.here = start
            self.known[start.month, start.day] = start.year
            self.sentence_day = start
        if precision in (Precision.DAY, Precision.MONTH):
            self.month = start.year, start.month
            if precision is Precision.MONTH:
                self.known[start.month, 0] = start.year
        self.year = self.own_year = start.year
        if explicit_year:
            self.sentence_year = start.year
            self.sentence_from = start
        return period
