// Labels as on a map: one size on the screen at every zoom, the more important first, none over another,
// and over nodes only where units and topics would else go without.
const FONT = 'system-ui, "Noto Sans", "Segoe UI", Arial, sans-serif';
const RANK = { province: 0, central: 1, foreign: 1, topic: 2, meeting: 3, official: 4 };
const FROM_ZOOM = { meeting: 1.15, official: 0.9 };
const LINE = 24; // characters after which a label takes a second line
const INSIST = 0.45; // zoom from which units and topics are named even where that covers part of a node
const widths = new Map();

function linesOf(node, most) {
  const label = labelOf(node), words = label.split(/\s+/), lines = [""];
  const limit = Math.ceil(label.length / Math.ceil(label.length / LINE)) + 3; // lines of about one length
  for (const word of words) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= limit) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1].slice(0, limit)}…`] : lines;
}
function fontOf(node, strong) {
  const size = node.kind === "province" ? 13 : 11.5;
  return `${strong || node.kind === "province" ? 600 : 400} ${size}px ${FONT}`;
}
function measured(context, font, line) {
  const key = font + line;
  if (!widths.has(key)) widths.set(key, context.measureText(line).width);
  return widths.get(key);
}
// Who may have a label at this zoom, the most important first.
function candidates(scale, { hidden, selected, hovered, near }) {
  const wanted = ({ id, kind }) =>
    !hidden.has(id) && (id === hovered || (near ? near.has(id) : !(scale < (FROM_ZOOM[kind] || 0))));
  const rank = ({ id, kind }) => (id === selected ? -2 : id === hovered ? -1 : RANK[kind]);
  return nodes.filter(wanted).sort((a, b) => rank(a) - rank(b) || b.size - a.size || (a.id < b.id ? -1 : 1));
}
// Where a label may stand, the best place first: around the node, then a little further off.
function places(width, height, radius) {
  return [3, 13, 24].flatMap((off) => {
    const gap = radius + off, slant = 0.7 * gap;
    return [
      [-width / 2, gap], [-width / 2, -gap - height], [gap + 1, -height / 2], [-gap - 1 - width, -height / 2],
      [slant, slant], [-slant - width, slant], [slant, -slant - height], [-slant - width, -slant - height],
      [-width * 0.8, gap], [-width * 0.2, gap], [-width * 0.8, -gap - height], [-width * 0.2, -gap - height],
    ];
  });
}
const apart = (a, b) => a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];

function makeRoom() {
  const cells = new Map(), CELL = 80;
  const each = (box, visit) => {
    for (let x = Math.floor(box[0] / CELL); x <= box[2] / CELL; x++)
      for (let y = Math.floor(box[1] / CELL); y <= box[3] / CELL; y++) if (visit(`${x},${y}`) === false) return false;
    return true;
  };
  return {
    free: (box) => each(box, (cell) => (cells.get(cell) || []).every((other) => apart(box, other))),
    covered: (box) => {
      const met = new Set();
      each(box, (cell) => { for (const other of cells.get(cell) || []) if (!apart(box, other)) met.add(other); });
      return [...met].reduce((area, other) => area + (Math.min(box[2], other[2]) - Math.max(box[0], other[0])) * (Math.min(box[3], other[3]) - Math.max(box[1], other[1])), 0);
    },
    take: (box) => each(box, (cell) => { cells.has(cell) ? cells.get(cell).push(box) : cells.set(cell, [box]); }),
  };
}
function drawLabels(context, network, state) {
  const scale = network.getScale(), ratio = context.getTransform().a / scale;
  const view = [3, context.canvas.clientWidth - state.covered.right - 3], labels = makeRoom(), marks = makeRoom(), ink = colour("--ink"), halo = colour("--ground"), positions = network.getPositions();
  const chosen = candidates(scale, state), spots = new Map();
  for (const node of nodes) {
    if (state.hidden.has(node.id)) continue;
    const dot = network.canvasToDOM(positions[node.id]), radius = state.sizes.get(node.id) * scale;
    spots.set(node.id, { dot, radius });
    if (RANK[node.kind] < 3) marks.take([dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius]);
  }
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: halo, fillStyle: ink });
  for (const node of chosen) drawLabel(context, node, { ...spots.get(node.id), labels, marks, view, insist: scale >= INSIST, strong: node.id === state.selected || node.id === state.hovered });
  context.restore();
}
function drawLabel(context, node, spot) {
  const { dot, radius, labels, marks, view, insist, strong } = spot, font = fontOf(node, strong), leading = 14;
  if (dot.x < view[0] || dot.x > view[1]) return;
  context.font = font;
  const must = insist && RANK[node.kind] < 3;
  for (const most of strong ? [5] : must ? [2, 1] : [2]) { // in a crowd the first words alone rather than no name
    const lines = linesOf(node, most);
    const width = Math.max(...lines.map((line) => measured(context, font, line))), height = lines.length * leading;
    const inside = (x) => Math.max(view[0], Math.min(x, view[1] - width)); // a label at the edge moves in, it is not cut
    const boxes = places(width, height, radius).map(([x, y]) => [inside(dot.x + x), dot.y + y, inside(dot.x + x) + width, dot.y + y + height]);
    const open = boxes.filter(labels.free), least = () => open.sort((a, b) => marks.covered(a) - marks.covered(b))[0];
    const box = open.find(marks.free) || (must ? least() : null) || (strong ? boxes[0] : null);
    if (box) return writeLabel(context, lines, box, leading, labels);
  }
}
function writeLabel(context, lines, box, leading, labels) {
  labels.take(box);
  lines.forEach((line, index) => {
    const x = (box[0] + box[2]) / 2, y = box[1] + leading * (index + 0.5);
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
}
