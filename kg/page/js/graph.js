// The graph: the most important things at first, neighbours on demand, statements as lines or boxes.

const Graph = (() => {
  const WAIT = 60;
  const BOX_ZOOM = 1.35;      // nearer than this, statements show as boxes
  const MOST_BOXES = 60;
  const MOST_LOCAL = 150;
  const first = firstNodes.map((node) => +node.id.slice(1));
  const place = new Map();    // where every node is that was ever shown: it stays there
  const size = new Map();
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let network = null;
  let hovered = null;
  let boxes = false;
  let shown = new Set();

  for (const node of firstNodes) {
    const i = +node.id.slice(1);
    place.set(i, [node.x, node.y]);
    size.set(i, node.size);
  }
  const top = Math.max(1, ...first.map((i) => things[i].w ?? 0));
  const radius = (i) => size.get(i) ?? Math.round((9 + 17 * Math.min((things[i].w ?? 0) / top, 1) ** 0.5) * 10) / 10;

  // -- what is to be seen ------------------------------------------------------------------------------------------

  function chosen() {
    if (state.depth && state.sel) {
      const start = state.sel[0] === "n"
        ? [+state.sel.slice(1)]
        : [statements[+state.sel.slice(1)].by, ...targets(statements[+state.sel.slice(1)])].filter((i) => i >= 0);
      const found = new Set(start);
      let ring = start;
      for (let step = 0; step < state.depth && found.size < MOST_LOCAL; step += 1) {
        const next = [];
        for (const i of ring) {
          for (const j of neighbours(i)) {
            if (found.size >= MOST_LOCAL) break;
            if (!found.has(j) && thingPasses(j)) { found.add(j); next.push(j); }
          }
        }
        ring = next;
      }
      return [...found];
    }
    const wanted = new Set([...first, ...state.more]);
    if (state.sel?.[0] === "n") wanted.add(+state.sel.slice(1));
    if (state.sel?.[0] === "s") {
      const statement = statements[+state.sel.slice(1)];
      for (const i of [statement.by, ...targets(statement)]) if (i >= 0) wanted.add(i);
    }
    return [...wanted].filter(thingPasses);
  }

  // The nearest free room around a point, walking outwards on a spiral: the same for the same surroundings.
  function freeRoom(x, y, width, height, taken) {
    const clear = (px, py) => taken.every(([tx, ty, tw, th]) => (
      Math.abs(px - tx) * 2 >= width + tw + 16 || Math.abs(py - ty) * 2 >= height + th + 12));
    for (let step = 0; step < 900; step += 1) {
      const turn = step * 2.399963;
      const away = 12 * Math.sqrt(step) * 1.6;
      const px = Math.round(x + Math.cos(turn) * away * 1.4);
      const py = Math.round(y + Math.sin(turn) * away);
      if (clear(px, py)) return [px, py];
    }
    return [Math.round(x), Math.round(y + 900)];
  }

  function extent(i) {
    const lines = caption(i).split("\n");
    const width = Math.max(...lines.map((line) => Array.from(line).reduce((sum, char) => sum + wide(char), 0))) * 14;
    const r = radius(i);
    return [Math.max(width, 2 * r) + 6, 2 * r + lines.length * 17.5 + 8];
  }

  // The box [x, y, width, height] that a placed node takes, its label included.
  function takes(i) {
    const [x, y] = place.get(i);
    const [width, height] = extent(i);
    return [x, y - radius(i) - 3 + height / 2, width, height];
  }

  function settle(list) {
    const taken = [...place.keys()].map(takes);
    for (const i of list) {
      if (place.has(i)) continue;
      const near = neighbours(i).filter((j) => place.has(j)).slice(0, 3);
      let x = 0;
      let y = 0;
      for (const j of near) { x += place.get(j)[0] / near.length; y += place.get(j)[1] / near.length; }
      const [width, height] = extent(i);
      const [px, py] = freeRoom(x, y, width, height, taken);
      place.set(i, [px, py - height / 2 + radius(i) + 3]);
      taken.push(takes(i));
    }
  }

  // -- how it looks ------------------------------------------------------------------------------------------------

  // What is lit when something is selected or under the pointer; null when everything is.
  function lit() {
    const key = hovered ?? state.sel;
    if (!key) return null;
    if (key[0] === "n") {
      const i = +key.slice(1);
      return shown.has(key) ? new Set([key, ...neighbours(i).map((j) => `n${j}`), ...things[i].says.map((s) => `s${s}`),
        ...things[i].told.map((s) => `s${s}`)]) : null;
    }
    const statement = statements[+key.slice(1)];
    return new Set([key, `n${statement.by}`, ...targets(statement).map((i) => `n${i}`)]);
  }

  function nodeLook(i, light) {
    const thing = things[i];
    const key = `n${i}`;
    const dim = light && !light.has(key);
    const selected = state.sel === key;
    const [x, y] = place.get(i);
    const weight = radius(i);
    return {
      id: key, x, y, label: caption(i), shape: settings.palette[thing.k].shape, size: weight,
      color: {
        background: thing.anon ? PAPER[theme()] : tone(thing.k, "fill"),
        border: selected ? INK[theme()] : tone(thing.k, thing.anon ? "fill" : "edge"),
        highlight: { background: thing.anon ? PAPER[theme()] : tone(thing.k, "fill"), border: INK[theme()] },
        hover: { background: tone(thing.k, "fill"), border: INK[theme()] },
      },
      borderWidth: selected ? 4 : thing.anon ? 3 : 1.5,
      shapeProperties: { borderDashes: thing.anon ? [4, 3] : false },
      opacity: dim ? 0.18 : 1,
      font: {
        size: 14, face: "system-ui, 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif",
        color: dim ? `${INK[theme()]}44` : INK[theme()],
        strokeWidth: 4, strokeColor: dim ? `${PAPER[theme()]}44` : PAPER[theme()], vadjust: 0,
      },
    };
  }

  function lines() {
    const found = new Map();
    const put = (from, to, name, more) => {
      const id = `${from}>${to}:${name}`;
      const edge = found.get(id) ?? { id, from, to, name, count: 0, labels: [], by: [] };
      edge.count += 1;
      if (more?.label) edge.labels.push(more.label);
      if (more?.by !== undefined) edge.by.push(more.by);
      found.set(id, edge);
    };
    relations.forEach((relation, r) => {
      const [from, to] = [`n${relation.s}`, `n${relation.e}`];
      if (shown.has(from) && shown.has(to) && relationPasses(r)) put(from, to, relation.n, { label: labelIn(relation.l ?? {}) });
    });
    if (!state.relations.has("claim")) {
      for (const claim of claims) {
        const [from, to] = [`n${claim.s}`, `n${claim.o}`];
        if (claim.o >= 0 && shown.has(from) && shown.has(to)) put(from, to, `claim`, { label: relationName(claim.n) });
      }
    }
    return { found, put };
  }

  function edgeLook(edge, light) {
    const said = edge.name === "said";
    const claim = edge.name === "claim";
    const key = hovered ?? state.sel;
    const on = light && (edge.from === key || edge.to === key);
    const dim = light && !on;
    const from = edge.from[0] === "n" ? things[+edge.from.slice(1)] : null;
    const color = said && from ? tone(from.k, from.anon ? "fill" : "edge") : claim ? tone("budget", "fill") : LINE[theme()];
    let label;
    if (on) {
      const names = [...new Set(edge.labels.filter(Boolean))];
      label = said ? (edge.count > 1 ? t("count.says", { n: edge.count }) : undefined)
        : names.length && !claim ? names.join("、")
        : claim ? t("edge.claim", { what: names.join("、") }) : relationName(edge.name);
    }
    return {
      id: edge.id, from: edge.from, to: edge.to, label,
      color: { color, highlight: color, hover: color, opacity: dim ? 0.08 : on ? 1 : said ? 0.55 : 0.4 },
      width: said ? Math.min(1 + Math.sqrt(edge.count), 7) : on ? 2 : 1.2,
      dashes: claim ? [6, 4] : ["represents", "officeOf", "memberOf"].includes(edge.name) ? [2, 4] : false,
      arrows: { to: { enabled: ["said", "claim", "initiator", "recipient"].includes(edge.name), scaleFactor: 0.55 } },
      smooth: said ? { enabled: true, type: "curvedCW", roundness: 0.14 } : { enabled: false },
      font: { size: 12, color: INK[theme()], strokeWidth: 4, strokeColor: PAPER[theme()], align: "middle" },
      selectionWidth: 0, hoverWidth: 0,
    };
  }

  // -- statements as boxes -----------------------------------------------------------------------------------------

  const spot = new Map();
  function boxLook(s, light) {
    const statement = statements[s];
    const key = `s${s}`;
    const text = wrap(statement.text, 15, 2).join("\n");
    const dim = light && !light.has(key);
    if (!spot.has(s)) {
      const ends = [statement.by, ...targets(statement)].filter((i) => i >= 0 && place.has(i)).map((i) => place.get(i));
      const mine = place.get(statement.by) ?? ends[0];
      const x = (ends.reduce((sum, p) => sum + p[0], 0) / ends.length + mine[0]) / 2;
      const y = (ends.reduce((sum, p) => sum + p[1], 0) / ends.length + mine[1]) / 2;
      const width = 15 * 9 + 14;
      const taken = [...place.keys()].map(takes).concat([...spot.values()].map(([px, py]) => [px, py, width, 36]));
      spot.set(s, freeRoom(x, y, width, 36, taken));
    }
    const [x, y] = spot.get(s);
    return {
      id: key, x, y, label: text, shape: "box", margin: 5,
      color: { background: tone("statement", "fill"), border: state.sel === key ? INK[theme()] : tone("statement", "edge"),
        highlight: { background: tone("statement", "tint"), border: INK[theme()] },
        hover: { background: tone("statement", "tint"), border: INK[theme()] } },
      borderWidth: state.sel === key ? 2.5 : 1,
      opacity: dim ? 0.25 : 1,
      shapeProperties: { borderRadius: 4, borderDashes: statement.m === "direct" ? false : [3, 2] },
      font: { size: 9, color: dim ? `${INK[theme()]}55` : INK[theme()], strokeWidth: 0, align: "left",
        face: "system-ui, 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif" },
    };
  }

  function boxed() {
    if (!boxes) return [];
    const view = network.canvas.DOMtoCanvas({ x: 0, y: 0 });
    const end = network.canvas.DOMtoCanvas({ x: $("canvas").clientWidth, y: $("canvas").clientHeight });
    const near = [];
    for (const key of shown) {
      const i = +key.slice(1);
      const [x, y] = place.get(i);
      if (state.said !== "box" && (x < view.x - 200 || x > end.x + 200 || y < view.y - 200 || y > end.y + 200)) continue;
      for (const s of things[i].says) if (statementPasses(s)) near.push(s);
    }
    near.sort((a, b) => (state.sel === `s${b}`) - (state.sel === `s${a}`) || a - b);
    return near.slice(0, MOST_BOXES);
  }

  function update(set, wanted) {
    const ids = new Set(wanted.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !ids.has(id)));
    set.update(wanted);
  }

  function draw() {
    if (!network) return;
    boxes = state.said === "box" || (state.said === "auto" && network.getScale() >= BOX_ZOOM);
    const list = chosen();
    settle(list);
    shown = new Set(list.map((i) => `n${i}`));
    const light = lit();
    const { found, put } = lines();
    const inBox = new Set(boxed());
    for (const key of shown) {
      for (const s of things[+key.slice(1)].says) {
        if (!statementPasses(s)) continue;
        if (inBox.has(s)) {
          put(key, `s${s}`, "said", { by: s });
          for (const i of targets(statements[s])) if (shown.has(`n${i}`)) put(`s${s}`, `n${i}`, "about", { by: s });
        } else for (const i of targets(statements[s])) if (shown.has(`n${i}`)) put(key, `n${i}`, "said", { by: s });
      }
    }
    update(nodes, [...list.map((i) => nodeLook(i, light)), ...[...inBox].map((s) => boxLook(s, light))]);
    update(edges, [...found.values()].map((edge) => edgeLook(edge, light)));
    const hidden = things.length - list.length;
    $("graph-note").textContent = hidden > 0 ? t("graph.some", { n: list.length, all: things.length }) : t("graph.all", { n: list.length });
  }
  const drawSoon = later(WAIT, draw);

  // -- moving about ------------------------------------------------------------------------------------------------

  const glide = (more) => ({ ...more, animation: calm() ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
  function fit(quick = false) {
    const ids = [...shown];
    if (!ids.length) return;
    network.fit({ nodes: ids, animation: quick || calm() ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
  }
  function centre(key) {
    const point = key[0] === "n" ? place.get(+key.slice(1)) : spot.get(+key.slice(1)) ?? place.get(statements[+key.slice(1)].by);
    if (!point) return;
    network.moveTo(glide({ position: { x: point[0], y: point[1] }, scale: Math.max(network.getScale(), 0.8) }));
  }
  function expand(i) {
    const have = new Set(shown);
    const extra = neighbours(i).filter((j) => !have.has(`n${j}`)).slice(0, 30);
    set({ more: [...new Set([...state.more, i, ...extra])] }, true);
    announce(t("graph.added", { n: extra.length }));
  }
  const hiddenNeighbours = (i) => neighbours(i).filter((j) => !shown.has(`n${j}`)).length;

  // The nearest shown node in a direction, for the arrow keys.
  function towards(key, dx, dy) {
    const [x, y] = place.get(+key.slice(1));
    let best = null;
    let least = Infinity;
    for (const other of shown) {
      if (other === key) continue;
      const [ox, oy] = place.get(+other.slice(1));
      const along = (ox - x) * dx + (oy - y) * dy;
      const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (along > 0 && along + 2 * aside < least) { least = along + 2 * aside; best = other; }
    }
    return best;
  }

  function keys(event) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const scale = network.getScale();
    if (ways[event.key]) {
      const from = state.sel?.[0] === "n" && shown.has(state.sel) ? state.sel : null;
      const to = from ? towards(from, ...ways[event.key]) : [...shown].sort((a, b) => (things[+b.slice(1)].w ?? 0) - (things[+a.slice(1)].w ?? 0))[0];
      if (to) { set({ sel: to }); centre(to); announce(`${nameOf(+to.slice(1))}, ${about(+to.slice(1))}`); }
    } else if (event.key === "Enter") {
      if (state.sel) Panel.focus();
    } else if (event.key === "e" || event.key === "E") {
      if (state.sel?.[0] === "n") expand(+state.sel.slice(1));
    } else if (event.key === "+" || event.key === "=") network.moveTo(glide({ scale: scale * 1.25 }));
    else if (event.key === "-") network.moveTo(glide({ scale: scale / 1.25 }));
    else if (event.key === "0") fit();
    else if (event.key === "Escape") set({ sel: null, depth: 0 });
    else return;
    event.preventDefault();
  }

  function start() {
    network = new vis.Network($("canvas"), { nodes, edges }, {
      physics: { enabled: false },
      interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9 },
      nodes: { chosen: false },
      edges: { chosen: false },
      layout: { randomSeed: 1, improvedLayout: false },
    });
    draw();
    fit(true);
    draw();
    network.on("click", ({ nodes: hit }) => {
      if (hit.length) select(hit[0]); else if (state.sel && !state.depth) set({ sel: null });
      network.unselectAll();
    });
    network.on("doubleClick", ({ nodes: hit }) => { if (hit[0]?.[0] === "n") expand(+hit[0].slice(1)); });
    network.on("hoverNode", ({ node, event }) => {
      hovered = node;
      showTip(event.clientX, event.clientY, ...tipFor(node));
      drawSoon();
    });
    network.on("blurNode", () => { hovered = null; hideTip(); drawSoon(); });
    network.on("dragStart", hideTip);
    network.on("dragEnd", ({ nodes: hit }) => {
      for (const key of hit) {
        const { x, y } = network.getPosition(key);
        if (key[0] === "n") place.set(+key.slice(1), [x, y]); else spot.set(+key.slice(1), [x, y]);
      }
      network.unselectAll();
      drawSoon();
    });
    network.on("zoom", drawSoon);
    network.on("animationFinished", drawSoon);
    $("canvas").addEventListener("keydown", keys);
    follow((changed) => {
      if (state.view !== "graph") return;
      draw();
      if (changed.has("depth") || changed.has("article") || (changed.has("sel") && state.depth)) fit();
    });
  }

  return {
    start, draw, fit, centre, expand, hiddenNeighbours,
    get network() { return network; }, get shown() { return shown; },
    positions: () => Object.fromEntries([...place].map(([i, p]) => [things[i].id, p])),
  };
})();
