"""What a store of many articles costs: loading it, and each query of the catalogue.

    python benchmarks/store.py [--articles 10000] [--triples 500] [--folder build/bench] [--keep]

The articles are made from those in seeds/ and tests/gold/: each is a part of one of their graphs (about so many triples)
under an IRI of its own, in one of many stories, which have their own days and people. The same options make the same
articles. Prints seconds, rates and peak memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STORIES = 400
SHARD = 100  # articles a file
PATIENCE = 120.0  # seconds for two runs of a query
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈"
_GIVEN = "志明淑芬家豪雅婷建宏美玲俊傑怡君冠宇心怡文雄惠雯宗翰佳穎國棟麗華政達靜宜柏翰欣怡承恩詩涵"


def templates() -> list[tuple[str, list[str]]]:
    """The graphs of the known articles: article id, N-Triples lines."""
    from kg.article import parse_article
    from kg.evaluate import read_gold
    from kg.graph import to_graph
    from kg.pipeline import facts_of
    from kg.writers import serialize

    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    texts += [read_gold(path).text for path in sorted((ROOT / "tests" / "gold").glob("*.gold.xml"))]
    found = []
    for text in texts:
        article = parse_article(text, source="bench.txt", published=date(2026, 2, 5))
        lines = serialize(to_graph(facts_of(article)), "nquads").splitlines()
        found.append((article.ref.partition("/")[2], lines))
    return found


def part(lines: list[str], identifier: str, size: int, chance: random.Random) -> list[str]:
    """About `size` of the lines: some things, with all that they refer to."""
    facts: dict[str, list[str]] = {}
    for line in lines:
        facts.setdefault(line.partition(" ")[0], []).append(line)
    things = sorted(thing for thing in facts if "#char=" not in thing and f"article/{identifier}>" not in thing)
    chance.shuffle(things)
    chosen: set[str] = set()
    kept = list(facts[f"<https://w3id.org/newskg/article/{identifier}>"])
    while things and len(kept) < size:
        pending = [things.pop()]
        while pending:
            thing = pending.pop()
            if thing in chosen or thing not in facts or thing.endswith(f"article/{identifier}>"):
                continue
            chosen.add(thing)
            own = facts[thing]
            if thing.startswith("<https://w3id.org/newskg/country/"):  # of its many mentions a few
                own = [x for x in own if "#evidence>" not in x] + [x for x in own if "#evidence>" in x][:5]
            kept += own
            pending += re.findall(r" (<https://w3id.org/newskg/[^>]*>) \.$", "\n".join(own), re.MULTILINE)
    return kept


def corpus(articles: int, size: int) -> Iterator[str]:
    """The N-Quads of each article."""
    chance = random.Random(7)
    known = templates()
    people = sorted(
        {m for _, lines in known for m in re.findall(r"newskg/(?:official|person)/([一-鿿]{2,4})>", "\n".join(lines))}
    )
    cut = [[part(lines, identifier, size, chance) for _ in range(20)] for identifier, lines in known]
    stories = []
    for _ in range(STORIES):
        days = chance.randrange(-700, 1)
        names = {
            old: chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, 2))
            for old in chance.sample(people, len(people) // 2)
        }
        stories.append((chance.randrange(len(known)), days, re.compile("|".join(map(re.escape, names))), names))
    for number in range(articles):
        template, days, old_names, names = stories[chance.randrange(STORIES)]
        identifier = known[template][0]
        text = "\n".join(chance.choice(cut[template]))
        text = old_names.sub(lambda m, names=names: names[m[0]], text)
        text = _DAY.sub(lambda m, days=days: _moved(m, days), text).replace(identifier, f"{number:016x}")
        name = f" <https://w3id.org/newskg/article/{number:016x}> .\n"
        yield "".join(sorted({line[:-2] + name for line in text.split("\n")}))


def _moved(match: re.Match[str], days: int) -> str:
    try:
        return str(date(*map(int, match.groups())) + timedelta(days))
    except ValueError:
        return match[0]


def make(folder: Path, articles: int, size: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shard: list[str] = []
    for number, text in enumerate(corpus(articles, size), 1):
        shard.append(text)
        if len(shard) == SHARD or number == articles:
            (folder / f"{number:06}.nq").write_text("".join(shard), encoding="utf-8")
            shard = []


def load(folder: Path, store: Path) -> tuple[float, float]:
    """Seconds and megabytes that `kg store add` takes."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "kg", "store", str(store), "add", str(folder)], check=True, cwd=ROOT)
    seconds = time.perf_counter() - begun
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def queries(store: Path) -> Iterator[tuple[str, float, int, float, int]]:
    """Each query of the catalogue: name; seconds and rows of the whole answer; likewise with its first parameter set.

    Seconds are those of the second of two runs. Each query runs in a process of its own, which is given up after some
    time.
    """
    from kg.query import catalogue

    for query in catalogue():
        here, there = multiprocessing.Pipe()
        process = multiprocessing.Process(target=ask, args=(there, store, query.name))
        process.start()
        yield (query.name, *(here.recv() if here.poll(PATIENCE) else (PATIENCE, -1, PATIENCE, -1)))
        process.kill()
        process.join()


def ask(answer: Connection, store: Path, name: str) -> None:
    from kg.query import find, run
    from kg.sources import open_graph

    graph = open_graph([store])
    values = {"country": "CN", "thing": "country/TW", "name": "川普", "event": "call", "budget": "國防特別預算"}
    known = find(name).parameters
    measured: list[float | int] = []
    for narrowed in (False, True):
        bindings = {p.name: values[p.name] for p in known if p.required}
        if narrowed:
            bindings |= {p.name: values[p.name] for p in known[:1] if p.name in values}
        for _ in range(2):
            begun = time.perf_counter()
            rows = len(run(graph, name=name, bindings=bindings))
            seconds = time.perf_counter() - begun
        measured += [seconds, rows]
    answer.send(tuple(measured))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=10_000)
    arguments.add_argument("--triples", type=int, default=500)
    arguments.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    arguments.add_argument("--keep", action="store_true", help="use the articles and the store of the last run")
    given = arguments.parse_args()
    files, store = given.folder / "articles", given.folder / "news.kg"
    if not (given.keep and files.exists()):
        make(files, given.articles, given.triples)
    size = sum(file.stat().st_size for file in files.iterdir())
    print(f"{given.articles} articles, {size / 1e6:.0f} MB of N-Quads, {os.cpu_count()} cores", flush=True)
    if not (given.keep and store.exists()):
        shutil.rmtree(store, ignore_errors=True)
        seconds, memory = load(files, store)
        print(f"loaded in {seconds:.1f} s; peak memory {memory:.0f} MB", flush=True)
    subprocess.run([sys.executable, "-m", "kg", "store", str(store), "stats"], check=True, cwd=ROOT)
    print("   whole  rows      narrowed  rows")
    times: list[list[float]] = [[], []]
    for name, whole, all_rows, narrowed, rows in queries(store):
        times[0].append(whole)
        times[1].append(narrowed)
        print(f"{whole:8.3f} {all_rows:6}      {narrowed:8.3f} {rows:6}  {name}", flush=True)
    for label, found in zip(("whole", "narrowed"), times, strict=True):
        print(f"{label}: median {statistics.median(found):.3f} s, greatest {max(found):.3f} s")
    print(f"peak memory of a query {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
