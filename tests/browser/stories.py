"""Graphs for the page's tests: two invented articles on one matter, hostile ones, and one of many thousand nodes.

Officials and events are made up; the offices are real ones. The graphs are written here triple by triple, so that
these tests depend on the ontology alone, as any graph that the page is given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS

BASE = "https://w3id.org/newskg/"
KG = Namespace(BASE + "ontology#")
SCHEMA = Namespace("https://schema.org/")
ORG = Namespace("http://www.w3.org/ns/org#")
OA = Namespace("http://www.w3.org/ns/oa#")

FIRST = """date 2031-03-04

交通部長林若谷：沿海鐵路「一毛錢都不會浪費」

記者方以恆／台北報導

▲交通部長林若谷3日在行政院說明。（資料照）

交通部長林若谷昨天（3日）在行政院表示，沿海鐵路六年預算為1500億元。一名財政官員則透露😀，實際經費恐達1800億元，\
而且日本代表團上個月已經來訪。

林若谷強調，台日2月下旬的會談由日方主動提出。日本外務省發言人高橋真也說，雙方將在今年秋天再次會面；日方重申，\
合作不受選舉影響。

經費從哪裡來

立委何遠山質疑，「錢從哪裡來」，並要求交通部公開合約；他引述學者蘇靜文曾說，鐵路廢線才剛拆完。"""

SECOND = """交通部长林若谷赴立法院说明沿海铁路

（示范社台北6日电）交通部长林若谷6日到立法院备询。他说，沿海铁路预算没有追加。立委何远山反问，日本代表团为什么来访。"""


class Draft:
    """One article's part of a graph. Things are given by name, places in the text by the words that stand there."""

    def __init__(self, graph: Graph, text: str, headline: str, day: str, script: str = "zh-Hant") -> None:
        self.graph, self.text, self.script = graph, text, script
        self.id = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self.article = URIRef(f"{BASE}article/{self.id}")
        self.put(self.article, RDF.type, SCHEMA.NewsArticle)
        self.put(self.article, SCHEMA.articleBody, self.words(text))
        self.put(self.article, SCHEMA.headline, self.words(headline))
        self.put(self.article, SCHEMA.inLanguage, Literal(script))
        if day:
            self.put(self.article, SCHEMA.datePublished, Literal(day, datatype=XSD.date))

    def put(self, subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> None:
        self.graph.add((subject, predicate, value))

    def words(self, text: str) -> Literal:
        return Literal(text, lang=self.script)

    def about(self, source: str = "", author: str = "", publisher: str = "", url: str = "") -> None:
        """What an article says of itself."""
        for predicate, text in ((DCTERMS.source, source), (SCHEMA.author, author), (SCHEMA.publisher, publisher)):
            if text:
                self.put(self.article, predicate, Literal(text))
        if url:
            self.put(self.article, SCHEMA.url, Literal(url))

    def every(self, phrase: str) -> Iterator[tuple[int, int]]:
        at = self.text.find(phrase)
        while at >= 0:
            yield at, at + len(phrase)
            at = self.text.find(phrase, at + 1)

    def evidence(self, start: int, end: int) -> URIRef:
        me = URIRef(f"{self.article}#char={start},{end}")
        self.put(me, RDF.type, KG.Evidence)
        self.put(me, OA.start, Literal(str(start), datatype=XSD.nonNegativeInteger))
        self.put(me, OA.end, Literal(str(end), datatype=XSD.nonNegativeInteger))
        self.put(me, OA.exact, Literal(self.text[start:end]))
        self.put(me, PROV.wasDerivedFrom, self.article)
        return me

    def marked(self, thing: URIRef, phrases: Iterable[str]) -> None:
        """Every place where one of the phrases stands is evidence for the thing."""
        for phrase in phrases:
            for start, end in self.every(phrase):
                self.put(thing, KG.evidence, self.evidence(start, end))

    def dated(self, thing: URIRef, start: str, end: str, precision: str, text: str = "") -> None:
        self.put(thing, KG.startDate, Literal(start, datatype=XSD.date))
        self.put(thing, KG.endDate, Literal(end, datatype=XSD.date))
        self.put(thing, KG.datePrecision, KG[precision])
        if text:
            self.put(thing, KG.dateText, self.words(text))

    def time(self, phrase: str, start: str, end: str, precision: str) -> None:
        at = next(self.every(phrase))
        self.dated(self.evidence(*at), start, end, precision)

    def country(self, code: str, zh: str, en: str, *phrases: str) -> URIRef:
        me = URIRef(f"{BASE}country/{code}")
        self.put(me, RDF.type, KG.Country)
        self.put(me, KG.isoCode, Literal(code))
        self.put(me, SKOS.prefLabel, Literal(zh, lang="zh-Hant"))
        self.put(me, SKOS.prefLabel, Literal(en, lang="en"))
        self.marked(me, phrases)
        return me

    def agent(self, path: str, name: str, *phrases: str, country: URIRef | None = None, alias: str = "") -> URIRef:
        me = URIRef(BASE + path)
        kind = path.partition("/")[0]
        self.put(me, RDF.type, {"official": KG.Official, "person": SCHEMA.Person, "org": ORG.Organization}[kind])
        if not list(self.graph.objects(me, SKOS.prefLabel)):
            self.put(me, SKOS.prefLabel, self.words(name))
        if kind == "official":
            self.put(me, KG.anonymous, Literal(path.startswith("official/anon/")))
        if country is not None:
            self.put(me, KG.represents, country)
        if alias:
            self.put(me, SKOS.altLabel, self.words(alias))
        self.marked(me, phrases)
        return me

    def office(self, holder: URIRef, role: str, country: URIRef, organization: URIRef | None = None) -> None:
        me = URIRef(f"{BASE}membership/{str(holder).rsplit('/', 1)[-1]}/{role}")
        title = URIRef(f"{BASE}role/{role}")
        self.put(me, RDF.type, ORG.Membership)
        self.put(me, ORG.member, holder)
        self.put(me, ORG.role, title)
        self.put(me, KG.officeOf, country)
        self.put(me, PROV.wasDerivedFrom, self.article)
        self.put(title, RDF.type, ORG.Role)
        self.put(title, SKOS.prefLabel, self.words(role))
        if organization is not None:
            self.put(me, ORG.organization, organization)

    def say(
        self,
        words: str,
        by: URIRef | None,
        cue: str = "",
        *,
        about: Iterable[URIRef] = (),
        mentions: Iterable[URIRef] = (),
        mode: str = "indirect",
        who: str = "",
        within: URIRef | None = None,
    ) -> URIRef:
        start, end = next(self.every(words))
        me = URIRef(f"{BASE}statement/{self.id}/{start}-{end}")
        self.put(me, RDF.type, KG.Statement)
        self.put(me, SCHEMA.text, self.words(words))
        self.put(me, KG.speechMode, KG[mode])
        self.put(me, PROV.wasDerivedFrom, self.article)
        self.put(me, KG.evidence, self.evidence(start, end))
        if by is not None:
            self.put(me, KG.speaker, by)
        for predicate, text in ((KG.cue, cue), (KG.speakerText, who)):
            if text:
                self.put(me, predicate, Literal(text))
        for thing in about:
            self.put(me, SCHEMA.about, thing)
        for thing in mentions:
            self.put(me, SCHEMA.mentions, thing)
        if within is not None:
            self.put(me, KG.accordingTo, within)
        return me

    def event(self, path: str, kind: str, label: str, *phrases: str, parties: Iterable[URIRef] = ()) -> URIRef:
        me = URIRef(f"{BASE}event/{path}")
        self.put(me, RDF.type, KG.Event)
        self.put(me, KG.eventType, KG[kind])
        if not list(self.graph.objects(me, SKOS.prefLabel)):
            self.put(me, SKOS.prefLabel, self.words(label))
        for party in parties:
            self.put(me, KG.participant, party)
        self.marked(me, phrases)
        return me

    def budget(self, path: str, label: str, payer: URIRef, *phrases: str) -> URIRef:
        me = URIRef(f"{BASE}budget/{path}")
        self.put(me, RDF.type, KG.Budget)
        self.put(me, SKOS.prefLabel, self.words(label))
        self.put(me, KG.budgetOf, payer)
        self.marked(me, phrases)
        return me

    def amount(self, budget: URIRef, value: str, text: str, approximate: bool = False) -> None:
        me = URIRef(f"{BASE}amount/{str(budget).rsplit('/', 1)[-1]}/{value}-TWD")
        self.put(budget, KG.amount, me)
        self.put(me, RDF.type, SCHEMA.MonetaryAmount)
        self.put(me, SCHEMA.value, Literal(value, datatype=XSD.decimal, normalize=False))
        self.put(me, SCHEMA.currency, Literal("TWD"))
        self.put(me, KG.amountText, self.words(text))
        self.put(me, KG.currencyInferred, Literal(True))
        self.put(me, KG.approximate, Literal(approximate))
        self.marked(me, [text])

    def claim(self, subject: URIRef, name: str, value: URIRef, by: URIRef, factuality: str, words: str) -> None:
        me = URIRef(f"{BASE}claim/{self.id}/{name}")
        self.put(me, RDF.type, KG.Claim)
        self.put(me, RDF.subject, subject)
        self.put(me, RDF.predicate, KG[name])
        self.put(me, RDF.object, value)
        self.put(me, KG.accordingTo, by)
        self.put(me, KG.factuality, KG[factuality])
        self.marked(me, [words])


def first(graph: Graph) -> None:
    """A Traditional article: a contested budget, an anonymous source, a claim, uncertain and missing dates."""
    d = Draft(graph, FIRST, "交通部長林若谷：沿海鐵路「一毛錢都不會浪費」", "2031-03-04")
    d.about("沿海鐵路.txt", "記者方以恆／台北報導", "示範日報", "https://example.org/news/1")
    taiwan = d.country("TW", "台灣", "Taiwan", "台日")
    japan = d.country("JP", "日本", "Japan", "日本", "日方")
    ministry = d.agent("org/交通部", "交通部", "交通部", country=taiwan)
    minister = d.agent("official/林若谷", "林若谷", "林若谷", country=taiwan, alias="林部長")
    d.office(minister, "交通部長", taiwan, ministry)
    source = d.agent(f"official/anon/{d.id}/財政官員", "財政官員", "財政官員", country=taiwan)
    d.put(source, KG.sector, d.words("財政"))
    member = d.agent("official/何遠山", "何遠山", "何遠山", country=taiwan)
    speaker = d.agent("official/高橋真也", "高橋真也", "高橋真也", country=japan)
    scholar = d.agent("person/蘇靜文", "蘇靜文", "蘇靜文")
    d.time("昨天（3日）", "2031-03-03", "2031-03-03", "day")
    d.time("上個月", "2031-02-01", "2031-02-28", "month")
    d.time("2月下旬", "2031-02-21", "2031-02-28", "interval")

    budget = d.budget("TW-沿海鐵路", "沿海鐵路預算", taiwan, "沿海鐵路六年預算")
    d.put(budget, KG.budgetPeriod, Literal("P6Y", datatype=XSD.duration, normalize=False))
    d.put(budget, KG.purpose, d.words("鐵路"))
    d.put(budget, KG.budgetStatus, KG.proposed)
    d.amount(budget, "150000000000", "1500億元")
    d.amount(budget, "180000000000", "1800億元", approximate=True)
    visit = d.event("2031-02-visit-JP-TW", "visit", "日本代表團來訪", "來訪", parties=[japan, taiwan])
    d.dated(visit, "2031-02-01", "2031-02-28", "month", "上個月")
    talks = d.event("2031-02-21-meeting-JP-TW", "meeting", "台日會談", "會談", parties=[japan, taiwan])
    d.dated(talks, "2031-02-21", "2031-02-28", "interval", "2月下旬")
    d.put(talks, KG.subEventOf, visit)
    autumn = d.event("2031-09-meeting-JP-TW", "meeting", "台日再次會面", "再次會面", parties=[japan, taiwan])
    d.dated(autumn, "2031-09-01", "2031-11-30", "quarter", "今年秋天")
    d.put(autumn, KG.eventStatus, KG.planned)
    works = d.event("demolition", "accident", "廢線拆除", "拆完")

    d.say("一毛錢都不會浪費", minister, mode="direct", about=[budget])
    d.say("沿海鐵路六年預算為1500億元", minister, "表示", about=[budget], who="林若谷")
    cost = d.say(
        "實際經費恐達1800億元，而且日本代表團上個月已經來訪", source, "透露", about=[budget, visit], mentions=[japan]
    )
    said = d.say("台日2月下旬的會談由日方主動提出", minister, "強調", about=[talks], mentions=[japan, taiwan])
    later = d.say("雙方將在今年秋天再次會面", speaker, "說", about=[autumn])
    d.say("合作不受選舉影響", japan, "重申", who="日方")
    d.say("錢從哪裡來", member, "質疑", mode="direct", about=[budget])
    d.say("公開合約", member, "要求", about=[ministry])
    quoted = d.say("學者蘇靜文曾說，鐵路廢線才剛拆完", member, "引述", about=[scholar], who="他")
    inner = d.say("鐵路廢線才剛拆完", scholar, "曾說", about=[works], within=quoted)
    d.put(budget, KG.accordingTo, d.article)
    for event, voucher in ((visit, cost), (talks, said), (autumn, later), (works, inner)):
        d.put(event, KG.accordingTo, voucher)
    d.claim(talks, "initiator", japan, said, "uncertain", "台日2月下旬的會談由日方主動提出")


def second(graph: Graph) -> None:
    """A Simplified article on the same matter, by another outlet."""
    d = Draft(graph, SECOND, "交通部长林若谷赴立法院说明沿海铁路", "2031-03-06", "zh-Hans")
    d.about("rail.txt", publisher="示范社")
    taiwan = d.country("TW", "台灣", "Taiwan")
    d.country("JP", "日本", "Japan", "日本")
    minister = d.agent("official/林若谷", "林若谷", "林若谷", country=taiwan)
    member = d.agent("official/何遠山", "何远山", "何远山", country=taiwan, alias="何远山")
    yuan = d.agent("org/立法院", "立法院", "立法院", country=taiwan)
    d.office(minister, "交通部長", taiwan)
    d.say("沿海铁路预算没有追加", minister, "说", about=[URIRef(f"{BASE}budget/TW-沿海鐵路")])
    visit = d.event("2031-02-visit-JP-TW", "visit", "日本代表團來訪", "来访")
    d.say("日本代表团为什么来访", member, "反问", about=[visit])
    hearing = d.event("2031-03-06-meeting-TW", "meeting", "备询", "备询", parties=[minister, yuan])
    d.dated(hearing, "2031-03-06", "2031-03-06", "day", "6日")
    d.put(hearing, KG.accordingTo, d.article)


def one() -> Graph:
    """The graph of the first article."""
    graph = Graph()
    first(graph)
    return graph


def both() -> Graph:
    """The graph of both articles."""
    graph = one()
    second(graph)
    return graph


REPRINT = "轉載 " + FIRST.replace("2月下旬", "2月25日")


def third(graph: Graph) -> None:
    """A near copy of the first article in another paper, which has another day, another place and another speaker."""
    d = Draft(graph, REPRINT, "轉載：沿海鐵路預算", "2031-03-05")
    d.about("reprint.txt", publisher="轉載晚報")
    budget = d.budget("TW-沿海鐵路", "沿海鐵路預算", URIRef(f"{BASE}country/TW"), "沿海鐵路六年預算")
    d.put(budget, KG.accordingTo, d.article)
    talks = d.event("2031-02-21-meeting-JP-TW", "meeting", "台日會談", "會談")
    member = d.agent("official/何遠山", "何遠山", "何遠山")
    d.say("一毛錢都不會浪費", member, mode="direct", about=[budget])
    said = d.say("台日2月25日的會談由日方主動提出", member, "強調", about=[talks])
    d.claim(talks, "initiator", URIRef(f"{BASE}country/TW"), said, "certain", "台日2月25日的會談由日方主動提出")


def merged() -> Graph:
    """Three articles with what a merge computes of them: copies, counts, reported facts, what may be the same."""
    graph = both()
    third(graph)
    articles = {str(graph.value(a, SCHEMA.publisher)): a for a in graph.subjects(RDF.type, SCHEMA.NewsArticle)}
    original, copy, other = (articles[name] for name in ("示範日報", "轉載晚報", "示范社"))
    graph.add((copy, KG.nearCopyOf, original))
    budget, visit, talks = (
        URIRef(BASE + path)
        for path in ("budget/TW-沿海鐵路", "event/2031-02-visit-JP-TW", "event/2031-02-21-meeting-JP-TW")
    )
    for thing, counts, day in ((budget, (2, 2, 1), "2031-03-04"), (visit, (2, 2, 2), "2031-03-04")):
        for name, number in zip(("articles", "outlets", "independentSources"), counts, strict=True):
            graph.add((thing, KG[name], Literal(str(number), datatype=XSD.nonNegativeInteger)))
        graph.add((thing, KG.firstReportedOn, Literal(day, datatype=XSD.date)))
    facts = [(talks, KG.startDate, Literal("2031-02-21", datatype=XSD.date), original)]
    facts += [(talks, KG.endDate, Literal("2031-02-28", datatype=XSD.date), original)]
    facts += [(talks, KG.datePrecision, KG.interval, original), (talks, KG.datePrecision, KG.day, copy)]
    facts += [(talks, p, Literal("2031-02-25", datatype=XSD.date), copy) for p in (KG.startDate, KG.endDate)]
    facts += [(talks, KG.participant, URIRef(f"{BASE}country/{code}"), original) for code in ("JP", "TW")]
    facts += [(talks, KG.participant, URIRef(f"{BASE}country/TW"), copy)]
    facts += [(visit, KG.eventStatus, KG.happened, original), (visit, KG.eventStatus, KG.planned, other)]
    for number, (subject, predicate, value, article) in enumerate(facts):
        me = URIRef(f"{BASE}fact/{number:016x}")
        for triple in (
            (me, RDF.type, KG.ReportedFact),
            (me, RDF.subject, subject),
            (me, RDF.predicate, predicate),
            (me, RDF.object, value),
            (me, PROV.wasDerivedFrom, article),
        ):
            graph.add(triple)
    graph.add((URIRef(BASE + "official/何遠山"), KG.possiblySameAs, URIRef(BASE + "official/高橋真也")))
    return graph


def without_text(graph: Graph) -> Graph:
    """The same graph, as somebody may pass it on who may not pass on the articles."""
    graph.remove((None, SCHEMA.articleBody, None))
    return graph


SURNAMES = "林陳黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈"
GIVEN = "若谷遠山靜文方恆真也明川雨晴子安一心嘉禾竹君海雲青松知行思齊望舒"
OFFICES = ("立委", "市議員", "交通局長", "財政局長", "水利署長", "縣長", "發言人", "主任委員")
KINDS = ("meeting", "visit", "vote", "law", "speech", "exercise")
WORKS = ("鐵路", "水庫", "公路", "醫院", "學校", "港口", "電廠", "公園")


def many(articles: int = 1000) -> Graph:
    """A graph of about twenty nodes an article: officials, bodies, events and budgets of their own, two countries."""
    graph = Graph()
    for number in range(articles):
        _one_of_many(graph, number)
    return graph


def _one_of_many(graph: Graph, number: int) -> None:
    names = []
    for at in range(8):
        code = number * 8 + at
        code, surname = divmod(code, len(SURNAMES))
        code, one = divmod(code, len(GIVEN))
        names.append(
            SURNAMES[surname] + GIVEN[one] + GIVEN[code % len(GIVEN)] + GIVEN[code // len(GIVEN)] * (code > 31)
        )
    month, day = number % 12 + 1, number % 28 + 1
    work = WORKS[number % len(WORKS)]
    place = f"第{number}區"
    sentences = [
        f"{OFFICES[at]}{name}{day}日表示，{place}{work}的第{at}期工程要等{month}月{at + 1}日會議決定。"
        for at, name in enumerate(names)
    ]
    sentences += [f"日本代表團參觀{place}{work}後說，合作還會繼續{at}年。" for at in range(4)]
    headline = f"{place}{work}工程引發爭論"
    text = headline + "\n\n" + "\n\n".join(sentences)
    d = Draft(graph, text, headline, f"{2010 + number % 20}-{month:02}-{day:02}")
    taiwan, japan = d.country("TW", "台灣", "Taiwan"), d.country("JP", "日本", "Japan", "日本")
    bodies = [
        d.agent(f"org/{place}{work}{part}", f"{place}{work}{part}", f"{place}{work}")
        for part in ("處", "局", "會", "所")
    ]
    people = [d.agent(f"official/{name}", name, name, country=taiwan) for name in names]
    for person, office in zip(people, OFFICES, strict=True):
        d.office(person, office, taiwan, bodies[0])
    events = []
    for at, kind in enumerate(KINDS):
        start = f"{2010 + number % 20}-{month:02}-{at + 1:02}"
        event = d.event(
            f"{number}-{at}",
            kind,
            f"{place}第{at}次會議",
            f"{month}月{at + 1}日會議",
            parties=[people[at], bodies[at % 4]],
        )
        d.dated(event, start, start, "day")
        events.append(event)
    budgets = [d.budget(f"{number}-{at}", f"{place}{work}第{at}期預算", taiwan, f"第{at}期工程") for at in range(2)]
    for at, budget in enumerate(budgets):
        d.amount(budget, str((number + 1) * 10**6 * (at + 1)), f"第{at}期")
    for at, person in enumerate(people):
        about = [events[at % 6], budgets[at % 2]]
        d.say(sentences[at].partition("，")[2][:-1], person, "表示", about=about, mentions=[bodies[0]])
    for at in range(4):
        d.say(sentences[8 + at].partition("說，")[2][:-1], japan, "說", about=[bodies[at], taiwan])
