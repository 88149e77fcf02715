// What the reader has chosen, in one place; every view follows it, and the address carries it.

const fresh = () => ({
  view: "graph",
  sel: null, // "n12" or "s3"
  article: -1, // only what this article carries; -1: all
  reading: 0, // which article stands in the article view
  at: "", // the passage there that is pointed at: "225-249"
  kinds: new Set(), // classes switched off
  relations: new Set(), // relations switched off
  speakers: new Set(), // kinds of speaker switched off
  from: "",
  to: "",
  undated: true,
  depth: 0, // local graph: how many steps around the selected node; 0: the whole view
  more: [], // nodes that were added to the first view
  said: "auto", // statements as line, box, or by zoom
  find: "", // filter of the table
  sort: "", // column of the table, "-" in front for descending
});
const state = fresh();
const followers = [];
const follow = (run) => followers.push(run);

// Change the state; every part is told which keys changed. A step is one that Back returns from.
function set(changes, step = false) {
  const changed = new Set();
  for (const [key, value] of Object.entries(changes)) {
    if (state[key] !== value) {
      state[key] = value;
      changed.add(key);
    }
  }
  if (!changed.size) return;
  passing.clear();
  for (const run of followers) run(changed);
  writeAddress(step);
}

function toggle(key, value) {
  const next = new Set(state[key]);
  if (!next.delete(value)) next.add(value);
  set({ [key]: next });
}

const select = (key, changes = {}) => set({ sel: key, ...changes }, true);

// -- the address ---------------------------------------------------------------------------------------------------

const SETS = { kinds: "k", relations: "r", speakers: "p" };
const WORDS = { from: "from", to: "to", find: "f", sort: "sort", at: "at" };
const VIEWS = ["graph", "article", "timeline", "table"];

function address() {
  const out = new URLSearchParams();
  if (state.view !== "graph") out.set("v", state.view);
  if (state.sel) out.set("s", idOf(state.sel));
  if (state.article >= 0) out.set("a", articles[state.article].id);
  if (state.reading > 0) out.set("read", articles[state.reading].id);
  for (const [key, short] of Object.entries(SETS))
    if (state[key].size) out.set(short, [...state[key]].sort().join(","));
  for (const [key, short] of Object.entries(WORDS)) if (state[key]) out.set(short, state[key]);
  if (!state.undated) out.set("u", "0");
  if (state.depth) out.set("d", state.depth);
  if (state.said !== "auto") out.set("said", state.said);
  for (const i of state.more) out.append("x", things[i].id);
  if (lang !== settings.lang) out.set("lang", lang);
  if (chosenTheme) out.set("theme", chosenTheme);
  return out.toString();
}

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const next = fresh();
  if (VIEWS.includes(given.get("v"))) next.view = given.get("v");
  next.sel = byId.get(given.get("s") ?? "") ?? null;
  if (given.has("a")) next.article = articles.findIndex((article) => article.id === given.get("a"));
  next.reading = Math.max(
    0,
    articles.findIndex((article) => article.id === given.get("read")),
  );
  for (const [key, short] of Object.entries(SETS)) {
    if (given.get(short)) next[key] = new Set(given.get(short).split(","));
  }
  for (const [key, short] of Object.entries(WORDS)) next[key] = given.get(short) ?? "";
  if (!/^\d+-\d+$/.test(next.at)) next.at = "";
  for (const key of ["from", "to"]) if (!/^\d{4}-\d\d-\d\d$/.test(next[key])) next[key] = "";
  next.undated = given.get("u") !== "0";
  next.depth = Math.min(4, Math.max(0, Math.trunc(Number(given.get("d"))) || 0));
  if (["line", "box"].includes(given.get("said"))) next.said = given.get("said");
  next.more = given
    .getAll("x")
    .map((id) => byId.get(`n:${id}`))
    .filter(Boolean)
    .map((key) => +key.slice(1));
  return { next, lang: given.get("lang"), theme: given.get("theme") };
}

let written = null;
function writeAddress(step) {
  const hash = `#${address()}`;
  if (hash === written) return;
  written = hash;
  try {
    if (step) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
  } catch {
    /* a page without an address of its own (an embedded one) keeps its state all the same */
  }
}

function restore() {
  const given = readAddress();
  written = location.hash || "#";
  if (["zh", "en"].includes(given.lang)) lang = given.lang;
  chosenTheme = ["light", "dark"].includes(given.theme) ? given.theme : "";
  Object.assign(state, given.next);
  passing.clear();
}

// -- what passes the filters ---------------------------------------------------------------------------------------

const passing = new Map();
function passes(key, test) {
  if (!passing.has(key)) passing.set(key, test());
  return passing.get(key);
}

// Whether a period may lie within the chosen range.
function inRange(when) {
  if (!state.from && !state.to) return true;
  if (!when) return state.undated;
  return (!state.from || when[1] >= state.from) && (!state.to || when[0] <= state.to);
}

// When something was said: as told, else nothing is known but the day it was reported.
const saidWhen = (statement) => {
  if (statement.d) return statement.d;
  const reported = statement.a >= 0 ? articles[statement.a].d : "";
  return reported ? [reported, reported, "reported"] : null;
};

const statementPasses = (i) =>
  passes(`s${i}`, () => {
    const statement = statements[i];
    if (state.article >= 0 && statement.a !== state.article) return false;
    if (state.speakers.has(speakerKind(statement))) return false;
    if (state.relations.has("said")) return false;
    if (statement.by >= 0 && state.kinds.has(things[statement.by].k)) return false;
    return inRange(saidWhen(statement));
  });

const thingPasses = (i) =>
  passes(`n${i}`, () => {
    const thing = things[i];
    if (state.kinds.has(thing.k)) return false;
    if (state.article >= 0 && !carriers(thing).includes(state.article) && thing.k !== "place") return false;
    if (thing.k === "event" && !inRange(thing.d)) return false;
    if ((thing.k === "official" || thing.k === "person") && state.speakers.has(thing.anon ? "anon" : "named")) {
      return thing.says.length === 0;
    }
    return true;
  });

const relationPasses = (i) => {
  const relation = relations[i];
  if (state.relations.has(relation.n)) return false;
  return state.article < 0 || !relation.a || relation.a.includes(state.article);
};
