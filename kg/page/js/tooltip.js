// The small card that shows what is under the pointer or the focus.

function showTip(x, y, ...content) {
  const tip = fill($("tip"), ...content);
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(6, Math.min(x + 14, innerWidth - width - 6))}px`;
  tip.style.top = `${y + 18 + height > innerHeight ? Math.max(6, y - height - 12) : y + 18}px`;
}
const hideTip = () => {
  $("tip").hidden = true;
};

function tipFor(key) {
  if (key[0] === "n") {
    const i = +key.slice(1);
    const thing = things[i];
    const counts = [];
    if (thing.says.length) counts.push(t("count.says", { n: thing.says.length }));
    if (thing.told.length) counts.push(t("count.told", { n: thing.told.length }));
    if (thing.p.length) counts.push(t("count.mentions", { n: thing.p.length }));
    return [
      el("strong", { dir: "auto" }, glyphOf(i), " ", nameOf(i)),
      el("span.sub", {}, about(i)),
      counts.length ? el("span.sub", {}, counts.join(" · ")) : null,
    ];
  }
  const statement = statements[+key.slice(1)];
  return [
    el("strong", { dir: "auto" }, `${speakerName(statement)}${statement.cue ? ` ${statement.cue}` : ""}`),
    el("span", { dir: "auto" }, brief(statement.text, 90)),
  ];
}
