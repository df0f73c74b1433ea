import { t } from '@lingui/core/macro';
import { asAppError, toErrorRecord, type AppError } from '../core/base/errors';
import type { UtilityBlock } from '../core/scoring/types';
import type { Kit } from './kit';
import { summarize } from './summary';

/** After a change of the document: long enough to gather a drag, short enough to lose nothing. */
const DOCUMENT_DELAY_MS = 400;
/** A whole block: rows changed, a project came in. */
const BLOCK_DELAY_MS = 10_000;
/** Finished columns are written this soon after the columns before them: at once where a column takes longer. */
const COLUMN_DELAY_MS = 2_000;
/** The list of projects need not be truer than that while scoring runs. */
const SUMMARY_EVERY_MS = 10_000;

/** Writes what changed, soon after it changed. One write at a time; what fails stays in memory and is told. */
export interface Saver {
  documentChanged(): void;
  fileAdded(fileId: string): void;
  blockChanged(block: UtilityBlock): void;
  /** A column was finished; only it is written. */
  columnScored(block: UtilityBlock, column: number): void;
  /** Bytes of finished columns that are not on disk yet. */
  waitingBytes(): number;
  /** Called with each failure to write, also with those that are told only once. */
  onFailure(listener: (error: AppError) => void): void;
  /** Writes all that waits, now. Never rejects: a failure is a notice. */
  flush(): Promise<void>;
  /** Forgets what waits: the project was closed. */
  drop(): void;
}

export function createSaver(kit: Kit): Saver {
  let documentWaits = false;
  const filesWait = new Set<string>();
  const blocksWait = new Map<string, UtilityBlock>();
  const columnsWait = new Map<string, { readonly block: UtilityBlock; readonly columns: readonly number[] }>();
  const failures: ((error: AppError) => void)[] = [];
  let columnsAt = 0;
  let summaryAt = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let dueAt = Infinity;
  let writing: Promise<void> = Promise.resolve();
  let toldOf: string | null = null;

  const soon = (delayMs: number): void => {
    if (kit.get().readOnly || Date.now() + delayMs >= dueAt) return;
    if (timer !== null) clearTimeout(timer);
    dueAt = Date.now() + delayMs;
    timer = setTimeout(() => void flush(), delayMs);
  };
  const stopTimer = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    dueAt = Infinity;
  };

  const write = async (): Promise<void> => {
    const { project } = kit.get();
    if (project === null || kit.get().readOnly || !waits()) return;
    const waiting = { document: documentWaits, files: [...filesWait], blocks: [...blocksWait], columns: [...columnsWait] };
    const quietly = !waiting.document && waiting.files.length === 0 && waiting.blocks.length === 0;
    if (!quietly) kit.set({ saved: { ...kit.get().saved, status: 'saving' } });
    if (waiting.columns.length > 0) columnsAt = Date.now();
    forget();
    try {
      const { storage } = kit.services;
      for (const fileId of waiting.files) {
        const rows = kit.artefacts.file(fileId);
        if (rows !== undefined) await storage.saveFile(project.id, fileId, rows);
      }
      for (const [, block] of waiting.blocks) await storage.saveBlock(project.id, block);
      for (const [key, { block, columns }] of waiting.columns) if (!waiting.blocks.some(([whole]) => whole === key)) await storage.saveColumns(project.id, block, columns);
      if (!quietly || Date.now() - summaryAt >= SUMMARY_EVERY_MS) {
        await storage.saveDocument(project, summaryNow(kit));
        summaryAt = Date.now();
      }
      if (waiting.columns.length > 0) columnsAt = Date.now();
      toldOf = null;
      kit.set({ saved: { status: 'saved', at: Date.now() } });
    } catch (thrown) {
      documentWaits = true;
      for (const fileId of waiting.files) filesWait.add(fileId);
      for (const [key, block] of waiting.blocks) if (!blocksWait.has(key)) blocksWait.set(key, block);
      for (const [key, { block, columns }] of waiting.columns) if (!blocksWait.has(key)) keepFailed(key, block, columns);
      tell(thrown);
    }
  };
  const waits = (): boolean => documentWaits || filesWait.size > 0 || blocksWait.size > 0 || columnsWait.size > 0;
  const forget = (): void => {
    documentWaits = false;
    filesWait.clear();
    blocksWait.clear();
    columnsWait.clear();
  };
  const keepColumns = (key: string, block: UtilityBlock, columns: readonly number[]): void => {
    const waiting = columnsWait.get(key);
    if (waiting === undefined || waiting.block.columnHashes === block.columnHashes) {
      columnsWait.set(key, { block, columns: [...(waiting?.columns ?? []), ...columns] });
      return;
    }
    columnsWait.delete(key); // rows changed in between: places of then are not places of now
    blocksWait.set(key, block);
  };
  const keepFailed = (key: string, block: UtilityBlock, columns: readonly number[]): void => {
    const newer = columnsWait.get(key);
    columnsWait.set(key, { block, columns });
    if (newer !== undefined) keepColumns(key, newer.block, newer.columns);
  };
  const tell = (thrown: unknown): void => {
    const error = asAppError(thrown);
    kit.set({ saved: { ...kit.get().saved, status: 'failed' } });
    failures.forEach((listener) => listener(error));
    if (toldOf === error.code) return; // once is enough; the status bar goes on saying "not saved"
    toldOf = error.code;
    kit.report(error.code === 'storage-full' ? t`Not saved: storage is full` : t`Not saved`, toErrorRecord(error));
  };
  const flush = (): Promise<void> => {
    stopTimer();
    writing = writing.then(write);
    return writing;
  };
  return {
    documentChanged: () => {
      documentWaits = true;
      soon(DOCUMENT_DELAY_MS);
    },
    fileAdded: (fileId) => {
      filesWait.add(fileId);
      soon(DOCUMENT_DELAY_MS);
    },
    blockChanged: (block) => {
      blocksWait.set(keyOf(block), block);
      soon(BLOCK_DELAY_MS);
    },
    columnScored: (block, column) => {
      keepColumns(keyOf(block), block, [column]);
      // A hidden page's timers come late, so that what is due is written from here.
      const inMs = columnsAt + COLUMN_DELAY_MS - Date.now();
      if (inMs > 0) soon(inMs);
      else if (!kit.get().readOnly) void flush();
    },
    waitingBytes: () => [...columnsWait.values()].reduce((total, { block, columns }) => total + 4 * columns.length * block.rowHashes.length, 0),
    onFailure: (listener) => void failures.push(listener),
    flush,
    drop: () => {
      stopTimer();
      forget();
    },
  };
}

function keyOf({ block, identity }: UtilityBlock): string {
  return [block, identity.model, identity.modelHash, identity.template, identity.dtype ?? ''].join('|');
}

export function summaryNow({ get, artefacts }: Kit): ReturnType<typeof summarize> {
  const { project } = get();
  if (project === null) throw new Error('no project is open');
  const rows = { pool: artefacts.setRows('pool').examples.length, target: artefacts.setRows('target').examples.length, existing: artefacts.setRows('existing').examples.length };
  return summarize(project, rows, Object.values(artefacts.blocks()), new Date().toISOString());
}
