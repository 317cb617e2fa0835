// The view as vector graphics, whatever draws it on the screen: links, nodes, labels, in the colours of the page.
//
// `spots` and `laid` are those of labels.js, `lines` the ids of the links that are shown, `width` and `height` the
// size of the picture in pixels, `widths` those of links before zoom; `near` and `selected` say what is lit.
function svgOf({ spots, lines, laid, widths, width, height, near, selected, scale }) {
  const size = { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: "http://www.w3.org/2000/svg" };
  const svg = drawn("svg", { ...size, role: "img", lang }, {});
  svg.append(named("title", told(page.title)), drawn("rect", { width, height, fill: colour("--ground") }, {}));
  const inView = ({ x, y, radius }) => x > -radius && y > -radius && x < width + radius && y < height + radius;
  for (const id of lines) {
    const edge = edgeOf.get(id), from = spots.get(edge.from), to = spots.get(edge.to);
    if (from && to && (inView(from) || inView(to))) svg.append(lineOf(edge, from, to, edgeOpacity(id, near, selected), widths.get(id) * scale));
  }
  for (const [id, spot] of spots) if (inView(spot)) svg.append(markOf(nodeOf.get(id), spot, nodeOpacity(id, near)));
  for (const label of laid) svg.append(textOf(label));
  return new XMLSerializer().serializeToString(svg);
}
function named(tag, text) {
  const element = drawn(tag, {}, {});
  element.textContent = text;
  return element;
}
const tidy = (value) => Math.round(value * 10) / 10;

function lineOf(edge, from, to, opacity, broad) {
  const look = LINKS[edge.kind], stroke = colour(`--link-${edge.kind}`), via = edge.curve ? bend(from, to, edge.curve) : null;
  const before = via || from, length = Math.hypot(to.x - before.x, to.y - before.y) || 1;
  const way = { x: (to.x - before.x) / length, y: (to.y - before.y) / length }, width = Math.max(broad, 0.5);
  const head = look.arrow ? 3 + 2.5 * width : 0, end = { x: to.x - way.x * (to.radius + head), y: to.y - way.y * (to.radius + head) };
  const point = ({ x, y }) => `${tidy(x)} ${tidy(y)}`, dashes = doubtOf(edge).length ? DOUBTFUL : look.dashes;
  const group = drawn("g", { opacity: tidy(opacity) }, {});
  group.append(drawn("path", {
    d: `M${point(from)} ${via ? `Q${point(via)} ` : "L"}${point(end)}`, fill: "none", stroke, "stroke-width": tidy(width),
    ...(dashes ? { "stroke-dasharray": dashes.join(" ") } : {}),
  }, {}));
  if (look.arrow) {
    const side = { x: -way.y * head * 0.55, y: way.x * head * 0.55 }, tip = { x: end.x + way.x * head, y: end.y + way.y * head };
    const corners = [tip, { x: end.x + side.x, y: end.y + side.y }, { x: end.x - side.x, y: end.y - side.y }];
    group.append(drawn("polygon", { points: corners.map(point).join(" "), fill: stroke }, {}));
  }
  return group;
}
function markOf(node, { x, y, radius }, opacity) {
  const points = POINTS[KINDS[node.kind]], dashed = doubtOf(node).length || node.internal;
  const look = { fill: colour(`--kind-${node.kind}`), opacity, stroke: colour(dashed ? "--ink" : "--ground"), ...(dashed ? { "stroke-dasharray": "3 3" } : {}) };
  if (!points) return drawn("circle", { cx: tidy(x), cy: tidy(y), r: tidy(radius), ...look }, {});
  const grow = radius / 7, place = `translate(${tidy(x - 8 * grow)} ${tidy(y - 8 * grow)}) scale(${Math.round(grow * 1000) / 1000})`;
  return drawn("polygon", { points, transform: place, "vector-effect": "non-scaling-stroke", ...look }, {});
}
function textOf({ lines, font, x, y }) {
  const [weight, size] = font.split(" ");
  const text = drawn("text", {
    "text-anchor": "middle", "font-family": FONT, "font-size": size, "font-weight": weight, fill: colour("--ink"),
    stroke: colour("--ground"), "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke",
  }, {});
  lines.forEach((line, index) => {
    const part = drawn("tspan", { x: tidy(x), y: tidy(y + LEADING * (index + 0.8)) }, {});
    part.textContent = line;
    text.append(part);
  });
  return text;
}
