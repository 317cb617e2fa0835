// A stage for browsers without WebGL: the same network on a plain canvas. It offers what the stage in kg/views/webgl does,
// see the head of its stage.js. While the picture moves, links are left out: there may be tens of thousands.
const GROWN = 0.62, CLOSEST = 400; // how nodes grow when one comes nearer; how much nearer than the whole one may come
const TOGETHER = 300, ENOUGH = 4000, LEAST_INK = 0.08; // links in one stroke; links that need not be drawn fainter; faintest
const AT_REST = 180, SHIFT = 4; // milliseconds after which a move has ended; pixels up to which a press is a click

function makeFlatStage(container, { nodes, links, look }) {
  const canvas = make("canvas", { class: "flat" }), context = canvas.getContext("2d");
  const byId = new Map(nodes.map((node) => [node.id, node])), looks = { nodes: new Map(), links: new Map() };
  const tell = { drawn: [], click: [], point: [], leave: [], double: [] }, fingers = new Map();
  let camera = { x: 0, y: 0, scale: 1 }, whole = 1, moving = false, asked = false, rest = null, pressed = null;
  container.append(canvas);
  canvas.style.touchAction = "none";

  let room = { width: 0, height: 0 }; // asked for once: to ask makes the browser lay the page out
  const width = () => room.width, height = () => room.height;
  const place = ({ x, y }) => ({ x: (x - camera.x) * camera.scale + width() / 2, y: (y - camera.y) * camera.scale + height() / 2 });
  const radius = (size) => size * (camera.scale / whole) ** GROWN;
  const ink = ([red, green, blue, opacity]) => `rgb(${red} ${green} ${blue} / ${Math.round(opacity * 100) / 100})`;

  function restyle() {
    for (const { id } of nodes) looks.nodes.set(id, look.node(id));
    for (const { id } of links) looks.links.set(id, look.link(id));
    ask();
  }
  function ask() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; draw(!moving); });
  }
  function draw(withLinks) {
    const ratio = devicePixelRatio || 1;
    Object.assign(canvas, { width: width() * ratio, height: height() * ratio });
    context.scale(ratio, ratio);
    const spots = new Map(nodes.map((node) => [node.id, { ...place(node), radius: radius(node.size) }]));
    if (withLinks) drawLinks(spots);
    drawNodes(spots);
    for (const listener of tell.drawn) listener(moving);
  }
  // Links that look alike are drawn in few strokes, lit ones over all others.
  function drawLinks(spots) {
    const alike = new Map(), faint = Math.min(1, Math.max(LEAST_INK, (ENOUGH / links.length) * (camera.scale / whole)));
    for (const link of links) {
      const own = looks.links.get(link.id), from = spots.get(link.from), to = spots.get(link.to);
      if (own.hidden || aside(from, to)) continue;
      const [red, green, blue, opacity] = own.stroke, stroke = ink([red, green, blue, own.lit ? opacity : opacity * faint]);
      const key = [own.lit ? 1 : 0, stroke, own.width, own.dashes || ""].join(";");
      if (!alike.has(key)) alike.set(key, { own, stroke, links: [] });
      alike.get(key).links.push([link, from, to]);
    }
    for (const [, { own, stroke, links: some }] of [...alike].sort(([a], [b]) => (a < b ? -1 : 1))) {
      Object.assign(context, { strokeStyle: stroke, fillStyle: stroke, lineWidth: Math.min(2 * own.width, Math.max(1, own.width * 0.35 * Math.sqrt(camera.scale / whole))) });
      context.setLineDash(own.dashes || []);
      for (let first = 0; first < some.length; first += TOGETHER) stroked(some.slice(first, first + TOGETHER));
      context.setLineDash([]);
      for (const [link, from, to] of some) if (link.arrow) drawHead(link.curve ? bend(from, to, link.curve) : from, to);
    }
  }
  const aside = (a, b) => Math.max(a.x, b.x) < 0 || Math.max(a.y, b.y) < 0 || Math.min(a.x, b.x) > width() || Math.min(a.y, b.y) > height();
  function stroked(some) {
    context.beginPath();
    for (const [{ curve }, from, to] of some) {
      context.moveTo(from.x, from.y);
      if (curve) {
        const via = bend(from, to, curve);
        context.quadraticCurveTo(via.x, via.y, to.x, to.y);
      } else context.lineTo(to.x, to.y);
    }
    context.stroke();
  }
  function drawHead(from, to) {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1, way = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
    const size = 4 + 2.5 * context.lineWidth, tip = { x: to.x - way.x * to.radius, y: to.y - way.y * to.radius };
    context.beginPath();
    context.moveTo(tip.x, tip.y);
    for (const side of [1, -1]) context.lineTo(tip.x - (way.x + side * way.y * 0.5) * size, tip.y - (way.y - side * way.x * 0.5) * size);
    context.fill();
  }
  const shapes = new Map(Object.entries(POINTS).map(([shape, points]) => [shape, points.split(" ").map((point) => point.split(",").map((part) => (part - 8) / 7))]));
  // Neighbours in the order that look alike are drawn at once.
  function drawNodes(spots) {
    let run = null;
    for (const { id, shape } of nodes) {
      const spot = spots.get(id), { x, y, radius: reach } = spot, own = looks.nodes.get(id);
      if (own.hidden || x < -reach || y < -reach || x > width() + reach || y > height() + reach) continue;
      const fill = ink(own.fill), border = ink([...own.border.slice(0, 3), own.border[3] * own.fill[3]]), line = Math.round(Math.min(1.2, reach * 0.25) * 5) / 5;
      const key = [fill, border, line, own.dashed].join(";");
      if (run?.key !== key) {
        if (run) painted(run);
        run = { key, fill, border, line, dashed: own.dashed, path: new Path2D() };
      }
      outline(run.path, shape, spot);
    }
    if (run) painted(run);
  }
  function outline(path, shape, { x, y, radius: reach }) {
    if (!shapes.has(shape)) {
      path.moveTo(x + reach, y);
      path.arc(x, y, reach, 0, 2 * Math.PI);
      return;
    }
    shapes.get(shape).forEach(([across, down], corner) => path[corner ? "lineTo" : "moveTo"](x + across * reach, y + down * reach));
    path.closePath();
  }
  function painted({ path, fill, border, line, dashed }) {
    context.fillStyle = fill;
    context.fill(path);
    if (!line) return;
    Object.assign(context, { strokeStyle: border, lineWidth: line });
    context.setLineDash(dashed ? [3, 3] : []);
    context.stroke(path);
  }
  // ------------------------------------------------------------ the camera
  const reach = (axis) => { const all = nodes.map((node) => node[axis]); return [all.reduce((a, b) => Math.min(a, b), Infinity), all.reduce((a, b) => Math.max(a, b), -Infinity)]; };
  const [left, right] = reach("x"), [top, bottom] = reach("y");
  function fitted() {
    room = { width: container.clientWidth, height: container.clientHeight };
    whole = Math.min(width() / Math.max(right - left, 1), height() / Math.max(bottom - top, 1)) || 1;
  }
  function turn(state) {
    camera = { ...state, scale: Math.min(Math.max(state.scale, whole / 4), whole * CLOSEST) };
    moving = true;
    clearTimeout(rest);
    rest = setTimeout(() => { moving = false; ask(); }, AT_REST);
    ask();
  }
  function frame(low, high, { right: beside, bottom: below, margin, nearest }) {
    const free = [Math.max(width() - beside - 2 * margin, 40), Math.max(height() - below - 2 * margin, 40)];
    const scale = Math.min(free[0] / Math.max(high.x - low.x, 1e-6), free[1] / Math.max(high.y - low.y, 1e-6), nearest);
    turn({ x: (low.x + high.x) / 2 + beside / 2 / scale, y: (low.y + high.y) / 2 + below / 2 / scale, scale });
  }
  const move = (across, down) => turn({ ...camera, x: camera.x + across / camera.scale, y: camera.y + down / camera.scale });
  // What lies under the point stays there.
  function zoom(times, duration, point = { x: width() / 2, y: height() / 2 }) {
    const before = camera, off = { x: point.x - width() / 2, y: point.y - height() / 2 };
    turn({ ...before, scale: before.scale * times });
    const by = 1 / before.scale - 1 / camera.scale;
    camera = { ...camera, x: before.x + off.x * by, y: before.y + off.y * by };
  }
  // ------------------------------------------------------------ what people do
  const of = (event) => { const box = canvas.getBoundingClientRect(); return { x: event.clientX - box.x, y: event.clientY - box.y }; };
  const say = (what, ...given) => tell[what].some((listener) => listener(...given));
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, of(event));
    pressed = fingers.size === 1 ? { at: of(event), far: false } : { ...pressed, far: true };
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = of(event), before = fingers.get(event.pointerId);
    if (!before) return say("point", now);
    if (Math.hypot(now.x - pressed.at.x, now.y - pressed.at.y) > SHIFT) pressed.far = true;
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (other) zoom(Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1), 0, other);
    else if (pressed.far) move(before.x - now.x, before.y - now.y);
  });
  for (const ending of ["pointerup", "pointercancel"]) canvas.addEventListener(ending, (event) => fingers.delete(event.pointerId));
  canvas.addEventListener("pointerleave", () => say("leave"));
  canvas.addEventListener("click", (event) => { if (!pressed?.far) say("click", of(event)); });
  canvas.addEventListener("dblclick", (event) => { if (!say("double", of(event))) zoom(2, 0, of(event)); });
  canvas.addEventListener("wheel", (event) => { event.preventDefault(); zoom(1.0015 ** -event.deltaY, 0, of(event)); }, { passive: false });
  new ResizeObserver(() => { fitted(); ask(); }).observe(container);
  fitted();
  camera = { x: (left + right) / 2, y: (top + bottom) / 2, scale: whole };
  restyle();
  return {
    move, zoom, place, radius, restyle, surface: canvas,
    frame(...given) {
      fitted();
      frame(...given);
    },
    pixels: () => camera.scale,
    picture() {
      draw(true);
      return [canvas];
    },
    onDrawn: (listener) => tell.drawn.push(listener),
    onClick: (listener) => tell.click.push(listener),
    onTap: () => {}, // a tap is a click
    onPoint: (listener) => tell.point.push(listener),
    onLeave: (listener) => tell.leave.push(listener),
    onDouble: (listener) => tell.double.push(listener),
  };
}
