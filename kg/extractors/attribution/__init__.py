"""Finds attributions: who is said to say something, by which word, and where the words themselves begin.

A clause such as 國安官員指出， opens a statement; so do 卓榮泰： in a headline, a quotation followed by 一名外交官說, and
新聞稿裡，. `find` finds these openings one sentence at a time; where a statement ends is for `statements` to say.
"""

from __future__ import annotations

from kg.document import Document, Sentence
from kg.extractors.attribution import cued, uncued
from kg.extractors.attribution.model import Attribution
from kg.extractors.attribution.uncued import announced
from kg.extractors.mentions import MentionIndex
from kg.model import Role

__all__ = ["SHORT", "Attribution", "announced", "find"]

# Roles of blocks that are no full sentences.
SHORT = (Role.HEADLINE, Role.SUBHEAD, Role.BOILERPLATE)


def find(doc: Document, sentence: Sentence, actors: MentionIndex, role: Role) -> list[Attribution]:
    """The attributions of one sentence in order, top-level and embedded.

    Args:
        doc: the document that holds the sentence.
        sentence: one of its sentences.
        actors: all mentions of who can speak.
        role: the role of the sentence's block; headlines, subheads and link lists have forms of their own.
    """
    short = role in SHORT
    found = cued.find(doc, sentence, actors, short=short)
    colons = uncued.at_colons(doc, sentence, actors, found, short=short)
    if short and colons:
        # 梁文傑：只聽到中方講 …: in a headline the words after a colon open no further statement.
        found = [a for a in found if a.content <= colons[0].content]
    found += colons
    found += uncued.at_documents(doc, sentence, actors, found)
    found += uncued.at_sources(doc, sentence, actors)
    found += uncued.at_copulas(doc, sentence, actors)
    if short and not found:
        found += uncued.at_headline_quotations(doc, sentence, actors)
    if not short:
        found += uncued.at_lists(doc, sentence, actors, found)
    found += uncued.at_quoted_words(doc, sentence, actors)
    return sorted(found, key=lambda a: (a.content, a.start))
