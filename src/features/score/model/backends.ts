import { plural, t } from '@lingui/core/macro';
import type { BackendChoice, MachineFacts } from '../../../store/types';

export interface BackendOption {
  readonly backend: 'webgpu' | 'wasm';
  readonly label: string;
  readonly available: boolean;
}

export interface BackendView {
  readonly options: readonly BackendOption[];
  /** What the model will run on. */
  readonly chosen: 'webgpu' | 'wasm';
  /** Why something is not available, not used or slow; null where there is nothing to say. */
  readonly note: { readonly tone: 'quiet' | 'warn'; readonly text: string } | null;
}

/** Where the model may run on this machine, and where it will. `machine` null: not known yet. */
export function backendView(machine: MachineFacts | null, choice: BackendChoice): BackendView {
  const webgpu = machine?.webgpu ?? 'none';
  const threads = machine === null || !machine.isolated ? 1 : machine.threads;
  const usual = webgpu === 'available' ? 'webgpu' : 'wasm';
  const chosen = choice === 'auto' || (choice === 'webgpu' && webgpu === 'none') ? usual : choice;
  return {
    options: [
      { backend: 'webgpu', label: 'WebGPU', available: webgpu !== 'none' },
      { backend: 'wasm', label: plural(threads, { one: 'WASM, # thread', other: 'WASM, # threads' }), available: true },
    ],
    chosen,
    note: machine === null ? null : noteOf(machine, chosen),
  };
}

function noteOf(machine: MachineFacts, chosen: 'webgpu' | 'wasm'): BackendView['note'] {
  if (machine.webgpu === 'none') return { tone: 'warn', text: t`This browser has no WebGPU. Scoring runs on the processor, more slowly.` };
  if (machine.webgpu === 'software' && chosen === 'webgpu') return { tone: 'warn', text: t`WebGPU is emulated on the processor here. WASM is faster.` };
  if (chosen === 'wasm' && !machine.isolated) return { tone: 'warn', text: t`The page is not isolated, so WASM has one thread. Start the app with its own server to use all cores.` };
  if (machine.webgpu === 'software') return { tone: 'quiet', text: t`WebGPU is emulated on the processor here, so WASM is faster.` };
  return null;
}
