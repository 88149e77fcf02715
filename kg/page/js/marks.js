// Everything that is marked in the articles' texts, by article.

const Marks = (() => {
  const RANK = { statement: 0, event: 1, budget: 2, org: 3, place: 4, official: 5, person: 5, country: 6, time: 7 };
  let byArticle = null;
  const before = (x, y) =>
    x.start - y.start || y.end - x.end || RANK[x.kind] - RANK[y.kind] || (x.key < y.key ? -1 : 1);

  function build() {
    byArticle = articles.map(() => []);
    const seen = new Set();
    const put = ([a, start, end, exact], kind, key, more) => {
      const id = `${a}:${start}:${end}:${key}`;
      if (a < 0 || seen.has(id)) return;
      seen.add(id);
      byArticle[a].push({ start, end, exact, kind, key, at: `${start}-${end}`, ...more });
    };
    statements.forEach((statement, s) => statement.p.forEach((p, part) => put(p, "statement", `s${s}`, { part })));
    things.forEach((thing, i) => {
      for (const p of thing.p) put(p, thing.k, `n${i}`);
      for (const amount of thing.amt ?? []) for (const p of amount.p ?? []) put(p, "budget", `n${i}`);
    });
    times.forEach(([a, start, end, from, to, precision]) =>
      put([a, start, end], "time", "", { when: [from, to, precision] }),
    );
    for (const list of byArticle) list.sort(before);
  }

  // The marks of an article, outer ones first.
  function of(a) {
    if (!byArticle) build();
    return byArticle[a];
  }

  // The innermost statement in which a passage lies, or -1.
  function statementAt([a, start, end]) {
    if (a < 0 || start < 0) return -1;
    let best = null;
    for (const mark of of(a)) {
      if (mark.start > start) break;
      if (mark.kind === "statement" && mark.end >= end && (!best || mark.end - mark.start <= best.end - best.start))
        best = mark;
    }
    return best ? +best.key.slice(1) : -1;
  }

  return { of, before, statementAt };
})();
