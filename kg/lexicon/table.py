"""Reads the tables of this package: tab-separated text with a header, every row with its source."""

from __future__ import annotations

from importlib import resources

Row = dict[str, str]


def read_rows(name: str) -> list[Row]:
    """Return the rows of the table `name` (``countries.tsv``), as dictionaries by the header's column names.

    Raises ValueError naming the file and line where a row has more or fewer cells than the header: the tables are
    part of the package, so that is a mistake of its makers, not of its users.
    """
    lines = (resources.files(__package__) / name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise ValueError(f"{name} line {number}: {len(cells)} cells, but the header has {len(header)}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def read_column(name: str, column: str) -> list[str]:
    """Return one column of the table `name`, from the top: quicker than `read_rows` for long lists of words.

    Raises ValueError as `read_rows` does, and where the table has no such column.
    """
    lines = (resources.files(__package__) / name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    place = header.index(column)
    values = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise ValueError(f"{name} line {number}: {len(cells)} cells, but the header has {len(header)}")
        values.append(cells[place])
    return values


def several(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several values joined by semicolons."""
    return tuple(part for part in cell.split(";") if part)
