/** The colour of a utility (ui.md section 4): stops mixed in OKLab at position (|u| / limit) to the power 0.8. */
export type Scheme = 'light' | 'dark';
export type Rgb = readonly [red: number, green: number, blue: number];

const STOPS = {
  light: { zero: '#f3f3f6', helps: ['#cdc4ef', '#8f7be0', '#5a3fbf', '#33207f'], hurts: ['#f0d3a6', '#d99a45', '#9a5b12', '#5f3300'] },
  dark: { zero: '#1d2228', helps: ['#3b3266', '#6a55c4', '#a18cff', '#ded6ff'], hurts: ['#4d3817', '#93611f', '#d8983f', '#ffdda6'] },
} as const;

/** Colours between -limit and +limit, odd so that 0 has its own; more would not be told apart. */
const STEPS = 511;
const EXPONENT = 0.8;

const ramps = new Map<Scheme, readonly Rgb[]>();

/** Entry k of the ramp is the colour of u = limit * (2 k / (length - 1) - 1). */
export function utilityRamp(scheme: Scheme): readonly Rgb[] {
  const known = ramps.get(scheme);
  if (known !== undefined) return known;
  const { zero, helps, hurts } = STOPS[scheme];
  const positive = [zero, ...helps].map(toOklab);
  const negative = [zero, ...hurts].map(toOklab);
  const ramp = Array.from({ length: STEPS }, (_, step) => {
    const position = (2 * step) / (STEPS - 1) - 1;
    return fromOklab(along(position < 0 ? negative : positive, Math.abs(position) ** EXPONENT));
  });
  ramps.set(scheme, ramp);
  return ramp;
}

/** Colour of one utility, 0 … 255 each; values beyond the limit are clamped. `value` must be a number. */
export function utilityColor(value: number, limit: number, scheme: Scheme): Rgb {
  const position = limit > 0 ? Math.min(1, Math.max(-1, value / limit)) : 0;
  return utilityRamp(scheme)[Math.round(((position + 1) / 2) * (STEPS - 1))]!;
}

/** "rgb(143 123 224)". */
export function cssRgb([red, green, blue]: Rgb): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
}

/** Ink for a number on this colour: black or white, whichever contrasts more; at least 4.5 on every colour of the scale. */
export function inkOn(color: Rgb): string {
  const background = luminance(color);
  const white = 1.05 / (background + 0.05);
  const dark = (background + 0.05) / (luminance(DARK_INK) + 0.05);
  return white > dark ? '#ffffff' : '#000000';
}

const DARK_INK: Rgb = [0, 0, 0];

/** Share of the largest |value| that is clamped away: the limit is the 98th percentile of |u|. NaN is left out. */
export function utilityLimit(values: Float32Array, quantile = 0.98): number {
  const sizes = values.filter((value) => !Number.isNaN(value)).map(Math.abs).sort();
  return sizes.length === 0 ? 0 : sizes[Math.min(sizes.length - 1, Math.floor(quantile * sizes.length))]!;
}

type Lab = readonly [number, number, number];

function along(stops: readonly Lab[], position: number): Lab {
  const place = position * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(place));
  const part = place - index;
  const [a, b] = [stops[index]!, stops[index + 1]!];
  return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]), a[2] + part * (b[2] - a[2])];
}

/** "#rrggbb" as 0 … 255 each; also "#rgb", to which style sheets are shortened. */
export function hexToRgb(hex: string): Rgb {
  const digits = hex.slice(1);
  const value = Number.parseInt(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const toLinear = (channel: number): number => {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
const toGamma = (linear: number): number => 255 * Math.min(1, Math.max(0, linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));

/** Relative luminance as WCAG 2 has it, 0 … 1. */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** OKLab after Ottosson, "A perceptual color space for image processing", 2020. */
function toOklab(hex: string): Lab {
  const [r, g, b] = hexToRgb(hex).map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Lab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toGamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toGamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toGamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
