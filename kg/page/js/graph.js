// The graph: the most important things at first, neighbours on demand, statements as lines or boxes.

const Graph = (() => {
  const BOX_ZOOM = 1.2; // nearer than this, statements show as boxes
  const MOST_BOXES = 60;
  const MOST_LOCAL = 150;
  const MOST_NEW = 30; // neighbours that one step adds
  const LEAST_LETTER = 12; // labels are never drawn smaller than this on the screen; rather fewer of them
  const first = firstNodes.map((node) => +node.id.slice(1));
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let network = null;
  let hovered = null;
  let shown = new Set();

  // -- what is to be seen ------------------------------------------------------------------------------------------

  const starts = (key) =>
    key[0] === "n"
      ? [+key.slice(1)]
      : [statements[+key.slice(1)].by, ...targets(statements[+key.slice(1)])].filter((i) => i >= 0);

  function local() {
    const start = starts(state.sel);
    const found = new Set(start);
    let ring = start;
    for (let step = 0; step < state.depth; step += 1) {
      const next = [];
      for (const i of ring) {
        for (const j of neighbours(i)) {
          if (found.size >= MOST_LOCAL) break;
          if (!found.has(j) && thingPasses(j)) {
            found.add(j);
            next.push(j);
          }
        }
      }
      ring = next;
    }
    return [...found];
  }

  function chosen() {
    if (state.depth && state.sel) return local();
    const wanted = new Set([...first, ...state.more]);
    if (state.sel) for (const i of starts(state.sel)) wanted.add(i);
    return [...wanted].filter(thingPasses);
  }

  // What is lit when something is chosen or under the pointer; null when everything is.
  function lit() {
    const key = hovered ?? state.sel;
    if (!key) return null;
    const number = +key.slice(1);
    if (key[0] === "s")
      return new Set([key, `n${statements[number].by}`, ...targets(statements[number]).map((i) => `n${i}`)]);
    if (!shown.has(key)) return null;
    const { says, told } = things[number];
    return new Set([key, ...neighbours(number).map((j) => `n${j}`), ...[...says, ...told].map((s) => `s${s}`)]);
  }

  function boxed() {
    const asBoxes = state.said === "box" || (state.said === "auto" && network.getScale() >= BOX_ZOOM);
    const near = state.sel?.[0] === "s" && state.said !== "line" ? [+state.sel.slice(1)] : [];
    if (asBoxes) {
      const start = network.DOMtoCanvas({ x: -200, y: -200 });
      const end = network.DOMtoCanvas({ x: $("canvas").clientWidth + 200, y: $("canvas").clientHeight + 200 });
      for (const key of shown) {
        const [x, y] = Places.of(key);
        if (state.said === "auto" && (x < start.x || x > end.x || y < start.y || y > end.y)) continue;
        near.push(...things[+key.slice(1)].says.filter(statementPasses));
      }
    }
    return new Set([...new Set(near)].filter((s) => shown.has(`n${statements[s].by}`)).slice(0, MOST_BOXES));
  }

  function lines(boxes) {
    const found = new Map();
    const put = (from, to, name, label) => {
      const id = `${from}>${to}:${name}`;
      const edge = found.get(id) ?? { id, from, to, name, count: 0, labels: [] };
      edge.count += 1;
      if (label) edge.labels.push(label);
      found.set(id, edge);
    };
    for (const key of shown) {
      const thing = things[+key.slice(1)];
      for (const r of thing.out) {
        const relation = relations[r];
        if (shown.has(`n${relation.e}`) && relationPasses(r))
          put(key, `n${relation.e}`, relation.n, labelIn(relation.l ?? {}));
      }
      for (const c of state.relations.has("claim") ? [] : thing.claims) {
        const claim = claims[c];
        if (`n${claim.s}` === key && shown.has(`n${claim.o}`)) put(key, `n${claim.o}`, "claim", relationName(claim.n));
      }
      for (const s of thing.says) {
        if (!statementPasses(s)) continue;
        const ends = targets(statements[s])
          .map((i) => `n${i}`)
          .filter((end) => shown.has(end));
        if (boxes.has(s)) put(key, `s${s}`, "said");
        for (const end of ends) put(boxes.has(s) ? `s${s}` : key, end, boxes.has(s) ? "about" : "said");
      }
    }
    return [...found.values()];
  }

  function update(set, wanted) {
    const ids = new Set(wanted.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !ids.has(id)));
    set.update(wanted);
  }

  function draw() {
    if (!network) return;
    const list = chosen();
    Places.settle(list);
    shown = new Set(list.map((i) => `n${i}`));
    const boxes = boxed();
    boxes.forEach(Places.settleBox);
    const light = lit();
    const letter = Math.max(Places.LETTER, LEAST_LETTER / network.getScale());
    const key = hovered ?? state.sel;
    const before = (i) => (`n${i}` === key ? 2 : light?.has(`n${i}`) ? 1 : 0);
    const labels = letter > Places.LETTER ? Places.labelled(list, letter, before) : null;
    const ties = lines(boxes);
    const on = new Set(light ? ties.filter((edge) => edge.from === key || edge.to === key) : []);
    update(nodes, [
      ...list.map((i) => Looks.node(i, { dim: light && !light.has(`n${i}`), letter, label: !labels || labels.has(i) })),
      ...[...boxes].map((s) => Looks.box(s, { dim: light && !light.has(`s${s}`) })),
    ]);
    update(
      edges,
      ties.map((edge) => Looks.edge(edge, { on: on.has(edge), dim: light && !on.has(edge) })),
    );
    $("graph-note").textContent =
      list.length < things.length
        ? t("graph.some", { n: list.length, all: things.length })
        : t("graph.all", { n: list.length });
  }
  const drawSoon = later(50, draw);

  // -- moving about ------------------------------------------------------------------------------------------------

  const glide = (more) => ({ ...more, animation: calm() ? false : { duration: 350, easingFunction: "easeInOutQuad" } });

  // All of it, but never so small that nothing can be read: then the most important part.
  function fit(quick = false) {
    if (!shown.size || !network) return;
    const boxes = [...shown].map((key) => Places.takes(+key.slice(1)));
    if (state.said === "box") boxes.push(...[...boxed()].map(Places.boxTakes));
    const [left, right] = [
      Math.min(...boxes.map((b) => b[0] - b[2] / 2)),
      Math.max(...boxes.map((b) => b[0] + b[2] / 2)),
    ];
    const [top, bottom] = [
      Math.min(...boxes.map((b) => b[1] - b[3] / 2)),
      Math.max(...boxes.map((b) => b[1] + b[3] / 2)),
    ];
    const { clientWidth, clientHeight } = $("canvas");
    const [head, foot] = state.view === "graph" ? [46, 34] : [8, 8]; // the tools above, the note below
    const whole = Math.min((clientWidth - 24) / (right - left), (clientHeight - head - foot) / (bottom - top), 1.3);
    const scale = Math.max(whole, narrow() ? 0.5 : 0.3);
    const [x, y] = scale > whole ? Places.of(state.sel && shown.has(state.sel) ? state.sel : main()) : [0, 0];
    const within = (at, low, high, room) =>
      high - low <= room ? (low + high) / 2 : Math.min(Math.max(at, low + room / 2), high - room / 2);
    const position = {
      x: within(x, left, right, (clientWidth - 24) / scale),
      y: within(y, top, bottom, (clientHeight - head - foot) / scale) + (foot - head) / 2 / scale,
    };
    const move = { position, scale };
    network.moveTo(quick ? { ...move, animation: false } : glide(move));
    drawSoon();
  }
  const main = () => [...shown].sort((a, b) => (things[+b.slice(1)].w ?? 0) - (things[+a.slice(1)].w ?? 0))[0];

  // Bring a node to the middle, unless it can be seen well already.
  function centre(key) {
    const point = Places.of(key);
    if (!point || !network) return;
    const { clientWidth, clientHeight } = $("canvas");
    const scale = Math.max(network.getScale(), 0.75);
    const covered = narrow() && document.body.dataset.sheet ? clientHeight * 0.58 : 0; // by the sheet below
    const seen = network.canvasToDOM({ x: point[0], y: point[1] });
    const within = (at, room) => at > room * 0.12 && at < room * 0.88;
    if (scale === network.getScale() && within(seen.x, clientWidth) && within(seen.y, clientHeight - covered)) return;
    network.moveTo(glide({ position: { x: point[0], y: point[1] + covered / 2 / scale }, scale }));
    drawSoon();
  }

  function expand(i) {
    const extra = neighbours(i)
      .filter((j) => !shown.has(`n${j}`))
      .slice(0, MOST_NEW);
    set({ more: [...new Set([...state.more, i, ...extra])], sel: `n${i}` }, true);
    announce(t("graph.added", { n: extra.length }));
  }
  const hiddenNeighbours = (i) => neighbours(i).filter((j) => !shown.has(`n${j}`)).length;
  function zoom(by) {
    network.moveTo(glide({ scale: Math.min(Math.max(network.getScale() * by, 0.05), 4) }));
    drawSoon();
  }

  // The nearest shown node in a direction, for the arrow keys.
  function towards(key, dx, dy) {
    const [x, y] = Places.of(key);
    let best = null;
    let least = Infinity;
    for (const other of shown) {
      const [ox, oy] = Places.of(other);
      const along = (ox - x) * dx + (oy - y) * dy;
      const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (other !== key && along > 0 && along + 2 * aside < least) {
        least = along + 2 * aside;
        best = other;
      }
    }
    return best;
  }

  function keys(event) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const here = state.sel?.[0] === "n" && shown.has(state.sel) ? state.sel : null;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ways[event.key]) {
      const to = here ? towards(here, ...ways[event.key]) : main();
      if (to) {
        set({ sel: to });
        centre(to);
        announce(`${nameOf(+to.slice(1))}, ${about(+to.slice(1))}`);
      }
    } else if (event.key === "Enter" && state.sel) Panel.focus();
    else if (event.key.toLowerCase() === "e" && here) expand(+here.slice(1));
    else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") fit();
    else if (event.key === "Escape") set({ sel: null, depth: 0 });
    else return;
    event.preventDefault();
  }

  // The canvas stands in its own view, or beside the other views where there is room.
  function dock() {
    const home = state.view === "graph" ? $("view-graph") : $("dock");
    if ($("canvas").parentElement === home) return;
    home.prepend($("canvas"));
    network.setSize("100%", "100%");
    network.redraw();
    draw();
    fit(true);
    if (state.sel) centre(state.sel);
  }

  function start() {
    network = new vis.Network(
      $("canvas"),
      { nodes, edges },
      {
        physics: { enabled: false },
        interaction: {
          hover: true,
          hoverConnectedEdges: false,
          selectConnectedEdges: false,
          keyboard: false,
          tooltipDelay: 1e9,
        },
        nodes: { chosen: false },
        edges: { chosen: false },
        layout: { randomSeed: 1, improvedLayout: false },
      },
    );
    $("canvas").querySelector(".vis-network").tabIndex = -1; // the frame around it takes the keys
    draw();
    fit(true);
    draw();
    if (state.said === "box") fit(true);
    if (state.sel && state.view === "graph" && !state.depth) centre(state.sel);
    network.on("click", ({ nodes: hit }) => {
      network.unselectAll();
      if (hit.length) select(hit[0]);
      else if (state.sel && !state.depth) set({ sel: null });
    });
    network.on("doubleClick", ({ pointer }) => {
      const hit = network.getNodeAt(pointer.DOM);
      if (hit?.[0] === "n") expand(+hit.slice(1));
    });
    network.on("hoverNode", ({ node, event }) => {
      hovered = node;
      showTip(event.clientX, event.clientY, ...tipFor(node));
      drawSoon();
    });
    network.on("blurNode", () => {
      hovered = null;
      hideTip();
      drawSoon();
    });
    network.on("dragStart", hideTip);
    network.on("dragEnd", ({ nodes: hit }) => {
      for (const key of hit) {
        const { x, y } = network.getPosition(key);
        Places.move(key, [x, y]);
      }
      network.unselectAll();
      drawSoon();
    });
    network.on("zoom", drawSoon);
    network.on("animationFinished", drawSoon);
    network.on("resize", drawSoon);
    $("canvas").addEventListener("keydown", keys);
    $("canvas").addEventListener("mouseleave", () => {
      if (hovered) {
        hovered = null;
        hideTip();
        drawSoon();
      }
    });
    follow((changed) => {
      if (changed.has("view")) dock();
      draw();
      if (
        changed.has("depth") ||
        changed.has("article") ||
        (state.said === "box" && changed.has("said")) ||
        (changed.has("sel") && state.depth)
      )
        fit();
      else if (changed.has("sel") && state.sel && state.view !== "graph") centre(state.sel);
    });
    dock();
  }

  return {
    start,
    draw,
    fit,
    centre,
    expand,
    hiddenNeighbours,
    zoom,
    dock,
    nodes,
    edges,
    get network() {
      return network;
    },
    get shown() {
      return shown;
    },
  };
})();
