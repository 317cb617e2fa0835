// The stage: a network drawn by sigma (WebGL), its camera, and where things stand on the screen.
//
// Knows nothing of kinds, colours, labels and panels. `nodes` have id, x, y (down is more, as on the screen), size;
// `links` id, from, to, curve, arrow. `look` says how each is drawn now: look.node(id) gives fill, border, dashed,
// hidden and level; look.link(id) gives stroke, width, dashes, lit, hidden. Colours are [red, green, blue, opacity].
import Graph from "graphology";
import Sigma from "sigma";
import { linkPrograms } from "./links.js";
import { MarkProgram } from "./marks.js";

const GROWTH = 0.62; // how nodes grow when one comes nearer: less than the distances between them
const NEAREST = 1 / 400;
const SLOW = 50, VERY_SLOW = 250, RESTED = 150; // milliseconds a picture takes; after which a move has ended

// Whether this browser can draw in WebGL.
export function available() {
  try {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("webgl2") || canvas.getContext("webgl");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return Boolean(context);
  } catch {
    return false;
  }
}

function networkOf(nodes, links) {
  const graph = new Graph({ multi: true, type: "directed" });
  for (const { id, x, y, size, shape } of nodes) graph.addNode(id, { x, y: -y, size, shape });
  for (const { id, from, to, curve, arrow } of links) {
    graph.addEdgeWithKey(id, from, to, { curve: curve || 0, type: (curve ? "bent" : "line") + (arrow ? "Arrow" : "") });
  }
  return graph;
}

// The page finds what is meant by where it stands; sigma would read the colour of a pixel back at every move of the mouse.
class Unpicked extends Sigma {
  getNodeAtPosition() {
    return undefined;
  }
}

export function makeStage(container, { nodes, links, look }) {
  const graph = networkOf(nodes, links);
  let moving = false, slow = false, late = 0, rest = null;
  const sigma = new Unpicked(graph, container, {
    allowInvalidContainer: true,
    defaultNodeType: "mark",
    nodeProgramClasses: { mark: MarkProgram },
    edgeProgramClasses: linkPrograms(links.length, () => moving && slow),
    nodeReducer: (id, given) => ({ ...given, ...look.node(id), color: "" }),
    edgeReducer: (id, given) => ({ ...given, ...look.link(id), color: "", size: 1 }),
    renderLabels: false,
    zIndex: false,
    enableCameraRotation: false,
    minCameraRatio: NEAREST,
    maxCameraRatio: 4,
    zoomToSizeRatioFunction: (ratio) => ratio ** GROWTH,
    stagePadding: 0,
  });
  const camera = sigma.getCamera();
  const whole = { nodes: graph.nodes(), edges: graph.edges() };

  // Bring the part of the network from `low` to `high` into the middle of what is free of the picture.
  function frame(low, high, { right, bottom, margin, nearest, duration }) {
    const { width, height } = sigma.getDimensions();
    const free = [Math.max(width - right - 2 * margin, 40), Math.max(height - bottom - 2 * margin, 40)];
    const one = 1 / pixels(1); // units of the network in a pixel where the camera's ratio is 1
    const ratio = Math.max((high.x - low.x) / one / free[0], (high.y - low.y) / one / free[1], 1 / (nearest * one), NEAREST);
    const middle = { x: (low.x + high.x) / 2 + (right / 2) * one * ratio, y: (low.y + high.y) / 2 + (bottom / 2) * one * ratio };
    const place = sigma.viewportToFramedGraph(sigma.graphToViewport({ x: middle.x, y: -middle.y }));
    const state = { x: place.x, y: place.y, ratio, angle: 0 };
    if (duration) camera.animate(state, { duration, easing: "quadraticInOut" });
    else camera.setState(state);
  }
  // How many pixels of the screen a unit of the network takes, where the camera's ratio is `ratio`.
  function pixels(ratio = camera.ratio) {
    const state = { x: 0.5, y: 0.5, angle: 0, ratio };
    const one = sigma.graphToViewport({ x: 0, y: 0 }, { cameraState: state });
    return Math.abs(sigma.graphToViewport({ x: 1000, y: 0 }, { cameraState: state }).x - one.x) / 1000;
  }
  function move(across, down) {
    const one = sigma.viewportToFramedGraph({ x: 0, y: 0 }), other = sigma.viewportToFramedGraph({ x: across, y: down });
    camera.setState({ x: camera.x + other.x - one.x, y: camera.y + other.y - one.y });
  }
  // Where pictures come slowly, moving ones are drawn without links: two late ones are enough to tell, or one very late.
  const mouse = sigma.getMouseCaptor();
  function rested() {
    if (mouse.isMouseDown) return wait();
    moving = false;
    sigma.scheduleRender();
  }
  function wait() {
    clearTimeout(rest);
    rest = setTimeout(rested, RESTED);
  }
  camera.on("updated", () => { moving = true; wait(); });
  sigma.on("afterRender", () => {
    const drawn = performance.now(), wasMoving = moving;
    requestAnimationFrame(() => {
      const took = performance.now() - drawn;
      if (wasMoving) late = took > SLOW ? late + 1 : 0;
      slow ||= late > 1 || took > VERY_SLOW;
      if (moving) wait(); // from when the picture could be seen
    });
  });
  return {
    frame, move, pixels,
    zoom: (times, duration) => camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / times) }, { duration }),
    place: (node) => sigma.graphToViewport({ x: node.x, y: -node.y }),
    radius: (size) => sigma.scaleSize(size),
    // Without the parts named, sigma would forget where the network lies until it has drawn again.
    restyle: () => sigma.refresh({ partialGraph: whole, skipIndexation: true, schedule: true }),
    // The drawing as it is now: its buffers hold a picture only until the browser has shown it.
    picture() {
      sigma.refresh({ partialGraph: { nodes: [], edges: [] }, skipIndexation: true });
      const { edges, nodes: marks } = sigma.getCanvases();
      return [edges, marks];
    },
    surface: sigma.getCanvases().mouse,
    // Tells after each picture whether the network is still moving.
    onDrawn: (tell) => sigma.on("afterRender", () => tell(moving)),
    onClick: (tell) => sigma.getMouseCaptor().on("click", ({ x, y }) => tell({ x, y })),
    onTap: (tell) => sigma.getTouchCaptor().on("tap", ({ x, y }) => tell({ x, y })),
    onPoint: (tell) => sigma.getMouseCaptor().on("mousemove", ({ x, y }) => tell({ x, y })),
    onLeave: (tell) => sigma.getMouseCaptor().on("mouseleave", tell),
    onDouble: (tell) => sigma.getMouseCaptor().on("doubleClick", (event) => { if (tell({ x: event.x, y: event.y })) event.preventSigmaDefault(); }),
  };
}
