// Where every node stands. A node keeps its place once it was shown; new ones get the nearest free room.

const Places = (() => {
  const LETTER = 14;
  const BOX = [15 * 11 + 14, 42]; // room of a statement's box
  const nodes = new Map();
  const boxes = new Map();
  const sizes = new Map();
  for (const node of firstNodes) {
    const i = +node.id.slice(1);
    nodes.set(i, [node.x, node.y]);
    sizes.set(i, node.size);
  }
  const size = (i) => (settings.size ? things[i].z : things[i].w) ?? 0;
  const top = Math.max(0, ...[...nodes.keys()].map(size)) || 1;
  const radius = (i) => sizes.get(i) ?? Math.round((9 + 17 * Math.sqrt(Math.min(size(i) / top, 1))) * 10) / 10;

  function extent(i, letter = LETTER) {
    const lines = caption(i).split("\n");
    const r = radius(i);
    return [Math.max(Math.max(...lines.map(measure)) * letter, 2 * r) + 6, 2 * r + lines.length * letter * 1.25 + 8];
  }

  // The box [x, y, width, height] around its centre that a placed node takes, its label included.
  function takes(i, letter = LETTER) {
    const [x, y] = nodes.get(i);
    const [width, height] = extent(i, letter);
    return [x, y - radius(i) - 3 + height / 2, width, height];
  }
  const boxTakes = (s) => [...boxes.get(s), ...BOX];

  // The nearest free room around a point, walking outwards on a spiral: the same for the same surroundings.
  function freeRoom(x, y, width, height, taken) {
    const clear = (px, py) =>
      taken.every(
        ([tx, ty, tw, th]) => Math.abs(px - tx) * 2 >= width + tw + 16 || Math.abs(py - ty) * 2 >= height + th + 12,
      );
    for (let step = 0; step < 1500; step += 1) {
      const turn = step * 2.399963;
      const away = 18 * Math.sqrt(step);
      const px = Math.round(x + Math.cos(turn) * away * 1.4);
      const py = Math.round(y + Math.sin(turn) * away);
      if (clear(px, py)) return [px, py];
    }
    return [Math.round(x), Math.round(y + 1200)];
  }

  // Give every node of the list a place, near those of its neighbours that have one. Statements' boxes make room:
  // where a node stands may not depend on how near the reader was when it came.
  function settle(list) {
    let taken = null;
    for (const i of list) {
      if (nodes.has(i)) continue;
      if (!taken) {
        taken = [...nodes.keys()].map((j) => takes(j));
        boxes.clear();
      }
      const near = neighbours(i)
        .filter((j) => nodes.has(j))
        .slice(0, 3)
        .map((j) => nodes.get(j));
      const x = near.reduce((sum, p) => sum + p[0] / near.length, 0);
      const y = near.reduce((sum, p) => sum + p[1] / near.length, 0);
      const [width, height] = extent(i);
      const [px, py] = freeRoom(x, y, width, height, taken);
      nodes.set(i, [px, py - height / 2 + radius(i) + 3]);
      taken.push(takes(i));
    }
  }

  // A statement's box stands between its speaker and what it is about, nearer to the speaker.
  function settleBox(s) {
    if (boxes.has(s)) return;
    const statement = statements[s];
    const ends = [statement.by, ...targets(statement)].filter((i) => nodes.has(i)).map((i) => nodes.get(i));
    const from = nodes.get(statement.by) ?? ends[0] ?? [0, 0];
    const middle = (at) => (ends.length ? ends.reduce((sum, p) => sum + p[at], 0) / ends.length : 0);
    const taken = [...nodes.keys()].map((i) => takes(i)).concat([...boxes.keys()].map(boxTakes));
    boxes.set(s, freeRoom((middle(0) + from[0]) / 2, (middle(1) + from[1]) / 2, ...BOX, taken));
  }

  const of = (key) =>
    key[0] === "n" ? nodes.get(+key.slice(1)) : (boxes.get(+key.slice(1)) ?? nodes.get(statements[+key.slice(1)].by));
  const move = (key, point) => (key[0] === "n" ? nodes : boxes).set(+key.slice(1), point);

  // Which nodes can carry their label at this size of letters without touching another one, by importance.
  function labelled(list, letter, before) {
    const order = [...list].sort((a, b) => before(b) - before(a) || (things[b].w ?? 0) - (things[a].w ?? 0) || a - b);
    const kept = [];
    const bodies = list.map((i) => [i, ...nodes.get(i), radius(i)]);
    const out = new Set();
    for (const i of order) {
      const [x, y, width, height] = takes(i, letter);
      const r = radius(i);
      const from = y - height / 2 + 2 * r; // the label alone, below the shape
      const [ly, lh] = [(from + y + height / 2) / 2, y + height / 2 - from];
      const free =
        kept.every(([kx, ky, kw, kh]) => Math.abs(x - kx) * 2 >= width + kw || Math.abs(ly - ky) * 2 >= lh + kh) &&
        bodies.every(
          ([j, bx, by, br]) =>
            j === i || Math.abs(x - bx) * 2 >= width + 2 * br || Math.abs(ly - by) * 2 >= lh + 2 * br,
        );
      if (free || before(i) > 1) {
        kept.push([x, ly, width, lh]);
        out.add(i);
      }
    }
    return out;
  }

  return { nodes, boxes, boxTakes, radius, extent, takes, settle, settleBox, of, move, labelled, LETTER };
})();
