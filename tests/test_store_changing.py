"""Articles added to and taken out of a large store one by one give the store that a load of all at once gives."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from merge_stories import AGENCY, CHOU, DISPUTES, LIANG, REPRINT_HANS, Story
from test_merge import FOREIGN, stories

import kg.store.records
import kg.store.store
from kg.merge import parse_judgement
from kg.store import Store
from kg.store.changing import changes
from kg.store.ledger import LEDGER, is_derived
from kg.writers import serialize

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

ARTICLES = st.lists(
    st.one_of(stories(), st.sampled_from([*DISPUTES, REPRINT_HANS])),
    min_size=1, max_size=6, unique_by=lambda story: story.iri,
)  # fmt: skip


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Every store is large; whether each change was worked out without merging all."""
    taken: list[bool] = []

    def watched(database: object, graphs: object) -> object:
        found = changes(database, graphs)  # type: ignore[arg-type]
        taken.append(found is not None)
        return found

    monkeypatch.setattr(kg.store.store, "changes", watched)
    monkeypatch.setattr(kg.store.store, "MANY", -1)
    return taken


def written(folder: Path, story: Story, more: str = "") -> Path:
    file = folder / f"{str(story.iri).rpartition('/')[2]}.nq"
    lines = serialize(story.graph, "nquads").splitlines()
    file.write_text("".join(f"{line[:-1]}<{story.iri}> .\n" for line in lines) + more, encoding="utf-8")
    return file


def content(store: Store) -> tuple[set[str], set[str], list[str]]:
    """The merged graph, what is noted for later loads, and the articles."""
    ledger = store.database.quads_for_pattern(None, None, None, LEDGER)
    return set(store.lines(None)), {str(quad) for quad in ledger if is_derived(quad)}, store.names()


def loaded(folder: Path, files: list[Path]) -> tuple[set[str], set[str], list[str]]:
    """The content of a store that gets all at once."""
    with Store.open(folder / "whole.kg", write=True, create=True) as store:
        store.add(files)
        return content(store)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ARTICLES, st.data())
def test_one_by_one_in_any_order_as_all_at_once(ways: list[bool], told: list[Story], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [written(folder, story) for story in told]
        with Store.open(folder / "news.kg", write=True, create=True) as store:
            for number in data.draw(st.permutations(range(len(files)))):
                store.add([files[number]])
            taken_out = data.draw(st.sets(st.sampled_from(range(len(files)))))
            for number in taken_out:
                store.remove([str(told[number].iri)])
            left = [file for number, file in enumerate(files) if number not in taken_out]
            found = content(store)
        assert found == loaded(folder, left)
    assert all(ways)


def test_an_article_that_joins_what_stood_apart(tmp_path: Path, ways: list[bool]) -> None:
    """Each alone is no copy of the other; a third is one of both, and is the earliest."""
    text = AGENCY.article.text
    parts = [
        Story(text[: len(text) * 2 // 3], "2026-03-09", "甲報"),
        Story(text[len(text) // 3 :], "2026-03-10", "乙報"),
    ]
    told = [part.event("meeting", "台日磋商", "2026-03-08", ("country/JP", "country/TW")) for part in parts]
    files = [written(tmp_path, story) for story in (*told, AGENCY)]
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add(files[:2])
        before = content(store)
        store.add(files[2:])
        assert content(store) == loaded(tmp_path, files)
        store.remove([str(AGENCY.iri)])
        assert content(store) == before
    assert all(ways)


def test_an_article_that_is_replaced(tmp_path: Path, ways: list[bool]) -> None:
    files = [written(tmp_path, story) for story in DISPUTES]
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add(files)
        longer = files[0].read_text(encoding="utf-8").replace("提案", "草案").replace("2026-03-09", "2026-03-08")
        files[0].write_text(longer, encoding="utf-8")
        assert [added.what for added in store.add(files[:1])] == ["replaced"]
        assert content(store) == loaded(tmp_path, files)
    assert all(ways)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ARTICLES, st.lists(FOREIGN, min_size=1, max_size=3), st.data())
def test_with_the_triples_of_others_all_is_merged(
    ways: list[bool], told: list[Story], foreign: list[tuple[object, ...]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        marked = data.draw(st.sampled_from(range(len(told))))
        more = "".join(
            " ".join(term.n3() for term in triple) + f" <{told[marked].iri}> .\n"  # type: ignore[attr-defined]
            for triple in foreign
        )
        files = [written(folder, story, more if number == marked else "") for number, story in enumerate(told)]
        with Store.open(folder / "news.kg", write=True, create=True) as store:
            for file in files:
                store.add([file])
            found = content(store)
        assert found[0] == loaded(folder, files)[0]


def test_what_another_kg_has_noted_is_not_used(
    tmp_path: Path, ways: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [written(tmp_path, story) for story in DISPUTES]
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add(files[:5])
        monkeypatch.setattr(kg.store.records, "fingerprint", lambda: "another")
        store.add(files[5:])
        assert ways == [True, False]
        assert content(store)[0] == loaded(tmp_path, files)[0]


def test_with_judgements_all_is_merged(tmp_path: Path, ways: list[bool]) -> None:
    line = f'{{"judgement": "same", "left": "{CHOU}", "right": "{LIANG}"}}'
    files = [written(tmp_path, story) for story in DISPUTES]
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add(files[:5], [parse_judgement(line, "j:1")])
        store.add(files[5:])
        assert ways == []
        store.add([], [])
        assert content(store) == loaded(tmp_path, files)
