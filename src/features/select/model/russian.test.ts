import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { showLanguage } from '../../../texts/language';
import { goldenProject, rankProject } from '../select.testkit';
import { omissionText } from '../inspector/rowFacts';
import { coverageFigure, secondFigure } from './figures';
import { lonerWarning } from './loners';
import { choiceOf, OBJECTIVES } from './objectives';
import { shortageText } from './shortage';
import { WEIGHTS, weightText } from './weights';

beforeAll(async () => {
  // All that changing the language asks of a page.
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  await showLanguage('ru');
});
afterAll(() => showLanguage('en'));

test('tables of texts follow the language', () => {
  expect(OBJECTIVES.fl).toMatchObject({ label: 'FL', purpose: 'Дообучение на инструкциях.' });
  expect(choiceOf('graph-cut')).toBe('Выбрать Graph cut');
  expect(WEIGHTS.eta.meaning(2.5)).toBe('вес целевых данных — ×2,5');
  expect([0, 0.5, 0.25, 12, 0.1 + 0.2].map(weightText)).toEqual(['0', '0,5', '0,25', '12', '0,3']);
});

test('sentences with numbers are in the right form', async () => {
  const project = goldenProject();
  const { ranked, bands, subset } = await rankProject(project, { name: 'fl' });
  expect(coverageFigure(subset(14), bands)).toMatchObject({ label: 'Покрытие пула', value: '100,0', unit: '%' });
  expect(secondFigure(subset(1), bands, 'fl')).toMatchObject({ note: 'для такого же покрытия' });
  const selfHelp = { shares: new Float64Array(9), loners: Int32Array.from([1, 2, 3]) };
  expect(lonerWarning({ ...ranked, selfHelp }, 9)).toBe('Выбранные строки 2, 3 и 4 помогают почти только себе.');
  const help = (row: number, cover: number): { row: number; help: number; cover: number; coveredBy: number } => ({ row, help: 0.2, cover, coveredBy: 1 });
  const text = omissionText({ kind: 'left-out', candidate: 0, banned: false, position: 8, own: null, gainNow: { total: 0.1, cover: 0.1, modular: 0 }, coverers: [], helps: [help(0, 0.3), help(1, 0.1)] }, subset(5), 14);
  expect(text).toMatch(/^Из 2 строк, которым она явно помогает, 1 уже получает лучшую помощь\. В порядке выбора она 9-я из 14; прирост последней выбранной строки — \+\d,\d\d\.$/);
  const constraints = { tokenBudget: null, caps: {} };
  const asked = { budget: 21, ranked, resolved: { allowed: 11, overLimit: 0 }, constraints, sets: project.sets, computing: false } as unknown as Parameters<typeof shortageText>[0];
  expect(shortageText(asked)).toBe('Запрошена 21 строка, а выбрать можно не больше 11 (исключено: 3). В подмножестве: 14.');
});
