// What the document carries and the words for it. Everything an article says reaches the page as text, never as markup.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const nodes = unpacked(read("nodes")), edges = unpacked(read("edges")), page = read("page");
if (page.packed) unpackPage();
const nodeOf = new Map(nodes.map((node) => [node.id, node]));
const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
// Meetings by number, as links name them; what a link stands for is what `behind` gives.
const meetings = unpacked(page.meetings), meetingOf = new Map(meetings.map((meeting) => [meeting.id, meeting]));
const behind = (edge) => ((page.links[edge.id] || {}).meetings || []).map((number) => meetings[number]);
const doubtOf = (thing) => thing.doubt || (page.links[thing.id] || {}).doubt || [];
let lang = page.lang;

// Large pages carry their lists column by column, see packing.py; other lists are rows already.
function unpacked(list) {
  if (Array.isArray(list)) return list;
  const rows = Array.from({ length: list.rows }, () => ({}));
  for (const [name, column] of Object.entries(list.columns)) {
    const [at, values] = Array.isArray(column) ? [null, column] : [column.at, column.of];
    for (let place = 0; place < rows.length; place++) {
      const value = at ? (at[place] === null ? null : values[at[place]]) : values[place];
      if (value !== null) rows[place][name] = value;
    }
  }
  return rows;
}
function unpackPage() {
  const { sections, facts } = page.panels, rows = unpacked(facts);
  let next = 0;
  page.panels = {};
  for (const { panel, ...section } of unpacked(sections)) {
    (page.panels[panel] ||= []).push({ ...section, rows: rows.slice(next, (next += section.rows)) });
  }
  page.links = Object.fromEntries(unpacked(page.links).map((link, place) => [edges[place].id, link]));
  for (const meeting of (page.meetings = unpacked(page.meetings))) for (const list of ["topics", "units", "says"]) meeting[list] ||= [];
}

const word = (group, key) => (page.words[lang][group] || {})[key] || key;
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" && name !== "year" ? number(values[name]) : told(values[name])));
const phrase = (key, values) => filled(word("page", key), values);
const number = (value) => value.toLocaleString(lang === "vi" ? "vi-VN" : "en-GB");
const labelOf = (node) => ((lang === "en" && node.label_en) || node.label) + (node.internal ? ` (${word("note", "internal")})` : "");

// A value of a fact: plain text, ["group", "key"] for a word of the page, perhaps with values to fill in, or {vi, en}.
function told(value) {
  if (Array.isArray(value)) return filled(word(value[0], value[1]), value[2] || {});
  return value !== null && typeof value === "object" ? value[lang] || value.vi : String(value);
}

// The day of a meeting as people write it, from its EDTF date; else the words of the article, if they are few.
function dateOf(meeting) {
  const [, year, month, day] = /^(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(meeting.edtf || "") || [];
  const parts = [day, month].filter(Boolean).map(Number), known = year === "XXXX" ? meeting.year : year;
  if (year && (parts.length || known)) return [...parts, known].filter(Boolean).join("/");
  return [(meeting.date || "").length <= 40 ? meeting.date : "", meeting.edtf, word("page", "undated")].find(Boolean);
}

// How kinds look: nodes by shape and colour, links by colour, dash, width and arrow. Colours stand in style.css.
const KINDS = { province: "dot", foreign: "hexagon", central: "star", meeting: "diamond", official: "triangle", topic: "square" };
const LINKS = {
  met: { width: 1.3 },
  discussed: { width: 1.3, opacity: 0.6 },
  party: { width: 1.2 },
  host: { width: 3 },
  chair: { width: 2 },
  attend: { width: 1, dashes: [2, 3], opacity: 0.7 },
  about: { width: 1, dashes: [7, 4], opacity: 0.55 },
  share: { width: 2.4, arrow: true },
  support: { width: 2.4, arrow: true, dashes: [10, 4] },
  request: { width: 1.8, arrow: true, dashes: [2, 4] },
  office: { width: 0.8, dashes: [1, 4] },
  other: { width: 0.8, dashes: [1, 4] },
};
const DOUBTFUL = [3, 5]; // the dashes of a link that is in doubt, whatever its kind
const kindColour = (kind) => `var(--kind-${kind})`;
const linkColour = (kind) => `var(--link-${kind})`;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const POINTS = {
  hexagon: "1,8 4.5,2 11.5,2 15,8 11.5,14 4.5,14",
  star: "8,1 9.9,6 15,6.2 11,9.4 12.4,14.5 8,11.6 3.6,14.5 5,9.4 1,6.2 6.1,6",
  diamond: "8,1 15,8 8,15 1,8",
  triangle: "8,2 15,14 1,14",
  square: "2,2 14,2 14,14 2,14",
};
function drawn(tag, attributes, style) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element.style, style);
  return element;
}
function kindSwatch(kind) {
  const svg = drawn("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, {});
  const points = POINTS[KINDS[kind]];
  svg.append(drawn(points ? "polygon" : "circle", points ? { points } : { cx: 8, cy: 8, r: 7 }, { fill: kindColour(kind) }));
  return svg;
}
function linkSwatch(kind) {
  const look = LINKS[kind], end = look.arrow ? 23 : 30;
  const svg = drawn("svg", { width: 32, height: 12, viewBox: "0 0 32 12", "aria-hidden": "true" }, {});
  const dash = look.dashes ? look.dashes.join(" ") : "none";
  svg.append(drawn("line", { x1: 1, y1: 6, x2: end, y2: 6 }, { stroke: linkColour(kind), strokeWidth: Math.max(look.width, 1.6), strokeDasharray: dash }));
  if (look.arrow) svg.append(drawn("polygon", { points: "22,1.5 31,6 22,10.5" }, { fill: linkColour(kind) }));
  return svg;
}
