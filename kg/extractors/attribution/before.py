"""The words between a subject and its reporting word: links (並, 也), times, occasions, manners."""

from __future__ import annotations

from kg.extractors.attribution.place import Place, clause_start
from kg.extractors.mentions import ActorMention
from kg.extractors.subjects import ADVERBIALS, OCCASION
from kg.lexicon.context import pattern

LINK = pattern(r"(?:今天|昨天|随后|会后|事后|之后|最后|当场|[0-9]+日|下午|上午|晚间)?<link>")
LEADING_LINK = pattern(r"^(?:<link-opening>，?)?(?:并|也|还|另|又|更|再|亦|同时|则|且|但|而)")
_MANNER = pattern(r"<manner>|[向对跟][^，]{1,8}?(?=$)|[以用][^，]{1,8}?(?:方式|行动|语气|口吻|态度|姿态)")


def rest(before: str) -> str:
    """What is left of the words before a reporting word without times, links, occasions and manners."""
    return ADVERBIALS.sub("", without_manner(before))


def without_manner(words: str) -> str:
    """Words without the occasion, the manner and whom something is said to."""
    return _MANNER.sub("", OCCASION.sub("", words))


def start_of(place: Place, start: int, here: tuple[ActorMention, ...], *, earlier: bool, joined: bool) -> int:
    """Where an attribution begins: with the clause of its subject if that is an earlier one and nothing links back."""
    if earlier and here and not joined:
        return min(start, clause_start(place.doc, place.sentence, here[0].phrase.start))
    return start
