"""The outlets that the program knows, from `outlets.tsv`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, agency or office that publishes articles; `region` is the standpoint of its 我國.

    A `foreign_agency` is known from photo credits above all: its mere name in a line does not make an article its own.
    """

    name: str
    region: str
    forms: tuple[str, ...]
    domains: tuple[str, ...]
    foreign_agency: bool


@cache
def outlets() -> tuple[Outlet, ...]:
    """The known outlets, in the table's order."""
    table = resources.files("kg.reading").joinpath("outlets.tsv").read_text(encoding="utf-8")
    return tuple(
        Outlet(
            row["outlet"],
            row["region"],
            tuple(row["forms"].split("; ")),
            tuple(row["domain"].split()),
            row["kind"] == "agency",
        )
        for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


@cache
def in_brackets() -> re.Pattern[str]:
    """Matches an outlet's name in brackets: （德国之声中文网）."""
    return re.compile(rf"[（(〔【\[]{_any_form()}[）)〕】\]]")


@cache
def outlet_alone() -> re.Pattern[str]:
    """Matches a whole line that is an outlet's name, in brackets or not, with a reporter's name or without."""
    return re.compile(
        rf"[（(〔【\[]?{_any_form()}[）)〕】\]]?(?:[\s\u3000]+[\u4e00-\u9fff]{{2,4}}(?:、[\u4e00-\u9fff]{{2,4}})*)?"
    )


@cache
def outlet_section() -> re.Pattern[str]:
    """Matches an outlet's name at the start of a line that has something after it: ETtoday政治."""
    return re.compile(rf"^{_any_form()}(?=.)")


@cache
def _any_form() -> str:
    forms = sorted({form for outlet in outlets() for form in outlet.forms}, key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(map(re.escape, forms))})"
