import { InvalidArgumentError } from 'commander';

/** `100`, `30%` or `50000tok`. */
export type Budget =
  | { readonly unit: 'rows'; readonly rows: number }
  | { readonly unit: 'share'; readonly share: number }
  | { readonly unit: 'tokens'; readonly tokens: number };

/** @throws InvalidArgumentError (exit status 2) for anything else. */
export function parseBudget(text: string): Budget {
  const match = /^(\d+(?:\.\d+)?)(%|tok)?$/.exec(text.trim());
  const value = Number(match?.[1]);
  if (match?.[2] === '%' && value > 0 && value <= 100) return { unit: 'share', share: value / 100 };
  if (match?.[2] === 'tok' && Number.isInteger(value) && value > 0) return { unit: 'tokens', tokens: value };
  if (match !== null && match[2] === undefined && Number.isInteger(value) && value > 0) return { unit: 'rows', rows: value };
  throw new InvalidArgumentError('A budget is a number of rows (100), a share (30%) or tokens (50000tok).');
}
