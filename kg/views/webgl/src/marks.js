// Nodes as shapes: each is a square on the screen in which the fragment shader keeps what lies within its shape.
import { NodeProgram } from "sigma/rendering";
import { attribute, colour, packed } from "./pack.js";

export const SHAPES = ["dot", "hexagon", "star", "diamond", "triangle", "square"];

const VERTEX = `
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_dashed;
attribute vec4 a_fill;
attribute vec4 a_border;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_half;
uniform float u_sizeRatio;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
varying float v_dashed;
varying vec4 v_fill;
varying vec4 v_border;
void main() {
  v_radius = a_size / u_sizeRatio;
  float reach = v_radius + 2.0;
  v_at = a_corner * reach;
  v_shape = a_shape;
  v_dashed = a_dashed;
  v_fill = a_fill;
  v_border = a_border;
  gl_Position = vec4((u_matrix * vec3(a_position, 1.0)).xy + a_corner * reach / u_half, 0.0, 1.0);
}`;

// Distances to the edge of shapes (negative within), after Inigo Quilez, "2D distance functions".
const FRAGMENT = `
precision highp float;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
varying float v_dashed;
varying vec4 v_fill;
varying vec4 v_border;
float hexagon(vec2 p, float r) {
  p = abs(p.yx);
  return max(p.x * 0.866 + p.y * 0.5, p.y) - r * 0.88;
}
float triangle(vec2 p, float r) {
  return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - r * 0.62;
}
float star(vec2 p, float r) {
  float turn = mod(atan(p.x, p.y), 1.2566) - 0.6283;
  vec2 q = length(p) * vec2(cos(turn), abs(sin(turn)));
  vec2 tip = r * 1.1 * vec2(cos(0.6283), sin(0.6283)), dent = vec2(r * 0.5, 0.0);
  vec2 side = tip - dent;
  return dot(q - dent, normalize(vec2(side.y, -side.x)));
}
float shape(vec2 p, float r) {
  if (v_shape < 0.5) return length(p) - r;
  if (v_shape < 1.5) return hexagon(p, r);
  if (v_shape < 2.5) return star(p, r);
  if (v_shape < 3.5) return (abs(p.x) + abs(p.y)) * 0.7071 - r * 0.75;
  if (v_shape < 4.5) return triangle(p, r);
  return max(abs(p.x), abs(p.y)) - r * 0.85;
}
void main() {
  float away = shape(v_at, v_radius);
  float inside = clamp(0.5 - away, 0.0, 1.0);
  if (inside <= 0.0) discard;
  float line = min(1.2, v_radius * 0.25);
  float gap = v_dashed > 0.5 ? step(0.5, fract(atan(v_at.y, v_at.x) * 1.9099)) : 1.0;
  vec4 tint = mix(v_fill, vec4(v_border.rgb, v_fill.a), clamp(away + line + 0.5, 0.0, 1.0) * gap * v_border.a);
  gl_FragColor = vec4(tint.rgb * tint.a, tint.a) * inside;
}`;

export class MarkProgram extends NodeProgram {
  constructor(context, _, renderer) {
    super(context, null, renderer); // draws once, not a second time for picking
  }
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: WebGLRenderingContext.TRIANGLES,
      UNIFORMS: ["u_matrix", "u_half", "u_sizeRatio"],
      ATTRIBUTES: [
        attribute("a_position", 2), attribute("a_size", 1), attribute("a_shape", 1), attribute("a_dashed", 1),
        colour("a_fill"), colour("a_border"),
      ],
      CONSTANT_ATTRIBUTES: [attribute("a_corner", 2)],
      CONSTANT_DATA: [[-1, -1], [1, -1], [1, 1], [-1, -1], [1, 1], [-1, 1]],
    };
  }
  processVisibleItem(_, start, data) {
    this.array.set([data.x, data.y, data.size, SHAPES.indexOf(data.shape), data.dashed ? 1 : 0, packed(data.fill), packed(data.border)], start);
  }
  setUniforms({ matrix, width, height, sizeRatio }, { gl, uniformLocations: at }) {
    gl.uniformMatrix3fv(at.u_matrix, false, matrix);
    gl.uniform2f(at.u_half, width / 2, height / 2);
    gl.uniform1f(at.u_sizeRatio, sizeRatio);
  }
}
