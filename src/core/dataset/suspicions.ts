import { normaliseText } from './identity';
import type { Example } from './types';

/** Why a row deserves a look. Nothing is left out because of it unless a person says so. */
export type Suspicion = 'answer-repeats-prompt' | 'answer-cut-off' | 'refusal' | 'placeholder' | 'repeats-itself' | 'garbled';

/** Beginnings by which models decline, in the languages met most. */
const REFUSALS = [
  /^(?:i['’]?m |i am )?(?:very |so |truly )?sorry,? (?:but )?(?:i|as an)\b.{0,60}(?:can(?:no|['’])?t|unable|not able|won['’]t)/i,
  /^(?:unfortunately,? )?(?:i|we) (?:can(?:no|['’])?t|am unable to|['’]m unable to|am not able to|won['’]t) (?:assist|help|provide|fulfil|comply|answer|do that|create|generate|write|access|browse)/i,
  /^as an? (?:ai|artificial intelligence|(?:large )?language model)\b/i,
  /^(?:es tut mir leid|tut mir leid),? (?:aber )?(?:ich|als ki)\b.{0,60}(?:nicht|kein)/i,
  /^(?:lo siento|lo lamento),? (?:pero )?.{0,40}no puedo/i,
  /^(?:je suis désolée?|désolée?),? (?:mais )?je ne (?:peux|suis)/i,
  /^(?:很?抱歉|对不起)[，,]?.{0,20}(?:无法|不能|不可以)/,
];

const PLACEHOLDER = /\{\{ ?[\w .-]{1,40} ?\}\}|<(?:your|insert|placeholder)[ _-][\w _-]{1,30}>|\[(?:your|insert|placeholder)[ _-][\w _-]{1,30}\]|\blorem ipsum dolor\b|\bTODO: /i;

/** Replacement characters, or UTF-8 read as Windows-1252 ("Ã¤", "â€™"). */
const GARBLED = /\ufffd|Ã[\u0080-\u00bf¤¶¼Ÿ©¨]|â€[™œ\u009d“”˜]/;

/** At least so long before an open end counts: short answers often have no full stop. */
const LONG_ANSWER = 400;

/**
 * What looks wrong with one example: the answer says the prompt again, is cut off, declines, holds a placeholder,
 * repeats itself, or the text was read in the wrong encoding. Each is a hint with a rule, not a verdict.
 * @see docs/spec/data.md L5
 */
export function suspicionsOf({ prompt, response }: Pick<Example, 'prompt' | 'response'>): Suspicion[] {
  const answer = normaliseText(response);
  const found: Suspicion[] = [];
  if (answer === normaliseText(prompt)) found.push('answer-repeats-prompt');
  if (isCutOff(answer)) found.push('answer-cut-off');
  if (REFUSALS.some((pattern) => pattern.test(answer.slice(0, 240)))) found.push('refusal');
  if (PLACEHOLDER.test(prompt) || PLACEHOLDER.test(answer)) found.push('placeholder');
  if (repeatsItself(answer)) found.push('repeats-itself');
  if (GARBLED.test(prompt) || GARBLED.test(answer)) found.push('garbled');
  return found;
}

/** A code block that is not closed, or a long prose answer whose last line ends in the middle of a sentence. */
function isCutOff(answer: string): boolean {
  const fences = answer.match(/^\s{0,3}```/gm)?.length ?? 0;
  if (fences % 2 === 1) return true;
  if (answer.length < LONG_ANSWER || fences > 0) return false;
  const last = answer.slice(answer.lastIndexOf('\n') + 1).trim();
  const sentences = answer.match(/[.!?。！？](?:\s|$)/g)?.length ?? 0;
  return sentences >= 3 && last.length > 40 && /[\p{Ll},;]$/u.test(last) && !/^[\s>*•|#\d-]/.test(last) && !/https?:\/\/\S*$|[=;{}<>]/.test(last);
}

/** One line, or one run of ten words, that stands at least five times and makes up half of the answer. */
function repeatsItself(answer: string): boolean {
  const pieces = answer.split(/\n+|(?<=[.!?]) +/).map((piece) => piece.trim()).filter((piece) => piece.length > 20);
  if (pieces.length < 5) return false;
  const counts = new Map<string, number>();
  for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return [...counts].some(([piece, count]) => count >= 5 && count * piece.length > answer.length / 2);
}
