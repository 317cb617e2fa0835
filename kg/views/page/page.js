// The page itself: joins drawing, filters, search, panel and downloads, and says everything in the chosen language.
let shown = { nodes: new Set(nodeOf.keys()), edges: new Set(edgeOf.keys()), meetings: new Set(meetings) };

write();
const picture = makePicture(at("picture"));
const panel = makePanel(choose, () => { picture.cover(panel.inset()); picture.select(null); state.write(); }, (id) => filters.only(id), (meeting) => filters.passes(meeting));
const hover = makeHover(at("picture"), () => shown.meetings);
const filters = makeFilters((now) => {
  shown = now;
  picture.show(now.nodes, now.edges, now.widths);
  if (now.narrowed) picture.fit(true);
  count();
  panel.draw();
  state.write();
});
const search = makeSearch(choose);
const state = makeState(
  () => ({ lang: lang === page.lang ? "" : lang, ...filters.state(), at: panel.current() ?? "" }),
  restore,
);
makeDownloads(picture, () => shown);
picture.onClick((id) => (id === null ? panel.close() : open(id)));
picture.onDouble((id) => filters.only(id));
picture.onHover(hover.show);

function open(id) {
  panel.open(id);
  picture.cover(panel.inset());
  picture.select(nodeOf.has(id) || edgeOf.has(id) ? id : null);
  state.write();
}
// What is chosen by name is brought into view, and out from behind a filter if need be.
function choose(id) {
  const drawn = nodeOf.has(id) || edgeOf.has(id);
  if (nodeOf.has(id) && !shown.nodes.has(id)) filters.reset();
  showControls(false);
  open(id);
  if (drawn) picture.focus(id);
}
function count() {
  at("shown").textContent = !nodes.length ? "" : !shown.nodes.size ? word("page", "none_shown")
    : phrase("shown", { n: shown.nodes.size, all: nodes.length, m: shown.edges.size, k: shown.meetings.size });
  const why = !nodes.length ? page.notes.map(noteOf) : !shown.nodes.size ? [word("page", "none_shown")] : [];
  at("nothing").hidden = !why.length;
  at("nothing").replaceChildren(...why.map((text) => make("p", { text })));
}
function amounts(counts) {
  return Object.entries(counts).filter(([, amount]) => amount).map(([name, amount]) => `${number(amount)} ${word("counts", name)}`);
}
// A note on what is left out: its words, with conditions and counts by kind filled in.
function noteOf({ key, values, parts }) {
  const given = (values.given || []).map(told).join(", ");
  return filled(word("notes", key), { ...values, given, parts: amounts(parts || {}).join(", ") });
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
  at("notes").hidden = !page.notes.length;
  at("notes-list").replaceChildren(...page.notes.map((note) => make("li", { text: noteOf(note) })));
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
// The view that an address tells of, or as the page opens: with the facts of one thing, where there is room.
function restore(given) {
  lang = ["vi", "en"].includes(given.lang) ? given.lang : page.lang;
  filters.set(given);
  speak(lang);
  filters.apply();
  const wide = at("stage").clientWidth > 640, opened = given.at ?? (wide ? page.opens : null);
  if (nodeOf.has(opened) || edgeOf.has(opened) || meetingOf.has(opened)) open(opened);
  else panel.close();
}
at("language").addEventListener("click", () => { speak(lang === "vi" ? "en" : "vi"); state.write(); });
at("fit").addEventListener("click", () => picture.fit(true));
at("physics").hidden = !picture.physics;
at("physics").addEventListener("click", () => {
  const on = at("physics").getAttribute("aria-pressed") !== "true";
  at("physics").setAttribute("aria-pressed", String(on));
  picture.physics(on);
});
at("controls-open").addEventListener("click", () => showControls(!at("controls").classList.contains("open")));
restore(state.parsed());
picture.fit(false);
document.fonts.ready.then(() => picture.relabel());
