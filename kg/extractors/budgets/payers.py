"""Who pays public money: the owner of its currency, the buyer of arms, or the country that acts in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.document import Document
from kg.extractors.budgets import words
from kg.extractors.budgets.clauses import clause_of
from kg.extractors.mentions import ActorMention, CountryMention
from kg.model import Article, How, Money, Span
from kg.reading import metadata

# Whose money a currency is; the US dollar is everybody's, the euro that of many.
_HOME = dict(
    pair.split(":")
    for pair in (
        "TWD:TW USD:US CNY:CN JPY:JP KRW:KR HKD:HK DKK:DK GBP:GB AUD:AU CAD:CA "
        "INR:IN RUB:RU SEK:SE NOK:NO PHP:PH SGD:SG CHF:CH PLN:PL UAH:UA TRY:TR "
        "BRL:BR NZD:NZ THB:TH IDR:ID MYR:MY VND:VN ILS:IL MXN:MX ZAR:ZA KPW:KP "
        "MOP:MO KHR:KH MMK:MM PKR:PK LKR:LK NPR:NP BDT:BD KZT:KZ MNT:MN BYN:BY CZK:CZ ISK:IS HUF:HU RON:RO BGN:BG "
        "RSD:RS EGP:EG SAR:SA AED:AE QAR:QA KWD:KW IRR:IR IQD:IQ JOD:JO LBP:LB SYP:SY YER:YE NGN:NG KES:KE UGX:UG "
        "GHS:GH ETB:ET ARS:AR CLP:CL COP:CO VES:VE PYG:PY"
    ).split()
)
_EURO = frozenset("AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split())
# Where newsrooms write of their own government; others are foreign ones that write in Chinese.
_AT_HOME = ("TW", "CN", "HK", "MO", "SG", "MY")
# Names that only one country's budgets have.
_ONLY = {"中央政府总预算": "TW", "前瞻预算": "TW", "国防授权法案": "US"}
_ABROAD = "补充预算"  # as Japan and Korea call what Taiwan calls 追加預算
# What the mainland's own budgets are not called.
_FOREIGN = re.compile(r"追加预算|特别预算|防卫预算|预算案|防卫费")
# Between a country and the name of its budget: 日本政府新年度防衛預算.
_BETWEEN = re.compile(
    r"(?:的|政府|国会|联邦|中央|国防部|财政部|众议院|参议院|议会|新|下|本|今|明|去|年度?|财年|会计|[0-9]|「|《)*"
)
# Before who gets the money: 對美投資, 向烏克蘭提供, 援助烏克蘭.
_RECEIVES = re.compile(r"(?:[对向给予为援助赴在]|提供|协防|采购|购买|投资)$")
# After who does something about money: 台灣將提供, 德國政府承諾.
_ACTS = re.compile(
    r"(?:政府|国会|总统|总理|首相|内阁|当局)?(?:将|已|也|拟|另|再|承诺|同意|宣布|决定|计划|允诺|准备|愿意|提供|拨款|编列)"
)
_BANK = re.compile(
    r"世界银行|世银|世行|国际货币基金|亚投行|亚银|开发银行|投资银行|IMF|World Bank|红十字会国际"
    r"|联合国[^，。]{0,10}?(?:机构|规划署|计划署|难民署|儿童基金|粮农|开发署|人道|人口基金|项目事务|近东救济)|世界卫生组织|世卫组织"
)
# The government of the newsroom's own country, as it is named at home: 政府提供500億美元信用保證.
_OWN = re.compile(r"(?:并?由|而|但)?政府(?!间|军)")
_ASKED = re.compile(r"(?:政府|国会|方面)?(?:申请|要求|寻求|争取|请求|索要|索取|获得|获取|取得|得到|借|提供的|援助)")
_SOLD_TO = re.compile(r"(?:对|向|售|卖给|售予|售给)$")
_WHAT_IS_SOLD = re.compile(r"[㐀-鿿]{0,2}军售|[㐀-鿿]{0,4}(?:出售|售出|军备|武器)")


def home(article: Article) -> str:
    """Whose 元 a bare 元 is: that of the article's region; for a foreign outlet, of the place that its words are of."""
    if article.region in _AT_HOME:
        return article.region
    return metadata.region(article.text, article.script, None)


def parties(countries: Sequence[CountryMention], actors: Sequence[ActorMention]) -> tuple[CountryMention, ...]:
    """The countries with those whose officials and offices act for them: 五角大廈 is the United States."""
    known = {country.span.start for country in countries}
    acting = [
        CountryMention(a.span, a.country)
        for a in actors
        if a.country and a.how is not How.PRONOUN and a.kind is not None and a.phrase.start not in known
    ]
    return tuple(sorted((*countries, *acting), key=lambda mention: mention.span))


def of_named(doc: Document, name: Span, countries: Sequence[CountryMention]) -> str | None:
    """Whose budget a name without an amount is: that of the country beside it, of the newsroom's home, or the last named."""
    called = doc.norm[name.start : name.end]
    for its_own, code in _ONLY.items():
        if its_own in called:
            return code
    sentence = doc.sentence_at(name.start)
    low = sentence.span.start if sentence else name.start
    before = [c for c in countries if low <= c.span.start and c.span.end <= name.start and not c.place]
    if before and (_ABROAD in called or _BETWEEN.fullmatch(doc.norm, before[-1].span.end, name.start)):
        return before[-1].code
    if before and doc.article.region == "CN" and _FOREIGN.search(called):
        return before[-1].code
    if doc.article.region in _AT_HOME:
        return doc.article.region
    return before[-1].code if before else None


def payer(doc: Document, span: Span, money: Money, countries: Sequence[CountryMention]) -> str | None:
    """Who pays an amount: the owner of the currency; of dollars and euros, whom the sentence names."""
    if words.ARMS_SALE.search(doc.norm, span.start, span.end) or _is_of_arms_sold(doc, span):
        return buyer_of_arms(doc, span, countries)
    if money.currency not in ("USD", "EUR"):
        return _HOME.get(money.currency)
    return _named_payer(doc, span, money, countries)


def _is_of_arms_sold(doc: Document, span: Span) -> bool:
    """Whether an amount is a part of arms that its sentence says are sold: 對台軍售，包括7億美元的防空系統."""
    sentence = doc.sentence_at(span.start)
    if sentence is None or not words.ARMS_SALE.search(doc.norm, sentence.span.start, span.start):
        return False
    return words.WEAPON.search(doc.norm, span.end, clause_of(doc, span).end) is not None


def _named_payer(doc: Document, span: Span, money: Money, countries: Sequence[CountryMention]) -> str | None:
    """Who pays dollars or euros, by the countries named before that do not receive them.

    In the sentence, else the paragraph: the last of which it is said that it will or has, else the United States for
    their own currency, else the last one. Of dollars also the United States where they are named right after, or before
    in the article. Nobody, where a bank of many states lends.
    """
    sentence, index = doc.sentence_at(span.start), doc.block_of(span.start)
    here = sentence.span if sentence else span
    if _BANK.search(doc.norm, here.start, span.start):
        return None
    if doc.article.region in _AT_HOME and _OWN.match(doc.norm, clause_of(doc, span).start, span.start):
        return doc.article.region
    block = doc.blocks[index].span if index is not None else here
    dollars = money.currency == "USD"
    named = [c for c in countries if not c.place and (dollars or c.code in _EURO) and not _receives(doc, c)]
    for stretch in (Span(here.start, span.start), Span(block.start, here.start)):
        asked = [c.code for c in countries if c.span in stretch and _is_asked(doc, c)]
        if asked:
            return asked[-1]
        inside = [c for c in named if c.span in stretch]
        if inside:
            acting = [c.code for c in inside if _ACTS.match(doc.norm, c.span.end)]
            if acting:
                return acting[-1]
            return "US" if dollars and any(c.code == "US" for c in inside) else inside[-1].code
        if stretch.start == here.start and dollars and _is_next(doc, span, here, named):
            return "US"
    return "US" if dollars and any(c.code == "US" and c.span.end <= span.start for c in named) else None


def _receives(doc: Document, country: CountryMention) -> bool:
    return _RECEIVES.search(doc.norm, max(0, country.span.start - 2), country.span.start) is not None


def _is_asked(doc: Document, country: CountryMention) -> bool:
    """Whether a country is asked for the money, or it is had from it: 以色列向美國申請50億美元."""
    if doc.norm[max(0, country.span.start - 1) : country.span.start] not in ("向", "从", "自", "获", "受"):
        return False
    return _ASKED.match(doc.norm, country.span.end) is not None


def _is_next(doc: Document, span: Span, sentence: Span, named: Sequence[CountryMention]) -> bool:
    """Whether the United States begin the next clause: 為了1750億美元的系統，美國…."""
    comma = doc.norm.find("，", span.end, sentence.end)
    return comma >= 0 and any(c.code == "US" and c.span.start == comma + 1 for c in named)


def buyer_of_arms(doc: Document, span: Span, countries: Sequence[CountryMention]) -> str | None:
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
