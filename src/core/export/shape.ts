import { AppError, type ErrorCode } from '../base/errors';
import { isJsonObject, type JsonObject } from '../base/json';
import { said, told } from '../base/said';

/** Reads fields of JSON from outside and says which one is wrong. One for each document, so that messages name it. */
export interface ShapeReader {
  readonly object: (value: unknown, path: string) => JsonObject;
  readonly list: <T>(value: unknown, path: string, readEntry: (entry: unknown, path: string) => T) => T[];
  readonly text: (value: unknown, path: string) => string;
  /** One of the given words. */
  readonly word: <W extends string>(value: unknown, path: string, words: readonly W[]) => W;
  /** 64 lower-case hex digits. */
  readonly hash: (value: unknown, path: string) => string;
  readonly number: (value: unknown, path: string) => number;
  /** Integer >= 0. */
  readonly count: (value: unknown, path: string) => number;
  /** null stays null. */
  readonly nullable: <T>(value: unknown, path: string, read: (value: unknown, path: string) => T) => T | null;
  /** An object whose values are all of one kind. */
  readonly record: <T>(value: unknown, path: string, read: (value: unknown, path: string) => T) => Record<string, T>;
  readonly fail: (path: string, expected: string) => never;
}

/**
 * A reader whose failures are AppError `code`: "NAME cannot be read: PATH is not WHAT. ADVICE".
 * @param name the document, for people. @param advice what is kept and what to do.
 */
export function shapeReader(code: ErrorCode, name: string, advice: string): ShapeReader {
  const fail = (path: string, expected: string): never => {
    throw new AppError(code, said`${told(name)} cannot be read: ${path} is not ${told(expected)}. ${told(advice)}`, { field: path });
  };
  const number = (value: unknown, path: string): number => (typeof value === 'number' ? value : fail(path, said`a number`));
  const text = (value: unknown, path: string): string => (typeof value === 'string' ? value : fail(path, said`a text`));
  const object = (value: unknown, path: string): JsonObject => (isJsonObject(value) ? value : fail(path, said`an object`));
  return {
    object,
    list: (value, path, readEntry) => {
      if (!Array.isArray(value)) return fail(path, said`a list`);
      return value.map((entry: unknown, index) => readEntry(entry, `${path}[${index}]`));
    },
    text,
    word: (value, path, words) => words.find((word) => word === value) ?? fail(path, said`one of ${words.join(', ')}`),
    hash: (value, path) => (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : fail(path, said`a sha256`)),
    number,
    count: (value, path) => (Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : fail(path, said`a whole number from 0`)),
    nullable: (value, path, read) => (value === null ? null : read(value, path)),
    record: (value, path, read) => Object.fromEntries(Object.entries(object(value, path)).map(([key, entry]) => [key, read(entry, `${path}.${key}`)])),
    fail,
  };
}
