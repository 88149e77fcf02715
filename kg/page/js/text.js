// An article's text as elements: every mark a span, nested as the marks are, the text itself untouched.

const ArticleText = (() => {
  const DEEPEST = 24; // marks inside marks inside marks … are drawn so far down

  const off = (mark) => {
    if (mark.kind === "statement") return !statementPasses(+mark.key.slice(1));
    return state.kinds.has(mark.kind);
  };

  // The speaker beside the words; it is no part of the text and is not copied with it.
  function margin(s, part) {
    const statement = statements[s];
    const name = speakerName(statement);
    const key = statement.by >= 0 ? `n${statement.by}` : `s${s}`;
    return el(
      "button.side",
      {
        type: "button",
        data: { key },
        dir: "auto",
        "aria-label": part ? t("side.on", { who: name }) : t("side", { who: name, cue: statement.cue ?? "" }),
      },
      statement.by >= 0 ? glyphOf(statement.by) : glyph("statement"),
      el("span.who", {}, part ? `${name}…` : name),
      !part && statement.cue ? el("span.cue", {}, statement.cue) : null,
    );
  }

  function element(mark) {
    if (mark.kind === "statement") {
      const s = +mark.key.slice(1);
      const node = el(`span.st.st-${/^(direct|mixed)$/.test(statements[s].m) ? statements[s].m : "indirect"}`, {
        data: { key: mark.key, ...(mark.tail ? {} : { at: mark.at }) },
      });
      if (!mark.tail) node.append(margin(s, mark.part));
      return node;
    }
    if (mark.kind === "time")
      return el("time.m.m-time", { datetime: mark.when[0], data: { when: mark.when.join(" ") } });
    return el(`span.m.m-${mark.kind}`, {
      role: "link",
      tabindex: "0",
      data: { key: mark.key, ...(mark.tail ? {} : { at: mark.at }) },
    });
  }

  // Put the text from..to with its marks into a node. Marks that cross are cut where the outer one ends.
  function compose(node, marks, from, to, cut, depth) {
    let at = from;
    let queue = marks;
    while (queue.length) {
      const [mark, ...others] = queue;
      if (mark.start > at) node.append(cut(at, mark.start));
      const split = others.findIndex((other) => other.start >= mark.end);
      const during = split < 0 ? others : others.slice(0, split);
      const after = split < 0 ? [] : others.slice(split);
      const inner = during.map((other) => (other.end > mark.end ? { ...other, end: mark.end } : other));
      const rest = during
        .filter((other) => other.end > mark.end)
        .map((other) => ({ ...other, start: mark.end, tail: true }));
      const child = element(mark);
      compose(child, depth < DEEPEST ? inner : [], mark.start, mark.end, cut, depth + 1);
      node.append(child);
      at = mark.end;
      queue = rest.length ? [...rest, ...after].sort(Marks.before) : after;
    }
    if (at < to) node.append(cut(at, to));
  }

  // What a line is, for its looks alone: the graph tells nothing but the headline.
  function roleOf(line, headline, past) {
    const text = line.trim();
    if (!text) return "gap";
    if (headline && text === headline.trim()) return "headline";
    if (/[▲▼△▽]/u.test(text.slice(0, 120))) return "caption";
    if (Array.from(text).length > 32 || /[。！？!?」；：…]$/u.test(text)) return "par";
    return !headline || (past && !/^[（〔【(\[]|記者|记者|報導$|报道$|電$/u.test(text)) ? "short" : "meta";
  }

  // A text in lines, each with its marks. `base` is the offset of the text's first character.
  function lines(text, base, marks, cut, headline) {
    const out = [];
    let start = base;
    let next = 0;
    let open = [];
    let past = false;
    for (const line of text.split("\n")) {
      const end = start + (/[\ud800-\udbff]/.test(line) ? Array.from(line).length : line.length);
      while (next < marks.length && marks[next].start < end) open.push(marks[next++]);
      const here = open
        .filter((mark) => mark.end > start && mark.start < end)
        .map((mark) => ({
          ...mark,
          start: Math.max(mark.start, start),
          end: Math.min(mark.end, end),
          tail: mark.tail || mark.start < start,
        }))
        .sort(Marks.before);
      open = open.filter((mark) => mark.end > end);
      const role = roleOf(line, headline, past);
      past ||= role === "headline";
      const node = el(`${role === "headline" ? "h2" : role === "short" && past ? "h3" : "p"}.line.${role}`);
      compose(node, here, start, end, cut, 0);
      out.push(node);
      start = end + 1;
    }
    return out;
  }

  function body(a) {
    const article = articles[a];
    const marks = Marks.of(a).filter((mark) => !off(mark));
    if (article.t !== null) {
      return lines(
        article.t,
        0,
        marks.filter((mark) => mark.start >= 0),
        (from, to) => stretch(article, from, to),
        article.h,
      );
    }
    return [el("p.notice", {}, t("article.none")), ...passages(marks)];
  }

  // Without the article's text: its passages that lie in no other one, each with what is marked in it. Statements
  // stand alone; short mentions between them share a line.
  function passages(marks) {
    const out = [];
    let loose = null;
    let end = -1;
    const placed = marks.filter((mark) => mark.exact !== undefined && mark.start >= 0);
    const put = (mark, node) => {
      if (mark.kind === "statement") {
        loose = null;
        out.push(...node);
        return;
      }
      if (!loose) {
        loose = el("p.line.loose");
        out.push(loose);
      }
      if (loose.childNodes.length) loose.append(" … ");
      for (const line of node) loose.append(...line.childNodes);
    };
    for (const mark of placed) {
      if (mark.start < end) continue;
      ({ end } = mark);
      const chars = Array.from(mark.exact);
      const inside = placed.filter((other) => other.start >= mark.start && other.end <= end);
      put(
        mark,
        lines(
          mark.exact,
          mark.start,
          inside,
          (from, to) => chars.slice(from - mark.start, to - mark.start).join(""),
          "",
        ),
      );
    }
    for (const mark of marks.filter((other) => other.start < 0 && other.exact)) {
      const node = element(mark);
      node.append(mark.exact);
      put(mark, [el("p.line", {}, node)]);
    }
    return out;
  }

  return { body };
})();
