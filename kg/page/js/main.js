// Ties the parts together.

function showView() {
  for (const view of VIEWS) {
    $(`view-${view}`).hidden = view !== state.view;
    document.querySelector(`[data-view="${view}"]`).setAttribute("aria-pressed", String(view === state.view));
  }
}

function redraw() {
  translate();
  applyTheme();
  showView();
  Legend.draw();
  Graph.draw();
  Panel.draw();
}

restore();
translate();
applyTheme();
showView();
Legend.start();
Graph.start();
Search.start();
Panel.draw();
follow((changed) => {
  if (changed.has("view")) showView();
  if (["sel", "article", "speakers", "more", "from", "to", "undated"].some((key) => changed.has(key))) Panel.draw();
});
for (const view of VIEWS) {
  document.querySelector(`[data-view="${view}"]`).addEventListener("click", () => set({ view }, true));
}
$("lang").addEventListener("click", () => { lang = lang === "zh" ? "en" : "zh"; redraw(); writeAddress(false); });
$("theme").addEventListener("click", () => { chosenTheme = theme() === "dark" ? "light" : "dark"; redraw(); writeAddress(false); });
systemDark.addEventListener("change", redraw);
$("skip").addEventListener("click", (event) => { event.preventDefault(); $("main").focus(); });
addEventListener("popstate", () => { restore(); redraw(); });
document.documentElement.dataset.ready = "yes";
