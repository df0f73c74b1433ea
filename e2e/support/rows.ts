/** Small real rows for end-to-end tests: short, so that a pair costs little. */
const POOL: readonly (readonly [string, string, string])[] = [
  ['capital', 'What is the capital of Italy?', 'The capital of Italy is Rome.'],
  ['capital', 'What is the capital of Japan?', 'The capital of Japan is Tokyo.'],
  ['sum', 'What is 12 plus 30?', '12 plus 30 is 42.'],
  ['sum', 'What is 9 plus 4?', '9 plus 4 is 13.'],
  ['fruit', 'Name two fruits.', 'apple, pear'],
  ['fruit', 'Name two vegetables.', 'carrot, leek'],
  ['french', 'Translate into French: good morning', 'bonjour'],
  ['french', 'Translate into French: thank you', 'merci'],
];
const EXISTING: typeof POOL = [
  ['capital', 'What is the capital of Spain?', 'The capital of Spain is Madrid.'],
  ['capital', 'What is the capital of Norway?', 'The capital of Norway is Oslo.'],
  ['sum', 'What is 3 plus 5?', '3 plus 5 is 8.'],
];

const lineOf = ([source, instruction, output]: (typeof POOL)[number], at: number): string =>
  JSON.stringify({ id: `${source}-${at}`, source, instruction, input: '', output });

export const poolLines = POOL.map(lineOf);
export const existingLines = EXISTING.map(lineOf);

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function jsonl(name: string, lines: readonly string[]): Upload {
  return { name, mimeType: 'application/jsonl', buffer: Buffer.from(`${lines.join('\n')}\n`) };
}
