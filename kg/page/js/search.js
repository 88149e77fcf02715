// Search: names, aliases and words of statements. What is Simplified finds Traditional and the other way round.

const Search = (() => {
  const MOST = 30;
  let index = null;
  let hits = [];
  let at = -1;

  function build() {
    index = [];
    things.forEach((thing, i) => {
      const names = [...Object.values(thing.l), ...(thing.alt ?? []), thing.iso ?? ""].filter(Boolean);
      index.push({ key: `n${i}`, names: names.map(fold), words: "", weight: (thing.w ?? 0) + 5 });
    });
    statements.forEach((statement, s) => {
      index.push({
        key: `s${s}`,
        names: [],
        words: fold(`${statement.text} ${statement.cue ?? ""} ${statement.who ?? ""}`),
        weight: 1,
      });
    });
  }

  // Every word of the query has to be found; whole names come before beginnings, these before the rest.
  function find(text) {
    if (!index) build();
    const wanted = fold(text).split(/\s+/u).filter(Boolean);
    if (!wanted.length) return [];
    const found = [];
    for (const entry of index) {
      let score = 0;
      for (const word of wanted) {
        let best = 0;
        for (const name of entry.names) {
          if (name === word) best = Math.max(best, 1000);
          else if (name.startsWith(word)) best = Math.max(best, 300);
          else if (name.includes(word)) best = Math.max(best, 100);
        }
        if (!best && entry.words.includes(word)) best = 10;
        if (!best) {
          score = 0;
          break;
        }
        score += best;
      }
      if (score) found.push({ key: entry.key, score: score + Math.min(entry.weight, 90) / 100 });
    }
    found.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    return found.map((hit) => hit.key);
  }

  function row(key, i) {
    const number = +key.slice(1);
    const content =
      key[0] === "n"
        ? [glyphOf(number), el("span.name", { dir: "auto" }, nameOf(number)), el("span.sub", {}, about(number))]
        : [
            glyph("statement"),
            el("span.name", { dir: "auto" }, speakerName(statements[number])),
            el("span.sub", { dir: "auto" }, snippet(statements[number].text)),
          ];
    return el(
      "li",
      {
        role: "option",
        id: `hit${i}`,
        "aria-selected": "false",
        onmousedown: (event) => event.preventDefault(),
        onclick: () => go(i),
      },
      content,
    );
  }

  // The words around the first place where the query stands.
  function snippet(text) {
    const word = fold($("q").value).split(/\s+/u).filter(Boolean)[0] ?? "";
    const from = Math.max(0, fold(text).indexOf(word) - 12);
    return (from ? "…" : "") + brief(text.slice(from), 40);
  }

  function show() {
    const all = find($("q").value);
    hits = all.slice(0, MOST);
    at = hits.length ? 0 : -1;
    const list = fill($("hits"), hits.map(row));
    if (!hits.length && $("q").value.trim())
      add(list, [el("li.none", { role: "option", "aria-disabled": "true" }, t("search.none"))]);
    if (all.length > MOST)
      add(list, [
        el("li.none", { role: "option", "aria-disabled": "true" }, t("search.more", { n: all.length - MOST })),
      ]);
    const opened = Boolean($("q").value.trim());
    list.hidden = !opened;
    $("q").setAttribute("aria-expanded", String(opened));
    mark();
    if (opened) announce(t("search.count", { n: all.length }));
  }

  function mark() {
    hits.forEach((_, i) => $(`hit${i}`).setAttribute("aria-selected", String(i === at)));
    if (at >= 0) {
      $("q").setAttribute("aria-activedescendant", `hit${at}`);
      $(`hit${at}`).scrollIntoView({ block: "nearest" });
    } else $("q").removeAttribute("aria-activedescendant");
  }

  function close() {
    $("hits").hidden = true;
    $("q").setAttribute("aria-expanded", "false");
    $("q").removeAttribute("aria-activedescendant");
  }

  function go(i) {
    const key = hits[i];
    if (!key) return;
    close();
    select(key);
    if (state.view === "graph") Graph.centre(key);
    announce(key[0] === "n" ? nameOf(+key.slice(1)) : brief(statements[+key.slice(1)].text));
  }

  function start() {
    $("q").addEventListener("input", later(60, show));
    $("q").addEventListener("focus", () => {
      if ($("q").value.trim()) show();
    });
    $("q").addEventListener("blur", close);
    $("q").addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && hits.length) at = (at + 1) % hits.length;
      else if (event.key === "ArrowUp" && hits.length) at = (at + hits.length - 1) % hits.length;
      else if (event.key === "Enter") {
        if ($("hits").hidden) show();
        go(Math.max(at, 0));
      } else if (event.key === "Escape") {
        close();
        return;
      } else return;
      event.preventDefault();
      mark();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName))
        return;
      event.preventDefault();
      $("q").focus();
    });
  }

  return { start, find };
})();
