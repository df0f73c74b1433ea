import { InvalidArgumentError } from 'commander';

export function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('This must be a number.');
  return value;
}

/** A number between 0 and 1, neither of them. */
export function parseShare(text: string): number {
  const value = parseNumber(text);
  if (value > 0 && value < 1) return value;
  throw new InvalidArgumentError('This must be a number between 0 and 1.');
}

/** `3,7`: candidate indices from 0. */
export function parseIndices(text: string): number[] {
  const indices = text.split(',').map((part) => Number(part.trim()));
  if (indices.some((index) => !Number.isInteger(index) || index < 0)) throw new InvalidArgumentError('This must be a list of indices from 0, such as 3,7.');
  return indices;
}
