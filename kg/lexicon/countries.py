"""Countries, what stands for them, and the single characters that name them in compounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.lexicon.fold import fold
from kg.lexicon.table import read_rows, several

# English names that are as often a person's in brackets after a transliteration (Jordan Bardella, Israel Katz).
_ALSO_PERSONAL_NAMES = frozenset(("Chad", "Georgia", "Israel", "Jersey", "Jordan"))


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country or territory: ISO 3166-1 alpha-2 code (and XK), display names, every form that means it.

    `forms` begins with the display name in Traditional and Simplified; forms that fold alike stand once.
    """

    code: str
    name: str
    name_hans: str
    name_en: str
    forms: tuple[str, ...]
    folded: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Metonym:
    """A word that stands for a country: a capital, a seat of power, 中方, 我國, 對岸.

    `code` is None where the country depends on the article's standpoint (kind ``self`` or ``opposite``).
    `as_place` says that the word may also be a mere place (在北京舉行). Kinds: capital, city, seat, side,
    government, party-state, self, opposite, land, region, nickname, short.
    """

    form: str
    folded: str
    code: str | None
    kind: str
    as_place: bool
    source: str


@dataclass(frozen=True, slots=True)
class CountryChar:
    """A character that names a country in compounds.

    `in_list` is ``yes`` (next to any other such character: 美中, 台美日), ``weak`` (only next to one that is
    ``yes``, or in a list already sure) or ``no``. `after_prefix` and `before_noun` say whether the contexts of
    `country_char_contexts` suffice (訪美, 美軍). `note` says what else the character means.
    """

    form: str
    folded: str
    code: str
    in_list: str
    after_prefix: bool
    before_noun: bool
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class CharContext:
    """A text that stands right ``before`` or right ``after`` (`position`) a country character: 訪 before, 軍 after."""

    form: str
    folded: str
    position: str
    source: str


@cache
def countries() -> tuple[CountryEntry, ...]:
    """Return all countries and territories of ISO 3166-1 and Kosovo, by code."""
    extra: dict[str, list[str]] = {}
    for row in read_rows("country_forms.tsv"):
        extra.setdefault(row["code"], []).append(row["form"])
    entries = []
    for row in read_rows("countries.tsv"):
        code, english = row["code"], row["name_en"]
        forms = [row["name"], row["name_hans"], *several(row["forms"]), *extra.get(code, ())]
        if english not in _ALSO_PERSONAL_NAMES:
            forms.append(english)
        by_folded: dict[str, str] = {}
        for form in forms:
            by_folded.setdefault(fold(form), form)
        entries.append(
            CountryEntry(
                code=code,
                name=row["name"],
                name_hans=row["name_hans"],
                name_en=english,
                forms=tuple(by_folded.values()),
                folded=tuple(by_folded),
                source=row["source"],
            )
        )
    return tuple(entries)


@cache
def country_forms() -> Mapping[str, str]:
    """Return the code by folded form of a country's own names (no metonyms, no single characters)."""
    return MappingProxyType({folded: entry.code for entry in countries() for folded in entry.folded})


@cache
def metonyms() -> tuple[Metonym, ...]:
    """Return what stands for a country without being its name, in the table's order."""
    return tuple(
        Metonym(
            form=row["form"],
            folded=fold(row["form"]),
            code=None if row["code"] == "*" else row["code"],
            kind=row["kind"],
            as_place=row["as_place"] == "yes",
            source=row["source"],
        )
        for row in read_rows("metonyms.tsv")
    )


@cache
def country_chars() -> tuple[CountryChar, ...]:
    """Return the single characters that name countries in compounds, in the table's order."""
    return tuple(
        CountryChar(
            form=row["char"],
            folded=fold(row["char"]),
            code=row["code"],
            in_list=row["in_list"],
            after_prefix=row["after_prefix"] == "yes",
            before_noun=row["before_noun"] == "yes",
            note=row["note"],
            source=row["source"],
        )
        for row in read_rows("country_chars.tsv")
    )


@cache
def country_char_contexts() -> tuple[CharContext, ...]:
    """Return the texts beside which a country character names its country (訪美, 美軍)."""
    return tuple(
        CharContext(form=row["text"], folded=fold(row["text"]), position=row["position"], source=row["source"])
        for row in read_rows("country_char_contexts.tsv")
    )
