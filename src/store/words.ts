import { t } from '@lingui/core/macro';
import { CLEAR_EFFECT } from '../core/evaluation/summary';
import type { Backend } from '../core/model/types';
import { shownLanguage } from '../texts/language';

/** "38,880", for sentences the store writes itself; screens use ui/format. */
export function count(value: number): string {
  return value.toLocaleString(shownLanguage());
}

/** Least utility that counts as clear: "0.05". */
export function clearEffect(): string {
  return CLEAR_EFFECT.toLocaleString(shownLanguage());
}

/** Where a model runs, after "on". */
export function backendWords(backend: Backend): string {
  return backend === 'webgpu' ? 'WebGPU' : t({ message: 'the processor', context: 'after “on”' });
}
