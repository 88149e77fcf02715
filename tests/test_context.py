"""Lists of context words, and the patterns made of them."""

from __future__ import annotations

import pytest

from kg.lexicon import fold
from kg.lexicon.context import alternation, pattern, word_set
from kg.lexicon.table import read_rows


def test_each_list_stands_together_and_tells_first_what_it_is_for() -> None:
    rows = read_rows("context_words.tsv")
    seen: list[str] = []
    for row in rows:
        if not seen or seen[-1] != row["list"]:
            assert row["list"] not in seen
            assert row["note"], row
            seen.append(row["list"])


def test_no_form_of_a_list_folds_like_another() -> None:
    folded = [(row["list"], fold(row["form"])) for row in read_rows("context_words.tsv")]
    assert sorted({f for f in folded if folded.count(f) > 1}) == []


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (["指", "指出", "說"], "(?:指出|指|說)"),
        (["a", "a", "b"], "(?:a|b)"),
        (["1.5", "(x)"], r"(?:\(x\)|1\.5)"),
    ],
)
def test_longer_words_are_tried_first(forms: list[str], expected: str) -> None:
    assert alternation(forms) == expected


@pytest.mark.parametrize(
    ("template", "text", "found"),
    [
        (r"<negation>$", "部長不願", "不愿"),
        (r"<negation>$", "部長願", None),
        (r"^(?:但)?<preface>", "但至於金額", "但至于"),
        (r"(?<!不)<hypothetical>$", "他應該", "应该"),
        (r"<written-source>[里上]$", "在新聞稿裡", "新闻稿里"),
    ],
)
def test_a_name_in_a_pattern_stands_for_any_word_of_the_list(template: str, text: str, found: str | None) -> None:
    match = pattern(template).search(fold(text))
    assert (match.group() if match else None) == found


def test_there_must_be_such_a_list() -> None:
    with pytest.raises(KeyError):
        pattern("<no-such-list>")
    with pytest.raises(KeyError):
        word_set("no-such-list")
