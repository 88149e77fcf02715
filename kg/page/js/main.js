// Ties the parts together.

const DRAW = {
  graph: () => Graph.draw(),
  article: () => ArticleView.draw(),
  timeline: () => Timeline.draw(),
  table: () => Table.draw(),
};

function showView() {
  for (const view of VIEWS) {
    $(`view-${view}`).hidden = view !== state.view;
    document.querySelector(`#views [data-view="${view}"]`).setAttribute("aria-pressed", String(view === state.view));
  }
  document.body.dataset.view = state.view;
}

// The graph's own switches: how statements show, how far around a node to look.
function graphTools() {
  const choice = (id, label, value, options, run) =>
    el(
      "label",
      {},
      el("span", {}, t(label)),
      el(
        "select",
        { id, onchange: (event) => run(event.target.value) },
        options.map(([v, words]) => el("option", { value: v, selected: String(value) === String(v) }, t(words))),
      ),
    );
  const button = (id, sign, label, run) =>
    el("button", { type: "button", id, "aria-label": t(label), title: t(label), onclick: run }, sign);
  fill(
    $("graph-tools"),
    choice(
      "depth",
      "local",
      state.depth,
      [
        [0, "local.off"],
        [1, "local.1"],
        [2, "local.2"],
        [3, "local.3"],
      ],
      (value) => {
        if (+value && !state.sel) {
          toast(t("local.choose"));
          graphTools();
          return;
        }
        set({ depth: +value }, true);
      },
    ),
    choice(
      "said",
      "said",
      state.said,
      [
        ["auto", "said.auto"],
        ["line", "said.line"],
        ["box", "said.box"],
      ],
      (value) => set({ said: value }),
    ),
    el(
      "span.zoom",
      {},
      button("zoom-in", "＋", "zoom.in", () => Graph.zoom(1.3)),
      button("zoom-out", "－", "zoom.out", () => Graph.zoom(1 / 1.3)),
      button("zoom-fit", "⤢", "zoom.fit", () => Graph.fit()),
    ),
    state.more.length
      ? el(
          "button",
          {
            type: "button",
            id: "less",
            onclick: () => {
              set({ more: [] }, true);
              Graph.fit();
            },
          },
          t("graph.less"),
        )
      : null,
  );
}

function redraw() {
  translate();
  applyTheme();
  showView();
  Legend.draw();
  graphTools();
  Graph.dock();
  Graph.draw();
  Panel.draw();
  if (state.view !== "graph") DRAW[state.view]();
}

// On a narrow screen, the legend and the details are sheets over the view.
const sheet = (name) => {
  document.body.dataset.sheet = document.body.dataset.sheet === name ? "" : name;
  for (const key of ["legend", "panel"])
    $(`open-${key}`).setAttribute("aria-expanded", String(document.body.dataset.sheet === key));
};

// Who goes to the article with something chosen wants to read what stands there about it.
function readAbout(key) {
  if (!key || !articles.length) return {};
  const passages = key[0] === "n" ? things[+key.slice(1)].p : statements[+key.slice(1)].p;
  const here = state.article >= 0 ? state.article : state.reading;
  const passage =
    passages.find(([a, start]) => a === here && start >= 0) ?? passages.find(([a, start]) => a >= 0 && start >= 0);
  if (!passage || (state.article >= 0 && passage[0] !== state.article)) return {};
  return { reading: passage[0], at: `${passage[1]}-${passage[2]}` };
}

restore();
if (state.sel && narrow()) document.body.dataset.sheet = "panel";
showView();
translate();
applyTheme();
Legend.start();
graphTools();
for (const part of [Graph, ArticleView, Timeline, Table, Search, Export]) part.start();
translate($("export-menu"));
Panel.draw();
if (state.view !== "graph") DRAW[state.view]();
if (state.view === "article") ArticleView.scrollTo();
follow((changed) => {
  if (["depth", "said", "more", "sel"].some((key) => changed.has(key))) graphTools();
  if (["sel", "article", "speakers", "more", "from", "to", "undated"].some((key) => changed.has(key))) Panel.draw();
  if (changed.has("sel") && narrow() && state.sel && document.body.dataset.sheet !== "panel") sheet("panel");
  else if (changed.has("sel") && !state.sel) document.body.dataset.sheet = "";
  else if (changed.has("view") && narrow()) document.body.dataset.sheet = "";
});
followers.unshift((changed) => {
  if (changed.has("view")) showView();
});
for (const view of VIEWS) {
  document
    .querySelector(`#views [data-view="${view}"]`)
    .addEventListener("click", () => set({ view, ...(view === "article" ? readAbout(state.sel) : {}) }, true));
}
for (const name of ["legend", "panel"]) $(`open-${name}`).addEventListener("click", () => sheet(name));
$("lang").addEventListener("click", () => {
  lang = lang === "zh" ? "en" : "zh";
  redraw();
  writeAddress(false);
});
$("theme").addEventListener("click", () => {
  chosenTheme = theme() === "dark" ? "light" : "dark";
  redraw();
  writeAddress(false);
});
systemDark.addEventListener("change", redraw);
$("skip").addEventListener("click", (event) => {
  event.preventDefault();
  $("main").focus();
});
addEventListener("popstate", () => {
  restore();
  redraw();
  if (state.view === "article") ArticleView.scrollTo();
  if (state.view === "graph" && state.sel) Graph.centre(state.sel);
});
document.documentElement.dataset.ready = "yes";

// For tests and for the curious at the console: what is shown, to look at only.
globalThis.kgPage = Object.freeze({
  nodes: () =>
    [...Graph.shown].map((key) => {
      const { x, y } = Graph.network.canvasToDOM(Graph.network.getPosition(key));
      const box = $("canvas").getBoundingClientRect();
      return {
        key,
        id: things[+key.slice(1)].id,
        kind: things[+key.slice(1)].k,
        x: x + box.left,
        y: y + box.top,
        label: Graph.nodes.get(key).label ?? "",
        opacity: Graph.nodes.get(key).opacity,
        at: Graph.network.getPosition(key),
        box: Graph.network.getBoundingBox(key),
      };
    }),
  boxes: () =>
    Graph.nodes
      .getIds()
      .filter((id) => id[0] === "s")
      .map((key) => ({ key, text: statements[+key.slice(1)].text, box: Graph.network.getBoundingBox(key) })),
  edges: () =>
    Graph.edges.get().map(({ id, from, to, label, color }) => ({ id, from, to, label, opacity: color.opacity })),
  state: () => JSON.parse(JSON.stringify(state, (_, value) => (value instanceof Set ? [...value] : value))),
  find: (text) => Search.find(text),
  scale: () => Graph.network.getScale(),
});
