/** Line numbers, from 1, for offsets that only grow; each line break is looked for once. */
export interface LineCounter {
  lineAt(offset: number): number;
  /** Offset at which the line of the last call begins. */
  lineStart(): number;
}

export function lineCounter(text: string, newline: '\n' | '\r' = '\n'): LineCounter {
  let line = 1;
  let start = 0;
  let feed = text.indexOf(newline);
  return {
    lineAt: (offset) => {
      while (feed >= 0 && feed < offset) {
        line++;
        start = feed + 1;
        feed = text.indexOf(newline, start);
      }
      return line;
    },
    lineStart: () => start,
  };
}
