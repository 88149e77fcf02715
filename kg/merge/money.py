"""When two articles tell of the same budget: payer, name, version and years; what it costs may be contested."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from kg.merge.clusters import Cluster, Match, Rules, gather
from kg.merge.nodes import Money

_ONE_SESSION = 370  # days between articles on a sum without a name
_TELLING = 3  # digits of a sum by which a budget is known under another name


def cluster_budgets(nodes: Iterable[Money]) -> list[Cluster]:
    return gather(nodes, Rules(_blocks, _signature, compare))


def _blocks(node: Money) -> Iterable[Hashable]:
    if node.name:
        yield "name", node.name
    yield from (("sum", *amount) for amount in node.sums)


def _signature(node: Money) -> Hashable:
    return node.payer, node.name, tuple(sorted(node.marks)), node.years, tuple(sorted(node.sums)), node.published


def compare(left: Money, right: Money) -> Match | None:
    """How well two budgets fit; None where they cannot be one."""
    if left.payer and right.payer and left.payer != right.payer:
        return None
    if left.years and right.years and left.years != right.years:
        return None
    if left.name and right.name and left.marks != right.marks:
        return None
    same_name = bool(left.name) and left.name == right.name
    sums = left.sums & right.sums
    far = bool(left.published and right.published and abs((left.published - right.published).days) > _ONE_SESSION)
    if far and not same_name:
        return None
    score = (
        10.0 * same_name + 5 * len(sums) + 3 * bool(left.payer and right.payer) + 2 * bool(left.years and right.years)
    )
    reasons = [f"the same {what}" for found, what in (
        (same_name, "name"), (sums, "amount"), (left.payer and right.payer, "payer"), (left.years and right.years, "years"),
    ) if found]  # fmt: skip
    return Match(score, tuple(reasons), _one(left, right, same_name, sums))


def _one(left: Money, right: Money, same_name: bool, sums: frozenset[tuple[str, str]]) -> bool:
    if same_name:
        return bool(left.payer and right.payer) or len(left.name) >= 4
    if not sums:
        return False
    if not left.name or not right.name:
        return True
    telling = any(len(value.replace(".", "").strip("0")) >= _TELLING for value, _ in sums)
    return telling and bool(left.payer and right.payer) and bool(left.years and right.years)
