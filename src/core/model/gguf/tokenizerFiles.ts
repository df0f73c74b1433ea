import { AppError } from '../../base/errors';
import type { JsonObject } from '../../base/json';
import { said, told } from '../../base/said';
import type { GgufFile } from './read';

/** What tokenizer.json and tokenizer_config.json would hold. */
export interface TokenizerTables {
  readonly table: JsonObject;
  readonly config: JsonObject;
}

const CONTROL = 3;
const USER_DEFINED = 4;

/** Splitters by the name that stands in the file: how text is cut before pairs are merged. */
const LLAMA3 = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const byteLevel = (useRegex: boolean): JsonObject => ({ type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: useRegex });
const splitBy = (regex: string): JsonObject[] => [{ type: 'Split', pattern: { Regex: regex }, behavior: 'Isolated', invert: false }, byteLevel(false)];
const SPLITTERS: Readonly<Record<string, readonly JsonObject[]>> = {
  'gpt-2': [byteLevel(true)],
  smollm: [{ type: 'Digits', individual_digits: true }, byteLevel(true)],
  'llama-bpe': splitBy(LLAMA3),
  llama3: splitBy(LLAMA3),
  'llama-v3': splitBy(LLAMA3),
  qwen2: splitBy(LLAMA3.replace('\\p{N}{1,3}', '\\p{N}')),
};

/**
 * The tokenizer in a GGUF file's metadata, in the form that the application's tokenizer reads.
 * @throws AppError 'model-unsupported' for a kind or a splitter that is not known: wrong tokens would give wrong numbers.
 * @see docs/spec/models.md M11
 */
export function ggufTokenizer({ metadata }: GgufFile): TokenizerTables {
  const list = (key: string): unknown[] => (Array.isArray(metadata.get(`tokenizer.ggml.${key}`)) ? [...(metadata.get(`tokenizer.ggml.${key}`) as readonly unknown[])] : []);
  const kind = metadata.get('tokenizer.ggml.model');
  const tokens = list('tokens') as string[];
  const types = list('token_type') as number[];
  const added = tokens.flatMap((content, id) => {
    const type = types[id];
    if (type !== CONTROL && type !== USER_DEFINED) return [];
    return [{ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: type === CONTROL }];
  });
  const vocabulary = Object.fromEntries(tokens.map((token, id) => [token, id]));
  const end = tokens[Number(metadata.get('tokenizer.ggml.eos_token_id') ?? -1)];
  if (end === undefined) throw unsupported(said`it names no end token`);
  const config: JsonObject = { tokenizer_class: 'PreTrainedTokenizer', eos_token: end, clean_up_tokenization_spaces: false, chat_template: (metadata.get('tokenizer.chat_template') as string | undefined) ?? null };
  if (kind === 'gpt2') return { table: bytePairs(String(metadata.get('tokenizer.ggml.pre') ?? ''), vocabulary, list('merges') as string[], added), config };
  if (kind === 'llama') return { table: sentencePieces(tokens, list('scores') as number[], vocabulary, added, metadata.get('tokenizer.ggml.add_space_prefix') !== false, tokens[Number(metadata.get('tokenizer.ggml.unknown_token_id') ?? 0)] ?? '<unk>'), config };
  throw unsupported(said`its tokenizer is of the kind "${String(kind)}"`);
}

function bytePairs(pre: string, vocab: Record<string, number>, merges: readonly string[], added: readonly JsonObject[]): JsonObject {
  const splitter = SPLITTERS[pre];
  if (splitter === undefined) throw unsupported(said`its text is cut by "${pre}", which is not known here`);
  return {
    version: '1.0',
    added_tokens: [...added],
    normalizer: pre === 'qwen2' ? { type: 'NFC' } : null,
    pre_tokenizer: { type: 'Sequence', pretokenizers: [...splitter] },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: { type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: '', end_of_word_suffix: '', fuse_unk: false, byte_fallback: false, ignore_merges: pre.startsWith('llama'), vocab, merges: [...merges] },
  };
}

/** SentencePiece's pairs: every way to cut a piece into two pieces, best score first. */
function sentencePieces(tokens: readonly string[], scores: readonly number[], vocab: Record<string, number>, added: readonly JsonObject[], prefixSpace: boolean, unknown: string): JsonObject {
  const merges = tokens.flatMap((piece, id) => {
    const pairs: { left: string; right: string; score: number }[] = [];
    const letters = [...piece];
    for (let cut = 1; cut < letters.length; cut++) {
      const [left, right] = [letters.slice(0, cut).join(''), letters.slice(cut).join('')];
      if (Object.hasOwn(vocab, left) && Object.hasOwn(vocab, right)) pairs.push({ left, right, score: scores[id] ?? 0 });
    }
    return pairs.toSorted((a, b) => vocab[a.left]! - vocab[b.left]! || vocab[a.right]! - vocab[b.right]!);
  });
  const normalizers = [...(prefixSpace ? [{ type: 'Prepend', prepend: '▁' }] : []), { type: 'Replace', pattern: { String: ' ' }, content: '▁' }];
  return {
    version: '1.0',
    added_tokens: [...added],
    normalizer: { type: 'Sequence', normalizers },
    pre_tokenizer: null,
    post_processor: null,
    decoder: { type: 'Sequence', decoders: [{ type: 'Replace', pattern: { String: '▁' }, content: ' ' }, { type: 'ByteFallback' }, { type: 'Fuse' }] },
    model: { type: 'BPE', dropout: null, unk_token: unknown, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: true, byte_fallback: true, vocab, merges: merges.toSorted((a, b) => b.score - a.score).map(({ left, right }) => `${left} ${right}`) },
  };
}

function unsupported(why: string): AppError {
  return new AppError('model-unsupported', said`The tokenizer in this GGUF file cannot be used: ${told(why)}. Nothing was changed; choose another file.`);
}
