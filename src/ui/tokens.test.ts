import { describe, expect, test } from 'vitest';
import { deltaE2000, deltaE2000Lab, readTokens, seenBy, VISIONS } from './tokens.testkit';
import { hexToRgb, luminance } from './utilityScale';

const tokens = readTokens();
const THEMES = ['light', 'dark'] as const;
const SERIES = ['fl', 'flmi', 'flcg', 'random', 'target', 'existing'];

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(hexToRgb(one)), luminance(hexToRgb(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
const tenth = (value: number): number => Math.round(10 * value) / 10;

/** Against panel / canvas, as ui.md section 4 prints them. */
const WRITTEN: Record<(typeof THEMES)[number], Record<string, [panel: number, canvas: number]>> = {
  light: {
    text: [17.6, 16.2], text2: [7.9, 7.2], text3: [5.4, 4.9], ctl: [3.8, 3.5], danger: [6.5, 6.0], warn: [6.7, 6.1], ok: [6.3, 5.8],
    fl: [5.3, 4.8], flmi: [4.9, 4.5], flcg: [8.1, 7.5], random: [5.0, 4.6], target: [8.0, 7.4], existing: [12.0, 11.0], helps: [7.2, 6.6], hurts: [6.1, 5.6],
  },
  dark: {
    text: [14.9, 16.1], text2: [8.6, 9.3], text3: [6.0, 6.4], ctl: [3.9, 4.3], danger: [7.7, 8.4], warn: [9.8, 10.6], ok: [9.5, 10.2],
    fl: [6.2, 6.7], flmi: [7.5, 8.1], flcg: [12.3, 13.3], random: [5.6, 6.0], target: [10.3, 11.1], existing: [7.3, 7.8], helps: [7.0, 7.6], hurts: [8.1, 8.7],
  },
};

describe.each(THEMES)('tokens, %s theme', (theme) => {
  const colour = (name: string): string => tokens[theme][name]!;

  test.each(Object.entries(WRITTEN[theme]))('contrast of %s is as written, and enough', (name, [panel, canvas]) => {
    const measured = [contrast(colour(name), colour('panel')), contrast(colour(name), colour('canvas'))];
    expect(measured.map(tenth)).toEqual([panel, canvas]);
    expect(Math.min(...measured)).toBeGreaterThanOrEqual(name === 'ctl' ? 3 : 4.5);
  });

  test('text on wells, hovered and chosen items is readable', () => {
    for (const ground of ['sunken', 'hover', 'sel', 'raised']) {
      for (const ink of ['text', 'text2']) expect(contrast(colour(ink), colour(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('status words are readable on their tint', () => {
    expect(contrast(colour('warn'), colour('warn-tint'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('text'), colour('helps-tint'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(VISIONS)('the six series differ by at least 11 (ΔE 2000), %s', (vision) => {
    const seen = SERIES.map((name) => seenBy(vision, hexToRgb(colour(name))));
    const distances = seen.flatMap((one, i) => seen.slice(i + 1).map((other) => deltaE2000(one, other)));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(11);
  });
});

test('ΔE 2000 agrees with the published test pairs', () => {
  expect(deltaE2000Lab([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(deltaE2000Lab([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
  expect(deltaE2000Lab([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
  expect(deltaE2000Lab([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
});
