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
  for (const [option, value] of Object.entries(way.given)) if (value !== page.ways[0].given[option]) state.set(option, value);
  if (opened) state.set("open", opened);
  history.replaceState(null, "", `#${state}`);
}
function recall() {
  const state = new URLSearchParams(location.hash.slice(1)), [kind, ...rest] = (state.get("open") || "").split(":"), id = rest.join(":");
  if (state.get("lang") in page.words) lang = state.get("lang");
  turn(Object.fromEntries([...state].filter(([option]) => option in page.switches)));
  write();
  if (kind === "mark" && marks.has(id)) openMark(id);
  else if (kind === "thing" && Object.hasOwn(page.things, id)) openThing(id);
}
// The same figure drawn another way; what was open stays open if it is there.
function turn(given) {
  const wanted = { ...way.given, ...given };
  way = page.ways.find((one) => Object.keys(wanted).every((option) => one.given[option] === wanted[option])) || way;
  marks = new Map(Object.entries(page.marks[way.marks]));
}
function switched(option, value) {
  const before = opened;
  turn({ [option]: value });
  panel.close();
  write();
  const [kind, ...rest] = before.split(":"), id = rest.join(":");
  if (kind === "mark" && marks.has(id)) openMark(id);
  else if (kind === "thing" && [...marks.values()].some((mark) => mark.about.includes(id))) openThing(id);
  else remember();
  at(`switch-${option}`).focus();
}
function makeSwitches() {
  at("switches").hidden = !Object.keys(page.switches).length;
  at("switches").replaceChildren(...Object.entries(page.switches).map(([option, values]) => {
    const chosen = make("select", { id: `switch-${option}`, on: { change: (event) => switched(option, event.target.value) } },
      ...values.map((value) => make("option", { value, text: word(`${option}_${value}`), ...(way.given[option] === value ? { selected: "" } : {}) })));
    return make("label", {}, make("span", { text: word(option) }), chosen);
  }));
}
function write() {
  const told = way.figures[lang];
  makeSwitches();
  document.documentElement.lang = lang;
  document.title = at("title").textContent = told.title;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  for (const drawing of document.querySelectorAll(".drawing")) drawing.hidden = drawing.dataset.lang !== lang || page.ways[drawing.dataset.way] !== way || !drawing.firstChild;
  at("search").placeholder = word("placeholder");
  at("language").textContent = word("language");
  at("language").lang = lang === "vi" ? "en" : "vi";
  at("empty").hidden = marks.size > 0;
  at("hint").hidden = !marks.size;
  at("caption").textContent = marks.size ? told.caption : "";
  at("empty").textContent = marks.size ? "" : told.caption;
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
