"""Turtle and TriG that people can read: one block a thing, things of a kind together, everything in one fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import RDF, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import XSD

from kg.iri import DEFAULT_BASE
from kg.ontology import PREFIXES
from kg.writers.terms import Triple, checked, escape, escape_long, full_iri, natural, object_key, triples_of

# The first step of an IRI below the data namespace says of what kind the thing is; files list them in this order.
_KINDS = (
    "article", "country", "official", "person", "org", "membership", "role", "place", "event", "budget", "amount",
    "statement", "claim", "fact",
)  # fmt: skip
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# A relative IRI that every reader resolves in the same way: a kind, then a path without empty or dot steps.
_RELATIVE = re.compile(
    rf"(?:{'|'.join(_KINDS)})(?:/(?!\.{{1,2}}(?:[/#]|$))[^\x00-\x20<>\"{{}}|^`\\/?#]+)+(?:#[^\x00-\x20<>\"{{}}|^`\\?#]*)?"
)


def write(graph: Graph | Dataset, base: str = DEFAULT_BASE) -> str:
    """A graph as Turtle; a dataset's graphs are written as one."""
    terms = _Terms(base)
    body = "\n".join(terms.blocks(triples_of(graph)))
    return terms.header() + (f"\n{body}" if body else "")


def write_trig(graph: Graph | Dataset, base: str = DEFAULT_BASE) -> str:
    """A dataset as TriG, its default graph first."""
    terms = _Terms(base)
    parts = []
    for name, triples in named(graph):
        blocks = list(terms.blocks(triples))
        if name is None:
            parts += blocks
        else:
            inner = "\n".join(blocks).rstrip("\n")
            parts.append(f"{terms.iri(name)} {{\n{inner}\n}}\n")
    return terms.header() + "".join("\n" + part for part in parts)


def named(graph: Graph | Dataset) -> list[tuple[URIRef | None, list[Triple]]]:
    """The graphs of a dataset in order of their names, the default graph (None) first; empty ones are left out."""
    if not isinstance(graph, Dataset):
        return [(None, list(triples_of(graph)))]
    found: dict[URIRef | None, list[Triple]] = {}
    for quad in graph.quads((None, None, None, None)):
        name = None if quad[3] is None or quad[3] == DATASET_DEFAULT_GRAPH_ID else URIRef(str(quad[3]))
        found.setdefault(name, []).append(checked(quad[:3]))
    return sorted(found.items(), key=lambda item: "" if item[0] is None else str(item[0]))


class _Terms:
    """Terms as Turtle writes them, and which prefixes that took."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._iris: dict[str, str] = {}
        self._used = {"kg"}

    def header(self) -> str:
        lines = [f"@base <{self.base}> ."]
        lines += [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(self._used)]
        return "\n".join(lines) + "\n"

    def blocks(self, triples: Iterable[Triple]) -> Iterator[str]:
        """One text a subject, with its line end."""
        subjects: dict[URIRef, dict[URIRef, list[URIRef | Literal]]] = {}
        rank: dict[URIRef, tuple[int, str]] = {}
        for subject, predicate, value in triples:
            if predicate not in rank:
                rank[predicate] = self.predicate_key(predicate)
            subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
        for subject in sorted(subjects, key=self.subject_key):
            lines = []
            predicates = subjects[subject]
            for predicate in sorted(predicates, key=rank.__getitem__):
                name = "a" if predicate == RDF.type else self.iri(predicate)
                found = predicates[predicate]
                if len(found) > 1:
                    found = sorted(set(found), key=object_key)
                values = [self.term(value) for value in found]
                lines.append(f"  {name} " + (", ".join(values) if len(values) < 3 else ",\n    ".join(values)))
            yield f"{self.iri(subject)}\n" + " ;\n".join(lines) + " .\n"

    def subject_key(self, subject: URIRef) -> tuple[int, object]:
        text = str(subject)
        if not text.startswith(self.base):
            return len(_KINDS) + 1, natural(text)
        kind = text[len(self.base) :].partition("/")[0]
        if kind not in _KINDS:
            return len(_KINDS), natural(text)
        if kind == "article" and "#" in text:  # the evidence, last of the known kinds
            return len(_KINDS), natural(text)
        return _KINDS.index(kind), natural(text)

    def predicate_key(self, predicate: URIRef) -> tuple[int, str]:
        if predicate == RDF.type:
            return 0, ""
        name = self.iri(predicate)
        return (
            1 if name.startswith(("skos:prefLabel", "schema:headline")) else 3 if name == "kg:evidence" else 2
        ), name

    def iri(self, iri: URIRef) -> str:
        text = str(iri)
        short = self._iris.get(text)
        if short is None:
            short = self._iris[text] = self._short(text)
        return short

    def _short(self, text: str) -> str:
        for prefix, namespace in PREFIXES.items():
            if text.startswith(namespace) and _LOCAL.fullmatch(text, len(namespace)):
                self._used.add(prefix)
                return f"{prefix}:{text[len(namespace) :]}"
        if text.startswith(self.base) and _RELATIVE.fullmatch(text, len(self.base)):
            return f"<{text[len(self.base) :]}>"
        return full_iri(text)

    def term(self, term: URIRef | Literal) -> str:
        if not isinstance(term, Literal):
            return self.iri(term)
        text = str(term)
        if term.datatype == XSD.boolean and text in ("true", "false"):
            return text
        quoted = f'"""{escape_long(text)}"""' if "\n" in text else f'"{escape(text)}"'
        if term.language:
            return f"{quoted}@{term.language}"
        if term.datatype is not None and term.datatype != XSD.string:
            return f"{quoted}^^{self.iri(term.datatype)}"
        return quoted
