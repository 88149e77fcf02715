"""Finds near-identical texts: a news agency's report that several outlets print is one source, not several.

Texts are compared by their character shingles (Broder, "On the resemblance and containment of documents", 1997): the
sets of all stretches of five ideographs, in one script. A text is a copy of another if most of the shorter one's are
in the longer one's, so that a cut or newly introduced report is still found.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

from rdflib import URIRef

from kg.lexicon.fold import fold

_IDEOGRAPHS = re.compile(r"[㐀-䶿一-鿿]")
_LENGTH = 5
_FEWEST = 60  # shingles: shorter texts are alike by chance
_CONTAINED = 0.8  # share of the shorter text's shingles
_NEIGHBOURS = 50  # of a shingle that very many hold, copies are still linked through one another
_SAMPLE = 8  # one shingle in so many is used to find candidates


def copies(texts: Mapping[URIRef, str], days: Mapping[URIRef, str]) -> dict[URIRef, URIRef]:
    """Article → the article that it is a copy of: the earliest of its group, which itself is not in the result.

    Args:
        texts: article → its text.
        days: article → ISO date of publication, where known.
    """
    cut = {article: shingles(texts[article]) for article in sorted(texts)}
    sets = {article: parts for article, parts in cut.items() if len(parts) >= _FEWEST}
    by_shingle: dict[int, list[URIRef]] = {}
    for article, found in sets.items():
        for shingle in found:
            if shingle % _SAMPLE == 0:
                by_shingle.setdefault(shingle, []).append(article)
    shared: dict[tuple[URIRef, URIRef], int] = {}
    for holders in by_shingle.values():
        for i, left in enumerate(holders):
            for right in holders[i + 1 : i + 1 + _NEIGHBOURS]:
                shared[left, right] = shared.get((left, right), 0) + 1
    leader = {article: article for article in sets}

    def find(article: URIRef) -> URIRef:
        while leader[article] != article:
            article = leader[article]
        return article

    for (left, right), count in sorted(shared.items()):
        shorter = min(len(sets[left]), len(sets[right]))
        if count * _SAMPLE < shorter * _CONTAINED * 0.6:  # far too few in the sample
            continue
        if len(sets[left] & sets[right]) >= shorter * _CONTAINED:
            pair = sorted((find(left), find(right)), key=lambda a: (days.get(a) or "9999", a))
            leader[pair[1]] = pair[0]
    return {article: find(article) for article in sets if find(article) != article}


def shingles(text: str) -> frozenset[int]:
    """Hashes of all stretches of five ideographs, in one script and without what stands between them."""
    plain = "".join(_IDEOGRAPHS.findall(fold(text)))
    return frozenset(zlib.crc32(plain[i : i + _LENGTH].encode()) for i in range(len(plain) - _LENGTH + 1))
