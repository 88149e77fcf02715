"""The matcher finds what a plain search finds: leftmost, longest, without overlap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import Match, longest_match

FORMS = st.dictionaries(st.text(alphabet="美中台日a", min_size=1, max_size=4), st.integers(), max_size=8)
TEXTS = st.text(alphabet="美中台日a，", max_size=30)


def _plain(forms: dict[str, int], text: str) -> list[Match[int]]:
    """The same by trying every form at every place."""
    found, at = [], 0
    while at < len(text):
        here = [form for form in forms if text.startswith(form, at) and _edges(text, at, at + len(form))]
        if here:
            form = max(here, key=len)
            found.append(Match(at, at + len(form), forms[form]))
            at += len(form)
        else:
            at += 1
    return found


def _edges(text: str, start: int, end: int) -> bool:
    inside_left = start > 0 and text[start - 1] == "a" and text[start] == "a"
    inside_right = end < len(text) and text[end - 1] == "a" and text[end] == "a"
    return not (inside_left or inside_right)


@given(FORMS, TEXTS)
def test_finds_what_a_plain_search_finds(forms: dict[str, int], text: str) -> None:
    assert list(longest_match(forms).find(text)) == _plain(forms, text)


@given(FORMS, TEXTS)
def test_matches_are_forms_in_order_and_apart(forms: dict[str, int], text: str) -> None:
    end = 0
    for match in longest_match(forms).find(text):
        assert match.start >= end
        assert forms[text[match.start : match.end]] == match.key
        end = match.end


@given(FORMS, TEXTS)
def test_all_matches_hold_the_longest_ones(forms: dict[str, int], text: str) -> None:
    matcher = longest_match(forms)
    everything = list(matcher.find_all(text))
    assert set(matcher.find(text)) <= set(everything)
    assert len(everything) == len(set(everything))


@given(FORMS, TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_a_range_holds_only_what_lies_wholly_inside(forms: dict[str, int], text: str, start: int, end: int) -> None:
    for match in longest_match(forms).find(text, start, end):
        assert start <= match.start < match.end <= min(end, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("赤道幾內亞與幾內亞", ["赤道幾內亞", "幾內亞"]),
        ("RUSSIA", []),
        ("US、USA", ["US", "USA"]),
        ("美USA軍", ["USA"]),
        ("US2", []),
    ],
)
def test_cases(text: str, expected: list[str]) -> None:
    forms = ("赤道幾內亞", "幾內亞", "US", "USA")
    assert [text[m.start : m.end] for m in longest_match(dict.fromkeys(forms, 0)).find(text)] == expected


def test_looking_up_one_form() -> None:
    matcher = longest_match({"北京": "CN", "": "nothing"})
    assert len(matcher) == 1
    assert "北京" in matcher
    assert "北" not in matcher
    assert matcher.get("北京") == "CN"
    assert matcher.get("北") is None
    assert matcher.match("在北京", 1) == Match(1, 3, "CN")
    assert matcher.match("在北京", 0) is None
    assert matcher.match("在北京", 1, 2) is None
