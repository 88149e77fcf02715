// How the articles agree: who reports something, whose text is a copy, and where they state different things.

const Agreement = (() => {
  const { nodeButton, articleButton, list, statementCard, vouched } = Parts;
  const SAME_WORDS = 5; // characters from which on the same words are more than chance

  const counted = (key, n) => t(n === 1 && has(`${key}.one`) ? `${key}.one` : key, { n });

  // An article with its outlet and day, marked where its text is a near copy of an earlier one's.
  const articleItem = (a, passage) => [
    articleButton(a, passage),
    el("span.sub", { dir: "auto" }, [articles[a].out, articles[a].d].filter(Boolean).join(" ")),
    copyMark(a),
  ];

  const copyMark = (a) =>
    articles[a].cp === undefined
      ? null
      : el("span.copy", { dir: "auto" }, t("copy.of"), " ", articleButton(articles[a].cp));

  // The numbers that a merge computed: 3 篇報導、2 家媒體、2 個獨立來源；最早 2026-02-05. Not every article names its outlet.
  function counts(thing) {
    const [all, outlets, sources, first] = thing.cor;
    const silent = carriers(thing).filter((a) => !articles[a].out).length;
    const unnamed = silent ? counted("agree.unnamed", silent) : "";
    const numbers = [
      counted("agree.articles", all),
      outlets ? `${counted("agree.outlets", outlets)}${unnamed}` : "",
      counted("agree.sources", sources),
    ];
    return `${numbers.filter(Boolean).join(t("agree.and"))}${first ? t("agree.first", { date: first }) : ""}`;
  }

  // The articles that carry a thing. There is nothing to say of one article that stands alone.
  function carriedBy(i) {
    const thing = things[i];
    const found = carriers(thing);
    if (articles.length < 2 || !found.length) return null;
    const passage = (a) => thing.p.find((p) => p[0] === a);
    return list(
      t("carried", { n: found.length, all: articles.length }),
      found,
      (a) => el("li", {}, articleItem(a, passage(a))),
      `a${i}`,
      { lead: thing.cor ? el("p.told", {}, counts(thing)) : null, body: "ul.carriers", count: false },
    );
  }

  // -- where articles differ ----------------------------------------------------------------------------------------

  function stated({ n }, { o, d, v }) {
    if (o >= 0) return nodeButton(o);
    if (d) return el("strong", {}, precisely(d));
    const words = n === "status" ? statusName(v) : n === "eventType" ? typeName(v) : n === "period" ? spanOfTime(v) : v;
    return el("strong", { dir: "auto" }, words);
  }

  const position = (dispute, stand) =>
    el(
      "div.position",
      {},
      el("p", {}, stated(dispute, stand)),
      el("ul.carriers", {}, stand.a.map((a) => el("li", {}, articleItem(a)))),
    );

  const heading = (name) => (has(`differ.${name}`) ? t(`differ.${name}`) : relationName(name));

  function disputed(i) {
    const found = (things[i].dis ?? []).filter((dispute) => !dispute.some);
    if (!found.length) return null;
    return el(
      "section.disputes",
      {},
      el("h3", {}, t("list.differ")),
      found.map((dispute) => [
        el("h4", {}, heading(dispute.n)),
        el(
          "div.amounts",
          {},
          dispute.pos.map((stand) => position(dispute, stand)),
        ),
      ]),
    );
  }

  // Parties that some articles name and others do not.
  function partly(i) {
    const found = (things[i].dis ?? []).filter((dispute) => dispute.some);
    const all = carriers(things[i]).length;
    return list(
      t("list.partly"),
      found.flatMap((dispute) => dispute.pos.map((stand) => [dispute.n, stand])),
      ([name, stand]) =>
        el(
          "div.partly",
          {},
          el(
            "p",
            {},
            el("span.cue", {}, relationName(name)),
            nodeButton(stand.o),
            el("span.sub", {}, t("of.all", { n: stand.a.length, all })),
          ),
          el(
            "p.where",
            {},
            stand.a.map((a) => articleButton(a)),
          ),
        ),
      `p${i}`,
    );
  }

  // -- rival claims -------------------------------------------------------------------------------------------------

  // The claims on a thing of which others say something else, by what they are about.
  function rivalsOf(i) {
    const groups = new Map();
    for (const c of things[i].claims) {
      if (claims[c].s !== i) continue;
      if (!groups.has(claims[c].n)) groups.set(claims[c].n, []);
      groups.get(claims[c].n).push(c);
    }
    const several = (values) => new Set(values).size > 1;
    for (const [name, group] of groups) {
      const values = group.map((c) => `${claims[c].o} ${claims[c].v ?? ""}`);
      if (!several(values) && !several(group.map((c) => claims[c].f === "denied"))) groups.delete(name);
    }
    return groups;
  }

  function rivalCard(c) {
    const claim = claims[c];
    const passages = (claim.p ?? []).filter(([a], at, all) => a >= 0 && all.findIndex((p) => p[0] === a) === at);
    return el(
      "div.position.rival",
      {},
      el(
        "p",
        {},
        claim.o >= 0 ? nodeButton(claim.o) : el("strong", { dir: "auto" }, claim.v ?? ""),
        claim.f ? el("span.mode", {}, has(`fact.${claim.f}`) ? t(`fact.${claim.f}`) : claim.f) : null,
      ),
      vouched(claim.by),
      el(
        "ul.carriers",
        {},
        passages.map((p) => el("li", {}, articleItem(p[0], p))),
      ),
    );
  }

  function rivals(i) {
    const groups = rivalsOf(i);
    if (!groups.size) return null;
    return el(
      "section.disputes",
      {},
      el("h3", {}, t("list.rivals")),
      [...groups].map(([name, group]) => [
        el("h4", {}, relationName(name)),
        el("div.amounts", {}, group.map(rivalCard)),
      ]),
    );
  }

  // What remains of a thing's claims once those stand side by side that contradict each other.
  function undisputed(i) {
    const shown = new Set([...rivalsOf(i).values()].flat());
    return things[i].claims.filter((c) => !shown.has(c));
  }

  // -- the same words of another speaker ----------------------------------------------------------------------------

  let sayings = null;

  // Statements of the same words that other articles give to another speaker.
  function elsewhere(s) {
    if (!sayings) {
      sayings = new Map();
      statements.forEach(({ text, by }, at) => {
        if (by < 0 || text.length < SAME_WORDS) return;
        const key = fold(text);
        if (!sayings.has(key)) sayings.set(key, []);
        sayings.get(key).push(at);
      });
    }
    const { text, by, a } = statements[s];
    if (by < 0 || text.length < SAME_WORDS) return [];
    return sayings.get(fold(text)).filter((at) => statements[at].by !== by && statements[at].a !== a);
  }

  const attributed = (s) => list(t("list.attributed"), elsewhere(s), statementCard, `so${s}`);

  // -- what may be the same -----------------------------------------------------------------------------------------

  const namesakes = (i) =>
    list(
      t("list.namesakes"),
      things[i].ns ?? [],
      (other) => el("p.rank", {}, nodeButton(other), el("span.sub", { dir: "auto" }, about(other))),
      `ns${i}`,
    );

  // The things of which articles or their sources say different things.
  const contested = () =>
    [...things.keys()].filter((i) => things[i].dis?.some((dispute) => !dispute.some) || rivalsOf(i).size);

  return { articleItem, copyMark, carriedBy, disputed, partly, rivals, undisputed, attributed, namesakes, contested };
})();
