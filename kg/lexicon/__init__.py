"""What the program knows beforehand: countries, people, organisations, offices, surnames.

Each kind of knowledge is a readable table (`*.tsv`, a header, one thing a row, a `source` column) in this folder, and
a cached function here that returns it as a tuple of frozen dataclasses. A dataclass holds its forms as written and,
position by position, as `kg.lexicon.fold.fold` folds them; texts are to be searched folded by the same function, with a
matcher made by `longest_match` from folded forms. Sources: ``CLDR``, ``usage`` (how the Chinese-language press writes),
``editor`` (written by hand from general knowledge of the news, not from a dataset).

Tables are read when first asked for. They are small; a whole process needs each only once.
"""

from __future__ import annotations

from kg.lexicon.countries import (
    CharContext,
    CountryChar,
    CountryEntry,
    CountryWord,
    Metonym,
    countries,
    country_char_contexts,
    country_chars,
    country_forms,
    country_words,
    metonyms,
    not_countries,
)
from kg.lexicon.fold import fold
from kg.lexicon.matcher import Match, Matcher, longest_match
from kg.lexicon.names import Surname, not_names, surnames, word_names
from kg.lexicon.offices import (
    AnonymousHead,
    OfficeTitle,
    TitleOwner,
    anonymous_heads,
    offices,
    short_titles,
    title_owners,
)
from kg.lexicon.organizations import OrganizationEntry, organization_forms, organizations
from kg.lexicon.people import OfficeHeld, PersonEntry, may_be_called, people, people_forms, person_named

__all__ = [
    "AnonymousHead",
    "CharContext",
    "CountryChar",
    "CountryEntry",
    "CountryWord",
    "Match",
    "Matcher",
    "Metonym",
    "OfficeHeld",
    "OfficeTitle",
    "OrganizationEntry",
    "PersonEntry",
    "Surname",
    "TitleOwner",
    "anonymous_heads",
    "countries",
    "country_char_contexts",
    "country_chars",
    "country_forms",
    "country_words",
    "fold",
    "longest_match",
    "may_be_called",
    "metonyms",
    "not_countries",
    "not_names",
    "offices",
    "organization_forms",
    "organizations",
    "people",
    "people_forms",
    "person_named",
    "short_titles",
    "surnames",
    "title_owners",
    "word_names",
]
