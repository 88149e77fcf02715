// The story unpacked: what is where, who said what, what is tied to what. See kg/page/packing.py for the short keys.

const { articles, things, statements, relations, claims, times } = story;
const KINDS = ["official", "person", "org", "country", "event", "budget", "place"];

// Offsets count code points; JavaScript strings count UTF-16 units. `at` maps one to the other.
for (const article of articles) {
  const text = article.t;
  if (text === undefined) {
    article.t = null;
    article.size = 0;
    continue;
  }
  if (/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
    const units = [0];
    for (const char of text) units.push(units[units.length - 1] + char.length);
    article.units = units;
    article.size = units.length - 1;
  } else article.size = text.length;
}
const unit = (article, offset) => (article.units ? article.units[offset] : offset);
const stretch = (article, start, end) => article.t.slice(unit(article, start), unit(article, end));

// The words of a passage [article, start, end, exact?].
function words([a, start, end, exact]) {
  if (exact !== undefined) return exact;
  return a >= 0 && start >= 0 && articles[a].t !== null ? stretch(articles[a], start, end) : "";
}

for (const thing of things) {
  thing.p ??= [];
  thing.out = []; // relations that start here
  thing.in = []; // relations that end here
  thing.says = []; // statements spoken
  thing.told = []; // statements about it
  thing.named = []; // statements that only name it
  thing.claims = [];
  thing.near = null; // neighbours, when asked for
}
statements.forEach((statement, i) => {
  statement.p ??= [];
  statement.ab ??= [];
  statement.me ??= [];
  statement.text = statement.x ?? statement.p.map(words).join("");
  if (statement.by >= 0) things[statement.by].says.push(i);
  for (const at of statement.ab) things[at].told.push(i);
  for (const at of statement.me) if (!statement.ab.includes(at)) things[at].named.push(i);
});
relations.forEach((relation, i) => {
  things[relation.s].out.push(i);
  things[relation.e].in.push(i);
});
claims.forEach((claim, i) => {
  things[claim.s].claims.push(i);
  if (claim.o >= 0 && claim.o !== claim.s) things[claim.o].claims.push(i);
});

// What a statement points at in the graph: what it is about, else what it names.
const targets = (statement) => (statement.ab.length ? statement.ab : statement.me).filter((at) => at !== statement.by);

function neighbours(i) {
  const thing = things[i];
  if (thing.near) return thing.near;
  const found = new Set();
  for (const r of thing.out) found.add(relations[r].e);
  for (const r of thing.in) found.add(relations[r].s);
  for (const c of thing.claims) {
    found.add(claims[c].s);
    if (claims[c].o >= 0) found.add(claims[c].o);
  }
  for (const s of thing.says) for (const at of targets(statements[s])) found.add(at);
  for (const s of [...thing.told, ...thing.named]) {
    if (statements[s].by >= 0 && targets(statements[s]).includes(i)) found.add(statements[s].by);
  }
  found.delete(i);
  thing.near = [...found].sort((a, b) => (things[b].w ?? 0) - (things[a].w ?? 0) || a - b);
  return thing.near;
}

// The articles that carry something.
function carriers(thing) {
  if (!thing.arts) {
    const found = new Set(thing.p.map(([a]) => a));
    for (const amount of thing.amt ?? []) for (const [a] of amount.p ?? []) found.add(a);
    for (const by of thing.by ?? []) found.add(by[0] === "s" ? statements[+by.slice(1)].a : +by.slice(1));
    found.delete(-1);
    thing.arts = [...found].sort((a, b) => a - b);
  }
  return thing.arts;
}

// What kind of speaker a statement has.
function speakerKind(statement) {
  if (statement.by < 0) return "none";
  const speaker = things[statement.by];
  if (speaker.anon) return "anon";
  return speaker.k === "country" || speaker.k === "org" ? "gov" : "named";
}

// Ids that stay the same from page to page, for the address.
const byId = new Map();
things.forEach((thing, i) => byId.set(`n:${thing.id}`, `n${i}`));
statements.forEach((statement, i) => byId.set(`s:${statement.id}`, `s${i}`));
const idOf = (key) => (key[0] === "n" ? `n:${things[+key.slice(1)].id}` : `s:${statements[+key.slice(1)].id}`);

// Folding: Traditional to Simplified, full width to half width, small letters.
const foldTable = new Map();
{
  const chars = Array.from(settings.fold);
  for (let i = 0; i + 1 < chars.length; i += 2) foldTable.set(chars[i], chars[i + 1]);
}
function fold(text) {
  let out = "";
  for (const char of text.normalize("NFKC").toLowerCase()) out += foldTable.get(char) ?? char;
  return out;
}
