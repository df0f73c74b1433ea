import type { MachineFacts, MeasuredSpeed } from '../../store/types';
import { rate } from '../../ui/format';

export interface MachineFact {
  readonly text: string;
  readonly tone: 'ok' | 'warn' | null;
  /** Beside the icon of its tone. */
  readonly word: string;
}

const LOOKING: MachineFact = { text: 'looking', tone: null, word: '' };

export function graphicsFact(machine: MachineFacts | null): MachineFact {
  if (machine === null) return LOOKING;
  if (machine.webgpu === 'available') return { text: machine.adapter === null ? 'WebGPU' : `WebGPU, ${machine.adapter}`, tone: 'ok', word: 'ready' };
  if (machine.webgpu === 'software') return { text: 'WebGPU in software', tone: 'warn', word: 'WASM is faster' };
  return { text: 'no WebGPU', tone: 'warn', word: 'WASM instead' };
}

export function processorFact(machine: MachineFacts | null): MachineFact {
  if (machine === null) return LOOKING;
  if (!machine.isolated) return { text: 'WASM, 1 thread', tone: 'warn', word: 'limited' };
  return { text: `WASM, ${machine.threads} ${machine.threads === 1 ? 'thread' : 'threads'}`, tone: 'ok', word: 'ready' };
}

/** Pairs where a run has told, tokens after a probe. */
export function speedText(speed: MeasuredSpeed | null): string {
  if (speed === null) return 'not measured yet';
  const unit = speed.pairsPerSecond === null ? `${rate(speed.tokensPerSecond)} tokens` : `${rate(speed.pairsPerSecond)} pairs`;
  return `about ${unit} a second`;
}
