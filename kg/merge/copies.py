"""Finds near-identical texts: a news agency's report that several outlets print is one source, not several.

Texts are compared by their character shingles (Broder, "On the resemblance and containment of documents", 1997): the
sets of all stretches of five ideographs, in one script. A text is a copy of another if most of the shorter one's are
in the longer one's, so that a cut or newly introduced report is still found.

Not all pairs are compared, yet none is missed: a text that may lack at most so many of its shingles in its copy shares
one of any one more than that; its rarest are looked up (prefix filtering: Chaudhuri, Ganti and Kaushik, "A primitive
operator for similarity joins in data cleaning", 2006; Bayardo, Ma and Srikant, "Scaling up all pairs similarity
search", 2007).
"""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from rdflib import URIRef

from kg.lexicon.fold import fold

Sketch: TypeAlias = "array[int]"
"""The hashes of a text's shingles, sorted: four bytes each."""

_IDEOGRAPHS = re.compile(r"[㐀-䶿一-鿿]")
_LENGTH = 5
_FEWEST = 60  # shingles: shorter texts are alike by chance
_BELOW = 3 << 29  # hashes below this, three of eight, are counted and looked up; that saves memory


def copies(texts: Mapping[URIRef, str], days: Mapping[URIRef, str]) -> dict[URIRef, URIRef]:
    """Article → the article that it is a copy of: the earliest of its group, which itself is not in the result.

    Args:
        texts: article → its text.
        days: article → ISO date of publication, where known.
    """
    return copies_of_sketches({article: sketch(text) for article, text in texts.items()}, days)


def copies_of_sketches(sketches: Mapping[URIRef, Sketch], days: Mapping[URIRef, str]) -> dict[URIRef, URIRef]:
    """The same for texts of which only the sketches are at hand."""
    alike: dict[bytes, list[URIRef]] = {}
    for article in sorted(sketches):
        if len(sketches[article]) >= _FEWEST:
            alike.setdefault(sketches[article].tobytes(), []).append(article)
    groups = sorted(alike.values(), key=lambda group: (len(sketches[group[0]]), group))
    order = [sketches[group[0]] for group in groups]
    leader = list(range(len(groups)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for left, rights in _candidates(order):
        mine = frozenset(order[left])
        for right in rights:
            if find(left) != find(right) and _enough(len(mine.intersection(order[right])), len(mine)):
                leader[find(right)] = find(left)
    members: dict[int, list[URIRef]] = {}
    for at, group in enumerate(groups):
        members.setdefault(find(at), []).extend(group)
    found = {}
    for group in members.values():
        first = min(group, key=lambda article: (days.get(article) or "9999", article))
        found.update({article: first for article in sorted(group) if article != first})
    return found


def _enough(shared: int, shorter: int) -> bool:
    """Whether four fifths of the shorter text's shingles are in the other's."""
    return shared * 5 >= shorter * 4


def _may_lack(size: int) -> int:
    """How many of so many shingles a copy may lack."""
    return size - (size * 4 + 4) // 5


def _candidates(order: Sequence[Sketch]) -> Iterator[tuple[int, Iterable[int]]]:
    """For each text, by its index, longer ones of which it may be a copy. The texts come shortest first."""
    samples = [sketch[: bisect_left(sketch, _BELOW)] for sketch in order]
    frequency = Counter(chain.from_iterable(samples))
    looked_up: list[list[int] | None] = []
    for sketch, sample in zip(order, samples, strict=True):
        most = _may_lack(len(sketch)) + 1
        rarest = sorted(sample, key=lambda h: (frequency[h], h))[:most]
        looked_up.append([h for h in rarest if frequency[h] > 1] if len(rarest) == most else None)
    wanted = frozenset(chain.from_iterable(hashes for hashes in looked_up if hashes))
    holders: dict[int, list[int]] = {}
    for at, sample in enumerate(samples):
        for h in wanted.intersection(sample):
            holders.setdefault(h, []).append(at)
    for at, hashes in enumerate(looked_up):
        if hashes is None:  # too few in the sample to tell
            yield at, range(at + 1, len(order))
        elif hashes:
            yield at, sorted(other for other in set().union(*(holders[h] for h in hashes)) if other > at)


def sketch(text: str) -> Sketch:
    return array("I", sorted(shingles(text)))


def shingles(text: str) -> frozenset[int]:
    """Hashes of all stretches of five ideographs, in one script and without what stands between them."""
    plain = "".join(_IDEOGRAPHS.findall(fold(text)))
    return frozenset(zlib.crc32(plain[i : i + _LENGTH].encode()) for i in range(len(plain) - _LENGTH + 1))
