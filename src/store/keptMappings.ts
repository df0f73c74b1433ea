import { savedMappingOf } from '../core/dataset/savedMapping';
import type { ProjectFile } from './types';
import type { Kit } from './kit';

/** Older ones are forgotten. */
const MOST_KEPT = 40;

/** Keeps a mapping that a person chose, to be offered for files that look alike. The latest of the same fields counts. */
export async function keepMapping({ get, set, services }: Pick<Kit, 'get' | 'set' | 'services'>, file: ProjectFile): Promise<void> {
  if ((file.fields ?? []).length === 0) return;
  const saved = { ...(await savedMappingOf(file)), file: file.file };
  const mappings = [...get().mappings.filter(({ signature }) => signature !== saved.signature), saved].slice(-MOST_KEPT);
  services.preferences.write({ mappings });
  set({ mappings });
}
