import { sha256 } from '../base/hash';
import { canonicalJson } from '../base/json';
import type { Example, RowHash, Turn } from './types';

/** What a row's identity depends on (D3); nothing else of an Example does. */
export type RowContent = Pick<Example, 'system' | 'earlier' | 'prompt' | 'response'>;

/**
 * Text that two writers of the same words agree on: Unicode NFC, CR LF as LF, white space at both ends taken off
 * (white space as ECMAScript's trim has it).
 */
export function normaliseText(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC').trim();
}

/** The content as its identity sees it: canonical JSON with the keys earlier, prompt, response, system. */
export function identityText(content: RowContent): string {
  return canonicalJson({
    system: content.system === null ? null : normaliseText(content.system),
    earlier: content.earlier.map((turn: Turn) => ({ role: turn.role, content: normaliseText(turn.content) })),
    prompt: normaliseText(content.prompt),
    response: normaliseText(content.response),
  });
}

/**
 * D3: sha256 over identityText as UTF-8, 64 hex digits. The same conversation has the same hash in every form,
 * file and order. About 15 µs for a short row; call it for many rows at once and await them together.
 * @see docs/spec/data.md D3
 */
export function rowHash(content: RowContent): Promise<RowHash> {
  return sha256(identityText(content));
}
