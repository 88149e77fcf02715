// What the views and the side panel are made of: names to click on, evidence in its context, statements, claims.

const Parts = (() => {
  const MORE = 6;
  const open = new Set(); // lists that the reader has opened to the end

  const nodeButton = (i, more = {}) =>
    el(
      "button.chip",
      {
        type: "button",
        dir: "auto",
        onclick: () => select(`n${i}`),
        onmouseenter: (event) => showTip(event.clientX, event.clientY, ...tipFor(`n${i}`)),
        onmouseleave: hideTip,
        ...more,
      },
      glyphOf(i),
      nameOf(i),
    );

  const articleButton = (a, passage, most = 22) =>
    el(
      "button.link",
      { type: "button", dir: "auto", title: articleName(a), onclick: () => toArticle(a, passage) },
      brief(articleName(a), most),
    );

  // The sentence around a passage, the passage itself marked; long ones are cut at both ends.
  function context([a, start, end, exact]) {
    const article = a >= 0 ? articles[a] : null;
    if (!article || article.t === null || start < 0)
      return el("blockquote", { dir: "auto" }, el("mark", {}, exact ?? ""));
    const from = Math.max(0, start - 60);
    const to = Math.min(article.size, end + 60);
    let before = stretch(article, from, start);
    let after = stretch(article, end, to);
    const cutBefore = Math.max(before.lastIndexOf("。"), before.lastIndexOf("\n"));
    if (cutBefore >= 0) before = before.slice(cutBefore + 1);
    else if (from > 0) before = `…${before}`;
    const cutAfter = after.search(/[。\n]/u);
    if (cutAfter >= 0) after = after.slice(0, cutAfter + 1);
    else if (to < article.size) after = `${after}…`;
    return el("blockquote", { dir: "auto" }, before, el("mark", {}, stretch(article, start, end)), after);
  }

  function evidence(passage) {
    const [a, start, end] = passage;
    return el(
      "div.evidence",
      {},
      context(passage),
      el(
        "p.where",
        {},
        inWords(passage),
        a >= 0 ? articleButton(a, passage) : null,
        start >= 0 ? el("span", {}, t("offsets", { start, end })) : el("span.warn", {}, t("offsets.none")),
      ),
    );
  }

  // Whether a passage is the article's own voice or lies in what somebody said.
  function inWords(passage) {
    const s = Marks.statementAt(passage);
    if (s < 0 || state.sel === `s${s}`) return null;
    return el(
      "button.link.according",
      { type: "button", dir: "auto", onclick: () => select(`s${s}`) },
      t("in.words", { who: speakerName(statements[s]) }),
    );
  }

  // A section of so many items; a long one is opened on demand. `lead` stands above them.
  function list(title, items, make, key, { lead = null, body = "div.list", count = true } = {}) {
    if (!items.length) return null;
    const show = open.has(key) ? items.length : MORE;
    const rest = items.length - show;
    const holder = add(el(body), items.slice(0, show).map(make));
    const more = () =>
      el(
        "button.more",
        {
          type: "button",
          onclick: (event) => {
            open.add(key);
            const next = items.slice(show).map(make);
            add(holder, next);
            event.target.remove();
            next[0]?.querySelector("button")?.focus();
          },
        },
        t("more", { n: rest }),
      );
    return el(
      "section",
      {},
      el("h3", {}, title, count ? el("span.count", {}, items.length) : null),
      lead,
      holder,
      rest > 0 ? more() : null,
    );
  }

  // Who said it, with which word and in which mode.
  const saidBy = (statement) =>
    el(
      "p.who",
      {},
      statement.by >= 0 ? nodeButton(statement.by) : el("span.warn", {}, speakerName(statement)),
      statement.cue ? el("span.cue", { dir: "auto" }, statement.cue) : null,
      statement.m ? el("span.mode", {}, has(`mode.${statement.m}`) ? t(`mode.${statement.m}`) : statement.m) : null,
    );

  function statementCard(s) {
    const statement = statements[s];
    return el(
      "article.said",
      { data: { s } },
      saidBy(statement),
      el(
        "button.words",
        { type: "button", dir: "auto", onclick: () => select(`s${s}`) },
        statement.text || t("statement.empty"),
      ),
      el(
        "p.where",
        {},
        statement.a >= 0 ? articleButton(statement.a, statement.p[0]) : null,
        articles[statement.a]?.d ? el("span", {}, articles[statement.a].d) : null,
      ),
    );
  }

  // Who vouches for something: an article in its own voice, or only what somebody said.
  function vouched(by) {
    if (!by?.length) return null;
    return el(
      "ul.vouched",
      {},
      by.map((source) => {
        const at = +source.slice(1);
        if (source[0] === "a") return el("li.asserted", {}, t("by.article"), " ", articleButton(at));
        return el(
          "li.according",
          {},
          t("by.statement"),
          " ",
          statements[at].by >= 0 ? nodeButton(statements[at].by) : speakerName(statements[at]),
          el(
            "button.link",
            { type: "button", dir: "auto", onclick: () => select(`s${at}`) },
            brief(statements[at].text, 30),
          ),
        );
      }),
    );
  }

  function claimCard(c) {
    const claim = claims[c];
    return el(
      "article.claim",
      {},
      el(
        "p",
        {},
        nodeButton(claim.s),
        el("span.cue", {}, relationName(claim.n)),
        claim.o >= 0 ? nodeButton(claim.o) : el("strong", { dir: "auto" }, claim.v ?? ""),
        claim.f ? el("span.mode", {}, has(`fact.${claim.f}`) ? t(`fact.${claim.f}`) : claim.f) : null,
      ),
      vouched(claim.by),
      (claim.p ?? []).map(evidence),
    );
  }

  // A link to where an article came from: only ever to the web, and never with a trace of this page.
  const link = (url) =>
    /^https?:\/\//i.test(url ?? "")
      ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, t("original"))
      : null;

  return { nodeButton, articleButton, evidence, list, saidBy, statementCard, vouched, claimCard, link };
})();
