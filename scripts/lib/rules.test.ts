import { expect, test } from 'vitest';
import { declaredRules, testedRules } from './rules.mjs';

test('declaredRules finds list items that begin with a bold identifier', () => {
  const markdown = ['- **[G1]** first', '- **OPT2** second', '  - **K3a** nested', 'Prose **[G9]**.', '- **Note** no'];
  expect(declaredRules(markdown.join('\n'))).toEqual(['G1', 'OPT2', 'K3a']);
});

test('testedRules finds identifiers in test names, and only there', () => {
  const source = `
    // [C1] is not a name
    test('[G1] equal gains', () => { expect('[X1]').toBe(1); });
    describe("[G2] and [G3]", () => {});
    test.prop([anyKernel(fc.integer())])('[OPT2] lazy is naive', () => {});
    test.each([[1], [2]])(\`[K3a] case %s\`, () => {});
    it.concurrent('it\\'s [T4]', () => {});
  `;
  expect(testedRules(source)).toEqual(['G1', 'G2', 'G3', 'OPT2', 'K3a', 'T4']);
});
