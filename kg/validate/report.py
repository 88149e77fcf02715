"""What a validation found, as values, as text for readers and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.ontology import DCTERMS, KG, OA, PROV, shorten
from kg.query.naming import display_name, printable, short_name

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_PLACES_SHOWN = 3

Messages = tuple[str, str]  # English, Traditional Chinese


class Severity(StrEnum):
    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule.

    `thing` is an IRI (or a blank node's text), `name` what a reader calls it. `messages` has the languages ``en`` and
    ``zh-Hant``. `path` and `value` are shortened for readers and empty where there is none. `places` say where in the
    articles the thing stands, by code-point offsets, end exclusive.
    """

    severity: Severity
    thing: str
    name: str
    messages: Mapping[str, str]
    path: str = ""
    value: str = ""
    places: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        return (self.severity, self.thing, self.messages.get("en", ""), self.path, self.value)


@dataclass(frozen=True, slots=True)
class Report:
    """What `validate` found; `passages` counts the pieces of evidence that were compared with their article's text."""

    findings: tuple[Finding, ...]
    passages: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def conforms(self) -> bool:
        """Whether no rule is violated; warnings do not count."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)

    def text(self, lang: str | None = None) -> str:
        """The report for readers; `lang` is ``en`` or ``zh``, and without it messages stand in both languages."""
        tags = [tag for tag in ("en", "zh-Hant") if lang is None or tag.startswith(lang[:2])]
        lines: list[str] = []
        for finding in self.findings:
            identity = short_name(finding.thing)
            named = f"{finding.name} ({identity})" if finding.name != identity else identity
            lines.append(f"{finding.severity.upper()}: {named}")
            lines += [f"  {finding.messages[tag]}" for tag in tags if tag in finding.messages]
            about = [f"{label} {text}" for label, text in (("at", finding.path), ("value", finding.value)) if text]
            lines += [f"  {', '.join(about)}"] if about else []
            lines += [f"  in {place}" for place in finding.places]
        held = ", ".join(f"{count} {name}" for name, count in self.counts.items())
        verdict = "Conforms" if self.conforms else "Does not conform"
        lines.append(
            f"{verdict}: {len(self.violations)} violations, {len(self.warnings)} warnings"
            f" ({held or 'nothing known'}; {self.passages} passages compared with their article's text)"
        )
        return "\n".join(map(printable, lines)) + "\n"

    def json(self) -> str:
        """The report as JSON text: ``conforms``, ``passages``, ``counts`` and ``findings``."""
        document = {
            "conforms": self.conforms,
            "passages": self.passages,
            "counts": dict(self.counts),
            "findings": [
                {
                    "severity": str(f.severity),
                    "thing": f.thing,
                    "name": f.name,
                    "messages": dict(f.messages),
                    "path": f.path,
                    "value": f.value,
                    "places": list(f.places),
                }
                for f in self.findings
            ],
        }
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def finding(
    graph: Graph,
    thing: Node,
    messages: Mapping[str, str] | Messages,
    value: Node | str | None = None,
    path: Node | None = None,
    warning: bool = False,
) -> Finding:
    from rdflib import URIRef

    if isinstance(messages, tuple):
        messages = {"en": messages[0], "zh-Hant": messages[1]}
    return Finding(
        severity=Severity.WARNING if warning else Severity.VIOLATION,
        thing=str(thing),
        name=display_name(graph, thing),
        messages=dict(sorted(messages.items())),
        path=shorten(str(path)) if isinstance(path, URIRef) else "",
        value="" if value is None else short_name(str(value)) if isinstance(value, URIRef) else str(value),
        places=_places(graph, thing),
    )


def _places(graph: Graph, thing: Node) -> tuple[str, ...]:
    """``news.txt, characters 51-53: 通話`` for the thing's first pieces of evidence, or for the evidence it is."""
    evidence = (
        [thing] if (thing, term(OA + "exact"), None) in graph else list(graph.objects(thing, term(KG + "evidence")))
    )
    places = []
    for piece in evidence:
        article = first(graph, piece, term(PROV + "wasDerivedFrom"))
        source = first(graph, article, term(DCTERMS + "source")) if article is not None else None
        start, end = offset(graph, piece, "start"), offset(graph, piece, "end")
        named = str(source) if source is not None else short_name(str(article or piece).partition("#")[0])
        words = first(graph, piece, term(OA + "exact"))
        places.append((named, start if start is not None else -1, f"{named}, characters {start}-{end}: {words}"))
    return tuple(text for _, _, text in sorted(places)[:_PLACES_SHOWN])


def offset(graph: Graph, evidence: Node, local: str) -> int | None:
    value = first(graph, evidence, term(OA + local))
    return int(str(value)) if value is not None and str(value).isascii() and str(value).isdigit() else None


def first(graph: Graph, thing: Node, predicate: Node) -> Node | None:
    """The one value, or where a broken graph has several, the same of them every time."""
    return min(graph.objects(thing, predicate), key=str, default=None)


def term(text: str) -> Node:
    from rdflib import URIRef

    return URIRef(text)
