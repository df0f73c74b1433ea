import { t } from '@lingui/core/macro';
import { AppError, asAppError, toErrorRecord } from '../core/base/errors';
import { said } from '../core/base/said';
import { rowsOfPicks, takenFiles } from '../core/dataset/takenRows';
import type { ImportedFile, SetName } from '../core/dataset/types';
import { MINILM } from '../core/embedding/catalog';
import { subsetOf } from '../core/embedding/sets';
import type { Kit } from './kit';
import { keepVectors } from './mapSlice';
import { filesAndBudget, putFile } from './rowMoves';
import type { Saver } from './saver';
import type { StoredProject } from './services';
import { rowsOfPart, takingPart } from './takingPart';
import type { RowsOfProject } from './types';
import { failureText } from '../texts/language';
const SET_WORDS: Readonly<Record<SetName, string>> = { pool: said`pool`, target: said`target set`, existing: said`existing data` };

/**
 * Adds rows of another project of this browser as files of a set. Pairs and vectors that the other project has of
 * these rows are taken along, by content. @see docs/spec/data.md L11
 */
export async function takeRows(kit: Kit, saver: Saver, from: RowsOfProject, to: SetName): Promise<boolean> {
  const { project } = kit.get();
  if (project === null) return false;
  const name = kit.get().projects.find(({ id }) => id === from.projectId)?.name ?? t`the other project`;
  kit.set({ importing: { status: 'reading', file: name, set: to, progress: { bytesRead: 0, bytes: 0, rows: 0, problems: 0 } } });
  try {
    const stored = await kit.services.storage.load(from.projectId);
    if (stored === null) throw new AppError('no-rows', said`“${name}” is not in this browser any more. Nothing was added.`);
    const taken = await partOf(stored, from);
    if (kit.get().project?.id !== project.id) return false;
    kit.set({ importing: { status: 'idle' } });
    await takeVectors(kit, from.projectId, taken);
    kit.known.lend(stored.blocks);
    const files = [...(kit.get().project?.files ?? []), ...taken.map((file) => putFile(kit, saver, file, to))];
    if (!kit.commit({ label: t`Add ${taken[0]!.file}`, after: filesAndBudget(kit, files) })) return false;
    for (const block of Object.values(kit.artefacts.blocks())) if (block.columnsDone.includes(1)) saver.blockChanged(block);
    return true;
  } catch (thrown) {
    if (kit.get().project?.id === project.id) kit.set({ importing: { status: 'failed', file: name, set: to, error: toErrorRecord(asAppError(thrown)) } });
    return false;
  }
}

function partOf({ document, files }: StoredProject, { part }: RowsOfProject): Promise<ImportedFile[]> {
  const set = 'set' in part ? part.set : 'pool';
  const rows = takingPart(document, set, (fileId) => files.get(fileId)).parts.map((each) => ({ file: each.file, examples: rowsOfPart(each) }));
  if ('set' in part) return takenFiles(rows.filter(({ examples }) => examples.length > 0), { project: document.name, part: SET_WORDS[set], lost: 0 });
  const subset = document.subsets.find(({ id }) => id === part.subsetId);
  if (subset === undefined) throw new AppError('no-rows', said`“${document.name}” has that subset no longer. Nothing was added. Choose another one.`);
  const picks = rowsOfPicks(rows, subset.order.slice(0, subset.budget));
  return takenFiles(picks.files, { project: document.name, part: subset.name, lost: picks.lost });
}

/** Vectors of the rows, where the other project has them: they need not be made again. Without them nothing is lost. */
async function takeVectors(kit: Kit, projectId: string, files: readonly ImportedFile[]): Promise<void> {
  try {
    const known = await kit.services.vectors.load(projectId, MINILM.graph.sha256);
    if (known === null || !kit.artefacts.vectors.add(subsetOf(known, new Set(files.flatMap(({ examples }) => examples.map(({ hash }) => hash)))))) return;
    await keepVectors(kit);
  } catch (thrown) {
    kit.log('warn', t`Vectors of the other project were not read: ${failureText(asAppError(thrown))}`);
  }
}
