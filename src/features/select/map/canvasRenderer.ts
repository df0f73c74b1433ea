import type { MarkShape } from '../../../ui/seriesStyle';
import { LAYERS, SHAPES, type PointStyles } from './mapPoints';
import type { PointFrame, PointRenderer } from './pointRenderer';

/** Points on a plain canvas, for browsers without WebGL 2. */
export function canvasRenderer(canvas: HTMLCanvasElement): PointRenderer {
  let places = new Float32Array(0);
  let styles: PointStyles | null = null;
  let before: PointStyles | null = null;
  return {
    kind: 'canvas',
    setPlaces: (values) => {
      places = new Float32Array(values);
      styles = null;
      before = null;
    },
    setStyles: (next) => {
      before = styles !== null && styles.radius.length === next.radius.length ? styles : next;
      styles = next;
    },
    draw: (frame) => {
      const context = canvas.getContext('2d');
      if (context === null) return;
      prepare(context, frame);
      if (styles === null || before === null || styles.radius.length !== places.length / 2) return;
      for (let layer = 0; layer < LAYERS; layer++) paintLayer(context, layer, places, styles, before, frame);
    },
    destroy: () => undefined,
  };
}

function prepare(context: CanvasRenderingContext2D, { size, ratio }: PointFrame): void {
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (context.canvas.width !== width) context.canvas.width = width;
  if (context.canvas.height !== height) context.canvas.height = height;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
}

function paintLayer(context: CanvasRenderingContext2D, layer: number, places: Float32Array, styles: PointStyles, before: PointStyles, { viewport, size, mix, halo, growth }: PointFrame): void {
  let ink = '';
  for (let at = 0; at < styles.radius.length; at++) {
    if (styles.layer[at] !== layer) continue;
    const radius = growth * (before.radius[at]! + (styles.radius[at]! - before.radius[at]!) * mix);
    const x = size.width / 2 + (places[2 * at]! - viewport.x) * viewport.scale;
    const y = size.height / 2 - (places[2 * at + 1]! - viewport.y) * viewport.scale;
    if (!(radius > 0.01 && x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20)) continue;
    const from = mix < 0.5 ? before.colour : styles.colour;
    const next = `rgb(${from[4 * at]!} ${from[4 * at + 1]!} ${from[4 * at + 2]!})`;
    if (next !== ink) context.fillStyle = context.strokeStyle = ink = next;
    const shape = SHAPES[styles.shape[at]!]!;
    if (layer === 0) {
      context.fillRect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8); // a disc this small looks the same
      continue;
    }
    trace(context, shape, x, y, radius);
    if (shape === 'open-diamond' || shape === 'open-square' || shape === 'cross') {
      context.lineWidth = 1.6;
      context.stroke();
      continue;
    }
    context.lineWidth = 2.4;
    context.strokeStyle = `rgb(${halo.join(' ')})`;
    context.stroke();
    context.strokeStyle = ink;
    context.fill();
  }
}

function trace(context: CanvasRenderingContext2D, shape: MarkShape, x: number, y: number, r: number): void {
  const lines = (points: readonly (readonly [number, number])[]): void => {
    points.forEach(([dx, dy], at) => (at === 0 ? context.moveTo(x + dx, y + dy) : context.lineTo(x + dx, y + dy)));
    context.closePath();
  };
  context.beginPath();
  if (shape === 'disc') context.arc(x, y, r, 0, 2 * Math.PI);
  else if (shape === 'triangle') lines([[0, -r * 1.2], [r * 1.04, r * 0.6], [-r * 1.04, r * 0.6]]);
  else if (shape === 'open-diamond') lines([[0, -r], [r, 0], [0, r], [-r, 0]]);
  else if (shape === 'cross') {
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
    context.moveTo(x + r, y - r);
    context.lineTo(x - r, y + r);
  } else {
    const side = r * (shape === 'square' ? 0.86 : 0.8);
    lines([[-side, -side], [side, -side], [side, side], [-side, side]]);
  }
}
