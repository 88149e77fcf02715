"""Many articles in one folder: each article's own graph, and all of them merged, ready to be asked.

    from kg.store import Store

    with Store.open("news.kg", write=True, create=True) as store:
        store.add(["output/"])
    with Store.open("news.kg") as store:
        print(store.stats())

It is an Oxigraph database (RocksDB): an article's graph is named by the article's IRI, the default graph holds all
articles merged, and one more graph tells when and from where each article came. One process writes at a time; others
can read between writings. Whatever ends a process in the middle, each article is in whole or not at all.
"""

from __future__ import annotations

from kg.sources import is_store
from kg.store.articles import ArticleGraph, read_articles
from kg.store.folder import Folder
from kg.store.ledger import Entry
from kg.store.reader import Stats
from kg.store.store import Added, Store

__all__ = ["Added", "ArticleGraph", "Entry", "Folder", "Stats", "Store", "is_store", "read_articles"]
