/** Makes a text of the chosen language from the English text of `said` and its values. */
export type Write = (english: string, values: Readonly<Record<string, unknown>>) => string;

/** A value within a text; `one` where it is known only by the form of a word that agrees with it ("it", "them"). */
interface Group {
  readonly name: string;
  readonly one?: string;
}

/** An English text of core as a pattern, and which value each of its groups is. */
interface Told {
  readonly english: string;
  readonly pattern: RegExp;
  readonly groups: readonly Group[];
  /** Its longest words: most texts are told apart by them, without the pattern. */
  readonly words: string;
  /** Letters that stand in the text itself: of two texts that fit, the one with more says it more exactly. */
  readonly letters: number;
}

/** A value, or a plural of two forms: {0}, {t1}, {2, plural, one {# row} other {# rows}}. */
const PLACE = /\{(t?\d+)(?:, plural, one \{(.*?)\} other \{(.*?)\})?\}/g;
const NUMBER = String.raw`-?\d[\d,]*(?:\.\d+)?`;
const WRITTEN_NUMBER = new RegExp(`^[+−]?${NUMBER}(?:[ \u2009]?%)?$`);
const SENTENCE_END = /[.!?…] /;
/** Beyond this a text holds somebody else's words, and is left as it is. */
const MOST_CHARACTERS = 2000;
const MOST_KEPT = 500;

/**
 * A translator of the texts that core says (core/base/said.ts): they reach the page as English strings, from workers, files and logs. The
 * text is found by its words, its values are read from it, and values that are such texts are translated too. A text of several sentences
 * that were said one by one is translated one by one.
 * @param texts in English, as they are gathered from the sources (scripts/texts/said.mjs).
 * @returns the translation, or null for a text that is none of core's.
 */
export function saidTranslator(texts: readonly string[], write: Write): (text: string) => string | null {
  const all = texts.map(toldOf).sort((a, b) => b.letters - a.letters);
  const kept = new Map<string, string | null>();
  const translated = (text: string): string | null => {
    if (text.length > MOST_CHARACTERS) return null;
    const known = kept.get(text);
    if (known !== undefined) return known;
    const found = sentence(text, 'exactly') ?? sentences(text) ?? sentence(text, 'wholly') ?? sentence(text, 'partly');
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, found);
    return found;
  };
  /**
   * @param how wholly: all texts within it are core's too; partly: they may be a system's own words; exactly: wholly, and no value reaches
   * beyond the end of a sentence, where another text may begin.
   */
  const sentence = (text: string, how: 'exactly' | 'wholly' | 'partly'): string | null => {
    for (const { words, pattern, groups, english } of all) {
      const found = text.includes(words) ? pattern.exec(text) : null;
      if (found === null) continue;
      const values = groups.map(({ name, one }, at): readonly [string, unknown] => {
        const value = found[at + 1]!;
        if (one !== undefined) return [name, value === one ? 1 : 2];
        return [name, name.startsWith('t') && value !== '' ? translated(value) : valueOf(value)];
      });
      const isWhole = values.every(([, value]) => value !== null);
      const isExact = isWhole && groups.every(({ name }, at) => name.startsWith('t') || !SENTENCE_END.test(found[at + 1]!));
      if (how === 'exactly' ? isExact : isWhole || how === 'partly') return write(english, Object.fromEntries(values.map(([name, value], at) => [name, value ?? found[at + 1]!])));
    }
    return null;
  };
  const sentences = (text: string): string | null => {
    for (const { index } of text.matchAll(/[.!?…] /g)) {
      const first = sentence(text.slice(0, index + 1), 'wholly');
      const rest = first === null ? null : translated(text.slice(index + 2));
      if (rest !== null) return `${first} ${rest}`;
    }
    return null;
  };
  return translated;
}

function toldOf(english: string): Told {
  const groups: Group[] = [];
  const words: string[] = [];
  let pattern = '';
  let from = 0;
  const take = (text: string): void => {
    words.push(text);
    pattern += literal(text);
  };
  for (const place of english.matchAll(PLACE)) {
    const [all, name = '', one, other] = place;
    take(english.slice(from, place.index));
    from = place.index + all.length;
    const before = groups.findIndex((group) => group.name === name);
    if (one === undefined || other === undefined) {
      pattern += before < 0 ? '(.*?)' : `\\${before + 1}`;
      if (before < 0) groups.push({ name });
    } else if (one.startsWith('# ')) {
      pattern += `(${NUMBER}) (?:${literal(one.slice(2))}|${literal(other.slice(2))})`;
      groups.push({ name });
    } else {
      pattern += `(${before < 0 ? '' : '?:'}${literal(one)}|${literal(other)})`;
      if (before < 0) groups.push({ name, one });
    }
  }
  take(english.slice(from));
  const longest = words.reduce((most, each) => (each.length > most.length ? each : most), '');
  return { english, pattern: new RegExp(`^${pattern}$`, 's'), groups, words: longest, letters: words.join('').length };
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** A number stays one, for the plural that it decides; it is written as core wrote it, with the signs of the language. */
function valueOf(text: string): unknown {
  return WRITTEN_NUMBER.test(text) ? new WrittenNumber(text) : text;
}

class WrittenNumber {
  constructor(readonly text: string) {}

  [Symbol.toPrimitive](hint: string): string | number {
    return hint === 'number' ? Number(this.text.replaceAll(',', '')) : localNumber(this.text);
  }
}

/** "1,234.5" as Russian writes it: "1 234,5". */
export function localNumber(text: string): string {
  return text.replaceAll(',', '\u00a0').replace('.', ',');
}
