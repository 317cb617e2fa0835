// The page itself: joins marks, panel and search, says everything in the chosen language, keeps what is open in the address.
const SIZES = [1, 1.4, 2, 2.8, 4];
const THEMES = ["", "light", "dark"];
let size = 0, theme = "", opened = "";

const chart = makeMarks((id) => openMark(id));
const panel = makePanel(() => { opened = ""; chart.choose(null, null); remember(); });
makeSearch((kind, id) => (kind === "mark" ? openMark(id) : openThing(id)));

function openMark(id) {
  opened = `mark:${id}`;
  panel.open(marks.get(id));
  chart.choose(id, null);
  remember();
}
// A unit or topic: all its marks, and the meetings of all of them.
function openThing(id) {
  const own = [...marks].filter(([, mark]) => mark.about.includes(id)), meetings = [...new Set(own.flatMap(([, mark]) => mark.meetings))];
  opened = `thing:${id}`;
  panel.open({ label: page.things[id], count: meetings.length, meetings: meetings.sort((a, b) => a - b) });
  chart.choose(null, new Set(own.map(([mark]) => mark)));
  remember();
}
function remember() {
  const state = new URLSearchParams();
  if (lang !== page.lang) state.set("lang", lang);
  if (opened) state.set("open", opened);
  history.replaceState(null, "", `#${state}`);
}
function recall() {
  const state = new URLSearchParams(location.hash.slice(1)), [kind, ...rest] = (state.get("open") || "").split(":"), id = rest.join(":");
  if (state.get("lang") in page.words) lang = state.get("lang");
  write();
  if (kind === "mark" && marks.has(id)) openMark(id);
  else if (kind === "thing" && Object.hasOwn(page.things, id)) openThing(id);
}
function write() {
  const told = page.figures[lang];
  document.documentElement.lang = lang;
  document.title = at("title").textContent = told.title;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  for (const drawing of document.querySelectorAll(".drawing")) drawing.hidden = drawing.dataset.lang !== lang || !drawing.firstChild;
  at("search").placeholder = word("placeholder");
  at("language").textContent = word("language");
  at("language").lang = lang === "vi" ? "en" : "vi";
  at("empty").hidden = marks.size > 0;
  at("hint").hidden = !marks.size;
  at(marks.size ? "caption" : "empty").textContent = told.caption;
  at("left-out").textContent = told.left_out;
  at("left-out").hidden = !told.left_out;
  at("theme").setAttribute("aria-label", `${word("theme")}: ${word(`theme_${theme || "auto"}`)}`);
  chart.name();
  panel.draw();
}
function zoom(by) {
  size = by === 0 ? 0 : Math.max(0, Math.min(SIZES.length - 1, size + by));
  for (const svg of document.querySelectorAll(".drawing svg")) {
    svg.style.maxWidth = svg.style.maxHeight = size ? "none" : "";
    svg.style.width = size ? `${SIZES[size] * 100}%` : "";
  }
}
at("larger").addEventListener("click", () => zoom(1));
at("smaller").addEventListener("click", () => zoom(-1));
at("fit").addEventListener("click", () => { zoom(0); panel.close(); });
at("theme").addEventListener("click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  write();
});
at("language").addEventListener("click", () => { lang = lang === "vi" ? "en" : "vi"; write(); remember(); });
recall();
