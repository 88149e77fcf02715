"""Python's search for unused cycles is off for a while, and on again; free memory goes back where the C library can."""

from __future__ import annotations

import contextlib
import ctypes
import gc

import pytest

from kg.collection import give_back, no_collection


def test_the_search_is_on_again_whatever_happens() -> None:
    assert gc.isenabled()
    with no_collection():
        with contextlib.suppress(ValueError), no_collection():
            raise ValueError
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.parametrize("library", [ctypes.CDLL(None), object()])
def test_where_the_c_library_cannot_nothing_is_given_back(library: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    give_back()
