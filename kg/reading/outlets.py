"""The outlets that the program knows, from `outlets.tsv`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, agency or office that publishes articles; `region` is the standpoint of its 我國."""

    name: str
    region: str
    forms: tuple[str, ...]
    domains: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """The known outlets, in the table's order."""
    table = resources.files("kg.reading").joinpath("outlets.tsv").read_text(encoding="utf-8")
    return tuple(
        Outlet(row["outlet"], row["region"], tuple(row["forms"].split("; ")), tuple(row["domain"].split()))
        for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


@cache
def name_alone() -> re.Pattern[str]:
    """Matches an outlet's name, alone or in brackets."""
    forms = sorted({form for outlet in outlets() for form in outlet.forms}, key=lambda form: (-len(form), form))
    return re.compile(rf"[（(〔【\[]?(?:{'|'.join(map(re.escape, forms))})[）)〕】\]]?")
