"""What the event extractor hands on, and what it looks things up in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from kg.document import Document
from kg.extractors.mentions import COUNTRY, CountryMention, MentionIndex, StatementMention
from kg.lexicon import Matcher, fold
from kg.lexicon.table import read_rows
from kg.model import How, Role, Span, TimeExpression
from kg.spans import SpanIndex

# Cues by which a speaker makes happen what he tells: 川普宣布2月1日起…加徵關稅.
DECREES = frozenset(("宣布", "下令", "宣告", "提出", "公布", "指示", "裁示"))
# Of what an authority announces, the announcement's day is the day.
DECREED = frozenset(("arms-sale", "sanction", "tariff", "law", "personnel", "purchase", "arrest"))
# Sources of patterns: a digit of a number as news counts with it, and what counts the events of a series: 七轮.
DIGIT = "[0-9一二三四五六七八九十百]"
COUNT = rf"{DIGIT}{{1,4}}(?:次|届|轮)"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event (`noun`) or tells of one (`verb`).

    Words of one `family` (判刑, 宣判, 判決) may mean one event; words of different families of a type do not. Weak words
    need a date or parties beside them to count; a `proper` one (大罷免) is the name of one event and needs nothing.
    `countries` take part even where nobody says so: Taiwan in 漢光演習.
    """

    form: str
    type: str
    family: str
    noun: bool
    verb: bool
    strong: bool
    proper: bool = False
    countries: frozenset[str] = frozenset()


@cache
def triggers() -> Matcher[Trigger]:
    """All trigger words by folded form."""
    table: dict[str, Trigger] = {}
    sides = {fold(row["form"]): frozenset(row["countries"].split()) for row in read_rows("event_countries.tsv")}
    for row in read_rows("events.tsv"):
        form = fold(row["form"])
        known = table.get(form)
        noun, verb = row["part"] == "noun", row["part"] == "verb"
        if known is not None and known.type == row["type"]:
            table[form] = replace(known, noun=known.noun or noun, verb=known.verb or verb)
        elif known is None:
            proper = row["strength"] == "name"
            strong = proper or row["strength"] == "strong"
            table[form] = Trigger(
                form, row["type"], row["family"], noun, verb, strong, proper, sides.get(form, frozenset())
            )
    return Matcher(table)


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place where an event is named or told. `span` includes the compound that names it (川習通話).

    `agents` (keys) and `countries` (codes) take part by the words around; `named` are the keys inside the name itself.
    `count` is how many events the words mean (兩通電話: 2). `pointer` is ``near`` for 這, 本次 and ``far`` for 那, 上一.
    `name` is the event's name in quotation marks, `title` one without (`kg.extractors.events.titles`), `version` whose
    version of a bill is meant, `predicate` whether the trigger tells that the event happens, `scene` the day on which the
    story is where it is told without a date, `days` how many it lasts, if that is told.
    """

    span: Span
    trigger: Trigger
    time: TimeExpression | None
    agents: frozenset[str]
    countries: frozenset[str]
    named: frozenset[str]
    role: Role
    pointer: str = ""
    count: int = 1
    planned: bool = False
    cancelled: bool = False
    place: str = ""
    name: str = ""
    title: str = ""
    version: str = ""
    predicate: bool = False
    scene: TimeExpression | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of somebody's words: the statement's speaker (a key) and cue (folded)."""

    span: Span
    speaker: str | None
    cue: str


def words_of(doc: Document, statements: Sequence[StatementMention], speakers: Sequence[str | None]) -> list[Words]:
    """The stretches of all statements, each with its speaker's key."""
    return [
        Words(span, key, statement.cue.of(doc.norm) if statement.cue else "")
        for statement, key in zip(statements, speakers, strict=True)
        for span in statement.spans
    ]


@dataclass(frozen=True)
class Surroundings:
    """What the other extractors found, as the event extractor looks it up. `who` maps a mention's span to a key; an
    office of which the text does not say who holds it (烏克蘭總統) stands for its country."""

    doc: Document
    times: SpanIndex[TimeExpression]
    countries: SpanIndex[CountryMention]
    actors: MentionIndex
    who: Mapping[Span, str]
    words: SpanIndex[Words]

    @classmethod
    def of(
        cls,
        doc: Document,
        times: Sequence[TimeExpression],
        countries: Sequence[CountryMention],
        actors: MentionIndex,
        who: Mapping[Span, str],
        words: Sequence[Words],
    ) -> Surroundings:
        """Index what was found."""
        dated = SpanIndex(times, lambda t: t.span)
        offices = {a.span: COUNTRY + a.country for a in actors.all if a.how is How.NOMINAL and a.title and a.country}
        meant = {**offices, **who}
        return cls(
            doc, dated, SpanIndex(countries, lambda c: c.span), actors, meant, SpanIndex(words, lambda w: w.span)
        )

    @cached_property
    def past_days(self) -> SpanIndex[TimeExpression]:
        """The dates of one day that has come by the article's own."""
        published = self.doc.article.published
        days = (t for t in self.times.all if t.start == t.end and (published is None or t.start <= published))
        return SpanIndex(days, lambda t: t.span)

    @cached_property
    def only_day(self) -> TimeExpression | None:
        """The day of a story of one day."""
        days = self.past_days.all
        return days[0] if len({t.start for t in days}) == 1 else None

    def holder(self, offset: int) -> Words | None:
        """The words of the innermost statement that cover an offset."""
        return min(self.words.covering(offset), key=lambda w: len(w.span), default=None)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a trigger stands: its clause (of the words of `holder`, if it is in somebody's), and the compound's span.

    `trigger` is the word's own span, `name` that of the compound that it ends (川習通話).
    """

    around: Surroundings
    trigger: Span
    name: Span
    clause: Span
    sentence: Span
    holder: Words | None

    @property
    def before(self) -> str:
        """The words of the clause before the compound."""
        return self.around.doc.norm[self.clause.start : self.name.start]

    @property
    def after(self) -> str:
        """The words of the clause after the trigger."""
        return self.around.doc.norm[self.trigger.end : self.clause.end]
