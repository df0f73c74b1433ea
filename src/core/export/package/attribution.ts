/** The notice that goes with rows of a bundled sample; null for a project's own rows. */
export function attributionText(sample: string | null, rows: number): string | null {
  if (sample === null) return null;
  return [
    '# Attribution',
    '',
    `The ${rows} rows beside this file were chosen from the sample set "${sample}" of DELIFT Workbench.`,
    'The set is released under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0',
    'Its sources are invented labels; no row is taken from another data set.',
    '',
  ].join('\n');
}
