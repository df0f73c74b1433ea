import { describe, expect, test } from 'vitest';
import { cssRgb, hexToRgb, inkOn, luminance, utilityColor, utilityLimit, utilityRamp } from './utilityScale';

describe('utility scale', () => {
  test('the ends and the middle are the stops themselves', () => {
    expect(cssRgb(utilityColor(0.3, 0.3, 'light'))).toBe(cssRgb(hexToRgb('#33207f')));
    expect(cssRgb(utilityColor(-9, 0.3, 'light'))).toBe(cssRgb(hexToRgb('#5f3300')));
    expect(cssRgb(utilityColor(0, 0.3, 'dark'))).toBe(cssRgb(hexToRgb('#1d2228')));
    expect(cssRgb(utilityColor(0.2, 0, 'dark'))).toBe(cssRgb(hexToRgb('#1d2228')));
  });
  test.each(['light', 'dark'] as const)('%s: luminance changes in one direction from 0 outwards', (scheme) => {
    const lights = utilityRamp(scheme).map(luminance);
    const middle = (lights.length - 1) / 2;
    const outwards = [lights.slice(middle), lights.slice(0, middle + 1).reverse()];
    for (const side of outwards) {
      const steps = side.slice(1).map((light, index) => (scheme === 'light' ? side[index]! - light : light - side[index]!));
      expect(Math.min(...steps)).toBeGreaterThan(-1e-6);
    }
  });
  test.each(['light', 'dark'] as const)('%s: ink on every cell has at least 4.5 contrast', (scheme) => {
    for (const color of utilityRamp(scheme)) {
      const [a, b] = [luminance(color), luminance(hexToRgb(inkOn(color)))].sort((x, y) => y - x) as [number, number];
      expect((a + 0.05) / (b + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });
  test('the limit is the 98th percentile of sizes; missing values do not count', () => {
    const values = Float32Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? index : -index));
    expect(utilityLimit(values)).toBe(98);
    expect(utilityLimit(Float32Array.of(NaN, 0.5, NaN))).toBe(0.5);
    expect(utilityLimit(Float32Array.of(NaN))).toBe(0);
  });
});

test('a colour that the style sheet has shortened is the same colour', () => {
  expect(hexToRgb('#fff')).toEqual([255, 255, 255]);
  expect(hexToRgb('#1af')).toEqual(hexToRgb('#11aaff'));
});
