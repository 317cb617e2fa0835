// Which nodes and links are shown: by kind, by kind of link, by what meetings are, are about, and when and where from
// the parties are, and around one node. Meetings are those behind the links, whether they are nodes themselves or not.
const NARROWED = ["type", "scope", "topic", "region"];
const broader = (edge, part) => Math.min(Math.max(1.3 + 1.7 * (Math.sqrt(Math.max(edge.weight * part, 1)) - 1), 0.8), 11); // as picture.py

function makeFilters(onChange) {
  const off = { kinds: new Set(), links: new Set(page.off) };
  const chosen = { type: "", scope: "", topic: "", region: "" };
  let ego = null;
  const counted = [...new Set(edges.flatMap((edge) => behind(edge)))];
  const years = makeYears(counted, () => apply());
  const regionsOf = (meeting) => meeting.units.map((unit) => page.units[unit].region).filter(Boolean);
  const passes = (meeting) =>
    (!chosen.type || meeting.type === chosen.type) && (!chosen.scope || meeting.scope === chosen.scope) &&
    (!chosen.topic || meeting.topics.includes(chosen.topic)) && (!chosen.region || regionsOf(meeting).includes(chosen.region)) && years.passes(meeting);
  const narrowed = () => Object.values(chosen).some(Boolean) || years.narrowed();

  // When meetings are narrowed, only what belongs to one of those left stays in the picture.
  function apply() {
    const some = narrowed(), kept = new Set(some ? counted.filter(passes) : counted), near = ego === null ? null : around(ego);
    const left = (edge) => behind(edge).filter((meeting) => kept.has(meeting));
    const stands = (edge) => !behind(edge).length || left(edge).length > 0;
    const touched = new Set(some ? edges.filter((edge) => left(edge).length).flatMap(({ from, to }) => [from, to]) : nodes.map(({ id }) => id));
    const inScope = ({ id, kind }) => touched.has(id) && (kind !== "meeting" || kept.has(meetingOf.get(id)));
    const shown = new Set(nodes.filter((node) => !off.kinds.has(node.kind) && inScope(node) && (!near || near.has(node.id))).map(({ id }) => id));
    const lines = edges.filter((edge) => shown.has(edge.from) && shown.has(edge.to) && !off.links.has(edge.kind) && stands(edge));
    const widths = new Map();
    if (some) for (const edge of lines) if (edge.weight) widths.set(edge.id, broader(edge, left(edge).length / behind(edge).length));
    const met = new Set(lines.flatMap(left));
    onChange({ nodes: shown, edges: new Set(lines.map(({ id }) => id)), widths, meetings: met, narrowed: some || near !== null });
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
    if (options.length < 2) return null;
    const select = make("select", { id: `by-${name}` }, make("option", { value: "", text: word("page", "any") }),
      ...options.map(([value, text]) => make("option", { value, text })));
    select.value = chosen[name];
    select.addEventListener("change", () => { chosen[name] = select.value; apply(); });
    return make("label", {}, make("span", { text: word("page", name) }), select);
  }
  const present = (field, group) => [...new Set(counted.map((meeting) => meeting[field]))].sort().map((value) => [value, word(group, value)]);
  const sorted = (options) => options.sort((a, b) => a[1].localeCompare(b[1], lang));
  const topics = () => sorted([...new Set(counted.flatMap((meeting) => meeting.topics))].map((id) => [id, labelOf(page.topics[id])]));
  const regions = () => sorted([...new Set(counted.flatMap(regionsOf))].map((name) => [name, word("region", name)]));

  function draw() {
    legend(at("kinds"), Object.keys(KINDS), "kinds", nodes, kindSwatch);
    legend(at("links"), Object.keys(LINKS), "links", edges, linkSwatch);
    const selects = [choice("type", present("type", "meeting")), choice("scope", present("scope", "scope")), choice("topic", topics()), choice("region", regions())];
    at("selects").replaceChildren(...selects.filter(Boolean));
    years.draw();
    at("narrowing").hidden = !counted.length;
    at("ego").hidden = ego === null;
    if (ego !== null) at("ego-name").textContent = phrase("ego", { name: labelOf(nodeOf.get(ego)) });
  }
  function only(id) {
    ego = id;
    draw();
    apply();
  }
  function reset() {
    set({});
    apply();
  }
  // What is filtered, as words for the address of the view: only what differs from how the page opens.
  function state() {
    const list = (set, first) => (set.size === first.length && first.every((kind) => set.has(kind)) ? "" : [...set].sort().join(",") || "-");
    return { ...chosen, ...years.state(), kinds: list(off.kinds, []), links: list(off.links, page.off), ego: ego ?? "" };
  }
  function set(given) {
    const known = (text, first, all) => new Set(text === undefined ? first : text.split(",").filter((kind) => kind in all));
    off.kinds = known(given.kinds, [], KINDS);
    off.links = known(given.links, page.off, LINKS);
    for (const name of NARROWED) chosen[name] = given[name] || "";
    ego = nodeOf.has(given.ego) ? given.ego : null;
    years.set(given);
    draw();
    for (const name of NARROWED) if (at(`by-${name}`)) chosen[name] = at(`by-${name}`).value; // what is no choice here is none
  }
  at("reset").addEventListener("click", reset);
  at("ego-off").addEventListener("click", () => only(null));
  return { draw, apply, reset, only, state, set, passes: (meeting) => !narrowed() || passes(meeting) };
}
