// The legend: what the colours, shapes and lines mean, and switches for each.

const Legend = (() => {
  const SPEAKERS = ["named", "anon", "gov", "none"];
  const LINES = ["said", "participant", "initiator", "recipient", "officeOf", "memberOf", "represents", "budgetOf", "place", "subEventOf", "heldDuring", "claim"];

  function count(items) {
    const found = new Map();
    for (const item of items) found.set(item, (found.get(item) ?? 0) + 1);
    return found;
  }

  const box = (key, value, label, n, picture) => el("label.switch", {},
    Object.assign(el("input", { type: "checkbox", data: { filter: `${key}:${value}` }, onchange: () => toggle(key, value) }), { checked: !state[key].has(value) }),
    picture, el("span.name", {}, label), el("span.count", {}, n));

  function line(name) {
    const dashes = name === "claim" ? "5 3" : ["represents", "officeOf", "memberOf"].includes(name) ? "2 3" : "none";
    return svg("svg", { viewBox: "0 0 22 8", width: 22, height: 8, class: "glyph", "aria-hidden": "true" },
      svg("path", { d: "M1 4H21", class: `line l-${name}`, "stroke-dasharray": dashes }));
  }

  const group = (title, ...content) => el("fieldset", {}, el("legend", {}, title), ...content);

  function draw() {
    const kinds = count(things.map((thing) => thing.k));
    const names = count(relations.map((relation) => relation.n));
    if (statements.length) names.set("said", statements.length);
    if (claims.length) names.set("claim", claims.length);
    const speakers = count(statements.map(speakerKind));
    fill($("legend"),
      el("h2", {}, t("legend")),
      group(t("legend.kinds"), KINDS.filter((kind) => kinds.has(kind)).map((kind) => box("kinds", kind, t(`kind.${kind}`), kinds.get(kind), glyph(kind)))),
      group(t("legend.speakers"), SPEAKERS.filter((kind) => speakers.has(kind)).map((kind) => box("speakers", kind, t(`speaker.${kind}`), speakers.get(kind), kind === "anon" ? glyph("official", 16, true) : null))),
      group(t("legend.relations"), LINES.filter((name) => names.has(name)).map((name) => box("relations", name, relationName(name), names.get(name), line(name)))));
  }

  function start() {
    draw();
    follow((changed) => { if (["kinds", "relations", "speakers"].some((key) => changed.has(key))) draw(); });
  }

  return { start, draw };
})();
