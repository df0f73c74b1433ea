import { DEFAULT_SETTINGS } from '../../core/recipe/defaults';
import type { Example } from '../../core/dataset/types';
import type { ProjectFile, SavedSubset, SelectionSettings } from '../../store/types';

export const SETTINGS: SelectionSettings = { ...DEFAULT_SETTINGS, objective: 'flmi', eta: 3 };

/** 64 hex digits made of one. */
export const hashOf = (digit: string): string => digit.repeat(64);

export function example(digit: string, change: Partial<Example> = {}): Example {
  const prompt = `Question ${digit}`;
  const response = `Answer "${digit}"`;
  return {
    hash: hashOf(digit),
    label: `row-${digit}`,
    system: null,
    earlier: [],
    prompt,
    response,
    source: 'school',
    kind: null,
    extra: {},
    raw: JSON.stringify({ id: `row-${digit}`, instruction: prompt, output: response }),
    line: Number.parseInt(digit, 16) + 1,
    ...change,
  };
}

export function savedSubset(digits: string, budget: number, settings: Partial<SelectionSettings> = {}): SavedSubset {
  const order = [...digits].map(hashOf);
  return {
    id: 's1',
    name: `FLMI · ${budget}`,
    createdAt: '2026-01-02T03:04:05.000Z',
    settings: { ...SETTINGS, ...settings },
    budget,
    order,
    gains: order.map((_, at) => 8 / 2 ** at),
    values: order.map((_, at) => 16 - 16 / 2 ** (at + 1)),
    utilitiesKey: 'k',
  };
}

const NO_FIELDS = { instruction: 'instruction', input: null, response: 'output', system: null, turns: null, id: 'id', source: null, kind: null };

export const POOL_FILE: ProjectFile = {
  fileId: 'f1',
  set: 'pool',
  file: 'pool.jsonl',
  bytes: 400,
  sha256: hashOf('e'),
  container: 'jsonl',
  encoding: 'utf-8',
  form: 'alpaca',
  why: 'instruction and output in 4 of 4 sampled rows',
  mapping: NO_FIELDS,
  rowsRead: 5,
  kept: 4,
  problems: [],
};
