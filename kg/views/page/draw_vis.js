// The drawing by vis-network, with our positions and labels. What it must be able to do stands in picture.js.
function makePicture(container) {
  const { placed, growth } = arranged(container);
  const nodeSet = new vis.DataSet(placed);
  const edgeSet = new vis.DataSet(edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to })));
  const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, read("options"));
  const hidden = new Set(), dropped = new Set(), sizes = new Map(placed.map(({ id, size }) => [id, size]));
  const widths = new Map(edges.map((edge) => [edge.id, widthOf(edge)]));
  const strokes = new Map(), opacity = new Map(); // by kind of link; of nodes and links, as drawn last
  let selected = null, hovered = null, near = null, covered = { right: 0, bottom: 0 }; // covered by the panel, in pixels
  const canvas = container.querySelector("canvas"), tell = { click: [], hover: [], double: [] };

  function smooth(curve) {
    return curve ? { enabled: true, type: curve > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(curve) } : { enabled: false };
  }
  function restyle() {
    const fill = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, colour(`--kind-${kind}`)]));
    for (const kind of Object.keys(LINKS)) strokes.set(kind, colour(`--link-${kind}`));
    const ground = colour("--ground"), ink = colour("--ink");
    nodeSet.update(nodes.map((node) => {
      const { id, kind, internal } = node;
      const lit = { background: fill[kind], border: ink };
      const dashed = Boolean(internal || doubtOf(node).length), border = dashed ? ink : ground;
      return { id, color: { background: fill[kind], border, highlight: lit, hover: lit }, shapeProperties: { borderDashes: dashed ? [3, 3] : false } };
    }));
    edgeSet.update(edges.map((edge) => {
      const look = LINKS[edge.kind];
      return {
        id: edge.id, width: widths.get(edge.id), dashes: doubtOf(edge).length ? DOUBTFUL : look.dashes || false, smooth: smooth(edge.curve),
        arrows: { to: { enabled: Boolean(look.arrow), scaleFactor: 0.6 } },
        color: paint(edge.id),
      };
    }));
  }
  const paint = (id) => {
    const stroke = strokes.get(edgeOf.get(id).kind);
    return { color: stroke, highlight: stroke, hover: stroke, opacity: edgeOpacity(id, near, selected) };
  };
  // Only what changes is handed on: vis-network looks at every option of each.
  function light() {
    const changed = (things, opacityOf) => things.filter(({ id }) => opacity.get(id) !== opacityOf(id)).map(({ id }) => {
      opacity.set(id, opacityOf(id));
      return id;
    });
    nodeSet.update(changed(nodes, (id) => nodeOpacity(id, near)).map((id) => ({ id, opacity: nodeOpacity(id, near) })));
    edgeSet.update(changed(edges, (id) => edgeOpacity(id, near, selected)).map((id) => ({ id, color: paint(id) })));
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
    if (!ids.length || !container.clientWidth || !container.clientHeight) return; // there is no room yet, see fit
    network.setSize("100%", "100%"); // at once, where a sheet was just closed: vis-network would zoom when it notices
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
  network.on("resize", ({ oldWidth, oldHeight }) => { if (!oldWidth || !oldHeight) fit(false); }); // it was opened in a frame without a size
  function show(visibleNodes, visibleEdges, given = new Map()) {
    const changed = nodes.filter(({ id }) => visibleNodes.has(id) === hidden.has(id));
    for (const { id } of changed) visibleNodes.has(id) ? hidden.delete(id) : hidden.add(id);
    const broad = (edge) => given.get(edge.id) ?? widthOf(edge);
    const turned = edges.filter((edge) => visibleEdges.has(edge.id) === dropped.has(edge.id) || widths.get(edge.id) !== broad(edge));
    for (const edge of turned) {
      visibleEdges.has(edge.id) ? dropped.delete(edge.id) : dropped.add(edge.id);
      widths.set(edge.id, broad(edge));
    }
    nodeSet.update(changed.map(({ id }) => ({ id, hidden: hidden.has(id) })));
    edgeSet.update(turned.map(({ id }) => ({ id, hidden: dropped.has(id), width: widths.get(id) })));
  }
  // A finger is wider than a small node on a small screen: the nearest node within 18 pixels is meant.
  function nearest(point) {
    let best = null, distance = 18;
    for (const [id, { x, y }] of spots()) {
      const away = Math.hypot(x - point.x, y - point.y);
      if (away < distance) [best, distance] = [id, away];
    }
    return best;
  }
  // Where the nodes that are shown stand on the screen, and how large they are there.
  function spots() {
    const scale = network.getScale(), found = new Map();
    for (const [id, position] of Object.entries(network.getPositions())) {
      if (!hidden.has(id)) found.set(id, { ...network.canvasToDOM(position), radius: sizes.get(id) * scale });
    }
    return found;
  }
  function scene() {
    const state = { scale: network.getScale(), width: container.clientWidth, height: container.clientHeight, selected, hovered, near, covered };
    const all = spots();
    return { ...state, spots: all, laid: layLabels(all, state) };
  }
  function write(context) {
    const ratio = context.getTransform().a / network.getScale();
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    writeLabels(context, scene().laid);
    context.restore();
  }
  function png() {
    const copy = make("canvas", { width: canvas.width, height: canvas.height }), context = copy.getContext("2d");
    context.fillStyle = colour("--ground");
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(canvas, 0, 0);
    return new Promise((done) => copy.toBlob(done, "image/png"));
  }
  const meant = (event) => event.nodes[0] ?? nearest(event.pointer.DOM) ?? event.edges[0] ?? null;
  const say = (what, ...told) => tell[what].forEach((listener) => listener(...told));
  function enter(id, event) {
    hovered = id;
    container.style.cursor = "pointer";
    say("hover", id, event.pointer.DOM);
    network.redraw();
  }
  function leave() {
    hovered = null;
    container.style.cursor = "";
    say("hover", null);
    network.redraw();
  }
  network.on("click", (event) => say("click", meant(event)));
  network.on("doubleClick", (event) => { if (nodeOf.has(meant(event))) say("double", meant(event)); });
  network.on("hoverNode", (event) => enter(event.node, event));
  network.on("hoverEdge", (event) => enter(event.edge, event));
  network.on("blurNode", leave);
  network.on("blurEdge", leave);
  network.on("dragStart", leave);
  network.on("afterDrawing", write);
  dark.addEventListener("change", restyle);
  restyle();
  fit(false);
  return {
    select, focus, fit, show, png,
    svg: () => svgOf({ ...scene(), widths, lines: edges.map(({ id }) => id).filter((id) => !dropped.has(id)) }),
    cover: (inset) => { covered = inset; },
    relabel: () => network.redraw(),
    physics: (on) => network.setOptions({ physics: { enabled: on } }),
    onClick: (listener) => tell.click.push(listener),
    onHover: (listener) => tell.hover.push(listener),
    onDouble: (listener) => tell.double.push(listener),
  };
}
