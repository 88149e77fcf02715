"""When two articles tell of the same event: one type, dates that agree, parties that do not contradict."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date, timedelta

from kg.merge.clusters import Cluster, Match, Rules, gather
from kg.merge.nodes import Happening

# Of these there are many a day in one country: date and country alone do not tell which.
_MANY_A_DAY = frozenset("meeting law vote speech arrest personnel".split())
# Two parties, and no third.
_BETWEEN_TWO = frozenset("call arms-sale visit".split())
# Directed at one person: another person, another event.
_OF_ONE = frozenset("arrest personnel speech visit".split())
_FACE_TO_FACE = frozenset("call meeting visit".split())
_FRESH = 3  # days within which an article of an event needs no date for it
_SAME_NEWS = 60  # days between articles on something that neither dates
_LONG_LABEL = 6


def cluster_events(nodes: Iterable[Happening]) -> list[Cluster]:
    return gather(nodes, EVENT_RULES)


def _blocks(node: Happening) -> Iterable[Hashable]:
    months = set()
    if node.start is not None and node.end is not None and node.days <= 400:
        day = node.start.replace(day=1)
        while day <= node.end:
            months.add((day.year, day.month))
            day = (day + timedelta(days=32)).replace(day=1)
    yield from (("when", node.type, month) for month in months)
    yield from (("who", node.type, str(person)) for person in node.persons)
    if len(node.label) >= _LONG_LABEL:
        yield "what", node.type, node.label


def _signature(node: Happening) -> Hashable:
    undated = None if node.dated else (node.published, node.iri)
    return (
        node.type, node.start, node.end, undated, tuple(sorted(node.persons)), tuple(sorted(node.bodies)),
        tuple(sorted(node.countries)), node.label,
    )  # fmt: skip


def compare(left: Happening, right: Happening) -> Match | None:
    """How well two events fit; None where they cannot be one."""
    when = _dates(left, right)
    if left.type != right.type or when is None or _others(left, right):
        return None
    persons, bodies = left.persons & right.persons, left.bodies & right.bodies
    countries = left.countries & right.countries
    if not (persons or bodies or countries) and _parties(left) and _parties(right):
        return None
    alike = similarity(left.label, right.label)
    score = (
        10 * when + 4 * len(persons) + 2 * len(countries) + 2 * len(bodies) + 5 * alike + 3 * (left.iri == right.iri)
    )
    reasons = [("no date", "years or months that overlap", "months that agree", "the same day")[when]]
    shared = ((persons, "persons"), (countries, "countries"), (bodies, "organisations"))
    reasons += [f"{what} in common: {len(found)}" for found, what in shared if found]
    if alike:
        reasons.append(f"names alike {alike:.2f}")
    joined = _one(left, right, when, len(persons), len(countries), len(bodies), alike)
    likely = 0.12 * when + 0.2 * min(len(persons), 2) + 0.1 * min(len(countries), 2) + 0.3 * alike
    return Match(score, tuple(reasons), joined, likely)


def _one(left: Happening, right: Happening, when: int, persons: int, countries: int, bodies: int, alike: float) -> bool:
    rare = left.type not in _MANY_A_DAY
    short = min(len(left.label), len(right.label))
    if when == 3:
        if persons or countries >= 2 or ((countries or bodies) and (rare or alike >= 0.25)):
            return True
        return alike >= 0.5
    if when == 2:
        return bool(
            (persons and (countries or rare)) or countries >= 2 or (countries and rare)
            or (countries and alike >= 0.5 and short >= 4)
        )  # fmt: skip
    if when == 1:
        return (
            persons >= 2
            or (persons >= 1 and alike >= 0.25)
            or (alike >= 0.5 and short >= _LONG_LABEL and countries > 0)
        )
    if left.type in ("arrest", "personnel") and persons:
        return True
    if alike >= 0.9 and short >= _LONG_LABEL and (persons or countries or bodies):
        return True
    return persons >= 2 and left.dated != right.dated


def _dates(left: Happening, right: Happening) -> int | None:
    """3: the same day; 2: days within a month that agree; 1: longer periods that overlap; 0: no date to compare; None:
    they contradict."""
    if left.start and left.end and right.start and right.end:
        if left.start > right.end or right.start > left.end:
            return None
        if left.days == right.days == 1:
            return 3
        if max(left.days, right.days) <= 31:
            inside = (left.start <= right.start and right.end <= left.end) or (
                right.start <= left.start and left.end <= right.end
            )
            return 2 if inside else 1
        return 1
    if left.dated or right.dated:
        dated, other = (left, right) if left.dated else (right, left)
        return 0 if dated.start and dated.end and _near(dated.start, dated.end, other) else None
    if left.published and right.published and abs((left.published - right.published).days) > _SAME_NEWS:
        return None
    return 0


def _near(start: date, end: date, other: Happening) -> bool:
    """Whether an article without the date can mean an event of then: it came out soon after (or, of arrests, later)."""
    if other.published is None:
        return False
    after = (other.published - end).days
    before = (start - other.published).days
    return before <= _FRESH and after <= (_SAME_NEWS if other.type in ("arrest", "personnel") else _FRESH)


def _others(left: Happening, right: Happening) -> bool:
    """Whether both name parties of whom they cannot both be speaking."""
    apart = bool(left.persons and right.persons and not left.persons & right.persons)
    if left.type in _OF_ONE and apart:
        return True
    within = left.countries <= right.countries or right.countries <= left.countries
    if left.type in _BETWEEN_TWO and min(len(left.countries), len(right.countries)) >= 2 and not within:
        return True
    if left.type in _FACE_TO_FACE and _other_envoys(left, right):
        return True
    full = min(len(left.persons), len(right.persons)) >= 2
    if (
        left.type in ("call", "meeting")
        and full
        and not (left.persons <= right.persons or right.persons <= left.persons)
    ):
        return len(left.persons & right.persons) < 2
    return left.type in ("call", "meeting") and apart and len(left.countries | right.countries) < 2


def _other_envoys(left: Happening, right: Happening) -> bool:
    """Whether one country is told to be represented by one person here, and there by another."""
    mine, other = ({c for c, _ in node.sent} for node in (left, right))
    return any(
        not {p for c, p in left.sent if c == country} & {p for c, p in right.sent if c == country}
        for country in mine & other
    )


def _parties(node: Happening) -> bool:
    return bool(node.persons or node.bodies or node.countries)


def similarity(left: str, right: str) -> float:
    """Share of pairs of neighbouring characters that two names have in common (Dice), 1 where one holds the other."""
    if not left or not right:
        return 0.0
    if min(len(left), len(right)) >= 4 and (left in right or right in left):
        return 1.0
    mine, other = ({text[i : i + 2] for i in range(max(1, len(text) - 1))} for text in (left, right))
    return 2 * len(mine & other) / (len(mine) + len(other))


EVENT_RULES = Rules(_blocks, _signature, compare)
