// The drawing of large networks: sigma on a stage (kg/views/webgl), or without WebGL the stage of flat_stage.js; labels on
// a canvas over it. What a drawing must be able to do stands in picture.js. Clicks are found by looking for the nearest node, then the nearest link.
const SHOWN_AS = 14; // pixels that the least distance between two nodes is taken for; sizes of nodes are made for it
const TOUCH = 14, BESIDE = 5; // pixels within which a node, and a link, is meant

function makePicture(container) {
  const flat = typeof lientinhStage === "undefined" || !lientinhStage.available(), makeStage = flat ? makeFlatStage : lientinhStage.makeStage;
  if (flat) page.notes = page.notes.map((note) => (note.key === "large" ? { ...note, key: "large_flat" } : note));
  const hidden = new Set(), dropped = new Set(), tell = { click: [], hover: [], double: [] };
  let widths = new Map(), selected = null, hovered = null, near = null, covered = { right: 0, bottom: 0 }, colours = palette();
  const placed = turned(container), placeOf = new Map(placed.map((node) => [node.id, node]));
  const stage = makeStage(container, {
    nodes: placed,
    links: edges.map(({ id, from, to, kind, curve }) => ({ id, from, to, curve, arrow: Boolean(LINKS[kind].arrow) })),
    look: { node: nodeLook, link: linkLook },
  });
  const over = overlay(container);
  stage.surface.tabIndex = 0;

  function nodeLook(id) {
    const { kind, doubt, internal } = nodeOf.get(id), marked = Boolean(internal || (doubt && doubt.length));
    const [red, green, blue] = colours.kinds[kind], border = id === selected || marked ? colours.ink : colours.ground;
    return { hidden: hidden.has(id), fill: [red, green, blue, nodeOpacity(id, near)], border, dashed: marked };
  }
  function linkLook(id) {
    const edge = edgeOf.get(id), [red, green, blue] = colours.links[edge.kind], touched = near && edgeOpacity(id, near, selected) === 1;
    const opacity = near ? (touched ? 1 : FAINT) : LINKS[edge.kind].opacity || 0.85;
    return {
      hidden: dropped.has(id), stroke: [red, green, blue, opacity], width: widthNow(edge),
      dashes: doubtOf(edge).length ? DOUBTFUL : LINKS[edge.kind].dashes, lit: touched,
    };
  }
  function widthNow(edge) {
    return widths.get(edge.id) ?? widthOf(edge);
  }
  // ------------------------------------------------------------ what is shown
  function show(visibleNodes, visibleEdges, wide = new Map()) {
    widths = wide;
    for (const { id } of nodes) visibleNodes.has(id) ? hidden.delete(id) : hidden.add(id);
    for (const { id } of edges) visibleEdges.has(id) ? dropped.delete(id) : dropped.add(id);
    stage.restyle();
  }
  function select(id) {
    selected = id;
    near = id === null ? null : around(id);
    stage.restyle();
  }
  function frame(ids, { nearest, animated }) {
    if (!ids.length) return;
    const low = { x: Infinity, y: Infinity }, high = { x: -Infinity, y: -Infinity };
    for (const id of ids) {
      const { x, y } = placeOf.get(id);
      Object.assign(low, { x: Math.min(low.x, x), y: Math.min(low.y, y) });
      Object.assign(high, { x: Math.max(high.x, x), y: Math.max(high.y, y) });
    }
    const margin = Math.min(MARGIN / 2, container.clientWidth / 12, container.clientHeight / 12);
    stage.frame(low, high, { ...covered, margin, nearest, duration: animated && !still.matches ? 350 : 0 });
  }
  const shown = (ids) => ids.filter((id) => !hidden.has(id));
  const fit = (animated) => frame(shown(nodes.map(({ id }) => id)), { nearest: NEAREST, animated });
  // A node with neighbours all over the picture is shown large rather than with all of them.
  function focus(id) {
    const ids = shown([...around(id)]), wide = ids.length > 60 && nodeOf.has(id);
    frame(wide ? [id] : ids, { nearest: wide ? 0.35 : NEAREST, animated: true });
  }
  // ------------------------------------------------------------ where things are on the screen
  function spots(wanted = nodes) {
    const found = new Map();
    for (const { id } of wanted) {
      if (hidden.has(id)) continue;
      const node = placeOf.get(id);
      found.set(id, { ...stage.place(node), radius: stage.radius(node.size) });
    }
    return found;
  }
  function inView(all) {
    const { clientWidth: width, clientHeight: height } = container;
    return new Map([...all].filter(([, { x, y }]) => x > -20 && y > -20 && x < width + 20 && y < height + 20));
  }
  function scene(wanted) {
    const state = { scale: Math.max(stage.pixels(), INSIST), width: container.clientWidth, height: container.clientHeight, selected, hovered, near, covered };
    const all = spots(wanted), laid = layLabels(inView(all), { ...state, near: near && near.size < 80 ? near : null });
    return { ...state, spots: all, laid };
  }
  function nearestNode(point) {
    let best = null, distance = TOUCH;
    for (const [id, { x, y, radius }] of spots()) {
      const away = Math.hypot(x - point.x, y - point.y) - Math.min(radius, TOUCH);
      if (away < distance && away < Math.max(4, radius)) [best, distance] = [id, away];
    }
    return best;
  }
  function nearestLink(point) {
    const all = spots();
    let best = null, distance = BESIDE;
    for (const edge of edges) {
      if (dropped.has(edge.id) || !all.has(edge.from) || !all.has(edge.to)) continue;
      const away = distanceTo(point, all.get(edge.from), all.get(edge.to), edge.curve);
      if (away < distance) [best, distance] = [edge.id, away];
    }
    return best;
  }
  const meant = (point) => nearestNode(point) ?? nearestLink(point);
  // ------------------------------------------------------------ labels, and what moves
  const leading = nodes.filter(({ kind }) => RANK[kind] < 3);
  function label(moving) {
    const ratio = devicePixelRatio || 1, context = over.getContext("2d");
    Object.assign(over, { width: container.clientWidth * ratio, height: container.clientHeight * ratio });
    context.scale(ratio, ratio);
    writeLabels(context, scene(moving ? leading : nodes).laid);
  }
  const redraw = (moving) => label(Boolean(moving)); // of a network that moves only units and topics are named

  // ------------------------------------------------------------ pictures for others
  function png() {
    const copy = make("canvas", { width: over.width, height: over.height }), context = copy.getContext("2d");
    context.fillStyle = colour("--ground");
    context.fillRect(0, 0, copy.width, copy.height);
    for (const layer of stage.picture()) context.drawImage(layer, 0, 0, copy.width, copy.height);
    label(false);
    context.drawImage(over, 0, 0);
    return new Promise((done) => copy.toBlob(done, "image/png"));
  }
  // ------------------------------------------------------------ what people do
  const say = (what, ...told) => tell[what].forEach((listener) => listener(...told));
  function point(at) {
    const id = at && nearestNode(at);
    if (id === hovered) return;
    hovered = id;
    stage.surface.style.cursor = id === null ? "" : "pointer";
    say("hover", id, at);
    label(false);
  }
  function double(at) {
    const id = nearestNode(at);
    if (id !== null) say("double", id);
    return id !== null;
  }
  const keys = {
    ArrowLeft: () => stage.move(-60, 0), ArrowRight: () => stage.move(60, 0), ArrowUp: () => stage.move(0, -60), ArrowDown: () => stage.move(0, 60),
    "+": () => stage.zoom(1.4, still.matches ? 1 : 150), "=": () => stage.zoom(1.4, still.matches ? 1 : 150), "-": () => stage.zoom(1 / 1.4, still.matches ? 1 : 150),
  };
  stage.surface.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  let asked = null;
  stage.onPoint((at) => { if (asked === null) requestAnimationFrame(() => { point(asked); asked = null; }); asked = at; });
  stage.onLeave(() => point(null));
  stage.onClick((at) => say("click", meant(at)));
  stage.onTap((at) => say("click", meant(at)));
  stage.onDouble(double);
  stage.onDrawn(redraw);
  dark.addEventListener("change", () => { colours = palette(); stage.restyle(); });
  fit(false);
  return {
    select, focus, fit, show, png,
    svg: () => svgOf({ ...scene(), widths: new Map(edges.map((edge) => [edge.id, widthNow(edge)])), lines: edges.map(({ id }) => id).filter((id) => !dropped.has(id)) }),
    cover: (inset) => { covered = inset; },
    relabel: () => label(false),
    physics: null,
    onClick: (listener) => tell.click.push(listener),
    onHover: (listener) => tell.hover.push(listener),
    onDouble: (listener) => tell.double.push(listener),
  };
}
// Where nodes stand: the picture is turned on an upright screen and stretched towards the screen's form, as little as
// nodes allow that are all small. Units and topics come last, so that they are drawn over all others.
function turned(container) {
  const { clientWidth: width, clientHeight: height } = container, upright = height > width;
  const reach = (axis) => nodes.reduce((most, node) => Math.max(most, Math.abs(node[axis])), 1);
  const [across, down] = upright ? ["y", "x"] : ["x", "y"], wide = width / reach(across), high = height / reach(down);
  const stretch = (fit) => Math.min(Math.max(fit / Math.min(wide, high), 1), 1.5);
  const size = (0.03 * Math.sqrt(width * height)) / Math.sqrt(Math.max(nodes.length, 2500)); // a third of what each node has
  return nodes.map((node) => ({ id: node.id, x: node[across] * stretch(wide), y: node[down] * stretch(high), size: node.size * size, shape: KINDS[node.kind], kind: node.kind }))
    .sort((a, b) => RANK[b.kind] - RANK[a.kind]);
}
function overlay(container) {
  const canvas = make("canvas", { class: "labels", "aria-hidden": "true" });
  container.append(canvas);
  return canvas;
}
// The page's colours as red, green, blue.
function palette() {
  const numbers = (name) => colour(name).match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16));
  const all = (group, of) => Object.fromEntries(Object.keys(of).map((kind) => [kind, numbers(`--${group}-${kind}`)]));
  return { kinds: all("kind", KINDS), links: all("link", LINKS), ink: [...numbers("--ink"), 1], ground: [...numbers("--ground"), 0.8] };
}
// How far a point is from a link, in pixels.
function distanceTo(point, from, to, curve) {
  if (!curve) return distanceToLine(point, from, to);
  const via = bend(from, to, curve), pieces = 10;
  let best = Infinity, before = from;
  for (let piece = 1; piece <= pieces; piece++) {
    const t = piece / pieces, [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    const next = { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
    best = Math.min(best, distanceToLine(point, before, next));
    before = next;
  }
  return best;
}
function distanceToLine(point, from, to) {
  const across = to.x - from.x, down = to.y - from.y, length = across * across + down * down || 1;
  const share = Math.min(1, Math.max(0, ((point.x - from.x) * across + (point.y - from.y) * down) / length));
  return Math.hypot(point.x - from.x - share * across, point.y - from.y - share * down);
}
