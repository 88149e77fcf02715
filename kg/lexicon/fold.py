"""Folds Chinese text to one script so that a form is matched however it is written.

Folding is opencc's ``t2s`` (Apache-2.0; Traditional to Simplified, character by character and by a few phrases that
keep the length), followed by a few variant characters that occur in names and that ``t2s`` leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Protocol

from opencc import OpenCC

# Variants that occur in names of people and places. Each maps one character to one character.
# 陳秀寳 is also written 陳秀寶, 傅崐萁 also 傅崑萁; foreign names are written with any of several middle dots.
_VARIANTS = str.maketrans("寳崐珮喦祐啓‧・•∙⋅", "宝昆佩岩佑启·····")


_SHORT = 24  # characters


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter() -> _Converter:
    converter: _Converter = OpenCC("t2s")
    return converter


def fold(text: str) -> str:
    """Return `text` in the folded script; character i of the result stands for character i of `text`.

    The result always has the length of `text`, so offsets hold in both. Forms of the lexicon and the text in which
    they are looked up are to be folded by this same function.
    """
    if text.isascii():
        return text
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    try:
        folded = _converter().convert(text)
    except UnicodeEncodeError:  # a lone surrogate, which no encoding can hold
        return "".join(_fold_character(character) for character in text)
    if len(folded) != len(text):
        folded = "".join(_fold_character(character) for character in text)
    return folded.translate(_VARIANTS)


@lru_cache(maxsize=16384)
def _fold_short(text: str) -> str:
    """As `_fold`, for names and titles, which are asked for again and again."""
    return _fold(text)


def fold_all(forms: Sequence[str]) -> tuple[str, ...]:
    """Return the forms folded, position by position. Much faster for a table than one call a form."""
    return tuple(fold("\n".join(forms)).split("\n")) if forms else ()


def fold_forms(forms: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms and, position by position, how they fold; of forms that fold alike only the first is kept."""
    written = tuple(forms)
    by_folded: dict[str, str] = {}
    for form, folded in zip(written, fold_all(written), strict=True):
        by_folded.setdefault(folded, form)
    return tuple(by_folded.values()), tuple(by_folded)


def _fold_character(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return character
    folded = _converter().convert(character)
    return folded.translate(_VARIANTS) if len(folded) == 1 else character
