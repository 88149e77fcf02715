// The legend: what the colours, shapes and lines mean, and switches for each.

const Legend = (() => {
  const SPEAKERS = ["named", "anon", "gov", "none"];
  const LINES = [
    "said",
    "participant",
    "initiator",
    "recipient",
    "officeOf",
    "memberOf",
    "represents",
    "budgetOf",
    "place",
    "subEventOf",
    "heldDuring",
    "claim",
  ];

  function count(items) {
    const found = new Map();
    for (const item of items) found.set(item, (found.get(item) ?? 0) + 1);
    return found;
  }

  const box = (key, value, label, n, picture) =>
    el(
      "label.switch",
      {},
      Object.assign(
        el("input", { type: "checkbox", data: { filter: `${key}:${value}` }, onchange: () => toggle(key, value) }),
        { checked: !state[key].has(value) },
      ),
      picture,
      el("span.name", {}, label),
      el("span.count", {}, n),
    );

  function line(name) {
    const dashes = name === "claim" ? "5 3" : ["represents", "officeOf", "memberOf"].includes(name) ? "2 3" : "none";
    return svg(
      "svg",
      { viewBox: "0 0 22 8", width: 22, height: 8, class: "glyph", "aria-hidden": "true" },
      svg("path", { d: "M1 4H21", class: `line l-${name}`, "stroke-dasharray": dashes }),
    );
  }

  const group = (title, ...content) => el("fieldset", {}, el("legend", {}, title), ...content);

  function draw() {
    const kinds = count(things.map((thing) => thing.k));
    const names = count(relations.map((relation) => relation.n));
    if (statements.length) names.set("said", statements.length);
    if (claims.length) names.set("claim", claims.length);
    const speakers = count(statements.map(speakerKind));
    const day = (key) =>
      el(
        "label.day",
        {},
        t(key),
        Object.assign(el("input", { type: "date", id: key, onchange: (event) => set({ [key]: event.target.value }) }), {
          value: state[key],
        }),
      );
    const filtered =
      ["kinds", "speakers", "relations"].some((key) => state[key].size) || state.article >= 0 || state.from || state.to;
    fill(
      $("legend"),
      el(
        "div.top",
        {},
        el("h2", {}, t("legend")),
        el(
          "button.small",
          {
            type: "button",
            id: "reset",
            disabled: !filtered,
            onclick: () =>
              set({
                kinds: new Set(),
                speakers: new Set(),
                relations: new Set(),
                article: -1,
                from: "",
                to: "",
                undated: true,
              }),
          },
          t("reset"),
        ),
      ),
      articles.length > 1
        ? group(
            t("legend.article"),
            el(
              "select",
              { id: "pick", "aria-label": t("legend.article"), onchange: (event) => pick(+event.target.value) },
              el("option", { value: -1 }, t("article.all", { n: articles.length })),
              articles.map((article, a) =>
                el("option", { value: a, selected: a === state.article }, `${a + 1}. ${brief(articleName(a), 30)}`),
              ),
            ),
          )
        : null,
      settings.size ? el("p.sub", { id: "size" }, t("legend.size", { what: t(`measure.${settings.size}`) })) : null,
      group(
        t("legend.kinds"),
        KINDS.filter((kind) => kinds.has(kind)).map((kind) =>
          box("kinds", kind, t(`kind.${kind}`), kinds.get(kind), glyph(kind)),
        ),
      ),
      group(
        t("legend.speakers"),
        SPEAKERS.filter((kind) => speakers.has(kind)).map((kind) =>
          box(
            "speakers",
            kind,
            t(`speaker.${kind}`),
            speakers.get(kind),
            kind === "anon" ? glyph("official", 16, true) : null,
          ),
        ),
      ),
      group(
        t("legend.relations"),
        LINES.filter((name) => names.has(name)).map((name) =>
          box("relations", name, relationName(name), names.get(name), line(name)),
        ),
      ),
      group(
        t("legend.dates"),
        day("from"),
        day("to"),
        state.from || state.to
          ? el(
              "label.switch",
              {},
              Object.assign(
                el("input", {
                  type: "checkbox",
                  id: "undated",
                  onchange: (event) => set({ undated: event.target.checked }),
                }),
                { checked: state.undated },
              ),
              el("span.name", {}, t("undated")),
            )
          : null,
      ),
    );
  }

  const pick = (a) => set({ article: a, ...(a >= 0 ? { reading: a, at: "" } : {}) }, true);

  function start() {
    draw();
    follow((changed) => {
      if (!["kinds", "relations", "speakers", "article", "from", "to", "undated"].some((key) => changed.has(key)))
        return;
      const focus = document.activeElement?.dataset?.filter;
      const id = document.activeElement?.id;
      draw();
      if (focus) document.querySelector(`[data-filter="${CSS.escape(focus)}"]`)?.focus();
      else if (["pick", "from", "to", "undated"].includes(id)) $(id)?.focus();
    });
  }

  return { start, draw };
})();
