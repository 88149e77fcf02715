// How nodes, boxes and lines look, in the words of vis-network.

const Looks = (() => {
  const FACE = "system-ui, 'Noto Sans CJK TC', 'Noto Sans TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif";
  const TIES = ["represents", "officeOf", "memberOf"];
  const FADED = "40"; // alpha of what is dimmed

  function node(i, { dim, letter, label }) {
    const thing = things[i];
    const key = `n${i}`;
    const chosen = state.sel === key;
    const [x, y] = Places.nodes.get(i);
    const ink = INK[theme()] + (dim ? FADED : "");
    const fillColour = thing.anon ? PAPER[theme()] : tone(thing.k, "fill");
    return {
      id: key,
      x,
      y,
      label: label ? caption(i) : undefined,
      shape: settings.palette[thing.k].shape,
      size: Places.radius(i),
      color: {
        background: fillColour,
        border: chosen ? INK[theme()] : tone(thing.k, thing.anon ? "fill" : "edge"),
        hover: { background: fillColour, border: INK[theme()] },
      },
      borderWidth: chosen ? 4 : thing.anon ? 3 : 1.5,
      shapeProperties: { borderDashes: thing.anon ? [5, 3] : false },
      opacity: dim ? 0.18 : 1,
      font: { size: letter, face: FACE, color: ink, strokeWidth: dim ? 0 : 4, strokeColor: PAPER[theme()] },
    };
  }

  function box(s, { dim }) {
    const statement = statements[s];
    const key = `s${s}`;
    const chosen = state.sel === key;
    const [x, y] = Places.boxes.get(s);
    return {
      id: key,
      x,
      y,
      label: wrap(statement.text, 15, 2).join("\n"),
      shape: "box",
      margin: 5,
      color: {
        background: tone("statement", chosen ? "tint" : "fill"),
        border: chosen ? INK[theme()] : tone("statement", "edge"),
        hover: { background: tone("statement", "tint"), border: INK[theme()] },
      },
      borderWidth: chosen ? 2.5 : 1,
      opacity: dim ? 0.25 : 1,
      shapeProperties: { borderRadius: 4, borderDashes: statement.m === "direct" ? false : [3, 2] },
      font: { size: 11, face: FACE, color: INK[theme()] + (dim ? FADED : ""), strokeWidth: 0, align: "left" },
    };
  }

  function edgeLabel(edge) {
    const names = [...new Set(edge.labels.filter(Boolean))].join("、");
    if (edge.name === "said") return edge.count > 1 ? t("count.said", { n: edge.count }) : undefined;
    if (edge.name === "claim") return t("edge.claim", { what: names });
    if (names) return names;
    return ["participant", "about"].includes(edge.name) ? undefined : relationName(edge.name);
  }

  // `on`: it belongs to what is chosen; `dim`: something else is.
  function edge(item, { on, dim }) {
    const { name } = item;
    const from = item.from[0] === "n" ? things[+item.from.slice(1)] : null;
    const said = name === "said";
    const colour =
      said && from
        ? tone(from.k, from.anon ? "fill" : "edge")
        : name === "claim"
          ? tone("budget", "fill")
          : LINE[theme()];
    return {
      id: item.id,
      from: item.from,
      to: item.to,
      label: on ? edgeLabel(item) : undefined,
      color: { color: colour, highlight: colour, hover: colour, opacity: dim ? 0.07 : on ? 1 : said ? 0.5 : 0.4 },
      width: said ? Math.min(0.8 + Math.sqrt(item.count), 7) : on ? 2 : 1.2,
      dashes: name === "claim" ? [6, 4] : TIES.includes(name) ? [2, 4] : false,
      arrows: {
        to: { enabled: ["said", "about", "claim", "initiator", "recipient"].includes(name), scaleFactor: 0.5 },
      },
      smooth: said ? { enabled: true, type: "curvedCW", roundness: 0.14 } : { enabled: false },
      font: {
        size: 12,
        face: FACE,
        color: INK[theme()],
        strokeWidth: 4,
        strokeColor: PAPER[theme()],
        align: "horizontal",
      },
      selectionWidth: 0,
      hoverWidth: 0,
    };
  }

  return { node, box, edge, TIES, FACE };
})();
