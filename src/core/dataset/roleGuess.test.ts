import { expect, test } from 'vitest';
import { guessRole } from './roleGuess';

const none = { pool: 0, target: 0, existing: 0 };

test.each([
  ['train.jsonl', none, 'pool', true],
  ['data/gsm8k_train.json', none, 'pool', true],
  ['my-pool.jsonl', none, 'pool', true],
  ['mmlu.test.jsonl', none, 'target', true],
  ['C:\\sets\\ValidSet.jsonl', none, 'target', true],
  ['old_data.jsonl', none, 'existing', true],
  ['already-seen.json', none, 'existing', true],
  ['latest.jsonl', none, 'pool', true],
  ['train_test_mix.jsonl', none, 'pool', false],
  ['rows.jsonl', { pool: 9, target: 0, existing: 0 }, 'target', false],
  ['rows.jsonl', { pool: 9, target: 9, existing: 0 }, 'existing', false],
  ['rows.jsonl', { pool: 9, target: 9, existing: 9 }, 'pool', false],
  ['train.jsonl', { pool: 9, target: 0, existing: 0 }, 'pool', false],
])('[R4] %s', (name, rows, set, sure) => {
  expect(guessRole(name, rows)).toMatchObject({ set, sure });
});

test('[R4] the reason names the word', () => {
  expect(guessRole('x-eval.jsonl', none).why).toBe('the name has "eval" in it');
});
