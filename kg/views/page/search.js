// The search box: a combobox over the labels in both languages, with and without accents.
const AT_MOST = 12;

function makeSearch(onChoose) {
  const box = at("search"), list = at("results");
  const index = nodes.map((node) => ({ node, text: ` ${fold(`${node.label} ${node.label_en || ""}`)}` }));
  let found = [], active = -1;

  // Every word must occur; words that begin one of the label's, and labels that begin so, come first.
  function matches(query) {
    const words = fold(query).split(/\s+/).filter(Boolean), whole = ` ${words.join(" ")}`;
    const score = ({ text }) => (text.startsWith(whole) ? 0 : text.includes(whole) ? 1 : words.every((part) => text.includes(` ${part}`)) ? 2 : 3);
    return index.filter(({ text }) => words.every((part) => text.includes(part)))
      .map((entry) => ({ node: entry.node, score: score(entry) }))
      .sort((a, b) => a.score - b.score || RANK[a.node.kind] - RANK[b.node.kind] || b.node.size - a.node.size || a.node.label.localeCompare(b.node.label, "vi"))
      .map(({ node }) => node);
  }
  function option(node, position) {
    const line = make("li", { role: "option", id: `result-${position}`, "aria-selected": "false" }, kindSwatch(node.kind),
      make("span", {}, labelOf(node), make("small", { text: node.note ? told(node.note) : word("kinds", node.kind) })));
    line.addEventListener("pointerdown", (event) => event.preventDefault());
    line.addEventListener("click", () => choose(position));
    return line;
  }
  function draw() {
    const all = box.value.trim() ? matches(box.value) : [];
    found = all.slice(0, AT_MOST);
    list.replaceChildren(...found.map(option));
    at("found").textContent = !box.value.trim() ? "" : all.length ? phrase("found", { n: number(all.length) }) : word("page", "nothing");
    open(found.length > 0);
    point(found.length ? 0 : -1);
  }
  function open(yes) {
    list.hidden = !yes;
    box.setAttribute("aria-expanded", String(yes));
    if (!yes) point(-1);
  }
  function point(position) {
    active = position;
    [...list.children].forEach((line, index) => line.setAttribute("aria-selected", String(index === active)));
    if (active >= 0) {
      box.setAttribute("aria-activedescendant", `result-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }
  function choose(position) {
    const node = found[position];
    if (!node) return;
    open(false);
    onChoose(node.id);
  }
  const step = (by) => { if (list.hidden) draw(); else point((active + by + found.length) % found.length); };
  const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => choose(active), Escape: () => { if (!list.hidden) open(false); else return false; } };
  box.addEventListener("input", draw);
  box.addEventListener("focus", () => { if (box.value.trim()) draw(); });
  box.addEventListener("blur", () => open(false));
  box.addEventListener("keydown", (event) => {
    if (!keys[event.key] || keys[event.key](event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { draw: () => { if (box.value.trim() && document.activeElement === box) draw(); } };
}
