/**
 * Marks a text of core that people read. It is English here, for the command line and for files; the tool that gathers texts finds it by
 * this tag (scripts/texts/said.mjs), and a page in another language finds its translation by its words (texts/said.ts). So every text stays
 * a plain string on its way through workers, files and logs.
 *
 * Values are written as they are. A value that is itself such a text is made in place, or by `told`; a counted noun by `counted`. Between
 * two values there must be words, by which they can be told apart again.
 * @returns the text in English
 */
export function said(words: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return words.reduce((text, word, at) => `${text}${values[at - 1]!}${word}`);
}

/** A value of `said` that was made by `said` elsewhere: translated in its place. */
export function told(text: string): string {
  return text;
}

/**
 * A number with its noun, and with what agrees with it: counted(2, 'row was', 'rows were') is "2 rows were".
 * @param one, many literals: they are gathered with the text around them
 */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A word that agrees with a number that stands elsewhere: agreeing(1, 'it', 'them') is "it". */
export function agreeing(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
