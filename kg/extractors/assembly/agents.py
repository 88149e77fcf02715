"""One agent for all mentions with a key: its name, other names, offices and country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import link
from kg.document import Document
from kg.extractors.agents.nations import HOME_REGIONS, OFTEN_ABROAD
from kg.extractors.assembly.found import Found
from kg.extractors.assembly.offices import Holders
from kg.extractors.gazetteer import gazetteer
from kg.extractors.mentions import ANONYMOUS, COUNTRY, ActorMention, unqualified
from kg.extractors.names import TRANSLITERATION
from kg.lexicon import fold
from kg.model import Agent, AgentKind, How, Mention, Ref, Span

_INTERNATIONAL = re.compile(r"欧盟|北约|联合国|国际|世卫|世界|欧洲|西方|外交使团|东协|东盟|非盟|各国|国大使")
# For newsrooms that tell of other countries as often as of their own, home is only where the article names it.
_NAMED_AT_HOME = {"SG": re.compile(r"我国|新加坡"), "MY": re.compile(r"我国|马来西亚|大马")}


def agents_of(found: Found) -> tuple[tuple[Agent, ...], dict[str, Ref]]:
    """The agents, sorted by ref, and the ref of each key.

    An unnamed source that never speaks or takes part, and that nothing sets apart, is left out.
    """
    grouped: dict[str, list[ActorMention]] = {}
    for mention in found.actors.all:
        key = found.who.of.get(mention.span)
        if key is not None and not key.startswith(COUNTRY):
            grouped.setdefault(key, []).append(mention)
    acting = {k for k in found.who.speaker if k} | {k for m in found.happenings for k in m.agents}
    bodies = [k for k, mentions in grouped.items() if _kind(mentions) is AgentKind.ORGANIZATION]
    holders = Holders(found.doc, found.actors, found.who.of, {k: link.agent_ref("org", k) for k in bodies})
    agents = {
        key: _agent(found.doc, key, mentions, holders)
        for key, mentions in grouped.items()
        if not key.startswith(ANONYMOUS) or key in acting or any(m.qualified for m in mentions)
    }
    return tuple(sorted(agents.values(), key=lambda a: a.ref)), {key: agent.ref for key, agent in agents.items()}


def _agent(doc: Document, key: str, found: Sequence[ActorMention], holders: Holders) -> Agent:
    """The agent that all mentions with a key are of."""
    text = doc.article.text
    anonymous = key.startswith(ANONYMOUS)
    unnamed_holder = anonymous and found[0].kind is None
    kind = AgentKind.OFFICIAL if unnamed_holder else _kind(found)
    name = key.removeprefix(ANONYMOUS) if anonymous else _written(key, found, text)
    offices = holders.offices(key, found) if kind is not AgentKind.ORGANIZATION else ()
    countries = (*(m.country for m in found), *(office.country for office in offices))
    spans: dict[Span, Mention] = {}
    for m in found:
        spans.setdefault(m.span, Mention(m.span, m.how))
    return Agent(
        link.anonymous_ref(kind.value, doc.article.id, name) if anonymous else link.agent_ref(kind.value, key),
        kind,
        name,
        tuple(sorted(spans.values())),
        tuple(sorted({m.span.of(text) for m in found if m.how is How.NAME and len(m.span) > 1} - {name})),
        offices,
        next((c for c in countries if c), None) or _home_country(doc, key, kind, found),
        anonymous,
        next((m.sector for m in found if m.sector and anonymous), None),
    )


def _kind(found: Sequence[ActorMention]) -> AgentKind:
    """What the thing is that mentions are of; its names tell before other mentions: 國民黨立委 may stand for 國民黨."""
    kinds = [m.kind for m in sorted(found, key=lambda m: m.how is not How.NAME) if m.kind is not None]
    if kinds and kinds[0] is AgentKind.ORGANIZATION:
        kinds = kinds[:1]
    return AgentKind.OFFICIAL if AgentKind.OFFICIAL in kinds else (kinds[0] if kinds else AgentKind.PERSON)


def _written(key: str, found: Sequence[ActorMention], text: str) -> str:
    """The name to show: the tables' own, or, for a name of this article only, as the article writes it."""
    shown = unqualified(key)
    forms = (m.span.of(text) for m in found if m.how is How.NAME)
    return next((form for form in forms if fold(form) == shown), shown)


def _home_country(doc: Document, key: str, kind: AgentKind, found: Sequence[ActorMention]) -> str | None:
    """An official named without country holds office at home, unless the name or what is beside it is foreign."""
    folded = fold(key)
    if kind is not AgentKind.OFFICIAL or doc.article.region not in HOME_REGIONS:
        return None
    if gazetteer().canonical_names.get(folded) is not None:
        return None  # the table knows of none
    chinese = len(folded) == 3 and folded[0] in gazetteer().common_surnames
    if "·" in folded or (not chinese and all(c in TRANSLITERATION for c in folded)):
        return None
    if doc.article.region in OFTEN_ABROAD and not _NAMED_AT_HOME[doc.article.region].search(doc.norm):
        return None
    international = any(_INTERNATIONAL.search(m.phrase.of(doc.norm)) for m in found)
    return None if international else doc.article.region
