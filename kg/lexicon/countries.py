"""Countries, what stands for them, and the single characters that name them in compounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.lexicon.fold import fold_all, fold_forms
from kg.lexicon.table import read_column, read_rows, several

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


@dataclass(frozen=True, slots=True)
class CountryWord:
    """A fixed word of which single characters name countries: 陸委會, 台海, 以巴.

    `codes` holds, for each character, the code of the country that it names or is part of, or None.
    """

    form: str
    folded: str
    codes: tuple[str | None, ...]
    source: str

    def spans(self) -> tuple[tuple[int, int, str], ...]:
        """Return (start, end, code) of each country in the word; characters of one name in a row are one span."""
        found: list[tuple[int, int, str]] = []
        for place, code in enumerate(self.codes):
            if code is None:
                continue
            if found and found[-1][1] == place and found[-1][2] == code:
                found[-1] = (found[-1][0], place + 1, code)
            else:
                found.append((place, place + 1, code))
        return tuple(found)


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
        unique, folded = fold_forms(forms)
        entries.append(
            CountryEntry(
                code=code,
                name=row["name"],
                name_hans=row["name_hans"],
                name_en=english,
                forms=unique,
                folded=folded,
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
    rows = read_rows("metonyms.tsv")
    return tuple(
        Metonym(
            form=row["form"],
            folded=folded,
            code=None if row["code"] == "*" else row["code"],
            kind=row["kind"],
            as_place=row["as_place"] == "yes",
            source=row["source"],
        )
        for row, folded in zip(rows, fold_all([row["form"] for row in rows]), strict=True)
    )


@cache
def country_chars() -> tuple[CountryChar, ...]:
    """Return the single characters that name countries in compounds, in the table's order."""
    rows = read_rows("country_chars.tsv")
    return tuple(
        CountryChar(
            form=row["char"],
            folded=folded,
            code=row["code"],
            in_list=row["in_list"],
            after_prefix=row["after_prefix"] == "yes",
            before_noun=row["before_noun"] == "yes",
            note=row["note"],
            source=row["source"],
        )
        for row, folded in zip(rows, fold_all([row["char"] for row in rows]), strict=True)
    )


@cache
def country_char_contexts() -> tuple[CharContext, ...]:
    """Return the texts beside which a country character names its country (訪美, 美軍)."""
    rows = read_rows("country_char_contexts.tsv")
    return tuple(
        CharContext(form=row["text"], folded=folded, position=row["position"], source=row["source"])
        for row, folded in zip(rows, fold_all([row["text"] for row in rows]), strict=True)
    )


@cache
def country_words() -> tuple[CountryWord, ...]:
    """Return the fixed words of which single characters name countries, in the table's order."""
    rows = read_rows("country_words.tsv")
    return tuple(
        CountryWord(
            form=row["word"],
            folded=folded,
            codes=tuple(None if code == "-" else code for code in row["codes"].split(",")),
            source=row["source"],
        )
        for row, folded in zip(rows, fold_all([row["word"] for row in rows]), strict=True)
    )


@cache
def not_countries() -> tuple[str, ...]:
    """Return the folded words in which a country's character or name means no country: 中午, 道德, 印度洋, 韓國瑜.

    Words whose last character often begins a country's name instead (當中 in 當中國) are not among them.
    """
    return fold_all(read_column("not_countries.tsv", "word"))
