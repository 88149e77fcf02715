"""Finds the forms of a lexicon in a text: leftmost, longest, without overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key")


class Match(NamedTuple, Generic[Key]):
    """A form found at ``text[start:end]``, and what the table holds for it."""

    start: int
    end: int
    key: Key


class Matcher(Generic[Key]):
    """A table of forms compiled for looking up. Build it with `longest_match`.

    A form that begins or ends with a Latin letter or digit is found only where that edge is a word's edge, so that
    ``US`` is not found in ``RUSSIA``.
    """

    __slots__ = ("_forms", "_lengths", "_may_begin")

    def __init__(self, forms: Mapping[str, Key]) -> None:
        self._forms: dict[str, Key] = {form: key for form, key in forms.items() if form}
        # The lengths to try, longest first, by the form's first two characters (one, for forms of one character).
        # Two characters rule out nearly every place of a text at the cost of one slice.
        lengths: dict[str, set[int]] = {}
        for form in self._forms:
            lengths.setdefault(form[:2], set()).add(len(form))
        self._lengths = {prefix: tuple(sorted(found, reverse=True)) for prefix, found in lengths.items()}
        self._may_begin = _beginnings(self._forms)

    def __len__(self) -> int:
        return len(self._forms)

    def __contains__(self, form: object) -> bool:
        return form in self._forms

    def get(self, form: str) -> Key | None:
        """Return what the table holds for exactly this form, or None."""
        return self._forms.get(form)

    def match(self, text: str, start: int, end: int | None = None) -> Match[Key] | None:
        """Return the longest form that begins at offset `start` of `text` and ends at or before `end`, or None."""
        limit = len(text) if end is None else min(end, len(text))
        for length in (*self._lengths.get(text[start : min(start + 2, limit)], ()), 1):
            found = self._at(text, start, start + length, limit)
            if found is not None:
                return found
        return None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[Key]]:
        """Yield the forms in ``text[start:end]`` from left to right: the longest at each place, none overlapping."""
        limit = len(text) if end is None else min(end, len(text))
        place = start
        while (candidate := self._may_begin.search(text, place, limit)) is not None:
            place = candidate.start()
            found = self.match(text, place, limit)
            if found is None:
                place += 1
            else:
                yield found
                place = found.end

    def find_all(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[Key]]:
        """Yield every form in ``text[start:end]``, overlapping ones too, by start, then longest first."""
        limit = len(text) if end is None else min(end, len(text))
        place = start - 1
        while (candidate := self._may_begin.search(text, place + 1, limit)) is not None:
            place = candidate.start()
            for length in self._lengths.get(text[place : min(place + 2, limit)], ()):
                found = self._at(text, place, place + length, limit)
                if found is not None:
                    yield found
            if place + 1 < limit:
                found = self._at(text, place, place + 1, limit)
                if found is not None:
                    yield found

    def _at(self, text: str, start: int, end: int, limit: int) -> Match[Key] | None:
        if not start < end <= limit:
            return None
        form = text[start:end]
        if form not in self._forms or not _word_edges(text, start, end):
            return None
        return Match(start, end, self._forms[form])


def longest_match(forms: Mapping[str, Key]) -> Matcher[Key]:
    """Compile a table from folded form to key. The text to be searched is to be folded in the same way."""
    return Matcher(forms)


def _beginnings(forms: Iterable[str]) -> re.Pattern[str]:
    """What most places of a text are told by to begin no form: first and second characters of all, and single ones."""
    first, second, alone = set[str](), set[str](), set[str]()
    for form in forms:
        if len(form) > 1:
            first.add(form[0])
            second.add(form[1])
        else:
            alone.add(form)
    either = [f"{_any_of(first)}{_any_of(second)}"] if first else []
    either += [_any_of(alone)] if alone else []
    return re.compile("|".join(either) or r"(?!)")


def _any_of(characters: Iterable[str]) -> str:
    return "[" + "".join(map(re.escape, sorted(characters))) + "]"


def _word_edges(text: str, start: int, end: int) -> bool:
    if start and _latin(text[start]) and _latin(text[start - 1]):
        return False
    return not (end < len(text) and _latin(text[end - 1]) and _latin(text[end]))


def _latin(character: str) -> bool:
    # Letters and digits of ASCII and accented Latin letters; Chinese characters are alphanumeric too, so not isalnum().
    return character.isalnum() and character < "\u0250"
