// The marks in the graphics: a card where the pointer rests, one stop for the Tab key with arrows from mark to mark.
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const NS = "http://www.w3.org/2000/svg";

function makeMarks(onChoose) {
  const card = at("card");
  const drawings = [...document.querySelectorAll(".drawing")].map((drawing) => ({ drawing, svg: drawing.querySelector("svg") }));
  const all = drawings.flatMap(({ svg }) => (svg ? [...svg.querySelectorAll("g[data-id]")] : []));
  const spoken = (mark) => [told(mark.label), meetingsOf(mark.count), mark.note ? told(mark.note) : ""].filter(Boolean).join(", ");
  const shown = () => all.filter((element) => !element.closest(".drawing").hidden);

  for (const { drawing, svg } of drawings) {
    drawing.dataset.name = page.name;
    if (!svg) continue;
    svg.setAttribute("role", "group");
    svg.querySelector("title").remove(); // the name stays as aria-label; a tip over everything would hide those of marks
  }
  for (const element of all) {
    element.querySelector("title")?.remove();
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "-1");
    for (const line of element.querySelectorAll('path[fill="none"]')) grip(line); // thin lines are hard to hit
  }
  function grip(line) {
    const wide = document.createElementNS(NS, "path");
    for (const [name, value] of [["d", line.getAttribute("d")], ["class", "grip"], ["fill", "none"], ["stroke", "transparent"], ["stroke-width", "12"]]) wide.setAttribute(name, value);
    line.before(wide);
  }
  function name() {
    for (const element of shown()) element.setAttribute("aria-label", spoken(marks.get(element.dataset.id)));
    const first = shown().find((element) => element.getAttribute("tabindex") === "0") || shown()[0];
    if (first) first.setAttribute("tabindex", "0");
  }
  function tell(element, x, y) {
    const mark = marks.get(element.dataset.id);
    card.replaceChildren(make("strong", { text: told(mark.label) }), make("span", { text: meetingsOf(mark.count) }),
      mark.note ? make("span", { class: "doubt", text: told(mark.note) }) : null);
    card.hidden = false;
    card.style.left = `${Math.max(6, Math.min(x + 14, innerWidth - card.offsetWidth - 8))}px`;
    card.style.top = `${y + 18 + card.offsetHeight > innerHeight ? y - card.offsetHeight - 12 : y + 18}px`;
  }
  const centre = (element) => { const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
  // The nearest mark in the direction of an arrow; what lies aside counts double.
  function next(element, [right, down]) {
    const [x, y] = centre(element);
    let best = null, least = Infinity;
    for (const other of shown()) {
      const [ox, oy] = centre(other), ahead = (ox - x) * right + (oy - y) * down, aside = Math.abs((ox - x) * down) + Math.abs((oy - y) * right);
      if (other !== element && ahead > 0.5 && ahead + 2 * aside < least) [best, least] = [other, ahead + 2 * aside];
    }
    return best;
  }
  function focus(element) {
    for (const other of shown()) other.setAttribute("tabindex", other === element ? "0" : "-1");
    element.focus({ preventScroll: false });
  }
  const picture = at("picture"), of = (event) => event.target.closest?.("g[data-id]");
  picture.addEventListener("pointermove", (event) => { const element = of(event); if (element) tell(element, event.clientX, event.clientY); else card.hidden = true; });
  picture.addEventListener("pointerleave", () => { card.hidden = true; });
  picture.addEventListener("focusin", (event) => { const element = of(event); if (element && element.matches(":focus-visible")) tell(element, ...centre(element)); });
  picture.addEventListener("focusout", () => { card.hidden = true; });
  picture.addEventListener("click", (event) => { const element = of(event); if (element) { card.hidden = true; onChoose(element.dataset.id); } });
  picture.addEventListener("keydown", (event) => {
    const element = of(event);
    if (!element) return;
    if (event.key === "Enter" || event.key === " ") onChoose(element.dataset.id);
    else if (ARROWS[event.key]) { const other = next(element, ARROWS[event.key]); if (other) focus(other); } else return;
    event.preventDefault();
  });
  // What is chosen stands out; around a unit or topic everything else is faint.
  function choose(id, near) {
    card.hidden = true;
    for (const { svg } of drawings) svg?.classList.toggle("narrowed", Boolean(near));
    for (const element of all) {
      element.classList.toggle("chosen", element.dataset.id === id);
      element.classList.toggle("near", Boolean(near && near.has(element.dataset.id)));
      if (element.dataset.id === id && !element.closest(".drawing").hidden) for (const other of shown()) other.setAttribute("tabindex", other === element ? "0" : "-1");
    }
    const [first] = shown().filter((element) => element.dataset.id === id || near?.has(element.dataset.id));
    first?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  return { name, choose };
}
