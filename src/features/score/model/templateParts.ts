import { t } from '@lingui/core/macro';
import type { PartName, PromptPart } from '../../../core/prompt/types';

export interface PartTotal {
  readonly part: PartName;
  readonly label: string;
  readonly tokens: number;
}

const labels = (): readonly (readonly [PartName, string])[] => [
  ['frame', t`System, marks`],
  ['example-prompt', t`Example prompt`],
  ['example-answer', t`Example answer`],
  ['row-prompt', t`Row prompt`],
  ['answer', t`Answer, scored`],
];

/** Tokens of each part of a pair, in reading order; parts that a pair lacks have 0. */
export function partTotals(parts: readonly PromptPart[]): PartTotal[] {
  return labels().map(([part, label]) => ({
    part,
    label,
    tokens: parts.reduce((total, each) => total + (each.part === part ? each.tokens : 0), 0),
  }));
}
