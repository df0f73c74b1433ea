import type { ProjectContents, SavedSubset } from '../../core/export/types';
import { coversOf } from '../../core/selection/coverLog';
import { createSelectionService } from '../../core/selection/service';
import { sourceOf } from './selectInProject';

/**
 * How many pool rows each pick of a subset covers best, by the project's utilities and the subset's own rule for
 * self-help.
 * @param picks places of the subset's rows in the pool, in order of rank.
 * @throws AppError 'block-missing' when the pool is not scored.
 */
export async function coversInProject(project: ProjectContents, path: string, subset: SavedSubset, picks: readonly number[]): Promise<number[]> {
  const service = createSelectionService();
  await service.use(sourceOf(project, path, subset.recipe));
  // All picks pinned: the order stays, and its covers come back.
  const { poolLog } = await service.rank({ sourceId: path, objective: { name: 'fl' }, pins: picks, limit: picks.length });
  return coversOf(poolLog, picks.length);
}
