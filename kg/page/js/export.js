// What the reader can take away: picture, drawing, Turtle, table, link.

const Export = (() => {
  const fileName = (ending) =>
    `${
      Array.from(document.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, ""))
        .slice(0, 60)
        .join("") || "graph"
    }.${ending}`;

  function save(content, type, ending) {
    const blob = content instanceof Blob ? content : new Blob([content], { type });
    const link = el("a", { href: URL.createObjectURL(blob), download: fileName(ending) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    announce(t("export.done", { name: fileName(ending) }));
  }

  // -- the table as CSV: quoted, for spreadsheets; a cell is never taken for a formula -----------------------------

  const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const csv = () =>
    save(
      `\ufeff${Table.texts(Table.rows())
        .map((row) => row.map(quoted).join(","))
        .join("\r\n")}\r\n`,
      "text/csv;charset=utf-8",
      "csv",
    );

  // -- the graph as Turtle, as it was when the page was made -------------------------------------------------------

  async function turtle() {
    const packed = Uint8Array.from(atob($("kg-turtle").textContent), (char) => char.charCodeAt(0));
    const text = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    save(new Blob([await new Response(text).arrayBuffer()], { type: "text/turtle" }), "text/turtle", "ttl");
  }

  // -- the graph as a drawing --------------------------------------------------------------------------------------

  const SIDES = { hexagon: [6, 0], triangle: [3, -90], triangleDown: [3, 90], diamond: [4, 0] };
  const corners = (n, turn, x, y, r) =>
    Array.from({ length: n }, (_, i) => {
      const angle = ((turn + (360 * i) / n) * Math.PI) / 180;
      return `${(x + r * Math.cos(angle)).toFixed(1)},${(y + r * Math.sin(angle)).toFixed(1)}`;
    }).join(" ");

  function shape({ shape: name, x, y, size, color, borderWidth, shapeProperties }) {
    const look = { fill: color.background, stroke: color.border, "stroke-width": borderWidth };
    if (shapeProperties.borderDashes) look["stroke-dasharray"] = shapeProperties.borderDashes.join(" ");
    if (name === "dot") return svg("circle", { cx: x, cy: y, r: size, ...look });
    if (name === "square") return svg("rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size, ...look });
    if (name === "star") {
      const points = Array.from(
        { length: 10 },
        (_, i) => corners(10, -90 + 36 * i, x, y, i % 2 ? size * 0.5 : size * 1.2).split(" ")[0],
      );
      return svg("polygon", { points: points.join(" "), ...look });
    }
    const [n, turn] = SIDES[name];
    return svg("polygon", { points: corners(n, turn, x, y, size * 1.1), ...look });
  }

  function written(lines, x, y, size, halo, anchor = "middle") {
    return svg(
      "text",
      {
        x,
        y,
        "font-size": size,
        "text-anchor": anchor,
        fill: INK[theme()],
        ...(halo
          ? { stroke: PAPER[theme()], "stroke-width": 4, "paint-order": "stroke", "stroke-linejoin": "round" }
          : {}),
      },
      lines.map((line, i) => svg("tspan", { x, dy: i ? size * 1.25 : 0 }, line)),
    );
  }

  function drawing() {
    const ids = Graph.nodes.getIds();
    const boxes = ids.map((id) => {
      const b = Graph.network.getBoundingBox(id);
      return [b.left, b.top, b.right, b.bottom];
    });
    const left = Math.min(...boxes.map((b) => b[0])) - 30;
    const top = Math.min(...boxes.map((b) => b[1])) - 60;
    const right = Math.max(...boxes.map((b) => b[2])) + 30;
    const bottom = Math.max(...boxes.map((b) => b[3])) + 30;
    const edges = Graph.edges.get().map((edge) => {
      const [a, b] = [Graph.nodes.get(edge.from), Graph.nodes.get(edge.to)];
      if (!a || !b) return null;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const bend = edge.smooth.enabled ? 0.14 : 0;
      const [mx, my] = [(a.x + b.x) / 2 + dy * bend, (a.y + b.y) / 2 - dx * bend];
      const length = Math.hypot(b.x - mx, b.y - my) || 1;
      const gap = (b.size ?? 20) + 6;
      const [ex, ey] = [b.x - ((b.x - mx) / length) * gap, b.y - ((b.y - my) / length) * gap];
      const look = {
        fill: "none",
        stroke: edge.color.color,
        "stroke-width": edge.width,
        "stroke-opacity": edge.color.opacity,
      };
      if (edge.dashes) look["stroke-dasharray"] = edge.dashes.join(" ");
      const path = svg("path", {
        d: `M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${ex.toFixed(1)} ${ey.toFixed(1)}`,
        ...look,
      });
      const turn = (Math.atan2(ey - my, ex - mx) * 180) / Math.PI;
      const tip = edge.arrows.to.enabled
        ? svg("polygon", {
            points: corners(3, turn, ex, ey, 5 + edge.width / 2),
            fill: edge.color.color,
            "fill-opacity": edge.color.opacity,
          })
        : null;
      return [path, tip, edge.label ? written([edge.label], mx, my, 12, true) : null];
    });
    const nodes = Graph.nodes.get().map((node) => {
      const lines = (node.label ?? "").split("\n");
      if (node.shape !== "box")
        return svg(
          "g",
          { opacity: node.opacity },
          shape(node),
          node.label ? written(lines, node.x, node.y + node.size + node.font.size * 1.2, node.font.size, true) : null,
        );
      const b = Graph.network.getBoundingBox(node.id);
      return svg(
        "g",
        { opacity: node.opacity },
        svg("rect", {
          x: b.left,
          y: b.top,
          width: b.right - b.left,
          height: b.bottom - b.top,
          rx: 4,
          fill: node.color.background,
          stroke: node.color.border,
          ...(node.shapeProperties.borderDashes
            ? { "stroke-dasharray": node.shapeProperties.borderDashes.join(" ") }
            : {}),
        }),
        written(lines, b.left + 5, node.y - (lines.length - 1) * 7 + 4, node.font.size, false, "start"),
      );
    });
    return svg(
      "svg",
      {
        xmlns: SVG,
        viewBox: `${left} ${top} ${right - left} ${bottom - top}`,
        width: Math.round(right - left),
        height: Math.round(bottom - top),
        "font-family": Looks.FACE,
      },
      svg("title", {}, document.title),
      svg("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: PAPER[theme()] }),
      written([document.title], left + 16, top + 28, 16, false, "start"),
      edges,
      nodes,
    );
  }

  // XML has no room for most control characters; in a drawing they would show nothing anyway.
  const source = () =>
    new XMLSerializer()
      .serializeToString(drawing())
      .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
  const drawingFile = () => save(source(), "image/svg+xml", "svg");

  async function picture() {
    const image = new Image();
    const url = URL.createObjectURL(new Blob([source()], { type: "image/svg+xml" }));
    image.src = url;
    await image.decode();
    const most = Math.min(2, 8000 / Math.max(image.width, image.height));
    const canvas = el("canvas", { width: Math.round(image.width * most), height: Math.round(image.height * most) });
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => save(blob, "image/png", "png"), "image/png");
  }

  // -- copying -----------------------------------------------------------------------------------------------------

  async function copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = el("textarea.unseen", {});
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    announce(done);
    toast(done);
  }

  const link = () => copy(location.href, t("export.linked"));

  const CHOICES = { png: picture, svg: drawingFile, ttl: turtle, csv, link, print: () => print() };

  function start() {
    const menu = $("export-menu");
    const button = $("export");
    const open = (yes) => {
      menu.hidden = !yes;
      button.setAttribute("aria-expanded", String(yes));
    };
    button.addEventListener("click", () => {
      open(menu.hidden);
      if (!menu.hidden) menu.querySelector("button").focus();
    });
    for (const [name, run] of Object.entries(CHOICES)) {
      menu.append(
        el("button", {
          type: "button",
          role: "menuitem",
          id: `export-${name}`,
          "data-t": `export.${name}`,
          onclick: () => {
            open(false);
            button.focus();
            run();
          },
        }),
      );
    }
    menu.addEventListener("keydown", (event) => {
      const items = [...menu.querySelectorAll("button")];
      const at = items.indexOf(document.activeElement);
      if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
      else if (event.key === "ArrowUp") items[(at + items.length - 1) % items.length].focus();
      else if (event.key === "Escape") {
        open(false);
        button.focus();
      } else return;
      event.preventDefault();
    });
    document.addEventListener("click", (event) => {
      if (!event.target.closest("#export-menu, #export")) open(false);
    });
  }

  return { start, csv, copy, turtle, source };
})();

// A short note that goes away by itself.
const hideToast = later(2600, () => {
  $("toast").hidden = true;
});
function toast(words) {
  $("toast").textContent = words;
  $("toast").hidden = false;
  hideToast();
}
