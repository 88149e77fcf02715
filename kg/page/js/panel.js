// The side panel: what is known of the chosen node or statement, by whom, and in which words of which article.

const Panel = (() => {
  const { nodeButton, evidence, list, saidBy, statementCard, vouched, claimCard, link } = Parts;

  function facts(i) {
    const thing = things[i];
    const rows = [];
    const row = (name, ...content) => rows.push(el("dt", {}, name), el("dd", {}, ...content));
    if (thing.alt?.length) row(t("alias"), el("span", { dir: "auto" }, thing.alt.join("、")));
    if (thing.z) row(t(`measure.${settings.size}`), thing.z);
    if (thing.sec) row(t("sector"), el("span", { dir: "auto" }, thing.sec));
    if (thing.k === "event") {
      row(
        t("date"),
        thing.d
          ? precisely(thing.d)
          : t("date.none"),
        thing.d?.[3] ? el("span.sub", { dir: "auto" }, t("date.text", { text: thing.d[3] })) : null,
      );
      if (thing.st) row(t("status"), statusName(thing.st));
    }
    if (thing.k === "budget") {
      if (thing.per) row(t("period"), spanOfTime(thing.per));
      if (thing.for) row(t("purpose"), el("span", { dir: "auto" }, thing.for));
      if (thing.st) row(t("status"), statusName(thing.st));
    }
    const by = new Map();
    const told = new Set();
    for (const r of thing.out) {
      const relation = relations[r];
      if (!by.has(relation.n)) by.set(relation.n, []);
      const office = relation.l ? labelIn(relation.l) : "";
      const same = `${relation.n} ${relation.e} ${fold(office)}`; // 總統 and 总统 are one office in two scripts
      if (told.has(same)) continue;
      told.add(same);
      by.get(relation.n).push(
        el("span", {}, nodeButton(relation.e), office ? el("span.sub", { dir: "auto" }, office) : null),
      );
    }
    for (const [name, ends] of by) row(relationName(name), ...ends);
    const back = new Map();
    for (const r of thing.in) {
      const relation = relations[r];
      if (!["subEventOf", "heldDuring", "budgetOf", "place"].includes(relation.n)) continue;
      if (!back.has(relation.n)) back.set(relation.n, []);
      back.get(relation.n).push(nodeButton(relation.s));
    }
    for (const [name, ends] of back) row(t(`rel.back.${name}`), ...ends);
    return rows.length ? el("dl", {}, rows) : null;
  }

  // Amounts side by side: where sources differ, all stand there and none is preferred.
  function amounts(thing) {
    if (!thing.amt?.length) return null;
    const contested = new Set(thing.amt.map((amount) => `${amount.v} ${amount.c}`)).size > 1;
    return el(
      "section",
      {},
      el("h3", {}, t(contested ? "amounts.contested" : "amounts")),
      el(
        "div.amounts",
        {},
        thing.amt.map((amount) =>
          el(
            "div.amount",
            {},
            el("p.money", {}, money(amount)),
            amount.t ? el("p.sub", { dir: "auto" }, t("amount.text", { text: amount.t })) : null,
            amount.inf ? el("p.sub", {}, t("amount.inferred")) : null,
            (amount.p ?? []).map(evidence),
          ),
        ),
      ),
    );
  }

  function ofThing(i) {
    const thing = things[i];
    const hidden = Graph.hiddenNeighbours(i);
    const pass = (s) => statementPasses(s);
    const mentions = thing.p.filter(([a]) => state.article < 0 || a === state.article);
    const only = thing.by?.length && thing.by.every((source) => source[0] === "s");
    return [
      el("h2", { dir: "auto", tabindex: "-1" }, glyphOf(i), nameOf(i)),
      el("p.sub", {}, about(i)),
      el(
        "p.actions",
        {},
        el(
          "button",
          {
            type: "button",
            onclick: () => {
              set({ view: "graph" }, true);
              Graph.centre(`n${i}`);
            },
          },
          t("act.graph"),
        ),
        mentions.find(([, start]) => start >= 0)
          ? el("button", { type: "button", onclick: () => toArticle(mentions[0][0], mentions[0]) }, t("act.article"))
          : null,
        el(
          "button",
          { type: "button", disabled: !hidden, onclick: () => Graph.expand(i) },
          t("act.expand", { n: hidden }),
        ),
      ),
      only ? el("p.notice.according", {}, t("only.sources")) : null,
      thing.cor ? Agreement.carriedBy(i) : null,
      thing.by?.length ? el("section", {}, el("h3", {}, t("vouched")), vouched(thing.by)) : null,
      facts(i),
      Agreement.namesakes(i),
      Agreement.disputed(i),
      Agreement.partly(i),
      amounts(thing),
      Agreement.rivals(i),
      list(t("list.claims"), Agreement.undisputed(i), claimCard, `c${i}`),
      list(t("list.says"), thing.says.filter(pass), statementCard, `y${i}`),
      list(t("list.told"), thing.told.filter(pass), statementCard, `t${i}`),
      list(t("list.named"), thing.named.filter(pass), statementCard, `m${i}`),
      list(t("list.mentions"), mentions, evidence, `e${i}`),
      thing.cor ? null : Agreement.carriedBy(i),
    ];
  }

  function ofStatement(s) {
    const statement = statements[s];
    const inner = statements.map((other, j) => (other.in === s ? j : -1)).filter((j) => j >= 0);
    const vouches = [...things.keys()].filter((i) => things[i].by?.includes(`s${s}`));
    const claimed = claims.map((claim, c) => (claim.by?.includes(`s${s}`) ? c : -1)).filter((c) => c >= 0);
    return [
      el("h2", { dir: "auto", tabindex: "-1" }, glyph("statement"), t("kind.statement")),
      saidBy(statement),
      el("blockquote.big", { dir: "auto" }, statement.text || t("statement.empty")),
      el(
        "p.actions",
        {},
        statement.p.some(([, start]) => start >= 0)
          ? el("button", { type: "button", onclick: () => toArticle(statement.a, statement.p[0]) }, t("act.article"))
          : null,
        el(
          "button",
          {
            type: "button",
            onclick: () => {
              set({ view: "graph" }, true);
              Graph.centre(`s${s}`);
            },
          },
          t("act.graph"),
        ),
      ),
      statement.who && statement.by >= 0 && statement.who !== nameOf(statement.by)
        ? el("p.sub", { dir: "auto" }, t("speaker.text", { text: statement.who }))
        : null,
      statement.d ? el("p.sub", {}, t("said.on", { date: period(statement.d[0], statement.d[1]) })) : null,
      statement.in !== undefined
        ? el("section", {}, el("h3", {}, t("list.within")), statementCard(statement.in))
        : null,
      Agreement.attributed(s),
      statement.a >= 0 ? Agreement.copyMark(statement.a) : null,
      list(t("list.about"), statement.ab, (i) => nodeButton(i), `sa${s}`),
      list(
        t("list.naming"),
        statement.me.filter((i) => !statement.ab.includes(i)),
        (i) => nodeButton(i),
        `sm${s}`,
      ),
      list(t("list.claims"), claimed, claimCard, `sc${s}`),
      list(t("list.vouches"), vouches, (i) => nodeButton(i), `sv${s}`),
      list(t("list.inner"), inner, statementCard, `si${s}`),
      list(t("list.evidence"), statement.p, evidence, `se${s}`),
    ];
  }

  const top = (kind) =>
    [...things.keys()]
      .filter((i) => things[i].k === kind && thingPasses(i))
      .sort((a, b) => (things[b].w ?? 0) - (things[a].w ?? 0) || a - b);

  function start() {
    const counts = KINDS.map((kind) => [kind, things.filter((thing) => thing.k === kind).length]).filter(([, n]) => n);
    return [
      el("h2", { dir: "auto", tabindex: "-1" }, t("panel.start")),
      el("p", {}, t("panel.hint")),
      el(
        "dl.counts",
        {},
        [["statement", statements.length], ...counts].map(([kind, n]) => [
          el("dt", {}, glyph(kind), t(`kind.${kind}`)),
          el("dd", {}, n),
        ]),
      ),
      list(
        t("list.speakers"),
        [...things.keys()]
          .filter((i) => things[i].says.length)
          .sort((a, b) => things[b].says.length - things[a].says.length || a - b),
        (i) => el("p.rank", {}, nodeButton(i), el("span.sub", {}, t("count.says", { n: things[i].says.length }))),
        "start",
      ),
      list(
        t("list.events"),
        top("event"),
        (i) =>
          el(
            "p.rank",
            {},
            nodeButton(i),
            el("span.sub", {}, things[i].d ? period(things[i].d[0], things[i].d[1]) : ""),
          ),
        "events",
      ),
      list(
        t("list.budgets"),
        top("budget"),
        (i) => el("p.rank", {}, nodeButton(i), el("span.sub", {}, (things[i].amt ?? []).map(money).join(" / "))),
        "budgets",
      ),
      list(t("list.contested"), Agreement.contested(), (i) => nodeButton(i), "contested"),
      list(t("list.claimed"), [...claims.keys()], claimCard, "claims"),
      el(
        "section",
        {},
        el("h3", {}, t("articles"), el("span.count", {}, articles.length)),
        el(
          "ul.carriers",
          {},
          articles
            .slice(0, 60)
            .map((article, a) =>
              el(
                "li",
                {},
                Parts.articleButton(a),
                el(
                  "span.sub",
                  { dir: "auto" },
                  [article.out, article.by, article.d, article.src].filter(Boolean).join(" · "),
                ),
                Agreement.copyMark(a),
                link(article.url),
              ),
            ),
        ),
      ),
    ];
  }

  function draw() {
    hideTip();
    const panel = $("panel");
    const close = el(
      "button.close",
      {
        type: "button",
        "aria-label": t("close"),
        onclick: () => {
          set({ sel: null, depth: 0 });
          $("canvas").focus();
        },
      },
      "×",
    );
    const content = !state.sel
      ? start()
      : state.sel[0] === "n"
        ? ofThing(+state.sel.slice(1))
        : ofStatement(+state.sel.slice(1));
    fill(panel, state.sel ? close : null, content);
    panel.classList.toggle("chosen", Boolean(state.sel));
    panel.scrollTop = 0;
  }

  function focus() {
    $("panel").querySelector("h2")?.focus();
  }

  return { draw, focus };
})();
