// The article as it was read, with everything that was found in it lit up and the speakers in the margin.

const ArticleView = (() => {
  let drawn = "";

  const reading = () => {
    if (state.article >= 0) return state.article;
    return Math.min(Math.max(state.reading, 0), articles.length - 1);
  };

  function head(a) {
    const article = articles[a];
    const step = (by) =>
      el(
        "button",
        {
          type: "button",
          disabled: !articles[a + by],
          "aria-label": t(by < 0 ? "article.before" : "article.next"),
          onclick: () => set({ reading: a + by, article: -1, at: "" }, true),
        },
        by < 0 ? "‹" : "›",
      );
    const picker =
      articles.length > 1
        ? el(
            "div.picker",
            {},
            step(-1),
            el(
              "select",
              {
                id: "reading",
                "aria-label": t("article.pick"),
                onchange: (event) => set({ reading: +event.target.value, article: -1, at: "" }, true),
              },
              articles.map((_, i) =>
                el(
                  "option",
                  { value: i, selected: i === a },
                  `${i + 1}. ${[articles[i].d, brief(articleName(i), 36)].filter(Boolean).join(" ")}`,
                ),
              ),
            ),
            step(1),
          )
        : null;
    const about = [article.out, article.by, article.d, article.src].filter(Boolean);
    return el(
      "header.about",
      {},
      picker,
      el(
        "p.sub",
        {},
        about.map((text) => el("span", { dir: "auto" }, text)),
        Parts.link(article.url),
        Agreement.copyMark(a),
      ),
      el(
        "p.key",
        {},
        ["official", "person", "org", "country", "event", "budget", "place", "time"]
          .filter((kind) => (kind === "time" ? times.length : things.some((thing) => thing.k === kind)))
          .map((kind) => el(`span.m.m-${kind}`, {}, t(`kind.${kind}`))),
        el("span.st.st-direct", {}, t("kind.statement")),
      ),
    );
  }

  // Light what is chosen; the texts stay as they are.
  function light() {
    const root = $("view-article");
    for (const node of root.querySelectorAll(".on, .by")) node.classList.remove("on", "by");
    if (!state.sel) return;
    for (const node of root.querySelectorAll("[data-key]"))
      if (node.dataset.key === state.sel && !node.classList.contains("side")) node.classList.add("on");
    if (state.sel[0] === "n") {
      const says = new Set(things[+state.sel.slice(1)].says.map((s) => `s${s}`));
      for (const node of root.querySelectorAll(".st[data-key]"))
        if (says.has(node.dataset.key)) node.classList.add("by");
    }
  }

  function scrollTo() {
    const root = $("view-article");
    let target = state.at ? root.querySelector(`[data-at="${CSS.escape(state.at)}"]`) : null;
    target ??= state.sel ? [...root.querySelectorAll(".on")][0] : null;
    if (!target) {
      if (!state.at && !state.sel) root.scrollTop = 0;
      return;
    }
    target.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    target.classList.add("target");
    setTimeout(() => target.classList.remove("target"), 1800);
  }

  function draw() {
    if (!articles.length) {
      fill($("view-article"), el("p.empty", {}, t("article.nothing")));
      return;
    }
    const a = reading();
    const wanted = JSON.stringify([
      a,
      lang,
      [...state.kinds],
      [...state.speakers],
      state.relations.has("said"),
      state.article,
      state.from,
      state.to,
    ]);
    if (wanted !== drawn) {
      drawn = wanted;
      const article = articles[a];
      fill($("view-article"), head(a), el("div.text", { lang: article.lang || null, id: "text" }, ArticleText.body(a)));
    }
    light();
  }

  const keyAt = (event) => event.target.closest?.("[data-key]");

  function start() {
    const root = $("view-article");
    const choose = (event) => {
      const node = keyAt(event);
      if (!node) return;
      const outer = node.parentElement.closest("[data-key]");
      const key = state.sel === node.dataset.key && outer ? outer.dataset.key : node.dataset.key;
      select(key, { reading: reading(), at: node.dataset.at ?? "" });
      event.preventDefault();
    };
    const tip = (event) => {
      const time = event.target.closest?.("[data-when]");
      const node = keyAt(event);
      if (!time && !node) {
        hideTip();
        return;
      }
      const box = (time ?? node).getClientRects()[0];
      const content = [];
      if (time) {
        const [from, to, precision] = time.dataset.when.split(" ");
        content.push(
          el("strong", {}, period(from, to)),
          precision && has(`precision.${precision}`) ? el("span.sub", {}, t(`precision.${precision}`)) : null,
        );
      }
      for (let at = node; at && root.contains(at); at = at.parentElement.closest("[data-key]"))
        content.push(...tipFor(at.dataset.key));
      showTip(event.clientX ?? box.left, box.bottom - 10, ...content);
    };
    root.addEventListener("click", (event) => {
      if (!String(getSelection())) choose(event);
    });
    root.addEventListener("keydown", (event) => {
      if ((event.key === "Enter" || event.key === " ") && event.target.matches(".m")) choose(event);
    });
    root.addEventListener("mouseover", tip);
    root.addEventListener("focusin", tip);
    root.addEventListener("mouseleave", hideTip);
    root.addEventListener("focusout", hideTip);
    follow((changed) => {
      if (state.view !== "article") return;
      draw();
      if (changed.has("at") || changed.has("view") || changed.has("reading")) scrollTo();
    });
  }

  return { start, draw, scrollTo };
})();

function toArticle(a, passage) {
  const at = passage && passage[1] >= 0 ? `${passage[1]}-${passage[2]}` : "";
  set({ view: "article", reading: a, article: state.article >= 0 ? a : -1, at }, true);
}
