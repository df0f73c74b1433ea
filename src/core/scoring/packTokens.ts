import type { LanguageModel } from '../model/types';

/** Packs of about this length ran fastest per token (measured on two cores: 240-480 on wasm, 430-580 in Node). */
export function defaultPackTokens(backend: LanguageModel['backend']): number {
  return backend === 'wasm' ? 320 : 512;
}
