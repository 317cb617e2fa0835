// Which nodes and links are shown: by kind, by kind of link, and by what a meeting is, is about, and when it was.
const UNDATED = "?";

function makeFilters(onChange) {
  const off = { kinds: new Set(), links: new Set() };
  const chosen = { type: "", scope: "", topic: "", year: "" };
  const meetings = nodes.filter(({ kind }) => kind === "meeting");
  const topicsOf = new Map(meetings.map(({ id }) => [id, new Set()]));
  for (const { kind, from, to } of edges) if (kind === "about" && topicsOf.has(from)) topicsOf.get(from).add(to);

  const passes = (meeting) =>
    (!chosen.type || meeting.type === chosen.type) && (!chosen.scope || meeting.scope === chosen.scope) &&
    (!chosen.topic || topicsOf.get(meeting.id).has(chosen.topic)) && (!chosen.year || String(meeting.year ?? UNDATED) === chosen.year);

  // When meetings are narrowed, only what belongs to one of those left stays in the picture.
  function apply() {
    const narrowed = Object.values(chosen).some(Boolean);
    const kept = new Set(meetings.filter(passes).map(({ id }) => id));
    const belongs = ({ from, to, meeting }) => kept.has(from) || kept.has(to) || kept.has(meeting);
    const touched = new Set(narrowed ? edges.filter(belongs).flatMap(({ from, to }) => [from, to]) : nodes.map(({ id }) => id));
    const inScope = ({ id, kind }) => (kind === "meeting" ? kept.has(id) : touched.has(id));
    const shown = new Set(nodes.filter((node) => !off.kinds.has(node.kind) && inScope(node)).map(({ id }) => id));
    const lines = edges.filter((edge) =>
      shown.has(edge.from) && shown.has(edge.to) && !off.links.has(edge.kind) && (!edge.meeting || !topicsOf.has(edge.meeting) || kept.has(edge.meeting)));
    onChange(shown, new Set(lines.map(({ id }) => id)), narrowed);
  }
  function legend(list, kinds, group, values, swatch) {
    list.replaceChildren(...kinds.filter((kind) => values.some((value) => value.kind === kind)).map((kind) => {
      const box = make("input", { type: "checkbox", value: kind });
      box.checked = !off[group].has(kind);
      box.addEventListener("change", () => { box.checked ? off[group].delete(kind) : off[group].add(kind); apply(); });
      const amount = values.filter((value) => value.kind === kind).length;
      return make("li", {}, make("label", {}, box, swatch(kind), make("span", { text: word(group, kind) }), make("span", { class: "number", text: number(amount) })));
    }));
  }
  function choice(name, options) {
    const select = make("select", { id: `by-${name}` }, make("option", { value: "", text: word("page", "any") }),
      ...options.map(([value, text]) => make("option", { value, text })));
    select.value = chosen[name];
    select.addEventListener("change", () => { chosen[name] = select.value; apply(); });
    return make("label", {}, make("span", { text: word("page", name) }), select);
  }
  function present(field, group) {
    return [...new Set(meetings.map((meeting) => meeting[field]))].sort().map((value) => [value, word(group, value)]);
  }
  function years() {
    const known = [...new Set(meetings.map(({ year }) => year ?? UNDATED))].map(String).sort().reverse();
    return known.sort((a, b) => (a === UNDATED) - (b === UNDATED)).map((year) => [year, year === UNDATED ? word("page", "undated") : year]);
  }
  function draw() {
    const about = new Set(meetings.flatMap(({ id }) => [...topicsOf.get(id)]));
    const topics = nodes.filter(({ id }) => about.has(id)).map((node) => [node.id, labelOf(node)]);
    topics.sort((a, b) => a[1].localeCompare(b[1], lang));
    legend(at("kinds"), Object.keys(KINDS), "kinds", nodes, kindSwatch);
    legend(at("links"), Object.keys(LINKS), "links", edges, linkSwatch);
    at("selects").replaceChildren(choice("type", present("type", "meeting")), choice("scope", present("scope", "scope")),
      choice("topic", topics), choice("year", years()));
  }
  function reset() {
    off.kinds.clear();
    off.links.clear();
    for (const name of Object.keys(chosen)) chosen[name] = "";
    draw();
    apply();
  }
  at("reset").addEventListener("click", reset);
  return { draw, apply, reset };
}
