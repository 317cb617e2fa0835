// The search box: a combobox over units, topics and marks in both languages, with and without accents.
const AT_MOST = 12;

function makeSearch(onChoose) {
  const box = at("search"), list = at("results");
  const both = (value) => (typeof value === "object" ? `${value.vi} ${value.en}` : value);
  const entry = (kind, id, label) => ({ kind, id, label, text: ` ${fold(both(label))}` });
  const index = [...Object.entries(page.things).map(([id, label]) => entry("thing", id, label)),
    ...[...marks].filter(([id, mark]) => !(id in page.things) || mark.about.length !== 1).map(([id, mark]) => entry("mark", id, mark.label))];
  let found = [], active = -1;

  // Every word must occur; labels that begin so come first, units and topics before their marks.
  function matches(query) {
    const words = fold(query).split(/\s+/).filter(Boolean), whole = ` ${words.join(" ")}`;
    const score = ({ text, kind }) => (text.startsWith(whole) ? 0 : text.includes(whole) ? 1 : 2) + (kind === "thing" ? 0 : 3);
    return index.filter(({ text }) => words.every((part) => text.includes(part)))
      .sort((a, b) => score(a) - score(b) || told(a.label).localeCompare(told(b.label), "vi"));
  }
  function option({ kind, id, label }, position) {
    const amount = kind === "mark" ? marks.get(id).count : null;
    const line = make("li", { role: "option", id: `result-${position}`, "aria-selected": "false" }, told(label),
      make("small", { text: kind === "mark" ? meetingsOf(amount) : word("thing") }));
    line.addEventListener("pointerdown", (event) => event.preventDefault());
    line.addEventListener("click", () => choose(position));
    return line;
  }
  function draw() {
    const all = box.value.trim() ? matches(box.value) : [];
    found = all.slice(0, AT_MOST);
    list.replaceChildren(...found.map(option));
    at("found").textContent = !box.value.trim() ? "" : all.length ? phrase("found", { n: number(all.length) }) : word("nothing");
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
    [...list.children].forEach((line, place) => line.setAttribute("aria-selected", String(place === active)));
    if (active >= 0) {
      box.setAttribute("aria-activedescendant", `result-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }
  function choose(position) {
    if (!found[position]) return;
    open(false);
    onChoose(found[position].kind, found[position].id);
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
}
