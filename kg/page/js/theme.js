// Light or dark: as the system says, until the reader chooses.

let chosenTheme = "";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const theme = () => chosenTheme || (systemDark.matches ? "dark" : "light");
const tone = (kind, part) => settings.palette[kind][`${theme()}_${part}`];
const INK = { light: "#1b2430", dark: "#e8edf3" };
const PAPER = { light: "#fbfbfa", dark: "#14191f" };
const LINE = { light: "#68737f", dark: "#93a0ae" };

function applyTheme() {
  document.documentElement.dataset.theme = theme();
  $("theme").setAttribute("aria-pressed", String(theme() === "dark"));
}

// A small picture of a class's shape, as in the graph.
function glyph(kind, size = 16, hollow = false) {
  const paths = {
    official: ["circle", { cx: 8, cy: 8, r: 6 }],
    person: ["polygon", { points: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8" }],
    org: ["polygon", { points: "8,1.5 15,14 1,14" }],
    country: ["rect", { x: 2, y: 2, width: 12, height: 12 }],
    event: ["polygon", { points: "8,0.5 15.5,8 8,15.5 0.5,8" }],
    budget: ["polygon", { points: "8,0.5 10.2,5.6 15.6,6 11.5,9.6 12.8,15 8,12.1 3.2,15 4.5,9.6 0.4,6 5.8,5.6" }],
    place: ["polygon", { points: "1,2 15,2 8,14.5" }],
    statement: ["rect", { x: 1, y: 3, width: 14, height: 10, rx: 2 }],
    time: ["rect", { x: 1, y: 5, width: 14, height: 6 }],
  };
  const [shape, attributes] = paths[kind];
  const picture = svg(shape, attributes);
  picture.setAttribute("class", `g-${kind}${hollow ? " hollow" : ""}`);
  return svg(
    "svg",
    { viewBox: "0 0 16 16", width: size, height: size, class: "glyph", "aria-hidden": "true" },
    picture,
  );
}
const glyphOf = (i) => glyph(things[i].k, 16, things[i].anon);
