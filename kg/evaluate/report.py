"""The figures over all compared articles, and what went wrong in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from kg.evaluate.compare import MEASURES, Comparison, Tally

IDENTITY = "identity"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. Of a share of things that are right, precision, recall and F1 are that share.

    `right`, `found` and `wanted` are micro-averaged counts; of the B-cubed figures all three count the compared pairs
    of article and thing.
    """

    family: str
    name: str
    precision: float
    recall: float
    right: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that was missed, invented or wrong; `start` and `end` are offsets in the article's text."""

    article: str
    family: str
    kind: str
    start: int
    end: int
    text: str
    detail: str

    def __str__(self) -> str:
        words = self.text.replace("\n", "⏎")
        words = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        return f"{self.article}: {self.family} {self.kind} {self.start}-{self.end} 「{words}」 {self.detail}"


@dataclass(frozen=True)
class Report:
    """`articles` are the ids of what was compared. Figures for which there was nothing to measure are left out."""

    articles: tuple[str, ...]
    figures: tuple[Figure, ...]
    errors: tuple[Error, ...]

    def figure(self, name: str) -> Figure | None:
        """The figure of that name, None if there was nothing to measure."""
        return next((figure for figure in self.figures if figure.name == name), None)

    def f1(self) -> dict[str, float]:
        """F1 (or the share) by the figure's name."""
        return {figure.name: figure.f1 for figure in self.figures}

    def table(self) -> str:
        """The figures as a table of text, a heading line first."""
        width = max((len(figure.name) for figure in self.figures), default=0)
        lines = [f"{'':{width}}  precision  recall      F1   right   found  wanted"]
        family = ""
        for figure in self.figures:
            if figure.family != family:
                family = figure.family
                lines.append(f"{family}:")
            lines.append(
                f"{figure.name:{width}}  {figure.precision:9.3f}  {figure.recall:6.3f}  {figure.f1:6.3f}"
                f"  {figure.right:6}  {figure.found:6}  {figure.wanted:6}"
            )
        return "\n".join([*lines, f"{len(self.articles)} articles, {len(self.errors)} errors"])

    def json(self) -> str:
        """Everything as JSON: `articles`, `figures` by name, `errors`."""
        figures = {
            figure.name: {key: value for key, value in asdict(figure).items() if key != "name"} | {"f1": figure.f1}
            for figure in self.figures
        }
        errors = [asdict(error) for error in self.errors]
        return json.dumps(
            {"articles": self.articles, "figures": figures, "errors": errors}, ensure_ascii=False, indent=1
        )


def report(comparisons: Iterable[Comparison]) -> Report:
    """The figures over all these articles together."""
    comparisons = list(comparisons)
    figures = [
        _figure(family, name, sum((c.tallies[name] for c in comparisons), Tally()))
        for family, names in MEASURES.items()
        for name in names
    ]
    kinds = dict.fromkeys(kind for comparison in comparisons for kind in comparison.same)
    identity = [b_cubed(kind, [pair for c in comparisons for pair in c.same[kind]]) for kind in kinds]
    return Report(
        articles=tuple(comparison.article.id for comparison in comparisons),
        figures=tuple(figure for figure in [*figures, *identity] if figure.found or figure.wanted),
        errors=tuple(error for comparison in comparisons for error in _errors(comparison)),
    )


def b_cubed(kind: str, pairs: list[tuple[str, str]]) -> Figure:
    """Whether one thing is one IRI in all articles, and only one: B-cubed over pairs of found and annotated keys.

    Each pair (one thing in one article) has the precision with which the others of its IRI are the same thing, and the
    recall with which the others of its thing have the same IRI; the figures are the means (Bagga and Baldwin 1998).
    """
    by_found, by_wanted = Counter(found for found, _ in pairs), Counter(wanted for _, wanted in pairs)
    both = Counter(pairs)
    count = len(pairs)
    return Figure(
        family=IDENTITY,
        name=f"same {kind}, same IRI across articles (B-cubed)",
        precision=sum(both[pair] / by_found[pair[0]] for pair in pairs) / count if count else 0.0,
        recall=sum(both[pair] / by_wanted[pair[1]] for pair in pairs) / count if count else 0.0,
        right=count,
        found=count,
        wanted=count,
    )


def _figure(family: str, name: str, tally: Tally) -> Figure:
    return Figure(
        family=family,
        name=name,
        precision=tally.right / tally.found if tally.found else 0.0,
        recall=tally.right / tally.wanted if tally.wanted else 0.0,
        right=tally.right,
        found=tally.found,
        wanted=tally.wanted,
    )


def _errors(comparison: Comparison) -> Iterable[Error]:
    article = comparison.article
    for slip in comparison.slips:
        span = slip.span
        yield Error(article.id, slip.family, slip.kind, span.start, span.end, span.of(article.text), slip.detail)
