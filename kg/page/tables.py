"""The page's readable tables: its own words in Chinese (Taiwan) and English, and its colours and shapes."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def texts() -> dict[str, dict[str, str]]:
    """Interface language → key → words, from `texts.tsv`."""
    rows = _rows("texts.tsv")
    return {lang: {row["key"]: row[lang] for row in rows} for lang in ("zh", "en")}


@cache
def palette() -> dict[str, dict[str, str]]:
    """Kind of thing → shape and colours for both themes, from `palette.tsv`."""
    return {
        row["kind"]: {key: value for key, value in row.items() if key not in ("kind", "source")}
        for row in _rows("palette.tsv")
    }


def _rows(name: str) -> list[dict[str, str]]:
    table = files("kg.page").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
