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
function measured(font, line) {
  const key = font + line;
  pen.font = font;
  if (!widths.has(key)) widths.set(key, pen.measureText(line).width);
  return widths.get(key);
}
// Who may have a label at this zoom, the most important first.
function candidates(spots, { scale, selected, hovered, near }) {
  const wanted = ({ id, kind }) =>
    spots.has(id) && (id === hovered || (near ? near.has(id) : page.named.includes(kind) || !(scale < (FROM_ZOOM[kind] || 0))));
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
// The labels of one picture, laid out. `spots` holds for each id of a node that is shown where it stands and how
// large it is (x, y, radius), in pixels of the screen; `state` the zoom, the width of the picture, what is selected,
// hovered and near, and what the panel covers. Each label: node, lines, font, x (its middle), y (its top).
const pen = document.createElement("canvas").getContext("2d");
const LEADING = 14, APART = 6; // pixels of a line; between two labels side by side

function layLabels(spots, state) {
  const view = [3, state.width - state.covered.right - 3], labels = makeRoom(), marks = makeRoom();
  for (const [id, { x, y, radius }] of spots) {
    if (RANK[nodeOf.get(id).kind] < 3 || page.named.includes(nodeOf.get(id).kind)) marks.take([x - radius, y - radius, x + radius, y + radius]);
  }
  const laid = candidates(spots, state).map((node) => layLabel(node, {
    ...spots.get(node.id), labels, marks, view, insist: state.scale >= INSIST, strong: node.id === state.selected || node.id === state.hovered,
  }));
  return laid.filter(Boolean);
}
function layLabel(node, { x, y, radius, labels, marks, view, insist, strong }) {
  if (x < view[0] || x > view[1]) return null;
  const font = fontOf(node, strong), must = insist && RANK[node.kind] < 3;
  for (const most of strong ? [5] : must ? [2, 1] : [2]) { // in a crowd the first words alone rather than no name
    const lines = linesOf(node, most);
    const width = Math.max(...lines.map((line) => measured(font, line))) + APART, height = lines.length * LEADING;
    const inside = (left) => Math.max(view[0], Math.min(left, view[1] - width)); // a label at the edge moves in, it is not cut
    const boxes = places(width, height, radius).map(([across, down]) => [inside(x + across), y + down, inside(x + across) + width, y + down + height]);
    const open = boxes.filter(labels.free), least = () => open.sort((a, b) => marks.covered(a) - marks.covered(b))[0];
    const box = open.find(marks.free) || (must ? least() : null) || (strong ? boxes[0] : null);
    if (!box) continue;
    labels.take(box);
    return { node, lines, font, x: (box[0] + box[2]) / 2, y: box[1] };
  }
  return null;
}
// Writes labels on a canvas whose unit is a pixel of the screen.
function writeLabels(context, laid) {
  context.save();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: colour("--ground"), fillStyle: colour("--ink") });
  for (const { lines, font, x, y } of laid) {
    context.font = font;
    lines.forEach((line, index) => {
      context.strokeText(line, x, y + LEADING * (index + 0.5));
      context.fillText(line, x, y + LEADING * (index + 0.5));
    });
  }
  context.restore();
}
