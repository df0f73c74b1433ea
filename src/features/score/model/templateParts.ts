import type { PartName, PromptPart } from '../../../core/prompt/types';

export interface PartTotal {
  readonly part: PartName;
  readonly label: string;
  readonly tokens: number;
}

const LABELS: readonly (readonly [PartName, string])[] = [
  ['frame', 'System, marks'],
  ['example-prompt', 'Example prompt'],
  ['example-answer', 'Example answer'],
  ['row-prompt', 'Row prompt'],
  ['answer', 'Answer, scored'],
];

/** Tokens of each part of a pair, in reading order; parts that a pair lacks have 0. */
export function partTotals(parts: readonly PromptPart[]): PartTotal[] {
  return LABELS.map(([part, label]) => ({
    part,
    label,
    tokens: parts.reduce((total, each) => total + (each.part === part ? each.tokens : 0), 0),
  }));
}
