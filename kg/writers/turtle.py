"""Turtle and TriG that people can read: one block a thing, things of a kind together, everything in one fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rdflib import RDF, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import XSD

from kg.iri import DEFAULT_BASE
from kg.ontology import PREFIXES
from kg.writers.terms import Triple, checked, escape, escape_long, full_iri, natural, object_key, triples_of

Subjects = Mapping[str, Mapping[str, Sequence[URIRef | Literal]]]
"""Subject → predicate → values. By their texts, as rdflib compares its terms in Python."""

# The first step of an IRI below the data namespace says of what kind the thing is; files list them in this order.
_KINDS = (
    "article", "country", "official", "person", "org", "membership", "role", "place", "event", "budget", "amount",
    "statement", "claim", "fact",
)  # fmt: skip
_TYPE, _BOOLEAN, _STRING = map(str, (RDF.type, XSD.boolean, XSD.string))
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# A relative IRI that every reader resolves in the same way: a kind, then a path without empty or dot steps.
_RELATIVE = re.compile(
    rf"(?:{'|'.join(_KINDS)})(?:/(?!\.{{1,2}}(?:[/#]|$))[^\x00-\x20<>\"{{}}|^`\\/?#]+)+(?:#[^\x00-\x20<>\"{{}}|^`\\?#]*)?"
)


def write(graph: Graph | Dataset, base: str = DEFAULT_BASE) -> str:
    """A graph as Turtle; a dataset's graphs are written as one."""
    return write_subjects(_by_subject(triples_of(graph)), base)


def write_subjects(subjects: Subjects, base: str = DEFAULT_BASE) -> str:
    """A graph's triples, by subject and predicate, as Turtle."""
    terms = _Terms(base)
    body = "\n".join(terms.blocks(subjects))
    return terms.header() + (f"\n{body}" if body else "")


def write_trig(graph: Graph | Dataset, base: str = DEFAULT_BASE) -> str:
    """A dataset as TriG, its default graph first."""
    terms = _Terms(base)
    parts = []
    for name, triples in named(graph):
        blocks = list(terms.blocks(_by_subject(triples)))
        if name is None:
            parts += blocks
        else:
            inner = "\n".join(blocks).rstrip("\n")
            parts.append(f"{terms.iri(str(name))} {{\n{inner}\n}}\n")
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


def _by_subject(triples: Iterable[Triple]) -> Subjects:
    subjects: dict[str, dict[str, list[URIRef | Literal]]] = {}
    for subject, predicate, value in triples:
        subjects.setdefault(str(subject), {}).setdefault(str(predicate), []).append(value)
    return subjects


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

    def blocks(self, subjects: Subjects) -> Iterator[str]:
        """One text a subject, with its line end."""
        names = {predicate for facts in subjects.values() for predicate in facts}
        rank = {predicate: self.predicate_key(predicate) for predicate in names}
        written = {predicate: "a" if predicate == _TYPE else self.iri(predicate) for predicate in names}
        for subject in sorted(subjects, key=self.subject_key):
            facts = subjects[subject]
            lines = []
            for predicate in sorted(facts, key=rank.__getitem__):
                found = facts[predicate]
                if len(found) == 1:
                    lines.append(f"  {written[predicate]} {self.term(found[0])}")
                    continue
                values = [self.term(value) for value in sorted(set(found), key=object_key)]
                joint = ", " if len(values) < 3 else ",\n    "
                lines.append(f"  {written[predicate]} {joint.join(values)}")
            yield f"{self.iri(subject)}\n" + " ;\n".join(lines) + " .\n"

    def subject_key(self, text: str) -> tuple[int, object]:
        if not text.startswith(self.base):
            return len(_KINDS) + 1, natural(text)
        kind = text[len(self.base) :].partition("/")[0]
        if kind not in _KINDS:
            return len(_KINDS), natural(text)
        if kind == "article" and "#" in text:  # the evidence, last of the known kinds
            return len(_KINDS), natural(text)
        return _KINDS.index(kind), natural(text)

    def predicate_key(self, predicate: str) -> tuple[int, str]:
        if predicate == _TYPE:
            return 0, ""
        name = self.iri(predicate)
        return (
            1 if name.startswith(("skos:prefLabel", "schema:headline")) else 3 if name == "kg:evidence" else 2
        ), name

    def iri(self, text: str) -> str:
        short = self._iris.get(text)
        if short is None:
            short = self._iris[text] = self._short(text)
        return short

    def _short(self, text: str) -> str:
        if text.startswith(self.base) and _RELATIVE.fullmatch(text, len(self.base)):
            return f"<{text[len(self.base) :]}>"
        for prefix, namespace in PREFIXES.items():
            if text.startswith(namespace) and _LOCAL.fullmatch(text, len(namespace)):
                self._used.add(prefix)
                return f"{prefix}:{text[len(namespace) :]}"
        return full_iri(text)

    def term(self, term: URIRef | Literal) -> str:
        text = str(term)
        if not isinstance(term, Literal):
            return self.iri(text)
        datatype = "" if term.datatype is None else str(term.datatype)
        if datatype == _BOOLEAN and text in ("true", "false"):
            return text
        quoted = f'"""{escape_long(text)}"""' if "\n" in text else f'"{escape(text)}"'
        if term.language:
            return f"{quoted}@{term.language}"
        if datatype and datatype != _STRING:
            return f"{quoted}^^{self.iri(datatype)}"
        return quoted
