"""Offices and functions as written beside names, and the heads of phrases for unnamed sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon.fold import fold_all
from kg.lexicon.organizations import OrganizationEntry
from kg.lexicon.table import read_rows, several


@dataclass(frozen=True, slots=True)
class OfficeTitle:
    """An office or function.

    `official` says whether who holds it is an official (professors, chairmen of companies, victims are not).
    `position` is where it stands by a name: ``before`` (總統川普), ``after`` (…先生) or ``both`` (賴清德總統).
    `nominal` says that it may stand alone for who holds it (總統於座談會前指出). `surname` says that a surname alone
    may stand before it (賴總統, 卓揆). `country` is the country that the title itself implies (立委 TW, 官房長官 JP).
    """

    form: str
    folded: str
    kind: str
    official: bool
    position: str
    nominal: bool
    surname: bool
    country: str | None
    source: str

    @property
    def before(self) -> bool:
        """Whether it stands before a name."""
        return self.position in ("before", "both")

    @property
    def after(self) -> bool:
        """Whether it stands after a name."""
        return self.position in ("after", "both")


@dataclass(frozen=True, slots=True)
class AnonymousHead:
    """The head of a phrase for an unnamed source: 國安官員, 知情人士. `sector` is where it sits (國安), or empty."""

    form: str
    folded: str
    official: bool
    sector: str
    source: str


@dataclass(frozen=True, slots=True)
class TitleOwner:
    """What kinds of organisation a title that stands alone belongs to: 黨主席 to parties, 局長 to what ends in 局.

    `ending` is what such an organisation's name ends in, or "". `caucus` says that the title is one of a parliament's
    caucus, so that a party's stands for its caucus (國民黨 has a 國民黨團總召).
    """

    title: str
    folded: str
    kinds: frozenset[str]
    ending: str
    caucus: bool
    source: str

    @property
    def of_parties(self) -> bool:
        """Whether only parties and their caucuses have such a title."""
        return self.kinds <= {"party", "caucus"}

    def may_be_of(self, organization: OrganizationEntry | None) -> bool:
        """Whether an organisation of the tables may have such a title."""
        if organization is None or organization.kind not in self.kinds:
            return False
        return any(form.endswith(self.ending) for form in organization.forms)

    def role_at(self, name: str, organization: OrganizationEntry | None) -> str:
        """The office with its organisation's name before it: 國民黨主席, 國民黨團總召, 陸委會副主委."""
        title = self.title.removeprefix("黨團") if self.caucus else self.title.removeprefix("黨")
        party = organization is not None and organization.kind == "party"
        return f"{name}{'團' if self.caucus and party else ''}{title}"


@cache
def offices() -> tuple[OfficeTitle, ...]:
    """Return all offices and functions, in the table's order. Forms are unique."""
    rows = read_rows("offices.tsv")
    return tuple(
        OfficeTitle(
            form=row["form"],
            folded=folded,
            kind=row["kind"],
            official=row["official"] == "yes",
            position=row["position"],
            nominal=row["nominal"] == "yes",
            surname=row["surname"] == "yes",
            country=row["country"] or None,
            source=row["source"],
        )
        for row, folded in zip(rows, fold_all([row["form"] for row in rows]), strict=True)
    )


@cache
def anonymous_heads() -> tuple[AnonymousHead, ...]:
    """Return the heads of phrases for unnamed sources, in the table's order. Forms are unique."""
    rows = read_rows("anonymous.tsv")
    return tuple(
        AnonymousHead(
            form=row["form"],
            folded=folded,
            official=row["kind"] == "official",
            sector=row["sector"],
            source=row["source"],
        )
        for row, folded in zip(rows, fold_all([row["form"] for row in rows]), strict=True)
    )


@cache
def title_owners() -> tuple[TitleOwner, ...]:
    """Return whose titles are that say nothing of it themselves, in the table's order. Titles are unique."""
    rows = read_rows("title_owners.tsv")
    return tuple(
        TitleOwner(
            title=row["title"],
            folded=folded,
            kinds=frozenset(several(row["kinds"])),
            ending=row["ending"],
            caucus=row["caucus"] == "yes",
            source=row["source"],
        )
        for row, folded in zip(rows, fold_all([row["title"] for row in rows]), strict=True)
    )


@cache
def short_titles() -> dict[str, tuple[str, ...]]:
    """Return the full titles that a short one of headlines stands for, all folded, by the short one: 外長 for 外交部長."""
    rows = read_rows("short_titles.tsv")
    short = fold_all([row["form"] for row in rows])
    full = (fold_all(several(row["full"])) for row in rows)
    return dict(zip(short, full, strict=True))
