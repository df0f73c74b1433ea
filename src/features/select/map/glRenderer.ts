import { LAYERS, type PointStyles } from './mapPoints';
import type { PointRenderer } from './pointRenderer';
import { FRAGMENT, VERTEX } from './shaders';

const UNIFORMS = ['middle', 'worldToClip', 'ratio', 'mixing', 'growth', 'layer', 'halo'] as const;

/** Null when the device cannot build the program: the canvas then does it. */
export function glRenderer(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext, onLost: () => void): PointRenderer | null {
  const program = build(gl);
  if (program === null) return null;
  const at = Object.fromEntries(UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)])) as Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>;
  const vertices = gl.createVertexArray();
  gl.bindVertexArray(vertices);
  const buffer = (location: number, size: number, type: number, normalized: boolean): WebGLBuffer => {
    const made = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, made);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, type, normalized, 0, 0);
    return made;
  };
  const places = buffer(0, 2, gl.FLOAT, false);
  const radii = buffer(1, 2, gl.FLOAT, false);
  const from = buffer(2, 4, gl.UNSIGNED_BYTE, true);
  const to = buffer(3, 4, gl.UNSIGNED_BYTE, true);
  const kinds = buffer(4, 2, gl.UNSIGNED_BYTE, false);
  const fill = (into: WebGLBuffer, data: Float32Array | Uint8Array): void => {
    gl.bindBuffer(gl.ARRAY_BUFFER, into);
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW);
  };
  let points = 0;
  let before: PointStyles | null = null;
  const lost = (event: Event): void => {
    event.preventDefault();
    onLost();
  };
  canvas.addEventListener('webglcontextlost', lost);

  return {
    kind: 'webgl',
    setPlaces: (values) => {
      points = values.length / 2;
      before = null;
      fill(places, values);
    },
    setStyles: (styles) => {
      const old = before !== null && before.radius.length === styles.radius.length ? before : styles;
      fill(radii, interleaved(old.radius, styles.radius, Float32Array));
      fill(from, old.colour);
      fill(to, styles.colour);
      fill(kinds, interleaved(styles.shape, styles.layer, Uint8Array));
      before = styles;
    },
    draw: ({ viewport, size, ratio, mix, halo, growth }) => {
      const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      gl.viewport(0, 0, width, height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      if (points === 0 || before?.radius.length !== points) return;
      gl.useProgram(program);
      gl.bindVertexArray(vertices);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.uniform2f(at.middle, viewport.x, viewport.y);
      gl.uniform2f(at.worldToClip, (2 * viewport.scale) / size.width, (2 * viewport.scale) / size.height);
      gl.uniform1f(at.ratio, ratio);
      gl.uniform1f(at.mixing, mix);
      gl.uniform1f(at.growth, growth);
      gl.uniform3f(at.halo, halo[0] / 255, halo[1] / 255, halo[2] / 255);
      for (let layer = 0; layer < LAYERS; layer++) {
        gl.uniform1f(at.layer, layer);
        gl.drawArrays(gl.POINTS, 0, points);
      }
    },
    destroy: () => {
      canvas.removeEventListener('webglcontextlost', lost);
      for (const each of [places, radii, from, to, kinds]) gl.deleteBuffer(each);
      gl.deleteVertexArray(vertices);
      gl.deleteProgram(program);
    },
  };
}

function build(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]] as const) {
    const shader = gl.createShader(type);
    if (shader === null) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader); // it lives as long as the program
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : null;
}

function interleaved<T extends Float32Array | Uint8Array>(one: T, other: T, make: new (length: number) => T): T {
  const both = new make(2 * one.length);
  for (let at = 0; at < one.length; at++) {
    both[2 * at] = one[at]!;
    both[2 * at + 1] = other[at]!;
  }
  return both;
}
