import { asAppError, toErrorRecord } from '../core/base/errors';
import type { UtilityBlock } from '../core/scoring/types';
import type { Kit } from './kit';
import { summarize } from './summary';

/** After a change of the document: long enough to gather a drag, short enough to lose nothing. */
const DOCUMENT_DELAY_MS = 400;
/** While scoring runs. */
const BLOCK_DELAY_MS = 10_000;

/** Writes what changed, soon after it changed. One write at a time; what fails stays in memory and is told. */
export interface Saver {
  documentChanged(): void;
  fileAdded(fileId: string): void;
  blockChanged(block: UtilityBlock): void;
  /** Writes all that waits, now. Never rejects: a failure is a notice. */
  flush(): Promise<void>;
  /** Forgets what waits: the project was closed. */
  drop(): void;
}

export function createSaver(kit: Kit): Saver {
  let documentWaits = false;
  const filesWait = new Set<string>();
  const blocksWait = new Map<string, UtilityBlock>();
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
    if (project === null || kit.get().readOnly || (!documentWaits && filesWait.size === 0 && blocksWait.size === 0)) return;
    kit.set({ saved: { ...kit.get().saved, status: 'saving' } });
    const waiting = { document: documentWaits, files: [...filesWait], blocks: [...blocksWait] };
    documentWaits = false;
    filesWait.clear();
    blocksWait.clear();
    try {
      for (const fileId of waiting.files) {
        const rows = kit.artefacts.file(fileId);
        if (rows !== undefined) await kit.services.storage.saveFile(project.id, fileId, rows);
      }
      for (const [, block] of waiting.blocks) await kit.services.storage.saveBlock(project.id, block);
      await kit.services.storage.saveDocument(project, summaryNow(kit));
      toldOf = null;
      kit.set({ saved: { status: 'saved', at: Date.now() } });
    } catch (thrown) {
      documentWaits = true;
      for (const fileId of waiting.files) filesWait.add(fileId);
      for (const [key, block] of waiting.blocks) if (!blocksWait.has(key)) blocksWait.set(key, block);
      tell(thrown);
    }
  };
  const tell = (thrown: unknown): void => {
    const error = asAppError(thrown);
    kit.set({ saved: { ...kit.get().saved, status: 'failed' } });
    if (toldOf === error.code) return; // once is enough; the status bar goes on saying "not saved"
    toldOf = error.code;
    kit.report(error.code === 'storage-full' ? 'Not saved: storage is full' : 'Not saved', toErrorRecord(error));
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
      blocksWait.set(`${block.block}|${block.identity.model}|${block.identity.modelHash}|${block.identity.template}`, block);
      soon(BLOCK_DELAY_MS);
    },
    flush,
    drop: () => {
      stopTimer();
      documentWaits = false;
      filesWait.clear();
      blocksWait.clear();
    },
  };
}

export function summaryNow({ get, artefacts }: Kit): ReturnType<typeof summarize> {
  const { project } = get();
  if (project === null) throw new Error('no project is open');
  const rows = { pool: artefacts.setRows('pool').examples.length, target: artefacts.setRows('target').examples.length, existing: artefacts.setRows('existing').examples.length };
  return summarize(project, rows, Object.values(artefacts.blocks()), new Date().toISOString());
}
