import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { reportHtml } from './report';
import type { ReportInput } from './types';

const INPUT: ReportInput = {
  project: 'Thirteen kinds of task',
  subset: 'FL, 3 rows',
  time: '22 Nov 2026, 21:20',
  software: 'delift-workbench 0.1.0',
  summary: '3 of 6 rows, chosen by facility location.',
  verdict: 'At this budget the subset covers 8.0 points more than a random one.',
  figures: [
    { label: 'Pool coverage', value: 0.774, random: { mean: 0.694, low: 0.6, high: 0.76 } },
    { label: 'Target coverage', value: 0.5, random: null },
  ],
  certificate: 'It is at least 93.1 % of the best possible.',
  settings: [['Model', 'SmolLM2 <135M>']],
  sources: [{ set: 'pool', file: 'pool "a".jsonl', rows: 1600, sha256: 'ab'.repeat(32) }],
  budget: 3,
  curve: [0, 1, 2, 3, 4].map((budget) => ({ budget, coverage: budget / 4, random: { mean: budget / 5, low: budget / 6, high: budget / 4.5 } })),
  gains: [1.5, 0.5, 0],
  groupField: 'kind',
  groups: [{ label: 'sql', poolRows: 4, subsetRows: 1, coverage: null }, { label: 'maths', poolRows: 2, subsetRows: 2, coverage: 0.5 }],
  picks: [{ label: 'row 2', gain: 1.5, covers: 2, source: null, prompt: 'Is 1 < 2 & "3" > 2?' }],
  picksInAll: 3,
  caveats: ['Self-help is counted.'],
  command: 'delift select P.delift --objective fl --budget 3',
};

test('[RP1] the report says what was chosen, against chance, with its settings, files, picks and command', () => {
  const html = reportHtml(INPUT);
  for (const text of ['77.4\u2009%', 'by chance 69.4\u2009% (60.0\u2009% to 76.0\u2009%)', 'not compared with chance', 'at least 93.1 % of the best', 'Self-help is counted.', '1,600', 'By kind', 'The first 1 of 3 picks', '+1.50', '66.7\u2009%', 'delift select P.delift']) {
    expect(html, text).toContain(text);
  }
  expect(html.match(/<svg /g)).toHaveLength(2);
});

test('[RP1] the English report, byte for byte', async () => {
  await expect(reportHtml(INPUT)).toMatchFileSnapshot('../../../../fixtures/golden/report.en.html');
});

test('[RP2] empty parts are left out, unknown values are dashes', () => {
  const html = reportHtml({ ...INPUT, certificate: null, caveats: [], groups: [], picks: [], gains: [], curve: [], sources: [], settings: [], command: null });
  expect(html).not.toMatch(/<svg|<table|<h2|NaN|undefined|null/);
  expect(reportHtml(INPUT)).toMatch(/<td>sql<\/td>.*<td class="number">–<\/td>/s);
});

test.prop([fc.string(), fc.string()])('[RP3] no text of the data becomes markup, and nothing is fetched', (one, other) => {
  const evil = `<img src=x onerror=alert(1)>"'&${one}`;
  const html = reportHtml({ ...INPUT, project: evil, subset: other, caveats: [evil], picks: [{ ...INPUT.picks[0]!, prompt: evil }], settings: [[evil, evil]] });
  expect(html).not.toContain('<img');
  expect(html).not.toMatch(/<script|src=(?!x)|href=|url\(/);
  expect(html).toContain("default-src 'none'");
});
