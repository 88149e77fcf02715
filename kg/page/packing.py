"""A story as the JSON that the page's scripts read (`js/data.js` unpacks it), and JSON that is safe inside HTML.

Short keys, because a graph of 20 000 nodes has to open quickly; what is empty is left out. Things, statements and
articles are referred to by index. Passages are ``[article, start, end]`` or ``[article, start, end, exact]``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from kg.page.story import (
    Amount,
    Article,
    Corroboration,
    Dispute,
    Passage,
    Source,
    Statement,
    Story,
    Thing,
    When,
)

Json = dict[str, Any]


def pack(story: Story, weight: Sequence[float], sizes: Sequence[float] | None = None) -> Json:
    """The story as JSON values. `weight` is the importance of each thing, `sizes` what else its node's size stands for."""
    base = _base(story)
    things = [_thing(thing, base, w) for thing, w in zip(story.things, weight, strict=True)]
    for thing, size in zip(things, sizes or (), strict=False):
        if size:
            thing["z"] = size
    return {
        "base": base,
        "articles": [_article(article, base) for article in story.articles],
        "things": things,
        "statements": [_statement(statement, base, story) for statement in story.statements],
        "relations": [
            _slim({"s": r.start, "e": r.end, "n": r.name, "l": r.labels, "a": list(r.articles)}, "s", "e", "n")
            for r in story.relations
        ],
        "claims": [
            _slim(
                {
                    "id": _ref(claim.iri, base),
                    "s": claim.subject,
                    "n": claim.name,
                    "o": claim.object,
                    "v": claim.value,
                    "by": _sources(claim.sources),
                    "f": claim.factuality,
                    "p": _passages(claim.passages),
                },
                "id", "s", "n", "o",
            )
            for claim in story.claims
        ],
        "times": [
            [t.passage.article, t.passage.start, t.passage.end, t.when.start, t.when.end, t.when.precision]
            for t in story.times
        ],
    }  # fmt: skip


def _base(story: Story) -> str:
    """The namespace that the data share, so that ids in the page's address stay short."""
    for iri in (*(a.iri for a in story.articles), *(s.iri for s in story.statements)):
        head, mark, _ = iri.partition("article/" if "article/" in iri else "statement/")
        if mark:
            return head
    return ""


def _ref(iri: str, base: str) -> str:
    return iri[len(base) :] if base and iri.startswith(base) else iri


def _slim(values: Json, *keep: str) -> Json:
    return {key: value for key, value in values.items() if key in keep or value not in ("", [], {}, None, False)}


def _article(article: Article, base: str) -> Json:
    return _slim(
        {
            "id": _ref(article.iri, base),
            "h": article.headline,
            "d": article.published,
            "lang": article.language,
            "src": article.source,
            "by": article.byline,
            "out": article.outlet,
            "url": article.url,
            "kw": list(article.keywords),
        }
        | ({"cp": article.copy_of} if article.copy_of >= 0 else {}),
        "id",
        "cp",
    ) | ({} if article.body is None else {"t": article.body})


def _passages(passages: Sequence[Passage]) -> list[list[int | str]]:
    return [[p.article, p.start, p.end, p.exact] if p.exact else [p.article, p.start, p.end] for p in passages]


def _when(when: When | None) -> list[str]:
    return [when.start, when.end, when.precision, when.text] if when else []


def _sources(sources: Sequence[Source]) -> list[str]:
    return [f"s{source.statement}" if source.statement >= 0 else f"a{source.article}" for source in sources]


def _thing(thing: Thing, base: str, weight: float) -> Json:
    return _slim(
        {
            "id": _ref(thing.iri, base),
            "k": thing.kind,
            "l": thing.labels,
            "w": weight,
            "alt": list(thing.aliases),
            "p": _passages(thing.passages),
            "anon": thing.anonymous,
            "sec": thing.sector,
            "iso": thing.iso,
            "t": thing.type,
            "st": thing.status,
            "d": _when(thing.when),
            "per": thing.period,
            "for": thing.purpose,
            "amt": [_amount(amount) for amount in thing.amounts],
            "by": _sources(thing.sources),
            "cor": _corroboration(thing.corroboration),
            "dis": [_dispute(dispute) for dispute in thing.disputes],
            "ns": list(thing.namesakes),
        },
        "id",
        "k",
        "l",
    )


def _corroboration(counts: Corroboration | None) -> list[int | str]:
    return [counts.articles, counts.outlets, counts.sources, counts.first] if counts else []


def _dispute(dispute: Dispute) -> Json:
    positions = [
        _slim({"a": list(p.articles), "o": p.thing, "d": _when(p.when), "v": p.text}, "a", "o")
        for p in dispute.positions
    ]
    return _slim({"n": dispute.name, "some": dispute.partly, "pos": positions}, "n")


def _amount(amount: Amount) -> Json:
    return _slim(
        {
            "v": amount.value,
            "c": amount.currency,
            "t": amount.text,
            "inf": amount.inferred,
            "about": amount.approximate,
            "p": _passages(amount.passages),
        },
        "v",
        "c",
    )


def _statement(statement: Statement, base: str, story: Story) -> Json:
    text = statement.text
    if text == "".join(_stretch(passage, story) for passage in statement.passages):
        text = ""  # the page puts it together from the article's own words
    return _slim(
        {
            "id": _ref(statement.iri, base),
            "a": statement.article,
            "by": statement.speaker,
            "who": statement.speaker_text,
            "cue": statement.cue,
            "m": statement.mode,
            "x": text,
            "ab": list(statement.about),
            "me": list(statement.mentions),
            "p": _passages(statement.passages),
            "d": _when(statement.when),
        }
        | ({"in": statement.within} if statement.within >= 0 else {}),
        "id",
        "a",
        "by",
    )


def _stretch(passage: Passage, story: Story) -> str:
    body = story.articles[passage.article].body if passage.article >= 0 else None
    return passage.exact or (body[passage.start : passage.end] if body is not None and passage.start >= 0 else "")


_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def to_json(value: Any) -> str:
    """JSON that can stand in a `<script>` of an HTML file in UTF-8: no markup, no lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@cache
def _simplified() -> Mapping[str, str]:
    """Every Traditional character with its Simplified form, by OpenCC's t2s."""
    from opencc import OpenCC

    chars = [chr(code) for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF)) for code in range(first, last + 1)]
    folded = OpenCC("t2s").convert("\n".join(chars)).split("\n")
    return {char: fold for char, fold in zip(chars, folded, strict=True) if char != fold and len(fold) == 1}


def folding(story_json: str) -> str:
    """Pairs of characters, Traditional then Simplified, as far as the story's text can be searched with them.

    The page folds names, words and what the reader types with this table, so that Simplified finds Traditional and
    the other way round.
    """
    present = set(story_json)
    return "".join(char + fold for char, fold in _simplified().items() if char in present or fold in present)
