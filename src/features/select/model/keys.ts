import type { ObjectiveName } from '../../../core/selection/types';
import type { SelectTab } from '../selectView';

/** What a key asks of the screen. */
export type KeyAct =
  | { readonly kind: 'budget'; readonly step: number }
  | { readonly kind: 'bend' }
  | { readonly kind: 'objective'; readonly objective: ObjectiveName }
  | { readonly kind: 'tab'; readonly tab: SelectTab }
  | { readonly kind: 'step'; readonly step: 1 | -1 }
  | { readonly kind: 'pin' | 'ban' | 'open' | 'other-way' | 'save' | 'search' | 'close' };

const LETTERS: Readonly<Partial<Record<string, KeyAct>>> = {
  '[': { kind: 'budget', step: -1 },
  ']': { kind: 'budget', step: 1 },
  '{': { kind: 'budget', step: -10 },
  '}': { kind: 'budget', step: 10 },
  '1': { kind: 'objective', objective: 'fl' },
  '2': { kind: 'objective', objective: 'flmi' },
  '3': { kind: 'objective', objective: 'flcg' },
  m: { kind: 'tab', tab: 'map' },
  h: { kind: 'tab', tab: 'heatmap' },
  t: { kind: 'tab', tab: 'table' },
  j: { kind: 'step', step: 1 },
  k: { kind: 'step', step: -1 },
  p: { kind: 'pin' },
  b: { kind: 'ban' },
  o: { kind: 'other-way' },
  s: { kind: 'save' },
  '/': { kind: 'search' },
  Enter: { kind: 'open' },
  Escape: { kind: 'close' },
};

/** The act of a key, by ui.md section 9; null for keys of others. */
export function keyAct(key: string, shift: boolean): KeyAct | null {
  if (shift && key.toLowerCase() === 'b') return { kind: 'bend' };
  if (shift && (key === '[' || key === ']')) return { kind: 'budget', step: key === '[' ? -10 : 10 };
  return LETTERS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}
