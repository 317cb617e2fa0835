// The drawing: vis-network with our positions. Knows nothing of filters and panels; they tell it what to show.
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const FAINT = 0.14, MARGIN = 64, NEAREST = 1.6; // opacity of what is not meant; pixels for labels at the edge; closest fit

// Where nodes stand and how large: the picture is turned on an upright screen and stretched to the screen's form
// (never squeezed, so that nothing comes to overlap), and on a small one nodes are drawn larger.
function arranged(container) {
  const upright = container.clientHeight > container.clientWidth;
  const across = upright ? "y" : "x", down = upright ? "x" : "y";
  const room = (axis, length) => (length - 2 * MARGIN) / Math.max(1, ...nodes.map((node) => 2 * Math.abs(node[axis])));
  const wide = room(across, container.clientWidth), high = room(down, container.clientHeight), scale = Math.min(wide, high);
  const stretch = (fit) => Math.min(Math.max(fit / scale, 1), 2.4), growth = Math.min(Math.max(0.6 / scale, 1), 1.6);
  const placed = nodes.map((node) => ({
    id: node.id, x: node[across] * stretch(wide), y: node[down] * stretch(high), size: node.size * growth, shape: KINDS[node.kind],
  }));
  return { placed, growth };
}
function makePicture(container, onChoose) {
  const { placed, growth } = arranged(container);
  const nodeSet = new vis.DataSet(placed);
  const edgeSet = new vis.DataSet(edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to })));
  const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, read("options"));
  const hidden = new Set(), sizes = new Map(placed.map(({ id, size }) => [id, size]));
  const strokes = new Map(), opacity = new Map(); // by kind of link; of nodes and links, as drawn last
  let selected = null, hovered = null, near = null, covered = { right: 0, bottom: 0 }; // covered by the panel, in pixels

  function smooth(curve) {
    return curve ? { enabled: true, type: curve > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(curve) } : { enabled: false };
  }
  function restyle() {
    const fill = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, colour(`--kind-${kind}`)]));
    for (const kind of Object.keys(LINKS)) strokes.set(kind, colour(`--link-${kind}`));
    const ground = colour("--ground"), ink = colour("--ink");
    nodeSet.update(nodes.map(({ id, kind, internal }) => {
      const lit = { background: fill[kind], border: ink };
      const border = internal ? ink : ground, dashed = { shapeProperties: { borderDashes: internal ? [3, 3] : false } };
      return { id, color: { background: fill[kind], border, highlight: lit, hover: lit }, ...dashed };
    }));
    edgeSet.update(edges.map(({ id, kind, curve }) => {
      const look = LINKS[kind];
      return {
        id, width: look.width, dashes: look.dashes || false, smooth: smooth(curve),
        arrows: { to: { enabled: Boolean(look.arrow), scaleFactor: 0.6 } },
        color: paint(id),
      };
    }));
  }
  const paint = (id) => {
    const stroke = strokes.get(edgeOf.get(id).kind);
    return { color: stroke, highlight: stroke, hover: stroke, opacity: edgeOpacity(id) };
  };
  const nodeOpacity = (id) => (!near || near.has(id) ? 1 : FAINT);
  const edgeOpacity = (id) => {
    const edge = edgeOf.get(id);
    if (!near) return LINKS[edge.kind].opacity || 0.85;
    return edge.from === selected || edge.to === selected || id === selected ? 1 : FAINT;
  };
  // Only what changes is handed on: vis-network looks at every option of each.
  function light() {
    const changed = (things, opacityOf) => things.filter(({ id }) => opacity.get(id) !== opacityOf(id)).map(({ id }) => {
      opacity.set(id, opacityOf(id));
      return id;
    });
    nodeSet.update(changed(nodes, nodeOpacity).map((id) => ({ id, opacity: nodeOpacity(id) })));
    edgeSet.update(changed(edges, edgeOpacity).map((id) => ({ id, color: paint(id) })));
  }
  function around(id) {
    if (edgeOf.has(id)) return new Set([edgeOf.get(id).from, edgeOf.get(id).to]);
    const found = new Set([id]);
    for (const edge of edges) {
      if (edge.from === id) found.add(edge.to);
      if (edge.to === id) found.add(edge.from);
    }
    return found;
  }
  function select(id) {
    selected = id;
    near = id === null ? null : around(id);
    light();
    if (id === null) network.unselectAll();
    else if (nodeOf.has(id)) network.selectNodes([id], false);
    else network.selectEdges([id]);
  }
  function boundsOf(ids) {
    const places = Object.values(network.getPositions(ids));
    const side = (axis) => places.map((place) => place[axis]);
    return { left: Math.min(...side("x")), right: Math.max(...side("x")), top: Math.min(...side("y")), bottom: Math.max(...side("y")) };
  }
  // Bring nodes into the part of the drawing that is free. If they would be too small, `middle` at least is well in view.
  function frame(ids, { middle, least = 0, animated }) {
    if (!ids.length) return;
    const width = container.clientWidth - covered.right, height = container.clientHeight - covered.bottom;
    const margin = Math.min(MARGIN, width / 5, height / 5), all = boundsOf(ids);
    const fitting = Math.min((width - 2 * margin) / Math.max(all.right - all.left, 1), (height - 2 * margin) / Math.max(all.bottom - all.top, 1), NEAREST);
    const scale = Math.max(fitting, least), { left, right, top, bottom } = fitting < least ? boundsOf([middle]) : all;
    const position = { x: (left + right + covered.right / scale) / 2, y: (top + bottom + covered.bottom / scale) / 2 };
    network.moveTo({ position, scale, animation: animated && !still.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
  }
  const shown = (ids) => ids.filter((id) => !hidden.has(id));
  const focus = (id) => frame(shown([...around(id)]), { middle: id, least: 0.85 / growth, animated: true });
  const fit = (animated) => frame(shown([...nodeOf.keys()]), { animated });
  function show(visibleNodes, visibleEdges) {
    const changed = nodes.filter(({ id }) => visibleNodes.has(id) === hidden.has(id));
    for (const { id } of changed) visibleNodes.has(id) ? hidden.delete(id) : hidden.add(id);
    nodeSet.update(changed.map(({ id }) => ({ id, hidden: hidden.has(id) })));
    edgeSet.update(edges.map(({ id }) => ({ id, hidden: !visibleEdges.has(id) })));
  }
  // A finger is wider than a small node on a small screen: the nearest node within 18 pixels is meant.
  function nearest(point) {
    let best = null, distance = 18;
    for (const [id, position] of Object.entries(network.getPositions())) {
      if (hidden.has(id)) continue;
      const dot = network.canvasToDOM(position), away = Math.hypot(dot.x - point.x, dot.y - point.y);
      if (away < distance) [best, distance] = [id, away];
    }
    return best;
  }
  network.on("click", (event) => onChoose(event.nodes[0] ?? nearest(event.pointer.DOM) ?? event.edges[0] ?? null));
  network.on("hoverNode", ({ node }) => { hovered = node; container.style.cursor = "pointer"; network.redraw(); });
  network.on("blurNode", () => { hovered = null; container.style.cursor = ""; network.redraw(); });
  network.on("afterDrawing", (context) => drawLabels(context, network, { hidden, selected, hovered, near, sizes, covered }));
  dark.addEventListener("change", restyle);
  restyle();
  fit(false);
  return {
    select, focus, fit, show,
    cover: (inset) => { covered = inset; },
    redraw: () => network.redraw(),
    physics: (on) => network.setOptions({ physics: { enabled: on } }),
  };
}
