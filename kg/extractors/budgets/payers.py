"""Who pays public money: the owner of its currency, the buyer of arms, or the country that acts in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.document import Document
from kg.extractors.mentions import CountryMention
from kg.model import Article, Money, Span

# Whose money a currency is; the US dollar is everybody's, the euro that of many.
_HOME = dict(
    pair.split(":")
    for pair in (
        "TWD:TW USD:US CNY:CN JPY:JP KRW:KR HKD:HK DKK:DK GBP:GB AUD:AU CAD:CA "
        "INR:IN RUB:RU SEK:SE NOK:NO PHP:PH SGD:SG CHF:CH PLN:PL UAH:UA TRY:TR "
        "BRL:BR NZD:NZ THB:TH IDR:ID MYR:MY VND:VN ILS:IL MXN:MX ZAR:ZA KPW:KP"
    ).split()
)
_EURO = frozenset("AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split())
_SALE = re.compile(r"军售|军备销售|武器销售")
_SOLD_TO = re.compile(r"(?:对|向|售|卖给|售予|售给)$")
_WHAT_IS_SOLD = re.compile(r"[㐀-鿿]{0,2}军售|[㐀-鿿]{0,4}(?:出售|售出|军备|武器)")


def home(article: Article) -> str:
    """Whose 元 a bare 元 is: that of the article's region, or of its script's home where a foreign outlet writes."""
    if article.region in ("TW", "CN", "HK", "MO", "SG", "MY"):
        return article.region
    return "CN" if article.script == "hans" else "TW"


def payer(doc: Document, span: Span, money: Money | None, countries: Sequence[CountryMention]) -> str | None:
    """Who pays: the owner of the currency, or, for money of a region's own or none, the region."""
    if money is None:
        return doc.article.region
    if _SALE.search(doc.norm, span.start, span.end):
        return _buyer(doc, span, countries)
    if money.currency not in ("USD", "EUR"):
        return _HOME.get(money.currency)
    sentence = doc.sentence_at(span.start)
    here = sentence.span if sentence else span
    index = doc.block_of(span.start)
    block = doc.blocks[index].span if index is not None else here
    named = [c for c in countries if not c.place and (money.currency == "USD" or c.code in _EURO)]
    for stretch in (Span(here.start, span.start), Span(span.end, here.end), Span(block.start, here.start)):
        codes = [c.code for c in named if c.span in stretch]
        if money.currency == "USD" and "US" in codes:
            return "US"
        if codes and stretch.end <= span.start:  # a country after the amount is who gets it
            return codes[-1]
    return None


def _buyer(doc: Document, span: Span, countries: Sequence[CountryMention]) -> str | None:
    """To whom arms are sold: the country named so in the phrase, its sentence or the article, if it is only one."""
    sentence = doc.sentence_at(span.start)
    for stretch in (span, sentence.span if sentence else span, Span(0, len(doc.norm))):
        codes = {c.code for c in countries if c.span in stretch and _is_buyer(doc, c.span)}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _is_buyer(doc: Document, country: Span) -> bool:
    sold_to = _SOLD_TO.search(doc.norm[max(0, country.start - 2) : country.start])
    return sold_to is not None and _WHAT_IS_SOLD.match(doc.norm, country.end) is not None
