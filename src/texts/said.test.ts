// @vitest-environment jsdom
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreeing, counted, said, told } from '../core/base/said';
import { saidText, showLanguage } from './language';
import { SAID } from './russian';
import { saidTranslator } from './said';

const write = (english: string, values: Readonly<Record<string, unknown>>): string => `${english} | ${Object.entries(values).map(([name, value]) => `${name}=${String(value)}`).join(' ')}`;
const translate = saidTranslator(['Line {0} {t1}.', 'has {0, plural, one {# cell} other {# cells}} of {1}', 'Line {0} has {1} of {2}.', 'Row {0} is odd.', '{0} lacks {1}; get {2, plural, one {it} other {them}}', 'Nothing was read.'], write);

describe('finding a text by its words', () => {
  test('the text with more words of its own is the one that was said', () => {
    expect(translate('Line 3 has one of a.')).toBe('Line {0} has {1} of {2}. | 0=3 1=one 2=a');
    expect(translate('Line 3 is odd.')).toBe('Line {0} {t1}. | 0=3 t1=is odd');
  });
  test('counted nouns in both forms, numbers in the signs of the language', () => {
    expect(translate('has 1 cell of a')).toBe('has {0, plural, one {# cell} other {# cells}} of {1} | 0=1 1=a');
    expect(translate('has 1,234 cells of 0.5')).toBe('has {0, plural, one {# cell} other {# cells}} of {1} | 0=1\u00a0234 1=0,5');
  });
  test('sentences that were said one by one', () => {
    expect(translate('Row 3 is odd. Nothing was read.')).toBe('Row {0} is odd. | 0=3 Nothing was read. | ');
  });
  test('a word that agrees with a number that is nowhere', () => {
    expect(translate('a lacks b; get them')).toBe('{0} lacks {1}; get {2, plural, one {it} other {them}} | 0=a 1=b 2=2');
  });
  test('words of others are none of these', () => {
    expect(translate('Permission denied')).toBeNull();
    expect(translate(`Line 3 ${'x'.repeat(3000)}.`)).toBeNull();
  });
});

test('what is said is plain English', () => {
  expect(said`${counted(1234, 'row', 'rows')} of “${'a'}”: ${told('why')}, ${agreeing(1, 'it', 'them')}`).toBe('1,234 rows of “a”: why, it');
});

describe('the Russian catalogue', () => {
  beforeAll(() => showLanguage('ru'));
  afterAll(() => showLanguage('en'));

  const plural = /\{(t?\d+), plural, one \{.*?\} other \{(.*?)\}\}/g;
  const value = (name: string): string => String(910 + Number(name.replace('t', '')));
  /** The text as core says it of many. */
  const asSaid = (id: string): string => id.replaceAll(plural, (_, name: string, other: string) => other.replace('#', value(name))).replaceAll(/\{(t?\d+)\}/g, (_, name: string) => value(name));
  const values = (text: string): string[] => [...new Set(text.match(/91\d/g) ?? [])].sort();

  test('each text is found again by what core says, with all of its values, and is Russian', () => {
    expect(SAID.length).toBeGreaterThan(500);
    for (const id of SAID) {
      const text = saidText(asSaid(id));
      expect(values(text), id).toEqual(values(asSaid(id)));
      expect(text, id).not.toBe(asSaid(id));
      expect(text, id).toMatch(/[а-яё]{2}/i);
    }
  });
  test('numbers decide the plural, and parts are translated in their places', () => {
    expect(saidText('1 row was left out: held out for evaluation. Reading the file again brings it back.')).toBe('1 строка отброшена: отложены для проверки. Если прочитать файл заново, она вернётся.');
    expect(saidText('1,234 rows were left out: equal. Reading the file again brings them back.')).toBe('1\u00a0234 строки отброшены: equal. Если прочитать файл заново, они вернутся.');
    expect(saidText('a,b.jsonl is not UTF-8: the first wrong byte is in line 2 (byte ff at 12). Nothing was read. Save it as UTF-8 and open it again.')).toBe('Файл a,b.jsonl не в UTF-8: первый неверный байт в строке 2 (байт ff на месте 12). Ничего не прочитано. Сохраните его в UTF-8 и откройте снова.');
    expect(saidText('hub.org has nothing at this address (404). Nothing was changed. Check the address.')).toBe('На hub.org по этому адресу ничего нет (404). Ничего не изменено. Проверьте адрес.');
  });
});
