// The page itself: joins drawing, filters, search and panel, and says everything in the chosen language.
let shown = { nodes: nodes.length, edges: edges.length }, visible = new Set(nodeOf.keys());

write();
const panel = makePanel(choose, () => { picture.cover(panel.inset()); picture.select(null); });
const picture = makePicture(at("picture"));
picture.onClick((id) => (id === null ? panel.close() : open(id)));
const filters = makeFilters((visibleNodes, visibleEdges, narrowed) => {
  shown = { nodes: visibleNodes.size, edges: visibleEdges.size };
  visible = visibleNodes;
  picture.show(visibleNodes, visibleEdges);
  if (narrowed) picture.fit(true);
  count();
});
const search = makeSearch(choose);

function open(id) {
  panel.open(id);
  picture.cover(panel.inset());
  picture.select(id);
}
// What is chosen by name is brought into view, and out from behind a filter if need be.
function choose(id) {
  if (!visible.has(id)) filters.reset();
  showControls(false);
  open(id);
  picture.focus(id);
}
function count() {
  at("shown").textContent = !nodes.length ? word("page", "empty") : !shown.nodes ? word("page", "none_shown")
    : phrase("shown", { n: number(shown.nodes), all: number(nodes.length), m: number(shown.edges) });
}
function amounts(counts) {
  return Object.entries(counts).filter(([, amount]) => amount).map(([name, amount]) => `${number(amount)} ${word("counts", name)}`);
}
function showControls(yes) {
  at("controls").classList.toggle("open", yes);
  at("controls-open").setAttribute("aria-expanded", String(yes));
}
// All words of the page itself; before the drawing is made, so that it finds the room that the words leave.
function write() {
  document.documentElement.lang = lang;
  document.title = at("title").textContent = told(page.title);
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word("page", element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word("page", element.dataset.label));
  at("search").placeholder = word("page", "placeholder");
  Object.assign(at("language"), { textContent: word("page", "language"), lang: lang === "vi" ? "en" : "vi" });
  at("counts").textContent = amounts(page.counts).join(" · ");
  at("lens").hidden = !page.lens;
  if (page.lens) at("lens").textContent = [phrase("lens", { day: page.lens.day }), ...amounts(page.lens.done)].join(" · ");
  const notes = ["left_out", "unlinked"].map((why) => [why, amounts(page[why]).join(", ")]).filter(([, parts]) => parts);
  const said = notes.map(([why, parts]) => phrase(why, { parts }));
  if (page.large) said.unshift(phrase("large", { n: number(page.large.nodes), m: number(page.large.links) }));
  at("left-out").hidden = !said.length;
  at("left-out").textContent = said.join(" ");
}
function speak(language) {
  lang = language;
  write();
  filters.draw();
  search.draw();
  panel.draw();
  count();
  picture.relabel();
}
at("language").addEventListener("click", () => speak(lang === "vi" ? "en" : "vi"));
at("fit").addEventListener("click", () => picture.fit(true));
at("physics").hidden = !picture.physics;
at("physics").addEventListener("click", () => {
  const on = at("physics").getAttribute("aria-pressed") !== "true";
  at("physics").setAttribute("aria-pressed", String(on));
  picture.physics(on);
});
at("controls-open").addEventListener("click", () => showControls(!at("controls").classList.contains("open")));
speak(page.lang);
document.fonts.ready.then(() => picture.relabel());
