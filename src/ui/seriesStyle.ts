import { t } from '@lingui/core/macro';

/** The six fixed series of the interface. Each differs in colour, mark and line; never in colour alone. */
export type SeriesName = 'fl' | 'flmi' | 'flcg' | 'random' | 'target' | 'existing';
export type MarkShape = 'disc' | 'triangle' | 'square' | 'cross' | 'open-diamond' | 'open-square';

export interface SeriesStyle {
  readonly label: string;
  /** For style attributes and SVG; canvases read it through `cssColor`. */
  readonly color: string;
  readonly mark: MarkShape;
  /** Dash and gap for stroke-dasharray; empty: solid; null: the series has no line. */
  readonly dash: readonly number[] | null;
}

export const SERIES: Readonly<Record<SeriesName, SeriesStyle>> = {
  fl: { label: 'FL', color: 'var(--fl)', mark: 'disc', dash: [] },
  flmi: { label: 'FLMI', color: 'var(--flmi)', mark: 'triangle', dash: [7, 3] },
  flcg: { label: 'FLCG', color: 'var(--flcg)', mark: 'square', dash: [2, 2.5] },
  random: { get label() { return t`Random`; }, color: 'var(--random)', mark: 'cross', dash: [3, 3] },
  target: { get label() { return t`Target set`; }, color: 'var(--target)', mark: 'open-diamond', dash: [7, 3] },
  existing: { get label() { return t`Existing data`; }, color: 'var(--existing)', mark: 'open-square', dash: null },
};

const NEUTRAL: Omit<SeriesStyle, 'label'> = { color: 'var(--text)', mark: 'disc', dash: [] };

/** The style of an objective by its name; the ones without a hue of their own are neutral ink. */
export function objectiveStyle(objective: string): SeriesStyle {
  if (objective === 'fl' || objective === 'flmi' || objective === 'flcg') return SERIES[objective];
  return { ...NEUTRAL, label: objective.toUpperCase() };
}

/** stroke-dasharray of a series: undefined for a solid line. */
export function dashArray(style: SeriesStyle): string | undefined {
  return style.dash === null || style.dash.length === 0 ? undefined : style.dash.join(' ');
}

/** A token's value as the page has it now, for canvases: cssColor('--fl') -> "#1f66db". */
export function cssColor(token: `--${string}`, element: Element = document.documentElement): string {
  return getComputedStyle(element).getPropertyValue(token).trim();
}
