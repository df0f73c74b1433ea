import type { Pace } from '../base/pace';
import type { Example } from './types';

/** Writing systems told apart; the rest is "Other". */
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Gujarati', 'Gurmukhi', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Myanmar', 'Khmer', 'Tibetan', 'Georgian', 'Armenian', 'Ethiopic', 'Hangul', 'Han', 'Hiragana', 'Katakana'] as const;
export type Script = (typeof SCRIPTS)[number] | 'Japanese' | 'Other';

const PATTERNS = SCRIPTS.map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, 'u') }));
/** Characters looked at: enough for a certain answer, few enough for 100,000 rows. */
const SAMPLE = 240;
/** Scripts that only one of the common languages uses. */
const ONE_LANGUAGE: Readonly<Partial<Record<Script, string>>> = { Greek: 'el', Thai: 'th', Hangul: 'ko', Japanese: 'ja', Georgian: 'ka', Armenian: 'hy', Tamil: 'ta', Telugu: 'te', Gujarati: 'gu', Gurmukhi: 'pa', Kannada: 'kn', Malayalam: 'ml', Sinhala: 'si', Lao: 'lo', Myanmar: 'my', Khmer: 'km', Tibetan: 'bo', Bengali: 'bn' };

/** The writing system of most letters in a text; Han with kana is Japanese; null without letters. @see docs/spec/data.md L7 */
export function scriptOf(text: string): Script | null {
  const counts = new Map<Script, number>();
  let latin = 0;
  for (const char of text.slice(0, 2 * SAMPLE)) {
    // Most characters of most rows are ASCII: letters by their code, without a pattern.
    if (char <= '\u007f') {
      if ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z')) latin++;
      continue;
    }
    if (!/\p{L}/u.test(char)) continue;
    const script = char <= '\u024f' ? 'Latin' : (PATTERNS.find(({ pattern }) => pattern.test(char))?.script ?? 'Other');
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  if (latin > 0) counts.set('Latin', latin + (counts.get('Latin') ?? 0));
  const kana = (counts.get('Hiragana') ?? 0) + (counts.get('Katakana') ?? 0);
  if (kana > 0) {
    counts.set('Japanese', kana + (kana * 20 >= (counts.get('Han') ?? 0) ? (counts.get('Han') ?? 0) : 0));
    for (const part of ['Hiragana', 'Katakana', 'Han'] as const) counts.delete(part);
  }
  let best: Script | null = null;
  for (const [script, count] of counts) if (best === null || count > counts.get(best)!) best = script;
  return best;
}

/** Tells the language of a text: ISO 639-1, or null when it is not clear. */
export type TellLanguage = (text: string) => string | null;

/** Loads the language data (about 1.6 MB, once). Nothing leaves the machine. */
export async function loadLanguages(): Promise<TellLanguage> {
  const { eld } = await import('eld/small');
  return (text) => {
    const script = scriptOf(text);
    if (script === null) return null;
    const only = ONE_LANGUAGE[script];
    if (only !== undefined) return only;
    if (script === 'Han') return 'zh';
    const { language, isReliable } = detectWith(eld, wordsOf(text));
    return language !== '' && isReliable ? language : null;
  };
}

function detectWith(eld: { detect(text: string): { language: string; isReliable: () => boolean } }, text: string): { language: string; isReliable: boolean } {
  const result = eld.detect(text);
  return { language: result.language, isReliable: result.isReliable() };
}

/** Without code, links and numbers, which have no language. */
function wordsOf(text: string): string {
  return text.slice(0, 4 * SAMPLE).replace(/```[^]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+|[\d_{}<>[\]()=+*/\\|#$^~@"]+/g, ' ').slice(0, SAMPLE);
}

/** Script and language of each example, by prompt and answer together. */
export async function languagesOf(examples: readonly Pick<Example, 'prompt' | 'response'>[], tell: TellLanguage, pace: Pace): Promise<{ scripts: (Script | null)[]; languages: (string | null)[] }> {
  const scripts: (Script | null)[] = [];
  const languages: (string | null)[] = [];
  for (const { prompt, response } of examples) {
    const text = `${prompt.slice(0, SAMPLE)}\n${response.slice(0, SAMPLE)}`;
    scripts.push(scriptOf(text));
    languages.push(tell(text));
    if (pace.due()) await pace.rest();
  }
  return { scripts, languages };
}
