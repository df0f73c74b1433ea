import { describe, expect, test } from 'vitest';
import { goldenProject } from '../select.testkit';
import { keyAct } from './keys';
import { pairFromParam, pairToParam, rowFromParam, rowToParam } from './openPair';

const hex = (index: number, letter: string): string => `${letter}${index.toString(16).padStart(3, '0')}`.repeat(16);
const { sets: raw } = goldenProject();
const hashed = (set: keyof typeof raw, letter: string): (typeof raw)['pool'] => ({ ...raw[set], examples: raw[set].examples.map((example, index) => ({ ...example, hash: hex(index, letter) })) });
const sets = { pool: hashed('pool', 'a'), target: hashed('target', 'b'), existing: hashed('existing', 'c') };

describe('address', () => {
  test('a row is found by the beginning of its hash, or by all of it', () => {
    expect(rowFromParam(rowToParam(hex(5, 'a')), sets)).toBe(5);
    expect(rowFromParam(hex(5, 'a'), sets)).toBe(5);
    expect(rowFromParam('ffff', sets)).toBeNull();
    expect(rowFromParam(null, sets)).toBeNull();
    expect(rowFromParam('', sets)).toBeNull();
  });
  test.each([
    { row: { set: 'pool', index: 3 }, column: { set: 'pool', index: 9 } },
    { row: { set: 'target', index: 1 }, column: { set: 'pool', index: 0 } },
    { row: { set: 'pool', index: 0 }, column: { set: 'existing', index: 1 } },
  ] as const)('a pair survives the address: $row.set by $column.set', (pair) => {
    expect(pairFromParam(pairToParam(pair, sets), sets)).toEqual(pair);
  });
  test('what is no pair of this project is none', () => {
    expect(pairFromParam(null, sets)).toBeNull();
    expect(pairFromParam('x1,p2', sets)).toBeNull();
    expect(pairFromParam(`p${hex(0, 'a')}`, sets)).toBeNull();
    expect(pairFromParam(`e${hex(0, 'c')},p${hex(0, 'a')}`, sets)).toBeNull();
  });
});

describe('keys', () => {
  test('budget by one and by ten, the bend, objectives, tabs', () => {
    expect(keyAct('[', false)).toEqual({ kind: 'budget', step: -1 });
    expect(keyAct('{', true)).toEqual({ kind: 'budget', step: -10 });
    expect(keyAct(']', true)).toEqual({ kind: 'budget', step: 10 });
    expect(keyAct('B', true)).toEqual({ kind: 'bend' });
    expect(keyAct('b', false)).toEqual({ kind: 'ban' });
    expect(keyAct('2', false)).toEqual({ kind: 'objective', objective: 'flmi' });
    expect(keyAct('T', false)).toEqual({ kind: 'tab', tab: 'table' });
    expect(keyAct('Enter', false)).toEqual({ kind: 'open' });
    expect(keyAct('x', false)).toBeNull();
  });
});
