import { t } from '@lingui/core/macro';
import { AppError, asAppError, toErrorRecord } from '../core/base/errors';
import { said } from '../core/base/said';
import { corrected, numberOf } from './corrections';
import { newId, type Slice } from './kit';
import { filesAndBudget } from './rowMoves';
import type { Saver } from './saver';

type ProblemActions = 'rowText' | 'correctRow' | 'setOnProblem';

/** Rows that were not kept: their text, their correction, and the rule for their file. */
export const createProblemSlice =
  (saver: Saver): Slice<ProblemActions> =>
  (kit) => ({
    rowText: async (fileId, problem) => {
      const file = kit.get().project?.files.find((known) => known.fileId === fileId);
      const again = file?.corrections?.find(({ row }) => row === numberOf(problem));
      if (again !== undefined) return again.text;
      if (problem.excerpt.length < EXCERPT) return problem.excerpt;
      const bytes = kit.artefacts.file(fileId)?.bytes ?? null;
      const text = bytes === null || file === undefined || problem.row === undefined ? null : await kit.services.importer.rowText({ bytes, fileName: file.file, number: problem.row });
      if (text === null) throw new AppError('row-not-at-hand', said`Only a part of line ${problem.line} is kept here, because its file is not. Nothing was changed. Add the file again to edit this line.`);
      return text;
    },
    correctRow: async (fileId, problem, text) => {
      const file = kit.get().project?.files.find((known) => known.fileId === fileId);
      const rows = kit.artefacts.file(fileId);
      if (file === undefined || rows === undefined) return null;
      const next = await corrected(kit.services.importer, { ...file, examples: rows.examples }, problem, text);
      if (!('examples' in next)) return next;
      const files = kit.get().project?.files ?? [];
      if (!files.includes(file)) return null; // It was removed, or read another way, meanwhile.
      const { examples, ...facts } = next;
      const changed = { ...file, ...facts, fileId: newId(), corrections: [...(file.corrections ?? []), { row: numberOf(problem), text }] };
      kit.artefacts.putFile(changed.fileId, { examples, bytes: rows.bytes });
      saver.fileAdded(changed.fileId);
      kit.commit({ label: t`Correct line ${problem.line}`, after: filesAndBudget(kit, files.map((known) => (known === file ? changed : known))) });
      return null;
    },
    setOnProblem: (fileId, onProblem) => {
      const files = kit.get().project?.files ?? [];
      const file = files.find((known) => known.fileId === fileId);
      if (file === undefined || (file.onProblem ?? 'skip') === onProblem) return;
      if (onProblem === 'skip' && file.kept > 0 && kit.artefacts.file(fileId)?.examples.length === 0) {
        const error = new AppError('row-not-at-hand', said`The rows of ${file.file} are not in this project: it was packed while they were held back. Add the file again.`);
        kit.report(t`The rule was not changed`, toErrorRecord(asAppError(error)));
        return;
      }
      const label = onProblem === 'stop' ? t`Stop at problems in ${file.file}` : t`Skip problems in ${file.file}`;
      kit.commit({ label, after: filesAndBudget(kit, files.map((known) => (known === file ? { ...file, onProblem } : known))) });
    },
  });

/** Shorter excerpts are the whole row. */
const EXCERPT = 400;
