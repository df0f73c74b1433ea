import { describe, expect, test } from 'vitest';
import { disagreements, faultsOf } from './catalogues.mjs';

const ENGLISH = '{rows, plural, one {# row} other {# rows}} of <0>{name}</0>';
const RUSSIAN = '{rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}} из <0>{name}</0>';
const faults = (message: string, translation: string): string[] => faultsOf({ a: { message } }, { a: { message, translation } });

describe('a catalogue is held against the sources', () => {
  test('a whole translation has no fault', () => {
    expect(faults(ENGLISH, RUSSIAN)).toEqual([]);
    expect(faults('Saved', 'Сохранено')).toEqual([]);
  });
  test('a text that is new, and one that is gone', () => {
    expect(faultsOf({ a: { message: 'Saved' } }, { b: { message: 'Lost', translation: 'Потеряно' } })).toEqual(['is not in the catalogue: Saved', 'is in no source any more: Lost']);
  });
  test('a macro within Trans', () => {
    const entry = { message: '<0>{0}</0>', translation: '<0>{0}</0>' };
    expect(faultsOf({ a: { ...entry, placeholders: { 0: ["import { plural } from '@lingui/core/macro';"] } } }, { a: entry })).toHaveLength(1);
  });
  test('no translation', () => {
    expect(faults('Saved', '')).toEqual(['has no translation: Saved']);
  });
  test('a value or a tag that is lost or made up', () => {
    expect(faults('Saved {time}', 'Сохранено')).toEqual(['leaves out the value time: Saved {time}']);
    expect(faults('Saved <0>now</0>', 'Сохранено {0}')).toEqual(['has a value 0 that the English has not: Saved <0>now</0>', 'leaves out the tag <0>: Saved <0>now</0>', 'leaves out the tag </0>: Saved <0>now</0>']);
  });
  test('a plural without all Russian forms', () => {
    expect(faults('{n, plural, one {# row} other {# rows}}', '{n, plural, one {# строка} other {# строк}}').map((fault) => fault.split(':')[0])).toEqual(['has no plural form "few"', 'has no plural form "many"']);
    expect(faults('{n, plural, one {# row} other {# rows}}', 'строк: {n}').map((fault) => fault.split(':')[0])).toEqual(['has a plural in English alone']);
  });
  test('two catalogues that differ on one text', () => {
    expect(disagreements([{ a: { message: 'Open', translation: 'Открыть' } }, { a: { message: 'Open', translation: 'Открыто' } }])).toHaveLength(1);
    expect(disagreements([{ a: { message: 'Open', translation: 'Открыть' } }, { a: { message: 'Open', translation: 'Открыть' } }])).toEqual([]);
  });
});
