"""Read an RDF graph that follows the ontology into a `Story`.

The graph may come from anywhere: what is missing (an article's text, offsets, labels, a speaker) is left out, what
is malformed is passed over, and nothing that stands in the graph as text is changed. One pass over the triples, then
only look-ups: a graph of half a million triples takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rdflib import Graph, URIRef

from kg.page.agreement import corroboration, disputes, reported
from kg.page.index import DCTERMS, KG, OA, ORG, PROV, RDF, SCHEMA, SKOS, Index, day, number
from kg.page.story import (
    Amount,
    Article,
    Claim,
    Passage,
    Relation,
    Source,
    Statement,
    Story,
    Thing,
    TimeMark,
)

KINDS = {
    KG + "Official": "official",
    SCHEMA + "Person": "person",
    ORG + "Organization": "org",
    KG + "Country": "country",
    KG + "Event": "event",
    KG + "Budget": "budget",
    SCHEMA + "Place": "place",
}
"""Which class makes which kind of node; where a thing has several, the first in this order counts."""

RELATIONS = {
    KG + "initiator": "initiator",
    KG + "recipient": "recipient",
    KG + "participant": "participant",
    KG + "place": "place",
    KG + "subEventOf": "subEventOf",
    KG + "heldDuring": "heldDuring",
    KG + "represents": "represents",
    KG + "budgetOf": "budgetOf",
}


def read(graph: Graph) -> Story:
    """The story that `graph` tells. Everything comes in the order of IRIs, articles by date first."""
    return Reader(graph).story()


class Reader(Index):
    """Turns the graph's subjects into the parts of a story, which know one another by position."""

    def story(self) -> Story:
        articles = self._articles()
        self.article_at = {article.iri: at for at, article in enumerate(articles)}
        articles = tuple(self._with_original(article) for article in articles)
        self.bodies = [article.body for article in articles]
        self.passages: dict[str, Passage] = {}
        kinds: dict[str, str] = {}
        for cls, kind in KINDS.items():
            for iri in self.classes.get(cls, ()):
                kinds.setdefault(iri, kind)
        order = sorted(kinds)
        self.thing_at = {iri: at for at, iri in enumerate(order)}
        self.iris = order
        said = sorted(set(self.classes.get(KG + "Statement", ())), key=self._place_of_statement)
        self.statement_at = {iri: at for at, iri in enumerate(said)}
        self.reported = reported(self, self.article_at)
        self.namesakes = self._namesakes()
        things = tuple(self._thing(iri, kinds[iri]) for iri in order)
        statements = tuple(self._statement(iri) for iri in said)
        return Story(
            articles=articles,
            things=things,
            statements=statements,
            relations=tuple(self._relations(things)),
            claims=tuple(self._claims()),
            times=tuple(self._times()),
        )

    def _articles(self) -> tuple[Article, ...]:
        iris = set(self.classes.get(SCHEMA + "NewsArticle", ()))
        found = [
            Article(
                iri=iri,
                headline=self.one(iri, SCHEMA + "headline", SCHEMA + "name"),
                published=day(self.one(iri, SCHEMA + "datePublished")),
                language=self.one(iri, SCHEMA + "inLanguage"),
                body=self.one(iri, SCHEMA + "articleBody") if self.all(iri, SCHEMA + "articleBody") else None,
                source=self.one(iri, DCTERMS + "source"),
                byline="、".join(self.texts(iri, SCHEMA + "author")),
                outlet="、".join(self.texts(iri, SCHEMA + "publisher")),
                url=self.one(iri, SCHEMA + "url"),
                keywords=self.texts(iri, SCHEMA + "keywords"),
            )
            for iri in sorted(iris)
        ]
        return tuple(sorted(found, key=lambda article: (article.published, article.iri)))

    def _with_original(self, article: Article) -> Article:
        original = self.article_at.get(self.one(article.iri, KG + "nearCopyOf"), -1)
        return article if original < 0 else replace(article, copy_of=original)

    def _namesakes(self) -> dict[str, set[int]]:
        """What may be the same as each thing: the graph says so of one of two."""
        found: dict[str, set[int]] = {}
        for iri, at in self.thing_at.items():
            for other in self._indices(iri, KG + "possiblySameAs"):
                found.setdefault(iri, set()).add(other)
                found.setdefault(self.iris[other], set()).add(at)
        return found

    def _passages(self, subject: str) -> tuple[Passage, ...]:
        return tuple(sorted({self._passage(str(iri)) for iri in self.all(subject, KG + "evidence")}))

    def _passage(self, iri: str) -> Passage:
        """What an evidence points at; several things share one."""
        known = self.passages.get(iri)
        if known is None:
            known = self.passages[iri] = self._read_passage(iri)
        return known

    def _read_passage(self, iri: str) -> Passage:
        article = self.article_at.get(self.one(iri, PROV + "wasDerivedFrom"), -1)
        if article < 0:
            article = self.article_at.get(iri.partition("#")[0], -1)
        exact = self.one(iri, OA + "exact")
        start, end = number(self.one(iri, OA + "start")), number(self.one(iri, OA + "end"))
        body = self.bodies[article] if article >= 0 else None
        if body is not None:
            if 0 <= start < end <= len(body) and (not exact or body[start:end] == exact):
                return Passage(article, start, end)
            return Passage(article, -1, -1, exact)  # the offsets do not fit: show the words, point nowhere
        return Passage(article, start, end, exact)

    def _sources(self, subject: str) -> tuple[Source, ...]:
        found = []
        for value in self.all(subject, KG + "accordingTo"):
            iri = str(value)
            if iri in self.statement_at:
                found.append(Source(statement=self.statement_at[iri]))
            elif iri in self.article_at:
                found.append(Source(article=self.article_at[iri]))
        return tuple(found)

    def _thing(self, iri: str, kind: str) -> Thing:
        passages = self._passages(iri)
        told = self.reported.get(iri, {})
        carriers = frozenset(passage.article for passage in passages if passage.article >= 0)
        return Thing(
            iri=iri,
            kind=kind,
            labels=self.labels(iri),
            aliases=self.texts(iri, SKOS + "altLabel"),
            passages=passages,
            anonymous=self.flag(iri, KG + "anonymous"),
            sector=self.one(iri, KG + "sector"),
            iso=self.one(iri, KG + "isoCode"),
            type=self.local(iri, KG + "eventType"),
            status=self.local(iri, KG + "eventStatus") or self.local(iri, KG + "budgetStatus"),
            when=self.when(iri),
            period=self.one(iri, KG + "budgetPeriod"),
            purpose=self.one(iri, KG + "purpose"),
            amounts=tuple(self._amount(str(amount)) for amount in self.all(iri, KG + "amount")),
            sources=self._sources(iri),
            corroboration=corroboration(self, iri),
            disputes=tuple(disputes(told, self.thing_at, carriers)) if told else (),
            namesakes=tuple(sorted(self.namesakes.get(iri, ()))),
        )

    def _amount(self, iri: str) -> Amount:
        return Amount(
            value=self.one(iri, SCHEMA + "value"),
            currency=self.one(iri, SCHEMA + "currency"),
            text=self.one(iri, KG + "amountText"),
            inferred=self.flag(iri, KG + "currencyInferred"),
            approximate=self.flag(iri, KG + "approximate"),
            passages=self._passages(iri),
        )

    def _place_of_statement(self, iri: str) -> tuple[int, int, str]:
        passages = self._passages(iri)
        first = passages[0] if passages else Passage(-1, -1, -1)
        return first.article, first.start, iri

    def _statement(self, iri: str) -> Statement:
        passages = self._passages(iri)
        article = self.article_at.get(self.one(iri, PROV + "wasDerivedFrom"), -1)
        if article < 0 and passages:
            article = passages[0].article
        text = self.one(iri, SCHEMA + "text") or "".join(self._words(passage) for passage in passages)
        outer = self.one(iri, KG + "accordingTo")
        return Statement(
            iri=iri,
            article=article,
            speaker=self.thing_at.get(self.one(iri, KG + "speaker"), -1),
            speaker_text=self.one(iri, KG + "speakerText"),
            cue=self.one(iri, KG + "cue"),
            mode=self.local(iri, KG + "speechMode"),
            text=text,
            about=tuple(self._indices(iri, SCHEMA + "about")),
            mentions=tuple(self._indices(iri, SCHEMA + "mentions")),
            passages=passages,
            within=self.statement_at.get(outer, -1),
            when=self.when(iri),
        )

    def _words(self, passage: Passage) -> str:
        body = self.bodies[passage.article] if passage.article >= 0 else None
        return passage.exact or (body[passage.start : passage.end] if body and passage.start >= 0 else "")

    def _indices(self, subject: str, predicate: str) -> Iterator[int]:
        for value in self.all(subject, predicate):
            at = self.thing_at.get(str(value))
            if at is not None:
                yield at

    def _relations(self, things: tuple[Thing, ...]) -> Iterator[Relation]:
        carried = [tuple(sorted({p.article for p in thing.passages if p.article >= 0})) for thing in things]
        offices = list(self._offices())
        held = {(relation.start, relation.end) for relation in offices}
        for at, thing in enumerate(things):
            seen: set[int] = set()
            for predicate, name in RELATIONS.items():
                for end in self._indices(thing.iri, predicate):
                    if end == at or (name == "participant" and end in seen):
                        continue  # an initiator is a participant all the same: one edge says it
                    if name == "represents" and (at, end) in held:
                        continue
                    seen.add(end)
                    yield Relation(at, end, name, articles=carried[at])
        yield from offices

    def _offices(self) -> Iterator[Relation]:
        for iri in sorted(set(self.classes.get(ORG + "Membership", ()))):
            role = self.one(iri, ORG + "role")
            labels = self.labels(role) if role else {}
            if self.flag(iri, KG + "officeInferred"):
                labels = {
                    language: label + (" (inferred)" if language == "en" else "（推定）")
                    for language, label in labels.items()
                }
            articles = sorted(
                {self.article_at[str(a)] for a in self.all(iri, PROV + "wasDerivedFrom") if str(a) in self.article_at}
            )
            for member in self._indices(iri, ORG + "member"):
                for end in self._indices(iri, ORG + "organization"):
                    yield Relation(member, end, "memberOf", labels, tuple(articles))
                for end in self._indices(iri, KG + "officeOf"):
                    yield Relation(member, end, "officeOf", labels, tuple(articles))

    def _claims(self) -> Iterator[Claim]:
        for iri in sorted(set(self.classes.get(KG + "Claim", ()))):
            subject = self.thing_at.get(self.one(iri, RDF + "subject"), -1)
            if subject < 0:
                continue
            value = self.one(iri, RDF + "object")
            at = self.thing_at.get(value, -1)
            if at < 0 and isinstance(next(iter(self.all(iri, RDF + "object")), None), URIRef):
                amount = self._amount(value)
                value = (
                    amount.text
                    or f"{amount.value} {amount.currency}".strip()
                    or next(iter(self.labels(value).values()))
                )
            yield Claim(
                iri=iri,
                subject=subject,
                name=self.local(iri, RDF + "predicate"),
                object=at,
                value="" if at >= 0 else value,
                sources=self._sources(iri),
                factuality=self.local(iri, KG + "factuality"),
                passages=self._passages(iri),
            )

    def _times(self) -> Iterator[TimeMark]:
        found = []
        for iri in self.classes.get(KG + "Evidence", ()):
            when = self.when(iri)
            if when is not None:
                passage = self._passage(iri)
                if passage.article >= 0 and passage.start >= 0:
                    found.append(TimeMark(passage, when))
        yield from sorted(found, key=lambda mark: (mark.passage, mark.when.start, mark.when.end))
