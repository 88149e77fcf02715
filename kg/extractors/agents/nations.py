"""Whose an organisation is: 外交部 is that of the country before it, else of the newsroom's home."""

from __future__ import annotations

import re

from kg.extractors.agents.scene import OrganizationName, Scene
from kg.extractors.gazetteer import national_names

# The article's region is the default for organisations such as 外交部 where its newsroom is at home.
HOME_REGIONS = ("TW", "CN", "HK", "MO", "SG", "MY")
OFTEN_ABROAD = ("SG", "MY")  # whose newsrooms tell of others' ministries as often as of their own
# What only a state has, so that in Hong Kong's and Macao's news it is China's.
_OF_STATES = ("外交部", "國防部", "商務部", "公安部", "國家安全部", "財政部", "教育部")
_PARLIAMENT = "國會"  # any country's, the one at home where no other is told of
_CALLED_SO = re.compile(r"[㐀-鿿]{0,4}」")  # a name, or one with an office, in quotation marks by itself


def organization_country(scene: Scene, organization: OrganizationName) -> str | None:
    """An organisation's country; one with a general name (外交部) is of the country before it, else at home.

    What is not of every state (參議院, 國務院, 共和黨) is that of the country that the article tells it is of elsewhere.
    """
    entry = organization.entry
    if not entry.generic:
        return entry.country
    before = _before(scene, organization)
    if before is not None:
        return before
    region = scene.doc.article.region
    home = region if region in HOME_REGIONS else None
    if home in ("HK", "MO") and entry.key in _OF_STATES:
        home = "CN"
    if entry.everywhere or entry.country in (None, home):
        abroad = not any(c.code == home and not c.place for c in scene.country_starts.values())
        told = _told_country(scene, organization, first=True) if abroad else None
        return told or (None if abroad and home in OFTEN_ABROAD else home)
    told = _told_country(scene, organization)
    if told is None and entry.key == _PARLIAMENT:
        return _leading(scene, organization) or home
    return told


def _leading(scene: Scene, organization: OrganizationName) -> str | None:
    """The country that an organisation's clause begins with: 日本首相在國會答詢."""
    at = organization.span.start
    sentence = scene.doc.sentence_at(at)
    clause = next((c.span for c in sentence.clauses if at in c.span), None) if sentence is not None else None
    country = scene.country_starts.get(clause.start) if clause is not None else None
    return country.code if country is not None and len(country.span) > 1 and not country.place else None


def _before(scene: Scene, organization: OrganizationName) -> str | None:
    """The country right before an organisation's name, or that of the organisation before it: 美國國會參議院."""
    start = organization.span.start
    if scene.norm[start - 1 : start] == "「" and _CALLED_SO.match(scene.norm, organization.span.end):
        start -= 1  # 台「外交部」: the mainland does not call it so itself
        if scene.doc.article.region == "CN":
            return "TW"
    country = scene.country_ends.get(start)
    if country is not None:
        return country.code
    owner = scene.organization_ends.get(organization.span.start)
    return owner.entry.country if owner is not None and not owner.entry.generic else None


def _told_country(scene: Scene, organization: OrganizationName, *, first: bool = False) -> str | None:
    """The country that another mention of an organisation with a general name tells: the last one before, else after.

    Args:
        first: only if the article's first mention of it tells, as where nothing is said of home at all.
    """
    mentions = scene.told_countries.get(organization.entry.key)
    if mentions is None:
        mentions = [(o.span.start, c) for o in scene.organizations if (c := _same(scene, organization, o)) is not None]
        scene.told_countries[organization.entry.key] = mentions
    told = [(at, code) for at, code in mentions if code]
    if first and told and min(mentions) < min(told):
        return None
    earlier = [t for t in told if t[0] < organization.span.start]
    return max(earlier)[1] if earlier else (min(told)[1] if told else None)


def _same(scene: Scene, organization: OrganizationName, other: OrganizationName) -> str | None:
    """The country of another mention of an organisation, "" where it tells none; None where it is another one."""
    name = organization.entry.key
    if other.entry.key == name:
        return _before(scene, other) or ""
    country = other.entry.country
    if other.entry.generic or country is None or national_names().get((name, country)) != other.entry.key:
        return None
    return country
