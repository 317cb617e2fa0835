// Colours as four bytes in one number, as vertex arrays hold them.
const bytes = new Uint8Array(4), floats = new Float32Array(bytes.buffer);

export function packed([red, green, blue, opacity]) {
  bytes[0] = red;
  bytes[1] = green;
  bytes[2] = blue;
  bytes[3] = Math.round(opacity * 254) & 0xfe; // an odd last byte could make a number that is none
  return floats[0];
}
export const attribute = (name, size) => ({ name, size, type: WebGLRenderingContext.FLOAT });
export const colour = (name) => ({ name, size: 4, type: WebGLRenderingContext.UNSIGNED_BYTE, normalized: true });
