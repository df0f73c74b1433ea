/**
 * A shell command over several lines: each option on a line of its own, joined by backslashes, two commands by `&&`.
 * Words in quotes are never broken.
 * @param command one line, quoted for a POSIX shell
 */
export function commandLines(command: string): string[] {
  const lines: string[] = [];
  for (const [at, words] of splitAt(wordsOf(command), '&&').entries()) {
    if (at > 0) lines.push(`${lines.pop() ?? ''} &&`);
    const groups: string[][] = [];
    for (const word of words) {
      if (groups.length === 0 || word.startsWith('--')) groups.push([word]);
      else groups.at(-1)!.push(word);
    }
    for (const [line, group] of packed(groups).entries()) lines.push(`${line === 0 ? '' : '  '}${group}`);
  }
  return lines.map((line, at) => (at < lines.length - 1 && !line.endsWith('&&') ? `${line} \\` : line));
}

/** With the indent and the backslash a line has four more; the panel shows 42. */
const WIDEST = 38;

/** Options that fit go on one line. */
function packed(groups: readonly (readonly string[])[]): string[] {
  const lines: string[] = [];
  for (const [at, group] of groups.entries()) {
    const text = group.join(' ');
    const last = lines.at(-1);
    if (at > 1 && last !== undefined && last.length + 1 + text.length <= WIDEST) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  }
  return lines;
}

function splitAt(words: readonly string[], separator: string): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === separator) parts.push([]);
    else parts.at(-1)!.push(word);
  }
  return parts;
}

/** Words as they are written, quotes kept. */
function wordsOf(command: string): string[] {
  return command.match(/(?:[^\s'\\]|\\.|'[^']*')+/g) ?? [];
}

/** The project's commands as they are typed in its folder: `npx delift …`. */
export function withNpx(command: string): string {
  const words = wordsOf(command);
  // eslint-disable-next-line texts/no-raw-text -- a command
  return words.map((word, at) => (word === 'delift' && (at === 0 || words[at - 1] === '&&') ? `npx ${word}` : word)).join(' ');
}

/** One word for a POSIX shell. */
export function shellWord(word: string): string {
  return /^[\w./:%=,+@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
