"""The offices of a person: as written beside the name, with the organisation that a bare title leaves unsaid.

發言人某某某 speaks for whom the text before is about; 黨主席 leads the party that the table of persons gives, or the one
spoken of. Where an article names a known official without any office, the table's office of that day stands, marked as
inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import lexicon
from kg.document import Document
from kg.extractors.mentions import ANONYMOUS, ActorMention, MentionIndex, unqualified
from kg.lexicon import OrganizationEntry, PersonEntry, TitleOwner, fold
from kg.model import AgentKind, How, Office, Ref, Span

_LEGISLATOR = "委"  # 藍委, 綠委
_FORMER = re.compile(r"^(.{2,})前(.{2,})$")


@dataclass(frozen=True)
class Holders:
    """What offices are read from: a document, its mentions, whom they are of, and its organisations' refs by key."""

    doc: Document
    actors: MentionIndex
    keys: Mapping[Span, str]
    organizations: Mapping[str, Ref]

    def offices(self, key: str, found: Sequence[ActorMention]) -> tuple[Office, ...]:
        """The offices of whom the mentions `found` are of, sorted by role.

        Args:
            key: the canonical name; the table of persons is asked for it.
            found: all mentions of one person or unnamed source.
        """
        person = lexicon.person_named(key)
        held: dict[str, Office] = {}
        if key.startswith(ANONYMOUS) and not found[0].anonymous:  # an office whose holder has no name
            found = [replace(found[0], anonymous=True)]
        for mention in found:
            if mention.title and (mention.how is How.NAME or mention.anonymous) and not self._is_party_only(mention):
                office = self._office(mention, person)
                held.setdefault(office.role, office)
        if not held and person is not None and any(m.kind is AgentKind.OFFICIAL for m in found):
            held = {o.role: o for o in self._inferred(person)}
        return tuple(held[role] for role in sorted(held))

    def _office(self, mention: ActorMention, person: PersonEntry | None) -> Office:
        """The office beside a name: 總統府前諮議 is 前總統府諮議, 發言人 that of the organisation spoken of."""
        within = self._organization_in(mention.phrase)
        office = Office(mention.title, mention.country, self._ref(within))
        if within is not None:
            return replace(office, role=self._role_at(within, office.role))
        bare = fold(office.role)
        known = next((o for o in self._by_table(person) if fold(o).endswith(bare)), None)
        if known is not None:
            return replace(office, role=self._as_written(known))
        owner = _owners().get(bare)
        if owner is None:
            return office
        party = person.party if person is not None and owner.of_parties else None
        if party is not None:
            entry = lexicon.organization_forms().get(fold(party))
            return replace(office, role=self._as_written(owner.role_at(party, entry)))
        body = self._spoken_of(mention, owner)
        if body is None:
            return office
        name = body.span.of(self.doc.article.text)
        named = len(name) > 1 and body.how is How.NAME  # 該部 is called by its name
        role = owner.role_at(name if named else unqualified(body.key), _entry(body))
        return replace(office, role=role, organization=self._ref(body), country=office.country or body.country)

    def _is_party_only(self, mention: ActorMention) -> bool:
        """Whether what stands beside a name is an organisation without any title: 民眾黨某某某."""
        within = self._organization_in(mention.phrase)
        return within is not None and within.span.of(self.doc.article.text) == mention.title

    def _role_at(self, within: ActorMention, role: str) -> str:
        """An office with 前 at its head, and without nicknames: 總統府前諮議 is 前總統府諮議, 藍委 國民黨立委."""
        if len(within.span) == 1 and role.endswith(_LEGISLATOR):
            return unqualified(within.key) + "立委"
        former = _FORMER.match(role)
        if former and former.group(1).endswith(within.span.of(self.doc.article.text)):
            whole = former.group(1) + former.group(2)
            return "前" + whole if fold(whole) in self.doc.norm else role
        return role

    def _as_written(self, role: str) -> str:
        """An office of the tables in the article's script."""
        return fold(role) if self.doc.article.script == "hans" else role

    def _organization_in(self, phrase: Span) -> ActorMention | None:
        """The last organisation named in the phrase around a name."""
        inside = [m for m in self.actors.within(phrase.start, phrase.end) if m.kind is AgentKind.ORGANIZATION]
        return inside[-1] if inside else None

    def _spoken_of(self, mention: ActorMention, owner: TitleOwner) -> ActorMention | None:
        """The organisation with such a title that the text before is about: one that leads a clause before others."""
        at = mention.phrase.start
        block = self.doc.block_of(at)
        if block is None:
            return None
        low = self.doc.blocks[max(0, block - 1)].span.start
        bodies = [
            m
            for m in self.actors.within(low, at)
            if m.kind is AgentKind.ORGANIZATION and owner.may_be_of(_entry(m)) and not self._in_phrase(m)
        ]
        here = self.doc.blocks[block].span.start
        nearest = sorted(bodies, key=lambda m: (m.span.start >= here, self._leads(m), m.span))
        return nearest[-1] if nearest else None

    def _in_phrase(self, body: ActorMention) -> bool:
        """Whether an organisation is named only to say what somebody is: 國民黨 in 國民黨副主席某某某."""
        around = self.actors.within(body.span.start, min(len(self.doc.norm), body.span.end + 12))
        return any(m.kind is not AgentKind.ORGANIZATION and m.phrase.start <= body.span.start for m in around)

    def _leads(self, body: ActorMention) -> bool:
        before = self.doc.norm[max(0, body.phrase.start - 1) : body.phrase.start]
        return not before or before in "，。；：、！？\n \u3000"

    def _ref(self, body: ActorMention | None) -> Ref | None:
        return self.organizations.get(self.keys.get(body.span, "")) if body is not None else None

    def _by_table(self, person: PersonEntry | None) -> Iterable[str]:
        """The offices that the table gives a person for the article's day."""
        day = self.doc.article.published
        return [o.role for o in person.offices_on(day)] if person is not None and day is not None else ()

    def _inferred(self, person: PersonEntry) -> Iterable[Office]:
        """The foremost office of a person by the table on the article's day; former ones count as such."""
        day = self.doc.article.published
        if day is None:
            return
        office = person.office_known_on(day)
        if office is not None:
            yield Office(self._as_written(office), person.country, inferred=True)


@cache
def _owners() -> Mapping[str, TitleOwner]:
    return {owner.folded: owner for owner in lexicon.title_owners()}


def _entry(body: ActorMention) -> OrganizationEntry | None:
    return lexicon.organization_forms().get(fold(unqualified(body.key)))
