"""Judgements on a store's articles: the same merge as of `kg merge`, kept until others are given, undone without trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from merge_stories import CHOU, LIANG, STORIES, Story

import kg.store.store
from kg.cli import main
from kg.errors import KgError
from kg.loading import load
from kg.merge import Judgement, merge, parse_judgement
from kg.ontology import BASE, KG
from kg.store import Store
from kg.writers import serialize

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

DEPUTY = Story("甲：石承翰談法案").person("石承翰", "TW", "立委")
MINISTER = Story("乙：石承翰談外交").person("石承翰", "TW", "外交部長")
ALL = (*STORIES, DEPUTY, MINISTER)


def judged(kind: str, left: str, right: str) -> Judgement:
    return parse_judgement(f'{{"judgement": "{kind}", "left": "{left}", "right": "{right}"}}', "j:1")


def mention(story: Story, index: int) -> str:
    span = story.span(index)
    return f"{story.iri}#char={span.start},{span.end}"


JUDGEMENTS = {
    "namesakes that are one": [judged("same", f"{DEPUTY.iri}#char=0,1", "official/x"),
                               judged("same", mention(DEPUTY, 0), mention(MINISTER, 0))],
    "two persons that are one": [judged("same", CHOU, LIANG)],
    "one call that is two": [judged("different", mention(STORIES[0], 2), mention(STORIES[2], 1))],
    "a doubt": [judged("unsure", CHOU, LIANG)],
}  # fmt: skip


@pytest.fixture(params=["in one transaction", "in a new database"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "in a new database":
        monkeypatch.setattr(kg.store.store, "LARGE", 0)
    return str(request.param)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, story in enumerate(ALL):
        (folder / f"{number}.ttl").write_text(serialize(story.graph), encoding="utf-8")
    return sorted(folder.iterdir())


def merged(files: list[Path], judgements: list[Judgement]) -> set[tuple[object, ...]]:
    graph = merge([load([file]) for file in files], judgements).graph
    return {triple for triple in graph if str(triple[1]) != KG + "asRead"}


@pytest.mark.parametrize("name", JUDGEMENTS)
def test_the_store_is_merged_as_judged(tmp_path: Path, files: list[Path], way: str, name: str) -> None:
    judgements = JUDGEMENTS[name]
    assert merged(files, judgements) != merged(files, []), "it makes a difference"
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add(files[:2], judgements)
        assert set(store.graph()) == merged(files[:2], judgements)
        store.add(files[2:])
        assert set(store.graph()) == merged(files, judgements), "they hold for what comes later"
        store.remove([str(ALL[1].iri)])
        assert set(store.graph()) == merged([files[0], *files[2:]], judgements)
        store.add(files[1:2], [])
        assert set(store.graph()) == merged(files, [])


def test_a_judgement_taken_back_leaves_no_trace(tmp_path: Path, files: list[Path], way: str) -> None:
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add(files)
        before = store.stats(), set(store.graph())
        store.add([], JUDGEMENTS["two persons that are one"])
        assert set(store.graph()) != before[1]
        assert [j.left for j in store.judgements()] == [BASE + CHOU]
        store.add([], [])
        assert (store.stats(), set(store.graph())) == before
        assert store.judgements() == ()


def test_judgements_that_contradict_change_nothing(tmp_path: Path, files: list[Path], way: str) -> None:
    both = [judged("same", CHOU, LIANG), judged("different", CHOU, LIANG)]
    with Store.open(tmp_path / "news.kg", write=True, create=True) as store:
        store.add(files[:3])
        before = set(store.graph())
        with pytest.raises(KgError, match="judged different"):
            store.add(files[3:], both)
        assert set(store.graph()) == before
        assert store.judgements() == ()
        assert len(store.names()) == 3


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_the_command(tmp_path: Path, files: list[Path]) -> None:
    store, lines = tmp_path / "news.kg", tmp_path / "j.jsonl"
    judgement = JUDGEMENTS["two persons that are one"][0]
    lines.write_text(judgement.line() + "\n" + judged("same", "official/x", "official/y").line(), encoding="utf-8")
    done = run("store", store, "add", *files, "--judgements", lines)
    assert done.exit_code == 0
    assert done.stdout == f"{store}: 5 added; 2 judgements\n"
    assert f"1 judgement on things that are not in these graphs: {lines}:2" in done.stderr
    lines.write_text("# taken back\n", encoding="utf-8")
    done = run("store", store, "add", "--judgements", lines)
    assert done.output == f"{store}: 0 judgements\n"
    with Store.open(store) as opened:
        assert set(opened.graph()) == merged(files, [])
    assert run("store", store, "add", "--judgements", tmp_path / "none.jsonl").exit_code == 1
    assert run("store", store, "add").exit_code == 2
