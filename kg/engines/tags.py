"""Language tags as they are usually written; Oxigraph and some servers write them small."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=256)
def usual_tag(tag: str) -> str:
    """``zh-hant`` as ``zh-Hant``, ``en-us`` as ``en-US``: the capitals that RFC 5646, section 2.1.1, recommends."""
    first, *rest = tag.lower().split("-")
    return "-".join([first, *(p.title() if len(p) == 4 else p.upper() if len(p) == 2 else p for p in rest)])
