import { reverse, squash, type Diff } from './diff';

/** Steps kept; a document's diffs are small, as rows and utilities stand outside it. */
const STEPS_KEPT = 200;
/** Changes of one kind that follow each other faster (a slider that is dragged) are one step. */
const JOIN_WITHIN_MS = 800;

export interface History<T> {
  /** `joins`: may become one step with an equal label just before. */
  push(diff: Diff<T>, options: { readonly at: number; readonly joins: boolean }): void;
  /** The diff to apply, or null. */
  undo(): Diff<T> | null;
  redo(): Diff<T> | null;
  undoLabel(): string | null;
  redoLabel(): string | null;
  clear(): void;
}

export function createHistory<T>(): History<T> {
  let past: Diff<T>[] = [];
  let future: Diff<T>[] = [];
  let lastPush = { at: -Infinity, joins: false };
  return {
    push: (diff, { at, joins }) => {
      const last = past.at(-1);
      const together = joins && lastPush.joins && last?.label === diff.label && at - lastPush.at <= JOIN_WITHIN_MS && future.length === 0;
      past = together ? [...past.slice(0, -1), squash(last, diff)] : [...past, diff].slice(-STEPS_KEPT);
      future = [];
      lastPush = { at, joins };
    },
    undo: () => {
      const diff = past.at(-1);
      if (diff === undefined) return null;
      past = past.slice(0, -1);
      future = [...future, diff];
      lastPush = { at: -Infinity, joins: false };
      return reverse(diff);
    },
    redo: () => {
      const diff = future.at(-1);
      if (diff === undefined) return null;
      future = future.slice(0, -1);
      past = [...past, diff];
      lastPush = { at: -Infinity, joins: false };
      return diff;
    },
    undoLabel: () => past.at(-1)?.label ?? null,
    redoLabel: () => future.at(-1)?.label ?? null,
    clear: () => {
      past = [];
      future = [];
      lastPush = { at: -Infinity, joins: false };
    },
  };
}
