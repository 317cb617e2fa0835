// What every drawing of the network has in common. A drawing is an adapter: one file draw_<library>.js that defines
//
//   makePicture(container) -> {
//     show(nodes, edges, widths)  sets of ids: these are drawn, all others hidden; `widths` gives links their width
//                          (a Map of ids) where it is not `widthOf` for the moment
//     select(id)           a node or link is lit with what it touches, all else faint; null lights all
//     focus(id)            a node or link and its neighbours are brought into the free part of the picture
//     fit(animated)        all that is shown is brought into it
//     cover({right, bottom})  pixels of the picture that the panel covers from now on
//     relabel()            language or fonts have changed: draw again
//     physics(on)          nodes arrange themselves, or stay; null where the library cannot: the page hides the switch
//     png()                a promise of the view as a Blob
//     svg()                the view as a text, see `svgOf`
//     onClick(tell)        tell(id), or tell(null) beside everything
//     onHover(tell)        tell(id, {x, y}) with the place in pixels of the container; tell(null) when it is left
//     onDouble(tell)       tell(id) of a node
//   }
//
// Search, filters, panel and state of the page use nothing else. Nodes and links are those of read.js: `nodes` with
// id, kind, x, y, size; `edges` with id, from, to, kind, curve, width. What `doubtOf` gives reasons for is drawn dashed.
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const FAINT = 0.14, MARGIN = 64, NEAREST = 1.6; // opacity of what is not meant; pixels for labels at the edge; closest fit

// Where nodes stand and how large: the picture is turned on an upright screen and stretched to the screen's form
// (never squeezed, so that nothing comes to overlap), and on a small one nodes are drawn larger.
function arranged(container) {
  if (page.geo) return onTheMap(container);
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
// On a map, north stays up and nothing is stretched.
function onTheMap(container) {
  const high = 2 * Math.max(1, ...nodes.map((node) => Math.abs(node.y))), scale = (container.clientHeight - 2 * MARGIN) / high;
  const growth = Math.min(Math.max(0.7 / scale, 1), 1.6);
  return { growth, placed: nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, size: node.size * growth, shape: KINDS[node.kind] })) };
}
// A node or link, and what it touches.
function around(id) {
  if (edgeOf.has(id)) return new Set([edgeOf.get(id).from, edgeOf.get(id).to]);
  const found = new Set([id]);
  for (const edge of edges) {
    if (edge.from === id) found.add(edge.to);
    if (edge.to === id) found.add(edge.from);
  }
  return found;
}
// How strongly nodes and links are drawn when `selected` is lit and `near` are what it touches (null: nothing is lit).
const nodeOpacity = (id, near) => (!near || near.has(id) ? 1 : FAINT);
function edgeOpacity(id, near, selected) {
  const edge = edgeOf.get(id);
  if (!near) return LINKS[edge.kind].opacity || 0.85;
  return edge.from === selected || edge.to === selected || id === selected ? 1 : FAINT;
}
const widthOf = (edge) => edge.width ?? LINKS[edge.kind].width;
// The control point of the curve a link takes: as far off the straight line as `curve` says, to the left or right.
function bend(from, to, curve) {
  const turn = (curve * Math.PI) / 2, reach = Math.abs(curve) / 2 + 0.5, across = to.x - from.x, down = to.y - from.y;
  return {
    x: from.x + reach * (across * Math.cos(turn) + down * Math.sin(turn)),
    y: from.y + reach * (down * Math.cos(turn) - across * Math.sin(turn)),
  };
}
