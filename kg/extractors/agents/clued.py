"""Names in no table and beside no title: before Latin ones in brackets, before reporting words, and repeated ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.agents.phrases import chinese_name_at, title_ending, titles_around
from kg.extractors.agents.scene import Coverage, PersonName, Scene
from kg.extractors.agents.titled import person
from kg.extractors.names import (
    FUNCTION,
    JAPANESE,
    NOT_GIVEN,
    TRANSLITERATION,
    follows_a_name,
    foreign_name,
    title_begins,
)
from kg.extractors.shapes import HAN
from kg.lexicon.context import pattern, word_set
from kg.model import AgentKind, Role, Span
from kg.words import is_word

LATIN_NAME = re.compile(r"[（(]([A-Z][A-Za-zÀ-ɏ.'\-]*(?: [A-Za-zÀ-ɏ.'\-]+){0,4})(?=[；;，,）)])")
_LATIN_WORDS = word_set("latin-word")
_THING_END = pattern(r"<thing-ending>$")
_CLAUSE_LEAD = re.compile(
    r"(?:・|▶|对此，?|不过|但|而|同党|另外)*(?:(?:曾任|曾担任|现任|担任|出任)[^，。；：]{2,16}的)?"
)
_LAST_OF_OFFICE = frozenset("员长师官家人授表者席任手")
_AFFILIATED = re.compile(r"党籍的?")
_ADVERB = re.compile(r"[则也还并亦又曾就]?")
_WITH_SPEAKERS = (Role.PARAGRAPH, Role.HEADLINE, Role.SUBHEAD, Role.BOILERPLATE)


def bracketed(scene: Scene, coverage: Coverage, known: Sequence[PersonName]) -> list[PersonName]:
    """拉斯穆森（Lars Løkke Rasmussen）: a Latin name in brackets shows that a name stands before it; both are found."""
    found: list[PersonName] = []
    coverage = coverage.with_spans(())
    for match in LATIN_NAME.finditer(scene.norm):
        latin, bracket = Span(match.start(1), match.end(1)), match.start()
        owner = next((n for n in (*known, *found) if n.span.end == bracket), None)
        if owner is None and not coverage.is_taken(bracket - 1) and _may_be_person(scene, latin, bracket):
            start = _bracketed_start(scene, bracket)
            if len(latin.of(scene.norm).split()) >= 2 and 2 <= bracket - start <= 12:
                title = title_ending(scene, start)
                official, country = (title.official, title.country) if title is not None else (False, None)
                name = Span(start, bracket)
                owner = person(scene, name, (*known, *found), official=official, country=country)
                found.append(owner)
                coverage.take(owner.span)
        if owner is not None and coverage.is_free(latin):
            coverage.take(latin)
            found.append(replace(owner, span=latin, phrase=latin, title=""))
    return found


def _may_be_person(scene: Scene, latin: Span, bracket: int) -> bool:
    """Whether a Latin name in brackets and the words before it may be a person's: no 重建會議（Recovery Conference）."""
    words = latin.of(scene.doc.article.text).replace("-", " ").split()
    return not any(w in _LATIN_WORDS for w in words) and not _THING_END.search(scene.norm[bracket - 3 : bracket])


def _bracketed_start(scene: Scene, at: int) -> int:
    """Where the name before a Latin name in brackets begins: after a title, an organisation, 的 or a stop."""
    norm, start = scene.norm, at
    while start > 0 and at - start < 9:
        char = norm[start - 1]
        if not (HAN.match(char) or char == "·") or char in "的、":
            break
        if start in scene.organization_ends or start in scene.country_ends:
            break
        if start < at and title_ending(scene, start) is not None:
            break
        start -= 1
    if at - start < 9:
        sounds = _sounds_from(norm, at)
        office = at - sounds >= 2 and norm[sounds - 1] in _LAST_OF_OFFICE and sounds - start >= 1
        return sounds if office else start  # 危機協調員阿瓦德, 共和黨人加拉格爾
    return _sounds_from(norm, at)


def _sounds_from(norm: str, at: int) -> int:
    """Where the characters that write a foreign name by its sound begin before an offset."""
    start = at
    while start > 0 and (norm[start - 1] == "·" or norm[start - 1] in TRANSLITERATION):
        start -= 1
    return start


def before_cues(scene: Scene, coverage: Coverage, known: Sequence[PersonName]) -> list[PersonName]:
    """林沛祥會後受訪表示: at the start of a clause, a surname and what may be a given name, before a reporting word."""
    norm, table = scene.norm, scene.table
    found: list[PersonName] = []
    coverage = coverage.with_spans(())
    for sentence in scene.doc.sentences:
        if scene.doc.blocks[sentence.block].role not in _WITH_SPEAKERS:
            continue
        for clause in sentence.clauses:
            lead = _CLAUSE_LEAD.match(norm, clause.span.start)
            at = lead.end() if lead else clause.span.start
            if at >= clause.span.end or coverage.is_taken(at):
                continue
            name = _foreign_before_cue(scene, Span(at, clause.span.end)) or Span(at, at)
            if not name and norm[at] in table.surnames:
                name = Span(at, chinese_name_at(scene, at, clause.span.end))
            rest = norm[name.end : clause.span.end]
            short = len(name) == 2 and table.cues.get(rest) is not None  # 黃某說，
            word = len(name) == 2 and is_word(name.of(norm)) and name.of(norm) not in table.word_names
            if not (short or len(name) >= 3) or not coverage.is_free(name) or word:
                continue
            if (clause.stop == "：" and not rest) or (clause.stop in "，：" and table.ends_with_cue(rest)):
                found.append(person(scene, name, (*known, *found), official=False))
                coverage.take(name)
    return found


def _foreign_before_cue(scene: Scene, clause: Span) -> Span | None:
    """The foreign name of four characters or more, or the Japanese one, that a clause is but for a reporting word."""
    norm, table, at = scene.norm, scene.table, clause.start
    if at in scene.country_starts or at in scene.organization_starts:
        return None
    foreign = foreign_name(norm, at, clause.end)
    ends = [foreign] if foreign - at >= 4 and norm[at:foreign] not in table.not_names else []
    if norm[at : at + 2] in JAPANESE and not title_begins(norm, at + 2, table):
        ends += [at + size for size in (4, 5, 3) if at + size < clause.end]
    for end in ends:
        adverb = _ADVERB.match(norm, end)
        cue = table.cues.match(norm, adverb.end() if adverb else end, clause.end)
        plain = is_word(norm[at:end]) and norm[at : at + 2] not in JAPANESE
        if (
            cue is not None
            and cue.end == clause.end
            and not plain
            and not scene.reports(at, end)
            and not set(norm[at:end]) & FUNCTION
        ):
            return Span(at, end)
    return None


def affiliated(scene: Scene, coverage: Coverage, known: Sequence[PersonName]) -> list[PersonName]:
    """民眾黨籍某某某, 無黨籍的某某某, and 民眾黨某某某 with a reporting word after it: a party's word, then a name."""
    found: list[PersonName] = []
    coverage = coverage.with_spans(())
    for party in (o for o in scene.organizations if o.entry.sector == "party"):
        at, limit = party.span.end, scene.block_end(party.span.end)
        name = Span(at, chinese_name_at(scene, at, limit))
        adverb = _ADVERB.match(scene.norm, name.end)
        cue = scene.table.cues.match(scene.norm, adverb.end() if adverb else name.end, limit)
        if len(name) >= 3 and cue is not None and coverage.is_free(name):
            of_party = person(scene, name, (*known, *found), official=True)
            found.append(replace(of_party, title=""))  # 民眾黨某某某則認為，…
            coverage.take(name)
    for match in _AFFILIATED.finditer(scene.norm):
        name = Span(match.end(), chinese_name_at(scene, match.end(), scene.block_end(match.end())))
        follows = follows_a_name(scene.norm, name.end, scene.block_end(match.end()), scene.table)
        if len(name) >= 3 and follows and coverage.is_free(name):
            found.append(person(scene, name, (*known, *found), official=True))
            coverage.take(name)
    return found


def words_before_cues(scene: Scene, coverage: Coverage, known: Sequence[PersonName]) -> list[PersonName]:
    """旅客吳某某說: a word of three characters that no dictionary holds, with a surname, right before a reporting word."""
    norm, found = scene.norm, list[PersonName]()
    coverage = coverage.with_spans(())
    for sentence in scene.doc.sentences:
        if scene.doc.blocks[sentence.block].role is not Role.PARAGRAPH:
            continue
        for word in scene.doc.words_in(sentence.span):
            if len(word) != 3 or not _may_be_name(scene, word):
                continue
            adverb = _ADVERB.match(norm, word.end)
            cue = scene.table.cues.match(norm, adverb.end() if adverb else word.end)
            if coverage.is_free(word) and cue is not None:
                title = title_ending(scene, word.start)
                official = title is not None and title.official
                found.append(person(scene, word, (*known, *found), official=official))
                coverage.take(word)
    return found


def _may_be_name(scene: Scene, word: Span) -> bool:
    form = word.of(scene.norm)
    if form[0] not in scene.table.surnames or form in scene.table.not_names or _in_country(scene, word.start):
        return False
    if is_word(form[:2]) or set(form[1:]) & (NOT_GIVEN | FUNCTION) or scene.table.titles.get(form[1:]) is not None:
        return False
    # 王志勇, which a dictionary holds; 勞動力 and 邊安慰 begin with rarer surnames or are made of words.
    return not is_word(form[1:]) if is_word(form) else form[0] in scene.table.common_surnames or not is_word(form[1:])


def _in_country(scene: Scene, at: int) -> bool:
    """Whether a country is named at an offset, or ends with the character there: 方 in 中方有何評論."""
    return at in scene.country_starts or at + 1 in scene.country_ends


def repeated(scene: Scene, coverage: Coverage, known: Sequence[PersonName]) -> list[PersonName]:
    """Every other place where a name of this article stands."""
    forms: dict[str, PersonName] = {}
    for name in known:
        form = name.span.of(scene.norm)
        if len(form) >= 2 and (form not in forms or (name.title and not forms[form].title)):
            forms[form] = name
    found: list[PersonName] = []
    coverage = coverage.with_spans(())
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        start = scene.norm.find(form)
        while start >= 0:
            span = Span(start, start + len(form))
            if coverage.is_free(span) and scene.doc.role_at(start) not in (None, Role.BYLINE):
                coverage.take(span)
                title, phrase, _ = titles_around(scene, span)
                found.append(replace(forms[form], span=span, phrase=phrase, title=title))
            start = scene.norm.find(form, start + 1)
    return found


def with_kinds(names: Sequence[PersonName]) -> list[PersonName]:
    """The names, where whoever is an official anywhere in the article is one everywhere."""
    officials = {n.key for n in names if n.kind is AgentKind.OFFICIAL}
    return [replace(n, kind=AgentKind.OFFICIAL) if n.key in officials else n for n in names]
