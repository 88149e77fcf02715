"""Which format an answer is given in: what the client accepts, or asks for by ``?format=``."""

from __future__ import annotations

from collections.abc import Mapping

ROWS: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""Formats of SELECT and ASK answers, the preferred one first."""

TRIPLES: Mapping[str, str] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
"""Formats of CONSTRUCT and DESCRIBE answers and of things, the preferred one first."""

HTML = "text/html"
_ALSO = {"application/json": "json", "application/xml": "xml", "text/xml": "xml", "text/plain": "nt"}


def choose(accept: str, formats: Mapping[str, str], html: bool = False) -> str | None:
    """The format (a key of `formats`, or ``html``) that a client likes best; None if it takes none of them.

    Args:
        accept: the Accept header; nothing accepts anything.
        html: whether a page can be given too.
    """
    offers = {media: name for name, media in formats.items()}
    offers |= {media: name for media, name in _ALSO.items() if name in formats}
    if html:
        offers[HTML] = "html"
    best: tuple[float, int, int] | None = None
    chosen = None
    ranges = _ranges(accept) if accept.strip() else [("*/*", 1.0)]
    order = list(offers)
    for media, name in offers.items():
        quality, precision = _quality(media, ranges)
        if quality > 0:
            # Of what is liked as much: what is named rather than matched by a star, then our own order.
            rank = (quality, precision, -order.index(media))
            if best is None or rank > best:
                best, chosen = rank, name
    return chosen


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(",")[:50]:
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        if media:
            found.append((media, quality))
    return found


def _quality(media: str, ranges: list[tuple[str, float]]) -> tuple[float, int]:
    """How much a media type is liked, by the most precise range that it falls in."""
    kind = media.partition("/")[0]
    for precision, pattern in ((2, media), (1, f"{kind}/*"), (0, "*/*")):
        for name, quality in ranges:
            if name == pattern:
                return quality, precision
    return 0.0, 0
