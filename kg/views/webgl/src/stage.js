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

export function makeStage(container, { nodes, links, look }) {
  const graph = networkOf(nodes, links);
  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    defaultNodeType: "mark",
    nodeProgramClasses: { mark: MarkProgram },
    edgeProgramClasses: linkPrograms(links.length),
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
  return {
    frame, move, pixels,
    zoom: (times, duration) => camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / times) }, { duration }),
    place: (node) => sigma.graphToViewport({ x: node.x, y: -node.y }),
    radius: (size) => sigma.scaleSize(size),
    restyle: () => sigma.refresh({ skipIndexation: true, schedule: true }),
    // The drawing as it is now: its buffers hold a picture only until the browser has shown it.
    picture() {
      sigma.refresh({ skipIndexation: true });
      const { edges, nodes: marks } = sigma.getCanvases();
      return [edges, marks];
    },
    surface: sigma.getCanvases().mouse,
    linksWhileMoving: (yes) => sigma.setSetting("hideEdgesOnMove", !yes),
    onDrawn: (tell) => sigma.on("afterRender", tell),
    onMove: (tell) => camera.on("updated", tell),
    onClick: (tell) => sigma.getMouseCaptor().on("click", ({ x, y }) => tell({ x, y })),
    onTap: (tell) => sigma.getTouchCaptor().on("tap", ({ x, y }) => tell({ x, y })),
    onPoint: (tell) => sigma.getMouseCaptor().on("mousemove", ({ x, y }) => tell({ x, y })),
    onLeave: (tell) => sigma.getMouseCaptor().on("mouseleave", tell),
    onDouble: (tell) => sigma.getMouseCaptor().on("doubleClick", (event) => { if (tell({ x: event.x, y: event.y })) event.preventSigmaDefault(); }),
  };
}
