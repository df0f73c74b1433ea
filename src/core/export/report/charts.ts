import { said } from '../../base/said';
import type { ReportCurvePoint } from './types';
import type { ReportWords } from './words';

const WIDTH = 640;
const HEIGHT = 220;
const FRAME = { left: 48, right: 12, top: 10, bottom: 28 };
const INSIDE = { width: WIDTH - FRAME.left - FRAME.right, height: HEIGHT - FRAME.top - FRAME.bottom };

type Point = readonly [x: number, y: number];

const round = (value: number): number => Math.round(10 * value) / 10;
const path = (points: readonly Point[]): string => points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

/** Coverage over budget with the random band and the budget's line, as SVG. `points`: rising budgets, at least one. */
export function coverageSvg(points: readonly ReportCurvePoint[], budget: number, { say, number }: ReportWords): string {
  const most = Math.max(1, ...points.map((point) => point.budget));
  const at = (value: number, share: number): Point => [FRAME.left + (INSIDE.width * value) / most, FRAME.top + INSIDE.height * (1 - share)];
  const banded = points.flatMap(({ budget: value, random }) => (random === null ? [] : [{ value, ...random }]));
  const band = banded.length === 0 ? '' : `<path class="band" d="${path([...banded.map(({ value, high }) => at(value, high)), ...banded.toReversed().map(({ value, low }) => at(value, low))])}Z"/><path class="random" d="${path(banded.map(({ value, mean }) => at(value, mean)))}"/>`;
  const [x] = at(budget, 0);
  return svg(
    say(said`Coverage of the pool over budget, to ${most} rows`),
    [
      ...[0, 0.25, 0.5, 0.75, 1].map((share) => yTick(at(0, share)[1], number(`${100 * share} %`))),
      band,
      `<path class="curve" d="${path(points.map(({ budget: value, coverage }) => at(value, coverage)))}"/>`,
      `<line class="budget" x1="${round(x)}" x2="${round(x)}" y1="${FRAME.top}" y2="${FRAME.top + INSIDE.height}"/>`,
      xTick(at(0, 0)[0], '0', 'start'),
      ...(budget > 0.08 * most && budget < 0.88 * most ? [xTick(x, String(budget), 'middle')] : []),
      xTick(at(most, 0)[0], say(said`${most} rows`), 'end'),
    ],
  );
}

/** Gain of each pick on a log axis, as SVG. Picks that add nothing stand on the axis. */
export function gainsSvg(gains: readonly number[], { say, number }: ReportWords): string {
  const positive = gains.filter((gain) => gain > 0);
  const top = Math.log10(Math.max(...positive, 1e-3));
  const floor = Math.min(Math.floor(Math.log10(Math.min(...positive, 1))), Math.floor(top) - 1);
  const height = (gain: number): number => (gain <= 0 ? 0 : INSIDE.height * Math.min(1, Math.max(0, (Math.log10(gain) - floor) / (top - floor))));
  const step = INSIDE.width / Math.max(1, gains.length);
  const base = FRAME.top + INSIDE.height;
  const corners = gains.flatMap((gain, at): Point[] => [[FRAME.left + at * step, base - height(gain)], [FRAME.left + (at + 1) * step, base - height(gain)]]);
  const ticks = Array.from({ length: Math.floor(top) - floor + 1 }, (_, at) => floor + at);
  return svg(say(said`Gain of each of the ${gains.length} picks, log scale`), [
    ...ticks.map((power) => yTick(base - (INSIDE.height * (power - floor)) / (top - floor), number(String(Number((10 ** power).toPrecision(1)))))),
    gains.length === 0 ? '' : `<path class="area" d="M${FRAME.left} ${base}${path(corners).replace('M', 'L')}L${round(FRAME.left + INSIDE.width)} ${base}Z"/>`,
    xTick(FRAME.left, '1', 'start'),
    xTick(FRAME.left + INSIDE.width, say(said`${gains.length} picks`), 'end'),
  ]);
}

function svg(label: string, parts: readonly string[]): string {
  return `<svg role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${parts.join('')}</svg>`;
}

function yTick(y: number, text: string): string {
  return `<line class="grid" x1="${FRAME.left}" x2="${WIDTH - FRAME.right}" y1="${round(y)}" y2="${round(y)}"/><text x="${FRAME.left - 6}" y="${round(y + 4)}" text-anchor="end">${text}</text>`;
}

function xTick(x: number, text: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${round(x)}" y="${HEIGHT - 8}" text-anchor="${anchor}">${text}</text>`;
}
