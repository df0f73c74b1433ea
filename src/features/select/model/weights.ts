import { t } from '@lingui/core/macro';
import type { ParameterName } from '../../../core/recipe/defaults';
import { fixed } from '../../../ui/format';

/** Eta's slider: 0 … 1 on the first third, 1 … 8 and 8 … 64 on a log scale on the others. */
const ETA_MOST = 64;
export const ETA_TICKS = [0, 1, 8, 64] as const;
const NU_MOST = 2;
const NU_TICKS = [0, 1, 2] as const;

/** Place of eta on its slider, 0 … 1. */
export function etaPlace(eta: number): number {
  const bounded = Math.min(ETA_MOST, Math.max(0, eta));
  return bounded <= 1 ? bounded / 3 : (1 + Math.log2(bounded) / 3) / 3;
}

/** Eta at a place of its slider, rounded as a person would write it. */
export function etaAt(place: number): number {
  const eta = place <= 1 / 3 ? 3 * place : 8 ** (3 * place - 1);
  const unit = eta < 1 ? 0.05 : eta < 10 ? 0.1 : 1;
  return Math.min(ETA_MOST, Number((Math.round(eta / unit) * unit).toFixed(2)));
}

/** A weight with the digits it has, at most two: "0.5", "12". */
export function weightText(value: number): string {
  const [, decimals = ''] = String(Number(value.toFixed(2))).split('.');
  return fixed(value, decimals.length);
}

/** What the screen says of a weight, and how it lies on its slider. */
export interface WeightText {
  readonly label: string;
  /** In the name of a step of the history. */
  readonly change: string;
  readonly most: number;
  readonly ticks: readonly number[];
  /** Place on the slider, 0 … 1, and back. */
  readonly place: (value: number) => number;
  readonly at: (place: number) => number;
  /** What a value does, in plain words. */
  readonly meaning: (value: number) => string;
}

/** A weight whose slider is even: steps of a twentieth. */
const even = (most: number): Pick<WeightText, 'most' | 'place' | 'at'> => ({ most, place: (value) => Math.min(1, value / most), at: (place) => Math.round(20 * most * place) / 20 });

export const WEIGHTS: Readonly<Record<ParameterName, WeightText>> = {
  eta: {
    get label() { return t`Pull towards target, η`; },
    get change() { return t`Change the pull towards target`; },
    most: ETA_MOST,
    ticks: ETA_TICKS,
    place: etaPlace,
    at: etaAt,
    meaning: (value) => (value === 0 ? t`no pull` : value === 1 ? t`target and pool count alike` : t`the target counts ${weightText(value)} times`),
  },
  nu: {
    get label() { return t`How firmly to avoid it, ν`; },
    get change() { return t`Change how firmly to avoid it`; },
    ...even(NU_MOST),
    ticks: NU_TICKS,
    meaning: (value) => (value === 0 ? t`not avoided` : value < 1 ? t`avoided in part` : value === 1 ? t`only what is new counts` : t`only what is far better counts`),
  },
  lambda: {
    get label() { return t`What likeness costs, λ`; },
    get change() { return t`Change what likeness costs`; },
    ...even(2),
    ticks: [0, 0.5, 1, 2],
    meaning: (value) => (value === 0 ? t`likeness costs nothing` : value < 0.5 ? t`help counts most` : t`rows that are alike are avoided`),
  },
  ridge: {
    get label() { return t`Evenness, λ`; },
    get change() { return t`Change the evenness`; },
    ...even(8),
    ticks: [0, 1, 4, 8],
    meaning: (value) => (value < 1 ? t`small differences count` : value === 1 ? t`differences count as they are` : t`only large likeness counts`),
  },
};

/** Slider steps: fine enough for two decimals at the small end. */
export const WEIGHT_STEPS = 600;

/** Where a weight stands on its slider. */
export function weightStep({ place }: Pick<WeightText, 'place'>, value: number): number {
  return Math.round(place(value) * WEIGHT_STEPS);
}

/**
 * The weight after its slider was moved to a step. A key moves by one step, often less than the next value a person would
 * write: then it goes on, the same way, to that value.
 */
export function weightAtStep(text: Pick<WeightText, 'place' | 'at'>, value: number, step: number): number {
  const way = Math.sign(step - weightStep(text, value));
  for (let at = step; at >= 0 && at <= WEIGHT_STEPS; at += way) {
    const next = text.at(at / WEIGHT_STEPS);
    if (next !== value || way === 0) return next;
  }
  return value;
}
