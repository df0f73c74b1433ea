import { plural, t } from '@lingui/core/macro';
import { fieldGroup, summarizeFields } from '../../../core/dataset/fields';
import type { Example } from '../../../core/dataset/types';
import { gain, percent, utility3 } from '../../../ui/format';
import { cssRgb, utilityColor, type Rgb, type Scheme } from '../../../ui/utilityScale';
import type { SelectView } from '../selectView';
import { GROUP_COLOURS, groupColour } from './palette';
import type { Regions } from './regions';

/** What decides the colour of a pool row. `field:PATH` is a field of the rows. */
export type ColourBy = 'subset' | 'coverage' | 'gain' | 'help' | 'length' | 'cluster' | `field:${string}`;

export interface ColourChoice {
  readonly value: ColourBy;
  readonly label: string;
}

export interface LegendEntry {
  readonly colour: string;
  readonly label: string;
  readonly rows: number | null;
}

/** Colours of the pool's rows; null: a row without a colour of its own, dimmed. */
export interface Colouring {
  readonly colourOf: (row: number) => Rgb | null;
  readonly legend: readonly LegendEntry[];
  /** What the row has, for the card under the pointer; null where there is nothing to say. */
  readonly wordOf: (row: number) => string | null;
}

/** Fields with so many groups say nothing by colour. */
const MOST_GROUPS = 60;

/** What the rows can be coloured by: fields whose values repeat, and (once there is a subset) what scoring and choosing found. */
export function colourChoices(examples: readonly Example[], chosen: boolean): readonly ColourChoice[] {
  const fields = summarizeFields(examples)
    .filter(({ distinct }) => distinct !== null && distinct >= 2 && distinct <= MOST_GROUPS && distinct < examples.length)
    .map(({ path }): ColourChoice => ({ value: `field:${path}`, label: path === 'kind' ? t`Kind` : path === 'source' ? t`Source` : path }));
  const scored: ColourChoice[] = !chosen ? [] : [{ value: 'coverage', label: t`Coverage` }, { value: 'gain', label: t`Gain` }, { value: 'help', label: t`Help given` }];
  return [{ value: 'subset', label: t`Subset` }, ...fields, { value: 'cluster', label: t`Cluster` }, ...scored, { value: 'length', label: t`Length` }];
}

export function colouring(by: ColourBy, view: SelectView, { regions, bestCover, scheme }: { readonly regions: Regions; readonly bestCover: Float32Array | null; readonly scheme: Scheme }): Colouring {
  const { subset, totals, tokens, sets } = view;
  const rows = sets.pool.examples.length;
  const { field } = fieldOf(by);
  if (field !== null) return byGroup((row) => fieldGroup(sets.pool.examples[row]!, field), rows, scheme);
  switch (by) {
    case 'cluster':
      return byGroup((row) => regions.regions[regions.regionOf[row]!]?.name ?? null, rows, scheme);
    case 'length':
      return byNumber((row) => tokens[row] ?? null, rows, scheme, (value) => plural(value, { one: '# token', other: '# tokens' }));
    case 'help':
      return byNumber((row) => totals.given[row] ?? null, rows, scheme, (value) => t`helps others ${utility3(value)} in total`);
    case 'coverage':
      return subset === null ? NONE : byNumber((row) => coverageOf(view, bestCover, row), rows, scheme, (value) => t`covered ${percent(value)}`);
    case 'gain':
      return subset === null ? NONE : byNumber((row) => gainOf(view, row), rows, scheme, (value) => t`gain ${gain(value)}`);
    default:
      return NONE;
  }
}

const NONE: Colouring = { colourOf: () => null, legend: [], wordOf: () => null };

function fieldOf(by: ColourBy): { readonly field: string | null } {
  return { field: by.startsWith('field:') ? by.slice('field:'.length) : null };
}

/** Best help from the subset, as a share of the best help from any pool row; null for a row that nothing helps. */
function coverageOf({ subset }: Pick<SelectView, 'subset'>, bestCover: Float32Array | null, row: number): number | null {
  const best = bestCover?.[row] ?? 0;
  return subset === null || !(best > 0) ? null : subset.pool.cover[row]! / best;
}

/** Gain of a row in the whole ranking; null for a banned row. */
export function gainOf({ subset }: Pick<SelectView, 'subset'>, row: number): number | null {
  const rank = subset?.rankOf[row] ?? -1;
  return rank < 0 ? null : (subset?.ranked.ranking.gains[rank] ?? null);
}

/** The largest groups have colours; the others share grey. */
function byGroup(groupOf: (row: number) => string | null, rows: number, scheme: Scheme): Colouring {
  const sizes = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const group = groupOf(row);
    if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const groups = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const place = new Map(groups.map(([group], at) => [group, at]));
  const colours = (group: string | null): Rgb | null => (group === null ? null : groupColour(place.get(group) ?? GROUP_COLOURS, scheme));
  const legend = groups.slice(0, GROUP_COLOURS).map(([label, size], at) => ({ colour: cssRgb(groupColour(at, scheme)!), label, rows: size }));
  const left = groups.slice(GROUP_COLOURS);
  const others = left.length === 0 ? [] : [{ colour: 'var(--ghost)', label: moreLabel(left.length), rows: left.reduce((sum, [, size]) => sum + size, 0) }];
  return { colourOf: (row) => colours(groupOf(row)), legend: [...legend, ...others], wordOf: groupOf };
}

function moreLabel(groups: number): string {
  return t`${groups} more`;
}

/** One hue, light to dark, up to the 98th percentile. */
function byNumber(valueOf: (row: number) => number | null, rows: number, scheme: Scheme, word: (value: number) => string): Colouring {
  const values = Array.from({ length: rows }, (_, row) => valueOf(row)).filter((value) => value !== null).sort((a, b) => a - b);
  if (values.length === 0) return NONE;
  const at = (share: number): number => values[Math.round(share * (values.length - 1))]!;
  const limit = Math.max(Math.abs(at(0.02)), Math.abs(at(0.98)), 1e-9);
  const colourOf = (value: number): Rgb => utilityColor(value, limit, scheme);
  const stops = [...new Set([at(0.02), at(0.5), at(0.98)])];
  return {
    colourOf: (row) => {
      const value = valueOf(row);
      return value === null ? null : colourOf(value);
    },
    legend: stops.map((value) => ({ colour: cssRgb(colourOf(value)), label: word(value), rows: null })),
    wordOf: (row) => {
      const value = valueOf(row);
      return value === null ? null : word(value);
    },
  };
}
