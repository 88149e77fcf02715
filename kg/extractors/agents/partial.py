"""Parts of names that stand for known people: 川習, 吳 for 吳釗燮, 賴總統; and people of whom only the surname is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.extractors.agents.phrases import phrase_start
from kg.extractors.agents.reaching import SURNAME_FIRST
from kg.extractors.agents.scene import Coverage, PersonName, Scene
from kg.extractors.gazetteer import Entry
from kg.extractors.mentions import ActorMention
from kg.extractors.names import follows_a_name
from kg.extractors.shapes import HAN
from kg.lexicon.context import pattern
from kg.model import AgentKind, How, Role, Span
from kg.words import is_word

_ENCOUNTER = pattern(r"<encounter>|[，、　\s]|$")
_SURNAME_AND_NOUN = pattern(r"([㐀-鿿])姓(<unnamed-person>)")
_MARKED = re.compile(r"([㐀-鿿])[男女妇翁嫌员]")  # 陳男坦承收錢
_POLITE = re.compile(r"([㐀-鿿])(?:先生|女士|小姐|太太)(?![㐀-鿿]{0,1}(?:节|日))")  # 黃先生
_AFTER_SURNAME = pattern(r"<after-surname>")  # 賴很難再提名
_MEANS_SOMEBODY = re.compile(r"(?:支持|力挺|唯有|只有|声援|拜会|致电|罢免|批评|质疑|要求|呼吁|喊话|陪同|邀请)$")
_CALLED = re.compile(r"(?:姐|姊|哥|兄|弟|伯)?")  # 秀燕姐
_SERVING = ("专员", "官员", "员警", "警员", "少将", "上校")


def pairs(scene: Scene, coverage: Coverage, names: Sequence[PersonName]) -> list[ActorMention]:
    """川習, 特习: two single characters that stand for two people side by side."""
    norm, shorts, found = scene.norm, scene.table.shorts, list[ActorMention]()
    coverage = coverage.with_spans(())
    full = {n.key for n in names}
    for at in range(len(norm) - 1):
        if norm[at] not in shorts or norm[at + 1] not in shorts or not coverage.is_free(Span(at, at + 2)):
            continue
        if scene.doc.role_at(at) in (None, Role.BYLINE):
            continue
        pair = [_of_this_article(shorts[norm[i]], full) for i in (at, at + 1)]
        meets = _ENCOUNTER.match(norm, at + 2) is not None
        known = sum(p.key in full for p in pair)
        if pair[0].key == pair[1].key or not (known == 2 or (known and meets)):
            continue
        word = scene.doc.word_at(at)
        if len(word) > 1 and is_word(word.of(norm)) and not meets:
            continue
        for i, person in zip((at, at + 1), pair, strict=True):
            span = Span(i, i + 1)
            coverage.take(span)
            found.append(ActorMention(span, span, person.kind, How.NAME, person.key, person.country))
    return found


def _of_this_article(people: Sequence[Entry], full: set[str]) -> Entry:
    """Of people with the same short form, the one whose name the article gives."""
    return next((p for p in people if p.key in full), people[0])


def surnames(scene: Scene, coverage: Coverage, names: Sequence[PersonName]) -> list[ActorMention]:
    """吳 for 吳釗燮, 賴總統, 黃男: a known person's surname where it can only be one."""
    found: list[ActorMention] = []
    coverage = coverage.with_spans(())
    longest_first = sorted(_by_surname(scene, names).items(), key=lambda item: -len(item[0]))  # 小林 before 林
    for surname, owners in longest_first:
        for match in re.finditer(re.escape(surname) + r"(男|女|氏|员|嫌)?", scene.norm):
            span, marked = Span(match.start(), match.end()), match.group(1) is not None
            phrase = span
            if not coverage.is_free(span) or scene.doc.role_at(span.start) in (None, Role.BYLINE, Role.META):
                continue
            former = scene.norm.startswith("前", span.end)  # 尹前總統
            title = scene.table.titles.match(scene.norm, span.start + len(surname) + former)
            begins = scene.doc.word_at(span.start).start == span.start  # 林縣長 in 雲林縣長 is nobody
            if title is not None and title.key.surname and not marked and begins:
                phrase = Span(span.start, title.end)
                span = span if former else phrase
            elif len(surname) == 1 and not _stands_alone(scene, span, marked=marked):
                continue
            earlier = [n for n in owners if n.span.start < span.start] or owners
            owner = max(earlier, key=lambda n: (n.span.start, n.key))
            coverage.take(phrase)
            found.append(ActorMention(span, phrase, owner.kind, How.NAME, owner.key, owner.country))
    return found


def _by_surname(scene: Scene, names: Iterable[PersonName]) -> Mapping[str, list[PersonName]]:
    """The people by the part of their names that may stand for the whole."""
    table, people = scene.table, dict[str, list[PersonName]]()
    for name in names:
        form = name.span.of(scene.norm)
        if len(form) > 4 and scene.table.titles.get(form[1:-2]) is not None:
            form = form[0] + form[-2:]  # 林部長佳龍
        size = 2 if form[:2] in table.compound_surnames else 1
        if "·" not in form and name.country not in (None, "JP", *SURNAME_FIRST):
            continue  # the first character of a transliteration stands for nobody
        if name.country == "JP" and 3 <= len(form) <= 5:
            people.setdefault(form[:2], []).append(name)
        elif 3 <= len(form) <= 4 and form[:size] in (table.surnames | table.compound_surnames):
            people.setdefault(form[:size], []).append(name)
        if "·" in form and len(form.rsplit("·", 1)[1]) >= 2:
            people.setdefault(form.rsplit("·", 1)[1], []).append(name)
    return people


def _stands_alone(scene: Scene, span: Span, *, marked: bool) -> bool:
    """Whether a surname stands as a word of its own, where a person's name may stand."""
    norm = scene.norm
    before, after = norm[span.start - 1 : span.start], norm[span.end : span.end + 1]
    word = scene.doc.word_at(span.start)
    if not marked and len(word) > 1 and is_word(word.of(norm)):
        return False
    if before.isdigit():
        return False  # 圖片3張
    glued = bool(before) and HAN.match(before) is not None and before not in "和与及对向由被让替给把跟以而但至为"
    if glued and not _MEANS_SOMEBODY.search(norm[max(0, span.start - 2) : span.start]):
        return False
    if marked or _AFTER_SURNAME.match(norm, span.end):
        return True
    return follows_a_name(norm, span.end, scene.block_end(span.start), scene.table) and after not in "家姓"


def given_names(scene: Scene, coverage: Coverage, names: Sequence[PersonName]) -> list[ActorMention]:
    """萬安 for 蔣萬安, 秀燕姐: a given name of two characters that is no word, where the article has the full name."""
    norm, found = scene.norm, list[ActorMention]()
    coverage = coverage.with_spans(())
    owners = {form[1:]: n for n in names if len(form := n.span.of(norm)) == 3 and form[0] in scene.table.surnames}
    for given, owner in owners.items():
        if is_word(given) or given in scene.table.not_names or owner.country not in (None, *SURNAME_FIRST):
            continue
        for match in re.finditer(re.escape(given), norm):
            called = _CALLED.match(norm, match.end())
            span = Span(match.start(), called.end() if called else match.end())
            named = norm[span.start - 1] in scene.table.surnames and len(scene.doc.word_at(span.start - 1)) != 2
            if coverage.is_free(span) and not named and _is_apart(scene, span):
                coverage.take(span)
                found.append(ActorMention(span, span, owner.kind, How.NAME, owner.key, owner.country))
    return found


def _is_apart(scene: Scene, span: Span) -> bool:
    """Whether no word of the dictionary begins before a stretch or goes on after it."""
    if scene.doc.role_at(span.start) in (None, Role.BYLINE, Role.META):
        return False
    words = [scene.doc.word_at(at) for at in (span.start, span.end - 1)]
    return not any(is_word(w.of(scene.norm)) and not (span.start <= w.start and w.end <= span.end) for w in words)


def surname_only(scene: Scene, coverage: Coverage) -> list[ActorMention]:
    """何姓專員, 林姓教師, 陳男: people whose given name is withheld."""
    found = _marked(scene, coverage)
    for match in _SURNAME_AND_NOUN.finditer(scene.norm):
        span, noun = Span(match.start(), match.end()), match.group(2)
        if match.group(1) not in scene.table.surnames or not coverage.is_free(span):
            continue
        if scene.doc.role_at(span.start) is None:
            continue
        title = scene.table.titles.get(noun)
        serves = (title is not None and title.official) or noun in _SERVING
        kind = AgentKind.OFFICIAL if serves else AgentKind.PERSON
        phrase = Span(phrase_start(scene, span.start), span.end)
        written = scene.doc.article.text[match.start(2) : match.end(2)]
        found.append(ActorMention(span, phrase, kind, How.NAME, span.of(scene.norm), title=written))
    for match in _POLITE.finditer(scene.norm):
        span = Span(match.start(), match.end())
        before = scene.norm[span.start - 1 : span.start]
        if (
            match.group(1) in scene.table.surnames
            and coverage.is_free(span)
            and scene.doc.role_at(span.start) is not None
            and not is_word(before + match.group(1))
        ):
            found.append(ActorMention(span, span, AgentKind.PERSON, How.NAME, span.of(scene.norm)))
    return found


def _marked(scene: Scene, coverage: Coverage) -> list[ActorMention]:
    """陳男, 李女, 王嫌, where nobody of that surname is named: one person a form."""
    found: list[ActorMention] = []
    for match in _MARKED.finditer(scene.norm):
        span, form = Span(match.start(), match.end()), match.group()
        before = scene.norm[span.start - 1 : span.start]
        if (
            match.group(1) in scene.table.common_surnames
            and not is_word(form)
            and coverage.is_free(span)
            and (HAN.match(before) is None or before in "由对向被遭让将把与和及而但")
            and scene.doc.role_at(span.start) not in (None, Role.BYLINE, Role.META)
            and follows_a_name(scene.norm, span.end, scene.block_end(span.start), scene.table)
        ):
            found.append(ActorMention(span, span, AgentKind.PERSON, How.NAME, form))
    return found
