"""The phrase around an amount: whether words beside it make it public money, and what they tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.document import Document
from kg.extractors.budgets import payers, words
from kg.extractors.budgets.clauses import around, clause_of, otherwise_used
from kg.extractors.budgets.model import BudgetMention
from kg.extractors.budgets.terms import term_of
from kg.extractors.mentions import CountryMention
from kg.lexicon import fold
from kg.model import Money, Span

_LEAD = 16  # how many characters before an amount may open its phrase, or say that it is public money
_TAIL = 14
_OWN = 10  # how long a fund's own name may be before 基金
_BESIDE = 3  # how far from its phrase a name may stand
_SALE = 400  # how far back a story has to speak of a sale of arms for a price to be theirs


def candidate(
    doc: Document,
    money: Money,
    converted: Money | None,
    countries: Sequence[CountryMention],
    parties: Sequence[CountryMention],
) -> BudgetMention | None:
    """The budget that an amount is by the words beside it, or None; one of `parties` pays it."""
    norm = doc.norm
    whole = around(doc, money, converted)
    clause = clause_of(doc, whole)
    start, end = money.span.start, money.span.end
    term = term_of(doc, whole)
    tail = _tail(doc, whole.end, clause.end)
    name = _name_after(doc, whole.end, tail)
    if words.TAXES.search(fold(name)):
        return None
    sold = not name and _is_price_of_arms(doc, clause, money)
    if not name:
        if otherwise_used(doc, whole):
            return None
        name = _named_whole(doc, money)
        years_beside = term is not None and term.start is not None
        if not (
            name
            or sold
            or years_beside
            or _is_budgeted(doc, clause, whole, money, countries)
            or _is_price_of_bought_arms(doc, clause, whole)
        ):
            return None
    if tail is not None:
        end = tail
    lead = words.BEFORE_AMOUNT.search(norm, max(clause.start, start - _LEAD), start)
    if term is not None and term.start is not None:
        start = term.start
    elif lead is not None and lead.group():
        start = lead.start()
    name = name or _name_before(doc, clause, start, money)
    if words.LIMIT.fullmatch(fold(name)):
        name = _act_before(doc, clause, money) or name
    span, context = Span(start, end), norm[clause.start : clause.end]
    payer = payers.buyer_of_arms(doc, span, countries) if sold else payers.payer(doc, span, money, parties)
    status = next((status for status, told in words.STATUS if told.search(context)), None)
    years = term.years if term else None
    purpose = _purpose(doc, whole.end, end)
    return BudgetMention(name, (span,), (money,), years, payer, status, purpose, (converted,) if converted else ())


def _purpose(doc: Document, amount: int, phrase: int) -> str | None:
    """What the words after an amount, or after its whole phrase, say that it is for."""
    sentence = doc.sentence_at(amount - 1)
    end = sentence.span.end if sentence else amount
    for at in (phrase, amount):
        if told := words.PURPOSE.match(doc.norm, at, end):
            start, stop = told.span("use" if told["use"] else "do")
            if told["use"] or stop > phrase:  # 重建基金 is a name
                return doc.article.text[start:stop].strip()
    return None


def _is_budgeted(doc: Document, clause: Span, whole: Span, money: Money, countries: Sequence[CountryMention]) -> bool:
    """Whether a word of budgeting stands beside an amount, or in the sentence of one that is needed."""
    before = doc.norm[max(clause.start, whole.start - _LEAD) : whole.start]
    near = f"{before}|{doc.norm[whole.end : min(clause.end, whole.end + _TAIL)]}"
    if words.HEAD.search(near) or _is_told_before(doc, clause, whole) or _is_benefit(doc, whole, money):
        return True
    if verb := words.VERB.search(near):
        said = Span(clause.start, whole.start)
        private = words.GIVING.match(verb.group()) or words.PRIVATE.search(doc.norm, said.start, said.end)
        return not private or _is_of_a_state(doc, said, countries)
    sentence = doc.sentence_at(whole.start)
    if sentence is None:
        return False
    if words.USED.match(doc.norm, whole.end, clause.end):
        return words.GRANTING.search(doc.norm, sentence.span.start, whole.start) is not None
    if words.SIZE.search(before):
        return words.SIZED.search(doc.norm, sentence.span.start, whole.start) is not None
    if not words.NEEDED.search(before):
        return False
    told = doc.norm[sentence.span.start : sentence.span.end]
    return words.HEAD.search(told) is not None or words.VERB.search(told) is not None


def _is_told_before(doc: Document, clause: Span, whole: Span) -> bool:
    """Whether the clause before tells of a budget whose amount stands in a clause of its own."""
    sentence = doc.sentence_at(whole.start)
    if sentence is None or not words.ALONE.fullmatch(doc.norm, clause.start, whole.start):
        return False
    told = clause_of(doc, Span(clause.start - 1, clause.start - 1))
    return told.start >= sentence.span.start and words.NAMED.search(doc.norm, told.start, told.end) is not None


def _is_benefit(doc: Document, whole: Span, money: Money) -> bool:
    """Whether a small amount is a step of what the sentence says is paid to persons or households."""
    sentence = doc.sentence_at(whole.start)
    if sentence is None or money.value >= words.A_HEAD or not money.inferred:
        return False
    return words.BENEFIT.search(doc.norm, sentence.span.start, whole.start) is not None


def _is_of_a_state(doc: Document, said: Span, countries: Sequence[CountryMention]) -> bool:
    """Whether it is a state that gives, by the words of the clause up to the amount."""
    told = words.PRIVATE.sub("", doc.norm[said.start : said.end])
    return words.STATE.search(told) is not None or any(c.span in said for c in countries)


def _tail(doc: Document, at: int, clause_end: int) -> int | None:
    """Where the words end that complete the phrase after an amount: 元的國防特別預算."""
    tail = words.AFTER_AMOUNT.match(doc.norm, at)
    return tail.end() if tail is not None and tail.end() <= max(clause_end, at) + 2 else None


def _name_after(doc: Document, at: int, tail: int | None) -> str:
    if tail is None:
        return ""
    start = at
    for before in (words.BEFORE_NAME, words.NO_NAME):
        skipped = before.match(doc.norm, start, tail)
        start = skipped.end() if skipped else start
    if doc.norm[tail - 1] == "」":
        tail -= 1
    if "」" in doc.norm[start:tail] and doc.norm[start - 1] == "「":  # 「東方之盾」防空基金
        start -= 1
    return doc.article.text[start:tail]


def _name_before(doc: Document, clause: Span, start: int, money: Money) -> str:
    heads = list(words.NAME.finditer(doc.norm, clause.start, start))
    names = list(words.CALLED.finditer(doc.norm, max(clause.start, start - _LEAD), start))
    if names and start - names[-1].end() <= _BESIDE:
        heads = names  # 一般公共預算支出29.7兆, but not 預算案提出將外匯基金1500億元
    if not heads:  # 總預算歲出3兆: a name right before the amount; 經費上限 is none
        beside = words.NAME.finditer(doc.norm, start, money.span.start)
        heads = [match for match in beside if words.ONE.search(match.group())]
    if not heads:
        return ""
    begin, end = heads[-1].start(), heads[-1].end()
    if words.OWN.search(doc.norm, begin, end):
        stops = list(words.OWN_BEGINS.finditer(doc.norm, max(clause.start, begin - _OWN), begin))
        begin = stops[-1].end() if stops else max(clause.start, begin - _OWN)
    return doc.article.text[begin:end]


def _act_before(doc: Document, clause: Span, money: Money) -> str:
    """The act or plan that the sentence names in quotation marks, where a clause of its own tells what it may cost."""
    sentence = doc.sentence_at(money.span.start)
    before = doc.norm[clause.start : money.span.start]
    if sentence is None or not words.LIMIT.search(before):
        return ""
    named = list(words.QUOTED.finditer(doc.norm, sentence.span.start, money.span.start))
    return doc.article.text[named[-1].start() : named[-1].end()] if named else ""


def _named_whole(doc: Document, money: Money) -> str:
    """The budget that the sentence has named and of which an amount is the sum: 追加預算包括…，共819億元."""
    sentence = doc.sentence_at(money.span.start)
    if sentence is None or not words.TOTAL.search(doc.norm, max(0, money.span.start - 6), money.span.start):
        return ""
    named = list(words.NAMED.finditer(doc.norm, sentence.span.start, money.span.start))
    return doc.article.text[named[-1].start() : named[-1].end()] if named else ""


def _is_price_of_bought_arms(doc: Document, clause: Span, whole: Span) -> bool:
    """Whether an amount is what a state buys arms for, by its clause, or as the price of what the one before names."""
    start = clause.start
    if words.PRICE.search(doc.norm, max(start, whole.start - 8), whole.start):
        sentence = doc.sentence_at(whole.start)
        start = sentence.span.start if sentence else start
    buying = words.BUYING.search(doc.norm, start, whole.start)
    return buying is not None and words.WEAPON.search(doc.norm, buying.end(), clause.end) is not None


def _is_price_of_arms(doc: Document, clause: Span, money: Money) -> bool:
    """Whether an amount is what arms cost in a story on their sale: 「自走砲」預計價值40.3億美元."""
    start = money.span.start
    if money.inferred or not words.PRICE.search(doc.norm, max(0, start - 8), start):
        return False
    if words.FUND.search(doc.norm, clause.start, start):
        return False
    sentence = doc.sentence_at(start)
    end = sentence.span.end if sentence else start  # 出售價值7億美元的飛彈 tells only then what it is
    return words.ARMS.search(doc.norm, max(0, start - _SALE), end) is not None
