import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { mostOf, PANELS, panelWidth, widthAfterKey } from './panelSizes';

const side = fc.constantFrom('left' as const, 'right' as const);

describe('widths of the panels', () => {
  prop.prop([side, fc.anything()])('whatever was kept, the width is within the limits', (which, kept) => {
    const width = panelWidth(which, kept);
    expect(width).toBeGreaterThanOrEqual(PANELS[which].least);
    expect(width).toBeLessThanOrEqual(PANELS[which].most);
  });

  prop.prop([fc.integer({ min: 1280, max: 4000 }), fc.integer({ min: 240, max: 360 })])('the drawing keeps 520 pixels on any page from 1280 on', (page, left) => {
    const right = panelWidth('right', 480, mostOf('right', left, page));
    expect(page - left - right).toBeGreaterThanOrEqual(520);
  });

  test('keys move the line the way the arrow points; Home and End are the limits, Enter the usual width', () => {
    expect(widthAfterKey('left', 'ArrowRight', 284, 360)).toBe(292);
    expect(widthAfterKey('right', 'ArrowRight', 360, 480)).toBe(352);
    expect(widthAfterKey('left', 'ArrowRight', 358, 360)).toBe(360);
    expect(widthAfterKey('right', 'ArrowRight', 320, 480)).toBe(320);
    expect([widthAfterKey('left', 'Home', 300, 350), widthAfterKey('left', 'End', 300, 350), widthAfterKey('left', 'Enter', 300, 350)]).toEqual([240, 350, 284]);
    expect(widthAfterKey('left', 'p', 300, 350)).toBeNull();
  });
});
