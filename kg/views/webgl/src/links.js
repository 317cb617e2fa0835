// Links as ribbons: straight or bent, whole or dashed, with or without the head of an arrow.
//
// Widths and dashes are in pixels of the screen. Where many links lie over each other they are drawn fainter, the more
// the farther one is away, so that the picture shows where they are dense; a link that is lit is not. `leftOut` says
// whether a picture is drawn without links.
import { EdgeProgram, createEdgeCompoundProgram } from "sigma/rendering";
import { attribute, colour, packed } from "./pack.js";

const BENDS = 7; // pieces of a bent link
const CROWD = 4000; // links that a picture takes without drawing them fainter
const FAINTEST = 0.06;

const COMMON = `
attribute vec2 a_from;
attribute vec2 a_to;
attribute vec4 a_stroke;
attribute vec4 a_look; // width, length of a dash and of a gap, whether lit
attribute vec2 a_way; // how much it is bent, radius of the node it leads to
uniform mat3 u_matrix;
uniform vec2 u_half;
uniform float u_sizeRatio;
uniform float u_scale;
uniform float u_faint;
varying vec4 v_stroke;
vec2 from, to, via;
void ends() {
  from = (u_matrix * vec3(a_from, 1.0)).xy * u_half;
  to = (u_matrix * vec3(a_to, 1.0)).xy * u_half;
  float turn = a_way.x * 1.5708;
  vec2 along = to - from;
  via = from + (abs(a_way.x) / 2.0 + 0.5) * vec2(along.x * cos(turn) - along.y * sin(turn), along.y * cos(turn) + along.x * sin(turn));
  v_stroke = vec4(a_stroke.rgb, a_stroke.a * mix(u_faint, 1.0, a_look.w));
}
float widthOf() { return clamp(a_look.x * u_scale, 1.0, 2.0 * a_look.x); }
`;
const RIBBON = `${COMMON}
attribute float a_at;
attribute float a_side;
varying float v_off;
varying float v_wide;
varying float v_along;
varying vec2 v_dash;
void main() {
  ends();
  float rest = 1.0 - a_at;
  vec2 point = rest * rest * from + 2.0 * rest * a_at * via + a_at * a_at * to;
  vec2 way = rest * (via - from) + a_at * (to - via);
  float wide = widthOf() / 2.0 + 0.5;
  vec2 off = length(way) > 0.0 ? normalize(vec2(-way.y, way.x)) * a_side * wide : vec2(0.0);
  v_off = a_side * wide;
  v_wide = widthOf() / 2.0;
  v_along = a_at * length(to - from);
  v_dash = a_look.yz;
  gl_Position = vec4((point + off) / u_half, 0.0, 1.0);
}`;
const INK = `
precision highp float;
varying vec4 v_stroke;
varying float v_off;
varying float v_wide;
varying float v_along;
varying vec2 v_dash;
void main() {
  if (v_dash.y > 0.0 && mod(v_along, v_dash.x + v_dash.y) > v_dash.x) discard;
  float cover = clamp(v_wide + 0.5 - abs(v_off), 0.0, 1.0);
  gl_FragColor = vec4(v_stroke.rgb * v_stroke.a, v_stroke.a) * cover;
}`;
const HEAD = `${COMMON}
attribute float a_back;
attribute float a_side;
void main() {
  ends();
  vec2 way = normalize(to - via);
  float size = 4.0 + 2.5 * widthOf();
  vec2 point = to - way * (a_way.y / u_sizeRatio + a_back * size) + vec2(-way.y, way.x) * a_side * size * 0.5;
  gl_Position = vec4(point / u_half, 0.0, 1.0);
}`;
const FILL = `
precision highp float;
varying vec4 v_stroke;
void main() { gl_FragColor = vec4(v_stroke.rgb * v_stroke.a, v_stroke.a); }`;

const ATTRIBUTES = () => [attribute("a_from", 2), attribute("a_to", 2), colour("a_stroke"), attribute("a_look", 4), attribute("a_way", 2)];
const UNIFORMS = ["u_matrix", "u_half", "u_sizeRatio", "u_scale", "u_faint"];

function program(many, leftOut, definition) {
  return class extends EdgeProgram {
    getDefinition() {
      return { ...definition, METHOD: WebGLRenderingContext.TRIANGLES, UNIFORMS, ATTRIBUTES: ATTRIBUTES() };
    }
    render(params) {
      if (!leftOut()) super.render(params);
    }
    processVisibleItem(_, start, source, target, data) {
      const [dash, gap] = data.dashes || [0, 0];
      this.array.set([source.x, source.y, target.x, target.y, packed(data.stroke), data.width, dash, gap, data.lit ? 1 : 0, data.curve, target.size], start);
    }
    setUniforms({ matrix, width, height, sizeRatio, zoomRatio }, { gl, uniformLocations: at }) {
      gl.uniformMatrix3fv(at.u_matrix, false, matrix);
      gl.uniform2f(at.u_half, width / 2, height / 2);
      gl.uniform1f(at.u_sizeRatio, sizeRatio);
      gl.uniform1f(at.u_scale, 0.35 / Math.sqrt(zoomRatio));
      gl.uniform1f(at.u_faint, Math.min(1, Math.max(FAINTEST, CROWD / many / zoomRatio)));
    }
  };
}
function ribbon(many, leftOut, pieces) {
  const steps = Array.from({ length: pieces }, (_, piece) => [piece / pieces, (piece + 1) / pieces]);
  const corners = steps.flatMap(([a, b]) => [[a, -1], [a, 1], [b, 1], [a, -1], [b, 1], [b, -1]]);
  return program(many, leftOut, {
    VERTICES: corners.length, VERTEX_SHADER_SOURCE: RIBBON, FRAGMENT_SHADER_SOURCE: INK,
    CONSTANT_ATTRIBUTES: [attribute("a_at", 1), attribute("a_side", 1)], CONSTANT_DATA: corners,
  });
}
function head(many, leftOut) {
  return program(many, leftOut, {
    VERTICES: 3, VERTEX_SHADER_SOURCE: HEAD, FRAGMENT_SHADER_SOURCE: FILL,
    CONSTANT_ATTRIBUTES: [attribute("a_back", 1), attribute("a_side", 1)], CONSTANT_DATA: [[0, 0], [1, 1], [1, -1]],
  });
}
export function linkPrograms(many, leftOut) {
  const line = ribbon(many, leftOut, 1), bent = ribbon(many, leftOut, BENDS), tip = head(many, leftOut);
  return { line, bent, lineArrow: createEdgeCompoundProgram([line, tip]), bentArrow: createEdgeCompoundProgram([bent, tip]) };
}
