// The statements as a table: sorted, filtered, copied.

const Table = (() => {
  const MOST = 200;
  const COLUMNS = ["speaker", "cue", "words", "about", "article", "date"];
  let most = MOST;

  const cell = (s, column) => {
    const statement = statements[s];
    switch (column) {
      case "speaker":
        return speakerName(statement);
      case "cue":
        return statement.cue ?? "";
      case "words":
        return statement.text;
      case "about":
        return statement.ab.map(nameOf).join("、");
      case "article":
        return statement.a >= 0 ? articleName(statement.a) : "";
      default: {
        const when = saidWhen(statement);
        return when ? period(when[0], when[1]) : "";
      }
    }
  };

  // The statements that pass the filters and the table's own search, in the chosen order.
  function rows() {
    const wanted = fold(state.find).split(/\s+/u).filter(Boolean);
    const list = [];
    statements.forEach((_, s) => {
      if (!statementPasses(s)) return;
      if (wanted.length) {
        const text = fold(COLUMNS.map((column) => cell(s, column)).join(" "));
        if (!wanted.every((word) => text.includes(word))) return;
      }
      list.push(s);
    });
    const column = state.sort.replace("-", "");
    if (COLUMNS.includes(column)) {
      const order = new Intl.Collator(lang === "zh" ? "zh-Hant" : "en", { numeric: true });
      const sign = state.sort.startsWith("-") ? -1 : 1;
      const keys = new Map(list.map((s) => [s, cell(s, column)]));
      list.sort((a, b) => sign * order.compare(keys.get(a), keys.get(b)) || a - b);
    }
    return list;
  }

  function header(column) {
    const sorted = state.sort.replace("-", "") === column;
    const down = state.sort.startsWith("-");
    return el(
      `th.c-${column}`,
      { scope: "col", "aria-sort": sorted ? (down ? "descending" : "ascending") : "none" },
      el(
        "button.sort",
        { type: "button", onclick: () => set({ sort: sorted ? (down ? "" : `-${column}`) : column }) },
        t(`column.${column}`),
        el("span.arrow", { "aria-hidden": "true" }, sorted ? (down ? "▼" : "▲") : ""),
      ),
    );
  }

  function line(s) {
    const statement = statements[s];
    return el(
      "tr",
      { data: { key: `s${s}` }, class: state.sel === `s${s}` ? "on" : null },
      el(
        "th.c-speaker",
        { scope: "row", "data-label": t("column.speaker") },
        statement.by >= 0 ? Parts.nodeButton(statement.by) : el("span.warn", {}, speakerName(statement)),
      ),
      el("td.c-cue", { dir: "auto", "data-label": t("column.cue") }, statement.cue ?? ""),
      el(
        "td.c-words",
        { "data-label": t("column.words") },
        el(
          "button.words",
          { type: "button", dir: "auto", onclick: () => select(`s${s}`) },
          statement.text || t("statement.empty"),
        ),
      ),
      el(
        "td.c-about",
        { "data-label": t("column.about") },
        statement.ab.map((i) => Parts.nodeButton(i)),
      ),
      el(
        "td.c-article",
        { "data-label": t("column.article") },
        statement.a >= 0 ? Parts.articleButton(statement.a, statement.p[0], 14) : "",
      ),
      el("td.c-date", { "data-label": t("column.date") }, cell(s, "date")),
    );
  }

  const texts = (list) => [
    COLUMNS.map((column) => t(`column.${column}`)),
    ...list.map((s) => COLUMNS.map((column) => cell(s, column))),
  ];

  function body() {
    const list = rows();
    const root = $("view-table");
    fill(root.querySelector("thead"), el("tr", {}, COLUMNS.map(header)));
    fill(root.querySelector("tbody"), list.slice(0, most).map(line));
    root.querySelector(".found").textContent = t("table.count", { n: list.length, all: statements.length });
    fill(
      root.querySelector(".rest"),
      list.length > most
        ? el(
            "button.more",
            {
              type: "button",
              onclick: () => {
                most += MOST;
                body();
              },
            },
            t("more", { n: list.length - most }),
          )
        : null,
    );
  }

  function draw() {
    fill(
      $("view-table"),
      el(
        "div.tools",
        {},
        Object.assign(
          el("input", {
            type: "search",
            id: "find",
            "aria-label": t("table.find"),
            placeholder: t("table.find"),
            autocomplete: "off",
            dir: "auto",
            oninput: later(80, (event) => {
              most = MOST;
              set({ find: event.target.value });
            }),
          }),
          { value: state.find },
        ),
        el("button", { type: "button", id: "copy", onclick: copy }, t("table.copy")),
        el("button", { type: "button", id: "csv", onclick: () => Export.csv() }, t("export.csv")),
        el("span.sub.found", { role: "status" }),
      ),
      el("table", {}, el("caption.unseen", {}, t("view.table")), el("thead"), el("tbody")),
      el("div.rest"),
    );
    body();
  }

  // As tab-separated text, which spreadsheets and word processors take as a table.
  function copy() {
    const flat = (text) => text.replace(/[\t\r\n]+/gu, " ");
    Export.copy(
      texts(rows())
        .map((row) => row.map(flat).join("\t"))
        .join("\n"),
      t("table.copied", { n: rows().length }),
    );
  }

  function start() {
    follow((changed) => {
      if (state.view !== "table") return;
      if (changed.has("view")) draw();
      else if ([...changed].every((key) => key === "sel")) {
        for (const node of $("view-table").querySelectorAll("tbody tr"))
          node.classList.toggle("on", node.dataset.key === state.sel);
      } else {
        const sorting = changed.has("sort") ? document.activeElement?.closest("th")?.cellIndex : undefined;
        body();
        if (sorting !== undefined) $("view-table").querySelectorAll("thead button")[sorting]?.focus();
      }
    });
  }

  return { start, draw, rows, texts };
})();
