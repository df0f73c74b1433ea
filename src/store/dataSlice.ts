import { plural, t } from '@lingui/core/macro';
import { asAppError, toErrorRecord } from '../core/base/errors';
import { yieldToOthers } from '../core/base/job';
import { said } from '../core/base/said';
import { guessRole } from '../core/dataset/roleGuess';
import { rowLines } from '../core/dataset/takenRows';
import type { ImportedFile, ImportOptions, SetName } from '../core/dataset/types';
import { defaultBudget, newProject } from './defaults';
import { correctedAgain } from './corrections';
import { keepMapping } from './keptMappings';
import { newId, type Kit, type Slice } from './kit';
import { fileNameOf, withProgress, type ShowProject } from './projectSlice';
import type { Saver } from './saver';
import { filesAndBudget, filesOfRows, filesWithout } from './rowMoves';
import type { FailedImport } from './dataTypes';
import type { FileInput, ProjectFile } from './types';

type DataActions = 'importFiles' | 'answerRoles' | 'importText' | 'cancelImport' | 'removeFile' | 'remapFile' | 'moveFile' | 'leaveOut' | 'rowsToSet' | 'holdOut';

interface Reading {
  readonly name: string;
  readonly set: SetName;
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly blob?: Blob | undefined;
  readonly from: string | undefined;
  readonly options: ImportOptions;
}

/** Why rows are not in a file any more, for its notes. */
const MOVED: Readonly<Record<SetName, string>> = { pool: said`moved to the pool set`, target: said`moved to the target set`, existing: said`moved to the existing data` };

export const createDataSlice =
  (saver: Saver, show: ShowProject): Slice<DataActions> =>
  (kit) => {
    let stop: AbortController | null = null;

    /** The file read, or null when it failed or was cancelled: the project is then what it was before. */
    const read = async ({ name, set, bytes, blob, from, options }: Reading): Promise<{ imported: ImportedFile; bytes: Uint8Array<ArrayBuffer> } | null> => {
      stop?.abort();
      const mine = new AbortController();
      stop = mine;
      kit.set({ importing: { status: 'reading', file: name, set, progress: { bytesRead: 0, bytes: 0, rows: 0, problems: 0 } } });
      try {
        const content = await bytes();
        const imported = await kit.services.importer.importFile({ bytes: blob ?? content, fileName: name, options }, {
          signal: mine.signal,
          emit: (progress) => {
            if (stop === mine) kit.set({ importing: { status: 'reading', file: name, set, progress } });
          },
        });
        await yieldToOthers(); // the last rows have just come: what follows is a task of its own
        if (mine.signal.aborted) return null;
        kit.set({ importing: { status: 'idle' } });
        return { imported: from === undefined ? imported : { ...imported, from }, bytes: content };
      } catch (thrown) {
        const error = asAppError(thrown);
        const cancelled = error.code === 'cancelled' || mine.signal.aborted;
        if (stop === mine) kit.set({ importing: cancelled ? { status: 'idle' } : { status: 'failed', file: name, set, error: toErrorRecord(error) } });
        return null;
      } finally {
        if (stop === mine) stop = null;
      }
    };

    const keepRows = ({ imported, bytes }: { imported: ImportedFile; bytes: Uint8Array<ArrayBuffer> }, set: SetName): ProjectFile => {
      const fileId = newId();
      const { examples, ...facts } = imported;
      kit.artefacts.putFile(fileId, { examples, bytes });
      saver.fileAdded(fileId);
      return { ...facts, fileId, set };
    };

    const importOne = async (file: FileInput, set: SetName): Promise<void> => {
      const result = await read({ name: file.name, set, bytes: file.bytes, blob: file.blob, from: file.from, options: {} });
      if (result === null) return;
      if (kit.get().project === null) await show({ document: newProject(projectNameOf(file.name)), files: new Map(), blocks: [] });
      const { project } = kit.get();
      if (project === null) return;
      const files = [...project.files, keepRows(result, set)];
      const firstPool = set === 'pool' && project.budget === 0;
      kit.commit({ label: t`Add ${file.name}`, after: { files, ...(firstPool ? { budget: defaultBudget(result.imported.examples.length) } : {}) } });
    };

    /** One file after another; those that failed are told of together, at the end. */
    const importAll = async (files: readonly { readonly file: FileInput; readonly set: SetName }[]): Promise<void> => {
      const failed: FailedImport[] = [];
      for (const { file, set } of files) {
        await importOne(file, set);
        const { importing } = kit.get();
        if (importing.status === 'failed') failed.push({ file: importing.file, set: importing.set, error: importing.error });
      }
      const [first, ...others] = failed;
      if (first !== undefined) kit.set({ importing: { status: 'failed', ...first, others } });
    };

    const openProjectFile = async (file: FileInput): Promise<boolean> => {
      try {
        const packed = await file.bytes();
        const unpacked = await withProgress(kit, 'opening', (emit) => kit.services.projectFiles.unpack(packed, { emit }));
        const document = { ...unpacked.document, id: newId() };
        await show({ ...unpacked, document });
        for (const fileId of unpacked.files.keys()) saver.fileAdded(fileId);
        for (const block of unpacked.blocks) saver.blockChanged(block);
        saver.documentChanged();
        await saver.flush();
        kit.set({ projects: await kit.services.storage.list() });
        return true;
      } catch (thrown) {
        kit.report(t`${file.name} was not opened`, toErrorRecord(asAppError(thrown)));
        return false;
      }
    };

    const countRows = (): Record<SetName, number> => ({
      pool: kit.artefacts.setRows('pool').examples.length,
      target: kit.artefacts.setRows('target').examples.length,
      existing: kit.artefacts.setRows('existing').examples.length,
    });

    return {
      importFiles: async (all, set) => {
        const isProject = ({ name }: FileInput): boolean => /\.delift$/i.test(name);
        const [packed, ...further] = all.filter(isProject);
        if (packed !== undefined) {
          if (!(await openProjectFile(packed))) return;
          for (const { name } of further) kit.notify({ tone: 'warn', title: t`${name} was not opened`, text: t`One project is open at a time; ${packed.name} is. Drop the other one by itself.`, error: null });
        }
        const files = all.filter((file) => !isProject(file));
        if (set !== 'guess') return importAll(files.map((file) => ({ file, set })));
        const rows = countRows();
        const guesses = files.map((file) => {
          const guess = guessRole(file.name, rows);
          if (guess.sure) rows[guess.set] += 1;
          return { file, guess };
        });
        // One doubt and all are asked together: what a file is depends on what the others are.
        if (guesses.some(({ guess }) => !guess.sure)) kit.set({ asking: guesses });
        else await importAll(guesses.map(({ file, guess }) => ({ file, set: guess.set })));
      },
      answerRoles: async (sets) => {
        const { asking } = kit.get();
        kit.set({ asking: [] });
        await importAll(asking.flatMap(({ file }, at) => {
          const set = sets[at] ?? null;
          return set === null ? [] : [{ file, set }];
        }));
      },
      importText: async (text, set) => {
        const bytes = new TextEncoder().encode(text);
        const name = /^\s*\[/.test(text) ? t`pasted rows.json` : t`pasted rows.jsonl`;
        await importOne({ name, size: bytes.length, bytes: () => Promise.resolve(bytes) }, set);
      },
      cancelImport: () => {
        stop?.abort();
        // A failed file is put away.
        if (kit.get().importing.status === 'failed') kit.set({ importing: { status: 'idle' } });
      },
      removeFile: (fileId) => {
        const files = kit.get().project?.files ?? [];
        const file = files.find((known) => known.fileId === fileId);
        if (file !== undefined) kit.commit({ label: t`Remove ${file.file}`, after: { files: files.filter((known) => known !== file) } });
      },
      remapFile: async (fileId, change) => {
        const file = kit.get().project?.files.find((known) => known.fileId === fileId);
        const bytes = kit.artefacts.file(fileId)?.bytes ?? null;
        if (file === undefined) return;
        // Another form has other fields: they are detected anew.
        const mapping = change.form === undefined ? { ...file.mapping, ...change.mapping } : change.mapping;
        const options: ImportOptions = { form: change.form ?? file.form, splitTurns: file.splitTurns, mapping };
        const content = bytes ?? bytesOfRows(kit, fileId);
        const result = await read({ name: file.file, set: file.set, bytes: () => Promise.resolve(content), from: file.from, options });
        const files = kit.get().project?.files ?? [];
        if (result === null || !files.includes(file)) return;
        const facts = bytes === null ? { ...result, imported: { ...result.imported, sha256: file.sha256, bytes: file.bytes } } : result;
        const again = await correctedAgain(kit.services.importer, facts.imported, file.corrections ?? []);
        const next = { ...keepRows({ imported: again, bytes: content }, file.set), onProblem: file.onProblem, corrections: file.corrections };
        kit.commit({ label: t`Read ${file.file} another way`, after: { files: files.map((known) => (known === file ? next : known)) } });
        if (change.mapping !== undefined) await keepMapping(kit, next);
      },
      moveFile: (fileId, set) => {
        const files = kit.get().project?.files ?? [];
        const file = files.find((known) => known.fileId === fileId);
        if (file === undefined || file.set === set) return;
        kit.commit({ label: t`Move ${file.file}`, after: { files: files.map((known) => (known === file ? { ...file, set } : known)) } });
      },
      leaveOut: (set, rows, why) => {
        if (rows.length > 0) kit.commit({ label: t`Leave out ${rowsWords(rows)}`, after: filesAndBudget(kit, filesWithout(kit, saver, set, rows, why)) });
      },
      rowsToSet: async (from, rows, to, take) => {
        if (rows.length === 0) return;
        const added = await filesOfRows(kit, saver, from, rows, to);
        const files = take ? filesWithout(kit, saver, from, rows, MOVED[to]) : (kit.get().project?.files ?? []);
        kit.commit({ label: take ? t`Move ${rowsWords(rows)}` : t`Copy ${rowsWords(rows)}`, after: filesAndBudget(kit, [...files, ...added]) });
      },
      holdOut: (set, rows) => {
        const { project } = kit.get();
        if (project === null || rows.length === 0) return;
        const { examples } = kit.artefacts.setRows(set);
        const text = rowLines(rows.map((row) => examples[row]!));
        kit.services.download(`${fileNameOf(project.name)}-held-out.jsonl`, new TextEncoder().encode(text), 'application/jsonl');
        kit.commit({ label: t`Hold out ${rowsWords(rows)}`, after: filesAndBudget(kit, filesWithout(kit, saver, set, rows, said`held out for evaluation`)) });
      },
    };
  };

/** The kept rows as lines, for a file whose bytes are not here (it came in a project file). */
function bytesOfRows(kit: Kit, fileId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(rowLines(kit.artefacts.file(fileId)?.examples ?? []));
}

function rowsWords(rows: readonly number[]): string {
  return plural(rows.length, { one: '# row', other: '# rows' });
}

function projectNameOf(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? fileName;
  return base.replace(/(\.(jsonl|json|ndjson|csv|tsv|tab|psv|parquet|txt|gz|zst))+$/i, '') || t`New project`;
}
