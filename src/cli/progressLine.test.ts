import { expect, test, vi } from 'vitest';
import { createProgressLine, progressText } from './progressLine';

const figures = { pairsDone: 1240, pairs: 34_560, tokensRun: 41_500, elapsedMs: 68_000, msLeft: 31 * 60_000 };

test('progress in words: pairs, rates, time left where it is known', () => {
  expect(progressText(figures)).toBe('1,240 of 34,560 pairs, 18.2 pairs/s, 610 tokens/s, about 31 minutes left');
  expect(progressText({ ...figures, msLeft: null })).not.toContain('left');
});

test('a bar that is rewritten on a terminal, plain lines otherwise', () => {
  const written: string[] = [];
  const terminal = { isTTY: true, write: (text: string) => (written.push(text), true) } as unknown as NodeJS.WriteStream;
  const bar = createProgressLine(terminal);
  bar.show(figures);
  bar.end();
  expect(written).toEqual([`\r\u001b[K[#${'-'.repeat(23)}] ${progressText(figures)}`, '\n']);

  const lines: string[] = [];
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => (lines.push(String(text)), true));
  const plain = createProgressLine({ isTTY: false } as unknown as NodeJS.WriteStream);
  plain.show(figures);
  plain.show(figures); // too soon after the last
  plain.end();
  stderr.mockRestore();
  expect(lines).toEqual([`${progressText(figures)}\n`]);
});
