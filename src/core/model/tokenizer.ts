import { Tokenizer as HubTokenizer } from '@huggingface/tokenizers';
import { AppError } from '../base/errors';
import { isJsonObject, type JsonObject } from '../base/json';
import { said, told } from '../base/said';
import type { Tokenizer } from './types';

/** Segments kept with their tokens; the oldest are dropped beyond this many. */
const KEPT_SEGMENTS = 20_000;

/**
 * A Tokenizer from the contents of tokenizer.json and tokenizer_config.json.
 *
 * Special tokens part a text before anything else is done to it, so the stretches between them are encoded once
 * and remembered: a demonstration's text costs one encoding however many rows it is shown for.
 * @throws AppError 'model-corrupt' when the files are not a tokenizer with an end token.
 */
export function createTokenizer(tokenizerJson: unknown, configJson: unknown): Tokenizer {
  if (!isJsonObject(tokenizerJson) || !isJsonObject(configJson)) throw corrupt(said`its files are not JSON objects`);
  const inner = new HubTokenizer(tokenizerJson, configJson);
  const endName = textOf(configJson['eos_token']);
  const endToken = endName === null ? undefined : inner.token_to_id(endName);
  if (endToken === undefined) throw corrupt(said`tokenizer_config.json names no end token`);
  const chatTemplate = textOf(configJson['chat_template']);

  const encodeWhole = (text: string): number[] => [...inner.encode(text, { add_special_tokens: false }).ids];
  const splitter = specialSplitter(tokenizerJson);
  const kept = new Map<string, readonly number[]>();
  const encodeSegment = (segment: string): readonly number[] => {
    const known = kept.get(segment);
    if (known !== undefined) return known;
    const tokens = encodeWhole(segment);
    if (kept.size >= KEPT_SEGMENTS) kept.delete(kept.keys().next().value ?? '');
    kept.set(segment, tokens);
    return tokens;
  };
  const encode = (text: string): number[] =>
    splitter === null
      ? encodeWhole(text)
      : text.split(splitter).flatMap((segment) => (segment === '' ? [] : encodeSegment(segment)));

  return { encode, tokenText: (token) => inner.decode([token], { skip_special_tokens: false }), endToken, chatTemplate };
}

/** Matches every special token, kept in the split; null where a token swallows white space beside it. */
function specialSplitter(tokenizerJson: JsonObject): RegExp | null {
  const added = tokenizerJson['added_tokens'];
  if (!Array.isArray(added)) return null;
  const tokens = added.filter(isJsonObject);
  const swallows = tokens.some((token) => token['lstrip'] === true || token['rstrip'] === true || token['single_word'] === true);
  const names = tokens.map((token) => token['content']).filter((name) => typeof name === 'string' && name !== '') as string[];
  if (swallows || names.length === 0) return null;
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  return new RegExp(`(${longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isJsonObject(value) && typeof value['content'] === 'string' ? value['content'] : null;
}

function corrupt(why: string): AppError {
  return new AppError('model-corrupt', said`The model's tokenizer cannot be used: ${told(why)}. Nothing was changed; choose another model.`, {});
}
