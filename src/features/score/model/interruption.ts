import type { Interruption } from '../../../store/types';
import { clock, count, duration } from '../../../ui/format';

/** "The graphics device was lost at 14:07 and came back. All 9,426 scored pairs were kept; …" */
export function interruptionText({ code, from, to, at, backAt, pairsKept, packShare }: Interruption): { readonly title: string; readonly text: string } {
  const what = `${subject(code, from)} at ${clock(at)}`;
  const kept = pairsKept === 0 ? '' : pairsKept === 1 ? 'The scored pair was kept; ' : `All ${count(pairsKept)} scored pairs were kept; `;
  const batches = to === from && packShare < 1 ? ', with smaller batches' : '';
  const where = to === from ? '' : ' on the processor';
  if (backAt === null) return { title: `${what}.`, text: sentence(`${kept}scoring goes on by itself${where}${batches} in a moment.`) };
  const back = to === from && code === 'model-lost' ? ' and came back' : '';
  return { title: `${what}${back}.`, text: `${sentence(`${kept}scoring went on by itself${where} after ${duration(Math.max(1000, backAt - at))}${batches}.`)} Nothing to do.` };
}

function subject(code: Interruption['code'], from: Interruption['from']): string {
  const onGraphics = from === 'webgpu';
  if (code === 'out-of-memory') return onGraphics ? 'Graphics memory ran out' : 'Memory ran out';
  if (code === 'worker-lost') return 'The scoring worker stopped';
  if (code === 'model-load-failed') return onGraphics ? 'The graphics device did not start' : 'The model did not start';
  return onGraphics ? 'The graphics device was lost' : 'The model stopped';
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
