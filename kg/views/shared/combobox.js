// The search box: a combobox. `matches` gives what a query finds, the best first; `shown` the children of the line of
// one; `tally` says how many there are; `onChoose` takes the one that is chosen.
const AT_MOST = 12;

function makeCombobox({ matches, shown, tally, onChoose }) {
  const box = at("search"), list = at("results");
  let found = [], active = -1;

  function option(one, position) {
    const line = make("li", { role: "option", id: `result-${position}`, "aria-selected": "false" }, ...shown(one));
    line.addEventListener("pointerdown", (event) => event.preventDefault());
    line.addEventListener("click", () => choose(position));
    return line;
  }
  function draw() {
    const query = box.value.trim(), all = query ? matches(query) : [];
    found = all.slice(0, AT_MOST);
    list.replaceChildren(...found.map(option));
    at("found").textContent = query ? tally(all.length) : "";
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
    onChoose(found[position]);
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
