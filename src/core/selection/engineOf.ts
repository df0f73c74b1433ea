import { isSparse } from '../kernel/sparse';
import type { Kernel, SparseKernel } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import { createGainEngine, type GainEngine } from './gainEngine';
import type { GainHelper } from './gainTeam';
import { createSparseGainEngine } from './sparseGainEngine';
import { createWasmGainEngine } from './wasmGainEngine';

/**
 * The gain engine in TypeScript that fits a form's kernel.
 * @param form borrowed and kept.
 * @see docs/spec/selection.md O8, O16
 */
export function engineOf(form: FacilityForm<Kernel>): GainEngine {
  return isSparseForm(form) ? createSparseGainEngine(form) : createGainEngine(form);
}

/**
 * The fastest gain engine for a form's kernel: WebAssembly where a dense kernel lies in its memory. The same numbers.
 * @param form borrowed and kept. @param helper another thread, for a dense kernel in shared memory.
 * @see docs/spec/selection.md O8, O13, O16
 */
export function fastEngineOf(form: FacilityForm<Kernel>, helper: GainHelper | null = null): GainEngine {
  return isSparseForm(form) ? createSparseGainEngine(form) : createWasmGainEngine(form, helper);
}

function isSparseForm(form: FacilityForm<Kernel>): form is FacilityForm<SparseKernel> {
  return isSparse(form.kernel);
}
