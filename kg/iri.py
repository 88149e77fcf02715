"""IRIs of the data: a ref (the path below the data namespace) becomes an IRI that no reader can misunderstand."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg import ontology
from kg.errors import KgError
from kg.model import Ref, Span

DEFAULT_BASE = ontology.BASE

_PLAIN = re.compile(r"[A-Za-z0-9\-_~/,:+@=.\u3400-\u4dbf\u4e00-\u9fff]*")
_KEPT_ASCII = frozenset("-_~/,:+@=.")
_DOTS = re.compile(r"(?:(?<=/)|^)\.+(?=/|$)")
_BASE = re.compile(
    r"(?:https?://[^\s<>\"{}|\\^`%#?/]+(?:/[^\s<>\"{}|\\^`#?]*)?|urn:[a-z0-9][a-z0-9-]*:[^\s<>\"{}|\\^`#?]*)", re.I
)


def checked_base(base: str) -> str:
    """A data namespace, ending in / (or : in a URN).

    Raises:
        KgError: it is no absolute http, https or urn IRI.
    """
    if not _BASE.fullmatch(base):
        raise KgError(f"--base {base!r}: give an absolute IRI such as {DEFAULT_BASE}")
    return base if base.endswith(("/", ":")) else base + "/"


@lru_cache(maxsize=65536)
def iri(ref: Ref, base: str = DEFAULT_BASE) -> str:
    """The IRI of a ref. Letters, digits and ideographs stay readable, whatever has a meaning in an IRI, in Turtle or
    in HTML is percent-encoded."""
    if not _PLAIN.fullmatch(ref):
        ref = "".join(map(_encoded, ref))
    return base + _DOTS.sub(lambda dots: "%2E" * len(dots.group()), ref)


def evidence_iri(article: Ref, span: Span, base: str = DEFAULT_BASE) -> str:
    """The IRI of a stretch of an article's text, with the fragment of RFC 5147."""
    return f"{iri(article, base)}#char={span.start},{span.end}"


def _encoded(char: str) -> str:
    if char.isascii():
        readable = char.isalnum() or char in _KEPT_ASCII
    else:  # letters, digits and accents; no spaces, marks of direction, symbols or unassigned code points
        readable = unicodedata.category(char)[0] in "LNM" or char in "·・"
    return char if readable else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
