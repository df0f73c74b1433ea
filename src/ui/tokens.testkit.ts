import { readFileSync } from 'node:fs';
import type { Rgb } from './utilityScale';

export type Tokens = Readonly<Record<string, string>>;

/** The colours of tokens.css, by theme; dark ones stand over the light ones. */
export function readTokens(): { light: Tokens; dark: Tokens } {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
  const block = (selector: string): Tokens => {
    const start = css.indexOf(`${selector} {`);
    if (start < 0) throw new Error(`tokens.css has no block ${selector}`);
    const body = css.slice(start, css.indexOf('\n}', start));
    return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]));
  };
  const light = block(':root');
  return { light, dark: { ...light, ...block(":root[data-theme='dark']") } };
}

const toLinear = (channel: number): number => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
const toGamma = (linear: number): number => 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);
const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Machado, Oliveira, Fernandes 2009, severity 1, applied to linear RGB. */
const VISION = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;
export type Vision = keyof typeof VISION;
export const VISIONS = Object.keys(VISION) as Vision[];

export function seenBy(vision: Vision, color: Rgb): Rgb {
  const m = VISION[vision];
  const [r, g, b] = color.map(toLinear) as [number, number, number];
  const row = (at: number): number => toGamma(clamp(m[at]! * r + m[at + 1]! * g + m[at + 2]! * b));
  return [row(0), row(3), row(6)];
}

/** CIE L*a*b*, D65. */
function toLab(color: Rgb): [number, number, number] {
  const [r, g, b] = color.map(toLinear) as [number, number, number];
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Colour difference ΔE 2000 (Sharma, Wu, Dalal 2005). */
export function deltaE2000(one: Rgb, other: Rgb): number {
  return deltaE2000Lab(toLab(one), toLab(other));
}

export function deltaE2000Lab([l1, a1, b1]: readonly number[] & { 0: number; 1: number; 2: number }, [l2, a2, b2]: readonly number[] & { 0: number; 1: number; 2: number }): number {
  const degrees = (radians: number): number => (radians * 180) / Math.PI;
  const radians = (angle: number): number => (angle * Math.PI) / 180;
  const pow7 = (value: number): number => value ** 7;
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(pow7(meanC) / (pow7(meanC) + 25 ** 7)));
  const [p1, p2] = [(1 + g) * a1, (1 + g) * a2];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (a: number, b: number): number => (a === 0 && b === 0 ? 0 : (degrees(Math.atan2(b, a)) + 360) % 360);
  const [h1, h2] = [hue(p1, b1), hue(p2, b2)];
  const grey = c1 * c2 === 0;
  const turn = h2 - h1;
  const dh = grey ? 0 : Math.abs(turn) <= 180 ? turn : turn > 180 ? turn - 360 : turn + 360;
  const dL = l2 - l1;
  const dC = c2 - c1;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(dh / 2));
  const L = (l1 + l2) / 2;
  const C = (c1 + c2) / 2;
  const h = grey ? h1 + h2 : Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
  const t = 1 - 0.17 * Math.cos(radians(h - 30)) + 0.24 * Math.cos(radians(2 * h)) + 0.32 * Math.cos(radians(3 * h + 6)) - 0.2 * Math.cos(radians(4 * h - 63));
  const sL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const sC = 1 + 0.045 * C;
  const sH = 1 + 0.015 * C * t;
  const rT = -2 * Math.sqrt(pow7(C) / (pow7(C) + 25 ** 7)) * Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2))));
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH));
}
