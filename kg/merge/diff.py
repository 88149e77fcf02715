"""Says in words what one graph has that another lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from rdflib import Literal, URIRef

from kg import ontology
from kg.merge.corpus import Corpus
from kg.merge.decisions import decide
from kg.merge.rebuild import Rebuilt
from kg.merge.terms import COMPUTED, KG, OA, ORG, PROV, RDF, SCHEMA, SKOS, Things, Triple

#: Class → what it is called, one and several, in the order of telling.
_KINDS: tuple[tuple[URIRef, str, str], ...] = (
    (SCHEMA.NewsArticle, "article", "articles"),
    (KG.Country, "country", "countries"),
    (KG.Official, "official", "officials"),
    (SCHEMA.Person, "person", "persons"),
    (ORG.Organization, "organisation", "organisations"),
    (ORG.Membership, "office held", "offices held"),
    (KG.Event, "event", "events"),
    (KG.Budget, "budget", "budgets"),
    (KG.Statement, "statement", "statements"),
    (KG.Claim, "claim", "claims"),
)
_LEFT_OUT = COMPUTED | {RDF.type, PROV.wasDerivedFrom, KG.evidence, SCHEMA.articleBody, SKOS.altLabel}
_MINOR = frozenset((KG.Evidence, KG.ReportedFact, ORG.Role, SCHEMA.Place, SCHEMA.MonetaryAmount))


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: ``+`` what only the second graph has, ``-`` what only the first has, ``~`` what they have
    otherwise; the kind of thing, and words."""

    sign: str
    kind: str
    words: str

    def line(self) -> str:
        return f"{self.sign} {self.kind} {self.words}"


def difference(left: Corpus, right: Corpus) -> list[Difference]:
    """What two corpora differ in, each merged by itself; sorted by kind of thing, then by name."""
    before, after = _merged(left), _merged(right)
    found = []
    for cls, one, _ in _KINDS:
        mine, other = (set(t.of_class(cls)) for t in (before, after))
        found += [
            Difference("-", one, _name(before, thing)) for thing in sorted(mine - other) if _is(before, thing, cls)
        ]
        found += [Difference("+", one, _name(after, thing)) for thing in sorted(other - mine) if _is(after, thing, cls)]
        for thing in sorted(mine & other):
            if _is(after, thing, cls):
                found += [Difference("~", one, words) for words in _changes(before, after, thing)]
    gone, come = _foreign(left), _foreign(right)
    found += [Difference("-", "triple of others", _triple(t)) for t in sorted(gone - come)]
    found += [Difference("+", "triple of others", _triple(t)) for t in sorted(come - gone)]
    return found


def in_words(differences: Iterable[Difference], left: str, right: str) -> str:
    """A report: a summary line, then a line a difference."""
    differences = list(differences)
    if not differences:
        return f"{left} and {right} say the same.\n"
    several = {one: many for _, one, many in _KINDS} | {"triple of others": "triples of others"}
    parts = []
    for sign, what in (("-", f"only {left} has"), ("+", f"only {right} has"), ("~", "they differ in")):
        counts: dict[str, int] = {}
        for d in differences:
            if d.sign == sign:
                counts[d.kind] = counts.get(d.kind, 0) + 1
        if counts:
            parts.append(f"{what} " + ", ".join(f"{n} {k if n == 1 else several[k]}" for k, n in counts.items()))
    return "; ".join(parts) + ".\n" + "".join(d.line() + "\n" for d in differences)


def _merged(corpus: Corpus) -> Things:
    return Things(Rebuilt(corpus.articles, decide(corpus).renames).triples)


def _is(things: Things, thing: URIRef, cls: URIRef) -> bool:
    """Whether the thing is told of as this kind: once, if it is of several."""
    return next((c for c, _, _ in _KINDS if c in things.classes(thing)), None) == cls


def _changes(before: Things, after: Things, thing: URIRef) -> Iterable[str]:
    mine, other = before.facts(thing), after.facts(thing)
    name = _name(after, thing)
    for predicate in sorted({*mine, *other} - _LEFT_OUT):
        gone = mine.get(predicate, set()) - other.get(predicate, set())
        come = other.get(predicate, set()) - mine.get(predicate, set())
        if gone or come:
            label = ontology.label(str(predicate), "en")
            yield f"{name}: {label} {_values(before, gone) or 'nothing'} → {_values(after, come) or 'nothing'}"
    lost, gained = (
        len(a.all(thing, KG.evidence) - b.all(thing, KG.evidence)) for a, b in ((before, after), (after, before))
    )
    if lost or gained:
        yield f"{name}: mentions {' '.join(f'{s}{n}' for s, n in (('-', lost), ('+', gained)) if n)}"


def _values(things: Things, values: set[URIRef | Literal]) -> str:
    shown = sorted(_name(things, v) if isinstance(v, URIRef) else _written(v) for v in values)
    return ", ".join(shown[:4]) + (f" and {len(shown) - 4} more" if len(shown) > 4 else "")


def _written(value: Literal) -> str:
    return _short(str(value)) + (f" ({value.language})" if value.language else "")


def _name(things: Things, thing: URIRef) -> str:
    """How a thing is called: its name or words, and its shortened IRI."""
    if str(thing).startswith(ontology.KG):
        return ontology.label(str(thing), "en")
    iri = unquote(ontology.shorten(str(thing)))
    labels = [v for p in (SKOS.prefLabel, SCHEMA.headline, SCHEMA.text, OA.exact) for v in things.all(thing, p)]
    order = {"zh-hant": 0, "zh-hans": 1}
    labels.sort(key=lambda v: (order.get((getattr(v, "language", None) or "").lower(), 2), str(v)))
    if not labels:
        return iri
    who = [_plain(things, s) for s in things.refs(thing, KG.speaker)]
    said = f"{who[0]}：" if who else ""
    return f"{said}{_short(str(labels[0]))} <{iri}>"


def _plain(things: Things, thing: URIRef) -> str:
    labels = sorted(map(str, things.all(thing, SKOS.prefLabel)))
    return labels[-1] if labels else unquote(ontology.shorten(str(thing)))


def _short(text: str) -> str:
    from kg.query.naming import printable

    plain = " ".join(printable(text).split())
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _foreign(corpus: Corpus) -> set[Triple]:
    return {t for triples in corpus.foreign.values() for t in triples}


def _triple(triple: Triple) -> str:
    return " ".join(
        unquote(ontology.shorten(str(t))) if isinstance(t, URIRef) else f'"{_short(str(t))}"' for t in triple
    )
