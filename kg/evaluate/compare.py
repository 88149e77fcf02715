"""Compares what was read from one article with its annotation, family by family.

What counts as found, in short: mentions that overlap; a statement if its characters and those annotated share at least
half of their union; an agent, event or budget if it shares mentions, each with the one with which it shares most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.evaluate.alignment import Said, pair, same_things, shared, unpaired
from kg.evaluate.gold import GoldArticle
from kg.evaluate.reading import BudgetReading, EventReading, Period, Reading
from kg.model import Span

_V = TypeVar("_V", EventReading, BudgetReading)

#: Every figure by family, in the order in which it is shown.
MEASURES: dict[str, tuple[str, ...]] = {
    "countries": ("country mentions",),
    "times": ("times found", "times found, value right"),
    "agents": (
        "officials",
        "office right",
        "country of official right",
        "official mentions (with coreference)",
    ),
    "statements": (
        "statement spans (IoU 0.5)",
        "statements: span and speaker",
        "statements: exact span and speaker",
        "statement characters by speaker",
    ),
    "events": ("events", "event type right", "event date right", "event parties"),
    "budgets": (
        "budgets",
        "budgets: amount and currency right",
        "budget years right",
        "budget country right",
    ),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, of how many found and how many wanted. Of a share, the latter two are the same."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that was missed, invented or wrong. `detail` says what was wanted, and what was found instead."""

    family: str
    kind: str  # missed, invented, wrong
    span: Span
    detail: str


@dataclass(frozen=True)
class Comparison:
    """One article compared: a tally a figure, the slips, and by kind of thing the pairs of found and annotated keys."""

    article: GoldArticle
    tallies: dict[str, Tally]
    slips: tuple[Slip, ...]
    same: dict[str, tuple[tuple[str, str], ...]]


def compare(gold: GoldArticle, found: Reading) -> Comparison:
    """The comparison of one article. `found` has offsets into the annotated article's text."""
    work = _Work(gold, found)
    work.countries()
    work.times()
    agents = work.agents()
    work.statements(agents)
    events = work.events(agents)
    budgets = work.budgets()
    return Comparison(
        article=gold,
        tallies=work.tallies,
        slips=tuple(sorted(work.slips, key=lambda slip: (slip.span, slip.family, slip.kind, slip.detail))),
        same={
            kind: tuple(pairs.items()) for kind, pairs in (("agents", agents), ("events", events), ("budgets", budgets))
        },
    )


class _Work:
    """Gathers the tallies and slips of one article; one method a family."""

    def __init__(self, gold: GoldArticle, found: Reading) -> None:
        self.gold = gold
        self.found = found
        self.wanted = gold.reading
        self.tallies: dict[str, Tally] = {name: Tally() for names in MEASURES.values() for name in names}
        self.slips: list[Slip] = []

    def count(self, name: str, right: int, found: int, wanted: int) -> None:
        self.tallies[name] += Tally(right, found, wanted)

    def share(self, name: str, right: bool) -> None:
        self.count(name, int(right), 1, 1)

    def slip(self, family: str, kind: str, spans: Iterable[Span], detail: str) -> None:
        if (first := next(iter(spans), None)) is not None:
            self.slips.append(Slip(family, kind, first, detail))

    def lone(self, family: str, found: Sequence[tuple[Span, str]], wanted: Sequence[tuple[Span, str]]) -> None:
        """Slips for what is on one side only."""
        for span, detail in wanted:
            self.slip(family, "missed", (span,), detail)
        for span, detail in found:
            self.slip(family, "invented", (span,), detail)

    def countries(self) -> None:
        wanted = self.wanted.countries
        found = [(s, c) for s, c in self.found.countries if not any(s.overlaps(p) for p in self.gold.places)]
        pairs = pair(found, wanted, lambda f, w: shared(f[0], w[0]) * (f[1] == w[1]))
        self.count("country mentions", len(pairs), len(found), len(wanted))
        self.lone("countries", *unpaired(found, wanted, pairs))

    def times(self) -> None:
        wanted, found = self.wanted.times, self.found.times
        pairs = pair(found, wanted, lambda f, w: shared(f[0], w[0]))
        right = [(i, j) for i, j in pairs if found[i][1] == wanted[j][1]]
        self.count("times found", len(pairs), len(found), len(wanted))
        self.count("times found, value right", len(right), len(found), len(wanted))
        for i, j in sorted(set(pairs) - set(right)):
            self.slip("times", "wrong", (wanted[j][0],), f"wanted {_days(wanted[j][1])}, found {_days(found[i][1])}")
        named = [[(span, _days(value)) for span, value in side] for side in (found, wanted)]
        self.lone("times", *unpaired(named[0], named[1], pairs))

    def agents(self) -> dict[str, str]:
        """Found key → annotated key."""
        found, wanted = self.found.agents, self.wanted.agents
        same = same_things({k: a.mentions for k, a in found.items()}, {k: a.mentions for k, a in wanted.items()})
        officials = {key for key, agent in wanted.items() if agent.kind == "official"}
        claimed = [key for key, agent in found.items() if agent.kind == "official"]
        right = [key for key in claimed if same.get(key) in officials]
        self.count("officials", len(right), len(claimed), len(officials))
        for key in right:
            want, got = wanted[same[key]], found[key]
            if want.offices:
                office = want.offices[0]
                known = any(o and (o in office or office in o) for o in got.offices)
                self.share("office right", known)
                if not known:
                    held = " ".join(o.rpartition("/")[2] for o in got.offices) or "none"
                    self.slip("agents", "wrong", want.mentions, f"{same[key]}: office {office}, found {held}")
            if want.country:
                self.share("country of official right", got.country == want.country)
                if got.country != want.country:
                    self.slip("agents", "wrong", want.mentions, f"{same[key]}: of {want.country}, found {got.country}")
        self.official_mentions(same, officials)
        return same

    def official_mentions(self, same: dict[str, str], officials: set[str]) -> None:
        found = [
            (span, same.get(key), key)
            for key, agent in self.found.agents.items()
            if same.get(key) in officials or agent.kind == "official"
            for span in agent.mentions
        ]
        wanted = [
            (span, key) for key, agent in self.wanted.agents.items() if key in officials for span in agent.mentions
        ]
        pairs = pair(found, wanted, lambda f, w: shared(f[0], w[0]) * (f[1] == w[1]))
        self.count("official mentions (with coreference)", len(pairs), len(found), len(wanted))
        named = [(span, key) for span, _, key in found]
        self.lone("agents", *unpaired(named, wanted, pairs))

    def statements(self, agents: dict[str, str]) -> None:
        text = self.gold.text
        found = [Said(s, text, agents.get(s.speaker or "", s.speaker)) for s in self.found.statements]
        wanted = [Said(s, text, s.speaker) for s in self.wanted.statements]
        overlaps = {(f, w): f.likeness(w) for f in found for w in wanted}
        spans = pair(found, wanted, lambda f, w: overlaps[f, w])
        both = pair(found, wanted, lambda f, w: overlaps[f, w] * (f.speaker == w.speaker))
        exact = [(i, j) for i, j in both if found[i].spans == wanted[j].spans]
        self.count("statement spans (IoU 0.5)", len(spans), len(found), len(wanted))
        self.count("statements: span and speaker", len(both), len(found), len(wanted))
        self.count("statements: exact span and speaker", len(exact), len(found), len(wanted))
        said, meant = ({(i, s.speaker) for s in side for i in s.characters} for side in (found, wanted))
        self.count("statement characters by speaker", len(said & meant), len(said), len(meant))
        for i, j in both:
            if (i, j) not in exact:
                there = " + ".join(f"{s.start}-{s.end}" for s in found[i].spans)
                self.slip("statements", "wrong", wanted[j].spans, f"{wanted[j].speaker}: other bounds, found {there}")
        for i, j in sorted(set(spans) - set(both)):
            self.slip("statements", "wrong", wanted[j].spans, f"said by {wanted[j].speaker}, found {found[i].speaker}")
        left, missing = unpaired([(s.spans, s.speaker) for s in found], [(s.spans, s.speaker) for s in wanted], spans)
        for stretches, speaker in missing:
            self.slip("statements", "missed", stretches, f"said by {speaker}")
        for stretches, speaker in left:
            self.slip("statements", "invented", stretches, f"said by {speaker}")

    def events(self, agents: dict[str, str]) -> dict[str, str]:
        """Found key → annotated key."""
        same = self.things("events", self.found.events, self.wanted.events)
        for key, wanted_key in same.items():
            got, want = self.found.events[key], self.wanted.events[wanted_key]
            self.share("event type right", got.type == want.type)
            self.share("event date right", got.period == want.period)
            parties = {agents.get(party, party) for party in got.parties}
            self.count("event parties", len(parties & want.parties), len(parties), len(want.parties))
            for what, wanted, found in (
                ("type", want.type, got.type),
                ("date", _days(want.period), _days(got.period)),
                ("parties", " ".join(sorted(want.parties)), " ".join(sorted(parties))),
            ):
                if wanted != found:
                    self.slip("events", "wrong", want.mentions, f"{wanted_key}: {what} {wanted}, found {found}")
        return same

    def budgets(self) -> dict[str, str]:
        """Found key → annotated key."""
        same = self.things("budgets", self.found.budgets, self.wanted.budgets)
        right = 0
        for key, wanted_key in same.items():
            got, want = self.found.budgets[key], self.wanted.budgets[wanted_key]
            amounts = got.amount == want.amount and (want.amount is None or got.currency == want.currency)
            right += amounts
            if want.years is not None:
                self.share("budget years right", got.years == want.years)
            if want.country:
                self.share("budget country right", got.country == want.country)
            checks = [
                ("", amounts, _money(want), _money(got)),
                ("years ", want.years is None or got.years == want.years, f"{want.years}", f"{got.years}"),
                ("paid by ", not want.country or got.country == want.country, f"{want.country}", f"{got.country}"),
            ]
            for what, fits, wanted, found in checks:
                if not fits:
                    self.slip("budgets", "wrong", want.mentions, f"{wanted_key}: {what}{wanted}, found {found}")
        self.count("budgets: amount and currency right", right, len(self.found.budgets), len(self.wanted.budgets))
        return same

    def things(self, family: str, found: dict[str, _V], wanted: dict[str, _V]) -> dict[str, str]:
        """Which events or budgets are the same."""
        same = same_things({k: t.mentions for k, t in found.items()}, {k: t.mentions for k, t in wanted.items()})
        self.count(family, len(same), len(found), len(wanted))
        for key in sorted(set(wanted) - set(same.values())):
            self.slip(family, "missed", wanted[key].mentions, key)
        for key in sorted(set(found) - set(same)):
            self.slip(family, "invented", found[key].mentions, key)
        return same


def _money(budget: BudgetReading) -> str:
    return "none" if budget.amount is None else f"{budget.amount.normalize():f} {budget.currency}"


def _days(value: Period | None) -> str:
    if value is None:
        return "none"
    first, last = value
    return f"{first}" if first == last else f"{first}/{last}"
