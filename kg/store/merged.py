"""The merged graph of a store: the same as `kg.merge` makes, without holding all articles at once.

What is decided on (who and what is the same) needs only what articles say of actors, events, budgets: the `core`. That
is merged by `kg.merge`. Statements and evidence, nine tenths of the triples, belong to one article each: they are
passed on as they are, under the names decided on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from kg.engines.terms import ox, to_ox
from kg.merge.copies import copies_of_sketches
from kg.merge.corpus import Corpus
from kg.merge.decisions import decide_on
from kg.merge.judged import Judged
from kg.merge.rebuild import Rebuilt, computed_counts
from kg.merge.terms import KG, OWN, PROV, RDF, Things
from kg.store.parts import Core, Part, read_article
from kg.store.records import Record

if TYPE_CHECKING:
    from rdflib import URIRef
    from rdflib.term import Node

    from kg.merge.judgements import Judgement

_TYPE = str(RDF.type)
_EVIDENCE = str(KG.evidence)

_Term = TypeVar("_Term")

Names = dict[str, ox.NamedNode]
"""IRI in an article's graph → in the merged graph, where they differ."""


@dataclass
class Decided:
    """What a merge of the cores decides: new names in each article, the triples about shared things, and judgements on
    what the articles do not have."""

    names: dict[str, Names] = field(default_factory=dict)
    triples: list[ox.Triple] = field(default_factory=list)
    unused: list[Judgement] = field(default_factory=list)


class Cores:
    """What the articles' graphs hold for decisions, collected one graph after the other."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._cores: dict[URIRef, Core] = {}
        self._records: dict[URIRef, Record] = {}
        self._judgements = tuple(judgements)
        # A judgement may be on a mention: then that piece of evidence has a say.
        self._judged = frozenset(iri for judgement in self._judgements for iri in (judgement.left, judgement.right))

    def add(self, part: Part) -> Record | None:
        """Take in an article graph, and return what is to be noted of it; one without an article of its name has no
        say."""
        record, core = read_article(part, self._judged)
        if record is not None:
            self._cores[record.told.article] = core
            self._records[record.told.article] = record
        return record

    def decide(self) -> Decided:
        """Merge them. They are let go, so that their memory is free for what follows.

        Raises:
            KgError: judgements contradict each other, or would join what can never be one.
        """
        cores = self._cores
        corpus = Corpus(cores)  # type: ignore[arg-type]
        judged = cores if self._judgements else {}
        rules = Judged({article: Things(judged[article]) for article in sorted(judged)}, self._judgements)  # type: ignore[arg-type]
        decisions = decide_on([self._records[article].told for article in sorted(cores)], rules)
        made = Decided(unused=decisions.unused)
        for (article, old), new in decisions.renames.items():
            made.names.setdefault(str(article), {})[str(old)] = ox.NamedNode(str(new))
        rebuilt = Rebuilt(corpus.articles, decisions.renames)
        # Articles, claims and evidence are passed on whole.
        found: set[tuple[Node, Node, Node]] = {
            t
            for t in rebuilt.triples
            if t[0] not in cores and str(t[1]) != _EVIDENCE and not (str(t[1]) == _TYPE and t[2] in OWN)
        }
        found.update((left, KG.possiblySameAs, right) for left, right in decisions.open)
        copied = self._copies()
        found.update((article, KG.nearCopyOf, first) for article, first in copied.items())
        found.update(self._counts(rebuilt, copied))
        self._cores, self._records = {}, {}
        made.triples = [ox.Triple(to_ox(s), to_ox(p), to_ox(o)) for s, p, o in found]  # type: ignore[arg-type]
        return made

    def _copies(self) -> dict[URIRef, URIRef]:
        days = {article: record.days[0] for article, record in self._records.items() if record.days}
        return copies_of_sketches({article: record.sketch for article, record in self._records.items()}, days)

    def _counts(self, rebuilt: Rebuilt, copied: Mapping[URIRef, URIRef]) -> Iterator[tuple[Node, Node, Node]]:
        """Numbers of articles, outlets and sources: one piece of evidence an article is enough for them."""
        facts = set(rebuilt.triples)
        evidence, derived = KG.evidence, PROV.wasDerivedFrom
        for article, core in self._cores.items():
            facts.update((o, derived, article) for _, p, o in core if p == evidence)  # type: ignore[misc]
        yield from computed_counts(facts, copied)


def passed_on(part: Part, made: Decided) -> Iterator[ox.Triple]:
    """The triples of an article graph that go into the merged graph one by one, under the names decided on."""
    told = part.passed_on()
    yield from told.settled
    yield from renamed(told.leading, told.grounds, made.names.get(part.name.value, {}))


def renamed(leading: Iterable[ox.Triple], grounds: Iterable[ox.Triple], names: Names) -> Iterator[ox.Triple]:
    """Triples that lead to shared things, and that tell what vouches for them, under the names decided on."""
    for subject, predicate, value in leading:
        yield ox.Triple(subject, predicate, _under(names, value))
    for subject, predicate, value in grounds:
        yield ox.Triple(_under(names, subject), predicate, _under(names, value))


def _under(names: Names, term: _Term) -> _Term | ox.NamedNode:
    return names.get(term.value, term) if isinstance(term, ox.NamedNode) else term
