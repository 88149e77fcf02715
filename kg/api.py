"""The functions behind `kg.read` and `kg.build`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import parse_article, read_article
from kg.errors import KgError
from kg.iri import DEFAULT_BASE
from kg.model import Article

if TYPE_CHECKING:
    from rdflib import Graph


def read(text_or_path: str | Path, published: date | str | None = None) -> Article:
    """An article with its parts and what it says about itself.

    Args:
        text_or_path: a `Path` is a file. So is a string that names a file or ends in ``.txt``; any other string is the
            article's text.
        published: the day of publication, a date or ``YYYY-MM-DD``, used only where the text does not tell it.

    Raises:
        ReadError: the file cannot be read, or there is no text.
        KgError: `published` is no date.
    """
    day = day_of(published) if isinstance(published, str) else published
    if isinstance(text_or_path, Path) or _names_a_file(text_or_path):
        return read_article(text_or_path, day)
    return parse_article(text_or_path, published=day)


def build(text_or_path: str | Path | Article, published: date | str | None = None, base: str = DEFAULT_BASE) -> Graph:
    """The knowledge graph of one article.

    Args:
        text_or_path: as for `read`, or an article that was read already.
        published: as for `read`.
        base: the namespace of the data.

    Raises:
        ReadError: the file cannot be read, or there is no text.
        KgError: `published` is no date, or `base` is no absolute IRI.
    """
    from kg.graph import to_graph
    from kg.pipeline import facts_of

    article = text_or_path if isinstance(text_or_path, Article) else read(text_or_path, published)
    return to_graph(facts_of(article), base)


def day_of(text: str) -> date:
    """The date that ``YYYY-MM-DD`` names.

    Raises:
        KgError: it names none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise KgError(f"{text!r} is no date; write it as 2026-02-05") from error


def _names_a_file(text: str) -> bool:
    if not text.strip() or "\n" in text or len(text) > 1000:
        return False
    try:
        return text.lower().endswith(".txt") or Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or with a character that no name has
        return False
