// Events and statements by date. What is known only to a month or a year is drawn as long as it is uncertain.

const Timeline = (() => {
  const MOST = 200;
  const DAY = 864e5;
  const opened = new Set();
  let most = MOST;
  const day = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
  const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);

  // Rows: every event, and the statements that one article reports of one day together.
  function rows() {
    const dated = [];
    const undated = [];
    things.forEach((thing, i) => {
      if (thing.k === "event" && thingPasses(i)) (thing.d ? dated : undated).push({ kind: "event", i, when: thing.d });
    });
    const groups = new Map();
    statements.forEach((statement, s) => {
      if (!statementPasses(s)) return;
      const when = saidWhen(statement);
      const id = `${when ? `${when[0]}/${when[1]}/${when[2]}` : ""}|${statement.a}`;
      if (!groups.has(id)) {
        const group = { kind: "said", id, list: [], when };
        groups.set(id, group);
        (when ? dated : undated).push(group);
      }
      groups.get(id).list.push(s);
    });
    dated.sort(
      (x, y) =>
        (x.when[0] < y.when[0] ? -1 : x.when[0] > y.when[0] ? 1 : 0) ||
        (x.when[1] < y.when[1] ? -1 : x.when[1] > y.when[1] ? 1 : 0) ||
        (x.kind === "event" ? 0 : 1) - (y.kind === "event" ? 0 : 1),
    );
    return { dated, undated };
  }

  // A scale on which long empty stretches are shortened: days between two dates count by their logarithm.
  function scale(dated) {
    const edges = [...new Set(dated.flatMap(({ when }) => [day(when[0]), day(when[1]) + 1]))].sort((a, b) => a - b);
    const at = [0];
    for (let i = 1; i < edges.length; i += 1) at.push(at[i - 1] + Math.log2(1 + edges[i] - edges[i - 1]));
    const whole = at[at.length - 1] || 1;
    const place = new Map(edges.map((edge, i) => [edge, (at[i] / whole) * 100]));
    return { edges, place };
  }

  function axis({ edges, place }) {
    const ticks = [];
    const room = 7800 / Math.max(150, ($("view-timeline").clientWidth || 800) * 0.36); // percent that a date takes
    let last = -Infinity;
    for (const edge of edges) {
      const at = place.get(edge);
      if (at - last >= room && at <= 101 - room) {
        ticks.push(el("span.tick", { style: { left: `${at}%` } }, iso(edge)));
        last = at;
      }
    }
    if (last + 2 * room <= 100) ticks.push(el("span.tick.last", {}, iso(edges[edges.length - 1] - 1)));
    return el("div.axis", { "aria-hidden": "true" }, el("div.scale", {}, ticks));
  }

  function bar(row, { place }, kind) {
    const [from, to, precision] = row.when;
    const left = place.get(day(from));
    const width = place.get(day(to) + 1) - left;
    const certain = from === to && (!precision || precision === "day" || precision === "reported");
    const status = row.kind === "event" ? things[row.i].st : "";
    return el(
      "div.scale",
      { "aria-hidden": "true" },
      el(`span.bar.k-${kind}${certain ? ".point" : ".vague"}${status && status !== "happened" ? ".open" : ""}`, {
        style: { left: `${left}%`, width: `${width}%` },
      }),
    );
  }

  function dateOf(row) {
    const [from, to, precision] = row.when;
    const note =
      precision === "reported"
        ? t("reported")
        : precision && precision !== "day" && has(`precision.${precision}`)
          ? t(`precision.${precision}`)
          : "";
    return [el("span", {}, period(from, to)), note ? el("span.sub", {}, note) : null];
  }

  const sources = (list) =>
    articles.length > 1 && list.length
      ? el(
          "span.sub.arts",
          {},
          t("in.articles"),
          list
            .slice(0, 6)
            .map((a) =>
              el("button.link", { type: "button", title: articleName(a), onclick: () => toArticle(a) }, a + 1),
            ),
          list.length > 6 ? "…" : "",
        )
      : null;

  function content(row) {
    if (row.kind === "event") {
      const thing = things[row.i];
      const only = thing.by?.length && thing.by.every((source) => source[0] === "s");
      const who = [...new Set(only ? thing.by.map((source) => speakerName(statements[+source.slice(1)])) : [])];
      return el(
        "div.what",
        {},
        el(
          "button.words",
          { type: "button", dir: "auto", data: { key: `n${row.i}` }, onclick: () => select(`n${row.i}`) },
          glyphOf(row.i),
          nameOf(row.i),
        ),
        el(
          "span.sub",
          {},
          [thing.t && typeName(thing.t), thing.st && thing.st !== "happened" && statusName(thing.st)]
            .filter(Boolean)
            .join(" · "),
        ),
        only ? el("span.according", { dir: "auto" }, t("by.only", { who: who.join("、") })) : null,
        sources(carriers(thing)),
      );
    }
    const first = statements[row.list[0]];
    const open = opened.has(row.id);
    const names = [...new Set(row.list.map((s) => speakerName(statements[s])))];
    const who = names.slice(0, 3).join("、") + (names.length > 3 ? t("and.more", { n: names.length - 3 }) : "");
    const flip = () => {
      if (!opened.delete(row.id)) opened.add(row.id);
      draw();
    };
    return el(
      "div.what",
      {},
      el(
        "button.words",
        { type: "button", dir: "auto", "aria-expanded": String(open), onclick: flip },
        glyph("statement"),
        t("said.group", { who, n: row.list.length }),
      ),
      first.a >= 0 ? el("span.sub", {}, Parts.articleButton(first.a, undefined, 30)) : null,
      open
        ? el(
            "ul.group",
            {},
            row.list.map((s) =>
              el(
                "li",
                {},
                el(
                  "button.words",
                  { type: "button", dir: "auto", data: { key: `s${s}` }, onclick: () => select(`s${s}`) },
                  el("strong", {}, speakerName(statements[s])),
                  statements[s].cue ? el("span.cue", {}, statements[s].cue) : " ",
                  statements[s].text,
                ),
              ),
            ),
          )
        : null,
    );
  }

  const kindOf = (row) => (row.kind === "event" ? "event" : "statement");

  function draw() {
    const focus = document.activeElement?.closest?.("#view-timeline li[data-row]")?.dataset.row;
    const { dated, undated } = rows();
    const ruler = dated.length ? scale(dated) : null;
    const item = (row) =>
      el(
        "li.row",
        { data: { row: row.kind === "event" ? things[row.i].id : row.id } },
        row.when ? el("div.date", {}, dateOf(row)) : null,
        row.when ? bar(row, ruler, kindOf(row)) : null,
        content(row),
      );
    const show = dated.slice(0, most);
    fill(
      $("view-timeline"),
      el("p.sub.lead", {}, t("timeline.lead")),
      ruler ? axis(ruler) : el("p.empty", {}, t("timeline.nothing")),
      el("ol.rows", {}, show.map(item)),
      dated.length > most
        ? el(
            "button.more",
            {
              type: "button",
              onclick: () => {
                most += MOST;
                draw();
              },
            },
            t("more", { n: dated.length - most }),
          )
        : null,
      undated.length
        ? [
            el("h2", {}, t("date.none"), el("span.count", {}, undated.length)),
            el("ol.rows.undated", {}, undated.slice(0, most).map(item)),
          ]
        : null,
    );
    light();
    if (focus) document.querySelector(`#view-timeline li[data-row="${CSS.escape(focus)}"] button`)?.focus();
  }

  function light() {
    for (const node of $("view-timeline").querySelectorAll("[data-key]")) {
      node.setAttribute("aria-current", String(node.dataset.key === state.sel));
    }
  }

  function start() {
    follow((changed) => {
      if (state.view !== "timeline") return;
      if ([...changed].every((key) => key === "sel")) light();
      else draw();
    });
  }

  return { start, draw };
})();
