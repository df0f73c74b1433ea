import { plural, t } from '@lingui/core/macro';
import type { Interruption } from '../../../store/types';
import { clock, duration } from '../../../ui/format';

/** "The graphics device was lost at 14:07 and came back. All 9,426 scored pairs were kept; …" */
export function interruptionText(interruption: Interruption): { readonly title: string; readonly text: string } {
  const { code, from, to, at, backAt, pairsKept } = interruption;
  const what = subject(code, from);
  const isBack = backAt !== null && to === from && code === 'model-lost';
  const goesOn = backAt === null ? goesOnText(interruption) : wentOnText(interruption, duration(Math.max(1000, backAt - at)));
  const kept = plural(pairsKept, { one: 'The scored pair was kept', other: 'All # scored pairs were kept' });
  const text = sentence(pairsKept === 0 ? goesOn : t`${kept}; ${goesOn}`);
  return { title: isBack ? t`${what} at ${clock(at)} and came back.` : t`${what} at ${clock(at)}.`, text: backAt === null ? text : t`${text} Nothing to do.` };
}

function goesOnText({ from, to, packShare }: Interruption): string {
  if (to !== from) return t`scoring goes on by itself on the processor in a moment.`;
  return packShare < 1 ? t`scoring goes on by itself, with smaller batches in a moment.` : t`scoring goes on by itself in a moment.`;
}

function wentOnText({ from, to, packShare }: Interruption, time: string): string {
  if (to !== from) return t`scoring went on by itself on the processor after ${time}.`;
  return packShare < 1 ? t`scoring went on by itself after ${time}, with smaller batches.` : t`scoring went on by itself after ${time}.`;
}

function subject(code: Interruption['code'], from: Interruption['from']): string {
  const onGraphics = from === 'webgpu';
  if (code === 'out-of-memory') return onGraphics ? t`Graphics memory ran out` : t`Memory ran out`;
  if (code === 'worker-lost') return t`The scoring worker stopped`;
  if (code === 'model-load-failed') return onGraphics ? t`The graphics device did not start` : t`The model did not start`;
  return onGraphics ? t`The graphics device was lost` : t`The model stopped`;
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
