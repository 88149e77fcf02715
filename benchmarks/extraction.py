"""What reading facts from a text costs, against tagging the same folded text with jieba.posseg.

    python benchmarks/extraction.py [ARTICLE ...] [--rounds 5]

Both are measured warm, in one process and in turns; articles default to those in seeds/ and tests/gold/. Exits with 1
if facts cost more than tagging.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import jieba
import jieba.posseg

from kg.article import parse_article
from kg.errors import KgError
from kg.evaluate import read_gold
from kg.lexicon import fold
from kg.pipeline import facts_of
from kg.reading.encoding import decode

ROOT = Path(__file__).resolve().parents[1]


def texts(paths: list[Path]) -> list[str]:
    if paths:
        return [decode(path.read_bytes(), str(path)) for path in paths]
    found = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for path in sorted((ROOT / "tests" / "gold").glob("*.gold.xml")):
        try:
            found.append(read_gold(path).text)
        except (KgError, ElementTree.ParseError):
            continue
    return found


def seconds(work: Callable[[str], object], articles: list[str]) -> float:
    start = time.perf_counter()
    for text in articles:
        work(text)
    return time.perf_counter() - start


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", nargs="*", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    articles = texts(options.articles)
    characters = sum(map(len, articles))
    jieba.setLogLevel(60)

    def tag(text: str) -> object:
        return list(jieba.posseg.cut(fold(text)))

    def read(text: str) -> object:
        return facts_of(parse_article(text))

    seconds(tag, articles), seconds(read, articles)  # loads dictionaries and lexicons
    rounds = [(seconds(tag, articles), seconds(read, articles)) for _ in range(options.rounds)]
    tagging = statistics.median(a for a, _ in rounds)
    reading = statistics.median(b for _, b in rounds)
    print(f"{len(articles)} articles, {characters} characters, median of {options.rounds} rounds")
    print(f"jieba.posseg on folded text   {characters / tagging:10,.0f} characters/s")
    ratio = reading / tagging
    print(f"text to facts                 {characters / reading:10,.0f} characters/s   ratio {ratio:.2f} (limit 1)")
    sys.exit(ratio > 1)


if __name__ == "__main__":
    main()
