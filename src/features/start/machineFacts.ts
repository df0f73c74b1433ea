import { plural, t } from '@lingui/core/macro';
import type { MachineFacts, MeasuredSpeed } from '../../store/types';
import { rate } from '../../ui/format';

export interface MachineFact {
  readonly text: string;
  readonly tone: 'ok' | 'warn' | null;
  /** Beside the icon of its tone. */
  readonly word: string;
}

const looking = (): MachineFact => ({ text: t`looking`, tone: null, word: '' });

export function graphicsFact(machine: MachineFacts | null): MachineFact {
  if (machine === null) return looking();
  if (machine.webgpu === 'available') return { text: machine.adapter === null ? 'WebGPU' : `WebGPU, ${machine.adapter}`, tone: 'ok', word: t`ready` };
  if (machine.webgpu === 'software') return { text: t`WebGPU in software`, tone: 'warn', word: t`WASM is faster` };
  return { text: t`no WebGPU`, tone: 'warn', word: t`WASM instead` };
}

export function processorFact(machine: MachineFacts | null): MachineFact {
  if (machine === null) return looking();
  if (!machine.isolated) return { text: wasmWith(1), tone: 'warn', word: t`limited` };
  return { text: wasmWith(machine.threads), tone: 'ok', word: t`ready` };
}

function wasmWith(threads: number): string {
  return plural(threads, { one: 'WASM, # thread', other: 'WASM, # threads' });
}

/** Pairs where a run has told, tokens after a probe. */
export function speedText(speed: MeasuredSpeed | null): string {
  if (speed === null) return t`not measured yet`;
  return speed.pairsPerSecond === null ? t`about ${rate(speed.tokensPerSecond)} tokens a second` : t`about ${rate(speed.pairsPerSecond)} pairs a second`;
}
