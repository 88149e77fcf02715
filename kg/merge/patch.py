"""Takes a merged graph apart into what each article said.

Most of what an article said can be told from the merged graph: its statements and evidence are its own, and of things
that several articles tell of, the reported facts name their articles. What this rule gets wrong (a name that only one
of the articles uses, an IRI that was replaced) stands in the article's `kg:asRead`: lines of N-Triples with ``+`` for
triples to add, ``-`` for those to leave out, ``=`` for an IRI as read and as merged, and ``*`` for a triple that is not
the articles' but looks so. The rule may thus be any rule: the articles come back exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import Graph, Literal, URIRef

from kg.merge.terms import (
    ACTORS,
    COMPUTED,
    COMPUTED_CLASSES,
    DCTERMS,
    KG,
    OA,
    OWN,
    PROV,
    RDF,
    SCHEMA,
    SHARED,
    SKOS,
    Things,
    Triple,
    ours,
)
from kg.writers.terms import full

Articles = dict[URIRef, frozenset[Triple]]
#: (article, IRI as read) → IRI as merged, where they differ.
Renames = Mapping[tuple[URIRef, URIRef], URIRef]


_GROUNDS = (KG.evidence, KG.accordingTo)


def is_merged(triples: Iterable[Triple]) -> bool:
    return any(predicate == KG.asRead for _, predicate, _ in triples)


def take_apart(triples: frozenset[Triple]) -> tuple[Articles, frozenset[Triple]]:
    """The articles' facts as they were read, and the triples of others."""
    notes: dict[URIRef, str] = {}
    bare = set()
    for triple in triples:
        if triple[1] == KG.asRead:
            notes[triple[0]] = notes.get(triple[0], "") + str(triple[2]) + "\n"
        else:
            bare.add(triple)
    merged = Merged(bare)
    foreign = {t for t in bare if not ours(t, merged.things)}
    articles: Articles = {}
    for article in merged.articles():
        lines = notes.get(article, "").split("\n")
        names = _renames(_section(lines, "="))
        facts = merged.derive(article, {new: old for old, new in sorted(names, reverse=True)})
        articles[article] = frozenset((facts - _parsed(_section(lines, "-"))) | _parsed(_section(lines, "+")))
        foreign |= _parsed(_section(lines, "*"))
    return articles, frozenset(foreign)


def notes(
    articles: Mapping[URIRef, frozenset[Triple]], renames: Renames, merged: set[Triple], foreign: frozenset[Triple]
) -> list[Triple]:
    """The `kg:asRead` of each article, given the merged graph without them (others' triples included)."""
    whole = Merged(merged)
    inverse: dict[URIRef, dict[URIRef, URIRef]] = {article: {} for article in articles}
    lines: dict[URIRef, list[str]] = {article: [] for article in articles}
    for (article, old), new in sorted(renames.items(), reverse=True):
        inverse[article][new] = old
        lines[article].append(f"= {full(old)} {full(new)}")
    hidden = sorted(f"* {_line(t)}" for t in foreign if ours(t, whole.things))
    made: list[Triple] = []
    for number, article in enumerate(sorted(articles)):
        derived, facts = whole.derive(article, inverse[article]), articles[article]
        told = lines[article] + (hidden if number == 0 else [])
        told += [f"+ {_line(t)}" for t in facts - derived]
        told += [f"- {_line(t)}" for t in derived - facts]
        made.append((article, KG.asRead, Literal("\n".join(sorted(told)))))
    return made


class Merged:
    """A merged graph, so indexed that what an article said is found without looking at the rest."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.things = Things(triples)
        self._owned: dict[URIRef, list[URIRef]] = {}
        self._shared: dict[URIRef, set[URIRef]] = {}
        self._reported: dict[URIRef, list[URIRef]] = {}
        self._in_reports: set[URIRef] = set()
        self._grounds: dict[tuple[URIRef, URIRef], list[tuple[URIRef, URIRef]]] = {}
        for thing in self.things:
            classes = self.things.classes(thing)
            for article in self.sources(thing):
                if classes & OWN or self._is_anonymous(thing):
                    self._owned.setdefault(article, []).append(thing)
                elif classes & COMPUTED_CLASSES:
                    self._reported.setdefault(article, []).append(thing)
                elif classes & SHARED:
                    self._shared.setdefault(article, set()).add(thing)
            if classes & SHARED:
                self._ground(thing)
            if classes & COMPUTED_CLASSES:
                self._in_reports.update(self.things.refs(thing, RDF.subject))

    def _ground(self, thing: URIRef) -> None:
        """Note which articles a shared thing's evidence and vouchers are of, so that each article finds its own."""
        for predicate in _GROUNDS:
            for value in self.things.refs(thing, predicate):
                for article in self.sources(value):
                    self._grounds.setdefault((article, thing), []).append((predicate, value))

    def articles(self) -> list[URIRef]:
        return self.things.of_class(SCHEMA.NewsArticle)

    def sources(self, thing: URIRef) -> set[URIRef]:
        """The articles that a thing is read from, by its derivation or its evidence."""
        if SCHEMA.NewsArticle in self.things.classes(thing):
            return {thing}
        found = set(self.things.refs(thing, PROV.wasDerivedFrom))
        for evidence in self.things.refs(thing, KG.evidence):
            found.update(self.things.refs(evidence, PROV.wasDerivedFrom))
        return found

    def derive(self, article: URIRef, inverse: Mapping[URIRef, URIRef]) -> set[Triple]:
        """What the article said, as far as the merged graph tells.

        Args:
            inverse: IRI as merged → as the article had it, where they differ.
        """
        things = self.things
        found: set[Triple] = set()

        def old(term: URIRef | Literal) -> URIRef | Literal:
            return inverse.get(term, term) if isinstance(term, URIRef) else term

        def name(thing: URIRef) -> URIRef:
            return inverse.get(thing, thing)

        own = set(self._owned.get(article, ()))
        pending = set(self._shared.get(article, ()))
        for thing in own:
            for predicate, values in things.facts(thing).items():
                if predicate not in COMPUTED:
                    found.update((thing, predicate, old(value)) for value in values)
                    pending.update(v for v in values if isinstance(v, URIRef))
        for report in self._reported.get(article, ()):
            for subject in things.refs(report, RDF.subject):
                for predicate in things.refs(report, RDF.predicate):
                    for value in things.all(report, RDF.object):
                        found.add((name(subject), predicate, old(value)))
                        if isinstance(value, URIRef):
                            pending.add(value)
        done = set(own)
        while pending:
            thing = pending.pop()
            classes = things.classes(thing)
            if thing in done or not classes & SHARED:
                continue
            done.add(thing)
            for predicate, value in self._told(article, thing):
                found.add((name(thing), predicate, old(value)))
                if isinstance(value, URIRef):
                    pending.add(value)
        return found

    def _told(self, article: URIRef, thing: URIRef) -> Iterable[tuple[URIRef, URIRef | Literal]]:
        """The facts of a shared thing that are taken to be this article's."""
        things = self.things
        reported = thing in self._in_reports
        grounds = self._grounds.get((article, thing), ())
        yield from grounds
        for predicate, values in things.facts(thing).items():
            if predicate in COMPUTED or predicate in _GROUNDS or predicate == DCTERMS.isReplacedBy:
                continue
            if predicate == PROV.wasDerivedFrom:
                told = {v for v in values if v == article}
            elif predicate == KG.attestedOn:
                told = things.all(article, SCHEMA.datePublished) & values
            elif predicate == SKOS.altLabel and things.classes(thing) & ACTORS:
                words = {text for p, e in grounds if p == KG.evidence for text in things.texts(e, OA.exact)}
                told = {value for value in values if str(value) in words}
            elif predicate == RDF.type or not reported:
                told = values
            else:
                continue
            yield from ((predicate, value) for value in told)

    def _is_anonymous(self, thing: URIRef) -> bool:
        return any(str(value) == "true" for value in self.things.all(thing, KG.anonymous))


def _section(lines: list[str], mark: str) -> list[str]:
    return [line[2:] for line in lines if line.startswith(mark + " ")]


def _line(triple: Triple) -> str:
    return " ".join(full(term) for term in triple) + " ."


def _parsed(lines: list[str]) -> set[Triple]:
    if not lines:
        return set()
    graph = Graph().parse(data="\n".join(lines) + "\n", format="nt")
    return set(graph)  # type: ignore[arg-type]


def _renames(lines: list[str]) -> list[tuple[URIRef, URIRef]]:
    pairs = (line.split(" ") for line in lines)
    return [(URIRef(old[1:-1]), URIRef(new[1:-1])) for old, new in pairs]
