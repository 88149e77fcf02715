// Names and captions in the reader's language. `caption` does what kg/page/labels.py does, for the same room.

const LANGUAGES = {
  zh: ["zh-hant", "zh-tw", "zh", "zh-hans", "zh-cn", "", "en"],
  en: ["en", "", "zh-hant", "zh-hans"],
};

function nameOf(i) {
  const thing = things[i];
  for (const tag of LANGUAGES[lang]) if (Object.hasOwn(thing.l, tag)) return thing.l[tag];
  return Object.values(thing.l)[0] ?? thing.id;
}

const labelIn = (labels) => {
  for (const tag of LANGUAGES[lang]) if (Object.hasOwn(labels, tag)) return labels[tag];
  return Object.values(labels)[0] ?? "";
};

const wide = (char) => (char.codePointAt(0) < 0x2e80 ? 0.56 : 1);

const measure = (text) => Array.from(text).reduce((sum, char) => sum + wide(char), 0);
const OPENING = new Set("（「『【《〈([");
const CLOSING = new Set("）」』】》〉，。、；：！？)]}");

function lineOf(chars, room) {
  let used = 0;
  for (let at = 0; at < chars.length; at += 1) {
    used += wide(chars[at]);
    if (used > room) {
      const cut = chars.slice(0, at).lastIndexOf(" ");
      if (cut > Math.floor(at / 2) && chars[at].codePointAt(0) < 0x2e80) return cut + 1;
      if (CLOSING.has(chars[at])) return at + 1;
      return at > 1 && OPENING.has(chars[at - 1]) ? at - 1 : at;
    }
  }
  return chars.length;
}

// Lines that are filled one after the other, and how much is left over.
function broken(chars, room, most) {
  let rest = chars;
  const lines = [];
  while (rest.length && lines.length < most) {
    const length = lineOf(rest, room);
    lines.push(rest.slice(0, length).join("").trimEnd());
    rest = rest.slice(length);
    while (rest[0] === " ") rest.shift();
  }
  return [lines, rest.length];
}

function wrap(text, room, most) {
  const flat = Array.from(text.split(/\s+/u).filter(Boolean).join(" "));
  const [lines, rest] = broken(flat, room, most);
  if (!rest && lines.length > 1) {
    const [even, left] = broken(flat, measure(flat.join("")) / lines.length + 0.5, most);
    return left ? lines : even;
  }
  if (rest)
    lines[lines.length - 1] = `${Array.from(lines[lines.length - 1])
      .slice(0, -1)
      .join("")}…`;
  return lines;
}

function caption(i) {
  const lines = wrap(nameOf(i), 10, 2);
  const thing = things[i];
  if (thing.k === "event" && thing.d) lines.push(period(thing.d[0], thing.d[1]));
  return lines.join("\n");
}

function lastOfMonth(day) {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

function period(start, end) {
  if (start === end) return start;
  const year = start.slice(0, 4) === end.slice(0, 4);
  if (year && start.slice(5) === "01-01" && end.slice(5) === "12-31") return start.slice(0, 4);
  if (start.slice(0, 7) === end.slice(0, 7) && start.slice(8) === "01" && lastOfMonth(end)) return start.slice(0, 7);
  return `${start}～${year ? end.slice(5) : end}`;
}

// A date [start, end, precision], and how precise it is where that is not the day.
function precisely([start, end, precision]) {
  if (!precision || precision === "day") return period(start, end);
  return `${period(start, end)}（${has(`precision.${precision}`) ? t(`precision.${precision}`) : precision}）`;
}

// How long something lasts: P6Y as 6 年.
function spanOfTime(text) {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(text);
  if (!found || !(found[1] || found[2])) return text;
  return [found[1] && t("years", { n: found[1] }), found[2] && t("months", { n: found[2] })]
    .filter(Boolean)
    .join(" ");
}

// A shortened text for one line.
function brief(text, most = 40) {
  const chars = Array.from(text.replace(/\s+/gu, " ").trim());
  return chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : chars.join("");
}

function articleName(a) {
  const article = articles[a];
  return article.h || article.src || article.id;
}

function speakerName(statement) {
  if (statement.by >= 0) return nameOf(statement.by);
  return statement.who || t("speaker.none");
}

// What a thing is, in a few words: its class, office and country, or type and date.
function about(i) {
  const thing = things[i];
  const parts = [thing.anon ? t("anon") : t(`kind.${thing.k}`)];
  if (thing.k === "event") {
    if (thing.t) parts[0] = typeName(thing.t);
    if (thing.d) parts.push(period(thing.d[0], thing.d[1]));
    if (thing.st && thing.st !== "happened") parts.push(statusName(thing.st));
  } else if (thing.k === "budget") {
    for (const amount of thing.amt ?? []) parts.push(money(amount));
  } else {
    for (const r of thing.out) {
      const relation = relations[r];
      if (relation.n === "officeOf") parts.push(`${nameOf(relation.e)} ${labelIn(relation.l ?? {})}`.trim());
      else if (relation.n === "represents") parts.push(nameOf(relation.e));
    }
    if (thing.iso) parts.push(thing.iso);
  }
  return parts.filter((part, at) => parts.findIndex((other) => fold(other) === fold(part)) === at).join(" · ");
}

const typeName = (type) => (has(`type.${type}`) ? t(`type.${type}`) : type);
const statusName = (status) => (has(`status.${status}`) ? t(`status.${status}`) : status);
const relationName = (name) => (has(`rel.${name}`) ? t(`rel.${name}`) : name);

// An amount as people read it: 1兆2500億 TWD, 1.25 trillion TWD. Digits are never rounded away.
function money(amount) {
  const digits = /^(-?)(\d+)(?:\.(\d*?)0*)?$/.exec(amount.v);
  if (!digits) return `${amount.v} ${amount.c}`.trim();
  const [, sign, whole, part] = digits;
  let said;
  if (lang === "zh" && !part && whole.length > 4) {
    const units = ["", "萬", "億", "兆", "京"];
    said = "";
    for (let end = whole.length, u = 0; end > 0 && u < units.length; end -= 4, u += 1) {
      const group = u === units.length - 1 ? whole.slice(0, end) : whole.slice(Math.max(0, end - 4), end);
      const value = group.replace(/^0+/, "");
      if (value) said = value + units[u] + said;
    }
  } else said = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
  return `${amount.about ? t("approx") : ""}${sign}${said} ${amount.c}`.trim();
}
