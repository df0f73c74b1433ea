/** Which rows of a file are shown: the first ones, one in the middle, the last. Positions from 0, ascending. */
export function previewPositions(rows: number): number[] {
  const wanted = [0, 1, 2, Math.floor((rows - 1) / 2), rows - 1];
  return [...new Set(wanted)].filter((position) => position >= 0 && position < rows).sort((a, b) => a - b);
}

/** The first lines of a text, how many they are, and whether they are all of it. */
export function firstLines(text: string, most: number): { readonly text: string; readonly lines: number; readonly all: boolean } {
  let end = 0;
  for (let lines = 0; lines < most; lines++) {
    const feed = text.indexOf('\n', end);
    if (feed < 0 || feed === text.length - 1) return { text: text.replace(/\r?\n$/, ''), lines: text === '' ? 0 : lines + 1, all: true };
    end = feed + 1;
  }
  return { text: text.slice(0, end).replace(/\r?\n$/, ''), lines: most, all: false };
}
