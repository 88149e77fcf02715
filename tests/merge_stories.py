"""Small invented articles for tests of merging: who is in them is said in a line each, and the text is made to fit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from rdflib import Graph, URIRef

from kg.graph import to_graph
from kg.iri import DEFAULT_BASE, iri
from kg.link import agent_ref, anonymous_ref, budget_ref, event_ref
from kg.model import (
    Agent,
    AgentKind,
    Article,
    Budget,
    Claim,
    Country,
    Event,
    EventStatus,
    Facts,
    Factuality,
    Mention,
    Money,
    Office,
    Precision,
    Ref,
    Span,
    SpeechMode,
    Statement,
)


class Story:
    """An article that grows by the words of the facts that are added to it."""

    def __init__(
        self, lead: str, published: str | None = "2026-03-10", outlet: str = "甲報", script: str = "hant"
    ) -> None:
        self._words: list[str] = [lead]
        self._plans: list[tuple[str, tuple[object, ...]]] = []
        self._meta = (date.fromisoformat(published) if published else None, outlet, script)
        self._about: dict[int, tuple[Ref, ...]] = {}

    # Each of these takes note of a fact; `facts` makes them once the text is complete.

    def person(
        self,
        name: str,
        country: str | None = None,
        office: str = "",
        kind: AgentKind = AgentKind.OFFICIAL,
        words: str = "",
    ) -> Story:
        return self._plan("agent", words or name, name, country, office, kind)

    def body(self, name: str, country: str | None = None) -> Story:
        return self._plan("agent", name, name, country, "", AgentKind.ORGANIZATION)

    def anonymous(self, name: str, country: str | None = None) -> Story:
        return self._plan("anonymous", name, name, country)

    def event(
        self, type_: str, label: str, when: str = "", parties: Iterable[Ref] = (), initiator: Ref | None = None,
        status: EventStatus = EventStatus.HAPPENED, by: str = "", name: str = "",
    ) -> Story:  # fmt: skip
        """`when` is 2026-03-09, 2026-03 or 2026; `by` the speaker who alone tells of it."""
        return self._plan("event", label, type_, when, tuple(parties), initiator, status, by, name)

    def budget(
        self,
        name: str,
        payer: str | None = None,
        sum_: str = "",
        value: int = 0,
        years: int | None = None,
        status: str | None = None,
    ) -> Story:
        return self._plan("budget", f"{name}{sum_}", name, payer, sum_, value, years, status)

    def says(self, who: Ref, words: str) -> Story:
        return self._plan("statement", words, who)

    def about(self, *matters: Ref) -> Story:
        """What the last statement is about."""
        self._about[len(self._plans) - 1] = matters
        return self

    def claims(self, who: Ref, event: int, initiator: Ref, factuality: Factuality = Factuality.CERTAIN) -> Story:
        """`who` tells that `initiator` started the `event`-th event of this story."""
        return self._plan("claim", f"{initiator}促成", who, event, initiator, factuality)

    def _plan(self, kind: str, words: str, *what: object) -> Story:
        self._words.append(words)
        self._plans.append((kind, what))
        return self

    @property
    def article(self) -> Article:
        published, outlet, script = self._meta
        return Article(
            "\n".join(self._words), "story.txt", (), published, script, headline=self._words[0], outlet=outlet
        )

    @property
    def iri(self) -> URIRef:
        return URIRef(iri(self.article.ref, DEFAULT_BASE))

    @property
    def graph(self) -> Graph:
        return to_graph(self.facts)

    def span(self, index: int) -> Span:
        """The stretch of the `index`-th fact's words."""
        start = sum(len(words) + 1 for words in self._words[: index + 1])
        return Span(start, start + len(self._words[index + 1]))

    @property
    def facts(self) -> Facts:
        article = self.article
        agents: dict[Ref, Agent] = {}
        statements: list[Statement] = []
        events: list[Event] = []
        budgets: dict[Ref, Budget] = {}
        claims: list[Claim] = []
        for index, (kind, what) in enumerate(self._plans):
            span = self.span(index)
            if kind in ("agent", "anonymous"):
                name, country = str(what[0]), what[1]
                hidden = kind == "anonymous"
                family = AgentKind.OFFICIAL if hidden else what[3]
                assert isinstance(family, AgentKind)
                ref = anonymous_ref("official", article.id, name) if hidden else agent_ref(family.value, name)
                office = (Office(str(what[2]), str(country) if country else None),) if not hidden and what[2] else ()
                words = self._words[index + 1]
                agents[ref] = Agent(
                    ref, family, name, (Mention(span),), (words,) if words != name else (), office,
                    str(country) if country else None, hidden,
                )  # fmt: skip
            elif kind == "statement":
                statements.append(
                    Statement(
                        f"statement/{article.id}/{span.start}-{span.end}",
                        (span,),
                        self._who(str(what[0])),
                        SpeechMode.INDIRECT,
                        "說",
                        about=self._about.get(index, ()),
                    )
                )
            elif kind == "event":
                events.append(self._event(article, span, self._words[index + 1], *what))
            elif kind == "budget":
                made = self._budget(span, *what)
                budgets[made.ref] = made
            else:
                who, number, initiator, factuality = what
                voucher = f"statement/{article.id}/{span.start}-{span.end}"
                statements.append(Statement(voucher, (span,), self._who(str(who)), SpeechMode.INDIRECT, "說"))
                assert isinstance(number, int)
                assert isinstance(factuality, Factuality)
                claims.append(
                    Claim(
                        f"claim/{article.id}/{index}",
                        events[number].ref,
                        "initiator",
                        str(initiator),
                        voucher,
                        (span,),
                        factuality,
                    )
                )
        countries = (
            {a.country for a in agents.values() if a.country}
            | {m.removeprefix("country/") for about in self._about.values() for m in about if m.startswith("country/")}
            | {p.removeprefix("country/") for e in events for p in e.participants if p.startswith("country/")}
        )
        return Facts(
            article, (), tuple(Country(c, ()) for c in sorted(countries)), tuple(agents[r] for r in sorted(agents)), tuple(statements),
            tuple(events), tuple(budgets.values()), tuple(claims),
        )  # fmt: skip

    def _who(self, name: str) -> Ref:
        """`國防部官員` for the anonymous source of this article, else a ref as it stands."""
        return name if "/" in name else anonymous_ref("official", self.article.id, name)

    def _event(self, article: Article, span: Span, label: str, *what: object) -> Event:
        type_, when, parties, initiator, status, by, name = what
        assert isinstance(parties, tuple)
        assert isinstance(status, EventStatus)
        start, end, precision = _period(str(when))
        codes = [p.rsplit("/", 1)[-1] for p in parties if p.startswith("country/")]
        vouchers: tuple[Ref, ...] = ()
        if by:
            first = next(i for i, (kind, told) in enumerate(self._plans) if kind == "statement" and told[0] == by)
            vouchers = (f"statement/{article.id}/{self.span(first).start}-{self.span(first).end}",)
        return Event(
            event_ref(str(type_), start, end, codes, str(name), article.id), str(type_), label, (span,), start, end, precision, str(when),
            tuple(sorted(map(self._who, parties))), str(initiator) if initiator else None, according_to=vouchers, status=status,
        )  # fmt: skip

    @staticmethod
    def _budget(span: Span, *what: object) -> Budget:
        name, payer, sum_, value, years, status = what
        money = (
            (Money(Decimal(str(value)), "TWD", str(sum_), Span(span.end - len(str(sum_)), span.end), inferred=True),)
            if sum_
            else ()
        )
        ref = budget_ref(str(payer) if payer else None, str(name), money[0] if money else None)
        return Budget(
            ref, str(name) or str(sum_), (span,), money, years if isinstance(years, int) else None, str(payer) if payer else None,
            status=str(status) if status else None,
        )  # fmt: skip


def _period(when: str) -> tuple[date | None, date | None, Precision | None]:
    if not when:
        return None, None, None
    if len(when) == 10:
        return date.fromisoformat(when), date.fromisoformat(when), Precision.DAY
    if len(when) == 7:
        year, month = map(int, when.split("-"))
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(following.toordinal() - 1), Precision.MONTH
    return date(int(when), 1, 1), date(int(when), 12, 31), Precision.YEAR


CN, US, TW = "country/CN", "country/US", "country/TW"
CHOU, LIANG = "official/周彥廷", "official/梁書豪"

#: Two papers and an agency on one call, and a paper on another day.
FIRST = (
    Story("甲報：美中通話", "2026-03-10", "甲報")
    .person("周彥廷", "CN", "外交部長")
    .person("梁書豪", "US", "國務卿")
    .event("call", "美中通話", "2026-03-09", (CN, US, CHOU, LIANG))
    .budget("國防特別預算", "TW", "1.25兆元", 1_250_000_000_000, 8, "proposed")
    .anonymous("國安官員", "TW")
    .says("國安官員", "是中方主動的")
    .claims("國安官員", 0, CN)
)
SECOND = (
    Story("乙報：梁书豪同周彦廷通电话", "2026-03-10", "乙報", "hans")
    .person("周彥廷", "CN", "外交部長")
    .person("梁書豪", "US")
    .event("call", "中美通话", "2026-03", (CN, US))
    .budget("国防特别预算", "TW", "1.2万亿", 1_200_000_000_000, 8, "blocked")
    .anonymous("國安官員", "TW")
    .says("國安官員", "是美方主動的")
    .claims("國安官員", 0, US)
    .claims(CHOU, 0, CN, Factuality.DENIED)
)
THIRD = (
    Story("丙報：通話次日", "2026-03-11", "丙報")
    .person("梁書豪", "US", "國務卿")
    .event("call", "美中通話", "2026-03-09", (CN, US, LIANG), initiator=US)
    .event("call", "美俄通話", "2026-03-09", ("country/RU", US))
    .says(LIANG, "談得很好")
    .says(LIANG, "下月再談")
)
STORIES = (FIRST, SECOND, THIRD)

WIRE = (
    "外交部發言人昨天下午在例行記者會上說，台日雙方已就漁業、海事安全與人員往來三項議題交換意見，下一輪磋商將在秋天舉行；"
    "被問到對方是否提出新的要求時，發言人只說會談氣氛良好，細節不便在此說明，並強調任何結論都會先向國會報告，"
    "也會請各地漁會派人參加說明會，讓漁民知道新的作業範圍與通報方式。"
)
#: An agency's report, the same as two outlets print it, and a paper's own report.
AGENCY = Story(WIRE, "2026-03-08", "中央社").event("meeting", "台日磋商", "2026-03-08", ("country/JP", TW))
REPRINT = Story("乙報標題　" + WIRE, "2026-03-10", "乙報").event(
    "meeting", "台日磋商", "2026-03-08", ("country/JP", TW)
)
REPRINT_HANS = Story(
    "丙报 外交部发言人昨天下午在例行记者会上说，台日双方已就渔业、海事安全与人员往来三项议题交换意见，下一轮磋商将在秋天举行；"
    "被问到对方是否提出新的要求时，发言人只说会谈气氛良好，细节不便在此说明，并强调任何结论都会先向国会报告。",
    "2026-03-09", "丙報", "hans",
).event("meeting", "台日磋商", "2026-03-08", ("country/JP", TW))  # fmt: skip
OWN_REPORT = Story(
    "丁報記者在場：台日代表八日在東京閉門談了四個小時，漁船通報與海上救難是主軸。與會者走出會場時多半不願多談，"
    "只有一位代表停下來說，這次比上次順利，秋天再談一次，或許就能把文字定下來；他沒有說對方要了什麼。",
    "2026-03-09", "丁報",
).event("meeting", "台日磋商", "2026-03-08", ("country/JP", TW))  # fmt: skip
#: The same name for a deputy and a minister, who are two, and an agency's report in two papers.
COPIES = (
    AGENCY.graph,
    REPRINT.graph,
    Story("甲").person("石承翰", "TW", "立委").graph,
    Story("乙").person("石承翰", "TW", "外交部長").graph,
)

#: One saying, told of two speakers; and one speaker on one matter on two days.
SAID_HERE = (
    Story("甲報：誰說的", "2026-03-09", "甲報")
    .person("周彥廷", "CN")
    .says(CHOU, "合作之門一直開著")
    .says(CHOU, "談國防條例")
    .about("country/TW")
)
SAID_THERE = Story("乙報：誰說的", "2026-03-10", "乙報").person("梁書豪", "US").says(LIANG, "合作之門一直開著")
SAID_LATER = (
    Story("丙報：改口", "2026-03-12", "丙報").person("周彥廷", "CN").says(CHOU, "不談國防條例").about("country/TW")
)
#: All that agree and disagree: for the queries on agreement.
DISPUTES = (*STORIES, AGENCY, REPRINT, OWN_REPORT, SAID_HERE, SAID_THERE, SAID_LATER)
